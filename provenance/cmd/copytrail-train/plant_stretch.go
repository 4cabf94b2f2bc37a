package main

import (
	"math/rand/v2"
	"regexp"
	"strings"

	"copytrail/provenance/internal/training"
)

// notProse finds what a paragraph of a reporter's own prose does not have: quotation marks,
// first persons, addresses, lists, captions, what a page says to its readers.
var notProse = regexp.MustCompile("[\"“”„«»‘`|©•@:]|https?|www\\.|" +
	`(?i)\b(i|i'm|i’m|my|me|we|our|click|subscribe|newsletter|photo|photos|getty|sign up|read more|watch|copyright|advertisement|contributed|follow|editor|editor's|related|cookies)\b`)

// leastParagraph is the least number of words of a paragraph of prose: shorter ones are
// headings and captions.
const leastParagraph = 15

// isProse reports whether a paragraph is a reporter's own prose.
func isProse(paragraph string) bool {
	p := strings.TrimSpace(paragraph)
	return strings.HasSuffix(p, ".") && !strings.HasPrefix(p, "-") && len(strings.Fields(p)) >= leastParagraph && !notProse.MatchString(p)
}

// ownStretch returns consecutive sentences of r's own prose with about so many words, chosen
// at random; nil when there are none. Each sentence has the white space that stands before
// it.
func ownStretch(r record, words int, random *rand.Rand) []string {
	var blocks [][2]int // spans of prose, of one or more paragraphs
	at := 0
	for _, p := range strings.SplitAfter(r.Text, "\n") {
		end := at + len(p)
		empty := strings.TrimSpace(p) == ""
		switch {
		case !empty && !isProse(p):
			blocks = append(blocks, [2]int{end, end})
		case !empty && len(blocks) > 0:
			blocks[len(blocks)-1][1] = end
		}
		if at == 0 && (empty || isProse(p)) {
			blocks = append(blocks, [2]int{end, end}) // the lead may be a caption or a dateline
		}
		at = end
	}
	var spans [][2]int
	for _, b := range blocks {
		if len(strings.Fields(r.Text[b[0]:b[1]])) >= words {
			spans = append(spans, b)
		}
	}
	if len(spans) == 0 {
		return nil
	}
	b := spans[random.IntN(len(spans))]
	return cutSentences(r, b, words, random)
}

// cutSentences returns consecutive sentences of a span with about so many words: at most a
// tenth more or less.
func cutSentences(r record, span [2]int, words int, random *rand.Rand) []string {
	var sentences []string
	end := span[0]
	for _, s := range training.Sentences(r.article(r.ID)) {
		to := sentenceEnd(r.Text, s.End)
		if s.Start >= span[0] && to <= span[1] {
			sentences = append(sentences, r.Text[end:to])
			end = to
		}
	}
	var fits [][]string
	for i := range sentences {
		n := 0
		for j := i; j < len(sentences) && n < words; j++ {
			n += len(strings.Fields(sentences[j]))
			if !strings.HasSuffix(sentences[j], ".") {
				break
			}
			if 10*n >= 9*words && 10*n <= 11*words {
				fits = append(fits, sentences[i:j+1])
				break
			}
		}
	}
	if len(fits) == 0 {
		return nil
	}
	return fits[random.IntN(len(fits))]
}

const (
	editLeast = .05 // least share of words that are changed in an edited stretch
	editMost  = .10 // most
)

// edited changes some words of a stretch: each is left out, or a word of another article
// stands in its place or beside it.
func (g *garden) edited(stretch string, r *rand.Rand) string {
	words := strings.SplitAfter(stretch, " ")
	n := int(float64(len(words))*(editLeast+(editMost-editLeast)*r.Float64()) + .5)
	for _, i := range r.Perm(len(words))[:max(n, 1)] {
		other := g.word(r) + " "
		switch r.IntN(3) {
		case 0:
			words[i] = ""
		case 1:
			words[i] = other
		default:
			words[i] = other + words[i]
		}
	}
	return strings.Join(words, "")
}

// word returns a lower-case word of some article.
func (g *garden) word(r *rand.Rand) string {
	for {
		text := g.all[r.IntN(len(g.all))].Text
		words := strings.Fields(text[:min(len(text), 2000)])
		if len(words) == 0 {
			continue
		}
		if w := words[r.IntN(len(words))]; len(w) > 2 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
			return w
		}
	}
}

// speeches are the ways in which a quotation is led in or out.
var speeches = []func(first, rest string) string{
	func(first, rest string) string {
		if rest == "" {
			return "“" + strings.TrimSuffix(first, ".") + ",” he said."
		}
		return "“" + strings.TrimSuffix(first, ".") + ",” he said. “" + rest + "”"
	},
	func(first, rest string) string { return "“" + strings.TrimSpace(first+" "+rest) + "” he said." },
	func(first, rest string) string { return "She said: “" + strings.TrimSpace(first+" "+rest) + "”" },
}

// quoted returns sentences as a quotation in marks. Each paragraph of it opens with a mark,
// and the last closes.
func quoted(sentences []string, way int) string {
	rest := strings.TrimSpace(strings.Join(sentences[1:], ""))
	paragraphs := strings.FieldsFunc(rest, func(r rune) bool { return r == '\n' })
	return speeches[way%len(speeches)](strings.TrimSpace(sentences[0]), strings.Join(paragraphs, "\n\n“"))
}
