package report

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// JSON Lines is the stable interface: one object a line, its "type" first.
//
//	{"type":"run","schema":1,"tool":"copytrail","version":"1.0","options":{…}}
//	{"type":"article","id":"…",…,"text":"…"}            only with Options.Texts
//	{"type":"finding","relation":"rewrite","score":0.97,"copy":{…},"source":{…},…}
//	{"type":"story","id":"…","articles":["…"],…}
//	{"type":"outlet","name":"…","articles":311,…}
//	{"type":"outlets","source":"…","copy":"…","articles":12,…}
//	{"type":"sharing","source":"…","outlets":["…","…"],"findings":4,…}
//	{"type":"skipped","input":"feed.jsonl:311","reason":"…"}
//	{"type":"merged","input":"feed.jsonl:312","kept":"page.html","reason":"same URL"}
//	{"type":"merged","input":"page.html","kept":"feed.xml#3","reason":"same URL"}
//	{"type":"note","input":"page.html","note":"…"}
//	{"type":"summary","read":7,"merged":1,"skipped":2,…}
//
// doc/schema.json describes every field. Passages and cues point into an
// article's text as [start, end) in bytes of its UTF-8 form. A reader must pass
// over types and fields that it does not know; the schema number changes when
// what is here changes its meaning.
const schema = 1

// number6 is a number4 with six digits, for scores, whose order is worth more of
// them. It is rounded down: nothing short of certainty is printed as 1.
type number6 float64

// MarshalJSON formats x.
func (x number6) MarshalJSON() ([]byte, error) { return decimals(roundedDown(float64(x)), 1e6), nil }

// roundedDown returns x with six digits after the point, rounded down but for what
// a float of six digits may be short of itself.
func roundedDown(x float64) float64 { return math.Floor(x*1e6+1e-3) / 1e6 }

// A number4 is printed with at most four digits after the point, so that the last
// bits of a float, which compilers may differ in, are not in the output. What is
// no number at all is null.
type number4 float64

// MarshalJSON formats x.
func (x number4) MarshalJSON() ([]byte, error) { return decimals(float64(x), 1e4), nil }

// decimals formats x rounded to a whole number of parts of a unit.
func decimals(x, parts float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return []byte("null")
	}
	x = math.Round(x*parts) / parts
	if x == 0 {
		x = 0 // no "-0"
	}
	return strconv.AppendFloat(nil, x, 'f', -1, 64)
}

