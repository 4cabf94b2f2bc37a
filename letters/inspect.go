package letters

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden is what a text has that a reader does not see: characters that make its words
// others to a program than to a person. A few are slips, so nothing counts below
// leastWords words, leastDistinct different ones and leastShare of the words.
type Hidden struct {
	Unseen int // invisible characters within words
	Stray  int // marks on letters that no spelling has
	Styled int // letters in a style of their own, such as bold or small capitals, in ordinary text
	Mixed  []Mixture
}

// Mixture is letters of one script within words of another one, where they look like its
// letters.
type Mixture struct {
	Letters    int
	Of, Within Script // Of is Others for letters of several scripts
}

// A text that shows how words are disguised has some such words. A copy has them all over:
// where one letter in twenty is another one, it is one word in five.
const (
	leastWords    = 5
	leastDistinct = 4
	leastShare    = .02
)

// The beginnings of the notes.
const (
	noteMixed  = "mixed scripts: "
	noteUnseen = "invisible characters within words: "
	noteStray  = "marks on letters that no spelling has: "
	noteStyled = "letters in another style (bold, full-width, small capitals): "
)

// IsNote reports whether s is a note of [Hidden.Notes].
func IsNote(s string) bool {
	return strings.HasPrefix(s, noteMixed) || strings.HasPrefix(s, noteUnseen) || strings.HasPrefix(s, noteStray) || strings.HasPrefix(s, noteStyled)
}

// Notes returns what h counts, a line each: "mixed scripts: 214 Cyrillic letters within
// Latin words". It returns nil when there is nothing.
func (h *Hidden) Notes() (out []string) {
	for _, m := range h.Mixed {
		if m.Of == Others {
			out = append(out, fmt.Sprintf(noteMixed+"%d letters of other scripts within %v words", m.Letters, m.Within))
			continue
		}
		out = append(out, fmt.Sprintf(noteMixed+"%d %v letters within %v words", m.Letters, m.Of, m.Within))
	}
	if h.Unseen > 0 {
		out = append(out, noteUnseen+strconv.Itoa(h.Unseen))
	}
	if h.Stray > 0 {
		out = append(out, noteStray+strconv.Itoa(h.Stray))
	}
	if h.Styled > 0 {
		out = append(out, noteStyled+strconv.Itoa(h.Styled))
	}
	return out
}

// Inspect counts what text hides.
func Inspect(text string) (h Hidden) {
	if !MayHide(text) {
		return h
	}
	c := counter{text: text}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			i += size
			continue
		}
		end := i + size
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !inWord(r) {
				break
			}
			end += size
		}
		c.add(text[i:end])
		i = end
	}
	return c.hidden()
}

// inWord reports whether r is a letter or goes with one.
func inWord(r rune) bool {
	return r < utf8.RuneSelf && ScriptOf(r) != 0 || r >= 0xaa && (unicode.IsLetter(r) || unicode.Is(unicode.M, r) || Unseen(r) || isStyled(r))
}

// counter counts the words of a text and those that hide something.
type counter struct {
	text    string
	main    Script // of the text; 0: nobody has asked
	words   int
	unseen  trick
	stray   trick
	styled  trick
	mixed   [8]trick // by the script of the words
	of      [8]Script
	eastern bool // it has Han or Kana: texts with them have full-width letters
}

// trick is one way to hide words.
type trick struct {
	signs, words int
	distinct     map[string]bool // at most leastDistinct of them
}

// add notes a word with so many signs.
func (t *trick) add(word string, signs int) {
	if signs == 0 {
		return
	}
	t.signs += signs
	t.words++
	if len(t.distinct) < leastDistinct {
		if t.distinct == nil {
			t.distinct = map[string]bool{}
		}
		t.distinct[word] = true
	}
}

// counts returns the signs of t if they are enough in a text of so many words.
func (t *trick) counts(words int) int {
	if t.words < leastWords || len(t.distinct) < leastDistinct || float64(t.words) < leastShare*float64(words) {
		return 0
	}
	return t.signs
}

