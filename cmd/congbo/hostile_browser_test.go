package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
)

// run is what every vector tries to do.
const run = "__x=1"

// tags are texts that would run as HTML, each behind what could end the place it
// stands in.
func tags() []string {
	var vectors []string
	for _, end := range []string{"", `">`, `'>`, "</title>", "</script>", "</textarea>", "</style>", "-->", "]]>", "</a></p>", "`>", "&lt;/script&gt;"} {
		for _, tag := range []string{
			"<script>RUN</script>", "<ScRiPt >RUN</sCrIpT>", "<script/x>RUN</script>", "<script src=data:text/javascript,RUN></script>",
			"<img src=x onerror=RUN>", "<img/src/onerror=RUN>", `<img src=x onerror="RUN">`, "<svg onload=RUN>", "<svg><script>RUN</script></svg>",
			"<svg><animate onbegin=RUN attributeName=x dur=1s>", `<iframe srcdoc="<script>parent.RUN</script>">`, "<iframe src=javascript:parent.RUN>",
			"<body onload=RUN>", "<details open ontoggle=RUN>", "<input autofocus onfocus=RUN>", "<video><source onerror=RUN></video>",
			"<audio src=x onerror=RUN>", "<object data=javascript:RUN>", "<a href=javascript:RUN>x</a>", "<form><button formaction=javascript:RUN>x</form>",
			"<math><a xlink:href=javascript:RUN>x</a></math>", "<style onload=RUN></style>", "<link rel=stylesheet href=x onerror=RUN>",
			"<p onmouseover=RUN tabindex=0>x</p>", "<base href=javascript:RUN//>", "<marquee onstart=RUN>x</marquee>", "<noscript><img src=x onerror=RUN></noscript>",
		} {
			vectors = append(vectors, end+strings.ReplaceAll(tag, "RUN", run))
		}
	}
	for _, attribute := range []string{"onmouseover", "onfocus", "onclick", "onload", "onerror"} {
		for _, quote := range []string{`"`, `'`, " ", "`"} {
			vectors = append(vectors, "x"+quote+" autofocus "+attribute+"="+quote+run+quote)
		}
	}
	return append(vectors, "{{printf `<script>"+run+"</script>`}}", "{{.}}", `\u003cscript\u003e`+run+`\u003c/script\u003e`, `";`+run+`;//`, `';`+run+`;//`, "${"+run+"}")
}

// addresses are links that must not be, however their scheme is hidden.
func addresses() []string {
	var vectors []string
	for _, scheme := range []string{
		"javascript:", "JaVaScRiPt:", "javascript&colon;", "&#106;avascript:", "&#x6A;avascript:", "java&#10;script:", "java&Tab;script:",
		"&#1;javascript:", "vbscript:", "data:text/html,<script>", "data:text/html;base64,", "data:image/svg+xml,<svg onload=", "%6Aavascript:", "blob:", "view-source:javascript:",
		"//javascript:", "javascript:void(0)%0a", "feed:javascript:",
	} {
		to := scheme + run
		for _, form := range []string{"[x](%s)", "[x](<%s>)", "![x](%s)", "<%s>", "[x](%s \"y\")", "[![x](../files/a.svg)](%s)", "[x][r%[2]d]\n\n[r%[2]d]: %[1]s"} {
			if strings.Contains(form, "%[2]d") {
				vectors = append(vectors, fmt.Sprintf(form, to, len(vectors)))
			} else {
				vectors = append(vectors, fmt.Sprintf(form, to))
			}
		}
	}
	return vectors
}

