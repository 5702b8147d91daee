package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// pack packs a folder, under its own name, into a new archive. Names are in order, all files
// are of one time and of nobody, and of their modes only remains whether they can be run, so
// that the same files give the same bytes whoever packs them.
func pack(folder, archive string, at time.Time) error {
	at = at.UTC() // a zip holds the local time
	var b bytes.Buffer
	var add func(name string, mode fs.FileMode, content []byte) error
	var finish func() error
	switch {
	case strings.HasSuffix(archive, ".zip"):
		z := zip.NewWriter(&b)
		add = func(name string, mode fs.FileMode, content []byte) error {
			h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at}
			h.SetMode(mode)
			w, err := z.CreateHeader(h)
			if err != nil {
				return err
			}
			_, err = w.Write(content)
			return err
		}
		finish = z.Close
	case strings.HasSuffix(archive, ".tar.gz"):
		// The header of gzip has neither name nor time unless it is given one.
		g, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return err
		}
		t := tar.NewWriter(g)
		add = func(name string, mode fs.FileMode, content []byte) error {
			err := t.WriteHeader(&tar.Header{Name: name, Size: int64(len(content)), Mode: int64(mode), ModTime: at})
			if err != nil {
				return err
			}
			_, err = t.Write(content)
			return err
		}
		finish = func() error {
			if err := t.Close(); err != nil {
				return err
			}
			return g.Close()
		}
	default:
		return fmt.Errorf("%s is neither .zip nor .tar.gz", archive)
	}
	top := filepath.Base(folder)
	source := os.DirFS(folder)
	err := fs.WalkDir(source, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is no file: an archive has nothing else", name)
		}
		content, err := fs.ReadFile(source, name)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if info.Mode()&0o111 != 0 {
			mode = 0o755
		}
		return add(path.Join(top, name), mode, content)
	})
	if err != nil {
		return err
	}
	if err := finish(); err != nil {
		return err
	}
	f, err := os.OpenFile(archive, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if _, err := f.Write(b.Bytes()); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
