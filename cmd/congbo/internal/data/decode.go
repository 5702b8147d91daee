package data

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

// Decode reads the data files of a site, the grammar of citations and the words
// of the interface. The set is usable whatever the findings say.
func Decode(t *source.Tree) (*Set, diag.List) { return DecodeAgain(t, nil, inOrder) }

// Each calls f for 0 to n-1, side by side if it likes.
type Each func(n int, f func(i int))

func inOrder(n int, f func(i int)) {
	for i := range n {
		f(i)
	}
}

// DecodeAgain is Decode for a site that may have been decoded before: what the same files
// were decoded to then is part of the new set too.
func DecodeAgain(t *source.Tree, before *Set, each Each) (*Set, diag.List) {
	var found diag.List
	set := &Set{Periods: map[string]*PeriodData{}, memory: memory{}}
	var known memory
	if before != nil {
		known = before.memory
	}
	settings := t.Get("data/site.toml")
	set.memory.decoded(known, &found, inOrder,
		partOf("site", []*source.File{settings}, func(found *diag.List) Site { return decodeSite(settings, found) }, func(s Site) { set.Site = s }))
	words := []*source.File{t.Get(stringsFile("vi")), t.Get(stringsFile(set.Site.Language))}
	citations := t.Get("data/citations.toml")
	parts := []part{
		partOf("citations", []*source.File{citations}, func(found *diag.List) *citation.Grammar { return decodeGrammar(citations, found) }, func(g *citation.Grammar) { set.Grammar = g }),
		partOf("strings", words, func(found *diag.List) Strings { return decodeStrings(t, set.Site.Language, found) }, func(s Strings) { set.Strings = s }),
	}
	if f := t.Get("data/directives.toml"); f != nil {
		parts = append(parts, partOf("directives", []*source.File{f}, func(found *diag.List) []*Directive { return decodeDirectives(f, found) }, func(all []*Directive) { set.Directives = all }))
	}
	if f := t.Get(SealsFile); f != nil {
		parts = append(parts, partOf("seals", []*source.File{f}, func(found *diag.List) []*Seal { return decodeSeals(f, found) }, func(all []*Seal) { set.Seals = all }))
	}
	for _, files := range byFolder(t.Under("data/")) {
		parts = append(parts, partOf(path.Dir(files[0].Path), files, func(found *diag.List) *PeriodData { return decodeFolder(files, found) }, func(p *PeriodData) {
			if p != nil {
				set.Periods[p.Period.ID] = p
			}
		}))
	}
	set.memory.decoded(known, &found, each, parts...)
	return set, found
}

// byFolder gathers files, ordered by path, that stand in one folder.
func byFolder(files []*source.File) [][]*source.File {
	at := map[string]int{}
	var folders [][]*source.File
	for _, f := range files {
		dir := path.Dir(f.Path)
		i, ok := at[dir]
		if !ok {
			i = len(folders)
			at[dir] = i
			folders = append(folders, nil)
		}
		folders[i] = append(folders[i], f)
	}
	return folders
}

// ProposedFile is the name of a file of data/<period>/ that holds indicators for a
// person to look through. It is not read: what is right goes to indicators.toml.
const ProposedFile = "indicators.proposed.toml"

// decodeFolder reads the files of data/<period>/, and says of any file of data/ that
// it is not used. It returns nil for a folder that is no period's.
func decodeFolder(files []*source.File, found *diag.List) *PeriodData {
	var p *PeriodData
	for _, f := range files {
		dir, name := path.Split(strings.TrimPrefix(f.Path, "data/"))
		dir = strings.TrimSuffix(dir, "/")
		switch {
		case dir == "" && slices.Contains([]string{"site.toml", "directives.toml", "citations.toml", "archive.toml"}, name):
			continue
		case dir != "" && (name == "indicators.toml" || name == "accepted.toml"):
		case dir != "" && name == ProposedFile:
			continue
		case dir != "" && (path.Ext(name) == ".csv" || path.Ext(name) == ".toml"): // for ```table
		default:
			found.Add(Unused(f))
			continue
		}
		period, err := ParsePeriod(dir)
		if err != nil {
			found.Add(PeriodFinding(source.At(f), dir))
			continue
		}
		if p == nil {
			p = &PeriodData{Period: period, Files: map[string]*source.File{}}
		}
		switch name {
		case "indicators.toml":
			decodeIndicators(p, f, found)
		case "accepted.toml":
			decodeAccepted(p, f, found)
		default:
			p.Files[name] = f
		}
	}
	return p
}

