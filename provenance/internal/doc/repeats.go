package doc

import (
	"strings"

	"copytrail/shingle"
)

// A block of text may stand several times in one record: a scraper returned the whole text
// twice, a sentence of the body is also a pull quote or a bullet above it. Counted twice, it
// makes a text look longer than it is, and its details look like the words of the topic. So
// a block counts once:
//
//   - a run of repeatedWords words that stood before in the text is set aside. Whole
//     sentences are: one of whose words repeatedShare and more lie in such runs;
//   - a line of repeatedLine words and more that stood before is set aside, and so is one
//     that is a part of a longer line after it. That is the pull quote, not the body.
//
// What is set aside for this is always word for word the same. A refrain of a few words
// stays, and so does the chorus of a song.
const (
	repeatedWords = 20
	repeatedShare = 0.8
	repeatedLine  = 12
	// A repeated run of fewer than verseWords words, in three lines and more of fewer than
	// verseLine words on average, is verse.
	verseWords = 60
	verseLine  = 10
	// repeatTries bounds the places of one run that a line is compared at.
	repeatTries = 8
)

// repeats finds what a text repeats. It reuses its memory, so only one goroutine may use
// it at a time. The zero value is ready.
type repeats struct {
	runs   []uint64
	seen   [1 << 10]uint64  // a bit for each run: one that has none was not seen
	first  map[uint64]int32 // where a run stands first
	next   []int32          // where the run at each place stands next, 0 for nowhere
	last   map[uint64]int32 // where a run stands last so far
	marked []bool
	cuts   []uint32 // the byte at which each sentence and line that was set aside begins, in no order
}

// without returns the words of text without the blocks that stand in it before, in the
// memory of words.
func (r *repeats) without(text string, words []shingle.Word) []shingle.Word {
	r.cuts = r.cuts[:0]
	r.runs = shingle.AppendRuns(r.runs[:0], words)
	if !r.mayRepeat() {
		return words
	}
	r.index()
	words = r.withoutRuns(text, words)
	if len(r.cuts) > 0 {
		r.runs = shingle.AppendRuns(r.runs[:0], words)
		r.index()
	}
	return r.withoutLines(text, words)
}

// mayRepeat reports whether a line of repeatedLine words may stand twice among the words. A
// run in a hundred of an article seems to repeat that does not, but hardly ever five in a
// row. Most texts repeat nothing, and this takes a hundredth of the time of preparing them.
func (r *repeats) mayRepeat() bool {
	if len(r.runs) < repeatedLine {
		return false
	}
	clear(r.seen[:])
	in := 0
	for _, x := range r.runs {
		at, bit := &r.seen[x>>6%uint64(len(r.seen))], uint64(1)<<(x&63)
		if *at&bit == 0 {
			*at |= bit
			in = 0
			continue
		}
		if in++; in > repeatedLine-shingle.RunWords {
			return true
		}
	}
	return false
}

// index lists where each run stands.
func (r *repeats) index() {
	if r.first == nil {
		r.first, r.last = map[uint64]int32{}, map[uint64]int32{}
	}
	clear(r.first)
	clear(r.last)
	r.next = append(r.next[:0], make([]int32, len(r.runs))...)
	for i, x := range r.runs {
		if before, ok := r.last[x]; ok {
			r.next[before] = int32(i)
		} else {
			r.first[x] = int32(i)
		}
		r.last[x] = int32(i)
	}
}

// withoutRuns sets long runs aside that stood before.
func (r *repeats) withoutRuns(text string, words []shingle.Word) []shingle.Word {
	r.marked = Cleared(r.marked, len(words))
	any := false
	for i := 0; i < len(r.runs); {
		if !r.before(i) {
			i++
			continue
		}
		from := i
		for i < len(r.runs) && r.before(i) {
			i++
		}
		to := i - 1 + shingle.RunWords
		if to-from < repeatedWords || isVerse(text, words[from:to]) {
			continue
		}
		any = true
		for k := from; k < to; k++ {
			r.marked[k] = true
		}
	}
	if !any {
		return words
	}
	kept := words[:0]
	for _, s := range shingle.AppendSentences(nil, text, words) {
		if len(kept) > 0 && float64(Count(r.marked[s.Start:s.End])) >= repeatedShare*float64(s.End-s.Start) {
			r.cuts = append(r.cuts, words[s.Start].Start)
			continue
		}
		kept = append(kept, words[s.Start:s.End]...)
	}
	return kept
}

// before reports whether the run at i stands earlier in the text, with no word in both.
func (r *repeats) before(i int) bool { return int(r.first[r.runs[i]])+shingle.RunWords <= i }

// isVerse reports whether words that repeat are a chorus.
func isVerse(text string, words []shingle.Word) bool {
	if len(words) >= verseWords {
		return false
	}
	lines := 1
	for i := range words[1:] {
		if newLine(text, words, i+1) {
			lines++
		}
	}
	return lines >= 3 && len(words) < verseLine*lines
}

// newLine reports whether word i begins a line.
func newLine(text string, words []shingle.Word, i int) bool {
	return i == 0 || strings.IndexByte(text[words[i-1].End:words[i].Start], '\n') >= 0
}

// withoutLines sets lines aside that stood before, or that are a part of a longer line.
func (r *repeats) withoutLines(text string, words []shingle.Word) []shingle.Word {
	r.marked = Cleared(r.marked, len(words))
	any := false
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && !newLine(text, words, to) {
			to++
		}
		if to-from >= repeatedLine && r.elsewhere(text, words, from, to) {
			any = true
			r.cuts = append(r.cuts, words[from].Start)
			for k := from; k < to; k++ {
				r.marked[k] = true
			}
		}
		from = to
	}
	if !any {
		return words
	}
	kept := words[:0]
	for i, w := range words {
		if !r.marked[i] {
			kept = append(kept, w)
		}
	}
	return kept
}

// elsewhere reports whether the line of the words [from, to) stood before in the text, or
// is a part of a longer line after it.
func (r *repeats) elsewhere(text string, words []shingle.Word, from, to int) bool {
	at := int(r.first[r.runs[from]])
	for range repeatTries {
		end := at + to - from
		before, after := end <= from, at >= to
		whole := after && end <= len(words) && newLine(text, words, at) && (end == len(words) || newLine(text, words, end))
		if (before || after && !whole) && sameWords(words, at, words[from:to]) {
			return true
		}
		if at = int(r.next[at]); at == 0 {
			return false
		}
	}
	return false
}

// sameWords reports whether the words at a place are these.
func sameWords(words []shingle.Word, at int, these []shingle.Word) bool {
	if at+len(these) > len(words) {
		return false
	}
	for i, w := range these {
		if words[at+i].Hash != w.Hash {
			return false
		}
	}
	return true
}
