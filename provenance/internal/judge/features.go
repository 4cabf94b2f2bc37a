package judge

// feature is the index of a feature of a pair. Each is a share in [0, 1] or a difference of
// two shares, is the same for (a, b) and (b, a), and does not depend on length, topic,
// style or outlet.
type feature int

// The features of a pair. Mass is the sum of term weights, with quotations that stand in
// both texts set aside; the smaller text is the one with less mass. A detail is a term that
// a text mentions once or twice. Terms that it repeats are its topic, which independent
// reports share.
const (
	fOrderGain           feature = iota // order gain: mass of the longest common subsequence of terms minus that with one text reversed, over the smaller text's mass
	fLocalGain                          // the same in separate segments, so that moved or merged blocks count
	fShared                             // share of the smaller text's mass whose terms the other has
	fSharedBack                         // share of the larger text's mass whose terms the smaller has
	fFacts                              // share of the smaller text's names and numbers that the other has
	fNumbers                            // share of the smaller text's numbers that the other has
	fDetails                            // share of the smaller text's once-mentioned terms that the other mentions once or twice
	fDetailsBack                        // the same of the larger text
	fDetailOrder                        // order gain of the details alone
	fDetailTop                          // share of details that single sentences answer, in the better half of the smaller text
	fFactDetails                        // share of a text's names and numbers mentioned once or twice that the other has; the smaller of the two
	fFactDetailsMost                    // the larger of the two
	fOwnQuotes                          // 1 minus the share of a text's quoted words that the other does not report; the larger of the two
	fLeastAnswered                      // share of answered details in the sentence at the lower quartile; the larger of the two
	fTrigrams                           // share of the smaller text's word 3-grams that the other has
	fVerbatim                           // share of the smaller text's words in common runs of 8 words and more
	fQuotes                             // share of the smaller text's quoted words that the other quotes too
	fDetailsOfShared                    // details over shared terms, of the smaller text: two reporters share the topic, a rewrite the details too
	fDetailsBackOfShared                // the same of the larger text
	fFactsOfShared                      // fact details of the text that is answered less over the smaller text's shared terms
	fFactsMostOfShared                  // the same of the text that is answered more
	fExclusive                          // share of the details in common that no other article of the story has
	fExclusiveOrder                     // order gain of those alone, over the smaller text's details
	fExclusiveSentences                 // share of the smaller text's details that stand, two or more exclusive ones at a time, in one sentence of both
	fBeyond                             // share of a text's details that the other has and the best other article of the story does not; the larger of the two
	fBeyondEach                         // the same for the article of the story that leaves the smallest share
	fExclusiveFacts                     // share of a text's names and numbers that within the story only the other has; the larger of the two
	fSentenceOrder                      // deviations by which the heaviest chain of similar sentences lies above those of shuffled sentences, over manyDeviations
	nFeatures
)

// featureTexts are each feature's name and its meaning in the words of a report.
var featureTexts = [nFeatures]struct{ name, meaning string }{
	fOrderGain:           {"order-gain", "content comes in the other text's order, beyond what chance and topic give"},
	fLocalGain:           {"local-gain", "content comes in the other text's order within separate segments"},
	fShared:              {"shared-terms", "share of the shorter text's content that the other has too"},
	fSharedBack:          {"shared-terms-back", "share of the longer text's content that the shorter has too"},
	fFacts:               {"facts", "share of the shorter text's names and numbers that the other has too"},
	fNumbers:             {"numbers", "share of the shorter text's numbers that the other has too"},
	fDetails:             {"details", "share of what the shorter text mentions once that the other mentions once or twice"},
	fDetailsBack:         {"details-back", "share of what the longer text mentions once that the shorter mentions once or twice"},
	fDetailOrder:         {"detail-order", "what both mention once comes in the same order, beyond chance"},
	fDetailTop:           {"detail-top", "in the better half of the shorter text, share of its details that single sentences of the other answer"},
	fFactDetails:         {"fact-details", "share of the names and numbers mentioned once or twice that the other has too, in the text that is answered less"},
	fFactDetailsMost:     {"fact-details-most", "the same in the text that is answered more"},
	fOwnQuotes:           {"no-own-quotes", "1 when at least one text quotes nothing that the other does not tell; less when each has quotations of its own"},
	fLeastAnswered:       {"least-answered", "share of details that the other has, in the quarter of sentences where that is least: who was there has sentences of their own"},
	fTrigrams:            {"word-3-grams", "share of the shorter text's runs of three words that the other has too"},
	fVerbatim:            {"verbatim", "share of the shorter text in common runs of 8 words and more"},
	fQuotes:              {"shared-quotes", "share of the shorter text's quoted words that both quote, set aside for the rest"},
	fDetailsOfShared:     {"details-of-shared", "details that both mention once, against all content that both have: two reports of one event share the topic more than the details"},
	fDetailsBackOfShared: {"details-back-of-shared", "the same of the longer text"},
	fFactsOfShared:       {"fact-details-of-shared", "names and numbers mentioned once or twice that both have, against all content that both have, in the text that is answered less"},
	fFactsMostOfShared:   {"fact-details-most-of-shared", "the same in the text that is answered more"},
	fExclusive:           {"exclusive", "share of the details in common that no other article of the story has"},
	fExclusiveOrder:      {"exclusive-order", "details that only these two have come in the same order, beyond chance"},
	fExclusiveSentences:  {"exclusive-sentences", "share of the shorter text's details that only these two have, several in one sentence of each"},
	fBeyond:              {"beyond-best", "share of one text's details that the other has beyond what the best other report of the event has"},
	fBeyondEach:          {"beyond-each", "the same beyond that report of the event which leaves least"},
	fSentenceOrder:       {"sentence-order", "sentences that are about the same come in the same order, beyond what shuffled sentences give"},
	fExclusiveFacts:      {"exclusive-facts", "share of one text's names and numbers that only these two of the story have"},
}

// vector holds the features of one pair.
type vector [nFeatures]float64
