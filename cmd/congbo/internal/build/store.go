package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/link"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/render"
	"congbo/cmd/congbo/internal/source"
)

// A store keeps of each report of a large site what the others see of it, so that a report
// whose files are as they were need not be read for the sake of the others. What it keeps
// is named by all that it is made of: that of another program, or of other data, is not found.
type store struct {
	*output.Store
	shared string // names all but the reports
}

// stored is what is kept of a report, before the bytes of the quotes.
type stored struct {
	Abstract *link.Abstract
	Quotes   render.Quotes
}

// name is what a report of these files is stored as.
func (s *store) name(files []*source.File) string {
	h := sha256.New()
	h.Write([]byte(s.shared))
	addFiles(h, files)
	return hex.EncodeToString(h.Sum(nil))
}

// get gives what is stored under a name, with the bytes of the quotes, which are valid until
// use returns. It reports false where nothing of worth is, or use says so.
func (s *store) get(name string, use func(of stored, quotes []byte) bool) bool {
	return s.Get(name, func(b []byte) bool {
		rest := bytes.NewReader(b)
		var of stored
		return gob.NewDecoder(rest).Decode(&of) == nil && of.Abstract != nil && len(of.Quotes) == len(of.Abstract.Mentions) &&
			use(of, b[len(b)-rest.Len():])
	})
}

// put stores a report, unless something is to be said of it that a note does not say.
func (s *store) put(name string, book *link.Book, texts *render.Texts, found diag.List) {
	found = append(found[:len(found):len(found)], book.Found()...)
	if len(found) > found.Count(diag.Note) || s.get(name, func(stored, []byte) bool { return true }) {
		return
	}
	s.Put(name, func(b *bytes.Buffer) bool {
		quotes := texts.Quotes()
		if gob.NewEncoder(b).Encode(stored{book.Abstract(), quotes}) != nil {
			return false
		}
		b.Grow(quotes.Size())
		all, err := texts.AppendQuotes(b.AvailableBuffer())
		b.Write(all)
		return err == nil
	})
}
