package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"time"
)

// The parts of CycloneDX 1.6 that a program of Go has something to say in.
type (
	bom struct {
		Schema       string       `json:"$schema"`
		BOMFormat    string       `json:"bomFormat"`
		SpecVersion  string       `json:"specVersion"`
		Version      int          `json:"version"`
		Metadata     metadata     `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Type       string          `json:"type"`
		Ref        string          `json:"bom-ref"`
		Name       string          `json:"name"`
		Version    string          `json:"version"`
		Hashes     []hash          `json:"hashes,omitempty"`
		Licences   []licenceChoice `json:"licenses"`
		PURL       string          `json:"purl"`
		Properties []property      `json:"properties,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	licenceChoice struct {
		Licence struct {
			ID string `json:"id"`
		} `json:"license"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	dependency struct {
		Ref       string   `json:"ref"`
		DependsOn []string `json:"dependsOn"`
	}
)

// writeSBOM writes the bill of materials of a program: its modules, and which uses which.
// The sum of a module is that of go.sum, which is no hash of a file, and so a property.
func (inv *inventory) writeSBOM(b *bytes.Buffer, at time.Time) error {
	program := "pkg:generic/" + inv.name + "@" + url.PathEscape(inv.version)
	list := bom{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", BOMFormat: "CycloneDX", SpecVersion: "1.6", Version: 1,
		Metadata: metadata{at.Format(time.RFC3339), component{
			Type: "application", Ref: program, PURL: program, Name: inv.name, Version: inv.version,
			Hashes:     []hash{{"SHA-256", hex.EncodeToString(inv.sum[:])}},
			Licences:   choices("Apache-2.0"),
			Properties: []property{{"congbo:system", inv.system}},
		}},
		Components: []component{}, Dependencies: []dependency{},
	}
	refs := map[string]string{}
	for _, m := range inv.modules {
		// Case stays as it is, though the form of these names would have it lower: databases of
		// vulnerabilities know modules by their paths.
		refs[m.path] = "pkg:golang/" + m.path + "@" + url.PathEscape(m.version)
	}
	depends := func(ref string, uses []string) {
		d := dependency{ref, []string{}}
		for _, path := range uses {
			d.DependsOn = append(d.DependsOn, refs[path])
		}
		list.Dependencies = append(list.Dependencies, d)
	}
	depends(program, inv.uses)
	for _, m := range inv.modules {
		c := component{Type: "library", Ref: refs[m.path], PURL: refs[m.path], Name: m.path, Version: m.version, Licences: choices(m.licences...)}
		if m.sum != "" {
			c.Properties = []property{{"congbo:go.sum", m.sum}}
		}
		list.Components = append(list.Components, c)
		depends(c.Ref, m.uses)
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

func choices(ids ...string) []licenceChoice {
	all := make([]licenceChoice, len(ids))
	for i, id := range ids {
		all[i].Licence.ID = id
	}
	return all
}
