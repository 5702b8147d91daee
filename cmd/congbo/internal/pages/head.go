package pages

import (
	"encoding/hex"
	"path"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/words"
)

// A headView is the head and the signature of a report in its form.
type headView struct {
	Front  *data.Front
	Form   data.Form
	Lang   string // of the record
	Number string
	Dated  string // place and date
}

func (r *reportPages) head() headView {
	f := r.Front
	return headView{f, r.Form, r.Form.Lang(), r.Form.Number(f.Number), words.Dated(f, r.Form)}
}

// A signedView is the signed paper of a report, as a file.
type signedView struct {
	downloadView
	SHA256 string
}

// signed leads to the signed paper; nil where the site has none.
func (r *reportPages) signed(at address.Page) *signedView {
	if r.Signed == nil {
		return nil
	}
	sum := r.Signed.Sum()
	return &signedView{downloadView{at.Href(address.ToPage(address.File(r.Signed))), path.Base(r.Signed.Path), kilobytes(int(r.Signed.Size()))}, hex.EncodeToString(sum[:])}
}
