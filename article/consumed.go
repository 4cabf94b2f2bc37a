package article

import (
	"os"
	"sync/atomic"
)

// counted is a file that adds what is read of it to a total, for
// [Options.Consumed].
type counted struct {
	file  *os.File
	total *atomic.Int64
	own   int64 // what of the total is this file's
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.file.Read(p)
	c.add(int64(n))
	return n, err
}

func (c *counted) add(n int64) {
	c.own += n
	c.total.Add(n)
}

// rest adds what was read by another way, as of a zip, or not at all.
func (c *counted) rest() {
	if info, err := c.file.Stat(); err == nil && info.Size() > c.own {
		c.add(info.Size() - c.own)
	}
}
