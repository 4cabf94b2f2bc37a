package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/letters"
)

// mixedWords is how many words of two scripts a text has at least whose letters are replaced
// all over. Its words of one script alone are then read as the others are: "а" within them
// may be the English article.
const mixedWords = 5

// scriptReader decides how words are read that have letters of other scripts than the
// Latin. What it must know of the whole text it finds out when it is first asked.
type scriptReader struct {
	main    letters.Script // 0: not known
	serbian reading
	mixed   int // words that are read as of another script
}

// reading is an answer that is not known at first.
type reading uint8

const (
	notAsked reading = iota
	yes
	no
)

// isSerbian reports whether the text is in Serbian Cyrillic.
func (s *segmenter) isSerbian() bool {
	if s.serbian == notAsked {
		s.serbian = no
		if letters.Serbian(s.whole) {
			s.serbian = yes
		}
	}
	return s.serbian == yes
}

// mainScript returns the script that most of the text is in.
func (s *segmenter) mainScript() letters.Script {
	if s.main == 0 {
		s.main = letters.Main(s.whole)
	}
	return s.main
}

// readingOf returns how a word with letters of these scripts is read.
func (s *segmenter) readingOf(piece string, scripts letters.Script) Class {
	if scripts.Mixed() {
		if to := letters.Target(piece, s.mainScript()); to != 0 {
			s.mixed++
			return readAs(to)
		}
	}
	if scripts&letters.Cyrillic != 0 && s.isSerbian() {
		return SerbianCyrillic
	}
	return 0
}

// readPure reads the words from s.words[from:] again that are of one script which is not
// that of the text, if many words of the text are of two scripts and all letters of the word
// look like those of the script of the text.
func (s *segmenter) readPure(from int) {
	if s.mixed < mixedWords {
		return
	}
	main := s.mainScript()
	for i := from; i < len(s.words); i++ {
		w := &s.words[i]
		if w.Class&(Disguised|Ideo) != 0 || !isPure(s.whole[w.Start:w.End], main) {
			continue
		}
		w.Class = w.Class&^SerbianCyrillic | readAs(main)
		s.hash(w)
	}
}

// isPure reports whether a word has letters of scripts other than main alone, each of which
// looks like one of main.
func isPure(word string, main letters.Script) bool {
	if main == letters.Latin && strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return false
	}
	any := false
	for _, r := range word {
		switch s := letters.ScriptOf(r); {
		case s == main, s == 0 && unicode.IsLetter(r) && !letters.Unseen(r), s != 0 && letters.As(main, r) == r:
			return false
		case s != 0:
			any = true
		}
	}
	return any
}
