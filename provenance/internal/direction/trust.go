package direction

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
)

// Kinds of evidence for a direction, as named in trust.json. Finer kinds could not be told
// apart with the data there is.
const (
	BasisWhole   = "credit-whole"      // a byline, dateline or source line names the other's outlet
	BasisSaid    = "credit-said"       // "according to X", "X reported", "via X", a link
	BasisPart    = "credit-part"       // "told X", "X contributed to this report"
	BasisLoose   = "credit-loose"      // an excerpt that names X away from the words in common; a poll of X
	BasisMinutes = "published-minutes" // less than an hour before the other, by two clocks
	BasisHours   = "published-hours"   // an hour to two days before
	BasisDays    = "published-days"    // two days before and more
	BasisClock   = "published-clock"   // one outlet's own times, to the minute or better
)

// Bases lists the kinds of evidence; among credits the most explicit comes first.
var Bases = []string{BasisWhole, BasisSaid, BasisPart, BasisLoose, BasisMinutes, BasisHours, BasisDays, BasisClock}

// Trust is the reliability of one kind of evidence, measured by copytrail-train trust.
type Trust struct {
	Right int     `json:"right"` // pairs in which it was right
	Of    int     `json:"of"`    // pairs in which that is known
	Low   float64 `json:"low"`   // 95 % interval of the share, see [finding.Wilson]
	High  float64 `json:"high"`
	P     float64 `json:"p"`             // the probability that is used, in [.5, 1)
	Set   bool    `json:"set,omitempty"` // P is a default, too low to decide, for lack of pairs
}

//go:embed trust.json
var trustData []byte

// learnedTrust decodes the committed table once, by kind of evidence.
var learnedTrust = sync.OnceValue(func() map[string]Trust {
	t := map[string]Trust{}
	if err := json.Unmarshal(trustData, &t); err != nil {
		panic("provenance: trust.json: " + err.Error())
	}
	return t
})

// creditBasis returns the kind of evidence that a credit in d is for d being made from
// other.
func creditBasis(m credit.Mention, d, other *doc.Doc, excerpt bool) string {
	switch {
	case excerpt && !attached(m, d, other) || ofPoll(d.Article.Text[m.Span.Start:m.Span.End]):
		return BasisLoose
	case m.OfText():
		return BasisWhole
	case m.Kind == credit.Told || m.Kind == credit.Contributed:
		return BasisPart
	}
	return BasisSaid
}

// ofPoll reports whether the words of a credit name a poll, which other texts of its outlet
// report too.
func ofPoll(words string) bool {
	last := strings.ToLower(words[strings.LastIndexByte(words, ' ')+1:])
	return last == "poll" || last == "polls" || last == "survey" || last == "surveys" || last == "polling"
}

// timeBasis returns the kind of evidence that a lag between two articles is.
func timeBasis(x, y article.Time, lag time.Duration, oneOutlet bool) string {
	day := x.Believed() == article.Day || y.Believed() == article.Day
	switch {
	case oneOutlet && !day:
		return BasisClock
	case day || lag >= 48*time.Hour:
		return BasisDays // days one apart have no order, see finding.TimeOrder
	case lag >= time.Hour:
		return BasisHours
	}
	return BasisMinutes
}
