package formattest

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// words is a format that hands on one thing for each word of an input: a record, an error
// for "skip", an input for "input".
var words = format.Format{
	Sniff: func(h *format.Head) format.Likeness {
		if h.Begins("words") {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		b, _ := in.All()
		for w := range strings.FieldsSeq(string(b)) {
			more := true
			switch w {
			case "skip":
				more = out.Skip(record.Skip(in.Place, record.ReasonEmpty, nil))
			case "input":
				more = out.Input(in.Nested(in.Place+"/b", "b", strings.NewReader("content"), nil))
			default:
				more = out.Record(in.Place, word(w))
			}
			if !more {
				return false
			}
		}
		return true
	},
}

type word string

// Decode implements format.Raw.
func (w word) Decode(place string, _ record.Options, out func(record.Draft, error)) {
	if w == "bad" {
		out(record.Draft{}, record.Skip("", record.ReasonNoText, nil)) // the place is filled in
		return
	}
	out(record.Draft{Place: place, Text: string(w) + " and more words"}, nil)
}

func TestRead(t *testing.T) {
	got := Read(t, &words, "a", "words skip input bad")
	if want := []string{"a words and", "a!empty file", "a/b", "a!no text"}; !slices.Equal(got.Outcomes, want) {
		t.Errorf("got %q, want %q", got.Outcomes, want)
	}
	if len(got.Drafts) != 1 || len(got.Errs) != 2 || !slices.Equal(got.Inputs, []string{"a/b: content"}) {
		t.Errorf("got %+v", got)
	}
	if Sniff(&words, "a", "words") != format.Sure || Sniff(&words, "a", "other") != format.No {
		t.Error("Sniff does not ask the format")
	}
	Stops(t, &words, "a", "words skip input")
}
