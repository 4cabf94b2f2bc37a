package page

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast computes the contrast of every colour of text, and of every line that
// carries a meaning, with each ground it stands on, in both themes: WCAG 2.2 asks
// for 4.5 of text (1.4.3) and 3 of graphics (1.4.11).
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark := themes(t, string(css))
	relations := []string{"r-identical", "r-near-copy", "r-excerpt", "r-rewrite", "r-shared-source", "r-shared-quotation", "r-possible", "r-same-event", "r-unrelated"}
	text := map[string][]string{
		"ground": append([]string{"ink", "quiet", "accent", "del", "ins", "identical-line", "edited-line", "rewritten-line", "said-line"}, relations...),
		"soft":   append([]string{"ink", "quiet", "accent"}, relations...), // filters, rows under the pointer
		"warn":   {"ink"},
		// Passages, with words struck or added and the numbers of their marks.
		"identical": {"ink", "del", "ins", "identical-line"},
		"edited":    {"ink", "del", "ins", "edited-line"},
		"rewritten": {"ink", "rewritten-line"},
		"said":      {"ink", "del", "ins", "said-line"},
	}
	graphics := map[string][]string{
		"ground": {"accent", "identical-line", "edited-line", "rewritten-line", "said-line", "warn-line", "quiet"},
		"soft":   {"identical-line", "edited-line", "rewritten-line", "said-line"}, // the alignment plot
	}
	for name, theme := range map[string]map[string]string{"light": light, "dark": dark} {
		check := func(what string, pairs map[string][]string, want float64) {
			least := math.Inf(1)
			for ground, colours := range pairs {
				for _, c := range colours {
					got := contrast(t, theme[c], theme[ground])
					if least = min(least, got); got < want {
						t.Errorf("%s: %s %s on %s %s: %.2f, want %.1f", name, c, theme[c], ground, theme[ground], got, want)
					}
				}
			}
			t.Logf("%s: the least contrast of %s is %.2f", name, what, least)
		}
		check("text", text, 4.5)
		check("graphics", graphics, 3)
		// Numbers of the matrix stand on the accent colour mixed into the ground.
		for _, share := range []float64{.12, .24, .36, .48} {
			if got := contrast(t, theme["ink"], mix(t, theme["accent"], theme["ground"], share)); got < 4.5 {
				t.Errorf("%s: a number on %.0f %% of the accent: %.2f", name, 100*share, got)
			}
		}
	}
}

// themes returns the colours of the page by name, those of the dark theme over the
// light one's.
func themes(t *testing.T, css string) (light, dark map[string]string) {
	t.Helper()
	roots := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(css, -1)
	if len(roots) != 2 || !strings.Contains(css, "prefers-color-scheme: dark") {
		t.Fatalf("found %d themes, want 2", len(roots))
	}
	light, dark = map[string]string{}, map[string]string{}
	for i, r := range roots {
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+);`).FindAllStringSubmatch(r[1], -1) {
			if i == 0 {
				light[m[1]] = m[2]
			}
			dark[m[1]] = m[2]
		}
	}
	return light, dark
}

func rgb(t *testing.T, hex string) (c [3]float64) {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("no colour: %q", hex)
	}
	return [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
}

// mix returns share of a in b, as color-mix does in srgb.
func mix(t *testing.T, a, b string, share float64) string {
	x, y := rgb(t, a), rgb(t, b)
	n := 0
	for i := range x {
		n = n<<8 | int(math.Round(share*x[i]+(1-share)*y[i]))
	}
	return "#" + strconv.FormatInt(1<<24|int64(n), 16)[1:]
}

// contrast is the ratio of WCAG 2.2 between two colours.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(hex string) float64 {
		l := 0.0
		for i, v := range rgb(t, hex) {
			if v /= 255; v <= .04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+.055)/1.055, 2.4)
			}
			l += v * []float64{.2126, .7152, .0722}[i]
		}
		return l
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}
