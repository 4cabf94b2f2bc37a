package flagvalue

import (
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"copytrail/provenance"
)

// TestSet: what each type takes, how it prints it, and what its errors ask for.
func TestSet(t *testing.T) {
	var (
		word  string
		share float64
		n     int
		span  time.Duration
		paths []string
	)
	for _, c := range []struct {
		flag     pflag.Value
		in, want string // want is what is printed, or part of the error
		bad      bool
	}{
		{When(&word), "always", "always", false},
		{When(&word), "blue", `unknown value "blue" (want auto, always or never)`, true},
		{Share{Value: &share, What: "score"}, "0", "0", false},
		{Share{Value: &share, What: "score"}, "1", "1", false},
		{Share{Value: &share, What: "score"}, "0.25", "0.25", false},
		{Share{Value: &share, What: "score"}, "1.5", `unknown score "1.5" (want a number from 0 to 1)`, true},
		{Share{Value: &share, What: "score"}, "NaN", `unknown score "NaN"`, true},
		{Share{Value: &share, What: "recall", Above0: true}, "0", "(want a number above 0 to 1)", true},
		{Share{Value: &share, What: "recall", Above0: true, Below1: true}, "1", "(want a number above 0 and below 1)", true},
		{Count{&n}, "0", "0", false},
		{Count{&n}, "1048576", "1048576", false},
		{Count{&n}, "1048577", "(want a whole number from 0 to 1048576)", true},
		{Count{&n}, "-1", `unknown number "-1"`, true},
		{Span{&span}, "2w", "14d", false},
		{Span{&span}, "1d12h", "36h0m0s", false},
		{Span{&span}, "30", `unknown span of time "30"`, true},
		{Paths{&paths}, "a", "a", false},
		{Paths{&paths}, "b", "a,b", false},
		{Paths{&paths}, "", "an empty path", true},
	} {
		before := c.flag.String()
		err := c.flag.Set(c.in)
		switch {
		case !c.bad && (err != nil || c.flag.String() != c.want):
			t.Errorf("%s: %q prints as %q (%v), want %q", c.flag.Type(), c.in, c.flag.String(), err, c.want)
		case c.bad && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %q: error %v, want %q", c.flag.Type(), c.in, err, c.want)
		case c.bad && c.flag.String() != before:
			t.Errorf("%s: a refused %q changed the value to %q", c.flag.Type(), c.in, c.flag.String())
		}
	}
}

func TestRelations(t *testing.T) {
	var set map[provenance.Relation]bool
	f := Relations{&set, "any", provenance.Relation.Reuse}
	if err := f.Set("copy"); err == nil || !strings.Contains(err.Error(), `unknown relation "copy" (want any, identical, near-copy,`) {
		t.Errorf("got %v, want the relations that there are", err)
	}
	set = nil
	if err := f.Set("possible, rewrite"); err != nil {
		t.Fatal(err)
	}
	if err := f.Set("near-copy"); err != nil {
		t.Fatal(err)
	}
	if got := f.String(); got != "near-copy,rewrite,possible" {
		t.Errorf("got %q, want the strongest claim first", got)
	}
	set = nil
	if err := f.Set("any"); err != nil {
		t.Fatal(err)
	}
	for _, r := range provenance.Relations {
		if set[r] != r.Reuse() {
			t.Errorf("any: %s is %v, want %v", r, set[r], r.Reuse())
		}
	}
}
