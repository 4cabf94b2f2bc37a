package direction

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
	"copytrail/shingle"
)

// witnessCues returns the cues of the two witnesses, loss and style. They were trained on
// English.
func (c *Case) witnessCues(p *passage.Comparer) []cue {
	a, b := c.A, c.B
	if a.Lang != "en" || b.Lang != "en" || min(len(a.Words), len(b.Words)) < witnessWords {
		return nil
	}
	w := learnedWitnesses()
	l := measureLosses(p, a, b)
	ra, rb := StyleRates(a), StyleRates(b)
	t := w.score(ra, rb, l.x, min(len(a.Words), len(b.Words)))
	t.common = l.common
	claim := t.claim()
	if claim == 0 && t.bothMachine() {
		return []cue{{name: "style", p: .5, evidence: func(string, string) string {
			return "both texts read as if a language model had written them, so their wording does not tell who was first"
		}}}
	}
	var cues []cue
	for _, h := range []cue{w.styleCue(&t, a, b, ra, rb), w.lossCue(&t, l, a, b)} {
		if h.sign == 0 {
			continue
		}
		h.by = "witnesses"
		// Only the two together decide: the stronger one that agrees with the claim
		// gets its trust.
		h.p = min(h.p, minDecisive-.05)
		cues = append(cues, h)
	}
	if claim == 0 {
		return cues
	}
	slices.SortStableFunc(cues, func(x, y cue) int { return cmp.Compare(y.p, x.p) })
	for i := range cues {
		if cues[i].sign == claim {
			cues[i].p = witnessTrust
			break
		}
	}
	return cues
}

// maxLogOdds is the greatest value of LogOdds, so that one pair alone decides nothing among
// three texts.
const maxLogOdds = MinClaim + 1

// LogOdds returns the log odds that A was first, by all evidence including what is too weak
// to decide, in [-maxLogOdds, maxLogOdds]. styleOf returns the [StyleRates] of a text. p is
// scratch memory.
func (c *Case) LogOdds(p *passage.Comparer, styleOf func(*doc.Doc) map[string]float64) float64 {
	return c.sumLogOdds(p, styleOf, append(c.creditCues(), c.timeCues()...))
}

// TextLogOdds is LogOdds by what the texts say and how they are worded, without their times.
func (c *Case) TextLogOdds(p *passage.Comparer, styleOf func(*doc.Doc) map[string]float64) float64 {
	return c.sumLogOdds(p, styleOf, c.creditCues())
}

// sumLogOdds returns the log odds of the witnesses and some other cues together.
func (c *Case) sumLogOdds(p *passage.Comparer, styleOf func(*doc.Doc) map[string]float64, cues []cue) float64 {
	sum := 0.0
	for _, h := range cues {
		sum += float64(h.sign) * logOdds(h.p)
	}
	a, b := c.A, c.B
	if a.Body != b.Body && a.Lang == "en" && b.Lang == "en" && min(len(a.Words), len(b.Words)) >= witnessWords {
		l := measureLosses(p, a, b)
		t := learnedWitnesses().score(styleOf(a), styleOf(b), l.x, 0)
		sum += t.style + t.loss
	}
	return max(-maxLogOdds, min(maxLogOdds, sum))
}

// probability returns the probability, in [.5, 1], that a witness with these log odds is
// right.
func probability(z float64) float64 { return 1 / (1 + math.Exp(-math.Abs(z))) }

// MinLogOdds is the log odds below which, either way, a witness is no evidence.
const MinLogOdds = 0.15

func signOf(z float64) int {
	switch {
	case z > MinLogOdds:
		return 1
	case z < -MinLogOdds:
		return -1
	}
	return 0
}

// styleCue returns the cue of the style witness, with the words that weigh most.
func (w *Witnesses) styleCue(t *witnessScores, a, b *doc.Doc, ra, rb map[string]float64) cue {
	h := cue{name: "style", sign: signOf(t.style), p: probability(t.style)}
	if h.sign == 0 {
		return h
	}
	first, second := a, b
	if h.sign < 0 {
		first, second, ra, rb = b, a, rb, ra
	}
	plain, machine := w.strongestWords(ra, rb, 1), w.strongestWords(rb, ra, -1)
	spanFirst, spanSecond := wordsSpan(first, plain), wordsSpan(second, machine)
	h.a, h.b = spanFirst, spanSecond
	if h.sign < 0 {
		h.a, h.b = spanSecond, spanFirst
	}
	h.evidence = func(first, second string) string {
		var parts []string
		if len(machine) > 0 {
			parts = append(parts, fmt.Sprintf("%s has more of words that rewriters favour (%s)", second, quoteList(machine)))
		}
		if len(plain) > 0 {
			parts = append(parts, fmt.Sprintf("%s has more of words that they avoid (%s)", first, quoteList(plain)))
		}
		if len(parts) == 0 {
			return fmt.Sprintf("%s is worded more like a rewrite than %s", second, first)
		}
		return strings.Join(parts, "; ")
	}
	return h
}

// maxCueWords is the most words that a cue names.
const maxCueWords = 4

// strongestWords returns the words more frequent in x than in y that weigh most in the
// direction of sign.
func (w *Witnesses) strongestWords(x, y map[string]float64, sign float64) []string {
	type weighed struct {
		word   string
		weight float64
	}
	var list []weighed
	for word, rate := range x {
		i, ok := w.index[word]
		if !ok || strings.HasPrefix(word, "#") || len(word) < 3 {
			continue
		}
		if weight := sign * w.Style[i] * (rate - y[word]); weight > 0 && rate > y[word] {
			list = append(list, weighed{word, weight})
		}
	}
	slices.SortFunc(list, func(p, q weighed) int { return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(p.word, q.word)) })
	var words []string
	for _, t := range list[:min(maxCueWords, len(list))] {
		words = append(words, t.word)
	}
	return words
}

func quoteList(words []string) string { return "“" + strings.Join(words, "”, “") + "”" }

// wordsSpan returns the sentence of d with most of the words, an empty span when none has
// any.
func wordsSpan(d *doc.Doc, words []string) article.Span {
	if len(words) == 0 {
		return article.Span{}
	}
	want := map[uint64]bool{}
	for _, w := range words {
		for _, x := range shingle.AppendWords(nil, w) {
			want[x.Hash] = true
		}
	}
	best, most := -1, 0
	for i, s := range d.Sentences {
		in := map[uint64]bool{}
		for _, h := range d.Hashes[s.Start:s.End] {
			if want[h] {
				in[h] = true
			}
		}
		if len(in) > most {
			best, most = i, len(in)
		}
	}
	if best < 0 {
		return article.Span{}
	}
	return d.Span(d.Sentences[best])
}
