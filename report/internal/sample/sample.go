// Package sample holds results made up for tests: one of every kind of finding, and
// the same with hostile text in every field. Only tests import it.
package sample

import (
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// The texts of the sample, written for these tests. FerryRewrite rewords FerryText and
// FerryCopy takes sentences of it.
const (
	FerryText = "The ferry Marta ran aground on the Skarv reef shortly before dawn on Tuesday with 214 people on board, the coastguard said.\n\n" +
		"All of them were brought to Lund harbour by lifeboats within three hours. Nobody was seriously hurt.\n\n" +
		"“We heard a long grinding noise and then the lights went out,” said Ilse Brandt, a nurse who was travelling to work.\n\n" +
		"The captain, who has sailed the route for 19 years, told investigators that a buoy was missing. The harbour authority denied this."
	FerryRewrite = "Rescuers took 214 passengers and crew off the stranded ferry Marta on Tuesday after it struck Skarv reef before sunrise.\n\n" +
		"Lifeboats ferried everyone to Lund within three hours, and no serious injuries were reported.\n\n" +
		"Nurse Ilse Brandt, on her way to work, recalled a long grinding sound before the lights failed.\n\n" +
		"According to the captain, a veteran of 19 years on the route, a buoy was not in its place, a claim the harbour authority rejects."
	FerryCopy = "The ferry Marta ran aground on the Skarv reef shortly before dawn on Tuesday with 214 people aboard, the coastguard said.\n\n" +
		"All of them were brought to Lund harbour by lifeboats within three hours. Nobody was badly hurt.\n\n" +
		"The captain, who has sailed the route for 19 years, told investigators that a buoy was missing.\n\nSource: Lund Courier."
	hallText = "LUND (Nordpress) - The town hall will stay shut until May after inspectors found cracks in its roof. 市庁舎は五月まで閉鎖される。"
	saidText = "“We ask everybody who had a ticket for the Marta to write down what they saw while they still remember it, because the inquiry will want to hear from each of them, and soon,”"
	elmText  = "The inquiry into the loss of the Marta opens on Thursday. " + saidText + " said Ada Lund, who leads it."
	ashText  = "Ash Valley sent its fire brigade to the wharf. " + saidText + " Lund said in the evening. The brigade was home by nine."
)

// at returns where part stands in text.
func at(t testing.TB, text, part string) article.Span {
	t.Helper()
	i := strings.Index(text, part)
	if i < 0 {
		t.Fatalf("%q is not in %q", part, text)
	}
	return article.Span{Start: i, End: i + len(part)}
}

func minute(s string) article.Time {
	tm, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return article.Time{Time: tm, Precision: article.Second, ZoneKnown: true}
}

// Result returns a result with five findings: a near copy with credit, a rewrite with
// every part filled in, two copies of an agency story, two reports that quote the same
// words, and a pair without a verdict.
// Each call makes a new one, which the test may change. The function is long because it
// is nothing but data.
func Result(t testing.TB) *provenance.Result {
	source := &article.Article{ID: "https://courier.example/ferry", Outlet: "Lund Courier", URL: "https://courier.example/ferry",
		Published: minute("2026-03-03T09:10:00+01:00"), Title: "Ferry runs aground on Skarv reef", Text: FerryText, Place: "feeds/a.jsonl:1"}
	rewrite := &article.Article{ID: "https://daily-buzz.example/2026/03/ferry-drama", Outlet: "Daily Buzz", URL: "https://daily-buzz.example/2026/03/ferry-drama",
		Published: minute("2026-03-03T12:24:00Z"), Title: "Ferry drama: 214 rescued as ship hits reef before sunrise", Text: FerryRewrite, Place: "feeds/b.jsonl:7"}
	reprint := &article.Article{ID: "reprint.txt", Outlet: "Coast Weekly",
		Published: article.Time{Time: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), Precision: article.Day}, Title: "Ferry aground", Text: FerryCopy, Place: "reprint.txt"}
	hallA := &article.Article{ID: "hall-a.txt", Title: "Town hall shut until May", Text: hallText, Place: "hall-a.txt"}
	hallB := &article.Article{ID: "hall-b.txt", Title: "市庁舎、五月まで閉鎖", Text: hallText + " More soon.", Place: "hall-b.txt"}

	res := &provenance.Result{
		Findings: []provenance.Finding{
			{
				Copy: reprint, Source: source, Relation: provenance.NearCopy, Score: 0.998123,
				Direction: provenance.Direction{Known: true, Confidence: 0.99, By: "credit", Cues: []provenance.Cue{
					{Name: "credit", Favours: provenance.SideSource, Weight: 4, Evidence: "the text ends “Source: Lund Courier”", CopySpan: at(t, FerryCopy, "Source: Lund Courier")},
					{Name: "published", Favours: provenance.SideSource, Weight: 2.5, Evidence: "a day or more earlier"},
				}},
				CopyCovered: 0.94, CopyProse: 0.94, SourceCovered: 0.66, SourceProse: 0.66, Exclusive: -1,
				Passages: []provenance.Passage{
					{Copy: at(t, FerryCopy, "The ferry Marta ran aground on the Skarv reef shortly before dawn on Tuesday with 214 people aboard, the coastguard said."),
						Source: at(t, FerryText, "The ferry Marta ran aground on the Skarv reef shortly before dawn on Tuesday with 214 people on board, the coastguard said."), Kind: provenance.Edited, Similarity: 0.96},
					{Copy: at(t, FerryCopy, "All of them were brought to Lund harbour by lifeboats within three hours."), Source: at(t, FerryText, "All of them were brought to Lund harbour by lifeboats within three hours."), Kind: provenance.Verbatim, Similarity: 1},
					{Copy: at(t, FerryCopy, "The captain, who has sailed the route for 19 years, told investigators that a buoy was missing."), Source: at(t, FerryText, "The captain, who has sailed the route for 19 years, told investigators that a buoy was missing."), Kind: provenance.Verbatim, Similarity: 1},
				},
				Credit: provenance.Credit{Given: true, Outlet: "Lund Courier", Span: at(t, FerryCopy, "Source: Lund Courier")},
			},
			{
				Copy: rewrite, Source: source, Relation: provenance.Rewrite, Score: 0.9713,
				Direction: provenance.Direction{Known: true, Confidence: 0.93, By: "published", Cues: []provenance.Cue{
					{Name: "published", Favours: provenance.SideSource, Weight: 2.1, Evidence: "4 h 14 min earlier"},
					{Name: "loss", Favours: provenance.SideSource, Weight: 0.8, Evidence: "a quotation in the source is reported speech in the copy", CopySpan: at(t, FerryRewrite, "recalled a long grinding sound"), SourceSpan: at(t, FerryText, "“We heard a long grinding noise")},
				}},
				CopyCovered: 0.82, CopyProse: 0.82, SourceCovered: 0.74, SourceProse: 0.58, SourceQuoted: 0.16, Exclusive: 0.61,
				Passages: []provenance.Passage{
					{Copy: at(t, FerryRewrite, "Rescuers took 214 passengers and crew off the stranded ferry Marta on Tuesday after it struck Skarv reef before sunrise."),
						Source: at(t, FerryText, "The ferry Marta ran aground on the Skarv reef shortly before dawn on Tuesday with 214 people on board, the coastguard said."), Kind: provenance.Rewritten, Similarity: 0.71},
					{Copy: at(t, FerryRewrite, "Lifeboats ferried everyone to Lund within three hours, and no serious injuries were reported."),
						Source: at(t, FerryText, "All of them were brought to Lund harbour by lifeboats within three hours. Nobody was seriously hurt."), Kind: provenance.Rewritten, Similarity: 0.64},
					{Copy: at(t, FerryRewrite, "Nurse Ilse Brandt, on her way to work, recalled a long grinding sound before the lights failed."),
						Source: at(t, FerryText, "“We heard a long grinding noise and then the lights went out,” said Ilse Brandt, a nurse who was travelling to work."), Kind: provenance.Rewritten, Words: provenance.Prose, Similarity: 0.68},
				},
				Warnings: []string{"the copy has only 84 words: evidence is thin below 120"},
				Features: []provenance.Feature{
					{Name: "order-gain", Value: 0.31234567, Meaning: "how far the copy follows the order of the source, beyond what topic and length give"},
					{Name: "facts", Value: 7, Meaning: "names and numbers in both texts"},
				},
			},
			{
				Copy: hallB, Source: hallA, Relation: provenance.SharedSource, Score: 0.9,
				CopyCovered: 0.9, CopyProse: 0.9, SourceCovered: 1, SourceProse: 1, Exclusive: -1, SharedSources: []string{"Nordpress"},
				Passages: []provenance.Passage{{Copy: article.Span{End: len(hallText)}, Source: article.Span{End: len(hallText)}, Kind: provenance.Verbatim, Similarity: 1}},
			},
			{
				Copy: &article.Article{ID: "ash.txt", Outlet: "Ash Valley Post", Published: epoch(), Title: "Brigade at the wharf", Text: ashText, Place: "ash.txt"}, Source: &article.Article{ID: "elm.txt", Outlet: "Elm Weekly", Title: "Inquiry opens", Text: elmText, Place: "elm.txt"},
				Relation: provenance.SharedQuotation, Score: 0.0612, Exclusive: -1, CopyCovered: 0.7, CopyQuoted: 0.7, SourceCovered: 0.76, SourceQuoted: 0.76,
				Passages:  []provenance.Passage{{Copy: at(t, ashText, saidText), Source: at(t, elmText, saidText), Kind: provenance.Verbatim, Words: provenance.Quotation, Similarity: 1}},
				Statement: provenance.SharedStatement{Words: 34, Speakers: []string{"Ada Lund"}},
			},
			{
				Copy: rewrite, Source: reprint, Relation: provenance.Possible, Score: 0.4212344, Exclusive: 0, SharedSources: []string{"Nordpress"},
			},
		},
		Outlets: []provenance.OutletEdge{
			{Source: "Lund Courier", Copy: "Daily Buzz", Articles: 1, Output: 2, Share: 0.5, Lags: 1, Lag: [3]time.Duration{4*time.Hour + 14*time.Minute, 4*time.Hour + 14*time.Minute, 4*time.Hour + 14*time.Minute},
				Relations: map[provenance.Relation]int{provenance.Rewrite: 1}, By: map[string]int{"published": 1}},
			{Source: "Lund Courier", Copy: "Coast Weekly", Articles: 1, Output: 1, Credited: 1, Share: 1, Owner: "Bay Media",
				Relations: map[provenance.Relation]int{provenance.NearCopy: 1}, By: map[string]int{"credit": 1}},
		},
		Sharing: []provenance.OutletSharing{{Source: "Nordpress", Agency: true, Outlets: [2]string{"Hall Gazette", "Hall Mirror"}, Findings: 1}},
		Pile: []provenance.PileOutlet{
			{Name: "Daily Buzz", Names: []string{"dailybuzz.example"}, Domains: []string{"dailybuzz.example"}, Articles: 2},
			{Name: "Coast Weekly", Owner: "Bay Media", Articles: 1, Times: provenance.OutletTimes{Trust: article.DayTrust, Reason: "3 of 3 times are at 22:00 UTC: days turned into times", Clocks: 3, Seconds: 3, Midnights: 3, Doubted: 3}},
			{Name: "Nordpress", Agency: true, Articles: 1},
		},
		Skipped: []provenance.Skipped{{Input: "feeds/a.jsonl:3", Reason: "no text"}, {Input: "broken.gz", Reason: "truncated"}},
		Merged:  []provenance.Merged{{Kept: "feeds/a.jsonl:1", Other: "pages/ferry.html", Reason: "same URL"}},
		Notes:   []provenance.Note{{Input: "reprint.txt", Note: "bytes that are no UTF-8 replaced"}},
		Summary: provenance.Summary{Read: 10, Kept: 7, Merged: 1, Noted: 1, Doubted: 4, Skips: map[string]int{"no text": 1, "truncated": 1}, Candidates: 7,
			SameOutlet: provenance.SameOutlet{Pairs: 5, Joined: 2, Outlets: []provenance.OutletPairs{{Outlet: "Daily Buzz", Pairs: 3, Joined: 2}, {Outlet: "Coast Weekly", Pairs: 2}}},
			Findings:   map[provenance.Relation]int{provenance.NearCopy: 1, provenance.Rewrite: 1, provenance.SharedSource: 1, provenance.SharedQuotation: 1, provenance.Possible: 1}},
	}
	res.Outlets[0].Examples = []*provenance.Finding{&res.Findings[1]}
	res.Outlets[1].Examples = []*provenance.Finding{&res.Findings[0]}
	res.Sharing[0].Examples = []*provenance.Finding{&res.Findings[2]}
	res.Stories = []provenance.Story{{
		ID: "s-ferry", Articles: []*article.Article{source, rewrite, reprint}, Earliest: source, Closest: source,
		Edges: []provenance.Edge{
			{Source: source, Copy: rewrite, Finding: &res.Findings[1]},
			{Source: source, Copy: reprint, Finding: &res.Findings[0]},
		},
	}, {
		ID: "s-hall", Articles: []*article.Article{hallA, hallB},
		Edges: []provenance.Edge{{Copy: hallA, Unseen: "Nordpress"}, {Copy: hallB, Unseen: "Nordpress", Finding: &res.Findings[2]}},
	}}
	return res
}

