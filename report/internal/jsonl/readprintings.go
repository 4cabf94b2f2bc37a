package jsonl

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"copytrail/article"
)

// named returns the article that a finding names, with its printings.
func (rd *reader) named(rec namedArticle) (*article.Article, error) {
	a, err := rd.article(rec.articleRef)
	if err != nil || rec.Printings == nil {
		return a, err
	}
	list, err := rd.printings(a, rec.Printings)
	if err != nil {
		return nil, fmt.Errorf("printings of %q: %w", a.ID, err)
	}
	if slices.Equal(a.Printings, list) {
		return a, nil
	}
	for _, p := range list {
		if p.Printings != nil {
			return nil, fmt.Errorf("printings of %q: %q was among others before", a.ID, p.ID)
		}
	}
	for _, p := range list {
		p.Printings = list // one list for all
	}
	return a, nil
}

// printings returns the articles of a list, of which a is one. Each stands in it once.
func (rd *reader) printings(a *article.Article, refs []printingRef) ([]*article.Article, error) {
	if len(refs) < 2 {
		return nil, errors.New("a list of one")
	}
	outlet, name := a.Outlet, cmp.Or(rd.res.OutletNames[a], a.Outlet)
	seen := map[*article.Article]bool{}
	var list []*article.Article
	for _, r := range refs {
		ref := articleRef{ID: r.ID, Outlet: outlet, Name: name, URL: r.URL, Published: r.Published, Title: r.Title, Place: r.Place, Time: r.Time}
		if r.Outlet != nil {
			ref.Outlet = *r.Outlet
		}
		if r.Name != nil {
			ref.Name = *r.Name
		}
		if ref.Name == ref.Outlet {
			ref.Name = ""
		}
		p, err := rd.article(ref)
		if err != nil {
			return nil, err
		}
		if seen[p] {
			return nil, fmt.Errorf("%q stands in it twice", p.ID)
		}
		seen[p] = true
		list = append(list, p)
	}
	if !seen[a] {
		return nil, errors.New("it is not among them")
	}
	return list, nil
}
