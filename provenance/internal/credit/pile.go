package credit

import (
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

// Pile is what reading credits asks of the articles of a run.
type Pile interface {
	Whole(n uint32) *article.Article // article n with its text
	Outlet(n uint32) string          // the canonical name of its outlet, "" when unknown
	Outlets() *outlet.Table
}

// ReadAll reads what the articles with these numbers say of their sources. It sorts
// numbers; one may stand there more than once.
func ReadAll(w *parallel.Workers, p Pile, numbers []uint32) (map[uint32]*Attribution, error) {
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	list := make([]Attribution, len(numbers))
	err := w.Each(len(numbers), func(_, i int) {
		list[i] = Read(p.Outlets(), p.Whole(numbers[i]), p.Outlet(numbers[i]))
	})
	out := make(map[uint32]*Attribution, len(numbers))
	for i, n := range numbers {
		out[n] = &list[i]
	}
	return out, err
}