// hostileSite has a vector in every slot that a text can get into.
// The addresses are those that are text and no link.
func hostileSite(addresses []string) fstest.MapFS {
	tags := tags()
	next := 0
	some := func() string { next++; return tags[next%len(tags)] }
	quoted := func() string { return strconv.Quote(some()) }
	site := fstest.MapFS{}
	put := func(name, text string) { site[name] = &fstest.MapFile{Data: []byte(text)} }

	put("data/site.toml", "title = "+quoted()+"\ncommittee = "+quoted()+"\nbase_url = \"https://example.org\"\n")
	put("content/2030-h1/_index.md", fmt.Sprintf("+++\ntitle = %s\nkind = %s\nnumber = %s\nplace = %s\nissuer = %s\nparent_issuer = %s\nsigned_for = [%s]\nsigner_title = %s\nsigner = %s\nrecipients = [%s]\nstatus = \"published\"\ndate = 2030-07-01\n+++\n\nMở đầu.\n",
		quoted(), quoted(), quoted(), quoted(), quoted(), quoted(), quoted(), quoted(), quoted(), quoted()))
	put("content/2030-h1/01-mot/_index.md", "+++\ntitle = "+quoted()+"\n+++\n")
	for kind, form := range map[string]string{
		"van": "%s\n", "de-muc": "## %s x\n\nVăn.\n", "danh-sach": "- %s\n", "ma": "`` %s ``\n", "khoi": "```%s\nx\n```\n", "dam": "**%s**\n",
		"chu-thich": "Văn[^%[2]d].\n\n[^%[2]d]: %[1]s\n", "bang": "| a | b |\n|---|---|\n| %s | 1 |\n",
		"lien-ket": "[%s](https://example.org/)\n", "nhan": "[x](https://example.org/ '%s')\n", "hinh": "![%s](../files/a.svg)\n", "neo": "## Mục {#%s}\n\nVăn.\n",
	} {
		var b strings.Builder
		fmt.Fprintf(&b, "+++\ntitle = %s\n+++\n\n", quoted())
		for i, v := range tags {
			if kind != "ma" { // what is an error is published nowhere
				v = strings.ReplaceAll(v, "{{", `\{{`)
			}
			switch kind {
			case "bang":
				v = strings.ReplaceAll(v, "|", "")
			case "khoi":
				v = strings.ReplaceAll(v, " ", "/")
			case "nhan":
				v = strings.ReplaceAll(v, "'", "&#39;")
			}
			if strings.Contains(form, "%[2]d") {
				fmt.Fprintf(&b, form, v, i)
			} else {
				fmt.Fprintf(&b, form, v)
			}
			b.WriteByte('\n')
		}
		put("content/2030-h1/01-mot/01-"+kind+".md", b.String())
	}
	put("content/2030-h1/files/a.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`)
	put("content/2030-h1/01-mot/02-dia-chi.md", "+++\ntitle = \"Địa chỉ\"\n+++\n\n"+strings.Join(addresses, "\n\n")+"\n\nChỉ thị số 05-CT/TW và {{cay.actual}}.\n\n```indicators\nids = [\"cay\"]\ncaption = "+quoted()+"\n```\n")
	put("data/2030-h1/indicators.toml", fmt.Sprintf("[group.g]\ntitle = %s\n[indicator.cay]\nname = %s\nunit = %s\nactual = 40\nof = 50\nprevious = 30\ngroup = \"g\"\nnote = %s\nheadline = true\n", quoted(), quoted(), quoted(), quoted()))
	put("data/directives.toml", fmt.Sprintf("[directive.\"05-ct-tw\"]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TW\"\nissuer = %s\ntitle = %s\nterm = %s\n", quoted(), quoted(), quoted()))
	return site
}

// refusals are the errors that keep a link, an address of the register or a file of
// a hostile name from being published.
var refusals = []string{"link/scheme", "link/broken", "markup/link", "markup/title", "data/url", "tree/name"}

// unlinked builds a site with each hostile address. Where that is refused, it is by
// an error with a name; the addresses that are published are returned.
func unlinked(t *testing.T) []string {
	var published []string
	for _, v := range addresses() {
		if errs := errorsOf(t, "content/2030-h1/_index.md", "+++\ntitle = \"t\"\nstatus = \"published\"\n+++\n\n"+v+"\n"); len(errs) == 0 {
			published = append(published, v)
		} else if i := slices.IndexFunc(errs, func(code string) bool { return !slices.Contains(refusals, code) }); i >= 0 {
			t.Errorf("%q is refused by %v", v, errs)
		}
	}
	return published
}

// TestHostileNames refuses names and addresses of the register by errors with names.
func TestHostileNames(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"content/2030-h1/01-<img src=x onerror=" + run + ">/_index.md", "+++\ntitle = \"t\"\n+++\n", "tree/name"},
		{"content/2030-h1/files/<svg onload=" + run + ">.txt", "x", "tree/name"},
		{"data/directives.toml", "[directive.\"05-ct-tw\"]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TW\"\nurl = \"javascript:" + run + "\"\n", "data/url"},
		{"data/directives.toml", "[directive.\"05-ct-tw\"]\ntype = \"Chỉ thị\"\nnumber = \"05\"\nsymbol = \"CT/TW\"\nurl = \"data:text/html,x\"\n", "data/url"},
	} {
		if errs := errorsOf(t, c.name, c.text); !slices.Contains(errs, c.want) {
			t.Errorf("%s: %v, want %s", c.name, errs, c.want)
		}
	}
}

