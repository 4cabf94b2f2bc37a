// Package story turns findings into stories and into the network of outlets.
//
// A story is a set of articles joined by findings that cover enough of their texts. Inside
// a story each article gets the source it most likely derives from: the set of sources
// without cycles with the largest sum of weights, a maximum branching after Chu and Liu
// (1965) and Edmonds (1967). An article that was merged from two sources gets a second one;
// sources that are not in the pile are nodes without an article. The network counts, over
// all findings with a known direction, how many articles of one outlet derive from another
// outlet. Both only summarise findings: they never read texts, nor change a finding.
//
// Start at [Of] for stories, at [NetworkOf] for the network.
package story
