package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
)

// This file measures what a binary says of digests: texts of several items, of which one is
// a rewrite of modern, or a report of its own on an event of modern.

// digestMarks are the ways in which the items of a digest are marked, by name.
var digestMarks = []struct {
	name string
	item func(n int, title, text string) string
}{
	{"numbers", func(n int, title, text string) string { return fmt.Sprintf("**%d. %s.** %s", n, title, text) }},
	{"headings", func(_ int, title, text string) string { return "## " + title + "\n\n" + text }},
	{"bold", func(_ int, title, text string) string { return "**" + title + ":** " + text }},
	{"clock", func(n int, _, text string) string { return fmt.Sprintf("%02d:%02d — %s", 7+n/2, 30*(n%2)+n, text) }},
	{"rules", func(_ int, _, text string) string { return text + "\n\n* * *" }},
	{"none", func(_ int, _, text string) string { return text }},
}

// digestRelations are all relations of which a finding is worth a look. To report the others
// too takes a large pile minutes.
const digestRelations = "identical,near-copy,excerpt,rewrite,shared-source,shared-quotation,possible"

const (
	// digestItems is the number of items of a digest, the one in question among them.
	digestItems = 7
	// digestWords is the number of words of the items that are not rewrites, about.
	digestWords = 150
)

// digestPair is a digest and an article of the event that one of its items is on.
type digestPair struct {
	kind, mark string
	a, b       string // ids
	reuse      bool
}

// digestSet is digests of one kind that are put into one pile.
type digestSet struct {
	kind, mark string // mark is "" for one of the marks each
	made       []record
	pairs      []digestPair
	without    map[string]bool // articles whose text is in a digest: who has it before them shows that a digest copied
}

// digestMaker makes digests of the events of modern.
type digestMaker struct {
	*composer
	others []record // articles on other events
}

