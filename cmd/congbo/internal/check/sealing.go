package check

import "congbo/cmd/congbo/internal/diag"

// Sealing returns what is looked for in sealed periods, in the order of its code.
// Unlike the checks of All it runs in every build, nothing switches it off and no
// accepted.toml keeps it: Seals, and in verify what only the bags can tell.
func Sealing() []*Check {
	return []*Check{
		{
			Code: "archive/added", Severity: diag.Error,
			Title: diag.Say("tệp được thêm vào kỳ đã niêm phong", "a file was added to a sealed period"),
			Doc: diag.Say(
				`Niêm phong của một kỳ (data/archive.toml) kể mọi tệp của content/KỲ/ và data/KỲ/ với SHA-256. Tệp không có trong đó được thêm vào sau khi niêm phong, và sẽ làm đổi báo cáo đã công bố mà không ai biết. Chuyển tệp đi, hoặc công bố bản sửa: congbo archive KỲ --amend "lý do".`,
				`The seal of a period (data/archive.toml) lists every file of content/PERIOD/ and data/PERIOD/ with its SHA-256. A file that it does not list came after sealing and would change the published report in silence. Move it away, or publish an amended edition: congbo archive PERIOD --amend "reason".`),
		},
		{
			Code: "archive/bag", Severity: diag.Error,
			Title: diag.Say("túi hồ sơ đã niêm phong bị thiếu hay bị thay đổi", "a sealed bag is missing or was changed"),
			Doc: diag.Say(
				`Túi hồ sơ trong static/archive/ phải đúng từng byte như khi niêm phong: SHA-256 của tệp zip nằm trong data/archive.toml. Lấy lại tệp từ bản sao lưu hay từ trang đã công bố; congbo verify TỆP.zip cho biết trong đó khác ở đâu.`,
				`A bag in static/archive/ must be what was sealed, byte for byte: the SHA-256 of the zip stands in data/archive.toml. Put the file back from a copy or from the published site; congbo verify FILE.zip tells what differs inside.`),
		},
		{
			Code: "archive/chain", Severity: diag.Error,
			Title: diag.Say("chuỗi niêm phong bị đứt", "the chain of seals is broken"),
			Doc: diag.Say(
				`Mỗi túi hồ sơ ghi SHA-256 của tagmanifest-sha256.txt trong túi niêm phong ngay trước nó, nên không thể đổi một túi cũ mà không đổi mọi túi sau. Ở đây data/archive.toml bị sửa, đổi thứ tự hay mất một mục. Lấy lại tệp do congbo archive ghi.`,
				`Each bag records the SHA-256 of tagmanifest-sha256.txt of the bag that was sealed before it, so that no older bag can be changed without all later ones. Here data/archive.toml was edited, reordered, or lost an entry. Put back the file that congbo archive wrote.`),
		},
		{
			Code: "archive/changed", Severity: diag.Error,
			Title: diag.Say("tệp của kỳ đã niêm phong bị thay đổi", "a file of a sealed period was changed"),
			Doc: diag.Say(
				`SHA-256 của tệp khác với niêm phong; thông báo có cả hai. Lấy lại nội dung đã niêm phong (data/source/ trong túi hồ sơ), hoặc công bố bản sửa: congbo archive KỲ --amend "lý do". Bản cũ vẫn còn, và trang lưu trữ cho thấy chỗ đã sửa. Nếu chỉ kiểu xuống dòng khác (CRLF của Windows), thông báo nói rõ: báo cáo không đổi, git đã đổi tệp khi lấy về; ghi "* -text" cho content/ và data/ vào .gitattributes rồi lấy lại tệp.`,
				`The SHA-256 of the file is not that of the seal; the message has both. Put back what was sealed (data/source/ in the bag), or publish an amended edition: congbo archive PERIOD --amend "reason". The former one stays, and the archive page shows what differs. Where only the line ends differ (CRLF, of Windows) the message says so: the report is the same, git changed the file on its way out; write "-text" for content/ and data/ into .gitattributes and check the file out again.`),
		},
		{
			Code: "archive/file", Severity: diag.Error,
			Title: diag.Say("không hiểu một dòng của niêm phong", "a line of a seal cannot be read"),
			Doc: diag.Say(
				`files trong data/archive.toml có mỗi dòng một tệp như sha256sum ghi: 64 chữ số thập lục phân, hai dấu cách, đường dẫn. Tệp này do congbo archive ghi, không sửa bằng tay: lấy lại nó.`,
				`files in data/archive.toml has a file a line as sha256sum writes it: 64 hexadecimal digits, two spaces, the path. congbo archive writes this file, and nobody edits it: put it back.`),
		},
		{
			Code: "archive/missing", Severity: diag.Error,
			Title: diag.Say("thiếu tệp của kỳ đã niêm phong", "a file of a sealed period is missing"),
			Doc: diag.Say(
				`Tệp có trong niêm phong nhưng không còn trong trang. Lấy lại nó từ data/source/ trong túi hồ sơ, hoặc công bố bản sửa: congbo archive KỲ --amend "lý do".`,
				`The seal lists the file, and the site has it no more. Put it back from data/source/ in the bag, or publish an amended edition: congbo archive PERIOD --amend "reason".`),
		},
		{
			Code: "archive/record", Severity: diag.Error,
			Title: diag.Say("niêm phong không khớp với túi hồ sơ của nó", "a seal is not what its bag says"),
			Doc: diag.Say(
				`congbo verify đối chiếu data/archive.toml với chính túi hồ sơ: kỳ, lần niêm phong, lý do đính chính, ngày, phiên bản congbo, túi trước nó, danh sách nguồn, và những chỗ sửa so với bản trước. Túi hồ sơ không sửa được nên nó là bằng chứng: lấy lại data/archive.toml do congbo archive ghi.`,
				`congbo verify holds data/archive.toml against the bags themselves: period, edition, reason, date, version of congbo, the bag before, the list of sources, and what differs from the edition before. A bag cannot be rewritten, so it is the witness: put back the data/archive.toml that congbo archive wrote.`),
		},
		{
			Code: "archive/shown", Severity: diag.Error,
			Title: diag.Say("bạn đọc thấy kỳ đã niêm phong khác đi", "readers see a sealed period otherwise"),
			Doc: diag.Say(
				`Niêm phong giữ cả những gì bạn đọc thấy: toàn văn, số liệu, chữ trên từng trang của báo cáo và trang một tệp. Nguồn không đổi mà khuôn trang (layouts/), danh mục văn bản hay cấu hình làm chữ hoặc số trên trang đổi thì là lỗi; thông báo nêu chỗ đầu tiên, khi ấy và bây giờ. So chữ, không so HTML: đổi thẻ, thanh dẫn hướng, chân trang, CSS, chữ giao diện (phần tử có data-ui, nav, aside, header và footer ngoài main) đều được, phiên bản congbo khác cũng vậy: khi ấy congbo đọc lại túi hồ sơ bằng chính nó. Niêm phong của phiên bản cũ không ghi những mã này nên chỉ so nguồn. Trả lại như cũ, hoặc công bố bản sửa: congbo archive KỲ --amend "lý do".`,
				`A seal also holds what readers see: the text, the figures, the words of each page of the report and of the page in one file. Where the sources are the same, and layouts, register or settings change a word or a figure on these pages, that is an error; the message has the first place, as it was and as it is. Words are compared, not HTML: tags, navigation, imprint, CSS and words of the interface (elements with data-ui, nav, aside, header and footer outside main) may change, and so may the version of congbo, which then rereads the bag by itself. Seals of earlier versions hold no such sums and are compared by their sources only. Put it back, or publish an amended edition: congbo archive PERIOD --amend "reason".`),
		},
		{
			Code: "archive/signature", Severity: diag.Error,
			Title: diag.Say("chữ ký không phải của niêm phong ấy", "a signature is not that of its seal"),
			Doc: diag.Say(
				`congbo archive --sign ký hai thứ bằng khóa SSH, không gian tên congbo: niêm phong (mục của kỳ trong data/archive.toml, trừ chữ ký) và sha256sums.txt của trang web trong túi hồ sơ. Ở đây nội dung hoặc chữ ký đã bị sửa. Ai đã ký thì chỉ danh sách người ký cho biết: congbo verify --signers TỆP, theo dạng allowed_signers của OpenSSH.`,
				`congbo archive --sign signs two things with an SSH key, namespace congbo: the seal (the entry of the period in data/archive.toml without its signatures) and sha256sums.txt of the website in the bag. Here what was signed, or the signature, was edited. Who has signed only a list of signers tells: congbo verify --signers FILE, in the form of OpenSSH's allowed_signers.`),
		},
		{
			Code: "archive/unsealed", Severity: diag.Warning,
			Title: diag.Say("túi hồ sơ không có niêm phong", "a bag without a seal"),
			Doc: diag.Say(
				`Tệp zip trong static/archive/ mà data/archive.toml không nói tới: một lần niêm phong bị ngắt giữa chừng (chạy lại congbo archive, lần này hoàn tất nó), hoặc tệp của người khác (chuyển đi).`,
				`A zip in static/archive/ that data/archive.toml does not tell of: a sealing that was interrupted (run congbo archive again, which completes it), or somebody else's file (move it).`),
		},
		{
			Code: "archive/unsigned", Severity: diag.Error,
			Title: diag.Say("niêm phong không có chữ ký", "a seal is not signed"),
			Doc: diag.Say(
				`Ai ghi được vào trang đều niêm phong lại được, với ngày cũ; chữ ký thì chỉ người giữ khóa làm được. Khi data/site.toml có signed = true, niêm phong nào không có chữ ký là lỗi. Niêm phong đã có được ký nguyên như vậy: congbo archive KỲ --sign TỆP-KHÓA (hoặc agent).`,
				`Whoever can write to a site can seal it again with an old date; only who holds a key can sign. With signed = true in data/site.toml a seal without a signature is an error. A seal that stands is signed as it is: congbo archive PERIOD --sign KEYFILE (or agent).`),
		},
		{
			Code: "archive/withdrawal", Severity: diag.Error,
			Title: diag.Say("mục thu hồi bị thay đổi", "an entry that withdraws a period was changed"),
			Doc: diag.Say(
				`congbo withdraw ghi việc thu hồi một kỳ đã niêm phong thành một mục của chuỗi trong data/archive.toml, kèm tổng SHA-256 của chính nó; niêm phong sau nối tiếp tổng ấy. Ngày, lý do hay kỳ trong mục đã bị sửa: lấy lại tệp.`,
				`congbo withdraw writes the withdrawal of a sealed period into data/archive.toml as an entry of the chain, with the SHA-256 of itself, which the next seal follows. Its date, reason or period was edited: put the file back.`),
		},
	}
}
