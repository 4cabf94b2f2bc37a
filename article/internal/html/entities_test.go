package html

import "testing"

func TestDecode(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"Der Gro&szlig;b&auml;cker &mdash; &bdquo;so&ldquo;", "Der Großbäcker — „so“"},
		{"&#1050;&#1086;&#1090; &#x441;&#x43F;&#x418;&#x442;", "Кот спИт"},
		{"L&rsquo;&eacute;t&eacute; &agrave; Saint-Malo&nbsp;: 3&nbsp;%", "L’été à Saint-Malo\u00a0: 3\u00a0%"},
		{"She said: &amp;quot;No.&amp;quot;", `She said: "No."`}, // escaped twice
		{"Johnson &amp; Hale, R&D; AT&T; &T; &nosuch;", "Johnson & Hale, R&D; AT&T; &T; &nosuch;"},
		{"a?x=1&copy=2&lt=3", "a?x=1&copy=2&lt=3"}, // no semicolon, no reference
		{"No reference", "No reference"},
		// Texts about references keep them.
		{"In HTML, write &eacute; for é and &amp; for an ampersand.", "In HTML, write &eacute; for é and &amp; for an ampersand."},
		{"Pages in XHTML use “&nbsp;” between words; browsers show &lt; as a bracket.", "Pages in XHTML use “&nbsp;” between words; browsers show &lt; as a bracket."},
		{"Das Markup kennt &uuml; (ü), &ouml; (ö) und &szlig; (ß): aus M&uuml;ller wird Müller.", "Das Markup kennt &uuml; (ü), &ouml; (ö) und &szlig; (ß): aus M&uuml;ller wird Müller."},
		// An escaped text may speak of HTML.
		{"Die Sch&uuml;ler &uuml;ben HTML, sagte Frau H&ouml;&szlig;: &quot;Sie sind gut.&quot;", "Die Schüler üben HTML, sagte Frau Höß: \"Sie sind gut.\""},
	} {
		got, decoded := Decode(test.in)
		if got != test.want || decoded != (test.in != test.want) {
			t.Errorf("%q: got %q, %v, want %q", test.in, got, decoded, test.want)
		}
	}
}

func TestHasParagraphs(t *testing.T) {
	for s, want := range map[string]bool{
		"One <a href=\"x\">link</a>.\n\nTwo <em>words</em>.": true,
		"<p>One.</p>\n\n<p>Two.</p>":                         false,
		"One <a>link</a>.\nTwo <em>words</em>.":              false,
		"One <q>word</q>.\n\nTwo <em>words</em>.":            false,
		"One <script>x</script>.\n\nTwo <em>words</em>.":     false,
	} {
		if got := HasParagraphs(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

func TestStripTags(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"<strong>TIEL</strong> — The dyke broke.\n\nIt was old.", "TIEL — The dyke broke.\n\nIt was old."},
		{"The dyke <a href=\"https://a.example/?x=1\" target='_blank'>broke on Monday</a>.", "The dyke broke on Monday."},
		{"The dyke broke.<br />It was old.", "The dyke broke.\nIt was old."},
		{"One <em>word", "One word"},
		{"if a < b and b > c, x<y>z", "if a < b and b > c, x<y>z"},
		{"In HTML, <strong>word</strong> is bold.", "In HTML, <strong>word</strong> is bold."},
	} {
		got, stripped := StripTags(test.in)
		if got != test.want || stripped != (test.in != test.want) {
			t.Errorf("%q: got %q, %v, want %q", test.in, got, stripped, test.want)
		}
	}
}
