// Package output turns named bytes into a published folder: minified, written
// beside the old one, swapped in at once. It knows nothing of reports.
package output

// A Tree is a finished site: slash-separated paths, relative to the site's root,
// and the bytes of each file.
type Tree map[string][]byte
