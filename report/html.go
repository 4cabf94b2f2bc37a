package report

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// The HTML report is one file that opens from disk without a network: a page,
// its style and its program, and the result as JSON in script elements that a
// browser does not run. The program (page/*.js) builds every view from that JSON
// and puts text into the page only as text. What a finding's own view needs,
// its passages and the two articles' texts, lies in elements of its own that are
// parsed when that view is opened; so a report of a thousand findings opens as
// fast as one of ten. Texts are compressed, which saves a third of the file; the
// page unpacks them with the browser's DecompressionStream (in all since 2023).
//
// A content security policy in the page allows the one style and the one script
// by their hashes and nothing else: no request, no inline handler, no form.

//go:embed page
var pageFiles embed.FS

// scripts are joined into one in this order.
var scripts = []string{"page/base.js", "page/findings.js", "page/finding.js", "page/charts.js", "page/outlets.js", "page/stories.js", "page/main.js"}

// maxEmbeddedText is the longest article that is embedded whole; a longer one is
// shown by its passages only. News articles have 2 to 20 kB.
const maxEmbeddedText = 200_000

// noScriptRows bounds the plain table that stands in when scripts are off.
const noScriptRows = 200

// block is one script element of JSON.
type block struct {
	ID   string
	JSON template.JS
}

// pageData is what the template fills in.
type pageData struct {
	Policy  string
	Style   template.CSS
	Script  template.JS
	Index   template.JS
	Blocks  []block
	Summary string
	Rows    []plainRow
	More    int
}

// plainRow is one finding in the table for readers without scripts.
type plainRow struct{ Relation, Score, Sentence, Source, Copy string }

func writeHTML(w io.Writer, res *provenance.Result, opt Options) error {
	tmpl, err := template.ParseFS(pageFiles, "page/page.html")
	if err != nil {
		return err
	}
	style, script, err := assets()
	if err != nil {
		return err
	}
	b := newPage(res, opt)
	data := pageData{
		Policy: fmt.Sprintf("default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
			digest(script), digest(style)),
		Style: template.CSS(style), Script: template.JS(script), Summary: summary(res.Summary),
	}
	if data.Index, err = scriptJSON(b.index); err != nil {
		return err
	}
	for _, el := range b.blocks {
		js, err := scriptJSON(el.value)
		if err != nil {
			return err
		}
		data.Blocks = append(data.Blocks, block{el.id, js})
	}
	for i := range res.Findings {
		if i == noScriptRows {
			data.More = len(res.Findings) - i
			break
		}
		f := &res.Findings[i]
		data.Rows = append(data.Rows, plainRow{f.Relation.String(), score(f.Score), sentence(f), title(f.Source), title(f.Copy)})
	}
	return tmpl.Execute(w, data)
}

// assets returns the page's style and its program.
func assets() (style, script string, err error) {
	css, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		return "", "", err
	}
	var js bytes.Buffer
	js.WriteString("\"use strict\";\n")
	for _, name := range scripts {
		part, err := pageFiles.ReadFile(name)
		if err != nil {
			return "", "", err
		}
		// Comments and indents are for us: a quarter of it.
		for l := range strings.Lines(string(part)) {
			if l = strings.TrimLeft(l, " "); l != "\n" && !strings.HasPrefix(l, "//") {
				js.WriteString(l)
			}
		}
	}
	return "\n" + string(css), "\n" + js.String(), nil
}

// digest returns the hash by which a content security policy allows s.
func digest(s string) string {
	h := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(h[:])
}

// scriptJSON encodes v so that it can stand in a script element: encoding/json
// spells <, > and & as escapes, so that no text can end the element.
func scriptJSON(v any) (template.JS, error) {
	b, err := json.Marshal(v)
	return template.JS(b), err
}

// pageIndex is what the page knows from the start.
type pageIndex struct {
	Tool     string        `json:"tool"`
	Options  [][2]string   `json:"options"`
	Summary  pageSummary   `json:"summary"`
	Articles []pageArticle `json:"articles"`
	Findings []pageFinding `json:"findings"`
	Stories  []pageStory   `json:"stories"`
	Outlets  []pageOutlets `json:"outlets"`
	Sharing  []pageSharing `json:"sharing"`
	Skipped  [][2]string   `json:"skipped"` // place, reason
	Merged   [][3]string   `json:"merged"`  // place, place of the record that stands for it, reason
	Notes    [][2]string   `json:"notes"`   // place, note
	NoText   bool          `json:"noText"`
}

