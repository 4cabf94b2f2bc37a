package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// Summary says in a few sentences what went through a run and what was found. With
// statements it also says how many of them the shared quotations are; nil is for formats
// that list pairs.
func Summary(sum provenance.Summary, statements *Statements) string {
	found := relationCounts(sum.Findings, "nothing")
	if s := statements; s != nil && s.Len() < s.pairs && s.pairs == sum.Findings[provenance.SharedQuotation] {
		pairs := fmt.Sprintf("%d %s", s.pairs, provenance.SharedQuotation)
		found = strings.Replace(found, pairs, fmt.Sprintf("%s (%s)", pairs, Count(s.Len(), "statement")), 1)
	}
	if sum.Read == 0 && len(sum.Findings) > 0 {
		return fmt.Sprintf("Found: %s. How much was read for that is not told.", found)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Read %s: %s compared", Count(sum.Read, "record"), Count(sum.Kept, "article"))
	if sum.Printings > 0 {
		fmt.Fprintf(&b, " (%s of %s among them)", Count(sum.Printings, "further printing"), Count(sum.Reprinted, "article"))
	}
	if sum.Merged > 0 {
		fmt.Fprintf(&b, ", %d merged", sum.Merged)
	}
	if skipped := sum.Read - sum.Kept - sum.Merged; skipped > 0 {
		fmt.Fprintf(&b, ", %d skipped", skipped)
		var parts []string
		for _, r := range mostFirst(sum.Skips) {
			parts = append(parts, fmt.Sprintf("%d %s", sum.Skips[r], clean.Line(r)))
		}
		if len(parts) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(parts, ", "))
		}
	}
	if sum.Noted > 0 {
		fmt.Fprintf(&b, "; %s read with notes", Count(sum.Noted, "article"))
	}
	if sum.Ignored > 0 {
		fmt.Fprintf(&b, "; %s with text that --ignore names", Count(sum.Ignored, "article"))
	}
	if sum.Doubted > 0 {
		fmt.Fprintf(&b, "; %s with a time that is not fully believed", Count(sum.Doubted, "article"))
	}
	fmt.Fprintf(&b, ". %s judged", Count(sum.Candidates, "pair"))
	if sum.Cut > 0 {
		fmt.Fprintf(&b, ", %d more left out: what they share is too common to tell anything", sum.Cut)
	}
	if sum.Crowded > 0 {
		fmt.Fprintf(&b, "; %s of later printings of one text not, since each of these is compared with the first few", Count(sum.Crowded, "pair"))
	}
	if n := sum.SameOutlet.Pairs; n > 0 {
		fmt.Fprintf(&b, "; %s of one outlet not compared", Count(n, "pair"))
	}
	fmt.Fprintf(&b, ". Found: %s.", found)
	if licensed := relationCounts(sum.Licensed, ""); licensed != "" {
		fmt.Fprintf(&b, " Licensed: %s.", licensed)
	}
	if sum.Accepted > 0 {
		fmt.Fprintf(&b, " Accepted before and left out: %d.", sum.Accepted)
	}
	return b.String()
}

// relationCounts lists counts by relation, the strongest claim first: "5 excerpt, 1
// rewrite"; none when all are zero.
func relationCounts(m map[provenance.Relation]int, none string) string {
	var parts []string
	for _, r := range provenance.Relations {
		if n := m[r]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, r))
		}
	}
	if len(parts) == 0 {
		return none
	}
	return strings.Join(parts, ", ")
}

// mostFirst returns the keys of m, those with the highest counts first and equal ones
// in alphabetical order.
func mostFirst(m map[string]int) []string {
	return slices.SortedFunc(maps.Keys(m), func(x, y string) int {
		return cmp.Or(cmp.Compare(m[y], m[x]), cmp.Compare(x, y))
	})
}
