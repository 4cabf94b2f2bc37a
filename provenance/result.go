package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/pile"
	"copytrail/provenance/internal/printing"
	"copytrail/provenance/internal/story"
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
	Stories  []story.Story
	Outlets  []story.OutletEdge    // who used whom, the most articles first
	Sharing  []story.OutletSharing // who prints texts of one third source, the most findings first
	Pile     []story.PileOutlet    // the outlets of the pile, the most articles first
	Skipped  []Skipped             // in input order
	Notes    []Note                // in input order
	Merged   []Merged              // in input order
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
	Printings  int // articles compared that are further printings of another one: Kept counts each
	Reprinted  int // articles that have further printings
	Noted      int // articles compared that have a note of how they were read
	Ignored    int // articles compared that have words of Options.Ignore
	Doubted    int // articles compared whose time of publication is not believed, or only to the day
	Skips      map[string]int
	Candidates int                      // pairs that were judged
	Cut        int                      // candidate pairs left out because a bucket or key was too common
	Crowded    int                      // pairs of two later printings of a text that is printed very often: each is compared with the first few
	Findings   map[finding.Relation]int // what is in Result.Findings without the licensed
	Licensed   map[finding.Relation]int // the licensed in Result.Findings, see [Result.License]
	Accepted   int                      // findings left out of Result.Findings because they were accepted before
	SameOutlet SameOutlet               // candidate pairs that were not judged because both articles are of one outlet
}

// SameOutlet counts the candidate pairs that are not judged because both articles are of one
// outlet: how many Pairs, how many of them Joined, which is that their records name the
// outlet in two ways or are on two domains, and the counts by outlet.
type SameOutlet = pile.SameOutlet

// OutletPairs is the part of one outlet in a [SameOutlet].
type OutletPairs = pile.OutletPairs

// newResult returns the result of a scan before anything is judged.
func newResult(p *pile.Pile, r *pile.Reading, c *pile.Candidates) *Result {
	return &Result{
		Skipped: r.Skipped, Notes: r.Notes, Merged: r.Merged,
		Summary: Summary{
			Read: r.Read, Kept: p.Len(), Merged: len(r.Merged), Noted: r.Noted, Ignored: r.Ignored, Doubted: p.Doubted(), Skips: r.Skips,
			Candidates: len(c.Pairs), Cut: c.Cut, Crowded: c.Crowded, SameOutlet: c.Same, Findings: map[finding.Relation]int{},
		},
	}
}

// finish makes stories and the outlet network of the findings, and gives the articles of
// findings their texts.
func (r *Result) finish(p *pile.Pile, printings *printing.Groups, l *Licences) {
	r.Stories = story.Of(r.Findings)
	r.setNetwork(story.NetworkOf(p, r.Findings, printings.First))
	r.Summary.countFindings(r.Findings)
	if l != nil {
		r.License(l, p.Outlets())
	}
	in := map[*article.Article]bool{}
	for i := range r.Findings {
		for _, a := range []*article.Article{r.Findings[i].Copy, r.Findings[i].Source} {
			in[a], in[a.First()] = true, true
		}
	}
	for n := range uint32(p.Len()) {
		if in[p.Held(n)] {
			p.GiveText(n)
		}
	}
	namePairs(r.Findings)
}

// countFindings counts findings by relation, the licensed apart; those of further printings
// are not counted.
func (s *Summary) countFindings(findings []finding.Finding) {
	s.Findings, s.Licensed = map[finding.Relation]int{}, map[finding.Relation]int{}
	for i := range findings {
		switch f := &findings[i]; {
		case f.Further:
		case f.Licensed:
			s.Licensed[f.Relation]++
		default:
			s.Findings[f.Relation]++
		}
	}
}

// setNetwork takes over a network of the findings.
func (r *Result) setNetwork(n *story.Network) {
	r.Outlets, r.Sharing, r.Pile, r.OutletNames = n.Outlets, n.Sharing, n.Pile, n.Names
}

// Regroup names the outlets of a result anew by a table, as after
// [OutletTable.Extend] or [OutletTable.ByOwner], and makes the network again. Who
// published an article of a finding is looked up afresh; of the other articles of
// the pile only their counts by outlet are at hand, so they move with their whole
// outlet. Findings stay as they are, also those between outlets that are one now:
// they are in no edge.
func (r *Result) Regroup(t *OutletTable) {
	n := r.network()
	n.Regroup(r.Findings, r.articles(), t)
	r.setNetwork(n)
}

// network returns the outlets and names of r, without edges.
func (r *Result) network() *story.Network {
	return &story.Network{Pile: r.Pile, Names: r.OutletNames}
}

// articles returns the articles of findings and stories, and their printings; some more than
// once.
func (r *Result) articles() []*article.Article {
	var list []*article.Article
	for i := range r.Findings {
		list = append(list, r.Findings[i].Source, r.Findings[i].Copy)
	}
	for i := range r.Stories {
		list = append(list, r.Stories[i].Articles...)
	}
	for _, a := range list {
		list = append(list, a.Printings...)
	}
	return list
}
