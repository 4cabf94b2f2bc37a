package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
	"copytrail/report"
)

// chooser is a flag value with a fixed set of words, for messages and completion.
type chooser interface{ choices() []string }

// explainer marks the flag values of this file: their errors say what was wanted.
type explainer interface{ explains() }

// choice is a flag that takes one of a few words.
type choice struct {
	value *string
	words []string
}

func (c choice) String() string    { return *c.value }
func (c choice) Type() string      { return strings.Join(c.words, "|") }
func (c choice) choices() []string { return c.words }
func (c choice) explains()         {}

func (c choice) Set(s string) error {
	if !slices.Contains(c.words, s) {
		return fmt.Errorf("unknown value %q (want %s)", s, wording.Choices(c.words))
	}
	*c.value = s
	return nil
}

// when is the choice of --color and --progress.
func when(value *string) choice { return choice{value, []string{"auto", "always", "never"}} }

// formatFlag is the choice of --format.
type formatFlag struct{ format *report.Format }

func (f formatFlag) String() string    { return string(*f.format) }
func (f formatFlag) Type() string      { return "FORMAT" }
func (f formatFlag) choices() []string { return report.Formats() }
func (f formatFlag) explains()         {}

func (f formatFlag) Set(s string) error {
	if !slices.Contains(report.Formats(), s) {
		return fmt.Errorf("unknown format %q (want %s)", s, wording.Choices(report.Formats()))
	}
	*f.format = report.Format(s)
	return nil
}

// share is a flag that takes a number between two bounds within [0, 1].
type share struct {
	value      *float64
	openLow    bool // 0 is not allowed
	openHigh   bool // 1 is not allowed
	whatItSays string
}

func (f share) String() string { return strconv.FormatFloat(*f.value, 'g', -1, 64) }
func (f share) Type() string   { return "SHARE" }
func (f share) explains()      {}

func (f share) Set(s string) error {
	v, err := strconv.ParseFloat(s, 64)
	low, high := "from 0", "to 1"
	if f.openLow {
		low = "above 0"
	}
	if f.openHigh {
		high = "and below 1"
	}
	if err != nil || math.IsNaN(v) || v < 0 || v > 1 || f.openLow && v == 0 || f.openHigh && v == 1 {
		return fmt.Errorf("unknown %s %q (want a number %s %s)", f.whatItSays, s, low, high)
	}
	*f.value = v
	return nil
}

// count is a flag that takes a whole number from 0.
type count struct{ value *int }

func (f count) String() string { return strconv.Itoa(*f.value) }
func (f count) Type() string   { return "N" }
func (f count) explains()      {}

func (f count) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 || v > 1<<20 {
		return fmt.Errorf("unknown number %q (want a whole number from 0 to 1048576)", s)
	}
	*f.value = v
	return nil
}

// window is a flag that takes a span of time: 0, 30d, 2w, 48h, 1d12h.
type window struct{ value *time.Duration }

func (f window) Type() string { return "TIME" }
func (f window) explains()    {}

func (f window) String() string {
	d := *f.value
	if d == 0 {
		return "0"
	}
	if day := 24 * time.Hour; d%day == 0 {
		return fmt.Sprintf("%dd", d/day)
	}
	return d.String()
}

func (f window) Set(s string) error {
	d, ok := parseSpan(s)
	if !ok {
		return fmt.Errorf("unknown span of time %q (want 30d, 2w, 48h, 1d12h or 0 for no limit)", s)
	}
	*f.value = d
	return nil
}

// parseSpan reads what time.ParseDuration reads, and weeks and days before it.
func parseSpan(s string) (time.Duration, bool) {
	var total time.Duration
	rest := s
	for _, unit := range []struct {
		suffix string
		length time.Duration
	}{{"w", 7 * 24 * time.Hour}, {"d", 24 * time.Hour}} {
		n, after, found := strings.Cut(rest, unit.suffix)
		if !found {
			continue
		}
		// 16 bits of weeks are 1,256 years: more would overflow a Duration.
		v, err := strconv.ParseUint(n, 10, 16)
		if err != nil {
			return 0, false
		}
		total += time.Duration(v) * unit.length
		rest = after
	}
	if rest == "" {
		return total, s != ""
	}
	d, err := time.ParseDuration(rest)
	if err != nil || d < 0 || total+d < total {
		return 0, false
	}
	return total + d, true
}

// relations is a flag that takes a list of relations, or a word for several.
type relations struct {
	set *map[provenance.Relation]bool
	all string // the word for several
	of  func(provenance.Relation) bool
}

func (f relations) Type() string { return "LIST" }
func (f relations) explains()    {}

func (f relations) choices() []string {
	names := []string{f.all}
	for _, r := range provenance.Relations {
		names = append(names, r.String())
	}
	return names
}

// String lists the relations from the strongest claim to the weakest.
func (f relations) String() string {
	var names []string
	for _, r := range provenance.Relations {
		if (*f.set)[r] {
			names = append(names, r.String())
		}
	}
	return strings.Join(names, ",")
}

func (f relations) Set(s string) error {
	if *f.set == nil {
		*f.set = map[provenance.Relation]bool{}
	}
	for name := range strings.SplitSeq(s, ",") {
		name = strings.TrimSpace(name)
		if name == f.all {
			for _, r := range provenance.Relations {
				if f.of(r) {
					(*f.set)[r] = true
				}
			}
			continue
		}
		r, ok := provenance.ParseRelation(name)
		if !ok {
			return fmt.Errorf("unknown relation %q (want %s)", name, wording.Choices(f.choices()))
		}
		(*f.set)[r] = true
	}
	return nil
}

// fieldNames are the names of our own input fields, which --field renames.
var fieldNames = []string{"id", "outlet", "url", "published", "title", "byline", "lang", "text", "html"}

// fields is a flag that takes OURS=THEIRS, once for each renamed field.
type fields struct{ names *map[string]string }

func (f fields) Type() string { return "OURS=THEIRS" }
func (f fields) explains()    {}

func (f fields) String() string {
	var pairs []string
	for _, ours := range fieldNames {
		if theirs, ok := (*f.names)[ours]; ok {
			pairs = append(pairs, ours+"="+theirs)
		}
	}
	return strings.Join(pairs, ",")
}

func (f fields) Set(s string) error {
	ours, theirs, ok := strings.Cut(s, "=")
	if !ok || theirs == "" {
		return fmt.Errorf("%q renames nothing (want OURS=THEIRS, as in text=body)", s)
	}
	if !slices.Contains(fieldNames, ours) {
		return fmt.Errorf("unknown field %q (want %s)", ours, wording.Choices(fieldNames))
	}
	if *f.names == nil {
		*f.names = map[string]string{}
	}
	(*f.names)[ours] = theirs
	return nil
}

// outputs is a flag that takes a file whose extension names a format; repeatable.
type outputs struct{ files *[]string }

func (f outputs) String() string { return strings.Join(*f.files, ",") }
func (f outputs) Type() string   { return "FILE" }
func (f outputs) explains()      {}

func (f outputs) Set(s string) error {
	if _, ok := report.FormatOf(s); !ok {
		return fmt.Errorf("the name %q does not say which format (want it to end in %s)", s, wording.Choices(report.Extensions()))
	}
	*f.files = append(*f.files, s)
	return nil
}
