package main

import (
	"fmt"
	"io"
	"strings"

	"copytrail/cmd/copytrail/internal/files"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
)

// next takes accepted findings out of res, and returns the baseline to write, nil
// when none is asked for. compared are the articles that were compared. After a partial
// run the old entries stay: it has not looked at their pairs.
func (g *gateOptions) next(res *provenance.Result, compared []knownArticle, partial bool) *baseline {
	var is map[string]string
	all := res.Findings
	if g.known != nil {
		found := map[string]bool{}
		for i := range all {
			found[all[i].Copy.ID], found[all[i].Source.ID] = true, true
		}
		is = g.known.recognise(compared, found)
		g.known.setAside(res, is)
	}
	switch {
	case !g.write:
		return nil
	case partial:
		return newBaseline(all, g.known, is)
	}
	return newBaseline(all, nil, nil)
}

// verdict writes the baseline, returns the exit code and says on standard error, in
// one line, what it means. Trouble is stronger than the gate: a gate that did not
// see everything has not decided, and accepts nothing.
func (g *gateOptions) verdict(s *streams, res *provenance.Result, trouble string, next *baseline) (int, error) {
	gated := g.failOn != nil || g.write
	switch {
	case trouble != "" && gated:
		s.warn("gate undecided: %s", trouble)
		return exitTrouble, nil
	case trouble != "":
		s.warn("%s", trouble)
		return exitTrouble, nil
	case next != nil:
		if err := files.Replace(g.baseline, func(w io.Writer) error { return next.write(w) }); err != nil {
			return 0, err
		}
		s.warn("gate passed: %s accepted into %s", wording.Count(len(next.accepted), "finding"), g.baseline)
		return exitOK, nil
	case !gated:
		return exitOK, nil
	}
	var parts []string
	total := 0
	for _, r := range provenance.Relations {
		if n := res.Summary.Findings[r]; n > 0 && g.failOn[r] {
			parts = append(parts, fmt.Sprintf("%d %s", n, r))
			total += n
		}
	}
	before := ""
	if res.Summary.Accepted > 0 {
		before = fmt.Sprintf("; %d accepted before", res.Summary.Accepted)
	}
	if total > 0 {
		s.warn("gate failed: %s: %s%s", wording.Count(total, "finding"), strings.Join(parts, ", "), before)
		return exitGate, nil
	}
	s.warn("gate passed: no %s%s", g.gated(), before)
	return exitOK, nil
}

// gated names what the gate does not let pass.
func (g *gateOptions) gated() string {
	every := true
	var names []string
	for _, r := range provenance.Relations {
		every = every && g.failOn[r] == r.Reuse()
		if g.failOn[r] {
			names = append(names, r.String())
		}
	}
	if every {
		return "reuse"
	}
	return wording.Choices(names)
}
