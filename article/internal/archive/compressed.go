// Package archive opens what is packed: compressed inputs, zip and tar archives. What it
// finds in them it hands on as inputs. It never writes a file, and names in an archive are
// only printed.
package archive

import (
	"bufio"
	"compress/bzip2"
	"fmt"

	"github.com/klauspost/compress/zstd"
	"github.com/mikelolasagasti/xz"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Compressed is an input compressed with gzip, zstd, bzip2 or xz.
var Compressed = format.Format{
	Name: "compressed",
	Sniff: func(h *format.Head) format.Likeness {
		if compressionOf(h) != none {
			return format.Sure
		}
		return format.No
	},
	Read: decompress,
}

// compression is how an input is compressed.
type compression string

const (
	none    compression = ""
	gzipped compression = "gzip"
	zstded  compression = "zstd"
	bzipped compression = "bzip2"
	xzed    compression = "xz"
)

// compressionOf returns the compression that an input begins with.
func compressionOf(h *format.Head) compression {
	b := h.Bytes
	switch {
	case h.Begins("\x1f\x8b\x08"):
		return gzipped
	case h.Begins("\x28\xb5\x2f\xfd"):
		return zstded
	case len(b) >= 4 && b[0]&0xf0 == 0x50 && string(b[1:4]) == "\x2a\x4d\x18":
		return zstded // a skippable frame before the first one, as of the dictionary of a .warc.zst
	case h.Begins("BZh") && len(b) >= 10 && string(b[4:10]) == "1AY&SY":
		return bzipped
	case h.Begins("\xfd7zXZ\x00"):
		return xzed
	}
	return none
}

// decompress hands on what in is compressed from.
func decompress(in *format.Input, out format.Sink) bool {
	if in.Depth >= format.MaxLayers {
		return out.Skip(record.Skipf(in.Place, record.ReasonTooDeep, "%d layers of compression", in.Depth))
	}
	head, _ := in.Head() // an error comes again when the input is read
	c := compressionOf(head)
	m, offset, end, err := newDecompressor(in, c)
	if err != nil {
		return out.Skip(record.InputError(in.Place, fmt.Errorf("%s: %w", c, err)))
	}
	defer end()
	inner := in.Nested(in.Place, format.TrimCompression(in.Name), m, m)
	inner.Member = offset
	return out.Input(inner)
}

// newDecompressor returns the decompressed bytes of in. The offset is that of
// [format.Input.Member], nil unless c is gzip; end frees what the decompressor holds.
func newDecompressor(in *format.Input, c compression) (m *format.Meter, offset func(int64) (int64, bool), end func(), err error) {
	compressed := &format.Counter{R: in.R}
	m = in.NewMeter(compressed)
	end = func() {}
	switch c {
	case gzipped:
		g, err := newMembers(compressed)
		if err != nil {
			return nil, nil, nil, err
		}
		m.R, offset = g, g.offset
	case zstded:
		br := bufio.NewReaderSize(compressed, 1<<16)
		options := []zstd.DOption{
			zstd.WithDecoderConcurrency(1), // in this goroutine: this package starts none
			zstd.WithDecoderMaxWindow(format.MaxWindow),
			zstd.WithDecoderLowmem(true),
		}
		dict, err := leadingDictionary(br)
		if err != nil {
			return nil, nil, nil, err
		}
		if dict != nil {
			options = append(options, zstd.WithDecoderDicts(dict))
		}
		d, err := zstd.NewReader(br, options...)
		if err != nil {
			return nil, nil, nil, err
		}
		m.R, end = d, d.Close
	case bzipped:
		m.R = bzip2.NewReader(bufio.NewReader(compressed))
	case xzed:
		x, err := xz.NewReader(bufio.NewReader(compressed), format.MaxWindow)
		if err != nil {
			return nil, nil, nil, err
		}
		m.R = x
	default:
		return nil, nil, nil, fmt.Errorf("no compression %q", c)
	}
	return m, offset, end, nil
}
