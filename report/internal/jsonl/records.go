package jsonl

import (
	"copytrail/article"
	"copytrail/report/internal/view"
)

// JSON Lines is one object a line, its "type" first:
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
		Time      *doubt `json:"time,omitempty"` // when published is believed less than it says
	}
	doubt struct {
		Trust  string `json:"trust"`
		Reason string `json:"reason"`
	}
	namedArticle struct { // an article as a finding names it
		articleRef
		Printings []printingRef `json:"printings,omitempty"` // by time, this one among them
	}
	printingRef struct {
		ID        string  `json:"id"`
		Outlet    *string `json:"outlet,omitempty"`      // where it differs from that of the article
		Name      *string `json:"outlet_name,omitempty"` // the same
		URL       string  `json:"url"`
		Published string  `json:"published"`
		Title     string  `json:"title"`
		Place     string  `json:"place,omitempty"`
		Time      *doubt  `json:"time,omitempty"` // when published is believed less than it says
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
		Score         view.Decimal6  `json:"score"`
		Copy          namedArticle   `json:"copy"`
		Source        namedArticle   `json:"source"`
		Direction     directionPart  `json:"direction"`
		Coverage      coveragePart   `json:"coverage"`
		Statement     *statementPart `json:"statement,omitempty"`
		Exclusive     *view.Decimal4 `json:"exclusive"`
		Passages      []passagePart  `json:"passages"`
		Credit        creditPart     `json:"credit"`
		Licensed      bool           `json:"licensed,omitempty"`
		LicenceNote   string         `json:"licence_note,omitempty"`
		SharedSources []string       `json:"shared_sources"`
		Warnings      []string       `json:"warnings"`
		Further       bool           `json:"further_printing,omitempty"`
		Pair          string         `json:"pair,omitempty"`
		Features      *[]featurePart `json:"features,omitempty"`
	}
	directionPart struct {
		Verdict    string        `json:"verdict"`
		Confidence view.Decimal4 `json:"confidence"`
		By         string        `json:"by,omitempty"`
		Cues       []cuePart     `json:"cues"`
	}
	cuePart struct {
		Cue      string        `json:"cue"`
		Favours  string        `json:"favours"`
		Weight   view.Decimal4 `json:"weight"`
		Evidence string        `json:"evidence"`
		Copy     *span         `json:"copy,omitempty"`
		Source   *span         `json:"source,omitempty"`
	}
	coveragePart struct {
		Copy         view.Decimal4 `json:"copy"`
		Source       view.Decimal4 `json:"source"`
		Prose        view.Decimal4 `json:"prose"` // of the copy, as quoted is
		Quoted       view.Decimal4 `json:"quoted"`
		SourceProse  view.Decimal4 `json:"source_prose"`
		SourceQuoted view.Decimal4 `json:"source_quoted"`
	}
	statementPart struct {
		Words    int      `json:"words"`
		Speakers []string `json:"speakers"`
	}
	passagePart struct {
		Copy       span          `json:"copy"`
		Source     span          `json:"source"`
		Kind       string        `json:"kind"`
		Words      string        `json:"words"`
		Similarity view.Decimal4 `json:"similarity"`
	}
	creditPart struct {
		Given  bool   `json:"given"`
		Outlet string `json:"outlet,omitempty"`
		Span   *span  `json:"span,omitempty"`
	}
	featurePart struct {
		Name    string        `json:"name"`
		Value   view.Decimal4 `json:"value"`
		Meaning string        `json:"meaning"`
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
		Source  *string       `json:"source"` // null when not in the pile
		Copy    string        `json:"copy"`
		Unseen  string        `json:"unseen,omitempty"`
		Finding *int          `json:"finding"` // counts the findings of this output from 0
		Share   view.Decimal4 `json:"share,omitempty"`
	}
	outletRecord struct {
		Type     string   `json:"type"`
		Name     string   `json:"name"`
		Names    []string `json:"names"`
		Domains  []string `json:"domains"`
		Owner    string   `json:"owner,omitempty"`
		Agency   bool     `json:"agency,omitempty"`
		Articles int      `json:"articles"`

		Time *outletTimes `json:"time,omitempty"`
	}
	outletTimes struct {
		Trust     string `json:"trust"`
		Reason    string `json:"reason,omitempty"`
		Clocks    int    `json:"clocks"`
		Seconds   int    `json:"seconds"`
		Batched   int    `json:"batched"`
		Midnights int    `json:"midnights"`
		Fetched   int    `json:"fetched"`
		Doubted   int    `json:"doubted"`
	}
	outletsRecord struct {
		Type      string           `json:"type"`
		Source    string           `json:"source"`
		Copy      string           `json:"copy"`
		Articles  int              `json:"articles"`
		Credited  int              `json:"credited"`
		Licensed  int              `json:"licensed,omitempty"`
		MedianLag *int64           `json:"median_lag_s"` // null when no article's times allow it
		Lags      int              `json:"lags"`
		Share     view.Decimal4    `json:"share"`
		Output    int              `json:"output"` // 0 when not known
		Few       bool             `json:"few,omitempty"`
		Interval  [2]view.Decimal4 `json:"credited_interval"`
		LowLag    *int64           `json:"low_lag_s"`
		HighLag   *int64           `json:"high_lag_s"`
		InDays    int              `json:"lags_in_days"`
		Relations map[string]int   `json:"relations"`
		By        map[string]int   `json:"by"`
		Owner     string           `json:"owner,omitempty"`
		Examples  []int            `json:"examples"` // each counts the findings of this output from 0
	}
	sharingRecord struct {
		Type     string    `json:"type"`
		Source   string    `json:"source"`
		Agency   bool      `json:"agency,omitempty"`
		Outlets  [2]string `json:"outlets"`
		Findings int       `json:"findings"`
		Licensed int       `json:"licensed,omitempty"`
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
		Type       string          `json:"type"`
		Read       int             `json:"read"`
		Kept       int             `json:"kept"`
		Merged     int             `json:"merged"`
		Skipped    int             `json:"skipped"`
		Skips      map[string]int  `json:"skips"`
		Printings  int             `json:"printings"`
		Reprinted  int             `json:"reprinted"`
		Noted      int             `json:"noted"`
		Ignored    int             `json:"ignored,omitempty"`
		Doubted    int             `json:"doubted,omitempty"`
		Candidates int             `json:"candidates"`
		Cut        int             `json:"cut"`
		Crowded    int             `json:"crowded"`
		Findings   map[string]int  `json:"findings"`
		Licensed   map[string]int  `json:"licensed,omitempty"`
		Accepted   int             `json:"accepted"`
		SameOutlet *sameOutletPart `json:"same_outlet,omitempty"`
	}
	sameOutletPart struct {
		Pairs   int               `json:"pairs"`
		Joined  int               `json:"joined"`
		Outlets []outletPairsPart `json:"outlets"`
	}
	outletPairsPart struct {
		Name   string `json:"name"`
		Pairs  int    `json:"pairs"`
		Joined int    `json:"joined"`
	}
)

// maxSameOutlet bounds the outlets that the summary lists.
const maxSameOutlet = 20

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
