package archive

import (
	"bufio"
	"io"

	"github.com/klauspost/compress/gzip"

	"copytrail/article/internal/format"
)

// members reads a gzip stream member by member. It remembers where each of them begins in
// the compressed and in the plain bytes: in a crawl archive each record is a member, and
// records are named by the compressed offset.
type members struct {
	in     *format.Counter
	br     *bufio.Reader
	z      *gzip.Reader
	out    int64
	starts []memberStart // of the members from the last offset asked for
}

// memberStart is where a member begins, in bytes from the start of the input.
type memberStart struct{ plain, compressed int64 }

// newMembers reads the header of the first member.
func newMembers(in *format.Counter) (*members, error) {
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
		at := m.in.N - int64(m.br.Buffered())
		if err := m.z.Reset(m.br); err != nil {
			return 0, err
		}
		m.z.Multistream(false)
		m.starts = append(m.starts, memberStart{m.out, at})
		if len(m.starts) > 1<<16 { // offset is not used: not an archive
			m.starts = append(m.starts[:0], m.starts[len(m.starts)-1])
		}
	}
}

// skipZeros passes over the zeros that fill the last block of a tape. At the end the error
// is io.EOF.
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

// offset returns the compressed offset of the member that begins at the plain offset at,
// and reports whether one does. It must be called with increasing offsets.
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
