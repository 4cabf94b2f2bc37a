package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// errLong is the error of a line or item over the limit; the rest of it has been
// read and dropped when it is returned.
var errLong = errors.New(ReasonTooLong)

// recordMark begins each record of a JSON text sequence (RFC 7464), which jq --seq
// writes: JSON Lines otherwise.
const recordMark = 0x1e

// lines cuts JSON Lines: each line that is not blank is a record.
func (s *scanner) lines(st *stream) bool {
	records := 0
	for n := 1; ; n++ {
		line, err := readLine(st.br, s.opt.MaxRecord)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		line = bytes.TrimPrefix(line, []byte{recordMark})
		place := fmt.Sprintf("%s:%d", st.place, n)
		switch {
		case err == errLong:
			if !s.fail(skipf(place, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)) {
				return false
			}
			continue
		case err != nil && err != io.EOF:
			return s.fail(inputError(place, err)) // and the unfinished line with it
		}
		if len(bytes.TrimSpace(line)) > 0 {
			if records++; s.opt.MaxRecords > 0 && records > s.opt.MaxRecords {
				return s.fail(skipf(place, ReasonTooMany, "over %d", s.opt.MaxRecords))
			}
			if !s.record(Record{Place: place, format: formatJSON, raw: line}) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
	}
}

// readLine returns the next line without its line break, as bytes of its own. A
// line over limit bytes is read to its end without being held, and the error is
// errLong. At the end of the input the error is io.EOF, with the last line when
// that had no line break.
func readLine(br *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	for {
		part, err := br.ReadSlice('\n')
		if limit > 0 && len(line)+len(part) > limit+1 {
			return nil, dropLine(br, err)
		}
		if err == nil && line == nil {
			return bytes.Clone(part[:len(part)-1]), nil // the usual case: one allocation
		}
		line = append(line, part...)
		switch err {
		case nil:
			return line[:len(line)-1], nil
		case bufio.ErrBufferFull:
		default:
			return line, err
		}
	}
}

// dropLine reads the rest of a line whose last part was read with err.
func dropLine(br *bufio.Reader, err error) error {
	for err == bufio.ErrBufferFull {
		_, err = br.ReadSlice('\n')
	}
	if err == nil || err == io.EOF {
		return errLong // the next call meets the end again
	}
	return err
}

// array cuts a JSON array: each item is a record.
func (s *scanner) array(st *stream) bool {
	c := cutter{br: st.br, limit: s.opt.MaxRecord, maxDepth: s.opt.MaxDepth}
	if err := c.open(); err != nil {
		return s.fail(placed(st.place, inputError(st.place, err)))
	}
	for n := 1; ; n++ {
		item, more, err := c.item()
		place := fmt.Sprintf("%s#%d", st.place, n)
		switch {
		case err == errLong:
			if !s.fail(skipf(place, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)) {
				return false
			}
		case errors.Is(err, errTooDeep):
			return s.fail(skip(place, ReasonTooDeep, nil))
		case errors.Is(err, errCut):
			return s.fail(skip(place, ReasonSyntax, err))
		case err == io.ErrUnexpectedEOF:
			return s.fail(skipf(place, ReasonSyntax, "JSON: the array does not end"))
		case err != nil:
			return s.fail(inputError(place, err))
		case !more:
			if n == 1 {
				return s.fail(skipf(st.place, ReasonEmpty, "an array without items"))
			}
			return true
		case s.opt.MaxRecords > 0 && n > s.opt.MaxRecords:
			return s.fail(skipf(place, ReasonTooMany, "over %d", s.opt.MaxRecords))
		case !s.record(Record{Place: place, format: formatJSON, raw: item}):
			return false
		}
	}
}

// objects cuts JSON objects that go over several lines: one in most files, one after
// the other in what jq prints.
func (s *scanner) objects(st *stream) bool {
	c := cutter{br: st.br, limit: s.opt.MaxRecord, maxDepth: s.opt.MaxDepth}
	if err := c.skipMark(); err != nil {
		return s.fail(inputError(st.place, err))
	}
	for n := 1; ; n++ {
		if b, err := c.next(); err == nil && b != '{' {
			place := st.place
			if n > 1 {
				place = fmt.Sprintf("%s#%d", st.place, n)
			}
			return s.fail(skipf(place, ReasonSyntax, "JSON: an object is wanted, got %q", b))
		}
		if err := c.br.UnreadByte(); err != nil {
			return s.fail(inputError(st.place, err))
		}
		c.started = false
		item, _, err := c.item()
		_, end := c.next()
		place := fmt.Sprintf("%s#%d", st.place, n)
		switch {
		case end == nil:
			if err := c.br.UnreadByte(); err != nil {
				return s.fail(inputError(place, err))
			}
		case n == 1:
			place = st.place // the only one
		}
		switch {
		case err == errLong:
			if !s.fail(skipf(place, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)) {
				return false
			}
		case errors.Is(err, errTooDeep):
			return s.fail(skip(place, ReasonTooDeep, nil))
		case errors.Is(err, errCut), err == io.ErrUnexpectedEOF:
			return s.fail(skipf(place, ReasonSyntax, "JSON: %w", errEnd))
		case err != nil:
			return s.fail(inputError(place, err))
		case item == nil:
			return s.fail(skipf(place, ReasonSyntax, "JSON: an object is wanted"))
		case s.opt.MaxRecords > 0 && n > s.opt.MaxRecords:
			return s.fail(skipf(place, ReasonTooMany, "over %d", s.opt.MaxRecords))
		case !s.record(Record{Place: place, format: formatJSON, raw: item}):
			return false
		}
		if end != nil {
			if end != io.ErrUnexpectedEOF {
				return s.fail(inputError(st.place, end))
			}
			return true
		}
	}
}

// errCut is the error of an array that is not JSON between its items.
var errCut = errors.New("JSON: not a list of values")

// cutter cuts the items out of a JSON array without decoding them: it knows
// strings and brackets, and leaves the rest to the decoder.
type cutter struct {
	br       *bufio.Reader
	limit    int
	maxDepth int
	started  bool
}

// open steps over the bracket that begins the array.
func (c *cutter) open() error {
	if err := c.skipMark(); err != nil {
		return err
	}
	b, err := c.next()
	if err != nil {
		return err
	}
	if b != '[' {
		return errCut
	}
	return nil
}

// skipMark steps over a byte order mark.
func (c *cutter) skipMark() error {
	if bom, err := c.br.Peek(3); err == nil && string(bom) == "\xef\xbb\xbf" {
		if _, err := c.br.Discard(3); err != nil {
			return err
		}
	}
	return nil
}

// next returns the next byte that is no white space.
func (c *cutter) next() (byte, error) {
	for {
		b, err := c.br.ReadByte()
		if err == io.EOF {
			return 0, io.ErrUnexpectedEOF
		}
		if err != nil || b != ' ' && b != '\n' && b != '\t' && b != '\r' {
			return b, err
		}
	}
}

// item returns the next item, and false after the last.
func (c *cutter) item() (raw []byte, more bool, err error) {
	b, err := c.next()
	if err != nil {
		return nil, false, err
	}
	if b == ']' {
		return nil, false, nil
	}
	if c.started {
		if b != ',' {
			return nil, false, errCut
		}
		if b, err = c.next(); err != nil {
			return nil, false, err
		}
	}
	c.started = true
	var item growing
	item.limit = c.limit
	depth, inString, escaped := 0, false, false
	for {
		closes := false
		switch {
		case escaped:
			escaped = false
		case inString && b == '\\':
			escaped = true
		case b == '"':
			inString = !inString
		case inString:
		case b == '{' || b == '[':
			if depth++; c.maxDepth > 0 && depth > c.maxDepth {
				return nil, false, errTooDeep
			}
		case (b == '}' || b == ']') && depth > 0:
			depth--
			closes = depth == 0
		case (b == '}' || b == ']' || b == ',') && depth == 0: // it ends a number or a word and is no part of it
			if err := c.br.UnreadByte(); err != nil {
				return nil, false, err
			}
			return item.done()
		}
		item.add(b)
		if closes {
			return item.done()
		}
		if b, err = c.br.ReadByte(); err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, false, err
		}
	}
}

// growing is an item as it grows; over the limit it is counted and not kept.
type growing struct {
	raw   []byte
	limit int
	long  bool
}

// add appends b.
func (g *growing) add(b byte) {
	if g.long = g.long || g.limit > 0 && len(g.raw) >= g.limit; g.long {
		g.raw = nil
		return
	}
	g.raw = append(g.raw, b)
}

// done returns what item returns for a whole item.
func (g *growing) done() ([]byte, bool, error) {
	if g.long {
		return nil, true, errLong
	}
	if len(bytes.TrimSpace(g.raw)) == 0 {
		return nil, false, errCut
	}
	return g.raw, true, nil
}
