package format

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"

	"golang.org/x/text/transform"

	"copytrail/article/internal/field"
	"copytrail/article/internal/record"
)

// MaxLayers is how many compressions, archives and encodings may lie within each other.
const MaxLayers = 4

// Input is a file, or a file within an archive, at its first byte.
type Input struct {
	Place string // names it in messages: its path, or "archive.zip/path"
	Name  string // the last element of its path
	R     *bufio.Reader
	Depth int      // how many layers it is in: see MaxLayers
	File  *os.File // all of it when it is a file on disk, nil otherwise

	Options record.Options
	Names   *field.Names        // what its fields are called
	Choose  func(*Head) *Format // the format of other content, as of a page in a crawl

	// Member returns the offset in the compressed bytes of the gzip member that begins
	// at an offset in the plain bytes, and reports whether one does. It must be called
	// with increasing offsets. It is nil when the input is not compressed with gzip.
	Member func(at int64) (int64, bool)

	Given *Given // what is said of the article in it elsewhere, nil when nothing is

	meter *Meter // what it is decompressed by, nil when it is not
}

// Head returns the head of the input and leaves it unread. The error is that of reading
// less than a whole head, io.EOF for a short input.
func (in *Input) Head() (*Head, error) {
	b, err := in.R.Peek(HeadLen)
	return NewHead(b, in.Name, in.Names), err
}

// Nested returns the input that r reads and in contains, one layer deeper. If m is not
// nil, it measures what r expands to.
func (in *Input) Nested(place, name string, r io.Reader, m *Meter) *Input {
	out := *in
	out.Place, out.Name = place, name
	out.R = bufio.NewReaderSize(r, HeadLen)
	out.Depth++
	out.File, out.Member = nil, nil
	if m != nil {
		out.meter = m
	}
	return &out
}

// Through returns in read through t.
func (in *Input) Through(t transform.Transformer) *Input {
	return in.Nested(in.Place, in.Name, transform.NewReader(in.R, t), nil)
}

// ReaderAt returns all of in for reading at any offset, and its size. Formats that have
// their directory at their end need it; what is the name of the format for messages. An
// input that is not a file on disk is held in memory and must not be larger than a
// record. The error is a SkipError.
func (in *Input) ReaderAt(what string) (io.ReaderAt, int64, error) {
	if in.File != nil {
		info, err := in.File.Stat()
		if err != nil {
			return nil, 0, record.InputError(in.Place, err)
		}
		return in.File, info.Size(), nil
	}
	raw, err := in.All()
	if se := (*record.SkipError)(nil); errors.As(err, &se) && se.Reason == record.ReasonTooLong {
		return nil, 0, record.Skipf(in.Place, record.ReasonUnsupported, "%s of over %d bytes from a stream; give the file itself", what, in.Options.MaxRecord)
	}
	if err != nil {
		return nil, 0, record.InputError(in.Place, err)
	}
	return bytes.NewReader(raw), int64(len(raw)), nil
}

// All reads in to its end. If it is larger than a record, the error is a SkipError
// without a place.
func (in *Input) All() ([]byte, error) {
	limit := in.Options.MaxRecord
	if limit <= 0 {
		return io.ReadAll(in.R)
	}
	raw, err := io.ReadAll(io.LimitReader(in.R, int64(limit)+1))
	if err == nil && len(raw) > limit {
		return nil, record.Skipf("", record.ReasonTooLong, "over %d bytes", limit)
	}
	return raw, err
}

// Whole returns a [Format.Read] for inputs that are one record each. The record is what
// raw makes of the bytes.
func Whole(raw func(in *Input, b []byte) Raw) func(*Input, Sink) bool {
	return func(in *Input, out Sink) bool {
		b, err := in.All()
		if err != nil {
			return out.Skip(record.Placed(in.Place, record.InputError(in.Place, err)))
		}
		if len(bytes.TrimSpace(b)) == 0 {
			return out.Skip(record.Skip(in.Place, record.ReasonEmpty, nil))
		}
		return out.Record(in.Place, raw(in, b))
	}
}
