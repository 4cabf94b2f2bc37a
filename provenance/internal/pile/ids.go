package pile

import (
	"fmt"

	"github.com/zeebo/xxh3"

	"copytrail/article"
)

// settleIDs gives every article an id that no other has. Articles with one id and one address
// are what the address had at several times: the first in time keeps the id, and the others get
// it with their time. Of articles with one id and different addresses the first in input order
// keeps it; the others are removed and returned as skipped records.
func (p *Pile) settleIDs() (dropped []Skipped) {
	taken := map[int32]int32{} // from an article to the other one that keeps its id
	var again [][]int32        // the articles of one id and address, in order
	for set := range groupsByHash(len(p.articles), func(i int32) uint64 { return p.articles[i].idHash }) {
		byID := map[string][]int32{}
		for _, i := range set {
			id := p.article(&p.articles[i]).ID
			byID[id] = append(byID[id], i)
		}
		for _, list := range byID {
			first := p.firstInInput(list)
			same := p.atAddressOf(first, list)
			for _, i := range list {
				if i != first && !same[i] {
					taken[i] = first
				}
			}
			if len(same) > 1 {
				var at []int32
				for _, i := range list {
					if same[i] {
						at = append(at, i)
					}
				}
				again = append(again, at)
			}
		}
	}
	p.nameAgain(again)
	if len(taken) == 0 {
		return nil
	}
	kept := make([]entry, 0, len(p.articles)-len(taken))
	for i := range p.articles {
		j, ok := taken[int32(i)]
		if !ok {
			kept = append(kept, p.articles[i])
			continue
		}
		a := p.article(&p.articles[i])
		dropped = append(dropped, Skipped{
			Input:  a.Place,
			Reason: fmt.Sprintf("id %q is taken by %s", a.ID, p.article(&p.articles[j]).Place),
		})
	}
	p.articles = kept
	return dropped
}

// firstInInput returns the article of the list whose record came first.
func (p *Pile) firstInInput(list []int32) int32 {
	first := list[0]
	for _, i := range list[1:] {
		if comparePlaces(p.article(&p.articles[i]).Place, p.article(&p.articles[first]).Place) < 0 {
			first = i
		}
	}
	return first
}

// atAddressOf returns the articles of the list that have the address of article first, which
// is among them.
func (p *Pile) atAddressOf(first int32, list []int32) map[int32]bool {
	address := article.CanonicalURL(p.article(&p.articles[first]).URL)
	same := map[int32]bool{first: true}
	for _, i := range list {
		if address != "" && article.CanonicalURL(p.article(&p.articles[i]).URL) == address {
			same[i] = true
		}
	}
	return same
}

// nameAgain gives all but the first of the articles of each list an id of its own: that of the
// first, "@" and the time of publication; where the first or another has that too, the time
// when it was fetched, else a hash of the text. So an id does not depend on the order of the
// input.
func (p *Pile) nameAgain(lists [][]int32) {
	if len(lists) == 0 {
		return
	}
	taken := make(map[uint64]bool, len(p.articles))
	for i := range p.articles {
		taken[p.articles[i].idHash] = true
	}
	for _, list := range lists {
		first := p.article(&p.articles[list[0]])
		for _, i := range list[1:] {
			e := &p.articles[i]
			p.Hold(uint32(i))
			published, fetched := e.held.Published.String(), e.held.Fetched.String()
			if published == first.Published.String() {
				published = ""
			}
			if fetched == first.Fetched.String() {
				fetched = ""
			}
			for _, mark := range []string{published, fetched, fmt.Sprintf("%016x", xxh3.HashString(p.text(e)))} {
				id := first.ID + "@" + mark
				if h := xxh3.HashString(id); mark != "" && !taken[h] {
					e.held.ID, e.idHash = id, h
					taken[h] = true
					break
				}
			}
		}
	}
}
