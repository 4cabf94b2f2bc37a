// Package shingle turns text into words, sentences, shingles and signatures.
//
// It takes text and returns numbers and byte ranges; it does not know what an
// article is.
//
// [AppendWords] finds the words of UAX #29, each with its place and the xxh3 hash
// of its folded form. All else works on these words: [AppendSentences] finds
// sentences as news writes them, [Sketcher] makes signatures by one-permutation
// MinHash with optimal densification (Shrivastava, "Optimal Densification for Fast
// and Accurate Minwise Hashing", ICML 2017), [AppendFingerprints] selects runs of
// words by winnowing (Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for
// Document Fingerprinting", SIGMOD 2003). Signatures find texts that are alike as
// wholes, fingerprints find a passage of one inside the other.
//
// All of it gives the same numbers on every machine. What is fast has a plain twin
// beside it that says what is meant, and tests hold the two equal.
package shingle

import "copytrail/letters"

// Word is one word of a text.
type Word struct {
	Start, End uint32 // byte range in the text
	Hash       uint64 // xxh3 of the folded form; equal words have equal hashes on every machine
	Marks      uint32 // a hash of the accents that folding leaves out, 0 for a word without any
	Class      Class
}

// Class is a set of properties of a word as it stands in the text, before folding.
type Class uint8

// The properties of a word.
const (
	Upper   Class = 1 << iota // begins with an upper-case letter
	AllCaps                   // two or more letters, all upper-case
	Digit                     // contains a digit
	Ideo                      // one character of a script without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar)

	// How the word is read, by what stands around it.
	AsLatin         // with letters of other scripts that look like Latin ones
	AsCyrillic      // with letters of other scripts that look like Cyrillic ones
	AsGreek         // with letters of other scripts that look like Greek ones
	SerbianCyrillic // a Cyrillic word of a Serbian text, which folds to its Latin spelling
)

// Disguised is the class of a word that is spelled with letters of another script.
const Disguised = AsLatin | AsCyrillic | AsGreek

// script returns the script that the letters of a word are read as, 0 for their own.
func (c Class) script() letters.Script {
	switch {
	case c&AsLatin != 0:
		return letters.Latin
	case c&AsCyrillic != 0:
		return letters.Cyrillic
	case c&AsGreek != 0:
		return letters.Greek
	}
	return 0
}

// readAs returns the class of a word that is read as one of script s.
func readAs(s letters.Script) Class {
	switch s {
	case letters.Latin:
		return AsLatin
	case letters.Cyrillic:
		return AsCyrillic
	case letters.Greek:
		return AsGreek
	}
	return 0
}

// Range is a half-open range [Start, End) of indexes, into words or bytes as the
// function that returns it says.
type Range struct{ Start, End int }
