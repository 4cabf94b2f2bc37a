package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/provenance/internal/training"
)

const (
	// leastTrust is the number of pairs from which a kind of evidence is believed as
	// far as they say; with fewer its trust is set below what decides a direction.
	leastTrust = 15
	// pooled is how many pairs' weight all credits together have in the trust of one
	// kind of credit.
	pooled = 10
)

// tooFew is what is believed of the kinds of evidence of which there are too few
// pairs: less than .9, so that none decides alone. A lead of minutes is hardly one.
var tooFew = map[string]float64{
	training.BasisWhole: .85, training.BasisSaid: .85, training.BasisPart: .85, training.BasisLoose: .75,
	training.BasisMinutes: .55, training.BasisHours: .85, training.BasisDays: .85, training.BasisClock: .85,
}

// hoursMost bounds what is believed of a lead of hours. What is measured are mostly
// articles whose days are one apart, so that they are a day apart on average: of leads of
// three hours that says only so much.
const hoursMost = .92

// agreement is what was seen of pairs of one kind.
type agreement struct{ right, of int }

func (a *agreement) add(right bool) {
	a.of++
	if right {
		a.right++
	}
}

// mean is the middle of what may be believed after so many pairs, by Jeffreys' prior.
func (a agreement) mean() float64 { return (float64(a.right) + .5) / (float64(a.of) + 1) }

// trustCount is what the scans said.
type trustCount struct {
	basis   map[string]*agreement // by kind of evidence
	between map[string]*agreement // credit and time: whether they agree, by lag
	witness map[string]*agreement // the witnesses against credit and against time
	unread  []string              // pairs in which credit and time disagree and nobody has read which is right
}

func (t *trustCount) of(m map[string]*agreement, name string) *agreement {
	if m[name] == nil {
		m[name] = &agreement{}
	}
	return m[name]
}

