package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance"
)

// family is a text and two rewrites of it, by whomever: the rewrites are siblings.
type family struct {
	class         string
	source        *article.Article
	first, second *article.Article
	fold          int // of the witnesses that have not seen it
}

// verdictCount is what a scan said of pairs that are all of one kind.
type verdictCount struct {
	pairs     int
	found     int // reuse, possible included
	called    int // reuse
	shared    int // shared-source
	named     int // shared-source, and the source is among the names
	right     int // direction from the source to the rewrite
	wrong     int // of siblings any direction
	relations map[provenance.Relation]int
	bySource  [4]struct{ called, named int } // of siblings that are called: by how much was found of both with the source, see sourceFound
}

// leastSibling is how many words each text of a family must have: with fewer the
// detector says only that a pair is possible.
const leastSibling = 60

// measureSiblings scans piles of families, without the sources and with them, and prints
// what is said of the siblings. It writes nothing.
func measureSiblings(args []string) error {
	flags := pflag.NewFlagSet("siblings", pflag.ContinueOnError)
	only := flags.String("class", "", "only the classes whose name begins like this")
	show := flags.Bool("show", false, "print each pair of siblings with what was said of it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets, err := development(flags.Arg(0))
	if err != nil {
		return err
	}
	byClass := map[string][]family{}
	for _, s := range sets {
		for _, f := range families(s) {
			byClass[f.class] = append(byClass[f.class], f)
		}
	}
	var classes []string
	for class := range byClass {
		if strings.HasPrefix(class, *only) {
			classes = append(classes, class)
		}
	}
	slices.Sort(classes)
	for _, class := range classes {
		if err := measureClass(class, byClass[class], *show); err != nil {
			return err
		}
	}
	return nil
}

// measureClass prints what is said of the families of a class: without their sources, with
// them, and with them when all texts have times.
func measureClass(class string, list []family, show bool) error {
	sib, _, err := scanFamilies(list, pileOf{}, show)
	if err != nil {
		return err
	}
	fmt.Printf("%-16s %4d pairs, source absent:  found %.3f  direction claimed %.3f\n", class, sib.pairs, sib.of(sib.found), sib.of(sib.wrong))
	sib, whole, err := scanFamilies(list, pileOf{sources: true}, show)
	if err != nil {
		return err
	}
	fmt.Printf("%-16s %4d pairs, source present: found %.3f  shared-source %.3f  names it %.3f  direction claimed %.3f  %v\n", class, sib.pairs,
		sib.of(sib.found), sib.of(sib.shared), sib.of(sib.named), sib.of(sib.wrong), sib.relations)
	sib.printNamed(class)
	fmt.Printf("%-16s %4d source and rewrite:    found %.3f  direction right %.3f  wrong %.3f  shared-source %.3f\n", class, whole.pairs, whole.of(whole.found), whole.of(whole.right), whole.of(whole.wrong), whole.of(whole.shared))
	sib, _, err = scanFamilies(list, pileOf{sources: true, times: true}, show)
	if err != nil {
		return err
	}
	fmt.Printf("%-16s %4d pairs, source present, all dated: found %.3f  direction claimed %.3f\n", class, sib.pairs, sib.of(sib.found), sib.of(sib.wrong))
	sib.printNamed(class)
	return nil
}

func (c *verdictCount) of(n int) float64 { return over(n, c.pairs) }

func over(n, of int) float64 { return float64(n) / float64(max(1, of)) }

// printNamed prints in how many pairs of siblings the source is named: of those found at all, of
// those called reuse, of those called a rewrite or shared-source, and by what was said of each
// of the two and the source.
func (c *verdictCount) printNamed(class string) {
	reworded := c.relations[provenance.Rewrite] + c.relations[provenance.SharedSource]
	fmt.Printf("%-16s      the source is named: of found %.3f  of called %.3f (%d of %d)  of rewrites %.3f (%d of %d)\n", class,
		over(c.named, c.found), over(c.named, c.called), c.named, c.called, over(c.named, reworded), c.named, reworded)
	fmt.Printf("%-16s      of those called, by what is said of each and the source:", class)
	for k, name := range sourceFoundNames {
		fmt.Printf("  %s %d of %d", name, c.bySource[k].named, c.bySource[k].called)
	}
	fmt.Println()
}

// sourceFoundNames are the cases of sourceFound.
var sourceFoundNames = [4]string{"both called", "one called, one possible", "both possible", "less"}

// sourceFound says how much was found of two rewrites and their source: an index of
// sourceFoundNames.
func sourceFound(a, b *provenance.Finding) int {
	called, possible := 0, 0
	for _, f := range []*provenance.Finding{a, b} {
		switch {
		case f != nil && f.Relation.Reuse():
			called++
		case f != nil && f.Relation == provenance.Possible:
			possible++
		}
	}
	if called+possible < 2 {
		return 3
	}
	return possible
}

// families returns the families of a set: one of each class a source, the two
// rewrites being those of most unlike writers.
func families(s set) []family {
	var order []*article.Article
	versions := map[*article.Article]map[string][]*pair{}
	for i := range s.pairs {
		p := &s.pairs[i]
		if p.source == nil || p.mode == "merge" {
			continue
		}
		class := siblingClass(p)
		if class == "" || min(len(strings.Fields(p.a.Text)), len(strings.Fields(p.b.Text))) < leastSibling {
			continue
		}
		if versions[p.source] == nil {
			versions[p.source] = map[string][]*pair{}
			order = append(order, p.source)
		}
		versions[p.source][class] = append(versions[p.source][class], p)
	}
	var out []family
	for n, source := range order {
		for class, list := range versions[source] {
			// Which two: not the same labels for every source.
			i := n % len(list)
			j := (i + 1 + n/len(list)%max(1, len(list)-1)) % len(list)
			if i != j && list[i].a.Text != list[j].a.Text {
				out = append(out, family{class: class, source: source, first: rewriteOf(list[i]), second: rewriteOf(list[j]), fold: fold(list[i]) % directionFolds})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y family) int { return strings.Compare(x.source.ID, y.source.ID) })
	return out
}

func rewriteOf(p *pair) *article.Article {
	if p.source == p.a {
		return p.b
	}
	return p.a
}

// siblingClass returns the class that a rewrite is measured in, "" for none.
func siblingClass(p *pair) string {
	class := directionClass(p)
	switch class {
	case "modern":
		if !strings.HasPrefix(p.mode, "sibling") {
			return ""
		}
	case "mixset polish":
		if strings.Contains(p.mode, "token") {
			return "mixset token"
		}
		return "mixset sentence"
	case "llmfake weak", "clough09":
		return ""
	}
	return class
}

// pileOf says what a pile of families has.
type pileOf struct {
	sources bool
	times   bool // the source is published first, nine hours later the one rewrite, two days later the other
}

// published are the times of a family's rewrites and source.
var published = [3]string{"2026-03-02T15:00:00Z", "2026-03-04T06:30:00Z", "2026-03-02T06:00:00Z"}

// scanFamilies scans the families as one pile and counts what is said of the pairs
// of rewrites, and of each rewrite with its source.
func scanFamilies(list []family, has pileOf, show bool) (sib, whole verdictCount, err error) {
	sib.relations = map[provenance.Relation]int{}
	var pile bytes.Buffer
	lines := json.NewEncoder(&pile)
	for i, f := range list {
		for k, a := range []*article.Article{f.first, f.second, f.source} {
			if k == 2 && !has.sources {
				continue
			}
			r := map[string]string{"id": fmt.Sprintf("%d/%c", i, "12s"[k]), "title": a.Title, "text": a.Text}
			if has.times {
				r["published"] = published[k]
			}
			if err := lines.Encode(r); err != nil {
				return sib, whole, err
			}
		}
	}
	read := article.DefaultOptions()
	opt := provenance.DefaultOptions
	opt.SameOutlet = true
	result, err := provenance.Scan(context.Background(), article.Scan([]string{"-"}, &pile, read), read, opt)
	if err != nil {
		return sib, whole, err
	}
	findings := map[string]*provenance.Finding{}
	for i := range result.Findings {
		f := &result.Findings[i]
		findings[f.Copy.ID+" "+f.Source.ID], findings[f.Source.ID+" "+f.Copy.ID] = f, f
	}
	for i := range list {
		id := func(k byte) string { return fmt.Sprintf("%d/%c", i, k) }
		f := findings[id('1')+" "+id('2')]
		sib.add(f, id('s'))
		sib.addBySource(f, findings[id('1')+" "+id('s')], findings[id('2')+" "+id('s')], id('s'))
		if show {
			fmt.Printf("  %s | %s | %s: %s\n", list[i].source.ID, list[i].first.ID, list[i].second.ID, said(f, id('s')))
		}
		if has.sources {
			for _, k := range []byte("12") {
				f := findings[id(k)+" "+id('s')]
				whole.add(f, id('s'))
				if show {
					fmt.Printf("    source and %c: %s\n", k, said(f, id('s')))
				}
			}
		}
	}
	return sib, whole, nil
}

// add counts a finding about a family whose source has that id; f is nil when nothing
// was found.
func (c *verdictCount) add(f *provenance.Finding, source string) {
	c.pairs++
	if f == nil {
		return
	}
	c.found++
	if f.Relation.Reuse() {
		c.called++
	}
	if c.relations != nil {
		c.relations[f.Relation]++
	}
	if f.Relation == provenance.SharedSource {
		c.shared++
	}
	if names(f, source) {
		c.named++
	}
	switch {
	case f.Direction.Known && f.Source.ID == source:
		c.right++
	case f.Direction.Known:
		c.wrong++
	}
}

// names reports whether a finding says that both of its texts derive from that source.
func names(f *provenance.Finding, source string) bool {
	return f.Relation == provenance.SharedSource && slices.Contains(f.SharedSources, source)
}

// addBySource counts a finding about two siblings that are called reuse, nil for none, by what
// was found of each and the source.
func (c *verdictCount) addBySource(f, a, b *provenance.Finding, source string) {
	if f == nil || !f.Relation.Reuse() {
		return
	}
	n := &c.bySource[sourceFound(a, b)]
	n.called++
	if names(f, source) {
		n.named++
	}
}

// said puts a finding in a line.
func said(f *provenance.Finding, source string) string {
	if f == nil {
		return "not found"
	}
	s := fmt.Sprintf("%s %.2f", f.Relation, f.Score)
	if f.Direction.Known {
		s += " from " + f.Source.ID + " by " + f.Direction.By
	}
	if f.Relation == provenance.SharedSource && !slices.Contains(f.SharedSources, source) {
		s += " names " + strings.Join(f.SharedSources, ", ")
	}
	return s
}