// The records, field by field in the order they are printed.
type (
	runRecord struct {
		Type    string         `json:"type"`
		Schema  int            `json:"schema"`
		Tool    string         `json:"tool"`
		Version string         `json:"version"`
		Options map[string]any `json:"options"`
	}
	articleRef struct {
		ID        string `json:"id"`
		Outlet    string `json:"outlet"`
		Name      string `json:"outlet_name,omitempty"` // what the outlets records call the outlet, where that differs
		URL       string `json:"url"`
		Published string `json:"published"`
		Title     string `json:"title"`
		Place     string `json:"place,omitempty"`
	}
	articleRecord struct {
		Type string `json:"type"`
		articleRef
		Byline string `json:"byline,omitempty"`
		Lang   string `json:"lang,omitempty"`
		Text   string `json:"text"`
	}
	findingRecord struct {
		Type          string         `json:"type"`
		Relation      string         `json:"relation"`
		Score         number6        `json:"score"`
		Copy          articleRef     `json:"copy"`
		Source        articleRef     `json:"source"`
		Direction     directionPart  `json:"direction"`
		Coverage      coveragePart   `json:"coverage"`
		Exclusive     *number4       `json:"exclusive"`
		Passages      []passagePart  `json:"passages"`
		Credit        creditPart     `json:"credit"`
		SharedSources []string       `json:"shared_sources"`
		Warnings      []string       `json:"warnings"`
		Features      *[]featurePart `json:"features,omitempty"`
	}
	directionPart struct {
		Verdict    string    `json:"verdict"`
		Confidence number4   `json:"confidence"`
		By         string    `json:"by,omitempty"`
		Cues       []cuePart `json:"cues"`
	}
	cuePart struct {
		Cue      string  `json:"cue"`
		Favours  string  `json:"favours"`
		Weight   number4 `json:"weight"`
		Evidence string  `json:"evidence"`
		Copy     *span   `json:"copy,omitempty"`
		Source   *span   `json:"source,omitempty"`
	}
	coveragePart struct {
		Copy   number4 `json:"copy"`
		Source number4 `json:"source"`
	}
	passagePart struct {
		Copy       span    `json:"copy"`
		Source     span    `json:"source"`
		Kind       string  `json:"kind"`
		Similarity number4 `json:"similarity"`
	}
	creditPart struct {
		Given  bool   `json:"given"`
		Outlet string `json:"outlet,omitempty"`
		Span   *span  `json:"span,omitempty"`
	}
	featurePart struct {
		Name    string  `json:"name"`
		Value   number4 `json:"value"`
		Meaning string  `json:"meaning"`
	}
	storyRecord struct {
		Type     string     `json:"type"`
		ID       string     `json:"id"`
		Articles []string   `json:"articles"`
		Earliest *string    `json:"earliest"`
		Closest  *string    `json:"closest"`
		Edges    []edgePart `json:"edges"`
	}
	edgePart struct {
		Source  *string `json:"source"` // null when not in the pile
		Copy    string  `json:"copy"`
		Unseen  string  `json:"unseen,omitempty"`
		Finding *int    `json:"finding"` // counts the findings of this output from 0
		Share   number4 `json:"share,omitempty"`
	}
	outletRecord struct {
		Type     string   `json:"type"`
		Name     string   `json:"name"`
		Names    []string `json:"names"`
		Domains  []string `json:"domains"`
		Owner    string   `json:"owner,omitempty"`
		Agency   bool     `json:"agency,omitempty"`
		Articles int      `json:"articles"`
	}
	outletsRecord struct {
		Type      string         `json:"type"`
		Source    string         `json:"source"`
		Copy      string         `json:"copy"`
		Articles  int            `json:"articles"`
		Credited  int            `json:"credited"`
		MedianLag *int64         `json:"median_lag_s"` // null when no article's times allow it
		Lags      int            `json:"lags"`
		Share     number4        `json:"share"`
		Output    int            `json:"output"` // 0 when not known
		Few       bool           `json:"few,omitempty"`
		Interval  [2]number4     `json:"credited_interval"`
		LowLag    *int64         `json:"low_lag_s"`
		HighLag   *int64         `json:"high_lag_s"`
		InDays    int            `json:"lags_in_days"`
		Relations map[string]int `json:"relations"`
		By        map[string]int `json:"by"`
		Owner     string         `json:"owner,omitempty"`
		Examples  []int          `json:"examples"` // each counts the findings of this output from 0
	}
	sharingRecord struct {
		Type     string    `json:"type"`
		Source   string    `json:"source"`
		Agency   bool      `json:"agency,omitempty"`
		Outlets  [2]string `json:"outlets"`
		Findings int       `json:"findings"`
		Examples []int     `json:"examples"`
	}
	skippedRecord struct {
		Type   string `json:"type"`
		Input  string `json:"input"`
		Reason string `json:"reason"`
	}
	mergedRecord struct {
		Type   string `json:"type"`
		Input  string `json:"input"`
		Kept   string `json:"kept"`
		Reason string `json:"reason"`
	}
	noteRecord struct {
		Type  string `json:"type"`
		Input string `json:"input"`
		Note  string `json:"note"`
	}
	summaryRecord struct {
		Type       string         `json:"type"`
		Read       int            `json:"read"`
		Kept       int            `json:"kept"`
		Merged     int            `json:"merged"`
		Skipped    int            `json:"skipped"`
		Skips      map[string]int `json:"skips"`
		Noted      int            `json:"noted"`
		Candidates int            `json:"candidates"`
		Cut        int            `json:"cut"`
		Crowded    int            `json:"crowded"`
		Findings   map[string]int `json:"findings"`
		Accepted   int            `json:"accepted"`
	}
)

