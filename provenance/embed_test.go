package provenance_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The program in doc/embed.md builds and prints what the page shows.
func TestProgramOfTheDocsRuns(t *testing.T) {
	page, err := os.ReadFile("../doc/embed.md")
	if err != nil {
		t.Fatal(err)
	}
	_, program, ok := strings.Cut(string(page), "```go\n")
	program, rest, closed := strings.Cut(program, "```\n")
	if !ok || !closed {
		t.Fatal("doc/embed.md has no Go program")
	}
	file := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(file, []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "run", file, "../testdata/stories").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, shown, _ := strings.Cut(rest, "testdata/stories\n")
	shown, _, _ = strings.Cut(shown, "…")
	if strings.Count(shown, "\n") < 2 || !strings.HasPrefix(string(out), shown) {
		t.Errorf("the program prints\n%s\nthe page shows\n%s", out, shown)
	}
}
