package format

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/record"
)

func TestHead(t *testing.T) {
	h := NewHead([]byte("\xef\xbb\xbf \r\n\t{x"), "A.JSON.gz", field.Usual)
	if h.Ext != ".json" || string(h.Text) != "{x" || h.First() != '{' || !h.Begins("x", "\xef\xbb") || h.Begins("{") {
		t.Errorf("got %+v", h)
	}
	if h := NewHead(make([]byte, HeadLen+1), "a", field.Usual); len(h.Bytes) != HeadLen || h.Ext != "" {
		t.Errorf("got %d bytes, extension %q", len(h.Bytes), h.Ext)
	}
	if h := NewHead([]byte(" "), ".gz", field.Usual); h.First() != 0 || h.Ext != ".gz" {
		t.Errorf("blank: got %+v", h)
	}
}

func TestHoldsTexts(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"a.csv", "x", true}, {"a.csv.gz", "x", true}, {"a", `{"x":1}`, true}, {"a", "Subject: x", true}, {"a", "From a@b.example", true},
		{"a.txt", "Download Request: All", false}, {"a.txt", "From the sea", false}, {"a", "", false},
	} {
		if got := NewHead([]byte(test.text), test.name, field.Usual).HoldsTexts(); got != test.want {
			t.Errorf("%s %q: got %v", test.name, test.text, got)
		}
	}
}

func TestReadLine(t *testing.T) {
	const limit = 100 // the reader's buffer is smaller
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"a\nb\n", []string{"a", "b", ""}},
		{"a\r\n\nb", []string{"a\r", "", "b"}},
		{strings.Repeat("x", limit) + "\nb", []string{strings.Repeat("x", limit), "b"}},
		{strings.Repeat("x", limit+2) + "\nb", []string{"too long", "b"}},
		{"a\n" + strings.Repeat("x", 5*limit), []string{"a", "too long", ""}},
	} {
		br := bufio.NewReaderSize(strings.NewReader(test.in), 16)
		var got []string
		for {
			line, err := ReadLine(br, limit)
			if err == ErrLong {
				got = append(got, "too long")
				continue
			}
			got = append(got, string(line))
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%.20q: got %.20q, want %.20q", test.in, got, test.want)
		}
	}
}

// TestMeter holds an input within another to the limits of both.
func TestMeter(t *testing.T) {
	in := &Input{Options: record.Options{MaxRecord: 1, MaxRatio: 10}}
	outer := in.NewMeter(&Counter{N: 10})
	outer.R = strings.NewReader("")
	nested := in.Nested("b", "b", outer, outer)
	inner := nested.NewMeter(&Counter{N: 1000})
	inner.R = strings.NewReader(strings.Repeat("x", 1000))
	n, err := io.Copy(io.Discard, io.LimitReader(inner, 109))
	if n != 109 || err != nil {
		t.Errorf("up to the ratio: got %d bytes, %v", n, err)
	}
	if _, err := io.Copy(io.Discard, inner); !errors.As(err, new(record.ExpandsError)) {
		t.Errorf("beyond the ratio of the outer input: got %v", err)
	}
}

func TestReaderAt(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(name, []byte("0123456789"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	small := record.Options{MaxRecord: 5}
	for _, test := range []struct {
		what string
		in   *Input
		want string
	}{
		{"a file on disk", &Input{File: f, Options: small}, "6789"},
		{"a short stream", &Input{R: bufio.NewReader(strings.NewReader("01234"))}, "34"},
		{"a long stream", &Input{Place: "a", R: bufio.NewReader(strings.NewReader("012345")), Options: small}, "a: format not supported: zip of over 5 bytes from a stream; give the file itself"},
	} {
		r, size, err := test.in.ReaderAt("zip")
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			b, _ := io.ReadAll(io.NewSectionReader(r, size-int64(len(test.want)), size))
			got = string(b)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
}
