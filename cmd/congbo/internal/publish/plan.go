package publish

import (
	"maps"
	"path"
	"slices"

	"congbo/cmd/congbo/internal/output"
)

// A Manifest is the files of a site with their SHA-256 in hex.
type Manifest map[string]string

// A Plan is what has to be done to a target: files by name, in order.
type Plan struct {
	Add, Replace, Remove []string
}

// plan compares what a target has of congbo's with what it is to have.
func plan(now, next Manifest) Plan {
	var p Plan
	for _, name := range slices.Sorted(maps.Keys(next)) {
		switch sum, there := now[name]; {
		case !there:
			p.Add = append(p.Add, name)
		case sum != next[name]:
			p.Replace = append(p.Replace, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if _, stays := next[name]; !stays {
			p.Remove = append(p.Remove, name)
		}
	}
	return p
}

// Empty reports whether there is nothing to do.
func (p Plan) Empty() bool { return len(p.Add)+len(p.Replace)+len(p.Remove) == 0 }

// A step is files that may be written, or removed, in any order.
type step struct {
	write, remove []string
}

// steps are the order in which a site is changed file by file while it is read: what pages
// need comes before them, and goes after them. So no page ever lacks its parts. The home page
// of a site that is new comes when all to which it leads is there. The list of sums is written
// when all that it lists is there: until then the former list stands.
func (p Plan) steps() []step {
	newPages, newParts := split(p.Add)
	pages, parts := split(p.Replace)
	oldPages, oldParts := split(p.Remove)
	newPages, home := apart(newPages, "index.html")
	newParts, list := apart(newParts, output.ListName)
	if list == nil {
		parts, list = apart(parts, output.ListName)
	}
	var all []step
	for _, s := range []step{{write: newParts}, {write: newPages}, {write: home}, {write: parts}, {write: pages}, {write: list}, {remove: oldPages}, {remove: oldParts}} {
		if len(s.write)+len(s.remove) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// apart takes one name out of others, if it is among them.
func apart(names []string, one string) (others, found []string) {
	if i := slices.Index(names, one); i >= 0 {
		return slices.Delete(names, i, i+1), []string{one}
	}
	return names, nil
}

// split tells pages from what they are made of.
func split(names []string) (pages, parts []string) {
	for _, name := range names {
		if path.Ext(name) == ".html" {
			pages = append(pages, name)
		} else {
			parts = append(parts, name)
		}
	}
	return pages, parts
}
