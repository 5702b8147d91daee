package data

import (
	"fmt"
	"slices"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/quantity"
)

// keys are all that a table of TOML may hold, in the order in which they are written.
// Decoding, encoding, the advice on unknown keys, `new period`, schemas and the reference go by them:
// a key is added as one row, and nothing can forget it.
type keys[T any] []key[T]

// A key is a row of a table of keys.
type key[T any] struct {
	name   string
	kind   *kind              // what its value has to be
	values []string           // all that it may be; nil for any of its kind
	form   *lazyregexp.Regexp // that a text has to be of; nil for any
	next   next
	doc    diag.Text
	decode func(t decoder, into *T)
	append func(dst []byte, from *T) []byte
	copy   func(to, from *T)
}

// next is what `new period` does with a key.
type next string

const (
	noPeriod next = "" // the key stands where nothing is of a period
	kept     next = "kept"
	dropped  next = "left out"
	derived  next = "new"
)

// field is the key of the field of T that at points to.
func field[T, V any](name string, c codec[V], n next, at func(*T) *V, vi, en string) key[T] {
	return key[T]{
		name: name, kind: c.kind, next: n, doc: diag.Text{VI: vi, EN: en},
		decode: func(t decoder, into *T) { *at(into) = c.decode(t, name) },
		append: func(dst []byte, from *T) []byte { return c.append(dst, name, *at(from)) },
		copy:   func(to, from *T) { *at(to) = *at(from) },
	}
}

// among is a key whose value is one of a few. What is wrong with another the table's decoder
// says, by the same list.
func among[T any, V ~string](values []V, k key[T]) key[T] {
	for _, v := range values {
		k.values = append(k.values, string(v))
	}
	return k
}

// shaped is a key whose value is of a form.
func shaped[T any](form *lazyregexp.Regexp, k key[T]) key[T] {
	k.form = form
	return k
}

// decode reads the values of a table and reports the keys that are not among its own.
func (all keys[T]) decode(t decoder, into *T) {
	t.asked = slices.Grow(t.asked, len(all))
	for _, k := range all {
		k.decode(t, into)
	}
	t.unknownKeys()
}

// append writes the values that say something.
func (all keys[T]) append(dst []byte, from *T) []byte {
	for _, k := range all {
		dst = k.append(dst, from)
	}
	return dst
}

// keep copies what `new period` keeps.
func (all keys[T]) keep(to, from *T) {
	for _, k := range all {
		if k.next == kept {
			k.copy(to, from)
		}
	}
}

// A codec is how values of a type are read and written. What a file would mean without
// the key is not written.
type codec[V any] struct {
	kind   *kind
	decode func(t decoder, key string) V
	append func(dst []byte, key string, v V) []byte
}

var (
	asText        = codec[string]{textKind, decoder.text, appendText}
	asNeeded      = codec[string]{textKind, decoder.text, appendNeeded} // written even if it is empty
	asDate        = codec[citation.Date]{dateKind, decoder.date, appendDate}
	asInt         = codec[int]{intKind, decoder.int, appendInt}
	asNumber      = codec[quantity.Decimal]{numberKind, decoder.decimal, appendNumber} // 1866, "42,5"
	asFigure      = codec[quantity.Decimal]{numberKind, decoder.decimal, appendFigure} // "1.866", as reports print it
	asList        = codec[[]string]{listKind, decoder.texts, appendInline}
	asLines       = codec[[]string]{listKind, decoder.texts, appendLines}
	asLineOrLines = codec[[]string]{listKind, decoder.texts, appendLineOrLines}
	asOn          = toggle(true, true)
	asOff         = toggle(false, true)
	asInverted    = toggle(true, false) // of a field that is set where the key is false
)

// toggle is a codec of true and false: what stands for a key that is not there, and what
// the field is where the key is true.
func toggle(otherwise, whenTrue bool) codec[bool] {
	return codec[bool]{boolKind,
		func(t decoder, key string) bool { return t.bool(key, otherwise) == whenTrue },
		func(dst []byte, key string, v bool) []byte {
			if v == (otherwise == whenTrue) {
				return dst
			}
			return fmt.Appendf(dst, "%s = %t\n", key, v == whenTrue)
		}}
}