type pageSummary struct {
	Text       string   `json:"text"`
	Read       int      `json:"read"`
	Kept       int      `json:"kept"`
	Merged     int      `json:"merged"`
	Skipped    int      `json:"skipped"`
	Candidates int      `json:"candidates"`
	Accepted   int      `json:"accepted"`
	Relations  []string `json:"relations"` // every relation there is, strongest first
}

type pageArticle struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet"`
	Feed   string `json:"feed"` // the outlet as the network names it
	URL    string `json:"url"`
	When   string `json:"when"`
	Unix   *int64 `json:"unix"` // null when not known
	Title  string `json:"title"`
	Length int    `json:"length"`
	Text   bool   `json:"text"` // whether the text is in the page
}

// pageFinding is a row of the list; its passages are in a block of its own.
type pageFinding struct {
	Key       string     `json:"key"`
	Relation  string     `json:"relation"`
	Score     number4    `json:"score"`
	Copy      int        `json:"copy"`
	Source    int        `json:"source"`
	Sentence  string     `json:"sentence"`
	Known     bool       `json:"known"`
	Roles     [2]string  `json:"roles"` // what source and copy are called
	Direction string     `json:"direction"`
	Sure      number4    `json:"confidence"`
	Covered   [2]number4 `json:"covered"` // of source and copy
	Credited  bool       `json:"credited"`
	Lag       *int64     `json:"lag"`   // seconds from source to copy; null when the times do not say
	Story     int        `json:"story"` // -1 when the two are not in one
}

// pageDetail is what one finding's own view adds.
type pageDetail struct {
	Cues      []pageCue     `json:"cues"`
	Passages  []pagePassage `json:"passages"`
	Counts    string        `json:"counts"`
	Credit    string        `json:"credit"`
	CreditAt  *span         `json:"creditAt"`
	Exclusive string        `json:"exclusive"`
	From      string        `json:"from"`
	Warnings  []string      `json:"warnings"`
	Features  [][3]string   `json:"features"`
}

type pageCue struct {
	Name     string `json:"name"`
	For      string `json:"for"`
	Alone    string `json:"alone"` // how sure it would be without the others
	Evidence string `json:"evidence"`
	Copy     *span  `json:"copy"`
	Source   *span  `json:"source"`
}

// pagePassage holds spans in UTF-16 units of the whole texts, as a browser
// counts them. Diff is a list of steps, [0, source units, copy units] for kept
// words, [-1, units] and [1, units] for others; Shared are spans in source and
// copy. The texts stand here only when the articles' do not.
type pagePassage struct {
	Source     span       `json:"source"`
	Copy       span       `json:"copy"`
	Kind       int        `json:"kind"`
	Similarity number4    `json:"similarity"`
	Diff       [][]int    `json:"diff,omitempty"`
	Shared     *[2][]span `json:"shared,omitempty"`
	SourceText string     `json:"sourceText,omitempty"`
	CopyText   string     `json:"copyText,omitempty"`
}

type pageStory struct {
	ID       string     `json:"id"`
	Articles []int      `json:"articles"`
	Earliest int        `json:"earliest"` // -1 when not known
	Closest  int        `json:"closest"`
	Edges    []pageEdge `json:"edges"`
}

type pageEdge struct {
	Source  int     `json:"source"` // -1 when not in the pile
	Copy    int     `json:"copy"`
	Unseen  string  `json:"unseen"`
	Finding int     `json:"finding"` // -1 when not in the report
	Share   number4 `json:"share"`
}

type pageOutlets struct {
	Source    string     `json:"source"`
	Copy      string     `json:"copy"`
	Articles  int        `json:"articles"`
	Few       bool       `json:"few"`
	Credited  int        `json:"credited"`
	Interval  [2]number4 `json:"interval"` // of the credited share
	Output    int        `json:"output"`   // 0 when not known
	Share     number4    `json:"share"`
	Lag       *int64     `json:"lag"`     // median, in seconds
	LagText   string     `json:"lagText"` // with quartiles, in words
	Relations string     `json:"relations"`
	By        string     `json:"by"`
	Owner     string     `json:"owner"`
	Examples  []int      `json:"examples"`
}

type pageSharing struct {
	Source   string    `json:"source"`
	Outlets  [2]string `json:"outlets"`
	Findings int       `json:"findings"`
	Examples []int     `json:"examples"`
}

// pageBuilder turns a result into the page's JSON.
type pageBuilder struct {
	opt     Options
	res     *provenance.Result
	index   pageIndex
	number  map[*article.Article]int
	inStory map[*article.Article]int
	blocks  []struct {
		id    string
		value any
	}
}

