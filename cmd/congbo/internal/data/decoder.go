package data

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/source"
)

// A decoder gets the values of a table key by key and says which are not of the type that
// they have to be. Keys that it was never asked for are unknown ones.
type decoder struct {
	*table
	name  string // of the table, the a of [indicator.a]
	found *diag.List
}

// A kind is what a value has to be: in words, as an example, and as TOML.
type kind struct {
	vi, en, example string
	toml            []unstable.Kind
}

var (
	textKind   = &kind{"chữ", "text", `"…"`, []unstable.Kind{unstable.String}}
	listKind   = &kind{"một danh sách chữ", "a list of texts", `["…", "…"]`, []unstable.Kind{unstable.Array, unstable.String}}
	boolKind   = &kind{"true hoặc false", "true or false", "true", []unstable.Kind{unstable.Bool}}
	dateKind   = &kind{"một ngày", "a date", "2022-07-15", []unstable.Kind{unstable.LocalDate, unstable.String}}
	numberKind = &kind{"một con số", "a number", "42.5", []unstable.Kind{unstable.Integer, unstable.Float, unstable.String}}
	intKind    = &kind{"một số nguyên", "a whole number", "3", []unstable.Kind{unstable.Integer}}
	tableKind  = &kind{"một bảng", "a table", "{ }", []unstable.Kind{unstable.Table, unstable.InlineTable}}
)

// raw is the value of a key, whatever it is; nil if there is none.
func (t decoder) raw(key string) *value {
	if t.asked == nil {
		t.asked = make([]string, 0, 8) // as many as a table block has
	}
	t.asked = append(t.asked, key)
	return t.lookup(key)
}

// get is the value of a key if it is of a kind, else nil.
func (t decoder) get(key string, k *kind) *value {
	v := t.raw(key)
	if v != nil && !slices.Contains(k.toml, v.kind) {
		t.typeError(v, key, k)
		return nil
	}
	return v
}

func (t decoder) typeError(v *value, key string, k *kind) {
	t.found.Add(diag.Finding{Code: "data/type", Severity: diag.Error, Span: v.span,
		Message: diag.Say("%s phải là "+k.vi, "%s must be "+k.en, key),
		Hint:    diag.Say("ví dụ: %s = %s", "for example: %s = %s", key, k.example)})
}

func (t decoder) text(key string) string {
	if v := t.get(key, textKind); v != nil {
		return v.text
	}
	return ""
}

// texts is a list of texts; one text is a list of one.
func (t decoder) texts(key string) []string {
	v := t.get(key, listKind)
	if v == nil {
		return nil
	}
	if v.kind == unstable.String {
		return []string{v.text}
	}
	list := []string{}
	for _, item := range v.items {
		if item.kind != unstable.String {
			t.typeError(item, key, listKind)
			return nil
		}
		list = append(list, item.text)
	}
	return list
}

func (t decoder) bool(key string, otherwise bool) bool {
	if v := t.get(key, boolKind); v != nil {
		return v.text == "true"
	}
	return otherwise
}

func (t decoder) int(key string) int {
	v := t.get(key, intKind)
	if v == nil {
		return 0
	}
	n, err := strconv.Atoi(v.text)
	if err != nil {
		t.typeError(v, key, intKind)
		return 0
	}
	return n
}

// decimal is a number: a TOML number, or a text in Vietnamese form.
func (t decoder) decimal(key string) quantity.Decimal {
	v := t.get(key, numberKind)
	if v == nil {
		return quantity.Decimal{}
	}
	parse := quantity.ParsePlain
	if v.kind == unstable.String {
		parse = quantity.Parse
	}
	d, err := parse(v.text)
	if err != nil {
		t.found.Add(diag.Finding{Code: "data/number", Severity: diag.Error, Span: v.span,
			Message: diag.Say("%s: %q không phải là một con số", "%s: %q is no number", key, v.text),
			Hint:    diag.Say(`ghi số như 42.5, hoặc trong ngoặc kép theo lối Việt Nam: "1.866", "42,75"`, `write a number as 42.5, or between quotes in Vietnamese form: "1.866", "42,75"`)})
	}
	return d
}

