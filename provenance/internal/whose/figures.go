package whose

import "copytrail/provenance/internal/terms"

// minFigures is the least number of numbers in a sentence whose numbers are figures. It was
// chosen on labelled pairs, with the judge as it was learned before. With 4 instead of
// none set aside, 7 independent pairs of ecbplus are called reuse instead of 10, at the
// same number of right ones (257); of modern 182 of 244 are called instead of 181, none
// wrongly, but its recall before the first independent pair falls from .959 to .930, by
// one pair that scores .68. With 3 it is 6 wrong and 255 right of ecbplus and 181 of
// modern, and a rewrite of a story of figures is only possible; with 5 it is 9 and 257,
// and 181, and two reports of one poll stay possible reuse. Setting aside the words beside
// the numbers too calls one right pair of ecbplus fewer, and no wrong one.
const minFigures = 4

// Figures returns, for each word of kinds, whether it is a figure: a number in a sentence
// full of numbers. sentence has the number of each word's sentence, in ascending order.
// Quarterly results, polls and statistics are published by a third, and every report of
// them has them; what a newsroom makes of them stands between.
func Figures(kinds []terms.Kind, sentence []uint16) []bool {
	figures := make([]bool, len(kinds))
	for from := 0; from < len(kinds); {
		to, numbers := from, 0
		for ; to < len(kinds) && sentence[to] == sentence[from]; to++ {
			if kinds[to] == terms.Number {
				numbers++
			}
		}
		for i := from; i < to && numbers >= minFigures; i++ {
			figures[i] = kinds[i] == terms.Number
		}
		from = to
	}
	return figures
}
