package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"copytrail/article"
)

// inputs says which articles are read, and which of them are new. Everything is
// read, compared and judged as in a scan of all, since what a pair shares says most
// in the light of the other reports of its story; only pairs that touch a new
// article are reported.
type inputs struct {
	newer   []string // --new
	against []string // --against
	since   moment
	all     []string        // paths to read of which none is new by its place
	roots   []string        // the new paths, absolute
	news    map[string]bool // what isNew has said of a place
	ours    []string        // files of ours that may stand among the articles: baseline and outputs
}

func (in *inputs) bind(fs *pflag.FlagSet) {
	fs.Var(paths{&in.newer}, "new", "report only pairs that touch an article of `PATH`; repeatable")
	fs.Var(paths{&in.against}, "against", "also read `PATH`, whose articles are not new; those of PATH... then are; repeatable")
	fs.Var(&in.since, "since", "report only pairs that touch an article published at `TIME` or later, or at a time not known: 2026-11-20 or RFC 3339")
}

// settle decides what the arguments are. With --against they are new; without it,
// and with --new, they are what the new ones are compared with.
func (in *inputs) settle(args, ours []string) error {
	in.ours = ours
	for _, p := range slices.Concat(args, in.newer, in.against) {
		for _, f := range ours {
			if p != "-" && absolute(p) == absolute(f) {
				return &usageError{msg: fmt.Sprintf("scan: %s is both read and written (want another name for one)", p)}
			}
		}
	}
	switch {
	case len(in.against) > 0:
		in.newer = append(in.newer, args...)
		if len(in.newer) == 0 {
			return &usageError{msg: "scan: --against and nothing new (want --new PATH, or PATH...)", hint: "copytrail help scan shows examples"}
		}
		in.all = in.against
	default:
		in.all = args
	}
	for _, list := range [][]string{in.newer, in.all} {
		for i, p := range list {
			if len(in.newer) > 0 && p != "-" && p != "" {
				list[i] = filepath.Clean(p) // one file has one name, however it is reached
			}
		}
	}
	for _, p := range in.newer {
		root := absolute(p)
		in.roots = append(in.roots, root)
		if real, err := filepath.EvalSymlinks(root); err == nil && real != root {
			in.roots = append(in.roots, real)
		}
	}
	return nil
}

// records yields the new records and then the others, each file once.
func (in *inputs) records(stdin io.Reader, read article.Options) iter.Seq2[article.Record, error] {
	return func(yield func(article.Record, error) bool) {
		for r, err := range article.Scan(in.newer, stdin, read) {
			if !in.isOurs(placeOf(r, err)) && !yield(r, err) {
				return
			}
		}
		for r, err := range article.Scan(in.all, stdin, read) {
			place := placeOf(r, err)
			if len(in.newer) > 0 && in.isNew(place) || in.isOurs(place) {
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

// isOurs reports whether the record at place comes out of a file that this run
// writes, or out of its baseline. They often stand in the folder that is scanned,
// and hold no articles.
func (in *inputs) isOurs(place string) bool {
	for _, f := range in.ours {
		if base := filepath.Base(f); strings.Contains(place, base) && absolute(fileOf(place)) == absolute(f) {
			return true
		}
	}
	return false
}

// fileOf returns the file of a place, which ends with a number where its file holds
// several records.
func fileOf(place string) string {
	if i := strings.LastIndexAny(place, ":#@"); i > 0 && strings.Trim(place[i+1:], "0123456789") == "" {
		return place[:i]
	}
	return place
}

// partial reports whether some pairs are held back because nothing in them is new.
func (in *inputs) partial() bool { return len(in.newer) > 0 || in.since.set }

// touches reports whether a is new: by where it stands, and by its time.
func (in *inputs) touches(a *article.Article) bool {
	return (len(in.newer) == 0 || in.isNew(a.Place)) && in.since.reached(a.Published)
}

// isNew reports whether the record at place stands in one of the new paths.
func (in *inputs) isNew(place string) bool {
	is, known := in.news[place]
	if !known {
		is = in.within(place)
		if in.news == nil {
			in.news = map[string]bool{}
		}
		in.news[place] = is
	}
	return is
}

func (in *inputs) within(place string) bool {
	for _, p := range []string{absolute(fileOf(place)), absolute(place)} {
		for _, root := range in.roots {
			if p == root || strings.HasPrefix(p, root+"/") || root == "/" {
				return true
			}
		}
	}
	return false
}

// absolute returns path as one that can be compared with others. Standard input
// has no place among files.
func absolute(path string) string {
	if path == "-" {
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return filepath.ToSlash(path)
}

// paths is a flag that takes a file or a folder; repeatable.
type paths struct{ list *[]string }

func (f paths) String() string { return strings.Join(*f.list, ",") }
func (f paths) Type() string   { return "PATH" }
func (f paths) explains()      {}

func (f paths) Set(s string) error {
	if s == "" {
		return fmt.Errorf("an empty path (want a file, a folder or -)")
	}
	*f.list = append(*f.list, s)
	return nil
}

// moment is a flag that takes a day or a moment.
type moment struct {
	time time.Time
	day  bool // the whole day
	set  bool
}

func (m *moment) Type() string { return "TIME" }
func (m *moment) explains()    {}

func (m *moment) String() string {
	switch {
	case !m.set:
		return ""
	case m.day:
		return m.time.Format(time.DateOnly)
	}
	return m.time.Format(time.RFC3339)
}

func (m *moment) Set(s string) error {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		*m = moment{t, true, true}
		return nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return fmt.Errorf("unknown time %q (want 2026-11-20 or 2026-11-20T09:00:00Z)", s)
	}
	*m = moment{t, false, true}
	return nil
}

// reached reports whether t may be at m or later. Days are compared as days, and a
// time whose zone is not known as if it were in UTC.
func (m *moment) reached(t article.Time) bool {
	switch {
	case !m.set || t.Precision == article.NoTime:
		return true
	case m.day || t.Precision == article.Day:
		return t.Format(time.DateOnly) >= m.time.Format(time.DateOnly)
	}
	return !t.Before(m.time)
}
