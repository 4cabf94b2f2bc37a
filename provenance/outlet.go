package provenance

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Outlet is one publisher of news, under all its names.
type Outlet struct {
	Name    string   // the canonical name: "Associated Press"
	Domains []string // registered domains and hosts, the main one first; nil when none is known
	Aliases []string // other names, without the marks of the table
	Agency  bool     // whether others print its texts
	Lang    string   // ISO 639-1 of what it mostly publishes in, "" when not known
	Owner   string   // who owns it, "" when not known; the built-in table names no owners
}

// Domain returns the main domain of o, "" when none is known.
func (o Outlet) Domain() string {
	if len(o.Domains) == 0 {
		return ""
	}
	return o.Domains[0]
}

// OutletTable knows outlets by name and by domain and finds their names in text.
// It does not change once built and may be used by many goroutines. Start from
// [DefaultOutlets], [ParseOutlets] or [OutletTable.With].
type OutletTable struct {
	outlets  []Outlet
	byName   map[string]int32 // by canonical name
	byDomain map[string]int32
	names    map[uint64][]outletName // by nameKey of the name
	labels   map[uint64]int32        // by nameKey: names that are not looked for in texts
	starts   startFilter
	heads    headFilter
}

// outletName is one name under which an outlet goes in text.
type outletName struct {
	outlet  int32
	article bool // counts only after "the"
	weak    bool // an everyday word: counts only in the plainest frames
	short   bool // "the Times": counts only where the article names the outlet in full
	caps    bool // written in capitals: only capitals match
	lower   bool // begins with a small letter
	pile    bool // taken from a pile, not from a table: nobody has looked at it

	contracted bool // a French name without its "Le": counts only after "au" and "du"
	inner      bool // begins with a foreign article and a capital after it: "El País"
}

//go:embed outlets.tsv
var outletList string

// DefaultOutlets returns the table that comes with the program: news agencies
// and well-known outlets of many countries.
var DefaultOutlets = sync.OnceValue(func() *OutletTable {
	t, err := ParseOutlets(strings.NewReader(outletList))
	if err != nil {
		panic("provenance: the built-in outlets: " + err.Error())
	}
	return t
})

// With returns a table that also knows the outlets of a pile, given by name or
// domain as the articles have them. Those that t resolves already are left alone.
func (t *OutletTable) With(names ...string) *OutletTable {
	c := t.clone()
	for _, name := range names {
		c.addPile(name)
	}
	c.heads.build()
	return c
}

// addPile enters an outlet that articles name, by name or by domain, unless it is
// known, and returns its index, -1 for what is no name.
func (t *OutletTable) addPile(name string) int32 {
	if i, ok := t.resolve(name); ok {
		return i
	}
	o, _ := t.Resolve(name) // the guess: a cleaned name or a domain
	if o.Name == "" {
		return -1
	}
	i := t.add(o)
	n := outletName{outlet: i, pile: true}
	text := o.Name
	if len(o.Domains) > 0 {
		// In a text the name begins with a capital: "harborcourier.example".
		text, _, _ = strings.Cut(o.Domains[0], ".")
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	n.weak = !newsyName(text)
	t.addName(text, n)
	// Other records may leave an ending out or have another one.
	if key := nameKey(cleanName(text)); key != 0 && len(t.names[key]) == 0 {
		t.labels[key] = i
	}
	return i
}

func newOutletTable() *OutletTable {
	return &OutletTable{byName: map[string]int32{}, byDomain: map[string]int32{}, names: map[uint64][]outletName{}, labels: map[uint64]int32{}}
}

func (t *OutletTable) clone() *OutletTable {
	// addName never writes into a list of names, so the lists can be shared.
	return &OutletTable{
		outlets:  slices.Clone(t.outlets),
		byName:   maps.Clone(t.byName),
		byDomain: maps.Clone(t.byDomain),
		names:    maps.Clone(t.names),
		labels:   maps.Clone(t.labels),
		starts:   t.starts,
		heads:    headFilter{bits: t.heads.bits, keys: slices.Clone(t.heads.keys)},
	}
}

// addRow adds an outlet with its aliases, marks included.
func (t *OutletTable) addRow(o Outlet, aliases []string) {
	aliases, marks := splitMarks(aliases)
	o.Aliases = aliases
	t.nameRow(t.add(o), marks)
}

// splitMarks takes the marks off aliases.
func splitMarks(marked []string) (aliases []string, marks map[spelling]outletName) {
	marks = map[spelling]outletName{}
	for _, a := range marked {
		n := outletName{}
		switch a[0] {
		case '~':
			n.weak = true
		case '+':
			n.short = true
		}
		a = strings.TrimLeft(a, "~+")
		if a == "" {
			continue
		}
		aliases = append(aliases, a)
		if n.short {
			n.article = true
		}
		if n.weak || n.short {
			marks[spellingOf(a)] = n
		}
	}
	return aliases, marks
}

// nameRow enters the names of outlet i with their marks.
func (t *OutletTable) nameRow(i int32, marks map[spelling]outletName) {
	o := &t.outlets[i]
	// A mark holds for every way to write the same name, the canonical one too.
	for _, a := range append([]string{o.Name}, o.Aliases...) {
		n := marks[spellingOf(a)]
		n.outlet = i
		t.addName(a, n)
		for _, le := range []string{"Le ", "Les "} {
			if rest, ok := strings.CutPrefix(a, le); ok && o.Lang == "fr" && !n.short {
				t.addName(rest, outletName{outlet: i, contracted: true})
			}
		}
	}
}

// spelling is a name with or without its article: "the Guardian" is an outlet, a
// "Guardian" may be a dog.
type spelling struct {
	key uint64
	the bool
}

func spellingOf(name string) spelling {
	_, the := cutArticle(name)
	return spelling{nameKey(name), the}
}

// add enters an outlet and its domains and returns its index.
func (t *OutletTable) add(o Outlet) int32 {
	i, known := t.byName[o.Name]
	if known {
		t.outlets[i] = o
	} else {
		i = int32(len(t.outlets))
		t.outlets = append(t.outlets, o)
		t.byName[o.Name] = i
	}
	for _, d := range o.Domains {
		t.byDomain[d] = i
	}
	return i
}

// addName enters one name of an outlet. A full name belongs to the outlet that
// claimed it last; a short form may belong to many.
func (t *OutletTable) addName(name string, n outletName) {
	key := nameKey(name)
	if key == 0 {
		return
	}
	rest, the := cutArticle(name)
	n.article = n.article || the && !strings.Contains(rest, " ")
	n.caps = len(rest) <= 6 && strings.ToUpper(rest) == rest && strings.ToLower(rest) != rest
	n.lower = startsLower(rest)
	n.inner = foreignArticle(rest)
	kept := t.names[key][:0:0]
	for _, m := range t.names[key] {
		switch {
		case m.contracted != n.contracted:
			kept = append(kept, m)
		case m.outlet == n.outlet && m.weak == n.weak && m.short == n.short:
			// Two spellings of one name: what either allows is allowed.
			n.article = n.article && m.article
			n.caps = n.caps && m.caps
			n.lower = n.lower || m.lower
		case n.short || m.short || m.outlet == n.outlet:
			kept = append(kept, m)
		}
	}
	t.names[key] = append(kept, n)
	t.starts.add(rest)
	t.heads.add(rest, n.pile)
}
