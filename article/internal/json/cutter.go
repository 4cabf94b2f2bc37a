package json

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"copytrail/article/internal/format"
)

// errCut is the error of an array with something other than commas between its items.
var errCut = errors.New("JSON: not a list of values")

// cutter cuts the items of a JSON array without decoding them. It knows strings and
// brackets, and leaves the rest to the decoder.
type cutter struct {
	br       *bufio.Reader
	limit    int
	maxDepth int
	started  bool
}

// open passes over the bracket that begins the array.
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

// skipMark passes over a byte order mark.
func (c *cutter) skipMark() error {
	if bom, err := c.br.Peek(3); err == nil && string(bom) == "\xef\xbb\xbf" {
		if _, err := c.br.Discard(3); err != nil {
			return err
		}
	}
	return nil
}

// next returns the next byte that is not white space.
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
		case (b == '}' || b == ']' || b == ',') && depth == 0: // it follows a number or a word
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

// growing is an item while it is read. Beyond the limit it is no longer kept.
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

// done returns the results of cutter.item for a complete item.
func (g *growing) done() ([]byte, bool, error) {
	if g.long {
		return nil, true, format.ErrLong
	}
	if len(bytes.TrimSpace(g.raw)) == 0 {
		return nil, false, errCut
	}
	return g.raw, true, nil
}
