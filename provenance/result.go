package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// Skipped is one record that did not become a judged article.
type Skipped struct {
	Input  string // its place
	Reason string
}

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
