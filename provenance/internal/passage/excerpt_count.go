package passage

import (
	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/whose"
)

// commonCount counts the common words of two texts by whose words they are.
type commonCount struct {
	a, b           *doc.Doc
	whoseA, whoseB []finding.Words

	free, half, both   int  // prose in both, in one, and in neither
	spoken, attributed int  // first persons outside of both's quotations that are no author's, attribution verbs among free words
	longest, row       int  // most free words in a row; those of the row so far
	all, led           int  // common words; those in runs that no colon leads in
	stretches, crosses int  // stretches with minRun free words; those with free and quoted words
	last               bool // all stands at the end of both texts
}

// add counts the words of a stretch. gaps is how many words of its gaps are in common.
func (c *commonCount) add(t *Stretch, gaps int) {
	free, quoted := c.free, c.half+c.both
	c.row = 0
	for _, r := range t.Runs {
		if !c.a.IsNameList(r.A, r.N) {
			c.addRun(r)
		}
	}
	if c.free > free {
		c.free += gaps
		c.longest = max(c.longest, min(c.longest+gaps, c.free-free))
	}
	if c.free-free >= minRun {
		c.stretches++
	}
	if c.free > free && c.half+c.both > quoted {
		c.crosses++
	}
}

func (c *commonCount) addRun(r align.Run) {
	persons, attribution := whose.FirstPersons(), attributionWords()
	n := 0
	for i := range r.N {
		x, y, h := c.whoseA[r.A+i], c.whoseB[r.B+i], c.a.Hashes[r.A+i]
		if !x.Said() && x != finding.Prose || !y.Said() && y != finding.Prose {
			c.row = 0
			continue // data, a form
		}
		n++
		if x.Said() && y.Said() {
			c.both++
			c.row = 0
			continue
		}
		if persons[h] && !(x == finding.Prose && c.a.FirstPerson() || y == finding.Prose && c.b.FirstPerson()) {
			c.spoken++
			c.row = 0
		}
		if x.Said() || y.Said() {
			c.half++
			c.row = 0
			continue
		}
		c.free++
		c.row++
		c.longest = max(c.longest, c.row)
		if attribution[h] {
			c.attributed++
		}
	}
	c.all += n
	if !c.a.AfterColon(r.A) && !c.b.AfterColon(r.B) {
		c.led += n
	}
	if n > 0 {
		c.last = c.last && atEnd(c.a, r.A) && atEnd(c.b, r.B)
	}
}
