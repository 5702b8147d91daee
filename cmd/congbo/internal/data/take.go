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

// A taker takes the values of a table one key after another and says what is
// wrong with them. What nobody took is an unknown key.
type taker struct {
	*table
	found *diag.List
}

func (t taker) take(key string) *value {
	if t.taken == nil {
		t.taken = make([]string, 0, 8) // as many as a table block has
	}
	t.taken = append(t.taken, key)
	return t.get(key)
}

func (t taker) wrong(v *value, key, vi, en string) {
	t.found.Add(diag.Finding{Code: "data/type", Severity: diag.Error, Span: v.span,
		Message: diag.Say("%s phải là %s", "%s must be %s", key, "\x00"),
		Hint:    diag.Say("ví dụ: %s = %s", "for example: %s = %s", key, example(en))})
	last := &(*t.found)[len(*t.found)-1].Message
	last.VI, last.EN = strings.Replace(last.VI, "\x00", vi, 1), strings.Replace(last.EN, "\x00", en, 1)
}

func example(en string) string {
	switch en {
	case "text":
		return `"…"`
	case "a list of texts":
		return `["…", "…"]`
	case "true or false":
		return "true"
	case "a date":
		return "2022-07-15"
	case "a table":
		return "{ }"
	}
	return `42.5`
}

func (t taker) text(key string) string {
	v := t.take(key)
	if v == nil {
		return ""
	}
	if v.kind != unstable.String {
		t.wrong(v, key, "chữ", "text")
		return ""
	}
	return v.text
}

// texts takes a list of strings; one string is a list of one.
func (t taker) texts(key string) []string {
	v := t.take(key)
	if v == nil {
		return nil
	}
	if v.kind == unstable.String {
		return []string{v.text}
	}
	if v.kind != unstable.Array {
		t.wrong(v, key, "một danh sách chữ", "a list of texts")
		return nil
	}
	list := []string{}
	for _, item := range v.items {
		if item.kind != unstable.String {
			t.wrong(item, key, "một danh sách chữ", "a list of texts")
			return nil
		}
		list = append(list, item.text)
	}
	return list
}

func (t taker) bool(key string, otherwise bool) bool {
	v := t.take(key)
	if v == nil {
		return otherwise
	}
	if v.kind != unstable.Bool {
		t.wrong(v, key, "true hoặc false", "true or false")
		return otherwise
	}
	return v.text == "true"
}

func (t taker) int(key string) int {
	v := t.take(key)
	if v == nil {
		return 0
	}
	n, err := strconv.Atoi(v.text)
	if v.kind != unstable.Integer || err != nil {
		t.wrong(v, key, "một số nguyên", "a whole number")
		return 0
	}
	return n
}

// decimal takes a number: a TOML number, or a string in Vietnamese form.
func (t taker) decimal(key string) quantity.Decimal {
	v := t.take(key)
	if v == nil {
		return quantity.Decimal{}
	}
	var d quantity.Decimal
	var err error
	switch v.kind {
	case unstable.String:
		d, err = quantity.Parse(v.text)
	case unstable.Integer, unstable.Float:
		d, err = quantity.ParsePlain(v.text)
	default:
		t.wrong(v, key, "một con số", "a number")
		return d
	}
	if err != nil {
		t.found.Add(diag.Finding{Code: "data/number", Severity: diag.Error, Span: v.span,
			Message: diag.Say("%s: %q không phải là một con số", "%s: %q is no number", key, v.text),
			Hint:    diag.Say(`ghi số như 42.5, hoặc trong ngoặc kép theo lối Việt Nam: "1.866", "42,75"`, `write a number as 42.5, or between quotes in Vietnamese form: "1.866", "42,75"`)})
	}
	return d
}

// date takes a TOML date or a string d/m/yyyy.
func (t taker) date(key string) citation.Date {
	v := t.take(key)
	if v == nil {
		return citation.Date{}
	}
	if v.kind != unstable.LocalDate && v.kind != unstable.String {
		t.wrong(v, key, "một ngày", "a date")
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

// sub takes a table.
func (t taker) sub(key string) (taker, bool) {
	v := t.take(key)
	if v == nil {
		return taker{}, false
	}
	if v.table == nil {
		t.wrong(v, key, "một bảng", "a table")
		return taker{}, false
	}
	return taker{v.table, t.found}, true
}

// named takes the tables of a table of tables, in the order of the file:
// [indicator.a], [indicator.b].
func (t taker) named(key string) (names []string, tables []taker) {
	all, ok := t.sub(key)
	if !ok {
		return nil, nil
	}
	for _, e := range all.entries {
		if one, ok := all.sub(e.key); ok {
			names, tables = append(names, e.key), append(tables, one)
		}
	}
	return names, tables
}

// rest reports the keys that nobody took, each with the nearest one that is
// known.
func (t taker) rest() {
	var known []string // in order
	for _, e := range t.entries {
		if slices.Contains(t.taken, e.key) {
			continue
		}
		if known == nil {
			known = slices.Compact(slices.Sorted(slices.Values(t.taken)))
		}
		hint := diag.Say("bỏ khóa này; các khóa dùng được: %s", "remove it; the keys are: %s", strings.Join(known, ", "))
		if near := Nearest(e.key, known); near != "" {
			hint = diag.Say("có phải là %q?", "did you mean %q?", near)
		}
		t.found.Add(diag.Finding{Code: "data/unknown-key", Severity: diag.Error, Span: e.at,
			Message: diag.Say("không có khóa %q ở đây", "there is no key %q here", e.key), Hint: hint})
	}
}

// fields are the places of the values, by key.
func (t taker) fields() map[string]source.Span {
	places := make(map[string]source.Span, len(t.entries))
	for _, e := range t.entries {
		places[e.key] = e.value.span
	}
	return places
}
