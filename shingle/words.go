package shingle

import (
	"encoding/binary"
	"iter"
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/zeebo/xxh3"

	"copytrail/letters"
)

// AppendWords appends the words of text in order and returns the extended slice.
// A word is a segment of UAX #29 with at least one letter or number in it: "1,400",
// "3.5", "don’t" and the "U.S" of "U.S." are one word each, "Russian-Israeli" is
// two. Each character of a script without spaces is a word of its own and has the
// class [Ideo].
//
// Spans are bytes of text. Text beyond 4 GiB is not looked at. Invalid UTF-8
// separates words.
//
// Three paths share the work, each handing what it does not know to the next: runs
// of ASCII letters and digits eight bytes at a time, the common scripts rune by
// rune with a table, everything else segment by segment through the library.
func AppendWords(dst []Word, text string) []Word {
	s := segmenter{words: dst, whole: text}
	text = joined(text)
	for start, end := range validParts(text) {
		s.text = text[:end]
		s.addValid(start)
	}
	s.readPure(len(dst))
	return s.words
}

// joined returns text with word joiners in the place of zero-width spaces, which take as
// many bytes. UAX #29 lets a word end at the one and not at the other, and both are put into
// words to hide them. Where a zero-width space divides words, as in Thai and Khmer, each
// character is a word. A filler of Hangul is a space where a text has hardly any other.
func joined(text string) string {
	// One rare byte of each is looked for first: English text has neither.
	if strings.IndexByte(text, '\xe3') >= 0 && strings.Contains(text, "\u3164") && strings.Count(text, " ") < len(text)/fewSpaces {
		text = strings.ReplaceAll(text, "\u3164", "\u3000")
	}
	if strings.IndexByte(text, '\x8b') < 0 {
		return text
	}
	return strings.ReplaceAll(text, "\u200b", "\u2060")
}

// fewSpaces is the number of bytes for each space from which a text with fillers has other
// spaces than those. English has a space for six bytes, and for some twelve when a filler
// stands behind each letter of its words.
const fewSpaces = 60

// validParts yields the bounds of the longest runs of valid UTF-8 in the first
// 4 GiB of text. Hardly any text has more than one.
func validParts(text string) iter.Seq2[int, int] {
	if uint64(len(text)) > math.MaxUint32 {
		text = text[:math.MaxUint32]
	}
	return func(yield func(int, int) bool) {
		if utf8.ValidString(text) {
			yield(0, len(text))
			return
		}
		start := 0
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && size == 1 {
				if start < i && !yield(start, i) {
					return
				}
				start = i + 1
			}
			i += size
		}
		if start < len(text) {
			yield(start, len(text))
		}
	}
}

// addValid adds the words of s.text[start:], which is valid UTF-8.
func (s *segmenter) addValid(start int) {
	text := s.text
	dst := s.words // stays in registers between the slow ways
	for i := start; i < len(text); {
		c := text[i]
		if !asciiWord[c] && c < utf8.RuneSelf && c != '_' {
			i++
			continue
		}
		if asciiWord[c] && i+16 <= len(text) {
			hash, n, class := readRun(load(text[i:]))
			if n == 8 {
				hash, n, class = readLongRun(text[i : i+16])
			}
			end := i + n
			if n < 16 && (end == len(text) || !asciiJoiner[text[end]] || endsAt(text, end)) {
				dst = append(dst, Word{Start: uint32(i), End: uint32(end), Hash: hash, Class: class})
				i = end
				if i < len(text) && text[i] == ' ' {
					i++
				}
				continue
			}
		}
		s.words = dst
		i = s.addNext(i)
		dst = s.words
	}
	s.words = dst
}

