package check

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// oleProperties are those of a file of the Office before 2007 (.doc, .xls, .ppt): who wrote it
// and who changed it last, as its summary information has them ([MS-CFB], [MS-OLEPS]).
func oleProperties(b []byte) []property {
	const author, changer = 4, 8
	said := summary(oleStream(b, "\x05SummaryInformation"))
	return []property{{authorProperty, said[author]}, {changerProperty, said[changer]}}
}

// An ole is a compound file: a file system of sectors, with small ones in one of its streams.
type ole struct {
	b     []byte
	size  int      // of a sector
	table []uint32 // the sector after each
}

// oleStream is a stream of a compound file by its name; nil if there is none, or the file is
// broken.
func oleStream(b []byte, name string) []byte {
	const head = 512
	if len(b) < head || !bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil
	}
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	shift := binary.LittleEndian.Uint16(b[30:])
	if shift != 9 && shift != 12 {
		return nil
	}
	f := &ole{b: b, size: 1 << shift}
	for at := 76; at < head; at += 4 { // where the table lies; of a file beyond 7 MB this is its beginning
		f.table = append(f.table, sectors(f.sector(u32(at)))...)
	}
	folder := f.chain(u32(48))
	var small []byte
	for at := 0; at+128 <= len(folder); at += 128 {
		entry := folder[at : at+128]
		start, size := binary.LittleEndian.Uint32(entry[116:]), binary.LittleEndian.Uint32(entry[120:])
		switch {
		case entry[66] == 5: // the root, whose stream has the small ones
			small = f.chain(start)
		case entry[66] == 2 && utf16Text(entry[:64]) == name && size < u32(56):
			mini := &ole{b: append(make([]byte, 64), small...), size: 64, table: sectors(f.chain(u32(60)))}
			return limited(mini.chain(start), size)
		case entry[66] == 2 && utf16Text(entry[:64]) == name:
			return limited(f.chain(start), size)
		}
	}
	return nil
}

// sector is one; nil if the file has it not. The head of the file stands before the first.
func (f *ole) sector(n uint32) []byte {
	from := (int64(n) + 1) * int64(f.size)
	if from >= int64(len(f.b)) {
		return nil
	}
	return f.b[from:min(from+int64(f.size), int64(len(f.b)))]
}

// chain is the sectors from one on, as far as the table leads.
func (f *ole) chain(n uint32) []byte {
	var all []byte
	for range len(f.table) { // a ring ends too
		s := f.sector(n)
		if s == nil {
			break
		}
		all = append(all, s...)
		if int64(n) >= int64(len(f.table)) {
			break
		}
		n = f.table[n]
	}
	return all
}

func sectors(b []byte) []uint32 {
	all := make([]uint32, len(b)/4)
	for i := range all {
		all[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return all
}

func limited(b []byte, size uint32) []byte { return b[:min(int64(len(b)), int64(size))] }

// utf16Text is a text up to its NUL.
func utf16Text(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b) && (b[i] != 0 || b[i+1] != 0); i += 2 {
		units = append(units, binary.LittleEndian.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// summary are the texts of a set of properties, by their numbers.
func summary(b []byte) map[uint32]string {
	at := func(i int64) (n uint32, ok bool) {
		if i < 0 || i+4 > int64(len(b)) {
			return 0, false
		}
		return binary.LittleEndian.Uint32(b[i:]), true
	}
	first, ok := at(44) // of the first set
	if !ok {
		return nil
	}
	set := int64(first)
	count, _ := at(set + 4)
	all, vietnamese := map[uint32]string{}, false
	for i := range min(int64(count), 100) {
		id, _ := at(set + 8 + 8*i)
		offset, ok := at(set + 12 + 8*i)
		value := set + int64(offset)
		kind, known := at(value)
		n, whole := at(value + 4)
		if !ok || !known || !whole {
			continue
		}
		const codePage, windows1258 = 1, 1258
		text := b[value+8:]
		switch kind {
		case 0x02:
			vietnamese = vietnamese || id == codePage && n&0xffff == windows1258
		case 0x1e:
			all[id] = legacyText(text[:min(int64(len(text)), int64(n))], vietnamese)
		case 0x1f:
			all[id] = utf16Text(text[:min(int64(len(text)), 2*int64(n))])
		}
	}
	return all
}

// vietnameseLetters are those of code page 1258 that Latin has otherwise.
var vietnameseLetters = map[byte]rune{0xc3: 'Ă', 0xcc: '\u0300', 0xd0: 'Đ', 0xd2: '\u0309', 0xd5: 'Ơ', 0xdd: 'Ư', 0xde: '\u0303',
	0xe3: 'ă', 0xec: '\u0301', 0xf0: 'đ', 0xf2: '\u0323', 0xf5: 'ơ', 0xfd: 'ư', 0xfe: '₫'}

// legacyText is a text of UTF-8, or of a code page: the Vietnamese one, or else as Latin.
func legacyText(b []byte, vietnamese bool) string {
	b, _, _ = bytes.Cut(b, []byte{0})
	if utf8.Valid(b) {
		return string(b)
	}
	var runes []rune
	for _, c := range b {
		r, own := vietnameseLetters[c]
		if !own || !vietnamese {
			r = rune(c)
		}
		runes = append(runes, r)
	}
	return string(runes)
}
