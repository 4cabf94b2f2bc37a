package judge

import "copytrail/provenance/internal/doc"

// storyArticle is another article of a pair's story: its gist, or its Doc when the gist does
// not have all terms. Only its terms and how often it has them are used.
type storyArticle struct {
	doc  *doc.Doc
	gist doc.Gist
	sure bool // of items: it is on the event, as a neighbour of the text without items
}

// InStory compares a and b as Measure does, and with the other articles of their story: how
// much of what the two have in common no other article has, and whether their sentences
// come in the same order.
func (p *Measurer) InStory(a, b *doc.Doc, others []*doc.Doc) *Measured {
	m := p.measure(a, b, true)
	p.exclusive(a, b, docsOf(others), m)
	return m
}

func docsOf(docs []*doc.Doc) []storyArticle {
	articles := make([]storyArticle, len(docs))
	for i, d := range docs {
		articles[i].doc = d
	}
	return articles
}

func (p *Measurer) shared(d *doc.Doc, o storyArticle, skip []bool, mark func(i uint32, few bool)) {
	if o.doc != nil {
		for _, x := range p.Matches(&d.Seq, &o.doc.Seq, skip, nil) {
			mark(x.A, o.doc.Repeats[x.B] <= doc.MaxDetailRepeat)
		}
		return
	}
	o.gist.MarkTerms(&d.Seq, skip, mark)
}
