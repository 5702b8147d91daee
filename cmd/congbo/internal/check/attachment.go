package check

import (
	"bytes"
	"html"
	"io"
	"path"
	"slices"
	"strings"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/lazyregexp"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/source"
)

// Publishing returns what is looked for in the files that are published as they are, in the
// order of its code. Like Sealing it runs in every build: see Attachments.
func Publishing() []*Check {
	return []*Check{
		{
			Code: "attachment/active", Severity: diag.Error,
			Title: diag.Say("tệp kèm theo không chạy mã", "attachments run no code"),
			Doc: diag.Say(
				`Tệp trong static/ và content/<kỳ>/files/ được đưa lên trang nguyên như vậy. Tệp chạy được mã (HTML, SVG có kịch bản, PHP và các tệp mà máy chủ chạy, chương trình, tệp Office có macro) chạy dưới tên miền của cơ quan, nên là lỗi. Thật sự cần thì ghi đường dẫn vào active_files của data/site.toml. Tệp .js, .css trong static/ là của khuôn trang, không báo.`,
				`Files of static/ and content/<period>/files/ are published as they are. What runs code (HTML, SVG with scripts, PHP and whatever servers run, programs, Office files with macros) would run under the name of the office, so it is an error. If one is really needed, its path goes into active_files of data/site.toml. Files .js and .css of static/ belong to the layouts and are not told.`),
		},
		{
			Code: "attachment/picture", Severity: diag.Error,
			Title: diag.Say("hình quá lớn", "a picture is too large"),
			Doc: diag.Say(
				`congbo bỏ khỏi hình những gì người đọc không thấy (nơi chụp, máy chụp, tên người chụp) và xoay hình theo máy chụp. Hình trên 32 MiB thì congbo không xử lý được, và cũng quá nặng cho người đọc.`,
				`congbo takes out of pictures what readers do not see (where, with what and by whom they were taken) and turns them as the camera says. It does not look into a picture of more than 32 MiB, which is too heavy for readers as well.`),
		},
		{
			Code: "personal/picture", Severity: diag.Error,
			Title: diag.Say("hình trong túi hồ sơ công bố không ghi nơi chụp, người chụp", "pictures of a published bag do not say where and by whom they were taken"),
			Doc: diag.Say(
				`Trang web in hình đã bỏ những gì máy chụp ghi, nhưng túi hồ sơ giữ nguyên tệp nguồn, và túi trong static/archive/ thì ai cũng tải được. Khi niêm phong, hình còn EXIF, XMP hoặc IPTC là lỗi: chép bản đã làm sạch trong public/ đè lên tệp nguồn.`,
				`Pages show pictures without what cameras write, but a bag keeps the sources as they are, and anybody can download one of static/archive/. So a picture with EXIF, XMP or IPTC is an error when a period is sealed: put the clean one of public/ in the place of the source.`),
		},
	}
}

// Attachments finds among the files that are published as they are what would run code, or
// cannot be cleaned. It is looked at in every build.
func Attachments(set *data.Set, tree *source.Tree) diag.List {
	var found diag.List
	for _, f := range slices.Concat(tree.Under("content/"), tree.Under("static/")) {
		period := attachedTo(f.Path)
		if f.Default || strings.HasPrefix(f.Path, data.BagsFolder) || strings.HasPrefix(f.Path, "content/") && period == "" {
			continue
		}
		if what := runsCode(f); what != (diag.Text{}) && !slices.Contains(set.Site.ActiveFiles, f.Path) {
			severity := diag.Error
			if set.FromSealed || period != "" && set.WasSealed(period) {
				severity = diag.Warning // it went out before anybody asked
			}
			found.Add(diag.Finding{Code: "attachment/active", Severity: severity, Span: source.At(f),
				Message: diag.Text{VI: "tệp chạy được mã: " + what.VI, EN: "the file may run code: " + what.EN},
				Hint:    diag.Say("bỏ tệp, hoặc đổi sang PDF hay hình PNG; nếu cơ quan chịu trách nhiệm về tệp này, ghi %q vào active_files của data/site.toml", "remove it, or turn it into a PDF or a PNG; if the office answers for it, write %q into active_files of data/site.toml", f.Path)})
		}
		if picture.Cleans(f.Path) && f.Size() > picture.MaxSize {
			found.Add(diag.Finding{Code: "attachment/picture", Severity: diag.Error, Span: source.At(f),
				Message: diag.Say("hình %d MiB, quá 32 MiB: congbo không bỏ được nơi chụp, máy chụp ghi trong đó", "the picture has %d MiB, more than 32: congbo cannot take out where and with what it was taken", f.Size()>>20),
				Hint:    diag.Say("thu nhỏ hình", "make it smaller")})
		}
	}
	return found
}

