package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// constructs are pieces of Markdown of every kind, whole and broken. Each W becomes a word
// that stands nowhere else.
var constructs = []string{
	"W ", "W W, ", "W.\n", "\n", "\n\n", "W\n\n", "  W\n", "    W\n", "\tW\n", "W  \nW\n", "W\\\nW\n",
	"# W\n", "## W\n\n", "### W {#W}\n\n", "## W {.W}\n", "## W ##\n", "W\n---\n", "W\n===\n", "W {#W}\n---\n", "##W\n", "##\n", "## W {#W W}\n",
	"- W\n", "* W\n", "  - W\n", "1. W\n", "2) W\n", "3. W {#W}\n", "    - W\n", "-\n", "1.\n", "a) W;\nb) W.\n", "– W\n– W\n",
	"> W\n", ">> W\n", "> - W\n", "> W {#W}\n",
	"|W|W|\n|-|-|\n|W|W|\n", "|W|W|\n|-|-|\n|W|W|W|\n", "W\n|-|-|\nW | W | W\n", "> |W|W|\n> |-|-|\n> |W|W|W|\n", "|W|\n|-|-|\n|W|\n",
	"|W|W|\n|-|\n|W|W|\n", "|W|W|\n|—|—|\n|W|W|\n", "W | W\n:-: | -:\nW | W\nW\n", "|W|W|\n|-|-|\n|W\\|W|`W\\|W`|\n", "| W | W |\n| --- | --- |\n| W |\n", "|\n", "|W", "|-|-|\n", "|W|W|W|\n",
	"- |W|W|\n  |-|-|\n  |W|W|W|\n", "\t|W|W|\n",
	"**W** ", "*W* ", "**W ", "*W ", "__W__ ", "_W_ ", "**", "***W*** ", "`W` ", "``W ` W`` ", "`W ", "`",
	"[W](/W) ", "[W](/W \"W\") ", "![W](W.png) ", "![W](W.png 'W') ", "[](#W) ", "[](#W \"W\") ", "[W]() ", "[](https://W.vn) ", "[W](W W.pdf) ", "![W](W W.png) ", "[W](<W W.pdf>) ", "[W](cite:1-CT/TU) ", "[W](cite:1-CT/TU 'W') ", "[W](/W\n'W') ", "[W\nW](/W) ", "[W [W](/W) W](/W) ", "![W [W](/W)](W.png) ", "[![W](W.png)](/W) ",
	"[W][r] ", "[W][] ", "[r] ", "[W][gone] ", "[r]: /W 'W'\n", "[r]: /W\n", "[q]: <W W> W\n", "[W]: /W\n\n", "[r]:\n/W\n'W'\n", "[r]: /W 'W' W\n", "![W][r] ", "[r][r]",
	"[^n] ", "[^n]: W\n", "[^m]: W\n\n    W\n", "[^W W] ", "[^W W]: W\n", "^[W] ", "[^m]:\n", "> [^k]: W\n", "- [^k]: W\n", "[^n]:W [^k]\n",
	"<b>W</b> ", "<!-- W -->", "<!-- W\n\nW -->\n", "<!-- congbo: W -->\n", "<!-- congbo: W\n\nW -->\n", "W <!-- congbo: W --> W\n", "<!-- congbo: W --> W\n", "<!-- congbo: W\n", "- <!-- congbo: W -->\n  W\n", "- <!-- congbo: W\nW -->\n", "- <!-- congbo: W\n  W -->\n", "<https://W.vn> ", "<W@W.vn> ", "<ftp://W.vn> ", "<W ",
	"```\nW\n```\n", "```W\nW\n```\n", "``` W W\nW\n```\n", "~~~\nW\n", "```tabel\nW = 1\n```\n", "```table\ndata = \"W.csv\"\n```\n", "```indicators\nids = [\"W\"]\n```\n", "> ```\n> W\n> ```\n", "- ```\n  W\n  ```\n", "```\n",
	"W\n: W\n", "W\nW\n: W\n\n  W\n", ": W\n", "W\n\n: W\n", "~~~ W\n~~~\n",
	"{{W.W}} ", "{{W}} ", "{#W}\n", "::: W\nW\n:::\n", "***\n", "---\n", "&amp;W &copy; &#87; ", "\\*W\\* ", "\\[W] ", "\\", "W\u00a0W ", "số 12-CT/TU ", "\\12-CT/TU ", "{", "}", "]", "[", "(", ")", "!", "<", ">", "&", "~~W~~ ", "===\n", "W\n\t\tW\n", " \t\n",
}

// Markdown is Markdown of at most so many constructs, put together at random, with slips of
// the finger. Its words are w1x, w2x and so on, and each stands in it once.
func Markdown(r *rand.Rand, constructsAtMost int) string {
	var b strings.Builder
	n := 0
	for range 1 + r.IntN(constructsAtMost) {
		for _, c := range constructs[r.IntN(len(constructs))] {
			if c != 'W' {
				b.WriteRune(c)
				continue
			}
			n++
			fmt.Fprintf(&b, "w%dx", n)
		}
	}
	text := []rune(b.String())
	for range r.IntN(4) { // slips of the finger
		i, marks := r.IntN(len(text)), []rune("\n []()|*#>-`:<!~ \\")
		switch r.IntN(3) {
		case 0:
			text[i] = marks[r.IntN(len(marks))]
		case 1:
			text = slices.Insert(text, i, marks[r.IntN(len(marks))])
		default:
			if text = slices.Delete(text, i, i+1); len(text) == 0 {
				return ""
			}
		}
	}
	return string(text)
}
