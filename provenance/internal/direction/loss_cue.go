package direction

import (
	"cmp"
	"fmt"
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
)

// lossCue returns the cue of what one text lost, with the kind of loss that weighs most as
// its evidence.
func (w *Witnesses) lossCue(t *witnessScores, l *losses, a, b *doc.Doc) cue {
	loss := t.loss
	h := cue{name: "loss", sign: signOf(loss), p: probability(loss)}
	if claim := t.claim(); h.sign != claim && claim != 0 && t.byLoss(float64(claim)) {
		h.sign, h.p = claim, .6 // by the rule for loss alone
	}
	if h.sign == 0 {
		return h
	}
	v := viewOf(l, a, b, h.sign)
	best := w.heaviestLoss(t, float64(h.sign))
	var spanFirst, spanSecond article.Span
	switch {
	case best == lossQuotes && v.quote.End > v.quote.Start && v.reported >= 0:
		spanFirst, spanSecond, h.evidence = v.lostQuote()
	case (best == lossDetail || best == lossNumbers) && len(v.lost) > 0:
		spanFirst, spanSecond, h.evidence = v.lostDetails(best == lossNumbers)
	case best == lossAsides && len(v.asides) > 0:
		spanFirst, h.evidence = v.lostAside()
	case best == lossVariety:
		h.evidence = v.variety()
	default:
		h.evidence = v.lostContent()
	}
	h.a, h.b = spanFirst, spanSecond
	if h.sign < 0 {
		h.a, h.b = spanSecond, spanFirst
	}
	return h
}

// heaviestLoss returns the feature that adds most to the loss witness in the direction of
// sign, lossContent when none does or the rule for loss alone claims.
func (w *Witnesses) heaviestLoss(t *witnessScores, sign float64) lossFeature {
	best, most := lossContent, 0.0
	for i, x := range t.x {
		if v := sign * w.Loss[i] * x; v > most {
			best, most = lossFeature(i), v
		}
	}
	if most == 0 || t.byLoss(sign) {
		best = lossContent
	}
	return best
}

// evidence words a cue, given what the two texts are called.
type evidence func(first, second string) string

// lossView is what was measured of a pair, seen from the text that was first.
type lossView struct {
	first, second         *doc.Doc
	lost                  []lostDetail  // details of first that second lacks
	quote                 shingle.Range // longest quotation of first that second reports in its own words
	reported              int           // word of second where it reports it
	asides                []aside       // of first, that second lacks
	missFirst, missSecond float64       // shares of the content of first, and of second, that the other lacks
	common                float64       // share of the 3-grams of second that first has
}

// viewOf returns the losses of a and b seen from a when sign is +1, from b when it is -1.
func viewOf(l *losses, a, b *doc.Doc, sign int) *lossView {
	if sign < 0 {
		return &lossView{b, a, l.lostB, l.quoteB, l.reportedInA, l.asidesB, l.missingB, l.missingA, l.common[0]}
	}
	return &lossView{a, b, l.lostA, l.quoteA, l.reportedInB, l.asidesA, l.missingA, l.missingB, l.common[1]}
}

// lostQuote returns the evidence of a quotation that became reported speech, and where it
// stands in the two texts.
func (v *lossView) lostQuote() (inFirst, inSecond article.Span, words evidence) {
	text := shorten(v.first.Text(v.quote), 70)
	return v.first.Span(v.quote), sentenceSpan(v.second, v.reported), func(first, second string) string {
		return fmt.Sprintf("%s quotes “%s”, which %s tells without quoting", first, text, second)
	}
}

// lostDetails returns the evidence of details that got lost, numbers first if asked for, and
// the sentences of the first of them in the two texts.
func (v *lossView) lostDetails(numbersFirst bool) (inFirst, inSecond article.Span, words evidence) {
	slices.SortStableFunc(v.lost, func(x, y lostDetail) int {
		return cmp.Or(cmp.Compare(btoi(y.number && numbersFirst), btoi(x.number && numbersFirst)), cmp.Compare(y.weight, x.weight), cmp.Compare(x.word, y.word))
	})
	var list []string
	for _, d := range v.lost {
		word := v.first.Text(shingle.Range{Start: d.word, End: d.word + 1})
		if !slices.Contains(list, word) && len(list) < maxCueWords {
			list = append(list, word)
		}
	}
	heaviest := v.lost[0]
	return v.first.Span(v.first.Sentences[heaviest.sentence]), v.second.Span(v.second.Sentences[heaviest.answer]), func(first, second string) string {
		return fmt.Sprintf("where the two tell the same, %s has details that %s lacks (%s)", first, second, quoteList(list))
	}
}

// lostAside returns the evidence of asides that got lost, and where the first of them stands.
func (v *lossView) lostAside() (inFirst article.Span, words evidence) {
	inFirst = article.Span{Start: v.asides[0].start, End: v.asides[0].end}
	text := shorten(v.first.Article.Text[inFirst.Start:inFirst.End], 70)
	more := ""
	if n := len(v.asides) - 1; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return inFirst, func(first, second string) string {
		return fmt.Sprintf("%s has in parentheses what %s has not (%s%s)", first, second, text, more)
	}
}

// variety returns the evidence that the second text repeats fewer words.
func (v *lossView) variety() evidence {
	n := min(len(v.first.Words), len(v.second.Words))
	inFirst, inSecond := distinctShare(v.first, n), distinctShare(v.second, n)
	return func(first, second string) string {
		return fmt.Sprintf("%s avoids repeating words, as rewriters do: of %d words %.0f %% are different, in %s %.0f %%", second, n, 100*inSecond, first, 100*inFirst)
	}
}

// lostContent returns the evidence of content that got lost.
func (v *lossView) lostContent() evidence {
	missFirst, missSecond, common := v.missFirst, v.missSecond, v.common
	return func(first, second string) string {
		if common > lossRule.common {
			return fmt.Sprintf("%.0f %% of the runs of three words of %s stand in %s, and it lacks %.0f %% of its content", 100*common, second, first, 100*missFirst)
		}
		return fmt.Sprintf("%s lacks %.0f %% of the content of %s, which lacks %.0f %% of its", second, 100*missFirst, first, 100*missSecond)
	}
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
