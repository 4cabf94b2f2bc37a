package pile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/provenance/internal/times"
)

// Records of one address with other words are versions of one article: an update, a
// correction, captures of a page on several days. Each stays an article of the pile with its
// own text and its own time. If they were merged, the text of the update would bear the time
// of the first record, and what the update took from another outlet would look older than
// its source.
//
// Records with the same words are merged. So are records with nearly the same words, when no
// times tell them apart, and summaries and truncated texts with a text that has the rest.

const (
	// newRun is the least number of words in a row that make a text another version of one
	// that lacks them, when no time tells the two apart. Shorter ones are a caption, a counter
	// or a list of links that was not set aside.
	newRun = 8
	// longRun is the same for a text of which nobody knows whether it is the earlier one. A
	// stretch of as many words is shown as evidence.
	longRun = 25
	// maxVersions is the most versions of an article that are kept apart, the earliest. All
	// later ones are merged into one.
	maxVersions = 24
	// clockSlack is how far apart times of one text may be that two records of it bear: a feed
	// and a page are made by two programs.
	clockSlack = time.Hour
)

// unitePage merges the records of one address that have the same text, and joins those that
// have wording in common as versions of one article.
func (m *merger) unitePage(records []int32) {
	m.joinWording(records)
	byArticle := map[int32][]int32{}
	for _, i := range records {
		root := m.versions.find(i)
		byArticle[root] = append(byArticle[root], i)
	}
	for _, set := range byArticle {
		if len(set) > 1 {
			m.uniteVersions(set)
		}
	}
}

// joinWording joins the records of one address that have wording in common, and those with
// only a summary with the fullest text at that address.
func (m *merger) joinWording(records []int32) {
	has := map[uint64]int32{} // by fingerprint, a record that has it
	var prints []uint64
	for _, i := range records {
		prints = m.prints(prints[:0], &m.articles[i])
		for _, print := range prints {
			if j, ok := has[print]; ok {
				m.versions.join(i, j)
			} else {
				has[print] = i
			}
		}
	}
	fullest := slices.MinFunc(records, m.compare)
	for _, i := range records {
		// A text of fewer than eight words has no fingerprint.
		if i != fullest && (summaryOnly(m.article(&m.articles[i])) || m.sameBody(i, fullest)) {
			m.versions.join(i, fullest)
		}
	}
}

// version is one text at an address.
type version struct {
	records []int32 // that have it; the first one by time is first
	words   []uint64
	grams   map[uint64]bool // hashes of its runs of three words
	ends    bool            // its last words end a sentence
}

// uniteVersions merges the records of an article at one address that have the same text. It
// doubts the times that a version cannot have.
func (m *merger) uniteVersions(set []int32) {
	slices.SortFunc(set, m.inOrder)
	whole := slices.DeleteFunc(slices.Clone(set), func(i int32) bool { return summaryOnly(m.article(&m.articles[i])) })
	if len(whole) == 0 {
		for _, i := range set[1:] {
			m.unite(i, set[0], mergedURL)
		}
		return
	}
	longest := slices.MaxFunc(whole, func(i, j int32) int { return cmp.Compare(m.articles[i].words, m.articles[j].words) })
	fullest := m.versionOf(longest)
	var kept []*version
	for _, i := range whole {
		v := fullest
		if i != longest {
			if v = m.versionOf(i); v.truncated(fullest) {
				continue
			}
		}
		kept = m.addVersion(kept, v)
	}
	full := map[int32]bool{}
	for k, v := range kept {
		m.doubtVersion(kept, k)
		for _, i := range v.records {
			full[i] = true
			if i != v.records[0] {
				m.unite(i, v.records[0], mergedURL)
			}
		}
	}
	for _, i := range set {
		if !full[i] {
			m.unitePartial(i, kept[0].records[0])
		}
	}
}

// inOrder sorts the records of one address by time, then by when they were fetched.
func (m *merger) inOrder(i, j int32) int {
	v, w := m.article(&m.articles[i]), m.article(&m.articles[j])
	fetched := 0
	if a, b := v.Fetched, w.Fetched; a.Precision != article.NoTime && b.Precision != article.NoTime {
		fetched = a.Compare(b.Time)
	}
	return cmp.Or(finding.CompareTime(v, w), fetched, m.compare(i, j))
}

