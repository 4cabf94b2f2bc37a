// Package times says which times of publication cannot be believed, and why.
//
// [OfArticle] looks at one article: a time that is when its record was fetched, and a time
// before what its own text tells. [Judge] looks at all times of a pile: days on which clocks
// begin, the future, the second that all articles of an outlet have in common, and the one
// clock of the day at which an outlet's days were turned into times. What is known of each
// outlet comes out as a [finding.OutletTimes].
//
// A doubt costs a direction, and a false time costs a true one: so a time is doubted only
// where something shows it. A slip of twelve hours shows nowhere. That is why hours between
// two outlets are believed less than days (package direction, trust.json).
package times

import (
	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// Doubt says how far a time is believed, and why no further. The zero value is no doubt.
type Doubt struct {
	Trust  article.Trust
	Reason string
	Fetch  bool // it is when the record was fetched
	Other  bool // it is that of another text of the same address, and says nothing of its outlet's times
}

// On returns t with the doubt. Its Doubt reads "not a time (…)" or "only a day (…)", as
// after "published …: ".
func (d Doubt) On(t article.Time) article.Time {
	t.Trust, t.Doubt = d.Trust, ""
	switch d.Trust {
	case article.NoTrust:
		t.Doubt = "not a time (" + d.Reason + ")"
	case article.DayTrust:
		t.Doubt = "only a day (" + d.Reason + ")"
	}
	return t
}

// Better reports whether x is to be believed rather than y, of two times that records of one
// article bear: neither which of them is earlier nor what other articles bear is looked at.
func Better(x, y article.Time) bool {
	if x.Precision == article.NoTime || y.Precision == article.NoTime {
		return x.Precision != article.NoTime
	}
	if x.Trust != y.Trust {
		return x.Trust < y.Trust
	}
	ofX, ofY := epochOf(StampOf(x, 0, Doubt{})), epochOf(StampOf(y, 0, Doubt{}))
	return ofX == nil && ofY != nil
}

// Stamp is what [Judge] needs of one time of publication.
type Stamp struct {
	Sec    int64         // seconds since 1970
	Outlet uint32        // the number of its outlet, 0 when that is not known
	Exact  bool          // it has a clock, to the minute or better
	Known  bool          // there is a time at all
	Trust  article.Trust // by the article alone
	Fetch  bool          // the doubt is that it is when the record was fetched
}

// StampOf returns the stamp of a time. doubt is what [OfArticle] says of it.
func StampOf(t article.Time, outlet uint32, doubt Doubt) Stamp {
	if t.Precision == article.NoTime {
		return Stamp{Outlet: outlet}
	}
	return Stamp{t.Unix(), outlet, t.Precision > article.Day, true, doubt.Trust, doubt.Fetch}
}

// Judge returns the doubts of a pile's times by the index of their stamps, beside those that
// stamps bring along, and what each outlet's times are worth, by the number of the outlet.
// names has the names of the outlets by their numbers.
func Judge(stamps []Stamp, names []string) (map[int]Doubt, []finding.OutletTimes) {
	j := judge{stamps: stamps, names: names, doubts: map[int]Doubt{}}
	j.epochs()
	j.future()
	tables := make([]finding.OutletTimes, len(names))
	for outlet, of := range j.byOutlet() {
		if len(of) > 0 {
			tables[outlet] = j.outlet(uint32(outlet), of)
		}
	}
	return j.doubts, tables
}

// judge holds what is found of a pile's times.
type judge struct {
	stamps []Stamp
	names  []string
	doubts map[int]Doubt
}

// believed reports whether nothing is known against stamp i so far.
func (j *judge) believed(i int) bool {
	_, doubted := j.doubts[i]
	return j.stamps[i].Known && j.stamps[i].Trust == article.FullTrust && !doubted
}

// byOutlet returns the stamps that are times, by the number of their outlet.
func (j *judge) byOutlet() [][]int {
	of := make([][]int, len(j.names))
	for i, s := range j.stamps {
		if s.Known {
			of[s.Outlet] = append(of[s.Outlet], i)
		}
	}
	return of
}
