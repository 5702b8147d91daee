package publish

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// Servers are the web servers that ServerConfig knows.
var Servers = []string{"nginx", "apache", "iis"}

// policy is what no page of a site needs more than. Each page says the same of itself, and
// stricter where it can: the report in one file has its style within, so style is left to it.
const policy = "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// headers go with every answer.
var headers = [][2]string{
	{"Content-Security-Policy", policy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
}

// ServerConfig is what a web server has to be told to serve a site that is published in a
// folder, at a web address. It ends in a newline; it is empty for a server that is not known.
func ServerConfig(server, folder, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		u = &url.URL{Host: "example.org", Path: "/"}
	}
	at := strings.TrimSuffix(u.Path, "/") + "/"
	c := config{host: u.Hostname(), path: at, escaped: (&url.URL{Path: at}).EscapedPath(), folder: strings.TrimSuffix(path.Clean(folder), "/")}
	switch server {
	case "nginx":
		return c.nginx()
	case "apache":
		return c.apache()
	case "iis":
		return c.iis()
	}
	return ""
}

type config struct {
	host    string
	path    string // of the site at the host, with a slash at its end
	escaped string // the same as an address has it
	folder  string
}

// quoted is a word of the configuration of nginx or Apache.
func quoted(word string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(word) + `"`
}

// byCache are the extensions of each kind of caching, in the order of kinds.
func byCache(cache string) (exts []string) {
	for _, k := range kinds {
		if k.cache == cache {
			exts = append(exts, strings.TrimPrefix(k.ext, "."))
		}
	}
	return exts
}

func (c config) nginx() string {
	var b strings.Builder
	w := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	w("# congbo: /etc/nginx/conf.d/congbo.conf")
	w("map $uri $congbo_cache {")
	w("    default %q;", cacheData)
	w("    ~/$ %q;", cachePage)
	w("    ~*\\.(%s)$ %q;", strings.Join(byCache(cachePage), "|"), cachePage)
	w("    ~*\\.(%s)$ %q;", strings.Join(byCache(cachePart), "|"), cachePart)
	w("}")
	w("server {")
	w("    listen 80; # behind TLS: listen 443 ssl, with ssl_certificate and ssl_certificate_key")
	w("    server_name %s;", c.host)
	w("    absolute_redirect off; # a redirect must not leave the proxy in front")
	w("    types {")
	for _, k := range kinds {
		mime, _, _ := strings.Cut(k.contentType, ";")
		w("        %s %s;", mime, strings.TrimPrefix(k.ext, "."))
	}
	w("    }")
	w("    default_type application/octet-stream;")
	w("    charset utf-8;")
	w("    charset_types %s;", strings.Join(textTypes("text/html"), " "))
	// A location with headers of its own would lose these.
	for _, h := range headers {
		w("    add_header %s %q always;", h[0], h[1])
	}
	w("    add_header Cache-Control $congbo_cache always;")
	w("    location ~ /\\. { return 404; } # congbo's own folder lies beside the site")
	if c.path != "/" {
		w("    location = %s { return 301 %s; }", quoted(strings.TrimSuffix(c.path, "/")), quoted(c.escaped))
	}
	w("    location ^~ %s {", quoted(c.path))
	w("        alias %s;", quoted(c.folder+"/"))
	w("        index index.html;")
	w("        error_page 404 %s;", quoted(c.path+"404.html"))
	w("        error_page 403 =404 %s; # a folder without a page", quoted(c.path+"404.html"))
	w("        location ~ /\\. { return 404; }")
	w("    }")
	w("}")
	return b.String()
}

// textTypes are the types that are told with a charset, but one.
func textTypes(but string) (all []string) {
	for _, k := range kinds {
		if mime, _, _ := strings.Cut(k.contentType, ";"); k.text && mime != but {
			all = append(all, mime)
		}
	}
	return all
}

func (c config) apache() string {
	var b strings.Builder
	w := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	w("# congbo: /etc/apache2/conf-available/congbo.conf, then: a2enmod headers alias mime dir && a2enconf congbo")
	if c.path == "/" {
		w("DocumentRoot %s", quoted(c.folder))
	} else {
		w("Alias %s %s", quoted(c.path), quoted(c.folder+"/"))
		w("RedirectMatch permanent %s %s", quoted("^"+regexp.QuoteMeta(strings.TrimSuffix(c.path, "/"))+"$"), quoted(c.path))
	}
	w("<Directory %s>", quoted(c.folder))
	w("    Require all granted")
	w("    AllowOverride None")
	w("    Options FollowSymLinks")
	w("    DirectoryIndex index.html")
	w("    ErrorDocument 403 %s404.html", c.escaped)
	w("    ErrorDocument 404 %s404.html", c.escaped)
	w("    AddDefaultCharset utf-8")
	for _, k := range kinds {
		mime, _, _ := strings.Cut(k.contentType, ";")
		w("    AddType %s %s", mime, k.ext)
		if k.text {
			w("    AddCharset utf-8 %s", k.ext)
		}
	}
	for _, h := range headers {
		w("    Header always set %s %q", h[0], h[1])
	}
	w("    Header always set Cache-Control %q", cacheData)
	for _, cache := range []string{cachePage, cachePart} {
		w("    <FilesMatch \"(?i)\\.(%s)$\">", strings.Join(byCache(cache), "|"))
		w("        Header always set Cache-Control %q", cache)
		w("    </FilesMatch>")
	}
	w("    <FilesMatch \"^\\.\">")
	w("        Redirect 404")
	w("    </FilesMatch>")
	w("</Directory>")
	return b.String()
}

// attribute is the value of an attribute of XML.
func attribute(value string) string {
	return `"` + strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(value) + `"`
}

func (c config) iis() string {
	var b strings.Builder
	w := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	w("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
	w("<!-- congbo: web.config of the folder above the published one, or of the web site: congbo")
	w("     replaces what lies in its own. Written by the documentation of IIS 7 and later; it has")
	w("     not been tried on a server: look at the headers of a page, of css/congbo.css and of an")
	w("     address that does not exist before you rely on it. -->")
	w("<configuration>")
	at := cmp.Or(strings.Trim(c.path, "/"), ".")
	w("  <location path=%s>", attribute(at))
	w("  <system.webServer>")
	w("    <defaultDocument><files><clear /><add value=\"index.html\" /></files></defaultDocument>")
	w("    <directoryBrowse enabled=\"false\" />")
	w("    <staticContent>")
	for _, k := range kinds {
		w("      <remove fileExtension=%q /><mimeMap fileExtension=%q mimeType=%q />", k.ext, k.ext, k.contentType)
	}
	w("      <clientCache cacheControlMode=\"DisableCache\" />")
	w("    </staticContent>")
	w("    <httpErrors errorMode=\"Custom\" existingResponse=\"Replace\">")
	w("      <remove statusCode=\"404\" /><error statusCode=\"404\" responseMode=\"ExecuteURL\" path=%s />", attribute(c.escaped+"404.html"))
	w("    </httpErrors>")
	w("    <httpProtocol><customHeaders>")
	for _, h := range headers {
		w("      <add name=%q value=%s />", h[0], attribute(h[1]))
	}
	w("    </customHeaders></httpProtocol>")
	w("  </system.webServer>")
	w("  </location>")
	for _, folder := range []string{"css", "js"} {
		w("  <location path=%s>", attribute(path.Join(at, folder)))
		w("  <system.webServer><staticContent>")
		w("    <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"01:00:00\" />")
		w("  </staticContent></system.webServer>")
		w("  </location>")
	}
	w("</configuration>")
	return b.String()
}
