package judge

const (
	// littleShared is added to a share before another one is divided by it: small shares
	// depend on chance.
	littleShared = 0.05
	// manyTrigrams is 1 over the share of 3-grams in common from which a text counts as told
	// in the other's words. Half of the development rewrites have .05 and less, half of the
	// real reports of one event that look most like them .09 and more.
	manyTrigrams = 4
)

// compare fills the features that set one share against another. Two reporters of one event
// have its topic and its set phrases in common, and fewer details than these would lead one
// to expect. In a rewrite the details agree as far as the topic, while the wording does not.
func (v *vector) compare() {
	of := func(x, shared feature) float64 { return min(1, v[x]/(v[shared]+littleShared)) }
	v[fDetailsOfShared] = of(fDetails, fShared)
	v[fDetailsBackOfShared] = of(fDetailsBack, fSharedBack)
	v[fFactsOfShared] = of(fFactDetails, fShared)
	v[fFactsMostOfShared] = of(fFactDetailsMost, fShared)
	v[fReworded] = max(0, 1-manyTrigrams*v[fTrigrams])
}
