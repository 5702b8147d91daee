package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"path"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/epub"
)

// TestAnyBook holds of reports made at random that each page of their books is XML, and that
// each link within a book leads to a place that is there.
func TestAnyBook(t *testing.T) {
	n := 200
	if testing.Short() {
		n = 20
	}
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			result := siteOf(t, randomReport(rand.New(rand.NewSource(int64(seed)))))
			file, _, err := epub.Write(result.Site, result.Reports[0])
			if err != nil {
				t.Fatal(err)
			}
			z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
			if err != nil {
				t.Fatal(err)
			}
			places, links := map[string]bool{}, []string{}
			for _, f := range z.File {
				name := strings.TrimPrefix(f.Name, "EPUB/")
				places[name] = true
				if path.Ext(name) != ".xhtml" {
					continue
				}
				r, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				for d := xml.NewDecoder(r); ; {
					token, err := d.Token()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					start, _ := token.(xml.StartElement)
					for _, a := range start.Attr {
						switch to, isPage := strings.CutPrefix(a.Value, "#"); {
						case a.Name.Local == "id":
							places[name+"#"+a.Value] = true
						case a.Name.Local != "href" && a.Name.Local != "src" || strings.Contains(a.Value, ":"):
						case isPage:
							links = append(links, name+"#"+to)
						default:
							links = append(links, a.Value)
						}
					}
				}
			}
			for _, to := range links {
				if !places[to] {
					t.Errorf("%s is no place of the book", to)
				}
			}
		})
	}
}
