package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
)

// allsides returns the labelled pairs of news/allsides, measured in the whole pile
// as a scan measures them. labels is a pattern of files with lines of two ids, a
// label and a kind, separated by tabs; "unclear" pairs teach nothing.
func allsides(dir, labels string) ([]sample, error) {
	files, err := filepath.Glob(labels)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no labelled pairs in %s", labels)
	}
	var pairs []provenance.PilePair
	var reuse []bool
	var kinds []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			n++
			f := strings.Split(strings.TrimSpace(line), "\t")
			if strings.HasPrefix(line, "#") {
				continue
			}
			if len(f) != 4 {
				return nil, fmt.Errorf("%s:%d: %d fields (want two ids, a label and a kind)", name, n, len(f))
			}
			if f[2] == "unclear" {
				continue
			}
			pairs = append(pairs, provenance.PilePair{A: f[0], B: f[1]})
			reuse = append(reuse, f[2] == "reuse")
			kinds = append(kinds, f[3])
		}
	}
	opt := article.DefaultOptions()
	records := article.Scan([]string{filepath.Join(dir, "news/allsides.jsonl.zst")}, nil, opt)
	if err := provenance.PileFeatures(context.Background(), records, opt, pairs); err != nil {
		return nil, err
	}
	var out []sample
	for i, p := range pairs {
		if p.Features == nil {
			return nil, fmt.Errorf("%s and %s: not both in the pile", p.A, p.B)
		}
		out = append(out, sample{p.Features, reuse[i], trained["allsides"],
			&pair{set: "allsides", mode: kinds[i], group: strconv.Itoa(p.Day / 3), reuse: reuse[i]}})
	}
	return out, nil
}
