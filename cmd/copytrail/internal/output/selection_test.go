package output

import (
	"fmt"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/provenance"
)

func TestSelection(t *testing.T) {
	near := map[provenance.Relation]bool{provenance.SameEvent: true}
	for _, c := range []struct {
		flags     []string
		gated     map[provenance.Relation]bool
		described string
		err       string
	}{
		{nil, nil, "map[min_score:0 relation:[identical near-copy excerpt rewrite shared-source shared-quotation possible]]", ""},
		{nil, near, "map[min_score:0 relation:[identical near-copy excerpt rewrite shared-source shared-quotation possible same-event]]", ""},
		{[]string{"--relation", "rewrite,identical", "--min-score", "0.5"}, nil, "map[min_score:0.5 relation:[identical rewrite]]", ""},
		{[]string{"--relation", "rewrite"}, near, "", "check: --fail-on same-event can never be met: --relation leaves it out"},
	} {
		var s Selection
		fs := pflag.NewFlagSet("check", pflag.ContinueOnError)
		s.Bind(fs)
		if err := fs.Parse(c.flags); err != nil {
			t.Fatal(err)
		}
		err := s.Settle(c.gated)
		if err != nil || c.err != "" {
			if err == nil || err.Error() != c.err {
				t.Errorf("%v: got %v, want %q", c.flags, err, c.err)
			}
			continue
		}
		described := map[string]any{}
		s.Describe(described)
		if got := fmt.Sprint(described); got != c.described {
			t.Errorf("%v: described as %s, want %s", c.flags, got, c.described)
		}
	}
}

func TestKeeps(t *testing.T) {
	s := Selection{relations: map[provenance.Relation]bool{provenance.Rewrite: true}, minScore: 0.5}
	for _, c := range []struct {
		r     provenance.Relation
		score float64
		want  bool
	}{
		{provenance.Rewrite, 0.5, true}, {provenance.Rewrite, 0.49, false}, {provenance.Excerpt, 1, false},
	} {
		if got := s.Keeps(&provenance.Finding{Relation: c.r, Score: c.score}); got != c.want {
			t.Errorf("%s of %v: %v, want %v", c.r, c.score, got, c.want)
		}
	}
	if !s.Wants(provenance.Rewrite) || s.Wants(provenance.Excerpt) {
		t.Error("other relations are wanted than are kept")
	}
}
