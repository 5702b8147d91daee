package pages

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"congbo/static"
)

// TestStyle holds that the style sheet of every page fetches nothing, and that every
// text can be read: a contrast of 4.5 in light and in dark.
func TestStyle(t *testing.T) {
	css, err := fs.ReadFile(static.FS, "css/congbo.css")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(css), "url(") || strings.Contains(string(css), "@import") {
		t.Error("the style sheet fetches something")
	}
	blocks := regexp.MustCompile(`:root \{[^}]*--paper:[^}]*\}`).FindAllString(string(css), -1)
	if len(blocks) != 3 {
		t.Fatalf("%d sets of colours, want light, dark and paper", len(blocks))
	}
	for _, block := range blocks[:2] {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([\w-]+): #(\w+);`).FindAllStringSubmatch(block, -1) {
			colours[m[1]] = m[2]
		}
		for _, text := range []string{"ink", "soft", "accent", "link"} {
			for _, ground := range []string{"paper", "sheet", "tint", "mark"} {
				if ground == "mark" && text != "ink" && text != "accent" && text != "link" {
					continue
				}
				if c := contrast(luminance(t, colours[text]), luminance(t, colours[ground])); c < 4.5 {
					t.Errorf("%s on %s: %.2f", text, ground, c)
				}
			}
		}
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + .05) / (min(a, b) + .05) }

// luminance is the relative luminance of WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	if len(hex) == 3 {
		hex = fmt.Sprintf("%[1]c%[1]c%[2]c%[2]c%[3]c%[3]c", hex[0], hex[1], hex[2])
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	part := func(shift int) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= .04045 {
			return v / 12.92
		}
		return math.Pow((v+.055)/1.055, 2.4)
	}
	return .2126*part(16) + .7152*part(8) + .0722*part(0)
}
