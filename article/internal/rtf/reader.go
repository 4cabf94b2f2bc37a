package rtf

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"copytrail/article/internal/record"
)

// maxGroups is how deep the groups of a file may nest. Files of Word nest some twenty deep.
const maxGroups = 4096

// group is what holds within a group of the file, and is as it was before behind its end.
type group struct {
	skip     bool // a destination that is no text
	fonts    bool // the table of fonts
	hidden   bool // not shown, or deleted
	fresh    bool // nothing has been read of it
	optional bool // it begins with \*
	note     bool // a footnote
	table    bool // its paragraphs stand in a table
	page     int  // the code page of its font
	fallback int  // how many characters stand behind \u for those who do not know it
}

// reader reads a file from its first byte to its last.
type reader struct {
	in  []byte
	pos int

	groups []group // those around, outermost first
	group          // the one that is being read
	fonts  map[int]int
	font   int // the font that the table of fonts describes
	ansi   int // the code page of the file

	bytes []byte // text that is not decoded yet
	drop  int    // how many characters of the fallback of \u are still to come
	high  rune   // the first half of a character that \u gives in two

	para strings.Builder // the paragraph that is being read
	foot strings.Builder // the footnotes, which stand behind the text
	cell []string        // the paragraphs of the cell before it
	row  [][]string      // the cells before that
	doc  document
}

// read returns the document in a file. The error is a SkipError without a place.
func read(in []byte) (*document, error) {
	r := &reader{in: in, fonts: map[int]int{}, ansi: 1252, group: group{skip: true, page: 1252, fallback: 1}}
	for r.pos < len(in) {
		c := in[r.pos]
		r.pos++
		switch c {
		case '{':
			if len(r.groups) >= maxGroups {
				return nil, record.Skipf("", record.ReasonTooDeep, "RTF: over %d groups", maxGroups)
			}
			r.open()
		case '}':
			r.close()
		case '\\':
			r.control()
		case '\r', '\n', 0:
		default:
			r.char(c)
		}
	}
	r.flush()
	r.endRow()
	r.endPara(false)
	for line := range strings.Lines(r.foot.String()) {
		if line = strings.Trim(line, " \t\u00a0\n"); line != "" {
			r.doc.blocks = append(r.doc.blocks, block{text: line})
		}
	}
	r.doc.broken = len(r.groups) > 0
	return &r.doc, nil
}

// open begins a group.
func (r *reader) open() {
	r.flush()
	r.drop = 0
	r.groups = append(r.groups, r.group)
	if len(r.groups) == 1 { // a file within the file begins anew
		r.skip, r.page = false, r.ansi
	}
	r.fresh, r.optional = true, false
}

// close ends a group. An end without a beginning is passed over.
func (r *reader) close() {
	r.flush()
	r.drop = 0
	if n := len(r.groups); n > 0 {
		if r.note && !r.groups[n-1].note {
			r.foot.WriteByte('\n')
		}
		r.group = r.groups[n-1]
		r.groups = r.groups[:n-1]
		r.fresh = false
	}
}

// char takes a byte of text.
func (r *reader) char(c byte) {
	r.fresh, r.optional = false, false
	switch {
	case r.drop > 0:
		r.drop--
	case r.silent():
	default:
		r.bytes = append(r.bytes, c)
	}
}

// silent reports whether the text that is being read is not shown.
func (r *reader) silent() bool { return r.skip || r.hidden || r.group.fonts }

// put takes text that is decoded.
func (r *reader) put(s string) {
	if r.silent() {
		return
	}
	r.flush()
	r.out().WriteString(s)
}

// out returns what the text goes to.
func (r *reader) out() *strings.Builder {
	if r.note {
		return &r.foot
	}
	return &r.para
}

// flush decodes the bytes that wait for it.
func (r *reader) flush() {
	if r.high != 0 {
		r.high = 0
		r.out().WriteRune(utf8.RuneError)
	}
	if len(r.bytes) > 0 {
		r.out().WriteString(decode(r.page, r.bytes))
		r.bytes = r.bytes[:0]
	}
}