// versionOf returns the version that is the text of a record.
func (m *merger) versionOf(i int32) *version {
	a := m.whole(&m.articles[i])
	v := &version{records: []int32{i}, grams: map[uint64]bool{}}
	body := m.preparers[0].Body(a)
	for _, w := range body {
		v.words = append(v.words, w.Hash)
	}
	for k := 0; k+3 <= len(v.words); k++ {
		v.grams[v.gram(k)] = true
	}
	if n := len(body); n > 0 {
		v.ends = endsSentence(a.Text[body[n-1].End:])
	}
	return v
}

func (v *version) gram(k int) uint64 {
	return terms.Mix(terms.Mix(v.words[k], v.words[k+1]), v.words[k+2])
}

// endsSentence reports whether the text after a word shows that a sentence ends there.
func endsSentence(after string) bool {
	after = strings.TrimLeft(after, "\"'”’»)")
	r, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(".!?。！？؟।", r) && !strings.HasPrefix(after, "..")
}

// truncated reports whether the text is the beginning of w, cut off within a sentence: a feed
// often has no more of an article.
func (v *version) truncated(w *version) bool {
	n := len(v.words) - 2 // the last word may be cut, or be "more"
	return !v.ends && n > 0 && n+newRun < len(w.words) && slices.Equal(v.words[:n], w.words[:n])
}