// add looks at one word.
func (c *counter) add(word string) {
	c.words++
	var scripts Script
	unseen, stray, styled := 0, 0, 0
	before := Script(0) // of the letter before
	spaced := false     // that letter is of a further script with spaces between words
	for i, r := range word {
		switch {
		case r < utf8.RuneSelf:
			before, spaced = Latin, false
			scripts |= Latin
			continue
		case Unseen(r):
			if i+utf8.RuneLen(r) < len(word) && (before != 0 && r != 0xad || spaced && !joins(r)) {
				unseen++
			}
			continue
		case Stray(r):
			if before != 0 && !spells(r) {
				stray++
			}
			continue
		}
		if isStyled(r) {
			styled++
		}
		c.eastern = c.eastern || 0x3040 <= r && r <= 0x9fff
		before = ScriptOf(r)
		scripts |= before
		spaced = hasSpaces(r)
	}
	c.unseen.add(word, unseen)
	c.stray.add(word, stray)
	if utf8.RuneCountInString(word) > 1 { // one letter is a symbol of mathematics
		c.styled.add(word, styled)
	}
	if scripts.Mixed() {
		c.addMixed(word)
	}
}

// addMixed looks at a word with letters of several scripts.
func (c *counter) addMixed(word string) {
	if c.main == 0 {
		c.main = Main(c.text)
	}
	to := Target(word, c.main)
	if to == 0 {
		return
	}
	n, before := 0, rune(0)
	for i, r := range word {
		symbol := unicode.IsLower(r) && unicode.IsUpper(before) && i+utf8.RuneLen(r) == len(word) // as in TNFα
		before = r
		if s := ScriptOf(r); s != 0 && s != to && !(s == Greek && symbol) {
			n++
			if c.of[to] == 0 {
				c.of[to] = s
			} else if c.of[to] != s {
				c.of[to] = Others
			}
		}
	}
	c.mixed[to].add(word, n)
}

// hidden returns what was counted.
func (c *counter) hidden() (h Hidden) {
	h.Unseen, h.Stray, h.Styled = c.unseen.counts(c.words), c.stray.counts(c.words), c.styled.counts(c.words)
	if c.eastern {
		h.Styled = 0
	}
	for _, to := range alphabets {
		if n := c.mixed[to].counts(c.words); n > 0 {
			h.Mixed = append(h.Mixed, Mixture{n, c.of[to], to})
		}
	}
	return h
}

// hasSpaces reports whether r is a letter of a script, other than those of [Script], that
// has spaces between words, so that no invisible one is needed: Armenian to Ethiopic without
// those of the south-east of Asia, and Hangul.
func hasSpaces(r rune) bool {
	return unicode.IsLetter(r) && (0x530 <= r && r < 0xe00 || 0x10a0 <= r && r < 0x1100 || 0x1200 <= r && r < 0x1380 || 0xac00 <= r && r < 0xd7a4)
}

// joins reports whether r, which is not seen, has a use within words of such a script: it
// joins letters or keeps them apart, tells the direction, or stands for a Hangul vowel.
func joins(r rune) bool {
	switch r {
	case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x200c, 0x200d, 0x200e, 0x200f, 0x3164, 0xffa0:
		return true
	}
	return false
}

// spells reports whether languages spell with r as a mark that does not compose with all
// letters: tones, the stress, a dot or a line below.
func spells(r rune) bool {
	switch {
	case r <= 0x304, r == 0x306, r == 0x307, r == 0x308, 0x30a <= r && r <= 0x30f, r == 0x311, r == 0x313, r == 0x31b, 0x324 <= r && r <= 0x331 && r != 0x32f:
		return true
	}
	return false
}

// isStyled reports whether r is a Latin letter in another style: mathematical, full-width,
// in a circle, a small capital.
func isStyled(r rune) bool {
	switch {
	case 0x1d400 <= r && r <= 0x1d6a5, 0xff21 <= r && r <= 0xff5a, 0x24b6 <= r && r <= 0x24e9, 0x1f130 <= r && r <= 0x1f189:
		return true
	case 0x1d00 <= r && r <= 0x1d22, r == 0xa731, 0x280 <= r && r <= 0x2a3:
		_, ok := smallCapitals[r]
		if !ok {
			_, ok = lookalikes[Latin][r]
		}
		return ok
	}
	return false
}
