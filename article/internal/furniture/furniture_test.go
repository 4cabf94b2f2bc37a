package furniture

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"copytrail/article/internal/record"
)

// What sites print around articles, in their usual wording. Names are invented.
var furnitureLines = []string{
	"Share", "Share this Article", "Leave a comment", "Loading...", "Loading…", "2 Min Read", "12 Comments", "Comments (3)",
	"print-icon", "Skip to main content", "• Share to or", "ADVERTISEMENT", "Story continues below advertisement",
	"Jane Doe's Photo", "by Jane Doe", "By JANE DOE and JOHN ROE, Northern Echo", "Saturday, Oct 28, 2023 - 10:05 PM",
	"Updated: June 1, 2019 @ 12:36 am", "3 hrs ago", "11:50 a.m.", "1 of 3", "prev Image 2 of 2",
	"Ministry of Harbours, file image: Alamy", "Ivan Petrov / EPA / Scanpix / LETA", "Jo Smith/Getty Images",
	"A ferry leaves the harbour on Monday. (AP Photo/Jo Smith)", "Enlarge this image toggle caption Jo Smith/AP Jo Smith/AP",
	"Image copyright Getty Images Image caption The ferry was new",
	"We use cookies to improve your experience.", "This site uses cookies.", "Already a subscriber? Log in",
	"Please purchase a subscription to continue reading.", "You have 3 free articles left this month",
	"Related: Ferry fares to rise again", "RELATED STORIES", "More on this story", "Read more: How ferries work", "SEE ALSO: Ten ferries",
	"Follow us on Twitter", "Follow @northernecho", "Follow Jane Doe on Twitter @janedoe.", "Sign up for our newsletter",
	"Sign up here to get the Morning Ferry newsletter in your inbox.", "Subscribe", "Like us on Facebook",
	"Copyright 2024 The Northern Echo. All rights reserved.", "© 2024 Northern Echo", "© Northern Echo Ltd",
	"Copyright 2019 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
	"This material may not be published, broadcast, rewritten or redistributed without permission.",
	"___", "* * *", "{{featured_button_text}}", "Lesen Sie auch", "À lire aussi", "Читайте также",
	"The views expressed in this column are the author's own.", "Send tips to tips@echo.example.",
	"Mostly sunny with a passing cloud. High 88F. Winds W at 10 to 15 mph.", "Fog early. Low near 41F. Winds light and variable..",
	"Rain, heavy at times. Low 38F. Winds NNE at 5 to 10 mph. Chance of rain 90%.", "Tonight", "Tomorrow night 11/23",
	"Please log in, or subscribe, to continue reading.", "Your email was sent successfully.", "Why subscribe to the Northern Echo?", "Thank you for signing up! Enjoy our free content.",
	"Your subscription does not include this section.", "The time is now 11:35 pm", "You\u00a0last\u00a0visited June 1, 2019, 10:34 pm", "Offer Condolences or Memory",
	"View in browser", "Unsubscribe | Manage preferences", "You are receiving this email because you signed up at echo.example.", "To unsubscribe, reply with STOP.",
	"Want to change how you receive these emails?", "You can update your preferences or unsubscribe from this list.", "To stop these letters click here.",
	"Would you like to receive news alerts from Echo 5?", "Need a profile?", "A password will be e-mailed to you.", "Welcome! Log into your account", "Send questions or comments about this site to web@echo.example.",
	"[audio-clip]", "Request Aborted - Client Issue (403)", "We've noticed that you use an ad blocker.", "The requested URL /ferry was not found on this server.",
}

