package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// idPair is a pair of articles: their ids, the smaller one first.
type idPair struct{ a, b string }

func newIDPair(a, b string) idPair { return idPair{min(a, b), max(a, b)} }

// tabPairs reads lines of two ids with a tab between them.
func tabPairs(name string) ([]idPair, error) {
	return readPairs(name, func(line []byte) (idPair, bool, error) {
		a, b, ok := strings.Cut(string(line), "\t")
		if !ok {
			return idPair{}, false, fmt.Errorf("no pair in %q", line)
		}
		return newIDPair(a, b), true, nil
	})
}

// findingPairs reads the pairs of the findings of copytrail, in JSON Lines.
func findingPairs(name string) ([]idPair, error) {
	return readPairs(name, func(line []byte) (idPair, bool, error) {
		// Other records have fields of these names with another meaning.
		if !bytes.Contains(line, []byte(`"type":"finding"`)) {
			return idPair{}, false, nil
		}
		var f struct{ Copy, Source struct{ ID string } }
		err := json.Unmarshal(line, &f)
		return newIDPair(f.Copy.ID, f.Source.ID), true, err
	})
}

// readPairs returns the pairs of a file of lines, each once, sorted by their ids. parse
// returns the pair of a line, and false for a line that has none.
func readPairs(name string, parse func([]byte) (idPair, bool, error)) ([]idPair, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	seen := map[idPair]bool{}
	sc := lines(f)
	for sc.Scan() {
		p, ok, err := parse(sc.Bytes())
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		if ok {
			seen[p] = true
		}
	}
	pairs := slices.Collect(maps.Keys(seen))
	slices.SortFunc(pairs, func(x, y idPair) int { return strings.Compare(x.a+"\t"+x.b, y.a+"\t"+y.b) })
	return pairs, sc.Err()
}

// truth is the pairs that are reuse, by the kind of copy.
type truth map[string][]idPair

// readTruth reads a truth file. It returns nil when name is "".
func readTruth(name string) (truth, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t := truth{}
	sc := lines(f)
	for sc.Scan() {
		var p planted
		if err := json.Unmarshal(sc.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		if p.Label == "reuse" {
			t[p.Mode] = append(t[p.Mode], newIDPair(p.A, p.B))
		}
	}
	return t, sc.Err()
}

func (t truth) modes() []string { return slices.Sorted(maps.Keys(t)) }

// recall returns, by the kind of copy, the share of the pairs that are among those found.
func (t truth) recall(found []idPair) map[string]float64 {
	have := map[idPair]bool{}
	for _, p := range found {
		have[p] = true
	}
	recall := map[string]float64{}
	for mode, pairs := range t {
		n := 0
		for _, p := range pairs {
			if have[p] {
				n++
			}
		}
		recall[mode] = float64(n) / float64(len(pairs))
	}
	return recall
}
