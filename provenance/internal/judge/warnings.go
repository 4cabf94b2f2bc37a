package judge

import "copytrail/provenance/internal/finding"

// Features returns the features with their names and meanings. Without other articles of
// the story, those that need them are left out.
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

// Exclusive returns the share, in [0, 1], of the details in common that no other article of
// the story has; -1 when the story has no other article.
func (v *Judgement) Exclusive() float64 {
	if v.others == 0 {
		return -1
	}
	return v.v[fExclusive]
}

// VerbatimShare returns the share, in [0, 1], of the shorter text in common runs of 8 words
// and more.
func (v *Judgement) VerbatimShare() float64 { return v.v[fVerbatim] }

// TrigramShare returns the share, in [0, 1], of the shorter text's word 3-grams that the
// other has.
func (v *Judgement) TrigramShare() float64 { return v.v[fTrigrams] }

// DetailShare returns the share, in [0, 1], of the terms that the shorter text mentions once
// that the other mentions once or twice.
func (v *Judgement) DetailShare() float64 { return v.v[fDetails] }

// TemplateWarning is the warning of a finding whose texts have similar wording and differ
// in names and numbers: a form that was filled twice, or an information box in both.
const TemplateWarning = "the wording is a template: names and numbers differ"

// OneSidedWarning is the warning of a finding whose texts carry the same words, of which only
// one shows that they are somebody's.
const OneSidedWarning = "only one of the texts marks the words as somebody's: it may quote the other"

// PartWarning is the warning of a finding that rests on a part of the texts.
const PartWarning = "only parts of the two texts answer each other: score and measures are those of the parts"

// Warnings returns, as sentences for a report, what weakens the judgement. pile is the
// number of articles of the pile: when a user compares just two, other reports are not
// missed.
func (v *Judgement) Warnings(pile int) []string {
	var out []string
	if v.short {
		out = append(out, "one of the texts is under 120 words once shared quotations are set aside: evidence is thin")
	}
	if v.Part {
		out = append(out, PartWarning)
	}
	if v.template && v.Relation != finding.SharedQuotation {
		out = append(out, TemplateWarning)
	}
	if v.Statement && v.Relation != finding.SharedQuotation {
		out = append(out, "the words in common read like a statement, a transcript or a text that both quote")
	}
	if v.Relation == finding.SharedQuotation && v.quoted.single >= oneSided {
		out = append(out, OneSidedWarning)
	}
	if v.Versions {
		out = append(out, "a third article, which has several versions, has what the two share: each agrees with another version of it")
	}
	if v.BothWays {
		out = append(out, "what the two share did not all go one way: earlier versions of them have some of it in the opposite order of time")
	}
	if v.Relation == finding.Rewrite && v.others == 0 && pile > 2 {
		out = append(out, "no other report of the event is in the pile to compare with")
	}
	return out
}
