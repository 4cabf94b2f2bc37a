// Package origin finds pairs of articles that derive from a third text: an agency's report,
// or another article of the pile.
//
// To say "A copied B" of two customers of one agency is the worst mistake this program can
// make, so in doubt a pair becomes shared-source. Two kinds of evidence are used. Credits:
// both texts credit one agency or outlet, or one text is a copy of a credited text that lost
// its credit. A third article: it is no later than either, and has nearly all that the two
// have in common, or the evidence for a direction says that each was made from it, for a third
// that is only possible within learned [Bounds]. Unlike package direction it never decides
// which of two articles was first.
//
// Start at [FindShared].
package origin
