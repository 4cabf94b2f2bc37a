// Package passage finds what two articles share, word for word and sentence by sentence.
//
// Verbatim runs grow from the 3-grams that both texts have. Sentences are linked by a
// logistic model over what a pair of them shares (words, content terms, names, numbers,
// order): the set of links with the best sum that keeps both texts in order is found by
// dynamic programming, in which one sentence may correspond to two. Cheap bounds discard
// most pairs of sentences before they are measured in full.
//
// A second model decides whether the words in common were copied by one newsroom from
// another or are a statement that both quote. Whether a pair is reuse at all, and who was
// first, is decided elsewhere: see the rooms judge and direction.
//
// Start at [Comparer.CompareWording] for runs, at [Comparer.Passages] for the passages that
// a reader is shown, and at [Comparer.CommonWords] for copied or quoted.
package passage
