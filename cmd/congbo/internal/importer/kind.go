package importer

import (
	"bytes"
	"path"
	"strings"

	"congbo/cmd/congbo/internal/diag"
)

// otherKinds are files that are no Word file and no text, by how they begin, however they are
// named. Of those that are texts blanks and the size of letters do not count.
var otherKinds = []struct {
	bytes     []string
	text      []string
	what, how diag.Text
}{
	{[]string{"%PDF"}, nil, diag.Say("đây là tệp PDF", "this is a PDF file"), diag.Say("lấy tệp Word gốc; không có thì mở tệp PDF bằng Word rồi lưu thành .docx, hoặc lưu lời văn thành .txt (bản quét: nhận dạng chữ trước)", "take the Word file that it was made of; without it open the PDF with Word and save it as .docx, or save its text as .txt (a scan needs its letters recognised first)")},
	{[]string{"\xd0\xcf\x11\xe0"}, nil, diag.Say("đây là tệp Word kiểu cũ (.doc) hoặc có mật khẩu", "this is a Word file of the old kind (.doc), or one with a password"), asDocx},
	{[]string{`{\rtf`}, nil, diag.Say("đây là tệp RTF", "this is an RTF file"), asDocx},
	{nil, []string{"<!doctypehtml", "<html"}, diag.Say("đây là một trang web (HTML)", "this is a web page (HTML)"), asDocx},
	{nil, []string{"<?xml"}, diag.Say("đây là tệp XML", "this is an XML file"), asDocx},
	{nil, []string{`{"`, `[{"`}, diag.Say("đây là tệp số liệu JSON", "this is a file of JSON data"), theReport},
	{nil, []string{"-----begin", "putty-user-key-file", "ssh-ed25519aaaa", "ssh-rsaaaaa"}, diag.Say("đây là tệp khóa hoặc chứng thư, không phải báo cáo", "this is a key or a certificate, no report"), diag.Say("giữ tệp khóa ở ngoài trang; nêu tệp báo cáo: .docx hoặc .txt", "keep key files out of the site; name the file of the report: .docx or .txt")},
	{[]string{"\x89PNG", "\xff\xd8\xff", "GIF8", "RIFF", "II*\x00", "MM\x00*", "\x00\x00\x00"}, nil, diag.Say("đây là hình ảnh hoặc phim, không có chữ để đọc", "this is a picture or a film, which has no text to read"), diag.Say("bản quét thì nhận dạng chữ (OCR) trước, rồi lưu thành .docx hoặc .txt", "of a scan, recognise the text first (OCR), then save it as .docx or .txt")},
	{[]string{"MZ\x90", "\x7fELF", "\xcf\xfa\xed\xfe"}, nil, diag.Say("đây là một chương trình, không phải báo cáo", "this is a program, no report"), theReport},
	{[]string{"Rar!", "7z\xbc\xaf", "\x1f\x8b", "BZh", "\xfd7zXZ"}, nil, diag.Say("đây là tệp nén", "this is a packed file"), diag.Say("giải nén rồi nêu tệp báo cáo trong đó", "unpack it, and name the file of the report in it")},
}

var (
	asDocx    = diag.Say("mở bằng Word hay LibreOffice rồi lưu thành .docx", "open it with Word or LibreOffice and save it as .docx")
	theReport = diag.Say("nêu tệp báo cáo: .docx hoặc .txt", "name the file of the report: .docx or .txt")
)

// Foreign says what a file is and what to do with it, if its name and its first bytes are those
// of nothing that is read; nil for any other.
func Foreign(name string, raw []byte) *Refusal {
	base := path.Base(name)
	if strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.") {
		return &Refusal{Text: diag.Say("đây là tệp khóa mà Word, LibreOffice đặt cạnh tệp đang mở, không phải báo cáo", "this is the lock that Word or LibreOffice lays beside a file that is open, and no report"),
			Hint: diag.Say("chọn tệp không có ~$ ở đầu tên", "take the file whose name does not begin with ~$")}
	}
	if refusal := otherKind(raw); refusal != nil {
		return refusal
	}
	if !isZip(raw) && strings.EqualFold(path.Ext(name), ".docx") {
		return &Refusal{Text: diag.Say("tệp .docx hỏng: không phải là tệp zip", "the .docx file is broken: it is no zip file"), Hint: resave}
	}
	return nil
}

// otherKind refuses a file that is of another kind; nil for any other.
func otherKind(raw []byte) *Refusal {
	const looked = 1 << 10
	head := bytes.TrimPrefix(raw[:min(len(raw), looked)], []byte("\xef\xbb\xbf"))
	text := strings.ToLower(string(bytes.Join(bytes.Fields(head), nil)))
	for _, kind := range otherKinds {
		for _, begin := range kind.bytes {
			if strings.HasPrefix(string(head), begin) {
				return &Refusal{Text: kind.what, Hint: kind.how}
			}
		}
		for _, begin := range kind.text {
			if strings.HasPrefix(text, begin) {
				return &Refusal{Text: kind.what, Hint: kind.how}
			}
		}
	}
	return nil
}
