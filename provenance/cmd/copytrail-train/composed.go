package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// This file makes articles of which a part was rewritten from another article, for learning
// what a part that was taken looks like. Half of a rewrite of modern is put beside half of
// a real article. The same is done with half of an independent report instead of a
// rewrite: these are what must not be called.

// composedWords is the least number of words of a text of which a half is used.
const composedWords = 160

// composition is an article made of two or three parts.
type composition struct {
	article *article.Article
	from    *article.Article // the text of which the part in question was cut
	host    *article.Article // an article of the same event that gave the rest; nil when it is of other events
	reuse   bool             // from is a rewrite
}

// composer makes compositions of the events of modern.
type composer struct {
	events []*modernEvent
	known  map[string]*article.Article
}

func newComposer(dir string) (*composer, error) {
	c := &composer{known: map[string]*article.Article{}}
	return c, readLines(filepath.Join(dir, "rewrites/modern.jsonl.zst"), func(e *modernEvent) error {
		c.events = append(c.events, e)
		return nil
	})
}

func (c *composer) article(r record) *article.Article {
	a := c.known[r.ID]
	if a == nil {
		a = r.article(r.ID)
		c.known[r.ID] = a
	}
	return a
}

// part returns the sentences of a, with what lies between them, from one share of its words
// to another.
func part(a *article.Article, from, to float64) string {
	spans := training.Sentences(a)
	total, words, start, end := float64(len(strings.Fields(a.Text))), 0, -1, 0
	for _, s := range spans {
		at := float64(words) / total
		if start < 0 && at >= from-.02 {
			start = s.Start
		}
		if start >= 0 && at < to-.02 {
			end = s.End
		}
		words += len(strings.Fields(a.Text[s.Start:s.End]))
	}
	if start < 0 || end <= start {
		return a.Text
	}
	for end < len(a.Text) && strings.ContainsAny(a.Text[end:end+1], `.!?"'`) {
		end++
	}
	return strings.TrimSpace(a.Text[start:end])
}

// beside puts half of a text in front of half of another, behind it or into its middle.
func beside(a, host *article.Article, n int) string {
	switch n % 3 {
	case 0:
		return part(a, 0, .5) + "\n\n" + part(host, .5, 1)
	case 1:
		return part(host, 0, .5) + "\n\n" + part(a, .5, 1)
	default:
		return part(host, 0, .25) + "\n\n" + part(a, .25, .75) + "\n\n" + part(host, .75, 1)
	}
}

// of returns what is made of event i: by kind.
func (c *composer) of(i int) map[string]composition {
	e := c.events[i]
	out := map[string]composition{}
	add := func(kind, text string, from, host *article.Article, reuse bool) {
		a := record{ID: e.Rewrite.ID + "/" + kind, Outlet: fmt.Sprintf("composed-%d.example", i), Text: text}
		out[kind] = composition{a.article(a.ID), from, host, reuse}
	}
	long := func(a *article.Article) bool { return len(strings.Fields(a.Text)) >= composedWords }
	rewrite, n := c.article(e.Rewrite), len(c.events)
	other := c.events[(i*7+31)%n]
	host := c.article(other.Articles[i%len(other.Articles)])
	if other.Event == e.Event {
		return out
	}
	if long(rewrite) && e.Mode != "augmented" && len(e.Sources) == 1 {
		add("half", part(rewrite, .25, .75), rewrite, nil, true)
		add("half-other", beside(rewrite, host, i), rewrite, nil, true)
		for _, r := range e.Articles {
			if !slices.Contains(e.Sources, r.ID) {
				add("half-same", beside(rewrite, c.article(r), i+1), rewrite, c.article(r), true)
				break
			}
		}
		x, y := c.events[(i*11+17)%n], c.events[(i*13+71)%n]
		if x.Event != e.Event && y.Event != e.Event {
			text := part(c.article(x.Rewrite), 0, .4) + "\n\n" + part(rewrite, .3, .7) + "\n\n" + part(c.article(y.Rewrite), .6, 1)
			add("digest", text, rewrite, nil, true)
		}
	}
	for k, r := range e.Articles {
		if a := c.article(r); long(a) {
			add(fmt.Sprintf("own-half-%d", k), part(a, .25, .75), a, nil, false)
			add(fmt.Sprintf("own-other-%d", k), beside(a, host, i+k), a, nil, false)
		}
	}
	return out
}

