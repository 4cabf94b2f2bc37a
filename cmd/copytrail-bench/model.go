package main

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// model writes news that resembles real news in the frequencies of its words and
// phrases, but makes no sense. It is a Markov chain of second order over a corpus: it
// follows a real sentence, and often continues in another one after the same two words.
// Names and numbers are invented anew for each article, because each event has its own.
type model struct {
	tokens  []uint32 // the corpus; 0 ends a paragraph
	words   []string // by token
	count   []uint32 // by token
	by      []uint32 // positions in the corpus, sorted by the two tokens before them
	start   []span   // by position: the part of by with the same two tokens before; empty if of one position
	lengths []int    // of real articles, in tokens
}

// span is a range of model.by.
type span struct{ from, to uint32 }

const (
	jump     = 0.7  // how often the model continues in another sentence where it can
	stray    = 0.04 // how often it writes a random word, so that no long phrase is copied
	rareName = 60   // a capitalised word up to this frequency is taken for a name
)

// newModel learns from texts.
func newModel(texts []string) *model {
	m := &model{words: []string{"\n\n"}, count: []uint32{0}}
	id := map[string]uint32{}
	for _, text := range texts {
		length := 0
		for paragraph := range strings.SplitSeq(text, "\n") {
			for word := range strings.FieldsSeq(paragraph) {
				t, ok := id[word]
				if !ok {
					t = uint32(len(m.words))
					word = strings.Clone(word)
					id[word] = t
					m.words = append(m.words, word)
					m.count = append(m.count, 0)
				}
				m.count[t]++
				m.tokens = append(m.tokens, t)
				length++
			}
			if n := len(m.tokens); n > 0 && m.tokens[n-1] != 0 {
				m.tokens = append(m.tokens, 0)
			}
		}
		m.lengths = append(m.lengths, length)
	}
	m.index()
	return m
}

// index sorts the positions of the corpus by the two tokens before them.
func (m *model) index() {
	for i := 2; i < len(m.tokens); i++ {
		m.by = append(m.by, uint32(i))
	}
	slices.SortFunc(m.by, func(i, j uint32) int {
		return cmp.Or(cmp.Compare(m.before(i), m.before(j)), cmp.Compare(i, j))
	})
	m.start = make([]span, len(m.tokens))
	for from := 0; from < len(m.by); {
		to := from + 1
		for to < len(m.by) && m.before(m.by[to]) == m.before(m.by[from]) {
			to++
		}
		if to-from > 1 {
			for _, i := range m.by[from:to] {
				m.start[i] = span{uint32(from), uint32(to)}
			}
		}
		from = to
	}
}

func (m *model) before(i uint32) uint64 {
	return uint64(m.tokens[i-2])<<32 | uint64(m.tokens[i-1])
}

// text returns an article of the given number of words.
func (m *model) text(r *rand.Rand, words int) string {
	var b strings.Builder
	names := map[uint32]string{}
	at := uint32(2 + r.IntN(len(m.tokens)-2))
	space := ""
	for n := 0; n < words; {
		if r.Float64() < jump {
			if s := m.start[at]; s.to > 0 {
				at = m.by[s.from+r.Uint32N(s.to-s.from)]
			}
		}
		t := m.tokens[at]
		if t != 0 && r.Float64() < stray {
			t = m.tokens[r.IntN(len(m.tokens))]
		}
		if t == 0 {
			space = "\n\n"
		} else {
			b.WriteString(space)
			b.WriteString(m.own(r, names, t))
			space = " "
			n++
		}
		if at++; int(at) == len(m.tokens) {
			at = 2
		}
	}
	return b.String()
}

// length returns the length of a random real article, in words, from 60 to most.
func (m *model) length(r *rand.Rand, most int) int {
	return min(max(m.lengths[r.IntN(len(m.lengths))], 60), most)
}

// own returns the word of token t. A name or a number is replaced by an invented one,
// the same throughout an article: names holds those of the article.
func (m *model) own(r *rand.Rand, names map[uint32]string, t uint32) string {
	word := m.words[t]
	first, _ := utf8.DecodeRuneInString(word)
	number := strings.ContainsAny(word, "0123456789")
	if !number && (m.count[t] > rareName || !unicode.IsUpper(first)) {
		return word
	}
	if own, ok := names[t]; ok {
		return own
	}
	own := ""
	if number {
		own = strings.Map(func(c rune) rune {
			if '0' <= c && c <= '9' {
				return '1' + r.Int32N(9)
			}
			return c
		}, word)
	} else {
		own = inventName(r) + strings.TrimLeftFunc(word, func(c rune) bool { return unicode.IsLetter(c) })
	}
	names[t] = own
	return own
}

// inventName returns a name of two or three syllables.
func inventName(r *rand.Rand) string {
	const consonants, vowels = "bcdfghjklmnprstvwz", "aeiouy"
	var b []byte
	for range 2 + r.IntN(2) {
		b = append(b, consonants[r.IntN(len(consonants))], vowels[r.IntN(len(vowels))])
		if r.IntN(2) == 0 {
			b = append(b, "nrslmt"[r.IntN(6)])
		}
	}
	b[0] -= 'a' - 'A'
	return string(b)
}

// edit returns text with a share of its words edited: replaced, left out, or
// followed by another, a third each.
func (m *model) edit(r *rand.Rand, text string, share float64) string {
	var out []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		var words []string
		for word := range strings.FieldsSeq(paragraph) {
			if r.Float64() >= share {
				words = append(words, word)
				continue
			}
			other := m.words[m.tokens[r.IntN(len(m.tokens))]]
			switch r.IntN(3) {
			case 0:
				words = append(words, other)
			case 1:
				words = append(words, word, other)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n\n")
}

// excerptOf returns a random run of the given number of words of text, or text when it
// has no more.
func excerptOf(r *rand.Rand, text string, words int) string {
	all := strings.Fields(text)
	if len(all) <= words {
		return text
	}
	from := r.IntN(len(all) - words)
	return strings.Join(all[from:from+words], " ")
}

// insert returns text with a passage between two of its words, as a paragraph.
func insert(r *rand.Rand, text, passage string) string {
	words := strings.Fields(text)
	at := r.IntN(len(words))
	return strings.Join(words[:at], " ") + "\n\n" + passage + "\n\n" + strings.Join(words[at:], " ")
}

func itoa(n int) string { return strconv.Itoa(n) }
