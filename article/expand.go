package article

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/mikelolasagasti/xz"
)

// maxWindow is the largest back reference a compressed input may ask memory for:
// what zstd --long and xz -9 use at most.
const maxWindow = 128 << 20

// compression is how an input is compressed, told from its first bytes.
type compression string

const (
	plain   compression = ""
	gzipped compression = "gzip"
	zstded  compression = "zstd"
	bzipped compression = "bzip2"
	xzed    compression = "xz"
)

// compressionOf tells the compression from the first bytes of an input.
func compressionOf(head []byte) compression {
	has := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case has("\x1f\x8b\x08"):
		return gzipped
	case has("\x28\xb5\x2f\xfd"):
		return zstded
	case len(head) >= 4 && head[0]&0xf0 == 0x50 && bytes.Equal(head[1:4], []byte("\x2a\x4d\x18")):
		return zstded // a skippable frame before the first one: dictionaries of .warc.zst
	case has("BZh") && len(head) >= 10 && string(head[4:10]) == "1AY&SY":
		return bzipped
	case has("\xfd7zXZ\x00"):
		return xzed
	}
	return plain
}

// expander undoes one compression and holds it to the limits of opt: an input of
// a few kilobytes must not become gigabytes.
type expander struct {
	r      io.Reader
	in     *counter
	out    int64
	opt    Options
	around *expander // what r comes out of itself, nil when it is plain
	gz     *members  // nil unless gzip
	close  func()
}

// newExpander undoes c over r, which comes out of around.
func newExpander(r io.Reader, c compression, opt Options, around *expander) (*expander, error) {
	e := &expander{in: &counter{r: r}, opt: opt, around: around, close: func() {}}
	switch c {
	case gzipped:
		m, err := newMembers(e.in)
		if err != nil {
			return nil, err
		}
		e.r, e.gz = m, m
	case zstded:
		br := bufio.NewReaderSize(e.in, 1<<16)
		options := []zstd.DOption{
			zstd.WithDecoderConcurrency(1), // in this goroutine: leaves start none
			zstd.WithDecoderMaxWindow(maxWindow),
			zstd.WithDecoderLowmem(true),
		}
		dict, err := leadingDictionary(br, opt)
		if err != nil {
			return nil, err
		}
		if dict != nil {
			options = append(options, zstd.WithDecoderDicts(dict))
		}
		d, err := zstd.NewReader(br, options...)
		if err != nil {
			return nil, err
		}
		e.r, e.close = d, d.Close
	case bzipped:
		e.r = bzip2.NewReader(bufio.NewReader(e.in))
	case xzed:
		x, err := xz.NewReader(bufio.NewReader(e.in), maxWindow)
		if err != nil {
			return nil, err
		}
		e.r = x
	default:
		return nil, fmt.Errorf("no compression %q", c)
	}
	return e, nil
}

// Read implements io.Reader. It fails with an error that is errExpands when the
// input grows beyond the limits.
func (e *expander) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	for x := e; x != nil; x = x.around { // a bomb of bombs has many small ones
		x.out += int64(n)
		if over := x.over(); over != nil {
			return n, over
		}
	}
	return n, err
}

// over returns an error when e has grown beyond the limits.
func (e *expander) over() error {
	if limit := e.opt.MaxExpanded; limit > 0 && e.out > limit {
		return expandsError(fmt.Sprintf("over %d bytes", limit))
	}
	if ratio := e.opt.MaxRatio; ratio > 0 && e.out > int64(e.opt.MaxRecord) && e.out/int64(ratio) > e.in.n {
		return expandsError(fmt.Sprintf("over %d times its size", ratio))
	}
	return nil
}

// counter counts the bytes read through it.
type counter struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// members reads a gzip stream member by member and remembers where each began,
// in the compressed and in the plain bytes: a crawl archive is one member a
// record, and its records are named by the compressed offset.
type members struct {
	in     *counter
	br     *bufio.Reader
	z      *gzip.Reader
	out    int64
	starts []memberStart // of members whose plain start was not yet passed
}

type memberStart struct{ plain, compressed int64 }

func newMembers(in *counter) (*members, error) {
	m := &members{in: in, br: bufio.NewReaderSize(in, 1<<16)}
	z, err := gzip.NewReader(m.br)
	if err != nil {
		return nil, err
	}
	z.Multistream(false)
	m.z = z
	m.starts = append(m.starts, memberStart{})
	return m, nil
}

// Read implements io.Reader over all members.
func (m *members) Read(p []byte) (int, error) {
	for {
		n, err := m.z.Read(p)
		m.out += int64(n)
		if n > 0 || err != io.EOF {
			if n > 0 && err == io.EOF {
				err = nil // the next call finds the next member
			}
			return n, err
		}
		if err := m.skipZeros(); err != nil {
			return 0, err // io.EOF: no more members
		}
		at := m.in.n - int64(m.br.Buffered())
		if err := m.z.Reset(m.br); err != nil {
			return 0, err
		}
		m.z.Multistream(false)
		m.starts = append(m.starts, memberStart{m.out, at})
		if len(m.starts) > 1<<16 { // nobody asks: not an archive
			m.starts = append(m.starts[:0], m.starts[len(m.starts)-1])
		}
	}
}

// skipZeros steps over the zeros that fill the last block of a tape, and nothing
// else. The error is io.EOF at the end.
func (m *members) skipZeros() error {
	for {
		c, err := m.br.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			return m.br.UnreadByte()
		}
	}
}

// offset returns the compressed offset of the member that begins at the plain
// offset at, and reports whether one does. It must be asked in increasing order.
func (m *members) offset(at int64) (int64, bool) {
	for len(m.starts) > 0 && m.starts[0].plain < at {
		m.starts = m.starts[1:]
	}
	if len(m.starts) > 0 && m.starts[0].plain == at {
		// Empty members share a plain start; the last of them is the record's.
		for len(m.starts) > 1 && m.starts[1].plain == at {
			m.starts = m.starts[1:]
		}
		return m.starts[0].compressed, true
	}
	return 0, false
}
