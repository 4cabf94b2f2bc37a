package view

import (
	"fmt"
	"slices"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// sentence says in one plain sentence what a finding claims, and no more than that:
// with the direction unknown neither article is called a copy.
func (v *Finding) sentence() string {
	f, c, s := v.Of, v.CopyName, v.SourceName
	switch f.Relation {
	case provenance.SharedSource:
		return fmt.Sprintf("%s and %s both appear to derive from %s.", s, c, v.Third)
	case provenance.SharedQuotation:
		if slices.Contains(f.Warnings, provenance.OneSidedWarning) {
			return v.quotation()
		}
		return v.quotation() + " Nothing shows that either took it from the other."
	case provenance.Possible:
		return fmt.Sprintf("%s and %s have much in common; the evidence allows no verdict.", s, c)
	case provenance.SameEvent:
		if slices.Contains(f.Warnings, provenance.TemplateWarning) {
			return fmt.Sprintf("%s and %s have wording in common, but not the names and numbers that it is filled with.", c, s)
		}
		if f.Credit.Given {
			return fmt.Sprintf("%s credits %s; what it tells of the same event appears to be mostly its own.", c, s)
		}
		return fmt.Sprintf("%s and %s appear to report the same event independently.", s, c)
	case provenance.Unrelated:
		return fmt.Sprintf("Nothing shows that %s and %s share text.", s, c)
	}
	if f.Direction.Known {
		switch f.Relation {
		case provenance.Identical:
			return fmt.Sprintf("%s carries the same text as %s, which appears to have been first.", c, s)
		case provenance.NearCopy:
			return fmt.Sprintf("%s carries the text of %s with small edits.", c, s)
		case provenance.Excerpt:
			return fmt.Sprintf("%s has passages that stand word for word in %s, which appears to have been first.", c, s)
		}
		return fmt.Sprintf("%s reads as a rewording of %s.", c, s)
	}
	open := "; who was first is not known."
	if f.Further {
		open = "; another finding tells who was first."
	}
	switch f.Relation {
	case provenance.Identical:
		return fmt.Sprintf("%s and %s carry the same text%s", s, c, open)
	case provenance.NearCopy:
		return fmt.Sprintf("%s and %s share their text but for small edits%s", s, c, open)
	case provenance.Excerpt:
		return fmt.Sprintf("%s and %s share passages word for word%s", s, c, open)
	}
	return fmt.Sprintf("%s and %s share text: one reads as a rewording of the other, or both of a third text%s", s, c, open)
}

// quotation says which words of somebody both articles carry.
func (v *Finding) quotation() string {
	said := v.Of.Statement
	if len(said.Speakers) == 0 {
		return fmt.Sprintf("%s and %s both quote the same words, %s.", v.SourceName, v.CopyName, Count(said.Words, "word"))
	}
	return fmt.Sprintf("%s and %s both carry the same %s.", v.SourceName, v.CopyName, statement(said))
}

// statement says whose words two articles both carry: "statement by Ada Lund, 133 words",
// "" when there are none.
func statement(s provenance.SharedStatement) string {
	words := Count(s.Words, "word")
	switch {
	case s.Words == 0:
		return ""
	case len(s.Speakers) == 0:
		return "quotation, " + words
	case len(s.Speakers) == 1:
		return "statement by " + clean.Line(s.Speakers[0]) + ", " + words
	}
	names := make([]string, len(s.Speakers))
	for i, n := range s.Speakers {
		names[i] = clean.Line(n)
	}
	last := len(names) - 1
	return "statements by " + strings.Join(names[:last], ", ") + " and " + names[last] + ", " + words
}

// third names what both articles credit or derive from.
func third(f *provenance.Finding) string {
	if len(f.SharedSources) == 0 {
		return "a third text"
	}
	names := make([]string, len(f.SharedSources))
	for i, n := range f.SharedSources {
		names[i] = clean.Line(n)
	}
	return strings.Join(names, " and ")
}

// direction says who was first and how sure that is.
func (v *Finding) direction() string {
	d := v.Of.Direction
	switch {
	case v.Of.Further:
		return "told by another finding"
	case !d.Known:
		return "not known"
	}
	out := fmt.Sprintf("%s, %s sure", v.SourceName, Percent(d.Confidence))
	if d.By != "" {
		out += " (by " + CueName(d.By) + ")"
	}
	return out
}

// coverage says how much of each article the passages account for. The copy is named
// first; where neither is called the copy, the source side is.
func (v *Finding) coverage() string {
	f := v.Of
	copied := covered(v.CopyName, f.CopyCovered, f.CopyProse, f.CopyQuoted)
	source := covered(v.SourceName, f.SourceCovered, f.SourceProse, f.SourceQuoted)
	if !v.Directed {
		return source + ", " + copied
	}
	return copied + ", " + source
}

// covered says how much of an article the passages account for, and whose words that is.
func covered(name string, all, prose, quoted float64) string {
	out := fmt.Sprintf("%s of %s", Percent(all), name)
	if parts := Whose(all, prose, quoted); parts != "" {
		out += " (" + parts + ")"
	}
	return out
}

// leastShown is the least share of an article whose words are told.
const leastShown = 0.01

// Whose says whose words a covered share of an article is: "61 % own prose, 15 %
// quotations". It is "" when all of it is own prose, or when that is not told.
func Whose(all, prose, quoted float64) string {
	var parts []string
	add := func(x float64, what string) {
		switch {
		case x < leastShown:
		case x > all-leastShown:
			parts = append(parts, "all "+what)
		default:
			parts = append(parts, Percent(x)+" "+what)
		}
	}
	if prose+quoted == 0 || prose > all-leastShown {
		return ""
	}
	add(prose, "own prose")
	add(quoted, "quotations")
	add(all-prose-quoted, "data and forms")
	return strings.Join(parts, ", ")
}

// credit says whether the copy names where it took from.
func (v *Finding) credit() string {
	f, c, s := v.Of, v.CopyName, v.SourceName
	switch {
	case f.Credit.Given && clean.Line(f.Credit.Outlet) != "":
		return fmt.Sprintf("%s credits “%s”", c, clean.Line(f.Credit.Outlet))
	case f.Credit.Given:
		return fmt.Sprintf("%s credits %s", c, s)
	case !v.Directed:
		return "neither is seen to credit the other"
	}
	return fmt.Sprintf("no credit to %s seen in %s", s, c)
}

// passageCounts says how many passages of each kind there are: "12 passages (2
// identical, 10 rewritten)".
func passageCounts(ps []provenance.Passage) string {
	var n [3]int
	for _, p := range ps {
		n[p.Kind]++
	}
	var parts []string
	for k, c := range n {
		if c > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c, provenance.PassageKind(k)))
		}
	}
	switch len(ps) {
	case 0:
		return "no passages"
	case 1:
		return "1 passage, " + strings.TrimPrefix(parts[0], "1 ")
	}
	if len(parts) == 1 {
		return fmt.Sprintf("%d passages, all %s", len(ps), strings.SplitN(parts[0], " ", 2)[1])
	}
	return fmt.Sprintf("%d passages (%s)", len(ps), strings.Join(parts, ", "))
}
