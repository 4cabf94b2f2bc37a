package main

import (
	"fmt"
	"path/filepath"

	"copytrail/article"
)

// inventedEvent is a line of stories that were written for this project: four reports of one
// event by four reporters, and four texts that were made from them in other words. Nothing
// in them is real.
type inventedEvent struct {
	Event                      string
	A, B, C, D                 record // D is short and has only what was announced to all
	Brief, Local, Merge, Weave record // of A; of A within own matter; of A, B and C; of A and C
}

// invented returns the pairs of the invented stories: each made text with what it was made
// from, and with the reports that it was not made from; the reports with each other.
func invented(labels string) (pairs []pair, pile []*article.Article, err error) {
	files, err := filepath.Glob(filepath.Join(labels, "invented*.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	for _, name := range files {
		err := readLines(name, func(e *inventedEvent) error {
			p, articles, err := e.pairs()
			pairs, pile = append(pairs, p...), append(pile, articles...)
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	if len(pairs) == 0 {
		return nil, nil, fmt.Errorf("no invented stories in %s", labels)
	}
	return pairs, pile, nil
}

// pairs returns the pairs of one event.
func (e *inventedEvent) pairs() (pairs []pair, articles []*article.Article, err error) {
	get := func(name string, r record) *article.Article {
		r.ID = e.Event + "/" + name
		a := r.article(r.ID)
		articles = append(articles, a)
		return a
	}
	a, b, c, d := get("a", e.A), get("b", e.B), get("c", e.C), get("d", e.D)
	reports := []*article.Article{a, b, c, d}
	add := func(mode string, x, y *article.Article, reuse bool) {
		p := pair{set: "invented", mode: mode, group: e.Event, a: x, b: y, reuse: reuse}
		for _, o := range reports {
			if o != x && o != y {
				p.others = append(p.others, o)
			}
		}
		if reuse {
			p.source = y
		}
		pairs = append(pairs, p)
	}
	for i, x := range reports {
		if x.Text == "" {
			return nil, nil, fmt.Errorf("event %s lacks a text", e.Event)
		}
		for _, y := range reports[:i] {
			add("reports", x, y, false)
		}
	}
	for _, m := range []struct {
		mode string
		made record
		from []*article.Article
		not  []*article.Article
	}{
		{"brief", e.Brief, reports[:1], reports[1:]},
		{"local", e.Local, reports[:1], reports[1:]},
		{"merge", e.Merge, reports[:3], reports[3:]},
		{"weave", e.Weave, []*article.Article{a, c}, []*article.Article{b, d}},
	} {
		if m.made.Text == "" {
			return nil, nil, fmt.Errorf("event %s lacks a %s", e.Event, m.mode)
		}
		x := get(m.mode, m.made)
		for _, y := range m.from {
			add(m.mode, x, y, true)
		}
		for _, y := range m.not {
			add(m.mode, x, y, false)
		}
	}
	return pairs, articles, nil
}
