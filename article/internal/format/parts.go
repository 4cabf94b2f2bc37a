package format

import (
	"fmt"
	"io"

	"copytrail/article/internal/record"
)

// Parts cuts an input of lines into parts and hands each to out as the record that raw
// makes of it. A part goes from a line for which begins is true to the next one; it owns its
// memory. What stands before the first part is left out. A part is called "place#number".
// Parts returns false as soon as out does.
func Parts(in *Input, out Sink, begins func(line []byte) bool, raw func(part []byte) Raw) bool {
	var part []byte
	long := false // the part is over the limit
	n := 0
	limit := in.Options.MaxRecord
	flush := func() bool {
		place := fmt.Sprintf("%s#%d", in.Place, n)
		switch {
		case n == 0:
			return true
		case long:
			return out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", limit))
		}
		return out.Record(place, raw(part))
	}
	for {
		line, err := ReadLine(in.R, limit)
		if err != nil && err != io.EOF && err != ErrLong {
			return flush() && out.Skip(record.InputError(in.Place, err))
		}
		if err != ErrLong && begins(line) {
			if !flush() {
				return false
			}
			if n++; in.Options.MaxRecords > 0 && n > in.Options.MaxRecords {
				return out.Skip(record.Skipf(fmt.Sprintf("%s#%d", in.Place, n), record.ReasonTooMany, "over %d", in.Options.MaxRecords))
			}
			part, long = nil, false
		}
		switch {
		case n == 0 || long:
		case err == ErrLong || limit > 0 && len(part)+len(line) > limit:
			part, long = nil, true
		default:
			part = append(append(part, line...), '\n')
		}
		if err == io.EOF {
			return flush()
		}
	}
}