// Bagged finds among the sources of a bag that the site publishes what no page shows and a bag
// keeps: where and by whom pictures were taken, and remarks between colleagues in comments.
func Bagged(period string, tree *source.Tree) diag.List {
	found := commented(period, tree)
	for _, f := range slices.Concat(tree.Under("content/"+period+"/"), tree.Under("static/")) {
		if f.Default || !picture.Cleans(f.Path) || f.Size() > picture.MaxSize || !picture.Tells(f.Path, f.Bytes()) && !picture.Keeps(f.Path, f.Bytes()) {
			continue
		}
		_, published, _ := strings.Cut(f.Path, "/")
		found.Add(diag.Finding{Code: "personal/picture", Severity: diag.Error, Span: source.At(f),
			Message: diag.Say("hình còn ghi nơi chụp, máy chụp hoặc người chụp, và túi hồ sơ công bố giữ nguyên tệp nguồn", "the picture says where, with what or by whom it was taken, and the published bag keeps the sources as they are"),
			Hint:    diag.Say("chép bản congbo đã làm sạch, public/%s, đè lên tệp này", "put the clean one that congbo publishes, public/%s, in its place", published)})
	}
	return found
}

// attachedTo is the folder of the report that a file lies among the attachments of; empty for
// none.
func attachedTo(name string) string {
	names := strings.SplitN(name, "/", 4)
	if len(names) == 4 && names[0] == "content" && names[2] == "files" {
		return names[1]
	}
	return ""
}

// runs are the endings of what runs code by itself: in a browser, on a server, on a reader's
// machine.
var runs = func() map[string]diag.Text {
	all := map[string]diag.Text{}
	for endings, what := range map[string]diag.Text{
		".html .htm .xhtml .xht .mht .mhtml .hta .swf .xsl .xslt .htc":                                                                                         diag.Say("trang web", "a web page"),
		".php .php3 .php4 .php5 .php7 .php8 .phtml .phar .phps .asp .aspx .ashx .asmx .asa .jsp .jspx .jsw .cgi .pl .cfm .cfml .shtml .shtm .stm .rb .lua .py": diag.Say("tệp mà máy chủ chạy", "servers run it"),
		".exe .msi .com .bat .cmd .scr .pif .cpl .vbs .vbe .jse .wsf .wsh .ps1 .jar .apk .lnk .reg .sh .dll .app .dmg .deb .rpm":                               diag.Say("chương trình", "a program"),
		".docm .dotm .xlsm .xltm .xlam .pptm .potm .ppsm":                                                                                                      diag.Say("tệp Office có macro", "an Office file with macros"),
		".svgz": diag.Say("SVG nén, không xem được bên trong", "a packed SVG, which cannot be looked into"),
	} {
		for ending := range strings.FieldsSeq(endings) {
			all[ending] = what
		}
	}
	return all
}()

// runsCode says what of a file would run code; nothing if nothing would.
func runsCode(f *source.File) diag.Text {
	name := path.Base(f.Path)
	ending := strings.ToLower(path.Ext(name))
	for _, piece := range strings.Split(strings.ToLower(name), ".")[1:] { // some servers run "a.php.jpg"
		if what := runs["."+piece]; what != (diag.Text{}) && ("."+piece == ending || strings.HasPrefix(piece, "php") || piece == "phtml") {
			return what
		}
	}
	attached := strings.HasPrefix(f.Path, "content/")
	switch {
	case name == "web.config":
		return diag.Say("thiết lập của máy chủ", "settings of a server")
	case ending == ".js" || ending == ".mjs":
		if attached {
			return diag.Say("kịch bản", "a script")
		}
	case ending == ".svg":
		if said := scriptIn(f); said != "" {
			return diag.Say("SVG có %q", "an SVG with %q", said)
		}
	case ending == ".xml" || ending == ".rdf" || ending == ".atom" || ending == ".rss":
		if said := scriptIn(f); said != "" {
			return diag.Say("XML có %q", "XML with %q", said)
		}
	case ending == ".pdf":
		if said := pdfAction.Find(head(f, 16<<20)); said != nil {
			return diag.Say("PDF có %q", "a PDF with %q", said)
		}
	case !guessed[ending]:
		if said := webPage.Find(head(f, 1024)); said != nil { // a browser guesses what has no known type
			return diag.Say("trang web (%q)", "a web page (%q)", said)
		}
	}
	return diag.Text{}
}

// guessed are the endings whose type every server knows, so that no browser guesses it.
var guessed = map[string]bool{".css": true, ".pdf": true, ".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".ico": true,
	".docx": true, ".xlsx": true, ".pptx": true, ".doc": true, ".xls": true, ".ppt": true, ".odt": true, ".ods": true, ".zip": true, ".csv": true, ".json": true, ".txt": true,
	".mp4": true, ".mp3": true, ".woff": true, ".woff2": true, ".ttf": true}

