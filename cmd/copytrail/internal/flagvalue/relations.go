package flagvalue

import (
	"fmt"
	"strings"

	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
)

// Relations is a flag that takes a list of relations, or one word for several. Each
// use adds to the set, which stays nil when the flag is not given.
type Relations struct {
	Value *map[provenance.Relation]bool
	All   string                         // the word for several
	Of    func(provenance.Relation) bool // reports whether All stands for a relation
}

// Type returns the word for the value in help; completion knows by it that the value
// is a list.
func (f Relations) Type() string { return "LIST" }

// Choices returns the word for several, and then the names of all relations.
func (f Relations) Choices() []string { return append([]string{f.All}, RelationNames()...) }

// RelationNames returns the names of all relations, from the strongest claim to the
// weakest.
func RelationNames() []string {
	var names []string
	for _, r := range provenance.Relations {
		names = append(names, r.String())
	}
	return names
}

// String lists the relations from the strongest claim to the weakest, with commas.
func (f Relations) String() string {
	var names []string
	for _, r := range provenance.Relations {
		if (*f.Value)[r] {
			names = append(names, r.String())
		}
	}
	return strings.Join(names, ",")
}

// Set adds the relations of a list.
func (f Relations) Set(s string) error {
	if *f.Value == nil {
		*f.Value = map[provenance.Relation]bool{}
	}
	for name := range strings.SplitSeq(s, ",") {
		name = strings.TrimSpace(name)
		if name == f.All {
			for _, r := range provenance.Relations {
				if f.Of(r) {
					(*f.Value)[r] = true
				}
			}
			continue
		}
		r, ok := provenance.ParseRelation(name)
		if !ok {
			return fmt.Errorf("unknown relation %q (want %s)", name, wording.Choices(f.Choices()))
		}
		(*f.Value)[r] = true
	}
	return nil
}
