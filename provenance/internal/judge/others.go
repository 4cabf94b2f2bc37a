package judge

import "copytrail/provenance/internal/doc"

// other is another article of a pair's story: its gist, or its Doc where that does not
// say all that is asked. What is asked of it is only which terms it has, and how often.
type other struct {
	doc  *doc.Doc
	gist doc.Gist
}

// Others are others that are known by their Docs.
func Others(docs ...*doc.Doc) []other {
	out := make([]other, len(docs))
	for i, d := range docs {
		out[i].doc = d
	}
	return out
}

// shared calls mark for each content position of d, but those in skip, whose term the
// other article has; few says whether it has the term once or twice. A position may be
// marked more than once. Of a term that stands very often only the first occurrences
// count, as in [align.Aligner.Matches].
func (p *Measurer) shared(d *doc.Doc, o other, skip []bool, mark func(i uint32, few bool)) {
	if o.doc != nil {
		for _, x := range p.Matches(&d.Seq, &o.doc.Seq, skip, nil) {
			mark(x.A, o.doc.Repeats[x.B] <= doc.MaxDetailRepeat)
		}
		return
	}
	o.gist.MarkTerms(&d.Seq, skip, mark)
}
