package charset

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/text/transform"
)

// TestLineBreaksAtTheEdge cuts a stream between a carriage return and what follows.
func TestLineBreaksAtTheEdge(t *testing.T) {
	s := "a\rb\r\nc\r"
	for cut := range len(s) {
		r := transform.NewReader(io.MultiReader(strings.NewReader(s[:cut]), strings.NewReader(s[cut:])), LineBreaks{})
		if got, err := io.ReadAll(r); err != nil || string(got) != "a\nb\r\nc\n" {
			t.Errorf("cut at %d: got %q, %v", cut, got, err)
		}
	}
}
