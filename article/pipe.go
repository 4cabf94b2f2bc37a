package article

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"
)

// A named pipe blocks whoever opens it until somebody opens its other end, which a
// scan of a folder's worth of inputs may wait for until it is killed. So it is opened
// without waiting, and given up when nobody has written to it for a while.

const (
	// pipeWait is how long a pipe may be without anybody who writes to it. A shell
	// starts both ends within moments; who wants to wait for longer has cat.
	pipeWait = 10 * time.Second
	// pipeLook is how often is looked whether the wait is to end.
	pipeLook = 100 * time.Millisecond
)

// errNoWriter is the error of a pipe that nobody writes to.
var errNoWriter = fmt.Errorf("nobody has written to this pipe for %v (cat PIPE | copytrail … - waits on)", pipeWait)

// pipe reads a named pipe.
type pipe struct {
	f     *os.File
	done  <-chan struct{}
	since time.Time // since when nobody has been there
	came  bool      // something has come, and the next end is the end
}

// openPipe opens the named pipe without waiting for its other end.
func openPipe(name string, done <-chan struct{}) (*pipe, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return &pipe{f: f, done: done, since: time.Now()}, nil
}

// Read implements io.Reader. Until something has come the end of the pipe means that
// nobody is there yet.
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
		case errors.Is(err, os.ErrDeadlineExceeded): // somebody is there, and slow
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
