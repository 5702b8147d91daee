package publish

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestServerConfig holds what all servers are told alike; nginx and Apache themselves are asked
// by the tests of the command.
func TestServerConfig(t *testing.T) {
	for _, server := range Servers {
		for _, address := range []string{"https://thu.example/bao-cao/", "https://thu.example/", "https://thu.example/a%20b&c/", ""} {
			config := ServerConfig(server, "/srv/www/bao-cao", address)
			for _, h := range headers {
				if !strings.Contains(config, h[0]) || !strings.Contains(config, h[1]) {
					t.Errorf("%s is not told %s", server, h[0])
				}
			}
			for _, k := range kinds {
				if !strings.Contains(config, strings.TrimPrefix(k.ext, ".")) {
					t.Errorf("%s is not told of %s", server, k.ext)
				}
			}
			if !strings.Contains(config, "404.html") {
				t.Errorf("%s has no page for what is not there", server)
			}
			if server != "iis" {
				continue
			}
			for d := xml.NewDecoder(strings.NewReader(config)); ; {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%v\n%s", err, config)
				}
			}
		}
	}
	if ServerConfig("caddy", "/srv", "") != "" {
		t.Error("there is no configuration for caddy")
	}
}
