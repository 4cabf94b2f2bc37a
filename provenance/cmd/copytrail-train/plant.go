package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
)

// Sizes of the planted sets.
const (
	plantPairs = 300 // pairs of a setting
	plantDays  = 10  // a host is at most so many days younger than its donor
)

var (
	plantHosts   = []int{200, 500, 1000}        // words of a host
	plantLengths = []int{40, 60, 100, 200, 400} // words of a stretch
	plantForms   = []string{"prose", "edited", "quotation"}
)

// plantSetting is one kind of planted pair.
type plantSetting struct {
	Form  string `json:"form"`  // prose: word for word; edited: 5 to 10 % of the words changed; quotation: a quoted speech in both
	Host  int    `json:"host"`  // words of the host without the stretch, about
	Words int    `json:"words"` // words of the stretch, about
}

// plantedPair is a donor and a host that has a stretch of it.
type plantedPair struct {
	Donor record `json:"donor"`
	Host  record `json:"host"`
	Words int    `json:"words"` // of the stretch
}

// planted plants stretches of real articles in other real articles and asks a copytrail
// binary about every pair. For each setting it prints how many pairs are called what.
func planted(args []string) error {
	flags := pflag.NewFlagSet("planted", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "planted", "folder to write articles, pairs and findings to")
	binary := flags.String("binary", "copytrail", "the program to ask; \"\" only writes the articles")
	inPile := flags.Bool("pile", false, "put the pairs of a setting into the whole set, instead of scanning them alone")
	form := flags.String("form", "", "only this form: prose, edited or quotation")
	host := flags.Int("host", 0, "only hosts of so many words")
	words := flags.Int("words", 0, "only stretches of so many words")
	seed := flags.Uint64("seed", 1, "another seed takes other articles")
	if err := flags.Parse(args); err != nil {
		return err
	}
	lines, err := readRecords(filepath.Join(flags.Arg(0), "news/allsides.jsonl.zst"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	garden := newGarden(lines, *seed)
	printPlantHead()
	for _, f := range plantForms {
		for _, h := range plantHosts {
			for _, w := range plantLengths {
				s := plantSetting{f, h, w}
				if *form != "" && f != *form || *host != 0 && h != *host || *words != 0 && w != *words {
					continue
				}
				if err := plantOne(garden, s, *out, *binary, *inPile); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// plantOne makes the pairs of a setting, writes them and prints what the binary calls them.
func plantOne(g *garden, s plantSetting, out, binary string, inPile bool) error {
	pairs := g.pairs(s)
	name := filepath.Join(out, s.name()+".jsonl")
	if err := writePlanted(name, pairs, g.all, inPile); err != nil {
		return err
	}
	if err := writePlantTruth(filepath.Join(out, s.name()+".truth.jsonl"), s, pairs); err != nil {
		return err
	}
	if binary == "" {
		return nil
	}
	counts, err := askAboutPlanted(binary, name, pairs)
	if err != nil {
		return err
	}
	printPlanted(s, pairs, counts)
	return nil
}

// readRecords returns the articles of a set.
func readRecords(path string) ([]record, error) {
	var out []record
	err := readLines(path, func(r *record) error {
		out = append(out, *r)
		return nil
	})
	return out, err
}

// writePlanted writes the articles of pairs as JSON Lines, and with them the rest of the
// set when inPile is true: a host stands there in the place of the article that it was
// made from.
func writePlanted(path string, pairs []plantedPair, all []record, inPile bool) error {
	var list []record
	made := map[string]bool{}
	for _, p := range pairs {
		list = append(list, p.Donor, p.Host)
		made[p.Donor.ID], made[p.Host.ID] = true, true
	}
	for _, r := range all {
		if inPile && !made[r.ID] {
			list = append(list, r)
		}
	}
	return writeJSONLines(path, func(write func(any) error) error {
		for _, r := range list {
			line := map[string]string{"id": r.ID, "outlet": r.Outlet, "url": r.URL, "title": r.Title, "text": r.Text, "published": r.Published}
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

// writePlantTruth writes the pairs in the form that copytrail eval reads. A quotation in
// both is no reuse.
func writePlantTruth(path string, s plantSetting, pairs []plantedPair) error {
	return writeJSONLines(path, func(write func(any) error) error {
		for _, p := range pairs {
			line := map[string]string{"a": p.Host.ID, "b": p.Donor.ID, "label": "reuse", "source": p.Donor.ID, "mode": s.name()}
			if s.Form == "quotation" {
				line["label"] = "independent"
				delete(line, "source")
			}
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeJSONLines writes a file of the values that fill hands to write.
func writeJSONLines(path string, fill func(write func(any) error) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	if err := fill(func(x any) error { return lines.Encode(x) }); err != nil {
		return err
	}
	return w.Flush()
}
