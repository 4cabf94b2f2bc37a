// Command copytrail-train learns from labelled data what the detector needs to
// know: the background frequencies of terms, the weights of the judge, of
// the direction witnesses and of the models of two sentences, how far a credit and a
// time can be believed, when a third text is the source of two. Each subcommand writes
// the data file that the product embeds; none of them is needed to run it.
//
//	copytrail-train background NEWS.jsonl[.zst] -o provenance/internal/terms/english.df
//	copytrail-train words      WORDFREQ/data -o provenance/internal/terms/words
//	copytrail-train judge      DIR -o provenance/internal/judge/judge.json
//	copytrail-train direction  DIR -o provenance/internal/direction/weights.json
//	copytrail-train trust      DIR -o provenance/internal/direction/trust.json
//	copytrail-train excerpt    DIR -o provenance/internal/passage/excerpt.json
//	copytrail-train sentence   DIR -o provenance/internal/passage/sentence.json
//	copytrail-train template   DIR -o provenance/internal/judge/template.json
//	copytrail-train thirds     DIR -o provenance/internal/origin/third.json
//	copytrail-train printings  DIR -o provenance/internal/judge/printing.json
//	copytrail-train features   DIR -o features.csv
//
// Five more only measure: passages, how good the passages are that a finding shows; clough,
// how well degrees of reuse are told apart; siblings, what is said of two rewrites of one
// text, with the text in the pile and without it; planted, what a binary says of stretches
// of prose that were put from one real article into another; digests, what it says of
// newsletters of which one item is a rewrite.
//
//	copytrail-train passages   DIR
//	copytrail-train clough     DIR
//	copytrail-train siblings   DIR
//	copytrail-train planted    DIR --binary copytrail -o FOLDER
//	copytrail-train digests    DIR --binary copytrail -o FOLDER
package main

import (
	"fmt"
	"os"
)

// commands are the subcommands by name. Each returns an error for main to print.
var commands = map[string]func(args []string) error{
	"background": background,
	"clough":     clough,
	"digests":    digests,
	"direction":  trainDirection,
	"excerpt":    trainExcerpt,
	"features":   features,
	"judge":      trainJudge,
	"passages":   measurePassages,
	"planted":    planted,
	"printings":  trainPrintings,
	"sentence":   trainSentence,
	"siblings":   measureSiblings,
	"template":   trainTemplate,
	"thirds":     trainThirds,
	"trust":      trainTrust,
	"words":      wordTables,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: copytrail-train background|clough|digests|direction|excerpt|features|judge|passages|planted|printings|sentence|siblings|template|thirds|trust|words ... (see the command's documentation)")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "copytrail-train:", err)
		os.Exit(1)
	}
}