// span is a half-open byte range, [start, end] in JSON.
type span [2]int

func spanOf(s article.Span) span { return span{s.Start, s.End} }

// optional returns nil for an empty span.
func optional(s article.Span) *span {
	if s.Len() <= 0 {
		return nil
	}
	sp := spanOf(s)
	return &sp
}

func writeJSONLines(w io.Writer, res *provenance.Result, opt Options) error {
	return eachRecord(res, opt, func(rec any) error {
		b, err := encode(rec)
		if err != nil {
			return err
		}
		_, err = w.Write(append(b, '\n'))
		return err
	})
}

// eachRecord calls do with every record of a result, in the order of output.
func eachRecord(res *provenance.Result, opt Options, do func(rec any) error) error {
	var err error
	yield := func(rec any) {
		if err == nil {
			err = do(rec)
		}
	}
	yield(runOf(opt.Run))
	if opt.Texts {
		for _, a := range articlesOf(res) {
			text := a.Text
			if opt.NoText {
				text = ""
			}
			yield(articleRecord{"article", refOf(a, res), a.Byline, a.Lang, text})
		}
	}
	for i := range res.Findings {
		yield(findingOf(&res.Findings[i], res, opt))
	}
	number := findingNumbers(res)
	for i := range res.Stories {
		yield(storyOf(&res.Stories[i], number))
	}
	for i := range res.Pile {
		yield(outletOf(&res.Pile[i]))
	}
	for i := range res.Outlets {
		yield(outletsOf(&res.Outlets[i], number))
	}
	for i := range res.Sharing {
		yield(sharingOf(&res.Sharing[i], number))
	}
	for _, s := range res.Skipped {
		yield(skippedRecord{"skipped", s.Input, s.Reason})
	}
	for _, m := range res.Merged {
		yield(mergedRecord{"merged", m.Other, m.Kept, m.Reason})
	}
	for _, n := range res.Notes {
		yield(noteRecord{"note", n.Input, n.Note})
	}
	yield(summaryOf(res.Summary))
	return err
}

// findingNumbers returns a function that finds an edge's finding in the output:
// by its address, or, since a caller may have copied findings when it held some
// back, by its two articles.
func findingNumbers(res *provenance.Result) func(*provenance.Finding) *int {
	byAddress := map[*provenance.Finding]int{}
	byPair := map[[2]*article.Article]int{}
	for i := range res.Findings {
		f := &res.Findings[i]
		byAddress[f] = i
		byPair[[2]*article.Article{f.Source, f.Copy}] = i
	}
	return func(f *provenance.Finding) *int {
		if f == nil {
			return nil
		}
		if i, ok := byAddress[f]; ok {
			return &i
		}
		if i, ok := byPair[[2]*article.Article{f.Source, f.Copy}]; ok {
			return &i
		}
		return nil
	}
}

// articlesOf returns every article that a result names, each once, in order of
// first mention.
func articlesOf(res *provenance.Result) []*article.Article {
	var all []*article.Article
	seen := map[*article.Article]bool{}
	add := func(a *article.Article) {
		if a != nil && !seen[a] {
			seen[a] = true
			all = append(all, a)
		}
	}
	for i := range res.Findings {
		add(res.Findings[i].Source)
		add(res.Findings[i].Copy)
	}
	for i := range res.Stories {
		for _, a := range res.Stories[i].Articles {
			add(a)
		}
	}
	return all
}

func runOf(r Run) runRecord {
	opts := r.Options
	if opts == nil {
		opts = map[string]any{}
	}
	return runRecord{"run", schema, "copytrail", r.Version, opts}
}

