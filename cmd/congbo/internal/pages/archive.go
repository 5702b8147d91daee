package pages

import (
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/citation"
	"congbo/cmd/congbo/internal/compare"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/signature"
)

// An archivePage lists the sealed periods, the newest first, each with its
// editions, the last first.
type archivePage struct {
	Page    page
	Crumbs  []crumb
	Periods []sealedPeriod
	Example sealView  // of the last seal: how to verify by hand
	Signed  *sealView // the last that is signed; nil without
	Chain   string    // the end of the chain of seals
	Count   int       // of seals
	Whole   bool      // all that the seals say is published
}

type sealedPeriod struct {
	period    data.Period
	ID, Name  string
	Cover     string          // href; empty if the site has the report no more
	Withdrawn *withdrawalView // nil for a period that stands
	Editions  []sealView
}

// A sealView is one seal as pages show it.
type sealView struct {
	Page                string // href of the archive page, at the period
	File                string // name of the zip
	Download            string // href; empty if the bag is not published with the site
	Name                string
	Edition             int
	Date                citation.Date
	Version             string
	Size                string // in bytes, with the digits grouped
	SHA256, TagManifest string
	Previous            string
	Reason              string
	Unaccepted          int // warnings that stood when it was sealed
	Changes             []changeView
	Last                bool // the edition that stands
	signatureView
}

// A signatureView is the signature of an entry of the chain of seals.
type signatureView struct {
	Key           string // fingerprint of the key that it is signed with; empty if it is not
	Seal, SealSig string // names of what was signed and of the signature; empty where they are not published
	ListSig       string // name of the signature of sha256sums.txt; empty without
	Day           string // of sealing, as ssh-keygen has it
}

func signatureOf(seal *data.Seal) (v signatureView) {
	if seal.Signature != "" {
		v.Key, v.Seal, v.SealSig = signature.KeyOf(seal.Signature), seal.Name+data.SealEnd, seal.Name+data.SealEnd+data.SigEnd
		v.Day = strings.ReplaceAll(seal.Date.String(), "-", "")
	}
	if seal.ListSigned != "" {
		v.ListSig = seal.Name + data.ListEnd
	}
	return v
}

// A changeView is a line of the report as it was and as it is.
type changeView struct{ Was, Now []pieceView }

// A pieceView is a piece of a line; Op is "", "del" or "ins".
type pieceView struct {
	Op, Text string
	Figure   bool
}

func (s *website) archive() *files {
	f, at := s.files(), address.Page{Path: address.Archive}
	seals := s.Data.Seals
	if len(seals) == 0 {
		return f
	}
	v := archivePage{
		Page:    s.newPage("archive", s.words.T("archive"), at),
		Crumbs:  []crumb{{at.Root() + address.Index, s.words.T("home")}},
		Example: s.seal(s.example(), at),
	}
	v.Count, v.Chain = len(seals), data.ChainEnd(seals)
	if v.Whole = s.mayShowChain(); v.Whole {
		f.add(at.Path+chainFile, data.Chain(seals))
	}
	for _, seal := range slices.Backward(seals) {
		if seal == s.Data.Withdrawal(seal.Period.ID) || !seal.Withdraws && !s.isWithdrawn(seal.Period) {
			s.signatures(f, at.Path, seal)
		}
		if seal.Withdraws {
			continue
		}
		if v.Signed == nil && seal.Signature != "" && !s.isWithdrawn(seal.Period) {
			signed := s.seal(seal, at)
			v.Signed = &signed
		}
		k := slices.IndexFunc(v.Periods, func(p sealedPeriod) bool { return p.ID == seal.Period.ID })
		if k < 0 {
			k = len(v.Periods)
			v.Periods = append(v.Periods, s.sealedPeriod(seal.Period, at))
		}
		v.Periods[k].Editions = append(v.Periods[k].Editions, s.seal(seal, at))
	}
	slices.SortStableFunc(v.Periods, func(a, b sealedPeriod) int { return b.period.Compare(a.period) })
	v.Page.Description = s.words.T("archive-description", s.Data.Site.Committee)
	s.shell(&v.Page, f)
	s.page(f, s.pageBuffer(), at.Path+address.Index, v.Page.Kind, v)
	return f
}

