package publish

import (
	"path"
	"strings"
)

// A kind is how files of an extension are served: by S3 as it was told with them, by a web
// server as ServerConfig says.
type kind struct {
	ext         string
	contentType string
	text        bool // its contentType is told with charset=utf-8
	cache       string
}

// How long readers may go by what they have. Names stay the same when files change, so nothing
// is good for ever.
const (
	cachePage = "no-cache"     // asked for each time, and answered with 304
	cachePart = "max-age=3600" // style, script, pictures
	cacheData = "max-age=300"
)

// kinds are the files that a site has. What is not among them is for saving, not for showing.
var kinds = []kind{
	{".html", "text/html; charset=utf-8", true, cachePage},
	{".css", "text/css; charset=utf-8", true, cachePart},
	{".js", "text/javascript; charset=utf-8", true, cachePart},
	{".json", "application/json; charset=utf-8", true, cacheData},
	{".csv", "text/csv; charset=utf-8", true, cacheData},
	{".txt", "text/plain; charset=utf-8", true, cacheData},
	{".xml", "application/xml; charset=utf-8", true, cacheData},
	{".svg", "image/svg+xml; charset=utf-8", true, cachePart},
	{".png", "image/png", false, cachePart},
	{".jpg", "image/jpeg", false, cachePart},
	{".jpeg", "image/jpeg", false, cachePart},
	{".gif", "image/gif", false, cachePart},
	{".webp", "image/webp", false, cachePart},
	{".avif", "image/avif", false, cachePart},
	{".ico", "image/x-icon", false, cachePart},
	{".woff", "font/woff", false, cachePart},
	{".woff2", "font/woff2", false, cachePart},
	{".ttf", "font/ttf", false, cachePart},
	{".mp3", "audio/mpeg", false, cacheData},
	{".mp4", "video/mp4", false, cacheData},
	{".pdf", "application/pdf", false, cacheData},
	{".epub", "application/epub+zip", false, cacheData},
	{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, cacheData},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, cacheData},
	{".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", false, cacheData},
	{".doc", "application/msword", false, cacheData},
	{".xls", "application/vnd.ms-excel", false, cacheData},
	{".ppt", "application/vnd.ms-powerpoint", false, cacheData},
	{".odt", "application/vnd.oasis.opendocument.text", false, cacheData},
	{".ods", "application/vnd.oasis.opendocument.spreadsheet", false, cacheData},
	{".odp", "application/vnd.oasis.opendocument.presentation", false, cacheData},
	{".zip", "application/zip", false, cacheData},
}

func kindOf(name string) kind {
	for _, k := range kinds {
		if strings.EqualFold(k.ext, path.Ext(name)) {
			return k
		}
	}
	return kind{contentType: "application/octet-stream", cache: cacheData}
}
