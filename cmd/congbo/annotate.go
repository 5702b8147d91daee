package main

import (
	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/importer"
)

func (a *app) annotate(words []*importer.Word, shown diag.List, out string) error { return nil }