// lacks returns the length in words of the longest run of w that v lacks.
func (v *version) lacks(w *version) int {
	longest, run := 0, 0
	covered := 0 // words up to here are in a run of three that v has
	for k := range w.words {
		if k+3 <= len(w.words) && v.grams[w.gram(k)] {
			covered = k + 3
		}
		if k < covered {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// addVersion adds v to the versions that are kept apart, or its record to the one that has its
// text. The records come in order of time.
func (m *merger) addVersion(kept []*version, v *version) []*version {
	at := slices.IndexFunc(kept, func(w *version) bool { return m.sameText(w, v) })
	if at < 0 && len(kept) > maxVersions {
		at = maxVersions // the one that has all the rest
	}
	if at < 0 {
		return append(kept, v)
	}
	kept[at].records = append(kept[at].records, v.records[0])
	return kept
}

// sameText reports whether v, the later one, has the words of w, or nearly the same words
// without a time that tells them apart.
func (m *merger) sameText(w, v *version) bool {
	if slices.Equal(v.words, w.words) {
		return true
	}
	a, b := m.article(&m.articles[w.records[0]]), m.article(&m.articles[v.records[0]])
	// A time that is missing, or that cannot be one, tells nothing apart.
	untimed := times.Better(a.Published, b.Published) || times.Better(b.Published, a.Published) || a.Published.Precision == article.NoTime
	if !untimed && !sameTime(a.Published, b.Published) || w.lacks(v) >= newRun {
		return false
	}
	// What only the earlier one has was cut. Without an order v may be the earlier one.
	return finding.TimeOrder(a.Fetched, b.Fetched) < 0 || times.Better(a.Published, b.Published) || v.lacks(w) < newRun
}

// sameTime reports whether two records bear one time, as far as both are precise.
func sameTime(x, y article.Time) bool {
	if x.Precision == article.Day || y.Precision == article.Day {
		return x.Format(time.DateOnly) == y.Format(time.DateOnly)
	}
	return x.Sub(y.Time).Abs() < time.Minute
}

// doubtVersion doubts the times of publication that the records of version k bear, where
// another version shows that its text is later. What the version has alone must not look
// older than it is.
func (m *merger) doubtVersion(kept []*version, k int) {
	v := kept[k]
	if k == maxVersions && len(v.records) > 1 {
		for _, i := range v.records {
			m.doubt(i, article.NoTrust, fmt.Sprintf("its text is one of %d later ones at its address", len(v.records)))
			m.articles[i].later = true
		}
		return
	}
	seen := m.firstFetched(v)
	for j, w := range kept {
		if j == k || w.lacks(v) < newRun {
			continue
		}
		for _, r := range w.records {
			m.doubtAfter(v, seen, m.article(&m.articles[r]).Fetched)
		}
		if seen.Precision == article.NoTime || m.firstFetched(w).Precision == article.NoTime {
			m.doubtEqual(v, w)
		}
	}
}

// firstFetched returns when a version was first fetched.
func (m *merger) firstFetched(v *version) (first article.Time) {
	for _, i := range v.records {
		if t := m.article(&m.articles[i]).Fetched; first.Precision == article.NoTime || t.Precision != article.NoTime && t.Before(first.Time) {
			first = t
		}
	}
	return first
}

// doubtAfter doubts the times of v that are not after the time other, at which its address had
// another text. v was first fetched at the time seen.
func (m *merger) doubtAfter(v *version, seen, other article.Time) {
	if finding.TimeOrder(other, seen) >= 0 {
		return
	}
	for _, i := range v.records {
		m.articles[i].later = true
		at := m.article(&m.articles[i]).Published
		if at.Precision == article.NoTime || finding.TimeOrder(at, other) > 0 {
			continue
		}
		m.doubt(i, trustUntil(at, seen), "at "+other.String()+" its address had another text")
	}
}

// doubtEqual doubts the times of v that w bears too, though w lacks much of it.
func (m *merger) doubtEqual(v, w *version) {
	if v.lacks(w) >= newRun && w.lacks(v) < longRun {
		return
	}
	other := m.article(&m.articles[w.records[0]]).Published
	for _, i := range v.records {
		if at := m.article(&m.articles[i]).Published; at.Precision != article.NoTime && other.Precision != article.NoTime &&
			(at.Precision == article.Day) == (other.Precision == article.Day) && sameTime(at, other) {
			m.doubt(i, article.NoTrust, "another text of its address bears the same one")
		}
	}
}

// trustUntil returns how far at is believed of a text that appeared then or later, but by the
// time seen. Days are in order from two days apart ([finding.TimeOrder]).
func trustUntil(at, seen article.Time) article.Trust {
	if seen.Unix()/86400-at.Unix()/86400 <= 1 {
		return article.DayTrust
	}
	return article.NoTrust
}

// unitePartial merges a record that has only a part of the text of record j. When it is the
// earlier one, nobody knows whether it was cut or the text has grown since.
func (m *merger) unitePartial(i, j int32) {
	v, w := m.article(&m.articles[i]).Published, m.article(&m.articles[j]).Published
	if v.Precision != article.NoTime && w.Precision != article.NoTime && !sameTime(v, w) && w.Sub(v.Time) > clockSlack {
		trust := trustUntil(v, w)
		for _, k := range []int32{i, j} {
			m.doubt(k, trust, fmt.Sprintf("a part of its text bears %s, all of it %s", v, w))
		}
	}
	m.unite(i, j, mergedURL)
}

// doubt lowers how far the time of a record is believed.
func (m *merger) doubt(i int32, trust article.Trust, reason string) {
	if e := &m.articles[i]; e.doubt == nil || e.doubt.Trust < trust {
		e.doubt = &times.Doubt{Trust: trust, Reason: reason, Other: true}
	}
}

// setVersions numbers the articles that are kept in several versions, and gives each version
// the outlet of the first. gone says which records were merged into others.
func (m *merger) setVersions(gone []bool) {
	several := map[int32][]int32{} // the records that are kept, by the representative of their article
	for i := range m.articles {
		if root := m.versions.find(int32(i)); int(root) != i {
			several[root] = nil
		}
	}
	if len(several) == 0 {
		return
	}
	var roots []int32
	for i := range m.articles {
		root := m.versions.find(int32(i))
		if list, ok := several[root]; ok && !gone[i] {
			if list == nil {
				roots = append(roots, root)
			}
			several[root] = append(list, int32(i))
		}
	}
	n := uint32(0)
	for _, root := range roots {
		if set := several[root]; len(set) > 1 {
			n++
			m.setVersion(n, set)
		}
	}
}

// setVersion says that records are versions of article n. The words that several have count
// once, as those of one article.
func (m *merger) setVersion(n uint32, set []int32) {
	slices.SortFunc(set, m.inOrder)
	outlet := ""
	for _, i := range set {
		outlet = cmp.Or(outlet, m.articles[i].outlet)
	}
	counted := map[terms.Term]bool{}
	for k, i := range set {
		e := &m.articles[i]
		e.versions, e.outlet = n, outlet
		if !m.rewrites || e.lang != m.articles[set[0]].lang {
			continue
		}
		var again []terms.Term
		for _, t := range m.termsOf(e) {
			if counted[t] {
				again = append(again, t)
			}
			counted[t] = true
		}
		if k > 0 {
			m.stats.Remove(e.lang, again)
		}
	}
}
