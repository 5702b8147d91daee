/*
Congbo compiles the reports of a committee into a website and checks that what
they say is consistent before anyone publishes it. README.md is the way in, congbo guide the handbook.

# Commands

	compile reports into a website and check them before they are published

	To begin: congbo guide (the handbook), congbo new site --import REPORT.docx (a site of a Word report).

	Usage:
	  congbo COMMAND

	Commands:
	  approve      approve a period before it is sealed
	  archive      seal a period and keep it for good
	  build        build the website into public/
	  check        check figures, citations and what must not go out
	  completion   print the completion script of a shell
	  doctor       say what this machine has for congbo, and what it lacks
	  epub         write the report of a period as an e-book (EPUB 3), kept in the site
	  explain      explain the code of a finding
	  guide        open the handbook in the browser, without a network
	  import       bring a report from a Word or text file into the site
	  new          make a site, a period, or the commitments of one
	  pdf          print the whole report of a period as PDF on A4, kept in the site
	  publish      take the site to where readers are
	  register     print the documents that are cited and not in the register
	  rollback     bring a former release back
	  schema       write JSON Schemas of the TOML files, for editors
	  serve        preview the site while it is written
	  verify       prove that bags and seals are intact
	  version      print the version
	  withdraw     withdraw a report that was published
	  word         write the report of a period, drafts too, as a Word file in its official form, to be signed

	Flags:
	  -v, --version   print the version

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo approve

	approve a period before it is sealed

	--sheet prints a page for who approves: what was checked, what stands, what is accepted and
	why. Without it data/PERIOD/approval.toml is written: who, when, and over which sources
	(SHA-256). A later change of a file makes it void. With approval = true in data/site.toml a
	period that is not approved cannot be sealed; with signed = true the approval needs an SSH
	signature (--sign), with another key than the seal.

	Usage:
	  congbo approve PERIOD [flags]

	Flags:
	      --name string   name of who approves
	      --role string   office of who approves
	      --sheet         print the page for who approves; write nothing
	      --sign string   sign with an SSH key: its file, the .pub file of a key of the agent, or agent

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo archive

	seal a period and keep it for good

	Builds the period as a site of its own and packs it, with its sources, its text and the
	findings, as a BagIt bag in static/archive/PERIOD.zip; the seal goes into data/archive.toml.
	From then on every build and check holds the sources against it: what is changed, added or
	missing is an error. A correction is a new edition with its own seal: --amend. Nothing is
	overwritten. --sign signs the seal and sha256sums.txt with an SSH key (namespace congbo); of
	a period that was sealed without, it signs what stands. A bag that is not published (with
	remarks of the authors, proposals) goes outside static/: --destination. The date is that of SOURCE_DATE_EPOCH, if it is set.

	Usage:
	  congbo archive PERIOD [flags]

	Flags:
	      --accept-warnings      seal in spite of warnings
	      --amend string         why a sealed period is amended
	      --destination string   folder for the bag (default: static/archive of the site)
	      --sign string          sign with an SSH key: its file, the .pub file of a key of the agent, or agent

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo build

	build the website into public/

	Usage:
	  congbo build [flags]

	Flags:
	      --base-url string      address of the published site, for sitemap, feed and canonical links
	      --cpuprofile string    write a CPU profile to this file
	      --destination string   folder to publish into (default: public in the folder of the site)
	      --drafts               build drafts too
	      --memprofile string    write a profile of allocations to this file
	      --no-check             leave out the checks of figures, citations and what must not go out
	      --period string        build this period alone, as a site of its own
	      --strict               warnings that nobody accepted stop the build too
	      --timings              print time and allocations of each stage

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo check

	check figures, citations and what must not go out

	Without PATH the whole site is checked; PATH is a .docx, .md or .txt file anywhere, or
	a folder of such files. Findings in a Word file name the section, the paragraph, the
	cell of a table; --annotate writes them as comments into a copy of the file.
	The checks (more: congbo explain CODE):
	  cite/date           warning   one document has one date
	  cite/form           note      symbols are written in their form
	  cite/future         warning   no document is dated after the report
	  cite/issuer         warning   the issuer fits the symbol
	  cite/near           warning   a number is not one digit off
	  cite/type           warning   the type fits the code in the symbol
	  cite/unregistered   note      cited documents are registered
	  commitment/answer   warning   answers and indicators contradict each other
	  commitment/due      warning   commitments that are due without an answer
	  copy/previous       note      nothing is taken over from the period before
	  date/future         warning   what has been done is not dated after the report
	  date/invalid        warning   dates are of the calendar
	  date/range          warning   spans of time go forward
	  date/years          warning   a number of years agrees with its two ends
	  figure/balance      warning   a balance agrees with its two numbers
	  figure/change       warning   a change agrees with its two numbers
	  figure/data         warning   indicators and prose say the same
	  figure/hundred      warning   percentages of all grades add up to 100
	  figure/names        warning   a count agrees with the names that follow it
	  figure/partition    warning   what is done and what is under way fit the whole
	  figure/plan         warning   some plan gives the percentage that is stated
	  figure/ratio        warning   a percentage agrees with its two numbers
	  figure/share        warning   no more attend than there are
	  figure/sum          warning   parts add up to their whole
	  figure/table        warning   totals, subtotals, percentages and differences of a table agree with its cells
	  figure/thousands    warning   numbers with a point between thousands stand in quotes in TOML
	  form/decimal        note      decimals have a comma
	  form/missing        warning   the parts of the form are there
	  form/number         note      the report's own number is in its form
	  image/alt           note      images have a description
	  image/type          error     pictures are of types that browsers show
	  personal/account    warning   no bank account of a person
	  personal/contact    warning   no phone or e-mail of a person
	  personal/home       warning   no date of birth or home beside a name
	  personal/identity   warning   no identity number, passport, tax code or insurance number of a person
	  personal/illness    warning   nobody is named beside an illness
	  personal/properties warning   attachments carry no names or remarks
	  personal/sanction   warning   nobody is named beside a sanction or a crime
	  secrecy/cited       warning   no secret document is cited
	  secrecy/front       error     what is secret or for a few is not on a public site
	  secrecy/stamp       warning   no stamp of secrecy or circulation is left
	  unfinished/field    error     nothing is left to be filled in
	  unfinished/remark   error     no remark between colleagues is left
	  unfinished/section  warning   every section has text
	  word/doubled        note      no word twice in a row

	Usage:
	  congbo check [PATH…] [flags]

	Flags:
	      --all               accepted findings too
	      --annotate string   write a copy of the Word file too, with a comment at the very words of each finding
	      --format string     form of the result: text, json, sarif, github (default "text")
	      --strict            warnings fail too (exit code 1)

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo completion

	print the completion script of a shell

	Usage:
	  congbo completion bash|zsh|fish|powershell

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo doctor

	say what this machine has for congbo, and what it lacks

	A line for each thing: there (✓) or missing (–), and what it is needed for. Building and
	checking need nothing more. Nothing is written, and nothing asked of the network.

	Usage:
	  congbo doctor

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo epub

	write the report of a period as an e-book (EPUB 3), kept in the site

	Writes content/PERIOD/files/PERIOD.epub: the cover of the report offers that file, congbo build only copies
	it, and says so when the report was changed and not written again. --output writes another file, beside
	the site; drafts are written in no other way. A former book of congbo epub is replaced, no other file is.

	The cover in its official form, contents, a page for each part and section, notes that open where they are
	mentioned, tables, pictures; values and references are written in. Links out of the report lead to the site
	if data/site.toml has a base_url; bars are left out, their figures stand in the table. The same report gives
	the same bytes.

	Usage:
	  congbo epub PERIOD [flags]

	Flags:
	      --drafts          write drafts too, with --output
	      --output string   the EPUB file (default: content/PERIOD/files/PERIOD.epub of the site)

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo explain

	explain the code of a finding

	Usage:
	  congbo explain CODE

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo guide

	open the handbook in the browser, without a network

	The handbook, task by task, in Vietnamese and English, with a reference made of the program
	itself: commands, keys, findings, layouts, JSON. --output writes it to a folder instead of
	opening it.

	Usage:
	  congbo guide [flags]

	Flags:
	      --output string   write the handbook into this folder

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo import

	bring a report from a Word or text file into the site

	Takes .docx files and text files (.txt), those read from a scan too. Parts, sections and
	lists are told by the sequence of their numbers, notes go to their marks, paragraphs that
	a page has cut are joined. Every word of the file is placed or named as left out (page
	numbers, mottoes). What needs a human eye is listed with its line (of a Word file: its
	paragraph). Figures are proposed in data/<period>/indicators.proposed.toml; documents
	that are cited are added to data/directives.toml.

	Usage:
	  congbo import FILE [flags]

	Flags:
	      --dry-run          only print what would be made
	      --force            replace the report that the period has (it is kept in content/.<period>.old, the next one in .<period>.2.old)
	      --period string    period of the report: 2022, 2022-h1, 2022-9m, 2022-q3, 2022-m05, 2020-2025, 2022-h1-dan-van; without it, the one that its title and date name
	      --reject-changes   reject the tracked changes of a Word file instead of accepting them

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo new

	make a site, a period, or the commitments of one

	Usage:
	  congbo new COMMAND

	Commands:
	  commitments  propose the commitments that a report makes
	  period       make the skeleton of a new period's report from an earlier one
	  site         make a new site with the draft of one report

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo new commitments

	propose the commitments that a report makes

	Each numbered item of the last part of the report becomes an entry of
	data/<period>/commitments.toml. It is due on the day that it names ("trước ngày 30/11":
	30/11, "trong tháng 9": 30/9), else on the last day of the period that the title of the part
	names. Look through them and add who is responsible, and indicators. A file that has
	commitments is left alone; to one that has only answers they are appended.

	Usage:
	  congbo new commitments PERIOD

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo new period

	make the skeleton of a new period's report from an earlier one

	The skeleton has the parts, sections, headings and tables of the earlier report without text and
	figures; titles and addresses that name its period name the new one, and what does not is told.
	Indicators keep name, unit and group, and the target within one year; results of the same period
	of last year, if the site has it, become previous. What earlier reports promised and nobody has
	answered is listed. No file is overwritten.

	Usage:
	  congbo new period PERIOD [flags]

	Flags:
	      --from string   the period to take after, such as 2022-h1

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo new site

	make a new site with the draft of one report

	Writes data/site.toml, the draft of the report of a period, and what helps: .gitignore,
	.gitattributes, .editorconfig, schemas for editors of TOML, a task of VS Code. Without any
	flag it asks on the terminal. With --import the report is that of the Word file, in place of
	the sample draft. Nothing is overwritten.

	Usage:
	  congbo new site [DIR] [flags]

	Flags:
	      --committee string   name of the committee
	      --form string        form: party, state, none; without it that of the report's symbol
	      --import string      Word (.docx) or text file (.txt) of the report
	      --language string    language of the site: vi (the default) or en
	      --period string      period of the report: 2022, 2022-h1, 2022-9m, 2022-q3, 2022-m05, 2020-2025, 2022-h1-dan-van; without it this half year, or that of the Word file

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo pdf

	print the whole report of a period as PDF on A4, kept in the site

	Writes content/PERIOD/files/PERIOD.pdf: the cover of the report offers that file, congbo build only copies
	it, and says so when the report was changed and not printed again. --output writes another file, beside
	the site; drafts are printed in no other way. A former print of congbo pdf is replaced, no other file is.

	Uses WeasyPrint 57 or newer (notes at the foot of the page, data attached as CSV), else Chromium, Chrome
	or Edge (notes at the end) of this machine, and says which it was.

	Usage:
	  congbo pdf PERIOD [flags]

	Flags:
	      --drafts          print drafts too, with --output
	      --output string   the PDF file (default: content/PERIOD/files/PERIOD.pdf of the site)

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo publish

	take the site to where readers are

	Builds and checks the site, says which files are added, changed and removed, asks, and takes
	them to TARGET, a [target.x] of data/publish.toml; a single one need not be named. What
	archive does not seal is not published. Only what differs travels. Readers have the old site
	or the new one; at a target that cannot switch in one step (S3) no page lacks its parts. What
	an interrupted run left the next one puts right. Files that congbo did not publish are not
	touched. The last ten releases are kept: congbo rollback.

	Usage:
	  congbo publish [TARGET] [flags]

	Flags:
	      --bandwidth string       send no more than so many bytes a second, such as 500k or 2M
	      --dry-run                only say what would be done
	      --list                   list the releases
	      --server-config string   print what a web server has to be told: nginx, apache or iis
	      --yes                    do not ask

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo register

	print the documents that are cited and not in the register

	Each document is an entry in TOML with what the reports say of it: type, number, symbol,
	date, issuer. Look at them and add them to data/directives.toml; --add appends them to
	that file and changes nothing that is there.

	Usage:
	  congbo register [flags]

	Flags:
	      --add   append them to data/directives.toml

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo rollback

	bring a former release back

	Brings exactly the bytes of RELEASE (congbo publish --list) back; without it, of the release
	before the one that stands. Nothing is built, so the sources here may be as they are. It
	becomes a release of its own on the list. One that has a withdrawn report does not come back.

	Usage:
	  congbo rollback [TARGET] [RELEASE] [flags]

	Flags:
	      --dry-run   only say what would be done
	      --yes       do not ask

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo schema

	write JSON Schemas of the TOML files, for editors

	A schema for each kind of file: which keys there are, of what type, what they mean. Without
	DIR they go to .schemas/ of the site, with a .taplo.toml that says which file has which
	(unless there is one). Older schemas are replaced.

	Usage:
	  congbo schema [DIR]

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo serve

	Builds the site in memory, shows it on this machine, and builds again whenever a file is saved; open pages follow. Drafts are built too. Nothing is written to public/. Ctrl-C is how one ends it, with exit code 0.

	Usage:
	  congbo serve [flags]

	Flags:
	      --bind string          network address; by default only this machine can look (default "127.0.0.1")
	      --follow               open pages go to the section being edited
	      --open                 open the browser
	      --period stringArray   period of the file of --word; without it, the one that the file names
	      --poll duration        look at the folders at this interval (1s), for network drives
	      --port int             port (default 1313)
	      --quiet                print nothing after the first line
	      --word stringArray     draft a report in this Word file and see the site as it would be (several files: several times)

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo verify

	prove that bags and seals are intact

	A BAG is a zip or the folder it was unpacked to, congbo's or anybody's (BagIt 0.93 to 1.0).
	Without BAG the seals of the site are verified: the sources of its periods and every bag.
	Missing, extra and changed are told apart; the exit code is 1 where anything is wrong, or
	where the site has no seal. The end of the chain of seals is printed to be noted elsewhere
	(in minutes) and held against the site by --expect. --signers proves who signed, as of the
	day of sealing; for a BAG it needs BAG.seal.txt and BAG.seal.txt.sig beside it. Nothing is
	written but --log; only --against with a web address fetches the files there.

	Usage:
	  congbo verify [BAG…] [flags]

	Flags:
	      --against string    compare a published copy (folder or web address) with the site as it builds
	      --base-url string   address of the published site that the copy was built with
	      --drafts            the copy has drafts too
	      --expect string     the end of the chain of seals as it was noted elsewhere: a chain rewritten, shortened or emptied is wrong
	      --log string        append date, what was verified and the result to this file
	      --no-check          the copy was built with --no-check
	      --signers string    file of who may sign (OpenSSH's allowed_signers): what is unsigned, or signed by others, is wrong

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo version

	Prints the version, the commit that the program was built from and its date, the version of Go
	and the kind of machine.

	Usage:
	  congbo version

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo withdraw

	withdraw a report that was published

	A notice with day and reason stays at the address of the report; its pages, data, bag and
	place in lists and search are published no more, and the feed tells of it. Of a period that is
	not sealed the front matter says so; of a sealed one an entry of its own in the chain of
	data/archive.toml, signed with --sign, and its sources and its bag stay with the office as they
	are. Then publish: congbo publish.

	Usage:
	  congbo withdraw PERIOD [flags]

	Flags:
	      --reason string   why it is withdrawn, printed on the notice
	      --sign string     sign with an SSH key: its file, the .pub file of a key of the agent, or agent
	      --yes             do not ask

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# congbo word

	write the report of a period, drafts too, as a Word file in its official form, to be signed

	The form is that of the Party (36-HD/VPTW) or of the State (Nghị định 30/2020/NĐ-CP, appendix I), by
	form or by the symbol of the report. Notes, headings, tables and pages are numbered by Word; values and
	references are written in. congbo import reads the file back as the same report, but for: links within
	the site and references (text is left), blocks of indicators (tables), bars, code, lists of definitions,
	rules, lists and tables in notes, notes of notes. The same report gives the same bytes. A file that is
	there is replaced only if congbo word wrote it and nobody has edited it.

	Usage:
	  congbo word PERIOD [flags]

	Flags:
	      --output string   the Word file (default: PERIOD.docx)

	Flags of every command:
	  -h, --help            print help
	      --lang string     language of messages: vi or en
	      --source string   folder of the site (default ".")

	Exit codes: 0 done · 1 findings at or above the failing level · 2 wrong usage · 3 the machine failed (I/O) · 130, 143 interrupted

# Checks

	cite/date (warning)
	one document has one date

	One symbol with two dates in the report, or in the report and the register. Both places are shown.

	Speaks on:
	  Thực hiện Chỉ thị số 24-CT/TU, ngày 09/6/2031 của Ban Thường vụ Tỉnh ủy.
	    Theo Chỉ thị số 24-CT/TU, ngày 29/6/2031.
	  Kế hoạch số 12/KH-UBND ngày 10/01/2031 của UBND xã Tân Mơ; Kế hoạch số 12/KH-UBND ngày 24/01/2031 của Chủ tịch UBND xã Tân Mơ.

	Is silent on:
	  Thực hiện Chỉ thị số 24-CT/TU, ngày 09/6/2031.
	    Theo Chỉ thị số 24-CT/TU, ngày 09/6/2031.
	  Chỉ thị số 24-CT/TU, ngày 09/6/2031; Chỉ thị số 24-CT/TW, ngày 29/6/2031.
	  Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2031 của UBND tỉnh, UBND huyện ban hành Kế hoạch số 12/KH-UBND ngày 24/01/2031.
	  Quyết định số 15/QĐ-UBND ngày 05/01/2031 của UBND xã Tân Mơ và Quyết định số 15/QĐ-UBND ngày 09/01/2031 của UBND xã Đông Mơ.
	  Quyết định số 08-QĐ/HU ngày 02/4/2031 của Huyện ủy Suối Mơ và Quyết định số 08-QĐ/HU ngày 11/5/2031 của Huyện ủy Đồi Mơ.
	  Luật Đất đai ngày 26 tháng 11 năm 2033 và Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai ngày 18 tháng 6 năm 2039.

	cite/form (note)
	symbols are written in their form

	A Party symbol is number-TYPE/OFFICE (36-HD/VPTW), a State one number/TYPE-OFFICE or number/year/TYPE-OFFICE (NĐ 30/2020/NĐ-CP). Other shapes are understood, so this is a note.

	Speaks on:
	  Chỉ thị số 71/CT-TW của Ban Bí thư.

	Is silent on:
	  Chỉ thị số 71-CT/TW.
	  Kế hoạch số 40/KH-UBND.

	cite/future (warning)
	no document is dated after the report

	A cited document is dated after the report (its front matter, or the line of place and date of a loose file). A report without a date is held against the year that its title or period names.

	Speaks on:
	  Phù Vân, ngày 24 tháng 6 năm 2031
	    BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Thực hiện Kế hoạch số 62-KH/TU, ngày 25/8/2031 của Tỉnh ủy.
	  BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Thực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2041 của Tỉnh ủy.

	Is silent on:
	  Phù Vân, ngày 24 tháng 6 năm 2031
	    BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Thực hiện Kế hoạch số 62-KH/TU, ngày 25/4/2031 của Tỉnh ủy.
	  BÁO CÁO
	    kết quả năm 2031
	    Thực hiện Kế hoạch số 62-KH/TU, ngày 05/01/2032 của Tỉnh ủy.
	  Thực hiện Kế hoạch số 62-KH/TU, ngày 25/8/2041 của Tỉnh ủy.

	cite/issuer (warning)
	the issuer fits the symbol

	The office that is named cannot have issued a document with that symbol: it stands at another level (TW and CP are central, TU is provincial, UBND is local), or both are offices of the tables that nobody takes for each other (BTC, Bộ Y tế). Several offices of one level share a symbol (TW: Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư), but a document is of one of them: two of them in the report, or in the report and the register, contradict each other. Offices that have been renamed, joint documents, and "của UBND tỉnh" where it belongs to a report, a plan or the results of applying a document are not told.

	Speaks on:
	  Chỉ thị số 25-CT/TW, ngày 30/3/2031 của Ban Thường vụ Tỉnh ủy.
	  Quy định số 784-QĐ/TU của Bộ Chính trị.
	  Theo Nghị định số 12/2031/NĐ-CP của UBND tỉnh, các tổ đã họp.
	  Thực hiện Thông tư số 05/2031/TT-BTC của UBND huyện.
	  Quyết định số 15/QĐ-UBND của Thủ tướng Chính phủ.
	  Thông tư số 05/2031/TT-BTC ngày 03/4/2031 của Bộ Y tế.
	  Nghị quyết số 12/NQ-HĐND của UBND tỉnh.
	  Thực hiện Kết luận số 21-KL/TW của Sở Nội vụ.
	  Kết luận số 21-KL/TW của Bộ Chính trị.
	    Kết luận số 21-KL/TW của Ban Bí thư nêu rõ.

	Is silent on:
	  Chỉ thị số 25-CT/TW, ngày 30/3/2031 của Ban Bí thư.
	  Quy định số 784-QĐ/TU của Tỉnh ủy.
	  Hướng dẫn số 01-HD/BCĐ của Ban Chỉ đạo tỉnh.
	  Quyết định số 15/QĐ-UBND của UBND xã Phù Vân.
	  Báo cáo kết quả thực hiện Nghị định số 12/2031/NĐ-CP của UBND tỉnh.
	  Kế hoạch số 10/KH-UBND triển khai Nghị định số 12/2031/NĐ-CP của UBND tỉnh.
	  Thông tư số 05/2024/TT-BGTVT của Bộ Xây dựng.
	  Quyết định số 15/QĐ-TTg của Chính phủ.
	  Thông tư liên tịch số 29/2031/TTLT-BTC-BNV của Bộ Nội vụ.
	  Thông tư số 05/2031/TT-BTC của Bộ Y tế và Bộ Tài chính.
	  Kết luận số 21-KL/TW của Bộ Chính trị.
	    Kết luận số 21-KL/TW của Trung ương nêu rõ.

	cite/near (warning)
	a number is not one digit off

	A document that is not registered and differs by one digit from one that is, with the same symbol, issuer and subject.

	cite/type (warning)
	the type fits the code in the symbol

	The type before the number contradicts the code in the symbol. QĐ is both quyết định and quy định; TT is thông tri, thông tư and tờ trình. The code of an office before that of a unit (CT-TTHT, TC-HCSN) is no type. Once a document.

	Speaks on:
	  Chỉ thị số 71-TB/TW của Ban Bí thư.
	  Thông tư số 29/2031/TTLT-BTC-BNV.
	  Chương trình số 32-CT/TU của Tỉnh ủy; Chương trình số 32-CT/TU nêu rõ.

	Is silent on:
	  Công văn số 769/TC-HCSN của Sở Tài chính.
	  Công văn số 8079/CT-TTHT của Cục Thuế.
	  Thông tư liên tịch số 29/2031/TTLT-BTC-BNV.
	  Công văn số 12/TT-KTTH.
	  Quy định số 71-QĐ/TW.
	  Quyết định số 71-QĐ/TW.
	  Thông báo kết luận số 71-TB/TW.
	  Văn bản số 71-CV/TU.
	  Nghị quyết liên tịch số 403/2037/NQLT-CP-MTTQ.
	  Nghị quyết liên tịch số 25/2038/NQLT-HND-HPN.
	  Tờ trình liên tịch số 55/TTLT-TC-NV.
	  Hướng dẫn liên ngành số 01/HDLN-TA-VKS.

	cite/unregistered (note)
	cited documents are registered

	A numbered document that data/directives.toml lacks, and a bare number that no document answers to. Once a document. congbo register prints the TOML to add.

	commitment/answer (warning)
	answers and indicators contradict each other

	Where a commitment has an indicator and the target that this is to reach, the answer must agree with its result in the report that answers: done below the target, or under-way or late when it is reached, contradict it. Without a target the plan of the indicator itself counts.

	commitment/due (warning)
	commitments that are due without an answer

	A commitment of data/<period>/commitments.toml whose due day lies before the last day of the newest report needs the answer of a later report: [answer.x] in commitments.toml of that period, with status and source.

	copy/previous (note)
	nothing is taken over from the period before

	A paragraph of 30 words or more that stood in the report before, word for word, with the share of the whole report that is the same.

	date/future (warning)
	what has been done is not dated after the report

	"Ngày a … đã …" with a after the date of the report. A report without a date is held against the year that its title or period names. What is planned, due or comes into force is not looked at.

	Speaks on:
	  Phù Vân, ngày 24 tháng 6 năm 2031
	    BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Ngày 15/8/2031, Đảng ủy đã tổ chức hội nghị.
	  BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Ngày 15/8/2032, Đảng ủy đã tổ chức hội nghị.

	Is silent on:
	  Phù Vân, ngày 24 tháng 6 năm 2031
	    BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Ngày 15/5/2031, Đảng ủy đã tổ chức hội nghị.
	  Phù Vân, ngày 24 tháng 6 năm 2031
	    BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Đảng ủy đã có kế hoạch họp ngày 15/8/2031.
	  BÁO CÁO
	    kết quả 6 tháng đầu năm 2031
	    Ngày 15/8/2031, Đảng ủy đã tổ chức hội nghị.
	  Ngày 15/8/2032, Đảng ủy đã tổ chức hội nghị.

	date/invalid (warning)
	dates are of the calendar

	A day that the calendar does not have: "31/4/2031", "ngày 31/6", "từ 30/2", "31.4.2031", "ngày 31 tháng 4 năm 2031". Two numbers without a year are no date unless "ngày", "từ", "đến" or "trước" stands before them.

	Speaks on:
	  Họp ngày 31/4/2031.
	  Họp ngày 29/02/2031.
	  Ngày 31-4-2031 họp.
	  Họp ngày 31 tháng 4 năm 2031.
	  Họp ngày 31/6.
	  Nộp trước 31/6, sau đó họp.
	  Họp 31.4.2031.
	  Báo cáo tính đến 31/9/2031.
	  Họp ngày 12/13/2031.
	  Họp ngày 31 tháng 6.
	  Họp ngày 31-6.
	  Họp ngày 31.6, sau đó nghỉ.
	  Họp ngày 00/5/2031.
	  Làm trong tháng 13/2031.

	Is silent on:
	  Lễ hội được tổ chức ngày 30/02 âm lịch hằng năm.
	  Giỗ tổ ngày 30/02 (ÂL).
	  Họp ngày 30/4/2031.
	  Họp ngày 29/02/2032.
	  Số 45/13/2031/NĐ-CP.
	  Họp ngày 30 tháng 4 năm 2031.
	  Xem ngày 45/13/2031/NĐ-CP có hiệu lực.
	  Tiếp dân 27/12 ngày.
	  Đạt 31/6 hộ.
	  Có 31/6 tổ.
	  Họp ngày 29/02.
	  Phiên bản 31.4.2 của phần mềm.
	  Tăng từ 31/6 hộ lên 40/6 hộ.
	  Kết quả đến 31/4 chỉ tiêu.
	  Thưởng lương tháng 13.
	  Mục 31.6 và 31.4 của quy chế.
	  Có 31-6 = 25 tổ.

	date/range (warning)
	spans of time go forward

	"từ ngày a đến ngày b", "từ a - b", "từ tháng a đến tháng b năm c", "giai đoạn a - b", "nhiệm kỳ a - b", "từ năm a đến năm b" with b before a. Two months without their years may be of two years and are not looked at. In tables, so are the columns "Từ ngày" ("Bắt đầu", "Khởi công") and "Đến ngày" ("Kết thúc", "Hoàn thành").

	Speaks on:
	  Mở lớp từ ngày 20/5/2031 đến ngày 10/5/2031.
	  Kế hoạch giai đoạn 2035 - 2031.
	  Từ ngày 20-5-2031 đến ngày 10-5-2031, mở lớp.
	  Giai đoạn 2035-2031 làm tốt.
	  Nhiệm kỳ 2035-2030.
	  Mở lớp từ ngày 20/5 đến ngày 15/5/2031.
	  Mở lớp từ 20/5 đến 15/5.
	  Mở lớp từ ngày 20 đến ngày 15/5/2031.
	  Mở lớp từ ngày 20 tháng 5 đến ngày 15 tháng 5 năm 2031.
	  Mở lớp từ 20.5.2031 đến 15.5.2031.
	  Mở lớp (20/5/2031 - 15/5/2031).
	  Làm từ tháng 9/2031 đến tháng 6/2031.
	  Làm từ năm 2035 đến năm 2031.
	  Giai đoạn từ 2035 đến 2031.
	  Mở lớp ngày 20-15/5/2031.
	  Làm từ quý III/2031 đến quý I/2031.
	  Bắt đầu từ ngày 20/5/2031, kết thúc ngày 15/5/2031.
	  Khai mạc ngày 20/5/2031 và bế mạc ngày 15/5/2031.
	  Thời gian thực hiện: 2035 - 2031.
	  Mở lớp từ 20/5 tới 15/5/2031.
	  | Đoàn | Từ ngày | Đến ngày |
	    |---|---|---|
	    | Một | 05/3/2031 | 20/3/2031 |
	    | Hai | 10/3/2031 | 25/02/2031 |

	Is silent on:
	  Mở lớp từ ngày 10/5/2031 đến hết ngày 20/5/2031.
	  Kế hoạch giai đoạn 2031 - 2035.
	  Trực từ ngày 25/12 đến ngày 05/01.
	  Trực từ ngày 25/12 đến ngày 05/01/2032.
	  Năm học từ tháng 9 đến tháng 5 năm 2032.
	  Lấy số liệu từ ngày 15 đến ngày 14 tháng sau.
	  Số hộ giảm từ 2035 đến 2031 hộ.
	  Rút thời hạn từ ngày 30/6/2031 đến ngày 15/6/2031.
	  Họp ngày 20/5/2031 và ngày 15/5/2031.
	  Mở lớp ngày 15-20/5/2031.
	  Làm từ quý III năm 2031 đến quý I năm 2032.
	  Số 2035 - 2031 là số nhà.
	  Bắt đầu từ ngày 15/5/2031, kết thúc ngày 20/5/2031.
	  | Đoàn | Từ ngày | Đến ngày |
	    |---|---|---|
	    | Một | 05/3/2031 | 20/3/2031 |
	    | Hai | 10/3/2031 | 25/03/2031 |

	date/years (warning)
	a number of years agrees with its two ends

	"5 năm 2031 - 2035", "5 năm (2031 - 2036)": from the first year to the last it is 5 years, with both of them or without one. "Kỷ niệm 75 năm … (1945 - 2020)": the last year less the first is 75. Two ends in brackets further on may be those of a programme, so it is told only where the years are more than the whole span.

	Speaks on:
	  Giai đoạn 5 năm 2031 - 2034, xã đã làm 12 km đường.
	  Qua 5 năm (2031 - 2034), xã đã làm 12 km đường.
	  Kỷ niệm 85 năm ngày thành lập xã (03/02/1950 - 03/02/2036).
	  Kỷ niệm 85 năm (1950 - 2034) ngày thành lập xã.
	  Qua 10 năm thực hiện Chỉ thị số 40-CT/TUT (2031 - 2038), vốn vay tăng gấp đôi.

	Is silent on:
	  Giai đoạn 5 năm 2031 - 2035, xã đã làm 12 km đường.
	  Nhiệm kỳ 5 năm 2031 - 2036.
	  Kỷ niệm 85 năm ngày thành lập xã (03/02/1950 - 03/02/2035).
	  Sau 5 năm thực hiện Chương trình nước sạch (2031 - 2040), có 12 xã về đích.
	  Hơn 5 năm 2031 - 2034 làm tốt.
	  Lễ hội lần thứ 5 năm 2031 có 12 người.
	  Qua 10 năm thực hiện Chỉ thị số 40-CT/TUT (2031 - 2040), vốn vay tăng gấp đôi.

	figure/balance (warning)
	a balance agrees with its two numbers

	"Xuất khẩu a, nhập khẩu b, xuất siêu c": c is a − b; "nhập siêu c": c is b − a. So with "thu a, chi b, bội thu c". Only where one sentence states all three, in one unit, with no other period between them. Nothing is said where that sentence or the next speaks of an amount taken away or carried from one period to another, or where another number of the paragraph is what is missing. Rounded numbers may differ as far as rounding goes.

	Speaks on:
	  Xuất khẩu đạt 850 triệu USD, nhập khẩu 620 triệu USD, xuất siêu 320 triệu USD.
	  Tổng kim ngạch đạt 2.350 triệu USD, trong đó xuất khẩu 1.420 triệu USD, nhập khẩu 930 triệu USD; xuất siêu 590 triệu USD.
	  Nhập siêu 55 triệu USD (xuất khẩu 210 triệu USD, nhập khẩu 255 triệu USD).
	  Thu ngân sách 14.250 triệu đồng, chi ngân sách 13.980 triệu đồng, kết dư 370 triệu đồng (tăng 20 triệu đồng so với năm trước).
	  Quỹ thu 450 triệu đồng, chi 320 triệu đồng, còn dư 150 triệu đồng.
	  Tổng thu của quỹ là 450 triệu đồng, tổng chi là 320 triệu đồng, bội thu 150 triệu đồng.

	Is silent on:
	  Quỹ thu 450 triệu đồng, chi 320 triệu đồng, còn dư 130 triệu đồng.
	  Thu 450 triệu đồng, chi 320 triệu đồng, còn dư nợ 150 triệu đồng.
	  Thu ngân sách 14.250 triệu đồng, chi ngân sách 13.980 triệu đồng, kết dư 1.120 triệu đồng (gồm cả kết dư năm trước chuyển sang 850 triệu đồng).
	  Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 120 triệu đồng sau khi chuyển nguồn 150 triệu đồng.
	  Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 1.120 triệu đồng. Số này gồm cả 850 triệu đồng của năm 2030.
	  Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 1.121 triệu đồng. Kết dư đã tính cả số dư đầu năm.
	  Thu 14.250 triệu đồng, chi 13.980 triệu đồng, kết dư 100 triệu đồng, đã trừ khoản nộp cấp trên.
	  Xuất khẩu đạt 850 triệu USD, nhập khẩu 620 triệu USD, xuất siêu 230 triệu USD.
	  Xuất khẩu đạt 12,4 tỷ USD, nhập khẩu đạt 9,1 tỷ USD; xuất siêu 3,3 tỷ USD, trong đó khối ngoài xuất siêu 4,1 tỷ USD, khối trong nước nhập siêu 0,8 tỷ USD.
	  Tháng 6, xuất khẩu đạt 850 triệu USD, nhập khẩu 620 triệu USD; 6 tháng xuất siêu 920 triệu USD.
	  Xuất khẩu lao động 850 người, nhập khẩu 620 triệu USD, xuất siêu 320 triệu USD.
	  Xuất khẩu đạt 1,2 tỷ USD, nhập khẩu 620 triệu USD, xuất siêu 320 triệu USD.
	  Xuất khẩu tăng 850 triệu USD, nhập khẩu giảm 620 triệu USD, xuất siêu 320 triệu USD.

	figure/change (warning)
	a change agrees with its two numbers

	"từ a lên b, tăng d (p%)", "từ a xuống b, giảm d (p%)": d is b − a, p is d : a. "b, tăng d (p%)", "b, giảm d, tương ứng giảm p%": d : (b ∓ d), for a change is measured against what was before. "b, tăng p% so với cùng kỳ (a)", "b (cùng kỳ a), giảm d": computed of a and b. "Từ a% xuống b%, giảm d điểm": d is a − b. "Năm … có a, đến … còn b, giảm d": told only where one other digit would make d agree. Changes of numbers that the sentence before states are looked at only where another of the sentence agrees, and one other digit would make this one agree too. Rates for each of several years, percentage points and changes of a number that has a percentage of its own are passed over.

	Speaks on:
	  Năm 2032 thu 90 tỷ, giảm 20% so với năm 2031 là 100 tỷ đồng.
	  Hộ nghèo giảm 50 hộ, từ 200 hộ còn 140 hộ.
	  Số bài viết từ 200 bài lên 250 bài, tăng 20%.
	  Số bài viết tăng từ 200 bài lên 250 bài (tăng 20%).
	  Số hội viên tăng từ 200 lên 230 (tăng 20%).
	  Số đơn vị giảm từ 401 xuống còn 280 đơn vị, giảm 131 đơn vị.
	  Xảy ra 20 vụ, giảm 5 vụ (25%) so với kỳ trước.
	  Số vụ cháy là 27 vụ, giảm 9 vụ, tương ứng giảm 33,3% so với cùng kỳ.
	  Số vụ cháy là 27 vụ, giảm 9 vụ, giảm 33,3% so với cùng kỳ.
	  Có 55 cuộc, giảm 5 cuộc (tương đương 9,1%) so với cùng kỳ.
	  Dư nợ đạt 3.024 tỷ đồng, tăng 224 tỷ đồng (+9%) so với đầu năm.
	  Tỷ lệ hộ nghèo giảm từ 4,8% xuống còn 3,5%, giảm 1,8 điểm phần trăm so với đầu năm.
	  Tỷ lệ hộ nghèo giảm từ 4,8% xuống 3,5% (giảm 1,8%).
	  Số đơn vị giảm từ 401 xuống 280, giảm 131.
	  Năm 2031 có 120 hộ nghèo, đến tháng 6/2032 còn 84 hộ, giảm 46 hộ.
	  Thu quỹ được 504 triệu đồng, tăng 25% so với cùng kỳ (420 triệu đồng).
	  Kết nạp 230 hội viên (cùng kỳ 200 hội viên), tăng 20%.
	  Thu được 120 tỷ đồng, tăng 25 so với 150.
	  Tiếp 230 lượt người, tăng 40 lượt người so với cùng kỳ (200 lượt người).
	  Cả vùng xảy ra 4.674 vụ cháy, làm 2.149 người bị thương.
	    So với năm trước, giảm 139 vụ (giảm 5,89%), tăng 35 người bị thương (tăng 1,66%).

	Is silent on:
	  Năm 2032 thu 90 tỷ, giảm 10% so với năm 2031 là 100 tỷ đồng.
	  Hộ nghèo giảm 60 hộ, từ 200 hộ còn 140 hộ.
	  Số bài viết từ 200 bài lên 250 bài, tăng 25%.
	  Số bài viết từ 200 bài xuống 150 bài, giảm 25%.
	  Số đơn vị giảm từ 401 xuống còn 280 đơn vị, giảm 121 đơn vị (30,2%).
	  Mở 5 lớp, tăng 20%.
	  Xảy ra 20 vụ, giảm 5 vụ (20%) so với kỳ trước.
	  Số vụ cháy là 27 vụ, giảm 9 vụ, tương ứng giảm 25% so với cùng kỳ.
	  Dư nợ đạt 3.024 tỷ đồng, tăng 224 tỷ đồng (+8%) so với đầu năm.
	  Tỷ lệ hộ nghèo giảm từ 4,8% xuống còn 3,5%, giảm 1,3 điểm phần trăm so với đầu năm.
	  Tỷ lệ hộ nghèo từ 4,8% xuống 3,5%, giảm 0,2% hộ cận nghèo.
	  Tỷ lệ hộ nghèo giảm từ 4,8% xuống 3,5% (giảm 27,1%).
	  Số đơn vị giảm từ 401 xuống 280, giảm 121.
	  Năm 2031 có 120 hộ nghèo, đến tháng 6/2032 còn 84 hộ, giảm 36 hộ.
	  Năm 2031 có 120 hộ nghèo, đến tháng 6/2032 còn 84 hộ, giảm 46 hộ so với năm 2030.
	  Số trường giảm từ 60 xuống 52, tăng 3 trường đạt chuẩn.
	  Xảy ra 20 vụ, giảm 5 vụ (số người bị thương giảm 12%).
	  Xảy ra 20 vụ với 12 người bị thương, giảm 3 người (20%).
	  Thu quỹ được 504 triệu đồng, tăng 20% so với cùng kỳ (420 triệu đồng).
	  Lương tăng từ 10 triệu đồng lên 12 triệu đồng, tương ứng mức tăng 6,3% mỗi năm.
	  Số vụ giảm 139 vụ (giảm 2,89%), số người chết tăng 35 người (tăng 1,66%), số người bị thương giảm 208 người (giảm 5,42%).
	  Có 3.838 xã (43,02%) về đích, tăng 769 xã (8,62%) so với năm trước.
	  Vùng Một tăng 220.000 đồng (7,1%), vùng Hai tăng 200.000 đồng (7,4%).

	figure/data (warning)
	indicators and prose say the same

	What an indicator says was reached (actual, percent, change) must stand in the section or note that its source names, and in a table row of its name. A percent that contradicts actual and of is a warning too, unless the prose says the same percentage: figure/ratio has then looked at it. The other way round, where prose calls an indicator by its name and gives a count of its unit, the count is one of its figures. change agrees with actual and previous; previous with the actual that the same period of last year published.

	figure/hundred (warning)
	percentages of all grades add up to 100

	The percentages of one grading or breakdown, three or more of them, which one sentence states in full, add up to 100, but for the rounding of each. Only where they follow each other in a list that ends with "không hoàn thành", "chưa đạt", "còn lại" or "khác", and where their sum is between 90 and 110: beyond that it may be a list of something else. A list after "cơ cấu" or "tỷ trọng" does not say whether it is complete, so without a last one such as "thuế sản phẩm" it is told of only where it is more than 100, and another digit, or two digits in the other order, would make 100. A sum that is not 100, but may be for rounding, does not count as one that holds.

	Speaks on:
	  Xếp loại: hoàn thành xuất sắc 18,5%, hoàn thành tốt 72,3%, hoàn thành 8,2%, không hoàn thành 2,0%.
	  Đánh giá chi bộ: tốt chiếm 60%; khá chiếm 30%; còn lại 15% là trung bình.
	  Xếp loại: xuất sắc 20%; hoàn thành tốt 61%; hoàn thành 13%; không hoàn thành 2%.
	  Xếp loại: xuất sắc 20% (tăng 2%), hoàn thành tốt 61%, hoàn thành 13%, không hoàn thành 2%.
	  Mức độ hài lòng: rất hài lòng 45,2%, hài lòng 48,6%, bình thường 6,1%, không hài lòng 2,1%.
	  Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 32,8%; dịch vụ 35,1%; thuế sản phẩm 5,3%.

	Is silent on:
	  Xếp loại: hoàn thành xuất sắc 18,5%, hoàn thành tốt 72,3%, hoàn thành 8,2%, không hoàn thành 1,0%.
	  Xếp loại: tốt 33,3%, khá 33,3%, còn lại 33,3%.
	  Xếp loại: tốt 33%, khá 33%, còn lại 33%.
	  Xếp loại: xuất sắc 20% (tăng 2%), hoàn thành tốt 65%, hoàn thành 13%, không hoàn thành 2%.
	  Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 38,2%; dịch vụ 35,1%; thuế sản phẩm 5,3%.
	  Cơ cấu giống: lúa lai 45%, lúa thuần 40%, lúa nếp 12%.
	  Cơ cấu kinh tế: nông nghiệp chiếm 14,9%; công nghiệp chiếm 34,3%; dịch vụ chiếm 42,0%.
	  Tỷ lệ hộ dùng nước sạch đạt 92%, có điện đạt 99%, còn lại 3% hộ nghèo.
	  Xếp loại tốt 60%, tăng 5% so với năm trước, khá 30%, không hoàn thành 10%.
	  Lớp A xếp loại tốt 80%, lớp B xếp loại tốt 15%, lớp C xếp loại tốt 7%.

	figure/names (warning)
	a count agrees with the names that follow it

	"04 huyện: A, B, C, D", "6 xã (A, B, C, D, E, F)": as many proper names follow as the count says. Only counts from 3 to 30 and lists of nothing but capitalised names without numbers, "như", "v.v." or an ellipsis. A name with "và" in it counts as one or two. Where half or more are missing, the list is taken for another.

	Speaks on:
	  Đoàn làm việc với 04 xã: An Hòa, Bình Minh, Phú Thử.
	  Có 6 xã (An Hòa, Bình Minh, Phú Thử, Tân Thử, Vĩnh Thử) đã về đích.

	Is silent on:
	  Đoàn làm việc với 04 xã: An Hòa, Bình Minh, Phú Thử và Tân Thử.
	  Có 6 xã (An Hòa, Bình Minh, Phú Thử, Tân Thử, Vĩnh Thử và Hòa Thử) đã về đích.
	  Có 12 xã về đích, như: An Hòa, Bình Minh, Phú Thử.
	  Có 5 xã (An Hòa, Bình Minh, Phú Thử…) về đích.
	  Có 4 xã (An Hòa và Bình Minh, Phú Thử, Tân Thử) về đích.
	  Có 3 đồng chí (Bí thư, Phó Bí thư, Ủy viên, Thư ký) dự.

	figure/partition (warning)
	what is done and what is under way fit the whole

	"a/b … hoàn thành, c … đang thực hiện" of the same things: a + c cannot be more than b; with "còn c" it must be b. Of "b nhiệm vụ, a … hoàn thành, c … đang thực hiện" only where no more than a tenth is missing; of more parts, the last "còn c", where no more than a quarter is. Within one sentence and under one name only.

	Speaks on:
	  Có 07/09 nhiệm vụ hoàn thành, 03 nhiệm vụ đang thực hiện.
	  Đã xong 04/10 việc, còn 05 việc cuối năm làm.
	  Có 10 việc, 07 việc hoàn thành, 02 việc đang thực hiện.
	  Có 12 nhiệm vụ, đã hoàn thành 08 nhiệm vụ, còn 03 nhiệm vụ chưa hoàn thành.
	  Có 12 nhiệm vụ; trong đó 08 nhiệm vụ đã hoàn thành, 03 nhiệm vụ đang triển khai.
	  Tiếp nhận 8 đơn; đã giải quyết 5 đơn, còn lại 2 đơn.
	  Trong số 40 kiến nghị, đã giải quyết 28 kiến nghị, đang giải quyết 9 kiến nghị, còn 5 kiến nghị.

	Is silent on:
	  Tiếp nhận 8 đơn; đã giải quyết 5 đơn, còn lại 3 đơn.
	  Trong số 40 kiến nghị, đã giải quyết 28 kiến nghị, đang giải quyết 9 kiến nghị, còn 3 kiến nghị.
	  Có 12 nhiệm vụ; trong đó 08 nhiệm vụ đã hoàn thành, 04 nhiệm vụ đang triển khai.
	  Có 07/10 nhiệm vụ hoàn thành, 03 nhiệm vụ đang thực hiện.
	  Có 07/10 nhiệm vụ hoàn thành, 02 nhiệm vụ đang thực hiện.
	  Có 05/12 nhiệm vụ hoàn thành, 04 nhiệm vụ đang thực hiện, 03 nhiệm vụ chưa đến hạn.
	  Có 07/09 nhiệm vụ hoàn thành; mở 03 lớp học.
	  Đã xong 04/10 việc, còn 06 việc cuối năm làm.
	  Có 10 việc, 05 việc hoàn thành, 02 việc đang thực hiện.
	  Có 10 việc, 07 việc hoàn thành, 02 việc đang thực hiện, 01 việc chưa đến hạn.

	figure/plan (warning)
	some plan gives the percentage that is stated

	"Mở 10 lớp, đạt 83,33% kế hoạch": the plan of things that are counted one by one is a whole number. Where no whole number gives the percentage of the count that is stated, one of the two is wrong. Nothing is said where a whole plan gives it with another count of the sentence, nor of approximate or rounded numbers.

	Speaks on:
	  Mở 10 lớp bồi dưỡng, đạt 84,33% kế hoạch năm.
	  Kết nạp 58 hội viên, đạt 38,76% chỉ tiêu.

	Is silent on:
	  Mở 10 lớp bồi dưỡng, đạt 83,33% kế hoạch năm.
	  Tổ chức 10 lớp có 737 học viên (đạt 83,33% kế hoạch).
	  Thu được 58 tỷ đồng, đạt 38,76% dự toán.
	  Trồng 1.200 cây, đạt 38,76% kế hoạch.
	  Mở 10 lớp, đạt 84% kế hoạch.

	figure/ratio (warning)
	a percentage agrees with its two numbers

	"a/b …, đạt p%" and "b …, trong đó a …, chiếm p%": a : b is computed and compared with p at the printed precision. Rounding half up and truncation both hold; truncation is mentioned once a report. One off in the second decimal, or among shares that were adjusted to add up to 100, is a note. Anything else is a warning, unless the percentage fits another total stated in the paragraph. Where most shares of one sentence or list come out at one total stated before, it is that of all; and a total that earlier shares came out at is that of a later one which one other digit would make agree. Percentages without decimals fit too many numbers, so of a list of three or more all but one must come out at one whole of their kind. "Có b …. Trong đó có a …, chiếm p%": b is the whole, if the sentence before has one number of the kind. A percentage after several pairs "a/b" may be of any of them. A count with a percentage of its own is a part and no total of what stands beside it, unless "trong đó" stands between. A whole in brackets belongs to the nearest percentage before it. Nothing is said of votes that may be measured against all members, of rounded numbers, nor where a new subject stands between. Approximate figures and changes are not looked at.

	Speaks on:
	  Có 18 trong số 24 trường đạt chuẩn mức độ 1 trở lên, tương đương 70%.
	  Kiểm tra 8.359 lượt công trình, phát hiện 276 trường hợp vi phạm, chiếm 8,3% trên tổng số lượt kiểm tra.
	  Năm 2031, dự toán tỉnh giao 74.034 tỷ đồng nhưng giải ngân đạt 56.578 tỷ đồng, bằng 46,4%.
	  Thu 75.500 triệu đồng, tăng 16,6% so cùng kỳ và đạt 84,71% kế hoạch năm (138.000 triệu đồng).
	  Tỷ lệ dự họp đạt 93,4%, tương ứng 1.702/1.840 hội viên.
	  Có 414 đồng chí được miễn sinh hoạt, chiếm 9,6% tổng số đảng viên (6.000 đồng chí).
	  Có 500 đảng viên. Trong đó có 150 đảng viên nữ, chiếm 35%.
	  Toàn xã có 2.150 hộ. Hộ nghèo 43 hộ, chiếm 2%; hộ cận nghèo 86 hộ, chiếm 5%; hộ khá 215 hộ, chiếm 10%.
	  Xã có 2.150 hộ dân:
	    - Hộ nghèo: 43 hộ, chiếm 2%;
	    - Hộ cận nghèo: 86 hộ, chiếm 5%;
	    - Hộ khá: 215 hộ, chiếm 10%.
	  Chỉ tiêu năm 2031 trồng 1.500 ha rừng, đã trồng 1.125 ha, đạt 78% kế hoạch.
	  Giải ngân 2.310 tỷ đồng/6.600 tỷ đồng kế hoạch vốn tỉnh giao, đạt 38%, cao hơn năm trước.
	  Đón 315.000 lượt khách, đạt 63% kế hoạch, bằng 126% so với cùng kỳ (225.000 lượt khách).
	  Giải ngân 150 tỷ đồng/200 tỷ đồng kế hoạch, đạt 70%.
	  Thu 80 tỷ đồng, bằng 50% dự toán năm là 200 tỷ đồng.
	  Thu 120 tỷ đồng so với kế hoạch 200 tỷ đồng, đạt 70%.
	  Số đội 4/5 đội dự thi, đạt 70%.
	  Có 82/85 chi bộ nộp báo cáo, đạt 86,47%.
	  Thu ngân sách được 120 tỷ đồng trên 200 tỷ đồng kế hoạch, đạt 70%.
	  Chỉ tiêu kết nạp 80 hội viên, đã kết nạp 46 hội viên, đạt 67,5%.
	  Chạy 2.851 chuyến; trong đó số chuyến đúng giờ là 2.259 chuyến, chiếm tỷ lệ 79,2%.
	    Số chuyến chậm là 592 chuyến, chiếm tỷ lệ 50,8%.
	  Có 45/60 tổ viên dự họp, đạt 85%.
	  Có 69/85 chi bộ (đạt 85%) xây dựng kế hoạch.
	  Có 310 lượt xe trong tổng số 2.080 lượt xe của tháng, chiếm tỷ lệ 18,9%.
	  Xã có 800 hộ, có 200 hộ trồng cam, chiếm 20%.
	  Kho có 400 cuốn sách, trong đó có 100 cuốn mới, chiếm tỷ lệ 20%.
	  Tỷ lệ dự họp đạt 85% (45/60 tổ viên).
	  Có 106 người lớn tuổi, chiếm 21,3% trong tổng số 864 người được bầu.
	  Tổng số ủy viên được bầu là 864, trong đó 106 người lớn tuổi (chiếm 21,3%).
	  6 tổ trong tổng số 54 tổ đã họp, đạt 21,1%.
	  Có 12/tổng số 15 xã về đích, đạt 85%.
	  Có 45/61 tổ viên dự họp, đạt 73,9%.
	  Có 200 cán bộ, trong đó 45 người có bằng thạc sĩ, chiếm 25,5%.
	  Tổng số 250 hồ sơ, giải quyết đúng hạn 240 hồ sơ (92%).
	  Trồng được 320 ha rừng, đạt 85% kế hoạch (400 ha).
	  Sản lượng đạt 3.480 tấn, bằng 116% năm 2030 và 97% mục tiêu năm 2035 (4.000 tấn).
	  Trồng 1.740 cây, đạt 174% chỉ tiêu đăng ký và 78% chỉ tiêu được giao (2.000 cây).
	  Nâng cấp được 331 mét đường, đạt 85,73% kế hoạch (400 mét đường).
	  Kho có 640 cuốn sách, số sách cho mượn là 512 cuốn; trong đó có 812 cuốn mượn lâu, chiếm 15,6%.
	  Kho có 640 cuốn, tăng 4%, trong đó 96 cuốn mới có giá dưới 5 triệu đồng, chiếm 25%.
	  Tổng số ủy viên được bầu là 864, tuổi bình quân là 51,5, trong đó 106 người lớn tuổi (chiếm 12,3%); 90 người trẻ (chiếm 14,4%).
	  Toàn vùng có 1.310 hội viên.
	    Xét theo nghề, có 611 người làm ruộng (chiếm 46,6%); có 402 người đi biển (chiếm 30,7%); có 214 người buôn bán (chiếm 19,3%).

	Is silent on:
	  Sản lượng đạt 3.480 tấn, bằng 116% năm 2030 và 87% mục tiêu năm 2035 (4.000 tấn).
	  Trồng 1.740 cây, đạt 174% chỉ tiêu đăng ký và 87% chỉ tiêu được giao (2.000 cây).
	  Thu 75 tỷ đồng, đạt 125% dự toán trung ương và 93,75% dự toán tỉnh (80 tỷ đồng).
	  Quỹ được 435 triệu đồng, bằng 145% năm 2031, bằng 108,75% năm 2033 và 87% mục tiêu nghị quyết (500 triệu đồng).
	  Thu 75 tỷ đồng, đạt 125% tổng số được giao và 93,75% tổng số phấn đấu (80 tỷ đồng).
	  Có 45 hội viên dự họp, đạt 90% hội viên trẻ và 75% tổng số (45/60 hội viên).
	  Có 12/15 xã và 3/4 thị trấn đạt chuẩn, đạt 80%.
	  Kiểm tra 8.359 lượt công trình, phát hiện 276 trường hợp vi phạm, chiếm 3,3% trên tổng số lượt kiểm tra.
	  Năm 2031, dự toán tỉnh giao 74.034 tỷ đồng nhưng giải ngân đạt 56.578 tỷ đồng, bằng 76,4%.
	  Thu 75.500 triệu đồng, tăng 16,6% so cùng kỳ và đạt 54,71% kế hoạch năm (138.000 triệu đồng).
	  Có 12/15 xã và 3/4 thị trấn đạt 85% tiêu chí.
	  Có 18 trong số 24 trường đạt chuẩn mức độ 1 trở lên, tương đương 75%.
	  Tỷ lệ dự họp đạt 92,5%, tương ứng 1.702/1.840 hội viên.
	  Có 414 đồng chí được miễn sinh hoạt, chiếm 6,9% tổng số đảng viên (6.000 đồng chí).
	  Có 500 đảng viên. Trong đó có 150 đảng viên nữ, chiếm 30%.
	  Có 500 đảng viên, 200 đoàn viên là đảng viên. Trong đó có 150 người nữ, chiếm 35%.
	  Toàn xã có 2.150 hộ. Hộ nghèo 43 hộ, chiếm 2%; hộ cận nghèo 86 hộ, chiếm 4%; hộ khá 215 hộ, chiếm 10%.
	  Tổng số cử tri 85.240 người; bầu đủ 30/30 đại biểu, trong đó nữ 9 đại biểu (30%).
	  Đón 315.000 lượt khách, đạt 63% kế hoạch, bằng 140% so với cùng kỳ (225.000 lượt khách).
	  Chi 300.000 đồng/1 hộ, đạt 70% kế hoạch.
	  Giải ngân 150 tỷ đồng/200 tỷ đồng kế hoạch, đạt 75%.
	  Thu 100 tỷ đồng, bằng 50% dự toán năm là 200 tỷ đồng.
	  Thu 120 tỷ đồng so với kế hoạch 200 tỷ đồng, đạt 60%.
	  Niên vụ 2023/24 đạt 88%.
	  Niên độ 2023/24 đạt 88%.
	  Vụ 1999/00 đạt 88%.
	  Bản đồ tỷ lệ 1/2.000 đạt 80%.
	  Km 12/24 hoàn thành 60%.
	  Nhân dịp 2/9 và 27/7 đạt 100%.
	  Nhân dịp 2/9, 27/7 đạt 100%.
	  Căn hộ 12/3 chiếm 10%.
	  Thửa đất 12/34 chiếm 10%.
	  Thửa 12/34 chiếm 10%.
	  Tổ và đội 1/5 đạt 98%.
	  Tiểu đoàn 1/2 đạt 90%.
	  Ca 3/3 đạt 99%.
	  Loại xe 4/7 chỗ chiếm 30%.
	  Điểm thi 8/10 chiếm 45%.
	  Người có thị lực 7/10 chiếm 12%.
	  Có 206/423 đại biểu có mặt tán thành, đạt tỷ lệ 42,46%.
	  Trong đó, loại A có 7.444 căn, chiếm tỷ lệ 31,3%; loại B có 11.731 căn, chiếm tỷ lệ 49,4%; loại C có 4.584 căn, chiếm tỷ lệ 19,3%.
	  Sản lượng của vùng chiếm 1/3 cả nước (32,4%).
	  Niên khóa 2030/2031 đạt 98%; trực 24/7 đạt 99,9%; tỷ lệ 1/500 đạt 35%; lớp 5/7 đạt 100%.
	  Có 45/60 tổ viên dự họp, đạt 75%.
	  Có 2/3 tổ đã họp, đạt 66,6%.
	  Có 2/3 tổ đã họp, đạt 66,7%.
	  Có 45/61 tổ viên dự họp, đạt 73,78%.
	  Đánh giá 04/10 chỉ tiêu (có 01 chỉ tiêu vượt kế hoạch và 01 chỉ tiêu đạt trên 98%).
	  Có 45/60 tổ viên dự họp; số bài viết tăng 12% so với cùng kỳ.
	  Thu 45/60 triệu đồng, vượt 12%.
	  Có 310 lượt xe trong tổng số 2.080 lượt xe của tháng, chiếm tỷ lệ 14,9%.
	  Xã có 800 hộ, có 200 hộ trồng cam, chiếm 3% số hộ của huyện.
	  Tỷ lệ dự họp đạt 75% (45/60 tổ viên).
	  Tỷ lệ dự họp đạt 92% (tăng 5/8 tổ so với kỳ trước).
	  Có 106 người lớn tuổi, chiếm 12,3% trong tổng số 864 người được bầu.
	  Có 45/60 tổ tổ chức học tập, hội viên tham gia đạt 95%.
	  Có 45/60 tổ tổ chức học tập với tỷ lệ hội viên tham gia đạt 95%.
	  Có 45/60 tổ viên dự họp, đạt 75% (cùng kỳ đạt 70%).
	  Có 45/60 tổ viên dự họp, cùng kỳ năm trước đạt 70%.
	  Kết nạp 60 hội viên, trong đó có 15 hội viên nữ, đạt 120%.
	  Tổng số vốn là 500 tỷ đồng, trong đó 20 dự án lớn (chiếm 60%).
	  Có 45/60 tổ, đạt 75% trở lên.
	  Toàn vùng có 1.310 hội viên.
	    Xét theo nghề, có 611 người làm ruộng (chiếm 46,6%); có 402 người đi biển (chiếm 30,7%); có 214 người buôn bán (chiếm 16,3%).
	  Toàn vùng có 1.310 hội viên.
	    Xét theo nghề, có 611 người làm ruộng (chiếm 41,2%); có 402 người đi biển (chiếm 35,5%).

	figure/share (warning)
	no more attend than there are

	"a/b đảng viên dự": a cannot be more than b. A pair of result and target may well be more than 100 %, so only attendance is looked at.

	Speaks on:
	  Có 62/60 chi bộ tham gia.
	  Có 120/100 đảng viên được tập huấn.
	  Có 62/60 đại biểu có mặt.
	  Có 6.172/6.115 đảng viên dự.

	Is silent on:
	  Có 120/100 đảng viên được tập huấn, vượt kế hoạch.
	  Mở 12/10 lớp học tập nghị quyết.
	  Có 6.115/6.172 đảng viên dự.
	  Kết nạp 7.310/6.400 đảng viên, vượt chỉ tiêu.
	  Trồng 5.210/5.100 ha (đạt 102,16%).

	figure/sum (warning)
	parts add up to their whole

	A list in brackets after a count, after "gồm", "bao gồm" or a colon, and a note that begins with "Gồm" and hangs on the number. A complete list that does not add up is a warning. "trong đó" and "có" name a part only: a warning only if it is more than the whole; where parts of one kind, or two amounts, add up to more than the whole, or two are joined by "và", if one other digit (or two in the other order) would make the whole; where the last is "còn lại", or two are men and women, full members and candidates, they must make the whole. Parts that may overlap (women, the young, minorities) are not added. Where shares of one whole add up to 100, their counts add up to it. Rounded numbers may differ as far as rounding goes. Lists of different things or with approximate figures are passed over.

	Speaks on:
	  Tổng số 640 đơn, chia ra: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị 490 đơn.
	  Quỹ thu 94 triệu đồng (thu hội phí 48 triệu đồng, thu ủng hộ 36 triệu đồng).
	  Xử lý 13 người (khiển trách 07 người, cảnh cáo 03 người, khai trừ 04 người).
	  Có 47 cán bộ nghỉ (đợt 1: 18 người, đợt 2: 20 người, đợt 3: 7 người, trong đó 2 người là trưởng phòng).
	  Mở 47 buổi, gồm: xã Một 18 buổi, trong đó 2 buổi tối; xã Hai 20 buổi; xã Ba 7 buổi.
	  Mở 47 buổi, gồm:
	    - Xã Một: 18 buổi;
	    - Xã Hai: 20 buổi;
	    - Xã Ba: 7 buổi, trong đó 2 buổi tối.
	  Lớp có 500 người (trong đó có 300 nam và 190 nữ).
	  Có 57 chi bộ tham dự (19 chi bộ cơ sở và 48 chi bộ trực thuộc).
	  Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 04).
	  Ban hành 30 văn bản[^a].
	    [^a]: Gồm: 10 báo cáo; 05 kế hoạch; 16 công văn.
	  Có 20 tổ (trong đó có 25 tổ mới).
	  Kiểm tra 24 tổ, trong đó kiểm tra 34 tổ có dấu hiệu vi phạm.
	  Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 2 lớp.
	  Mở 12 lớp cho 1.200 lượt người[^a].
	    [^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 2 lớp cấp ủy.
	  Có 722 tổ hòa giải (589 ở xã, 77 ở phường, 47 ở thị trấn).
	  Ban hành 46 văn bản, gồm: 12 nghị quyết, 20 kế hoạch, 13 công văn.
	  Có 419 hộ được hỗ trợ, trong đó có 298 hộ xây mới và 151 hộ sửa nhà.
	  Thông qua 34 nghị quyết, trong đó 21 nghị quyết chuyên đề, còn lại 15 nghị quyết thường kỳ.
	  Tổng số 640 đơn; trong đó 112 đơn khiếu nại, 48 đơn tố cáo, còn lại 490 đơn kiến nghị.
	  Tiếp nhận 640 đơn, trong đó: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị, phản ánh 490 đơn.
	  Giải quyết 1.810 hồ sơ, trong đó trước hạn 1.400 hồ sơ, đúng hạn 405 hồ sơ, quá hạn 15 hồ sơ.
	  Kết nạp 64 hội viên, gồm: cựu quân nhân 38, công chức quốc phòng 9, đối tượng khác 27.
	  Phân loại 320 cán bộ: xuất sắc 60, tốt 220, hoàn thành 38, không hoàn thành 5.
	  Có 15 chỉ tiêu chủ yếu: 9 chỉ tiêu vượt, 4 chỉ tiêu đạt, 3 chỉ tiêu chưa đạt.
	  Làm 128 km đường, trong đó: đường trục xã 42 km, đường trục thôn 51 km, đường ngõ 45 km.
	  Bầu 27 đồng chí (23 đồng chí tái cử, 02 đồng chí tham gia lần đầu).
	  Kết nạp 86 đảng viên mới (trong đó: 39 nữ, 120 người dân tộc thiểu số).
	  Mở 45 buổi với 6.300 lượt người, gồm 20 buổi ở xã (2.900 lượt người), 15 buổi ở trường học (2.400 lượt người), 10 buổi ở chợ (1.200 lượt người).
	  Tổ chức 28 cuộc giám sát, gồm:
	    - Giám sát chuyên đề: 6 cuộc;
	    - Giám sát thường xuyên: 15 cuộc;
	    - Khảo sát: 8 cuộc.
	  Khai thác 26.553 chuyến, trong đó có 22.351 chuyến đúng giờ, chiếm 84,1%; chậm 4.232 chuyến, chiếm 15,9%.

	Is silent on:
	  Tổng số 640 đơn, chia ra: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị 480 đơn.
	  Quỹ còn 94 triệu đồng (thu 486 triệu đồng, chi 392 triệu đồng).
	  Quỹ còn 95 triệu đồng, gồm: tổng thu 486 triệu đồng, tổng chi 392 triệu đồng.
	  Số đơn tồn 7 đơn, gồm: kỳ trước 12 đơn, nhận mới 74 đơn, đã giải quyết 79 đơn.
	  Số đơn tồn 50 đơn: kỳ trước 12 đơn, nhận mới 74 đơn, công dân rút 36 đơn.
	  Số đơn tồn 8 đơn, gồm:
	    - Kỳ trước: 12 đơn;
	    - Nhận mới: 74 đơn;
	    - Đã giải quyết: 79 đơn.
	  Có 22 học viên (lớp A 12 học viên, lớp B 11 học viên, trừ 1 học viên bảo lưu).
	  Quỹ vận động được 40 triệu đồng (bán vé 30 triệu đồng, tài trợ 20 triệu đồng, chi phí tổ chức 10 triệu đồng được trừ).
	  Có 45 cán bộ nghỉ (đợt 1: 18 người, đợt 2: 20 người, đợt 3: 7 người, trong đó 2 người là trưởng phòng).
	  Mở 45 buổi, gồm: xã Một 18 buổi, xã Hai 20 buổi, trong đó 2 buổi tối; xã Ba 7 buổi.
	  Có 45 người dự (xã Một 18 người, trong đó 2 người mới; xã Hai 20 người; xã Ba 7 người).
	  Mở 45 buổi, gồm:
	    - Xã Một: 18 buổi;
	    - Xã Hai: 20 buổi;
	    - Xã Ba: 7 buổi, trong đó 2 buổi tối.
	  Lớp có 500 người (trong đó có 300 nam và 200 nữ).
	  Thông qua 34 nghị quyết, trong đó 21 nghị quyết chuyên đề, còn lại 13 nghị quyết thường kỳ.
	  Tổng số 640 đơn; trong đó 112 đơn khiếu nại, 48 đơn tố cáo, còn lại 480 đơn kiến nghị.
	  Tiếp nhận 640 đơn, trong đó: khiếu nại 112 đơn, tố cáo 48 đơn, kiến nghị, phản ánh 480 đơn.
	  Giải quyết 1.810 hồ sơ, trong đó trước hạn 1.400 hồ sơ, đúng hạn 305 hồ sơ, quá hạn 15 hồ sơ.
	  Có 15 vụ, chủ yếu: trộm cắp 9 vụ, đánh bạc 4 vụ.
	  Làm 128 km đường, trong đó: đường trục xã 42 km, đường trục thôn 51 km, đường ngõ 35 km.
	  Bầu 27 đồng chí (25 đồng chí tái cử, 02 đồng chí tham gia lần đầu).
	  Bắt giữ 75 đối tượng (60 nam, 15 nữ; 8 đối tượng dưới 18 tuổi).
	  Huyện có 20 xã, trong đó 12 xã vùng cao, 10 xã biên giới, 5 xã khó khăn.
	  Có 60 xã, trong đó xã đạt chuẩn 42 xã, xã đạt chuẩn nâng cao 21 xã.
	  Có 1.240 hộ, trong đó 1.100 hộ có nhà kiên cố, 900 hộ có xe máy và 240 hộ có ô tô.
	  Bố trí 245 cán bộ, trong đó: nghỉ hưu 98, thôi việc 45, điều động 72; còn 30 người chưa bố trí.
	  Mở 45 buổi với 6.300 lượt người, gồm 20 buổi ở xã (2.900 lượt người), 15 buổi ở trường học (2.400 lượt người), 10 buổi ở chợ (1.000 lượt người).
	  Có 722 tổ hòa giải (589 ở xã, 86 ở phường, 47 ở thị trấn).
	  Tổng vốn 104 tỷ đồng (gồm 38,76 tỷ đồng ngân sách tỉnh và 65,25 tỷ đồng vốn vay).
	  Cả tỉnh xuất siêu 2,7 tỷ USD, trong đó khối trong nước nhập siêu 26,1 tỷ USD.
	  Thôn Bình Minh 3 giáp với các thôn: Bình Minh 1, Bình Minh 2, An Hòa 4.
	  Kết nạp 120 đảng viên, trong đó có 70 đảng viên nữ và 45 đảng viên là đoàn viên.
	  Có 1.595 bài đạt giải, nhiều nhất ở các môn: Toán với 1.136 bài; Văn với 131 bài.
	  Có 57 chi bộ tham dự (19 chi bộ cơ sở và 38 chi bộ trực thuộc).
	  Xử lý 13 người (nhắc nhở 07, phê bình 03, khác 03).
	  Ban hành 30 văn bản[^a].
	    [^a]: Gồm: 10 báo cáo; 05 kế hoạch; 15 công văn.
	  Kiểm tra 85 đảng viên (có 24 cấp ủy viên).
	  Đoàn có 12 người (3 ngày ở xã, 2 ngày ở tỉnh).
	  Sách gồm 3 phần, 12 chương, 150 điều.
	  Mở 5 lớp với 300 học viên, trong đó có 120 học viên nữ và 3 lớp buổi tối.
	  Xử lý 13 người, giảm 02 người so với kỳ trước (kỳ trước 15), gồm: nhắc nhở 07, phê bình 03, khác 03.
	  Cử 35 người đi học (dài hạn 05, ngắn hạn 20, bồi dưỡng 15 lượt).
	  Tổ chức 05 lớp (trong đó 02 lớp cho 120 học viên).
	  Mở 12 lớp cho 1.200 lượt người, gồm: lớp đảng viên mới 5 lớp, lớp bí thư 4 lớp, lớp cấp ủy 3 lớp.
	  Tổ chức học tập cho 1.200 lượt người, gồm: đảng viên mới 5 lớp, bí thư chi bộ 4 lớp, cấp ủy 3 lớp.
	  Mở 12 lớp cho 1.200 lượt người[^a].
	    [^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 3 lớp cấp ủy.
	  Có 1.500 đảng viên dự tại 12 điểm cầu, gồm: điểm cầu tỉnh 250, điểm cầu huyện 750, điểm cầu xã 500.
	  Có 1.500 đảng viên dự tại 12 điểm cầu (tỉnh 250, huyện 750, xã 500).
	  Có 1.500 đảng viên dự tại 12 điểm cầu, mỗi điểm hai buổi (tỉnh 250, huyện 750, xã 400).
	  Học tập cho 1.200 lượt người[^a].
	    [^a]: Gồm: 5 lớp đảng viên mới; 4 lớp bí thư; 3 lớp cấp ủy.

	figure/table (warning)
	totals, subtotals, percentages and differences of a table agree with its cells

	A row "Tổng số", "Tổng cộng" or "Cộng", first or last, is the sum of the other rows; row I is the sum of its rows 1, 2 (A = A.1 + A.2) where other cells of the same row, or a formula such as "I+II" or "3=2/1" in the table, show that it is. Rows in different units are not added. A column of percentages (of the plan, of last year, of the whole) is worked out again from the two columns that the head means or that most rows prove; so is a column of differences, and of a number that the caption states ("Cơ cấu 1.600 cán bộ"). A column or row "6 tháng" is quý I and quý II together, a quarter its three months, but not of what is counted at the end of each (no more than one of the parts); what is left is what there was, and came in, less what went out. A row that differs, and whose figure no other two of its cells give, is wrong. Numbers that were rounded (with decimals, or in tỷ đồng, ha, tấn) are taken for rounded ones. Prose that names a row and gives a number that none of its cells has is wrong, too.

	Speaks on:
	  | Tổ | Số buổi |
	    |---|---|
	    | Một | 13 |
	    | Hai | - |
	    | Cộng | 14 |
	  | Tổ | Số buổi |
	    |---|---|
	    | Một | 13 |
	    | Hai | |
	    | Ba | 8 |
	    | Cộng | 22 |
	  | TT | Tổ | Số buổi |
	    |---|---|---|
	    | 1 | Một | 13 |
	    | | | 5 |
	    | 2 | Ba | 8 |
	    | | Cộng | 27 |
	  | Tổ | Tháng 6/2033 | Tháng 6/2034 | Tăng, giảm (%) |
	    |---|---|---|---|
	    | Một | 10 | 15 | 55 |
	  | Tổ | Số buổi |
	    |---|---|
	    | Một | 13 |
	    | Hai | 8 |
	    | Cộng | 22 |
	  | Chỉ tiêu | Kế hoạch | 6 tháng | Tỷ lệ (%) |
	    |---|---|---|---|
	    | Trồng cam | 40 | 21 | 52,5 |
	    | Trồng bưởi | 60 | 33 | 65,0 |
	  | Khoản thu | Năm 2031 | Năm 2032 | So với cùng kỳ (%) |
	    |---|---|---|---|
	    | Phí chợ | 400 | 500 | 115,0 |
	    | Phí bến | 200 | 220 | 110,0 |
	  | TT | Khoản | Kế hoạch | Thực hiện |
	    |---|---|---|---|
	    | I | Thu | 30 | 28 |
	    | 1 | Phí chợ | 10 | 9 |
	    | 2 | Phí bến | 20 | 17 |
	  | Nội dung | Quý I | Quý II | 6 tháng |
	    |---|---|---|---|
	    | Tiếp dân | 312 | 288 | 600 |
	    | Nhận đơn | 145 | 132 | 287 |
	  | Tháng | Số buổi | Số bài |
	    |---|---|---|
	    | 01 | 4 | 22 |
	    | 02 | 3 | 18 |
	    | 03 | 5 | 31 |
	    | Quý I | 12 | 81 |
	  | Quỹ | Dư đầu kỳ | Thu | Chi | Dư cuối kỳ |
	    |---|---|---|---|---|
	    | Đền ơn | 320 | 540 | 410 | 450 |
	    | Vì người nghèo | 280 | 600 | 520 | 380 |
	  Bảng 1. Cơ cấu 1.600 cán bộ theo tuổi
	    | Tuổi | Số người | Tỷ lệ (%) |
	    |---|---|---|
	    | Dưới 30 | 240 | 15,0 |
	    | Từ 30 đến 40 | 400 | 52,0 |
	    | Từ 41 đến 50 | 640 | 40,0 |
	  | Xã | Số hộ | Hộ nghèo | Tỷ lệ hộ nghèo (%) |
	    |---|---|---|---|
	    | Một | 1.500 | 45 | 3,00 |
	    | Hai | 2.000 | 50 | 5,20 |
	    | Ba | 1.250 | 60 | 4,80 |
	  | Tổ | Năm trước | Năm nay | Tăng, giảm |
	    |---|---|---|---|
	    | Một | 12 | 15 | 3 |
	    | Hai | 9 | 7 | -3 |

	Is silent on:
	  | Tổ | Số buổi |
	    |---|---|
	    | Một | 13 |
	    | Hai | / |
	    | Ba | 8 |
	    | Cộng | 21 |
	  | Tổ | Số buổi |
	    |---|---|
	    | Một | 13 |
	    | | 5 |
	    | Ba | 8 |
	    | Cộng | 26 |
	  | Tổ | Tháng 6/2033 | Tháng 6/2034 | Tăng, giảm (%) |
	    |---|---|---|---|
	    | Một | 10 | 15 | 50 |
	  | TT | Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện |
	    |---|---|---|---|---|
	    | 1 | Tổng thu | tỷ đồng | 8.095 | 4.250 |
	    | 2 | Nộp quỹ | tỷ đồng | 600 | 318 |
	    | 3 | Kết nạp | hội viên | 120 | 68 |
	  | Chỉ tiêu | Kế hoạch | 6 tháng | Tỷ lệ (%) |
	    |---|---|---|---|
	    | Trồng cam | 40 | 21 | 52,5 |
	    | Trồng bưởi | 60 | 33 | 55,0 |
	  | Nội dung | Quý I | Quý II | 6 tháng |
	    |---|---|---|---|
	    | Tiếp dân | 312 | 288 | 600 |
	    | Nhận đơn | 145 | 132 | 277 |
	    | Đảng viên | 810 | 824 | 824 |
	    | Tốc độ tăng (%) | 7,5 | 8,9 | 8,2 |
	  | Tháng | Số buổi | Số bài |
	    |---|---|---|
	    | 01 | 4 | 22 |
	    | 02 | 3 | 18 |
	    | 03 | 5 | 31 |
	    | Quý I | 12 | 71 |
	  | Quỹ | Dư đầu kỳ | Thu | Chi | Dư cuối kỳ |
	    |---|---|---|---|---|
	    | Đền ơn | 320 | 540 | 410 | 450 |
	    | Vì người nghèo | 280 | 600 | 520 | 360 |
	  Bảng 1. Cơ cấu 1.600 cán bộ theo tuổi
	    | Tuổi | Số người | Tỷ lệ (%) |
	    |---|---|---|
	    | Dưới 30 | 240 | 15,0 |
	    | Từ 30 đến 40 | 400 | 25,0 |
	    | Từ 41 đến 50 | 640 | 40,0 |
	  | Vùng | Sản lượng (tấn) | Tỷ trọng (%) |
	    |---|---|---|
	    | Đông | 12 | 30 |
	    | Tây | 28 | 70 |

	figure/thousands (warning)
	numbers with a point between thousands stand in quotes in TOML

	TOML reads 1.200 without quotes as one and two tenths, where Vietnamese reads one thousand two hundred. A number written so, with exactly three digits after the point, is a warning where the report states those thousands, or where it ends with 0; else it is a note, and nothing where the report states the very decimal. Quotes, in Vietnamese form, make it plain: "1.200" or "1,2".

	form/decimal (note)
	decimals have a comma

	Vietnamese numbers have a comma before decimals and dots between groups of three digits (Law on Accounting). A number like 71.4% is understood, so this is a note.

	Speaks on:
	  Đạt 71.4% kế hoạch.

	Is silent on:
	  Đạt 71,4% kế hoạch.
	  Có 1.866 người.
	  The plan was met by 71.4%.
	  Họ nói: tăng trưởng là cần thiết.
	    Growth was 71.4% of the plan.

	form/missing (warning)
	the parts of the form are there

	A document of the Party or the State has issuer, number and symbol, place and date, kind, subject, signer and recipients (36-HD/VPTW, II; Decree 30/2020/NĐ-CP, article 8). What is missing is said once; a published report without number, date or signer gets a warning, which the office may accept with text = "number", "date" or "signer". A symbol of neither Party nor State is told of where no form is named: the head is printed without a motto then.

	form/number (note)
	the report's own number is in its form

	The number in the front matter reads as a document symbol, and its code is that of the kind (Báo cáo: BC).

	image/alt (note)
	images have a description

	Without alternative text a blind reader does not know what an image shows (WCAG 2.2, 1.1.1).

	image/type (error)
	pictures are of types that browsers show

	Pictures of a report are PNG, JPEG, WebP, GIF or SVG. Browsers do not show .emf and .wmf (drawings of Word), .tif (scanners), .heic (iPhones): readers would see an empty box.

	personal/account (warning)
	no bank account of a person

	A number of a bank account is personal data. Those at the State Treasury and those of offices, funds, associations and enterprises are not told.

	Speaks on:
	  Chuyển vào số tài khoản 0123456789012 của bà Trần Thị Thử.
	  STK: 1234 5678 9012, chủ tài khoản Trần Văn Thử.

	Is silent on:
	  Tài khoản số 3713.0.1234567.91012 tại Kho bạc Nhà nước.
	  Ủng hộ vào tài khoản 123456789012 của Quỹ Vì người nghèo xã Thử.
	  Mở 12.345.678 tài khoản.
	  Hạch toán tài khoản 111, 112.

	personal/contact (warning)
	no phone or e-mail of a person

	Mobile phones, phones at home and private e-mails are personal data. Those of [contact] in data/site.toml, hotlines, and phones and mailboxes of offices are not told.

	Speaks on:
	  Liên hệ ĐT: 0294.385.1234 (ông Nguyễn Văn Thử).
	  Liên hệ điện thoại (+84) 912345678.
	  Gọi số máy 84-912-345-678.
	  Ông Trần Văn Thử, điện thoại 0912 345 678.
	  Liên hệ +84 912.345.678 để đăng ký.
	  Gửi về hop.thu.rieng@gmail.com.
	  Điện thoại nhà riêng: 0204 3123 456.
	  Thủ quỹ: Lê Thị Thử (điện thoại 0204.3852.147).
	  Gọi nhà ông Thử: 0204 3852 147.
	  Liên hệ 0204 3852 147 (nhà riêng).
	  | Họ và tên | Số điện thoại |
	    |---|---|
	    | Lê Thị Thử | 0204 3852 147 |

	Is silent on:
	  Văn phòng, ĐT: 0294.385.1234 (giờ hành chính).
	  Đường dây nóng: 0912 345 678.
	  Tổng đài 1900 1234.
	  Thư điện tử: vanphong@xathu.gov.vn.
	  Văn phòng: 0204 3123 456.
	  Thu 0912345678 đồng.
	  Giấy phép số 0912345678/GP.
	  Kho có 0,912345678 tấn.
	  Ngày 03-05-2031 08 tổ họp.
	  Đường dây nóng của đồng chí Lê Thị Thử: 0204 3852 147.
	  Văn phòng Đảng ủy: đồng chí Lê Thị Thử, ĐT: 0204 3852 147.
	  | Họ và tên | Chức vụ | Điện thoại |
	    |---|---|---|
	    | Lê Thị Thử | Chánh Văn phòng | 0204 3852 147 |

	personal/home (warning)
	no date of birth or home beside a name

	A date of birth or a home (number of the house, hamlet, commune …) beside the name of a person, in one sentence or one row of a table. The date of birth in the life of an officer, who is awarded, historic persons and the signer are not told.

	Speaks on:
	  Chi bộ giới thiệu quần chúng Lô Văn Thử, sinh ngày 12/8/1990, để xem xét.
	  Bà Trần Thị Thử, sinh ngày 12/5/1980, nhận hỗ trợ.
	  Bà Trần Thị Thử, sinh năm 1980, nhận hỗ trợ.
	  Hộ bà Trần Thị Thử (1980) nhận hỗ trợ.
	  Ông Lê Văn Thử (SN 1985, quê quán thôn Sáu) nộp đơn.
	  Anh Nguyễn Văn Thử (trú tại thôn Ba, xã Thử) đã nộp đơn.
	  Ông Lê Văn Thử, thường trú số 12 đường Thử, nhận đất.
	  | Họ và tên | Ngày sinh |
	    |---|---|
	    | Trần Thị Thử | 12/5/1980 |

	Is silent on:
	  Tặng Huy hiệu 60 năm tuổi Đảng cho đồng chí Trần Văn Thử, sinh ngày 12/5/1938.
	  Cấp đăng ký thường trú cho 30 hộ ở xã Thử.
	  Đồng chí Trần Văn Thử, Bí thư Đảng ủy, dự họp tại xã Thử.
	  Đồng chí Trần Phú sinh ngày 01/5/1904.
	  Đồng chí Trần Văn Thử, sinh năm 1970, được bầu giữ chức Bí thư.
	  Có 12 cháu sinh năm 2015.
	  Bà Trần Thị H. (trú tại thôn Ba) nộp đơn.

	personal/identity (warning)
	no identity number, passport, tax code or insurance number of a person

	Identity numbers of 12 or 9 digits, passports, the tax codes of persons and insurance numbers are personal data (Law on the Protection of Personal Data). Where no word says what they are, 12 digits are told only beside a name. Codes of budgets, tax codes of enterprises, amounts and numbers of documents are not.

	Speaks on:
	  Bà Trần Thị Thử, CCCD 084190001234, nhận đất.
	  Số chứng minh nhân dân: 312 345 678.
	  Số định danh cá nhân: 001 090 012 345
	  Hộ chiếu số C1234567 cấp năm 2031.
	  Mã số thuế cá nhân 8012345678.
	  Bà Trần Thị Thử, mã định danh 038185004512.
	  Mã số BHXH 3820123456 của bà Trần Thị Thử.
	  Cấp lại thẻ BHYT GD4383820123456.
	  Bà Trần Thị Thử (084190001234) nhận đất.
	  | Họ và tên | Số CCCD/CMND |
	    |---|---|
	    | Trần Thị Thử | 312345678 |

	Is silent on:
	  Mã số thuế của doanh nghiệp: 0312345678.
	  Thu 312.345.678 đồng.
	  Mã quan hệ ngân sách 1012345, mã nhiệm vụ 123456789012.
	  Cấp 12.345 thẻ căn cước, 312 hộ chiếu.
	  Cấp căn cước cho 312 345 678 đồng lệ phí.
	  Giấy chứng nhận số 001234567890 cấp cho Hợp tác xã Thử.
	  Mã số BHXH được cấp cho 3.820.123 người.

	personal/illness (warning)
	nobody is named beside an illness

	The name of a person beside an illness of that person, in one sentence or one row of a table: health is sensitive personal data. Numbers of cases without names are not told.

	Speaks on:
	  Bà Trần Thị Thử mắc bệnh ung thư.
	  Đồng chí Lê Văn Thử, thôn Ba, bị tai biến.
	  Bệnh nhân Nguyễn Văn Thử đã ra viện.
	  Bệnh nhân đầu tiên là anh Lê Văn Thử.
	  Đưa anh Lê Văn Thử đi cai nghiện.
	  Người nghiện ma túy trên địa bàn: Lê Văn Thử, Trần Văn Thử.
	  Hỗ trợ bà Lê Thị Thử bệnh hiểm nghèo 5 triệu đồng.
	  Bà Lê Thị Thử là người khuyết tật.
	  | Họ và tên | Hoàn cảnh |
	    |---|---|
	    | Trần Thị Thử | Nhiễm HIV |

	Is silent on:
	  Trong kỳ có 12 người mắc bệnh lao.
	  Đồng chí Lê Văn Thử thăm 3 người bị tai biến.
	  Bác sĩ Lê Văn Thử tiếp nhận bệnh nhân của xã.
	  Tổ tư vấn người nghiện ma túy: Lê Văn Thử, Trần Văn Thử.
	  Đồng chí Lê Văn Thử thăm người khuyết tật.
	  Bác sĩ Lê Văn Thử tư vấn cai nghiện cho 30 người.
	  Bà Trần Thị H. là người khuyết tật.

	personal/properties (warning)
	attachments carry no names or remarks

	A PDF, Word, Excel, PowerPoint, RTF or OpenDocument file that is attached has the names of who wrote it or changed it last in its properties, or remarks and tracked changes: whoever downloads it can read them. Names of machines and offices and the signer of the report are not told. From pictures congbo takes out what cameras write; into films and sounds it does not look, and says so.

	personal/sanction (warning)
	nobody is named beside a sanction or a crime

	The name of a person beside a Party or labour sanction, an arrest, a charge or a sentence of that person, in one sentence or one row of a table. Statistics without names, names that are cut short ("Nguyễn Thị H."), historic persons, the signer, and who does a duty are not told.

	Speaks on:
	  Ông Nguyễn Văn Thử, bị bắt về tội tham ô.
	  Đồng chí Nguyễn Văn Thử bị khai trừ khỏi Đảng.
	  Thi hành kỷ luật khiển trách đối với đồng chí Trần Thị Thử.
	  Khởi tố bị can Lê Văn Thử.
	  Cách chức Bí thư Chi bộ đối với đồng chí Lê Văn Thử.
	  Kỷ luật ông Thử, Trưởng thôn Hai, bằng hình thức khiển trách.
	  Ông Thử, Trưởng thôn Hai, bị khai trừ khỏi Đảng.
	  Đồng chí Lê Văn Thử vi phạm quy định những điều đảng viên không được làm.
	  Tước danh hiệu Công an nhân dân đối với Lê Văn Thử.
	  Ông Lê Văn Thử uống rượu lái xe.
	  Buộc thôi học em Lê Văn Thử.
	  Cháu Lê Thị Thử bị xâm hại.
	  Ông Lê Văn Thử chết do tự tử.
	  Nhận đơn tố cáo đồng chí Lê Văn Thử.
	  Ông Lê Văn Thử, nguyên kế toán, đã bị Tòa án huyện tuyên phạt 3 năm tù.
	  | Họ và tên | Hình thức |
	    |---|---|
	    | Trần Thị Thử | Cảnh cáo |

	Is silent on:
	  Khai trừ 2 đảng viên, khiển trách 5 đảng viên.
	  Đồng chí Trần Văn Thử, Chủ nhiệm Ủy ban Kiểm tra, báo cáo kết quả thi hành kỷ luật 3 đảng viên.
	  Đồng chí Trần Phú bị bắt năm 1931.
	  Bà Nguyễn Thị H. bị xử phạt.
	  Đồng chí Trần Văn Thử cho biết 3 đảng viên bị khai trừ.
	  Năm 1968, ông Trần Văn Thử bị bắt.
	  Trong quá trình xét xử, ông Trần Văn Thử làm chứng.
	  Cách chức 3 bí thư chi bộ; đồng chí Lê Văn Thử thay.
	  Kỷ luật ông H., Trưởng thôn Hai.
	  Ông Thử được khen thưởng.
	  Ông Lê Văn Thử tuyên truyền phòng, chống đánh bạc.
	  Đồng chí Lê Văn Thử chỉ đạo xử lý 5 vụ đánh bạc.
	  Tiếp nhận 3 đơn tố cáo.
	  Đồng chí Lê Văn Thử trình bày dự thảo kỷ luật đối với 3 đảng viên.

	secrecy/cited (warning)
	no secret document is cited

	A document is cited with its level of secrecy: "Công văn mật số 12-CV/TU", "Kế hoạch số 05-KH/TU (Mật)". Number, symbol and subject of a secret document are not public either. A site with audience = "internal" may cite it.

	Speaks on:
	  Thực hiện Công văn mật số 12-CV/TU, các tổ đã họp.
	  Thực hiện Kế hoạch số 05-KH/TU (Mật), các tổ đã họp.
	  Theo Công văn số 12-CV/TU, ngày 03/4/2031 (tối mật) của Tỉnh ủy.
	  Thực hiện Thông báo kết luận đóng dấu Mật số 12-TB/TU.
	  Thực hiện Kế hoạch số 05-KH/TU/M, ngày 03/4/2031 (độ mật: Mật), các tổ đã họp.

	Is silent on:
	  Tiếp nhận 35 văn bản mật.
	  Ban hành danh mục văn bản mật của cơ quan.
	  Công văn số 12-CV/TU về bảo vệ bí mật nhà nước (3 nội dung).
	  Công văn số 12-CV/TU về mật độ cây trồng.

	secrecy/front (error)
	what is secret or for a few is not on a public site

	A report whose front matter has secrecy or circulation is not for everybody. This is an error that accepted.toml cannot accept, unless data/site.toml says audience = "internal".

	secrecy/stamp (warning)
	no stamp of secrecy or circulation is left

	A stamp of secrecy or circulation in text, cells, descriptions of images, front matter or names of files: "MẬT" alone on a line, "Độ mật: Mật", "(Tối mật)", "Lưu hành nội bộ", "Tài liệu thu hồi". A site with audience = "internal" may have them. "Mật độ" (density), "mật ong" (honey), the protection of state secrets and money or medicines in circulation are no stamps.

	Speaks on:
	  MẬT
	  | MẬT |
	    |---|
	    | 3 |
	  | Tổ | TỐI MẬT |
	    |---|---|
	    | Một | 3 |
	  M Ậ T
	  ## TỐI MẬT - Phương án ba
	  TỈNH ỦY SUỐI MƠ\
	    Số 12-BC/TU\
	    **MẬT**
	  Tài liệu phục vụ Hội nghị Ban Chấp hành, xem xong trả lại
	  Độ mật: Mật
	  Số 15-BC/ĐUTN
	    MẬT
	  Lưu hành nội bộ
	  Tài liệu thu hồi
	  Tổ đã họp, bàn việc trồng cây (tài liệu mật).
	  Tài liệu này chỉ lưu hành nội bộ.
	  | Văn bản | Độ mật |
	    |---|---|
	    | Phương án một | Mật |
	  | Nội dung |
	    |---|
	    | TỐI MẬT |
	  ![Tuyệt mật](anh.png)
	  Chỉ sử dụng tại cuộc họp
	  (Lưu hành trong nội bộ Đảng)
	  Tài liệu này chỉ lưu hành trong Ban Thường vụ.
	  TÀI LIỆU MẬT - KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG
	  MẬT (Bản số 05/12)
	  Độ mật: ☒ Mật ☐ Tối mật
	  Dấu "A", "B", "C" – TUYỆT MẬT
	  Văn bản này thuộc loại tối mật.
	  Báo cáo thuộc danh mục bí mật nhà nước, độ Mật.
	  Đây là tài liệu có đóng dấu "Tối mật", không đưa lên mạng.
	  Đề nghị các đại biểu trả lại tài liệu sau khi họp
	  Tài liệu phục vụ hội nghị, không sao chép, không phát hành.
	  Không công bố
	  TUYET MAT
	  ![Ảnh bìa đóng dấu MẬT](anh.png)

	Is silent on:
	  Mật độ cây là 40 cây một sào.
	  MẬT ONG
	  Thu 30 lít mật ong (mật, phấn hoa).
	  Phổ biến Luật Bảo vệ bí mật nhà nước.
	  Tiền lưu hành tăng; thu hồi 3 giấy phép lưu hành thuốc.
	  Cấp phát 20 bản tin lưu hành nội bộ.
	  | Sản phẩm | MẬT | GẠO |
	    |---|---|---|
	    | Tấn | 3 | 5 |
	  Kiểm tra nội bộ 3 tổ.
	  Danh mục bí mật nhà nước (độ mật).
	  Rà soát danh mục bí mật nhà nước độ Tuyệt mật của ngành.
	  Quán triệt: văn bản thuộc loại mật phải được quản lý theo quy định.
	  Không đăng tải thông tin sai sự thật trên mạng.
	  Chỉ sử dụng trong trường hợp khẩn cấp
	  Tập huấn đóng dấu Mật cho văn thư.
	  | Kết quả | Hình thức |
	    |---|---|
	    | Một | Không công bố |
	  ![Mặt bằng dự án](anh.png)

	unfinished/field (error)
	nothing is left to be filled in

	What is left to be filled in: the words of congbo new ("(nội dung)", "(đoạn mở đầu)"), a field or bracket that holds only "…" or "XX", "[điền số]", "số: -BC/ĐU", "ngày … tháng … năm". In a published report it is an error, in a draft a note. "Thế kỷ XX", "Đại hội XX", and dots that end a list or stand in a quotation are not told.

	Speaks on:
	  (nội dung)
	  (tên tiểu mục)
	  ## (tên tiểu mục)
	    Các tổ đã họp.
	  | Việc | Số |
	    |---|---|
	    | (tên việc) | 3 |
	  ___ đảng viên dự họp.
	  XX hộ đã thoát nghèo.
	  Đã tổ chức XX lớp bồi dưỡng.
	  Nhập nội dung báo cáo tại đây
	  (Nêu rõ kết quả đạt được, hạn chế và nguyên nhân)
	  Có (số) người dự họp.
	  Các tổ đã họp. Lorem ipsum dolor sit amet.
	  Đạt {…} cuộc.
	  Có XX đảng viên dự họp.
	  Đạt XX% kế hoạch.
	  Đạt [điền số] cuộc.
	  Đạt (…) cuộc.
	  Báo cáo số: -BC/ĐUTN đã gửi.
	  Họp ngày … tháng … năm 2031.
	  Họp ngày    tháng 5 năm 2031.
	  | Tổ | Số cây |
	    |---|---|
	    | Một | … |
	  Kính gửi: ..........
	  Theo Quyết định số .../QĐ-UBND, các tổ đã họp.
	  Thu đạt {điền} tỷ đồng.
	  Thu 1xx tỷ đồng, bằng 7x% kế hoạch.
	  Thu ? tỷ đồng, bằng ?% kế hoạch.
	  Kết nạp X đảng viên.
	  Tổng thu đạt       tỷ đồng.
	  Thu đạt  % kế hoạch.
	  Từ ngày …./…. đến ngày …./…., các tổ đã họp.
	  Họp ngày    /    /2031.
	  Họp ngày …/…/2031.
	  Dự thảo lần 2
	  Bản nháp
	  (Đang hoàn thiện)

	Is silent on:
	  | Cây (số) | Cây (số lượng) |
	    |---|---|
	    | 3 | 4 |
	  Từ đầu thế kỷ XX, tổ đã có.
	  Đại hội lần thứ XX đồng chí nào cũng dự.
	  Nghị quyết Đại hội XX của Đảng bộ.
	  Mừng Đại hội XX cán bộ, đảng viên thi đua.
	  Đại hội lần thứ XX thành công.
	  Trồng cam, quýt, chè...
	  Nhiều loại cây (cam, quýt, …).
	  Ghi rõ ngày, tháng, năm sinh.
	  Ngày tháng năm trôi qua.
	  Bác viết: “Dân ta […] phải biết.”
	  Đại hội X đảng viên nào cũng dự.
	  Vì sao? Người dân chưa biết.
	  | Đề án | Tiến độ |
	    |---|---|
	    | Một | Đang hoàn thiện |
	    | Hai | Dự thảo lần 2 |
	  | Chỉ tiêu | Đạt % kế hoạch |
	    |---|---|
	    | Thu | 90 |
	  Xe 4x4, sân 5x7 m.
	  Dự thảo lần 2 đã gửi các chi bộ.

	unfinished/remark (error)
	no remark between colleagues is left

	What those who write the report say to each other: "(anh Nam xem lại số này)", "TODO", "??", "Ghi chú nội bộ: …". In a published report it is an error, in a draft a note. A comment <!-- … --> in front matter, the caption of a table, a cell of data, or the name or note of an indicator would be on the page: an error, as in Markdown text. When a period is sealed, a remark in a # comment of TOML is a warning: the published bag has those files too.

	Speaks on:
	  Trồng 30 cây (anh Nam xem lại số này).
	  TODO: thêm số của tổ Ba.
	  Trồng 30 cây (??).
	  Ghi chú nội bộ: chưa gửi cấp trên.
	  Trồng 30 cây [bổ sung sau].
	  Chị Lan kiểm tra lại giúp em nhé.
	  Đoạn này cần viết lại.
	  Kết nạp 12 đảng viên - chờ số của Ban Tuyên giáo.
	  **chờ số**
	  Công tác dân vận được quan tâm. Chờ Ban Tổ chức gửi số liệu rồi bổ sung vào đây.
	  Thu 12 tỷ đồng (anh Hùng cho số liệu).
	  Văn phòng rà lại chỗ này giúp anh.
	  Em chưa có số của Ban Dân vận ạ.
	  Trồng 30 cây (Văn phòng bổ sung).
	  Trồng 30 cây (bổ sung thêm kết quả).
	  Trồng 30 cây (hỏi lại Ban Tổ chức).
	  Trồng 30 cây (số này chưa khớp).
	  Trồng 30 cây (số liệu đến 31/5, cần cập nhật).
	  Phần này lấy theo báo cáo cũ, cần cập nhật lại.
	  Trồng 30 cây (Đề nghị Văn phòng kiểm tra lại số liệu này trước khi trình ký).
	  Trồng 30 cây (đề nghị đ/c Bình rà soát).
	  Công tác dân vận (nêu rõ kết quả, số liệu).
	  Trồng 30 cây ==số này có đúng không?==
	  [Lan] bổ sung số quý I.
	  Trồng 30 cây (Lan sửa: bỏ câu cuối).

	Is silent on:
	  Xem ở đây.
	  Trồng 30 cây (Xem thêm mục này).
	  Xem thêm ở đây.
	  Đã kiểm tra lại 30 hồ sơ (xem lại mục 2).
	  Cần bổ sung 3 biên chế (cần bổ sung 3 người).
	  Vì sao chậm? Do mưa.
	  Đề nghị các tổ rà soát, bổ sung số liệu.
	  Anh nói: “Xem lại giúp tôi nhé.”
	  Họ tên [viết tắt theo quy định chung] các hộ.
	  Đề nghị Ban Tổ chức cung cấp số liệu kết nạp đảng viên.
	  Đơn vị đang chờ số liệu của Cục Thống kê.
	  Chờ các đơn vị gửi số liệu, Văn phòng đã tổng hợp trước 3 mục.
	  Không đủ điều kiện (nêu rõ lý do).
	  Bổ sung vốn (đề nghị Bộ Tài chính bổ sung 30 tỷ đồng).
	  Các em chưa có số định danh.
	  Hoàn thành 3 việc (Văn phòng thực hiện).
	  Ban hành quy chế (bổ sung thêm 3 điều).
	  Đề nghị Văn phòng kiểm tra lại số liệu trước khi trình ký ban hành.
	  Số liệu này cần cập nhật thường xuyên.

	unfinished/section (warning)
	every section has text

	A part, section or heading without any text, table or image, and without sections of its own. In a draft it is a note.

	Speaks on:
	  ## Một
	    Có lời.
	    ## Hai


	Is silent on:
	  ## Một
	    ### Mục con
	    Có lời.
	    ## Hai
	    - Có mục.


	word/doubled (note)
	no word twice in a row

	A syllable twice in a row ("của của", "nhiệm vụ vụ,"), as page breaks and edits leave it. Only function words that never stand so are looked at, and words right beside a mark that the report uses more often: Vietnamese reduplication (dần dần, luôn luôn, từ từ …) and two compounds that meet (sơ kết | kết quả, ủy ban | ban hành) are not meant.

	Speaks on:
	  Thực hiện các các nhiệm vụ được giao.
	  So với với năm trước, số vụ giảm.
	  Các nhiệm vụ vụ, nhiệm vụ chung và nhiệm vụ riêng đều xong.

	Is silent on:
	  Công việc dần dần đi vào nền nếp.
	  Nhà nhà thi đua.
	  Giá tăng từ từ.
	  Các chỉ thị, thị trấn.
	  Ủy ban ban hành quy chế.
	  Xử lý hành vi vi phạm.
	  Hàng không không đón khách.
	  Việc đó, đó là của tổ.
	  Của: của tổ.

	archive/added (error)
	a file was added to a sealed period

	The seal of a period (data/archive.toml) lists every file of content/PERIOD/ and data/PERIOD/ with its SHA-256. A file that it does not list came after sealing and would change the published report in silence. Move it away, or publish an amended edition: congbo archive PERIOD --amend "reason".

	archive/bag (error)
	a sealed bag is missing or was changed

	A bag in static/archive/ must be what was sealed, byte for byte: the SHA-256 of the zip stands in data/archive.toml. Put the file back from a copy or from the published site; congbo verify FILE.zip tells what differs inside.

	archive/chain (error)
	the chain of seals is broken

	Each bag records the SHA-256 of tagmanifest-sha256.txt of the bag that was sealed before it, so that no older bag can be changed without all later ones. Here data/archive.toml was edited, reordered, or lost an entry. Put back the file that congbo archive wrote.

	archive/changed (error)
	a file of a sealed period was changed

	The SHA-256 of the file is not that of the seal; the message has both. Put back what was sealed (data/source/ in the bag), or publish an amended edition: congbo archive PERIOD --amend "reason". The former one stays, and the archive page shows what differs. Where only the line ends differ (CRLF, of Windows) the message says so: the report is the same, git changed the file on its way out; write "-text" for content/ and data/ into .gitattributes and check the file out again.

	archive/file (error)
	a line of a seal cannot be read

	files in data/archive.toml has a file a line as sha256sum writes it: 64 hexadecimal digits, two spaces, the path. congbo archive writes this file, and nobody edits it: put it back.

	archive/missing (error)
	a file of a sealed period is missing

	The seal lists the file, and the site has it no more. Put it back from data/source/ in the bag, or publish an amended edition: congbo archive PERIOD --amend "reason".

	archive/record (error)
	a seal is not what its bag says

	congbo verify holds data/archive.toml against the bags themselves: period, edition, reason, date, version of congbo, the bag before, the list of sources, and what differs from the edition before. A bag cannot be rewritten, so it is the witness: put back the data/archive.toml that congbo archive wrote.

	archive/shown (error)
	readers see a sealed period otherwise

	A seal also holds what readers see: the text, the figures, the words of each page of the report and of the page in one file. Where the sources are the same, and layouts, register or settings change a word or a figure on these pages, that is an error; the message has the first place, as it was and as it is. Words are compared, not HTML: tags, navigation, imprint, CSS and words of the interface (elements with data-ui, nav, aside, header and footer outside main) may change, and so may the version of congbo, which then rereads the bag by itself. Seals of earlier versions hold no such sums and are compared by their sources only. Put it back, or publish an amended edition: congbo archive PERIOD --amend "reason".

	archive/signature (error)
	a signature is not that of its seal

	congbo archive --sign signs two things with an SSH key, namespace congbo: the seal (the entry of the period in data/archive.toml without its signatures) and sha256sums.txt of the website in the bag. Here what was signed, or the signature, was edited. Who has signed only a list of signers tells: congbo verify --signers FILE, in the form of OpenSSH's allowed_signers.

	archive/unsealed (warning)
	a bag without a seal

	A zip in static/archive/ that data/archive.toml does not tell of: a sealing that was interrupted (run congbo archive again, which completes it), or somebody else's file (move it).

	archive/unsigned (error)
	a seal is not signed

	Whoever can write to a site can seal it again with an old date; only who holds a key can sign. With signed = true in data/site.toml a seal without a signature is an error. A seal that stands is signed as it is: congbo archive PERIOD --sign KEYFILE (or agent).

	archive/withdrawal (error)
	an entry that withdraws a period was changed

	congbo withdraw writes the withdrawal of a sealed period into data/archive.toml as an entry of the chain, with the SHA-256 of itself, which the next seal follows. Its date, reason or period was edited: put the file back.

	attachment/active (error)
	attachments run no code

	Files of static/ and content/<period>/files/ are published as they are. What runs code (HTML, SVG with scripts, PHP and whatever servers run, programs, Office files with macros) would run under the name of the office, so it is an error. If one is really needed, its path goes into active_files of data/site.toml. Files .js and .css of static/ belong to the layouts and are not told.

	attachment/picture (error)
	a picture is too large

	congbo takes out of pictures what readers do not see (where, with what and by whom they were taken) and turns them as the camera says. It does not look into a picture of more than 32 MiB, which is too heavy for readers as well.

	personal/picture (error)
	pictures of a published bag do not say where and by whom they were taken

	Pages show pictures without what cameras write, but a bag keeps the sources as they are, and anybody can download one of static/archive/. So a picture with EXIF, XMP or IPTC is an error when a period is sealed: put the clean one of public/ in the place of the source.
*/
package main
