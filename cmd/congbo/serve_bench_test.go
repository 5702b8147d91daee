package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkServe is the time from the end of a save to the event that reloads the
// page, with real files and a real client: sizes in sections, in reports of 100,
// and each kind of file that is edited. Memory is in multiples of the text of the
// sources; resident memory counts the test itself too.
//
//	go test ./cmd/congbo -run ^$ -bench Serve/10000 -benchtime 50x
func BenchmarkServe(b *testing.B) {
	for _, sections := range []int{100, 1000, 10000} {
		b.Run(strconv.Itoa(sections), func(b *testing.B) { benchmarkServe(b, sections) })
	}
}

const benchSection = "content/2000-h1/01-phan-1/01-muc-1.md"

// edits are the files that a drafter saves, with what the nth save writes.
var edits = []struct {
	kind, file string
	text       func(n int) string
}{
	{"prose", benchSection, func(n int) string { return sectionText(0, fmt.Sprintf("Câu thứ %d.", n)) }},
	{"data", "data/2000-h1/indicators.toml", func(n int) string { return indicatorsText(n) }},
	{"template", "layouts/partials/footer.html", func(n int) string { return fmt.Sprintf("<footer>%d</footer>", n) }},
	{"css", "static/css/congbo.css", func(n int) string { return fmt.Sprintf("body{margin:%dpx}", n) }},
}

func benchmarkServe(b *testing.B, sections int) {
	s := &serving{dir: b.TempDir()}
	text := s.reports(b, sections)
	s.start(b, serveFlags{quiet: true})
	client := http.Client{Timeout: 10 * time.Minute}
	answer, err := client.Get(s.address + "_congbo/events")
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	stream := &builds{events: bufio.NewScanner(answer.Body)}
	stream.events.Buffer(nil, 1<<28)
	stream.next(b) // the state that is
	n := 0
	for _, edit := range edits {
		b.Run(edit.kind, func(b *testing.B) {
			var all []time.Duration
			for b.Loop() {
				n++
				s.put(b, edit.file, edit.text(n))
				start := time.Now()
				stream.next(b)
				all = append(all, time.Since(start))
				b.StopTimer()
				time.Sleep(20 * time.Millisecond) // what a build tells later is not waited for
				b.StartTimer()
			}
			slices.Sort(all)
			b.ReportMetric(milliseconds(all[len(all)/2]), "median-ms")
			b.ReportMetric(milliseconds(all[len(all)-1]), "worst-ms")
			b.ReportMetric(float64(len(all)), "edits")
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/float64(text), "heap-x")
			b.ReportMetric(float64(resident())/float64(text), "rss-x")
		})
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// A builds reads a stream of events build by build.
type builds struct {
	events *bufio.Scanner
	last   string
}

// next waits for a build that was not told before; findings of the same build may
// come after it.
func (s *builds) next(b *testing.B) {
	b.Helper()
	for s.events.Scan() {
		if strings.HasPrefix(s.events.Text(), `data: {"build":"","error"`) {
			b.Fatal("the site does not build: ", s.events.Text())
		}
		rest, ok := strings.CutPrefix(s.events.Text(), `data: {"build":"`)
		id, _, cut := strings.Cut(rest, `"`)
		if ok && cut && id != s.last {
			s.last = id
			return
		}
	}
	b.Fatal("no new build: ", s.events.Err())
}

// resident is VmRSS of this process in bytes; 0 where the system does not tell.
func resident() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.Atoi(fields[0])
	return kb << 10
}

// reports writes so many sections, in reports of 100, and returns the bytes of all
// sources.
func (s *serving) reports(b *testing.B, sections int) (size int) {
	b.Helper()
	put := func(name, text string) {
		s.put(b, name, text)
		size += len(text)
	}
	put("data/site.toml", "title = \"Trang thử nghiệm\"\ncommittee = \"Đảng ủy Khối thử nghiệm\"\n")
	for report := range (sections + 99) / 100 {
		period := fmt.Sprintf("%d-h%d", 2000+report/2, 1+report%2)
		home := "content/" + period + "/"
		put(home+"_index.md", fmt.Sprintf("+++\ntitle = \"Báo cáo thử nghiệm %d\"\nkind = \"Báo cáo\"\nstatus = \"draft\"\n+++\nMở đầu.\n", report+1))
		put("data/"+period+"/indicators.toml", indicatorsText(0))
		for part := range 10 {
			put(fmt.Sprintf("%s%02d-phan-%d/_index.md", home, part+1, part+1), "+++\ntitle = \"Phần\"\n+++\n")
			for section := range 10 {
				put(fmt.Sprintf("%s%02d-phan-%d/%02d-muc-%d.md", home, part+1, part+1, section+1, section+1), sectionText(10*part+section, "Câu thứ nhất."))
			}
		}
	}
	return size
}

// sectionText is the nth section of a report: about 4 KB with two notes and some
// citations.
func sectionText(n int, sentence string) string {
	return fmt.Sprintf("+++\ntitle = \"Mục thử nghiệm\"\n+++\n%s Có chú thích[^a%d] và chú thích nữa[^b%d].\n\n", sentence, n, n) +
		strings.Repeat("Thực hiện Chỉ thị số 5-CT/TN, các đơn vị trong Khối đã họp bàn, tổng kết và đạt 99/100 nhiệm vụ (đạt 99%).\n\n", 24) +
		fmt.Sprintf("[^a%d]: Nguồn thử nghiệm.\n\n[^b%d]: Kết luận số 7-KL/TN.\n", n, n)
}

func indicatorsText(n int) string {
	return fmt.Sprintf("[indicator.viec]\nname = \"Việc đã xong\"\nunit = \"việc\"\nactual = %d\nof = 1000000\n", n)
}
