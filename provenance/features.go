package provenance

// feature numbers the evidence that the judge weighs. Each is a share in [0, 1]
// or a difference of two shares, is the same for (a, b) and (b, a), and says
// nothing of length, topic, style or outlet.
type feature int

// The features of a pair. Mass means summed term weights, with quotations that
// stand in both texts set aside; the smaller text is the one with less of it. A
// detail is a term that a text mentions once or twice: what is named again and
// again is the topic, which independent reports share.
const (
	fOrderGain          feature = iota // order: what the smaller text shares with the other's order, beyond accident
	fLocalGain                         // the same in separate segments, so that moved or merged blocks count
	fShared                            // share of the smaller text's mass whose terms the other has
	fSharedBack                        // share of the larger text's mass whose terms the smaller has
	fFacts                             // share of the smaller text's names and numbers that the other has
	fNumbers                           // share of its numbers alone
	fDetails                           // share of its once-mentioned terms that the other mentions once or twice
	fDetailsBack                       // the same of the larger text
	fDetailOrder                       // order gain of the details alone
	fDetailTop                         // share of details that single sentences answer, in the better half of the smaller text
	fTrigrams                          // share of its word 3-grams that the other has
	fVerbatim                          // share of its words in common runs of 8 words and more
	fQuotes                            // share of its quoted words that the other quotes as well
	fExclusive                         // share of the details in common that no other article of the story has
	fExclusiveOrder                    // order gain of those alone, over the smaller text's details
	fExclusiveSentences                // share of the smaller text's details that stand, two or more exclusive ones at a time, in one sentence of both
	nFeatures
)

// featureTexts gives each feature its name and what a reader should make of it.
var featureTexts = [nFeatures]struct{ name, meaning string }{
	fOrderGain:          {"order-gain", "content comes in the other text's order, beyond what chance and topic give"},
	fLocalGain:          {"local-gain", "content comes in the other text's order within separate segments"},
	fShared:             {"shared-terms", "share of the shorter text's content that the other has too"},
	fSharedBack:         {"shared-terms-back", "share of the longer text's content that the shorter has too"},
	fFacts:              {"facts", "share of the shorter text's names and numbers that the other has too"},
	fNumbers:            {"numbers", "share of the shorter text's numbers that the other has too"},
	fDetails:            {"details", "share of what the shorter text mentions once that the other mentions once or twice"},
	fDetailsBack:        {"details-back", "share of what the longer text mentions once that the shorter mentions once or twice"},
	fDetailOrder:        {"detail-order", "what both mention once comes in the same order, beyond chance"},
	fDetailTop:          {"detail-top", "in the better half of the shorter text, share of its details that single sentences of the other answer"},
	fTrigrams:           {"word-3-grams", "share of the shorter text's runs of three words that the other has too"},
	fVerbatim:           {"verbatim", "share of the shorter text in common runs of 8 words and more"},
	fQuotes:             {"shared-quotes", "share of the shorter text's quoted words that both quote, set aside for the rest"},
	fExclusive:          {"exclusive", "share of the details in common that no other article of the story has"},
	fExclusiveOrder:     {"exclusive-order", "details that only these two have come in the same order, beyond chance"},
	fExclusiveSentences: {"exclusive-sentences", "share of the shorter text's details that only these two have, several in one sentence of each"},
}

// vector holds the features of one pair.
type vector [nFeatures]float64
