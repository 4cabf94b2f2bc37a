package published

import (
	"fmt"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	parses(t, []parseCase{
		{"2024-05-01", "2024-05-01 day"},
		{"2024-05-01T10:20:30Z", "2024-05-01T10:20:30Z second zone"},
		{"2024-05-01T10:20:30.123456+02:00", "2024-05-01T10:20:30+02:00 second zone"},
		{"2024-05-01T10:20:30", "2024-05-01T10:20:30 second"},
		{"2024-05-01 10:20:30", "2024-05-01T10:20:30 second"},
		{"2024-05-01 10:20:30+00:00", "2024-05-01T10:20:30Z second zone"},
		{"2024-05-01 10:20:30 UTC", "2024-05-01T10:20:30Z second zone"},
		{"2024-05-01 10:20:30 EST", "2024-05-01T10:20:30-05:00 second zone"},
		{"2024-05-01 10:20:30 XYZ", "2024-05-01T10:20:30 second"},
		{"2024-05-01T10:20Z", "2024-05-01T10:20:00Z minute zone"},
		{"2024-05-01T00:00:00Z", "2024-05-01 day noted"},
		{"2024-05-01 00:00:00", "2024-05-01 day noted"},
		{"20240501", "2024-05-01 day"},
		{"20240501102030", "2024-05-01T10:20:30Z second zone"},
		{"20240501T102030Z", "2024-05-01T10:20:30Z second zone"},
		{"1714558830", "2024-05-01T10:20:30Z second zone"},
		{"1714558830000", "2024-05-01T10:20:30Z second zone"},
		{"1714558830.0", "2024-05-01T10:20:30Z second zone"},
		{"Wed, 01 May 2024 10:20:30 GMT", "2024-05-01T10:20:30Z second zone"},
		{"Wed, 1 May 2024 10:20:30 +0200", "2024-05-01T10:20:30+02:00 second zone"},
		{"Wed May 01 10:20:30 +0000 2024", "2024-05-01T10:20:30Z second zone"},
		{"May 1, 2024", "2024-05-01 day"},
		{"1 May 2024", "2024-05-01 day"},
		{"May 1st, 2024 at 10:20 pm", "2024-05-01T22:20:00 minute"},
		{"Saturday, Oct 28, 2023 - 10:05 PM", "2023-10-28T22:05:00 minute"},
		{"Published 12:05 AM EDT, Sat October 28, 2023", "2023-10-28T00:05:00-04:00 minute zone"},
		{"Updated: June 2, 2019 @ 12:36 am", "2019-06-02T00:36:00 minute"},
		{"28. Oktober 2023, 22:05 Uhr", "2023-10-28T22:05:00 minute"},
		{"le 3 août 2023 à 10:20", "2023-08-03T10:20:00 minute"},
		{"28.10.2023", "2023-10-28 day"},
		{"28/10/2023", "2023-10-28 day"},
		{"10/28/2023 10:05 PM", "2023-10-28T22:05:00 minute"},
		{"05/05/2023", "2023-05-05 day"},
		{"03/04/2023", "unknown noted"}, // March or April
		{"2024-02-30", "unknown noted"},
		{"31 February 2024", "unknown noted"},
		{"yesterday", "unknown noted"},
		{"May 2024", "unknown noted"},
		{"The ferry sank on May 1, 2024", "unknown noted"},
		{"13:61 May 1, 2024", "unknown noted"},
		{"0", "unknown noted"},
		{"7700000000", "unknown noted"}, // 2214
		{"99999999999999999999", "unknown noted"},
		{"2012.", "unknown noted"},
		{"", "unknown"},
	})
}

// TestParseLanguages reads dates as papers of many languages write them.
func TestParseLanguages(t *testing.T) {
	parses(t, []parseCase{
		{"giovedì 12 maggio 2016", "2016-05-12 day"},
		{"Mar 12 mag 2016 14:30", "2016-05-12T14:30:00 minute"},
		{"donderdag 12 mei 2016", "2016-05-12 day"},
		{"quinta-feira, 12 de maio de 2016 às 14:30", "2016-05-12T14:30:00 minute"},
		{"Do., 12. Mai 2016, 14:30 Uhr", "2016-05-12T14:30:00 minute"},
		{"czwartek, 12 maja 2016 r.", "2016-05-12 day"},
		{"3 października 2016", "2016-10-03 day"},
		{"torsdag 12 maj 2016 kl. 14:30", "2016-05-12T14:30:00 minute"},
		{"12. maj 2016", "2016-05-12 day"},
		{"fredag d. 13. maj 2016 kl. 14.30", "2016-05-13T14:30:00 minute"},
		{"13. Mai 2016, 14.30 Uhr", "2016-05-13T14:30:00 minute"},
		{"12 mai 2016 à 07h40", "2016-05-12T07:40:00 minute"},
		{"5 listopada 2016", "2016-11-05 day"},
		{"5. listopada 2016", "unknown noted"}, // October in Croatian
		{"12 мая 2016 г.", "2016-05-12 day"},
		{"Mo, 09 Mär 2026 05:30:00 +0100", "2026-03-09T05:30:00+01:00 second zone"},
		{"Mi, 11 Mrz 2026 06:15:00", "2026-03-11T06:15:00 second"},
		{"Mar 12, 2016", "2016-03-12 day"},
		{"2016-05-12 14:30:00+01", "2016-05-12T14:30:00+01:00 second zone"},
		{"2016-05-12T14:30:00.123-05", "2016-05-12T14:30:00-05:00 second zone"},
		{"12-May-2016 07:40AM", "2016-05-12T07:40:00 minute"},
		{"12/mai/2016", "2016-05-12 day"},
		{"12-May-16", "unknown noted"}, // 2016 or 1916
		{"2016年5月12日", "2016-05-12 day"},
		{"2016年5月12日(木) 午後2時30分", "2016-05-12T14:30:00 minute"},
		{"２０１６年５月１２日　14:30", "2016-05-12T14:30:00 minute"},
		{"2016년 5월 12일 오후 2:30", "2016-05-12T14:30:00 minute"},
		{"2016年2月31日", "unknown noted"},
		{"10:05 pt May 1, 2024", "2024-05-01T10:05:00 minute"},
	})
}

// parseCase is a date and what it is read as.
type parseCase struct{ in, want string }

// parses checks what dates are read as.
func parses(t *testing.T, cases []parseCase) {
	t.Helper()
	for _, test := range cases {
		got, note := Parse(test.in)
		s := got.Precision.String()
		if got.Precision != NoTime {
			s = fmt.Sprintf("%s %s", got, got.Precision)
		}
		if got.ZoneKnown {
			s += " zone"
		}
		if note != "" {
			s += " noted"
		}
		if s != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, s, test.want, note)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2024-05-01T10:20:30Z", "Saturday, Oct 28, 2023 - 10:05 PM", "28/10/2023", "1714558830", "a+", "1-", "+"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, note := Parse(s)
		if got.Precision != NoTime && (got.Year() < 1600 || got.Year() > 2200) {
			t.Errorf("%q: year %d", s, got.Year())
		}
		if got.Precision == NoTime && note == "" && strings.TrimSpace(s) != "" {
			t.Errorf("%q: not understood without a note", s)
		}
	})
}
