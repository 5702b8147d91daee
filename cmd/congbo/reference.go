package main

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/guide"
	"congbo/cmd/congbo/internal/pages"
)

// reference are the pages of the handbook that are made of the code, in a language.
func reference(language string) []guide.Chapter {
	r := referenceWriter{language: language}
	return []guide.Chapter{
		{Name: "ref-commands", Text: r.commands(), Reference: true},
		{Name: "ref-keys", Text: r.keys(), Reference: true},
		{Name: "ref-findings", Text: r.findings(), Reference: true},
		{Name: "ref-layouts", Text: r.layouts(), Reference: true},
		{Name: "ref-json", Text: r.json(), Reference: true},
	}
}

// A referenceWriter writes Markdown of what the program says of itself.
type referenceWriter struct {
	language string
	bytes.Buffer
}

func (r *referenceWriter) text(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(r.language) }

// begin starts a page.
func (r *referenceWriter) begin(vi, en, viText, enText string) {
	r.Reset()
	fmt.Fprintf(r, "# %s\n\n%s\n", r.text(vi, en), r.text(viText, enText))
}

func (r *referenceWriter) done() []byte { return bytes.Clone(r.Bytes()) }

// commands is the help of every command.
func (r *referenceWriter) commands() []byte {
	r.begin("Các lệnh", "Commands", "Mỗi lệnh như `congbo help LỆNH` in ra.", "Each command as `congbo help COMMAND` prints it.")
	var out bytes.Buffer
	a := &app{stdout: &out, stderr: &out, language: r.language, source: ".", getenv: func(string) string { return "" }}
	root := a.root()
	r.command(a, root, &out)
	return r.done()
}

func (r *referenceWriter) command(a *app, c *cobra.Command, out *bytes.Buffer) {
	out.Reset()
	a.printHelp(c, nil)
	fmt.Fprintf(r, "\n## %s\n\n```text\n%s```\n", c.CommandPath(), out.String())
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			r.command(a, sub, out)
		}
	}
}

// keys are the tables of keys by which the data files are read.
func (r *referenceWriter) keys() []byte {
	r.begin("Các khóa TOML", "Keys of TOML",
		"Khóa nào không có ở đây là lỗi, và congbo nêu khóa gần nhất. *Kỳ mới* là điều `congbo new period` làm với khóa: giữ, bỏ, hay đặt lại.",
		"Any other key is an error, which names the nearest of these. *New period* is what `congbo new period` does with a key: it is kept, left out or given a new value.")
	next := map[string]string{"kept": r.text("giữ", "kept"), "left out": r.text("bỏ", "left out"), "new": r.text("đặt lại", "new")}
	for _, t := range data.KeyTables() {
		fmt.Fprintf(r, "\n## %s\n\n", t.Title.In(r.language))
		head := []string{r.text("khóa", "key"), r.text("giá trị", "value"), r.text("nghĩa", "meaning")}
		if t.Keys[0].Next != "" {
			head = append(head, r.text("kỳ mới", "new period"))
		}
		r.row(head...)
		r.row(strings.Split(strings.Repeat("--- ", len(head)-1)+"---", " ")...)
		for _, k := range t.Keys {
			cells := []string{"`" + k.Name + "`", k.Kind.In(r.language), k.Doc.In(r.language)}
			if t.Keys[0].Next != "" {
				cells = append(cells, next[k.Next])
			}
			r.row(cells...)
		}
	}
	return r.done()
}

func (r *referenceWriter) row(cells ...string) {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", `\|`)
	}
	fmt.Fprintf(r, "| %s |\n", strings.Join(cells, " | "))
}

// findings are what explain says of each code.
func (r *referenceWriter) findings() []byte {
	r.begin("Các phát hiện", "Findings",
		"Mỗi phát hiện có một mã, như `figure/ratio`; `congbo explain MÃ` in cũng những lời này.",
		"Each finding has a code, like `figure/ratio`; `congbo explain CODE` prints the same.")
	example := func(vi, en string, texts []string) {
		if len(texts) == 0 {
			return
		}
		fmt.Fprintf(r, "\n%s\n\n````text\n", r.text(vi, en))
		for _, text := range texts {
			fmt.Fprintln(r, strings.ReplaceAll(text, "\n\n", "\n  "))
		}
		fmt.Fprintln(r, "````")
	}
	for _, c := range explained() {
		fmt.Fprintf(r, "\n## %s\n\n%s: **%s**. %s\n", c.Code, c.Severity.In(r.language), c.Title.In(r.language), prose(c.Doc.In(r.language)))
		example("Báo khi:", "Speaks on:", c.Fires)
		example("Không báo khi:", "Is silent on:", c.Silent)
	}
	for _, rule := range rules {
		fmt.Fprintf(r, "\n## %s\n\n`%s`\n\n%s\n", rule.title.In(r.language), strings.Join(strings.Fields(rule.codes), "`, `"), prose(rule.doc.In(r.language)))
	}
	return r.done()
}

