package main

import (
	"bufio"
	"fmt"
	"io"

	"congbo/cmd/congbo/internal/diag"
)

// doubleClicked runs a command line that Windows Explorer started: a double click, a shortcut,
// or a file dropped on the program. The window closes with the program, so it stays until
// somebody has read it.
func (a *app) doubleClicked(args []string, in io.Reader) int {
	code := exitDone
	if len(args) == 0 {
		a.language = preferredLanguage(args, a.getenv)
		a.welcome()
	} else {
		code = a.run(args)
		fmt.Fprintln(a.stdout)
	}
	a.inEachLanguage(diag.Say("Nhấn Enter để đóng cửa sổ này.", "Press Enter to close this window."))
	bufio.NewReader(in).ReadString('\n') // or its end: there is nobody to wait for
	return code
}

// welcome says what congbo is to somebody who expects a window, and how to begin. Both
// languages fit into the 25 lines of 80 letters of an old console.
func (a *app) welcome() {
	a.inEachLanguage(diag.Say(
		`congbo `+version+`: kiểm tra báo cáo và dựng thành trang web để công bố.
Đây là chương trình dòng lệnh, không có cửa sổ để bấm. Ba bước đầu:
  1. Giải nén tệp zip; trong cửa sổ của thư mục, bấm vào thanh địa chỉ, gõ cmd,
     nhấn Enter. Cửa sổ dòng lệnh mở ra; gõ vào đó:
  2. congbo new site bao-cao                tạo một trang trong thư mục bao-cao
  3. congbo serve --source bao-cao --open   xem trang đó trong trình duyệt
Sổ tay: congbo guide. Các lệnh khác: congbo help
`,
		`congbo `+version+`: checks reports and compiles them into a website.
It is a program for the command line, without windows. The first three steps:
  1. Unpack the zip; in the window of the folder click into the address bar,
     type cmd, press Enter. A command window opens; type there:
  2. congbo new site bao-cao                makes a site in the folder bao-cao
  3. congbo serve --source bao-cao --open   shows it in the browser
The handbook: congbo guide. Other commands: congbo help
`))
}

// inEachLanguage prints a text in the language that was asked for, else in both: Windows has
// no locale in the environment, and a double click cannot say --lang.
func (a *app) inEachLanguage(text diag.Text) {
	if a.language != "en" {
		fmt.Fprintln(a.stdout, text.VI)
	}
	if a.language != "vi" {
		fmt.Fprintln(a.stdout, text.EN)
	}
}
