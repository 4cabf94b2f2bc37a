package field

import (
	"fmt"
	"strings"
)

// Values are the fields that one record gives: for each of them the value under the best
// of its names. The zero value has none.
type Values struct {
	value [Count]string
	rank  [Count]uint8 // rank of the name that gave the value, plus 1; 0: no name gave it
}

// Get returns the value of f, "" when there is none.
func (v *Values) Get(f Field) string { return v.value[f] }

// Put sets the value of f, which the record gives under no name.
func (v *Values) Put(f Field, value string) { v.value[f] = value }

// Set takes a value under one of the names of its field, unless a better name has given
// one. Of two values under one name the last wins, as in JSON; an empty value never
// replaces another.
func (v *Values) Set(a Alias, value string) {
	if value == "" && v.value[a.Field] != "" {
		return
	}
	if a.Field == Outlet && v.rank[URL] == 0 && isPage(value) { // trafilatura's "source"
		v.value[URL], v.rank[URL] = value, 255
	}
	if v.rank[a.Field] == 0 || a.Rank+1 <= v.rank[a.Field] || v.value[a.Field] == "" {
		v.value[a.Field] = value
		v.rank[a.Field] = a.Rank + 1
	}
}

// isPage reports whether the value of an outlet is the address of a page.
func isPage(value string) bool {
	if !strings.HasPrefix(value, "http://") && !strings.HasPrefix(value, "https://") {
		return false
	}
	_, rest, _ := strings.Cut(value, "//")
	_, path, _ := strings.Cut(rest, "/")
	return path != ""
}

// Origin says in words under which name the value of f was given: `field "maintext"`. It
// returns "" when no name gave it.
func (v *Values) Origin(f Field, names *Names) string {
	if v.rank[f] == 0 || v.value[f] == "" {
		return ""
	}
	for name, a := range names.names {
		if a.Field == f && a.Rank+1 == v.rank[f] {
			return fmt.Sprintf("field %q", name) // a field has one name of each rank
		}
	}
	return ""
}
