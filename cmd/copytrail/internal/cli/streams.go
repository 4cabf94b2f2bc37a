package cli

import (
	"context"
	"fmt"
	"io"
	"sync"

	"copytrail/cmd/copytrail/internal/wording"
)

// Streams is where a command reads and writes.
type Streams struct {
	In       io.Reader // a Read ends with an error when the run is interrupted
	Out, Err io.Writer
}

// Warn prints one line on standard error, formatted as by [fmt.Sprintf]. File names
// and text of articles in it are made harmless for a terminal.
func (s *Streams) Warn(format string, args ...any) {
	fmt.Fprintf(s.Err, "copytrail: %s\n", wording.Printable(fmt.Sprintf(format, args...)))
}

// Hint prints one line on standard error that says what to do about the line before.
func (s *Streams) Hint(text string) {
	fmt.Fprintf(s.Err, "hint: %s\n", wording.Printable(text))
}

// stdin is standard input whose Read returns when ctx is cancelled: a read from a
// terminal or a pipe cannot be interrupted by itself. Nothing is read before the first
// Read.
type stdin struct {
	ctx  context.Context
	from io.Reader
	once sync.Once
	pipe *io.PipeReader
}

func (in *stdin) Read(p []byte) (int, error) {
	in.once.Do(func() {
		r, w := io.Pipe()
		in.pipe = r
		go func() {
			_, err := io.Copy(w, in.from)
			w.CloseWithError(err) // nil is io.EOF
		}()
		context.AfterFunc(in.ctx, func() { r.CloseWithError(in.ctx.Err()) })
	})
	return in.pipe.Read(p)
}
