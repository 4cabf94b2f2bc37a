package json

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"copytrail/article/internal/record"
)

// decoder reads one JSON value without building it: the fields of a record are read,
// everything else is passed over. It is several times faster than encoding/json on news,
// which is long strings and little else. It reads what encoding/json reads (a fuzz test
// holds them equal), and also raw control characters in strings, which scrapers write.
type decoder struct {
	b        []byte
	i        int
	maxDepth int
}

var (
	errEnd     = errors.New("unexpected end")
	errNumber  = errors.New("malformed number")
	errTooDeep = errors.New(record.ReasonTooDeep)
	errEscape  = errors.New("malformed escape in string")
)

// kind is the type of a JSON value.
type kind byte

const (
	kindNone kind = iota
	kindNull
	kindBool
	kindNumber
	kindString
	kindArray
	kindObject
)

// String returns the name of k with an indefinite article, for messages.
func (k kind) String() string {
	return [...]string{"nothing", "null", "a boolean", "a number", "a string", "an array", "an object"}[k]
}

// space passes over white space.
func (d *decoder) space() {
	for d.i < len(d.b) {
		switch d.b[d.i] {
		case ' ', '\n', '\t', '\r':
			d.i++
		default:
			return
		}
	}
}

// peek returns the kind of the value that begins here.
func (d *decoder) peek() (kind, error) {
	d.space()
	if d.i >= len(d.b) {
		return kindNone, errEnd
	}
	switch c := d.b[d.i]; {
	case c == '"':
		return kindString, nil
	case c == '{':
		return kindObject, nil
	case c == '[':
		return kindArray, nil
	case c == 'n':
		return kindNull, nil
	case c == 't' || c == 'f':
		return kindBool, nil
	case c == '-' || '0' <= c && c <= '9':
		return kindNumber, nil
	}
	return kindNone, d.unexpected()
}

// unexpected returns the error of a character that is not allowed here.
func (d *decoder) unexpected() error {
	if d.i >= len(d.b) {
		return errEnd
	}
	r, _ := utf8.DecodeRune(d.b[d.i:])
	return fmt.Errorf("unexpected %q at byte %d", r, d.i+1)
}

// take passes over white space and c, which must follow it.
func (d *decoder) take(c byte) error {
	d.space()
	if d.i >= len(d.b) || d.b[d.i] != c {
		return d.unexpected()
	}
	d.i++
	return nil
}

// object calls member for each member of the object that begins here. The function must
// pass over the value. The key is valid until the next call.
func (d *decoder) object(depth int, member func(key []byte) error) error {
	if d.tooDeep(depth) {
		return errTooDeep
	}
	if err := d.take('{'); err != nil {
		return err
	}
	d.space()
	if d.i < len(d.b) && d.b[d.i] == '}' {
		d.i++
		return nil
	}
	for {
		d.space()
		key, err := d.key()
		if err != nil {
			return err
		}
		if err := d.take(':'); err != nil {
			return err
		}
		if err := member(key); err != nil {
			return err
		}
		d.space()
		if d.i >= len(d.b) {
			return errEnd
		}
		switch d.b[d.i] {
		case ',':
			d.i++
		case '}':
			d.i++
			return nil
		default:
			return d.unexpected()
		}
	}
}

// tooDeep reports whether depth is over the limit. There always is one, because the
// decoder calls itself.
func (d *decoder) tooDeep(depth int) bool {
	if d.maxDepth > 0 {
		return depth > d.maxDepth
	}
	return depth > 1000
}

// array calls item for each item of the array that begins here. The function must pass
// over the value.
func (d *decoder) array(depth int, item func() error) error {
	if d.tooDeep(depth) {
		return errTooDeep
	}
	if err := d.take('['); err != nil {
		return err
	}
	d.space()
	if d.i < len(d.b) && d.b[d.i] == ']' {
		d.i++
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		d.space()
		if d.i >= len(d.b) {
			return errEnd
		}
		switch d.b[d.i] {
		case ',':
			d.i++
		case ']':
			d.i++
			return nil
		default:
			return d.unexpected()
		}
	}
}

