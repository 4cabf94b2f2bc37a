package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// realSet is a pile of real articles of which pairs were labelled by reading.
type realSet struct {
	name       string
	sameOutlet bool // scanned with the articles of one outlet compared
	decides    bool // its pairs say from which score on a pair is called reuse
}

// realSets are these piles. Templates of one agency are a case of their own, and the few
// labelled pairs of a day of scraped pages are of five events: they teach, and do not
// decide.
var realSets = []realSet{
	{"allsides", false, true}, {"ecbplus", false, true}, {"oneday", false, false}, {"oneday_sample", false, false}, {"reuters21578", true, false},
}

// label is one line of a file of pairs labelled by reading.
type label struct {
	a, b  string
	reuse bool
	kind  string
}

// readLabels reads files with lines of two ids, a label and a kind, separated by
// tabs; "unclear" pairs teach nothing.
func readLabels(pattern string) ([]label, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no labelled pairs in %s", pattern)
	}
	var out []label
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			if strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) != 4 {
				return nil, fmt.Errorf("%s:%d: %d fields (want two ids, a label and a kind)", name, n, len(f))
			}
			if f[2] != "unclear" {
				out = append(out, label{f[0], f[1], f[2] == "reuse", f[3]})
			}
		}
	}
	return out, nil
}

// measureReal measures labelled pairs of a pile as a scan of the whole pile does.
func measureReal(dir, set string, sameOutlet bool, labels []label) ([]training.PilePair, error) {
	pairs := make([]training.PilePair, len(labels))
	for i, l := range labels {
		pairs[i] = training.PilePair{A: l.a, B: l.b}
	}
	if err := pileFeatures(dir, set, sameOutlet, pairs); err != nil {
		return nil, err
	}
	for _, p := range pairs {
		if p.Features == nil {
			return nil, fmt.Errorf("%s: %s and %s: not both in the pile", set, p.A, p.B)
		}
	}
	return pairs, nil
}

// pileFeatures measures pairs in the pile of a set and the files that are added to it.
func pileFeatures(dir, set string, sameOutlet bool, pairs []training.PilePair, added ...string) error {
	read := article.DefaultOptions()
	paths := append([]string{filepath.Join(dir, "news", set+".jsonl.zst")}, added...)
	return training.PileFeatures(context.Background(), article.Scan(paths, nil, read), read, sameOutlet, pairs)
}

// realAlone is how much less a real pair counts for the judge of a pair alone than
// for that of a pair in its story: alone the two kinds can hardly be told apart, and
// what is learned from them costs recall among rewrites (of modern, .90 instead of
// .92 at 1 %).
const realAlone = .25

// realIndependent is how much more a pair of real articles counts that was read and is no
// reuse: such pairs are what the judge is most easily wrong about, and there are few.
const realIndependent = 2

// realWeight returns how much a labelled pair of real articles counts.
func realWeight(p *pair) float64 {
	if p.reuse {
		return trained[p.set]
	}
	return realIndependent * trained[p.set]
}

// realPairs returns the labelled pairs of real articles as samples: alone, and in
// their stories, and their stretches. They are the hardest there are, since the detector
// picked them.
func realPairs(dir, labels string) (alone, story, parts []sample, err error) {
	for _, set := range realSets {
		list, err := readLabels(filepath.Join(labels, set.name+"_pairs*.tsv"))
		if err != nil {
			return nil, nil, nil, err
		}
		measured, err := measureReal(dir, set.name, set.sameOutlet, list)
		if err != nil {
			return nil, nil, nil, err
		}
		for i, l := range list {
			m := measured[i]
			if m.ByWording {
				continue
			}
			p := &pair{set: set.name, a: &article.Article{ID: l.a}, b: &article.Article{ID: l.b}, mode: l.kind, group: realGroup(set.name, l.a, m.Day), reuse: l.reuse, words: m.Words, longer: m.Longer, credited: m.Credited}
			s := sample{m.Features, l.reuse, realWeight(p), p}
			if m.Others > 0 {
				story = append(story, s)
			}
			parts = append(parts, partSamples(p, m.Parts, realWeight(p))...)
			s.x = slices.Clone(s.x)
			clear(s.x[training.StoryFeatures():])
			s.weight *= realAlone
			alone = append(alone, s)
		}
	}
	return alone, story, parts, nil
}

// realGroup says which pairs share an event: by topic where ids tell it (ECB+ ids
// begin with the topic's number), else by days.
func realGroup(set, id string, day int) string {
	if set == "ecbplus" {
		topic, _, _ := strings.Cut(id, "_")
		return topic
	}
	return strconv.Itoa(day / 3)
}
