// Package outlet knows who publishes news: it resolves a name, host or address to one
// outlet, finds the names of outlets in a text, and gives each article of a pile its
// outlet.
//
// A [Table] holds outlets with their names and domains. [Default] is the built-in one;
// users extend it with a file of their own (table.go has the format). Names are compared
// by a hash of their letters and digits, so that spelling variants are equal (name.go).
// In a text, two bit filters reject nearly all words before a lookup (scan.go). A
// [Resolver] adds the outlets of a pile: it joins a name and a domain that only the pile
// shows to belong together (resolver.go).
//
// The package decides what is an outlet's name, not whether a sentence credits it: that
// is package credit. Where a name may belong to several outlets it says so and leaves the
// choice to the caller.
//
// Start at [Table.Resolve] for names and at [Table.Find] for texts.
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
	Agency  bool     // whether other outlets print its texts
	Lang    string   // its main language (ISO 639-1), "" when not known
	Owner   string   // who owns it, "" when not known; the built-in table has no owners
}

// Domain returns the main domain of o, "" when none is known.
func (o Outlet) Domain() string {
	if len(o.Domains) == 0 {
		return ""
	}
	return o.Domains[0]
}

// Table knows outlets by name and by domain and finds their names in text. It does not
// change once it is built, and many goroutines may use it at once. Start from [Default]
// or [Parse].
type Table struct {
	outlets     []Outlet
	byName      map[string]int32 // by canonical name
	byDomain    map[string]int32
	names       map[uint64][]Name // by nameKey of the name
	lookupNames map[uint64]int32  // by nameKey: names for Resolve that Find ignores
	twins       map[int32][]int32 // outlets of a pile with one nameKey, other than the key
	starts      startFilter
	prefixes    prefixFilter
}

// Name is one name of an outlet in texts, with the conditions under which it counts. Find
// checks the spelling; the caller checks the exported conditions.
type Name struct {
	Outlet   int32 // index, see [Table.At]
	NeedsThe bool  // counts only after "the"
	Weak     bool  // an everyday word: counts only where it is plainly a source
	Short    bool  // a short form, "the Times": counts only where the article names the outlet in full
	caps     bool  // written in capitals: only capitals match
	lower    bool  // begins with a small letter
	FromPile bool  // taken from a pile, not from a table: nobody has reviewed it

	Contracted     bool // a French name without its "Le": counts only after "au" and "du"
	foreignArticle bool // begins with a foreign article, then a capital: "El País"
}

//go:embed outlets.tsv
var outletList string

// Default returns the built-in table: news agencies and well-known outlets of many
// countries.
var Default = sync.OnceValue(func() *Table {
	t, err := Parse(strings.NewReader(outletList))
	if err != nil {
		panic("provenance: the built-in outlets: " + err.Error())
	}
	return t
})

// With returns a table that also has these outlets, given by name or domain as articles
// state them. Those that t resolves do not change.
func (t *Table) With(names ...string) *Table {
	c := t.clone()
	for _, name := range names {
		c.addFromPile(name)
	}
	c.prefixes.build()
	return c
}

