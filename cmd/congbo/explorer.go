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
	}
	fmt.Fprintln(a.stdout)
	a.inEachLanguage(diag.Say("Nhấn Enter để đóng cửa sổ này.", "Press Enter to close this window."))
	bufio.NewReader(in).ReadString('\n') // or its end: there is nobody to wait for
	return code
}

// welcome says what congbo is to somebody who expects a window, and how to begin.
func (a *app) welcome() {
	a.inEachLanguage(diag.Say(
		`congbo `+version+` dựng báo cáo thành trang web và kiểm tra báo cáo trước khi công bố.
Đây là chương trình dòng lệnh, không có cửa sổ để bấm. Ba bước đầu:

  1. Giải nén tệp zip ra một thư mục. Trong cửa sổ của thư mục đó, bấm vào thanh địa chỉ,
     gõ cmd rồi nhấn Enter. Trong cửa sổ dòng lệnh vừa mở, gõ các lệnh dưới đây.

  2. Tạo một trang trong thư mục bao-cao:
     congbo new site bao-cao

  3. Xem trang đó trong trình duyệt, dự thảo cũng hiện:
     congbo serve --source bao-cao --open

Các lệnh khác:
     congbo help
`,
		`congbo `+version+` compiles reports into a website and checks them before they are published.
It is a program for the command line, without windows to click in. The first three steps:

  1. Unpack the zip into a folder. In the window of that folder click into the address bar,
     type cmd and press Enter. In the command window that opens, type the commands below.

  2. Make a site in the folder bao-cao:
     congbo new site bao-cao

  3. Look at it in the browser, drafts too:
     congbo serve --source bao-cao --open

All other commands:
     congbo help
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
