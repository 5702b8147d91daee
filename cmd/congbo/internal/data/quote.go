package data

// QuoteTOML writes a text as a basic string of TOML.
func QuoteTOML(s string) string { return quoteTOML(s) }
