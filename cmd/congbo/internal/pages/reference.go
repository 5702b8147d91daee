package pages

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
)

// A LayoutFields says what a layout can print.
type LayoutFields struct {
	Layout string   // "home.html"
	Fields []string // "Page.Title string"
}

// Fields are what each layout can print, by reflection on what it gets, for the reference.
func Fields() (all []LayoutFields) {
	for _, kind := range kinds {
		l := LayoutFields{Layout: kind.name + ".html"}
		l.collect(kind.view, "", 0)
		all = append(all, l)
	}
	return all
}

// deepest is how far the fields of fields are told: what lies deeper is data of the report.
const deepest = 2

// collect adds the fields of a type below a name.
func (l *LayoutFields) collect(t reflect.Type, under string, depth int) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			if f.Type.Kind() == reflect.Struct {
				l.collect(f.Type, under, depth)
			}
			continue
		}
		if !f.IsExported() {
			continue
		}
		l.Fields = append(l.Fields, fmt.Sprintf("%s.%s  %s", under, f.Name, typeName(f.Type)))
		inner, mark := f.Type, ""
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			if inner.Kind() == reflect.Slice {
				mark = "[]"
			}
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct && depth < deepest && strings.HasSuffix(inner.PkgPath(), "/pages") {
			l.collect(inner, under+"."+f.Name+mark, depth+1)
		}
	}
}

// typeName is a type as an author of layouts needs it.
func typeName(t reflect.Type) string {
	if t == reflect.TypeFor[template.HTML]() {
		return "HTML"
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return "list of " + typeName(t.Elem())
	case reflect.Pointer:
		return typeName(t.Elem()) + ", or none"
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8:
		return "number"
	case reflect.Interface:
		return "data"
	}
	return t.Name()
}
