package field

import (
	"slices"
	"testing"
)

func TestAliasesAreCopies(t *testing.T) {
	a := Aliases("text")
	if !slices.Contains(a, "maintext") || Aliases("nothing") != nil || Aliases("") != nil {
		t.Fatalf("aliases of text: %q", a)
	}
	a[0] = "x"
	if Aliases("text")[0] != "text" {
		t.Error("Aliases gives its table away")
	}
}

func TestLookup(t *testing.T) {
	renamed := NamesOf(map[string]string{"text": "Inhalt"})
	for _, test := range []struct {
		names *Names
		name  string
		field Field
		given bool
	}{
		{Usual, "text", Text, true}, {Usual, "maintext", Text, false}, {Usual, "Article Text", Text, false}, {Usual, "publishedAt", Published, false},
		{Usual, "summary", Summary, false}, {Usual, "topic", None, false},
		{renamed, "Inhalt", Text, true}, {renamed, "inhalt", None, false}, {renamed, "maintext", None, false}, {renamed, "headline", Title, false},
	} {
		a, ok := test.names.Lookup([]byte(test.name))
		if a.Field != test.field || a.Given != test.given || ok != (test.field != None) {
			t.Errorf("%q: got %+v, %v, want field %v, given %v", test.name, a, ok, test.field, test.given)
		}
	}
}

func TestValues(t *testing.T) {
	set := func(pairs ...string) *Values {
		v := new(Values)
		for i := 0; i < len(pairs); i += 2 {
			a, ok := Usual.Lookup([]byte(pairs[i]))
			if !ok {
				t.Fatalf("no field %q", pairs[i])
			}
			v.Set(a, pairs[i+1])
		}
		return v
	}
	for _, test := range []struct {
		v      *Values
		field  Field
		want   string
		origin string
	}{
		{set("text", "best", "body", "other"), Text, "best", `field "text"`},
		{set("body", "other", "text", "best"), Text, "best", `field "text"`},
		{set("text", "", "body", "other"), Text, "other", `field "body"`},
		{set("text", "one", "text", "two"), Text, "two", `field "text"`},
		{set("text", "one", "text", ""), Text, "one", `field "text"`},
		{set("source", "https://echo.example/1"), URL, "https://echo.example/1", ""},
		{set("source", "https://echo.example/"), URL, "", ""},
		{new(Values), Text, "", ""},
	} {
		if got, origin := test.v.Get(test.field), test.v.Origin(test.field, Usual); got != test.want || origin != test.origin {
			t.Errorf("%v: got %q from %q, want %q from %q", test.field, got, origin, test.want, test.origin)
		}
	}
}
