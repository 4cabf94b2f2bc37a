package judge

const (
	// printedShorter and printedLonger are the least shares of the shorter and of the longer
	// text's 3-grams in common of two texts of one outlet that are printings of one article.
	// An update adds paragraphs and cuts others. A digest that has an article among several
	// is no printing of it, nor is the next day's report that ends with the background of
	// the last.
	printedShorter = 0.7
	printedLonger  = 0.4
)

// IsPrinting reports whether the two texts, which one outlet published, are printings of one
// article: an update, a print edition, a re-post. A form that was filled twice is not.
func (m *Measured) IsPrinting() bool {
	return max(m.TrigramsA, m.TrigramsB) >= printedShorter && min(m.TrigramsA, m.TrigramsB) >= printedLonger &&
		m.prose >= min(rules.nearProse, printedLonger) && !m.isTemplate()
}

// Strength is how much two articles have in common: the number of details, and of words in
// stretches.
type Strength struct{ Details, Verbatim int }

// Strength returns how much the pair has in common.
func (v *Judgement) Strength() Strength { return Strength{v.details, v.Verbatim} }