// Lines that begin or look as furniture does and are content.
var contentLines = []string{
	"Share prices fell by a tenth on Monday.", "Shareholders will vote in May.", "Follow the money, the prosecutor told the jury.",
	"Read the report, the minister said, before you judge it.", "More than 200 people were on the ferry.", "More on board were children than adults.",
	"Subscribers of the phone company lost their service.", "Copyright law will change next year, the minister said.",
	"Copyright holders have sued in 2019 and lost.", "Content creators earned less in 2019 than a year before.",
	"By Monday the water had reached the second floor.", "By then, three ferries had sunk.", "By the time help came it was over.",
	"Photo evidence was shown to the court.", "Sign up or ship out, sailors were told.", "Get the boat out, he shouted.",
	"Advertisement revenue fell by a third.", "Comments by the minister angered the union.", "Watch as he might, nothing came.",
	"“We use cookies and tea to keep spirits up,” she said, and everybody in the small room laughed.",
	"He said: Reuters.com was hacked.", "The agency that reported it first was Reuters.", "I told the Associated Press.",
	"Email was down for hours.", "Print is dead, the editor said.", "In 2019 the ferry made 3 of 4 crossings.",
	"He left at 11:50 a.m. on Monday.", "Jane Doe", "Paris", "No.", "What happens next?",
	"Support for the government fell.", "Close to the harbour stands a lighthouse.", "The harbour's photo was taken in June.",
	"Want is what drives people onto the boats.", "Winds gusted to 60 mph on Monday and took the roof off the ferry terminal, the harbour master said, and winds rose to 70 mph.",
	"The high of 88F broke a record of 1936; winds from the west at 15 mph.", "Thank you for everything, the captain told his crew.",
	"We have noticed no change, the minister said.", "Today the ferry sails again.",
	"The time is now, the union said, to strike.", "To stop these ferries would take a law, she said.", "You can update your boat, not your age, he said.", "Would you like to receive him, the butler asked.", "Reset your clocks on Sunday.", "Unsubscribe, the minister told listeners, and switched the radio off.", "You are receiving the highest honour of this town, the mayor said.", "Welcome! the children shouted.", "Your subscription to the ferry is a duty, he joked.", "Our website uses ferries as its logo, she said.", "Video evidence: the jury saw none of it on Monday and asked why, at length, in the corridor outside the courtroom where the cameras could not follow; nobody answered them, and the judge, when he came, said only that the evidence would be shown.",
}

func TestFurniture(t *testing.T) {
	for _, line := range furnitureLines {
		if !IsLine(line) {
			t.Errorf("%q is taken for content", line)
		}
	}
	for _, line := range contentLines {
		if IsLine(line) {
			t.Errorf("%q is taken for furniture", line)
		}
	}
}

func TestFurnitureSpans(t *testing.T) {
	text := "A ferry sank\n\n  Share \r\nThe ferry sank on Monday.\n\nMaria Silva\nMaria Silva\nAll were saved.\n\nLoading..."
	var got []string
	end := 0
	for _, s := range Find(text, "") {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after %d: not sorted and disjoint", s, end)
		}
		end = s.End
		got = append(got, text[s.Start:s.End])
	}
	want := []string{"Share", "Maria Silva", "Maria Silva", "Loading..."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// spans returns the spans with the given starts and ends.
func spans(ends ...int) (list []record.Span) {
	for i := 0; i < len(ends); i += 2 {
		list = append(list, record.Span{Start: ends[i], End: ends[i+1]})
	}
	return list
}

func TestBylineIsFurniture(t *testing.T) {
	text := "Maria Silva\nThe ferry sank.\nBy Maria Silva\nMaria Silva saw it."
	got := Find(text, "Maria Silva")
	want := spans(0, 11, 28, 42)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMergeSpans(t *testing.T) {
	got := Merge(spans(0, 4, 10, 12), spans(2, 6, 6, 8, 10, 12, 20, 21))
	want := spans(0, 6, 6, 8, 10, 12, 20, 21)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func FuzzFurniture(f *testing.F) {
	for _, line := range slices.Concat(furnitureLines, contentLines) {
		f.Add(line) // short seeds: the fuzzer spends its time on minimising long ones
	}
	f.Add("\xff\xfe\n©\n 1\n.\n,\n/AP")
	f.Add("Photo © Reuters/AP | ١٩٩٩ \xc2 \xa9 3")
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := lastDivider([]byte(text)), strings.LastIndexAny(text, "/|:©"); got != want {
			t.Fatalf("%q: last divider at %d, want %d", text, got, want)
		}
		if got, want := hasDigit([]byte(text)), strings.IndexFunc(text, unicode.IsDigit) >= 0; got != want {
			t.Fatalf("%q has a digit: %v, want %v", text, got, want)
		}
		end := 0
		for _, s := range Find(text, "") {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("span %v after %d", s, end)
			}
			if strings.Contains(text[s.Start:s.End], "\n") {
				t.Fatalf("%q is more than a line", text[s.Start:s.End])
			}
			end = s.End
		}
	})
}
