package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance"
)

// features writes the features of every labelled pair as CSV, for looking at them
// with other tools.
func features(args []string) error {
	flags := pflag.NewFlagSet("features", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "features.csv", "the file to write")
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
	fmt.Fprintf(w, "set,mode,group,reuse,a,b,wordsA,wordsB,%s\n", strings.Join(provenance.FeatureNames(), ","))
	for _, s := range sets {
		t := provenance.NewTrainer(slices.Values(s.pile))
		for _, p := range s.pairs {
			v := t.Features(p.a, p.b, p.others)
			reuse := 0
			if p.reuse {
				reuse = 1
			}
			fmt.Fprintf(w, "%s,%s,%s,%d,%s,%s,%d,%d", p.set, p.mode, p.group, reuse, p.a.ID, p.b.ID,
				len(strings.Fields(p.a.Text)), len(strings.Fields(p.b.Text)))
			for _, x := range v {
				fmt.Fprintf(w, ",%.5f", x)
			}
			fmt.Fprintln(w)
		}
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