func refOf(a *article.Article, res *provenance.Result) articleRef {
	ref := articleRef{ID: a.ID, Outlet: a.Outlet, URL: a.URL, Published: a.Published.String(), Title: a.Title}
	if a.Place != a.ID {
		ref.Place = a.Place
	}
	if n := res.OutletName(a); n != a.Outlet {
		ref.Name = n
	}
	return ref
}

func findingOf(f *provenance.Finding, res *provenance.Result, opt Options) findingRecord {
	rec := findingRecord{
		Type: "finding", Relation: f.Relation.String(), Score: number6(f.Score),
		Copy: refOf(f.Copy, res), Source: refOf(f.Source, res),
		Direction: directionPart{Verdict: f.Direction.Verdict(), Confidence: number4(f.Direction.Confidence), By: f.Direction.By, Cues: []cuePart{}},
		Coverage:  coveragePart{number4(f.CopyCovered), number4(f.SourceCovered)},
		Passages:  []passagePart{},
		Credit:    creditPart{f.Credit.Given, f.Credit.Outlet, optional(f.Credit.Span)},
		// A list that is empty is [], never null: readers need not check.
		SharedSources: append([]string{}, f.SharedSources...),
		Warnings:      append([]string{}, f.Warnings...),
	}
	for _, c := range f.Direction.Cues {
		rec.Direction.Cues = append(rec.Direction.Cues, cuePart{c.Name, c.Favours.String(), number4(c.Weight), c.Evidence, optional(c.CopySpan), optional(c.SourceSpan)})
	}
	if f.Exclusive >= 0 {
		x := number4(f.Exclusive)
		rec.Exclusive = &x
	}
	for _, p := range f.Passages {
		rec.Passages = append(rec.Passages, passagePart{spanOf(p.Copy), spanOf(p.Source), p.Kind.String(), number4(p.Similarity)})
	}
	if opt.Features && len(f.Features) > 0 {
		fs := []featurePart{}
		for _, x := range f.Features {
			fs = append(fs, featurePart{x.Name, number4(x.Value), x.Meaning})
		}
		rec.Features = &fs
	}
	return rec
}

func storyOf(s *provenance.Story, number func(*provenance.Finding) *int) storyRecord {
	rec := storyRecord{Type: "story", ID: s.ID, Articles: []string{}, Earliest: idOf(s.Earliest), Closest: idOf(s.Closest), Edges: []edgePart{}}
	for _, a := range s.Articles {
		rec.Articles = append(rec.Articles, a.ID)
	}
	for _, e := range s.Edges {
		rec.Edges = append(rec.Edges, edgePart{idOf(e.Source), e.Copy.ID, e.Unseen, number(e.Finding), number4(e.Share)})
	}
	return rec
}

func idOf(a *article.Article) *string {
	if a == nil {
		return nil
	}
	return &a.ID
}

func outletOf(o *provenance.PileOutlet) outletRecord {
	return outletRecord{"outlet", o.Name, append([]string{}, o.Names...), append([]string{}, o.Domains...), o.Owner, o.Agency, o.Articles}
}

func outletsOf(o *provenance.OutletEdge, number func(*provenance.Finding) *int) outletsRecord {
	low, high := o.CreditedInterval()
	rec := outletsRecord{
		Type: "outlets", Source: o.Source, Copy: o.Copy, Articles: o.Articles, Credited: o.Credited, Lags: o.Lags, Share: number4(o.Share),
		Output: o.Output, Few: o.Few(), Interval: [2]number4{number4(low), number4(high)}, InDays: o.InDays,
		Relations: relationCounts(o.Relations), By: map[string]int{}, Owner: o.Owner, Examples: numbersOf(o.Examples, number),
	}
	for by, n := range o.By {
		rec.By[by] = n
	}
	if lags := lagSeconds(o); lags != nil {
		rec.LowLag, rec.MedianLag, rec.HighLag = &lags[0], &lags[1], &lags[2]
	}
	return rec
}

