// Package view prepares a result for printing: what several formats say of an
// article, a finding, the outlet network or a run is put into words here, once, so
// that all of them say the same.
//
// [FindingOf] is the centre: who is called the copy and who the source, the sentence
// that states the claim, coverage, credit, cues and passages, all ready to print.
// [ArticleOf] and [OutletsOf] do the same for one article and one arrow of the
// outlet network, [StatementsOf] for what several articles quote, [Summary] for the
// run. [Articles] and [Number] give the order and the numbers that the records of a
// result have in the formats that refer from one to another.
//
// Two things hold for every string made here. It is clean (see package clean): one
// line that cannot drive a terminal; what a single format gives a meaning is still to
// be escaped by that format. And it stays within the evidence: where the direction is
// not known, nobody is called a copy.
//
// Formats for programs, such as JSON Lines, print the values of the finding as they
// are and need little of this. A field that only one format would use does not belong
// here.
package view