// skip passes over the value that begins here, at the given depth.
func (d *decoder) skip(depth int) error {
	k, err := d.peek()
	if err != nil {
		return err
	}
	switch k {
	case kindString:
		_, _, err := d.rawString()
		return err
	case kindObject:
		return d.object(depth+1, func([]byte) error { return d.skip(depth + 1) })
	case kindArray:
		return d.array(depth+1, func() error { return d.skip(depth + 1) })
	case kindNumber:
		_, err := d.number()
		return err
	}
	for _, word := range []string{"null", "true", "false"} {
		if bytes.HasPrefix(d.b[d.i:], []byte(word)) {
			d.i += len(word)
			return nil
		}
	}
	return d.unexpected()
}

// end reports an error unless only white space follows.
func (d *decoder) end() error {
	d.space()
	if d.i < len(d.b) {
		return d.unexpected()
	}
	return nil
}

// number returns the text of the number that begins here.
func (d *decoder) number() (string, error) {
	start := d.i
	digits := func() bool {
		from := d.i
		for d.i < len(d.b) && '0' <= d.b[d.i] && d.b[d.i] <= '9' {
			d.i++
		}
		return d.i > from
	}
	if d.b[d.i] == '-' {
		d.i++
	}
	zero := d.i < len(d.b) && d.b[d.i] == '0'
	from := d.i
	if !digits() || zero && d.i > from+1 {
		return "", errNumber
	}
	if d.i < len(d.b) && d.b[d.i] == '.' {
		d.i++
		if !digits() {
			return "", errNumber
		}
	}
	if d.i < len(d.b) && (d.b[d.i] == 'e' || d.b[d.i] == 'E') {
		d.i++
		if d.i < len(d.b) && (d.b[d.i] == '+' || d.b[d.i] == '-') {
			d.i++
		}
		if !digits() {
			return "", errNumber
		}
	}
	return string(d.b[start:d.i]), nil
}

// key returns the string that begins here; it may share memory with the input.
func (d *decoder) key() ([]byte, error) {
	raw, escaped, err := d.rawString()
	if err != nil || !escaped {
		return raw, err
	}
	s, err := unescape(raw)
	return []byte(s), err
}

// str returns the string that begins here.
func (d *decoder) str() (string, error) {
	raw, escaped, err := d.rawString()
	if err != nil {
		return "", err
	}
	if !escaped {
		return string(raw), nil
	}
	return unescape(raw)
}

// rawString passes over the string that begins here. It returns what is between the
// quotation marks, and whether there are escapes in it. It does not check the escapes;
// unescape does.
func (d *decoder) rawString() (raw []byte, escaped bool, err error) {
	if d.i >= len(d.b) || d.b[d.i] != '"' {
		return nil, false, d.unexpected()
	}
	start := d.i + 1
	at := start
	for {
		n := bytes.IndexByte(d.b[at:], '"')
		if n < 0 {
			return nil, false, errEnd
		}
		// The mark closes the string unless an odd number of backslashes precedes it.
		end := at + n
		back := end
		for back > start && d.b[back-1] == '\\' {
			back--
		}
		at = end + 1
		if (end-back)%2 == 0 {
			raw = d.b[start:end]
			d.i = at
			escaped = bytes.IndexByte(raw, '\\') >= 0
			return raw, escaped, nil
		}
	}
}

// unescape returns the string that raw spells.
func unescape(raw []byte) (string, error) {
	var b strings.Builder
	b.Grow(len(raw))
	for {
		n := bytes.IndexByte(raw, '\\')
		if n < 0 {
			b.Write(raw)
			return b.String(), nil
		}
		b.Write(raw[:n])
		raw = raw[n+1:]
		if len(raw) == 0 {
			return "", errEscape
		}
		c := raw[0]
		raw = raw[1:]
		switch c {
		case '"', '\\', '/':
			b.WriteByte(c)
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			r, ok := hex4(raw)
			if !ok {
				return "", errEscape
			}
			raw = raw[4:]
			if utf16.IsSurrogate(r) {
				if len(raw) >= 6 && raw[0] == '\\' && raw[1] == 'u' {
					if low, ok := hex4(raw[2:]); ok {
						if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
							r = both
							raw = raw[6:]
						}
					}
				}
				if utf16.IsSurrogate(r) {
					r = utf8.RuneError
				}
			}
			b.WriteRune(r)
		default:
			return "", errEscape
		}
	}
}

// hex4 reads four hexadecimal digits.
func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[:4]), 16, 16)
	return rune(n), err == nil && b[0] != '+' && b[0] != '-'
}
