package pages

import (
	"html/template"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
)

// A checkedPage tells readers what was checked in a report, what was found right, what wrong
// and kept, and what cannot be checked.
type checkedPage struct {
	Page    page
	Report  linkView
	Crumbs  []crumb
	Nav     template.HTML
	Checked *report.Checked
	Kinds   []checkedKind
	Kept    []checkedText
	Unread  []unreadTexts
}

type checkedKind struct {
	Name                  string
	Right, Wrong, Unknown int
}

// A checkedText is words of the report, what is said of them, and why they are kept.
type checkedText struct{ Text, Said, Reason string }

// unreadTexts are words of the report that cannot be checked for one reason.
type unreadTexts struct {
	Why   string
	Texts []string
}

// checked makes the page; none where nothing was checked, or where a part of the report, as
// earlier versions allowed, has its address.
func (r *reportPages) checked() {
	if !hasChecked(r.Summary) {
		return
	}
	at, on := address.Page{Path: address.Checked(r.Summary)}, r.pageBuffer()
	v := checkedPage{
		Page:    r.newPage("checked", r.words.T("checked"), at),
		Report:  linkView{Href: at.Href(address.ToPage(address.Cover(r.Summary))), Text: r.reportName(r.Summary)},
		Crumbs:  []crumb{{at.Root() + address.Index, r.words.T("home")}, {at.Root() + address.Cover(r.Summary) + address.Index, r.periodName(r.Summary)}},
		Nav:     r.nav(on, at, nil),
		Checked: r.Checked,
	}
	for _, k := range r.Checked.Kinds {
		v.Kinds = append(v.Kinds, checkedKind{r.words.T("checked-" + k.Kind), k.Right, k.Wrong, k.Unknown})
	}
	for _, f := range r.Checked.Kept {
		v.Kept = append(v.Kept, checkedText{f.Text, f.Message.In(r.words.Language), f.Reason})
	}
	for _, f := range r.Checked.Unread {
		why := f.Why.In(r.words.Language)
		k := slices.IndexFunc(v.Unread, func(u unreadTexts) bool { return u.Why == why })
		if k < 0 {
			k = len(v.Unread)
			v.Unread = append(v.Unread, unreadTexts{Why: why})
		}
		v.Unread[k].Texts = append(v.Unread[k].Texts, f.Text)
	}
	v.Page.Description = r.words.T("checked-lead", v.Report.Text)
	r.shell(&v.Page, r.files)
	r.page(r.files, on, at.Path+address.Index, v.Page.Kind, v)
}

func hasChecked(r *report.Summary) bool { return r.Checked != nil && mayHaveChecked(r) }

func mayHaveChecked(r *report.Summary) bool {
	return !slices.ContainsFunc(r.Parts, func(part *report.Section) bool { return strings.HasPrefix(part.Folder, address.Checked(r)) })
}
