package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"copytrail/provenance/internal/training"
)

// garden has the articles from which pairs are planted.
type garden struct {
	all    []record
	seed   uint64
	hosts  []int // of all: articles long enough to be hosts, by day
	taken  map[int]bool
	source map[int][]plantedSource
}

// plantedSource is a donor, its stretch and its host.
type plantedSource struct {
	donor, host int
	sentences   []string // of the stretch; each begins with the white space before it
}

func (s plantSetting) name() string { return fmt.Sprintf("%s-%d-%d", s.Form, s.Host, s.Words) }

func newGarden(all []record, seed uint64) *garden {
	g := &garden{all: all, seed: seed, taken: map[int]bool{}, source: map[int][]plantedSource{}}
	longest := plantHosts[len(plantHosts)-1]
	for i, r := range all {
		if _, ok := plantDay(r); ok && !namesAgency(r.Text) && len(strings.Fields(r.Text)) > longest {
			g.hosts = append(g.hosts, i)
		}
	}
	slices.SortStableFunc(g.hosts, func(x, y int) int {
		a, _ := plantDay(all[x])
		b, _ := plantDay(all[y])
		return a - b
	})
	return g
}

// agencyNames are how texts name agencies. What two such texts have in common is from there
// for all that can be seen, so they are no donors and no hosts.
var agencyNames = []string{"(AP)", "Associated Press", "Reuters", "AFP", "Agence France", "Bloomberg News", "McClatchy", "Tribune News", "UPI"}

func namesAgency(text string) bool {
	return slices.ContainsFunc(agencyNames, func(name string) bool { return strings.Contains(text, name) })
}

// plantDay returns the day of an article, in days from 1970.
func plantDay(r record) (int, bool) {
	if len(r.Published) < len(time.DateOnly) {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, r.Published[:len(time.DateOnly)])
	return int(t.Unix() / (24 * 60 * 60)), err == nil
}

// random returns a source of random numbers that depends on the seed and the name only.
func (g *garden) random(name string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(name))
	return rand.New(rand.NewPCG(g.seed, h.Sum64()))
}

// pairs returns the pairs of a setting. Settings of one number of words have the same
// donors, stretches and hosts.
func (g *garden) pairs(s plantSetting) []plantedPair {
	if g.source[s.Words] == nil {
		g.source[s.Words] = g.choose(s.Words)
	}
	var out []plantedPair
	for i, p := range g.source[s.Words] {
		r := g.random(fmt.Sprint(s.name(), i))
		out = append(out, g.plant(s, p, i, r))
	}
	return out
}

// choose takes donors at random, and for each a host.
func (g *garden) choose(words int) []plantedSource {
	r := g.random(fmt.Sprint("donors ", words))
	g.taken = map[int]bool{}
	var out []plantedSource
	for _, i := range r.Perm(len(g.all)) {
		if len(out) == plantPairs {
			break
		}
		d := g.all[i]
		if _, ok := plantDay(d); !ok || g.taken[i] || namesAgency(d.Text) || len(strings.Fields(d.Text)) < words+100 {
			continue
		}
		stretch := ownStretch(d, words, r)
		if stretch == nil {
			continue
		}
		if h, ok := g.hostFor(i, r); ok {
			g.taken[i], g.taken[h] = true, true
			out = append(out, plantedSource{i, h, stretch})
		}
	}
	return out
}

// hostFor returns an article of another outlet on another matter, published on the donor's
// day or in the days after it.
func (g *garden) hostFor(donor int, r *rand.Rand) (int, bool) {
	d := g.all[donor]
	day, _ := plantDay(d)
	from, _ := slices.BinarySearchFunc(g.hosts, day, func(i, day int) int { x, _ := plantDay(g.all[i]); return x - day })
	to, _ := slices.BinarySearchFunc(g.hosts, day+plantDays+1, func(i, day int) int { x, _ := plantDay(g.all[i]); return x - day })
	if from == to {
		return 0, false
	}
	for range 20 {
		h := g.hosts[from+r.IntN(to-from)]
		x := g.all[h]
		if h != donor && !g.taken[h] && x.Outlet != d.Outlet && x.Topic != d.Topic && containment(x.Text, d.Text) < .005 {
			return h, true
		}
	}
	return 0, false
}

// plant puts the stretch into the host.
func (g *garden) plant(s plantSetting, p plantedSource, i int, r *rand.Rand) plantedPair {
	donor, host := g.all[p.donor], g.all[p.host]
	host.Text = firstWords(host, s.Host)
	stretch := strings.TrimSpace(strings.Join(p.sentences, ""))
	planted := stretch
	switch s.Form {
	case "edited":
		planted = g.edited(stretch, r)
	case "quotation":
		planted = quoted(p.sentences, i/len(speeches))
		donor.Text = strings.Replace(donor.Text, stretch, "\n\n"+quoted(p.sentences, i)+"\n\n", 1)
	}
	host.Text = insertAt(host, planted, s.Form == "quotation", r)
	return plantedPair{donor, host, len(strings.Fields(stretch))}
}

// firstWords returns the first sentences of an article, about words words.
func firstWords(r record, words int) string {
	for _, s := range training.Sentences(r.article(r.ID)) {
		if len(strings.Fields(r.Text[:s.End])) >= words {
			return r.Text[:sentenceEnd(r.Text, s.End)]
		}
	}
	return r.Text
}

// sentenceEnd moves the end of the last word of a sentence behind its marks.
func sentenceEnd(text string, at int) int {
	for at < len(text) && text[at] != ' ' && text[at] != '\n' {
		at++
	}
	return at
}

// insertAt puts a passage between two sentences of an article, neither in the first fifth of
// it nor in the last, as a paragraph of its own or within one.
func insertAt(host record, passage string, paragraph bool, r *rand.Rand) string {
	var ends []int
	for _, s := range training.Sentences(host.article(host.ID)) {
		at := sentenceEnd(host.Text, s.End)
		if 5*at > len(host.Text) && 5*at < 4*len(host.Text) && strings.HasSuffix(host.Text[:at], ".") {
			ends = append(ends, at)
		}
	}
	if len(ends) == 0 {
		return host.Text + "\n\n" + passage
	}
	at := ends[r.IntN(len(ends))]
	space := " "
	if paragraph || r.IntN(2) == 0 {
		space = "\n\n"
	}
	return host.Text[:at] + space + passage + space + strings.TrimLeft(host.Text[at:], " \n")
}
