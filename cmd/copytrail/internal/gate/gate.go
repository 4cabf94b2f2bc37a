// Package gate decides about exit code 1: whether what was found may pass, given the
// relations that may not and the findings that somebody has accepted.
package gate

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/baseline"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
)

// Gate is --fail-on, --baseline and --write-baseline. The zero value is to be bound;
// then, in this order: Load before the run, Compared during it, Apply to its result,
// and Verdict when all else is written.
type Gate struct {
	FailOn map[provenance.Relation]bool // relations that may not pass; nil: there is no gate
	File   string                       // the baseline, "" for none

	command  string // for errors
	write    bool
	known    *baseline.Baseline // what File holds, nil when there is none
	compared []*baseline.Known  // articles in pairs worth judging, by time
	next     *baseline.Baseline // what to write into File, nil for nothing
}

// Bind adds the flags to fs, whose name is the command's.
func (g *Gate) Bind(fs *pflag.FlagSet) {
	g.command = fs.Name()
	fs.Var(flagvalue.Relations{Value: &g.FailOn, All: "any", Of: provenance.Relation.Reuse}, "fail-on", "exit with 1 when one of these relations is found; any is all reuse")
	fs.StringVar(&g.File, "baseline", "", "leave out the findings that `FILE` says are accepted")
	fs.BoolVar(&g.write, "write-baseline", false, "accept all that is found: write it into the file of --baseline")
}

// Load reads the baseline, so that a bad one is known before a long run. A file that is
// something else is an error also when it is to be written, and is not overwritten.
func (g *Gate) Load() error {
	if g.File == "" {
		if g.write {
			return &cli.UsageError{
				Msg:  g.command + ": --write-baseline without --baseline (want the file to write)",
				Hint: fmt.Sprintf("copytrail %s --baseline accepted.jsonl --write-baseline PATH...", g.command),
			}
		}
		return nil
	}
	if g.write {
		if err := files.Writable(g.File); err != nil {
			return err
		}
	}
	f, err := files.Open(g.File)
	if errors.Is(err, fs.ErrNotExist) {
		if g.write {
			return nil
		}
		return &cli.UsageError{Msg: err.Error(), Hint: "--write-baseline writes it"}
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if g.known, err = baseline.Read(f); err != nil {
		return &cli.UsageError{Msg: fmt.Sprintf("reading %s: %v", g.File, err), Hint: "want a file that --write-baseline wrote"}
	}
	return nil
}

// Compared returns what to call with each article that is compared, as
// provenance.Options.Compared; nil when the gate does not need to know them, because it
// knows none from before.
func (g *Gate) Compared() func(*article.Article) {
	if g.known == nil {
		return nil
	}
	var prints baseline.Fingerprinter
	return func(a *article.Article) { g.compared = append(g.compared, prints.Known(a)) }
}

// Apply takes the accepted findings out of res. partial says that the run has not
// reported all pairs; then entries of the baseline that it has not seen stay in it.
func (g *Gate) Apply(res *provenance.Result, partial bool) {
	// What is licensed need not be accepted, and is reported again when the licence ends.
	all := slices.DeleteFunc(slices.Clone(res.Findings), func(f provenance.Finding) bool { return f.Licensed })
	var is baseline.Identities
	if g.known != nil {
		is = g.known.SetAside(res, g.compared)
	}
	switch {
	case !g.write:
	case partial:
		g.next = baseline.New(all, g.known, is)
	default:
		g.next = baseline.New(all, nil, nil)
	}
}

// Verdict writes the baseline, returns the exit code, and says in one line on standard
// error what it means. trouble says what was not read, "" for nothing. It is stronger
// than the gate: a gate that did not see everything has not decided, and accepts
// nothing.
func (g *Gate) Verdict(s *cli.Streams, res *provenance.Result, trouble string) (int, error) {
	gated := g.FailOn != nil || g.write
	switch {
	case trouble != "" && gated:
		s.Warn("gate undecided: %s", trouble)
		return cli.ExitTrouble, nil
	case trouble != "":
		s.Warn("%s", trouble)
		return cli.ExitTrouble, nil
	case g.next != nil:
		if err := files.Replace(g.File, func(w io.Writer) error { return g.next.Write(w) }); err != nil {
			return 0, err
		}
		s.Warn("gate passed: %s accepted into %s", wording.Count(g.next.Len(), "finding"), g.File)
		return cli.ExitOK, nil
	case !gated:
		return cli.ExitOK, nil
	}
	var parts []string
	total, licensed := 0, 0
	for _, r := range provenance.Relations {
		if n := res.Summary.Findings[r]; n > 0 && g.FailOn[r] {
			parts = append(parts, fmt.Sprintf("%d %s", n, r))
			total += n
		}
	}
	before := ""
	for _, n := range res.Summary.Licensed {
		licensed += n
	}
	if licensed > 0 {
		before = fmt.Sprintf("; %d licensed", licensed)
	}
	if res.Summary.Accepted > 0 {
		before += fmt.Sprintf("; %d accepted before", res.Summary.Accepted)
	}
	if total > 0 {
		s.Warn("gate failed: %s: %s%s", wording.Count(total, "finding"), strings.Join(parts, ", "), before)
		return cli.ExitGate, nil
	}
	s.Warn("gate passed: no %s%s", g.gated(), before)
	return cli.ExitOK, nil
}

// gated names what may not pass.
func (g *Gate) gated() string {
	every := true
	var names []string
	for _, r := range provenance.Relations {
		every = every && g.FailOn[r] == r.Reuse()
		if g.FailOn[r] {
			names = append(names, r.String())
		}
	}
	if every {
		return "reuse"
	}
	return wording.Choices(names)
}
