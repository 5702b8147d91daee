package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/signature"
	"congbo/cmd/congbo/internal/source"
)

// listName is where a bag has the list of the files of its website.
const listName = "data/site/" + output.ListName

// Sign signs a bag that was prepared: its seal, and the list of the website in it.
func (b *Bag) Sign(key *signature.Key) error {
	if err := otherSigner(b.order.Period, b.approval, key); err != nil {
		return err
	}
	return sign(b.Seal, b.list, key)
}

// otherSigner refuses the key that has signed an approval, which may be nil: who approves and
// who seals are two.
func otherSigner(period string, a *data.Approval, key *signature.Key) error {
	if a == nil || signature.KeyOf(a.Signature) != key.Fingerprint() {
		return nil
	}
	return refused(period,
		diag.Say("khóa này đã ký phê duyệt của kỳ %s", "this key has signed the approval of period %s", period),
		diag.Say("người duyệt và người niêm phong ký bằng hai khóa khác nhau", "who approves and who seals sign with different keys"))
}

// sign signs a seal, and the list of the website in its bag; nil if that is not at hand.
func sign(s *data.Seal, list []byte, key *signature.Key) (err error) {
	if list != nil {
		if s.ListSigned, err = key.Sign(list); err != nil {
			return err
		}
	}
	s.Signature, err = key.Sign(s.Text())
	return err
}

// SignSealed signs the seals of a period that stand without a signature, as they are, and
// returns their names and what is to be written: none if there is nothing to sign. What is
// wrong with the seals is found first.
func SignSealed(folder string, site fs.FS, period string, key *signature.Key) (names []string, list output.Addition, found diag.List, err error) {
	whole, err := pipeline.Read(pipeline.Options{Site: site, Drafts: true})
	if err != nil {
		return nil, list, nil, err
	}
	for _, f := range whole.Findings {
		if f.Severity == diag.Error && strings.HasPrefix(f.Code, "archive/") && f.Code != "archive/unsigned" && !isSealFinding(f) {
			found.Add(f)
		}
	}
	file := (&source.Tree{Files: whole.Files}).Get(data.SealsFile)
	if found.Count(diag.Error) > 0 || file == nil {
		return nil, list, found, nil
	}
	if d := whole.Site.Data.Periods[period]; d != nil {
		if err := otherSigner(period, d.Approval, key); err != nil {
			return nil, list, nil, err
		}
	}
	old := file.Text
	var now []byte
	seals, from := whole.Site.Data.Seals, 0
	for i, s := range seals {
		if s.Period.ID != period || s.Signature != "" {
			continue
		}
		files, err := listIn(folder, s)
		if err != nil {
			return nil, list, nil, err
		}
		if err := sign(s, files, key); err != nil {
			return nil, list, nil, err
		}
		end := len(old)
		if i+1 < len(seals) {
			end = bytes.LastIndexByte(old[:seals[i+1].Span.Start], '\n') + 1
		}
		entry := bytes.TrimRight(old[from:end], "\n")
		now = s.AppendSignatures(append(append(now, entry...), '\n'))
		if end < len(old) {
			now = append(now, '\n')
		}
		from = end
		names = append(names, s.Name)
	}
	if len(names) == 0 {
		return nil, list, found, nil
	}
	now = append(now, old[from:]...)
	return names, output.Addition{List: filepath.Join(folder, filepath.FromSlash(data.SealsFile)), Old: file.Raw, New: now}, found, nil
}

// listIn is the list of the website in the bag of a seal, if the site publishes the bag.
func listIn(folder string, s *data.Seal) ([]byte, error) {
	if !s.IsPublished() {
		return nil, nil
	}
	c, err := Open(filepath.Join(folder, filepath.FromSlash(s.Bag)))
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return c.tag(listName)
}

// ListSigned tells who signed the list of the website in a bag, or why the signature does
// not count.
func ListSigned(c *Container, s *data.Seal, signers signature.Signers) (signature.Proof, *diag.Text, error) {
	list, err := c.tag(listName)
	if err != nil {
		return signature.Proof{}, nil, err
	}
	proof, why := signers.Verify(list, s.ListSigned, DayOf(s))
	return proof, why, nil
}

// SealBeside is the seal that lies beside a bag with its signatures; nil without.
func SealBeside(bag string) (*data.Seal, error) {
	base := strings.TrimSuffix(filepath.Clean(bag), ".zip")
	text, err := readSmall(base + data.SealEnd)
	if text == nil || err != nil {
		return nil, err
	}
	sig, err := readSmall(base + data.SealEnd + data.SigEnd)
	if sig == nil || err != nil {
		return nil, err
	}
	s, err := data.ReadSeal(text)
	if err != nil {
		return nil, err
	}
	list, err := readSmall(base + data.ListEnd)
	s.Signature, s.ListSigned = string(sig), string(list)
	return s, err
}

// readSmall reads a file that may be missing.
func readSmall(name string) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxTagFile))
}

// DayOf is the day of a seal: that on which its signature was made.
func DayOf(s *data.Seal) time.Time {
	return time.Date(s.Date.Year, time.Month(s.Date.Month), s.Date.Day, 0, 0, 0, 0, time.UTC)
}

// Expect tells whether a chain of seals goes on from an end that was noted, and if not, what
// became of it. The end may be noted without the count.
func Expect(seals []*data.Seal, noted string) (since int, broken *diag.Text) {
	fail := func(vi, en string, args ...any) (int, *diag.Text) {
		t := diag.Say(vi, en, args...)
		return 0, &t
	}
	for n := range len(seals) + 1 {
		if end := data.ChainEnd(seals[:n]); end == noted || strings.HasSuffix(end, "-"+noted) {
			return len(seals) - n, nil
		}
	}
	count, _, counted := strings.Cut(noted, "-")
	var n int
	if !counted {
		n = -1
	} else if _, err := fmt.Sscan(count, &n); err != nil {
		n = -1
	}
	switch {
	case len(seals) == 0:
		return fail("chuỗi niêm phong đã bị xóa hết", "the chain of seals was emptied")
	case n > len(seals):
		return fail("chuỗi niêm phong đã bị cắt ngắn: %d niêm phong, khi ghi lại có %d", "the chain of seals was shortened: %d seals, %d when it was noted", len(seals), n)
	case n < 0:
		return fail("chuỗi niêm phong đã bị viết lại hoặc cắt ngắn: không có chỗ nào trong %d niêm phong khớp", "the chain of seals was rewritten or shortened: it matches after none of the %d seals", len(seals))
	}
	return fail("chuỗi niêm phong đã bị viết lại: %d niêm phong đầu không còn như khi ghi lại", "the chain of seals was rewritten: its first %d seals are not what they were when it was noted", n)
}
