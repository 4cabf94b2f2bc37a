// Package terminal says what a stream can show: whether it is a terminal, how wide,
// and in colour or not.
package terminal

import (
	"io"
	"os"

	"golang.org/x/term"
)

// Is reports whether v, a stream, is a terminal.
func Is(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Color reports whether to write in colour to w. when is the value of --color:
// always, never, or auto, which is a terminal that is not "dumb" and no NO_COLOR in
// the environment (https://no-color.org).
func Color(w io.Writer, when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	return Is(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// Width returns the columns of the terminal w, 0 when it is none. The result is
// between 40 and 120: longer lines are hard to read, and in fewer nothing fits.
func Width(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	cols, _, err := term.GetSize(int(f.Fd()))
	if err != nil || cols == 0 {
		return 0
	}
	return min(max(cols, 40), 120)
}
