// Package direction decides which of two articles was first, as far as the evidence goes.
//
// Three kinds of evidence are used in this order: credits (one text names the other's
// outlet as its source), times of publication, and two witnesses. A witness is a small
// model that is antisymmetric: swapping the texts turns its sign. The loss witness measures
// what one text has lost of the other (details, numbers, quotations), the style witness the
// words that rewriters favour. They decide only together, only in English, and not where
// the texts share their words.
//
// Each kind of evidence has a measured reliability, see [Trust]. The first that is sure
// decides, unless another that is sure contradicts it; then, and when none is sure, the
// direction is unknown. Whether a third text was the source of both is not decided here,
// see the room origin.
//
// Start at [Case] and [Of].
package direction