// endsAt reports whether a word of ASCII letters and digits surely ends before
// text[i], a byte of asciiJoiner: nearly always it is a comma, a full stop or a
// quotation mark.
func endsAt(text string, i int) bool {
	switch c := text[i]; {
	case c == '_':
		return false
	case c < utf8.RuneSelf:
		return i+1 == len(text) || !asciiWord[text[i+1]] && text[i+1] < utf8.RuneSelf
	case c == 0xc2:
		return i+1 < len(text) && text[i+1] == 0xa0 // no-break space
	case c != 0xe2 || i+2 >= len(text) || text[i+1] != 0x80:
		return false
	}
	switch c := text[i+2]; {
	case c == 0x98, c == 0x99: // ‘ ’
		return i+3 == len(text) || !asciiWord[text[i+3]] && text[i+3] < utf8.RuneSelf
	default: // dashes, quotes, dagger, bullet, ellipsis
		return 0x90 <= c && c <= 0x97 || 0x9a <= c && c <= 0xa3 || c == 0xa6
	}
}

// asciiWord holds the bytes that begin and continue a word on the ASCII path,
// asciiJoiner those after which the run of them may not be all of the word.
var asciiWord, asciiJoiner = func() (word, joiner [256]bool) {
	for c := range 256 {
		switch {
		case c >= utf8.RuneSelf:
			joiner[c] = true
		case narrow[c].kind == kindLetter || narrow[c].kind == kindDigit:
			word[c] = true
		case narrow[c].kind != kindBreak:
			joiner[c] = true
		}
	}
	return word, joiner
}()

// Masks of the same bit or byte in each of eight lanes.
const (
	lanes = 0x0101010101010101
	high  = 0x80 * lanes
)

// readRun reads the run of ASCII letters and digits that eight bytes begin with
// and returns its hash, length and class. If all eight belong to it the length is
// 8 and the rest says nothing: the run may go on.
//
// It has no branch that depends on the length, which no processor foresees.
func readRun(w uint64) (hash uint64, n int, class Class) {
	lo, upper, alpha, digit, n := readLanes(w)
	class = Class(upper >> 7 & 1) // Upper is bit 0
	if upper == alpha && alpha&(alpha-1) != 0 {
		class |= AllCaps
	}
	if digit != 0 {
		class |= Digit
	}
	return hashUpTo8(lo, n), n, class
}

// readLongRun is readRun for 16 bytes: a length of 16 says that the run may go on.
func readLongRun(b string) (hash uint64, n int, class Class) {
	lo, upper, alpha, digit, _ := readLanes(load(b))
	hi, upper2, alpha2, digit2, n := readLanes(load(b[8:]))
	n += 8
	class = Class(upper >> 7 & 1)
	if upper == alpha && upper2 == alpha2 && bits.OnesCount64(alpha)+bits.OnesCount64(alpha2) >= 2 {
		class |= AllCaps
	}
	if digit|digit2 != 0 {
		class |= Digit
	}
	return hashShort(lo, hi, n), n, class
}

