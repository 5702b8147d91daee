package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/check"
	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

func (a *app) explainCommand() *cobra.Command {
	c := a.command("explain CODE", diag.Say("giải thích mã của một phát hiện", "explain the code of a finding"))
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(diag.Say("cần mã của một phát hiện", "need the code of a finding"), diag.Say("ví dụ: congbo explain figure/ratio", "for example: congbo explain figure/ratio"))
		}
		return a.explain(args[0])
	}
	return c
}

// explained are the checks that have a page: those of reports, then those of seals.
func explained() []*check.Check {
	return slices.Concat(check.All(), check.Sealing(), check.Publishing())
}

// explain prints the page of a check: what it proves, when it speaks, examples; or the
// rule that a finding belongs to.
func (a *app) explain(code string) error {
	var codes []string
	for _, c := range explained() {
		if c.Code != code {
			codes = append(codes, c.Code)
			continue
		}
		fmt.Fprintf(a.stdout, "%s (%s)\n%s\n\n%s\n", c.Code, c.Severity.In(a.lang()), c.Title.In(a.lang()), c.Doc.In(a.lang()))
		for _, part := range []struct {
			head  string
			texts []string
		}{{a.word("Báo khi:", "Speaks on:"), c.Fires}, {a.word("Không báo khi:", "Is silent on:"), c.Silent}} {
			if len(part.texts) > 0 {
				fmt.Fprintf(a.stdout, "\n%s\n", part.head)
			}
			for _, text := range part.texts {
				fmt.Fprintf(a.stdout, "  %s\n", strings.NewReplacer("\n\n", "\n    ", "\n", "\n    ").Replace(text))
			}
		}
		return nil
	}
	if r := ruleOf(code); r != nil {
		fmt.Fprintf(a.stdout, "%s\n%s\n\n%s\n", code, r.title.In(a.lang()), r.doc.In(a.lang()))
		return nil
	}
	for _, r := range rules {
		codes = append(codes, strings.Fields(r.codes)...)
	}
	hint := diag.Say("xem các mã: congbo help check", "see the codes: congbo help check")
	if near := data.Nearest(code, codes); near != "" {
		hint = diag.Say("có phải: congbo explain %s", "did you mean: congbo explain %s", near)
	}
	return usage(diag.Say("không có phát hiện nào mang mã %q", "no finding has the code %q", code), hint)
}
