package doc

import (
	"cmp"
	"slices"
	"strings"

	"copytrail/shingle"
)

// A block of text may stand several times in one record: a scraper returned the whole text
// twice, a sentence of the body is also a pull quote or a bullet above it. Counted twice, it
// makes a text look longer than it is, and its details look like the words of the topic. So
// a block counts once:
//
//   - a line of repeatedLine words and more that is a part of a longer line, or has a bullet
//     and is a line without one, is set aside wherever it stands. That is the pull quote and
//     the summary, not the body, whose order matters;
//   - a run of repeatedWords words that stood before in the text is set aside. Whole
//     sentences are: one of whose words repeatedShare and more lie in such runs;
//   - a line of repeatedLine words and more that stood before is set aside.
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

// runBits has a bit for each run: a run without one is not among those that were marked.
type runBits [1 << 10]uint64

// has reports whether x may be marked.
func (b *runBits) has(x uint64) bool { return b[x>>6%uint64(len(b))]>>(x&63)&1 != 0 }

func (b *runBits) mark(x uint64) { b[x>>6%uint64(len(b))] |= 1 << (x & 63) }

// repeats finds what a text repeats. It reuses its memory, so only one goroutine may use
// it at a time. The zero value is ready.
type repeats struct {
	runs    []uint64
	seen    runBits    // of the runs seen so far
	again   runBits    // of the runs that may stand twice
	places  []runPlace // of the runs that may stand twice
	first   []int32    // where the run at each place stands first; -1 when it stands once
	next    []int32    // where it stands next, 0 for nowhere
	indexed bool       // first and next are of the runs
	marked  []bool
	cuts    []uint32 // the byte at which each sentence and line that was set aside begins, in no order
}

// without returns the words of text without the blocks that stand in it before, in the
// memory of words.
func (r *repeats) without(text string, words []shingle.Word) []shingle.Word {
	r.cuts, r.indexed = r.cuts[:0], false
	r.runs = shingle.AppendRuns(r.runs[:0], words)
	if !r.mayRepeat() {
		return words
	}
	for _, step := range []func(string, []shingle.Word) []shingle.Word{r.withoutParts, r.withoutRuns, r.withoutLines} {
		r.index(words)
		words = step(text, words)
	}
	return words
}

// mayRepeat reports whether a line of repeatedLine words may stand twice among the words,
// and marks the runs that may. A run in a hundred of an article seems to repeat that does
// not, but hardly ever five in a row. Most texts repeat nothing, and this takes little of
// the time of preparing them.
func (r *repeats) mayRepeat() bool {
	if len(r.runs) < repeatedLine {
		return false
	}
	clear(r.seen[:])
	clear(r.again[:])
	in, most := 0, 0
	for _, x := range r.runs {
		if !r.seen.has(x) {
			r.seen.mark(x)
			in = 0
			continue
		}
		r.again.mark(x)
		in++
		most = max(most, in)
	}
	return most > repeatedLine-shingle.RunWords
}

// runPlace is a run and its place.
type runPlace struct {
	run uint64
	at  int32
}

// index lists where each run of the words stands that stands there twice.
func (r *repeats) index(words []shingle.Word) {
	if r.indexed && len(r.next) == max(0, len(words)-shingle.RunWords+1) {
		return // nothing was set aside since
	}
	r.indexed = true
	r.runs = shingle.AppendRuns(r.runs[:0], words)
	r.next = slices.Grow(r.next[:0], len(r.runs))[:len(r.runs)]
	r.first = slices.Grow(r.first[:0], len(r.runs))[:len(r.runs)]
	clear(r.next)
	r.places = r.places[:0]
	for i, x := range r.runs {
		r.first[i] = -1
		if r.again.has(x) {
			r.places = append(r.places, runPlace{x, int32(i)})
		}
	}
	slices.SortFunc(r.places, func(x, y runPlace) int {
		if x.run != y.run { // cmp.Or would compare both, and this takes most of the time
			return cmp.Compare(x.run, y.run)
		}
		return cmp.Compare(x.at, y.at)
	})
	for i := 0; i+1 < len(r.places); {
		j := i + 1
		for ; j < len(r.places) && r.places[j].run == r.places[i].run; j++ {
			r.first[r.places[i].at], r.first[r.places[j].at] = r.places[i].at, r.places[i].at
			r.next[r.places[j-1].at] = r.places[j].at
		}
		i = j
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
func (r *repeats) before(i int) bool {
	return r.first[i] >= 0 && int(r.first[i])+shingle.RunWords <= i
}

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
	if i == 0 {
		return true
	}
	from, to := words[i-1].End, words[i].Start
	if to-from < 2 { // as between most words
		return to > from && text[from] == '\n'
	}
	return strings.IndexByte(text[from:to], '\n') >= 0
}

// withoutParts sets lines aside that are a part of a longer line, or that have a bullet and
// are a line without one.
func (r *repeats) withoutParts(text string, words []shingle.Word) []shingle.Word {
	return r.withoutEach(text, words, r.isPart)
}

// withoutLines sets lines aside that stood before.
func (r *repeats) withoutLines(text string, words []shingle.Word) []shingle.Word {
	return r.withoutEach(text, words, func(_ string, words []shingle.Word, from, to int) bool {
		return r.somewhere(words, from, to, func(at int) bool { return at+to-from <= from })
	})
}

// withoutEach sets the lines aside of which repeated, given the range of their words, is
// true.
func (r *repeats) withoutEach(text string, words []shingle.Word, repeated func(text string, words []shingle.Word, from, to int) bool) []shingle.Word {
	r.marked = Cleared(r.marked, len(words))
	any := false
	for from, first := range r.first {
		if first < 0 || !newLine(text, words, from) {
			continue
		}
		to := from + 1
		for to < len(words) && !newLine(text, words, to) {
			to++
		}
		if to-from >= repeatedLine && repeated(text, words, from, to) {
			any = true
			r.cuts = append(r.cuts, words[from].Start)
			for k := from; k < to; k++ {
				r.marked[k] = true
			}
		}
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

// isPart reports whether the line of the words [from, to) is a part of a longer line, or has
// a bullet and is a line without one.
func (r *repeats) isPart(text string, words []shingle.Word, from, to int) bool {
	bullet := hasBullet(text, words, from)
	return r.somewhere(words, from, to, func(at int) bool {
		end := at + to - from
		switch {
		case end > from && at < to || end > len(words):
			return false // it is the line itself
		case !newLine(text, words, at) || end < len(words) && !newLine(text, words, end):
			return true
		}
		return bullet && !hasBullet(text, words, at)
	})
}

// hasBullet reports whether a mark stands before word i, which begins a line.
func hasBullet(text string, words []shingle.Word, i int) bool {
	from := 0
	if i > 0 {
		from = int(words[i-1].End)
	}
	between := text[from:words[i].Start]
	return strings.ContainsAny(between[strings.LastIndexByte(between, '\n')+1:], "•·▪►*-–")
}

// somewhere reports whether the words [from, to) also stand at a place that is accepted.
func (r *repeats) somewhere(words []shingle.Word, from, to int, accepted func(at int) bool) bool {
	at := int(r.first[from])
	for range repeatTries {
		if accepted(at) && sameWords(words, at, words[from:to]) {
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
