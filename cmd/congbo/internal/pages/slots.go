package pages

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
)

// slotsOf finds by reflection every text and HTML that a layout can print of a view; all
// else that it can see (numbers, switches, lengths, what is missing) goes into same. A new
// field of a view is in one of them without anybody's doing.
func slotsOf(view any) (s slots, same string) {
	var b strings.Builder
	collect(reflect.ValueOf(view), &s, &b)
	return s, b.String()
}

var (
	htmlType  = reflect.TypeFor[template.HTML]()
	frameType = reflect.TypeFor[pageFrame]()
)

func collect(v reflect.Value, s *slots, same *strings.Builder) {
	switch {
	case v.Type() == frameType: // it differs by the kind and the depth of the page only
		fmt.Fprint(same, v) // of a reflect.Value fmt prints what it holds
		return
	case v.Type() == htmlType:
		s.html = append(s.html, v.Addr().Interface().(*template.HTML))
		return
	}
	switch v.Kind() {
	case reflect.String:
		s.text = append(s.text, v.Addr().Convert(reflect.TypeFor[*string]()).Interface().(*string))
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			same.WriteByte('-')
			return
		}
		same.WriteByte('+')
		if v.Kind() == reflect.Interface {
			fmt.Fprint(same, v)
			return
		}
		collect(v.Elem(), s, same)
	case reflect.Slice:
		fmt.Fprint(same, v.Len(), ";")
		for i := range v.Len() {
			collect(v.Index(i), s, same)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() || f.Anonymous {
				collect(v.Field(i), s, same)
			}
		}
	default:
		fmt.Fprint(same, v, ";")
	}
}
