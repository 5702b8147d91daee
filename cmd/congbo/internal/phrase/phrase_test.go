package phrase_test

import (
	"testing"

	"congbo/cmd/congbo/internal/phrase"
)

var profile = phrase.Profile{
	Classes: map[string][]string{"thing": {"số", "số liệu", "{this} này"}, "this": {"đoạn", "câu"}, "call": {"anh", "đ/c"}},
	Sets: map[string][]string{
		"plain":   {"xem lại {thing}", "bỏ {this} này|đó ?"},
		"call":    {"{call} @ xem ~2 nhé?", "@ sửa"},
		"number":  {"bản số # mật?", "{this} hỏa kỷ*"},
		"capital": {"^ban tổ chức"},
	},
	Unnamed: []string{"xem"},
}

func TestWhole(t *testing.T) {
	sets, err := phrase.Compile(profile)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		set, text string
		want      bool
	}{
		{"plain", "Xem lại số liệu", true}, {"plain", "XEM LẠI: số!", true}, {"plain", "xem lại đoạn này.", true}, {"plain", "xem lại đoạn này?", true},
		{"plain", "xem lại mục 2", false}, {"plain", "xem lại", false}, {"plain", "", false}, {"plain", "bỏ câu đó?", true}, {"plain", "bỏ câu đó", false},
		{"call", "anh Nam xem", true}, {"call", "Đ/c Lê Văn Nam xem kỹ hơn nhé", true}, {"call", "anh nam xem", false}, {"call", "anh Nam xem thật kỹ hơn", false}, {"call", "Lan sửa", true}, {"call", "lan sửa", false}, {"call", "Xem sửa", false}, {"call", "Lê Xem sửa", true},
		{"number", "Bản số 05/10", true}, {"number", "Bản số IV mật", true}, {"number", "Bản số mật", false}, {"number", "đoạn hoả kỉ kỷ", true},
		{"capital", "Ban Tổ chức", true}, {"capital", "ban tổ chức", false},
	} {
		if got := sets[test.set].Whole(test.text); got != test.want {
			t.Errorf("%s: %q: %v", test.set, test.text, got)
		}
	}
}

func TestAt(t *testing.T) {
	sets, err := phrase.Compile(profile)
	if err != nil {
		t.Fatal(err)
	}
	text := "Nhờ anh xem lại số liệu đã có."
	if at := len("Nhờ anh "); text[at:sets["plain"].At(text, at)] != "xem lại số liệu" {
		t.Errorf("%d", sets["plain"].At(text, at))
	}
	if end := sets["plain"].At(text, 0); end != 0 {
		t.Errorf("%d", end)
	}
}

func TestFaults(t *testing.T) {
	for _, text := range []string{"", "{none}", "~x a", "~3", "a? b*", "{ring}"} {
		p := phrase.Profile{Classes: map[string][]string{"ring": {"a {ring}"}}, Sets: map[string][]string{"set": {text}}}
		if _, err := phrase.Compile(p); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func FuzzWhole(f *testing.F) {
	sets, err := phrase.Compile(profile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("anh Nam xem thật kỹ nhé?")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range sets {
			s.Whole(text)
			if end := s.At(text, 0); end < 0 || end > len(text) {
				t.Fatalf("%q ends at %d", text, end)
			}
		}
	})
}
