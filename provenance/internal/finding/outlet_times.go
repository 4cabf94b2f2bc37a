package finding

import "copytrail/article"

// OutletTimes says what the times of publication of one outlet's articles are worth, as the
// pile shows it. Counts are of articles.
type OutletTimes struct {
	Trust     article.Trust // of the outlet as a whole: that of nine in ten of its times
	Reason    string        // why Trust is not full; "" when it is
	Clocks    int           // times with a clock, to the minute or better
	Seconds   int           // different ones among these
	Batched   int           // within a second of others, so that they are rather those of a fetch
	Midnights int           // at one clock of the day, which is that of days turned into times
	Fetched   int           // equal to when the record was fetched
	Doubted   int           // times that are believed less than they say, for any reason
}

// Plus returns the times of two outlets as those of one. The trust is that of the one with
// more clocks, of equal ones the less.
func (t OutletTimes) Plus(o OutletTimes) OutletTimes {
	sum := OutletTimes{
		Trust: t.Trust, Reason: t.Reason, Clocks: t.Clocks + o.Clocks, Seconds: t.Seconds + o.Seconds, Batched: t.Batched + o.Batched,
		Midnights: t.Midnights + o.Midnights, Fetched: t.Fetched + o.Fetched, Doubted: t.Doubted + o.Doubted,
	}
	if o.Clocks > t.Clocks || o.Clocks == t.Clocks && o.Trust > t.Trust {
		sum.Trust, sum.Reason = o.Trust, o.Reason
	}
	return sum
}
