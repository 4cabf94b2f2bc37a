package finding

// Relation is what two articles are to each other.
type Relation uint8

// The relations, from weakest to strongest claim.
const (
	Unrelated       Relation = iota // nothing to say
	SameEvent                       // independent reports of one event: not reuse
	Possible                        // evidence worth a look, no verdict
	SharedQuotation                 // both carry the same statement or quotation, and nothing else of each other: not reuse
	SharedSource                    // both derive from a third text: wire copy, press release
	Rewrite                         // reworded; the content follows the source
	Excerpt                         // verbatim passages in a text that is otherwise its own
	NearCopy                        // the same text with small edits
	Identical                       // the same words after normalising
)

// Relations are all relations, from the strongest claim to the weakest.
var Relations = []Relation{Identical, NearCopy, Excerpt, Rewrite, SharedSource, SharedQuotation, Possible, SameEvent, Unrelated}

var relationNames = [...]string{"unrelated", "same-event", "possible", "shared-quotation", "shared-source", "rewrite", "excerpt", "near-copy", "identical"}

// String returns the name of r in outputs and flags.
func (r Relation) String() string { return relationNames[r] }

// ParseRelation returns the relation with this name, and reports whether there is one.
func ParseRelation(name string) (Relation, bool) {
	for i, n := range relationNames {
		if n == name {
			return Relation(i), true
		}
	}
	return Unrelated, false
}

// Reuse reports whether r says that one of the two texts was made from the other
// or both from a third.
func (r Relation) Reuse() bool { return r >= SharedSource }
