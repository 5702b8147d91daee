// Package handbook embeds the handbook, a folder a language, and the file that its examples
// begin with. `congbo guide` shows it; a test runs every command in it.
package handbook

import "embed"

// FS holds the files of this folder.
//
//go:embed all:*
var FS embed.FS
