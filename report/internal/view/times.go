package view

import (
	"fmt"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// OutletTimes says in words what the times of publication of one outlet are worth.
type OutletTimes struct {
	Outlet string
	Trust  string // "not believed", "days only", or "in part"
	Said   string // the whole sentence: "not believed: 4 of 4 times are within a second of others: …"
}

// DoubtedTimes returns those of the outlets of a pile whose times are not all believed as they
// stand, in their order.
func DoubtedTimes(pile []provenance.PileOutlet) []OutletTimes {
	var out []OutletTimes
	for i := range pile {
		o := &pile[i]
		t := OutletTimes{Outlet: clean.Line(o.Name)}
		switch {
		case o.Times.Trust == article.NoTrust:
			t.Trust = "not believed"
		case o.Times.Trust == article.DayTrust:
			t.Trust = "days only"
		case o.Times.Doubted > 0:
			t.Trust = "in part"
		default:
			continue
		}
		t.Said = t.Trust + ": " + clean.Line(o.Times.Reason)
		if o.Times.Reason == "" {
			t.Said = fmt.Sprintf("%s: %d of %s %s not fully believed", t.Trust, o.Times.Doubted, Count(o.Articles, "article"), isAre(o.Times.Doubted))
		}
		out = append(out, t)
	}
	return out
}

func isAre(n int) string {
	if n == 1 {
		return "has a time that is"
	}
	return "have times that are"
}
