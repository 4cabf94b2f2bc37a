package shingle

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the error curve anew")

// simulateErrors writes the table of error_curve.txt.
func simulateErrors(w *bytes.Buffer) {
	const trials = 500
	fmt.Fprintf(w, "Error of Similarity against the true Jaccard similarity J, for two sets of n\n"+
		"shingles each: mean and root mean square over %d pairs, in thousandths. The\n"+
		"last line is the error of %d independent permutations, sqrt(J(1-J)/%d).\n"+
		"Made by: go test -run TestErrorCurve -update\n\n", trials, Bins, Bins)
	fmt.Fprintf(w, "%6s", "n \\ J")
	for j := 1; j <= 9; j++ {
		fmt.Fprintf(w, "    0.%d     ", j)
	}
	fmt.Fprintln(w, "\n        "+strings.Repeat("bias  rmse  ", 9))
	r := rand.New(rand.NewPCG(256, 3))
	for _, n := range []int{20, 50, 100, 200, 500, 1000, 2000, 5000} {
		fmt.Fprintf(w, "%6d", n)
		for tenth := 1; tenth <= 9; tenth++ {
			j := float64(tenth) / 10
			both := int(math.Round(2 * float64(n) * j / (1 + j)))
			j = float64(both) / float64(2*n-both)
			var sum, square float64
			for range trials {
				d := estimate(r, n, both) - j
				sum += d
				square += float64(d * d) // rounded, never fused: the table is the same everywhere
			}
			fmt.Fprintf(w, "%6.1f%6.1f", 1000*sum/trials, 1000*math.Sqrt(square/trials))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%6s", "")
	for tenth := 1; tenth <= 9; tenth++ {
		j := float64(tenth) / 10
		fmt.Fprintf(w, "%12.1f", 1000*math.Sqrt(j*(1-j)/Bins))
	}
	fmt.Fprintln(w)
}

// estimate returns the similarity by signature of two random sets of n with both in common.
func estimate(r *rand.Rand, n, both int) float64 {
	var a, b Sketcher
	a.reset()
	b.reset()
	for i := range 2*n - both {
		x := mix(r.Uint64())
		if i < n {
			a.add(x)
		}
		if i >= n-both {
			b.add(x)
		}
	}
	return Similarity(a.finish(nil), b.finish(nil))
}

func TestErrorCurve(t *testing.T) {
	var got bytes.Buffer
	simulateErrors(&got)
	const file = "error_curve.txt"
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not what the code gives (see -update):\n%s", file, got.Bytes())
	}
}

func TestContainment(t *testing.T) {
	for _, test := range []struct {
		n, m, both int
		want       float64
	}{{100, 100, 100, 1}, {100, 1000, 100, 1}, {1000, 100, 100, 0.1}, {200, 300, 50, 0.25}, {100, 100, 0, 0}, {0, 100, 0, 0}} {
		similarity := float64(test.both) / float64(test.n+test.m-test.both)
		if got := Containment(similarity, test.n, test.m); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%d of %d and %d: got %v, want %v", test.both, test.n, test.m, got, test.want)
		}
	}
}

func TestSketchOfShortTexts(t *testing.T) {
	var s Sketcher
	sketch := func(text string) (Signature, int) { return s.Sketch(nil, AppendWords(nil, text)) }
	if sig, n := sketch("…"); len(sig) != 0 || n != 0 {
		t.Errorf("no words: got %d rows and %d shingles, want none", len(sig), n)
	}
	texts := []string{"a", "b", "a b", "b a", "a b c", "a b c d", "中", "中文", "中文字", "中文字符中", "loading please wait"}
	for i, x := range texts {
		a, n := sketch(x)
		if len(a) != Bins || n == 0 {
			t.Errorf("%q: got %d rows and %d shingles", x, len(a), n)
		}
		for _, y := range texts[:i] {
			if b, _ := sketch(y); Similarity(a, b) > 0.75 {
				t.Errorf("%q and %q: similarity %v", x, y, Similarity(a, b))
			}
		}
		if got := Similarity(a, a); got != 1 {
			t.Errorf("%q and itself: similarity %v", x, got)
		}
	}
	if Similarity(nil, nil) != 0 {
		t.Error("two empty texts are similar")
	}
}

// TestSketchIsStable holds the signature of one text to what stored signatures have.
func TestSketchIsStable(t *testing.T) {
	var s Sketcher
	sig, n := s.Sketch(nil, AppendWords(nil, "The harbour board voted 7-2 on Tuesday to close the old bridge. 港口委员会决定"))
	if got, want := fmt.Sprint(n, sig[:8], sig[248:]), stableSketch; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

const stableSketch = `17 [47671 47671 30304 54296 54296 33982 28607 54296] [28607 30304 28607 30304 24722 60224 38960 47671]`
