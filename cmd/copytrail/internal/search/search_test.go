package search

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"copytrail/provenance"
)

func searchOf(t *testing.T, flags ...string) *Search {
	t.Helper()
	s := &Search{}
	fs := pflag.NewFlagSet("scan", pflag.ContinueOnError)
	s.Bind(fs)
	s.BindJobs(fs)
	if err := fs.Parse(flags); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOptions(t *testing.T) {
	got, want := searchOf(t).Options(), provenance.DefaultOptions
	if got.Window != want.Window || got.Tier != want.Tier || got.Similarity != want.Similarity || got.Recall != want.Recall || got.Reference || got.SameOutlet {
		t.Errorf("without flags: got %+v, want the defaults", got)
	}
	s := searchOf(t, "--window", "2w", "--same-outlet", "--tier", "surface", "--similarity", ".7", "--recall", ".9", "--lsh", "reference", "--jobs", "3")
	got = s.Options()
	if got.Window != 14*24*time.Hour || !got.SameOutlet || got.Tier != provenance.TierSurface || got.Similarity != .7 || got.Recall != .9 || !got.Reference || got.Jobs != 3 {
		t.Errorf("got %+v, want what the flags say", got)
	}
	described := map[string]any{}
	s.Describe(described)
	if got, want := fmt.Sprint(described), "map[lsh:reference recall:0.9 same_outlet:true similarity:0.7 tier:surface window:14d]"; got != want {
		t.Errorf("described as %s, want %s", got, want)
	}
}

// TestExplanation: the probabilities rise from never to always, and what is asked for
// is reached.
func TestExplanation(t *testing.T) {
	s := searchOf(t, "--similarity", "0.4", "--recall", "0.95", "--explain")
	if !s.Explain {
		t.Error("--explain is not noticed")
	}
	var out bytes.Buffer
	PrintExplanation(&out, s.Options())
	var rows, bands int
	var reached float64
	if _, err := fmt.Sscanf(out.String(), "Copies are searched with signatures of 256 rows in %d bands of %d.", &bands, &rows); err != nil || bands*rows > 256 {
		t.Errorf("%d bands of %d rows (%v)", bands, rows, err)
	}
	lines := strings.Split(out.String(), "\n")
	if _, err := fmt.Sscanf(lines[2], "At similarity 0.40 that happens with probability %f (asked for: 0.95).", &reached); err != nil || reached < 0.95 {
		t.Errorf("got %q, want a probability of at least .95", lines[2])
	}
	last, steps := -1.0, 0
	for _, l := range lines {
		var similarity, p float64
		if n, _ := fmt.Sscanf(l, "%f %f", &similarity, &p); n == 2 {
			steps++
			if p < last {
				t.Errorf("the probability falls: %q", l)
			}
			last = p
		}
	}
	if steps != 21 || last != 1 {
		t.Errorf("%d steps up to %v, want 21 up to 1", steps, last)
	}
	if !strings.HasSuffix(out.String(), "rare terms that stand in one sentence.\n") {
		t.Error("the search for rewrites is not explained")
	}
	out.Reset()
	PrintExplanation(&out, searchOf(t, "--tier", "surface").Options())
	if !strings.HasSuffix(out.String(), "Rewrites are not searched (--tier surface).\n") {
		t.Error("surface searches for rewrites")
	}
}
