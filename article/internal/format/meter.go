package format

import (
	"fmt"
	"io"

	"copytrail/article/internal/record"
)

// MaxWindow is the largest back reference, in bytes, for which a compressed input may
// claim memory: the most that zstd --long and xz -9 use.
const MaxWindow = 128 << 20

// Meter is a reader of decompressed bytes that fails when an input expands beyond the
// limits: a few kilobytes must not become gigabytes. What a compressed input contains
// counts for the meters of all inputs around it, because a bomb may consist of many small
// ones.
type Meter struct {
	R io.Reader // the decompressed bytes

	compressed *Counter
	expanded   int64
	limits     record.Options
	around     *Meter
}

// NewMeter returns the meter of what in is decompressed to. The counter counts the
// compressed bytes. The caller sets R.
func (in *Input) NewMeter(compressed *Counter) *Meter {
	return &Meter{compressed: compressed, limits: in.Options, around: in.meter}
}

// Read implements io.Reader. Beyond the limits its error is a [record.ExpandsError].
func (m *Meter) Read(p []byte) (int, error) {
	n, err := m.R.Read(p)
	for x := m; x != nil; x = x.around {
		x.expanded += int64(n)
		if over := x.over(); over != nil {
			return n, over
		}
	}
	return n, err
}

// over returns an error when m is beyond the limits.
func (m *Meter) over() error {
	if limit := m.limits.MaxExpanded; limit > 0 && m.expanded > limit {
		return record.ExpandsError(fmt.Sprintf("over %d bytes", limit))
	}
	if ratio := m.limits.MaxRatio; ratio > 0 && m.expanded > int64(m.limits.MaxRecord) && m.expanded/int64(ratio) > m.compressed.N {
		return record.ExpandsError(fmt.Sprintf("over %d times its size", ratio))
	}
	return nil
}

// Counter is a reader that counts the bytes read through it.
type Counter struct {
	R io.Reader
	N int64
}

// Read implements io.Reader.
func (c *Counter) Read(p []byte) (int, error) {
	n, err := c.R.Read(p)
	c.N += int64(n)
	return n, err
}