func newPage(res *provenance.Result, opt Options) *pageBuilder {
	b := &pageBuilder{opt: opt, res: res, number: map[*article.Article]int{}, inStory: map[*article.Article]int{}}
	ix := &b.index
	ix.Tool, ix.NoText = strings.TrimSpace("copytrail "+clean.Line(opt.Run.Version)), opt.NoText
	ix.Options, ix.Skipped, ix.Merged, ix.Notes = [][2]string{}, [][2]string{}, [][3]string{}, [][2]string{}
	ix.Findings, ix.Stories, ix.Outlets, ix.Sharing = []pageFinding{}, []pageStory{}, []pageOutlets{}, []pageSharing{}
	for _, k := range sortedKeys(opt.Run.Options) {
		ix.Options = append(ix.Options, [2]string{clean.Line(k), clean.Line(fmt.Sprint(opt.Run.Options[k]))})
	}
	sum := &res.Summary
	ix.Summary = pageSummary{Text: summary(res.Summary), Read: sum.Read, Kept: sum.Kept, Merged: sum.Merged, Skipped: sum.Read - sum.Kept - sum.Merged,
		Candidates: sum.Candidates, Accepted: sum.Accepted}
	for _, r := range provenance.Relations {
		ix.Summary.Relations = append(ix.Summary.Relations, r.String())
	}
	b.articles(articlesOf(res))
	for i := range res.Stories {
		for _, a := range res.Stories[i].Articles {
			b.inStory[a] = i
		}
	}
	for i := range res.Findings {
		b.finding(i, &res.Findings[i])
	}
	number := findingNumbers(res)
	for i := range res.Stories {
		b.addStory(&res.Stories[i], number)
	}
	for i := range res.Outlets {
		o := &res.Outlets[i]
		low, high := o.CreditedInterval()
		p := pageOutlets{
			Source: clean.Line(o.Source), Copy: clean.Line(o.Copy), Articles: o.Articles, Few: o.Few(), Credited: o.Credited,
			Interval: [2]number4{number4(low), number4(high)}, Output: o.Output, Share: number4(o.Share), LagText: lagText(o),
			Relations: relationList(o.Relations), By: byList(o.By, cueName), Owner: clean.Line(o.Owner), Examples: numbersOf(o.Examples, number),
		}
		if s := lagSeconds(o); s != nil {
			p.Lag = &s[1]
		}
		ix.Outlets = append(ix.Outlets, p)
	}
	for i := range res.Sharing {
		o := &res.Sharing[i]
		ix.Sharing = append(ix.Sharing, pageSharing{clean.Line(o.Source), [2]string{clean.Line(o.Outlets[0]), clean.Line(o.Outlets[1])}, o.Findings, numbersOf(o.Examples, number)})
	}
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

func sortedKeys[V any](m map[string]V) []string {
	var ks []string
	for k := range m {
		ks = append(ks, k)
	}
	slices.Sort(ks)
	return ks
}

func (b *pageBuilder) block(id string, value any) {
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
func (b *pageBuilder) embedded(a *article.Article) bool {
	return !b.opt.NoText && a.Text != "" && len(a.Text) <= maxEmbeddedText
}

func (b *pageBuilder) articles(all []*article.Article) {
	b.index.Articles = []pageArticle{}
	for i, a := range all {
		b.number[a] = i
		pa := pageArticle{ID: clean.Line(a.ID), Outlet: name(a), Feed: clean.Line(b.res.OutletName(a)), URL: clean.WebAddress(a.URL), When: when(a.Published), Title: title(a),
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

func (b *pageBuilder) addStory(s *provenance.Story, number func(*provenance.Finding) *int) {
	find := func(a *article.Article) int {
		if i, ok := b.number[a]; ok {
			return i
		}
		return -1
	}
	ps := pageStory{ID: clean.Line(s.ID), Articles: []int{}, Earliest: find(s.Earliest), Closest: find(s.Closest), Edges: []pageEdge{}}
	for _, a := range s.Articles {
		ps.Articles = append(ps.Articles, find(a))
	}
	for _, e := range s.Edges {
		pe := pageEdge{find(e.Source), find(e.Copy), clean.Line(e.Unseen), -1, number4(e.Share)}
		if n := number(e.Finding); n != nil {
			pe.Finding = *n
		}
		if pe.Copy >= 0 {
			ps.Edges = append(ps.Edges, pe)
		}
	}
	b.index.Stories = append(b.index.Stories, ps)
}
