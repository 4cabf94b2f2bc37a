// Package format says what a format of articles is: how it is recognised, how an input in
// it is cut into records, and how a record is decoded.
//
// Reading has two stages. [Format.Read] cuts an input into records. It runs in one
// goroutine, in the order of the input, so it must be cheap: it finds where records
// begin and end and leaves the rest to [Raw.Decode], which may run in many goroutines at
// once. A container is a format as well: it hands on the files in it as new inputs.
//
// To add a format, make a package beside this one with a variable of type [Format], and
// name it in the table of package article.
package format

import (
	"copytrail/article/internal/record"
)

// Format is one format that an input may be in.
type Format struct {
	// Name is what people call the format: "JSON Lines".
	Name string

	// Lines says that line breaks divide what an input holds. If its lines end in
	// carriage returns alone, these are replaced before the input is read.
	Lines bool

	// Sniff reports how much an input that begins with the head looks like this format.
	Sniff func(h *Head) Likeness

	// Read reads in from its first byte to its end, and hands to out each record or input
	// in it and each error, in their order. It returns false as soon as out does.
	Read func(in *Input, out Sink) bool
}

// Likeness is how much the head of an input looks like a format. Of several formats that
// an input looks like the one with the greatest likeness is read, and among equals the
// first in the table of formats.
type Likeness uint8

// The likenesses, from none to the greatest.
const (
	No    Likeness = iota
	Maybe          // it may be this format, or one of those that look like it
	Named          // the name of the input says so, and the content does not contradict
	Sure           // no other format begins in this way
)

// Sink takes what an input holds. Its methods return false when no more is wanted; the
// reader stops then.
type Sink interface {
	// Record takes a record. The place names it in messages. The record owns its memory:
	// it may be decoded later, in another goroutine.
	Record(place string, raw Raw) bool

	// Skip takes an error, a [*record.SkipError] with its place, about one record or
	// about the rest of the input.
	Skip(err error) bool

	// Input takes an input that is contained in the one being read. It is read before
	// Input returns.
	Input(in *Input) bool
}

// Raw is a record that is not decoded yet.
type Raw interface {
	// Decode makes an article of the record, or several, and calls out for each of them
	// and for each error, in their order. It may be called from many goroutines at once.
	// An error is a [*record.SkipError]; one without a place is about the whole record.
	Decode(place string, opt record.Options, out func(record.Draft, error))
}
