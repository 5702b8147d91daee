package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/output"
	"congbo/cmd/congbo/internal/pipeline"
)

const (
	webPatience = time.Minute // for one file, its body too
	maxWebList  = 16 << 20    // bytes of a published sha256sums.txt
	maxHops     = 5           // redirections within the site
)

// AgainstWeb is Against for a copy that is published at a web address: it gets each
// file that the site builds, one byte more than the site has at most, and names of
// other files from the sha256sums.txt there. It follows redirections within the
// site (of index.html to its folder, say) and refuses those to anywhere else with
// an *output.RefusedError. A server that cannot be reached or that fails is an
// error.
func AgainstWeb(tree output.Tree, address string) ([]Problem, error) {
	home, err := webHome(address)
	if err != nil {
		return nil, err
	}
	w := &web{home: home, client: http.Client{
		Timeout: webPatience,
		// What is compared are the bytes of the files, not what packs them on the way.
		Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, DisableCompression: true, MaxIdleConnsPerHost: 16, ResponseHeaderTimeout: webPatience / 2},
	}}
	w.client.CheckRedirect = w.redirect
	defer w.client.CloseIdleConnections()

	site := output.Complete(tree)
	names := slices.Sorted(maps.Keys(site))
	// The list first: where the address is wrong, two requests tell.
	there, status, err := w.get(output.ListName, maxWebList)
	if err != nil {
		return nil, err
	}
	if status != http.StatusOK {
		if _, start, err := w.get("index.html", 1); err != nil || start != http.StatusOK {
			return nil, errors.Join(err, refused(address,
				diag.Say("không có trang nào ở %s: %s trả lời %d, index.html trả lời %d", "there is no site at %s: the answer to %s is %d, to index.html %d", w.home, output.ListName, status, start),
				diag.Say("xem lại địa chỉ gốc của trang", "look at the address of the site's root again")))
		}
	}
	problems := make([][]Problem, len(names))
	failures := make([]error, len(names))
	pipeline.Each(len(names), func(i int) {
		problems[i], failures[i] = w.compare(names[i], site[names[i]])
	})
	if err := errors.Join(failures...); err != nil {
		return nil, first(failures)
	}
	all := slices.Concat(problems...)
	if status == http.StatusOK {
		for _, name := range output.Listed(there) {
			if _, ours := site[name]; !ours {
				all = append(all, Problem{Extra, printable(name), diag.Say("sha256sums.txt ở đó có, trang dựng từ nguồn không có", "sha256sums.txt there has it, the site as it builds does not")})
			}
		}
	}
	return all, nil
}

// first is the first error of several: of a server that is down there is one for
// every file.
func first(all []error) error {
	return all[slices.IndexFunc(all, func(err error) bool { return err != nil })]
}

// webHome is the folder of a site at a web address.
func webHome(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, refused(address,
			diag.Say("%q không phải là địa chỉ của một trang", "%q is not the address of a site", address),
			diag.Say("ghi địa chỉ gốc của trang, ví dụ: https://example.org/bao-cao/", "give the address of the site's root, for example: https://example.org/reports/"))
	}
	u.Path = strings.TrimSuffix(strings.TrimSuffix(u.Path, "index.html"), "/") + "/"
	return u, nil
}

// web is a site at a web address.
type web struct {
	home   *url.URL
	client http.Client
}

// redirect lets a request go on within the site.
func (w *web) redirect(to *http.Request, via []*http.Request) error {
	if to.URL.Scheme == w.home.Scheme && to.URL.Host == w.home.Host {
		if len(via) > maxHops {
			return fmt.Errorf("more than %d redirections", maxHops)
		}
		return nil
	}
	elsewhere := to.URL.String()
	if name, ok := strings.CutPrefix(via[0].URL.String(), w.home.String()); ok {
		elsewhere = strings.TrimSuffix(elsewhere, name)
	}
	return refused(w.home.String(),
		diag.Say("%s chuyển hướng sang nơi khác: %s", "%s redirects to elsewhere: %s", via[0].URL, to.URL),
		diag.Say("nếu đó đúng là trang đã công bố: congbo verify --against %s", "if that is the published site: congbo verify --against %s", elsewhere))
}

// get gets a file of the site, its first bytes up to a limit.
func (w *web) get(name string, limit int64) (b []byte, status int, err error) {
	answer, err := w.client.Get(w.home.JoinPath(name).String())
	if refusal := (*output.RefusedError)(nil); errors.As(err, &refusal) {
		return nil, 0, refusal
	}
	if err != nil {
		return nil, 0, err
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 500 {
		return nil, 0, fmt.Errorf("%s: the server answers %s", answer.Request.URL, answer.Status)
	}
	b, err = io.ReadAll(io.LimitReader(answer.Body, limit))
	if err != nil {
		err = fmt.Errorf("%s: %w", answer.Request.URL, err)
	}
	return b, answer.StatusCode, err
}

// compare gets a file and holds it against what the site builds.
func (w *web) compare(name string, want []byte) ([]Problem, error) {
	have, status, err := w.get(name, int64(len(want))+1)
	switch {
	case err != nil:
		return nil, err
	case status != http.StatusOK:
		return []Problem{{Missing, name, diag.Say("trang dựng từ nguồn có tệp này; máy chủ trả lời %d", "the site as it builds has it; the server answers %d", status)}}, nil
	case !bytes.Equal(have, want):
		return []Problem{{Changed, name, diag.Say("khác với trang dựng từ nguồn", "it differs from the site as it builds")}}, nil
	}
	return nil, nil
}
