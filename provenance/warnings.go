package provenance

import "copytrail/provenance/internal/finding"

// features lists what the judge saw, for the reader.
func (v *judgement) features() []finding.Feature {
	var out []finding.Feature
	for i, x := range v.v {
		if feature(i) >= fExclusive && v.others == 0 {
			continue
		}
		out = append(out, finding.Feature{Name: featureTexts[i].name, Value: x, Meaning: featureTexts[i].meaning})
	}
	return out
}

// TemplateWarning is the warning of a finding whose texts are worded alike and differ in
// names and numbers: a form that was filled twice, or a box that stands in both.
const TemplateWarning = "the wording is a template: names and numbers differ"

// warnings says in plain words what weakens a judgement made in a pile of so many
// articles. Of two articles that somebody has put side by side nobody expects that
// there are others.
func (v *judgement) warnings(pile int) []string {
	var out []string
	if v.short {
		out = append(out, "one of the texts is under 120 words once shared quotations are set aside: evidence is thin")
	}
	if v.template {
		out = append(out, TemplateWarning)
	}
	if v.statement {
		out = append(out, "the words in common read like a statement, a transcript or a text that both quote")
	}
	if v.relation == finding.Rewrite && v.others == 0 && pile > 2 {
		out = append(out, "no other report of the event is in the pile to compare with")
	}
	return out
}
