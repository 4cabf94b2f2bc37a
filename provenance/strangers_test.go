package provenance

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
)

// site is what an invented site puts under each of its pages.
const site = "Nellie Oakes was seen at the regatta in a borrowed hat - Harbour Gossip. " +
	"Tam Verrill has sold his lighthouse to a circus - Quayside Weekly. " +
	"Mina Strand denies that she ever owned a seal - The Buoy. " +
	"Six ways to wear an oilskin this winter, by people who have to - Dockhand. " +
	"Our sailor of the week has never been to sea and explains why - Harbour Gossip. " +
	"What your knots say about your marriage, with pictures - The Buoy."

// brief is a wire story, short enough to be taken for furniture.
const brief = "The lifeboat of Penmarrow was called out four times on Tuesday to the same yacht, whose owner had " +
	"forgotten where the anchor was. The coxswain, Ines Dolgarrow, said that the crew had now given him a map. " +
	"Nobody was hurt, and the harbour authority has asked him to pay for the fuel."

// strangerPages are pages on nothing in common.
var strangerPages = []string{
	"Beekeepers in Ostrava count their losses. A late frost took one hive in five, the society of keepers found when it opened them in April, and sugar for the rest has doubled in price since Candlemas; the ministry offers loans that few of the old men want to sign.",
	"Quarry strike enters its ninth week. The masons of Velden want a second pair of gloves a year and an hour for dinner, and the owners, three brothers who inherited granite from an aunt, have answered with a lockout, a brass band and a lawyer from Graz.",
	"Chess federation expels a grandmaster. Pavo Lindqvist had played blindfold for charity in Tampere with a colleague tapping moves on a radiator, the tribunal ruled after listening to eleven plumbers, and must give back the silver rook he won.",
	"Museum returns a stolen cello. The instrument, made in Cremona, had hung above a bakery in Lyon since the war, darkened by flour, until a pupil tuned it for a joke and heard what it was; the baker asks only for something else to hang on the nail.",
}

// scanLines scans JSON Lines given as the lines of one input.
func scanLines(t *testing.T, lines []string) *Result {
	t.Helper()
	read := article.DefaultOptions()
	in := strings.NewReader(strings.Join(lines, "\n"))
	res, err := Scan(context.Background(), article.Scan([]string{"-"}, in, read), read, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func record(fields ...string) string {
	var b strings.Builder
	for i := 0; i < len(fields); i += 2 {
		fmt.Fprintf(&b, "%c%q:%q", "{,"[min(i, 1)], fields[i], fields[i+1])
	}
	return b.String() + "}"
}

func scanTexts(t *testing.T, texts ...string) *Result {
	t.Helper()
	var lines []string
	for _, text := range texts {
		lines = append(lines, record("text", text))
	}
	return scanLines(t, lines)
}

// reused counts the findings of reuse.
func reused(res *Result) (n int) {
	for _, f := range res.Findings {
		if f.Relation.Reuse() {
			n++
		}
	}
	return n
}

func TestWhatStrangersShareIsBoilerplate(t *testing.T) {
	var long, short []string
	for _, f := range strangerPages {
		long = append(long, f+"\n\n"+site)
		headline, _, _ := strings.Cut(f, ".")
		short = append(short, headline+"\n\n"+site)
	}
	if n := reused(scanTexts(t, long...)); n != 0 {
		t.Errorf("%d findings rest on what a site puts under its pages", n)
	}
	if n := reused(scanTexts(t, short...)); n != 0 {
		t.Errorf("%d findings rest on what a site puts under its pages of a headline", n)
	}
	// The words at the end of both are judged to be a notice, but they are seen.
	if n := len(scanTexts(t, long[:2]...).Findings); n == 0 {
		t.Error("two pages are enough to call what they share boilerplate")
	}
}

func TestCopiesAreNoStrangers(t *testing.T) {
	around := []string{"Sunflower oil is dearer in Ghent\n", "Rugby: Caerlan hold on\n", "Lottery winner wants to stay a postman\n", "Pension reform put off again\n"}
	headlines := []string{"Lifeboat called out four times to same yacht\n", "Yacht owner forgets anchor, keeps Penmarrow crew busy\n", "Penmarrow coxswain gives yachtsman a map\n", "Lifeboat called to yacht four times\n"}
	var bare, titled []string
	for i := range around {
		bare = append(bare, brief+"\n"+around[i])
		titled = append(titled, headlines[i]+brief+"\n"+around[i])
	}
	for name, texts := range map[string][]string{"without headlines": bare, "with a headline of their own": titled} {
		if n := reused(scanTexts(t, texts...)); n != 6 {
			t.Errorf("four copies of a brief, %s: %d findings, want 6", name, n)
		}
	}
	// Three reports of one event with one paragraph in common.
	statement := "The lifeboat of Penmarrow has been called out more often than any other on that coast since the marina was opened, the institution says, and its crew of eleven, none of whom is paid, has had to replace two engines, a winch and most of its oilskins out of what the yachtsmen drop into a wooden box beside the slipway on Sundays."
	reports := []string{
		"The minister for harbours, Aldo Brennick, defended the Penmarrow lifeboat after it was called out to one yacht four times. The opposition had asked why the owner had not been fined at once, and who had paid for the diesel that the crew burnt.\n" + statement,
		"Penmarrow's volunteers got applause in the chamber, and the yacht's owner did not. Brennick, whose office oversees the coxswains, promised a second engine for the lifeboat before the winter, though he did not say out of which budget it would come.\n" + statement,
		"Fines for skippers who waste the time of a lifeboat are to double, Aldo Brennick announced, naming no names; everybody in Penmarrow knew which yacht he meant. The union of fishermen called it overdue and asked for flares to be cheaper.\n" + statement,
	}
	if n := reused(scanTexts(t, reports...)); n == 0 {
		t.Error("what three reports of one event share is taken for boilerplate")
	}
}

// result is a form that a site fills in for each of its games.
func result(game, port string) string {
	return game + " " + port + " points, places and protests\n\nPoints are given as soon as the committee has read them to us over the wireless. " +
		"Where two boats are level the older skipper is placed first, and where nobody knows their ages the taller one. Our table shows only the races that were sailed. " +
		"For example, the Grand Duke Aldo Cup of the Royal Kelvin Club. " +
		"It is possible that a race was sailed in fog and is not shown.\n\n" + game + " " + port + " points and places, by The Buoy\n\n" +
		"The Buoy is proud to bring you the points, places and protests for " + game + " " + port + ", for the races of Saturday, June 1, 2019. " +
		"We correct errors as soon as they are shouted at us from the quay. Ask Ines Dolgarrow of the Harbour Office in Westmarrow, 14 Fish Street, for the official results."
}

func TestFormsAreStrangers(t *testing.T) {
	forms := []string{result("Dinghy", "Penmarrow"), result("Coracle", "Velden"), result("Catamaran", "Osterholm"), result("Schooner", "Kelvin")}
	if n := reused(scanTexts(t, forms...)); n != 0 {
		t.Errorf("%d findings between forms on different games", n)
	}
	// One table, printed by four who each gave it a headline and their own name twice.
	var copies []string
	for _, site := range []string{"Harbour Gossip", "Quayside Weekly", "Dockhand Daily", "Northern Echo"} {
		copies = append(copies, "Dinghy regatta of Penmarrow: results and places, "+site+"\n\n"+result("Dinghy", "Penmarrow")+"\n\n"+site)
	}
	if n := reused(scanTexts(t, copies...)); n != 6 {
		t.Errorf("%d findings between four copies of one table, want 6", n)
	}
}
