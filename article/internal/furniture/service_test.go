package furniture

import (
	"strings"
	"testing"
)

const ferrySentence = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

func TestIsService(t *testing.T) {
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
		if got := IsService(test.text, Find(test.text, "")); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
