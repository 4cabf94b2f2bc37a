package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// features writes the features of every labelled pair as CSV, for looking at them
// with other tools.
func features(args []string) error {
	flags := pflag.NewFlagSet("features", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "features.csv", "the file to write")
	labels := flags.String("labels", "provenance/testdata", "folder of the labelled pairs of real articles, SET_pairs*.tsv")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets, err := development(flags.Arg(0))
	if err != nil {
		return err
	}
	f, err := os.Create(*out)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "set,mode,group,reuse,a,b,words,credited,%s\n", strings.Join(training.FeatureNames(), ","))
	row := func(x sample) {
		p, reuse, ids := x.pair, 0, ","
		if x.reuse {
			reuse = 1
		}
		if p.a != nil {
			ids = p.a.ID + "," + p.b.ID
		}
		fmt.Fprintf(w, "%s,%s,%s,%d,%s,%d,%v", p.set, p.mode, p.group, reuse, ids, p.words, p.credited)
		for _, v := range x.x {
			fmt.Fprintf(w, ",%.5f", v)
		}
		fmt.Fprintln(w)
	}
	stories, pile, err := invented(*labels)
	if err != nil {
		return err
	}
	for _, s := range append(sets, set{"invented", stories, pile}) {
		t := training.NewTrainer(slices.Values(s.pile))
		for i := range s.pairs {
			p := &s.pairs[i]
			x, words := t.Features(p.a, p.b, p.others)
			p.words = words
			row(sample{x, p.reuse, 1, p})
		}
		if s.name == "modern" {
			planted, _, err := plantedPairs(flags.Arg(0), s.pairs)
			if err != nil {
				return err
			}
			for _, x := range planted {
				row(x)
			}
		}
	}
	_, story, _, err := realPairs(flags.Arg(0), *labels)
	if err != nil {
		return err
	}
	for _, x := range story {
		row(x)
	}
	return w.Flush()
}

// set is a development set: its pairs, and all its articles, which are the pile
// whose frequencies count.
type set struct {
	name  string
	pairs []pair
	pile  []*article.Article
}

// development loads the sets that the judge is trained and measured on.
func development(dir string) ([]set, error) {
	var sets []set
	pairs, pile, err := modern(dir)
	if err != nil {
		return nil, err
	}
	sets = append(sets, set{"modern", pairs, pile})
	for _, name := range []string{"llmfake", "clough09", "mixset", "raidar"} {
		pairs, pile, err := pairSet(dir, name, func(label string) bool {
			return label != "open_ended" && label != "non"
		})
		if err != nil {
			return nil, err
		}
		sets = append(sets, set{name, pairs, pile})
	}
	return sets, nil
}
