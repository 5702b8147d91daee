package archive

import (
	"bytes"
	"cmp"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"congbo/cmd/congbo/internal/diag"
)

// Kind tells problems of a bag apart.
type Kind int

// The kinds of problems. All but Notice mean that the bag is not what it should be.
const (
	Notice  Kind = iota // allowed, and worth knowing
	Missing             // listed and not there
	Extra               // there and not listed
	Changed             // there with other bytes
	Unsafe              // made to deceive or to harm, or as if
	Broken              // not a bag by the rules
)

// A Problem is one thing that is wrong with a bag.
type Problem struct {
	Kind Kind
	Path string // in the bag; empty for the bag as a whole
	Text diag.Text
}

// A Verdict is what Verify found.
type Verdict struct {
	Problems    []Problem // by path
	Files       int       // of the payload
	Octets      int64     // of the payload
	Period      string    // of one of our bags
	Edition     string
	Fingerprint string // SHA-256 of tagmanifest-sha256.txt; empty if there is none
	Previous    string // the Fingerprint that the bag records of the one before
}

// Holds reports whether the bag is complete and unchanged.
func (v *Verdict) Holds() bool {
	return !slices.ContainsFunc(v.Problems, func(p Problem) bool { return p.Kind != Notice })
}

// hashes are the algorithms that manifests may use.
var hashes = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
}

// Verify proves a bag: that it is one by RFC 8493 (or an earlier version, which it
// declares), complete, and unchanged in every byte that a manifest covers. Of our
// own bags, whose every byte follows from the payload and bag-info.txt, it proves
// also the manifests of tags and the zip around the bag, which BagIt leaves
// uncovered. It writes nothing, fetches nothing and reads nothing outside. The
// error is about the machine.
func Verify(c *Container) (*Verdict, error) {
	v := &verifier{c: c, sums: map[string]map[string]string{}, needs: map[string][]string{}, verdict: &Verdict{}}
	v.verdict.Problems = slices.Clone(c.problems)
	// A container that is unsafe is not read any further.
	if !v.verdict.Holds() && (slices.ContainsFunc(c.problems, func(p Problem) bool { return p.Kind == Unsafe }) || len(c.files) == 0) {
		return v.done(), nil
	}
	err := v.verify()
	if damaged := (*damage)(nil); errors.As(err, &damaged) {
		v.add(Broken, damaged.path, "không đọc được: %v", "it cannot be read: %v", damaged.err)
		err = nil
	}
	return v.done(), err
}

// A damage is a file of a bag that cannot be read.
type damage struct {
	path string
	err  error
}

func (d *damage) Error() string { return d.path + ": " + d.err.Error() }

type verifier struct {
	c        *Container
	declared declared
	info     []field
	lists    []manifest
	needs    map[string][]string          // algorithms by file
	sums     map[string]map[string]string // by file and algorithm
	verdict  *Verdict
}

// A manifest is one list of files with their hashes.
type manifest struct {
	name, algorithm string
	tags            bool
	files           map[string]string // sums by path in the bag
	order           []string
}

func (v *verifier) add(kind Kind, path, vi, en string, args ...any) {
	v.verdict.Problems = append(v.verdict.Problems, Problem{kind, printable(path), diag.Say(vi, en, args...)})
}

func (v *verifier) done() *Verdict {
	slices.SortStableFunc(v.verdict.Problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text.EN, b.Text.EN))
	})
	v.verdict.Problems = slices.Compact(v.verdict.Problems)
	return v.verdict
}

func (v *verifier) verify() error {
	b, err := v.c.tag("bagit.txt")
	if errors.Is(err, fs.ErrNotExist) {
		v.add(Missing, "bagit.txt", "đây không phải là túi hồ sơ BagIt", "this is no BagIt bag")
		return nil
	}
	if err != nil {
		return &damage{"bagit.txt", err}
	}
	if v.declared, err = parseDeclaration(b); err != nil {
		v.add(Broken, "bagit.txt", "không đúng BagIt: %v", "it is not as BagIt has it: %v", err)
		return nil
	}
	if err := v.readInfo(); err != nil {
		return err
	}
	if err := v.readLists(); err != nil {
		return err
	}
	v.readFetch()
	if err := v.hash(); err != nil {
		return err
	}
	v.compare()
	v.complete()
	return v.canonical()
}

// text reads a tag file that may be absent.
func (v *verifier) text(name string) (s string, there bool, err error) {
	b, err := v.c.tag(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, &damage{name, err}
	}
	if s, err = v.declared.decode(b); err != nil {
		return "", false, &damage{name, err}
	}
	return s, true, nil
}

