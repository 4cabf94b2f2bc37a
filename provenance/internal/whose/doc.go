// Package whose tells whose words the words of one text are, as far as the text itself
// shows it: the author's own prose, a quotation, a statement, data, or a form.
//
// Quotations are told by their marks ([Quotations]); statements by what introduces them,
// and by the layout of transcripts, interviews, letters and posts; data and forms by their
// layout. All of it is rules and lists of words, in the languages of roles.go; nothing is
// learned. Two texts are never compared here: that a passage recurs in the pile, or that
// another text has marks around it, is for callers to see. So no word is ever said to be
// [finding.Boilerplate]. First persons alone make no statement: the "I" of an essay is its
// author's.
//
// Start at [Finder.Find].
package whose

import (
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Text is a text with what has been prepared of it. Ranges are of indexes into Words.
type Text struct {
	Text      string
	Lang      string          // ISO 639-1; a language that roles.go does not have is read as English
	Words     []shingle.Word  // in order; Text may have others between them, which are left out
	Terms     []terms.Info    // of each word
	Sentences []shingle.Range // ascending; every word is in exactly one
}

// Result says whose the words of a text are. It stays valid when its Finder reads another.
type Result struct {
	Words  []finding.Words // of each word, never Boilerplate
	Quotes []shingle.Range // what [Quotations] returns

	// FirstPerson is whether the text is written in the first person of its author: an
	// essay, a column, a letter to the editor. When another text quotes such an article, it
	// quotes prose of this one.
	FirstPerson bool
}
