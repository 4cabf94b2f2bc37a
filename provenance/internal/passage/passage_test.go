package passage

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
)

func docOf(text string) *doc.Doc {
	return doc.NewPreparer().Prepare(&article.Article{Text: text, Lang: "en"}, terms.NewStatistics())
}

const (
	rudder    = "Captain Ingrid Solheim, who has sailed the strait for 22 years, blamed a failed rudder pump."
	rudderNew = "A failed rudder pump was to blame, according to Captain Ingrid Solheim, a veteran of 22 years on the strait."
	fenders   = "Mayor Tobias Brandt promised in front of the town hall to replace the wooden fenders before the summer regatta."
	herring   = "Herring prices rose again at the morning auction."
)

func TestPassages(t *testing.T) {
	edited := "Mayor Tobias Brandt promised outside of the town hall to replace all wooden fenders before the regatta."
	for _, c := range []struct {
		name, copied, source string
		want                 []finding.Passage // without similarities; spans of whole sentences
	}{
		{"verbatim", herring + " " + fenders, fenders, []finding.Passage{{Kind: finding.Verbatim,
			Copy: article.Span{Start: len(herring) + 1, End: len(herring) + 1 + len(fenders)}, Source: article.Span{End: len(fenders)}}}},
		{"edited", edited, fenders, []finding.Passage{{Kind: finding.Edited, Copy: article.Span{End: len(edited)}, Source: article.Span{End: len(fenders)}}}},
		{"rewritten", rudderNew, rudder, []finding.Passage{{Kind: finding.Rewritten, Copy: article.Span{End: len(rudderNew)}, Source: article.Span{End: len(rudder)}}}},
		{"nothing in common", herring, rudder, nil},
		{"no text", "", rudder, nil},
	} {
		p := &Comparer{}
		got := p.Evidence(docOf(c.copied), docOf(c.source), All).Passages
		if len(got) != len(c.want) {
			t.Errorf("%s: passages %+v, want %+v", c.name, got, c.want)
			continue
		}
		for i, w := range c.want {
			if g := got[i]; g.Kind != w.Kind || g.Copy != w.Copy || g.Source != w.Source || g.Similarity <= 0 || g.Similarity > 1 {
				t.Errorf("%s: passage %+v, want %+v", c.name, g, w)
			}
		}
	}
}

func TestCompareWording(t *testing.T) {
	a, b := docOf(herring+" "+fenders), docOf(fenders+" "+rudder)
	p := &Comparer{}
	m := p.CompareWording(a, b)
	words := len(docOf(fenders).Words)
	if len(m.Runs) != 1 || m.Runs[0].A != len(docOf(herring).Words) || m.Runs[0].B != 0 || m.Runs[0].N != words {
		t.Fatalf("runs %+v, want the %d words of one sentence", m.Runs, words)
	}
	if want := float64(words-2) / float64(len(a.Words)-2); m.TrigramsA != want {
		t.Errorf("share of 3-grams %v, want %v", m.TrigramsA, want)
	}
	if n := doc.Count(p.GramA); n != words-2 {
		t.Errorf("%d words of a begin a 3-gram in common, want %d", n, words-2)
	}
}

// TestCommonWordsCopiedOrQuoted: prose in common was copied; a statement in the first
// person was not, even if only one text sets it in quotation marks.
func TestCommonWordsCopiedOrQuoted(t *testing.T) {
	const (
		ownA  = "The mayor of Elm wants to know why nobody told her. She called a meeting of the council for Friday and asked for the files of the last four years. "
		ownB  = "For the fishers of Ash Valley the news came as no surprise. Half of what the market sells has never seen a stamp, they say, and each check is announced. "
		prose = "Customs officers in the port of Lund opened 214 crates on Tuesday and found 3.1 tons of undeclared smoked eel in 37 of them, the harbor master said. " +
			"The crates had come from Skarv on the ferry Nordlys and were marked as candles. Two drivers were let go after questioning, police said. "
		statement = "We are grateful to our members for their patience, and we know that this has been a hard year for our families. " +
			"I promise that we will do our part, that our doors stay open, and that I will answer every letter that you send us. "
	)
	judge := func(a, b string) (Verdict, float64) {
		x, y := docOf(a), docOf(b)
		p := &Comparer{}
		m := p.CompareWording(x, y)
		if len(m.Runs) == 0 {
			t.Fatal("no words in common, so this tests nothing")
		}
		share := 0.0
		for _, r := range m.Runs {
			share += float64(r.N) / float64(min(len(x.Words), len(y.Words)))
		}
		none := credit.Attribution{}
		return p.CommonWords(x, y, &m, WordingShares{Verbatim: share}).Judge(&none, &none, "Harbor Courier", "Elm Weekly")
	}
	copied, p := judge(ownA+prose, ownB+prose)
	if copied != Copied {
		t.Errorf("prose in common: verdict %v with probability %.2f, want Copied", copied, p)
	}
	for name, b := range map[string]string{"both quote": ownB + "“" + statement + "”", "one quotes without marks": ownB + statement} {
		if v, q := judge(ownA+"“"+statement+"”", b); v != Quoted && v != Unclear || q >= p {
			t.Errorf("a statement that %s: verdict %v with probability %.2f, want not Copied", name, v, q)
		}
	}
}
