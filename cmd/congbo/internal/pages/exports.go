package pages

import (
	"io"

	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/exports"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/text"
)

// The files that are no pages: package exports makes them, here they get their names.

func (s *website) feed() *files {
	f := s.files()
	if b := exports.Feed(s.words, s.Site); b != nil {
		f.add("feed.xml", b)
	}
	return f
}

func (s *website) siteMap() *files {
	f, base := s.files(), s.Data.Site.BaseURL
	if base != "" {
		exports.SiteMap(base, s.folders(), f.add)
	}
	f.add("robots.txt", exports.Robots(base))
	return f
}

func (s *website) registerData() *files {
	f := s.files()
	sentences := s.allCitations()
	f.write(address.Register+"directives.json", func(w io.Writer) error { return exports.DirectivesJSON(w, s.Site, sentences) })
	f.write(address.Register+"directives.csv", func(w io.Writer) error { return exports.DirectivesCSV(w, s.Site) })
	if sentences {
		f.write(address.Register+"citations.csv", func(w io.Writer) error { return exports.AllCitationsCSV(w, s.Site) })
	}
	return f
}

func (s *website) searchIndex() *files {
	f := s.files()
	all := make([]*report.Report, len(s.Reports))
	for i, r := range s.Reports {
		all[i] = s.reports[r]
	}
	exports.SearchIndex(s.words, s.Site, all, f.add)
	return f
}

// allCitations reports whether the data of the register still have the sentences of all
// reports, as they had before each report got a file of its own. They will not in the next
// release; in this one, as long as they are of reasonable size.
func (s *website) allCitations() bool { return len(s.Reports) <= searchedPeriods }

// seriesData makes the data files of a series in a folder.
func (s *website) seriesData(f *files, folder string, one *report.Series) {
	f.add(folder+"series.csv", exports.SeriesCSV(one))
	f.add(folder+"series-excel.csv", exports.SeriesExcel(s.words, one))
	f.add(folder+"series.json", exports.SeriesJSON(s.words, s.Data.Site.BaseURL, one))
}

// exports makes the data files of the report: its indicators and the sheets that its tables
// show, each for machines and for a Vietnamese Excel.
func (r *reportPages) exports() {
	w, base := r.words, r.website.Data.Site.BaseURL
	r.files.add(address.Citations(r.Summary), exports.CitationsCSV(r.Site, r.Summary))
	if len(r.Data.Indicators) > 0 {
		folder := address.Indicators(r.Summary)
		csv := exports.IndicatorsCSV(r.Data.Indicators)
		r.files.add(folder+"indicators.csv", csv)
		r.files.add(folder+"indicators-excel.csv", exports.IndicatorsExcel(w, r.Data.Indicators))
		r.files.add(folder+"indicators.json", exports.IndicatorsJSON(w, base, r.Summary))
		r.files.add(folder+"datapackage.json", exports.DataPackage(w, r.website.Data.Site, r.Summary, csv))
	}
	for _, s := range r.Sheets {
		path := address.Sheet(r.Summary, s)
		r.files.add(path+".csv", exports.SheetCSV(s.Sheet))
		r.files.add(path+text.ExcelEnd, exports.SheetExcel(s.Sheet))
		r.files.add(path+".json", exports.SheetJSON(w, base, r.Summary, s))
	}
}

// folders are the folders of all pages.
func (s *website) folders() []string {
	_, earlier := s.listed()
	all := append([]string{"", address.Register, address.Search}, earlierFolders("", earlier)...)
	for _, t := range s.registerTypes() {
		all = append(all, t.folders()...)
	}
	for _, r := range s.Reports {
		all = append(all, address.Cover(r), address.Full(r))
		if len(r.Data.Indicators) > 0 {
			all = append(all, address.Indicators(r))
		}
		if hasCommitments(r) {
			all = append(all, address.Commitments(r))
		}
		for _, section := range r.Pages() {
			all = append(all, section.Folder)
		}
	}
	for _, d := range s.Directives {
		_, earlier := citingPages(citingGroups(d))
		all = append(append(all, address.Directive(d)), earlierFolders(address.Directive(d), earlier)...)
	}
	pairs := s.compared()
	if len(pairs) > 0 {
		all = append(all, address.Comparisons)
	}
	for _, pair := range pairs {
		all = append(all, pair.path())
	}
	if s.promises() {
		all = append(all, address.AllCommitments)
	}
	if len(s.Data.Seals) > 0 {
		all = append(all, address.Archive)
	}
	for _, one := range s.Series {
		if one.HasPage() {
			folder := address.Series + one.ID + "/"
			_, earlier := earlierPages(ones(len(one.Points)), listedPoints)
			all = append(append(all, folder), earlierFolders(folder, earlier)...)
		}
	}
	return all
}
