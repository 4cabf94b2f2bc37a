package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"time"
)

// plants are the kinds of copy that generate plants. make returns the copy of a text;
// the model supplies other words.
var plants = []struct {
	mode string
	make func(m *model, r *rand.Rand, text string) string
}{
	{"edit-05", func(m *model, r *rand.Rand, text string) string { return m.edit(r, text, 0.05) }},
	{"edit-10", func(m *model, r *rand.Rand, text string) string { return m.edit(r, text, 0.10) }},
	{"edit-20", func(m *model, r *rand.Rand, text string) string { return m.edit(r, text, 0.20) }},
	{"lift-100", func(m *model, r *rand.Rand, text string) string {
		return insert(r, m.text(r, 900), excerptOf(r, text, 100))
	}},
}

// generator writes a pile and its truth.
type generator struct {
	model       *model
	rand        *rand.Rand
	days        int // over which the articles are spread
	most        int // words of the longest article, but for planted copies
	pile, truth *json.Encoder
	written     int
}

func runGenerate(args []string, _, errw io.Writer) error {
	fs := newFlags("generate", errw)
	n := fs.IntP("articles", "n", 100_000, "write `N` articles, and the planted copies")
	from := fs.String("from", "", "learn from the texts of this JSON Lines `file` (required)")
	learn := fs.Int("learn", 15_000, "learn from at most `N` articles of it")
	seed := fs.Uint64("seed", 1, "random seed; the same seed gives the same pile")
	most := fs.Int("max-words", 1500, "write articles of at most `N` words; real ones are 60 to some 1500")
	each := fs.Int("plants", 500, "plant `N` copies of each kind")
	output := fs.StringP("output", "o", "", "write the pile to this `file` (required)")
	truth := fs.String("truth", "", "write which articles are copies to this `file` (required)")
	also := fs.StringArray("also", nil, "put the articles of this JSON Lines `file` into the pile too; repeatable")
	alsoTruth := fs.StringArray("also-truth", nil, "and the lines of this truth `file`; repeatable")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *from == "" || *output == "" || *truth == "" || *n < len(plants) {
		return errors.New("generate needs --from, -o and --truth, and at least a few articles")
	}
	var texts []string
	err := eachRecord(*from, func(a record) bool {
		texts = append(texts, a.Text)
		return len(texts) < *learn
	})
	if err != nil {
		return err
	}
	if len(texts) == 0 {
		return fmt.Errorf("%s has no articles to learn from", *from)
	}
	return writeFiles(*output, *truth, func(pile, truth *bufio.Writer) error {
		g := &generator{
			model: newModel(texts),
			rand:  rand.New(rand.NewPCG(*seed, uint64(*n))),
			days:  max(*n/1000, 30),
			most:  *most,
			pile:  json.NewEncoder(pile), truth: json.NewEncoder(truth),
		}
		g.pile.SetEscapeHTML(false)
		if err := g.articles(*n, *each); err != nil {
			return err
		}
		for _, name := range *also {
			if err := copyLines(pile, name); err != nil {
				return err
			}
		}
		for _, name := range *alsoTruth {
			if err := copyLines(truth, name); err != nil {
				return err
			}
		}
		return nil
	})
}

// articles writes n articles and copies of some of them: as many as each says of each
// kind, spread over the pile.
func (g *generator) articles(n, each int) error {
	every := max(n/(each*len(plants)), 1)
	planted := 0
	for i := range n {
		a := g.article(g.model.text(g.rand, g.model.length(g.rand, g.most)))
		if err := g.pile.Encode(a); err != nil {
			return err
		}
		if i%every != every-1 || planted == each*len(plants) {
			continue
		}
		if err := g.plant(a, planted%len(plants)); err != nil {
			return err
		}
		planted++
	}
	return nil
}

// plant writes a copy of a into the pile, and the pair into the truth.
func (g *generator) plant(a record, kind int) error {
	p := plants[kind]
	if len(strings.Fields(a.Text)) < 250 { // recall is measured on articles, not on briefs
		a = g.article(g.model.text(g.rand, 400))
		if err := g.pile.Encode(a); err != nil {
			return err
		}
	}
	b := g.article(p.make(g.model, g.rand, a.Text))
	b.Published = a.Published
	if b.Outlet == a.Outlet {
		b.Outlet += " Two"
	}
	if err := g.pile.Encode(b); err != nil {
		return err
	}
	return g.truth.Encode(planted{A: a.ID, B: b.ID, Label: "reuse", Source: a.ID, Mode: p.mode})
}

// article returns an article of that text with invented fields.
func (g *generator) article(text string) record {
	g.written++
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.rand.IntN(g.days))
	return record{
		ID:        "made/" + itoa(g.written),
		Outlet:    "Outlet " + itoa(g.rand.IntN(400)),
		Published: day.Format(time.DateOnly),
		Title:     strings.Join(strings.Fields(g.model.text(g.rand, 8)), " "),
		Text:      text,
	}
}

// eachRecord calls f for the articles of a JSON Lines file, in order, until f returns
// false.
func eachRecord(name string, f func(record) bool) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := lines(file)
	for sc.Scan() {
		var a record
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		if !f(a) {
			return nil
		}
	}
	return sc.Err()
}

// writeFiles creates two files and calls write with them.
func writeFiles(first, second string, write func(a, b *bufio.Writer) error) error {
	f, err := os.Create(first)
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := os.Create(second)
	if err != nil {
		return err
	}
	defer s.Close()
	a, b := bufio.NewWriterSize(f, 1<<20), bufio.NewWriter(s)
	if err := write(a, b); err != nil {
		return err
	}
	return errors.Join(a.Flush(), b.Flush(), f.Close(), s.Close())
}

func copyLines(w io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
