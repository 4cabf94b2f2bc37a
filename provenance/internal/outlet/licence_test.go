package outlet

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
)

func TestParseLicences(t *testing.T) {
	const two = "[{Elm Weekly Bay Wire false contract} {hc.example The Messenger true }]"
	for _, c := range []struct{ name, in string }{
		{"tabs", "outlet\tother\tdirection\tnote\nElm Weekly\tBay Wire\tprints\tcontract\n# nothing\n\nhc.example\tThe Messenger\n"},
		{"tabs without a head", "\uFEFFElm Weekly\tBay Wire\tprints\tcontract\r\nhc.example\tThe Messenger\tboth\r\n"},
		{"commas", "outlet,other,note,direction\n\"Elm Weekly\",Bay Wire,contract,prints\nhc.example,The Messenger,,\n"},
		{"an array", "[{\"outlet\": \"Elm Weekly\", \"other\": \"Bay Wire\", \"direction\": \"prints\", \"note\": \"contract\"},\n {\"outlet\": \"hc.example\", \"other\": \"The Messenger\"}]"},
		{"JSON Lines", "{\"outlet\": \"Elm Weekly\", \"other\": \"Bay Wire\", \"direction\": \"prints\", \"note\": \"contract\"}\n{\"outlet\": \"hc.example\", \"other\": \"The Messenger\", \"direction\": \"both\"}\n"},
	} {
		l, err := ParseLicences(strings.NewReader(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, x := range l.list {
			got = append(got, fmt.Sprintf("{%s %s %v %s}", x.printer, x.source, x.both, x.note))
		}
		if s := fmt.Sprint(got); s != two {
			t.Errorf("%s: got %s, want %s", c.name, s, two)
		}
	}
	for in, want := range map[string]string{
		"A\tB\tsometimes":            `line 1: unknown direction "sometimes" (want prints, both or nothing)`,
		"\nA":                        "line 2: no other outlet",
		"A,":                         "line 1: no other outlet",
		"\tB":                        "line 1: no outlet",
		"The Sun,the-sun":            `line 1: "The Sun" is licensed to itself`,
		"A\tB\tboth\tnote\tmore":     "line 1: 5 columns (want outlet, other, direction, note)",
		"outlet\tother\towner\nA\tB": `line 1: unknown column "owner" (want outlet, other, direction, note)`,
		"outlet\toutlet":             `line 1: column "outlet" twice`,
		"outlet\tnote\nA\tB":         `line 1: no column "other"`,
		"A,B\nC,\"D":                 "line 2: a quotation mark is not closed, or stands within a cell",
		"A,B\nB,A":                   "line 2: the pair stands on line 1 already",
		"A,B,prints\nA,B":            "line 2: the pair stands on line 1 already",
		"A,B\nA,\xff":                "line 2: not UTF-8 text",
		"[{\"outlet\":\"A\",\"other\":\"B\"},\n\n7]":      `line 3: no object whose values are strings, as {"outlet": "A", "other": "B"}`,
		"{\"outlet\":\"A\"}":                              "line 1: no other outlet",
		"[{\"outlet\":\"A\",\"other\":\"B\",\"x\":\"\"}]": `line 1: unknown key "x" (want outlet, other, direction, note)`,
		"[{\"outlet\":\"A\",\"other\":\"B\"}":             "line 1: the array is not closed",
		"[{\"outlet\":\"A\",\"other\":\"B\"}]\n[]":        "line 2: more than one array",
		"[\nnull]": "line 2: null is no licence",
		"{\"outlet\":\"A\",\"other\":\"B\"}\n{\"outlet\":\"A\"": `line 2: no object whose values are strings, as {"outlet": "A", "other": "B"}`,
	} {
		_, err := ParseLicences(strings.NewReader(in))
		var bad *TableError
		if !errors.As(err, &bad) || err.Error() != want {
			t.Errorf("%q: got %v, want %s", in, err, want)
		}
	}
	// One way each is both ways, on two lines.
	if l, err := ParseLicences(strings.NewReader("A,B,prints\nB,A,prints\n")); err != nil || l.Len() != 2 {
		t.Errorf("two directions of a pair: %v", err)
	}
	if l, err := ParseLicences(strings.NewReader("")); err != nil || l.Len() != 0 {
		t.Errorf("an empty file: %v", err)
	}
}

func TestMay(t *testing.T) {
	table, err := Default().Extend(strings.NewReader("name\tdomains\taliases\towner\nHarbor Courier\thc.example\tThe Courier\tBay Media\nElm Weekly\telm.example\t\tBay Media\nAsh Post\tash.example\t\tHill Press\n"))
	if err != nil {
		t.Fatal(err)
	}
	party := func(name, url string) Party {
		c := PublisherOf(&article.Article{Outlet: name, URL: url})
		p := NewResolver(table, map[Publisher]int{c: 1})
		return PartyOf(p.Table, p.Name(c), c)
	}
	courier, elm, ash := party("The Courier", ""), party("", "https://www.elm.example/1"), party("Ash Post", "https://ash.example/1")
	other := party("Lorne Mirror", "https://news.mirror.example/1")
	for _, c := range []struct {
		file            string
		printer, source Party
		want            bool
	}{
		{"Harbor Courier,Ash Post,prints", courier, ash, true},
		{"Harbor Courier,Ash Post,prints", ash, courier, false},
		{"Harbor Courier,Ash Post", ash, courier, true},
		{"THE COURIER,ash.example", courier, ash, true},
		{"hc.example,Ash Post", courier, ash, true},
		{"Bay Media,Ash Post,prints", elm, ash, true},
		{"Bay Media,Hill Press,prints", courier, ash, true},
		{"Hill Press,Bay Media,prints", courier, ash, false},
		{"Bay Media,Ash Post", other, ash, false},
		{"lorne mirror,Ash Post", other, ash, true},
		{"mirror.example,Ash Post", other, ash, true},
		{"news.mirror.example,Ash Post", other, ash, true},
		{"sport.mirror.example,Ash Post", other, ash, false},
		{"Mirror,Ash Post", other, ash, false},
		{"Harbor Courier,Elm Weekly\nHarbor Courier,Ash Post,prints", courier, ash, true},
	} {
		l, err := ParseLicences(strings.NewReader(c.file))
		if err != nil {
			t.Fatal(err)
		}
		if _, got := l.May(table, c.printer, c.source); got != c.want {
			t.Errorf("%q: got %v, want %v", c.file, got, c.want)
		}
	}
}

// FuzzLicences: damage is an error with a line of the file, never a panic.
func FuzzLicences(f *testing.F) {
	f.Add("A\tB\tprints\n")
	f.Add("[{\"outlet\":\"A\",\"other\":\"B\"}]")
	f.Add("{\"outlet\":\"A\",")
	f.Fuzz(func(t *testing.T, in string) {
		_, err := ParseLicences(strings.NewReader(in))
		var bad *TableError
		if errors.As(err, &bad) && (bad.Line < 1 || bad.Line > strings.Count(in, "\n")+1) {
			t.Errorf("%q: line %d", in, bad.Line)
		}
	})
}
