package article

import (
	"os"
	"sync/atomic"
)

// counted is a file that adds the number of bytes read from it to a total, for
// [Options.Consumed].
type counted struct {
	file  *os.File
	total *atomic.Int64
	own   int64 // the part of the total that is of this file
}

// Read implements io.Reader.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.file.Read(p)
	c.add(int64(n))
	return n, err
}

// add adds n bytes.
func (c *counted) add(n int64) {
	c.own += n
	c.total.Add(n)
}

// rest adds the bytes that were not read by Read: a zip is read at offsets, and not all of
// every file is read.
func (c *counted) rest() {
	if info, err := c.file.Stat(); err == nil && info.Size() > c.own {
		c.add(info.Size() - c.own)
	}
}
