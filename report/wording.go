package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// sentence says in one plain sentence what f claims, and no more than that: with
// the direction unknown neither article is called a copy.
func sentence(f *provenance.Finding) string {
	c, s := pairNames(f)
	if f.Relation == provenance.SharedSource {
		return fmt.Sprintf("%s and %s both appear to derive from %s.", s, c, thirdText(f))
	}
	switch f.Relation {
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
	const open = "; who was first is not known."
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

// thirdText names what both articles of a shared-source finding derive from.
func thirdText(f *provenance.Finding) string {
	if len(f.SharedSources) == 0 {
		return "a third text"
	}
	names := make([]string, len(f.SharedSources))
	for i, n := range f.SharedSources {
		names[i] = clean.Line(n)
	}
	return strings.Join(names, " and ")
}

// pairNames returns the names of f's copy and source, told apart where they have
// the same outlet.
func pairNames(f *provenance.Finding) (copied, source string) {
	copied, source = name(f.Copy), name(f.Source)
	if copied == source {
		copied, source = fmt.Sprintf("%s (%s)", copied, clean.Line(f.Copy.ID)), fmt.Sprintf("%s (%s)", source, clean.Line(f.Source.ID))
	}
	return copied, source
}

// name returns what a reader would call a: its outlet, else its id, of which the
// last part says enough when it is a path.
func name(a *article.Article) string {
	if n := clean.Line(a.Outlet); n != "" {
		return n
	}
	n := clean.Line(a.ID)
	if i := strings.LastIndexByte(n, '/'); i >= 0 && i+1 < len(n) && !strings.Contains(n, "://") {
		n = n[i+1:]
	}
	if n != "" {
		return n
	}
	return "(unnamed)"
}

// title returns a's title as one safe line, or, since a reader has to call it
// something, the first words of its text in quotation marks.
func title(a *article.Article) string {
	if t := clean.Line(a.Title); t != "" {
		return t
	}
	first, whole := firstWords(a.Text, 70) // bytes; as long as a headline
	switch {
	case first == "":
		return "(no title)"
	case whole:
		return "“" + first + "”"
	}
	return "“" + first + " …”"
}

// headlineBytes is the least length of a line that may be a headline or a sentence;
// what is shorter at the top of a text is a byline or a date.
const headlineBytes = 32

// firstWords returns the beginning of a text's first line of some length, as one
// safe line of at most n bytes, and reports whether it is the whole line.
func firstWords(text string, n int) (string, bool) {
	var first string
	for l := range strings.Lines(text[:min(len(text), 4000)]) {
		if l = clean.Line(l[:min(len(l), 4*n)]); first == "" || len(l) >= headlineBytes {
			first = l
		}
		if len(first) >= headlineBytes {
			break
		}
	}
	if len(first) <= n {
		return first, true
	}
	cut := strings.LastIndexByte(first[:n], ' ')
	if cut < n/2 { // a script without spaces
		for cut = n; !utf8.RuneStart(first[cut]); cut-- {
		}
	}
	return strings.TrimRight(first[:cut], " ,;:–—-"), false
}

// when returns a's time for a table: in UTC where the zone is known, so that two
// times can be compared at a glance.
func when(t article.Time) string {
	switch {
	case t.Precision == article.NoTime:
		return "no time"
	case t.Precision == article.Day:
		return t.Format(time.DateOnly)
	case !t.ZoneKnown:
		return t.Format("2006-01-02 15:04")
	}
	return t.UTC().Format("2006-01-02 15:04Z")
}

// roles returns what the two sides of f are called: "copy" and "source" when the
// direction is known, neutral words when it is not.
func roles(f *provenance.Finding) (copied, source string) {
	if f.Direction.Known && f.Relation != provenance.SharedSource {
		return "copy", "source"
	}
	return "other", "one"
}

// direction says who was first and how sure that is.
func direction(f *provenance.Finding) string {
	d := f.Direction
	if !d.Known {
		return "not known"
	}
	_, s := pairNames(f)
	out := fmt.Sprintf("%s, %s sure", s, percent(d.Confidence))
	if d.By != "" {
		out += " (by " + cueName(d.By) + ")"
	}
	return out
}

// cueNames says what each cue looks at, for readers who have no glossary.
var cueNames = map[string]string{
	"credit":     "credit given",
	"published":  "time published",
	"loss":       "detail lost",
	"style":      "style of wording",
	"own-report": "own reporters credited",
	"witnesses":  "detail lost and style of wording together",
}

// cueName returns a cue's name in words.
func cueName(n string) string {
	if s, ok := cueNames[n]; ok {
		return s
	}
	return clean.Line(n)
}

// alone says how sure a cue of that weight, its log odds, would be by itself.
func alone(weight float64) string { return percent(1 / (1 + math.Exp(-weight))) }

// favours says which article a cue speaks for.
func favours(f *provenance.Finding, s provenance.Side) string {
	c, src := pairNames(f)
	switch s {
	case provenance.SideSource:
		return src
	case provenance.SideCopy:
		return c
	}
	return "neither"
}

// kindMeaning explains a kind of passage to a reader.
func kindMeaning(k provenance.PassageKind) string {
	return [...]string{"the same words in the same order", "the same sentence with small word edits", "other words, the same substance"}[k]
}

// likenessMeaning explains the similarity of a rewritten passage (doc/sentences.md).
const likenessMeaning = "at a likeness of 50 % independent reports are as alike as often"

// percent formats a share in [0, 1]: "<1 %" and ">99 %" rather than a false 0 or
// 100.
func percent(x float64) string {
	p := x * 100
	switch {
	case p > 0 && p < 1:
		return "<1 %"
	case p > 99 && p < 100:
		return ">99 %"
	}
	return fmt.Sprintf("%.0f %%", p)
}

// score formats a score with two digits, rounded down: nothing short of
// certainty shows as 1.00.
func score(x float64) string { return fmt.Sprintf("%.2f", math.Floor(x*100+1e-9)/100) }

// coverage says how much of each article the passages account for, in the order in
// which the articles stand: the copy first, or one before the other.
func coverage(f *provenance.Finding) string {
	c, s := pairNames(f)
	if copied, _ := roles(f); copied == "other" {
		return fmt.Sprintf("%s of %s, %s of %s", percent(f.SourceCovered), s, percent(f.CopyCovered), c)
	}
	return fmt.Sprintf("%s of %s, %s of %s", percent(f.CopyCovered), c, percent(f.SourceCovered), s)
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

// credit says whether the copy names where it took from.
func credit(f *provenance.Finding) string {
	c, s := pairNames(f)
	switch {
	case f.Credit.Given && clean.Line(f.Credit.Outlet) != "":
		return fmt.Sprintf("%s credits “%s”", c, clean.Line(f.Credit.Outlet))
	case f.Credit.Given:
		return fmt.Sprintf("%s credits %s", c, s)
	case !f.Direction.Known || f.Relation == provenance.SharedSource:
		return "neither is seen to credit the other"
	}
	return fmt.Sprintf("no credit to %s seen in %s", s, c)
}

// counts of findings by relation, strongest first: "1 rewrite, 2 near-copy".
func findingCounts(sum provenance.Summary) string {
	var parts []string
	for _, r := range provenance.Relations {
		if n := sum.Findings[r]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, r))
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// reasons returns the reasons for skips, the most frequent first.
func reasons(skips map[string]int) []string {
	var rs []string
	for r := range skips {
		rs = append(rs, r)
	}
	slices.SortFunc(rs, func(a, b string) int {
		if skips[a] != skips[b] {
			return skips[b] - skips[a]
		}
		return strings.Compare(a, b)
	})
	return rs
}

// summary says in a few sentences what went through the run.
func summary(sum provenance.Summary) string {
	if sum.Read == 0 && len(sum.Findings) > 0 {
		return fmt.Sprintf("Found: %s. How much was read for that is not told.", findingCounts(sum))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Read %s: %s compared", count(sum.Read, "record"), count(sum.Kept, "article"))
	if sum.Merged > 0 {
		fmt.Fprintf(&b, ", %d merged", sum.Merged)
	}
	if skipped := sum.Read - sum.Kept - sum.Merged; skipped > 0 {
		fmt.Fprintf(&b, ", %d skipped", skipped)
		var parts []string
		for _, r := range reasons(sum.Skips) {
			parts = append(parts, fmt.Sprintf("%d %s", sum.Skips[r], clean.Line(r)))
		}
		if len(parts) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(parts, ", "))
		}
	}
	if sum.Noted > 0 {
		fmt.Fprintf(&b, "; %s read with notes", count(sum.Noted, "article"))
	}
	fmt.Fprintf(&b, ". %s judged", count(sum.Candidates, "pair"))
	if sum.Cut > 0 {
		fmt.Fprintf(&b, ", %d more left out: what they share is too common to tell anything", sum.Cut)
	}
	if sum.Crowded > 0 {
		fmt.Fprintf(&b, "; %s of later printings of one text not, since each of these is compared with the first few", count(sum.Crowded, "pair"))
	}
	fmt.Fprintf(&b, ". Found: %s.", findingCounts(sum))
	if sum.Accepted > 0 {
		fmt.Fprintf(&b, " Accepted before and left out: %d.", sum.Accepted)
	}
	return b.String()
}

// count returns "1 pair" or "2 pairs".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// isolated returns s, a sentence of ours about f, with what is written from right to
// left in it set apart: the names of f's outlets, and quotations.
func isolated(f *provenance.Finding, s string) string {
	copied, source := pairNames(f)
	return clean.Isolated(s, append([]string{copied, source, name(f.Copy), name(f.Source)}, f.SharedSources...))
}
