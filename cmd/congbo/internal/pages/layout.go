package pages

import (
	"bytes"
	"congbo/cmd/congbo/internal/minify"
	"errors"
	"html/template"
	"path"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
	"congbo/cmd/congbo/internal/words"
)

// A kind is a layout that pages have, a file of its own that defines "main", which base.html
// shows, and what it gets.
type kind struct {
	name string
	view reflect.Type
}

// kinds are all of them.
var kinds = []kind{
	{"home", reflect.TypeFor[homePage]()}, {"report", reflect.TypeFor[coverPage]()}, {"section", reflect.TypeFor[sectionPage]()}, {"full", reflect.TypeFor[fullPage]()},
	{"indicators", reflect.TypeFor[indicatorsPage]()}, {"indicator", reflect.TypeFor[seriesPage]()}, {"directives", reflect.TypeFor[registerPage]()}, {"directive", reflect.TypeFor[directivePage]()},
	{"archive", reflect.TypeFor[archivePage]()}, {"commitments", reflect.TypeFor[commitmentsPage]()}, {"all-commitments", reflect.TypeFor[allCommitmentsPage]()},
	{"comparisons", reflect.TypeFor[comparisonsPage]()}, {"comparison", reflect.TypeFor[comparisonPage]()}, {"search", reflect.TypeFor[searchPage]()},
	{"notfound", reflect.TypeFor[notFoundPage]()}, {"withdrawn", reflect.TypeFor[withdrawnPage]()},
}

// Layouts are the templates of a site, with its words in them.
type Layouts struct {
	short *layouts        // minified
	plain func() *layouts // as they are written, to tell where one fails
}

// Parse parses the layouts of a site, its own over congbo's, ordered by path. With an
// error among the findings they are not fit to be used.
func Parse(files []*source.File, set *data.Set) (*Layouts, diag.List) {
	w := words.Of(set)
	short, found := parseLayouts(files, w, func(f *source.File) string { return settle(w, minify.Template(string(f.Text), f.Default)) })
	if found.Count(diag.Error) > 0 {
		if _, written := parseLayouts(files, w, asWritten); written.Count(diag.Error) > 0 {
			found = written // with the places as they are written
		}
		return nil, found
	}
	found.Add(missingStrings(files, w)...)
	return &Layouts{short, sync.OnceValue(func() *layouts {
		l, _ := parseLayouts(files, w, asWritten)
		return l
	})}, found
}

// Plain returns the same layouts as they are written, not minified.
func (l *Layouts) Plain() *Layouts { return &Layouts{l.plain(), l.plain} }

func asWritten(f *source.File) string { return string(f.Text) }

// layouts are the parsed templates of a site.
type layouts struct {
	pages    map[string]*template.Template // by kind
	contents *template.Template            // of a report
	crumbs   *template.Template
	assets   *template.Template
	style    *template.Template // of a page that stands alone
	header   *template.Template
	footer   *template.Template
	bars     *template.Template      // results against targets
	line     *template.Template      // a series
	citing   *template.Template      // what a report says of a document
	note     *template.Template      // an item of a list of notes
	period   *template.Template      // a row of a series
	moved    *template.Template      // a page that only leads on
	files    map[string]*source.File // by path below layouts/
}

