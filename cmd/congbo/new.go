package main

import (
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"congbo/cmd/congbo/internal/diag"
)

func (a *app) newCommand() *cobra.Command {
	c := a.command("new", diag.Say("tạo trang mới, kỳ mới, nhiệm vụ của một kỳ", "make a site, a period, or the commitments of one"))
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		c.SuggestionsMinimumDistance = 2
		if len(c.SuggestionsFor(args[0])) > 0 {
			return unknownCommand(c, args[0])
		}
		return usage(diag.Say("không tạo được %q", "cannot make %q", args[0]), diag.Say("trang mới: congbo new site [THƯ MỤC]; kỳ mới: congbo new period KỲ --from KỲ; nhiệm vụ: congbo new commitments KỲ", "a site: congbo new site [DIR]; a period: congbo new period PERIOD --from PERIOD; commitments: congbo new commitments PERIOD"))
	}
	c.AddCommand(a.newSiteCommand(), a.newPeriodCommand(), a.newCommitmentsCommand())
	return c
}

// today is SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock.
func (a *app) today() (time.Time, error) {
	value := a.getenv("SOURCE_DATE_EPOCH")
	if value == "" {
		return a.now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return time.Time{}, usage(diag.Say("SOURCE_DATE_EPOCH=%q không phải là một số giây", "SOURCE_DATE_EPOCH=%q is not a number of seconds", value), diag.Text{})
	}
	return time.Unix(seconds, 0).UTC(), nil
}
