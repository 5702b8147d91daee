package check

import (
	"encoding/binary"
	"testing"
)

// OLEFile is a compound file with the summary information of who wrote a document, among its
// small streams or the large ones.
func OLEFile(codePage uint16, author, changer string, large bool) string {
	u32 := binary.LittleEndian.AppendUint32
	text := func(s string) []byte {
		b := u32(u32(nil, 0x1e), uint32(len(s)+1))
		return append(append(b, s...), make([]byte, 4-len(s)%4)...)
	}
	values := [][]byte{binary.LittleEndian.AppendUint16(u32(nil, 2), codePage), text(author), text(changer)}
	values[0] = append(values[0], 0, 0)
	set := u32(u32(nil, 0), 3)
	at := uint32(8 + 3*8)
	for i, id := range []uint32{1, 4, 8} {
		set = u32(u32(set, id), at)
		at += uint32(len(values[i]))
	}
	for _, v := range values {
		set = append(set, v...)
	}
	stream := append(u32(make([]byte, 44), 48), set...)
	if large {
		stream = append(stream, make([]byte, 4096)...)
	}
	const free, end, fat = 0xffffffff, 0xfffffffe, 0xfffffffd
	// Sectors: the table, the folder, the table of small ones, then the stream or all small ones.
	sectors := (len(stream) + 511) / 512
	head := make([]byte, 512)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	binary.LittleEndian.PutUint16(head[30:], 9)
	for at, n := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: 2, 64: 1, 68: end} {
		binary.LittleEndian.PutUint32(head[at:], n)
	}
	for at := 76; at < 512; at += 4 {
		binary.LittleEndian.PutUint32(head[at:], free)
	}
	binary.LittleEndian.PutUint32(head[76:], 0)
	table, small := u32(u32(u32(nil, fat), end), end), []byte{}
	for i := range sectors {
		next := uint32(3 + i + 1)
		if i == sectors-1 {
			next = end
		}
		table = u32(table, next)
	}
	pieces := (len(stream) + 63) / 64
	for i := range pieces {
		next := uint32(i + 1)
		if i == pieces-1 {
			next = end
		}
		small = u32(small, next)
	}
	entry := func(name string, kind byte, start, size uint32) []byte {
		b := make([]byte, 128)
		for i, c := range []byte(name) {
			b[2*i] = c
		}
		b[66] = kind
		binary.LittleEndian.PutUint32(b[116:], start)
		binary.LittleEndian.PutUint32(b[120:], size)
		return b
	}
	start := uint32(0)
	if large {
		start = 3
	}
	folder := append(entry("Root Entry", 5, 3, uint32(len(stream))), entry("\x05SummaryInformation", 2, start, uint32(len(stream)))...)
	file := head
	for _, sector := range [][]byte{table, folder, small, stream} {
		for len(sector)%512 > 0 {
			sector = append(sector, 0xff)
		}
		file = append(file, sector...)
	}
	return string(file)
}

// FuzzProperties holds that no attachment, however broken, does harm.
func FuzzProperties(f *testing.F) {
	f.Add([]byte(OLEFile(1258, "Thử", "Lan", false)))
	f.Add([]byte(OLEFile(65001, "Thử", "Lan", true)))
	f.Add([]byte(`{\rtf1{\info{\author \u7847?}}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, read := range properties {
			read(b)
		}
	})
}
