package pages

import (
	"congbo/cmd/congbo/internal/address"
	"congbo/cmd/congbo/internal/picture"
	"congbo/cmd/congbo/internal/report"
	"congbo/cmd/congbo/internal/source"
)

// shownPictures are the files that the texts of reports show as pictures.
func shownPictures(reports []*report.Report) map[*source.File]bool {
	all := map[*source.File]bool{}
	for _, r := range reports {
		for _, d := range r.Documents {
			for _, l := range d.Links {
				if l.Image && l.Target.Asset != nil {
					all[l.Target.Asset] = true
				}
			}
		}
	}
	return all
}

// pictureFiles are the files that a file of a report makes: itself, and of a picture that is
// shown its copies.
func (s *website) pictureFiles(f *source.File) []string {
	all := []string{address.File(f)}
	if s.pictures[f] {
		for _, width := range s.text.Copies(f) {
			all = append(all, address.Copy(f, width))
		}
	}
	return all
}

// picture publishes a file of a report, with the copies of a picture that is shown.
func (s *website) picture(f *source.File) *files {
	made := s.copied(f, nil)
	if !s.pictures[f] {
		return made
	}
	widths := s.text.Copies(f)
	if len(widths) == 0 {
		return made
	}
	s.scaling.Lock() // each may take hundreds of megabytes: one at a time, however many processors
	defer s.scaling.Unlock()
	for i, b := range picture.Scaled(f.Path, f.Bytes(), widths...) {
		made.add(address.Copy(f, widths[i]), b)
	}
	return made
}
