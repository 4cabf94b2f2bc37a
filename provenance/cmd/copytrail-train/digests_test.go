package main

import (
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
)

// eventsOf returns so many events with two reports each, the first of which was rewritten.
func eventsOf(n int) *digestMaker {
	text := func(i int, what string) string {
		var b strings.Builder
		for k := range 40 {
			fmt.Fprintf(&b, "The %s of town %d has %d windows, says person %d. ", what, i, k, 7*k+i)
		}
		return b.String()
	}
	d := &digestMaker{composer: &composer{known: map[string]*article.Article{}}}
	for i := range n {
		id := func(what string) string { return fmt.Sprintf("%s-%d", what, i) }
		d.events = append(d.events, &modernEvent{
			Event: id("event"), Mode: "reorder", Sources: []string{id("a")},
			Rewrite:  record{ID: id("rewrite"), Text: text(i, "villa")},
			Articles: []record{{ID: id("a"), Text: text(i, "castle")}, {ID: id("b"), Text: text(100+i, "mill")}},
		})
		d.others = append(d.others, record{ID: id("other"), Text: text(1000+i, "tower")})
	}
	return d
}

// Each digest has one item in question among others, and its pairs have the right label.
func TestDigests(t *testing.T) {
	d := eventsOf(9)
	sets := d.sets()
	if len(sets) != 8 {
		t.Fatalf("%d sets, want 4 kinds with marks and without", len(sets))
	}
	for _, s := range sets {
		if len(s.made) == 0 || len(s.pairs) == 0 {
			t.Errorf("%s, %s: %d digests and %d pairs", s.kind, s.mark, len(s.made), len(s.pairs))
		}
		ids := map[string]string{}
		for _, r := range s.made {
			ids[r.ID] = r.Text
		}
		for _, p := range s.pairs {
			if p.reuse != (strings.HasPrefix(s.kind, "rewrite") && strings.HasPrefix(p.b, "a-")) {
				t.Errorf("%s: %s and %s: reuse %v", s.kind, p.a, p.b, p.reuse)
			}
			text := ids[p.a]
			if s.mark == "none" && strings.Contains(text, "**") || text == "" {
				t.Errorf("%s, %s: %.60q", s.kind, s.mark, text)
			}
			if strings.HasPrefix(s.kind, "rewrite") && (!strings.Contains(text, "villa") || strings.Count(text, "tower") < 20) {
				t.Errorf("%s: no item on the event among others: %.60q", s.kind, text)
			}
			if s.without[p.b] && s.kind != "two digests" {
				t.Errorf("%s: %s is asked about and left out", s.kind, p.b)
			}
		}
	}
}