func (v *verifier) readInfo() error {
	s, there, err := v.text("bag-info.txt")
	if err != nil || !there {
		return err
	}
	if v.info, err = parseInfo(s); err != nil {
		v.add(Broken, "bag-info.txt", "không đúng BagIt: %v", "it is not as BagIt has it: %v", err)
	}
	v.verdict.Period, v.verdict.Edition, v.verdict.Previous = valueOf(v.info, periodLabel), valueOf(v.info, editionLabel), valueOf(v.info, previousLabel)
	return nil
}

// readLists reads every manifest. One of an algorithm that is not known cannot
// prove anything.
func (v *verifier) readLists() error {
	payload := 0
	for _, name := range slices.Sorted(maps.Keys(v.c.files)) {
		rest, tags := strings.CutPrefix(name, "tag")
		algorithm, ok := strings.CutPrefix(rest, "manifest-")
		algorithm, txt := strings.CutSuffix(algorithm, ".txt")
		if !ok || !txt || strings.Contains(name, "/") {
			continue
		}
		newHash := hashes[strings.ToLower(algorithm)]
		if newHash == nil {
			v.add(Broken, name, "không có thuật toán %q", "algorithm %q is not known", algorithm)
			continue
		}
		s, _, err := v.text(name)
		if err != nil {
			return err
		}
		m := manifest{name: name, algorithm: strings.ToLower(algorithm), tags: tags, files: map[string]string{}}
		lines, problems := v.declared.parseManifest(name, s, 2*newHash().Size())
		v.verdict.Problems = append(v.verdict.Problems, problems...)
		for _, l := range lines {
			v.list(&m, l)
		}
		v.lists = append(v.lists, m)
		if !tags {
			payload++
		}
	}
	if payload == 0 {
		v.add(Missing, "manifest-sha256.txt", "túi hồ sơ không có danh sách nào của tệp bên trong", "the bag has no manifest of its payload")
	}
	return nil
}

// list takes a line of a manifest, whose path may be anything.
func (v *verifier) list(m *manifest, l listed) {
	var path string
	found := false
	for _, path = range v.declared.candidates(l.path) {
		if why := unsafeName(strings.NewReplacer("\n", "", "\r", "").Replace(path)); why != (diag.Text{}) {
			v.add(Unsafe, l.path, "%[1]s, trong %[3]s", "%[2]s, in %[3]s", why.VI, why.EN, m.name)
			return
		}
		if _, found = v.c.files[path]; found {
			break
		}
	}
	if !found {
		path, found = v.otherForm(m.name, path)
	}
	if strings.HasPrefix(path, "data/") == m.tags {
		v.add(Unsafe, path, "không thuộc danh sách %s", "it does not belong in %s", m.name)
		return
	}
	if strings.HasPrefix(l.path, "./") {
		v.add(Notice, m.name, "có ./ trước tên tệp", "it has ./ before names of files")
	}
	if sum, twice := m.files[path]; twice {
		if v.declared.strict || sum != l.sum {
			v.add(Broken, path, "có hai dòng trong %s", "it has two lines in %s", m.name)
		} else {
			v.add(Notice, path, "có hai dòng trong %s", "it has two lines in %s", m.name)
		}
		return
	}
	m.files[path] = l.sum
	m.order = append(m.order, path)
	if found {
		v.needs[path] = append(v.needs[path], m.algorithm)
	}
}

// otherForm finds the file that a manifest names in another normalisation of
// Unicode.
func (v *verifier) otherForm(manifest, path string) (string, bool) {
	if v.c.forms == nil {
		v.c.forms = map[string]string{}
		for name := range v.c.files {
			v.c.forms[norm.NFC.String(name)] = name
		}
	}
	name, ok := v.c.forms[norm.NFC.String(path)]
	if !ok {
		return path, false
	}
	v.add(Notice, path, "%s ghi tên này bằng cách mã hóa dấu khác", "%s has this name in another normalisation", manifest)
	return name, true
}