// unicode takes the character that \u gives.
func (r *reader) unicode(n int) {
	c := rune(uint16(n))
	if n > 0xffff && n <= utf8.MaxRune {
		c = rune(n)
	}
	r.drop = r.fallback
	if r.silent() {
		return
	}
	switch high := r.high; {
	case high != 0 && utf16.IsSurrogate(c):
		r.high = 0
		r.put(string(utf16.DecodeRune(high, c)))
	case utf16.IsSurrogate(c):
		r.flush()
		r.high = c
	case c == 0xf0b7: // the bullet of the font Symbol
		r.put("•")
	case c >= 0xf000 && c <= 0xf0ff: // other pictures of it
	default:
		r.put(string(c))
	}
}

// control reads what follows a backslash.
func (r *reader) control() {
	if r.pos >= len(r.in) {
		return
	}
	c := r.in[r.pos]
	if c|0x20 >= 'a' && c|0x20 <= 'z' {
		r.word()
		return
	}
	r.pos++
	if c == '\'' {
		if r.pos+2 <= len(r.in) {
			hi, lo := hex(r.in[r.pos]), hex(r.in[r.pos+1])
			if hi >= 0 && lo >= 0 {
				r.pos += 2
				r.char(byte(hi<<4 | lo))
			}
		}
		return
	}
	if c == '*' {
		r.optional = r.fresh
		return
	}
	if r.drop > 0 {
		r.drop--
		return
	}
	switch c {
	case '\\', '{', '}':
		r.char(c)
	case '~':
		r.put("\u00a0")
	case '_':
		r.put("-")
	case '\r', '\n':
		if !r.silent() {
			r.endPara(true)
		}
	case '\t':
		r.put("\t")
	}
}

// word reads a control word with its number, and the space that ends it.
func (r *reader) word() {
	start := r.pos
	for r.pos < len(r.in) && r.in[r.pos]|0x20 >= 'a' && r.in[r.pos]|0x20 <= 'z' {
		r.pos++
	}
	name := string(r.in[start:min(r.pos, start+32)])
	n, has, sign := 0, false, 1
	if r.pos+1 < len(r.in) && r.in[r.pos] == '-' && isDigit(r.in[r.pos+1]) {
		sign = -1
		r.pos++
	}
	for r.pos < len(r.in) && isDigit(r.in[r.pos]) {
		n, has = min(n*10+int(r.in[r.pos]-'0'), 1<<30), true
		r.pos++
	}
	n *= sign
	if r.pos < len(r.in) && r.in[r.pos] == ' ' {
		r.pos++
	}
	if name == "bin" {
		r.pos += min(max(n, 0), len(r.in)-r.pos)
		return
	}
	if r.drop > 0 && name != "u" && chars[name] != "" {
		r.drop--
		return
	}
	fresh := r.fresh
	r.fresh = false
	r.apply(name, n, has, fresh)
}

// endPara ends a paragraph. An empty one is kept if it is wanted.
func (r *reader) endPara(keep bool) {
	r.flush()
	if r.note {
		r.foot.WriteByte('\n')
		return
	}
	s := strings.Trim(r.para.String(), " \t\u00a0")
	r.para.Reset()
	inTable := r.table || r.row != nil || r.cell != nil
	switch n := len(r.doc.blocks); {
	case s == "" && (!keep || inTable):
	case s == "" && n >= 2 && r.doc.blocks[n-1].empty() && r.doc.blocks[n-2].empty():
	case inTable:
		r.cell = append(r.cell, s)
	default:
		r.doc.blocks = append(r.doc.blocks, block{text: s})
	}
}

// endCell ends a cell of a row.
func (r *reader) endCell() {
	if r.cell == nil {
		r.cell = []string{}
	}
	r.endPara(false)
	r.row = append(r.row, r.cell)
	r.cell = []string{}
}

// endRow ends a row of a table. Paragraphs that no cell holds are paragraphs of their own.
func (r *reader) endRow() {
	r.flush()
	if r.row != nil {
		r.doc.blocks = append(r.doc.blocks, block{cells: r.row})
	}
	rest := r.cell
	r.row, r.cell = nil, nil
	for _, p := range rest {
		r.doc.blocks = append(r.doc.blocks, block{text: p})
	}
}

// hex returns the value of a hexadecimal digit, -1 for another character.
func hex(c byte) int { return bytes.IndexByte([]byte("0123456789abcdef"), c|0x20) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
