package output

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
)

// Selection is which findings are reported: --relation and --min-score. The zero value
// is to be bound.
type Selection struct {
	command   string // for errors
	relations map[provenance.Relation]bool
	minScore  float64
}

// Bind adds the flags to fs, whose name is the command's.
func (s *Selection) Bind(fs *pflag.FlagSet) {
	s.command = fs.Name()
	fs.Var(s.relationFlag(), "relation", "which relations to report: all, or a list of "+wording.Choices(flagvalue.RelationNames()))
	fs.Var(flagvalue.Share{Value: &s.minScore, What: "score"}, "min-score", "report only findings of at least this score")
}

func (s *Selection) relationFlag() flagvalue.Relations {
	return flagvalue.Relations{Value: &s.relations, All: "all", Of: func(provenance.Relation) bool { return true }}
}

// Settle decides which relations are reported, given those that the gate does not let
// pass. Without --relation they are all reuse, shared quotations, the possible findings,
// and what is gated. A gated relation that --relation leaves out is an error.
func (s *Selection) Settle(gated map[provenance.Relation]bool) error {
	if s.relations == nil {
		s.relations = map[provenance.Relation]bool{provenance.SharedQuotation: true, provenance.Possible: true}
		for _, r := range provenance.Relations {
			if r.Reuse() || gated[r] {
				s.relations[r] = true
			}
		}
	}
	for _, r := range provenance.Relations {
		if gated[r] && !s.relations[r] {
			return &cli.UsageError{
				Msg:  fmt.Sprintf("%s: --fail-on %s can never be met: --relation leaves it out", s.command, r),
				Hint: fmt.Sprintf("add %s to --relation", r),
			}
		}
	}
	return nil
}

// Wants reports whether findings of relation r are reported. Settle must have been
// called.
func (s *Selection) Wants(r provenance.Relation) bool { return s.relations[r] }

// Keeps reports whether f is reported. Settle must have been called.
func (s *Selection) Keeps(f *provenance.Finding) bool {
	return s.relations[f.Relation] && f.Score >= s.minScore
}

// Describe puts into opt what a result depends on, for report.Run.
func (s *Selection) Describe(opt map[string]any) {
	opt["relation"] = strings.Split(s.relationFlag().String(), ",")
	opt["min_score"] = s.minScore
}
