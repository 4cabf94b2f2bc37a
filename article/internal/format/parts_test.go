package format

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/record"
)

// part is a record that is only its bytes.
type part string

// Decode implements Raw.
func (part) Decode(string, record.Options, func(record.Draft, error)) {}

// collected is a sink that writes down what it is given.
type collected []string

func (c *collected) Record(place string, raw Raw) bool {
	*c = append(*c, fmt.Sprintf("%s=%s", place, raw))
	return true
}
func (c *collected) Skip(err error) bool  { *c = append(*c, err.Error()); return true }
func (c *collected) Input(in *Input) bool { return true }

func TestParts(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"cover\n* a\nb\n* c", []string{"x#1=* a\nb\n", "x#2=* c\n"}},
		{"cover", nil},
		{"* a\n" + strings.Repeat("x", 30) + "\n* b\n", []string{"x#1: record too long: over 20 bytes", "x#2=* b\n\n"}},
		{"* a\n* b\n* c\n* d\n* e\n", []string{"x#1=* a\n", "x#2=* b\n", "x#3=* c\n", "x#4: too many records: over 3"}},
	} {
		var got collected
		in := &Input{Place: "x", R: bufio.NewReader(strings.NewReader(test.in)), Options: record.Options{MaxRecord: 20, MaxRecords: 3}}
		if !Parts(in, &got, func(line []byte) bool { return bytes.HasPrefix(line, []byte("* ")) }, func(b []byte) Raw { return part(b) }) {
			t.Errorf("%q: stopped", test.in)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
	}
}