// digests makes digests and asks a copytrail binary about every pair of one and an article
// of its event.
func digests(args []string) error {
	flags := pflag.NewFlagSet("digests", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "digests", "folder to write articles to")
	binary := flags.String("binary", "copytrail", "the program to ask")
	inPile := flags.Bool("pile", false, "put the articles into allsides, instead of scanning them alone")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c, err := newComposer(flags.Arg(0))
	if err != nil {
		return err
	}
	all, err := readRecords(filepath.Join(flags.Arg(0), "news/allsides.jsonl.zst"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	d := &digestMaker{c, c.notOfModern(all)}
	fmt.Printf("%-12s %-14s %-9s %5s", "", "items", "marks", "pairs")
	for _, name := range plantNames {
		fmt.Printf(" %12s", name)
	}
	fmt.Println()
	for _, s := range d.sets() {
		name := filepath.Join(*out, s.kind+"-"+s.mark+".jsonl")
		var more []record
		if *inPile {
			more = all
		}
		if err := d.write(name, s, more); err != nil {
			return err
		}
		if err := reportDigests(*binary, name, s.pairs); err != nil {
			return err
		}
	}
	return nil
}

// notOfModern returns the articles of all that are not among those of modern and have
// enough words for an item.
func (c *composer) notOfModern(all []record) []record {
	of := map[string]bool{}
	for _, e := range c.events {
		for _, r := range e.Articles {
			of[r.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(r record) bool {
		return of[r.ID] || len(strings.Fields(r.Text)) < 2*digestWords
	})
}

// sets returns digests by kind, with marks and without.
func (d *digestMaker) sets() (sets []*digestSet) {
	for _, mark := range []string{"marked", "none"} {
		whole, half, own := d.set("rewrite", mark), d.set("rewrite-part", mark), d.set("own", mark)
		for i, e := range d.events {
			m := i % (len(digestMarks) - 1)
			if mark == "none" {
				m = len(digestMarks) - 1
			}
			rewrite := d.article(e.Rewrite)
			d.add(whole, i, m, rewrite.Text, "")
			if len(strings.Fields(rewrite.Text)) >= composedWords {
				d.add(half, i, m, part(rewrite, .3, .7), "")
			}
			x := e.Articles[i%len(e.Articles)]
			d.add(own, i, m, digestItem(d.article(x)), x.ID)
		}
		sets = append(sets, whole, half, own, d.twoDigests(mark))
	}
	return sets
}

func (d *digestMaker) set(kind, mark string) *digestSet {
	return &digestSet{kind: kind, mark: mark, without: map[string]bool{}}
}

// add adds a digest with an item on event i, and its pairs. An item of its own is of the
// article from, "" for a rewrite.
func (d *digestMaker) add(s *digestSet, i, mark int, item, from string) {
	e, name := d.events[i], digestMarks[mark].name
	r := record{ID: fmt.Sprintf("digest/%d/%s/%s", i, s.kind, name), Outlet: fmt.Sprintf("digest-%d.example", i), Text: d.digestOf(i, mark, item)}
	s.made = append(s.made, r)
	s.without[from] = true
	for _, x := range e.Articles {
		if from != "" && (x.ID == from || containment(item, x.Text) >= sameText) {
			continue
		}
		s.pairs = append(s.pairs, digestPair{s.kind + e.kindIn(s), name, r.ID, x.ID, from == "" && slices.Contains(e.Sources, x.ID)})
	}
}

// kindIn returns what is told apart of an event in a set: briefs and merges are harder.
func (e *modernEvent) kindIn(s *digestSet) string {
	if s.kind == "rewrite" && (e.Mode == "brief" || e.Mode == "merge") {
		return " " + e.Mode
	}
	return ""
}

// digestItem returns the beginning of an article, of about digestWords.
func digestItem(a *article.Article) string {
	return strings.ReplaceAll(part(a, 0, digestWords/float64(len(strings.Fields(a.Text)))), "\n\n", " ")
}

// digestOf returns a digest with an item on event i and with items on other events.
func (d *digestMaker) digestOf(i, mark int, item string) string {
	var items []string
	at := 1 + i%(digestItems-2)
	for k := range digestItems {
		text := item
		if k != at {
			text = digestItem(d.article(d.others[(i*digestItems+k)*37%len(d.others)]))
		}
		items = append(items, digestMarks[mark].item(k+1, titleOf(text), text))
	}
	return strings.Join(items, "\n\n")
}

// titleOf returns the first words of an item, in the place of a title.
func titleOf(text string) string {
	words := strings.Fields(text)
	return strings.Trim(strings.Join(words[:min(len(words), 3)], " "), ".,:;*")
}

// twoDigests returns pairs of digests that sum up the same events in one order, each by
// other reports.
func (d *digestMaker) twoDigests(mark string) *digestSet {
	s := d.set("two digests", mark)
	for i := 0; i+digestItems <= len(d.events); i++ {
		m := i % (len(digestMarks) - 1)
		if mark == "none" {
			m = len(digestMarks) - 1
		}
		var items [2][]string
		for k, e := range d.events[i : i+digestItems] {
			x, y := e.Articles[0], e.Articles[1]
			if containment(x.Text, y.Text) >= sameText {
				continue
			}
			for side, r := range []record{x, y} {
				text := digestItem(d.article(r))
				items[side] = append(items[side], digestMarks[m].item(k+1, titleOf(text), text))
				s.without[r.ID] = true
			}
		}
		p := digestPair{kind: s.kind, mark: digestMarks[m].name, a: fmt.Sprintf("two/%d/0", i), b: fmt.Sprintf("two/%d/1", i)}
		for side, id := range []string{p.a, p.b} {
			s.made = append(s.made, record{ID: id, Outlet: fmt.Sprintf("two-%d-%d.example", i, side), Text: strings.Join(items[side], "\n\n")})
		}
		s.pairs = append(s.pairs, p)
	}
	return s
}

// write writes the digests of a set, the articles of their events, and more.
func (d *digestMaker) write(path string, s *digestSet, more []record) error {
	all := slices.Clone(s.made)
	for _, e := range d.events {
		all = append(all, e.Articles...)
	}
	written := map[string]bool{}
	return writeJSONLines(path, func(write func(any) error) error {
		for _, r := range slices.Concat(all, more) {
			if written[r.ID] || s.without[r.ID] {
				continue
			}
			written[r.ID] = true
			line := map[string]string{"id": r.ID, "outlet": r.Outlet, "url": r.URL, "title": r.Title, "text": r.Text, "published": r.Published}
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

// reportDigests prints, for each kind of digest and each label, how many pairs are called what.
func reportDigests(binary, path string, pairs []digestPair) error {
	asked := make([][2]string, len(pairs))
	for i, p := range pairs {
		asked[i] = [2]string{p.b, p.a}
	}
	said, err := askAbout(binary, path, asked, digestRelations)
	if err != nil {
		return err
	}
	counts := map[string]*[plantColumns]int{}
	for i, p := range pairs {
		label, marks := "independent", []string{p.mark}
		if p.reuse {
			label = "reuse"
		}
		if p.mark != "none" {
			marks = append(marks, "*")
		}
		for _, mark := range marks {
			key := fmt.Sprintf("%-12s %-14s %-9s", label, p.kind, mark)
			if counts[key] == nil {
				counts[key] = new([plantColumns]int)
			}
			counts[key][said[i]]++
		}
	}
	for _, key := range sortedKeys(counts) {
		n := 0
		for _, x := range counts[key] {
			n += x
		}
		fmt.Printf("%s %5d", key, n)
		for _, x := range counts[key] {
			fmt.Printf(" %12d", x)
		}
		fmt.Println()
	}
	return nil
}
