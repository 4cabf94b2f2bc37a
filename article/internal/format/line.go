package format

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"copytrail/article/internal/record"
)

// ErrLong is the error of a line or an item that is larger than a record may be. The
// reader has then passed over the rest of it.
var ErrLong = errors.New(record.ReasonTooLong)

// ReadLine returns the next line without its line break, in memory of its own. It passes
// over a line of more than limit bytes without holding it, and the error is [ErrLong]; a
// limit of 0 is none. At the end of the input the error is io.EOF, together with the last
// line when that has no line break.
func ReadLine(br *bufio.Reader, limit int) ([]byte, error) {
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

// dropLine passes over the rest of a line whose last part was read with err.
func dropLine(br *bufio.Reader, err error) error {
	for err == bufio.ErrBufferFull {
		_, err = br.ReadSlice('\n')
	}
	if err == nil || err == io.EOF {
		return ErrLong // the next call meets the end again
	}
	return err
}
