package main

import (
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// A rule is what a group of findings about the make-up of a site is there for. Unlike a
// check it proves nothing of the prose.
type rule struct {
	codes string // of its findings, one space between
	title diag.Text
	doc   diag.Text
}

// rules are all of them, by code. A test finds every code of the program among them or
// among the checks.
var rules = []rule{
	{"accepted/unmatched", diag.Say("phát hiện đã chấp nhận", "accepted findings"), diag.Say(
		"Mỗi mục của data/<kỳ>/accepted.toml nêu mã và lời văn của một phát hiện mà văn phòng đã xem và chấp nhận, kèm lý do. Khi lời văn đã sửa, mục ấy không còn ứng với phát hiện nào; để lại thì về sau nó có thể che một sai sót mới.",
		"Each entry of data/<period>/accepted.toml names the code and the words of a finding that the office looked at and accepted, with the reason. Once the words were changed the entry fits no finding; if it stayed, it might hide a new mistake later.")},
	{"approval/missing approval/unsigned approval/void", diag.Say("phê duyệt", "approval"), diag.Say(
		`Khi data/site.toml có approval = true, congbo archive chỉ niêm phong kỳ đã được duyệt: congbo approve KỲ ghi data/KỲ/approval.toml với người duyệt, ngày và SHA-256 của từng tệp nguồn. Sửa, thêm hay mất một tệp sau đó thì phê duyệt hết hiệu lực, và phát hiện nêu tệp ấy; khi trang đòi chữ ký (signed = true) thì phê duyệt cũng phải có. Không chấp nhận được bằng accepted.toml. Tờ cho người duyệt: congbo approve --sheet KỲ.`,
		`With approval = true in data/site.toml congbo archive seals only a period that was approved: congbo approve PERIOD writes data/PERIOD/approval.toml with who approved it, the day, and the SHA-256 of each source. A file that is changed, added or missing after that makes the approval void, and the finding names it; where the site asks for signatures (signed = true) an approval needs one too. accepted.toml cannot keep these. The page for who approves: congbo approve --sheet PERIOD.`)},
	{"cite/ambiguous", diag.Say("hai văn bản cùng số, ký hiệu", "two documents of one symbol"), diag.Say(
		"Danh mục có nhiều văn bản cùng số, ký hiệu, khác ngày ban hành. Viện dẫn không ghi ngày thì không rõ là văn bản nào.",
		"The register has several documents of one number and symbol, issued on different days. A citation that states no date may mean any of them.")},
	{"commitment/ambiguous commitment/indicator commitment/source commitment/status commitment/unknown", diag.Say("nhiệm vụ đã hứa và trả lời", "commitments and answers"), diag.Say(
		"data/<kỳ>/commitments.toml ghi những việc mà phần cuối của báo cáo hứa làm: [commitment.x] với text hoặc source (điểm có số của báo cáo). Báo cáo sau cùng loại trả lời trong tệp của mình: [answer.x] với status và source. Trả lời một việc không ai hứa, chỉ tới chỗ không có, hay không rõ của kỳ nào đều là lỗi.",
		"data/<period>/commitments.toml has the work that the last part of a report promises: [commitment.x] with text, or source (a numbered item of the report). The next report of the kind answers in a file of its own: [answer.x] with status and source. To answer what nobody promised, to name a place that is not there, or to leave open which period is meant, is an error.")},
	{"data/audience data/base-url data/citations data/form data/language data/missing data/number data/slug data/syntax data/type data/unknown-key data/unused data/url", diag.Say("tệp số liệu TOML", "TOML data files"), diag.Say(
		"Các tệp TOML của data/ và phần đầu tệp Markdown được đọc chặt chẽ: khóa lạ, thiếu khóa, sai kiểu đều là lỗi, vì một khóa gõ nhầm mà bị bỏ qua thì số liệu sẽ lặng lẽ thiếu trên trang. Số được giữ đúng từng chữ số đã viết: 42.50 vẫn là 42,50. Các khóa của từng tệp có trong phần tra cứu của sổ tay: congbo guide.",
		"The TOML files of data/ and the front matter of Markdown files are read strictly: an unknown key, a missing one and a wrong type are errors, since a mistyped key that is passed over would leave a figure off the page in silence. Numbers keep every digit as written: 42.50 stays 42.50. The keys of each file are in the reference of the handbook: congbo guide.")},
	{"data/target", diag.Say("nơi công bố", "targets"), diag.Say(
		"data/publish.toml ghi trang được công bố tới đâu: file:///thư/mục, sftp://người@máy/thư/mục, s3://kho/tiền-tố với endpoint https. Khóa và mật khẩu không bao giờ ghi ở đó: ai có trang cũng đọc được.",
		"data/publish.toml says where the site is published: file:///folder, sftp://user@host/folder, s3://bucket/prefix with an endpoint of https. Keys and passwords never belong there: everyone who has the site can read it.")},
	{"epub/outdated epub/picture", diag.Say("sách điện tử", "e-books"), diag.Say(
		"congbo epub ghi sách điện tử của báo cáo vào content/<kỳ>/files/<kỳ>.epub, và bìa báo cáo mời tải tệp ấy; congbo build chỉ chép nó. Tệp ghi rõ nó của lời nào. Báo cáo sửa về sau thì hai bản nói khác nhau: ghi lại, hoặc xóa tệp. Kỳ đã niêm phong giữ như khi niêm phong. Máy đọc sách hiện PNG, JPEG, GIF và SVG. Hình loại khác (WebP) hoặc hình hỏng thì congbo epub in lời mô tả của nó thay vào, và nêu chỗ ấy một lần.",
		"congbo epub stores the e-book of a report as content/<period>/files/<period>.epub, and its cover offers that file; congbo build only copies it. The file says of which words it is. Once the report is changed the two differ: write it again, or delete the file. A sealed period stays as it was sealed. E-readers show PNG, JPEG, GIF and SVG. In the place of any other picture (WebP), or a broken one, congbo epub prints its description, and tells the place once.")},
	{"front/missing front/signed-copy front/status front/title", diag.Say("phần đầu tệp", "front matter"), diag.Say(
		"Mỗi tệp Markdown mở đầu bằng các dòng TOML giữa hai dòng +++. Trang lấy ở đó tên mục, và với báo cáo là số, ngày, trạng thái: dự thảo không được công bố hay niêm phong.",
		"Each Markdown file begins with lines of TOML between two lines of +++. The site takes the name of the section from there, and of a report its number, date and status: a draft is neither published nor sealed.")},
	{"id/duplicate id/reserved", diag.Say("mã của đề mục", "ids of headings"), diag.Say(
		"Một mã {#…} là địa chỉ lâu dài của một chỗ trong báo cáo: không hai chỗ nào được có chung. Mã bắt đầu bằng cn- là của chú thích, ui- là của giao diện.",
		"An id {#…} is the lasting address of a place in the report, so no two places may share one. Those that begin with cn- belong to the notes, with ui- to the interface.")},
	{"indicator/column indicator/counted indicator/empty indicator/field indicator/formerly indicator/group indicator/note indicator/source indicator/status indicator/unit indicator/unit-changed indicator/unknown indicator/value indicator/vanished", diag.Say("chỉ tiêu", "indicators"), diag.Say(
		"Mỗi chỉ tiêu chỉ viết một lần, ở data/<kỳ>/indicators.toml; bảng và {{mã.trường}} trong lời văn lấy số từ đó. Tên nào không tìm thấy là lỗi, để không trang nào in ô trống. Cùng một mã ở nhiều kỳ là một chuỗi số: đơn vị tính phải giữ nguyên, và đổi mã thì ghi formerly = \"mã cũ\".",
		"Each indicator is written once, in data/<period>/indicators.toml; tables and {{id.field}} in the prose take their figures from there. A name that is not found is an error, so that no page prints an empty cell. One id in several periods is one series: its unit must stay, and a new id says formerly = \"old id\".")},
	{"layout/failed layout/missing layout/string", diag.Say("khuôn trang", "layouts"), diag.Say(
		"Tệp trong layouts/ của trang thay cho khuôn cùng tên có sẵn trong congbo. Khuôn lỗi thì không dựng được trang nào, và trang đã công bố giữ nguyên. Chữ giao diện ở layouts/i18n/.",
		"A file of the site's layouts/ takes the place of congbo's own of the same name. A layout that fails stops the build, and what is published stays as it is. The words of the interface are in layouts/i18n/.")},
	{"limit/inserted limit/links limit/markdown limit/toml", diag.Say("giới hạn", "limits"), diag.Say(
		"Để một tệp hỏng hay cố ý phá không làm máy treo hoặc đầy bộ nhớ, mỗi tệp có giới hạn về độ lớn, độ sâu, số liên kết và bảng. Báo cáo thật không tới gần các giới hạn này; tệp nào vượt thì chia ra.",
		"So that a broken or malicious file cannot hang the machine or fill its memory, each file is limited in size, depth, links and tables. Real reports come nowhere near; a file that does is to be split.")},
	{"link/broken link/definition link/empty link/outside link/scheme", diag.Say("liên kết", "links"), diag.Say(
		"Mọi liên kết trong trang và mọi #mã đều được dò trên trang đã dựng; chỗ dẫn tới không có là lỗi. Chỉ http, https, mailto, tel và đường dẫn trong trang được phép, để không liên kết nào chạy mã. Liên kết không có chữ, [](#ma), in ra số mục: \"mục I.2.1\".",
		"Every internal link and #id is looked up on the finished pages; one that leads nowhere is an error. Only http, https, mailto, tel and paths within the site are allowed, so that no link runs code. A link without text, [](#id), prints the section's number: \"mục I.2.1\".")},
	{"markup/attribute markup/comment markup/container markup/dialect markup/emphasis markup/empty-heading markup/empty-link markup/fence markup/heading markup/html markup/indent markup/link markup/list-number markup/lost markup/note markup/points markup/table markup/title markup/value", diag.Say("lời văn Markdown", "Markdown text"), diag.Say(
		"Không chữ nào được mất trong im lặng: mỗi chữ của tệp có trên trang, hoặc có một phát hiện nêu tên nó. Vì thế thẻ HTML được in nguyên văn, và số của danh sách phải đúng như trang sẽ in. Dấu Markdown viết chưa đúng nên hiện ra trước mắt người đọc – chú thích, liên kết, bảng, chữ đậm – cũng được nêu. Lời ghi <!-- … --> là lỗi; riêng <!-- congbo: … --> được bỏ ra ngoài mọi thứ công bố.",
		"Nothing is lost in silence: each letter of a file stands on a page or is named by a finding. So HTML is printed as it is written, and the numbers of a list must be those that the page will print. Marks of Markdown that did not take, so that readers would see them, are told of too: notes, links, tables, bold text. A comment <!-- … --> is an error; one that begins <!-- congbo: is left out of all that is published.")},
	{"markup/literal", diag.Say("giá trị và tham chiếu ngoài lời văn", "values and references outside the text"), diag.Say(
		"{{id.actual}} và [](#ma) chỉ được đọc trong lời văn Markdown. Tên phần, mục, tên bảng, ô của tệp số liệu và tên chỉ tiêu in ra đúng như viết, nên ở đó phải ghi thẳng con số, lời văn. Kỳ đã niêm phong thì giữ như khi niêm phong.",
		"{{id.actual}} and [](#id) are read in Markdown text alone. Titles, captions, cells of data files and names of indicators are printed as they are written, so the number or the words themselves belong there. A period that is sealed reads as it did then.")},
	{"note/duplicate note/elsewhere note/empty note/mark note/title note/undefined note/unused", diag.Say("chú thích", "notes"), diag.Say(
		"Chú thích đánh số liên tục qua cả báo cáo, theo thứ tự được nhắc đến lần đầu; nhãn [^a] thuộc về tệp của nó, nên tệp nào cũng có thể bắt đầu từ [^1]. Mỗi nhãn được nhắc phải có đúng một nội dung trong cùng tệp, và mỗi nội dung phải được nhắc, nếu không nó sẽ không được in.",
		"Notes are numbered through the whole report by first mention; a label [^a] belongs to its file, so that each file may begin with [^1]. Each label that is mentioned needs exactly one text in the same file, and each text a mention, or it would not be printed.")},
	{"page/markup", diag.Say("khuôn trang mà ai cũng dùng được", "pages that everybody can use"), diag.Say(
		"Trang dựng từ khuôn hay tệp HTML của riêng site được xem lại: hình phải có alt, liên kết và nút phải có chữ, thẻ đóng đúng chỗ (WCAG 2.2, 1.1.1, 2.4.4, 4.1.2). Khuôn có sẵn của congbo đã được kiểm tra nên không phải xem. congbo build nêu ra, congbo check không dựng trang.",
		"Pages that are made by layouts or HTML files of the site's own are looked at: pictures have alt, links and buttons have words, tags close what they open (WCAG 2.2, 1.1.1, 2.4.4, 4.1.2). congbo's own layouts are tested and need not be. congbo build tells of them; congbo check makes no pages.")},
	{"register/duplicate register/file register/relation", diag.Say("danh mục văn bản", "the register of documents"), diag.Say(
		"data/directives.toml ghi mỗi văn bản một mục. Quan hệ (thay thế, sửa đổi, thực hiện) nêu số, ký hiệu hoặc tên mục của văn bản kia, phải có trong danh mục; file là đường dẫn một tệp của trang.",
		"data/directives.toml has one entry a document. A relation (replaces, amends, implements) names the symbol or entry of the other document, which must be in the register; file is the path of a file of the site.")},
	{"print/outdated", diag.Say("bản PDF đã in", "the printed PDF"), diag.Say(
		"congbo pdf ghi bản in của báo cáo vào content/<kỳ>/files/<kỳ>.pdf, và bìa báo cáo mời tải tệp ấy; congbo build chỉ chép nó. Tệp ghi rõ được in từ lời nào. Báo cáo sửa về sau thì hai bản nói khác nhau: in lại, hoặc xóa tệp. Kỳ đã niêm phong giữ như khi niêm phong.",
		"congbo pdf stores the print of a report as content/<period>/files/<period>.pdf, and its cover offers that file; congbo build only copies it. The file says which words it was printed of. Once the report is changed the two differ: print it again, or delete the file. A sealed period stays as it was sealed.")},
	{"section/jump section/numbering", diag.Say("đề mục và cách đánh số", "headings and their numbers"), diag.Say(
		"Số của phần và mục do congbo in theo thứ tự tệp và theo numbering ở _index.md của báo cáo; cấp của đề mục nối tiếp nhau, không nhảy cấp, để mục lục và người dùng trình đọc màn hình không hụt bước.",
		"congbo prints the numbers of parts and sections by the order of the files and the numbering in the report's _index.md; levels of headings follow one another without gaps, so that the contents and readers of screens miss no step.")},
	{"source/control source/invisible source/nfd source/object source/period source/read source/size source/special source/symlink source/utf16 source/utf8", diag.Say("tệp nguồn", "source files"), diag.Say(
		"Tệp nguồn là văn bản UTF-8. Chữ dựng sẵn (NFC) và chữ tổ hợp (NFD) trông như nhau mà khác byte: congbo đổi về NFC và ghi chú lại. Tệp không đọc được, liên kết tượng trưng ra ngoài content/, data/, layouts/, static/, tệp quá lớn đều bị từ chối, nêu rõ chỗ. Kỳ báo cáo là tên thư mục: 2022 (năm), 2022-h1 (6 tháng), 2022-9m, 2022-q3 (quý), 2022-m05 (tháng), 2020-2025 (nhiệm kỳ); báo cáo thứ hai của một kỳ thêm tên riêng, 2022-h1-dan-van.",
		"Sources are UTF-8 text. Composed (NFC) and decomposed (NFD) letters look alike and differ in bytes: congbo brings them to NFC and says so. Files that cannot be read, symbolic links that leave content/, data/, layouts/ and static/ and files too large are refused, with the place. A period is the name of a folder: 2022 (the year), 2022-h1 (a half), 2022-9m, 2022-q3 (a quarter), 2022-m05 (a month), 2020-2025 (a term); a further report of a period adds a name of its own, 2022-h1-dan-van.")},
	{"table/blank-head table/bom table/cell table/column table/csv table/data table/empty table/file table/head table/heads table/outside table/ragged table/same-head table/size table/swallowed", diag.Say("bảng", "tables"), diag.Say(
		"Khối ```table in một tệp CSV hoặc TOML của data/<kỳ>/ thành bảng; dòng đầu của CSV là tên cột, và mỗi dòng phải có đủ ô, vì một ô thừa hay thiếu làm lệch mọi số sau nó. Bảng viết bằng Markdown cũng vậy: ô thừa không lên trang, và đoạn văn viết sát dưới bảng thành một dòng của bảng.",
		"A ```table block prints a CSV or TOML file of data/<period>/; the first line of a CSV names the columns, and every row must have as many cells, since one too many or too few shifts every figure after it. So it is in tables of Markdown: a cell too many is on no page, and a paragraph right below a table becomes a row of it.")},
	{"word/otherwise", diag.Say("tệp Word", "the Word file"), diag.Say(
		"congbo word ghi đúng từng chữ của báo cáo, nhưng vài thứ Word hoặc văn bản hành chính không có thì trình bày khác: khối mã thành đoạn văn thường, biểu đồ và đường kẻ ngang không có, chú thích chỉ được nhắc trong chú thích khác nằm dưới chú thích ấy, hình mà Word không in được chỉ còn lời mô tả. Mỗi chỗ được nêu một lần.",
		"congbo word writes every word of a report, but what Word or an official document does not have stands otherwise: code becomes paragraphs like others, bars and rules are left out, a note that only another note mentions stands below that one, of a picture that Word cannot show only the description is left. Each place is told once.")},
	{"tree/data tree/index tree/name tree/order tree/place tree/twice", diag.Say("cây thư mục", "the tree of folders"), diag.Say(
		"Cây content/<kỳ>/<phần>/<mục>.md là cây của báo cáo: số ở đầu tên là thứ tự, phần còn lại là địa chỉ trang. Mỗi thư mục cần _index.md, mỗi địa chỉ chỉ có một nguồn, và mỗi tệp phải có chỗ trong một báo cáo. Tệp trong static/ và files/ có tên gồm a-z, 0-9, dấu chấm và gạch nối, để máy nào cũng mở được; phát hiện đề nghị một tên.",
		"The tree content/<period>/<part>/<section>.md is that of the report: the number before a name is its place, the rest its address. Each folder needs an _index.md, each address has one source, and each file must belong to a report. Files of static/ and files/ have names of a-z, 0-9, dots and hyphens, which every machine can open; the finding proposes one.")},
	{"word/unreadable", diag.Say("tệp Word", "Word files"), diag.Say(
		"Tệp .docx được đọc trong giới hạn: không quá 100 MB, không mật khẩu, không phải tệp .doc đổi tên. Tệp hỏng hoặc không phải văn bản Word là một lỗi; các tệp khác vẫn được kiểm tra. Mở tệp ấy bằng Word hay LibreOffice rồi lưu lại thành .docx.",
		"A .docx file is read within limits: at most 100 MB, without a password, no .doc under another name. One that is broken or no Word document is an error; other files are checked all the same. Open it with Word or LibreOffice and save it as .docx again.")},
}

// ruleOf is the rule that a code belongs to, or nil.
func ruleOf(code string) *rule {
	for i := range rules {
		for c := range strings.FieldsSeq(rules[i].codes) {
			if c == code {
				return &rules[i]
			}
		}
	}
	return nil
}
