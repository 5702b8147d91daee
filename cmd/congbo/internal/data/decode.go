package data

import (
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
	settings := t.Get(siteFile)
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
	if f := t.Get(TargetsFile); f != nil {
		parts = append(parts, partOf("targets", []*source.File{f}, func(found *diag.List) []*Target { return decodeTargets(f, found) }, func(all []*Target) { set.Targets = all }))
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

// IsProposed reports whether a file only proposes what a person is to look through.
func IsProposed(name string) bool { return strings.HasSuffix(name, ".proposed.toml") }

// decodeFolder reads the files of data/<period>/, and says of any file of data/ that
// it is not used. It returns nil for a folder that is no period's.
func decodeFolder(files []*source.File, found *diag.List) *PeriodData {
	var p *PeriodData
	for _, f := range files {
		dir, name := path.Split(strings.TrimPrefix(f.Path, "data/"))
		dir = strings.TrimSuffix(dir, "/")
		switch {
		case dir == "" && slices.Contains([]string{"site.toml", "directives.toml", "citations.toml", "archive.toml", "publish.toml"}, name):
			continue
		case dir != "" && (name == "indicators.toml" || name == "accepted.toml" || name == CommitmentsFile || name == ApprovalFile):
		case dir != "" && IsProposed(name):
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
		case CommitmentsFile:
			decodeCommitments(p, f, found)
		case ApprovalFile:
			p.Approval = decodeApproval(f, found)
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
		Hint:    diag.Say("các tệp dữ liệu: site.toml, directives.toml, citations.toml, <kỳ>/indicators.toml, <kỳ>/commitments.toml, <kỳ>/accepted.toml, <kỳ>/approval.toml, và tệp mà khối table nêu tên", "data files are: site.toml, directives.toml, citations.toml, <period>/indicators.toml, <period>/commitments.toml, <period>/accepted.toml, <period>/approval.toml, and those that a table block names")}
}

// open parses a whole file.
func open(f *source.File, found *diag.List) decoder {
	t, problems := parseTOML(f, 0, len(f.Text))
	found.Add(problems...)
	return decoder{t, "", found}
}

var acceptedKeys = keys[Accepted]{
	field("code", asText, noPeriod, func(a *Accepted) *string { return &a.Code }, "mã của phát hiện: `figure/ratio`; bắt buộc", "code of the finding: `figure/ratio`; required"),
	field("text", asText, noPeriod, func(a *Accepted) *string { return &a.Text }, "lời văn mà phát hiện nói tới, đúng từng chữ; bắt buộc", "words that it is about, as they stand; required"),
	field("reason", asText, noPeriod, func(a *Accepted) *string { return &a.Reason }, "vì sao giữ nguyên; bắt buộc", "why it is kept; required"),
	field("who", asText, noPeriod, func(a *Accepted) *string { return &a.Who }, "ai quyết định", "who decided so"),
	field("publish", asOn, noPeriod, func(a *Accepted) *bool { return &a.Publish }, "`false`: không đánh dấu chỗ ấy và in lý do trên trang", "`false`: pages do not mark the place and print the reason"),
}

func decodeAccepted(p *PeriodData, f *source.File, found *diag.List) {
	t := open(f, found)
	tables := t.tables("accepted")
	t.unknownKeys()
	for _, t := range tables {
		a := &Accepted{Span: t.span}
		acceptedKeys.decode(t, a)
		accepts := true
		for _, needed := range []struct {
			key, value string
			hint       diag.Text
		}{
			{"code", a.Code, diag.Say("ghi mã của phát hiện, như congbo check in ra", "write the code of the finding, as congbo check prints it")},
			{"text", a.Text, diag.Say("ghi lời văn mà phát hiện nói tới, đúng từng chữ", "write the words that the finding is about, as they stand")},
			{"reason", a.Reason, diag.Say("ghi vì sao giữ nguyên chỗ này", "write why this is kept")},
		} {
			if v := t.lookup(needed.key); v == nil {
				t.missing(needed.key)
			} else if strings.TrimSpace(needed.value) == "" {
				accepts = false
				found.Add(diag.Finding{Code: "data/missing", Severity: diag.Warning, Span: v.span,
					Message: diag.Say("%q để trống %q, nên không chấp nhận gì", "%q leaves %q empty, so it accepts nothing", t.name, needed.key),
					Hint:    needed.hint})
			}
		}
		if accepts {
			p.Accepted = append(p.Accepted, a)
		}
	}
}

// stringsFile is the path of the words of the interface in a language.
func stringsFile(language string) string { return "layouts/i18n/" + language + ".toml" }

// decodeStrings reads the words of the interface in a language. A word that the
// language lacks is that of Vietnamese, with a finding.
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
