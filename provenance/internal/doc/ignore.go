package doc

import (
	"slices"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Ignored is texts whose words count in no article: a release, a law, a company's note that
// the user names. What an article has of them is found by their runs of words, as
// boilerplate is, so that small edits do not matter. It does not change, so many goroutines
// may use it.
type Ignored struct{ runs terms.HashSet }

// NewIgnored returns the set of these texts. A text of fewer than [shingle.RunWords] words
// has no run and is found nowhere.
func NewIgnored(texts []string) *Ignored {
	g := &Ignored{}
	for _, text := range texts {
		for _, x := range shingle.AppendRuns(nil, shingle.AppendWords(nil, text)) {
			g.runs.Add(x)
		}
	}
	return g
}

// Ignore makes p leave out the words of these texts from now on.
func (p *Preparer) Ignore(g *Ignored) { p.ignored = g }

// HasIgnored reports whether the article that p prepared last has words that are ignored.
func (p *Preparer) HasIgnored() bool { return p.hasIgnored }

// withoutIgnored returns the words of text without those that are ignored, in the memory of
// words, and notes where they stood.
func (p *Preparer) withoutIgnored(text string, words []shingle.Word) []shingle.Word {
	p.hasIgnored = false
	if p.ignored == nil {
		return words
	}
	p.runs = shingle.AppendRuns(p.runs[:0], words)
	if !slices.ContainsFunc(p.runs, p.ignored.runs.Has) {
		return words
	}
	all := slices.Clone(words)
	own := ownWords(text, words, &p.ignored.runs)
	p.hasIgnored = len(own) < len(all)
	rest := own
	for _, w := range all {
		if len(rest) > 0 && rest[0].Start == w.Start {
			rest = rest[1:]
			continue
		}
		p.repeats.cuts = append(p.repeats.cuts, w.Start)
	}
	return own
}
