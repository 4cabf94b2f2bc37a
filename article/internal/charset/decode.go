package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// look is how many bytes of a text are looked at for UTF-16.
const look = 64 << 10

// Page decodes an HTML page. The label is the charset that its HTTP header names, ""
// when there is none. Bytes that are valid UTF-8 are UTF-8, whatever the page declares;
// otherwise the label, the page's own declaration and a guess decide, in this order.
func Page(page []byte, label string) ([]byte, string) {
	if name := escapedCharset(page); name != "" {
		enc, name := charset.Lookup(name)
		return decode(enc, name, page)
	}
	if fixed, note := Valid(page); note == "" {
		return bytes.TrimPrefix(fixed, []byte("\xef\xbb\xbf")), ""
	}
	if isDamagedUTF8(page) {
		return Valid(page)
	}
	enc, name, certain := charset.DetermineEncoding(page, "text/html; charset="+label)
	if !certain && name == "windows-1252" { // the library's answer when it knows nothing
		if guess := guessPageCharset(page); guess != "" {
			if e, n := charset.Lookup(guess); e != nil {
				enc, name = e, n
			}
		}
	}
	if name == "utf-8" {
		return Valid(page)
	}
	return decode(enc, name, page)
}

// decode decodes b from the encoding of the given name.
func decode(enc encoding.Encoding, name string, b []byte) ([]byte, string) {
	out, _, err := transform.Bytes(enc.NewDecoder(), b)
	if err != nil {
		return Valid(b)
	}
	out, _ = Valid(out)
	return out, "read as " + name
}

// Text decodes a text that declares no charset: by its byte order mark, as UTF-8 if it
// is valid, and otherwise by a guess.
func Text(b []byte) ([]byte, string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return Valid(b[3:])
	case Wide(b[:min(len(b), look)]) != nil: // a part of an archive or of a message
		return decode(Wide(b[:min(len(b), look)]), "utf-16", b)
	case escapedCharset(b) != "":
		enc, name := charset.Lookup(escapedCharset(b))
		return decode(enc, name, b)
	}
	fixed, note := Valid(b)
	if note != NoteInvalidUTF8 || isDamagedUTF8(b) {
		return fixed, note
	}
	if name := guessCharset(b); name != "" {
		if enc, _ := charset.Lookup(name); enc != nil {
			return decode(enc, name, b)
		}
	}
	return fixed, note
}

// Labelled decodes a text whose label names its charset. An unknown label is ignored,
// and so is any label of a text that is valid UTF-8.
func Labelled(b []byte, label string) (string, string) {
	if enc, name := charset.Lookup(label); enc != nil && name != "utf-8" {
		if fixed, note := Valid(b); note == "" {
			return string(fixed), ""
		}
		fixed, note := decode(enc, name, b)
		return string(fixed), note
	}
	fixed, note := Text(b)
	return string(fixed), note
}

// escapedCharset returns the charset of a text that spells its characters by escape
// sequences in ASCII, and "" for every other. Such a text is valid UTF-8, but
// unreadable as that.
func escapedCharset(b []byte) string {
	for _, mark := range []string{"\x1b$B", "\x1b$@", "\x1b(J"} {
		if bytes.Contains(b, []byte(mark)) && ascii(b) {
			return "iso-2022-jp"
		}
	}
	return ""
}

// ascii reports whether b holds no byte above 127.
func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
