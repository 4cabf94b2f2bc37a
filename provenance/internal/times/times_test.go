package times

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"copytrail/article"
)

// pile makes stamps of lines "outlet time", a time being a day or RFC 3339.
func pile(t *testing.T, lines string) ([]Stamp, []string) {
	t.Helper()
	numbers, names := map[string]uint32{"": 0}, []string{""}
	var stamps []Stamp
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		if len(f) != 2 {
			t.Fatalf("bad line %q", line)
		}
		if f[0] == "-" {
			f[0] = ""
		}
		if _, ok := numbers[f[0]]; !ok {
			numbers[f[0]], names = uint32(len(names)), append(names, f[0])
		}
		at := article.Time{Precision: article.Day}
		var err error
		if at.Time, err = time.Parse(time.DateOnly, f[1]); err != nil {
			at.Precision = article.Second
			if at.Time, err = time.Parse(time.RFC3339, f[1]); err != nil {
				t.Fatal(err)
			}
		}
		stamps = append(stamps, StampOf(at, numbers[f[0]], Doubt{}))
	}
	return stamps, names
}

// TestJudge: the trust of each time, in the order of the lines: f(ull), d(ay), n(one).
func TestJudge(t *testing.T) {
	for _, test := range []struct{ name, lines, want string }{
		{"Unix", "A 2026-04-09T06:10:00+02:00\nB 1970-01-01T00:00:01Z", "fn"},
		{"Unix, in a zone", "A 2026-04-09T06:10:00+02:00\nB 1969-12-31T19:00:00-05:00\nC 1970-01-01T09:00:00+09:00\nD 1970-01-01\nE 1969-12-31", "fnnnn"},
		{"seconds read as milliseconds", "A 2026-04-09T06:10:00+02:00\nB 1970-01-21T13:27:05Z", "fn"},
		{"spreadsheets", "A 2026-04-09\nB 1900-01-01\nC 1899-12-30T00:00:00Z\nD 1904-01-01", "fnnn"},
		{"DOS and 2000", "A 2026-04-09\nB 1980-01-01T00:00:00Z\nC 2000-01-01T00:00:00Z\nD 1999-12-31T18:00:00-06:00\nE 2000-01-01", "fnnnn"},
		{"a true article of the first day of 2000", "A 1999-12-30T09:10:00Z\nA 2000-01-02\nB 2000-01-01", "fff"},
		{"a clock of that day is believed", "A 2026-04-09\nB 2000-01-01T14:33:12Z", "ff"},
		{"newspapers of 1900", "A 1899-12-30T08:00:00Z\nA 1900-01-04\nA 1900-01-09\nB 1900-01-01", "ffff"},
		{"32 bits", "A 2026-04-09\nB 2038-01-19T03:14:07Z\nC 1901-12-13T20:45:52Z", "fnn"},

		{"2126", "A 2026-04-09T06:10:00Z\nB 2126-04-09T06:10:00Z", "fn"},
		{"two in the future", "A 2026-04-09\nB 2026-05-09\nC 2031-02-01\nD 2033-02-01", "ffnn"},
		{"printed again next year", "A 2026-04-09T06:10:00Z\nB 2027-05-02T06:10:00Z", "ff"},
		{"an old pile and a new article", "A 1987-03-01T10:11:12Z\nA 1987-03-02T10:13:12Z\nA 1987-03-02T11:11:12Z\nB 2026-04-09", "ffff"},
		{"a pile of later years", "A 2041-03-01\nB 2042-03-02\nC 2042-07-02\nD 2012-07-02", "ffff"},

		{"one second", "A 2026-04-10T04:00:13Z\nA 2026-04-10T04:00:13Z\nA 2026-04-10T04:00:13Z\nB 2026-04-10T07:00:00Z", "nnnf"},
		{"a second less an item", "A 2026-04-10T04:00:13Z\nA 2026-04-10T04:00:12Z\nA 2026-04-10T04:00:11Z\nA 2026-04-10T04:00:10Z", "nnnn"},
		{"a series over a minute", "A 2026-04-10T04:00:01Z\nA 2026-04-10T04:00:00Z\nA 2026-04-10T03:59:59Z", "nnn"},
		{"a minute less an item", "A 2026-04-10T04:03:13Z\nA 2026-04-10T04:02:13Z\nA 2026-04-10T04:01:13Z\nA 2026-04-10T04:00:13Z", "nnnn"},
		{"four of more may be", "A 2026-04-10T04:03:13Z\nA 2026-04-10T04:02:13Z\nA 2026-04-10T04:01:13Z\nA 2026-04-10T04:00:13Z\nA 2026-04-10T09:11:22Z", "fffff"},
		{"three a minute apart may be", "A 2026-04-10T04:03:13Z\nA 2026-04-10T04:02:13Z\nA 2026-04-10T04:01:13Z", "fff"},
		{"hourly bulletins", "A 2026-04-10T04:02:10Z\nA 2026-04-10T05:02:10Z\nA 2026-04-10T06:02:10Z\nA 2026-04-10T07:02:10Z", "ffff"},
		{"two are too few", "A 2026-04-10T04:00:13Z\nA 2026-04-10T04:00:13Z\nB 2026-04-10T07:00:00Z", "fff"},
		{"three outlets, one second", "A 2026-04-10T04:00:13Z\nB 2026-04-10T04:00:13Z\nC 2026-04-10T04:00:13Z", "fff"},
		{"no outlet known", "- 2026-04-10T04:00:13Z\n- 2026-04-10T04:00:13Z\n- 2026-04-10T04:00:13Z", "fff"},
		{"three fetches of three", "A 2026-04-10T04:00:13Z\nA 2026-04-10T04:00:13Z\nA 2026-04-10T04:00:13Z\nA 2026-04-11T09:01:44Z\nA 2026-04-11T09:01:43Z\nA 2026-04-11T09:01:42Z", "nnnnnn"},
		{"one minute", "A 2026-04-10T04:07:00Z\nA 2026-04-10T04:07:00Z\nA 2026-04-10T04:07:00Z\nA 2026-04-10T04:07:00Z", "nnnn"},
		{"three in a minute may be", "A 2026-04-10T04:07:00Z\nA 2026-04-10T04:07:00Z\nA 2026-04-10T04:07:00Z\nA 2026-04-10T14:37:00Z", "ffff"},
		{"an issue planned for six", "A 2026-04-10T06:00:00Z\nA 2026-04-10T06:00:00Z\nA 2026-04-10T06:00:00Z\nB 2026-04-12T07:00:00Z", "dddf"},

		{"midnight of a zone", "A 2026-04-09T22:00:00Z\nA 2026-04-10T22:00:00Z\nA 2026-04-12T22:00:00Z\nB 2026-04-10T07:00:00Z", "dddf"},
		{"midnight, summer and winter", "A 2026-03-09T05:00:00Z\nA 2026-02-10T05:00:00Z\nA 2026-06-12T04:00:00Z\nA 2026-07-12T04:00:00Z", "dddd"},
		{"midnight in India", "A 2026-04-09T18:30:00Z\nA 2026-04-10T18:30:00Z\nA 2026-04-12T18:30:00Z", "ddd"},
		{"noon", "A 2026-04-09T12:00:00Z\nA 2026-04-10T12:00:00Z\nA 2026-04-12T12:00:00Z", "ddd"},
		{"two midnights are too few", "A 2026-04-09T22:00:00Z\nA 2026-04-10T22:00:00Z", "ff"},
		{"two clocks in one week", "A 2026-04-20T09:00:00Z\nA 2026-04-21T10:00:00Z\nA 2026-04-22T09:00:00Z\nA 2026-04-23T10:00:00Z", "ffff"},
		{"other clocks too", "A 2026-04-09T22:00:00Z\nA 2026-04-10T22:00:00Z\nA 2026-04-11T22:00:00Z\nA 2026-04-12T13:20:11Z", "ffff"},
		{"nothing known", "A 2026-04-09T22:04:10Z", "f"},
	} {
		stamps, names := pile(t, test.lines)
		doubts, _ := Judge(stamps, names)
		got := ""
		for i := range stamps {
			got += doubts[i].Trust.String()[:1]
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s (%v)", test.name, got, test.want, doubts)
		}
	}
}

