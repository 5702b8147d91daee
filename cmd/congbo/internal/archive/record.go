package archive

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/pipeline"
)

// Record holds what data/archive.toml says of a bag against what the bag says of
// itself: period, edition, reason, date, version, the bag before it, the sources,
// and what differs from the former edition, whose bag is nil for a first one. The
// bags must have been verified. The error is about the machine.
func Record(s *data.Seal, bag, former *Container) (diag.List, error) {
	r := recorder{seal: s, bag: bag}
	if err := r.readInfo(); err != nil {
		return nil, err
	}
	if err := r.sources(); err != nil {
		return nil, err
	}
	r.container()
	if err := r.shown(); err != nil {
		return nil, err
	}
	if former == nil && len(s.Changes) > 0 {
		r.add("was", diag.Say("ghi những chỗ đã sửa, nhưng không có bản trước", "it tells of changes, but there is no edition before"))
	}
	if former != nil {
		if err := r.changes(former); err != nil {
			return nil, err
		}
	}
	return r.found, nil
}

type recorder struct {
	seal  *data.Seal
	bag   *Container
	found diag.List
}

func (r *recorder) add(field string, what diag.Text) {
	span, ok := r.seal.Fields[field]
	if !ok {
		span = r.seal.Span
	}
	r.found.Add(diag.Finding{Code: "archive/record", Severity: diag.Error, Span: span,
		Message: diag.Say("niêm phong %[1]s không khớp với túi hồ sơ của nó: %[2]s", "seal %[1]s is not what its bag says: %[3]s", r.seal.Name, what.VI, what.EN),
		Hint:    diag.Say("lấy lại data/archive.toml do congbo archive ghi, đừng sửa bằng tay", "put back the data/archive.toml that congbo archive wrote; it is not to be edited")})
}

// container holds the name and size of a zip against what the seal says of them.
func (r *recorder) container() {
	if r.bag.zip == nil {
		return
	}
	if name := strings.TrimSuffix(r.bag.base, "/"); r.seal.Name != name {
		r.add("", diag.Say("tên là %[1]q, trong túi hồ sơ là %[2]q", "its name is %[1]q, in the bag it is %[2]q", r.seal.Name, name))
	}
	if int64(r.seal.Size) != r.bag.size {
		r.add("size", diag.Say("size là %[1]d, túi hồ sơ có %[2]d byte", "size is %[1]d, the bag has %[2]d bytes", r.seal.Size, r.bag.size))
	}
}

// readInfo holds the fields of the seal against bag-info.txt.
func (r *recorder) readInfo() error {
	b, err := r.bag.tag("bag-info.txt")
	if err != nil {
		return err
	}
	info, err := parseInfo(string(b))
	if err != nil {
		return err
	}
	s := r.seal
	for _, f := range []struct{ field, here, label, prefix string }{
		{"period", s.Period.ID, periodLabel, ""},
		{"edition", strconv.Itoa(s.Edition), editionLabel, ""},
		{"reason", oneLine(s.Reason), reasonLabel, ""},
		{"unaccepted", unaccepted(s), unacceptedLabel, ""},
		{"date", s.Date.String(), "Bagging-Date", ""},
		{"congbo", s.Version, "Bag-Software-Agent", agent},
		{"previous", s.Previous, previousLabel, ""},
	} {
		if there := strings.TrimPrefix(valueOf(info, f.label), f.prefix); there != f.here {
			r.add(f.field, diag.Say("%[1]s là %[2]q, trong túi hồ sơ là %[3]q", "%[1]s is %[2]q, in the bag it is %[3]q", f.field, f.here, there))
		}
	}
	return nil
}

// sources holds the list of sealed files against the sources in the bag.
func (r *recorder) sources() error {
	b, err := r.bag.tag("manifest-sha256.txt")
	if err != nil {
		return err
	}
	here := map[string]string{}
	for _, f := range r.seal.Files {
		here["data/source/"+asciiName(f.Path)] = f.SHA256
	}
	there := map[string]string{}
	id := r.seal.Period.ID
	for line := range strings.Lines(string(b)) {
		sum, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if data.IsProposed(path) && here[path] == "" {
			continue // in a bag that is not published
		}
		if strings.HasPrefix(path, "data/source/content/"+id+"/") || strings.HasPrefix(path, "data/source/data/"+id+"/") {
			there[path] = sum
			if here[path] != sum {
				r.add("files", diag.Say("%[1]s: SHA-256 %[2]s, trong túi hồ sơ %[3]s", "%[1]s: SHA-256 %[2]s, in the bag %[3]s", path, cmp.Or(here[path], "∅"), sum))
			}
		}
	}
	for _, f := range r.seal.Files {
		if path := "data/source/" + asciiName(f.Path); there[path] == "" {
			r.add("files", diag.Say("túi hồ sơ không có %s", "the bag has no %s", path))
		}
	}
	return nil
}

// shown holds what readers see, as the seal sums it up, against the list in the bag. Bags of
// earlier versions have none.
func (r *recorder) shown() error {
	b, err := r.bag.tag(shownName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var there []data.SealedFile
	if err == nil {
		there = pipeline.Sealed(data.ParseLines(b))
	}
	if !slices.Equal(there, r.seal.Shown) {
		r.add("shown", diag.Say("shown không phải là danh sách trong túi hồ sơ (%s)", "shown is not the list in the bag (%s)", shownName))
	}
	return nil
}

// changes holds what the seal says to differ from the former edition against the
// texts of both. Which lines are listed together may change with congbo; that a line
// which only one of the texts has is listed does not.
func (r *recorder) changes(former *Container) error {
	was, now := map[string]bool{}, map[string]bool{}
	for _, c := range r.seal.Changes {
		was[c.Was], now[c.Now] = true, true
	}
	var texts [2]map[string]bool // the lines of the former text and of this one
	name := textName(r.seal.Period.ID)
	before, err := r.bag.tag(formerName)
	if errors.Is(err, fs.ErrNotExist) {
		before, err = former.tag(name)
	}
	if err != nil {
		return err
	}
	after, err := r.bag.tag(name)
	if err != nil {
		return err
	}
	for i, b := range [][]byte{before, after} {
		texts[i] = map[string]bool{}
		for _, line := range compare.LinesOf(string(b)) {
			texts[i][line] = true
		}
	}
	for _, side := range []struct {
		field              string
		listed, its, other map[string]bool
	}{{"was", was, texts[0], texts[1]}, {"now", now, texts[1], texts[0]}} {
		for _, line := range slices.Sorted(maps.Keys(side.listed)) {
			if line != "" && !side.its[line] {
				r.add(side.field, diag.Say("%[1]s có %[2]q, văn bản không có", "%[1]s has %[2]q, which the text does not have", side.field, line))
			}
		}
		for _, line := range slices.Sorted(maps.Keys(side.its)) {
			if !side.other[line] && !side.listed[line] {
				r.add(side.field, diag.Say("%[1]s không nói tới chỗ khác %[2]q", "%[1]s does not tell of the difference %[2]q", side.field, line))
			}
		}
	}
	return nil
}
