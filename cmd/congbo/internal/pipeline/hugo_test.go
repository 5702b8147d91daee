package pipeline_test

import (
	"congbo/cmd/congbo/internal/sample"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

var (
	generatedCitation = regexp.MustCompile(`số (\d+)-(\pL+)/(\pL+)`)
	generatedTable    = regexp.MustCompile("(?s)```indicators\nids = \\[\"([^\"]+)\"\\].*?```")
)

// hugo writes the content and data of a generated site as Hugo takes them: the
// same prose, the table as a shortcode, and the documents cited as terms of a
// taxonomy, since Hugo cannot find them in prose.
func hugo(tb testing.TB, from, to string) {
	tb.Helper()
	err := fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(os.DirFS(from), name)
		if err != nil {
			return err
		}
		if period, ok := strings.CutSuffix(strings.TrimPrefix(name, "data/"), "/indicators.toml"); ok {
			sample.Put(tb, to, "data/ky-"+period+".toml", string(text))
			return nil
		}
		if path.Ext(name) != ".md" {
			return nil
		}
		front, body, _ := strings.Cut(strings.TrimPrefix(string(text), "+++\n"), "+++\n")
		front = strings.Replace(front, "status =", "params.status =", 1)
		front = strings.Replace(front, "number =", "params.number =", 1)
		front = strings.Replace(front, "kind =", "params.kind =", 1)
		var cited []string
		for _, m := range generatedCitation.FindAllStringSubmatch(body, -1) {
			cited = append(cited, fmt.Sprintf("%q", strings.ToLower(m[1]+"-"+m[2]+"-"+m[3])))
		}
		if cited != nil {
			front += "van_ban = [" + strings.Join(cited, ", ") + "]\n"
		}
		body = generatedTable.ReplaceAllString(body, `{{< indicator "$1" >}}`)
		sample.Put(tb, to, name, "+++\n"+front+"+++\n"+body)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}
