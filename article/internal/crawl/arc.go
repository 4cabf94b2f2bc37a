package crawl

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// ARC is a crawl archive in the format that the Internet Archive wrote before WARC.
var ARC = format.Format{Name: "ARC", Sniff: beginsWith("filedesc://"), Read: readARC}

// readARC cuts an ARC into its records.
func readARC(in *format.Input, out format.Sink) bool {
	a := newArchive(in)
	bad := false
	for {
		line, err := a.seek(isARCLine, &bad)
		switch {
		case err == io.EOF:
			return true
		case err == errNoHeader:
			if !out.Skip(record.Skip(a.begin, record.ReasonDamaged, err)) {
				return false
			}
			continue
		case err != nil:
			return out.Skip(record.InputError(a.begin, err))
		}
		url, date, mime, n, ok := parseARCLine(line)
		if !ok {
			bad = true
			if !out.Skip(record.Skipf(a.begin, record.ReasonDamaged, "ARC header %q", clean.Clip(line, 80))) {
				return false
			}
			continue
		}
		raw, err := a.block(n, in.Options.MaxRecord)
		switch {
		case err == format.ErrLong:
			if !out.Skip(record.Skipf(a.begin, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)) {
				return false
			}
			continue
		case strings.HasPrefix(url, "filedesc:"), strings.HasPrefix(url, "dns:"):
		case len(raw) > 0:
			c := &capture{raw: raw, url: url, date: date, mime: mime, http: bytes.HasPrefix(raw, []byte("HTTP/")), cut: err != nil, choose: in.Choose}
			if !out.Record(a.begin, c) {
				return false
			}
		}
		if err != nil {
			return out.Skip(record.InputError(a.begin, err))
		}
	}
}

// isARCLine reports whether line begins a record: an address with a scheme, and at least
// four more fields.
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

// parseARCLine returns the fields of the line that begins a record. They are counted from
// the right, since an address may contain spaces.
func parseARCLine(line string) (url, date, mime string, length int64, ok bool) {
	fields := strings.Split(line, " ")
	n := len(fields)
	if n < 5 {
		return "", "", "", 0, false
	}
	length, err := strconv.ParseInt(fields[n-1], 10, 64)
	return strings.Join(fields[:n-4], " "), fields[n-3], fields[n-2], length, err == nil && length >= 0
}
