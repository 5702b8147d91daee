package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// An author writes the sections of a site. A number that follows from others is
// computed from them, so that all figures hold.
type author struct {
	r      *rand.Rand
	report int // the one that is written
}

var topics = list(`Công tác tuyên truyền|Công tác dân vận|Cải cách hành chính|Công tác đoàn thể|Công tác hội viên|
	Đào tạo, bồi dưỡng|Kiểm tra, giám sát|Thi đua, khen thưởng|Đời sống văn hóa|Tiếp dân, trả lời ý kiến`)

// section writes a section of a report.
func (a *author) section(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"%s, đợt %d\"\n+++\n\n## Tình hình chung {#tinh-hinh-%d}\n\n", topics[n%len(topics)], n/sectionsPerPart+1, n+1)
	issued := 3 * a.between(5, 40)
	first := a.document()
	fmt.Fprintf(&b, "Thực hiện %s, %s. Đã ban hành %s văn bản[^m%d-1].%s\n\n", first.dated(), a.clause(), count(issued), n+1, a.prose(280))
	fmt.Fprintf(&b, "- Thực hiện %s về công tác trong kỳ, %s[^m%d-2].%s\n\n", a.document().dated(), a.clause(), n+1, a.prose(400))
	fmt.Fprintf(&b, "- Triển khai %s, %s.%s\n\n", a.document().named(), a.clause(), a.prose(430))
	fmt.Fprintf(&b, "- Theo Nghị định số %d/2020/NĐ-CP của Chính phủ và %s, %s.%s\n\n", a.between(10, 99), a.document().bare(), a.clause(), a.prose(420))
	b.WriteString("## Kết quả cụ thể\n\n")
	k := n % len(indicators)
	i, before, now := indicators[k], result(k, year(a.report)-1, half(a.report)), result(k, year(a.report), half(a.report))
	fmt.Fprintf(&b, "Với tình hình nêu ở [](#tinh-hinh-%d) và yêu cầu của %s, kết quả chung **đạt yêu cầu**. %s đạt {{%s.actual}} %s; từ %s %s của cùng kỳ lên %s %s, tăng %s.%s\n\n",
		n+1, first.short(), i.name, i.id, i.unit, count(before), i.unit, count(now), i.unit, percent(now-before, before), a.prose(250))
	fmt.Fprintf(&b, "```indicators\nids = [%q]\ncaption = \"Chỉ tiêu của mục\"\n```\n\n", i.id)
	if n%10 == 9 {
		b.WriteString(a.branches().markdown())
	}
	if n == 4 {
		b.WriteString("```table\ndata = \"chi-bo.csv\"\ncaption = \"Kết quả của các chi bộ\"\n```\n\n")
	}
	if a.report > 0 {
		fmt.Fprintf(&b, "Kỳ trước xem [mục này](../../%s/%s).\n\n", period(a.report-1), place(n))
	}
	plans, letters := issued/3-a.between(1, 4), issued/3
	fmt.Fprintf(&b, "[^m%d-1]: Gồm: %s kế hoạch; %s công văn; %s thông báo.\n", n+1, count(plans), count(letters), count(issued-plans-letters))
	fmt.Fprintf(&b, "[^m%d-2]: %s; %s; có danh sách kèm theo.\n", n+1, capital(a.clause()), a.clause())
	return b.String()
}

// prose writes sentences of about so many bytes, with and without figures in turn,
// each with a space before it.
func (a *author) prose(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		b.WriteString(" " + figures[a.r.IntN(len(figures))](a))
		if b.Len() < bytes {
			fmt.Fprintf(&b, " %s, %s.", capital(a.clause()), a.clause())
		}
	}
	return b.String()
}

var (
	actors = list(`cấp ủy các chi bộ|các chi bộ trực thuộc|Chi bộ Đồi Gió|Chi bộ Suối Mây|Chi bộ Bến Sao|văn phòng Khối|
		các tổ công tác|ban chấp hành công đoàn|các đoàn thể|tổ giúp việc|thủ trưởng các đơn vị|hội cựu chiến binh`)
	actions = list(`rà soát|xây dựng và triển khai|thống nhất cách thực hiện|phân công người theo dõi|phối hợp hoàn thành|đôn đốc|
		hướng dẫn cơ sở thực hiện|góp ý|báo cáo sơ kết|công khai|cập nhật|bổ sung`)
	things = list(`kế hoạch công tác trong kỳ|quy chế dân chủ ở cơ sở|chương trình kiểm tra, giám sát|nội dung sinh hoạt chuyên đề|
		danh sách hội viên|phong trào thi đua|việc tiếp nhận ý kiến của người dân|quy định về văn hóa giao tiếp|việc trao đổi văn bản điện tử|
		mô hình tổ tự quản|hồ sơ lưu trữ|công tác phòng cháy, chữa cháy`)
	manners = list(`đúng thời gian quy định|theo chức năng, nhiệm vụ|với sự tham gia của đông đảo hội viên|kịp thời và đầy đủ|
		phù hợp với tình hình thực tế|theo hướng dẫn của cấp trên|gắn với nhiệm vụ chuyên môn|sau khi lấy ý kiến rộng rãi`)
)

