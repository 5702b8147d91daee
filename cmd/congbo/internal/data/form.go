package data

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"congbo/cmd/congbo/internal/diag"
)

// A Form is how documents of one system look, forms.toml: what stands in their head, and the
// paper and type that they are set in.
type Form struct {
	Name    string   `toml:"-"` // "party", "state" or "none"
	Rule    string   // the document that says so; empty of none
	Sources []string // where it was read
	Head
	Language             string `toml:"-"` // of the report: "en"; empty is Vietnamese
	Ruled                bool   // a rule stands below the issuer, where others have a mark
	TitleMark            string `toml:"title_mark"` // below the title; empty for a rule
	RecipientsUnderlined bool   `toml:"recipients_underlined"`
	Paper                Paper
	Size                 Sizes
	English              Head // what the head of none says in English
}

// A Head is the words in the head and foot of a document that are those of its system.
type Head struct {
	Motto          []string // lines over place and date
	Mark           string   // below the issuer
	NumberWord     string   `toml:"number_word"`     // before the number
	RecipientsWord string   `toml:"recipients_word"` // over the recipients
}

// Paper is the margins of A4 and the distance of the number of a page from its upper edge,
// in millimetres.
type Paper struct{ Top, Bottom, Left, Right, Header int }

// Sizes are those of type, in points.
type Sizes struct {
	Motto                                                    []int // by line
	Office, Number, Date, Kind, Title, Text, Signature, Page int
	RecipientsWord                                           int `toml:"recipients_word"`
	Recipients                                               int
}

//go:embed forms.toml
var formsTOML string

// forms are the forms that congbo knows, which never change.
var forms = sync.OnceValue(func() map[string]Form {
	var file struct{ Form map[string]Form }
	if _, err := toml.Decode(formsTOML, &file); err != nil {
		panic(err) // it is part of the program, and tested
	}
	for name, f := range file.Form {
		f.Name = name
		file.Form[name] = f
	}
	return file.Form
})

// noForm is the name of the form of a document of no system that congbo knows.
const noForm = "none"

// formNames are all that a report or a site may have.
var formNames = []string{"party", "state", noForm}

// Form is the form of a report: the one that its front matter names, else that of the site,
// else that of the system that its number belongs to, else that of its issuer.
func (s *Set) Form(f *Front) Form {
	name, head := f.Form, f.Head
	if name == "" {
		name, head = s.Site.Form, s.Site.Head
	}
	language := f.Language
	switch {
	case name == noForm:
		language = cmp.Or(language, s.Site.Language)
	case name == "":
		head = Head{}
		name = s.Grammar.SystemOf(f.Number)
	}
	if name == "" && f.Number == "" {
		if name = s.Grammar.SystemOfIssuer(f.Issuer); f.Issuer == "" {
			name = s.Grammar.SystemOfIssuer(s.Site.Committee)
		}
	}
	form, known := forms()[name]
	if known && name != noForm {
		form.Language = language
		return form
	}
	form = forms()[noForm]
	if form.Language = language; language == "en" {
		form.Head = form.English
	}
	form.Head = head.over(form.Head)
	return form
}

// Lang is the language of a report, as HTML names it.
func (f Form) Lang() string { return cmp.Or(f.Language, "vi") }

// over is a head with what another one says where it says nothing.
func (h Head) over(other Head) Head {
	if h.Motto == nil {
		h.Motto = other.Motto
	}
	for _, word := range []struct{ own, other *string }{{&h.Mark, &other.Mark}, {&h.NumberWord, &other.NumberWord}, {&h.RecipientsWord, &other.RecipientsWord}} {
		if *word.own == "" {
			*word.own = *word.other
		}
	}
	return h
}

// IsZero reports whether a head says nothing.
func (h Head) IsZero() bool {
	return h.Motto == nil && h.Mark == "" && h.NumberWord == "" && h.RecipientsWord == ""
}

// ReadHead reads what is printed in the head of a document: its number, and its form, which
// the motto tells; of a form of its own with what the head says otherwise than it would.
func ReadHead(h Head, printed, language string) (number, form string, own Head) {
	for _, name := range []string{"party", "state"} {
		if f := forms()[name]; slices.Equal(f.Motto, h.Motto) {
			return strings.TrimSpace(strings.TrimPrefix(printed, f.NumberWord)), name, Head{}
		}
	}
	usual := forms()[noForm].Head
	if language == "en" {
		usual = forms()[noForm].English
	}
	number, own = printed, h
	if rest, ok := strings.CutPrefix(printed, usual.NumberWord+" "); ok {
		number = rest
	} else if at := strings.LastIndexByte(printed, ' '); at > 0 {
		number, own.NumberWord = printed[at+1:], printed[:at]
	}
	if own.RecipientsWord == usual.RecipientsWord {
		own.RecipientsWord = ""
	}
	return number, noForm, own
}

// Number is the number of a document as its head prints it: "Số 261-BC/ĐUK".
func (f Form) Number(number string) string {
	if number == "" {
		return ""
	}
	return strings.TrimSpace(f.NumberWord + " " + number)
}

// formKeys are the keys that say what form a report has; of a site those of all its reports.
func formKeys[T any](n next, form func(*T) *string, head func(*T) *Head) keys[T] {
	return keys[T]{
		among(formNames, field("form", asText, n, form, "thể thức: `party` (Đảng), `state` (Nhà nước), `none` (theo các khóa dưới đây); không ghi thì theo ký hiệu của báo cáo", "form: `party`, `state`, or `none`, whose head is written in the keys below; without it that of the report's symbol")),
		field("motto", asLines, n, func(t *T) *[]string { return &head(t).Motto }, "với `none`: các dòng ở góc phải, trên nơi và ngày", "of `none`: the lines over place and date"),
		field("mark", asText, n, func(t *T) *string { return &head(t).Mark }, "với `none`: dấu dưới tên cơ quan: `***`", "of `none`: the mark below the issuer: `***`"),
		field("number_word", asText, n, func(t *T) *string { return &head(t).NumberWord }, "với `none`: chữ trước số: `Số:`", "of `none`: the word before the number: `No.`"),
		field("recipients_word", asText, n, func(t *T) *string { return &head(t).RecipientsWord }, "với `none`: chữ trên nơi nhận: `Nơi nhận:`", "of `none`: what stands over the recipients: `Recipients:`"),
	}
}

// checkForm says of a form that congbo does not know it, and of the words of a head that
// only a form of its own has them.
func checkForm(t decoder, name string, h Head) {
	switch {
	case name != "" && !slices.Contains(formNames, name):
		t.found.Add(diag.Finding{Code: "data/form", Severity: diag.Error, Span: t.lookup("form").span,
			Message: diag.Say("không có thể thức %q", "there is no form %q", name),
			Hint:    diag.Say(`ghi "party" (văn bản của Đảng), "state" (của Nhà nước), hoặc "none" và tự ghi đầu văn bản: motto, mark, number_word, recipients_word`, `write "party", "state", or "none" with a head of its own: motto, mark, number_word, recipients_word`)})
	case name != noForm:
		for _, key := range []string{"motto", "mark", "number_word", "recipients_word"} {
			if v := t.lookup(key); v != nil {
				t.found.Add(diag.Finding{Code: "data/form", Severity: diag.Error, Span: v.span,
					Message: diag.Say("%s chỉ dùng với form = \"none\"", "%s goes with form = \"none\" only", key),
					Hint:    diag.Say("ghi form = \"none\", hoặc bỏ dòng này", "write form = \"none\", or leave the line out")})
				return
			}
		}
	}
}
