package provenance

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article"
)

// Passages of a reporter's prose, from 45 words on, with and without names.
const (
	liftQuarry = "The quarry above Tollin had been silent since the winter of the long strike, and birches had grown up through the rails on which the wagons used to come down. " +
		"A pump still ran in the lowest gallery, paid for by nobody that anyone could name, and once a year a man came from the valley to oil it."
	liftBakery = "The bakery opens at four, when the street sweepers come in for rolls that are not yet on the shelves, and it closes when there is nothing left, which on Fridays can be before the school bell. " +
		"Nothing is weighed. The dough is cut by eye, turned once, and left on boards that were floor planks in the old customs house. " +
		"Visitors ask for the recipe and are shown the window: there is flour on it, a thumbprint, and the number of a mill that burned down before most of them were born."
	liftCouncil = "Councillors had voted in 1994 to sell the marsh to Orlin Estates for a sum that was never written into the minutes. " +
		"Two clerks who asked for the figure were moved to the archive in Wend, where the damp ruined what they had brought with them. " +
		"The company built eleven of the ninety houses that it had promised, lost interest when the causeway sank, and was wound up in 2003 with debts to the county of 4.1 million."
	liftGerman = "Der Speicher am alten Hafen steht seit vier Jahren leer, und wer an seinen Toren vorbeigeht, riecht noch immer den Kaffee, der hier einmal in Säcken bis unter die Decke lag. " +
		"Die Winden sind geölt, als sollten sie morgen wieder laufen, und im dritten Stock hängt ein Kalender, auf dem ein Dienstag im November rot umrandet ist. " +
		"Niemand in der Verwaltung weiß, wer das Licht im Treppenhaus bezahlt."
)

// The articles in which they stand and into which they are put.
const (
	liftHostHarbour = "HALLEN — The port authority of Hallen will close its eastern basin to pleasure boats from Monday, after three collisions in a single week of fog.\n\n" +
		"Harbour master Greta Olin said that the radar on the mole had been out since August and that a new one was expected from Rotterdam within ten days. “I would sooner have angry sailors than drowned ones,” she said.\n\nPASSAGE\n\n" +
		"About 240 berths are affected. Owners may moor free of charge at Skeld, six miles to the north, where a bus will run twice a day. The sailing club, which has its autumn regatta on the 12th, is looking for another course.\n\n" +
		"The fishing fleet is exempt. So is the ferry to Lom, whose captain, Bror Fasth, has sounded his horn at the basin's mouth for thirty years and sees no reason to stop."
	liftHostSchool = "A primary school in Quellin has taken its pupils out of the classroom for one lesson in three, and their marks in arithmetic have gone up.\n\n" +
		"Head teacher Milan Dorsey began the trial in January with 84 children aged seven to nine. They measure hedges, count the bricks of the gasworks and weigh puddles. PASSAGE Parents were doubtful at first, said Ana Tull, whose twins are in the second year, until the twins corrected her shopping bill.\n\n" +
		"The ministry has sent an inspector, who stayed for two days and went home with wet shoes. Her report is due in spring. Four other schools have asked for the timetable, and one, in Borrow, wants the boots as well.\n\n" +
		"Dorsey does not claim to have invented anything. His grandfather taught in a barn."
	liftHostGerman = "Die Stadt Norden will ihre Brunnen im Winter nicht mehr abstellen. Ein Ingenieur aus Emden hat Pumpen gebaut, die das Wasser auch bei Frost in Bewegung halten, und sie dem Rat im Juni vorgeführt.\n\nPASSAGE\n\n" +
		"Elf Brunnen sollen umgerüstet werden, der erste am Markt. Die Kosten von 68.000 Euro trägt zur Hälfte eine Stiftung. Bürgermeister Hanno Eilts sprach von einem kleinen Luxus, den man sich leisten dürfe."
)

func lifted(id, host, passage string) *article.Article {
	return &article.Article{ID: id, Outlet: "Outlet " + id, Text: strings.Replace(host, "PASSAGE", passage, 1)}
}

// leads puts an own beginning and end around a passage, as the article has it that it was
// taken from.
func leads(passage string) string {
	return "By a reporter of this paper\n\nIt was a week of small news in the valley, and the editor had asked for something with a door in it that could be opened.\n\n" + passage +
		"\n\nOn Thursday the bus broke down at the bridge, and eleven passengers walked home along the river with a lamp."
}

// TestLiftedProse: words of another's reporter are an excerpt, whatever the names around
// them; as a quotation in both they are none.
func TestLiftedProse(t *testing.T) {
	for _, c := range []struct{ name, host, passage string }{
		{"description without names", liftHostHarbour, liftQuarry},
		{"description within a paragraph", liftHostSchool, liftQuarry},
		{"longer description", liftHostHarbour, liftBakery},
		{"the same within a paragraph", liftHostSchool, liftBakery},
		{"background with names and numbers", liftHostHarbour, liftCouncil},
		{"two passages", liftHostSchool, liftQuarry + " " + liftCouncil},
		{"most of the text", liftHostHarbour, liftBakery + "\n\n" + liftCouncil + "\n\n" + liftQuarry},
		{"German", liftHostGerman, liftGerman},
		{"with small edits", liftHostHarbour, strings.NewReplacer("street sweepers", "sweepers", "can be before", "is sometimes before", "are shown the window", "get shown a window").Replace(liftBakery)},
	} {
		source := c.passage
		if c.name == "with small edits" {
			source = liftBakery
		}
		a, b := lifted("a", leads("PASSAGE"), source), lifted("b", c.host, c.passage)
		if f := Compare(a, b, DefaultOptions); f.Relation < Excerpt {
			t.Errorf("%s: %s %.3f, %q", c.name, f.Relation, f.Score, f.Warnings)
		}
		said := func(s string) string { return "“" + strings.ReplaceAll(s, "\n\n", "\n\n“") + "” she said." }
		a, b = lifted("a", leads("PASSAGE"), said(source)), lifted("b", c.host, "\n\n"+said(c.passage)+"\n\n")
		if f := Compare(a, b, DefaultOptions); f.Relation.Reuse() {
			t.Errorf("%s, quoted in both: %s %.3f, %q", c.name, f.Relation, f.Score, f.Warnings)
		}
	}
}

// TestSeveralSources: a text that lifted from two others has a finding with each.
func TestSeveralSources(t *testing.T) {
	both := lifted("b", liftHostHarbour, liftBakery+"\n\nThat was not all.\n\n"+liftCouncil)
	pile := []*article.Article{
		lifted("a1", leads("PASSAGE"), liftBakery), lifted("a2", liftHostSchool, liftCouncil), both,
		lifted("c", liftHostGerman, liftGerman),
	}
	res, err := ScanArticles(t.Context(), pile, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range res.Findings {
		ids := []string{f.Copy.ID, f.Source.ID}
		slices.Sort(ids)
		got = append(got, strings.Join(ids, " ")+" "+f.Relation.String())
	}
	slices.Sort(got)
	if want := []string{"a1 b excerpt", "a2 b excerpt"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