// clause says what somebody did.
func (a *author) clause() string {
	return a.oneOf(actors) + " " + a.oneOf(actions) + " " + a.oneOf(things) + " " + a.oneOf(manners)
}

// figures are the sentences that state numbers.
var figures = []func(*author) string{
	func(a *author) string { // a/b, p%
		all := a.between(60, 900)
		came := all - a.between(1, all/6)
		return fmt.Sprintf("%s được %s cuộc, có %s/%s %s dự, đạt %s.", a.pick("Tổ chức học tập|Tổ chức tọa đàm|Sinh hoạt chuyên đề|Phổ biến nghị quyết"),
			count(a.between(3, 60)), count(came), count(all), a.pick("hội viên|đảng viên|cán bộ|đoàn viên"), percent(came, all))
	},
	func(a *author) string { // of a plan
		plan := 10 * a.between(12, 190)
		done := plan + a.between(-plan/5, plan/10)
		w := a.words("Trồng mới@cây bóng mát|Vận động@quyển sách|Nâng cấp@mét đường|Giới thiệu@việc làm|Quyên góp@triệu đồng|Phát hành@bản tin")
		return fmt.Sprintf("%s được %s %s, đạt %s kế hoạch (%s %s).", w[0], count(done), w[1], percent(done, plan), count(plan), w[1])
	},
	func(a *author) string { // a share
		all := a.between(40, 400)
		part := a.between(all/10, all/2)
		w := a.words("Kết nạp@hội viên@nữ|Bồi dưỡng@cán bộ@trẻ|Tiếp nhận@hồ sơ@trực tuyến|Khen thưởng@đoàn viên@tiêu biểu")
		return fmt.Sprintf("%s %s %s, trong đó có %s %s %s, chiếm %s.", w[0], count(all), w[1], count(part), w[1], w[2], percent(part, all))
	},
	func(a *author) string { // parts after a colon
		x, y, z := a.between(2, 30), a.between(2, 30), a.between(2, 30)
		w := a.words(`Xử lý@đơn thư theo các hướng: chuyển cơ quan khác@trả lời trực tiếp@lưu theo dõi|Ghi nhận@ý kiến theo nội dung: đời sống@công việc@nội dung khác|
			Nhắc nhở@trường hợp vì các lý do: đi muộn@thiếu hồ sơ@lý do khác`)
		return fmt.Sprintf("%s %s %s %s, %s %s, %s %s.", w[0], count(x+y+z), w[1], count(x), w[2], count(y), w[3], count(z))
	},
	func(a *author) string { // parts in brackets
		x, y := a.between(5, 60), a.between(5, 60)
		w := a.words("Giao ban với@chi bộ@cơ sở@trực thuộc|Trao đổi với@đoàn viên@cơ quan@doanh nghiệp|Củng cố@đội@văn nghệ@thể thao")
		return fmt.Sprintf("%s %s %s (%s %s %s và %s %s %s).", w[0], count(x+y), w[1], count(x), w[1], w[2], count(y), w[1], w[3])
	},
	func(a *author) string { // parts after gồm
		x, y, z := a.between(2, 40), a.between(2, 40), a.between(2, 40)
		unit := a.pick("tổ|lớp|đội|mô hình")
		return fmt.Sprintf("Duy trì %s %s, gồm: %s %s ở xã, %s %s ở phường, %s %s ở trường học.", count(x+y+z), unit, count(x), unit, count(y), unit, count(z), unit)
	},
	func(a *author) string { // from a to b
		from := a.between(100, 900)
		to := from + a.between(1, from/3)
		unit := a.pick("bài|lượt|hộ")
		return fmt.Sprintf("%s từ %s %s lên %s %s, tăng %s.", a.pick("Sự hưởng ứng thể hiện rõ|Kết quả tăng dần|So với đầu kỳ chuyển biến rõ"), count(from), unit, count(to), unit, percent(to-from, from))
	},
	func(a *author) string { // less than a year before
		before := a.between(100, 600)
		less := a.between(5, before/3)
		unit := a.pick("đơn|phiếu|kiến nghị")
		return fmt.Sprintf("Tiếp nhận %s %s, giảm %s %s (%s) so với cùng kỳ.", count(before-less), unit, count(less), unit, percent(less, before))
	},
	func(a *author) string { // more than a year before
		before, more := a.between(20, 300), a.between(3, 90)
		unit := a.pick("buổi|lớp|chuyến")
		return fmt.Sprintf("Phối hợp mở %s %s, tăng %s %s so với cùng kỳ (%s %s).", count(before+more), unit, count(more), unit, count(before), unit)
	},
	func(a *author) string { // what is left
		all := a.between(20, 90)
		done := a.between(5, all-5)
		unit := a.pick("nội dung|nhiệm vụ|đầu việc")
		return fmt.Sprintf("Hoàn thành %s/%s %s, còn %s %s chuyển sang kỳ sau.", count(done), count(all), unit, count(all-done), unit)
	},
	func(a *author) string { // shares of one whole
		old, young, rest := a.between(50, 300), a.between(50, 300), a.between(50, 300)
		all := old + young + rest
		return fmt.Sprintf("Tổng số người được hỏi ý kiến là %s người, trong đó %s người cao tuổi (chiếm %s), %s người trẻ (chiếm %s).", count(all), count(old), percent(old, all), count(young), percent(young, all))
	},
	func(a *author) string { // from a day to another
		day, month := a.between(1, 12), a.between(1, 6)+6*(half(a.report)-1)
		return fmt.Sprintf("Lớp bồi dưỡng mở từ ngày %d/%d/%d đến ngày %d/%d/%d, có %s lượt người dự.", day, month, year(a.report), day+a.between(2, 15), month, year(a.report), count(a.between(30, 1900)))
	},
}

