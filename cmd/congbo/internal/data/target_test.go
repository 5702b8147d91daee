package data

import (
	"testing"

	"congbo/cmd/congbo/internal/diag"
	"congbo/cmd/congbo/internal/source"
)

func TestTargets(t *testing.T) {
	for text, key := range map[string]string{
		`url = "file:///srv/www/bao-cao"`:                                                          "",
		`url = "file:///C:/web/bao-cao"`:                                                           "",
		`url = "sftp://xuat-ban@may.example.vn/srv/www/bao-cao"`:                                   "",
		`url = "sftp://may.example.vn:2222/~/bao-cao"`:                                             "",
		"url = \"s3://kho/bao-cao\"\nendpoint = \"https://s3.example.vn\"\nregion = \"us-east-1\"": "",
		"url = \"s3://kho\"\nendpoint = \"https://s3.example.vn/\"":                                "",
		`url = ""`: "data/missing",
		`url = "sftp://a:mat-khau@may.example.vn/x"`:                 "data/target",
		`url = "ftp://may.example.vn/x"`:                             "data/target",
		`url = "file://may/x"`:                                       "data/target",
		`url = "file:///"`:                                           "data/target",
		`url = "file:///srv/../etc"`:                                 "data/target",
		`url = "sftp://may.example.vn"`:                              "data/target",
		`url = "sftp://may.example.vn/~"`:                            "data/target",
		`url = "sftp:///x"`:                                          "data/target",
		`url = "srv/www"`:                                            "data/target",
		`url = "s3://kho"`:                                           "data/target",
		"url = \"s3://kho\"\nendpoint = \"http://s3.example.vn\"":    "data/target",
		"url = \"s3://kho\"\nendpoint = \"https://s3.example.vn/a\"": "data/target",
		"url = \"file:///srv/a\"\nendpoint = \"https://x.example\"":  "data/target",
		"url = \"file:///srv/a\\u001b[2J\"":                          "data/target",
		"url = \"file:///srv/a\"\npassword = \"x\"":                  "data/unknown-key",
	} {
		var found diag.List
		all := decodeTargets(&source.File{Path: TargetsFile, Text: []byte("[target.a]\n" + text + "\n")}, &found)
		switch {
		case key == "" && (len(found) > 0 || len(all) != 1):
			t.Errorf("%s: %v", text, found)
		case key != "" && (len(found) != 1 || found[0].Code != key):
			t.Errorf("%s: %v, not %s", text, found, key)
		}
	}
}
