package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// WriteJSON prints rep as one JSON object, indented.
func WriteJSON(w io.Writer, rep *Report) error {
	b, err := json.MarshalIndent(rep, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// WriteText prints rep for people, in at most 80 columns unless the name of a
// mode is long.
func WriteText(w io.Writer, rep *Report) error {
	var t text
	t.head(rep)
	t.curve(rep)
	t.decisions(rep)
	t.direction(rep)
	t.calibration(rep)
	t.groups("Reuse by mode: share found, share called reuse, direction", rep.Modes, rep)
	t.groups("Reuse by length of the shorter text", rep.Lengths, rep)
	t.others("Independent by mode: share above the same scores", rep.OtherModes, rep)
	t.others("Independent by length: share above the same scores", rep.OtherLength, rep)
	for i, warning := range rep.Warnings {
		if i == 0 {
			t.WriteString("\nRead with care\n")
		}
		t.linef("  - %s", warning)
	}
	_, err := w.Write(t.Bytes())
	return err
}

// text collects lines without trailing spaces.
type text struct{ bytes.Buffer }

func (t *text) linef(format string, args ...any) {
	t.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " "))
	t.WriteByte('\n')
}

func (t *text) head(rep *Report) {
	t.linef("%s of %s: %d reuse (%d with a known source), %d independent.",
		counted(rep.Pairs, "labelled pair"), counted(rep.Events, "event"), rep.Reuse, rep.WithSource, rep.Independent)
	rest := "left out"
	if rep.Closed {
		rest = "taken as independent"
	}
	t.linef("%d of them are among the findings; %s of no label %s.", rep.Scored, counted(rep.Unlisted, "finding"), rest)
	if rep.Draws > 0 {
		t.linef("In brackets: 95 %% intervals of %d bootstrap draws of events, seed %d.", rep.Draws, rep.Seed)
	}
}

// counted says how many of something there are.
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (t *text) curve(rep *Report) {
	t.WriteString("\nRanking\n")
	for _, at := range rep.RecallAt {
		threshold := "  no score is high enough"
		if !math.IsInf(float64(at.Threshold), 0) {
			threshold = fmt.Sprintf("  score >= %.4f", at.Threshold)
		}
		t.linef("  recall at %4g %% false positives  %s%s  %s", at.Rate*100, at.Recall, threshold, fewer(at.Allowed))
	}
	t.linef("  area under the curve             %s", rep.AUC)
}

func fewer(allowed int) string { return fmt.Sprintf("(up to %s)", counted(allowed, "pair")) }

func (t *text) decisions(rep *Report) {
	d := rep.Decisions
	t.WriteString("\nDecisions: what is called reuse\n")
	t.linef("  precision  %s  %d right, %d wrong", d.Precision, d.TruePositives, d.FalsePositives)
	t.linef("  recall     %s  %d found, %d missed", d.Recall, d.TruePositives, d.FalseNegatives)
	t.linef("  F1         %s", d.F1)
	t.linef("  called possible: %d of the missed, and %d independent", d.Possible, d.PossibleFalse)
}

func (t *text) direction(rep *Report) {
	a := rep.Attribution
	t.WriteString("\nSource: is the best-scoring of the compared articles a true source?\n")
	t.linef("  right      %s  %d right, %d wrong, %d not found, of %d", a.Share, a.Right, a.Wrong, a.None, a.Copies)
	d := rep.Directions
	t.WriteString("\nDirection, where the source is known and the pair is called reuse\n")
	t.linef("  correct    %s  %d right, %d wrong", d.Correct, d.Right, d.Wrong)
	t.linef("  covered    %s  %d unknown, and %s missed", d.Covered, d.Unknown, counted(d.Missed, "pair"))
	if d.Directional > 0 {
		t.linef("  claimed without ground: %d of %s called reuse where neither is the source", d.Unfounded, counted(d.Directional, "pair"))
	}
}

func (t *text) calibration(rep *Report) {
	c := rep.Calibration
	t.WriteString("\nCalibration\n")
	t.linef("  Brier      %s  over all labelled pairs, not found counting as 0", c.Brier)
	t.linef("  gap        %s  mean distance of score and truth over the rows", c.Gap)
	t.linef("  score        pairs   mean score   share of reuse")
	for _, b := range c.Bins {
		t.linef("  %.1f - %.1f  %7d   %10s   %14s", b.Low, b.High, b.Pairs, b.Score, b.Reuse)
	}
}

// groups prints a table of reuse pairs.
func (t *text) groups(title string, groups []Group, rep *Report) {
	if len(groups) == 0 {
		return
	}
	var names []string
	for _, g := range groups {
		names = append(names, g.Name)
	}
	col := column(names)
	t.linef("\n%s", title)
	t.linef("  %-*s %6s%s  %7s  %5s %5s %5s", col, "", "pairs", rates(rep), "called", "right", "wrong", "?")
	for _, g := range groups {
		d := g.Direction
		t.linef("  %-*s %6d%s  %7s  %5d %5d %5d", col, clip(g.Name), g.Pairs, numbers(g.RecallAt),
			Number(ratio(g.Found, g.Pairs)), d.Right, d.Wrong, d.Unknown)
	}
}

// others prints a table of independent pairs.
func (t *text) others(title string, groups []OtherGroup, rep *Report) {
	if len(groups) == 0 {
		return
	}
	var names []string
	for _, g := range groups {
		names = append(names, g.Name)
	}
	col := column(names)
	t.linef("\n%s", title)
	t.linef("  %-*s %6s%s  %7s", col, "", "pairs", rates(rep), "called")
	for _, g := range groups {
		t.linef("  %-*s %6d%s  %7s", col, clip(g.Name), g.Pairs, numbers(g.Above), Number(ratio(g.Found, g.Pairs)))
	}
}

// maxName is how many characters of a name are printed.
const maxName = 26

// column returns the width that a column of names takes.
func column(names []string) int {
	width := 16
	for _, n := range names {
		width = max(width, utf8.RuneCountInString(clip(n)))
	}
	return width
}

// clip shortens a name that comes from a file and makes it harmless for a terminal.
func clip(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x2069 {
			return '?'
		}
		return r
	}, name)
	if r := []rune(name); len(r) > maxName {
		return string(r[:maxName-1]) + "…"
	}
	return name
}

func rates(rep *Report) string {
	var b strings.Builder
	for _, at := range rep.RecallAt {
		fmt.Fprintf(&b, "  %7s", fmt.Sprintf("@%g%%", at.Rate*100))
	}
	return b.String()
}

func numbers(ns []Number) string {
	var b strings.Builder
	for _, n := range ns {
		fmt.Fprintf(&b, "  %7s", n)
	}
	return b.String()
}

// String prints x with three digits after the point, "-" when it is undefined.
func (x Number) String() string {
	if math.IsNaN(float64(x)) {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(x))
}

// String prints f with its interval, where it has one.
func (f Figure) String() string {
	if math.IsNaN(float64(f.Low)) || math.IsNaN(float64(f.Value)) {
		return f.Value.String()
	}
	return fmt.Sprintf("%s [%s-%s]", f.Value, f.Low, f.High)
}
