module congbo

go 1.26.6

require (
	github.com/BurntSushi/toml v1.6.0 // judges TOML, with good messages; go-toml would do it too
	github.com/chromedp/cdproto v0.159.0 // tests: see chromedp
	github.com/chromedp/chromedp v0.23.0 // tests drive the browser of the system; Playwright would, with Node
	github.com/fsnotify/fsnotify v1.10.1 // tells of saves at once; without it internal/watch looks every second
	github.com/hiddeco/sshsig v0.2.0 // signs and proves as ssh-keygen -Y does; the same could be written over x/crypto/ssh
	github.com/inconshreveable/mousetrap v1.1.0 // whether a double click started congbo on Windows; a few calls of the system would
	github.com/owenrumney/go-sarif/v3 v3.3.1 // tests hold SARIF to its schema; a validator of JSON schemas would
	github.com/pelletier/go-toml/v2 v2.4.3 // its parser tells where each key and value stands; TOML is judged by BurntSushi
	github.com/rogpeppe/go-internal v1.16.0 // tests run scripts of commands (testscript)
	github.com/spf13/cobra v1.10.2 // commands, help, completion, manual pages; the flag package, with all that written anew
	github.com/spf13/pflag v1.0.9 // flags of cobra
	github.com/tdewolff/minify/v2 v2.24.25 // HTML, CSS, SVG in fewer bytes; left out, pages are larger
	github.com/yuin/goldmark v1.8.7 // CommonMark and tables; rsc.io/markdown would, with all of internal/markup written anew
	golang.org/x/crypto v0.58.0 // keys and agents of SSH; of the Go project
	golang.org/x/net v0.62.0 // reads HTML, of pages and in tests; of the Go project
	golang.org/x/sync v0.24.0 // limits what runs side by side; of the Go project
	golang.org/x/sys v0.49.0 // exchanges folders, locks files; of the Go project
	golang.org/x/text v0.43.0 // forms of Unicode; of the Go project
)

require (
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/tdewolff/parse/v2 v2.8.20 // indirect
	github.com/xeipuuv/gojsonpointer v0.0.0-20180127040702-4e3ac2762d5f // indirect
	github.com/xeipuuv/gojsonreference v0.0.0-20180127040603-bd5ef7bd5415 // indirect
	github.com/xeipuuv/gojsonschema v1.2.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
)