func load(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// readLanes looks at eight bytes at once. It returns the n bytes of the run that
// they begin with, lower-case, and for the lanes of the run the bit 0x80 where the
// byte is an upper-case letter, a letter, a digit.
func readLanes(w uint64) (lower, upper, alpha, digit uint64, n int) {
	ascii := w &^ high
	small := ascii | 0x20*lanes // the bit between the cases; it makes no letter of anything else
	al := (small + (0x80-'a')*lanes) &^ (small + (0x80-'z'-1)*lanes) & high &^ w
	up := al &^ (ascii << 2)
	folded := ascii | up>>2
	dg := (ascii + (0x80-'0')*lanes) &^ (ascii + (0x80-'9'-1)*lanes) & high &^ w
	n = bits.TrailingZeros64(^(al|dg)&high) >> 3
	run := uint64(1)<<(8*uint(n)) - 1 // a shift by 64 gives 0
	return folded & run, up & run, al & run, dg & run, n
}

// addNext adds the words that begin at text[i], which is not in the middle of a
// segment, and returns where to go on: after one segment, or after one rune that
// is no part of a word.
func (s *segmenter) addNext(i int) int {
	text := s.text
	var w scan
	switch end := w.word(text, i); {
	case end > i:
		switch {
		case w.scripts.Mixed() || w.scripts == letters.Cyrillic && s.isSerbian():
			s.addSegment(i, end)
		case w.letters+w.digits > 0:
			s.words = append(s.words, Word{uint32(i), uint32(end), w.hash(), w.marks, w.class()})
		}
		return end
	case w.skip > 0:
		return i + w.skip
	}
	// The library's iterator over a string would be allocated each time. Its
	// function takes bytes; it only reads them.
	rest := unsafe.Slice(unsafe.StringData(text[i:]), len(text)-i)
	n, _, err := words.SplitFunc(rest, true)
	if n <= 0 || err != nil {
		return len(text)
	}
	s.addSegment(i, i+n)
	return i + n
}

// scan reads one word rune by rune.
type scan struct {
	buf                    [64]byte // the folded form
	n                      int
	letters, upper, digits int
	runes, marks           uint32         // runes of the spelling; see Word.Marks
	scripts                letters.Script // of the letters
	initial, ideo          bool           // begins with an upper-case letter; is one ideographic character
	skip                   int            // bytes of a rune that is no part of a word
}

// word reads the word at text[i:] and returns its end. It returns i when there is
// none there, and then s.skip says how many bytes are surely no part of one, or
// when it cannot tell, and then s.skip is 0.
func (s *scan) word(text string, i int) int {
	before := kindOther // kind of the rune before, marks apart
	for at := i; ; {
		r, kind, size := kindAt(text, at)
		switch kind {
		case kindLetter, kindDigit, kindUnder:
			before = kind
		case kindMark:
			if before == kindOther {
				return i
			}
		case kindMidLetter, kindMidNum, kindMidNumLet, kindMidOther:
			if at == i {
				s.skip = size
				return i
			}
			if kind == kindMidOther {
				return i
			}
			_, after, _ := kindAt(text, at+size)
			if after == kindOther || after == kindMark {
				return i
			}
			if !kind.joins(before, after) {
				return at
			}
		case kindIdeo:
			if at > i {
				return at
			}
			end := at + size
			_, after, size := kindAt(text, end)
			if after == kindMark { // two could need to change places
				end += size
				_, after, _ = kindAt(text, end)
			}
			if after == kindOther || after == kindMark {
				return i
			}
			s.ideo = true
			s.letters = 1
			s.n = copy(s.buf[:], text[at:end])
			return end
		case kindBreak:
			if at == i {
				s.skip = size
			}
			return at
		default:
			return i
		}
		if s.n+utf8.UTFMax > len(s.buf) {
			s.skip = 0
			return i
		}
		s.add(r, kind, at == i)
		at += size
	}
}

// add adds a rune to the word.
func (s *scan) add(r rune, kind runeKind, first bool) {
	switch kind {
	case kindLetter:
		s.letters++
	case kindDigit:
		s.digits++
	}
	s.runes++
	if r >= narrowRunes {
		if kind == kindMidNumLet {
			r = '\''
		}
		s.n += utf8.EncodeRune(s.buf[s.n:], r)
		return
	}
	t := &narrow[r]
	if t.upper {
		s.upper++
		s.initial = s.initial || first
	}
	s.scripts |= t.script
	if t.marked {
		s.marks = addMark(s.marks, rune(t.fold), s.runes-1)
	}
	s.buf[s.n], s.buf[s.n+1] = t.bare[0], t.bare[1] // the second byte is 0 where there is none
	s.n += int(t.size)
}

func (s *scan) class() (class Class) {
	if s.ideo {
		return Ideo
	}
	if s.initial {
		class = Upper
	}
	if s.letters >= 2 && s.letters == s.upper {
		class |= AllCaps
	}
	if s.digits > 0 {
		class |= Digit
	}
	return class
}

func (s *scan) hash() uint64 {
	if s.n > 16 {
		return xxh3.Hash(s.buf[:s.n])
	}
	lo, hi := binary.LittleEndian.Uint64(s.buf[:]), binary.LittleEndian.Uint64(s.buf[8:])
	return hashShort(lo, hi, s.n)
}

// kindAt returns the rune at text[i:], its kind and its size in bytes. The end of
// text is a break of size 0.
func kindAt(text string, i int) (rune, runeKind, int) {
	if i >= len(text) {
		return 0, kindBreak, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), narrow[c].kind, 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r < narrowRunes:
		return r, narrow[r].kind, size
	case r == utf8.RuneError:
		return r, kindOther, size
	}
	return r, wideKind(r), size
}
