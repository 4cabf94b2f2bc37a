package report

import (
	"fmt"
	"io"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// The text report tells stories: a reader wants to know that one report went
// through five outlets, not that there are ten pairs. A story has a heading, its
// provenance tree in few lines, the findings that the tree is made of with their
// evidence, and its other pairs in a line each.

const (
	// maxTree, maxFull and maxBrief bound what is shown of one story: its tree, the
	// findings with their evidence, and those in one line. A wire story in fifty
	// papers has over a thousand pairs. Options.Verbose has no bounds.
	maxTree  = 15
	maxFull  = 10
	maxBrief = 10
)

// writeText prints a result for a person at a terminal.
func writeText(w io.Writer, res *provenance.Result, opt Options) error {
	t := newTerminal(opt)
	groups := groupByStory(res)
	for i, g := range groups {
		if i > 0 {
			t.line("")
		}
		t.group(res, g, len(groups) == 1 && g.story == nil, opt)
	}
	if len(groups) > 0 {
		t.line("")
	}
	t.network(res, opt)
	if opt.Verbose {
		t.listed("Skipped", skippedLines(res))
		t.listed("Merged", mergedLines(res))
		t.listed("Notes", noteLines(res))
	}
	t.paragraph(bold, summary(res.Summary))
	_, err := w.Write(t.buf.Bytes())
	return err
}

// A storyGroup is a story with its findings, by their numbers in the result; or,
// without a story, the findings that belong to none.
type storyGroup struct {
	story    *provenance.Story
	findings []int
}

// groupByStory puts every finding in one group. Findings keep their order, and
// groups stand in the order of their first findings, which are their strongest;
// what belongs to no story comes last.
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
		s := of[res.Findings[i].Copy]
		if s == nil || s != of[res.Findings[i].Source] {
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

// group prints one group. Findings of no story have no heading when there is
// nothing else.
func (t *terminal) group(res *provenance.Result, g storyGroup, only bool, opt Options) {
	full := g.findings
	var brief []int
	switch {
	case g.story != nil:
		t.storyHeading(g.story, len(g.findings))
		if len(g.story.Articles) > 2 && !opt.Quiet {
			t.tree(res, g.story, opt)
		}
		if !opt.Verbose {
			full, brief = chooseFull(res, g)
		}
	case !only:
		t.paragraph(bold, "Other pairs ("+count(len(g.findings), "finding")+")")
	}
	if opt.Quiet {
		full, brief = nil, g.findings
	}
	for i, n := range full {
		if i > 0 || !only && !opt.Quiet {
			t.line("")
		}
		t.finding(&res.Findings[n], opt)
	}
	if len(full) > 0 && len(brief) > 0 {
		t.line("")
	}
	for i, n := range brief {
		if i == maxBrief && !opt.Quiet && len(brief) > maxBrief+1 {
			t.line(t.paint(dim, fmt.Sprintf("  … and %d more pairs of this story", len(brief)-i)))
			break
		}
		t.brief(&res.Findings[n])
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
	t.paragraph(bold, fmt.Sprintf("%s (%s, %s)", named, count(len(s.Articles), "article"), count(findings, "finding")))
}

// chooseFull parts the findings of a story in those shown with their evidence,
// which are the steps of its tree and for every other article its strongest, and
// the rest.
func chooseFull(res *provenance.Result, g storyGroup) (full, brief []int) {
	step := map[int]bool{}
	number := findingNumbers(res)
	for _, e := range g.story.Edges {
		if n := number(e.Finding); n != nil && e.Source != nil {
			step[*n] = true
		}
	}
	shown := map[*article.Article]bool{}
	for n := range step {
		shown[res.Findings[n].Copy], shown[res.Findings[n].Source] = true, true
	}
	for _, n := range g.findings {
		f := &res.Findings[n]
		if len(full) < maxFull && (step[n] || !shown[f.Copy] || !shown[f.Source]) {
			full = append(full, n)
			shown[f.Copy], shown[f.Source] = true, true
			continue
		}
		brief = append(brief, n)
	}
	return full, brief
}

// brief prints a finding in one line.
func (t *terminal) brief(f *provenance.Finding) {
	head := pad(f.Relation.String(), len("shared-source")) + " " + score(f.Score) + "  "
	said, _, _ := strings.Cut(sentence(f), "; ") // what follows says what is not known
	if f.Relation == provenance.SharedSource {
		c, s := pairNames(f)
		said = fmt.Sprintf("%s and %s, from %s.", s, c, thirdText(f))
	}
	t.line("  " + t.paint(relationStyle(f.Relation), head[:len("shared-source")]) + head[len("shared-source"):] + fit(said, t.width-2-len(head)))
}

// tree prints who took from whom. An article without a known source stands at the
// left edge; so does a source that is not in the pile.
func (t *terminal) tree(res *provenance.Result, s *provenance.Story, opt Options) {
	below := map[*article.Article][]provenance.Edge{}
	unseen := map[string][]provenance.Edge{}
	var names []string
	hangs := map[*article.Article]bool{}
	parents := map[*article.Article]int{}
	for _, e := range s.Edges {
		hangs[e.Copy] = true
		parents[e.Copy]++
		if e.Source != nil {
			below[e.Source] = append(below[e.Source], e)
			continue
		}
		if unseen[e.Unseen] == nil {
			names = append(names, e.Unseen)
		}
		unseen[e.Unseen] = append(unseen[e.Unseen], e)
	}
	tr := treePrinter{terminal: t, below: below, parents: parents, most: maxTree, seen: map[*article.Article]bool{}}
	if opt.Verbose {
		tr.most = len(s.Articles) + len(names)
	}
	for _, n := range names {
		label := "a source that is not in the pile"
		if clean.Line(n) != "" {
			label = clean.Line(n) + ", not in the pile"
		}
		tr.add(t.paint(dim, fit(label, t.width-2)))
		tr.children(unseen[n], "")
	}
	for _, a := range s.Articles {
		if !hangs[a] {
			tr.node("", "", a, nil, "")
			tr.children(below[a], "")
		}
	}
	if tr.left > 0 {
		t.line(t.paint(dim, fmt.Sprintf("  … and %s more", count(tr.left, "article"))))
	}
}

// treePrinter prints a tree until it has printed most lines, and counts the rest.
type treePrinter struct {
	*terminal
	below   map[*article.Article][]provenance.Edge
	parents map[*article.Article]int  // how many edges lead to it
	seen    map[*article.Article]bool // below it was printed; a damaged file may hold a circle
	most    int
	left    int
}

func (tr *treePrinter) add(s string) {
	if tr.most == 0 {
		tr.left++
		return
	}
	tr.most--
	tr.line("  " + s)
}

// node prints an article behind its branch, with what it is to its source and how much
// of it that is, when it has another.
func (tr *treePrinter) node(indent, branch string, a *article.Article, f *provenance.Finding, share string) {
	lead := indent + branch
	room := tr.width - 2
	if width(lead) > room/2 {
		lead = "… "
	}
	what := ""
	if f != nil {
		what = f.Relation.String() + " " + score(f.Score) + "  " + share
	}
	stamp := "  " + when(a.Published)
	if room-width(lead)-width(what)-width(stamp) < 12 {
		stamp = ""
	}
	n := fit(name(a), max(room-width(lead)-width(what)-width(stamp), 4))
	if f != nil {
		what = tr.paint(relationStyle(f.Relation), f.Relation.String()) + strings.TrimPrefix(what, f.Relation.String())
	}
	tr.add(tr.paint(dim, lead) + what + n + tr.paint(dim, stamp))
}

// children prints the articles at the ends of edges and all below them.
func (tr *treePrinter) children(edges []provenance.Edge, indent string) {
	for i, e := range edges {
		again := tr.seen[e.Copy]
		tr.seen[e.Copy] = true
		branch, below := "├─ ", "│  "
		if i == len(edges)-1 {
			branch, below = "└─ ", "   "
		}
		share := ""
		if tr.parents[e.Copy] > 1 && e.Share > 0 {
			share = fmt.Sprintf("%.0f %% of ", 100*e.Share)
		}
		tr.node(indent, branch, e.Copy, e.Finding, share)
		if !again { // a merged article stands below both its sources, what was made from it once
			tr.children(tr.below[e.Copy], indent+below)
		}
	}
}

// listed prints a list under a heading, nothing when it is empty.
func (t *terminal) listed(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	t.line(t.paint(bold, heading))
	for _, item := range items {
		for i, l := range wrap(item, t.width-4) {
			t.line([]string{"  ", "    "}[min(i, 1)] + l)
		}
	}
	t.line("")
}

func skippedLines(res *provenance.Result) []string {
	var out []string
	for _, s := range res.Skipped {
		out = append(out, clean.Line(s.Input)+": "+clean.Line(s.Reason))
	}
	return out
}

func mergedLines(res *provenance.Result) []string {
	var out []string
	for _, m := range res.Merged {
		out = append(out, clean.Line(m.Other)+" into "+clean.Line(m.Kept)+": "+clean.Line(m.Reason))
	}
	return out
}

func noteLines(res *provenance.Result) []string {
	var out []string
	for _, n := range res.Notes {
		out = append(out, clean.Line(n.Input)+": "+clean.Line(n.Note))
	}
	return out
}
