package json

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// recordMark begins each record of a JSON text sequence (RFC 7464), which jq --seq writes.
// It is read as JSON Lines.
const recordMark = 0x1e

// readLines cuts JSON Lines: each line that is not blank is a record.
func readLines(in *format.Input, out format.Sink) bool {
	records := 0
	for n := 1; ; n++ {
		line, err := format.ReadLine(in.R, in.Options.MaxRecord)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		line = bytes.TrimPrefix(line, []byte{recordMark})
		place := fmt.Sprintf("%s:%d", in.Place, n)
		switch {
		case err == format.ErrLong:
			if !out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)) {
				return false
			}
			continue
		case err != nil && err != io.EOF:
			return out.Skip(record.InputError(place, err)) // the unfinished line is lost with it
		}
		if len(bytes.TrimSpace(line)) > 0 {
			if records++; in.Options.MaxRecords > 0 && records > in.Options.MaxRecords {
				return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
			}
			if !out.Record(place, object{line, in.Names}) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
	}
}

// readArray cuts a JSON array: each item is a record.
func readArray(in *format.Input, out format.Sink) bool {
	c := cutter{br: in.R, limit: in.Options.MaxRecord, maxDepth: in.Options.MaxDepth}
	if err := c.open(); err != nil {
		return out.Skip(record.Placed(in.Place, record.InputError(in.Place, err)))
	}
	for n := 1; ; n++ {
		item, more, err := c.item()
		place := fmt.Sprintf("%s#%d", in.Place, n)
		switch {
		case err == format.ErrLong:
			if !out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)) {
				return false
			}
		case errors.Is(err, errTooDeep):
			return out.Skip(record.Skip(place, record.ReasonTooDeep, nil))
		case errors.Is(err, errCut):
			return out.Skip(record.Skip(place, record.ReasonSyntax, err))
		case err == io.ErrUnexpectedEOF:
			return out.Skip(record.Skipf(place, record.ReasonSyntax, "JSON: the array does not end"))
		case err != nil:
			return out.Skip(record.InputError(place, err))
		case !more:
			if n == 1 {
				return out.Skip(record.Skipf(in.Place, record.ReasonEmpty, "an array without items"))
			}
			return true
		case in.Options.MaxRecords > 0 && n > in.Options.MaxRecords:
			return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
		case !out.Record(place, object{item, in.Names}):
			return false
		}
	}
}

// readObjects cuts JSON objects of several lines each: one in most files, one after the
// other in what jq prints.
func readObjects(in *format.Input, out format.Sink) bool {
	c := cutter{br: in.R, limit: in.Options.MaxRecord, maxDepth: in.Options.MaxDepth}
	if err := c.skipMark(); err != nil {
		return out.Skip(record.InputError(in.Place, err))
	}
	for n := 1; ; n++ {
		if b, err := c.next(); err == nil && b != '{' {
			place := in.Place
			if n > 1 {
				place = fmt.Sprintf("%s#%d", in.Place, n)
			}
			return out.Skip(record.Skipf(place, record.ReasonSyntax, "JSON: an object is wanted, got %q", b))
		}
		if err := c.br.UnreadByte(); err != nil {
			return out.Skip(record.InputError(in.Place, err))
		}
		c.started = false
		item, _, err := c.item()
		_, end := c.next()
		place := fmt.Sprintf("%s#%d", in.Place, n)
		switch {
		case end == nil:
			if err := c.br.UnreadByte(); err != nil {
				return out.Skip(record.InputError(place, err))
			}
		case n == 1:
			place = in.Place // the only one
		}
		switch {
		case err == format.ErrLong:
			if !out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)) {
				return false
			}
		case errors.Is(err, errTooDeep):
			return out.Skip(record.Skip(place, record.ReasonTooDeep, nil))
		case errors.Is(err, errCut), err == io.ErrUnexpectedEOF:
			return out.Skip(record.Skipf(place, record.ReasonSyntax, "JSON: %w", errEnd))
		case err != nil:
			return out.Skip(record.InputError(place, err))
		case item == nil:
			return out.Skip(record.Skipf(place, record.ReasonSyntax, "JSON: an object is wanted"))
		case in.Options.MaxRecords > 0 && n > in.Options.MaxRecords:
			return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
		case !out.Record(place, object{item, in.Names}):
			return false
		}
		if end != nil {
			if end != io.ErrUnexpectedEOF {
				return out.Skip(record.InputError(in.Place, end))
			}
			return true
		}
	}
}
