package diag

import "congbo/cmd/congbo/internal/source"

// FromSource says what is wrong with files themselves.
func FromSource(faults []source.Fault) List {
	var found List
	for _, fault := range faults {
		f := Finding{Code: "source/" + string(fault.Kind), Severity: Error, Span: fault.Span}
		switch fault.Kind {
		case source.NotUTF8:
			f.Message = Say("byte %s không thuộc UTF-8", "byte %s is not UTF-8", fault.Detail)
			f.Hint = Say("lưu lại tệp với bảng mã UTF-8; phông TCVN3, VNI phải chuyển sang Unicode trước", "save the file as UTF-8; convert TCVN3 and VNI text to Unicode first")
		case source.UTF16:
			f.Message = Say("tệp dùng bảng mã UTF-16", "the file is UTF-16")
			f.Hint = Say("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")
		case source.NotNFC:
			f.Severity = Note
			f.Message = Say("chữ có dấu viết bằng mã tổ hợp; congbo đã đọc theo dạng dựng sẵn (NFC)", "letters with marks are decomposed; congbo reads them composed (NFC)")
			f.Hint = Say("lưu lại tệp theo Unicode dựng sẵn", "save the file in composed Unicode")
		case source.TooLarge:
			f.Message = Say("tệp dài %s byte, quá giới hạn %d MiB", "the file has %s bytes, more than the limit of %d MiB", fault.Detail, source.MaxText(fault.Span.File.Path)>>20)
			f.Hint = Say("chia thành nhiều mục", "split it into sections")
		case source.LinkOut:
			f.Message = Say("liên kết tượng trưng tới %q: ra ngoài content/, data/, layouts/, static/, tới tệp ẩn hoặc tệp không công bố, hỏng, hoặc tới thư mục", "symbolic link to %q: it leaves content/, data/, layouts/ and static/, leads to a hidden file, to one that is not published, or to a folder, or is broken", fault.Detail)
			f.Hint = Say("chép tệp vào trang thay cho liên kết", "copy the file into the site instead")
		case source.NotRegular:
			f.Message = Say("không phải là một tệp thường (%s)", "not an ordinary file (%s)", fault.Detail)
			f.Hint = Say("bỏ nó ra khỏi trang", "take it out of the site")
		case source.Unreadable:
			f.Message = Say("không đọc được: %v", "cannot be read: %v", fault.Err)
			f.Hint = Say("xem lại quyền đọc tệp", "look at the permissions of the file")
		case source.ControlChar:
			f.Message = Say("ký tự điều khiển %s không được có trong văn bản", "control character %s has no place in a text", fault.Detail)
			f.Hint = Say("xóa ký tự này", "delete it")
		case source.Invisible:
			f.Severity = Warning
			f.Message = Say("có ký tự vô hình %s, có thể giấu số liệu và viện dẫn khỏi việc kiểm tra", "there is an invisible character %s, which may hide figures and citations from the checks", fault.Detail)
			f.Hint = Say("xóa ký tự vô hình %s; nó thường theo chữ chép từ Word hoặc từ trang web", "delete the invisible character %s; it often comes along with text from Word or web pages", fault.Detail)
		case source.Object:
			f.Message = Say("có ký tự %s, dấu để chỗ cho một hình hay đối tượng không có trong tệp", "there is a character %s, which stands for a picture or object that is not in the file", fault.Detail)
			f.Hint = Say("xóa ký tự này, và đưa hình vào bằng ![mô tả](tệp) nếu cần", "delete it, and put the picture in by ![description](file) if it is needed")
		}
		found.Add(f)
	}
	return found
}
