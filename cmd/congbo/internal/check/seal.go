package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/signature"
	"congbo/cmd/congbo/internal/source"
)

// Seals holds the sources of archived periods, as they were read, against their
// seals: what is sealed must be there as it was, nothing may be added, and the
// bags that the site publishes are those that were sealed. What differs is an
// error, with both hashes: a published report is not altered in silence.
func Seals(set *data.Set, tree *source.Tree) diag.List {
	seals := set.Seals
	var found diag.List
	last := map[string]*data.Seal{}
	bags := map[string]bool{}
	for i, s := range seals {
		if s.Withdraws {
			withdrawal(s, &found)
		} else {
			last[s.Period.ID] = s
			bags[s.Bag] = true
			sealedBag(s, tree, &found)
		}
		sealSigned(s, set.Site.Signed, &found)
		before := ""
		if i > 0 {
			before = seals[i-1].TagManifest
		}
		if s.Previous != before {
			found.Add(diag.Finding{Code: "archive/chain", Severity: diag.Error, Span: s.Span,
				Message: diag.Say("niêm phong %s nối tiếp %s, nhưng niêm phong trước nó là %s", "seal %s follows %s, but the seal before it is %s", s.Name, orNone(s.Previous), orNone(before)),
				Hint:    diag.Say("lấy lại data/archive.toml do congbo archive ghi, đừng sửa bằng tay", "put back the data/archive.toml that congbo archive wrote; it is not to be edited")})
		}
	}
	for _, s := range seals {
		if last[s.Period.ID] == s {
			sealedFiles(s, tree, &found)
		}
	}
	for _, f := range tree.Under(data.BagsFolder) {
		if path.Ext(f.Path) == ".zip" && !bags[f.Path] {
			found.Add(diag.Finding{Code: "archive/unsealed", Severity: diag.Warning, Span: source.At(f),
				Message: diag.Say("không có niêm phong nào nói về tệp này", "no seal says anything of this file"),
				Hint:    diag.Say("nếu lần niêm phong bị ngắt giữa chừng thì chạy lại congbo archive; nếu không thì chuyển tệp sang nơi khác", "if sealing was interrupted, run congbo archive again; otherwise move the file elsewhere")})
		}
	}
	return found
}

// withdrawal holds an entry that withdraws a period against its own sum.
func withdrawal(s *data.Seal, found *diag.List) {
	if sum := s.Digest(); s.TagManifest != sum {
		found.Add(diag.Finding{Code: "archive/withdrawal", Severity: diag.Error, Span: s.Span,
			Message: diag.Say("lần thu hồi %s bị thay đổi: tổng ghi lúc thu hồi %s, bây giờ %s", "withdrawal %s was changed: its sum was %s, now it is %s", s.Name, orNone(s.TagManifest), sum),
			Hint:    diag.Say("lấy lại data/archive.toml do congbo withdraw ghi, đừng sửa bằng tay", "put back the data/archive.toml that congbo withdraw wrote; it is not to be edited")})
	}
}

func orNone(s string) string {
	if s == "" {
		return "∅"
	}
	return s
}

// sealSigned holds the signature of a seal against what it says, and asks for one where the
// site does. Whose it is only a list of signers tells.
func sealSigned(s *data.Seal, asked bool, found *diag.List) {
	if s.Signature == "" && !asked {
		return
	}
	if s.Signature == "" {
		found.Add(diag.Finding{Code: "archive/unsigned", Severity: diag.Error, Span: s.Span,
			Message: diag.Say("niêm phong %q không có chữ ký, mà data/site.toml đòi (signed = true)", "seal %q is not signed, and data/site.toml asks for it (signed = true)", s.Name),
			Hint:    diag.Say("ký niêm phong đã có: congbo archive %s --sign TỆP-KHÓA", "sign the seal that stands: congbo archive %s --sign KEYFILE", s.Period.ID)})
		return
	}
	if why := signature.Holds(s.Text(), s.Signature); why != nil {
		at, ok := s.Fields["signature"]
		if !ok {
			at = s.Span
		}
		found.Add(diag.Finding{Code: "archive/signature", Severity: diag.Error, Span: at,
			Message: diag.Say("chữ ký của niêm phong %[1]q không đúng: %[2]s", "the signature of seal %[1]q does not hold: %[3]s", s.Name, why.VI, why.EN),
			Hint:    diag.Say("lấy lại data/archive.toml do congbo archive ghi, đừng sửa bằng tay", "put back the data/archive.toml that congbo archive wrote; it is not to be edited")})
	}
}

