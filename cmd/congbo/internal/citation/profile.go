package citation

import "embed"

// Profiles holds the built-in tables, one TOML file a system of documents. They
// are decoded by package data, the home of TOML.
//
//go:embed profiles/*.toml
var Profiles embed.FS

// A Profile is the grammar of one system of documents as tables: a new office or
// type edits data, not code.
type Profile struct {
	Name            string
	Types           []Type
	Issuers         []Issuer
	Forms           []FormRule
	NumberWords     []string // words before a number besides "số": "No"
	Laws            []string // names without the word "Luật"
	Traps           []string // phrases that look like a citation and are none
	Examples        []Example
	CounterExamples []string // texts without any citation
}

// A Type is a kind of document. Codes stand in symbols ("CT"); names stand in
// prose. One code may belong to several types: QĐ is quyết định and quy định.
type Type struct {
	Name  string   // canonical: "Chỉ thị"
	Names []string // other names in prose
	Codes []string
	Short bool // may be cited by number alone: "Quy định 784"
}

// An Issuer is an office that issues documents. From and To are the ISO dates
// between which its code was in use, empty for no bound.
type Issuer struct {
	Code     string
	Names    []string
	Aliases  map[string]string // names that stand for another name: "BCHTW" for "Ban Chấp hành Trung ương"
	Level    string            // "central", "province", "district", "base"; empty if not known
	From, To string
}

// A FormRule is the shape of a symbol. Pattern is made of words, of "-" (any
// hyphen), "/" and brackets, and of slots: {number}, {year}, {yy} (two digits),
// {type} and {issuer} (codes), {knownissuer}, {unit}, {law} ("QH15") and {chain}
// ("75/982/Add.1"). It begins with a number or a word. Key names the document
// from the same pieces.
type FormRule struct {
	Pattern string
	Key     string
	Number  string // what Citation.Number is; "{number}" if empty
	Symbol  string // what Citation.Symbol is; if empty "{type}/{issuer}", or nothing without a {type}
	Defect  string // set for a shape that is accepted though not right
}

// An Example is a text and the keys of the citations in it, in order.
type Example struct {
	Text string
	Keys []string
}
