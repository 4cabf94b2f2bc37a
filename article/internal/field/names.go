package field

import (
	"slices"
	"strings"
)

// Alias is what a name in an input means.
type Alias struct {
	Field Field
	Rank  uint8 // 0 is the best name of its field
	// Given says that the name is our own or the user's. A value of a wrong type is an
	// error then; under any other name it is somebody else's field.
	Given bool
}

// Names maps the names of an input to fields. It does not change once it is made.
type Names struct {
	names   map[string]Alias
	renamed map[Field]string
}

// Renamed returns the name that an option gave to the field f, "" when it gave none.
func (n *Names) Renamed(f Field) string { return n.renamed[f] }

// Usual are the names without renames.
var Usual = newNames(nil)

// NamesOf returns the names with renames: renames["text"] = "body" reads the text from
// the field "body" and from no other. Fields that are not renamed keep their aliases.
func NamesOf(renames map[string]string) *Names {
	if len(renames) == 0 {
		return Usual
	}
	return newNames(renames)
}

func newNames(renames map[string]string) *Names {
	n := &Names{names: make(map[string]Alias), renamed: make(map[Field]string)}
	for f := Field(1); f < Count; f++ {
		if name, ok := renames[names[f]]; ok {
			n.names[name] = Alias{Field: f, Given: true}
			n.renamed[f] = name
		}
	}
	for f := Field(1); f < Count; f++ {
		if _, ok := renames[names[f]]; ok {
			continue
		}
		for rank, name := range slices.Concat(aliases[f], abroad[f]) {
			if _, taken := n.names[name]; !taken {
				n.names[name] = Alias{Field: f, Rank: uint8(rank), Given: rank == 0 && f < Summary}
			}
		}
	}
	return n
}

// Lookup returns what name means, and false when it means no field. The name as it is
// spelled is preferred to the name in lower case, so that a rename can tell "Text" from
// "text".
func (n *Names) Lookup(name []byte) (Alias, bool) {
	if a, ok := n.names[string(name)]; ok {
		return a, true
	}
	for _, c := range name {
		if 'A' <= c && c <= 'Z' || c == ' ' || c >= 0x80 {
			s := strings.ToLower(strings.TrimSpace(string(name)))
			a, ok := n.names[strings.ReplaceAll(s, " ", "_")]
			return a, ok
		}
	}
	return Alias{}, false
}
