package pages

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
)

// fields are what a layout can print of a view and differs from view to view, and a key of
// all else that it can see: which of the fields are empty, numbers, switches, lengths, what
// is missing. Views of one key come out the same but for their fields.
type fields struct {
	text []*string
	html []*template.HTML
	key  string
}

// fieldsOf finds the fields of a view by reflection, so that a new one is a field or in the
// key without anybody's doing.
func fieldsOf(view any) fields {
	var f fields
	var rest strings.Builder
	f.collect(reflect.ValueOf(view), &rest)
	key := make([]byte, 0, len(f.text)+len(f.html)+rest.Len())
	for _, p := range f.text {
		key = append(key, "01"[min(len(*p), 1)])
	}
	for _, p := range f.html {
		key = append(key, "01"[min(len(*p), 1)])
	}
	f.key = string(append(key, rest.String()...))
	return f
}

// hold reports whether a field or the key holds a text.
func (f fields) hold(s string) bool {
	for _, p := range f.text {
		if strings.Contains(*p, s) {
			return true
		}
	}
	for _, p := range f.html {
		if strings.Contains(string(*p), s) {
			return true
		}
	}
	return strings.Contains(f.key, s)
}

var (
	htmlType  = reflect.TypeFor[template.HTML]()
	shellType = reflect.TypeFor[shellKey]()
)

// collect adds the fields of a value, and writes what else there is of it.
func (f *fields) collect(v reflect.Value, rest *strings.Builder) {
	switch v.Type() {
	case shellType: // it differs by the kind and the depth of the page only
		fmt.Fprint(rest, v) // of a reflect.Value fmt prints what it holds
		return
	case htmlType:
		f.html = append(f.html, v.Addr().Interface().(*template.HTML))
		return
	}
	switch v.Kind() {
	case reflect.String:
		f.text = append(f.text, v.Addr().Convert(reflect.TypeFor[*string]()).Interface().(*string))
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			rest.WriteByte('-')
			return
		}
		rest.WriteByte('+')
		if v.Kind() == reflect.Interface {
			fmt.Fprint(rest, v)
			return
		}
		f.collect(v.Elem(), rest)
	case reflect.Slice:
		fmt.Fprint(rest, v.Len(), ";")
		for i := range v.Len() {
			f.collect(v.Index(i), rest)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() || field.Anonymous {
				f.collect(v.Field(i), rest)
			}
		}
	default:
		fmt.Fprint(rest, v, ";")
	}
}
