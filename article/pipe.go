package article

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"
)

// To open a named pipe blocks until another process opens it for writing, which may never
// happen. So a pipe is opened without waiting, and given up when it has no writer for a
// while.

const (
	// pipeWait is how long a pipe may have no writer. A shell starts both ends at nearly
	// the same time; to wait for longer, use cat.
	pipeWait = 10 * time.Second
	// pipeLook is how often the wait checks whether it should end.
	pipeLook = 100 * time.Millisecond
)

// errNoWriter is the error of a pipe without a writer.
var errNoWriter = fmt.Errorf("nobody has written to this pipe for %v (cat PIPE | copytrail … - waits on)", pipeWait)

// pipe reads a named pipe.
type pipe struct {
	f     *os.File
	done  <-chan struct{}
	since time.Time // since when there has been no writer
	came  bool      // bytes were read, so the next end of the pipe is the end of the input
}

// openPipe opens a named pipe without waiting for its writer.
func openPipe(name string, done <-chan struct{}) (*pipe, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return &pipe{f: f, done: done, since: time.Now()}, nil
}

// Read implements io.Reader. Until bytes have been read, the end of the pipe means that
// there is no writer yet.
func (p *pipe) Read(b []byte) (int, error) {
	for {
		if err := p.f.SetReadDeadline(time.Now().Add(pipeLook)); err != nil && !errors.Is(err, os.ErrNoDeadline) {
			return 0, err
		}
		n, err := p.f.Read(b)
		if n > 0 {
			p.came = true
			return n, nil
		}
		select {
		case <-p.done:
			return 0, os.ErrClosed
		default:
		}
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded): // there is a writer, and it is slow
			p.since = time.Now()
		case err == io.EOF && !p.came:
			if time.Since(p.since) > pipeWait {
				return 0, &os.PathError{Op: "read", Path: p.f.Name(), Err: errNoWriter}
			}
			time.Sleep(pipeLook / 5)
		default:
			return n, err
		}
	}
}
