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

// witnesses hears the two witnesses: what was lost, and how the texts are worded.
// They were trained on English.
func (c *Case) witnesses(p *passage.Comparer) []heard {
	a, b := c.A, c.B
	if a.Lang != "en" || b.Lang != "en" || min(len(a.Words), len(b.Words)) < witnessWords {
		return nil
	}
	w := learnedWitnesses()
	l := measureLosses(p, a, b)
	ra, rb := StyleRates(a), StyleRates(b)
	t := w.testify(ra, rb, l.x, min(len(a.Words), len(b.Words)))
	t.common = l.common
	claim := t.claim()
	if claim == 0 && t.bothMachine() {
		return []heard{{name: "style", p: .5, evidence: func(string, string) string {
			return "both texts read as if a language model had written them, so their wording does not tell who was first"
		}}}
	}
	var cues []heard
	for _, h := range []heard{w.tellStyle(&t, a, b, ra, rb), w.tellLoss(&t, l, a, b)} {
		if h.sign == 0 {
			continue
		}
		h.by = "witnesses"
		// Only the two together decide: the one that agrees with the claim and says
		// more carries its trust.
		h.p = min(h.p, decides-.05)
		cues = append(cues, h)
	}
	if claim == 0 {
		return cues
	}
	slices.SortStableFunc(cues, func(x, y heard) int { return cmp.Compare(y.p, x.p) })
	for i := range cues {
		if cues[i].sign == claim {
			cues[i].p = witnessTrust
			break
		}
	}
	return cues
}

// maxLeaning bounds what leaning says of one pair, so that one pair alone decides nothing
// between three texts.
const maxLeaning = WitnessLeast + 1

// Leaning returns the log odds that a was first, by all that speaks for a direction, also
// what is too weak to decide; at most maxLeaning either way. styleOf gives how a text is
// worded, see styleRates.
func (c *Case) Leaning(p *passage.Comparer, styleOf func(*doc.Doc) map[string]float64) float64 {
	sum := 0.0
	for _, h := range append(c.credit(), c.time()...) {
		sum += float64(h.sign) * logOdds(h.p)
	}
	a, b := c.A, c.B
	if a.Body != b.Body && a.Lang == "en" && b.Lang == "en" && min(len(a.Words), len(b.Words)) >= witnessWords {
		l := measureLosses(p, a, b)
		t := learnedWitnesses().testify(styleOf(a), styleOf(b), l.x, 0)
		sum += t.style + t.loss
	}
	return max(-maxLeaning, min(maxLeaning, sum))
}

// odds turns the log odds of one witness into a probability.
func odds(z float64) float64 { return 1 / (1 + math.Exp(-math.Abs(z))) }

// Faint is below how many log odds a witness is not worth telling.
const Faint = 0.15

func signOf(z float64) int {
	switch {
	case z > Faint:
		return 1
	case z < -Faint:
		return -1
	}
	return 0
}

