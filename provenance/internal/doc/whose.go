package doc

import (
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/whose"
)

// Whose returns, for each word of d, whose words they are as far as the text itself shows
// it; see [whose.Finder.Find]. It never says Boilerplate, which only the other articles of a
// pile can show. The caller must not change it.
func (d *Doc) Whose() []finding.Words { return d.whose }

// FirstPerson reports whether d is written in the first person of its author: an essay, a
// column, a letter to the editor. When another text quotes such an article, it quotes
// prose of this one.
func (d *Doc) FirstPerson() bool { return d.firstPerson }

// Figures returns of each content position whether it is a figure: a number in a sentence
// full of numbers; see [whose.Figures]. The caller must not change it.
func (d *Doc) Figures() []bool { return d.figures }

// QuotedWords returns of each word whether it is in a quotation.
func (d *Doc) QuotedWords() []bool {
	out := make([]bool, len(d.Words))
	for _, q := range d.Quotes {
		for i := q.Start; i < q.End; i++ {
			out[i] = true
		}
	}
	return out
}

// IsNameList reports whether the run of n words at i is a list of names; see
// [whose.IsNameList].
func (d *Doc) IsNameList(i, n int) bool { return whose.IsNameList(d.Words[i : i+n]) }

// AfterColon reports whether a colon stands before word i, with only spaces and quotation
// marks between; see [whose.AfterColon].
func (d *Doc) AfterColon(i int) bool { return whose.AfterColon(d.Article.Text, int(d.Words[i].Start)) }