// epoch returns a time that is not believed.
func epoch() article.Time {
	return article.Time{Time: time.Unix(0, 0).UTC(), Precision: article.Second, ZoneKnown: true, Trust: article.NoTrust, Doubt: "not a time (the first day of Unix clocks)"}
}

// HostileText is what an article may carry in any field: markup, escape sequences,
// formulas, hidden and unpaired characters, bytes that are no UTF-8.
var HostileText = "<script>alert(1)</script></script>\"'&`${x}\x1b[31m\x07\u009b2J\u202Eevil\u2066\u00AD\U000E0041 👩‍👩‍👧 =HYPERLINK(\"http://x\") @SUM(1+1)|cmd \xff\u2028]]>--><!--\x00"

// Hostile returns the sample with [HostileText] in every field that comes from
// outside, and with spans that do not fit the texts.
func Hostile(t testing.TB) *provenance.Result { return spoilt(Result(t)) }

// HostilePrinted is [Hostile] with the result of [Printed].
func HostilePrinted(t testing.TB) *provenance.Result { return spoilt(Printed(t)) }

// spoilt puts [HostileText] into res and returns it.
func spoilt(res *provenance.Result) *provenance.Result {
	seen := map[*article.Article]bool{}
	spoil := func(a *article.Article) {
		if seen[a] {
			return
		}
		seen[a] = true
		a.ID, a.Outlet, a.Title, a.Byline, a.Place = a.ID+HostileText, "="+HostileText+a.Outlet, HostileText, HostileText, HostileText
		a.URL = "javascript:alert(1)" + HostileText
		a.Text += strings.ToValidUTF8(HostileText, "\uFFFD")
	}
	for i := range res.Findings { // each article of the sample is in one
		for _, a := range []*article.Article{res.Findings[i].Copy, res.Findings[i].Source} {
			spoil(a)
			for _, b := range a.Printings {
				spoil(b)
			}
		}
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		f.Warnings = append(f.Warnings, HostileText)
		f.SharedSources = append(f.SharedSources, HostileText)
		if f.Statement.Words > 0 {
			f.Statement.Speakers = append(f.Statement.Speakers, HostileText)
		}
		f.Credit.Outlet, f.Direction.By = HostileText, HostileText
		// As from a damaged file: spans that do not fit, and cut a character.
		f.Passages = append(f.Passages, provenance.Passage{Copy: article.Span{Start: 3, End: 1 << 40}, Source: article.Span{Start: 1 << 40, End: 1 << 41}},
			provenance.Passage{Copy: article.Span{Start: len(f.Copy.Text) - 40, End: len(f.Copy.Text) - 3}, Source: article.Span{Start: 5, End: len(f.Source.Text) - 1}, Kind: provenance.Edited})
		f.Credit.Span = article.Span{Start: len(f.Copy.Text) - 30, End: len(f.Copy.Text) + 7}
		for j := range f.Direction.Cues {
			f.Direction.Cues[j].Evidence, f.Direction.Cues[j].Name = HostileText, HostileText
			f.Direction.Cues[j].CopySpan.End = 1 << 40
		}
		for j := range f.Features {
			f.Features[j].Name, f.Features[j].Meaning = HostileText, HostileText
		}
	}
	for i := range res.Stories {
		res.Stories[i].ID += HostileText
		for j := range res.Stories[i].Edges {
			res.Stories[i].Edges[j].Unseen = HostileText
		}
	}
	for i := range res.Outlets {
		res.Outlets[i].Source, res.Outlets[i].Copy = "="+HostileText+res.Outlets[i].Source, "="+HostileText+res.Outlets[i].Copy
	}
	res.Pile[0].Name, res.Pile[0].Times.Trust, res.Pile[0].Times.Reason = HostileText, article.NoTrust, HostileText
	res.Skipped = append(res.Skipped, provenance.Skipped{Input: HostileText, Reason: HostileText})
	res.Merged = append(res.Merged, provenance.Merged{Kept: HostileText, Other: HostileText, Reason: "same URL"})
	res.Notes = append(res.Notes, provenance.Note{Input: HostileText, Note: HostileText})
	res.Summary.Skips[HostileText] = 1
	return res
}