// Unused says that nothing of the site uses a data file.
func Unused(f *source.File) diag.Finding {
	return diag.Finding{Code: "data/unused", Severity: diag.Note, Span: source.At(f),
		Message: diag.Say("congbo không dùng tệp này", "congbo does not use this file"),
		Hint:    diag.Say("các tệp dữ liệu: site.toml, directives.toml, citations.toml, <kỳ>/indicators.toml, <kỳ>/accepted.toml, và tệp mà khối table nêu tên", "data files are: site.toml, directives.toml, citations.toml, <period>/indicators.toml, <period>/accepted.toml, and those that a table block names")}
}

// open parses a whole file.
func open(f *source.File, found *diag.List) taker {
	t, problems := parseTOML(f, 0, len(f.Text))
	found.Add(problems...)
	return taker{t, found}
}

func decodeSite(f *source.File, found *diag.List) Site {
	if f == nil {
		return Site{Language: "vi"}
	}
	t := open(f, found)
	s := Site{
		Title:     t.text("title"),
		Committee: t.text("committee"),
		BaseURL:   t.text("base_url"),
		Language:  cmp.Or(t.text("language"), "vi"),
		Audience:  t.text("audience"),
		Span:      source.At(f),
	}
	if c, ok := t.sub("contact"); ok {
		s.Contact = Contact{Name: c.text("name"), Phone: c.text("phone"), Email: c.text("email"), Address: c.text("address")}
		c.rest()
	}
	t.rest()
	if s.Audience != "" && s.Audience != "internal" {
		found.Add(diag.Finding{Code: "data/audience", Severity: diag.Error, Span: t.get("audience").span,
			Message: diag.Say("không có phạm vi %q", "there is no audience %q", s.Audience),
			Hint:    diag.Say(`ghi "internal" cho trang nội bộ, hoặc bỏ dòng này`, `write "internal" for a site that is not for the public, or leave the line out`)})
	}
	if s.Language != "vi" && s.Language != "en" {
		found.Add(diag.Finding{Code: "data/language", Severity: diag.Error, Span: t.get("language").span,
			Message: diag.Say("không có ngôn ngữ %q", "there is no language %q", s.Language),
			Hint:    diag.Say(`ghi "vi" hoặc "en"`, `write "vi" or "en"`)})
		s.Language = "vi"
	}
	if s.BaseURL != "" {
		if !isWeb(s.BaseURL) {
			found.Add(diag.Finding{Code: "data/base-url", Severity: diag.Error, Span: t.get("base_url").span,
				Message: diag.Say("base_url %q không phải là một địa chỉ web đầy đủ", "base_url %q is no complete web address", s.BaseURL),
				Hint:    diag.Say("bắt đầu bằng https://", "begin with https://")})
			s.BaseURL = ""
		} else {
			s.BaseURL = strings.TrimSuffix(s.BaseURL, "/") + "/"
		}
	}
	return s
}

