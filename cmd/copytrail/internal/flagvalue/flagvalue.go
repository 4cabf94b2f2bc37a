// Package flagvalue has the types of flag values that several commands take: a word of
// a few, a share, a whole number, a span of time, relations, paths. Each binds to a
// variable of the command, whose value at that time is the default, and its errors say
// what was wanted.
package flagvalue

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"copytrail/cmd/copytrail/internal/wording"
)

// Choice is a flag that takes one of a few words.
type Choice struct {
	Value *string
	Words []string
}

// When is the choice of --color and --progress: auto, always or never.
func When(value *string) Choice { return Choice{value, []string{"auto", "always", "never"}} }

func (c Choice) String() string { return *c.Value }

// Type returns the words as help shows them: "auto|always|never".
func (c Choice) Type() string { return strings.Join(c.Words, "|") }

// Choices returns the words.
func (c Choice) Choices() []string { return c.Words }

// Set takes one of the words.
func (c Choice) Set(s string) error {
	if !slices.Contains(c.Words, s) {
		return fmt.Errorf("unknown value %q (want %s)", s, wording.Choices(c.Words))
	}
	*c.Value = s
	return nil
}

// Share is a flag that takes a number from 0 to 1.
type Share struct {
	Value  *float64
	What   string // what the number says, for errors: "score"
	Above0 bool   // 0 is not allowed
	Below1 bool   // 1 is not allowed
}

func (f Share) String() string { return strconv.FormatFloat(*f.Value, 'g', -1, 64) }

// Type returns the word for the value in help.
func (f Share) Type() string { return "SHARE" }

// Set takes a number within the bounds.
func (f Share) Set(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	low, high := "from 0", "to 1"
	if f.Above0 {
		low = "above 0"
	}
	if f.Below1 {
		high = "and below 1"
	}
	if err != nil || math.IsNaN(v) || v < 0 || v > 1 || f.Above0 && v == 0 || f.Below1 && v == 1 {
		return fmt.Errorf("unknown %s %q (want a number %s %s)", f.What, s, low, high)
	}
	*f.Value = v
	return nil
}

// Count is a flag that takes a whole number from 0 to 1,048,576.
type Count struct{ Value *int }

func (f Count) String() string { return strconv.Itoa(*f.Value) }

// Type returns the word for the value in help.
func (f Count) Type() string { return "N" }

// Set takes a whole number.
func (f Count) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 || v > 1<<20 {
		return fmt.Errorf("unknown number %q (want a whole number from 0 to 1048576)", s)
	}
	*f.Value = v
	return nil
}

// Paths is a flag that takes a file or a folder; each use adds one.
type Paths struct{ List *[]string }

func (f Paths) String() string { return strings.Join(*f.List, ",") }

// Type returns the word for the value in help; completion offers files for it.
func (f Paths) Type() string { return "PATH" }

// Set adds a path.
func (f Paths) Set(s string) error {
	if s == "" {
		return fmt.Errorf("an empty path (want a file, a folder or -)")
	}
	*f.List = append(*f.List, s)
	return nil
}