// readFetch looks at fetch.txt, which names files to be fetched from elsewhere.
// Nothing is ever fetched: what is not in the bag is missing.
func (v *verifier) readFetch() {
	s, there, err := v.text("fetch.txt")
	if err != nil {
		v.add(Broken, "fetch.txt", "không đọc được: %v", "it cannot be read: %v", err)
	}
	if !there {
		return
	}
	v.add(Notice, "fetch.txt", "có địa chỉ để tải thêm tệp; congbo không tải gì", "it has addresses to fetch files from; congbo fetches nothing")
	for i, line := range splitLines(s) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if len(fields) < 3 {
			v.add(Broken, "fetch.txt", "không hiểu dòng %d", "line %d cannot be read", i+1)
			continue
		}
		path := strings.TrimPrefix(strings.TrimSpace(fields[2]), "./")
		if why := unsafeName(path); why != (diag.Text{}) || !strings.HasPrefix(path, "data/") {
			v.add(Unsafe, path, "đường dẫn ra ngoài túi hồ sơ, trong fetch.txt", "the path leads out of the bag, in fetch.txt")
		} else if !v.isListed(path) { // BagIt has every manifest list it, and nothing else says that it is missing
			v.add(Missing, path, "fetch.txt ghi tệp này, nhưng không danh sách nào có", "fetch.txt names it, but no manifest lists it")
		}
	}
}

// isListed reports whether a manifest lists a path, as it may be written.
func (v *verifier) isListed(path string) bool {
	for _, path := range v.declared.candidates(path) {
		for _, m := range v.lists {
			if _, ok := m.files[path]; ok {
				return true
			}
		}
	}
	return false
}

// hash reads every file that a manifest lists, once.
func (v *verifier) hash() error {
	for _, path := range slices.Sorted(maps.Keys(v.needs)) {
		algorithms := v.needs[path]
		if v.ours() {
			algorithms = append(algorithms, "sha256", "sha512")
		}
		slices.Sort(algorithms)
		sums, err := v.c.hash(path, slices.Compact(algorithms))
		if damaged := (*damage)(nil); errors.As(err, &damaged) {
			v.add(Changed, path, "bị hỏng: %v", "it is damaged: %v", damaged.err)
			continue
		}
		if err != nil {
			return err
		}
		v.sums[path] = sums
	}
	return nil
}

// hash hashes a file with several algorithms. What a zip says of the file's size
// and CRC is held too.
func (c *Container) hash(path string, algorithms []string) (map[string]string, error) {
	e := c.files[path]
	f, err := e.open()
	if err != nil {
		return nil, c.failed(path, err)
	}
	defer f.Close()
	running := map[string]hash.Hash{}
	var all []io.Writer
	for _, a := range algorithms {
		running[a] = hashes[a]()
		all = append(all, running[a])
	}
	n, err := io.Copy(io.MultiWriter(all...), io.LimitReader(f, e.size+1))
	if err != nil {
		return nil, c.failed(path, err)
	}
	if n != e.size {
		return nil, &damage{path, fmt.Errorf("%d bytes, not %d", n, e.size)}
	}
	sums := map[string]string{}
	for a, h := range running {
		sums[a] = hex.EncodeToString(h.Sum(nil))
	}
	return sums, nil
}

// failed tells a machine that fails from a zip that is damaged.
func (c *Container) failed(path string, err error) error {
	if machine := (*fs.PathError)(nil); errors.As(err, &machine) {
		return err
	}
	return &damage{path, err}
}

// compare holds the files against the manifests. What is missing or changed is told
// once, whatever number of manifests list it.
func (v *verifier) compare() {
	told := map[string]bool{}
	for _, m := range v.lists {
		for _, path := range m.order {
			sums, read := v.sums[path]
			if told[path] {
				continue
			}
			told[path] = true
			switch _, there := v.c.files[path]; {
			case !there:
				v.add(Missing, path, "có trong danh sách %[1]s", "%[1]s lists it", m.name)
			case read && sums[m.algorithm] != m.files[path]:
				v.add(Changed, path, "%[1]s trong danh sách %[2]s, bây giờ %[3]s", "%[1]s as listed %[2]s, now %[3]s", m.algorithm, m.files[path], sums[m.algorithm])
			default:
				told[path] = false
			}
		}
	}
}

// complete holds the manifests against the files: nothing is in the payload that
// is not listed, and its size is that of Payload-Oxum.
func (v *verifier) complete() {
	for path, e := range v.c.files {
		if !strings.HasPrefix(path, "data/") {
			continue
		}
		v.verdict.Files++
		v.verdict.Octets += e.size
		listing, lists := 0, 0
		for _, m := range v.lists {
			if !m.tags {
				lists++
				if _, ok := m.files[path]; ok {
					listing++
				}
			}
		}
		if listing == 0 {
			v.add(Extra, path, "không danh sách nào có tệp này", "no manifest lists it")
		} else if listing < lists && v.declared.strict {
			v.add(Broken, path, "không có trong mọi danh sách", "not every manifest lists it")
		}
	}
	if oxum := valueOf(v.info, "Payload-Oxum"); oxum != "" && oxum != fmt.Sprintf("%d.%d", v.verdict.Octets, v.verdict.Files) {
		v.add(Broken, "bag-info.txt", "Payload-Oxum ghi %[1]s, nhưng túi hồ sơ có %[2]d byte trong %[3]d tệp", "Payload-Oxum says %[1]s, but the bag has %[2]d bytes in %[3]d files", oxum, v.verdict.Octets, v.verdict.Files)
	}
	if b, err := v.c.tag(tagManifest); err == nil {
		v.verdict.Fingerprint = sum(b)
	}
}

