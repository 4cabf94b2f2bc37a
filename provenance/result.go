package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/pile"
)

// Skipped is one record that did not become an article: its Input place and the Reason.
type Skipped = pile.Skipped

// Note is what a reader should know of how an article was read: the Input place of its
// record, and the Note.
type Note = pile.Note

// Merged is a record that is an article of the pile once more: the places of the record
// that was Kept and of the Other one, and the Reason.
type Merged = pile.Merged

// Result is all that one run has to say.
type Result struct {
	Findings []finding.Finding // strongest relation first, then score, then ids
	Stories  []Story
	Outlets  []OutletEdge    // who used whom, the most articles first
	Sharing  []OutletSharing // who prints texts of one third source, the most findings first
	Pile     []PileOutlet    // the outlets of the pile, the most articles first
	Skipped  []Skipped       // in input order
	Notes    []Note          // in input order
	Merged   []Merged        // in input order
	Summary  Summary

	// OutletNames has the name that Outlets uses for the outlet of each article that
	// a finding names; see [Result.OutletName].
	OutletNames map[*article.Article]string
}

// OutletName returns the name that r.Outlets uses for a's outlet: the canonical
// one where it is known, else as a has it.
func (r *Result) OutletName(a *article.Article) string {
	if n := r.OutletNames[a]; n != "" {
		return n
	}
	return a.Outlet
}

// Summary counts what went through a run.
type Summary struct {
	Read       int // records that came in: kept + merged + skipped
	Kept       int // articles that were compared
	Merged     int // records that were such an article once more
	Noted      int // articles compared that have a note of how they were read
	Skips      map[string]int
	Candidates int                      // pairs that were judged
	Cut        int                      // candidate pairs left out because a bucket or key was too common
	Crowded    int                      // pairs of two later printings of a text that is printed very often: each is compared with the first few
	Findings   map[finding.Relation]int // what is in Result.Findings
	Accepted   int                      // findings left out of Result.Findings because they were accepted before
}

// newResult returns the result of a scan before anything is judged.
func newResult(p *pile.Pile, r *pile.Reading, c *pile.Candidates) *Result {
	return &Result{
		Skipped: r.Skipped, Notes: r.Notes, Merged: r.Merged,
		Summary: Summary{
			Read: r.Read, Kept: p.Len(), Merged: len(r.Merged), Noted: r.Noted, Skips: r.Skips,
			Candidates: len(c.Pairs), Cut: c.Cut, Crowded: c.Crowded, Findings: map[finding.Relation]int{},
		},
	}
}

// finish makes stories and the outlet network of the findings, and gives the articles of
// findings their texts.
func (r *Result) finish(p *pile.Pile) {
	for _, f := range r.Findings {
		r.Summary.Findings[f.Relation]++
	}
	r.Stories = stories(r.Findings)
	r.network(p)
	in := map[*article.Article]bool{}
	for i := range r.Findings {
		in[r.Findings[i].Copy], in[r.Findings[i].Source] = true, true
	}
	for n := range uint32(p.Len()) {
		if in[p.Held(n)] {
			p.GiveText(n)
		}
	}
}
