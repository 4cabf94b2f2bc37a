package article

import (
	"slices"
	"strings"
	"testing"
)

func TestServiceIsNoArticle(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"a subscription", "Reader benefits\n\nWhy subscribe to the Penmarrow Buoy?\n\nEvery issue.\n\nRead the tide tables a day early, and every column of our harbour master.\n\nFor help with your account, write to us today.", true},
		{"whom to write to", "Contact us\n\nFor questions on the crossword, contact words@buoy.example.\n\nShips for sale\n\nFor all notices, contact ships@buoy.example. You can also call at the office on the quay.", true},
		{"a password", "Forgot your password?\nEnter your email address and we will send you a link.\nYour link may take a minute.", true},
		{"an article", ferrySentence + " Two tugs pulled her free at noon.", false},
		{"an article that ends in an offer", ferrySentence + "\n\nSubscribe to our newsletter for more.\nSign in to comment on your account.", false},
		{"advice", "Check your lifejacket before you sail. You will not find it in the dark, and you cannot inflate it with cold hands. Ask your crew to do the same.", false},
		{"speech about a site", "\u201cYou must subscribe to our newsletter,\u201d she said. \u201cSign in with your password.\u201d", false},
		{"a letter to readers, too long to be one", strings.Repeat("Please read your newsletter and write to us about your website. ", 12), false},
		{"an announcement", "You can download the tide tables here. Most harbour offices should have them soon, too.\n\nWe hope you enjoy them!\n\nAs an office of volunteers we could not bring these tables to you without the many people who read, reported and corrected the proofs in the cold of last winter.", false},
		{"a classified notice", "Esme, a year has passed since you left. We miss you, your boat and your whistle. Your brother Tam.", false},
	} {
		if got := isService(test.text, Furniture(test.text)); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	got := outcomes(t, map[string]string{"a.txt": "Forgot your password?\nEnter your email address and we will send you a link.\nYour link may take a minute."})
	if len(got) != 1 || got[0] != "a.txt!"+ReasonNoText {
		t.Errorf("got %q, want it skipped", got)
	}
}

func TestHeadlineAmongFurnitureIsNoArticle(t *testing.T) {
	const wall = "Already a subscriber? Log in\nPlease purchase a subscription to continue reading.\nYou have 3 free articles left this month\nSign up for our newsletter\n"
	got := outcomes(t, map[string]string{
		"a.jsonl": `{"text":"` + strings.ReplaceAll("Ferry sinks off Kelvin Head in fog\n"+wall, "\n", `\n`) + `"}`,
		"b.jsonl": `{"text":"` + strings.ReplaceAll("Ferry sinks off Kelvin Head in fog\n"+ferrySentence+"\n"+wall, "\n", `\n`) + `"}`,
		"c.jsonl": `{"text":"Ferry sinks off Kelvin Head in fog\nShare"}`,
	})
	if want := []string{"a.jsonl:1!" + ReasonNoText, "b.jsonl:1 b.jsonl:1", "c.jsonl:1 c.jsonl:1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
