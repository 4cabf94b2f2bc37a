// Package judge decides what two articles are to each other: reuse of one text by the
// other, possible reuse, two reports of one event, or nothing.
//
// A pair is judged in four stages. [Screen] discards most candidates by their term lists
// and runs of words alone. [Pairs] measures the others and judges each by itself.
// [InStories] judges those that may be reuse again, against the other reports of the same
// event: a detail that only the two have proves much, one that all have proves nothing.
// [WithCredits] adds what the articles say of their sources.
//
// The score is the probability of an additive logistic model with monotone curves (see
// model); copies, excerpts and templates are decided by rules over the wording. The
// models are trained by copytrail-train and embedded as judge.json. Quotations that stand
// in both texts are set aside before anything is measured. Who was first is decided in
// the room direction, whether both derive from a third text in the room origin.
//
// Words of this room: the mass of a text is the sum of its term weights. A detail is a
// term that a text mentions once or twice. A detail or sentence of one text is answered
// when the other text has it too.
package judge
