package view

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// A Finding is one finding as the formats show it.
type Finding struct {
	Of           *provenance.Finding // the finding itself: its numbers, spans and relation
	Pair         string              // a short name of the pair that stays the same from run to run
	Copy, Source Article

	// CopyName and SourceName are what sentences call the two: their names, with the
	// ids where the names are equal.
	CopyName, SourceName string

	// Directed says that one of the two is claimed to be the copy: the direction is
	// known and neither derives from a third text. Only then are CopyRole and
	// SourceRole "copy" and "source"; else they are "other" and "one".
	Directed             bool
	CopyRole, SourceRole string

	Score     string // with two digits, see [Score]
	Shown     string // Score, as headings and lists show it: "" for shared-quotation, which is no reuse
	Sentence  string // what the finding claims
	Direction string // who was first and how sure that is: "Lund Courier, 93 % sure (by time published)"
	Third     string // what both articles credit or derive from, "a third text" when that has no name
	Coverage  string // how much of each article the passages account for, and whose words that is: "82 % of A (61 % own prose, 21 % quotations), 74 % of B"
	Statement string // what somebody said that both carry, if that is most of what they share: "statement by Ada Lund, 133 words"; else ""
	Counts    string // how many passages there are of each kind: "3 passages, all rewritten"
	Credit    string // whether the copy names where it took from
	Licence   string // "licensed", with the note of the licence if it has one: "licensed: contract of 2024"; "" when no licence allows it
	Cues      []Cue  // what speaks for a direction, the strongest first
	Passages  []Passage
	Warnings  []string // what weakens the finding
	Hidden    string   // what the texts hide within their words, as sentences after a space; mostly ""
}

// A Cue is one piece of evidence for a direction.
type Cue struct {
	Of       provenance.Cue
	Name     string // what it looks at, in words
	For      string // the name of the article that it makes the first, or "neither"
	Alone    string // how sure the direction would be by this cue alone: "89 %"
	Evidence string
}

// A Passage is a span of the copy beside one of the source, with their words.
type Passage struct {
	provenance.Passage
	CopyText, SourceText string // as they stand in the texts, not cleaned; "" when a text is not at hand
}

// FindingOf returns the view of f, which must not change while the view is used.
func FindingOf(f *provenance.Finding) *Finding {
	v := &Finding{Of: f, Pair: Pair(f), Copy: ArticleOf(f.Copy), Source: ArticleOf(f.Source),
		Directed: f.Direction.Known && !NoneFirst(f.Relation),
		CopyRole: "other", SourceRole: "one",
		Score: Score(f.Score), Shown: shownScore(f), Third: third(f), Counts: passageCounts(f.Passages)}
	if v.Directed {
		v.CopyRole, v.SourceRole = "copy", "source"
	}
	v.CopyName, v.SourceName = v.Copy.Name, v.Source.Name
	if v.CopyName == v.SourceName {
		v.CopyName = fmt.Sprintf("%s (%s)", v.CopyName, clean.Line(f.Copy.ID))
		v.SourceName = fmt.Sprintf("%s (%s)", v.SourceName, clean.Line(f.Source.ID))
	}
	if f.CopyQuoted >= f.CopyProse || f.SourceQuoted >= f.SourceProse {
		v.Statement = statement(f.Statement)
	}
	v.Sentence, v.Direction, v.Coverage, v.Credit = v.sentence(), v.direction(), v.coverage(), v.credit()
	v.Licence = licence(f)
	for _, c := range f.Direction.Cues {
		v.Cues = append(v.Cues, Cue{Of: c, Name: CueName(c.Name), For: v.favours(c.Favours), Alone: alone(c.Weight), Evidence: clean.Line(c.Evidence)})
	}
	for _, p := range f.Passages {
		v.Passages = append(v.Passages, Passage{p, clean.Slice(f.Copy.Text, p.Copy), clean.Slice(f.Source.Text, p.Source)})
	}
	for _, w := range f.Warnings {
		v.Warnings = append(v.Warnings, clean.Line(w))
		if provenance.HiddenWarning(w) {
			v.Hidden += " Note: " + clean.Line(w) + "."
		}
	}
	if f.Further {
		v.Warnings = append(v.Warnings, furtherNote)
	}
	return v
}

// NoneFirst reports whether it does not arise which of two articles of that relation was
// first: what they share is from elsewhere.
func NoneFirst(r provenance.Relation) bool {
	return r == provenance.SharedSource || r == provenance.SharedQuotation
}

// Findings yields the view of every finding of a result with its number, in their
// order.
func Findings(res *provenance.Result) iter.Seq2[int, *Finding] {
	return func(yield func(int, *Finding) bool) {
		for i := range res.Findings {
			if !yield(i, FindingOf(&res.Findings[i])) {
				return
			}
		}
	}
}

