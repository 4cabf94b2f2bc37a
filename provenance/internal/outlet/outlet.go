package outlet

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

// Table knows outlets by name and by domain and finds their names in text.
// It does not change once built and may be used by many goroutines. Start from
// [DefaultOutlets], [ParseOutlets] or [OutletTable.With].
type Table struct {
	outlets  []Outlet
	byName   map[string]int32 // by canonical name
	byDomain map[string]int32
	names    map[uint64][]Name // by nameKey of the name
	labels   map[uint64]int32  // by nameKey: names that are not looked for in texts
	starts   startFilter
	heads    headFilter
}

// Name is one name under which an outlet goes in text.
type Name struct {
	Outlet  int32
	Article bool // counts only after "the"
	Weak    bool // an everyday word: counts only in the plainest frames
	Short   bool // "the Times": counts only where the article names the outlet in full
	caps    bool // written in capitals: only capitals match
	lower   bool // begins with a small letter
	Pile    bool // taken from a pile, not from a table: nobody has looked at it

	Contracted bool // a French name without its "Le": counts only after "au" and "du"
	inner      bool // begins with a foreign article and a capital after it: "El País"
}

//go:embed outlets.tsv
var outletList string

// Default returns the table that comes with the program: news agencies
// and well-known outlets of many countries.
var Default = sync.OnceValue(func() *Table {
	t, err := Parse(strings.NewReader(outletList))
	if err != nil {
		panic("provenance: the built-in outlets: " + err.Error())
	}
	return t
})

// With returns a table that also knows the outlets of a pile, given by name or
// domain as the articles have them. Those that t resolves already are left alone.
func (t *Table) With(names ...string) *Table {
	c := t.clone()
	for _, name := range names {
		c.addPile(name)
	}
	c.heads.build()
	return c
}

// addPile enters an outlet that articles name, by name or by domain, unless it is
// known, and returns its index, -1 for what is no name.
func (t *Table) addPile(name string) int32 {
	if i, ok := t.Index(name); ok {
		return i
	}
	o, _ := t.Resolve(name) // the guess: a cleaned name or a domain
	if o.Name == "" {
		return -1
	}
	i := t.add(o)
	n := Name{Outlet: i, Pile: true}
	text := o.Name
	if len(o.Domains) > 0 {
		// In a text the name begins with a capital: "harborcourier.example".
		text, _, _ = strings.Cut(o.Domains[0], ".")
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	n.Weak = !newsyName(text)
	t.addName(text, n)
	// Other records may leave an ending out or have another one.
	if key := nameKey(cleanName(text)); key != 0 && len(t.names[key]) == 0 {
		t.labels[key] = i
	}
	return i
}

func newOutletTable() *Table {
	return &Table{byName: map[string]int32{}, byDomain: map[string]int32{}, names: map[uint64][]Name{}, labels: map[uint64]int32{}}
}

func (t *Table) clone() *Table {
	// addName never writes into a list of names, so the lists can be shared.
	return &Table{
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
func (t *Table) addRow(o Outlet, aliases []string) {
	aliases, marks := splitMarks(aliases)
	o.Aliases = aliases
	t.nameRow(t.add(o), marks)
}

// splitMarks takes the marks off aliases.
func splitMarks(marked []string) (aliases []string, marks map[spelling]Name) {
	marks = map[spelling]Name{}
	for _, a := range marked {
		n := Name{}
		switch a[0] {
		case '~':
			n.Weak = true
		case '+':
			n.Short = true
		}
		a = strings.TrimLeft(a, "~+")
		if a == "" {
			continue
		}
		aliases = append(aliases, a)
		if n.Short {
			n.Article = true
		}
		if n.Weak || n.Short {
			marks[spellingOf(a)] = n
		}
	}
	return aliases, marks
}

// nameRow enters the names of outlet i with their marks.
func (t *Table) nameRow(i int32, marks map[spelling]Name) {
	o := &t.outlets[i]
	// A mark holds for every way to write the same name, the canonical one too.
	for _, a := range append([]string{o.Name}, o.Aliases...) {
		n := marks[spellingOf(a)]
		n.Outlet = i
		t.addName(a, n)
		for _, le := range []string{"Le ", "Les "} {
			if rest, ok := strings.CutPrefix(a, le); ok && o.Lang == "fr" && !n.Short {
				t.addName(rest, Name{Outlet: i, Contracted: true})
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

// At returns the outlet with index i.
func (t *Table) At(i int32) *Outlet { return &t.outlets[i] }

// add enters an outlet and its domains and returns its index.
func (t *Table) add(o Outlet) int32 {
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
func (t *Table) addName(name string, n Name) {
	key := nameKey(name)
	if key == 0 {
		return
	}
	rest, the := cutArticle(name)
	n.Article = n.Article || the && !strings.Contains(rest, " ")
	n.caps = len(rest) <= 6 && strings.ToUpper(rest) == rest && strings.ToLower(rest) != rest
	n.lower = StartsLower(rest)
	n.inner = ForeignArticle(rest)
	kept := t.names[key][:0:0]
	for _, m := range t.names[key] {
		switch {
		case m.Contracted != n.Contracted:
			kept = append(kept, m)
		case m.Outlet == n.Outlet && m.Weak == n.Weak && m.Short == n.Short:
			// Two spellings of one name: what either allows is allowed.
			n.Article = n.Article && m.Article
			n.caps = n.caps && m.caps
			n.lower = n.lower || m.lower
		case n.Short || m.Short || m.Outlet == n.Outlet:
			kept = append(kept, m)
		}
	}
	t.names[key] = append(kept, n)
	t.starts.add(rest)
	t.heads.add(rest, n.Pile)
}
