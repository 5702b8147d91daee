package data

import "congbo/cmd/congbo/internal/citation"

// The keys of data/citations.toml, table by table.
var (
	profileKeys = keys[citation.Profile]{
		field("name", asText, noPeriod, func(p *citation.Profile) *string { return &p.Name }, "tên của hệ thống văn bản", "name of the system of documents"),
		field("numero", asList, noPeriod, func(p *citation.Profile) *[]string { return &p.NumberWords }, "chữ trước số, ngoài \"số\": `No`", "words before a number besides \"số\": `No`"),
	}
	typeKeys = keys[citation.Type]{
		field("name", asText, noPeriod, func(t *citation.Type) *string { return &t.Name }, "tên loại văn bản: `Chỉ thị`", "kind of document: `Chỉ thị`"),
		field("names", asList, noPeriod, func(t *citation.Type) *[]string { return &t.Names }, "các tên khác trong lời văn", "other names in prose"),
		field("codes", asList, noPeriod, func(t *citation.Type) *[]string { return &t.Codes }, "chữ viết tắt trong ký hiệu: `CT`", "its codes in symbols: `CT`"),
		field("short", asOff, noPeriod, func(t *citation.Type) *bool { return &t.Short }, "`true`: được viện dẫn chỉ bằng số: `Quy định 784`", "`true`: may be cited by number alone: `Quy định 784`"),
		field("noun", asOff, noPeriod, func(t *citation.Type) *bool { return &t.Noun }, "`true`: từ chỉ dùng cho văn bản, nên viết thường cũng là văn bản", "`true`: the word means documents only, in lower case too"),
		field("any", asOff, noPeriod, func(t *citation.Type) *bool { return &t.Any }, "`true`: từ thay cho mọi loại: `văn bản`", "`true`: the word stands for every type: `văn bản`"),
	}
	issuerKeys = keys[citation.Issuer]{
		field("names", asList, noPeriod, func(i *citation.Issuer) *[]string { return &i.Names }, "các tên của cơ quan", "names of the office"),
		field("level", asText, noPeriod, func(i *citation.Issuer) *string { return &i.Level }, "cấp: `central`, `province`, `district`, `base`; `local` là mọi cấp dưới trung ương", "level: `central`, `province`, `district`, `base`; `local` is any but central"),
		field("near", asList, noPeriod, func(i *citation.Issuer) *[]string { return &i.Near }, "chữ viết tắt của cơ quan hay được gọi thay: `CP`", "codes of offices that it is taken for: `CP`"),
		field("organs", asList, noPeriod, func(i *citation.Issuer) *[]string { return &i.Organs }, "những tên không phải là một: `Bộ Chính trị`, `Ban Bí thư`", "those of its names that are told apart: `Bộ Chính trị`, `Ban Bí thư`"),
		field("from", asText, noPeriod, func(i *citation.Issuer) *string { return &i.From }, "dùng chữ viết tắt này từ ngày, `2016-05-15`", "first day on which the code was in use, `2016-05-15`"),
		field("to", asText, noPeriod, func(i *citation.Issuer) *string { return &i.To }, "đến ngày", "last day"),
	}
	formRuleKeys = keys[citation.FormRule]{
		field("pattern", asText, noPeriod, func(f *citation.FormRule) *string { return &f.Pattern }, "mẫu, gồm chữ và các ô: `{number}-{type}/{issuer}`", "shape, of words and slots: `{number}-{type}/{issuer}`"),
		field("key", asText, noPeriod, func(f *citation.FormRule) *string { return &f.Key }, "tên của văn bản, từ các ô ấy", "name of the document, of the same slots"),
		field("number", asText, noPeriod, func(f *citation.FormRule) *string { return &f.Number }, "phần là số; không ghi là `{number}`", "what of it is the number; `{number}` without it"),
		field("symbol", asText, noPeriod, func(f *citation.FormRule) *string { return &f.Symbol }, "phần là ký hiệu", "what of it is the symbol"),
		field("defect", asText, noPeriod, func(f *citation.FormRule) *string { return &f.Defect }, "điều chưa đúng của cách viết này, vẫn được nhận", "what is not right with this shape, which is accepted all the same"),
		field("typed", asOff, noPeriod, func(f *citation.FormRule) *bool { return &f.Typed }, "`true`: chỉ tính khi đứng sau tên loại văn bản", "`true`: counts only after the word of a type"),
	}
	exampleKeys = keys[citation.Example]{
		field("text", asText, noPeriod, func(e *citation.Example) *string { return &e.Text }, "một câu mẫu", "a text"),
		field("keys", asList, noPeriod, func(e *citation.Example) *[]string { return &e.Keys }, "các văn bản được viện dẫn trong đó, theo thứ tự", "the documents cited in it, in order"),
	}
	trapKeys = keys[citation.Profile]{
		field("phrases", asList, noPeriod, func(p *citation.Profile) *[]string { return &p.Traps }, "cụm từ trông như viện dẫn mà không phải", "phrases that look like a citation and are none"),
	}
	counterKeys = keys[citation.Profile]{
		field("examples", asList, noPeriod, func(p *citation.Profile) *[]string { return &p.CounterExamples }, "câu không có viện dẫn nào", "texts without any citation"),
	}
	lawKeys = keys[citation.Profile]{
		field("names", asList, noPeriod, func(p *citation.Profile) *[]string { return &p.Laws }, "tên luật, không có chữ \"Luật\"", "names of laws, without the word \"Luật\""),
		field("issuers", asList, noPeriod, func(p *citation.Profile) *[]string { return &p.LawIssuers }, "cơ quan thông qua luật: `Quốc hội`", "offices that pass laws: `Quốc hội`"),
		field("heads", asList, noPeriod, func(p *citation.Profile) *[]string { return &p.LawHeads }, "chữ đứng trước tên luật: `Luật`, `Pháp lệnh`", "words before the name of a law: `Luật`, `Pháp lệnh`"),
	}
	bodyKeys = keys[citation.Bodies]{
		field("heads", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Heads }, "chữ mở đầu tên cơ quan: `Sở`, `Đảng ủy`", "what the name of an office begins with: `Sở`, `Đảng ủy`"),
		field("central", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Central }, "như trên, của cơ quan không có tên địa phương: `Bộ`", "the same, of offices that no place follows: `Bộ`"),
		field("titles", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Titles }, "chức danh ký thay cơ quan: `Giám đốc`", "persons who sign for an office: `Giám đốc`"),
		field("fields", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Fields }, "lĩnh vực: `Tài chính`", "what offices are for: `Tài chính`"),
		field("places", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Places }, "chữ trước địa danh: `tỉnh`", "words before a place: `tỉnh`"),
		field("numbered", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Numbered }, "địa danh bằng số: `quận`", "places that have a number for a name: `quận`"),
		field("persons", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Persons }, "họ người, kết thúc tên cơ quan", "family names, which end the name of an office"),
		field("ends", asList, noPeriod, func(b *citation.Bodies) *[]string { return &b.Ends }, "chữ viết hoa không thuộc tên nào: `Sửa đổi`", "capitalised words of no name: `Sửa đổi`"),
	}
	levelKeys = keys[citation.NamesByLevel]{
		field("central", asList, noPeriod, func(n *citation.NamesByLevel) *[]string { return &n.Central }, "phần đầu tên cơ quan trung ương: `Bộ`", "what the names of central offices begin with: `Bộ`"),
		field("province", asList, noPeriod, func(n *citation.NamesByLevel) *[]string { return &n.Province }, "của cấp tỉnh: `Sở`, `tỉnh`", "of the province: `Sở`, `tỉnh`"),
		field("district", asList, noPeriod, func(n *citation.NamesByLevel) *[]string { return &n.District }, "của cấp huyện: `huyện`", "of the district: `huyện`"),
		field("base", asList, noPeriod, func(n *citation.NamesByLevel) *[]string { return &n.Base }, "của cấp xã: `xã`", "of the commune: `xã`"),
	}
	plenumKeys = keys[citation.Plenum]{
		field("meetings", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Meetings }, "chữ chỉ cuộc họp: `Hội nghị`", "word of the meeting: `Hội nghị`"),
		field("committees", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Committees }, "giữa cuộc họp và cơ quan: `Ban Chấp hành`", "between the meeting and the body: `Ban Chấp hành`"),
		field("bodies", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Bodies }, "cơ quan: `Trung ương`", "the body: `Trung ương`"),
		field("after", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.After }, "có thể đứng sau cơ quan: `Đảng`", "may follow the body: `Đảng`"),
		field("leads", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Leads }, "trước số thứ tự: `lần thứ`", "before an ordinal: `lần thứ`"),
		field("ordinals", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Ordinals }, "số thứ tự bằng chữ, từ 1; `a|b` là hai cách viết", "ordinals in words, from 1; `a|b` are two spellings"),
		field("terms", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Terms }, "trước số của khóa: `khóa`", "before the number of a term: `khóa`"),
		field("bare", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Bare }, "loại không cần chữ chỉ cuộc họp: `Nghị quyết`", "types that need no word of the meeting: `Nghị quyết`"),
		field("codes", asList, noPeriod, func(p *citation.Plenum) *[]string { return &p.Codes }, "loại ấy và cơ quan viết liền: `NQTW`", "the first of these and the body in one word: `NQTW`"),
		field("key", asText, noPeriod, func(p *citation.Plenum) *string { return &p.Key }, "tên của cơ quan trong tên văn bản: `tw`", "the body in names of documents: `tw`"),
		field("issuer", asText, noPeriod, func(p *citation.Plenum) *string { return &p.Issuer }, "cơ quan ban hành", "the issuer"),
	}
	congressKeys = keys[citation.CongressOf]{
		field("key", asText, noPeriod, func(c *citation.CongressOf) *string { return &c.Key }, "tên trong tên văn bản: `dang-bo-tinh`", "its name in names of documents: `dang-bo-tinh`"),
		field("name", asText, noPeriod, func(c *citation.CongressOf) *string { return &c.Name }, "tên đại hội", "name of the congress"),
		field("places", asList, noPeriod, func(c *citation.CongressOf) *[]string { return &c.Places }, "chữ cho biết là đại hội ấy: `tỉnh`", "words that tell of it: `tỉnh`"),
	}
	congressWordsKeys = keys[citation.CongressWords]{
		field("meetings", asList, noPeriod, func(c *citation.CongressWords) *[]string { return &c.Meetings }, "chữ chỉ đại hội: `Đại hội`", "word of the meeting: `Đại hội`"),
		field("parties", asList, noPeriod, func(c *citation.CongressWords) *[]string { return &c.Parties }, "của tổ chức: `Đảng bộ`", "whose it is: `Đảng bộ`"),
		field("words", asList, noPeriod, func(c *citation.CongressWords) *[]string { return &c.Words }, "chữ khác trong tên đại hội", "other words in names of congresses"),
	}
	othersKeys = keys[citation.Others]{
		field("codes", asList, noPeriod, func(o *citation.Others) *[]string { return &o.Codes }, "chữ viết tắt của cơ quan có thể thức riêng", "codes of offices that have a form of their own"),
		field("names", asList, noPeriod, func(o *citation.Others) *[]string { return &o.Names }, "tên của họ, hoặc phần đầu của tên", "their names, or what these begin with"),
	}
	wordsKeys = keys[citation.Words]{
		field("units", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Units }, "sau chúng, số đứng trước là số đếm: `kế hoạch 5 năm`", "after them a number before is a count: `kế hoạch 5 năm`"),
		field("follow", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Follow }, "được đứng sau văn bản chỉ dẫn bằng số", "may follow a document cited by number alone"),
		field("issuing", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Issuing }, "động từ ban hành", "verbs of issuing"),
		field("giving", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Giving }, "động từ ban hành khi văn bản đứng ngay sau: `có`", "verbs that say so where the document follows at once: `có`"),
		field("adverbs", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Adverbs }, "giữa cơ quan và động từ: `đã`", "between an office and its verb: `đã`"),
		field("joining", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Joining }, "giữa các văn bản được liệt kê: `và`", "between enumerated documents: `và`"),
		field("provisions", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Provisions }, "phần của văn bản: `khoản`", "parts of a document: `khoản`"),
		field("citing", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Citing }, "trước văn bản được viện dẫn: `theo`", "before a document that is cited: `theo`"),
		field("at", asList, noPeriod, func(w *citation.Words) *[]string { return &w.At }, "giữa cơ quan và văn bản: `tại`", "between an office and its document: `tại`"),
		field("applying", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Applying }, "nói rằng văn bản được thi hành: `triển khai`", "say that a document is applied: `triển khai`"),
		field("reporting", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Reporting }, "trước chúng, có cơ quan của riêng mình: `kết quả`", "before them, what has an office of its own: `kết quả`"),
		field("addressing", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Addressing }, "trước người ký: `đồng chí`", "before a person who signs: `đồng chí`"),
		field("amending", asList, noPeriod, func(w *citation.Words) *[]string { return &w.Amending }, "làm văn bản này sửa văn bản kia: `sửa đổi, bổ sung một số điều của`", "what makes one document change another: `sửa đổi, bổ sung một số điều của`"),
		field("law_ends", asList, noPeriod, func(w *citation.Words) *[]string { return &w.LawEnds }, "chữ kết thúc tên một luật không có trong danh sách", "words that end the name of a law that no list has"),
	}
)
