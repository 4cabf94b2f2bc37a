package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"copytrail/article"
)

// writeSamples writes a line for each sample: its label, weight, set, kind and group, how many
// pairs it stands for, its articles if they are of a pile, its features.
func writeSamples(path string, features []string, samples []sample) error {
	var b strings.Builder
	fmt.Fprintln(&b, "label\tweight\tset\tkind\tgroup\tstands\ta\tb\t"+strings.Join(features, "\t"))
	for _, s := range samples {
		idA, idB := "", ""
		if s.pair.a != nil && s.pair.b != nil {
			idA, idB = s.pair.a.ID, s.pair.b.ID
		}
		fmt.Fprintf(&b, "%v\t%v\t%s\t%s\t%s\t%v\t%s\t%s", s.reuse, s.weight, s.pair.set, s.pair.mode, s.pair.group, s.pair.stands, idA, idB)
		for _, x := range s.x {
			fmt.Fprintf(&b, "\t%.4f", x)
		}
		fmt.Fprintln(&b)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// readSamples reads what writeSamples has written, to learn again without measuring.
func readSamples(path string) ([]sample, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []sample
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if n == 1 {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 9 {
			return nil, fmt.Errorf("%s:%d: %d fields (want 9 at least)", path, n, len(f))
		}
		numbers := make([]float64, 0, len(f))
		for _, s := range append([]string{f[1], f[5]}, f[8:]...) {
			x, err := strconv.ParseFloat(s, 64)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n, err)
			}
			numbers = append(numbers, x)
		}
		p := &pair{set: f[2], mode: f[3], group: f[4], reuse: f[0] == "true", stands: numbers[1], a: &article.Article{ID: f[6]}, b: &article.Article{ID: f[7]}}
		out = append(out, sample{numbers[2:], p.reuse, numbers[0], p})
	}
	return out, nil
}
