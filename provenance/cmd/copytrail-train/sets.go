package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"copytrail/article"
)

// pair is one labelled pair of a development set.
type pair struct {
	set, mode string
	group     string // pairs of one group share an event or a source and stay in one fold
	a, b      *article.Article
	reuse     bool
	words     int                // of the shorter text
	longer    int                // words of the longer text, 0 when not counted
	credited  bool               // one gives the other's outlet as a source
	source    *article.Article   // the one that was first, nil when neither was
	stands    float64            // how many pairs of a pile a labelled pair stands for
	others    []*article.Article // the story's other articles that a second look weighs the pair against
}

// readLines decodes each line of a zstd-compressed JSON Lines file into a new T.
func readLines[T any](path string, f func(*T) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".zst") {
		z, err := zstd.NewReader(file)
		if err != nil {
			return err
		}
		defer z.Close()
		r = z
	}
	lines := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			x := new(T)
			if err := json.Unmarshal(line, x); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
			if err := f(x); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// record is an article as the sets have it.
type record struct {
	ID, Outlet, URL, Title, Text, Event, Topic, Published string
}

func (r record) article(id string) *article.Article {
	return &article.Article{ID: id, Outlet: r.Outlet, URL: r.URL, Title: r.Title, Text: r.Text,
		Furniture: article.Furniture(r.Text)}
}

// modernEvent is a line of rewrites/modern.
type modernEvent struct {
	Event, Mode string
	Sources     []string
	Rewrite     record
	Articles    []record
}

// modern returns the pairs of rewrites/modern: the rewrite with each article, each
// article with each other, and the two rewrites of a sibling event.
func modern(dir string) (pairs []pair, pile []*article.Article, err error) {
	seen := map[string]*article.Article{}
	listed := map[string]bool{}
	siblings := map[string]*article.Article{}
	get := func(r record) *article.Article {
		a := seen[r.ID]
		if a == nil {
			a = r.article(r.ID)
			seen[r.ID] = a
			pile = append(pile, a)
		}
		return a
	}
	err = readLines(filepath.Join(dir, "rewrites/modern.jsonl.zst"), func(e *modernEvent) error {
		rewrite := get(e.Rewrite)
		if s := siblings[e.Event]; s != nil {
			pairs = append(pairs, pair{set: "modern", mode: "sibling_pair", group: e.Event, a: s, b: rewrite, reuse: true})
		}
		siblings[e.Event] = rewrite
		for i, r := range e.Articles {
			a := get(r)
			p := pair{set: "modern", mode: e.Mode, group: e.Event, a: rewrite, b: a}
			for _, s := range e.Sources {
				if s == r.ID {
					p.reuse, p.source = true, a
				}
			}
			pairs = append(pairs, p)
			for _, other := range e.Articles[:i] {
				key := other.ID + "|" + r.ID
				if !listed[key] && containment(other.Text, r.Text) < .15 {
					pairs = append(pairs, pair{set: "modern", mode: "articles", group: e.Event, a: get(other), b: a})
				}
				listed[key] = true
			}
		}
		return nil
	})
	fillOthers(pairs)
	return pairs, pile, err
}

// fillOthers gives each pair the other articles of its event, except those that
// are labelled reuse with both: what a scan leaves out by its first verdicts.
func fillOthers(pairs []pair) {
	members := map[string][]*article.Article{}
	type key struct{ x, y *article.Article }
	kin := map[key]bool{}
	for _, p := range pairs {
		for _, a := range []*article.Article{p.a, p.b} {
			if !slices.Contains(members[p.group], a) {
				members[p.group] = append(members[p.group], a)
			}
		}
		if p.reuse {
			kin[key{p.a, p.b}], kin[key{p.b, p.a}] = true, true
		}
	}
	for i := range pairs {
		p := &pairs[i]
		for _, o := range members[p.group] {
			if o != p.a && o != p.b && !(kin[key{p.a, o}] && kin[key{p.b, o}]) {
				p.others = append(p.others, o)
			}
		}
	}
}

// labelled is a line of the pair sets.
type labelled struct {
	ID, Set, Label, Model string
	Source, Rewrite       record
}

// pairSet returns the pairs of one of the pair sets; reuse maps its labels.
func pairSet(dir, name string, reuse func(label string) bool) (pairs []pair, pile []*article.Article, err error) {
	sources := map[string]*article.Article{}
	err = readLines(filepath.Join(dir, "rewrites", name+".jsonl.zst"), func(l *labelled) error {
		src := sources[l.Source.Text]
		if src == nil {
			src = l.Source.article(l.ID + "/source")
			sources[l.Source.Text] = src
			pile = append(pile, src)
		}
		copied := l.Rewrite.article(l.ID + "/rewrite")
		pile = append(pile, copied)
		mode := l.Label
		if l.Model != "" {
			mode = l.Model + "/" + l.Label
		}
		p := pair{set: name, mode: mode, group: src.ID, a: copied, b: src, reuse: reuse(l.Label)}
		if p.reuse {
			p.source = src
		}
		pairs = append(pairs, p)
		return nil
	})
	return pairs, pile, err
}

// containment returns the share of the smaller text's word 5-grams that the other
// has.
func containment(a, b string) float64 {
	grams := func(s string) map[string]bool {
		w := strings.Fields(strings.ToLower(s))
		m := map[string]bool{}
		for i := range len(w) - 4 {
			m[strings.Join(w[i:i+5], " ")] = true
		}
		return m
	}
	x, y := grams(a), grams(b)
	if len(y) < len(x) {
		x, y = y, x
	}
	n := 0
	for g := range x {
		if y[g] {
			n++
		}
	}
	if len(x) == 0 {
		return 0
	}
	return float64(n) / float64(len(x))
}
