package article

import (
	"bufio"
	"bytes"
	"copytrail/article/internal/clean"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Crawl archives are WARC (ISO 28500, versions 0.18 to 1.1) and its forerunner
// ARC 1. A WARC record is
//
//	WARC/1.0 CRLF
//	Name: value CRLF …
//	CRLF
//	<Content-Length bytes>
//	CRLF CRLF
//
// and an ARC record is one line "URL address date type length", that many bytes,
// and a line break. In .gz files each record is a member of its own, and is
// named by the member's offset, as the indexes of such archives do; otherwise
// the offset is that in the uncompressed bytes.
//
// Damage is told once and skipped: the reader goes on at the next line that
// begins a record.

// maxHeader is the longest header of a record, in bytes.
const maxHeader = 64 << 10

// archive reads a crawl archive.
type archive struct {
	br    *bufio.Reader
	at    int64 // offset of the next byte, uncompressed
	gz    *members
	place string
	begin string // place of the record being read
}

// newArchive reads the archive in st from its first byte.
func newArchive(st *stream) *archive {
	return &archive{br: st.br, place: st.place, gz: st.gz}
}

// mark notes that a record begins here.
func (a *archive) mark() {
	at := a.at
	if a.gz != nil {
		if off, ok := a.gz.offset(at); ok {
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

// block returns the next n bytes; over limit bytes they are read and dropped,
// and the error is errLong. An archive that ends within them gives what there is
// and io.ErrUnexpectedEOF.
func (a *archive) block(n int64, limit int) ([]byte, error) {
	if limit > 0 && n > int64(limit) {
		if err := a.drop(n); err != nil {
			return nil, err
		}
		return nil, errLong
	}
	var b bytes.Buffer // not make(n): the number is only what the header claims
	m, err := io.CopyN(&b, a.br, n)
	a.at += m
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// drop steps over the next n bytes.
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

// seek reads lines until one begins a record, and returns it with its place
// marked. Blank lines are what stands between records; other lines before it
// are damage, and then the error is errNoHeader and the next call goes on.
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
			*bad = true // told once; the rest of the damage is passed over in silence
			return "", errNoHeader
		}
	}
}

// warcHeader is what is used of a record's header.
type warcHeader struct {
	kind, uri, date, mime string
	length                int64
}

// warcHeader reads the header that follows the version line.
func (a *archive) warcHeader() (warcHeader, error) {
	h := warcHeader{length: -1}
	size := 0
	for {
		line, err := a.line()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return h, err
		}
		if line == "" {
			break
		}
		if size += len(line); size > maxHeader {
			return h, fmt.Errorf("%w: header over %d bytes", errNoHeader, maxHeader)
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "warc-type":
			h.kind = strings.ToLower(value)
		case "warc-target-uri":
			h.uri = strings.Trim(value, "<>") // wget writes them
		case "warc-date":
			h.date = value
		case "content-type":
			h.mime = strings.ToLower(value)
		case "content-length":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil || n < 0 {
				return h, fmt.Errorf("%w: Content-Length %q", errNoHeader, clean.Clip(value, 40))
			}
			h.length = n
		}
	}
	if h.length < 0 {
		return h, fmt.Errorf("%w: no Content-Length", errNoHeader)
	}
	return h, nil
}

// warc cuts a WARC into the records that may hold an article. Requests, metadata
// and the like are passed over: they are about the crawl.
func (s *scanner) warc(st *stream) bool {
	a := newArchive(st)
	bad := false
	begins := func(line string) bool { return strings.HasPrefix(line, "WARC/") }
	for {
		var h warcHeader
		_, err := a.seek(begins, &bad)
		if err == nil {
			if h, err = a.warcHeader(); errors.Is(err, errNoHeader) {
				bad = true
			}
		}
		more := true
		if err == nil {
			more, err = s.warcRecord(a, h)
		}
		switch {
		case !more:
			return false
		case err == nil:
		case err == io.EOF:
			return true
		case !errors.Is(err, errNoHeader): // nothing more can be read
			return s.fail(inputError(a.begin, err))
		case !s.fail(skip(a.begin, ReasonDamaged, err)):
			return false
		}
	}
}

// warcRecord reads the block of a record and yields it when it may be an article.
// The error ends the archive.
func (s *scanner) warcRecord(a *archive, h warcHeader) (more bool, err error) {
	switch {
	case h.kind == "revisit":
		err := a.drop(h.length)
		return s.fail(skipf(a.begin, ReasonNotArticle, "a revisit of a page recorded before")), err
	case h.kind == "response", h.kind == "conversion", h.kind == "resource" && !strings.HasPrefix(h.uri, "metadata:"):
	default:
		return true, a.drop(h.length)
	}
	raw, err := a.block(h.length, s.opt.MaxRecord)
	if err == errLong {
		return s.fail(skipf(a.begin, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)), nil
	}
	r := Record{Place: a.begin, format: formatCapture, raw: raw, web: &capture{url: h.uri, mime: h.mime, http: h.kind == "response", cut: err != nil}}
	if len(raw) > 0 && !s.record(r) {
		return false, nil
	}
	return true, err
}

// arc cuts an ARC into its records.
func (s *scanner) arc(st *stream) bool {
	a := newArchive(st)
	bad := false
	for {
		line, err := a.seek(isARCLine, &bad)
		switch {
		case err == io.EOF:
			return true
		case err == errNoHeader:
			if !s.fail(skip(a.begin, ReasonDamaged, err)) {
				return false
			}
			continue
		case err != nil:
			return s.fail(inputError(a.begin, err))
		}
		url, mime, n, ok := parseARCLine(line)
		if !ok {
			bad = true
			if !s.fail(skipf(a.begin, ReasonDamaged, "ARC header %q", clean.Clip(line, 80))) {
				return false
			}
			continue
		}
		raw, err := a.block(n, s.opt.MaxRecord)
		switch {
		case err == errLong:
			if !s.fail(skipf(a.begin, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)) {
				return false
			}
			continue
		case strings.HasPrefix(url, "filedesc:"), strings.HasPrefix(url, "dns:"):
		case len(raw) > 0:
			web := &capture{url: url, mime: mime, http: bytes.HasPrefix(raw, []byte("HTTP/")), cut: err != nil}
			if !s.record(Record{Place: a.begin, format: formatCapture, raw: raw, web: web}) {
				return false
			}
		}
		if err != nil {
			return s.fail(inputError(a.begin, err))
		}
	}
}

// isARCLine reports whether line begins a record: an address with a scheme, and
// at least four fields more.
func isARCLine(line string) bool {
	scheme, _, ok := strings.Cut(line, ":")
	if !ok || scheme == "" || len(scheme) > 12 || strings.Count(line, " ") < 4 {
		return false
	}
	for _, c := range []byte(scheme) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// parseARCLine reads the fields from the right: an address may hold spaces.
func parseARCLine(line string) (url, mime string, length int64, ok bool) {
	fields := strings.Split(line, " ")
	n := len(fields)
	if n < 5 {
		return "", "", 0, false
	}
	length, err := strconv.ParseInt(fields[n-1], 10, 64)
	return strings.Join(fields[:n-4], " "), fields[n-2], length, err == nil && length >= 0
}
