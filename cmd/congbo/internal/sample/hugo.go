package sample

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// What sections hold that Hugo has no form for, or another.
var (
	key       = regexp.MustCompile(`(?m)^([a-z_]+) =`)
	citation  = regexp.MustCompile(`\d+(?:/\d+/|-)\pL+[-/]\pL+`)
	indicator = regexp.MustCompile("(?s)```indicators\nids = \\[\"([^\"]+)\"\\].*?```")
	table     = regexp.MustCompile("(?s)```table\ndata = \"([^\"]+)\".*?```")
	value     = regexp.MustCompile(`{{(\S+)\.(\S+)}}`)
	reference = regexp.MustCompile(`\[\]\((#\S+)\)`)
	order     = regexp.MustCompile(`/(\d\d)-[^/]*(?:/_index)?\.md$`) // which Hugo takes from no name
)

// Hugo writes the site in the folder from, which Write wrote, into the folder to
// as Hugo takes it: the same prose, tables and values as shortcodes, references
// with words in the place of numbers, and the documents cited as terms of a
// taxonomy, since Hugo cannot find them in prose.
func Hugo(tb testing.TB, from, to string) {
	tb.Helper()
	err := fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(os.DirFS(from), name)
		if err != nil {
			return err
		}
		period, file := path.Base(path.Dir(name)), path.Base(name)
		switch {
		case file == "indicators.toml":
			Put(tb, to, "data/ky-"+period+".toml", string(text))
		case path.Ext(name) == ".csv":
			Put(tb, to, "assets/"+period+"/"+file, string(text))
		case path.Ext(name) == ".md":
			front, body := hugoPage(string(text))
			if m := order.FindStringSubmatch(name); m != nil {
				front += "weight = " + strings.TrimPrefix(m[1], "0") + "\n"
			}
			Put(tb, to, name, "+++\n"+front+"+++\n"+body)
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// hugoPage is a Markdown file as Hugo takes it. What Hugo does not know of the front
// matter, or knows as something else, becomes a parameter.
func hugoPage(text string) (front, body string) {
	front, body, _ = strings.Cut(strings.TrimPrefix(text, "+++\n"), "+++\n")
	front = strings.Replace(key.ReplaceAllString(front, "params.$1 ="), "params.title =", "title =", 1)
	var cited []string
	for _, key := range citation.FindAllString(body, -1) {
		cited = append(cited, fmt.Sprintf("%q", strings.ToLower(strings.ReplaceAll(key, "/", "-"))))
	}
	if cited != nil {
		front += "van_ban = [" + strings.Join(cited, ", ") + "]\n"
	}
	body = indicator.ReplaceAllString(body, `{{< indicator "$1" >}}`)
	body = table.ReplaceAllString(body, `{{< table "$1" >}}`)
	body = value.ReplaceAllString(body, `{{< value "$1" "$2" >}}`)
	body = reference.ReplaceAllString(body, "[mục này]($1)")
	return front, body
}
