package exports

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/quantity"
	"congbo/cmd/congbo/internal/words"
)

// TestDigits: every form of the data keeps a number as it is written, however
// long, and a text as it is.
func TestDigits(t *testing.T) {
	for _, number := range []string{"42,50", "0,10", "-3,25", "123.456.789.012.345.678.901,20", "0"} {
		d, err := quantity.Parse(number)
		if err != nil {
			t.Fatal(err)
		}
		all := []*data.Indicator{{ID: "a", Name: "Tên; \"có\", dấu", Note: "=1+1", Actual: d}}
		rows, err := csv.NewReader(bytes.NewReader(IndicatorsCSV(all))).ReadAll()
		if err != nil || rows[1][4] != d.Plain() || rows[1][1] != all[0].Name || rows[1][14] != "'=1+1" {
			t.Errorf("%s: CSV %q %v", number, rows, err)
		}
		excel, bom := strings.CutPrefix(string(IndicatorsExcel(words.Words{}, all)), "\ufeff")
		r := csv.NewReader(strings.NewReader(excel))
		r.Comma = ';'
		rows, err = r.ReadAll()
		if !bom || err != nil || rows[1][4] != strings.ReplaceAll(number, ".", "") || rows[1][1] != all[0].Name || rows[1][14] != "'=1+1" {
			t.Errorf("%s: CSV for Excel %q %v", number, rows, err)
		}
		text, err := json.Marshal(indicatorJSON{all[0]})
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		var got map[string]any
		if err := decoder.Decode(&got); err != nil || got["actual"] != json.Number(d.Plain()) || got["name"] != all[0].Name || got["computed_status"] != "theo dõi" || len(got) != 5 {
			t.Errorf("%s: JSON %s %v", number, text, err)
		}
	}
}
