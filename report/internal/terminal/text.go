package terminal

import (
	"fmt"
	"io"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// The text report is ordered by story: a reader wants to know that one report went
// through five outlets, not that there are ten pairs. Of each story it prints a heading,
// the provenance tree in a few lines, the findings that the tree is made of with their
// evidence, and each other pair in one line. What several articles quote comes last, by
// statement: it is no reuse, and there may be more of it than of all else.

const (
	// maxTree, maxFull and maxBrief bound what is shown of one story: the lines of its
	// tree, the findings with their evidence, and those in one line. An agency story in
	// fifty papers has over a thousand pairs. With Options.Verbose there is no bound.
	maxTree  = 15
	maxFull  = 10
	maxBrief = 10
)

// WriteText prints a result story by story, then the statements that several articles
// quote, the outlet network and a summary. Its only errors are those of w.
func WriteText(w io.Writer, res *provenance.Result, opt Options) error {
	t := newTerminal(opt)
	t.relations = relationWidth(res)
	groups, statements := groupByStory(res), view.StatementsOf(res)
	for i, g := range groups {
		if i > 0 {
			t.line("")
		}
		t.group(res, g, len(groups) == 1 && g.story == nil && statements.Len() == 0)
	}
	if len(groups) > 0 && statements.Len() > 0 {
		t.line("")
	}
	t.statements(res, statements)
	if len(res.Findings) > 0 {
		t.line("")
	}
	t.network(res)
	t.times(res)
	if t.Verbose {
		t.listed("Skipped", skippedLines(res))
		t.listed("Merged", mergedLines(res))
		t.listed("Notes", noteLines(res))
	}
	t.notCompared(res)
	t.paragraph(bold, view.Summary(res.Summary, statements))
	_, err := w.Write(t.buf.Bytes())
	return err
}

// A storyGroup is a story with its findings, by their numbers in the result; or,
// without a story, the findings that belong to none.
type storyGroup struct {
	story    *provenance.Story
	findings []int
}

// groupByStory puts every finding in one group, but for shared quotations, which are
// grouped by what was said. Findings keep their order. Groups stand in the order of their
// first findings, which are their strongest. Findings that belong to no story come last.
func groupByStory(res *provenance.Result) []storyGroup {
	of := map[*article.Article]*provenance.Story{}
	for i := range res.Stories {
		for _, a := range res.Stories[i].Articles {
			of[a] = &res.Stories[i]
		}
	}
	var groups []storyGroup
	number := map[*provenance.Story]int{}
	var alone []int
	for i := range res.Findings {
		f := &res.Findings[i]
		if view.Quotation(f) {
			continue
		}
		s := of[f.Copy.First()]
		if s == nil || s != of[f.Source.First()] {
			alone = append(alone, i)
			continue
		}
		n, ok := number[s]
		if !ok {
			n = len(groups)
			number[s] = n
			groups = append(groups, storyGroup{story: s})
		}
		groups[n].findings = append(groups[n].findings, i)
	}
	if len(alone) > 0 {
		groups = append(groups, storyGroup{findings: alone})
	}
	return groups
}

// count returns how many of the findings count: those of further printings do not.
func (g *storyGroup) count(res *provenance.Result) int {
	n := 0
	for _, i := range g.findings {
		if !res.Findings[i].Further {
			n++
		}
	}
	return n
}

// group prints one group. Findings of no story have no heading when there is
// nothing else.
func (t *terminal) group(res *provenance.Result, g storyGroup, only bool) {
	full := g.findings
	var brief []int
	switch {
	case g.story != nil:
		t.storyHeading(g.story, g.count(res))
		if len(g.story.Articles) > 2 && !t.Quiet {
			t.tree(g.story)
		}
		if !t.Verbose {
			full, brief = chooseFull(res, g)
		}
	case !only:
		t.paragraph(bold, "Other pairs ("+view.Count(g.count(res), "finding")+")")
	}
	if t.Quiet {
		full, brief = nil, g.findings
	}
	for i, n := range full {
		if i > 0 || !only && !t.Quiet {
			t.line("")
		}
		t.finding(view.FindingOf(&res.Findings[n]))
	}
	if len(full) > 0 && len(brief) > 0 {
		t.line("")
	}
	for i, n := range brief {
		if i == maxBrief && !t.Quiet && len(brief) > maxBrief+1 {
			t.line(t.paint(dim, fmt.Sprintf("  … and %d more pairs of this story", len(brief)-i)))
			break
		}
		t.brief(view.FindingOf(&res.Findings[n]))
	}
}

// storyHeading names a story after its earliest title.
func (t *terminal) storyHeading(s *provenance.Story, findings int) {
	named := "Story"
	for _, a := range s.Articles {
		if clean.Line(a.Title) != "" {
			named += ": " + clean.Line(a.Title)
			break
		}
	}
	t.paragraph(bold, fmt.Sprintf("%s (%s, %s)", named, view.Count(len(s.Articles), "article"), view.Count(findings, "finding")))
}

// chooseFull divides the findings of a story into those shown with their evidence and
// the rest. Shown in full are the steps of its tree and, for every article outside of
// the tree, the strongest finding.
func chooseFull(res *provenance.Result, g storyGroup) (full, brief []int) {
	step := map[int]bool{}
	numbers := view.NumbersOf(res)
	for _, e := range g.story.Edges {
		if n, ok := numbers.Number(e.Finding); ok && e.Source != nil {
			step[n] = true
		}
	}
	shown := map[*article.Article]bool{}
	for n := range step {
		shown[res.Findings[n].Copy.First()], shown[res.Findings[n].Source.First()] = true, true
	}
	for _, n := range g.findings {
		f := &res.Findings[n]
		a, b := f.Copy.First(), f.Source.First()
		if len(full) < maxFull && !f.Further && (step[n] || !shown[a] || !shown[b]) {
			full = append(full, n)
			shown[a], shown[b] = true, true
			continue
		}
		brief = append(brief, n)
	}
	return full, brief
}

// relationWidth returns how wide the column of relations is: as the longest name among the
// findings, but no less than most names need.
func relationWidth(res *provenance.Result) int {
	w := len("shared-source")
	for i := range res.Findings {
		w = max(w, len(res.Findings[i].Relation.String()))
	}
	return w
}

// brief prints a finding in one line.
func (t *terminal) brief(v *view.Finding) {
	f := v.Of
	said, _, _ := strings.Cut(v.Sentence, "; ") // what follows says what is not known
	if f.Relation == provenance.SharedSource {
		said = fmt.Sprintf("%s and %s, from %s.", v.SourceName, v.CopyName, v.Third)
	}
	if f.Relation == provenance.SharedQuotation && v.Statement != "" {
		said = fmt.Sprintf("%s and %s, the same %s.", v.SourceName, v.CopyName, v.Statement)
	}
	if v.Licence != "" {
		said = "(licensed) " + said
	}
	if f.Further {
		said = "Further printing: " + said
	}
	t.briefly(f.Relation, v.Shown, said)
}

// briefly prints a relation, its score and what is said of it in one line.
func (t *terminal) briefly(r provenance.Relation, score, said string) {
	head := pad(r.String(), t.relations) + " " + pad(score, len("0.00")) + "  "
	t.line("  " + t.paint(relationStyle(r), head[:t.relations]) + head[t.relations:] + fit(said, t.width-2-len(head)))
}

// skippedLines lists what was skipped and why.
func skippedLines(res *provenance.Result) []string {
	var out []string
	for _, s := range res.Skipped {
		out = append(out, clean.Line(s.Input)+": "+clean.Line(s.Reason))
	}
	return out
}

// mergedLines lists the records that were merged into another one.
func mergedLines(res *provenance.Result) []string {
	var out []string
	for _, m := range res.Merged {
		out = append(out, clean.Line(m.Other)+" into "+clean.Line(m.Kept)+": "+clean.Line(m.Reason))
	}
	return out
}

// maxTimes bounds the outlets of which it is said that their times are not believed. With
// Options.Verbose there is no bound.
const maxTimes = 5

// times lists the outlets whose times of publication are not believed as they stand.
func (t *terminal) times(res *provenance.Result) {
	lines := []string{}
	for _, o := range view.DoubtedTimes(res.Pile) {
		lines = append(lines, o.Outlet+": "+o.Said)
	}
	if more := len(lines) - maxTimes; more > 1 && !t.Verbose {
		lines = append(lines[:maxTimes], fmt.Sprintf("… and %d more outlets", more))
	}
	if !t.Quiet {
		t.listed("Times that are not fully believed", lines)
	}
}

// noteLines lists the articles that were read with a note.
func noteLines(res *provenance.Result) []string {
	var out []string
	for _, n := range res.Notes {
		out = append(out, clean.Line(n.Input)+": "+clean.Line(n.Note))
	}
	return out
}
