package main

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// thirdPile is a pile of made texts of which it is known what was made from what.
type thirdPile struct {
	kind, class string
	articles    []*article.Article
	sources     map[*article.Article][]*article.Article
	fold        map[*article.Article]int
}

func (p *thirdPile) add(a *article.Article, fold int, sources ...*article.Article) {
	if _, ok := p.fold[a]; !ok {
		p.articles = append(p.articles, a)
		p.fold[a] = fold
	}
	p.sources[a] = append(p.sources[a], sources...)
}

// thirdSample is a triple with the truth of it.
type thirdSample struct {
	training.Triple
	kind, class string
	right       bool // the third is a source of both
}

// The kinds of triples, and what share of the claims among them may be wrong.
const (
	kindFamily = "family" // two rewrites and their source, and nothing else on it
	kindChain  = "chain"  // a text, its rewrite, and that one with half of its sentences rewritten again
	kindCrowd  = "crowd"  // all versions of all texts of a set
	kindOther  = "other"  // a rewrite, its source and another report of the event, whether related or not
	kindReal   = "real"   // real articles: of none is it known that two were made from a third

	wrongMade  = .01 // of families and chains
	wrongCrowd = .05
	wrongOther = .02 // of all triples
)

// trainThirds learns the bounds within which a third article is taken for the source of two
// that are called a rewrite, when it is only possible that they were made from it. What the
// witnesses say is said by ones that have not seen the source. It prints what is claimed and
// writes the bounds.
func trainThirds(args []string) error {
	flags := pflag.NewFlagSet("thirds", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/origin/third.json", "the file to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets, err := development(flags.Arg(0))
	if err != nil {
		return err
	}
	pairs := witnessSamples(sets)
	witnesses := witnessesOfFolds(pairs, witnessWords(pairs))
	samples := otherTriples(sets[0], witnesses)
	for _, p := range slices.Concat(familyPiles(sets), crowdPiles(sets)) {
		list, err := p.triples(witnesses)
		if err != nil {
			return err
		}
		samples = append(samples, list...)
	}
	for _, s := range realSets {
		read := article.DefaultOptions()
		paths := []string{filepath.Join(flags.Arg(0), "news", s.name+".jsonl.zst")}
		list, err := training.Triples(context.Background(), article.Scan(paths, nil, read), read, s.sameOutlet)
		if err != nil {
			return err
		}
		for _, t := range list {
			samples = append(samples, thirdSample{t, kindReal, s.name, false})
		}
	}
	b := bestBounds(samples)
	reportThirds(samples, &b)
	data, err := json.Marshal(b)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// familyPiles returns for each class of siblings the pile of its families, and the pile of chains
// made of them.
func familyPiles(sets []set) []*thirdPile {
	byName := map[string]*thirdPile{}
	of := func(kind, class string) *thirdPile {
		name := kind + " " + class
		if byName[name] == nil {
			byName[name] = &thirdPile{kind, class, nil, map[*article.Article][]*article.Article{}, map[*article.Article]int{}}
		}
		return byName[name]
	}
	for _, s := range sets {
		for _, f := range families(s) {
			p := of(kindFamily, f.class)
			p.add(f.source, f.fold)
			p.add(f.first, f.fold, f.source)
			p.add(f.second, f.fold, f.source)
			if half := halfRewritten(f.first, f.second); half != nil {
				p := of(kindChain, f.class)
				p.add(f.source, f.fold)
				p.add(f.first, f.fold, f.source)
				p.add(half, f.fold, f.source, f.first)
			}
		}
	}
	var piles []*thirdPile
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		piles = append(piles, byName[name])
	}
	return piles
}

// leastChain is the least number of sentences of a text that is rewritten in halves.
const leastChain = 4

// halfRewritten returns a text with every second sentence as it is in another of the same source,
// nil if the two have not as many sentences.
func halfRewritten(source, rewrite *article.Article) *article.Article {
	x, y := training.Sentences(source), training.Sentences(rewrite)
	if len(x) != len(y) || len(x) < leastChain {
		return nil
	}
	var b strings.Builder
	for i := range x {
		text, spans := source.Text, x
		if i%2 == 1 {
			text, spans = rewrite.Text, y
		}
		end := len(text) // with the mark at the end, which no sentence has
		if i+1 < len(spans) {
			end = spans[i+1].Start
		}
		b.WriteString(strings.TrimSpace(text[spans[i].Start:end]) + " ")
	}
	half := *rewrite
	half.Text = b.String()
	return &half
}

// crowdPiles returns for each set the pile of all its texts.
func crowdPiles(sets []set) []*thirdPile {
	var piles []*thirdPile
	for _, s := range sets {
		p := &thirdPile{kindCrowd, s.name, nil, map[*article.Article][]*article.Article{}, map[*article.Article]int{}}
		for i := range s.pairs {
			x := &s.pairs[i]
			k := fold(x) % directionFolds
			p.add(x.a, k)
			p.add(x.b, k)
			if x.source != nil {
				p.add(rewriteOf(x), k, x.source)
			}
		}
		piles = append(piles, p)
	}
	return piles
}

// triples scans a pile and returns its triples, with what the witnesses of each source's fold
// say of them.
func (p *thirdPile) triples(witnesses []*training.Witnesses) ([]thirdSample, error) {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i, a := range p.articles {
		if err := enc.Encode(map[string]string{"id": strconv.Itoa(i), "title": a.Title, "text": a.Text}); err != nil {
			return nil, err
		}
	}
	read := article.DefaultOptions()
	found, err := training.Triples(context.Background(), article.Scan([]string{"-"}, &lines, read), read, true)
	if err != nil {
		return nil, err
	}
	of := func(id string) *article.Article {
		i, err := strconv.Atoi(id)
		if err != nil {
			panic(err) // it was encoded above
		}
		return p.articles[i]
	}
	t := training.NewTrainer(slices.Values(p.articles))
	var out []thirdSample
	for _, x := range found {
		a, b, c := of(x.A), of(x.B), of(x.C)
		w := witnesses[p.fold[c]]
		scoreTriple(&x, t, w, a, b, c)
		x.FromKin = training.NoKin
		for _, k := range x.Kin {
			x.FromKin = max(x.FromKin, w.LogOdds(t.Witnesses(of(k), c)))
		}
		right := slices.Contains(p.sources[a], c) && slices.Contains(p.sources[b], c)
		out = append(out, thirdSample{x, p.kind, p.class, right})
	}
	return out, nil
}

// scoreTriple fills in what the witnesses say of three texts.
func scoreTriple(x *training.Triple, t *training.Trainer, w *training.Witnesses, a, b, c *article.Article) {
	x.ToA, x.ToB = w.LogOdds(t.Witnesses(c, a)), w.LogOdds(t.Witnesses(c, b))
	x.Apart = math.Abs(w.LogOdds(t.Witnesses(a, b)))
}

// otherTriples returns triples of a rewrite of modern, its source and another report of the event.
func otherTriples(modern set, witnesses []*training.Witnesses) []thirdSample {
	t := training.NewTrainer(slices.Values(modern.pile))
	var out []thirdSample
	for i := range modern.pairs {
		p := &modern.pairs[i]
		if p.source == nil {
			continue
		}
		w := witnesses[fold(p)%directionFolds]
		for _, c := range p.others {
			x := t.Triple(rewriteOf(p), p.source, c)
			scoreTriple(&x, t, w, rewriteOf(p), p.source, c)
			out = append(out, thirdSample{x, kindOther, modern.name, false})
		}
	}
	return out
}
