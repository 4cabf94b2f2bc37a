package terminal

import (
	"os"
	"syscall"
	"testing"
	"unsafe"
)

// pseudoTerminal returns a terminal of so many columns.
func pseudoTerminal(t *testing.T, columns uint16) *os.File {
	t.Helper()
	f, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminal: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	size := [4]uint16{24, columns}
	if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), syscall.TIOCSWINSZ, uintptr(unsafe.Pointer(&size))); e != 0 {
		t.Skipf("the pseudo-terminal takes no size: %v", e)
	}
	return f
}

func TestWidth(t *testing.T) {
	for columns, want := range map[uint16]int{0: 0, 10: 40, 80: 80, 500: 120} {
		if got := Width(pseudoTerminal(t, columns)); got != want {
			t.Errorf("a terminal of %d columns: %d, want %d", columns, got, want)
		}
	}
}

func TestColorOnATerminal(t *testing.T) {
	f := pseudoTerminal(t, 80)
	for _, c := range []struct {
		when, noColor, term string
		want                bool
	}{
		{"auto", "", "xterm", true},
		{"auto", "1", "xterm", false},
		{"auto", "", "dumb", false},
		{"always", "1", "dumb", true},
		{"never", "", "xterm", false},
	} {
		t.Setenv("NO_COLOR", c.noColor)
		t.Setenv("TERM", c.term)
		if got := Color(f, c.when); got != c.want {
			t.Errorf("--color %s, NO_COLOR=%q, TERM=%s: %v, want %v", c.when, c.noColor, c.term, got, c.want)
		}
	}
}
