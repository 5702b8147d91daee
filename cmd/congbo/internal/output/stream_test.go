package output_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/output"
)

// stream creates a file in pieces of a size that fits no buffer.
func stream(sink output.Sink, name string, b []byte) error {
	w, err := sink.Create(name)
	if err != nil {
		return err
	}
	for len(b) > 0 {
		n := min(len(b), 7777)
		if _, err := w.Write(b[:n]); err != nil {
			return errors.Join(err, w.Close())
		}
		b = b[n:]
	}
	return w.Close()
}

// streamed publishes site1 and a large file that comes piece by piece.
func streamed(dest string, large []byte) (output.Stats, error) {
	p, err := output.Begin(dest, output.Options{})
	if err != nil {
		return output.Stats{}, err
	}
	defer p.Close()
	for name, b := range site1 {
		if err := p.Put(name, b); err != nil {
			return output.Stats{}, err
		}
	}
	if err := stream(p, "c/large.json", large); err != nil {
		return output.Stats{}, err
	}
	return p.Commit()
}

// TestCreate holds that a file that comes piece by piece is published as one that
// is put: written where it is new or differs, else left as the file that it is.
func TestCreate(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	large := bytes.Repeat([]byte("văn bản "), 100_000)
	shorter, longer := large[:len(large)-1], append(bytes.Clone(large), '!')
	for _, step := range []struct {
		large []byte
		want  output.Stats
	}{
		{large, output.Stats{Written: 4}},
		{large, output.Stats{Unchanged: 4}},
		{shorter, output.Stats{Written: 1, Unchanged: 3}},
		{longer, output.Stats{Written: 1, Unchanged: 3}},
		{nil, output.Stats{Written: 1, Unchanged: 3}},
		{nil, output.Stats{Unchanged: 4}},
	} {
		before, _ := os.Stat(filepath.Join(dest, "c", "large.json"))
		stats, err := streamed(dest, step.large)
		tree := output.Tree{"c/large.json": step.large}
		for name, b := range site1 {
			tree[name] = b
		}
		if err != nil || stats != step.want || !is(t, dest, tree) {
			t.Errorf("%d bytes: %+v, want %+v, %v", len(step.large), stats, step.want, err)
		}
		after, _ := os.Stat(filepath.Join(dest, "c", "large.json"))
		if same := before != nil && os.SameFile(before, after); same != (stats.Written == 0) {
			t.Errorf("%d bytes: the same file: %v", len(step.large), same)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(dest)); len(entries) != 1 {
		t.Errorf("left beside the site: %v", entries)
	}
}

// TestCreateRefused refuses what Put refuses, and a site with a file that is not
// complete.
func TestCreateRefused(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "public")
	large := bytes.Repeat([]byte("x"), 300_000)
	if _, err := streamed(dest, large); err != nil {
		t.Fatal(err)
	}
	var refused *output.RefusedError
	put(t, dest, "c/large.json", "sửa tay")
	if _, err := streamed(dest, large); !errors.As(err, &refused) || !strings.Contains(refused.Reason.EN, "was changed") {
		t.Errorf("a changed file: %v", err)
	}
	other := filepath.Join(t.TempDir(), "public")
	write(t, other, site1)
	put(t, other, "c/large.json", "của người khác")
	if _, err := streamed(other, large); !errors.As(err, &refused) || !strings.Contains(refused.Reason.EN, "is not congbo's") {
		t.Errorf("a foreign file: %v", err)
	}
	if !is(t, other, site1, "c/large.json") {
		t.Errorf("refused, but published %v", files(t, other))
	}

	p, err := output.Begin(filepath.Join(t.TempDir(), "public"), output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	w, err := p.Create("a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(); err == nil {
		t.Error("a file that still comes is published")
	}
	if err := errors.Join(w.Close(), w.Close()); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"a", "a/b", "A", output.ListName} {
		if _, err := p.Create(name); err == nil {
			t.Errorf("%q is created", name)
		}
	}
}

// TestCollect holds that the tree in memory takes files either way.
func TestCollect(t *testing.T) {
	tree, put := output.Collect()
	b := []byte("một")
	if err := errors.Join(put("a", b), stream(put, "b", bytes.Repeat(b, 10_000))); err != nil {
		t.Fatal(err)
	}
	b[0] = 'x'
	w, _ := put.Create("c")
	io.WriteString(w, "hai")
	if _, there := tree["c"]; there {
		t.Error("a file is there before it is closed")
	}
	w.Close()
	if string(tree["a"]) != "một" || len(tree["b"]) != 10_000*len("một") || string(tree["c"]) != "hai" {
		t.Errorf("collected %d files, %q", len(tree), tree["a"])
	}
}