// Quotation reports whether f is a shared quotation that [StatementsOf] groups.
func Quotation(f *provenance.Finding) bool {
	return f.Relation == provenance.SharedQuotation && !f.Further
}

// Pair returns a short name of f's pair of articles that stays the same from run to run:
// the one that the scan gave it. A finding without a name has a hash of two ids, whichever
// of them was first. They are those of the first printings, so that the name stays when an
// update appears; of two printings of one article, and in a finding of a further printing,
// they are those of the two themselves.
func Pair(f *provenance.Finding) string {
	if f.Pair != "" {
		return clean.Line(f.Pair)
	}
	a, b := f.Source.First().ID, f.Copy.First().ID
	kind := ""
	if f.Further || a == b {
		a, b = f.Source.ID, f.Copy.ID
	}
	if f.Further { // these may be the first printings, of which another finding has the name
		kind = "further "
	}
	if b < a {
		a, b = b, a
	}
	h := sha256.Sum256(fmt.Appendf(nil, "%s%d:%s%s", kind, len(a), a, b))
	return hex.EncodeToString(h[:8])
}

// Alert returns the name by which code hosts know a finding again: that of its pair, with
// an ending when it is no reuse. So whoever has closed a possible pair hears of it again
// when it is called reuse.
func (v *Finding) Alert() string {
	if !v.Of.Relation.Reuse() {
		return v.Pair + "-no-reuse"
	}
	return v.Pair
}

// favours names the article that a cue speaks for.
func (v *Finding) favours(s provenance.Side) string {
	switch s {
	case provenance.SideSource:
		return v.SourceName
	case provenance.SideCopy:
		return v.CopyName
	}
	return "neither"
}

// alone says how sure a direction would be by one cue, of which weight is the log odds.
func alone(weight float64) string { return Percent(1 / (1 + math.Exp(-weight))) }

// cueNames says what each cue looks at, for readers who have no glossary.
var cueNames = map[string]string{
	"credit":     "credit given",
	"published":  "time published",
	"loss":       "detail lost",
	"style":      "style of wording",
	"own-report": "own reporters credited",
	"witnesses":  "detail lost and style of wording together",
}

// CueName returns the name of a cue in words.
func CueName(n string) string {
	if s, ok := cueNames[n]; ok {
		return s
	}
	return clean.Line(n)
}

// Isolated returns s, a sentence about v, with the names and quotations in it that are
// written from right to left set apart; see [clean.Isolated].
func (v *Finding) Isolated(s string) string {
	return clean.Isolated(s, append([]string{v.CopyName, v.SourceName, v.Copy.Name, v.Source.Name}, v.Of.SharedSources...))
}

// Strongest returns the first n cues, or all when there are fewer.
func (v *Finding) Strongest(n int) []Cue { return v.Cues[:min(n, len(v.Cues))] }

// Telling returns at most n passages, those that show most at a glance: long ones, and
// among them those that correspond most. There are none when the texts are not at
// hand.
func (v *Finding) Telling(n int) []Passage {
	// Only about the first 200 bytes of a passage are shown where space is short, so
	// a longer one counts no more.
	value := func(p Passage) float64 {
		return float64(min(p.Copy.Len(), p.Source.Len(), 200)) * (0.2 + p.Similarity)
	}
	var all []Passage
	for _, p := range v.Passages {
		if value(p) > 0 && p.CopyText != "" && p.SourceText != "" {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(x, y Passage) int { return cmp.Compare(value(y), value(x)) })
	return all[:min(n, len(all))]
}

// InMarks returns s in quotation marks, unless it stands in some already: a passage has the
// marks of its text.
func InMarks(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, ".,!?"))
	if strings.ContainsRune("“\"„«‘", first) && strings.ContainsRune("”\"“»’", last) && len(s) > 2 {
		return s
	}
	return "“" + s + "”"
}

// ExcerptBytes bounds how much of a passage is printed when texts are to be left out.
const ExcerptBytes = 160

// A Feature is one number that the judge measured.
type Feature struct{ Name, Value, Meaning string }

// Features returns what the judge measured. It is a method and no field because there
// are some thirty of them and most formats print none.
func (v *Finding) Features() []Feature {
	var out []Feature
	for _, x := range v.Of.Features {
		out = append(out, Feature{clean.Line(x.Name), measured(x.Value), clean.Line(x.Meaning)})
	}
	return out
}

// shownScore returns the score of a finding that is told as a kind of reuse, or as possible;
// "" for others: a small number beside a shared quotation reads as a measure of it.
func shownScore(f *provenance.Finding) string {
	if f.Relation == provenance.SharedQuotation {
		return ""
	}
	return Score(f.Score)
}

// licence says that the user's licences allow what a finding shows, "" when they do not.
func licence(f *provenance.Finding) string {
	note := clean.Line(f.LicenceNote)
	switch {
	case !f.Licensed:
		return ""
	case note == "":
		return "licensed"
	}
	return "licensed: " + note
}
