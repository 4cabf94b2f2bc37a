package main

import (
	"slices"
	"strings"

	"copytrail/provenance/internal/training"
)

// measured are all labelled pairs as samples, by what is learned from them.
type measured struct {
	alone    []sample // pairs by themselves
	story    []sample // pairs in their stories
	composed []sample // pairs by themselves of which one article was composed of parts
	parts    []sample // the stretches of pairs in their stories
}

// measureAll measures the pairs of the development sets, those that are made of them, and
// the labelled pairs of real articles.
func measureAll(dir, labels string) (*measured, error) {
	sets, err := development(dir)
	if err != nil {
		return nil, err
	}
	m := &measured{}
	stories, pile, err := invented(labels)
	if err != nil {
		return nil, err
	}
	for _, s := range append(slices.Clone(sets), set{"invented", stories, pile}) {
		m.measureSet(&s)
	}
	composed, err := composedPairs(dir)
	if err != nil {
		return nil, err
	}
	t := training.NewTrainer(slices.Values(sets[0].pile))
	for i := range composed {
		p := &composed[i]
		x, words := t.Features(p.a, p.b, nil)
		p.words = words
		m.composed = append(m.composed, sample{x, p.reuse, trained["composed"], p})
		m.addParts(t, p)
	}
	alone, story, parts, err := realPairs(dir, labels)
	if err != nil {
		return nil, err
	}
	m.alone, m.story, m.parts = append(m.alone, alone...), append(m.story, story...), append(m.parts, parts...)
	if story, parts, err = plantedPairs(dir, sets[0].pairs); err != nil {
		return nil, err
	}
	m.story, m.parts = append(m.story, story...), append(m.parts, parts...)
	if _, parts, err = composedInPile(dir); err != nil {
		return nil, err
	}
	m.parts = append(m.parts, parts...)
	return m, nil
}

// measureSet adds the pairs of a development set.
func (m *measured) measureSet(s *set) {
	t := training.NewTrainer(slices.Values(s.pile))
	for i := range s.pairs {
		p := &s.pairs[i]
		if s.name == "llmfake" && !strings.HasPrefix(p.mode, "chatgpt") || p.mode == "sibling_pair" {
			continue
		}
		x, words := t.Features(p.a, p.b, nil)
		p.words = words
		weight := trained[s.name]
		if s.name == "invented" {
			weight *= realAlone // alone its kinds of rewrites can hardly be told, as the real pairs
		}
		m.alone = append(m.alone, sample{x, p.reuse, weight, p})
		if len(p.others) > 0 {
			x, _ := t.Features(p.a, p.b, p.others)
			m.story = append(m.story, sample{x, p.reuse, trained[s.name], p})
			m.addParts(t, p)
		}
	}
}

// addParts adds the stretches of a pair, if they are not the whole texts.
func (m *measured) addParts(t *training.Trainer, p *pair) {
	m.parts = append(m.parts, partSamples(p, t.Parts(p.a, p.b, p.others), trained[p.set])...)
}

// partSamples returns the stretches of a pair as samples in pieces, which together have the
// weight of one.
func partSamples(p *pair, parts []training.Part, weight float64) []sample {
	var out []sample
	for _, x := range parts {
		out = append(out, sample{training.AppendPieces(nil, x.Features, x.Words), p.reuse, weight / float64(len(parts)), p})
	}
	return out
}
