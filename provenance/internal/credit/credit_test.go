package credit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/measuring"
	"copytrail/provenance/internal/outlet"
)

// creditList lists the credits of a text as "outlet kind", "*" for its own outlet.
func creditList(t *outlet.Table, a *article.Article) []string {
	var list []string
	for _, m := range Find(t, a) {
		self := ""
		if m.Self {
			self = "*"
		}
		list = append(list, m.Outlet+self+" "+m.Kind.String())
	}
	return list
}

// A table of sentences, so it is long.
func TestFindCredits(t *testing.T) {
	tests := []struct {
		text string
		want string // credits, "; " between; "" for none
	}{
		// English: cues before the name.
		{"The talks failed, according to The New York Times.", "New York Times according-to"},
		{"The talks failed, according to a report in the Miami Herald on Monday.", "Miami Herald reported"},
		{"The talks failed, an aide told Reuters.", "Reuters told"},
		{"He told the right-wing website Breitbart that he would stay.", "Breitbart News told"},
		{"He told Britain's Daily Mail that he would stay.", "Daily Mail told"},
		{"In an interview with Der Spiegel he denied it.", "Der Spiegel told"},
		{"The plan, first reported by Politico, was dropped.", "Politico reported"},
		{"The files, obtained by ProPublica and The Verge, name two men.", "ProPublica reported; The Verge reported"},
		{"He said on NBC's “Meet the Press” that he would stay.", "NBC News told"},
		{"Russia agreed, state news agency RIA Novosti reported, citing the ministry.", "RIA Novosti reported"},
		{"The plan was dropped, reports Reuters.", "Reuters reported"},
		// After the name.
		{"The Washington Post reported on Friday that the plan was dropped.", "Washington Post reported"},
		{"Axios first reported the plan.", "Axios reported"},
		{"NBC News, citing two officials, said the plan was dropped.", "NBC News reported"},
		{"A Reuters/Ipsos poll found support at 40 percent.", "Reuters reported"},
		{"An Associated Press-NORC Center for Public Affairs Research poll found support.", "Associated Press reported"},
		{"CNN's Jane Doe reported that the plan was dropped.", "CNN reported"},
		{"The New York Times and the Washington Post reported the plan.", "New York Times reported; Washington Post reported"},
		{"The Guardian: Ministers dropped the plan", "The Guardian reported"},
		// Marks of a whole text, and of a part.
		{"WASHINGTON (AP) — The plan was dropped.", "Associated Press dateline"},
		{"LONDON, Jan 3 (Reuters) - The plan was dropped.", "Reuters dateline"},
		{"NEW DELHI, Jan. 3 (Xinhua) -- The plan was dropped.", "Xinhua dateline"},
		{"BERLIN/AFP - Der Plan ist vom Tisch.", "Agence France-Presse dateline"},
		{"Title\nBy Jane Doe, Associated Press\nThe plan was dropped.", "Associated Press byline"},
		{"Title\n\nThe Associated Press\n\nThe plan was dropped.", "Associated Press byline"},
		{"news\nTitle\nSource: Meduza\nThe plan was dropped.", "Meduza source"},
		{"The plan was dropped.\nCopyright 2020 The Associated Press. All rights reserved.", "Associated Press source"},
		{"This story was originally published by Grist and is reproduced here.", "Grist source"},
		{"The Associated Press contributed to this report.", "Associated Press contributed"},
		{"Associated Press writers Jane Doe in Ohio and Al Roe contributed to this report.", "Associated Press contributed"},
		{"Additional reporting by Reuters", "Reuters contributed"},
		{"(via Politico)", "Politico via"},
		{"More at https://www.apnews.com/article/1 and https://shop.example/x.", "Associated Press link"},
		// Talked about, not credited.
		{"Fox News viewers were surprised.", ""},
		{"He told Fox News viewers to stay home.", ""},
		{"She is a Washington Post columnist and lives in Ohio.", ""},
		{"The New York Times Company raised its prices.", ""},
		{"CNN said it would appeal the ruling.", ""},
		{"The suspect did not respond to a request for comment from Fox News.", ""},
		{"(AP Photo/Jane Doe)", ""},
		{"Title\nYonhap/AP\nThe destroyer sailed on Friday.", ""},
		{"PITTSBURGH, PA -- The plan was dropped.", ""},
		{"LONDON (PA) - The plan was dropped.", "PA Media dateline"},
		{"John Cleary | The Herald Bulletin\nThe plan was dropped.", ""},
		{"A soldier stands guard. (Jane Doe/Reuters)", ""},
		{"Image copyright Reuters Image caption A soldier stands guard", ""},
		{"Women shout slogans in the capital [Reuters]", ""},
		{"Mayor Michael Bloomberg said he would run. Bloomberg said he was ready.", ""},
		{"Steve Forbes was there. Forbes said he was ready.", ""},
		{"He told Vice President Pence to wait.", ""},
		{"It was time for a reason: people in the nation said so.", ""},
		{"He worked on the Hill for years, he said.", ""},
		// Short forms need the full name.
		{"The New York Times had the story. The Times reported that he knew.", "New York Times reported"},
		{"The Times reported that he knew.", ""},
		// German, French, Spanish, Russian.
		{"Laut der Deutschen Presse-Agentur ist der Plan vom Tisch.", "dpa according-to"},
		{"Nach Angaben der dpa ist der Plan vom Tisch.", "dpa according-to"},
		{"Der Plan ist vom Tisch, berichtet der Spiegel.", "Der Spiegel reported"},
		{"Die FAZ berichtet, der Plan sei vom Tisch.", "Frankfurter Allgemeine Zeitung reported"},
		{"Laut Bild-Zeitung ist der Plan vom Tisch.", "Bild according-to"},
		{"Selon Le Monde, le plan est abandonné.", "Le Monde according-to"},
		{"Le plan est abandonné, a déclaré à l'AFP un ministre.", "Agence France-Presse told"},
		{"Le plan est abandonné, rapporte Mediapart.", "Mediapart reported"},
		{"Según El País, el plan fue abandonado.", "El País according-to"},
		{"El plan fue abandonado, informó EFE.", "EFE reported"},
		{"План отменён, сообщает ТАСС.", "TASS reported"},
		{"По данным РИА Новости, план отменён.", "RIA Novosti according-to"},
		{"Об этом он рассказал «Медузе».", "Meduza told"},
		{"План отменён, передаёт Интерфакс со ссылкой на министра.", "Interfax reported"},
		{"МОСКВА, 26 окт — РИА Новости. План отменён.", "RIA Novosti dateline"},
	}
	for _, tt := range tests {
		got := strings.Join(creditList(outlet.Default(), &article.Article{Outlet: "Example Post", Text: tt.text}), "; ")
		if got != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestCreditSpans(t *testing.T) {
	text := "Nothing yet. The plan was dropped, an aide told The New York Times. “Reuters” reported it too."
	var got []string
	for _, m := range Find(outlet.Default(), &article.Article{Text: text}) {
		got = append(got, text[m.Span.Start:m.Span.End]+" | "+m.Name)
	}
	want := []string{"told The New York Times | New York Times", "Reuters” reported | Reuters"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCreditSelf(t *testing.T) {
	tests := []struct {
		a    article.Article
		want []string
	}{
		{article.Article{Outlet: "Fox Online News", Text: "An aide told Fox News. He also told CNN."}, []string{"Fox News* told", "CNN told"}},
		{article.Article{URL: "https://www.foxnews.com/a", Text: "An aide told FoxNews.com."}, []string{"Fox News* told"}},
		{article.Article{Outlet: "New York Times - News", Text: "He told The Times."}, []string{"New York Times* told"}},
		{article.Article{Outlet: "Washington Times", Text: "The New York Times was wrong. He told The Times."}, []string{"Washington Times* told"}},
		{article.Article{Outlet: "Example", Byline: "Jane Doe, Associated Press"}, []string{"Associated Press byline"}},
		{article.Article{Outlet: "Associated Press", Byline: "Jane Doe"}, nil},
	}
	for _, tt := range tests {
		if got := creditList(outlet.Default(), &tt.a); !slices.Equal(got, tt.want) {
			t.Errorf("%+v: got %q, want %q", tt.a, got, tt.want)
		}
	}
}

// TestCreditPile: outlets that only the pile knows are found, by name or domain,
// and persons that publish are not taken for sources whenever they speak.
func TestCreditPile(t *testing.T) {
	table := outlet.Default().With("harborcourier.example", "The Ash Valley Gazette", "Jane Doe", "New York Times - News")
	tests := []struct {
		text string
		want []string
	}{
		{"The plan was dropped, the Harbor Courier reported.", []string{"harborcourier.example reported"}},
		{"He told the Harbor-Courier on Monday.", []string{"harborcourier.example told"}},
		{"According to the Ash Valley Gazette, it was dropped.", []string{"The Ash Valley Gazette according-to"}},
		{"Jane Doe said she would go. “No,” Jane Doe said.", nil},
		{"The harbor courier reported late for work.", nil},
	}
	for _, tt := range tests {
		if got := creditList(table, &article.Article{Text: tt.text}); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTextAgencies(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"WASHINGTON (AP) — The plan was dropped.", []string{"Associated Press"}},
		{"The Associated Press contributed to this report.", nil},
		{"An aide told Reuters.", nil},
		{"Title\nBy Jane Doe, Reuters\nText.\n© 2020 Agence France-Presse", []string{"Reuters", "Agence France-Presse"}},
	}
	for _, tt := range tests {
		if got := TextAgencies(Find(outlet.Default(), &article.Article{Text: tt.text})); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestCreditSeeds holds what a reader of the reference case expects.
func TestCreditSeeds(t *testing.T) {
	want := map[string]string{"000": "The Moscow Times", "001": "The Moscow Times", "002": "RIA Novosti", "003": "Meduza"}
	for name, outletName := range want {
		got := creditList(outlet.Default(), &article.Article{Text: measuring.Seed(t, name)})
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, outletName+" ") }) {
			t.Errorf("seed %s: got %q, want one of %s", name, got, outletName)
		}
	}
}

func FuzzFindCredits(f *testing.F) {
	f.Add("WASHINGTON (AP) — He told CNN’s “State of the Union”.", "Fox News", "By Reuters")
	f.Add("сообщает ТАСС «РИА\xffНовости» The The AP/AP-AP (AP", "a.b", "")
	f.Fuzz(func(t *testing.T, text, outletName, byline string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		last := -1
		for _, m := range Find(outlet.Default().With(outletName), &article.Article{Text: text, Outlet: outletName, Byline: byline, URL: outletName}) {
			if m.Span.Start < 0 || m.Span.End > len(text) || m.Span.Start > m.Span.End || m.Span.Start < last {
				t.Fatalf("span %v of a text of %d bytes after one at %d", m.Span, len(text), last)
			}
			last = m.Span.Start
			if fmt.Sprint(strings.ToValidUTF8(text[m.Span.Start:m.Span.End], "?")) != text[m.Span.Start:m.Span.End] {
				t.Fatalf("span %v cuts a character of %q", m.Span, text)
			}
		}
	})
}

// BenchmarkFindCredits measures bytes a second on the news collection.
func BenchmarkFindCredits(b *testing.B) {
	var list []*article.Article
	size := 0
	measuring.Articles(b, "news/allsides.jsonl.zst", func(a *article.Article) {
		if len(list) < 2000 {
			list = append(list, a)
			size += len(a.Text)
		}
	})
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, a := range list {
			Find(outlet.Default(), a)
		}
	}
}

// TestCreditHostile: what no newspaper prints has its spans in bounds. Work that
// grew with the square of the text would run into the deadline of the tests.
func TestCreditHostile(t *testing.T) {
	for _, unit := range []string{
		"The New York Times said the Times reported ", "AP ", "told Steve Forbes ", "THE ", "http://apnews.com/ ",
		"Reuters/Reuters-", "(AP) — ", "“Fox News ", "ТАСС ", "said on CNN, ",
	} {
		text := strings.Repeat(unit, 1<<17/len(unit))
		for _, m := range Find(outlet.Default(), &article.Article{Text: text}) {
			if m.Span.Start < 0 || m.Span.End > len(text) || m.Span.Start > m.Span.End {
				t.Errorf("%q: a credit at %v of %d bytes", unit, m.Span, len(text))
				break
			}
		}
	}
}

// An outlet that only the pile shows is credited by its whole name.
func TestCreditsOfOutletsOfThePile(t *testing.T) {
	p := outlet.NewResolver(outlet.Default(), map[outlet.Publisher]int{{Outlet: "Ardmoor Evening News"}: 1})
	m := Find(p.Table, &article.Article{Text: "The fine was £45,000, according to the Ardmoor Evening News. The firm declined to comment."})
	if len(m) != 1 || m[0].Outlet != "Ardmoor Evening News" || m[0].Name != "Ardmoor Evening News" {
		t.Errorf("credits %+v, want one to the Ardmoor Evening News, with its whole name", m)
	}
}
