package archive

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"time"
)

// A packed is a file on its way into a zip.
type packed struct {
	name string // in the zip
	size uint64
	crc  uint32
	open func() (io.ReadCloser, error)
}

// writeZip writes a zip whose bytes follow from its files and a date alone: stored,
// in the order given, times of the date at midnight, mode 0644, no extra fields,
// no comment. Compressed data would not do: what a compressor writes may change
// with its version.
func writeZip(out io.Writer, files []packed, date time.Time) error {
	w := zip.NewWriter(out)
	for _, p := range files {
		h := &zip.FileHeader{Name: p.name, Method: zip.Store, CRC32: p.crc, CompressedSize64: p.size, UncompressedSize64: p.size}
		//lint:ignore SA1019 Modified would add an extra field
		h.ModifiedDate = uint16(date.Day() + int(date.Month())<<5 + (date.Year()-1980)<<9)
		h.SetMode(0o644)
		to, err := w.CreateRaw(h)
		if err != nil {
			return err
		}
		from, err := p.open()
		if err != nil {
			return err
		}
		_, err = io.Copy(to, from)
		if closed := from.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return err
		}
	}
	return w.Close()
}

// pack makes the zip of a bag, its files in a folder of the bag's name.
func pack(name string, b contents, date time.Time) ([]byte, error) {
	var files []packed
	size := 1 << 10
	for _, path := range slices.Sorted(maps.Keys(b)) {
		size += len(b[path]) + 2*(len(name)+len(path)) + 128 // two headers: 30 and 46 bytes
		files = append(files, packed{
			name: name + "/" + path, size: uint64(len(b[path])), crc: crc32.ChecksumIEEE(b[path]),
			open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b[path])), nil },
		})
	}
	// A buffer that grows holds a large bag twice.
	var out bytes.Buffer
	out.Grow(size)
	err := writeZip(&out, files, date)
	return out.Bytes(), err
}
