package crawl

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// WARC is a crawl archive in the format of ISO 28500.
var WARC = format.Format{Name: "WARC", Sniff: beginsWith("WARC/"), Read: readWARC}

// beginsWith returns a [format.Format.Sniff] for a format with a mark at its beginning.
func beginsWith(mark string) func(*format.Head) format.Likeness {
	return func(h *format.Head) format.Likeness {
		if h.Begins(mark) {
			return format.Sure
		}
		return format.No
	}
}

// warcHeader holds the fields of a record's header that are used.
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

// readWARC cuts a WARC into the records that may hold an article. Requests, metadata and
// the like are passed over.
func readWARC(in *format.Input, out format.Sink) bool {
	a := newArchive(in)
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
			more, err = readWARCRecord(in, out, a, h)
		}
		switch {
		case !more:
			return false
		case err == nil:
		case err == io.EOF:
			return true
		case !errors.Is(err, errNoHeader): // nothing more can be read
			return out.Skip(record.InputError(a.begin, err))
		case !out.Skip(record.Skip(a.begin, record.ReasonDamaged, err)):
			return false
		}
	}
}

// aboutCapture reports whether the address of a resource says that the crawler made it of a
// page that it has recorded as well: its text, a picture of it, what it consists of
// ("urn:text:https://echo.example/ferry").
func aboutCapture(uri string) bool {
	for _, scheme := range []string{"metadata:", "urn:", "screenshot:"} {
		if strings.HasPrefix(strings.ToLower(uri[:min(len(uri), len(scheme))]), scheme) {
			return true
		}
	}
	return false
}

// readWARCRecord reads the block of a record and hands it on when it may hold an article.
// An error ends the archive.
func readWARCRecord(in *format.Input, out format.Sink, a *archive, h warcHeader) (more bool, err error) {
	switch {
	case h.kind == "revisit":
		err := a.drop(h.length)
		return out.Skip(record.Skipf(a.begin, record.ReasonNotArticle, "a revisit of a page recorded before")), err
	case h.kind == "response", h.kind == "conversion", h.kind == "resource" && !aboutCapture(h.uri):
	default:
		return true, a.drop(h.length)
	}
	raw, err := a.block(h.length, in.Options.MaxRecord)
	if err == format.ErrLong {
		return out.Skip(record.Skipf(a.begin, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)), nil
	}
	c := &capture{raw: raw, url: h.uri, date: h.date, mime: h.mime, http: h.kind == "response", cut: err != nil, choose: in.Choose}
	if len(raw) > 0 && !out.Record(a.begin, c) {
		return false, nil
	}
	return true, err
}
