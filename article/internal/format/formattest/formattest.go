// Package formattest reads inputs with one format, for the tests of that format.
package formattest

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Options are limits for tests: small enough to pass them on purpose.
var Options = record.Options{MaxRecord: 1 << 20, MaxRatio: 200, MaxElements: 25_000, MaxDepth: 64}

// Input returns the input of the given name and content.
func Input(name string, r io.Reader) *format.Input {
	return &format.Input{Place: name, Name: path.Base(name), R: bufio.NewReaderSize(r, format.HeadLen), Options: Options, Names: field.Usual}
}

// Sniff returns how much an input of the given name and content looks like f.
func Sniff(f *format.Format, name, content string) format.Likeness {
	return f.Sniff(format.NewHead([]byte(content), name, field.Usual))
}

// Result is what an input of a format holds.
type Result struct {
	Drafts []record.Draft
	Errs   []*record.SkipError
	Inputs []string // "place: content" of the inputs that it contains

	// Outcomes names each of them, in their order: an error as "place!reason", a draft by
	// its place and its id, URL, title or first two words, whichever it has.
	Outcomes []string
}

// Read reads the input of the given name and content with f and decodes its records.
func Read(t testing.TB, f *format.Format, name, content string) *Result {
	t.Helper()
	return ReadInput(t, f, Input(name, strings.NewReader(content)))
}

// ReadInput reads in with f and decodes its records.
func ReadInput(t testing.TB, f *format.Format, in *format.Input) *Result {
	t.Helper()
	s := &sink{t: t, opt: in.Options}
	if !f.Read(in, s) {
		t.Errorf("%s: the reader stopped, and nobody had asked it to", in.Place)
	}
	return &s.Result
}

// Stops checks that f stops reading at the first record, input or error that the sink
// does not want.
func Stops(t testing.TB, f *format.Format, name, content string) {
	t.Helper()
	s := new(refusing)
	if f.Read(Input(name, strings.NewReader(content)), s) {
		t.Errorf("%s: the reader says that it was not stopped", name)
	}
	if s.calls != 1 {
		t.Errorf("%s: the reader handed on %d things after being stopped", name, s.calls-1)
	}
}

// refusing is a sink that wants nothing.
type refusing struct{ calls int }

func (s *refusing) Record(string, format.Raw) bool { s.calls++; return false }
func (s *refusing) Skip(error) bool                { s.calls++; return false }
func (s *refusing) Input(*format.Input) bool       { s.calls++; return false }

// sink collects what a reader hands on.
type sink struct {
	Result
	t   testing.TB
	opt record.Options
}

// Record implements format.Sink.
func (s *sink) Record(place string, raw format.Raw) bool {
	raw.Decode(place, s.opt, func(d record.Draft, err error) {
		if err != nil {
			s.skip(record.Placed(place, err))
			return
		}
		words := strings.Fields(d.Text)
		what := cmp.Or(d.ID, d.URL, d.FoundAt, d.Title, strings.Join(words[:min(len(words), 2)], " "))
		s.Drafts = append(s.Drafts, d)
		s.Outcomes = append(s.Outcomes, d.Place+" "+what)
	})
	return true
}

// Skip implements format.Sink.
func (s *sink) Skip(err error) bool {
	s.skip(err)
	return true
}

func (s *sink) skip(err error) {
	var se *record.SkipError
	if !errors.As(err, &se) || se.Place == "" || se.Reason == "" {
		s.t.Errorf("got the error %v (%T), want a SkipError with a place", err, err)
		return
	}
	s.Errs = append(s.Errs, se)
	s.Outcomes = append(s.Outcomes, se.Place+"!"+se.Reason)
}

// Input implements format.Sink.
func (s *sink) Input(in *format.Input) bool {
	b, err := io.ReadAll(in.R)
	content := string(b)
	if err != nil {
		content = record.InputError(in.Place, err).Error()
	}
	s.Inputs = append(s.Inputs, fmt.Sprintf("%s: %s", in.Place, content))
	s.Outcomes = append(s.Outcomes, in.Place)
	return true
}
