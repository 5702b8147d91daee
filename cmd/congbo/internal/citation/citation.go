// Package citation is the grammar of document numbers: it finds the citations of
// official documents in plain Vietnamese text.
//
// It is driven by tables (profiles), pure and linear in the text. It never
// reads files and never decides whether a citation is right.
package citation

// A Citation is one mention of an official document in a text. Offsets are bytes
// of the text given to [Grammar.Find].
type Citation struct {
	Key    string // canonical symbol, "05-CT/TW"; "145/2020/NĐ-CP"; empty for a number alone
	Type   string // as the grammar names it: "Chỉ thị"
	Number string // "05", "145/2020"
	Symbol string // "CT/TW", "NĐ-CP"; empty where only a number stands
	Date   Date   // as stated with this mention; zero if none is
	Issuer string // as written, "Ban Thường vụ Tỉnh ủy"; empty if none is stated
	Form   Form
	Defect string // what is wrong with the symbol's shape: "separator", "hyphen", "slash", "issuer", "digit", "glued"; empty if nothing

	NumStart, NumEnd int // the number with its symbol: "05-CT/TW"
	Start, End       int // from the type word to the end of the symbol: what a link covers
	ExtStart, ExtEnd int // with date and issuer, before or after
}

// A Form is a way of citing a document.
type Form string

// The forms of citations.
const (
	Full     Form = "full"     // Chỉ thị số 05-CT/TW
	Enum     Form = "enum"     // "số 19-NQ/TW" after "các Nghị quyết số 18-NQ/TW, "
	Short    Form = "short"    // Quy định 784
	Congress Form = "congress" // Nghị quyết Trung ương 4 khóa XII
	LawYear  Form = "law-year" // Luật Đất đai năm 2003
	LawName  Form = "law-name" // Luật Dân quân tự vệ
	Explicit Form = "explicit" // [Quy định 784](cite:784-QĐ/TU)
)
