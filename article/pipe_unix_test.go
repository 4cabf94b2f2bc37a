//go:build unix

package article

import (
	"os"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestNamedPipe reads what is written to a pipe by somebody who comes late and is
// slow, and stops waiting for nobody when it is told to.
func TestNamedPipe(t *testing.T) {
	in(t, nil)
	if err := syscall.Mkfifo("p", 0o600); err != nil {
		t.Skip(err)
	}
	go func() {
		time.Sleep(3 * pipeLook)
		f, err := os.OpenFile("p", os.O_WRONLY, 0)
		if err != nil {
			return
		}
		defer f.Close()
		for _, part := range []string{line1 + "\n", line2 + "\n"} {
			time.Sleep(2 * pipeLook)
			_, _ = f.WriteString(part)
		}
	}()
	if got, want := readAll(t, DefaultOptions(), nil, "p"), []string{"p:1 1", "p:2 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}

	done := make(chan struct{})
	close(done)
	opt := DefaultOptions()
	opt.Done = done
	start := time.Now()
	if got := readAll(t, opt, nil, "p"); len(got) != 1 || time.Since(start) > pipeWait {
		t.Errorf("got %q after %v, want one error at once", got, time.Since(start))
	}
}
