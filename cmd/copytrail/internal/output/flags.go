package output

import (
	"fmt"
	"slices"
	"strings"

	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/report"
)

// formatFlag is the value of --format.
type formatFlag struct{ format *report.Format }

func (f formatFlag) String() string    { return string(*f.format) }
func (f formatFlag) Type() string      { return "FORMAT" }
func (f formatFlag) Choices() []string { return report.Formats() }

func (f formatFlag) Set(s string) error {
	if !slices.Contains(report.Formats(), s) {
		return fmt.Errorf("unknown format %q (want %s)", s, wording.Choices(report.Formats()))
	}
	*f.format = report.Format(s)
	return nil
}

// outputFiles is a flag that takes a file whose extension names a format; each use adds
// one.
type outputFiles struct{ files *[]string }

func (f outputFiles) String() string { return strings.Join(*f.files, ",") }
func (f outputFiles) Type() string   { return "FILE" }

func (f outputFiles) Set(s string) error {
	if _, ok := report.FormatOf(s); !ok {
		return fmt.Errorf("the name %q does not say which format (want it to end in %s)", s, wording.Choices(report.Extensions()))
	}
	*f.files = append(*f.files, s)
	return nil
}
