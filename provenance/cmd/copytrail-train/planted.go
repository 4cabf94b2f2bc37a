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
func plantedPairs(dir string, pairs []pair) ([]sample, error) {
	rewrites, err := writeRewrites(dir)
	if err != nil {
		return nil, err
	}
	defer os.Remove(rewrites)
	asked := make([]training.PilePair, len(pairs))
	for i, p := range pairs {
		asked[i] = training.PilePair{A: p.a.ID, B: p.b.ID}
	}
	if err := pileFeatures(dir, "allsides", false, asked, rewrites); err != nil {
		return nil, err
	}
	var out []sample
	for i := range pairs {
		m := asked[i]
		if m.Features == nil {
			return nil, fmt.Errorf("modern: %s and %s: not both in allsides", m.A, m.B)
		}
		if m.Others == 0 || m.ByWording || pairs[i].mode == "sibling_pair" {
			continue
		}
		p := pairs[i]
		p.set, p.words, p.credited = "planted", m.Words, m.Credited
		out = append(out, sample{m.Features, p.reuse, trained["planted"], &p})
	}
	return out, nil
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
