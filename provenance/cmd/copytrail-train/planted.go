package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"copytrail/provenance/internal/training"
)

// plantedPairs measures the pairs of modern as a scan sees them when its rewrites
// stand in a large pile of real articles: its articles are of the set allsides, so
// only the rewrites are added. A large pile has dozens of reports of an event, and
// agencies' copies of some, where modern itself has three; a judge that knows only
// stories of three takes what few have for more than it is.
//
// It returns the samples of whole texts and those of stretches.
func plantedPairs(dir string, pairs []pair) (whole, parts []sample, err error) {
	rewrites, err := writeRewrites(dir)
	if err != nil {
		return nil, nil, err
	}
	defer os.Remove(rewrites)
	var planted []pair
	var asked []training.PilePair
	for _, p := range pairs {
		if p.mode != "sibling_pair" {
			p.set = "planted"
			planted = append(planted, p)
			asked = append(asked, training.PilePair{A: p.a.ID, B: p.b.ID})
		}
	}
	if err := pileFeatures(dir, "allsides", false, asked, rewrites); err != nil {
		return nil, nil, err
	}
	return pileSamples(planted, asked)
}

// writeRewrites writes the rewrites of modern as JSON Lines to a temporary file and
// returns its name.
func writeRewrites(dir string) (string, error) {
	f, err := os.CreateTemp("", "rewrites-*.jsonl")
	if err != nil {
		return "", err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	lines := json.NewEncoder(w)
	seen := map[string]bool{}
	err = readLines(filepath.Join(dir, "rewrites/modern.jsonl.zst"), func(e *modernEvent) error {
		r := e.Rewrite
		if seen[r.ID] {
			return nil
		}
		seen[r.ID] = true
		return lines.Encode(map[string]string{"id": r.ID, "title": r.Title, "text": r.Text, "outlet": fmt.Sprintf("rewriter-%d.example", len(seen))})
	})
	if err != nil {
		return "", err
	}
	return f.Name(), w.Flush()
}
