package whose

import (
	"slices"
	"testing"

	"copytrail/provenance/internal/finding"
)

func TestData(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a line-up", news + "\n\nLorne (4-4-2): Veld; Sorrel, Aune, Ferris (Quist 60), Bright; Rook, Hammar. Booked: Aune, Rook.\n\n" + news,
			[]string{"Lorne (4-4-2): Veld; Sorrel, Aune, Ferris (Quist 60), Bright; Rook, Hammar. Booked: Aune, Rook"}},
		{"a score card", news + "\n\nLorne: Veld c Rook b Aune 45; Sorrel lbw b Rook 12; Ferris not out 64. Extras 14.\n\nFall of wickets: 1-23, 2-80, 3-141.\n\nBowling: Aune 10-1-52-1; Rook 12-0-71-0.\n\n" + news,
			[]string{"Lorne: Veld c Rook b Aune 45; Sorrel lbw b Rook 12; Ferris not out 64. Extras 14.\n\nFall of wickets: 1-23, 2-80, 3-141.\n\nBowling: Aune 10-1-52-1; Rook 12-0-71-0"}},
		{"a table", news + "\n\nVarden | 12 | 30\nOstwick | 11 | 28\nSkagness | 12 | 19\n\n" + news, []string{"Varden | 12 | 30\nOstwick | 11 | 28\nSkagness | 12 | 19"}},
		{"results", news + "\n\nDistrict 1: Ada Quist 1,204; Per Aune 977\nDistrict 2: Olga Ferris, unopposed\nHarbour tax: yes 5,204, no 3,773", []string{"District 1: Ada Quist 1,204; Per Aune 977\nDistrict 2: Olga Ferris, unopposed\nHarbour tax: yes 5,204, no 3,773"}},
		{"prices, a paragraph each", news + "\n\nHerring - 2.98 a kilo\n\nCod - 4.10 a kilo\n\nEel - 9.05 a kilo\n\n" + news, []string{"Herring - 2.98 a kilo\n\nCod - 4.10 a kilo\n\nEel - 9.05 a kilo"}},
		{"a box", news + "\n\nWhat: A concert on the quay\n\nWhen: Friday evening after the last crossing\n\nWhere: Ostwick terminal\n\nTickets: at the door", []string{"What: A concert on the quay\n\nWhen: Friday evening after the last crossing\n\nWhere: Ostwick terminal\n\nTickets: at the door"}},
		{"names in a sentence", "Those who voted for the ramp are named here. In favour: Ada Quist, Per Aune, Olga Ferris, Siv Hammar, Callum Rook, Inga Sorrel. The ramp will be built.", []string{"In favour: Ada Quist, Per Aune, Olga Ferris, Siv Hammar, Callum Rook, Inga Sorrel"}},
		{"wrapped lines with numbers", "The company sold 2,040 tickets on 3\ncrossings in March and 1,900 on 2 in\nApril, when the ramp was shut for 14\ndays and the 2 small boats ran from\nthe quay at 6 and 9.", nil},
		{"points of a summary", "The ramp was shut for two weeks in the spring.\n\nThe company has lost a third of its income.\n\nThe boats will run again in the summer.", nil},
		{"all in capitals", "THE FERRY COMPANY OF LORNE, PORT VARDEN, HAS CANCELLED ALL CROSSINGS, OSTWICK, SKAGNESS, UNTIL 5 FRIDAY, 2026.", nil},
	} {
		if got := wordsOf("en", c.text, finding.Data); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
