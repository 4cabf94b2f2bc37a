package pattern

import (
	"slices"
	"strings"
	"testing"
)

// invented is a name in a test's sentence: its first X.
type invented struct{ conditions []string }

func (n invented) Is(condition string) bool { return slices.Contains(n.conditions, condition) }

// place returns the first X of a sentence. The words "big" and "red" describe it, and
// "/Y" behind it is a partner.
func place(sentence string, conditions ...string) *Place {
	at := strings.Index(sentence, "X")
	p := &Place{
		Start: at, End: at + 1, Name: invented{conditions},
		Left: Tokens(nil, sentence, 0, at), Right: Tokens(nil, sentence, at+1, len(sentence)),
	}
	p.Described = len(p.Left)
	for p.Described > 0 && slices.Contains([]string{"big", "red", `"`}, p.Left[p.Described-1].Low) {
		p.Described--
	}
	if strings.HasPrefix(sentence[at+1:], "/Y") {
		p.Partners = 2
	}
	return p
}

var (
	kinds      = []string{"told", "reported"}
	conditions = []string{"weak", "strong"}
)

func compile(t *testing.T, texts ...string) *Book {
	t.Helper()
	var files []File
	for i, text := range texts {
		files = append(files, File{string(rune('a' + i)), text})
	}
	b, err := Compile(files, kinds, conditions)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestConstructs: each construct of the language, where it fits and where it does not.
// The words of the credit stand between < and >; a sentence without them is no credit.
func TestConstructs(t *testing.T) {
	const head = "list verb: said says\nlist stem: publi cit + é és -\npart who: ..2[CAPITAL]\nstage s\nrule r: told in s\nmatch "
	for _, c := range []struct{ pattern, sentences string }{
		{"NAME said", "He left, <X said>.|He left, X left.|X"},
		{"told NAME", "He <told X> so.|He <Told X>.|told a X"},
		{"NAME @verb", "<X says> so.|X sees"},
		{"@stem NAME", "<cités X>|<publi X>|cite X"},
		{"NAME [said | has said]", "<X said>|<X has said>|X has"},
		{"NAME [@verb | not says]", "<X said>|X says"},
		{"NAME [not says]", "<X said>|<X ,>|X says|X"},
		{"NAME also? said", "<X said>|<X also said>|X also also said"},
		{"NAME very* said", "<X very very said>|<X said>"},
		{"NAME [very | so]*2 said", "<X so very said>|X so very so said"},
		{"NAME very* very", "X very very"}, // as many as there are, and none is given back
		{"NAME ..2 said", "<X one two said> said|X one two three said"},
		{"NAME 1..2 said", "<X one said>|X said"},
		{"NAME ..3[CAPITAL | and] said", "<X Al and Bo said>|X al said"},
		{"NAME ..2[( ..3 ) | so] said", "<X (one, two) so said>|X (one two said"},
		{"said ..2[WORD] NAME", "<said to X>|said, X"},
		{"NAME ... said", "<X one two three four five six said>"},
		{"NAME @verb {that | ... QUOTE}", "<X said> that|<X said> so “ice”|X said so"},
		{"NAME said {not ..1 it}", "<X said> we|X said it|X said that it"},
		{"{of the?} NAME said", "Al of the <X said>|of <X said>|the X said"},
		{"{not was} told NAME", "he <told X>|he was told X"},
		{"{he ...} told NAME", "he never <told X>|she told X, he"},
		{"NAME <who> said", "<X Al said>|<X said>|X Al Bo Cy said"},
		{"START told NAME", "<told X>|he told X"},
		{"NAME said END", "<X said>|X said so"},
		{"NAME @verb:small", "<X said>|X Said"},
		{"NAME [one | two]:capital", "<X One>|X one"},
		{"NAME NUMBER", "<X 2020>|X one"},
		{"NAME WORD MARK", "<X so ,>|X so so"},
		{"NAME HYPHEN so", "<X-so>|<X - so>|X-So"},
		{"DASH NAME", "so <- X>|so -X"},
		{"op-ed NAME", "<op-ed X>|op ed X"},
		{"told OUTLET", "<told X>|<told big red X>|told the big X"},
		{"told NAME", "told big X"},
		{"told OUTLET", "<told “X>"},
		{"told NAME", "told “X"},
		{"NAME PARTNERS poll", "<X/Y poll>|<X poll>|X/Z poll"},
		{"NAME:strong said", "X said"},
		{"NAME:weak:de said", "X said"},
	} {
		b := compile(t, head+c.pattern+"\n")
		for want := range strings.SplitSeq(c.sentences, "|") {
			sentence := strings.NewReplacer("<", "", ">", "").Replace(want)
			got := sentence
			if m, ok := b.Match(place(sentence)); ok {
				got = sentence[:m.Start] + "<" + sentence[m.Start:m.End] + ">" + sentence[m.End:]
			}
			if got != want {
				t.Errorf("%s: got %q, want %q", c.pattern, got, want)
			}
		}
	}
}

func TestConditions(t *testing.T) {
	b := compile(t, "stage s\nrule r: told in s\nmatch told NAME:weak:de\n")
	for _, c := range []struct {
		conditions string
		want       bool
	}{{"weak de", true}, {"weak", false}, {"de", false}, {"", false}} {
		if _, ok := b.Match(place("told X", strings.Fields(c.conditions)...)); ok != c.want {
			t.Errorf("a name that is %q: %v, want %v", c.conditions, ok, c.want)
		}
	}
}

// TestOrder: earlier stages first, then longer phrases, those beside the bare name, the
// order of the files; and what forbids a rule or a stage.
func TestOrder(t *testing.T) {
	b := compile(t, `
stage first: phrases
not NAME corporation
stage second
rule late: reported in second
match OUTLET said
rule short: told in first
match told OUTLET
match told to the big OUTLET
`, `
rule long: reported in first
match have told OUTLET
not have told OUTLET twice
rule shadowed: reported in first
match told OUTLET
`)
	for _, c := range []struct{ sentence, want string }{
		{"I have told X so", "long 0 have told X"},
		{"I told X so", "short 0 told X"},
		{"I have told big X so", "long 0 have told big X"},
		{"told to the big X", "short 1 told to the big X"},
		{"I have told X twice", "short 0 told X"}, // the longer rule is forbidden
		{"I told X corporation", ""},
		{"told X said", "short 0 told X"},
		{"X said", "late 0 X said"},
		{"never-told X", ""},                 // a hyphen makes a longer word
		{"never - told X", "short 0 told X"}, // a dash does not
	} {
		got := ""
		if m, ok := b.Match(place(c.sentence)); ok {
			got = m.Rule.Name + " " + string(rune('0'+m.Line)) + " " + c.sentence[m.Start:m.End]
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.sentence, got, c.want)
		}
	}
	if !b.Before(place("I told X"), 0) || b.Before(place("X told"), 0) || b.Before(place("I said X"), 0) {
		t.Error("Before: want a phrase of the kind told before the name, and no other")
	}
}

