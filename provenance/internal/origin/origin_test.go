package origin

import (
	"slices"
	"testing"

	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
)

func TestSharedAgencies(t *testing.T) {
	ap := []string{"Associated Press"}
	for _, c := range []struct {
		name     string
		relation finding.Relation
		a, b     credit.Attribution
		outletA  string
		want     []string
	}{
		{"both credit AP", finding.Rewrite, credit.Attribution{Agencies: ap}, credit.Attribution{Agencies: ap}, "One", ap},
		{"a copy that lost the credit", finding.NearCopy, credit.Attribution{Agencies: ap}, credit.Attribution{}, "One", ap},
		{"a rewrite of a credited text", finding.Rewrite, credit.Attribution{Agencies: ap}, credit.Attribution{}, "One", nil},
		{"AP itself and its customer", finding.NearCopy, credit.Attribution{Agency: true}, credit.Attribution{Agencies: ap}, "Associated Press", nil},
		{"no credit at all", finding.NearCopy, credit.Attribution{}, credit.Attribution{}, "One", nil},
	} {
		v := judge.Judgement{Relation: c.relation}
		if got := sharedAgencies(&v, &c.a, &c.b, c.outletA, "Two"); !slices.Equal(got, c.want) {
			t.Errorf("%s: sharedAgencies = %v, want %v", c.name, got, c.want)
		}
	}
}
