package exports

import (
	"strconv"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/words"
)

// The index of searching is script files, because a page on a disk may load scripts and
// nothing else; each is a call of js/search.js with data. What a search loads does not grow
// with the site: the one index.js, of the terms the few shards that hold those of the query,
// and of the texts those of the places that it shows. Places are numbered through the site,
// the documents of the register first, then the newest period; those of one group (the
// register or a period) are named by it, so that their texts stay the same file when others
// come.
//
//	index.js         open({"size", "groups": [[name, indicators or documents, sections, notes], …], "shards": [first term, …]})
//	terms/N.js       terms(N, {"dang": places, "+dang uy": places, …}), see termIndex
//	texts/NAME-N.js  texts("NAME-N", {"name": the group as readers name it, "places": [{"l": label, "t": title, "p": path, "i": id, "x": [id, text, …]}, …]})

// Register names the group of the documents of the register.
const registerGroup = "van-ban"

const (
	placesOfFile = 32        // of texts
	fewReports   = 2         // of a site whose texts are few files, so that a search sees all
	placesOfFew  = 128       // in each of them
	shardSize    = 32 << 10  // in bytes
	smallIndex   = 150 << 10 // of terms that are one shard
)

// SearchIndex makes the files of searching and hands each on, which may not keep it.
func SearchIndex(w words.Words, site *report.Site, reports []*report.Report, put func(path string, b []byte)) {
	x := indexWriter{terms: newTermIndex(), put: put, size: placesOfFile}
	if len(reports) <= fewReports {
		x.size = placesOfFew
	}
	x.group(registerGroup, "", placesOfRegister(w, site))
	for _, r := range reports {
		x.group(r.Period.ID, w.Period(r.Summary), placesOfReport(w, r))
	}
	x.shards()
}

// An indexWriter writes the files of searching.
type indexWriter struct {
	put    func(path string, b []byte)
	terms  *termIndex
	size   int    // places of a file
	groups []byte // of index.js
	buf    []byte
}

// group writes the texts of a group and adds its places to the terms.
func (x *indexWriter) group(id, name string, places []*place) {
	var count [placeKinds]int
	for _, p := range places {
		count[p.kind]++
		x.terms.begin()
		x.terms.add(p.label, p.kind != notePlace)
		if p.kind != notePlace { // which is named after a section that is found itself
			x.terms.add(p.title, true)
		}
		for _, t := range p.texts {
			x.terms.add(t.text, false)
		}
	}
	if len(x.groups) > 0 {
		x.groups = append(x.groups, ',')
	}
	x.groups = append(appendJSON(append(x.groups, '['), id, true), ',')
	for _, n := range count {
		x.groups = append(strconv.AppendInt(x.groups, int64(n), 10), ',')
	}
	x.groups[len(x.groups)-1] = ']'
	for n := 0; len(places) > 0; n++ {
		of := places[:min(x.size, len(places))]
		places = places[len(of):]
		file := id + "-" + strconv.Itoa(n)
		x.buf = append(appendJSON(append(x.buf[:0], "congboSearch.texts("...), file, true), ",{"...)
		o := jsonObject{x.buf, true}
		o.text("name", name)
		o.key("places")
		o.dst = append(o.dst, '[')
		for i, p := range of {
			if i > 0 {
				o.dst = append(o.dst, ',')
			}
			p.appendJSON(&o)
		}
		x.buf = append(o.dst, "]});\n"...)
		x.put(address.Search+"texts/"+file+".js", x.buf)
	}
}

func (p *place) appendJSON(o *jsonObject) {
	o.dst = append(o.dst, '{')
	o.text("l", p.label)
	o.text("t", p.title)
	o.text("p", p.path)
	o.known("i", p.id)
	if len(p.texts) > 0 {
		o.key("x")
		sep := byte('[')
		for _, t := range p.texts {
			o.dst = append(appendJSON(append(o.dst, sep), t.id, true), ',')
			o.dst = appendJSON(o.dst, t.text, true)
			sep = ','
		}
		o.dst = append(o.dst, ']')
	}
	o.dst = append(o.dst, '}')
}

// shards writes the terms, and what stands in which shard.
func (x *indexWriter) shards() {
	var firsts []byte
	n, size := 0, shardSize
	if x.terms.size() <= smallIndex {
		size = 2 * smallIndex
	}
	x.buf = x.buf[:0]
	end := func() {
		if len(x.buf) > 0 {
			x.put(address.Search+"terms/"+strconv.Itoa(n)+".js", append(x.buf, "});\n"...))
			n, x.buf = n+1, x.buf[:0]
		}
	}
	for term, places := range x.terms.all() {
		if len(x.buf)+len(places) > size {
			end()
		}
		if len(x.buf) == 0 {
			if n > 0 {
				firsts = append(firsts, ',')
			}
			firsts = appendJSON(firsts, term, true)
			x.buf = append(strconv.AppendInt(append(x.buf, "congboSearch.terms("...), int64(n), 10), ",{"...)
		} else {
			x.buf = append(x.buf, ',')
		}
		x.buf = append(appendJSON(x.buf, term, true), ":\""...)
		x.buf = append(append(x.buf, places...), '"')
	}
	end()
	b := []byte("congboSearch.open({\"size\":")
	b = append(strconv.AppendInt(b, int64(x.size), 10), ",\"groups\":["...)
	b = append(append(b, x.groups...), "],\"shards\":["...)
	b = append(append(b, firsts...), "]});\n"...)
	x.put(address.Search+"index.js", b)
}