var (
	webPage = lazyregexp.New(`(?i)^\s*(?:<!--[^>]*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|script|iframe|svg|img|a|div|table|title|style|h1|p|b|br)\b`)
	// pdfAction is what a reader of PDF runs when it opens one (ISO 32000-2, 12.6.4).
	pdfAction = lazyregexp.New(`/(?:JavaScript|JS|Launch|ImportData|SubmitForm)\b`)
	// script is what runs in SVG and XML, once references to characters are written out.
	script = lazyregexp.New(`(?i)<(?:[\w-]+:)?(?:script|handler|iframe|embed|object|applet|base|meta)\b` +
		`|<[^<]*?[\s"'/]on[a-z]+\s*=\s*["']` + `|javascript\s*:|vbscript\s*:|data\s*:\s*(?:text/(?:html|xml|javascript)|application/(?:xhtml|xml|(?:x-)?javascript|ecmascript))|<(?:[\w-]+:)?use\b[^>]*["']\s*data:` + `|<!entity\b|<\?xml-stylesheet\b|attributename\s*=\s*["']on`)
)

// scriptIn is what of an SVG or XML file runs, or might; empty if nothing does.
func scriptIn(f *source.File) string {
	const most = 16 << 20
	b := bytes.ReplaceAll(head(f, most), []byte{0}, nil) // UTF-16 is read as well
	text := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(html.UnescapeString(string(b)))
	if f.Size() > most {
		return "…"
	}
	for _, form := range []string{text, strings.ReplaceAll(text, " ", "")} { // a browser leaves blanks out of addresses
		if said := script.FindString(form); said != "" && (form == text || strings.Contains(said, ":")) {
			const shown = 60
			return said[max(0, len(said)-shown):]
		}
	}
	return ""
}

// head is the beginning of a file.
func head(f *source.File, n int64) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, n))
	return b
}

var imageType = &Check{
	Code:     "image/type",
	Severity: diag.Error,
	Title:    diag.Say("hình thuộc loại trình duyệt hiện được", "pictures are of types that browsers show"),
	Doc: diag.Say(
		`Hình trong báo cáo phải là PNG, JPEG, WebP, GIF hoặc SVG. Trình duyệt không hiện .emf, .wmf (hình vẽ của Word), .tif (máy quét), .heic (iPhone): người đọc chỉ thấy một ô trống.`,
		`Pictures of a report are PNG, JPEG, WebP, GIF or SVG. Browsers do not show .emf and .wmf (drawings of Word), .tif (scanners), .heic (iPhones): readers would see an empty box.`),
	run: func(r *run) {
		for _, d := range r.report.Documents {
			for _, l := range d.Links {
				if l.Image && l.Target.Asset != nil && picture.Types[path.Ext(l.Target.Asset.Path)] == "" {
					r.found.Add(diag.Finding{Code: r.check.Code, Severity: r.unlessSealed(diag.Error), Span: l.Span,
						Message: diag.Say("trình duyệt không hiện được hình loại %q", "browsers do not show pictures of type %q", path.Ext(l.Target.Asset.Path)),
						Hint:    imageHint(path.Ext(l.Target.Asset.Path))})
				}
			}
		}
	},
}

func imageHint(ending string) diag.Text {
	switch ending {
	case ".heic", ".heif":
		return diag.Say("đổi sang .jpg: trên iPhone mở ảnh, chọn Chia sẻ, Tùy chọn, Tương thích nhất; hoặc đặt máy chụp theo định dạng Tương thích nhất", "turn it into .jpg: on an iPhone share it with Options, Most Compatible, or set the camera to Most Compatible")
	case ".emf", ".wmf":
		return diag.Say("mở tệp Word, nhấp chuột phải vào hình, Lưu dưới dạng ảnh, chọn .png", "in Word click the picture with the right button, save it as a picture, and choose .png")
	case ".tif", ".tiff":
		return diag.Say("đổi sang .png hoặc .jpg; bản quét nhiều trang thì đính kèm dạng .pdf", "turn it into .png or .jpg; attach a scan of several pages as .pdf")
	}
	return diag.Say("đổi sang .png, .jpg, .webp hoặc .svg", "turn it into .png, .jpg, .webp or .svg")
}

// unlessSealed is a severity as it is in this report: what is sealed went out as it
// is, and stops no build.
func (r *run) unlessSealed(s diag.Severity) diag.Severity {
	if r.set.WasSealed(r.report.Period.ID) {
		return min(s, diag.Warning)
	}
	return s
}
