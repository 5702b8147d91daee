// Package layouts embeds the templates and the words of the interface that every
// site starts from. A site's own layouts/ stands above them, file by file.
package layouts

import "embed"

// FS holds the files of this folder.
//
//go:embed all:*
var FS embed.FS