func decodeDirectives(f *source.File, found *diag.List) []*Directive {
	t := open(f, found)
	names, tables := t.named("directive")
	t.rest()
	var all []*Directive
	for i, t := range tables {
		d := &Directive{
			ID:         names[i],
			Type:       t.text("type"),
			Number:     t.text("number"),
			Symbol:     t.text("symbol"),
			Date:       t.date("date"),
			Issuer:     t.text("issuer"),
			Title:      t.text("title"),
			URL:        t.text("url"),
			File:       t.text("file"),
			Term:       t.text("term"),
			Replaces:   t.texts("replaces"),
			ReplacedBy: t.texts("replaced_by"),
			Amends:     t.texts("amends"),
			Implements: t.texts("implements"),
			Span:       t.span,
			Fields:     t.fields(),
		}
		t.rest()
		if d.Type == "" {
			found.Add(missing(t.span, "type", names[i]))
		}
		if d.URL != "" && !isWeb(d.URL) {
			found.Add(diag.Finding{Code: "data/url", Severity: diag.Error, Span: d.Fields["url"],
				Message: diag.Say("url %q không phải là một địa chỉ web đầy đủ", "url %q is no complete web address", d.URL),
				Hint:    diag.Say("bắt đầu bằng https://; tệp của trang thì ghi ở file", "begin with https://; a file of the site belongs in file")})
			d.URL = ""
		}
		if !ValidSlug(d.ID) {
			found.Add(diag.Finding{Code: "data/slug", Severity: diag.Error, Span: t.span,
				Message: diag.Say("tên %q không dùng làm địa chỉ trang được", "name %q cannot be the address of a page", d.ID),
				Hint:    diag.Say("chỉ dùng a-z, 0-9 và dấu gạch nối: %q", "use only a-z, 0-9 and hyphens: %q", citation.Slug(d.Key()))})
			d.ID = citation.Slug(d.ID)
		}
		all = append(all, d)
	}
	return all
}