// tellStyle names the words that speak most.
func (w *Witnesses) tellStyle(t *testimony, a, b *doc.Doc, ra, rb map[string]float64) heard {
	h := heard{name: "style", sign: signOf(t.style), p: odds(t.style)}
	if h.sign == 0 {
		return h
	}
	first, second := a, b
	if h.sign < 0 {
		first, second, ra, rb = b, a, rb, ra
	}
	plain, machine := w.telling(ra, rb, 1), w.telling(rb, ra, -1)
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

// maxTold is how many words a cue names.
const maxTold = 4

// telling returns the words of which x has more than y that speak most for sign.
func (w *Witnesses) telling(x, y map[string]float64, sign float64) []string {
	type told struct {
		word string
		says float64
	}
	var list []told
	for word, rate := range x {
		i, ok := w.index[word]
		if !ok || strings.HasPrefix(word, "#") || len(word) < 3 {
			continue
		}
		if says := sign * w.Style[i] * (rate - y[word]); says > 0 && rate > y[word] {
			list = append(list, told{word, says})
		}
	}
	slices.SortFunc(list, func(p, q told) int { return cmp.Or(cmp.Compare(q.says, p.says), cmp.Compare(p.word, q.word)) })
	var words []string
	for _, t := range list[:min(maxTold, len(list))] {
		words = append(words, t.word)
	}
	return words
}

func quoteList(words []string) string { return "“" + strings.Join(words, "”, “") + "”" }

// wordsSpan returns the sentence of d that has most of the words.
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

// tellLoss says what weighs most of what one text lost.
func (w *Witnesses) tellLoss(t *testimony, l *losses, a, b *doc.Doc) heard {
	loss := t.loss
	h := heard{name: "loss", sign: signOf(loss), p: odds(loss)}
	if claim := t.claim(); h.sign != claim && claim != 0 && t.byLoss(float64(claim)) {
		h.sign, h.p = claim, .6 // by the rule for loss alone
	}
	if h.sign == 0 {
		return h
	}
	sign := float64(h.sign)
	best, says := lossContent, 0.0
	for i, x := range t.x {
		if v := sign * w.Loss[i] * x; v > says {
			best, says = lossFeature(i), v
		}
	}
	if says == 0 || t.byLoss(sign) {
		best = lossContent
	}
	lost, quote, reported, asides := l.lostA, l.quoteA, l.reportedInB, l.asidesA
	first, second := a, b
	if h.sign < 0 {
		lost, quote, reported, asides = l.lostB, l.quoteB, l.reportedInA, l.asidesB
		first, second = b, a
	}
	var spanFirst, spanSecond article.Span
	switch {
	case best == lossQuotes && quote.End > quote.Start && reported >= 0:
		spanFirst, spanSecond = first.Span(quote), sentenceSpan(second, reported)
		text := shorten(first.Text(quote), 70)
		h.evidence = func(first, second string) string {
			return fmt.Sprintf("%s quotes “%s”, which %s tells without quoting", first, text, second)
		}
	case (best == lossDetail || best == lossNumbers) && len(lost) > 0:
		slices.SortStableFunc(lost, func(x, y lostDetail) int {
			return cmp.Or(cmp.Compare(btoi(y.number && best == lossNumbers), btoi(x.number && best == lossNumbers)), cmp.Compare(y.weight, x.weight), cmp.Compare(x.word, y.word))
		})
		var words []string
		for _, d := range lost {
			word := first.Text(shingle.Range{Start: d.word, End: d.word + 1})
			if !slices.Contains(words, word) && len(words) < maxTold {
				words = append(words, word)
			}
		}
		spanFirst = first.Span(first.Sentences[lost[0].sentence])
		spanSecond = second.Span(second.Sentences[lost[0].answer])
		h.evidence = func(first, second string) string {
			return fmt.Sprintf("where the two tell the same, %s has details that %s lacks (%s)", first, second, quoteList(words))
		}
	case best == lossAsides && len(asides) > 0:
		spanFirst = article.Span{Start: asides[0].start, End: asides[0].end}
		text := shorten(first.Article.Text[asides[0].start:asides[0].end], 70)
		more := ""
		if n := len(asides) - 1; n > 0 {
			more = fmt.Sprintf(" and %d more", n)
		}
		h.evidence = func(first, second string) string {
			return fmt.Sprintf("%s has in parentheses what %s has not (%s%s)", first, second, text, more)
		}
	case best == lossVariety:
		n := min(len(a.Words), len(b.Words))
		da, db := distinctShare(first, n), distinctShare(second, n)
		h.evidence = func(first, second string) string {
			return fmt.Sprintf("%s avoids repeating words, as rewriters do: of %d words %.0f %% are different, in %s %.0f %%", second, n, 100*db, first, 100*da)
		}
	default:
		inFirst, inSecond, common := l.missingA, l.missingB, l.common[1]
		if h.sign < 0 {
			inFirst, inSecond, common = inSecond, inFirst, l.common[0]
		}
		h.evidence = func(first, second string) string {
			if common > lossRule.common {
				return fmt.Sprintf("%.0f %% of the runs of three words of %s stand in %s, and it lacks %.0f %% of its content", 100*common, second, first, 100*inFirst)
			}
			return fmt.Sprintf("%s lacks %.0f %% of the content of %s, which lacks %.0f %% of its", second, 100*inFirst, first, 100*inSecond)
		}
	}
	h.a, h.b = spanFirst, spanSecond
	if h.sign < 0 {
		h.a, h.b = spanSecond, spanFirst
	}
	return h
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sentenceSpan returns the sentence that a word stands in.
func sentenceSpan(d *doc.Doc, word int) article.Span {
	for _, s := range d.Sentences {
		if word >= s.Start && word < s.End {
			return d.Span(s)
		}
	}
	return article.Span{}
}