// date is a TOML date or a text d/m/yyyy.
func (t decoder) date(key string) citation.Date {
	v := t.get(key, dateKind)
	if v == nil {
		return citation.Date{}
	}
	d, ok := parseDate(v.text)
	if !ok {
		t.found.Add(diag.Finding{Code: "date/invalid", Severity: diag.Error, Span: v.span,
			Message: diag.Say("%s: %q không phải là một ngày có thật", "%s: %q is no day of the calendar", key, v.text),
			Hint:    diag.Say(`ghi năm-tháng-ngày, hoặc "ngày/tháng/năm"`, `write year-month-day, or "day/month/year"`)})
	}
	return d
}

// parseDate reads 2016-05-15 or 15/5/2016.
func parseDate(s string) (citation.Date, bool) {
	parts, order := strings.Split(s, "-"), [3]int{0, 1, 2}
	if strings.Contains(s, "/") {
		parts, order = strings.Split(s, "/"), [3]int{2, 1, 0}
	}
	if len(parts) != 3 {
		return citation.Date{}, false
	}
	var n [3]int
	for i, k := range order {
		v, err := strconv.Atoi(parts[k])
		if err != nil || v < 1 || len(parts[k]) > 4 {
			return citation.Date{}, false
		}
		n[i] = v
	}
	d := citation.Date{Year: n[0], Month: n[1], Day: n[2]}
	return d, d.Exists()
}

// sub is the table at a key.
func (t decoder) sub(key string) (decoder, bool) {
	v := t.get(key, tableKind)
	if v == nil {
		return decoder{}, false
	}
	return decoder{v.table, key, t.found}, true
}

// tables are the tables in the table at a key, in the order of the file:
// [indicator.a], [indicator.b].
func (t decoder) tables(key string) (tables []decoder) {
	all, ok := t.sub(key)
	if !ok {
		return nil
	}
	for _, e := range all.entries {
		if one, ok := all.sub(e.key); ok {
			tables = append(tables, one)
		}
	}
	return tables
}

// array is the tables of an array: [[form]].
func (t decoder) array(key string) (tables []decoder) {
	v := t.raw(key)
	if v == nil {
		return nil
	}
	for _, item := range v.items {
		if item.table == nil {
			t.typeError(item, key, tableKind)
			continue
		}
		tables = append(tables, decoder{item.table, key, t.found})
	}
	return tables
}

// unknownKeys reports the keys that nobody asked for, each with the nearest one that is
// known.
func (t decoder) unknownKeys() {
	var known []string // in order
	for _, e := range t.entries {
		if slices.Contains(t.asked, e.key) {
			continue
		}
		if known == nil {
			known = slices.Compact(slices.Sorted(slices.Values(t.asked)))
		}
		hint := diag.Say("bỏ khóa này; các khóa dùng được: %s", "remove it; the keys are: %s", strings.Join(known, ", "))
		if near := Nearest(e.key, known); near != "" {
			hint = diag.Say("có phải là %q?", "did you mean %q?", near)
		}
		t.found.Add(diag.Finding{Code: "data/unknown-key", Severity: diag.Error, Span: e.at,
			Message: diag.Say("không có khóa %q ở đây", "there is no key %q here", e.key), Hint: hint})
	}
}

// missing says that a key is not there which has to be.
func (t decoder) missing(key string) {
	t.found.Add(diag.Finding{Code: "data/missing", Severity: diag.Error, Span: t.span,
		Message: diag.Say("%q thiếu khóa %s", "%q has no key %s", t.name, key),
		Hint:    diag.Say(`thêm: %s = "…"`, `add: %s = "…"`, key)})
}

// fields are the places of the values, by key.
func (t decoder) fields() map[string]source.Span {
	places := make(map[string]source.Span, len(t.entries))
	for _, e := range t.entries {
		places[e.key] = e.value.span
	}
	return places
}
