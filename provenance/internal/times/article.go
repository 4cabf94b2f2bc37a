package times

import (
	"fmt"
	"time"

	"copytrail/article"
)

// OfArticle returns what an article shows against its own time of publication. lang is the
// language of its text (ISO 639-1).
func OfArticle(a *article.Article, lang string) Doubt {
	if a.Published.Precision == article.NoTime {
		return Doubt{}
	}
	if d := fetched(a); d.Trust != article.FullTrust {
		return d
	}
	if words := beforeEvent(a, lang); words != "" {
		return Doubt{Trust: article.NoTrust, Reason: "before what the text tells: “" + words + "”"}
	}
	return Doubt{}
}

// fetched doubts a time that is the second in which the record was fetched, or a later one.
// A feed that is asked every minute has an article of the very second once in an hour.
func fetched(a *article.Article) Doubt {
	at, got := a.Published, a.Fetched
	if got.Precision == article.NoTime {
		return Doubt{}
	}
	// A day has no zone, and neither has a time that does not name one.
	slack := time.Duration(0)
	if !at.ZoneKnown || !got.ZoneKnown {
		slack = farthestZone * time.Second
	}
	end := got.Time
	if got.Precision == article.Day {
		end = end.Add(24 * time.Hour)
	}
	switch {
	case at.Precision == article.Second && got.Precision == article.Second && at.Unix() == got.Unix():
		return Doubt{Trust: article.NoTrust, Reason: "it is when the record was fetched", Fetch: true}
	case at.Add(-slack).After(end.Add(time.Minute)):
		return Doubt{Trust: article.NoTrust, Reason: fmt.Sprintf("later than the record was fetched, %s", got)}
	}
	return Doubt{}
}
