package provenance

import (
	"io"

	"copytrail/provenance/internal/outlet"
)

// Outlet is one publisher of news under all its names: its canonical Name, its
// Domains, its Aliases, whether it is an Agency, the Lang it publishes in and its
// Owner, each empty when it is not known.
type Outlet = outlet.Outlet

// OutletTable knows outlets by name and by domain. It does not change once it is
// built, and many goroutines may use it at once. Start from [DefaultOutlets] or
// [ParseOutlets]; Extend adds a user's table, and ByOwner makes one outlet of all
// outlets of one owner.
type OutletTable = outlet.Table

// OutletsError is an error in a table of outlets: the Line, from 1, and what is wrong.
type OutletsError = outlet.TableError

// DefaultOutlets returns the built-in table: news agencies and well-known outlets of
// many countries.
func DefaultOutlets() *OutletTable { return outlet.Default() }

// ParseOutlets reads a table of outlets, in the form that doc/outlets.md describes. An
// error is one of r or an [*OutletsError].
func ParseOutlets(r io.Reader) (*OutletTable, error) { return outlet.Parse(r) }
