package pattern

import (
	"maps"
	"slices"
	"testing"
)

func TestOpenings(t *testing.T) {
	b, err := Compile([]File{{Name: "x.txt", Text: `
list noun: story article
stage note: apart
stage open: apart
rule a: source in note
match START this @noun [first]? appeared in OUTLET
match START ..2[@noun] by NAME
match START [from | taken from]? press : NAME
rule b: source in open
match by OUTLET
`}}, []string{"source"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	o := b.Openings("note")
	for first, want := range map[string][]string{
		"this": {"article", "story"}, "story": {"article", "by", "story"}, "by": nil, "from": {"press"}, "taken": {"from"}, "press": {":"},
	} {
		got := slices.Sorted(maps.Keys(o[first]))
		if _, known := o[first]; !known || !slices.Equal(got, want) {
			t.Errorf("%q: %v %q, want %q", first, known, got, want)
		}
	}
	for _, c := range []struct {
		first, second string
		want          bool
	}{{"this", "story", true}, {"this", "ship", false}, {"by", "ship", true}, {"press", ":", true}, {"press", "on", false}, {"ship", "by", false}} {
		if got := o.Fit(c.first, c.second); got != c.want {
			t.Errorf("%q %q: %v, want %v", c.first, c.second, got, c.want)
		}
	}
	if o := b.Openings("open"); o != nil {
		t.Errorf("a rule that begins anywhere: %v, want nil", o)
	}
}