// ours reports whether congbo made the bag.
func (v *verifier) ours() bool {
	return strings.HasPrefix(valueOf(v.info, "Bag-Software-Agent"), agent)
}

// canonical proves of a bag of ours what no manifest covers: the manifests of tags,
// which tag files there are, and every byte of the zip that is not a file's.
func (v *verifier) canonical() error {
	if !v.ours() || !v.verdict.Holds() {
		return nil
	}
	own := []string{"bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}
	for path := range v.c.files {
		if !strings.HasPrefix(path, "data/") && !slices.Contains(own, path) {
			v.add(Extra, path, "congbo không đặt tệp này vào túi hồ sơ", "congbo puts no such file into a bag")
		}
	}
	for _, name := range own[2:] {
		rest, tags := strings.CutPrefix(name, "tag")
		algorithm := strings.TrimSuffix(strings.TrimPrefix(rest, "manifest-"), ".txt")
		var want []byte
		for _, path := range slices.Sorted(maps.Keys(v.c.files)) {
			if strings.HasPrefix(path, "data/") != tags && !strings.HasPrefix(path, "tagmanifest-") {
				want = fmt.Appendf(want, "%s  %s\n", v.sums[path][algorithm], path)
			}
		}
		switch b, err := v.c.tag(name); {
		case errors.Is(err, fs.ErrNotExist):
			v.add(Missing, name, "túi hồ sơ nào của congbo cũng có tệp này", "every bag of congbo has it")
		case err != nil:
			return &damage{name, err}
		case !bytes.Equal(b, want):
			v.add(Changed, name, "không phải là danh sách mà congbo đã ghi", "it is not the list that congbo wrote")
		}
	}
	if b, _ := v.c.tag("bagit.txt"); string(b) != declaration {
		v.add(Changed, "bagit.txt", "không phải là tệp mà congbo đã ghi", "it is not the file that congbo wrote")
	}
	if v.c.zip == nil {
		return nil
	}
	return v.canonicalZip()
}

// canonicalZip packs the bag once more and compares it with the zip, byte for byte.
func (v *verifier) canonicalZip() error {
	name := v.verdict.Period
	if v.verdict.Edition != "1" {
		name += "-" + v.verdict.Edition
	}
	date, err := time.Parse(time.DateOnly, valueOf(v.info, "Bagging-Date"))
	if err != nil || v.c.base != name+"/" {
		v.add(Changed, "", "tệp zip không phải là tệp mà congbo đã ghi", "the zip is not the one that congbo wrote")
		return nil
	}
	var files []packed
	for _, path := range slices.Sorted(maps.Keys(v.c.files)) {
		e := v.c.files[path]
		files = append(files, packed{name: v.c.base + path, size: uint64(e.size), crc: e.packed.CRC32, open: e.open})
	}
	same := &sameBytes{want: io.NewSectionReader(v.c.zip, 0, v.c.size)}
	err = writeZip(same, files, date)
	switch {
	case errors.Is(err, errDiffers) || err == nil && same.at != v.c.size:
		v.add(Changed, "", "tệp zip bị thay đổi quanh byte %[1]s", "the zip was changed around byte %[1]s", strconv.FormatInt(same.at, 10))
	case err != nil:
		return v.c.failed("", err)
	}
	return nil
}

var errDiffers = errors.New("the bytes differ")

// sameBytes is a writer that holds what is written against what is there.
type sameBytes struct {
	want io.Reader
	at   int64
	buf  []byte
}

func (s *sameBytes) Write(b []byte) (int, error) {
	s.buf = slices.Grow(s.buf[:0], len(b))[:len(b)]
	if n, err := io.ReadFull(s.want, s.buf); err != nil || !bytes.Equal(s.buf[:n], b) {
		return 0, errDiffers
	}
	s.at += int64(len(b))
	return len(b), nil
}
