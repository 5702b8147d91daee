package main

import (
	"encoding/json"

	"congbo/cmd/congbo/internal/data"
	"congbo/cmd/congbo/internal/diag"
)

// helpingFiles are what a new site has for git, editors and VS Code.
func helpingFiles() []siteFile {
	files := []siteFile{
		// What congbo makes is made again of the sources.
		{name: ".gitignore", text: "/public/\n/.public.*\n/public.congbo-left*/\n/content/.*\n*.old\n~$*\n.~lock.*\n"},
		// Sealed sources are kept byte for byte, which git would not do where core.autocrlf is on,
		// as it is on most Windows.
		{name: ".gitattributes", text: "# Nguồn đã niêm phong được đối chiếu từng byte: git không được đổi kiểu xuống dòng.\ncontent/** -text\ndata/** -text\nlayouts/** -text\nstatic/** -text\n"},
		{name: ".editorconfig", text: "root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\n\n[*.{md,toml}]\nindent_style = space\nindent_size = 2\n"},
		{name: ".taplo.toml", text: taploConfig()},
		{name: ".vscode/tasks.json", text: vscodeTasks()},
		{name: ".vscode/extensions.json", text: "{\n  \"recommendations\": [\"tamasfe.even-better-toml\", \"editorconfig.editorconfig\"]\n}\n"},
	}
	for _, s := range data.Schemas() {
		files = append(files, siteFile{name: schemaFolder + "/" + s.File(), text: string(s.JSON)})
	}
	for i := range files {
		files[i].helps = true
	}
	return files
}

// taploConfig names the schema of each TOML file of a site, for taplo and the editors that
// use it.
func taploConfig() string {
	text := ""
	for _, s := range data.Schemas() {
		if s.Of != "" {
			text += "[[rule]]\ninclude = [" + data.QuoteTOML(s.Of) + "]\n[rule.schema]\npath = " + data.QuoteTOML("./"+schemaFolder+"/"+s.File()) + "\n\n"
		}
	}
	return text
}

// vscodeTasks checks the site and shows it. VS Code knows severities by their English names
// alone, so each has a matcher of its own that understands both languages.
func vscodeTasks() string {
	type m = map[string]any
	var matchers []m
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		name := severity.String()
		if severity == diag.Note {
			name = "info"
		}
		matchers = append(matchers, m{"owner": "congbo-" + name, "source": "congbo", "severity": name, "fileLocation": []string{"relative", "${workspaceFolder}"},
			"pattern": m{"regexp": findingPattern(severity), "file": 1, "line": 2, "column": 3, "message": 4, "code": 5}})
	}
	task := func(args ...string) m {
		return m{"type": "process", "command": "congbo", "args": args, "options": m{"cwd": "${workspaceFolder}"}}
	}
	check, serve := task("check"), task("serve", "--open")
	check["label"], check["problemMatcher"], check["group"] = "congbo: kiểm tra", matchers, m{"kind": "test", "isDefault": true}
	serve["label"], serve["problemMatcher"], serve["isBackground"] = "congbo: xem trước", []m{}, true
	text, err := json.MarshalIndent(m{"version": "2.0.0", "tasks": []m{check, serve}}, "", "  ")
	if err != nil {
		panic(err) // texts alone
	}
	return string(text) + "\n"
}

// findingPattern matches the line of a finding of a severity as check prints it.
func findingPattern(s diag.Severity) string {
	return `^(.+?):(\d+):(\d+): (?:` + s.In("vi") + `|` + s.In("en") + `)(?: \([^)]*\))?: (.*) \[([a-z-]+/[a-z-]+)\]$`
}