// prose writes a text so that Markdown prints it letter by letter.
func prose(s string) string {
	return strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`).Replace(s)
}

// layouts are the fields of the views of pages.
func (r *referenceWriter) layouts() []byte {
	r.begin("Khuôn trang nhận được gì", "What layouts get",
		"Tệp trong `layouts/` của trang thay khuôn cùng tên của congbo; khuôn viết theo html/template của Go. Mỗi khuôn in được những trường sau; `[]` là mỗi phần tử của một danh sách. Hàm: `t` (chữ giao diện), `date`, `longDate`.",
		"A file of the site's `layouts/` takes the place of congbo's own of that name; layouts are written for Go's html/template. Each can print these fields; `[]` stands for each element of a list. Functions: `t` (words of the interface), `date`, `longDate`.")
	kinds := strings.NewReplacer()
	if r.language == "vi" {
		kinds = strings.NewReplacer("list of ", "danh sách ", ", or none", ", có thể không có", "true or false", "true hoặc false", "text", "chữ", "number", "số", "data", "dữ liệu")
	}
	for _, l := range pages.Fields() {
		fmt.Fprintf(r, "\n## %s\n\n```text\n", l.Layout)
		for _, field := range l.Fields {
			name, kind, _ := strings.Cut(field, "  ")
			fmt.Fprintf(r, "%s  %s\n", name, kinds.Replace(kind))
		}
		fmt.Fprintln(r, "```")
	}
	return r.done()
}

// json are the shapes of what programs read.
func (r *referenceWriter) json() []byte {
	r.begin("JSON và CSV cho hệ thống khác", "JSON and CSV for other systems",
		"Ngày theo ISO 8601, số đúng từng chữ số, địa chỉ trang tính từ gốc của trang.",
		"Dates are ISO 8601, numbers exact, pages paths from the root of the site.")
	fmt.Fprintf(r, "\n## check --format json\n\n%s\n\n", r.text("Một danh sách; mỗi phát hiện có:", "A list; each finding has:"))
	r.structure(reflect.TypeFor[diag.Record](), "")
	fmt.Fprintf(r, "\n## /<%s>/chi-tieu/indicators.json, indicators.csv\n\n%s `%s`. %s\n", r.text("kỳ", "period"),
		r.text("Báo cáo nguồn, rồi `indicators`, mỗi chỉ tiêu có những cột có số liệu trong:", "The report they are of, then `indicators`, each with those of these columns that have a value:"),
		strings.Join(exports.IndicatorColumns(), "`, `"),
		r.text("`/chi-tieu/<mã>/series.json` có cùng các cột, mỗi kỳ một phần tử của `periods`; `datapackage.json` mô tả theo Frictionless.",
			"`/chi-tieu/<id>/series.json` has the same columns, an element of `periods` for each; `datapackage.json` describes them as Frictionless asks."))
	fmt.Fprintf(r, "\n## /van-ban/directives.json, directives.csv, citations.csv\n\n%s\n",
		r.text("Mỗi văn bản một phần tử của `directives`: số, ký hiệu, ngày, cơ quan, trích yếu, quan hệ, `cited` (số lần viện dẫn); `citations.csv` mỗi viện dẫn một dòng kèm câu.",
			"Each document is an element of `directives`: number, symbol, date, issuer, title, relations, `cited` (how often); `citations.csv` has a row for each citation with its sentence."))
	return r.done()
}

// structure is a table of the fields of a struct, those of lists within it below their name.
func (r *referenceWriter) structure(t reflect.Type, under string) {
	if under == "" {
		r.row(r.text("khóa", "key"), r.text("giá trị", "value"))
		r.row("---", "---")
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		kind := map[reflect.Kind]string{reflect.String: r.text("chữ", "text"), reflect.Int: r.text("số", "number"), reflect.Bool: r.text("true, false", "true, false"), reflect.Slice: r.text("danh sách", "list")}[f.Type.Kind()]
		r.row("`"+under+name+"`", kind)
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
			r.structure(f.Type.Elem(), under+name+"[].")
		}
	}
}