// errorsOf returns the codes of the errors of a small site with one file more.
func errorsOf(t *testing.T, name, text string) []string {
	t.Helper()
	site := fstest.MapFS{
		"data/site.toml":              {Data: []byte("title = \"t\"\ncommittee = \"c\"\n")},
		"content/2030-h1/_index.md":   {Data: []byte("+++\ntitle = \"t\"\nstatus = \"published\"\n+++\n\nVăn.\n")},
		"content/2030-h1/files/a.svg": {Data: []byte("<svg/>")},
	}
	site[name] = &fstest.MapFile{Data: []byte(text)}
	prepared, err := pipeline.Read(pipeline.Options{Site: site})
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, f := range prepared.Findings {
		if f.Severity == diag.Error {
			codes = append(codes, f.Code)
		}
	}
	return codes
}

// TestHostile opens a site made of vectors without its policy, touches all that can be
// touched, and sees that nothing of it runs; and that no link has a scheme that runs.
func TestHostile(t *testing.T) {
	if n := len(tags()) + len(addresses()); n < 300 {
		t.Fatalf("only %d vectors", n)
	}
	ctx := browser(t)
	built, err := pipeline.Build(pipeline.Options{Site: hostileSite(unlinked(t))})
	if err != nil {
		t.Fatal(err)
	}
	tree := built.Pages
	if tree == nil {
		for _, f := range built.Findings {
			if f.Severity == diag.Error {
				t.Error(f)
			}
		}
		t.Fatal("not built")
	}
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := output.Write(dir, tree, output.Options{}); err != nil {
		t.Fatal(err)
	}
	control := filepath.Join(t.TempDir(), "control.html")
	if err := os.WriteFile(control, []byte("<!doctype html><p>"+tags()[4]), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	opened := 0
	seen := func(address string) (bool, string) {
		if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		bad := eval(ctx, t, touch)
		return eval(ctx, t, `typeof __x`) != "undefined", bad
	}
	if did, _ := seen("file://" + control); !did {
		t.Fatal("the browser runs no vector at all: this test proves nothing")
	}
	for name, b := range tree {
		switch path.Ext(name) {
		case ".html":
			opened++
			address := "file://" + dir + "/" + name
			if stays := bytes.Replace(b, []byte(`http-equiv="refresh"`), nil, 1); len(stays) < len(b) { // it is looked at before it leads on
				if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), stays, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if name == "tim-kiem/index.html" {
				address += "?q=onerror"
			}
			if did, bad := seen(address); did || bad != "" {
				t.Errorf("%s: runs %v; links %s", name, did, bad)
			}
		case ".xml":
			for d := xml.NewDecoder(strings.NewReader(string(b))); ; {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
			}
		}
	}
	t.Logf("%d vectors, %d pages", len(tags())+len(addresses()), opened)
	if opened < 15 {
		t.Errorf("only %d pages were made", opened)
	}
}

// touch moves over, focuses and clicks all of a page, follows no link that leads away,
// and names the links of other schemes than those allowed.
const touch = `(() => {
	addEventListener("click", e => { const a = e.target.closest?.("a"); if (a && a.protocol !== "javascript:") e.preventDefault(); }, true);
	addEventListener("submit", e => e.preventDefault(), true);
	for (const e of document.querySelectorAll("body *")) {
		for (const kind of ["mouseover", "mouseenter", "pointerenter", "focus", "toggle", "load", "error"]) e.dispatchEvent(new Event(kind));
		if (e.matches("a, button, summary")) e.click();
	}
	return [...document.querySelectorAll("a[href], area[href]")].filter(a => !["http:", "https:", "mailto:", "tel:", "file:"].includes(a.protocol) || a.getAttribute("href") === "").map(a => a.outerHTML.slice(0, 200)).join("\n");
})()`
