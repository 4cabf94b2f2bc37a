package provenance

import (
	"cmp"
	"io"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
)

// Licences say which outlets or owners may print which others' texts. Start from
// [ParseLicences].
type Licences = outlet.Licences

// ParseLicences reads a file of licences, in the form that doc/outlets.md describes. An
// error is one of r or an [*OutletsError].
func ParseLicences(r io.Reader) (*Licences, error) { return outlet.ParseLicences(r) }

// License marks the findings between outlets of which the one may print the other, and
// counts them anew: in the summary and in the network they are apart from the others. t
// knows the outlets, nil for [DefaultOutlets].
//
// With a known direction the copy's outlet must be allowed to print the source's. Without
// one each must be allowed to print the other. Of a shared source both must be allowed to
// print the third, or be it.
func (r *Result) License(l *Licences, t *OutletTable) {
	if t == nil {
		t = DefaultOutlets()
	}
	r.license(l, t)
	n := r.network()
	n.Recount(r.Findings, t)
	r.setNetwork(n)
}

// license marks findings, and counts them in the summary.
func (r *Result) license(l *Licences, t *OutletTable) {
	parties := map[*article.Article]outlet.Party{}
	party := func(a *article.Article) outlet.Party {
		p := parties[a]
		if p == nil {
			p = outlet.PartyOf(t, r.OutletName(a), outlet.PublisherOf(a))
			parties[a] = p
		}
		return p
	}
	domains := map[string][]string{}
	for _, o := range r.Pile {
		domains[o.Name] = o.Domains
	}
	third := func(name string) outlet.Party { return outlet.PartyOf(t, name, outlet.Publisher{}, domains[name]...) }
	for i := range r.Findings {
		f := &r.Findings[i]
		f.LicenceNote, f.Licensed = "", false
		if l != nil && f.Relation >= Possible {
			f.LicenceNote, f.Licensed = covers(l, t, f, party, third)
		}
	}
	r.Summary.countFindings(r.Findings)
}

// covers reports whether a licence allows what f shows, and its note.
func covers(l *Licences, t *OutletTable, f *finding.Finding, party func(*article.Article) outlet.Party, third func(string) outlet.Party) (note string, ok bool) {
	copied, source := party(f.Copy), party(f.Source)
	note, ok = l.May(t, copied, source)
	if ok && f.Direction.Known && f.Relation != SharedSource {
		return note, true
	}
	if back, turned := l.May(t, source, copied); ok && turned {
		return cmp.Or(note, back), true
	}
	if f.Relation != SharedSource || len(f.SharedSources) == 0 {
		return "", false
	}
	from := third(f.SharedSources[0])
	may := func(p outlet.Party) bool {
		if p["name "+outlet.Folded(f.SharedSources[0])] {
			return true
		}
		n, ok := l.May(t, p, from)
		note = cmp.Or(note, n)
		return ok
	}
	note = ""
	ok = may(copied) && may(source)
	return note, ok
}