// sameText is the share of 5-grams in common from which two reports of modern are copies.
const sameText = .15

// pairsOf returns the pairs of one composition with the articles of its event.
func (c *composer) pairsOf(i int, kind string, made composition, set string) (pairs []pair) {
	e := c.events[i]
	var articles []*article.Article
	for _, r := range e.Articles {
		articles = append(articles, c.article(r))
	}
	for _, a := range articles {
		if a == made.host || a == made.from || !made.reuse && containment(made.from.Text, a.Text) >= sameText {
			continue
		}
		p := pair{set: set, mode: kind, group: e.Event, a: made.article, b: a, reuse: made.reuse && slices.Contains(e.Sources, a.ID)}
		for _, o := range articles {
			if o != a && o != made.from {
				p.others = append(p.others, o)
			}
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// composedPairs returns all compositions of modern as pairs with the articles of their
// events.
func composedPairs(dir string) ([]pair, error) {
	c, err := newComposer(dir)
	if err != nil {
		return nil, err
	}
	var out []pair
	for i := range c.events {
		made := c.of(i)
		for _, kind := range sortedKeys(made) {
			out = append(out, c.pairsOf(i, kind, made[kind], "composed")...)
		}
	}
	return out, nil
}

// composedInPile measures one composition of each event in the pile of allsides, as
// plantedPairs does with the rewrites.
func composedInPile(dir string) ([]sample, []sample, error) {
	c, err := newComposer(dir)
	if err != nil {
		return nil, nil, err
	}
	f, err := os.CreateTemp("", "composed-*.jsonl")
	if err != nil {
		return nil, nil, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	w := bufio.NewWriter(f)
	lines := json.NewEncoder(w)
	var pairs []pair
	for i := range c.events {
		made := c.of(i)
		kinds := sortedKeys(made)
		if len(kinds) == 0 {
			continue
		}
		kind := kinds[i%len(kinds)]
		a := made[kind].article
		if err := lines.Encode(map[string]string{"id": a.ID, "text": a.Text, "outlet": a.Outlet}); err != nil {
			return nil, nil, err
		}
		pairs = append(pairs, c.pairsOf(i, kind, made[kind], "composed-planted")...)
	}
	if err := w.Flush(); err != nil {
		return nil, nil, err
	}
	asked := make([]training.PilePair, len(pairs))
	for i, p := range pairs {
		asked[i] = training.PilePair{A: p.a.ID, B: p.b.ID}
	}
	if err := pileFeatures(dir, "allsides", false, asked, f.Name()); err != nil {
		return nil, nil, err
	}
	return pileSamples(pairs, asked)
}

// pileSamples returns the pairs that were measured in a pile as samples, for the judge of
// whole texts and for that of stretches.
func pileSamples(pairs []pair, measured []training.PilePair) (whole, parts []sample, err error) {
	for i, m := range measured {
		if m.Features == nil {
			return nil, nil, fmt.Errorf("%s and %s: not both in the pile", m.A, m.B)
		}
		if m.Others == 0 || m.ByWording {
			continue
		}
		p := pairs[i]
		p.words, p.longer, p.credited = m.Words, m.Longer, m.Credited
		whole = append(whole, sample{m.Features, p.reuse, trained[p.set], &p})
		parts = append(parts, partSamples(&p, m.Parts, trained[p.set])...)
	}
	return whole, parts, nil
}
