package judge

import (
	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
)

// Texts is the articles of a run, as far as their items need them.
type Texts interface {
	Docs
	Whole(n uint32) *article.Article // article n with its text
	MayHaveItems(n uint32) bool      // false when doc.Items has none of article n
	Outlet(n uint32) string          // the canonical name of its outlet, "" when unknown
}

const (
	// answeredShare is the least share of what two texts share, in bytes of one of them, at
	// which an item of that one is a part of it. Any two texts have a sentence that may be
	// linked.
	answeredShare = 0.1
	// answeredBytes is the same without regard to the rest: three lines.
	answeredBytes = 240
)

// CreditsByItem makes the credits of newsletters, live blogs and digests count for the items
// that they stand in: for each pair judged[i] with i in which that may be reuse, it limits
// credits to the items that share something with the other article. The error is that of the
// workers' context.
func CreditsByItem(w *parallel.Workers, p Texts, judged []Judgement, which []int, credits map[uint32]*credit.Attribution) error {
	items, err := itemsOf(w, p, credits)
	if err != nil || len(items) == 0 {
		return err
	}
	var pairs [][2]uint32
	for _, i := range which {
		v := &judged[i]
		if v.Relation >= finding.Possible && (items[v.A].spans != nil || items[v.B].spans != nil) && creditsMatter(p, v, credits) {
			pairs = append(pairs, [2]uint32{v.A, v.B})
		}
	}
	type answers struct{ a, b []bool }
	found := make([]answers, len(pairs))
	measurers := NewMeasurers(w)
	err = OverDocs(w, p, "telling items apart", len(pairs), func(i int) []uint32 { return pairs[i][:] }, func(worker, i int, d []*doc.Doc) {
		a, b := pairs[i][0], pairs[i][1]
		var inA, inB []article.Span
		for _, x := range measurers[worker].Evidence(d[a], d[b], passage.All).Passages {
			inA, inB = append(inA, x.Copy), append(inB, x.Source)
		}
		found[i] = answers{answeredItems(items[a].spans, inA), answeredItems(items[b].spans, inB)}
	})
	if err != nil {
		return err
	}
	for i, x := range found {
		a, b := pairs[i][0], pairs[i][1]
		if x.a != nil {
			credits[a].Limit(b, p.Whole(a).Text, items[a].spans, items[a].head, x.a)
		}
		if x.b != nil {
			credits[b].Limit(a, p.Whole(b).Text, items[b].spans, items[b].head, x.b)
		}
	}
	return nil
}

// creditsMatter reports whether it may make a difference for a pair which of the credits of its
// texts count. To a shared quotation only those of the other text's outlet do, and of outlets
// that both name: with fewer credits there are no more of these.
func creditsMatter(p Texts, v *Judgement, credits map[uint32]*credit.Attribution) bool {
	if v.Relation != finding.SharedQuotation {
		return true
	}
	a, b, outletA, outletB := credits[v.A], credits[v.B], p.Outlet(v.A), p.Outlet(v.B)
	return a.Credits(outletB) || b.Credits(outletA) || len(credit.InBoth(a, b, outletA, outletB)) > 0
}

// itemList is the items of an article.
type itemList struct {
	spans []article.Span
	head  bool // the first is what stands before the items
}

// itemsOf returns the items of the articles that have some and credit somebody in their
// text.
func itemsOf(w *parallel.Workers, p Texts, credits map[uint32]*credit.Attribution) (map[uint32]itemList, error) {
	var numbers []uint32
	for n := range uint32(p.Len()) {
		if c := credits[n]; c != nil && c.InText() && p.MayHaveItems(n) {
			numbers = append(numbers, n)
		}
	}
	list := make([]itemList, len(numbers))
	err := w.Each(len(numbers), func(_, i int) { list[i].spans, list[i].head = doc.Items(p.Whole(numbers[i])) })
	out := map[uint32]itemList{}
	for i, n := range numbers {
		if list[i].spans != nil {
			out[n] = list[i]
		}
	}
	return out, err
}

// answeredItems says which items have a part in spans; nil when none has or there are no
// items.
func answeredItems(items, spans []article.Span) []bool {
	if len(items) == 0 {
		return nil
	}
	in := make([]int, len(items))
	all := 0
	for _, s := range spans {
		for i, item := range items {
			n := min(s.End, item.End) - max(s.Start, item.Start)
			if n > 0 {
				in[i] += n
				all += n
			}
		}
	}
	answered := make([]bool, len(items))
	any := false
	for i, n := range in {
		answered[i] = n >= answeredBytes || n > 0 && float64(n) >= answeredShare*float64(all)
		any = any || answered[i]
	}
	if !any {
		return nil
	}
	return answered
}