// example is the seal that shows how a bag is verified by hand: the last one whose bag is
// published, else the last.
func (s *website) example() *data.Seal {
	var example *data.Seal
	for _, seal := range s.Data.Seals {
		if !seal.Withdraws && (example == nil || !s.isWithdrawn(seal.Period)) {
			example = seal
		}
	}
	return example
}

func (s *website) isWithdrawn(p data.Period) bool {
	return slices.ContainsFunc(s.Withdrawn, func(r *report.Summary) bool { return r.Period.ID == p.ID })
}

// chainFile is the name of the file of all seals, whose SHA-256 pins them.
const chainFile = "seals.txt"

// mayShowChain reports whether all that the seals say may be read: not the words of a report
// that was amended, then withdrawn.
func (s *website) mayShowChain() bool {
	return !slices.ContainsFunc(s.Data.Seals, func(seal *data.Seal) bool { return len(seal.Changes) > 0 && s.isWithdrawn(seal.Period) })
}

// signatures publishes what was signed of a seal beside its signatures, for ssh-keygen.
func (s *website) signatures(f *files, folder string, seal *data.Seal) {
	if seal.Signature == "" {
		return
	}
	f.add(folder+seal.Name+data.SealEnd, seal.Text())
	f.add(folder+seal.Name+data.SealEnd+data.SigEnd, []byte(seal.Signature))
	if seal.ListSigned != "" {
		f.add(folder+seal.Name+data.ListEnd, []byte(seal.ListSigned))
	}
}

func (s *website) sealedPeriod(p data.Period, at address.Page) sealedPeriod {
	v := sealedPeriod{period: p, ID: p.ID, Name: p.Label(s.words.Language)}
	for _, r := range s.Reports {
		if r.Period.ID == p.ID {
			v.Name, v.Cover = s.periodName(r), at.Href(address.ToPage(address.Cover(r)))
		}
	}
	for _, r := range s.Withdrawn {
		if r.Period.ID == p.ID {
			v.Cover = at.Href(address.ToPage(address.Cover(r)))
			v.Withdrawn = &withdrawalView{Date: r.Withdrawal.Date, Reason: r.Withdrawal.Reason}
			if entry := s.Data.Withdrawal(p.ID); entry != nil {
				v.Withdrawn.Sum, v.Withdrawn.signatureView = entry.TagManifest, signatureOf(entry)
			}
		}
	}
	return v
}

// sealOf is the seal of a report that stands, for its cover; nil for none.
func (s *website) sealOf(r *report.Summary, at address.Page) *sealView {
	seal := s.Data.Sealed(r.Period.ID)
	if seal == nil {
		return nil
	}
	v := s.seal(seal, at)
	return &v
}

func (s *website) seal(seal *data.Seal, at address.Page) sealView {
	v := sealView{
		Page: at.Href(address.Target{Path: address.Archive, ID: seal.Period.ID}),
		File: seal.Name + ".zip", Name: seal.Name, Edition: seal.Edition, Version: seal.Version,
		Date: seal.Date, Size: s.words.Number(quantity.Int(int64(seal.Size))), SHA256: seal.SHA256, TagManifest: seal.TagManifest,
		Previous: seal.Previous, Reason: seal.Reason, Unaccepted: seal.Unaccepted, Last: s.Data.Sealed(seal.Period.ID) == seal,
	}
	signed := signatureOf(seal)
	if s.isWithdrawn(seal.Period) {
		v.Last, v.Key = false, signed.Key
		return v // neither its bag nor its words
	}
	v.signatureView = signed
	if seal.IsPublished() {
		v.Download = at.Root() + address.Escape(strings.TrimPrefix(seal.Bag, "static/"))
	}
	for _, c := range seal.Changes {
		v.Changes = append(v.Changes, changed(c))
	}
	return v
}

// changed shows a change word by word.
func changed(c compare.Change) changeView {
	var v changeView
	for _, p := range compare.Words(c.Was, c.Now) {
		switch p.Op {
		case compare.Removed:
			v.Was = append(v.Was, pieceView{"del", p.Text, p.IsFigure()})
		case compare.Added:
			v.Now = append(v.Now, pieceView{"ins", p.Text, p.IsFigure()})
		default:
			v.Was = append(v.Was, pieceView{"", p.Text, false})
			v.Now = append(v.Now, pieceView{"", p.Text, false})
		}
	}
	return v
}
