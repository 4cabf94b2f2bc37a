package terms

import (
	"slices"
	"strconv"

	"copytrail/shingle"
)

// numberGrammar says how a language joins the words of one number.
type numberGrammar struct {
	tens     []string       // between tens and ones: "fifty-two", "treinta y cuatro"
	hundreds []string       // after a hundred or a thousand: "two hundred and ten"
	ones     map[string]int // words that are ones only behind tens, with more than a space between
}

// numberGrammars are the languages that write such numbers as several words. German, Italian
// and Dutch write one word.
var numberGrammars = map[string]numberGrammar{
	"en": {[]string{"-", " ", "\u2010", "\u2011"}, []string{" ", " and ", "-"}, map[string]int{"one": 1, "first": 1, "second": 2}},
	"es": {[]string{" y "}, nil, map[string]int{"uno": 1, "una": 1, "un": 1}},
	"fr": {[]string{"-", " et ", "-et-"}, []string{" ", "-"}, map[string]int{"un": 1, "une": 1}},
	"pt": {[]string{" e "}, []string{" e "}, map[string]int{"um": 1, "uma": 1}},
	"ru": {[]string{" "}, []string{" "}, nil},
}

// maxNumberWords is the most words that are read as one number.
const maxNumberWords = 8

// writtenOut reads a number that begins at the first of words and is written out in several:
// "fifty-two", "three hundred and five", "twelve thousand". It returns how many words after
// the first belong to it and the number in digits; 0 when there is none.
func (s *Stemmer) writtenOut(text string, words []shingle.Word) (more int, digits string) {
	grammar, ok := numberGrammars[s.lang]
	if !ok {
		return 0, ""
	}
	last := s.numberValue(text, words[0])
	if last == 0 {
		return 0, ""
	}
	n := writtenNumber{grammar: grammar, value: last, last: last}
	for i := 1; i < min(len(words), maxNumberWords); i++ {
		value := s.numberValue(text, words[i])
		between := text[words[more].End:words[i].Start]
		if value == 0 && n.takesOne() && between != " " {
			value = grammar.ones[s.spelled(text, words[i])]
		}
		if value == 0 && i == more+1 {
			continue // it may be the "and" of the number
		}
		if value == 0 || !n.add(value, between) {
			break
		}
		more = i
	}
	if more == 0 {
		return 0, ""
	}
	return more, strconv.Itoa(n.thousands + n.value)
}

// writtenNumber is a number of which some words are read.
type writtenNumber struct {
	grammar   numberGrammar
	thousands int // as units
	value     int // below a thousand, or the thousand that the number begins with
	last      int // of the last word
}

// takesOne reports whether ones may follow the last word.
func (n *writtenNumber) takesOne() bool { return n.last >= 20 && n.last < 100 && n.last%10 == 0 }

// add adds a word with this value to the number, after the text between, and reports whether
// it belongs to the number.
func (n *writtenNumber) add(value int, between string) bool {
	short := between == " " || between == "-"
	switch {
	case value == 1000 && n.thousands == 0 && n.value < 1000 && short:
		n.thousands, n.value = n.value*1000, 0
	case value == 100 && n.value < 100 && n.last < 100 && short:
		n.value *= 100
	case value < 100 && n.last == 1000 && slices.Contains(n.grammar.hundreds, between):
		if n.value == 1000 {
			n.thousands = 1000
		}
		n.value = value
	case value < 100 && n.last == 100 && slices.Contains(n.grammar.hundreds, between):
		n.value += value
	case value < 10 && n.takesOne() && slices.Contains(n.grammar.tens, between):
		n.value += value
	default:
		return false
	}
	n.last = value
	return true
}

// numberValue returns the value of a number word, at most 1000; 0 for another word, and for
// digits.
func (s *Stemmer) numberValue(text string, w shingle.Word) int {
	if w.Class&shingle.Digit != 0 {
		return 0
	}
	digits, ok := s.number(s.spelled(text, w))
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

func (s *Stemmer) spelled(text string, w shingle.Word) string {
	s.folded = w.AppendSpelling(s.folded[:0], text)
	return string(s.folded)
}
