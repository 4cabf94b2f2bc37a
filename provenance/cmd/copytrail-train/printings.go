package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// This file learns which two texts of one outlet that have much wording in common are versions
// of one article, its printings. Versions are made of the reports of an event of modern: a
// report is edited as updates are, with words of another report in the place of what was
// written anew. What must not be taken for versions is made too: reports that print one gallery
// of captions or one document, issues of a digest, a new report with the background of the last
// one. Pairs of allsides that were read stand beside them.

const (
	// printedWords is the least number of words of a report that is edited.
	printedWords = 250
	// galleryWords is the number of words of a gallery or a document, about.
	galleryWords = 700
	// issueItems is the number of items of an issue, of issueWords words each, about.
	issueItems = 7
	issueWords = 110
)

// versionsLost is the largest share of versions that the bounds may miss: then a later version
// of an original looks like a copy of its copy. To take two reports for versions hides a
// finding within one outlet at most.
const versionsLost = 0.02

// trainPrintings finds the bounds by which the fewest other pairs are taken for versions of one
// article, prints how well they work on events that they were not found on, and writes them.
func trainPrintings(args []string) error {
	flags := pflag.NewFlagSet("printings", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/judge/printing.json", "the file to write")
	labels := flags.String("labels", "provenance/testdata/allsides_printings.tsv", "pairs of allsides that were read")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := newComposer(flags.Arg(0))
	if err != nil {
		return err
	}
	pairs := c.printingPairs()
	read, err := readPrintings(flags.Arg(0), *labels)
	if err != nil {
		return err
	}
	pairs = append(pairs, read...)
	t := training.NewTrainer(maps.Values(c.known))
	var samples []printingSample
	for i := range pairs {
		x, similar := t.Printing(pairs[i].a, pairs[i].b)
		samples = append(samples, printingSample{x, similar, &pairs[i]})
	}
	reportPrintings(samples)
	best := printingBounds(samples)
	fmt.Printf("bounds: %+v\n", best)
	data, err := json.MarshalIndent(best, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// printingSample is a pair with what was measured of it. similar says that it has enough
// wording in common for the bounds to be asked.
type printingSample struct {
	x       training.PrintingMeasures
	similar bool
	pair    *pair
}

// printingBounds returns, of bounds in steps of .05 that miss no more than versionsLost of the
// versions, those that take the fewest of the other pairs, each kind of which counts alike.
func printingBounds(samples []printingSample) (best training.PrintingBounds) {
	least, missed := 2.0, 1.0
	for own := range 11 {
		for lead := range 11 {
			for less := 8; less <= 20; less++ {
				b := training.PrintingBounds{Own: float64(own) / 20, Lead: float64(lead) / 20, Less: float64(less) / 20}
				if taken, miss := rateBounds(samples, b); miss <= versionsLost && (taken < least || taken == least && miss < missed) {
					best, least, missed = b, taken, miss
				}
			}
		}
	}
	return best
}

// rateBounds returns the mean share, over the kinds of other pairs, of those that are taken for
// versions, and the share of versions that are missed.
func rateBounds(samples []printingSample, b training.PrintingBounds) (taken, missed float64) {
	others := map[string][2]float64{} // pairs of the kind, and those taken
	versions := 0.0
	for _, s := range samples {
		yes := s.similar && b.Printings(s.x)
		switch {
		case s.pair.reuse && s.similar:
			versions++
			if !yes {
				missed++
			}
		case !s.pair.reuse:
			n := others[s.pair.mode]
			n[0]++
			if yes {
				n[1]++
			}
			others[s.pair.mode] = n
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(others)) {
		taken += others[kind][1] / others[kind][0] / float64(len(others))
	}
	return taken, missed / versions
}

// reportPrintings prints for each kind how many pairs there are, how many have enough wording
// in common, and how many of these are taken by bounds that were found on other events.
func reportPrintings(samples []printingSample) {
	var bounds [folds]training.PrintingBounds
	for k := range folds {
		var rest []printingSample
		for _, s := range samples {
			if fold(s.pair) != k {
				rest = append(rest, s)
			}
		}
		bounds[k] = printingBounds(rest)
	}
	counts, versions := map[string][3]int{}, map[string]bool{}
	for _, s := range samples {
		n := counts[s.pair.mode]
		n[0]++
		if s.similar {
			n[1]++
			if bounds[fold(s.pair)].Printings(s.x) {
				n[2]++
			}
		}
		counts[s.pair.mode], versions[s.pair.mode] = n, s.pair.reuse
	}
	fmt.Printf("versions, cross-validated, %d folds\n", folds)
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		n := counts[kind]
		fmt.Printf("  %-22s versions %-5v %4d pairs, similar %4d, taken %4d\n", kind, versions[kind], n[0], n[1], n[2])
	}
}

// printingPairs returns the pairs that are made of the events.
func (c *composer) printingPairs() (pairs []pair) {
	for i, e := range c.events {
		var long []*article.Article
		for _, r := range e.Articles {
			if a := c.article(r); len(strings.Fields(a.Text)) >= printedWords {
				long = append(long, a)
			}
		}
		if len(long) < 2 {
			continue
		}
		add := func(kind string, versions bool, a, b string) {
			id := fmt.Sprintf("%s/%d/", kind, i)
			pairs = append(pairs, pair{set: "modern", group: e.Event, mode: kind, reuse: versions, a: madeArticle(id+"a", a), b: madeArticle(id+"b", b)})
		}
		first, other := long[i%len(long)], long[(i+1)%len(long)]
		c.addUpdates(add, first, other)
		c.addOthers(add, i, first, other)
	}
	return pairs
}

func madeArticle(id, text string) *article.Article {
	return record{ID: id, Outlet: "printings.example", Text: text}.article(id)
}

// addUpdates adds versions of a report. other is another report of the event.
func (c *composer) addUpdates(add func(kind string, versions bool, a, b string), first, other *article.Article) {
	text := first.Text
	add("added", true, text, text+"\n\n"+part(other, .3, .55))
	add("added above", true, text, part(other, 0, .2)+"\n\n"+text)
	add("cut", true, text, part(first, 0, .7))
	add("lead new", true, text, part(other, 0, .15)+"\n\n"+part(first, .1, 1))
	add("lead new, cut", true, text, part(other, 0, .15)+"\n\n"+part(first, .12, .8))
	add("developed", true, text, part(other, 0, .25)+"\n\n"+part(first, .05, .5)+"\n\n"+part(other, .4, .6)+"\n\n"+part(first, .5, .85))
	add("reworked", true, text, part(other, 0, .12)+"\n\n"+part(first, 0, .45)+"\n\n"+part(other, .5, .65)+"\n\n"+part(first, .55, 1))
}

// addOthers adds pairs of texts that are not versions of one article. first and other are
// reports of event i.
func (c *composer) addOthers(add func(kind string, versions bool, a, b string), i int, first, other *article.Article) {
	n := len(c.events)
	report := func(k int) *article.Article {
		e := c.events[k%n]
		return c.article(e.Articles[i%len(e.Articles)])
	}
	if c.events[i].Event == c.events[(i*7+31)%n].Event {
		return
	}
	strange := report(i*7 + 31)
	var gallery strings.Builder
	for k := i*3 + 5; len(strings.Fields(gallery.String())) < galleryWords; k++ {
		gallery.WriteString(part(report(k), .2, .5) + "\n\n")
	}
	captions := gallery.String()
	add("gallery", false, part(first, 0, .3)+"\n\n"+captions+part(first, .3, .5), part(strange, 0, .25)+"\n\n"+captions+part(strange, .25, .4))
	own := .5 + .25*float64(i%3) // a document in full is the smaller half, seldom more
	add("document", false, part(first, 0, own)+"\n\n"+captions, part(other, 0, own)+"\n\n"+captions)
	add("background", false, first.Text, part(other, 0, .7)+"\n\n"+part(first, .5, 1))
	add("one event", false, first.Text, other.Text)
	for _, common := range []int{3, 5} {
		add(fmt.Sprintf("issues, %d of %d items", common, issueItems), false, c.issue(i, 0), c.issue(i, issueItems-common))
	}
}

// issue returns an issue of the digest of event i whose items begin at one of a list.
func (c *composer) issue(i, from int) string {
	var items []string
	for k := from; k < from+issueItems; k++ {
		e := c.events[(i+17*k)%len(c.events)]
		a := c.article(e.Articles[k%len(e.Articles)])
		items = append(items, part(a, 0, issueWords/float64(max(issueWords, len(strings.Fields(a.Text))))))
	}
	return strings.Join(items, "\n\n")
}

// readPrintings returns the pairs of allsides in a table of labels, without the unclear ones.
func readPrintings(dir, table string) (pairs []pair, err error) {
	all, err := readRecords(filepath.Join(dir, "news/allsides.jsonl.zst"))
	if err != nil {
		return nil, err
	}
	byID := map[string]record{}
	for _, r := range all {
		byID[r.ID] = r
	}
	labels, err := readLabels(table)
	for _, l := range labels {
		kind := "read, other"
		if l.reuse {
			kind = "read, versions"
		}
		pairs = append(pairs, pair{set: "allsides", group: l.a, mode: kind, reuse: l.reuse, a: byID[l.a].article(l.a), b: byID[l.b].article(l.b)})
	}
	return pairs, err
}
