package check_test

import (
	"testing"
	"testing/fstest"
)

// TestTables holds that the checks tell how many tables and cells they read, wherever those
// stand, and which files nobody read.
func TestTables(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"content/2031-h1/_index.md": head + "Hai bảng[^a].\n\n| Tổ | Số buổi |\n|---|---|\n| Một | 3 |\n| Hai | |\n\n" +
			"```table\ndata = \"to.csv\"\n```\n\n[^a]: Xem\n\n    | Chú | Giải |\n    |---|---|\n    | x | y |\n",
		"content/2031-h1/01-phan/_index.md": "+++\ntitle = \"Phần\"\n+++\n| A | B |\n|---|---|\n| c | d |\n",
		"data/2031-h1/to.csv":               "Tổ,Số\nMột,1\nHai,2\n",
		"data/2031-h1/la.csv":               "Tổ,Số\nBa,3\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, result := checked(files, nil)
	got := result.Tables
	if got.Markdown != 3 || got.Data != 1 || got.Cells != 5+4+4+6 {
		t.Errorf("%d Markdown tables, %d of data, %d cells; want 3, 1, 19", got.Markdown, got.Data, got.Cells)
	}
	if len(got.Unread) != 1 || got.Unread[0].Path != "data/2031-h1/la.csv" {
		t.Errorf("unread: %v", got.Unread)
	}
}

// TestTablesOfNotes holds that a table adds up in a note as it does in the text, whether it
// is written in Markdown or comes from a file.
func TestTablesOfNotes(t *testing.T) {
	const rows = "Tổ,Số buổi\nA,1\nB,2\n"
	for name, test := range map[string]struct{ note, csv, want string }{
		"Markdown":          {"    | Tổ | Số buổi |\n    |---|---|\n    | A | 1 |\n    | B | 2 |\n    | Cộng | 4 |\n", rows, "content/2031-h1/_index.md:21:14"},
		"Markdown, correct": {"    | Tổ | Số buổi |\n    |---|---|\n    | A | 1 |\n    | B | 2 |\n    | Cộng | 3 |\n", rows, ""},
		"a file":            {"    ```table\n    data = \"to.csv\"\n    ```\n", rows + "Cộng,4\n", "data/2031-h1/to.csv:4:6"},
		"a file, correct":   {"    ```table\n    data = \"to.csv\"\n    ```\n", rows + "Cộng,3\n", ""},
	} {
		files := fstest.MapFS{
			"content/2031-h1/_index.md": {Data: []byte(head + "Có bảng[^a].\n\n[^a]: Xem\n\n" + test.note + "\n[^b]: Không ai nhắc.\n\n" + test.note)},
			"data/2031-h1/to.csv":       {Data: []byte(test.csv)},
		}
		_, result := checked(files, nil)
		got := ""
		for _, f := range result.Findings {
			if f.Code == "figure/table" {
				got += f.Span.String()
			}
		}
		if got != test.want {
			t.Errorf("%s: found at %q, want %q", name, got, test.want)
		}
	}
}
