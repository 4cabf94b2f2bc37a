package page

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// builder turns a result into the page's JSON.
type builder struct {
	opt     Options
	res     *provenance.Result
	index   index
	number  map[*article.Article]int
	inStory map[*article.Article]int
	rows    []plainRow // at most noScriptRows
	blocks  []struct {
		id    string
		value any
	}
}

// build turns res into the JSON of the page.
func build(res *provenance.Result, opt Options) *builder {
	b := &builder{opt: opt, res: res, number: map[*article.Article]int{}, inStory: map[*article.Article]int{}}
	ix := &b.index
	ix.Tool, ix.NoText = strings.TrimSpace("copytrail "+clean.Line(opt.Version)), opt.NoText
	ix.Options, ix.Skipped, ix.Merged, ix.Notes = [][2]string{}, [][2]string{}, [][3]string{}, [][2]string{}
	ix.Findings, ix.Stories, ix.Outlets, ix.Sharing = []findingRow{}, []story{}, []outlets{}, []sharing{}
	for _, k := range slices.Sorted(maps.Keys(opt.Options)) {
		ix.Options = append(ix.Options, [2]string{clean.Line(k), clean.Line(fmt.Sprint(opt.Options[k]))})
	}
	sum := &res.Summary
	ix.Summary = summary{Text: view.Summary(res.Summary), Read: sum.Read, Kept: sum.Kept, Merged: sum.Merged, Skipped: sum.Read - sum.Kept - sum.Merged,
		Candidates: sum.Candidates, Accepted: sum.Accepted}
	ix.Summary.Same = append([]string{}, view.NotCompared(res, maxNotCompared)...)
	for _, r := range provenance.Relations {
		ix.Summary.Relations = append(ix.Summary.Relations, r.String())
	}
	b.articles(view.Articles(res))
	for i := range res.Stories {
		for _, a := range res.Stories[i].Articles {
			b.inStory[a] = i
		}
	}
	for i, v := range view.Findings(res) {
		b.finding(i, v)
	}
	numbers := view.NumbersOf(res)
	for i := range res.Stories {
		b.addStory(&res.Stories[i], numbers)
	}
	b.network(numbers)
	for _, s := range res.Skipped {
		ix.Skipped = append(ix.Skipped, [2]string{clean.Line(s.Input), clean.Line(s.Reason)})
	}
	for _, m := range res.Merged {
		ix.Merged = append(ix.Merged, [3]string{clean.Line(m.Other), clean.Line(m.Kept), clean.Line(m.Reason)})
	}
	for _, n := range res.Notes {
		ix.Notes = append(ix.Notes, [2]string{clean.Line(n.Input), clean.Line(n.Note)})
	}
	return b
}

// network adds the arrows of the outlet network and the sources that outlets share.
func (b *builder) network(numbers view.Numbers) {
	for i := range b.res.Outlets {
		o, v := &b.res.Outlets[i], view.OutletsOf(&b.res.Outlets[i])
		p := outlets{
			Source: clean.Line(o.Source), Copy: clean.Line(o.Copy), Articles: o.Articles, Few: o.Few(), Credited: o.Credited, Licensed: o.Licensed,
			Interval: [2]view.Decimal4{view.Decimal4(v.CreditedLow), view.Decimal4(v.CreditedHigh)}, Output: o.Output, Share: view.Decimal4(o.Share), LagText: v.Lag,
			Relations: v.Relations, By: v.ByWords, Owner: clean.Line(o.Owner), Examples: numbers.All(o.Examples),
		}
		if v.LagSeconds != nil {
			p.Lag = &v.LagSeconds[1]
		}
		b.index.Outlets = append(b.index.Outlets, p)
	}
	for i := range b.res.Sharing {
		o := &b.res.Sharing[i]
		b.index.Sharing = append(b.index.Sharing, sharing{clean.Line(o.Source), [2]string{clean.Line(o.Outlets[0]), clean.Line(o.Outlets[1])}, o.Findings, numbers.All(o.Examples)})
	}
}

// block adds one script element of JSON.
func (b *builder) block(id string, value any) {
	b.blocks = append(b.blocks, struct {
		id    string
		value any
	}{id, value})
}

// packed returns text compressed by raw DEFLATE (RFC 1951), in base64.
func packed(text string) string {
	var buf bytes.Buffer
	enc := base64.NewEncoder(base64.StdEncoding, &buf)
	z, _ := flate.NewWriter(enc, flate.BestCompression) // the level is one there is, and a buffer takes all
	io.WriteString(z, strings.ToValidUTF8(text, "\uFFFD"))
	z.Close()
	enc.Close()
	return buf.String()
}

// embedded reports whether a's text stands in the page.
func (b *builder) embedded(a *article.Article) bool {
	return !b.opt.NoText && a.Text != "" && len(a.Text) <= maxEmbeddedText
}

// articles adds the list of articles, and their texts as blocks.
func (b *builder) articles(all []*article.Article) {
	b.index.Articles = []articleRow{}
	for i, a := range all {
		b.number[a] = i
		v := view.ArticleOf(a)
		pa := articleRow{ID: clean.Line(a.ID), Outlet: v.Name, Feed: clean.Line(b.res.OutletName(a)), URL: v.Link, When: v.When, Title: v.Title,
			Length: units(a.Text), Text: b.embedded(a)}
		if a.Published.Precision != article.NoTime {
			u := a.Published.Unix()
			pa.Unix = &u
		}
		b.index.Articles = append(b.index.Articles, pa)
		if pa.Text {
			b.block(fmt.Sprintf("a%d", i), packed(a.Text))
		}
	}
}

// addStory adds one story with its tree.
func (b *builder) addStory(s *provenance.Story, numbers view.Numbers) {
	find := func(a *article.Article) int {
		if i, ok := b.number[a]; ok {
			return i
		}
		return -1
	}
	ps := story{ID: clean.Line(s.ID), Articles: []int{}, Earliest: find(s.Earliest), Closest: find(s.Closest), Edges: []edge{}}
	for _, a := range s.Articles {
		ps.Articles = append(ps.Articles, find(a))
	}
	for _, e := range s.Edges {
		pe := edge{find(e.Source), find(e.Copy), clean.Line(e.Unseen), -1, view.Decimal4(e.Share)}
		if n, ok := numbers.Number(e.Finding); ok {
			pe.Finding = n
		}
		if pe.Copy >= 0 {
			ps.Edges = append(ps.Edges, pe)
		}
	}
	b.index.Stories = append(b.index.Stories, ps)
}