// A row is what one branch planned and did.
type row struct {
	name       string
	plan, done int
}

// rows are a table; its last row is the total.
type rows []row

// branches makes up what each branch did.
func (a *author) branches() rows {
	var all rows
	total := row{name: "Tổng cộng"}
	for _, name := range list("Chi bộ Đồi Gió|Chi bộ Suối Mây|Chi bộ Bến Sao|Chi bộ Cầu Vồng|Chi bộ Rừng Trăng") {
		one := row{name, a.between(20, 400), a.between(20, 400)}
		all = append(all, one)
		total.plan, total.done = total.plan+one.plan, total.done+one.done
	}
	return append(all, total)
}

func (all rows) markdown() string {
	var b strings.Builder
	b.WriteString("| Đơn vị | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|--:|--:|--:|\n")
	for _, r := range all {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.name, count(r.plan), count(r.done), strings.TrimSuffix(percent(r.done, r.plan), "%"))
	}
	return b.String() + "\n"
}

func (all rows) csv() string {
	var b strings.Builder
	b.WriteString("Đơn vị;Kế hoạch;Thực hiện;Tỷ lệ (%)\n")
	for _, r := range all {
		fmt.Fprintf(&b, "%s;%s;%s;%s\n", r.name, count(r.plan), count(r.done), strings.TrimSuffix(percent(r.done, r.plan), "%"))
	}
	return b.String()
}

func (a *author) document() document {
	return document{a.r.IntN(len(kinds)), a.between(10, 99)}
}

// dated, named, bare and short are the forms in which sections cite a document.
func (d document) dated() string {
	day, month, year := d.date()
	return fmt.Sprintf("%s số %s, ngày %d/%d/%d của %s", kinds[d.kind].word, d.key(), day, month, year, kinds[d.kind].office)
}

func (d document) named() string {
	return fmt.Sprintf("%s số %s của %s về %s", kinds[d.kind].word, d.key(), kinds[d.kind].office, d.subject())
}

func (d document) bare() string { return kinds[d.kind].word + " " + d.key() }

func (d document) short() string {
	return fmt.Sprintf("%s %d của %s", kinds[d.kind].word, d.number, kinds[d.kind].office)
}

// pick is one of the items of a text between bars.
func (a *author) pick(items string) string { return a.oneOf(list(items)) }

// words are the parts of one of them, between signs.
func (a *author) words(items string) []string { return strings.Split(a.pick(items), "@") }

func (a *author) oneOf(all []string) string { return all[a.r.IntN(len(all))] }

// between is a number from lo to hi, both among them.
func (a *author) between(lo, hi int) int { return lo + a.r.IntN(hi-lo+1) }

// count prints a number as reports do: 07, 42, 1.680.
func count(n int) string {
	if n >= 1000 {
		return fmt.Sprintf("%d.%03d", n/1000, n%1000)
	}
	return fmt.Sprintf("%02d", n)
}

// percent prints a : b, rounded half up to two decimals at most.
func percent(a, b int) string {
	hundredths := (20000*a + b) / (2 * b)
	s := fmt.Sprintf("%d,%02d", hundredths/100, hundredths%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",") + "%"
}

// capital is a text that begins a sentence.
func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