// trainTrust measures how far a credit and a time of publication can be believed to
// say which of two texts was first, by each other: among real articles that are
// called reuse, where one credits the other's outlet and both are dated. Where the
// two disagree, a file of pairs read by hand says which is right; where nobody has
// read them, both count as wrong. The times of one outlet are held against articles
// of Reuters that say that they correct or repeat another.
func trainTrust(args []string) error {
	flags := pflag.NewFlagSet("trust", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/direction/trust.json", "the file to write")
	labels := flags.String("labels", "provenance/testdata", "the directory with *_directions.tsv")
	if err := flags.Parse(args); err != nil {
		return err
	}
	t := &trustCount{map[string]*agreement{}, map[string]*agreement{}, map[string]*agreement{}, nil}
	for _, set := range []string{"allsides", "oneday"} {
		read, err := readDirections(filepath.Join(*labels, set+"_directions.tsv"))
		if err != nil {
			return err
		}
		found, err := scanSet(flags.Arg(0), set, false)
		if err != nil {
			return err
		}
		for i := range found {
			t.credited(&found[i], read)
			t.witnessed(&found[i])
		}
	}
	found, err := scanSet(flags.Arg(0), "reuters21578", true)
	if err != nil {
		return err
	}
	for i := range found {
		t.corrected(&found[i])
	}
	t.report()
	table := t.table()
	data, err := json.MarshalIndent(table, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// scanSet returns the findings of a set of real articles as the tool reports them.
func scanSet(dir, set string, sameOutlet bool) ([]provenance.Finding, error) {
	read := article.DefaultOptions()
	opt := provenance.DefaultOptions
	opt.SameOutlet = sameOutlet
	paths := []string{filepath.Join(dir, "news", set+".jsonl.zst")}
	result, err := provenance.Scan(context.Background(), article.Scan(paths, nil, read), read, opt)
	if err != nil {
		return nil, err
	}
	return result.Findings, nil
}

// readDirections reads which of two cues is right, "credit", "time" or "neither", of
// pairs in which they disagree, or [printed]: lines of two ids, the word, and the reason. A set
// without such pairs has no file.
func readDirections(name string) (map[[2]string]string, error) {
	data, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	read := map[[2]string]string{}
	for line := range bytes.Lines(data) {
		f := bytes.Split(bytes.TrimSpace(line), []byte("\t"))
		if line[0] == '#' {
			continue
		}
		if len(f) != 4 {
			return nil, fmt.Errorf("%s: %d fields in %q (want two ids, what is right, and why)", name, len(f), line)
		}
		read[[2]string{string(f[0]), string(f[1])}] = string(f[2])
	}
	return read, nil
}

// madeFrom reports whether a finding says that one of its texts was made from the other.
func madeFrom(f *provenance.Finding) bool {
	return f.Relation.Reuse() && f.Relation != provenance.SharedSource
}

// credited counts a finding in which one article credits the outlet of the other and
// both are dated a day apart or more.
func (t *trustCount) credited(f *provenance.Finding, read map[[2]string]string) {
	credit, sign, n := "", 0, 0
	for i := range f.Direction.Cues {
		if c := &f.Direction.Cues[i]; c.Name == "credit" {
			credit, sign, n = c.Basis, favour(c), n+1
		}
	}
	lag, when := lagOf(f)
	if !madeFrom(f) || n != 1 || when == "" {
		return
	}
	agree := (lag > 0) == (sign > 0)
	t.of(t.between, when).add(agree)
	right := "both"
	if !agree {
		right = read[[2]string{f.Copy.ID, f.Source.ID}]
		if right == "" {
			right = read[[2]string{f.Source.ID, f.Copy.ID}]
		}
		if right == "" {
			t.unread = append(t.unread, f.Copy.ID+"\t"+f.Source.ID)
		}
	}
	t.of(t.basis, credit).add(right == "both" || right == "credit" || right == printed)
	t.of(t.basis, when).add(right == "both" || right == "time")
	if when == oneDay && right != printed && !isAgency(f.Source) && !isAgency(f.Copy) {
		t.of(t.basis, training.BasisHours).add(right == "both" || right == "time")
	}
}

// printed is what the hand-read file has where the credit is right and the day is that
// of the printed paper, a day after the text was online. A time with hours never is.
const printed = "print"

// isAgency reports whether an article is an agency's, whose date is often that of its
// last version.
func isAgency(a *article.Article) bool {
	o, ok := provenance.DefaultOutlets().Resolve(a.Outlet)
	return ok && o.Agency
}

// oneDay names the pairs whose days are one apart, of which a scan says no order.
const oneDay = "days one apart"

// lagOf returns by how much the copy is later than the source as they stand in the
// finding, and what kind of evidence that is; "" when their times say nothing.
func lagOf(f *provenance.Finding) (time.Duration, string) {
	x, y := f.Source.Published, f.Copy.Published
	lag := y.Sub(x.Time)
	for i := range f.Direction.Cues {
		if c := &f.Direction.Cues[i]; c.Name == "published" {
			return lag, c.Basis
		}
	}
	if x.Believed() == article.Day && y.Believed() == article.Day && lag.Abs() == 24*time.Hour {
		return lag, oneDay
	}
	return 0, ""
}

// favour returns +1 when a cue says that the source was first, -1 for the copy.
func favour(c *provenance.Cue) int {
	switch c.Favours {
	case provenance.SideSource:
		return 1
	case provenance.SideCopy:
		return -1
	}
	return 0
}

// witnessed counts a finding in which the content witnesses claim a direction and a
// credit or a time says one.
func (t *trustCount) witnessed(f *provenance.Finding) {
	if !madeFrom(f) {
		return
	}
	claim := 0
	for i := range f.Direction.Cues {
		if c := &f.Direction.Cues[i]; (c.Name == "style" || c.Name == "loss") && c.Weight >= claimWeight {
			claim = favour(c)
		}
	}
	if claim == 0 {
		return
	}
	for i := range f.Direction.Cues {
		if c := &f.Direction.Cues[i]; c.Name == "credit" || c.Basis == training.BasisDays {
			t.of(t.witness, c.Basis).add(favour(c) == claim)
		}
	}
}

// claimWeight is the weight of a witness that decides: the log odds of .9.
var claimWeight = math.Round(100*math.Log(9)) / 100

// correction is how Reuters says, where a report begins, that it corrects or repeats
// an earlier one. Further on a digest of the day's news says it of others.
var correction = regexp.MustCompile(`(?is)^\W*(correct(ed|ion)|rpt|repeat(ed)?)\b|^.{0,200}\(\s*(correct(s|ed|ing|ion)|repeat(s|ed|ing)|refil(es|ed|ing))\b`)

// corrected counts a finding between two articles of Reuters of which one says that
// it corrects another: that one is the later.
func (t *trustCount) corrected(f *provenance.Finding) {
	if !madeFrom(f) {
		return
	}
	in := func(a *article.Article) bool {
		return correction.MatchString(a.Title) || correction.MatchString(a.Text)
	}
	lag, when := lagOf(f)
	if in(f.Source) == in(f.Copy) || when != training.BasisClock {
		return
	}
	right := (lag > 0) == in(f.Copy)
	t.of(t.basis, when).add(right)
	for _, b := range []struct {
		under time.Duration
		name  string
	}{{time.Hour, "one clock, under an hour"}, {24 * time.Hour, "one clock, under a day"}, {math.MaxInt64, "one clock, a day and more"}} {
		if lag.Abs() < b.under {
			t.of(t.between, b.name).add(right)
			break
		}
	}
}

// table turns counts into what is believed.
func (t *trustCount) table() map[string]training.Trust {
	var credits agreement
	for _, name := range []string{training.BasisWhole, training.BasisSaid, training.BasisPart} {
		a := t.of(t.basis, name)
		credits.right, credits.of = credits.right+a.right, credits.of+a.of
	}
	out := map[string]training.Trust{}
	for _, name := range training.Bases {
		a := *t.of(t.basis, name)
		x := training.Trust{Right: a.right, Of: a.of}
		x.Low, x.High = training.Wilson(a.right, a.of)
		switch name {
		case training.BasisWhole, training.BasisSaid, training.BasisPart:
			x.P = (float64(a.right) + pooled*credits.mean()) / float64(a.of+pooled)
			x.Set = credits.of < leastTrust
		default:
			x.P = a.mean()
			x.Set = a.of < leastTrust
		}
		switch {
		case x.Set:
			x.P = tooFew[name]
		case name == training.BasisHours:
			x.P = min(x.P, hoursMost)
		}
		x.Low, x.High, x.P = round3(x.Low), round3(x.High), round3(x.P)
		out[name] = x
	}
	return out
}

func round3(x float64) float64 { return math.Round(1000*x) / 1000 }

// report prints the counts.
func (t *trustCount) report() {
	for _, part := range []struct {
		title string
		m     map[string]*agreement
	}{{"right, of pairs in which credit or time could be seen to be", t.basis},
		{"credit and time agree, by lag; corrections and repeats come later", t.between},
		{"the witnesses agree with", t.witness}} {
		fmt.Println(part.title)
		for _, name := range slices.Sorted(maps.Keys(part.m)) {
			a := part.m[name]
			low, high := training.Wilson(a.right, a.of)
			fmt.Printf("  %-26s %3d of %3d  %.3f  (%.2f to %.2f)\n", name, a.right, a.of, float64(a.right)/float64(max(1, a.of)), low, high)
		}
	}
	for _, pair := range t.unread {
		fmt.Println("not read, counted as wrong both:", pair)
	}
}
