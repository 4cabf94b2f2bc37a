package html

import "testing"

func TestQuotationsKeepTheirMarks(t *testing.T) {
	for page, want := range map[string]string{
		"<p>She said: <q>No ferry, he said <q>never</q> to me</q>.</p><p>He left.</p>":         "She said: “No ferry, he said ‘never’ to me”.\n\nHe left.",
		"<p>She said: <q>“No ferry”</q>.</p><p>He left.</p>":                                   "She said: “No ferry”.\n\nHe left.",
		"<blockquote><p>No ferry.</p><p>No boat.</p></blockquote><p>He left.</p>":              "> No ferry.\n\n> No boat.\n\nHe left.",
		"<blockquote>No ferry.<br><br>No boat.</blockquote><p>He left.</p>":                    "> No ferry.\n\n> No boat.\n\nHe left.",
		"<blockquote><div><b>No</b> ferry.</div></blockquote><p>He <q></q>left.</p><p>No.</p>": "No ferry.\n\nHe left.\n\nNo.",
	} {
		if got, err := Text(page); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", page, got, err, want)
		}
	}
}