func isWeb(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

func missing(at source.Span, key, name string) diag.Finding {
	return diag.Finding{Code: "data/missing", Severity: diag.Error, Span: at,
		Message: diag.Say("%q thiếu khóa %s", "%q has no key %s", name, key),
		Hint:    diag.Say(`thêm: %s = "…"`, `add: %s = "…"`, key)}
}

// ValidSlug reports whether a name can be a folder of the site: lower-case ASCII
// letters, digits, dots and hyphens.
func ValidSlug(s string) bool {
	if s == "" || len(s) > 100 || s[0] == '.' || s[0] == '-' || s[0] == '_' {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == "" && !strings.HasSuffix(s, ".")
}

func decodeIndicators(p *PeriodData, f *source.File, found *diag.List) {
	before := len(*found)
	t := open(f, found)
	p.Unread = len(*found) > before || len(f.Text) == 0 && len(f.Raw) > 0
	names, tables := t.named("group")
	groups := map[string]*Group{}
	for i, t := range tables {
		g := &Group{ID: names[i], Title: t.text("title"), Order: t.int("order"), Span: t.span}
		t.rest()
		p.Groups = append(p.Groups, g)
		groups[g.ID] = g
	}
	slices.SortStableFunc(p.Groups, func(a, b *Group) int { return cmp.Compare(a.Order, b.Order) })
	names, tables = t.named("indicator")
	t.rest()
	for i, t := range tables {
		p.Indicators = append(p.Indicators, decodeIndicator(t, p.Period, names[i], groups))
	}
	slices.SortStableFunc(p.Indicators, func(a, b *Indicator) int {
		return cmp.Or(cmp.Compare(groupPlace(p, a), groupPlace(p, b)), cmp.Compare(a.Order, b.Order))
	})
}

// groupPlace orders indicators by their group; those without one come last.
func groupPlace(p *PeriodData, i *Indicator) int {
	for place, g := range p.Groups {
		if g.ID == i.Group {
			return place
		}
	}
	return len(p.Groups)
}

func decodeIndicator(t taker, period Period, id string, groups map[string]*Group) *Indicator {
	i := &Indicator{
		Period:        period,
		ID:            id,
		Name:          t.text("name"),
		Unit:          t.text("unit"),
		Actual:        t.decimal("actual"),
		Target:        t.decimal("target"),
		Of:            t.decimal("of"),
		Previous:      t.decimal("previous"),
		Percent:       t.decimal("percent"),
		PercentOf:     t.text("percent_of"),
		Change:        t.decimal("change"),
		ChangeFrom:    t.text("change_from"),
		Status:        Status(t.text("status")),
		LowerIsBetter: !t.bool("higher_is_better", true),
		Headline:      t.bool("headline", false),
		Group:         t.text("group"),
		Order:         t.int("order"),
		Source:        t.text("source"),
		Note:          t.text("note"),
		Formerly:      t.text("formerly"),
		Span:          t.span,
		Fields:        t.fields(),
	}
	t.rest()
	if i.Name == "" {
		t.found.Add(missing(t.span, "name", id))
	}
	if !ValidSlug(id) {
		t.found.Add(diag.Finding{Code: "data/slug", Severity: diag.Error, Span: t.span,
			Message: diag.Say("tên chỉ tiêu %q không dùng làm địa chỉ trang được", "indicator %q cannot be the address of a page", id),
			Hint:    diag.Say("chỉ dùng a-z, 0-9 và dấu gạch nối", "use only a-z, 0-9 and hyphens")})
	}
	if i.Group != "" && groups[i.Group] == nil {
		hint := diag.Say("khai báo nhóm: [group.%s]", "declare the group: [group.%s]", i.Group)
		if near := Nearest(i.Group, sortedKeys(groups)); near != "" {
			hint = diag.Say("có phải là %q?", "did you mean %q?", near)
		}
		t.found.Add(diag.Finding{Code: "indicator/group", Severity: diag.Error, Span: i.Fields["group"],
			Message: diag.Say("không có nhóm %q", "there is no group %q", i.Group), Hint: hint})
	}
	if i.Target.IsValid() && i.Unit == "" {
		t.found.Add(diag.Finding{Code: "indicator/unit", Severity: diag.Warning, Span: i.Fields["target"],
			Message: diag.Say("chỉ tiêu %q có kế hoạch mà không có đơn vị tính", "indicator %q has a target and no unit", id),
			Hint:    diag.Say(`thêm: unit = "…"`, `add: unit = "…"`)})
	}
	if !slices.Contains([]Status{StatusNone, Exceeded, Met, NotMet, AtYearEnd, Monitored}, i.Status) {
		t.found.Add(diag.Finding{Code: "indicator/status", Severity: diag.Error, Span: i.Fields["status"],
			Message: diag.Say("không có trạng thái %q", "there is no status %q", string(i.Status)),
			Hint:    diag.Say("ghi một trong: vượt, đạt, chưa đạt, cuối năm đánh giá, theo dõi", "write one of: vượt, đạt, chưa đạt, cuối năm đánh giá, theo dõi")})
		i.Status = StatusNone
	}
	return i
}

func decodeAccepted(p *PeriodData, f *source.File, found *diag.List) {
	t := open(f, found)
	names, tables := t.named("accepted")
	t.rest()
	for i, t := range tables {
		a := &Accepted{
			Code: t.text("code"), Text: t.text("text"), Reason: t.text("reason"),
			Who: t.text("who"), Publish: t.bool("publish", false), Span: t.span,
		}
		t.rest()
		for _, key := range []string{"code", "text", "reason"} {
			if t.get(key) == nil {
				found.Add(missing(t.span, key, names[i]))
			}
		}
		p.Accepted = append(p.Accepted, a)
	}
}

// decodeStrings reads the words of the interface in a language. A word that the
// language lacks is taken from Vietnamese, with a finding.
// stringsFile is the path of the words of the interface in a language.
func stringsFile(language string) string { return "layouts/i18n/" + language + ".toml" }

func decodeStrings(t *source.Tree, language string, found *diag.List) Strings {
	words := readStrings(t.Get(stringsFile("vi")), found)
	if language == "vi" {
		return words
	}
	f := t.Get(stringsFile(language))
	own := readStrings(f, found)
	for _, key := range sortedKeys(words) {
		if _, ok := own[key]; !ok && f != nil {
			found.Add(diag.Finding{Code: "layout/string", Severity: diag.Warning, Span: source.At(f),
				Message: diag.Say("thiếu chữ giao diện %q", "the interface word %q is missing", key),
				Hint:    diag.Say("thêm khóa này; tạm dùng chữ tiếng Việt", "add the key; the Vietnamese words stand in")})
			own[key] = words[key]
		}
	}
	return own
}

func readStrings(f *source.File, found *diag.List) Strings {
	words := Strings{}
	if f == nil {
		return words
	}
	t := open(f, found)
	for _, e := range t.entries {
		words[e.key] = t.text(e.key)
	}
	return words
}
