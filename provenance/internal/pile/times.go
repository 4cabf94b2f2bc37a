package pile

import (
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/times"
)

// judgeTimes decides which times of publication are believed, by what preparing found
// against each and by all of them together. Times that are not believed count from here on
// as not known. The outlets must have their names.
func (p *Pile) judgeTimes() {
	numbers, names := map[string]uint32{"": 0}, []string{""}
	stamps := make([]times.Stamp, len(p.articles))
	for i := range p.articles {
		e := &p.articles[i]
		n, ok := numbers[e.outlet]
		if !ok {
			n = uint32(len(names))
			numbers[e.outlet], names = n, append(names, e.outlet)
		}
		stamps[i] = times.Stamp{Sec: e.published.sec, Outlet: n, Known: e.published.known, Exact: e.exact}
		if e.doubt != nil {
			stamps[i].Trust, stamps[i].Fetch = e.doubt.Trust, e.doubt.Fetch
			stamps[i].Known = stamps[i].Known && !e.doubt.Other
		}
	}
	doubts, tables := times.Judge(stamps, names)
	for i := range p.articles {
		e := &p.articles[i]
		if d, ok := doubts[i]; ok {
			e.doubt = &d
		}
		if e.doubt == nil {
			continue
		}
		if e.held != nil {
			own := *e.held // who gave the article keeps it as it is
			own.Published = e.doubt.On(own.Published)
			e.held = &own
		}
		if e.doubt.Trust == article.NoTrust {
			e.published = instant{}
		}
		p.doubted++
	}
	p.times = map[string]finding.OutletTimes{}
	for n, name := range names {
		if n > 0 {
			p.times[name] = tables[n]
		}
	}
}

// Times returns what the times of publication of an outlet's articles are worth.
func (p *Pile) Times(outlet string) finding.OutletTimes { return p.times[outlet] }

// Doubted returns how many articles have a time that is not believed as it stands.
func (p *Pile) Doubted() int { return p.doubted }

// withDoubt gives an article of the spool the doubt of its time.
func (e *entry) withDoubt(a *article.Article) *article.Article {
	if e.doubt != nil {
		a.Published = e.doubt.On(a.Published)
	}
	return a
}

// takeTime sets the time of an entry, and what its article shows against it. The language
// must be known.
func (e *entry) takeTime(a *article.Article) {
	e.published, e.exact, e.doubt = instantOf(a.Published), a.Published.Precision > article.Day, nil
	if d := times.OfArticle(a, e.lang); d.Trust != article.FullTrust {
		e.doubt = &d
	}
}
