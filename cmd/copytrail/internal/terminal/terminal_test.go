package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// A file and a buffer are no terminals, whatever the environment says.
func TestNoTerminal(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm-256color")
	f, err := os.Create(filepath.Join(t.TempDir(), "out.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if Is(f) || Is(&bytes.Buffer{}) {
		t.Error("a file or a buffer is taken for a terminal")
	}
	if n := Width(f); n != 0 {
		t.Errorf("a file is %d columns wide, want 0", n)
	}
	for when, want := range map[string]bool{"auto": false, "never": false, "always": true} {
		if got := Color(f, when); got != want {
			t.Errorf("--color %s into a file: %v, want %v", when, got, want)
		}
	}
}
