package link

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/markup"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/source"
)

// reservedInPart is the name that the page of a part takes for itself.
const reservedInPart = "index.html"

// A sibling is a part or section with what its file name says of it.
type sibling struct {
	order    int
	slug     string
	document *markup.Document
	folder   *Folder // of a part
}

// name reads "01-ket-qua" and says what is wrong with it. The slug can always
// be used; the order is -1 where none is written.
func (a *reportBuilder) name(at source.Span, name, reserved string) (order int, slug string) {
	digits := len(name) - len(strings.TrimLeft(name, "0123456789"))
	order, err := strconv.Atoi(name[:digits])
	slug, dashed := strings.CutPrefix(name[digits:], "-")
	if err != nil {
		order = -1
	}
	clean := cut(cmp.Or(citation.Slug(slug), "muc"), maxName)
	prefix := cmp.Or(name[:digits], "01")
	var message, hint diag.Text
	switch {
	case err != nil || !dashed:
		message = diag.Say("tên %q không bắt đầu bằng số thứ tự và dấu gạch nối", "name %q does not begin with its place and a hyphen", name)
		hint = diag.Say("đặt số thứ tự ở đầu, ví dụ %q", "put its place first, such as %q", prefix+"-"+clean)
	case len(slug) > maxName:
		message = diag.Say("tên dài %d ký tự, quá %d", "the name has %d characters, more than %d", len(slug), maxName)
		hint = diag.Say("đặt tên ngắn hơn; tiêu đề đầy đủ ghi ở khóa title", "choose a shorter name; the whole title belongs to the key title")
	case isDevice(slug):
		message = diag.Say("tên %q là tên thiết bị của Windows, không đặt cho trang được", "name %q is that of a device on Windows", slug)
		hint = diag.Say("đặt tên khác, ví dụ %q", "choose another name, such as %q", prefix+"-muc-"+clean)
	case !data.ValidSlug(slug):
		message = diag.Say("tên %q không dùng làm địa chỉ trang được", "name %q cannot be the address of a page", name)
		hint = diag.Say("chỉ dùng a-z, 0-9 và dấu gạch nối: %q", "use only a-z, 0-9 and hyphens: %q", prefix+"-"+clean)
	case slices.Contains(strings.Fields(reserved), slug):
		message = diag.Say("địa chỉ %q đã dành cho một trang của congbo", "address %q belongs to a page of congbo's own", slug)
		hint = diag.Say("đặt tên khác, ví dụ %q", "choose another name, such as %q", prefix+"-muc-"+clean)
	default:
		return order, slug
	}
	a.found.Add(diag.Finding{Code: "tree/name", Severity: diag.Error, Span: at, Message: message, Hint: hint})
	return order, clean
}

// tooLong says of a path of the site, whose names are right, that it is too long.
func tooLong(at source.Span, path string) diag.List {
	if len(path) <= maxAddress {
		return nil
	}
	return diag.List{{Code: "tree/name", Severity: diag.Error, Span: at,
		Message: diag.Say("địa chỉ %s dài %d ký tự, quá %d", "address %s has %d characters, more than %d", path, len(path), maxAddress),
		Hint:    diag.Say("đặt tên thư mục và tệp ngắn hơn", "choose shorter names for the folders and the file")}}
}

// maxAddress is the longest path that output publishes.
const maxAddress = 200

// maxName bounds the name of a folder of the site: several of them have to fit
// in a Windows path.
const maxName = 100

// isDevice reports whether Windows keeps a name for a device, whatever its
// extension.
func isDevice(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '0' && base[3] <= '9'
}

