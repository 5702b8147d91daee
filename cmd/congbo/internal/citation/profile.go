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
	LawIssuers      []string // offices that pass laws: "Quốc hội"
	LawHeads        []string // what the name of a law follows: "Luật", "Pháp lệnh"
	Traps           []string // phrases that look like a citation and are none
	Bodies          Bodies
	Others          Others
	Levels          NamesByLevel
	Plenum          Plenum
	Congresses      []CongressOf
	CongressWords   CongressWords
	Words           Words
	Abbreviations   map[string]string // "HĐND" for "Hội đồng nhân dân", as the names of laws have them
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
	Noun  bool // means a document and nothing else, so that "nghị định 100" is one in lower case too
	Any   bool // stands for a document of any type: "văn bản"
}

// Bodies are what the names of offices are made of that no table can list: "Chi cục
// Thủy lợi tỉnh", "Giám đốc Sở Nông nghiệp và Môi trường".
type Bodies struct {
	Heads    []string // what a name begins with: "Sở", "Đảng ủy"
	Central  []string // heads of offices that no place follows: "Bộ"
	Titles   []string // of persons who sign for an office: "Giám đốc"
	Fields   []string // what offices are for: "Tài chính"
	Places   []string // "tỉnh", "thành phố"
	Numbered []string // what has a number for its name: "quận"
	Persons  []string // family names, which end the name of an office after a title
	Ends     []string // words with a capital that are of no name: "Sửa đổi"
}

// NamesByLevel are what the names of offices and places begin with that are of one level:
// "Sở" and "tỉnh" of a province.
type NamesByLevel struct{ Central, Province, District, Base []string }

// Others are the offices of a profile whose documents have the symbols of its system, but a
// form of their own.
type Others struct {
	Codes []string
	Names []string // or what they begin with
}

// A Plenum is how documents are cited by the plenum of a body that passed them: "Kết luận
// Hội nghị Trung ương 5 khóa XIII", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương
// Đảng", "NQ TW5".
type Plenum struct {
	Meetings   []string // "Hội nghị"
	Committees []string // between the meeting and the body: "Ban Chấp hành"
	Bodies     []string // "Trung ương", "TW"
	After      []string // words that may follow the body: "Đảng"
	Leads      []string // before an ordinal: "lần thứ"
	Ordinals   []string // first, second, …; a|b are two spellings of one
	Terms      []string // "khóa"
	Bare       []string // types that need no word of a meeting: "Nghị quyết"
	Codes      []string // the first of these with the body, in one word: "NQTW"
	Key        string   // "tw"
	Issuer     string
}

// A CongressOf is one of those whose resolutions are cited by its number: "Nghị quyết Đại hội
// Đảng bộ tỉnh lần thứ VIII".
type CongressOf struct {
	Key    string   // "dang-bo-tinh"
	Name   string   // "Đại hội Đảng bộ tỉnh"
	Places []string // words that tell of it: "tỉnh"; none for that of the whole
}

// CongressWords are what the names of congresses are made of.
type CongressWords struct {
	Meetings []string // "Đại hội"
	Parties  []string // "Đảng bộ"
	Words    []string // other words in their names
}

// Words are those around citations.
type Words struct {
	Units      []string // after them a number before is a count: "kế hoạch 5 năm"
	Follow     []string // those that may follow a document cited by its number alone
	Issuing    []string // verbs of issuing
	Giving     []string // verbs that say so where the document follows at once: "có"
	Adverbs    []string // those between an office and its verb: "đã", "chính thức"
	Joining    []string // those between the documents of an enumeration: "và"
	Provisions []string // parts of a document: "khoản"
	Citing     []string // those before a document that is cited: "theo"
	At         []string // those between an office and its document: "tại"
	Applying   []string // those that say that a document is applied: "triển khai"
	Reporting  []string // and those before them that have an office of their own: "kết quả"
	Addressing []string // those before a person who signs: "đồng chí"
	Amending   []string // what makes one document change another: "sửa đổi, bổ sung một số điều của"
	LawEnds    []string // words that end the name of a law that no table lists
}

// An Issuer is an office that issues documents. From and To are the ISO dates
// between which its code was in use, empty for no bound.
type Issuer struct {
	Code     string
	Names    []string
	Aliases  map[string]string // names that stand for another name: "BCHTW" for "Ban Chấp hành Trung ương"
	Level    string            // "central", "province", "district", "base"; "local" for any but central; empty if not known
	Near     []string          // codes of offices that it is taken for: "CP" for "TTg"
	Organs   []string          // those of its names that are told apart: "Bộ Chính trị", "Ban Bí thư"
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
	Typed   bool   // only a document where the word of a type stands before it: "Công văn số 12/TCKT"

	system string // the name of its profile
}

// An Example is a text and the keys of the citations in it, in order.
type Example struct {
	Text string
	Keys []string
}