// lagSeconds returns the quartiles of an edge's lags, nil when none is known.
func lagSeconds(o *provenance.OutletEdge) *[3]int64 {
	if o.Lags == 0 {
		return nil
	}
	var s [3]int64
	for i, lag := range o.Lag {
		s[i] = int64(lag.Seconds())
	}
	return &s
}

func sharingOf(o *provenance.OutletSharing, number func(*provenance.Finding) *int) sharingRecord {
	return sharingRecord{"sharing", o.Source, o.Agency, o.Outlets, o.Findings, numbersOf(o.Examples, number)}
}

// numbersOf returns the numbers of those findings that are in the output.
func numbersOf(findings []*provenance.Finding, number func(*provenance.Finding) *int) []int {
	out := []int{}
	for _, f := range findings {
		if n := number(f); n != nil {
			out = append(out, *n)
		}
	}
	return out
}

func relationCounts(m map[provenance.Relation]int) map[string]int {
	out := map[string]int{}
	for r, n := range m {
		out[r.String()] = n
	}
	return out
}

func summaryOf(s provenance.Summary) summaryRecord {
	rec := summaryRecord{
		Type: "summary", Read: s.Read, Kept: s.Kept, Merged: s.Merged, Skipped: s.Read - s.Kept - s.Merged, Skips: map[string]int{},
		Noted: s.Noted, Candidates: s.Candidates, Cut: s.Cut, Crowded: s.Crowded, Accepted: s.Accepted,
	}
	for r, n := range s.Skips {
		rec.Skips[r] = n
	}
	rec.Findings = relationCounts(s.Findings)
	return rec
}

// encode returns rec as one line of JSON in which every character that could act
// on a terminal, or hide from a reader, stands as an escape. That changes only
// how a string is spelled, not what it is.
func encode(rec any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(rec); err != nil {
		return nil, err
	}
	return clean.JSON(bytes.TrimSuffix(buf.Bytes(), []byte("\n"))), nil
}

// writeJSON writes the records of JSON Lines as one document: the run and the
// summary as objects, the others in arrays by type.
func writeJSON(w io.Writer, res *provenance.Result, opt Options) error {
	var doc struct {
		Run      runRecord       `json:"run"`
		Summary  summaryRecord   `json:"summary"`
		Articles []articleRecord `json:"articles,omitempty"`
		Findings []findingRecord `json:"findings"`
		Stories  []storyRecord   `json:"stories"`
		Pile     []outletRecord  `json:"pile"`
		Outlets  []outletsRecord `json:"outlets"`
		Sharing  []sharingRecord `json:"sharing"`
		Skipped  []skippedRecord `json:"skipped"`
		Merged   []mergedRecord  `json:"merged"`
		Notes    []noteRecord    `json:"notes"`
	}
	doc.Findings, doc.Stories, doc.Outlets = []findingRecord{}, []storyRecord{}, []outletsRecord{}
	doc.Pile, doc.Sharing = []outletRecord{}, []sharingRecord{}
	doc.Skipped, doc.Merged, doc.Notes = []skippedRecord{}, []mergedRecord{}, []noteRecord{}
	err := eachRecord(res, opt, func(rec any) error {
		switch r := rec.(type) {
		case runRecord:
			doc.Run = r
		case summaryRecord:
			doc.Summary = r
		case articleRecord:
			doc.Articles = append(doc.Articles, r)
		case findingRecord:
			doc.Findings = append(doc.Findings, r)
		case storyRecord:
			doc.Stories = append(doc.Stories, r)
		case outletRecord:
			doc.Pile = append(doc.Pile, r)
		case sharingRecord:
			doc.Sharing = append(doc.Sharing, r)
		case outletsRecord:
			doc.Outlets = append(doc.Outlets, r)
		case skippedRecord:
			doc.Skipped = append(doc.Skipped, r)
		case mergedRecord:
			doc.Merged = append(doc.Merged, r)
		case noteRecord:
			doc.Notes = append(doc.Notes, r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err = w.Write(clean.JSON(buf.Bytes()))
	return err
}
