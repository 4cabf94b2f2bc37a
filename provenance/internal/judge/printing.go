package judge

const (
	// printedShorter and printedLonger are the least shares of the shorter and of the longer
	// text's 3-grams in common of two texts of one outlet that are printings of one article.
	// An update adds paragraphs and cuts others. A digest that has an article among several
	// is no printing of it, nor is the next day's report that ends with the background of
	// the last.
	printedShorter = 0.7
	printedLonger  = 0.4
	// printedProse is the least share of either text's 3-grams in common outside data and
	// forms: a table that is printed every week makes no printings.
	printedProse = 0.3
	// printedAddress is the least share of either text's 3-grams in common of two texts of one
	// address that are printings: an update may rewrite a report, and a live blog lets go of
	// its first items.
	printedAddress = 0.1
)

// Printing is what two texts of one outlet are to each other.
type Printing uint8

// The kinds of Printing. A form that was filled twice is Other.
const (
	Other Printing = iota
	Same           // printings of one article: an update, a print edition, a re-post
	AInB           // the second has the first and much else: a digest, a long update
	BInA           // the first has the second and much else
)

// Printing says what the two texts are to each other if one outlet published both. address
// says that they are texts of one address with wording in common.
func (m *Measured) Printing(address bool) Printing {
	if address && max(m.TrigramsA, m.TrigramsB) >= printedAddress && !m.isTemplate() {
		return Same
	}
	switch less, more := min(m.TrigramsA, m.TrigramsB), max(m.TrigramsA, m.TrigramsB); {
	case more < printedShorter || m.isTemplate():
		return Other
	case less >= printedLonger && m.prose >= printedProse:
		return Same
	case less >= printedLonger:
		return Other
	case m.TrigramsA > m.TrigramsB:
		return AInB
	}
	return BInA
}

// Strength is how much two articles have in common: the number of details, and of words in
// stretches.
type Strength struct{ Details, Verbatim int }

// Covers reports whether s has the given share of what t has.
func (s Strength) Covers(t Strength, share float64) bool {
	return float64(s.Details) >= share*float64(t.Details) && float64(s.Verbatim) >= share*float64(t.Verbatim)
}

// Strength returns how much the pair has in common.
func (v *Judgement) Strength() Strength { return Strength{v.details, v.Verbatim} }
