package main

import (
	"cmp"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
	"congbo/cmd/congbo/internal/sample"
)

// A costCounter serves files and counts what it sends.
type costCounter struct {
	folder          string
	requests, bytes atomic.Int64
}

type countingWriter struct {
	http.ResponseWriter
	bytes *atomic.Int64
}

func (w countingWriter) Write(b []byte) (int, error) {
	w.bytes.Add(int64(len(b)))
	return w.ResponseWriter.Write(b)
}

func (c *costCounter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.requests.Add(1)
	f, err := os.Open(filepath.Join(c.folder, filepath.FromSlash(r.URL.Path)))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	http.ServeContent(countingWriter{w, &c.bytes}, r, r.URL.Path, time.Time{}, f)
}

// TestCost holds what a reader pays, in bytes, requests and nodes, on a site of
// CONGBO_SECTIONS sections: it does not grow with the site. .bench/cost prints it for several
// sizes. The main thread is measured and not judged: other tests run beside.
func TestCost(t *testing.T) {
	ctx := browser(t)
	n, err := strconv.Atoi(cmp.Or(os.Getenv("CONGBO_SECTIONS"), "1000"))
	if err != nil {
		t.Fatal(err)
	}
	site, public := filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "public")
	sample.Write(t, site, n, 50)
	r, err := pipeline.Read(pipeline.Options{Site: os.DirFS(site), Pages: true})
	if err != nil {
		t.Fatal(err)
	}
	publication, err := output.Begin(public, output.Options{Each: pipeline.Each})
	if err != nil {
		t.Fatal(err)
	}
	defer publication.Close()
	if err := r.Render(publication); err != nil {
		t.Fatal(err)
	}
	if _, err := publication.Commit(); err != nil {
		t.Fatal(err)
	}
	count := &costCounter{folder: public}
	server := httptest.NewServer(count)
	defer server.Close()
	if _, err := chromedp.Call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, performance.Enable, performance.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	cited, series := r.Site.Directives[0], r.Site.Series[0]
	for _, d := range r.Site.Directives {
		if len(d.Citations) > len(cited.Citations) {
			cited = d
		}
	}
	const kilobyte = 1000
	for _, page := range []struct {
		name, path, query      string
		bytes, requests, nodes int64
	}{
		{"home", "", "", 60, 0, 0},
		{"search form", address.Search, "", 60, 0, 0},
		{"search, two words", address.Search, "kế hoạch", 300, 12, 0},
		{"search, a phrase", address.Search, "cải cách hành chính", 300, 12, 0},
		{"search, a document", address.Search, "05-CT/TW", 300, 12, 0},
		{"search, one word", address.Search, "đảng", 300, 12, 0},
		{"search, rare", address.Search, "đời sống văn hóa 1.234", 300, 12, 0},
		{"register", address.Register, "", 120, 0, 4000},
		{"a document", address.Directive(cited), "", 150, 0, 0},
		{"a series", address.Series + series.ID + "/", "", 150, 0, 0},
	} {
		if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
		count.requests.Store(0)
		count.bytes.Store(0)
		before := taskSeconds(ctx, t)
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/"+page.path+address.Index)); err != nil {
			t.Fatal(err)
		}
		said := ""
		if page.query != "" {
			before = taskSeconds(ctx, t)
			said = searched(ctx, t, page.query)
		}
		took := time.Duration((taskSeconds(ctx, t) - before) * float64(time.Second))
		html, err := os.Stat(filepath.Join(public, page.path, address.Index))
		if err != nil {
			t.Fatal(err)
		}
		bytes, requests := count.bytes.Load(), count.requests.Load()
		nodes, err := strconv.ParseInt(eval(ctx, t, `String(document.evaluate("count(//node())", document, null, XPathResult.NUMBER_TYPE).numberValue)`), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d | %-20s | page %4d KB | all %4d KB in %2d requests | %5d nodes | main thread %v | %s",
			n, page.name, html.Size()/kilobyte, bytes/kilobyte, requests, nodes, took.Round(time.Millisecond), said)
		if page.query == "" {
			bytes = html.Size()
		}
		if bytes > page.bytes*kilobyte || page.requests > 0 && requests > page.requests || page.nodes > 0 && nodes > page.nodes {
			t.Errorf("%s costs more than %d KB, %d requests, %d nodes", page.name, page.bytes, page.requests, page.nodes)
		}
	}
}

// taskSeconds is how long the main thread of the page has worked.
func taskSeconds(ctx context.Context, t *testing.T) float64 {
	t.Helper()
	got, err := chromedp.Call(ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range got.Metrics {
		if m.Name == "TaskDuration" {
			return m.Value
		}
	}
	return 0
}