// inOrder orders siblings by the number before their names, and says where two
// have one slug or one number.
func (a *reportBuilder) inOrder(all []sibling) []sibling {
	slices.SortStableFunc(all, func(x, y sibling) int {
		return cmp.Or(cmp.Compare(x.order, y.order), cmp.Compare(x.slug, y.slug))
	})
	first := map[string]*markup.Document{}
	for i, n := range all {
		at := source.At(n.document.File)
		if other := first[citation.Slug(n.slug)]; other != nil {
			a.found.Add(diag.Finding{Code: "tree/twice", Severity: diag.Error, Span: at,
				Message: diag.Say("hai tên cùng cấp trùng nhau: %q", "two names of one level are the same: %q", n.slug),
				Hint:    diag.Say("đổi tên một trong hai", "rename one of them"),
				Related: []diag.Related{{Span: source.At(other.File), Text: diag.Say("tên thứ nhất", "the first name")}}})
		} else {
			first[citation.Slug(n.slug)] = n.document
		}
		if i > 0 && n.order >= 0 && all[i-1].order == n.order && all[i-1].slug != n.slug {
			a.found.Add(diag.Finding{Code: "tree/order", Severity: diag.Note, Span: at,
				Message: diag.Say("hai tên cùng cấp có cùng số thứ tự %d; tạm xếp theo chữ", "two names of one level have place %d; the letters decide", n.order),
				Hint:    diag.Say("đổi số ở đầu tên một trong hai", "change the number before one of the names"),
				Related: []diag.Related{{Span: source.At(all[i-1].document.File), Text: diag.Say("tên kia", "the other name")}}})
		}
	}
	return all
}

// staticName says of a file of static/ that its name can be no address.
func (a *Builder) staticName(f *source.File) {
	address := strings.TrimPrefix(f.Path, "static/")
	if f.Default || output.ValidName(address) == nil {
		return
	}
	within := strings.TrimPrefix(address, output.WellKnown)
	for name := range strings.SplitSeq(within, "/") {
		if !data.ValidSlug(name) || isDevice(name) {
			a.badAssetName(f, name)
			return
		}
	}
	a.found.Add(tooLong(source.At(f), address)...)
}

// assetName says of an asset that a name of its folders or its own can be no address.
func (a *Builder) assetName(f *source.File, names []string) {
	for _, name := range names {
		if !data.ValidSlug(name) || isDevice(name) {
			a.badAssetName(f, name)
			return
		}
	}
	a.found.Add(tooLong(source.At(f), strings.TrimPrefix(f.Path, "content/"))...)
}

// badAssetName says that a name of a file or of its folder cannot be an address, and which
// could.
func (a *Builder) badAssetName(f *source.File, name string) {
	a.found.Add(diag.Finding{Code: "tree/name", Severity: diag.Error, Span: source.At(f),
		Message: diag.Say("tên %q không dùng làm địa chỉ tệp được", "name %q cannot be the address of a file", name),
		Hint:    diag.Say("chỉ dùng a-z, 0-9, dấu chấm và dấu gạch nối: %q", "use only a-z, 0-9, dots and hyphens: %q", a.betterName(f, name))})
}

// betterName is a name like one that cannot be an address, which no other file beside it has.
func (a *Builder) betterName(f *source.File, name string) string {
	stem, ext := name, ""
	if path.Base(f.Path) == name {
		ext = strings.ToLower(path.Ext(name))
		stem = strings.TrimSuffix(name, path.Ext(name))
	}
	var pieces []string
	for piece := range strings.SplitSeq(stem, ".") {
		if slug := citation.Slug(piece); slug != "" {
			pieces = append(pieces, slug)
		}
	}
	ext = strings.TrimSuffix("."+citation.Slug(ext), ".")
	better := cut(cmp.Or(strings.Join(pieces, "."), "tep"), maxName-len(ext))
	if isDevice(better + ext) {
		better = "tep-" + better
	}
	dir := strings.TrimSuffix(f.Path[:strings.Index(f.Path+"/", "/"+name+"/")+1], "/") + "/"
	free := better + ext
	for n := 2; a.tree.Get(dir+free) != nil; n++ {
		free = better + "-" + strconv.Itoa(n) + ext
	}
	return free
}
