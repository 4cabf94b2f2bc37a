package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// leastArticles is how often a term must have been seen to stand in the table.
const leastArticles = 5

// background counts a news collection and writes the built-in table.
func background(args []string) error {
	flags := pflag.NewFlagSet("background", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/terms/english.df", "the table to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var buf bytes.Buffer
	articles := func(yield func(*article.Article) bool) {
		for a, err := range article.Read(flags.Args(), os.Stdin, article.DefaultOptions()) {
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			if !yield(&a) {
				return
			}
		}
	}
	terms, err := training.WriteBackground(&buf, articles, leastArticles)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d terms\n", terms)
	return os.WriteFile(*out, buf.Bytes(), 0o644)
}
