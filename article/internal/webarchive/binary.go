package webarchive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

// A binary property list is
//
//	bplist00
//	objects: a byte with kind and length, then the content
//	offsets of the objects, each of offsetSize bytes
//	32 bytes: 6 without meaning, offsetSize, refSize, then in 8 bytes each the number of
//	objects, the number of the top one, and where the offsets begin
//
// The kinds are 4 for bytes, 5 for ASCII, 6 for UTF-16 and D for a dictionary. A length of 15
// means that it follows, as an integer: 1n and 2^n bytes. A dictionary is the numbers of its
// keys and then those of its values, each of refSize bytes.
//
// Only the few values that are asked for are read, so that neither a list that contains itself
// nor one of a million levels does any harm.

// list is a binary property list.
type list struct {
	b                   []byte
	offsets             []byte
	offsetSize, refSize int
	count               uint64
}

// errList is the error of bytes that are no property list.
var errList = errors.New("not a property list")

// The kinds of objects.
const (
	kindInt   = 0x1
	kindData  = 0x4
	kindASCII = 0x5
	kindUTF16 = 0x6
	kindDict  = 0xd
)

// trailerLen is the length of the end of a list, which says where everything is.
const trailerLen = 32

// readBinary returns the main resource of a binary property list.
func readBinary(b []byte) (resource, error) {
	var r resource
	if len(b) < trailerLen+8 {
		return r, errList
	}
	trailer := b[len(b)-trailerLen:]
	l := list{b: b[:len(b)-trailerLen], offsetSize: int(trailer[6]), refSize: int(trailer[7]), count: binary.BigEndian.Uint64(trailer[8:])}
	top, table := binary.BigEndian.Uint64(trailer[16:]), binary.BigEndian.Uint64(trailer[24:])
	if l.offsetSize < 1 || l.offsetSize > 8 || l.refSize < 1 || l.refSize > 8 || table > uint64(len(l.b)) {
		return r, errList
	}
	l.offsets = l.b[table:]
	if l.count > uint64(len(l.offsets)/l.offsetSize) {
		return r, errList
	}
	main, ok := l.value(top, keyMain)
	if !ok {
		return r, errors.New("no main resource")
	}
	text := func(key string) string {
		n, ok := l.value(main, key)
		if !ok {
			return ""
		}
		return l.text(n)
	}
	r.url, r.kind, r.encoding = text(keyURL), text(keyType), text(keyEncoding)
	if n, ok := l.value(main, keyData); ok {
		if kind, data, _ := l.object(n); kind == kindData {
			r.data = data
		}
	}
	return r, nil
}

// object returns the kind and the content of an object. That of a dictionary is its keys and
// values, and count is how many it has.
func (l *list) object(n uint64) (kind byte, content []byte, count int) {
	if n >= l.count {
		return 0, nil, 0
	}
	at := number(l.offsets[int(n)*l.offsetSize:][:l.offsetSize])
	if at >= uint64(len(l.b)) {
		return 0, nil, 0
	}
	kind, length, rest := l.b[at]>>4, uint64(l.b[at]&15), l.b[at+1:]
	if length == 15 {
		if len(rest) == 0 || rest[0]>>4 != kindInt || rest[0]&15 > 3 {
			return 0, nil, 0
		}
		size := 1 << (rest[0] & 15)
		if rest = rest[1:]; len(rest) < size {
			return 0, nil, 0
		}
		length, rest = number(rest[:size]), rest[size:]
	}
	unit := uint64(1)
	switch kind {
	case kindUTF16:
		unit = 2
	case kindDict:
		unit = 2 * uint64(l.refSize)
	}
	if length > uint64(len(rest))/unit {
		return 0, nil, 0
	}
	return kind, rest[:length*unit], int(length)
}

// value returns the number of the object that a dictionary has for a key.
func (l *list) value(dict uint64, key string) (uint64, bool) {
	kind, refs, count := l.object(dict)
	if kind != kindDict {
		return 0, false
	}
	for i := range count {
		if kind, name, _ := l.object(number(refs[i*l.refSize:][:l.refSize])); kind == kindASCII && bytes.Equal(name, []byte(key)) {
			return number(refs[(count+i)*l.refSize:][:l.refSize]), true
		}
	}
	return 0, false
}

// text returns the text of an object, "" when it is none.
func (l *list) text(n uint64) string {
	switch kind, b, count := l.object(n); kind {
	case kindASCII:
		return string(b)
	case kindUTF16:
		units := make([]uint16, count)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(b[2*i:])
		}
		return string(utf16.Decode(units))
	}
	return ""
}

// number reads an integer of 1 to 8 bytes.
func number(b []byte) (n uint64) {
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return n
}
