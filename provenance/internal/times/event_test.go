package times

import (
	"testing"
	"time"

	"copytrail/article"
)

// at reads a time: a day, or RFC 3339; "?" at its end says that the zone is not known.
func at(t *testing.T, s string) article.Time {
	t.Helper()
	if x, err := time.Parse(time.DateOnly, s); err == nil {
		return article.Time{Time: x, Precision: article.Day}
	}
	zone := s[len(s)-1] != '?'
	if !zone {
		s = s[:len(s)-1] + "Z"
	}
	x, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return article.Time{Time: x, Precision: article.Second, ZoneKnown: zone}
}

// TestBeforeEvent: 8 April 2026 is a Wednesday. want is the words that the doubt quotes, "" for
// no doubt.
func TestBeforeEvent(t *testing.T) {
	for _, test := range []struct{ lang, published, text, want string }{
		// What happened, told in the past tense.
		{"en", "2026-04-08T11:00:00+02:00", "A crane toppled onto a ship on Wednesday night, killing its operator.", "crane toppled onto a ship on Wednesday night"},
		{"en", "2026-04-08T11:00:00+02:00", "The two trains collided at 9:42 p.m. on Wednesday outside Brannock.", "The two trains collided at 9:42 p.m. on Wednesday"},
		{"en", "2026-04-08T05:10:00-04:00", "Police said the store was robbed Wednesday at about 4 p.m. by two men.", "Police said the store was robbed Wednesday at about 4 p.m."},
		{"en", "2026-04-08T09:00:00+01:00", "A fire broke out on Wednesday in Lund. It began at 21:40 in a kitchen.", "It began at 21:40"},
		{"en", "2026-04-08T03:10:00Z", "On Wednesday evening, a gas main exploded under Pell Avenue.", "On Wednesday evening"},
		{"en", "2026-04-08T08:00:00+02:00", "The board voted 5-2 late Wednesday night to sack the director.", "The board voted 5-2 late Wednesday night"},
		{"en", "2026-04-08T02:00:00+02:00", "“It is over,” the mayor said on Wednesday afternoon.", "the mayor said on Wednesday afternoon"},
		{"en", "2026-04-08", "The mill closed on April 11, 2026, after a century.", "The mill closed on April 11, 2026"},
		{"en", "2026-04-08T11:00:00+02:00", "The mill burned down at about 9:42 p.m. on April 8, 2026.", "The mill burned down at about 9:42 p.m. on April 8, 2026"},
		{"en", "2026-04-08T11:00:00+02:00", "The ferry ran aground on Wednesday, April 8, at 9:42 p.m. with ninety aboard.", "The ferry ran aground on Wednesday, April 8, at 9:42 p.m."},
		{"en", "2026-04-08", "The mill closed on Saturday, April 11.", "The mill closed on Saturday, April 11"},
		{"de", "2026-04-08", "Das Werk brannte am Samstag, 11. April, nieder.", "Das Werk brannte am Samstag, 11. April"},
		{"es", "2026-04-08", "La fábrica cerró el 11 de abril de 2026.", "La fábrica cerró el 11 de abril de 2026"},
		{"fr", "2026-04-08", "L'usine a brûlé le 11 avril 2026.", "L'usine a brûlé le 11 avril 2026"},
		{"en", "2000-01-03", "The firm has made boats since 2014 and employs ninety.", "The firm has made boats since 2014"},
		{"en", "2019-02-03T10:00:00Z", "He resigned in October 2025 over the affair.", "He resigned in October 2025"},
		{"de", "2026-04-08T09:00:00+02:00", "Am Mittwochabend stürzte im Hafen von Lund ein Kran auf ein Schiff.", "Am Mittwochabend"},
		{"de", "2026-04-08T09:00:00+02:00", "Zwei Züge stießen zusammen. Am Mittwoch gegen 21.40 Uhr entgleiste der erste.", "Am Mittwoch gegen 21.40 Uhr"},
		{"de", "2026-04-08", "Das Werk brannte am 11. April 2026 bis auf die Mauern nieder.", "Das Werk brannte am 11. April 2026"},
		{"fr", "2026-04-08T09:00:00+02:00", "Une grue s'est effondrée mercredi soir sur un navire.", "Une grue s'est effondrée mercredi soir"},
		{"fr", "2026-04-08T09:00:00+02:00", "L'incendie s'est déclaré mercredi vers 21h40 dans une cuisine.", "L'incendie s'est déclaré mercredi vers 21h40"},
		{"es", "2026-04-08T09:00:00+02:00", "Una grúa cayó el miércoles por la noche sobre un barco.", "Una grúa cayó el miércoles por la noche"},
		{"es", "2026-04-08T09:00:00+02:00", "El miércoles a las 21.40 chocaron dos trenes.", "El miércoles a las 21.40"},
		{"it", "2026-04-08T09:00:00+02:00", "Una gru è crollata mercoledì sera su una nave.", "Una gru è crollata mercoledì sera"},
		{"it", "2026-04-08T09:00:00+02:00", "Mercoledì alle 21.40 due treni si sono scontrati.", "Mercoledì alle 21.40"},

		// What is to come.
		{"en", "2026-04-08T11:00:00+02:00", "The new hall will open on Wednesday at 9 p.m. with a concert.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "The hall opens on Wednesday at 9 p.m.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "Voters elected Dane, who takes office on Wednesday at 9 p.m.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "The council voted to hold a hearing on Wednesday at 9 p.m.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "Organisers announced a rally on Wednesday night in the old harbour.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "The man killed was a rower; his funeral is on Wednesday at 6 p.m.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "She won tickets for the show on Wednesday night.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "Residents were told to leave by Wednesday night.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "The road was closed until Wednesday at 9 p.m.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "Lund, which won on Sunday, meets Brannock on Wednesday at 8:45 p.m.", ""},
		{"en", "2026-04-08", "The mill closed on September 11.", ""}, // of which year?
		{"en", "2026-04-08", "The mill will close on Saturday, April 11.", ""},
		{"en", "2026-04-08", "It sees sales of 90 mln for the year ended July 31, 2026.", ""},
		{"en", "2026-04-08", "The mill is to close on April 11, 2026.", ""},
		{"en", "2026-04-08", "The firm has promised to cut its emissions by 2030.", ""},
		{"de", "2026-04-08T09:00:00+02:00", "Am Mittwochabend wird im Hafen gefeiert.", ""},
		{"de", "2026-04-08T09:00:00+02:00", "Das Konzert beginnt am Mittwoch um 21 Uhr.", ""},
		{"fr", "2026-04-08T09:00:00+02:00", "Le concert sera donné mercredi à 21h.", ""},
		{"fr", "2026-04-08T09:00:00+02:00", "Le conseil, qui a voté mardi, se réunira mercredi soir.", ""},
		{"es", "2026-04-08T09:00:00+02:00", "El concierto comenzará el miércoles a las 21.00.", ""},
		{"it", "2026-04-08T09:00:00+02:00", "Il concerto inizierà mercoledì alle 21.", ""},

		// What was before.
		{"en", "2026-04-09T06:10:00+02:00", "A crane toppled onto a ship on Wednesday night.", ""},
		{"en", "2026-04-08T23:10:00+02:00", "A crane toppled onto a ship on Wednesday night.", ""},
		{"en", "2026-04-07T11:00:00+02:00", "A crane toppled onto a ship on Wednesday night.", ""}, // six days ago
		{"en", "2026-04-08T11:00:00+02:00", "A crane toppled onto a ship last Wednesday night.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "The vote came at 3:20 a.m. on Wednesday.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "A crane toppled on Monday, the port said on Wednesday. It fell at 9:42 p.m.", ""},
		{"en", "2026-04-08T12:00:00-04:00", "The bomb exploded at 5:30 p.m. on Wednesday in Paris.", ""},
		{"en", "2026-04-08T11:00:00-04:00", "The quake struck at 11:20 p.m. local time on April 8, 2026.", ""},
		{"en", "2026-04-08T11:00:00-04:00", "The quake struck at 11:20 p.m. local time on Wednesday.", ""},
		{"en", "2026-04-08T11:00:00Z", "A crane toppled onto a ship at 9:42 p.m. on Wednesday.", ""}, // in New Zealand it was
		{"en", "2026-04-08T13:00:00?", "A crane toppled onto a ship at 9:42 p.m. on Wednesday.", ""},
		{"en", "2026-04-08", "A crane toppled onto a ship at 9:42 p.m. on Wednesday.", ""},
		{"en", "2026-04-08", "The mill closed on April 9, 2026.", ""}, // it was, in another zone
		{"en", "2026-04-08", "The mill closed on April 11, 1926.", ""},
		{"fi", "2026-04-08T11:00:00+02:00", "A crane toppled onto a ship on Wednesday night.", ""},
		{"en", "2026-04-08T11:00:00+02:00", "", ""},
	} {
		a := &article.Article{Published: at(t, test.published), Text: test.text}
		if got := beforeEvent(a, test.lang); got != test.want {
			t.Errorf("%s, published %s: %q: got %q, want %q", test.lang, test.published, test.text, got, test.want)
		}
	}
}

// TestFetched: a time that is the second of the fetch, or after it.
func TestFetched(t *testing.T) {
	for _, test := range []struct{ published, fetched, want string }{
		{"2026-04-08T11:02:13+02:00", "2026-04-08T09:02:13Z", "it is when the record was fetched"},
		{"2026-04-08T11:02:14+02:00", "2026-04-08T09:02:13Z", ""}, // within the minute that clocks may differ
		{"2026-04-08T11:02:12+02:00", "2026-04-08T09:02:13Z", ""},
		{"2026-04-08T12:00:00+02:00", "2026-04-08T09:02:13Z", "later than the record was fetched, 2026-04-08T09:02:13Z"},
		{"2026-04-08T12:00:00?", "2026-04-08T09:02:13Z", ""},
		{"2026-04-09T12:00:00?", "2026-04-08T09:02:13Z", "later than the record was fetched, 2026-04-08T09:02:13Z"},
		{"2026-04-08", "2026-04-08", ""},
		{"2026-04-09", "2026-04-08", ""},
		{"2026-04-11", "2026-04-08", "later than the record was fetched, 2026-04-08"},
		{"2026-04-01T12:00:00Z", "2026-04-08", ""},
	} {
		a := &article.Article{Published: at(t, test.published), Fetched: at(t, test.fetched)}
		if got := OfArticle(a, "en"); got.Reason != test.want {
			t.Errorf("published %s, fetched %s: got %q, want %q", test.published, test.fetched, got.Reason, test.want)
		}
	}
}

func FuzzBeforeEvent(f *testing.F) {
	f.Add("A crane toppled at 9:42 p.m. on Wednesday, April 8, 2026", "en")
	f.Add("Am 8. April 2026 um 21.42 Uhr", "de")
	f.Fuzz(func(t *testing.T, text, lang string) {
		for _, p := range []article.Precision{article.Day, article.Second} {
			a := &article.Article{Text: text, Published: article.Time{Time: day(2026, 4, 8), Precision: p}}
			OfArticle(a, lang)
		}
	})
}
