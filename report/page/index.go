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
	opt        Options
	res        *provenance.Result
	index      index
	number     map[*article.Article]int
	inStory    map[*article.Article]int
	rows       []plainRow       // at most noScriptRows
	said       []plainStatement // the same
	statements *view.Statements
	blocks     []struct {
		id    string
		value any
	}
}

// build turns res into the JSON of the page.
func build(res *provenance.Result, opt Options) *builder {
	b := &builder{opt: opt, res: res, number: map[*article.Article]int{}, inStory: map[*article.Article]int{}, statements: view.StatementsOf(res)}
	ix := &b.index
	ix.Tool, ix.NoText = strings.TrimSpace("copytrail "+clean.Line(opt.Version)), opt.NoText
	ix.Options, ix.Skipped, ix.Merged, ix.Notes = [][2]string{}, [][2]string{}, [][3]string{}, [][2]string{}
	ix.Findings, ix.Statements, ix.Stories, ix.Outlets, ix.Sharing = []findingRow{}, []statement{}, []story{}, []outlets{}, []sharing{}
	for _, k := range slices.Sorted(maps.Keys(opt.Options)) {
		ix.Options = append(ix.Options, [2]string{clean.Line(k), clean.Line(fmt.Sprint(opt.Options[k]))})
	}
	sum := &res.Summary
	ix.Summary = summary{Text: view.Summary(res.Summary, b.statements), Read: sum.Read, Kept: sum.Kept, Merged: sum.Merged, Skipped: sum.Read - sum.Kept - sum.Merged,
		Printings: sum.Printings, Reprinted: sum.Reprinted, Candidates: sum.Candidates, Accepted: sum.Accepted}
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
	b.addStatements()
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
	ix.Times = [][2]string{}
	for _, o := range view.DoubtedTimes(res.Pile) {
		ix.Times = append(ix.Times, [2]string{o.Outlet, o.Said})
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

// maxStatementBytes bounds how much is shown of the words of a statement.
const maxStatementBytes = 4000

// addStatements adds what several articles quote.
func (b *builder) addStatements() {
	most := maxStatementBytes
	if b.opt.NoText {
		most = view.ExcerptBytes
	}
	for i := range b.statements.Len() {
		v := b.statements.At(i)
		p := statement{Sentence: v.Isolated(v.Sentence), Text: clean.Excerpt(v.Text, most), Articles: [][2]int{}, Findings: v.Findings, Credits: []string{}, Warnings: []string{}}
		var names []string
		for _, c := range v.Carriers {
			p.Articles = append(p.Articles, [2]int{b.number[c.Of], c.Words})
			names = append(names, c.Name+": "+c.Title)
		}
		for _, c := range v.Credits {
			p.Credits = append(p.Credits, v.Isolated(c))
		}
		for _, w := range v.Warnings {
			p.Warnings = append(p.Warnings, v.Isolated(w))
		}
		b.index.Statements = append(b.index.Statements, p)
		if len(b.said) < noScriptRows {
			b.said = append(b.said, plainStatement{v.Sentence, clean.Excerpt(v.Text, 2*view.ExcerptBytes), strings.Join(names, "; ")})
		}
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
		pa := articleRow{ID: clean.Line(a.ID), Outlet: v.Name, Feed: clean.Line(b.res.OutletName(a)), URL: v.Link, When: v.When, Also: v.Printings, Is: v.Version, Title: v.Title,
			Length: units(a.Text), Text: b.embedded(a)}
		if a.Published.Believed() != article.NoTime {
			u := a.Published.Unix()
			pa.Unix = &u
		}
		b.index.Articles = append(b.index.Articles, pa)
		if pa.Text {
			b.block(fmt.Sprintf("a%d", i), packed(a.Text))
		}
	}
	for i, a := range all {
		if first, ok := b.number[a.First()]; ok && first != i {
			b.index.Articles[i].First = &first
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