// parseLayouts parses the templates, each as shorten leaves it.
func parseLayouts(files []*source.File, w words.Words, shorten func(*source.File) string) (*layouts, diag.List) {
	var found diag.List
	l := &layouts{pages: map[string]*template.Template{}, files: map[string]*source.File{}}
	common := template.New("").Funcs(template.FuncMap{
		"t": w.T, "date": w.Date, "longDate": w.LongDate,
	})
	parse := func(t *template.Template, name string) *template.Template {
		f := l.files[name]
		if f == nil {
			found.Add(missingLayout(name))
			return t
		}
		parsed, err := t.New(name).Parse(shorten(f))
		if err != nil {
			found.Add(l.finding(name, err))
			return t
		}
		return parsed
	}
	var partials []string
	for _, f := range files {
		name := strings.TrimPrefix(f.Path, "layouts/")
		if path.Ext(name) == ".html" {
			l.files[name] = f
			if strings.HasPrefix(name, "partials/") {
				partials = append(partials, name)
			}
		}
	}
	for _, name := range partials {
		parse(common, name)
	}
	parse(common, "base.html")
	for _, kind := range kinds {
		t, err := common.Clone()
		if err != nil {
			found.Add(l.finding("base.html", err))
			return l, found
		}
		parse(t, kind.name+".html")
		l.pages[kind.name] = t
	}
	l.moved = parse(common, "moved.html")
	if len(found) == 0 {
		l.contents = lookup(common, "partials/contents.html", &found)
		l.crumbs = lookup(common, "partials/crumbs.html", &found)
		l.assets = lookup(common, "partials/assets.html", &found)
		l.style = lookup(common, "partials/style.html", &found)
		l.header = lookup(common, "partials/header.html", &found)
		l.footer = lookup(common, "partials/footer.html", &found)
		l.bars = lookup(common, "partials/bars.html", &found)
		l.line = lookup(common, "partials/line.html", &found)
		l.citing = lookup(common, "partials/citing.html", &found)
		l.note = lookup(common, "partials/note.html", &found)
		l.period = lookup(common, "partials/period.html", &found)
	}
	return l, found
}

func lookup(t *template.Template, name string, found *diag.List) *template.Template {
	t = t.Lookup(name)
	if t == nil {
		found.Add(missingLayout(name))
	}
	return t
}

func missingLayout(name string) diag.Finding {
	return diag.Finding{Code: "layout/missing", Severity: diag.Error, Span: source.Missing("layouts/" + name),
		Message: diag.Say("thiếu khuôn trang này", "this layout is missing"),
		Hint:    diag.Say("thêm lại tệp, hoặc bỏ thư mục layouts của trang để dùng khuôn có sẵn", "put the file back, or remove the site's layouts folder to use the built-in ones")}
}

// finding says where a template fails. Go's messages begin "template:
// name:line:column: " or "html/template:name:line:column: ", the column being
// left out by the parser.
func (l *layouts) finding(name string, err error) diag.Finding {
	text := err.Error()
	var escape *template.Error
	if errors.As(err, &escape) {
		text = strings.TrimPrefix(text, "html/template:")
	}
	text = strings.TrimPrefix(text, "template: ")
	at := source.At(l.files[name])
	if at.File == nil {
		at = source.Missing("layouts/" + name)
	}
	if file, rest, ok := strings.Cut(text, ":"); ok && l.files[file] != nil {
		line, column, message := position(rest)
		at = source.At(l.files[file])
		at.Start = offset(at.File.Text, line, column)
		at.End = at.Start
		text = message
	}
	return diag.Finding{Code: "layout/failed", Severity: diag.Error, Span: at,
		Message: diag.Say("khuôn trang bị lỗi: %s", "the template fails: %s", text),
		Hint:    diag.Say("sửa khuôn ở chỗ này; xem các khuôn có sẵn của congbo để biết tên các trường", "mend the template here; congbo's own layouts show the names of the fields")}
}

// position reads "12:5: message" or "12: message".
func position(s string) (line, column int, message string) {
	first, rest, _ := strings.Cut(s, ":")
	line, err := strconv.Atoi(first)
	if err != nil {
		return 1, 0, strings.TrimSpace(s)
	}
	if second, more, ok := strings.Cut(rest, ":"); ok {
		if column, err = strconv.Atoi(second); err == nil {
			return line, column, strings.TrimSpace(more)
		}
	}
	return line, 0, strings.TrimSpace(rest)
}

// offset is where a line and a 0-based column in bytes stand in a text.
func offset(text []byte, line, column int) int {
	at := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return min(at+column, len(text))
}
