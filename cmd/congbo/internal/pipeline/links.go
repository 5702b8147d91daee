package pipeline

import (
	"bytes"
	"cmp"
	"html"
	"net/url"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/linkcheck"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// brokenLinks tells of the links of the finished pages that lead nowhere, and of what is wrong
// with the markup of layouts: those
// that link could not see, paths written by hand and what layouts make. Each is told once
// where it is written, on however many pages it stands.
func (r *Result) brokenLinks(broken []linkcheck.Broken) diag.List {
	type fault struct {
		at  source.Span
		why linkcheck.Why
	}
	var faults []fault
	refs := map[fault]string{}
	on := map[fault][]string{} // the pages
	for _, b := range broken {
		for _, w := range r.written(b) {
			f := fault{w.at, b.Why}
			if on[f] == nil {
				faults = append(faults, f)
				if refs[f] = fromRoot(w.ref); b.Why == linkcheck.Nested {
					refs[f] = w.ref
				}
			}
			on[f] = append(on[f], b.Page)
		}
	}
	var found diag.List
	for _, f := range faults {
		told := diag.Finding{Code: "link/broken", Severity: diag.Error, Span: f.at}
		if f.why >= linkcheck.NoText {
			told = diag.Finding{Code: "page/markup", Severity: diag.Note, Span: f.at}
		}
		switch ref := refs[f]; f.why {
		case linkcheck.TwiceID:
			told.Message = diag.Say("hai phần tử của một trang có cùng id %q", "two elements of a page have the id %q", ref)
			told.Hint = diag.Say("đổi một trong hai id; nếu cả hai do layouts tạo, sửa ở đó", "change one of them; if layouts make both, mend it there")
		case linkcheck.Outside:
			told.Message = diag.Say("liên kết %q dẫn ra ngoài trang web", "the link %q leaves the site", ref)
			told.Hint = diag.Say("liên kết tới một trang trong site, hoặc ghi địa chỉ đầy đủ https://", "link to a page of the site, or write a full https:// address")
		case linkcheck.NoID:
			told.Message = diag.Say("liên kết %q dẫn tới một chỗ không có", "the link %q leads to a place that is not there", ref)
			told.Hint = diag.Say("kiểm tra phần sau dấu #", "look at what follows the #")
		case linkcheck.NoText:
			told.Message = diag.Say("hình %q không có alt, người không nhìn thấy không biết hình nói gì", "the picture %q has no alt: who does not see it does not know what it shows", ref)
			told.Hint = diag.Say("thêm alt=\"…\"; hình chỉ để trang trí thì alt=\"\"", "add alt=\"…\"; alt=\"\" if it only decorates")
		case linkcheck.NoName:
			told.Message = diag.Say("liên kết hoặc nút %q không có chữ nào", "the link or button %q has no words", ref)
			told.Hint = diag.Say("viết chữ vào giữa hai thẻ, hoặc thêm aria-label", "write words between its tags, or add aria-label")
		case linkcheck.Nested:
			told.Message = diag.Say("thẻ %q không đóng, đóng thừa, hoặc nằm ở chỗ không được phép", "the tag %q is not closed, closes nothing, or stands where none may", refs[f])
			told.Hint = diag.Say("đóng mỗi thẻ trong thẻ đã mở nó; không đặt liên kết hay nút trong liên kết", "close each tag within the one that it was opened in; no link or button goes into a link")
		default:
			told.Message = diag.Say("liên kết %q dẫn tới một trang không có", "the link %q leads to a page that is not there", ref)
			told.Hint = diag.Say("kiểm tra đường dẫn", "look at the path")
		}
		if !strings.HasPrefix(f.at.File.Path, "content/") { // else the file says on which page it stands
			addPages(&told.Message, on[f])
		}
		found.Add(told)
	}
	return found
}

// addPages adds to a message on which pages it is so, the first of them by name.
func addPages(to *diag.Text, on []string) {
	const few = 3
	named := strings.Join(on[:min(len(on), few)], ", ")
	if len(on) > few {
		named += ", …"
	}
	pages := diag.Say(" (%d trang: %s)", " (pages: %d; %s)", len(on), named)
	to.VI, to.EN = to.VI+pages.VI, to.EN+pages.EN
}

// fromRoot is a reference as one from the root of the site would be written, whatever page
// it stands on: "/a/b" of "../../a/b" and "/a/b".
func fromRoot(ref string) string {
	if !strings.HasPrefix(ref, "#") && !strings.Contains(ref, ":") {
		for strings.HasPrefix(ref, "../") {
			ref = ref[len("../"):]
		}
		ref = "/" + strings.TrimPrefix(ref, "/")
	}
	if plain, err := url.PathUnescape(ref); err == nil {
		return plain
	}
	return ref
}

// A written is a place of the sources that makes something of a page, and what stands there.
type written struct {
	at  source.Span
	ref string
}

// written are the places of the sources that a fault of a page comes from: a file that is
// published as it is, links and ids in Markdown, the register, else a layout.
func (r *Result) written(b linkcheck.Broken) []written {
	for _, f := range slices.Concat(r.static, r.Site.Assets) {
		if address.File(f) == b.Page {
			return []written{{textIn(f, b.Ref), b.Ref}}
		}
	}
	all := r.inText(b)
	for _, d := range r.Site.Directives {
		if d.Registered != nil && d.Registered.URL == b.Ref {
			all = append(all, written{d.Registered.Fields["url"], b.Ref})
		}
	}
	if len(all) == 0 {
		all = append(all, written{r.inLayouts(b), b.Ref})
	}
	return all
}

// inText are the links, or the first id, of the Markdown that a page shows.
func (r *Result) inText(b linkcheck.Broken) []written {
	var all []written
	for _, one := range r.Reports {
		for _, d := range shownOn(one, b.Page) {
			if b.Why == linkcheck.TwiceID {
				if i := slices.IndexFunc(d.Blocks, func(p *report.Block) bool { return "#"+p.ID == b.Ref }); i >= 0 {
					p := d.Blocks[i]
					return []written{{p.Span(0, len(p.Text)), b.Ref}}
				}
				continue
			}
			for _, l := range d.Links {
				if r.isWritten(b, one, l) {
					all = append(all, written{l.Span, l.Destination})
				}
			}
		}
	}
	return all
}

// shownOn are the files of a report whose text a page shows.
func shownOn(r *report.Report, page string) []*report.Document {
	switch folder, _ := path.Split(page); folder {
	case address.Full(r.Summary):
		return r.Documents
	case address.Cover(r.Summary):
		return r.Documents[:1]
	default:
		for _, s := range r.Pages() {
			if s.Folder == folder {
				return []*report.Document{r.Document(s)}
			}
		}
	}
	return nil
}

// isWritten reports whether a link is on a page what is wrong there.
func (r *Result) isWritten(b linkcheck.Broken, in *report.Report, l *report.Link) bool {
	if l.External {
		return address.External(l) == b.Ref
	}
	at := address.Page{}
	at.Path, _ = path.Split(b.Page)
	if at.Path == address.Full(in.Summary) {
		at.Full = in.Summary
	}
	to := address.ToLink(l)
	if html.UnescapeString(at.Href(to)) == b.Ref {
		return true
	}
	at.Alone, at.Base = true, html.EscapeString(r.Site.Data.Site.BaseURL) // in the report in one file
	return html.UnescapeString(at.Href(to)) == b.Ref
}

// inLayouts is where layouts make a fault of a page: where the reference or the id stands in
// one of them, in those of the site first; else the layout of the page.
func (r *Result) inLayouts(b linkcheck.Broken) source.Span {
	name := "layouts/" + b.Layout
	var own, brought []*source.File // of the page before the others
	of := source.Missing("public/" + b.Page)
	for _, f := range r.Files {
		if !strings.HasPrefix(f.Path, "layouts/") || path.Ext(f.Path) != ".html" {
			continue
		}
		list := &own
		if f.Default {
			list = &brought
		}
		if f.Path == name {
			of = source.At(f)
			*list = slices.Insert(*list, 0, f)
		} else {
			*list = append(*list, f)
		}
	}
	for _, form := range r.asInLayouts(b) {
		for _, f := range slices.Concat(own, brought) {
			if i := bytes.Index(f.Text, []byte(form.before+form.text+form.after)); i >= 0 {
				at := i + len(form.before)
				return source.Span{File: f, Start: at, End: at + len(form.text)}
			}
		}
	}
	return of
}

// asInLayouts are the forms that a reference or an id may have in a layout: what leads to the
// root of the site is put before it there.
func (r *Result) asInLayouts(b linkcheck.Broken) []struct{ before, text, after string } {
	type form = struct{ before, text, after string }
	if b.Why == linkcheck.Nested {
		return []form{{"", b.Ref, ">"}, {"", b.Ref, " "}, {"", b.Ref, ""}}
	}
	if b.Why == linkcheck.TwiceID {
		return []form{{`id="`, b.Ref[1:], `"`}, {"id=", b.Ref[1:], ""}}
	}
	below := b.Ref
	for strings.HasPrefix(below, "../") {
		below = below[len("../"):]
	}
	if u, err := url.Parse(r.Site.Data.Site.BaseURL); err == nil && b.Page == address.NotFound {
		below = strings.TrimPrefix(below, cmp.Or(u.EscapedPath(), "/"))
	}
	all := []form{{`"`, b.Ref, `"`}}
	if below != "" {
		all = append(all, form{"}}", below, `"`}, form{"", below, ""})
	}
	return all
}

// textIn is where a text stands in a file; the file as a whole if it does not as it is.
func textIn(f *source.File, text string) source.Span {
	at := source.At(f)
	if i := bytes.Index(f.Text, []byte(text)); i >= 0 {
		at.Start, at.End = i, i+len(text)
	}
	return at
}
