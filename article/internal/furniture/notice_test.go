package furniture

import (
	"strings"
	"testing"

	"copytrail/article/internal/record"
)

// without returns text without spans.
func without(text string, spans []record.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.Start])
		at = s.End
	}
	return strings.TrimSpace(b.String() + text[at:])
}

// isStub reports whether a text is one, as the finishing of an article asks.
func isStub(text string) bool {
	notices := Notices(text, nil)
	return IsNotice(text, notices, len(notices))
}

func TestStubs(t *testing.T) {
	for _, text := range []string{
		"This is a breaking news story. Please check back for updates as more information becomes available.",
		"BREAKING: \n\nThis is a developing story and will be updated.",
		"Barge adrift off Pell Light\n\nThis story is developing. Check back soon.",
		"This story will be updated as details emerge. Stay tuned for more.",
		"*This is a developing story; refresh this page for the latest.*",
		"Please see the funeral home's website for the full obituary and to leave a message of condolence for the family.",
		"Alma Torvik\n\nFor the full obituary, visit the Birkedal Chapel.",
		"Visit the funeral home's website to read the obituary.\n\nOnline condolences can be left there.",
		"The full obituary is available on the website of the funeral home. Arrangements are by Birkedal Chapel.",
		"Letters to the editor must be 250 words or fewer. Letters must include the writer's name, address and telephone number. We reserve the right to edit for length and clarity.",
		"All letters must be signed. We do not publish open letters. Send your letter to the editor by Thursday noon.",
		"Watch the full interview above.",
		"Listen to the latest episode of our podcast in the player. Click play to begin.",
		"See the photos from Saturday's regatta in the gallery.",
		"You have reached your limit of free articles. To continue reading, please subscribe. Already a subscriber? Log in.",
		"Dies ist eine Eilmeldung. Weitere Informationen folgen in Kürze.",
		"Diese Meldung wird laufend aktualisiert.",
		"Dieser Artikel ist nur für Abonnenten lesbar. Jetzt abonnieren und weiterlesen.",
		"Cet article sera mis à jour. Plus d'informations à venir.",
		"La suite est réservée à nos abonnés. Abonnez-vous pour lire la suite.",
		"Esta es una noticia en desarrollo. Más información en breve.",
		"Consulte el sitio web de la funeraria para leer la esquela completa.",
		"Новость дополняется. Подробности позже.",
		"Материал доступен только по подписке. Чтобы читать дальше, оформите подписку.",
	} {
		if !isStub(text) {
			t.Errorf("not a stub: %q (left: %q)", text, without(text, Notices(text, nil)))
		}
	}
	for _, text := range []string{
		"Two people were hurt when a barge ran onto the rocks at Pell Light on Monday, the coastguard said. This is a developing story.",
		"Alma Torvik, 84, of Lorne, died on Tuesday. The service is on Friday at two at St. Olave's. See the funeral home's website for the full obituary.",
		"Letters must be delivered by noon, the postmaster told the court, or the fine would double every week. He has kept a list since 2011.",
		"The museum closed its gallery for good on Sunday. Visitors had dwindled to nine a day.",
		"“This is a breaking news story,” the presenter shouted, and fell off her chair.",
		"Der Zug steht. Diese Meldung wird laufend aktualisiert. Sagte der Schaffner, und lachte.",
		"Barge adrift off Pell Light",
		"",
	} {
		if isStub(text) {
			t.Errorf("a stub: %q", text)
		}
	}
}

func TestNotices(t *testing.T) {
	const report = "Two people were hurt when a barge ran onto the rocks at Pell Light on Monday, the coastguard said."
	for _, c := range []struct{ text, want string }{
		{report + " This is a developing story. Check back for updates.", report},
		{"This is a breaking news story. " + report, report},
		{report + "\n\nThis story will be updated.\n\nThe barge carried sand.", report + "\n\n\n\nThe barge carried sand."},
		{report + "\n\nThis is a story about sand.", report + "\n\nThis is a story about sand."},
		{report + " See the harbour's website for the tides.", report + " See the harbour's website for the tides."},
		{"Die Fähre fährt nicht. Mehr in Kürze.", "Die Fähre fährt nicht."},
		{"Паром не ходит. Новость дополняется.", "Паром не ходит."},
		{"„Mehr in Kürze“, sagte sie.", "„Mehr in Kürze“, sagte sie."},
	} {
		if got := without(c.text, Notices(c.text, nil)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNoticePatternErrors(t *testing.T) {
	for _, line := range []string{"* word", "... ", "word ... word", "(word", "(a|) b"} {
		if _, err := parseNotice(line); err == nil {
			t.Errorf("%q: no error", line)
		}
	}
	if err := (&noticeTable{notice: newWording()}).add("[nonsense]\nword\n"); err == nil {
		t.Error("an unknown section is no error")
	}
}

func FuzzNotices(f *testing.F) {
	f.Add("This is a breaking news story. Check back.\n\nAbout Acme: Acme is a leading maker.")
	f.Add("„\xff’’-\n\n«»: — ")
	f.Fuzz(func(t *testing.T, text string) {
		spans := Notices(text, nil)
		spans = Merge(spans, Closing(text, spans))
		at := 0
		for _, s := range spans {
			if s.Start < at || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%v of %q", spans, text)
			}
			at = s.End
		}
		IsNotice(text, spans, len(spans))
	})
}