// TestOutletTables: what is told of an outlet whose times are of a fetch, and of one whose
// days were turned into times.
func TestOutletTables(t *testing.T) {
	stamps, names := pile(t, `F 2026-04-10T04:00:13Z
F 2026-04-10T04:00:12Z
F 2026-04-10T04:00:11Z
M 2026-04-09T22:00:00Z
M 2026-04-10T22:00:00Z
M 2026-04-11T22:00:00Z
M 2026-04-12
O 2026-04-12T09:31:07Z
O 2026-04-12T09:31:07Z
`)
	_, tables := Judge(stamps, names)
	want := []string{
		"F none 3 clocks, 3 seconds, 3 batched, 0 midnights, 3 doubted: 3 of 3 times are within a second of others: when they were fetched",
		"M day 3 clocks, 3 seconds, 0 batched, 3 midnights, 3 doubted: 3 of 3 times are at 22:00 UTC: days turned into times",
		"O full 2 clocks, 1 seconds, 0 batched, 0 midnights, 0 doubted: ",
	}
	for i, x := range tables[1:] {
		got := fmt.Sprintf("%s %s %d clocks, %d seconds, %d batched, %d midnights, %d doubted: %s", names[i+1], x.Trust, x.Clocks, x.Seconds, x.Batched, x.Midnights, x.Doubted, x.Reason)
		if got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
}

// TestDenseOutlet: an outlet with thousands of articles a day has three within a second by
// chance.
func TestDenseOutlet(t *testing.T) {
	var stamps []Stamp
	start := day(2026, 4, 9).Unix()
	for i := range int64(3000) {
		stamps = append(stamps, Stamp{Sec: start + (i*7919+i*i*31)%86399, Outlet: 1, Exact: true, Known: true})
	}
	stamps = append(stamps, stamps[5], stamps[5])
	if doubts, _ := Judge(stamps, []string{"", "A"}); len(doubts) != 0 {
		t.Errorf("%d times doubted, want none", len(doubts))
	}
}

func TestOn(t *testing.T) {
	at := article.Time{Time: day(1970, 1, 1), Precision: article.Second, ZoneKnown: true}
	if got := (Doubt{Trust: article.NoTrust, Reason: "the first day of Unix clocks"}).On(at); got.Doubt != "not a time (the first day of Unix clocks)" || got.Believed() != article.NoTime {
		t.Errorf("got %q, believed %s", got.Doubt, got.Believed())
	}
	if got := (Doubt{}).On(at); got.Doubt != "" || got.Believed() != article.Second {
		t.Errorf("no doubt: got %q, believed %s", got.Doubt, got.Believed())
	}
}
