package judge

import "copytrail/provenance/internal/finding"

// Features lists what the judge saw, for the reader.
func (v *Judgement) Features() []finding.Feature {
	var out []finding.Feature
	for i, x := range v.v {
		if feature(i) >= fExclusive && v.others == 0 {
			continue
		}
		out = append(out, finding.Feature{Name: featureTexts[i].name, Value: x, Meaning: featureTexts[i].meaning})
	}
	return out
}

// Exclusive returns the share of the details in common that no other article of the story
// has, in [0, 1]; -1 when the story has no other article.
func (v *Judgement) Exclusive() float64 {
	if v.others == 0 {
		return -1
	}
	return v.v[fExclusive]
}

// VerbatimShare returns the share of the shorter text in common runs of 8 words and more.
func (v *Judgement) VerbatimShare() float64 { return v.v[fVerbatim] }

// TrigramShare returns the share of the shorter text's word 3-grams that the other has.
func (v *Judgement) TrigramShare() float64 { return v.v[fTrigrams] }

// DetailShare returns the share of what the shorter text mentions once that the other
// mentions once or twice.
func (v *Judgement) DetailShare() float64 { return v.v[fDetails] }

// TemplateWarning is the warning of a finding whose texts are worded alike and differ in
// names and numbers: a form that was filled twice, or a box that stands in both.
const TemplateWarning = "the wording is a template: names and numbers differ"

// Warnings says in plain words what weakens a judgement made in a pile of so many
// articles. Of two articles that somebody has put side by side nobody expects that
// there are others.
func (v *Judgement) Warnings(pile int) []string {
	var out []string
	if v.short {
		out = append(out, "one of the texts is under 120 words once shared quotations are set aside: evidence is thin")
	}
	if v.template {
		out = append(out, TemplateWarning)
	}
	if v.Statement {
		out = append(out, "the words in common read like a statement, a transcript or a text that both quote")
	}
	if v.Relation == finding.Rewrite && v.others == 0 && pile > 2 {
		out = append(out, "no other report of the event is in the pile to compare with")
	}
	return out
}
