// Package terms decides what a word counts as when two texts are compared, and how much
// it weighs.
//
// A [Stemmer] turns each word of a text into a [Term]: the hash of its Snowball stem, or
// of the number it names. [Frequencies] holds in how many articles each term occurs, and
// weighs a term by its inverse document frequency (Spärck Jones 1972): rare terms are
// evidence, common ones are not. The counts of a pile are added to built-in tables of
// English news and of 26 other languages. [Statistics] holds the frequencies of all
// languages of a pile.
//
// Terms have bare letters: a word and its spelling without accents are one term.
//
// The package knows words and languages, not articles. It does not resolve synonyms,
// names in two spellings or words with several meanings.
//
// To follow a word, start at [Stemmer.AppendTerms] and [Frequencies.Weight].
package terms
