package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestCrawl opens every page of the own site from a folder, in a browser that runs no
// scripts: what is to be read is there, every link, image and style leads to a file of the
// folder, and every fragment to an id of its page.
func TestCrawl(t *testing.T) {
	ctx := browser(t)
	dir := publishedSite(t)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	type page struct {
		IDs, Links []string
		Words      int
	}
	pages := map[string]page{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" || d.Name() == "404.html" { // whose links are absolute: it stands for any address
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || bytes.Contains(b, []byte("http-equiv=\"refresh\"")) { // it leads on by itself
			return err
		}
		if err := chromedp.Do(ctx, chromedp.Navigate("file://"+path)); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		var p page
		said := eval(ctx, t, `JSON.stringify({
			IDs: [...document.querySelectorAll("[id]")].map(e => e.id),
			Links: [...document.querySelectorAll("[href], [src]")].map(e => e.href || e.src).filter(h => typeof h === "string" && h.startsWith("file:")),
			Words: document.body.innerText.length })`)
		if err := json.Unmarshal([]byte(said), &p); err != nil {
			return err
		}
		pages[path] = p
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	links, fragments := 0, 0
	for path, p := range pages {
		if p.Words < 100 {
			t.Errorf("%s has %d letters", path, p.Words)
		}
		for _, link := range p.Links {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			links++
			if info, err := os.Stat(u.Path); err != nil || info.IsDir() || !strings.HasPrefix(u.Path, dir) {
				t.Errorf("%s: %s leads nowhere (%v)", path, link, err)
			}
			if there, isPage := pages[u.Path]; isPage && u.Fragment != "" {
				fragments++
				if !slices.Contains(there.IDs, u.Fragment) {
					t.Errorf("%s: %s is on no page", path, link)
				}
			}
		}
	}
	if len(pages) < 50 || fragments < 100 {
		t.Errorf("only %d pages with %d fragments", len(pages), fragments)
	}
	t.Logf("%d pages, %d links, %d of them to places on pages", len(pages), links, fragments)
}
