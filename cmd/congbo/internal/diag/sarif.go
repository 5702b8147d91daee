package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"

	"congbo/cmd/congbo/internal/source"
)

// A Rule describes a code of findings in SARIF.
type Rule struct {
	Code        string
	Title, Help Text
}

// WriteSARIF prints findings as SARIF 2.1.0 (OASIS standard of 27 March 2020).
// Accepted findings are suppressed results.
func WriteSARIF(w io.Writer, findings List, rules []Rule, version, language string) error {
	type text struct {
		Text string `json:"text"`
	}
	type artifact struct {
		URI string `json:"uri"`
	}
	type region struct {
		StartLine   int   `json:"startLine"`
		StartColumn int   `json:"startColumn"`
		EndLine     int   `json:"endLine,omitempty"`
		EndColumn   int   `json:"endColumn,omitempty"`
		Snippet     *text `json:"snippet,omitempty"`
	}
	type physical struct {
		Artifact artifact `json:"artifactLocation"`
		Region   region   `json:"region"`
	}
	type location struct {
		ID       int      `json:"id,omitempty"`
		Physical physical `json:"physicalLocation"`
		Message  *text    `json:"message,omitempty"`
	}
	type suppression struct {
		Kind string `json:"kind"`
	}
	type result struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    *int              `json:"ruleIndex,omitempty"`
		Level        string            `json:"level"`
		Message      text              `json:"message"`
		Locations    []location        `json:"locations"`
		Related      []location        `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Suppressions []suppression     `json:"suppressions,omitempty"`
	}
	type rule struct {
		ID    string `json:"id"`
		Short text   `json:"shortDescription"`
		Full  text   `json:"fullDescription"`
	}
	place := func(s source.Span) location {
		path, line, column := Place(s)
		r := region{StartLine: max(line, 1), StartColumn: max(column, 1)}
		if s.File != nil && s.End > s.Start {
			_, r.EndLine, r.EndColumn = Place(source.Span{File: s.File, Start: s.End})
			r.Snippet = &text{s.Text()}
		}
		return location{Physical: physical{artifact{uri(path)}, r}}
	}
	index := map[string]int{}
	ruleList := make([]rule, 0, len(rules))
	for i, r := range rules {
		index[r.Code] = i
		ruleList = append(ruleList, rule{r.Code, text{r.Title.In(language)}, text{r.Help.In(language)}})
	}
	results := make([]result, 0, len(findings))
	for _, f := range findings {
		message := f.Message.In(language)
		if hint := f.Hint.In(language); hint != "" {
			message += "; " + hint
		}
		one := result{RuleID: f.Code, Level: f.Severity.String(), Message: text{message}, Locations: []location{place(f.Span)}, Fingerprints: map[string]string{"congbo/v1": fingerprint(f)}}
		if i, ok := index[f.Code]; ok {
			one.RuleIndex = &i
		}
		for k, r := range f.Related {
			l := place(r.Span)
			l.ID, l.Message = k+1, &text{r.Text.In(language)}
			one.Related = append(one.Related, l)
		}
		if f.Accepted {
			one.Suppressions = []suppression{{"external"}}
		}
		results = append(results, one)
	}
	type driver struct {
		Name     string `json:"name"`
		Version  string `json:"version"`
		Language string `json:"language"`
		Rules    []rule `json:"rules"`
	}
	type tool struct {
		Driver driver `json:"driver"`
	}
	type run struct {
		Tool       tool     `json:"tool"`
		Language   string   `json:"language"`
		ColumnKind string   `json:"columnKind"`
		Newlines   []string `json:"newlineSequences"`
		Results    []result `json:"results"`
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []run  `json:"runs"`
	}{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []run{{tool{driver{"congbo", version, language, ruleList}}, language, "unicodeCodePoints", []string{"\n"}, results}}})
}

// fingerprint stays the same while the text of a finding does, wherever it moves.
func fingerprint(f Finding) string {
	h := sha256.Sum256([]byte(f.Code + "\x00" + strings.Join(strings.Fields(f.Span.Text()), " ") + "\x00" + f.Message.EN))
	return hex.EncodeToString(h[:8])
}

// uri is a path as a relative URI reference (RFC 3986).
func uri(path string) string {
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
		}
	}
	return b.String()
}
