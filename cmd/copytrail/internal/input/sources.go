package input

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/fresh"
)

// Sources is which articles are read, and which of them are new: the paths of the
// command line, --new, --against and --since.
//
// All of them are read, compared and judged as in a run without these flags, because
// what a pair shares is judged by the other reports of its story too. Only pairs that
// touch a new article are to be reported.
type Sources struct {
	New fresh.Rule // complete after Settle

	command string   // the command, for errors
	newer   []string // --new, and after Settle all paths whose articles are new
	against []string // --against
	others  []string // paths whose articles are not new by their place
	ours    []string // files of ours that may stand among the articles
}

// Bind adds the flags to fs, whose name is the command's.
func (in *Sources) Bind(fs *pflag.FlagSet) {
	in.command = fs.Name()
	fs.Var(flagvalue.Paths{List: &in.newer}, "new", "report only pairs that touch an article of `PATH`; repeatable")
	fs.Var(flagvalue.Paths{List: &in.against}, "against", "also read `PATH`, whose articles are not new; those of PATH... then are; repeatable")
	fs.Var(&in.New.Since, "since", "report only pairs that touch an article published at `TIME` or later, or at a time not known: 2026-11-20 or RFC 3339")
}

// Given reports whether flags name paths, so that the command line need not.
func (in *Sources) Given() bool { return len(in.newer)+len(in.against) > 0 }

// Settle decides what the paths of the command line are. With --against their articles
// are new; without it, and with --new, they are what the new ones are compared with.
// ours are the files that the run writes, and its baseline: they often stand in a
// folder that is read, and hold no articles.
func (in *Sources) Settle(paths, ours []string) error {
	in.ours = ours
	for _, p := range slices.Concat(paths, in.newer, in.against) {
		for _, f := range ours {
			if p != "-" && fresh.Absolute(p) == fresh.Absolute(f) {
				return &cli.UsageError{Msg: fmt.Sprintf("%s: %s is both read and written (want another name for one)", in.command, p)}
			}
		}
	}
	switch {
	case len(in.against) > 0:
		in.newer = append(in.newer, paths...)
		if len(in.newer) == 0 {
			return &cli.UsageError{
				Msg:  in.command + ": --against and nothing new (want --new PATH, or PATH...)",
				Hint: fmt.Sprintf("copytrail help %s shows examples", in.command),
			}
		}
		in.others = in.against
	default:
		in.others = paths
	}
	for _, list := range [][]string{in.newer, in.others} {
		for i, p := range list {
			if len(in.newer) > 0 && p != "-" && p != "" {
				list[i] = filepath.Clean(p) // one file has one name, however it is reached
			}
		}
	}
	in.New.Under(in.newer)
	return nil
}

// Paths returns all paths that are read.
func (in *Sources) Paths() []string { return slices.Concat(in.newer, in.others) }

// Records yields the new records and then the others, each file once. An error stands
// for a record that was skipped, as in [article.Scan]. The iterator is single-use.
func (in *Sources) Records(stdin io.Reader, read article.Options) iter.Seq2[article.Record, error] {
	return func(yield func(article.Record, error) bool) {
		for r, err := range article.Scan(in.newer, stdin, read) {
			if !in.isOurs(placeOf(r, err)) && !yield(r, err) {
				return
			}
		}
		for r, err := range article.Scan(in.others, stdin, read) {
			place := placeOf(r, err)
			if len(in.newer) > 0 && in.New.At(place) || in.isOurs(place) {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// placeOf returns the place of a record, or of the error that stands for it.
func placeOf(r article.Record, err error) string {
	if skip := (*article.SkipError)(nil); errors.As(err, &skip) {
		return skip.Place
	}
	return r.Place
}

// isOurs reports whether the record at place comes out of a file of ours.
func (in *Sources) isOurs(place string) bool {
	for _, f := range in.ours {
		if base := filepath.Base(f); strings.Contains(place, base) && fresh.Absolute(fresh.FileOf(place)) == fresh.Absolute(f) {
			return true
		}
	}
	return false
}

// Describe puts into opt what a result depends on, for report.Run.
func (in *Sources) Describe(opt map[string]any) {
	if len(in.newer) > 0 {
		opt["only_new"] = true
	}
	if in.New.Since.IsSet() {
		opt["since"] = in.New.Since.String()
	}
}
