package shingle

import (
	"maps"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

// What a full stop after an abbreviation may be. The names bit says that the word
// is an abbreviation only when it begins in upper case: "Sat." and "sat".
const (
	neverEnds    uint8 = iota + 1 // something always follows: a name, a number
	beforeNumber                  // ends a sentence unless a number follows: "Jan. 6", "No. 10"
	maybeEnds                     // ends a sentence only before a word that opens many
	names        uint8 = 4
)

// abbreviations are the words that news writes with a full stop, without it.
var abbreviations = newWordTable(map[uint8]string{
	neverEnds: `vs v viz eg e.g i.e ie cf al approx ca им тыс млн млрд руб`,
	neverEnds | names: `mr mrs ms mx dr drs prof rev fr gov govs lt sen sens rep reps gen col capt sgt
		cpl pvt cmdr adm maj brig supt det insp hon pres amb atty messrs mme mlle msgr st ste mt ft
		herr hr sr sra srta dra dott ing`,
	beforeNumber:         `no nos p pp vol vols para nr núm fig`,
	beforeNumber | names: `jan feb mar apr jun jul aug sept sep oct nov dec ch sec art op`,
	maybeEnds:            `inc corp co cos ltd llc plc bros dept univ assn bldg apt etc est`,
	maybeEnds | names: `jr sr ave blvd rd hwy pkwy sq ste
		mon tue tues wed thu thur thurs fri sat sun
		ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
		okla ore pa penn tenn tex va vt wash wis wyo ont que alta`,
})

const opener uint8 = 1

// openers are words that often begin an English sentence and seldom follow an
// abbreviation inside one when capitalised.
var openers = newWordTable(map[uint8]string{
	opener: `the a an he she it they we i you this that these those there here his her its their our my
		but and or so yet if when while as after before since although though because until once
		in on at by for from with without under over during between among about against despite
		what who how why where which some many most several all both each every another other
		officials police meanwhile however also then now still not no yes asked according earlier
		later last next one two three instead`,
})

// wordTable maps hashes of folded words to a small number. It is an open-addressed
// table, because the question is asked at every full stop.
type wordTable struct {
	hash  [1 << 10]uint64
	value [1 << 10]uint8
}

// newWordTable makes a table of the words of each list. Where a word stands in
// two lists, the one with the smaller number counts.
func newWordTable(lists map[uint8]string) *wordTable {
	t := new(wordTable)
	for _, value := range slices.Sorted(maps.Keys(lists)) {
		for _, word := range strings.Fields(lists[value]) {
			h := xxh3.Hash(Fold(nil, word))
			if i := t.slot(h); t.value[i] == 0 {
				t.hash[i], t.value[i] = h, value
			}
		}
	}
	return t
}

// slot returns the slot of h or the free one where it would go.
func (t *wordTable) slot(h uint64) int {
	i := int(h % uint64(len(t.hash)))
	for t.value[i] != 0 && t.hash[i] != h {
		i = (i + 1) % len(t.hash)
	}
	return i
}

// find returns the number of the word with hash h, 0 when the table has none.
func (t *wordTable) find(h uint64) uint8 { return t.value[t.slot(h)] }