// sealedBag holds a bag that the site publishes against its seal.
func sealedBag(s *data.Seal, tree *source.Tree, found *diag.List) {
	if !s.IsPublished() {
		return
	}
	f := tree.Get(s.Bag)
	if f == nil {
		found.Add(diag.Finding{Code: "archive/bag", Severity: diag.Error, Span: s.Span,
			Message: diag.Say("thiếu túi hồ sơ %s đã niêm phong, SHA-256 %s", "the sealed bag %s is missing, SHA-256 %s", s.Bag, s.SHA256),
			Hint:    diag.Say("lấy lại tệp từ bản sao lưu hay từ trang đã công bố", "put the file back from a copy or from the published site")})
		return
	}
	if now := hashOf(f); now != s.SHA256 {
		found.Add(diag.Finding{Code: "archive/bag", Severity: diag.Error, Span: source.At(f),
			Message: diag.Say("túi hồ sơ đã niêm phong bị thay đổi: SHA-256 khi niêm phong %s, bây giờ %s", "the sealed bag was changed: SHA-256 as sealed %s, now %s", s.SHA256, now),
			Hint:    diag.Say("lấy lại tệp từ bản sao lưu; congbo verify cho biết khác ở đâu", "put the file back from a copy; congbo verify tells what differs")})
	}
}

// sealedFiles holds the sources of a period against its seal.
func sealedFiles(s *data.Seal, tree *source.Tree, found *diag.List) {
	sealed := map[string]string{}
	for _, f := range s.Files {
		sealed[f.Path] = f.SHA256
		switch now := tree.Get(f.Path); {
		case now == nil:
			found.Add(diag.Finding{Code: "archive/missing", Severity: diag.Error, Span: source.Missing(f.Path),
				Message: diag.Say("thiếu tệp của kỳ %s đã niêm phong ngày %s: SHA-256 khi niêm phong %s", "a file of period %s, sealed on %s, is missing: SHA-256 as sealed %s", s.Period.ID, s.Date, f.SHA256),
				Hint:    mendSealed(s)})
		case hashOf(now) != f.SHA256 && onlyLineEnds(now, f.SHA256):
			found.Add(diag.Finding{Code: "archive/changed", Severity: diag.Error, Span: source.At(now),
				Message: diag.Say("tệp của kỳ %s đã niêm phong ngày %s chỉ khác ở kiểu xuống dòng (CRLF, LF), chữ không đổi: SHA-256 khi niêm phong %s, bây giờ %s", "a file of period %s, sealed on %s, differs in its line ends alone (CRLF, LF), not in its words: SHA-256 as sealed %s, now %s", s.Period.ID, s.Date, f.SHA256, hashOf(now)),
				Hint: diag.Say("thường do git trên Windows: ghi %q vào .gitattributes, xóa tệp rồi lấy lại: git checkout -- %s", "most often git on Windows did it: write %q into .gitattributes, delete the file and check it out again: git checkout -- %s",
					strings.SplitN(f.Path, "/", 2)[0]+"/** -text", f.Path)})
		case hashOf(now) != f.SHA256:
			found.Add(diag.Finding{Code: "archive/changed", Severity: diag.Error, Span: source.At(now),
				Message: diag.Say("tệp của kỳ %s đã niêm phong ngày %s bị thay đổi: SHA-256 khi niêm phong %s, bây giờ %s", "a file of period %s, sealed on %s, was changed: SHA-256 as sealed %s, now %s", s.Period.ID, s.Date, f.SHA256, hashOf(now)),
				Hint:    mendSealed(s)})
		}
	}
	for _, f := range SourcesOf(s.Period.ID, tree) {
		if _, ok := sealed[f.Path]; !ok {
			found.Add(diag.Finding{Code: "archive/added", Severity: diag.Error, Span: source.At(f),
				Message: diag.Say("tệp này được thêm vào kỳ %s sau khi niêm phong ngày %s: SHA-256 khi niêm phong không có, bây giờ %s", "this file was added to period %s after it was sealed on %s: SHA-256 as sealed none, now %s", s.Period.ID, s.Date, hashOf(f)),
				Hint:    mendSealed(s)})
		}
	}
}

// SourcesOf are the files that are a period's own, which its seal covers: all that it is read
// from. What was only proposed is none.
func SourcesOf(period string, tree *source.Tree) []*source.File {
	all := append(append([]*source.File{}, tree.Under("content/"+period+"/")...), tree.Under("data/"+period+"/")...)
	return slices.DeleteFunc(all, func(f *source.File) bool { return data.IsProposed(f.Path) })
}

func mendSealed(s *data.Seal) diag.Text {
	return diag.Say("lấy lại nội dung đã niêm phong (%s/data/source/ trong %s), hoặc công bố bản sửa: congbo archive %s --amend \"lý do\"",
		"put back what was sealed (%s/data/source/ in %s), or publish an amended edition: congbo archive %s --amend \"reason\"", s.Name, s.Bag, s.Period.ID)
}

// onlyLineEnds reports whether a file is what was sealed but for CRLF in place of
// LF, or the other way round: what git does to texts where nothing forbids it.
func onlyLineEnds(now *source.File, sealed string) bool {
	lf := bytes.ReplaceAll(now.Bytes(), []byte("\r\n"), []byte("\n"))
	crlf := bytes.ReplaceAll(lf, []byte("\n"), []byte("\r\n"))
	return sumOf(lf) == sealed || sumOf(crlf) == sealed
}

func sumOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func hashOf(f *source.File) string {
	h := f.Sum()
	return hex.EncodeToString(h[:])
}
