package main

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"copytrail/shingle"
)

// article is a line of articles.jsonl.
type article struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Text      string `json:"text"`
}

// label is a line of truth.jsonl.
type label struct {
	A      string `json:"a"`
	B      string `json:"b"`
	Label  string `json:"label"` // reuse or independent
	Source string `json:"source,omitempty"`
	Mode   string `json:"mode,omitempty"`
	Event  string `json:"event"`
	Words  int    `json:"words"` // of the shorter text
}

// collection is the articles and labels of one set, in the order of their file.
type collection struct {
	set      string
	articles []article
	labels   []label
	leftOut  int // pairs of reports that share text and have no label

	byID     map[string]*entry
	rewrites map[string][]string // ids of the reuse rewrites of each source, by its id
	sources  []string            // the keys of rewrites, in order
}

// entry is an article of the collection, prepared for comparing.
type entry struct {
	text  string
	words []shingle.Word
	grams map[gram]bool // made when first needed
}

func newCollection(set string) *collection {
	return &collection{set: set, byID: map[string]*entry{}, rewrites: map[string][]string{}}
}

// add adds an article, once. An article with the same id and the same text is the same
// article; the same id with another text is an error.
func (c *collection) add(a article) error {
	if a.ID == "" || strings.TrimSpace(a.Text) == "" {
		return fmt.Errorf("article %q has no id or no text", a.ID)
	}
	if old, ok := c.byID[a.ID]; ok {
		if old.text != a.Text {
			return fmt.Errorf("two texts have the id %q", a.ID)
		}
		return nil
	}
	c.byID[a.ID] = &entry{text: a.Text, words: shingle.AppendWords(nil, a.Text)}
	c.articles = append(c.articles, a)
	return nil
}

// pair adds a label for two articles that are in the collection.
func (c *collection) pair(l label) {
	l.Words = min(len(c.byID[l.A].words), len(c.byID[l.B].words))
	c.labels = append(c.labels, l)
}

// reuse adds the label that rewrite was made from source.
func (c *collection) reuse(rewrite, source, mode, event string) {
	c.pair(label{A: rewrite, B: source, Label: "reuse", Source: source, Mode: mode, Event: event})
	if len(c.rewrites[source]) == 0 {
		c.sources = append(c.sources, source)
	}
	c.rewrites[source] = append(c.rewrites[source], rewrite)
}

// independent adds the label that neither article was made from the other.
func (c *collection) independent(a, b, mode, event string) {
	c.pair(label{A: a, B: b, Label: "independent", Mode: mode, Event: event})
}

// addSiblings adds the pairs of two rewrites of one source that have no label yet. They
// are reuse, because both derive from the source, but neither is the source of the
// other.
func (c *collection) addSiblings() {
	listed := map[[2]string]bool{}
	event := map[string]string{}
	for _, l := range c.labels {
		listed[[2]string{l.A, l.B}], listed[[2]string{l.B, l.A}] = true, true
		if l.Label == "reuse" && l.Source != "" {
			event[l.Source] = l.Event
		}
	}
	for _, source := range c.sources {
		made := c.rewrites[source]
		for i, a := range made {
			for _, b := range made[i+1:] {
				if !listed[[2]string{a, b}] {
					listed[[2]string{a, b}] = true
					c.pair(label{A: a, B: b, Label: "reuse", Mode: "sibling", Event: event[source]})
				}
			}
		}
	}
}

// gram is a run of five words.
type gram [5]uint64

// containment returns how much of the smaller text is in the other: the share of its
// distinct word 5-grams that the other has too, from 0 to 1. It is 0 when one text has
// no 5-gram.
func (c *collection) containment(a, b string) float64 {
	x, y := c.grams(a), c.grams(b)
	if len(y) < len(x) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	common := 0
	for g := range x {
		if y[g] {
			common++
		}
	}
	return float64(common) / float64(len(x))
}

func (c *collection) grams(id string) map[gram]bool {
	e := c.byID[id]
	if e.grams == nil {
		e.grams = map[gram]bool{}
		for i := 0; i+5 <= len(e.words); i++ {
			var g gram
			for k := range g {
				g[k] = e.words[i+k].Hash
			}
			e.grams[g] = true
		}
	}
	return e.grams
}

// digest returns a short name for a text: 12 hexadecimal digits of its SHA-256.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%x", sum[:6])
}
