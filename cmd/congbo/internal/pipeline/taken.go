package pipeline

import (
	"path"
	"slices"
	"sync"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pages"
	"congbo/cmd/congbo/internal/source"
)

// taken says of the files that are published as they are which of their addresses belong to
// something else. It makes the site once more for its names: two of one name are rare.
func (r *Result) taken(layouts *pages.Layouts) diag.List {
	var mu sync.Mutex
	files, folders := map[string]int{output.ListName: 1}, map[string]bool{}
	_, _ = pages.Render(r.Site, r.Reports, layouts, r.static, output.Put(func(name string, _ []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name]++
		for dir := path.Dir(name); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
		return nil
	}), nil)
	var found diag.List
	for _, f := range slices.Concat(r.static, r.Site.Assets) {
		at := address.File(f)
		is := files[at] > 1 || folders[at]
		for dir := path.Dir(at); dir != "."; dir = path.Dir(dir) {
			is = is || files[dir] > 0
		}
		if is && !f.Default {
			found.Add(diag.Finding{Code: "tree/twice", Severity: diag.Error, Span: source.At(f),
				Message: diag.Say("địa chỉ %q đã là của một trang hay tệp khác", "address %q belongs to another page or file already", at),
				Hint:    diag.Say("đổi tên tệp này, hoặc đặt nó vào một thư mục khác", "rename this file, or put it into another folder")})
		}
	}
	return found
}
