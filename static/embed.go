// Package static embeds the style sheet and the other files that every site
// serves as they are. A site's own static/ stands above them, file by file.
package static

import "embed"

// FS holds the files of this folder.
//
//go:embed all:*
var FS embed.FS
