package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"

	"copytrail/provenance/internal/training"
)

// Columns of the table of planted pairs.
const (
	plantCalled   = iota // excerpt, near-copy or identical
	plantReworded        // rewrite
	plantShared          // shared-source
	plantQuoted          // shared-quotation
	plantPossible        // possible
	plantTemplate        // same-event by the template rule
	plantMissed          // nothing
	plantColumns
)

var plantNames = [plantColumns]string{"excerpt+", "rewrite", "sh-source", "sh-quotation", "possible", "template", "missed"}

// plantColumn returns the column of a finding.
func plantColumn(relation string, template bool) int {
	switch relation {
	case "identical", "near-copy", "excerpt":
		return plantCalled
	case "rewrite":
		return plantReworded
	case "shared-source":
		return plantShared
	case "shared-quotation":
		return plantQuoted
	case "possible":
		return plantPossible
	}
	if template {
		return plantTemplate
	}
	return plantMissed
}

// askAboutPlanted scans the articles of a file with a copytrail binary and counts what it
// says of the pairs.
func askAboutPlanted(binary, path string, pairs []plantedPair) (counts [plantColumns]int, err error) {
	asked := make([][2]string, len(pairs))
	for i, p := range pairs {
		asked[i] = [2]string{p.Donor.ID, p.Host.ID}
	}
	said, err := askAbout(binary, path, asked, "all")
	for _, column := range said {
		counts[column]++
	}
	return counts, err
}

// askAbout scans the articles of a file with a copytrail binary that reports some relations,
// and returns for each pair of ids the column of what it says.
func askAbout(binary, path string, pairs [][2]string, relations string) ([]int, error) {
	said := map[[2]string]int{}
	for _, p := range pairs {
		said[p] = plantMissed
	}
	c := exec.Command(binary, "scan", "--relation", relations, "--min-score", "0", "--format", "jsonl", "--progress", "never", path)
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	var bad error
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		if !bytes.HasPrefix(lines.Bytes(), []byte(`{"type":"finding"`)) {
			continue
		}
		var f struct {
			Relation     string
			Copy, Source struct{ ID string }
			Warnings     []string
		}
		if bad = json.Unmarshal(lines.Bytes(), &f); bad != nil {
			break
		}
		template := slices.Contains(f.Warnings, training.TemplateWarning)
		for _, k := range [][2]string{{f.Copy.ID, f.Source.ID}, {f.Source.ID, f.Copy.ID}} {
			if _, ok := said[k]; ok {
				said[k] = plantColumn(f.Relation, template)
			}
		}
	}
	if bad == nil {
		bad = lines.Err()
	}
	if err := c.Wait(); err != nil {
		if code, ok := err.(*exec.ExitError); !ok || code.ExitCode() != 1 {
			return nil, fmt.Errorf("%s: %w", binary, err) // 1 only says that there is reuse
		}
	}
	columns := make([]int, len(pairs))
	for i, p := range pairs {
		columns[i] = said[p]
	}
	return columns, bad
}

func printPlantHead() {
	fmt.Printf("%-9s %5s %5s %5s", "form", "host", "words", "pairs")
	for _, name := range plantNames {
		fmt.Printf(" %20s", name)
	}
	fmt.Println()
}

// printPlanted prints the shares of a setting with their 95 % confidence intervals.
func printPlanted(s plantSetting, pairs []plantedPair, counts [plantColumns]int) {
	fmt.Printf("%-9s %5d %5d %5d", s.Form, s.Host, s.Words, len(pairs))
	for _, n := range counts {
		low, high := training.Wilson(n, len(pairs))
		fmt.Printf("     %.3f [%.2f %.2f]", float64(n)/float64(max(1, len(pairs))), low, high)
	}
	fmt.Println()
}
