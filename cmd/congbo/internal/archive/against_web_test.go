package archive

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/output"
)

// published is a web server with a published copy of a site; what may replaces an
// answer.
func published(t *testing.T, copied output.Tree, may func(w http.ResponseWriter, r *http.Request) bool) string {
	t.Helper()
	all := output.Complete(copied)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/trang/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		if may != nil && may(w, r) {
			return
		}
		b, ok := all[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Write(b)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/trang"
}

func site() output.Tree {
	return output.Tree{"index.html": []byte("một"), "a/index.html": []byte("hai"), "b.txt": []byte("ba")}
}

// TestAgainstWeb holds what is said of a copy on the web that differs.
func TestAgainstWeb(t *testing.T) {
	longer := site()
	longer["b.txt"] = []byte("ba bốn")
	lacking := site()
	delete(lacking, "b.txt")
	more := site()
	more["c.txt"] = nil
	for name, test := range map[string]struct {
		copied output.Tree
		may    func(w http.ResponseWriter, r *http.Request) bool
		want   string
	}{
		"the same": {site(), nil, ""},
		"folders": {site(), func(w http.ResponseWriter, r *http.Request) bool {
			if to, ok := strings.CutSuffix(r.URL.Path, "index.html"); ok {
				http.Redirect(w, r, to, http.StatusMovedPermanently)
				return true
			}
			return false
		}, ""},
		"longer":  {longer, nil, "changed b.txt, changed sha256sums.txt"},
		"lacking": {lacking, nil, "missing b.txt, changed sha256sums.txt"},
		"more":    {more, nil, "changed sha256sums.txt, extra c.txt"},
		"forbidden": {site(), func(w http.ResponseWriter, r *http.Request) bool {
			if strings.HasSuffix(r.URL.Path, ".txt") {
				w.WriteHeader(http.StatusForbidden)
				return true
			}
			return false
		}, "missing b.txt, missing sha256sums.txt"},
		"without end": {site(), func(w http.ResponseWriter, r *http.Request) bool {
			if strings.HasSuffix(r.URL.Path, "b.txt") {
				io.Copy(w, strings.NewReader(strings.Repeat("x", 8<<20)))
				return true
			}
			return false
		}, "changed b.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			problems, err := AgainstWeb(site(), published(t, test.copied, test.may))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range problems {
				got = append(got, map[Kind]string{Missing: "missing", Extra: "extra", Changed: "changed"}[p.Kind]+" "+p.Path)
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%v, not %s", got, test.want)
			}
		})
	}
}

// TestAgainstWebRefuses holds that congbo goes nowhere but where it was sent.
func TestAgainstWebRefuses(t *testing.T) {
	asked := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer other.Close()
	away := published(t, site(), func(w http.ResponseWriter, r *http.Request) bool {
		http.Redirect(w, r, other.URL+r.URL.Path, http.StatusFound)
		return true
	})
	var refusal *output.RefusedError
	if _, err := AgainstWeb(site(), away); !errors.As(err, &refusal) || !strings.HasSuffix(refusal.Hint.EN, other.URL+"/trang/") || asked {
		t.Errorf("a redirection to elsewhere: %v, asked there: %v", err, asked)
	}
	for _, address := range []string{"ftp://example.org/", "https://", "https://a:b@example.org/", "https://example.org/?x=1", "https://example.org/#x", "http://[::1"} {
		if _, err := AgainstWeb(site(), address); !errors.As(err, &refusal) {
			t.Errorf("%s: %v", address, err)
		}
	}
	nothing := published(t, site(), func(w http.ResponseWriter, r *http.Request) bool { http.NotFound(w, r); return true })
	if _, err := AgainstWeb(site(), nothing); !errors.As(err, &refusal) || !strings.Contains(refusal.Reason.EN, "there is no site") {
		t.Errorf("nothing there: %v", err)
	}
	round := published(t, site(), func(w http.ResponseWriter, r *http.Request) bool {
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
		return true
	})
	if _, err := AgainstWeb(site(), round); err == nil || !strings.Contains(err.Error(), "redirections") {
		t.Errorf("a redirection in a circle: %v", err)
	}
	broken := published(t, site(), func(w http.ResponseWriter, r *http.Request) bool {
		w.WriteHeader(http.StatusBadGateway)
		return true
	})
	if _, err := AgainstWeb(site(), broken); err == nil || !strings.Contains(err.Error(), "502") {
		t.Errorf("a server that fails: %v", err)
	}
}