// addFromPile adds the outlet that articles state under this name or domain, unless the
// table has it. It returns the index of the outlet, -1 for a string that is not a name.
func (t *Table) addFromPile(name string) int32 {
	if i, ok := t.Index(name); ok {
		return i
	}
	o, _ := t.Resolve(name) // unknown, so a cleaned name or a domain
	if o.Name == "" {
		return -1
	}
	text := o.Name
	if len(o.Domains) > 0 {
		// The label of the domain is the name, which has a capital in texts.
		text, _, _ = strings.Cut(o.Domains[0], ".")
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return t.addUnreviewed(o, text)
}

// addUnreviewed adds an outlet that only a pile has, and that is called text in texts. It
// returns its index.
func (t *Table) addUnreviewed(o Outlet, text string) int32 {
	i := t.add(o)
	for _, n := range t.names[nameKey(text)] {
		if n.FromPile && n.Outlet != i {
			t.twins[i], t.twins[n.Outlet] = append(t.twins[i], n.Outlet), append(t.twins[n.Outlet], i)
		}
	}
	t.addName(text, Name{Outlet: i, FromPile: true, Weak: !soundsLikeOutlet(text)})
	// Other records may have the name with another ending or without one.
	key := nameKey(cleanName(text))
	if _, taken := t.lookupNames[key]; key != 0 && !taken && len(t.names[key]) == 0 {
		t.lookupNames[key] = i
	}
	return i
}

// Twins returns the outlets of the pile whose names a text writes like that of outlet i: the
// Gazette and The Gazette.
func (t *Table) Twins(i int32) []int32 { return t.twins[i] }

func newOutletTable() *Table {
	return &Table{byName: map[string]int32{}, byDomain: map[string]int32{}, names: map[uint64][]Name{}, lookupNames: map[uint64]int32{}, twins: map[int32][]int32{}}
}

func (t *Table) clone() *Table {
	// addName never writes to a list of names, so clones can share the lists.
	return &Table{
		outlets:     slices.Clone(t.outlets),
		byName:      maps.Clone(t.byName),
		byDomain:    maps.Clone(t.byDomain),
		names:       maps.Clone(t.names),
		lookupNames: maps.Clone(t.lookupNames),
		twins:       maps.Clone(t.twins),
		starts:      t.starts,
		prefixes:    prefixFilter{bits: t.prefixes.bits, keys: slices.Clone(t.prefixes.keys)},
	}
}

// addRow adds an outlet with its aliases, which may have marks.
func (t *Table) addRow(o Outlet, aliases []string) {
	aliases, marks := splitMarks(aliases)
	o.Aliases = aliases
	t.addNames(t.add(o), marks)
}

// splitMarks returns aliases without their marks, and what the marks mean.
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
			n.NeedsThe = true
		}
		if n.Weak || n.Short {
			marks[spellingOf(a)] = n
		}
	}
	return aliases, marks
}

// addNames adds the names of outlet i, with what their marks mean.
func (t *Table) addNames(i int32, marks map[spelling]Name) {
	o := &t.outlets[i]
	// A mark holds for all spellings of a name, also for the canonical name.
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

// spelling is a name with or without "the": "the Guardian" is an outlet, a "Guardian" may
// be something else.
type spelling struct {
	key uint64
	the bool
}

func spellingOf(name string) spelling {
	_, the := cutArticle(name)
	return spelling{nameKey(name), the}
}

// At returns the outlet with index i. The caller must not change it.
func (t *Table) At(i int32) *Outlet { return &t.outlets[i] }

// add adds an outlet and its domains and returns its index. It replaces an outlet with
// the same name.
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

// addName adds one name of an outlet. A full name belongs to the outlet that was added
// last; a short form may belong to several.
func (t *Table) addName(name string, n Name) {
	key := nameKey(name)
	if key == 0 {
		return
	}
	rest, the := cutArticle(name)
	n.NeedsThe = n.NeedsThe || the && !strings.Contains(rest, " ")
	n.caps = len(rest) <= 6 && strings.ToUpper(rest) == rest && strings.ToLower(rest) != rest
	n.lower = StartsLower(rest)
	n.foreignArticle = ForeignArticle(rest)
	kept := t.names[key][:0:0]
	for _, m := range t.names[key] {
		switch {
		case m.Contracted != n.Contracted:
			kept = append(kept, m)
		case m.Outlet == n.Outlet && m.Weak == n.Weak && m.Short == n.Short:
			// Two spellings of one name: the name allows what either allows.
			n.NeedsThe = n.NeedsThe && m.NeedsThe
			n.caps = n.caps && m.caps
			n.lower = n.lower || m.lower
		case n.Short || m.Short || m.Outlet == n.Outlet:
			kept = append(kept, m)
		}
	}
	t.names[key] = append(kept, n)
	t.starts.add(rest)
	t.prefixes.add(rest, n.FromPile)
}
