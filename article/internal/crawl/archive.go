// Package crawl reads the archives of web crawls: WARC (ISO 28500, versions 0.18 to 1.1) and
// its predecessor ARC 1. A WARC record is
//
//	WARC/1.0 CRLF
//	Name: value CRLF …
//	CRLF
//	<Content-Length bytes>
//	CRLF CRLF
//
// and an ARC record is one line "URL address date type length", that many bytes, and a line
// break. In .gz files each record is a gzip member of its own. It is named by the offset of
// that member, as in the indexes of such archives; otherwise by its offset in the
// uncompressed bytes.
//
// Damage is reported once. The reader then goes on at the next line that begins a record.
package crawl

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"copytrail/article/internal/format"
)

// maxHeader is the longest header of a record, in bytes.
const maxHeader = 64 << 10

// archive reads the records of a crawl archive.
type archive struct {
	br     *bufio.Reader
	at     int64 // offset of the next byte, uncompressed
	member func(int64) (int64, bool)
	place  string
	begin  string // place of the record that is being read
}

// newArchive returns the archive in in, which must not have been read yet.
func newArchive(in *format.Input) *archive {
	return &archive{br: in.R, place: in.Place, member: in.Member}
}

// mark sets the place of the record that begins here.
func (a *archive) mark() {
	at := a.at
	if a.member != nil {
		if off, ok := a.member(at); ok {
			at = off
		}
	}
	a.begin = fmt.Sprintf("%s@%d", a.place, at)
}

// line returns the next line without its line break. The error is io.EOF only
// when there is nothing more.
func (a *archive) line() (string, error) {
	var line []byte
	for {
		part, err := a.br.ReadSlice('\n')
		a.at += int64(len(part))
		if len(line)+len(part) <= maxHeader {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err == io.EOF && len(line) > 0 {
			err = nil
		}
		return strings.TrimRight(string(line), "\r\n"), err
	}
}

// block returns the next n bytes. If they are more than limit it passes over them, and the
// error is [format.ErrLong]. If the archive ends within them it returns those that there
// are, and io.ErrUnexpectedEOF.
func (a *archive) block(n int64, limit int) ([]byte, error) {
	if limit > 0 && n > int64(limit) {
		if err := a.drop(n); err != nil {
			return nil, err
		}
		return nil, format.ErrLong
	}
	var b bytes.Buffer // not make(n): the header may lie
	m, err := io.CopyN(&b, a.br, n)
	a.at += m
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// drop passes over the next n bytes.
func (a *archive) drop(n int64) error {
	m, err := io.CopyN(io.Discard, a.br, n)
	a.at += m
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// errNoHeader is the error of bytes where a record should begin.
var errNoHeader = errors.New("not the header of a record")

// seek reads lines until one begins a record. It returns that line and marks its place.
// Blank lines separate records. Any other line is damage: then the error is errNoHeader,
// and the next call goes on; bad says that the error has been returned for this damage.
func (a *archive) seek(begins func(string) bool, bad *bool) (string, error) {
	for {
		a.mark()
		line, err := a.line()
		if err != nil {
			return "", err
		}
		switch {
		case line == "":
		case begins(line):
			*bad = false
			return line, nil
		case !*bad:
			*bad = true // only the first line of the damage is an error
			return "", errNoHeader
		}
	}
}
