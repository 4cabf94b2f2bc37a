package whose

import (
	"strings"
	"sync"

	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// This file finds death notices and public notices, which are made of set phrases: news
// on a death or a sale has one or two of them, a notice has hardly a sentence without.

const (
	// minFormulas is the least number of different set phrases of one kind in a notice.
	minFormulas = 4
	// formulaShare is the least share of its sentences that have one.
	formulaShare = 0.3
)

// formulas has the set phrases of each kind of notice, of two words each.
var formulas = []string{
	"passed away, preceded in, in lieu, survived by, memorial contributions, memorial donations, receive friends, visitation will, calling hours, funeral service, funeral services, " +
		"memorial service, graveside service, interment will, interment to, funeral home, online condolences, family wishes, family asks, family requests, family suggests, the late, was born, mass of, " +
		"in stiller, in liebevoller, nehmen abschied, statt karten, anstelle von, findet statt, unserer lieben, unserem lieben, die beerdigung, die trauerfeier, " +
		"faire part, la tristesse, obsèques seront, ni fleurs, cérémonie religieuse, sa famille, ses enfants, " +
		"descanse en, ruegan una, sus familiares, sus hijos, el funeral, se ruega, los familiares",
	"hereby given, pursuant to, case no, public auction, best bidder, highest bidder, required by, circuit court, district court, superior court, probate court, notice of, said county, public records, " +
		"legal description, described as, lis pendens, person claiming, persons claiming, the undersigned, public hearing, sealed bids, bids will, final judgment, letters testamentary, creditors of, the estate, be heard, " +
		"öffentliche bekanntmachung, wird hiermit, zur einsicht, öffentlich ausgelegt, avis public, enquête publique, est donné, se hace, del expediente, anuncio de",
}

// formulaHashes has the kinds of notices, as bits, by the hash of two words in a row.
var formulaHashes = sync.OnceValue(func() map[uint64]uint8 {
	out := map[uint64]uint8{}
	for kind, list := range formulas {
		for phrase := range strings.SplitSeq(list, ", ") {
			w := shingle.AppendWords(nil, phrase)
			out[terms.Mix(w[0].Hash, w[1].Hash)] |= 1 << kind
		}
	}
	return out
})

// notices marks the whole text as a form when it is a notice of one kind.
func (w *Finder) notices() {
	known := formulaHashes()
	var found [8]map[uint64]bool // different phrases of each kind
	var sentences [8]int         // sentences with one
	for _, s := range w.sentences {
		seen := uint8(0)
		for i := s.Start; i+1 < s.End; i++ {
			if w.roles[i]&roleFormula == 0 {
				continue
			}
			hash := terms.Mix(w.words[i].Hash, w.words[i+1].Hash)
			kinds := known[hash]
			seen |= kinds
			for k := range formulas {
				if kinds>>k&1 != 0 {
					if found[k] == nil {
						found[k] = map[uint64]bool{}
					}
					found[k][hash] = true
				}
			}
		}
		for k := range formulas {
			sentences[k] += int(seen >> k & 1)
		}
	}
	for k := range formulas {
		if len(found[k]) >= minFormulas && float64(sentences[k]) >= formulaShare*float64(len(w.sentences)) {
			w.fill(shingle.Range{End: len(w.words)}, finding.Form)
			return
		}
	}
}
