package input

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/wording"
)

// limit is one of the limits of article.Options.
type limit struct {
	name  string
	bytes bool  // it counts bytes; the value may end in K, M or G
	most  int64 // the largest value
	set   func(opt *article.Options, n int64)
}

// readLimits are the limits, in the order of doc/reading.md.
var readLimits = []limit{
	{"record", true, math.MaxInt32, func(o *article.Options, n int64) { o.MaxRecord = int(n) }},
	{"ratio", false, math.MaxInt32, func(o *article.Options, n int64) { o.MaxRatio = int(n) }},
	{"expanded", true, math.MaxInt64, func(o *article.Options, n int64) { o.MaxExpanded = n }},
	{"records", false, math.MaxInt32, func(o *article.Options, n int64) { o.MaxRecords = int(n) }},
	{"elements", false, math.MaxInt32, func(o *article.Options, n int64) { o.MaxElements = int(n) }},
	{"depth", false, 1000, func(o *article.Options, n int64) { o.MaxDepth = int(n) }},
}

func limitNames() []string {
	var names []string
	for _, l := range readLimits {
		names = append(names, l.name)
	}
	return names
}

// limits is a flag that takes NAME=N, once for each limit that is changed.
type limits struct{ values *map[string]int64 }

func (f limits) Type() string { return "NAME=N" }

func (f limits) String() string {
	var pairs []string
	for _, l := range readLimits {
		if n, ok := (*f.values)[l.name]; ok {
			pairs = append(pairs, fmt.Sprintf("%s=%d", l.name, n))
		}
	}
	return strings.Join(pairs, ",")
}

func (f limits) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok {
		return fmt.Errorf("%q sets no limit (want NAME=N, as in record=64M)", s)
	}
	i := slices.IndexFunc(readLimits, func(l limit) bool { return l.name == name })
	if i < 0 {
		return fmt.Errorf("unknown limit %q (want %s)", name, wording.Choices(limitNames()))
	}
	n, ok := readLimits[i].parse(value)
	if !ok {
		want := "a whole number, 0 for no limit"
		if readLimits[i].bytes {
			want = "bytes as in 500K, 64M or 2G, 0 for no limit"
		}
		return fmt.Errorf("unknown limit %s=%q (want %s)", name, value, want)
	}
	if *f.values == nil {
		*f.values = map[string]int64{}
	}
	(*f.values)[name] = n
	return nil
}

// parse reads a value of l, and reports whether it is one.
func (l limit) parse(s string) (int64, bool) {
	unit := int64(1)
	if l.bytes && s != "" {
		for i, suffix := range []string{"K", "M", "G"} {
			if rest, ok := strings.CutSuffix(strings.ToUpper(strings.TrimSuffix(strings.TrimSuffix(s, "iB"), "B")), suffix); ok {
				s, unit = rest, 1<<(10*(i+1))
				break
			}
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > l.most/unit {
		return 0, false
	}
	return n * unit, true
}