func TestSpan(t *testing.T) {
	b := compile(t, "stage s\nrule r: told in s\nmatch from OUTLET\nspan 3 words\n")
	sentence := "this was taken, then, from big X"
	if m, ok := b.Match(place(sentence)); !ok || sentence[m.Start:m.End] != "taken, then, from big X" {
		t.Errorf("got %v %q", ok, sentence[m.Start:m.End])
	}
}

func TestListsAndPhrases(t *testing.T) {
	b := compile(t, "# nothing\nlist l: a b\n  c\nphrases p: x y | z\n  | w\n", "list l: d\n")
	if len(b.Lists["l"]) != 4 || !b.Lists["l"]["d"] || !slices.Equal(b.Phrases["p"], []string{"x y", "z", "w"}) {
		t.Errorf("lists %v, phrases %q", b.Lists, b.Phrases)
	}
}

// TestErrors: what a writer of patterns may do wrong is said with its place.
func TestErrors(t *testing.T) {
	const rule = "stage s\nrule r: told in s\nmatch "
	for _, c := range []struct{ text, want string }{
		{"words a: b", `f.txt:1: unknown keyword "words"`},
		{"  a", "f.txt:1: an indented line continues"},
		{"list", "nothing stands behind"},
		{"list a b", "want list NAME:"},
		{"match told OUTLET", "match stands below a rule"},
		{"stage s\nyes So.", "yes stands below a rule"},
		{"stage s\nrule r: sold in s", `f.txt:2: unknown kind "sold" (want one of told, reported)`},
		{"stage s\nrule r: told in t", `unknown stage "t"`},
		{"part p: [a", `f.txt:1: "]" is missing`},
		{rule + "told", "f.txt:3: a pattern has OUTLET or NAME once"},
		{rule + "OUTLET NAME", "a pattern has OUTLET or NAME once"},
		{rule + "told PARTNERS OUTLET", "PARTNERS stands right behind"},
		{rule + "@none OUTLET", "unknown list @none"},
		{rule + "<none> OUTLET", "unknown part <none>"},
		{"list l: a op-ed\n" + rule + "@l OUTLET", `list l: "op-ed" is not one word`},
		{"list l: Told\n" + rule + "@l OUTLET", `list l: "Told" is not one word`},
		{"stage s: last", `unknown "last"`},
		{"part p: a <q>\npart q: <p>\n" + rule + "<p> OUTLET", "the part <p> contains itself"},
		{rule + "told ] OUTLET", "closes nothing"},
		{rule + "{told OUTLET", `"}" is missing`},
		{rule + "{told}? OUTLET", "nothing may stand right behind }"},
		{rule + "Told OUTLET", "words stand in small letters"},
		{rule + "OUTLETS", "words stand in small letters"},
		{rule + "told: OUTLET", "a colon stands alone"},
		{rule + "told:large OUTLET", "unknown flag :large"},
		{rule + "told OUTLET:grey", "unknown condition :grey (want :weak, :strong, or a language"},
		{rule + "..5[a]? OUTLET", "nothing may stand right behind ]"},
		{rule + "[a | not b c] OUTLET", "not takes one word"},
		{rule + "[a | b:small] OUTLET", ":small stands behind ]"},
		{rule + "OUTLET a not", "nothing stands behind not"},
		{rule + "OUTLET\nspan some", "want span N words"},
		{rule + strings.Repeat("[a | b c] ", 12) + "OUTLET", "ways through one pattern"},
	} {
		_, err := Compile([]File{{"f.txt", c.text}}, kinds, conditions)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.text, err, c.want)
		}
	}
}

// FuzzCompile: whatever stands in a pattern file is compiled or refused, and what it
// matches lies within the sentence.
func FuzzCompile(f *testing.F) {
	f.Add("told ..3[a | ( ..2 )] {not b} OUTLET", "he told (a b) X, he said")
	f.Add("NAME:strong [@l | not b]* c?", "X a b c")
	f.Fuzz(func(t *testing.T, pattern, sentence string) {
		if !strings.Contains(sentence, "X") || len(sentence) > 300 || len(pattern) > 200 {
			t.Skip()
		}
		sentence = strings.ToValidUTF8(sentence, "?")
		b, err := Compile([]File{{"f.txt", "list l: a b\nstage s: phrases\nrule r: told in s\nmatch " + pattern}}, kinds, conditions)
		if err != nil {
			return
		}
		p := place(sentence)
		if m, ok := b.Match(p); ok && (m.Start < 0 || m.Start > p.Start || m.End < p.End || m.End > len(sentence)) {
			t.Errorf("%q in %q: bytes %d to %d", pattern, sentence, m.Start, m.End)
		}
	})
}
