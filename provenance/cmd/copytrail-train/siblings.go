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
}

// verdictCount is what a scan said of pairs that are all of one kind.
type verdictCount struct {
	pairs     int
	found     int // reuse, possible included
	shared    int // shared-source
	named     int // shared-source, and the source is among the names
	right     int // direction from the source to the rewrite
	wrong     int // of siblings any direction
	relations map[provenance.Relation]int
}

// leastSibling is how many words each text of a family must have: with fewer the
// detector says only that a pair is possible.
const leastSibling = 60

// measureSiblings scans piles of families, once without the sources and once with
// them, and prints what is said of the siblings. It writes nothing.
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
		list := byClass[class]
		for _, withSource := range []bool{false, true} {
			sib, whole, err := scanFamilies(list, withSource, *show)
			if err != nil {
				return err
			}
			if !withSource {
				fmt.Printf("%-16s %4d pairs, source absent:  found %.3f  direction claimed %.3f\n", class, sib.pairs, sib.of(sib.found), sib.of(sib.wrong))
				continue
			}
			fmt.Printf("%-16s %4d pairs, source present: found %.3f  shared-source %.3f  names it %.3f (of those found %.3f)  direction claimed %.3f  %v\n", class, sib.pairs,
				sib.of(sib.found), sib.of(sib.shared), sib.of(sib.named), float64(sib.named)/float64(max(1, sib.found)), sib.of(sib.wrong), sib.relations)
			fmt.Printf("%-16s %4d source and rewrite:    found %.3f  direction right %.3f  wrong %.3f  shared-source %.3f\n", class, whole.pairs, whole.of(whole.found), whole.of(whole.right), whole.of(whole.wrong), whole.of(whole.shared))
		}
	}
	return nil
}

func (c *verdictCount) of(n int) float64 { return float64(n) / float64(max(1, c.pairs)) }

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
				out = append(out, family{class: class, source: source, first: rewriteOf(list[i]), second: rewriteOf(list[j])})
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

// scanFamilies scans the families as one pile and counts what is said of the pairs
// of rewrites, and of each rewrite with its source.
func scanFamilies(list []family, withSource, show bool) (sib, whole verdictCount, err error) {
	sib.relations = map[provenance.Relation]int{}
	var pile bytes.Buffer
	lines := json.NewEncoder(&pile)
	for i, f := range list {
		for k, a := range []*article.Article{f.first, f.second, f.source} {
			if k == 2 && !withSource {
				continue
			}
			r := map[string]string{"id": fmt.Sprintf("%d/%c", i, "12s"[k]), "title": a.Title, "text": a.Text}
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
		if show {
			fmt.Printf("  %s | %s | %s: %s\n", list[i].source.ID, list[i].first.ID, list[i].second.ID, said(f, id('s')))
		}
		if withSource {
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
	if c.relations != nil {
		c.relations[f.Relation]++
	}
	if f.Relation == provenance.SharedSource {
		c.shared++
		if slices.Contains(f.SharedSources, source) {
			c.named++
		}
	}
	switch {
	case f.Direction.Known && f.Source.ID == source:
		c.right++
	case f.Direction.Known:
		c.wrong++
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
