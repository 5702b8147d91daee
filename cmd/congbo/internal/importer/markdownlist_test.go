package importer_test

import (
	"strings"
	"testing"
)

// told is all that an import asks a person to look at.
func told(t *testing.T, name string, raw []byte) (text, remarks string) {
	t.Helper()
	r := importBytes(t, name, raw, "2030")
	balanced(t, r)
	for _, m := range r.Remarks {
		remarks += m.Text.EN + "\n"
	}
	return all(r), remarks
}

// TestListNumbers holds that the numbers of lists are printed as they were issued,
// whether they count up or not.
func TestListNumbers(t *testing.T) {
	auto := func(num, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	deep := func(level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="4"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	const level = `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>`
	const numbering = `<w:abstractNum w:abstractNumId="0">` + level + `</w:abstractNum><w:abstractNum w:abstractNumId="1">` + level + `</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2">` + level + `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`
	for _, test := range []struct {
		name, body, want, told string
	}{
		{"one is left out", p("1. một;") + p("2. hai;") + p("4. bốn;") + p("5. năm."), "1\\. một;\n\n2\\. hai;\n\n4\\. bốn;\n\n5\\. năm.", "do not count up"},
		{"one is told twice", p("1. một;") + p("2. hai;") + p("2. ba."), "1\\. một;\n\n2\\. hai;\n\n2\\. ba.", "do not count up"},
		{"they count down", p("2. hai;") + p("1. một."), "2. hai;\n\n1) một.", "begins anew"},
		{"two lists of the file", auto("1", "a;") + auto("1", "b;") + auto("2", "c;") + auto("2", "d."), "1. a;\n\n2. b;\n\n1) c;\n\n2) d.", "begins anew"},
		{"three lists", auto("1", "a;") + auto("2", "b;") + p("1. c;"), "1. a;\n\n1) b;\n\n1. c;", "begins anew"},
		{"a list that goes on with another number", auto("1", "a;") + auto("1", "b;") + auto("3", "c;"), "1\\. a;\n\n2\\. b;\n\n7\\. c;", "do not count up"},
		{"words between", p("1. một;") + p("Và:") + p("5. năm;") + p("6. sáu."), "1. một;\n\nVà:\n\n5. năm;\n\n6. sáu.", ""},
		{"an item that begins like another", p("1. - một;") + p("2. + hai;") + p("3. # ba."), "1. \\- một;\n\n2. \\+ hai;\n\n3. \\# ba.", ""},
		{"numbers below numbers", deep("0", "a;") + deep("1", "b;") + deep("1", "c;") + deep("0", "d;") + deep("1", "e."), "1. a;\n\n   1) b;\n\n   2) c;\n\n2. d;\n\n   1) e.", ""},
		{"bullets between", p("1. một;") + p("- a;") + p("3. ba."), "1\\. một;\n\n- a;\n\n3\\. ba.", "do not count up"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, remarks := told(t, "a.docx", word(p("Gồm có:")+test.body, "numbering.xml", numbering))
			if !strings.Contains(text, "Gồm có:\n\n"+test.want+"\n") {
				t.Errorf("%q is not in:\n%s", test.want, text)
			}
			if !strings.Contains(remarks, test.told) || test.told == "" && strings.Contains(remarks, "list") {
				t.Errorf("told: %s", remarks)
			}
		})
	}
}

// TestHeadingNumbers holds that a number of a heading that no level of the report
// can print stays in its words.
func TestHeadingNumbers(t *testing.T) {
	const style = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
	head := func(text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	text, _ := told(t, "a.docx", word(head("Kết quả")+p("Lời.")+head("Nhiệm vụ")+p("Lời."), "styles.xml", style,
		"numbering.xml", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Mục %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`))
	for _, want := range []string{`title = "Mục 1 Kết quả"`, `title = "Mục 2 Nhiệm vụ"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
}
