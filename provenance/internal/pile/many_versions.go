package pile

// fewVersions is the largest number of versions of an article that are searched whole. Twenty
// captures of a live blog would make what they have in common too common to be searched for
// (maxPrintArticles, maxKeyArticles): of more versions each counts with what no earlier one
// has. The other versions come to the candidates of one of them in the room printing.
const fewVersions = 6

// manyVersions leaves out of the search what an earlier version of an article has, where the
// article has many. Its method must be called for the articles in order.
type manyVersions struct {
	*Pile
	heard map[uint32]map[uint64]bool // by the number of the article, what its versions so far have
}

func newManyVersions(p *Pile) *manyVersions {
	m := &manyVersions{Pile: p, heard: map[uint32]map[uint64]bool{}}
	size := map[uint32]int{}
	for i := range p.articles {
		if n := p.articles[i].versions; n != 0 {
			if size[n]++; size[n] > fewVersions {
				m.heard[n] = map[uint64]bool{}
			}
		}
	}
	return m
}

// unheard returns the hashes of article i that no earlier version of it has. It overwrites
// hashes.
func (m *manyVersions) unheard(i int, hashes []uint64) []uint64 {
	heard, ok := m.heard[m.articles[i].versions]
	if !ok {
		return hashes
	}
	kept := hashes[:0]
	for _, h := range hashes {
		if !heard[h] {
			heard[h] = true
			kept = append(kept, h)
		}
	}
	return kept
}
