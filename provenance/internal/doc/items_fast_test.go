package doc

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a few bytes show agrees with the patterns, in the lines of all cases and in some made
// of marks.
func TestMarksByFirstBytes(t *testing.T) {
	lines := []string{"", " ", "---", " \\* \\* \\*", "\\---", "⸻", "⁂", "• x", "\t- x", "12) x", "_ _ _", "=====", "10", "10:42", "[10.42am GMT", "** 14h30 - ", "> 2. x", "__x__ y",
		"* **x** y", "Mise à jour, à 9h05", "Actualización: a las 13:20", "Updated, at 10 p.m.", "    12. x", "\v3. x", "\f* * *", "\u00a0• x", "- ", "#1", "###", "~ ~ ~",
		"•– 9.05", "—10:42 x", "POSTED 9h05", "ſtand 10.42 ", "poſted 9:30", "u", "1", "12", "123. x", "2.", "3)x", "3) x", "••2. x", "[(*_#>10:42", "[(*_#>-10:42", "9 am", "9am.", "9 x", "24:59%"}
	files, err := filepath.Glob("../../../testdata/judging/*/in.jsonl")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v; want 20 at least", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(strings.ReplaceAll(string(data), `\n`, "\n"), "\n")...)
	}
	found := [5]int{}
	for _, line := range lines {
		for i, x := range []struct {
			name      string
			got, want bool
		}{
			{"clock", isClock(line), clockMark.MatchString(line)},
			{"number", numberOf(line) != nil, numberMark.MatchString(line)},
			{"rule", isRule(line), ruleMark.MatchString(line)},
			{"bold", isBold(line), boldMark.MatchString(line)},
			{"bullet", isBullet(line), bulletMark.MatchString(line)},
		} {
			if x.got != x.want {
				t.Errorf("%s: %v, by the pattern %v: %q", x.name, x.got, x.want, line)
			}
			if x.want {
				found[i]++
			}
		}
	}
	if slices.Min(found[:]) < 5 {
		t.Errorf("%v lines with marks, want 5 of each: the test asks nothing", found)
	}
}
