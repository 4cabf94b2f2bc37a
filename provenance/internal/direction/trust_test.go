package direction

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/passage"
)

// TestTrust: every kind of evidence has a trust, none above its measured interval, and a
// default decides nothing alone.
func TestTrust(t *testing.T) {
	for _, name := range Bases {
		x, ok := learnedTrust()[name]
		if !ok || x.P < .5 || x.P >= 1 || x.P > x.High {
			t.Errorf("%s: %+v, %v", name, x, ok)
		}
		if x.Set && x.P >= minDecisive {
			t.Errorf("%s: set to %v, which decides", name, x.P)
		}
		if low, high := finding.Wilson(x.Right, x.Of); low-x.Low > .001 || x.Low-low > .001 || high-x.High > .001 || x.High-high > .001 {
			t.Errorf("%s: interval %v to %v, want %v to %v", name, x.Low, x.High, low, high)
		}
	}
	if n := len(learnedTrust()); n != len(Bases) {
		t.Errorf("%d kinds in the table, want %d", n, len(Bases))
	}
}

// TestTrustTogether: a time that agrees with a credit raises the confidence; a weak one that
// contradicts it lowers it; and since an agency's report may have the date of a later
// version, hours are no order there.
func TestTrustTogether(t *testing.T) {
	const plain = "The harbor plan was dropped on Monday."
	crediting := plain + " So the Harbor Courier reported."
	early, minutes, hours := at(t, "2026-03-02T09:00:00Z"), at(t, "2026-03-02T09:04:00Z"), at(t, "2026-03-02T15:00:00Z")
	day := article.Time{Time: at(t, "2026-03-09T00:00:00Z").Time, Precision: article.Day}
	table := outlet.Default().With("Harbor Courier", "Ash Valley Gazette")
	confidence := func(text string, x, y article.Time, wire bool) float64 {
		a := &article.Article{ID: "a", Outlet: "Harbor Courier", Text: plain, Published: x}
		b := &article.Article{ID: "b", Outlet: "Ash Valley Gazette", Text: text, Published: y}
		d := Of(&passage.Comparer{}, &Case{A: prepared(a), B: prepared(b), CreditsB: credit.Find(table, b),
			OutletA: a.Outlet, OutletB: b.Outlet, Wire: wire})
		return d.Confidence
	}
	none := article.Time{}
	alone := confidence(crediting, none, none, false)
	if alone < minDecisive || alone >= 1 {
		t.Fatalf("a credit alone: %v", alone)
	}
	if c := confidence(crediting, early, hours, false); c <= alone || c > maxConfidence {
		t.Errorf("a credit and hours: %v, alone %v", c, alone)
	}
	if c := confidence(crediting, minutes, early, false); c >= alone {
		t.Errorf("a credit against minutes: %v, alone %v", c, alone)
	}
	if c := confidence(crediting, hours, early, false); c != 0 {
		t.Errorf("a credit against hours: %v", c)
	}
	if c := confidence(plain, early, hours, false); c < minDecisive {
		t.Errorf("hours: %v", c)
	}
	if c := confidence(plain, early, hours, true); c != 0 {
		t.Errorf("hours, one text an agency's: %v", c)
	}
	if c := confidence(plain, early, day, true); c < minDecisive {
		t.Errorf("a week, one text an agency's: %v", c)
	}
	if c := confidence(plain, early, minutes, false); c != 0 {
		t.Errorf("minutes: %v", c)
	}
}

// TestHoursLessThanDays: a clock may be twelve hours wrong where somebody dropped "p.m.", and
// nothing shows it. So hours between two outlets are believed less than days, and minutes
// never decide.
func TestHoursLessThanDays(t *testing.T) {
	hours, days, minutes := learnedTrust()[BasisHours].P, learnedTrust()[BasisDays].P, learnedTrust()[BasisMinutes].P
	if hours >= days || minutes >= minDecisive {
		t.Errorf("hours %.3f, days %.3f, minutes %.3f; want hours below days, and minutes below %.1f", hours, days, minutes, minDecisive)
	}
	first, later := at(t, "2026-04-08T22:00:00Z"), at(t, "2026-04-11T09:00:00Z")
	lag := later.Sub(first.Time)
	for _, outlets := range []bool{false, true} {
		first.Trust = article.DayTrust
		if got := timeBasis(first, later, lag, outlets); got != BasisDays {
			t.Errorf("a day, one outlet %v: %s, want %s", outlets, got, BasisDays)
		}
	}
	first.Trust = article.FullTrust
	if got := timeBasis(first, later, lag, true); got != BasisClock {
		t.Errorf("one outlet's clock: %s, want %s", got, BasisClock)
	}
}
