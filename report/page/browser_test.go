package page

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"copytrail/provenance"
	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// saved writes the page of a result to a file and returns its name.
func saved(t *testing.T, res *provenance.Result, opt Options) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, write(t, res, opt), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

const heading = `document.querySelector("h2").textContent`

func TestBrowserViews(t *testing.T) {
	b := startBrowser(t)
	b.open(saved(t, sample.Result(t), options()), "")
	b.expect(heading, "Summary")
	for k, want := range map[string]string{"2": "Findings", "3": "Statements", "4": "Stories", "5": "Outlets", "6": "What was read", "1": "Summary"} {
		b.key(k)
		b.expect(heading, want)
	}
	b.key("2")
	b.expect(heading, "Findings")
	b.expect(`document.querySelectorAll(".findings > li").length`, "4")
	b.expect(`document.querySelector("[role=status]").textContent`, "4 findings; 1 pair that only shares a quotation apart")

	b.key("/")
	b.expect(`document.activeElement.id`, "search")
	b.eval(`document.activeElement.blur()`)

	// Filter by relation, then by search; the address follows.
	b.eval(`[...document.querySelectorAll(".check")].find((l) => l.textContent === "rewrite").querySelector("input").click()`)
	b.expect(`document.querySelectorAll(".findings > li").length`, "1")
	b.expect(`location.hash`, "#/findings?relation=rewrite")
	b.eval(`const q = document.getElementById("search"); q.value = "nothing has this"; q.dispatchEvent(new Event("input"))`)
	b.expect(`document.querySelector("[role=status]").textContent`, "0 of 5 findings. No finding fits all of this.")
	b.eval(`q.value = "drama"; q.dispatchEvent(new Event("input"))`)
	b.expect(`document.querySelectorAll(".findings > li").length`, "1")

	// Open the finding by keyboard; jump between counterparts.
	b.eval(`document.querySelector(".row").focus()`)
	b.key("Enter")
	b.expect(heading, "Daily Buzz reads as a rewording of Lund Courier.")
	b.key("n")
	b.key("n")
	b.expect(`[...document.querySelectorAll(".pane span.here")].map((e) => e.textContent.slice(0, 9)).join("|")`, "All of th|Lifeboats")
	b.eval(`document.querySelector('.pane[data-side="0"] button[data-passage="2"]').focus()`)
	b.key("Enter")
	b.expect(`document.activeElement.parentElement.textContent.slice(0, 10)`, "Nurse Ilse")
	b.expect(`document.activeElement.getAttribute("aria-label")`, "passage 3, rewritten, prose, in the copy")
	b.expect(`document.getElementById("said").textContent`, "passage 3, rewritten, prose, in the copy")

	// Under the pointer a passage shows its counterpart, and its stroke in the plot.
	b.eval(`document.querySelector('.pane[data-side="0"] .p[data-passage="1"]').dispatchEvent(new MouseEvent("mouseenter"))`)
	b.expect(`[...document.querySelectorAll(".over")].map((e) => e.tagName + (e.closest(".pane")?.dataset.side ?? "")).join(" ")`, "line SPAN0 BUTTON0 SPAN1 BUTTON1")
	b.eval(`document.querySelector('.pane[data-side="0"] .p[data-passage="1"]').dispatchEvent(new MouseEvent("mouseleave"))`)
	b.expect(`document.querySelectorAll(".over").length`, "0")
	b.key("u")
	b.expect(`location.hash`, "#/findings?relation=rewrite&q=drama")

	// Everything that counts and everything that is drawn leads to its findings.
	b.eval(`location.hash = "#/outlets"`)
	b.expect(heading, "Outlets")
	for _, link := range []string{".matrix a", ".net a", ".scroll td a"} {
		b.eval(`document.querySelector(` + fmt.Sprintf("%q", link) + `).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))`)
		b.expect(heading, "Findings")
		b.expect(fmt.Sprintf(`"%s leads to findings: " + (document.querySelectorAll(".findings > li").length > 0)`, link), link+" leads to findings: true")
		b.eval(`history.back()`)
		b.expect(heading, "Outlets")
	}
	b.eval(`location.hash = "#/findings?story=0"`)
	b.expect(`document.querySelector("[role=status]").textContent`, "3 of 5 findings, in the story Ferry runs aground on Skarv reef")
	b.eval(`location.hash = "#/story/0"`)
	b.expect(`[...document.querySelectorAll(".tree > li")].map((e) => e.querySelector(".outlet").textContent + ":" + [...e.querySelectorAll(":scope > ul .outlet")].map((x) => x.textContent)).join("; ")`, "Lund Courier:Daily Buzz,Coast Weekly")
	b.eval(`location.hash = "#/skipped"`)
	b.expect(`document.querySelector("main p").textContent`, "10 records: 7 articles compared, 1 merged, 2 skipped.")
	b.expect(`document.querySelectorAll("tbody tr").length`, "5")

	// Every control has a name, every picture a text.
	for _, view := range []string{"#/", "#/findings", "#/outlets", "#/stories", "#/story/0", "#/skipped", "#/finding/" + view.Pair(&sample.Result(t).Findings[0])} {
		b.eval("location.hash = " + fmt.Sprintf("%q", view))
		b.expect(`[...document.querySelectorAll("a, button, input, select, [role=button], [role=region]")].filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length)).length`, "0")
		b.expect(`[...document.querySelectorAll("svg:not([aria-hidden]):not([aria-label])")].length`, "0")
		b.expect(`document.querySelectorAll("[role=img] a").length`, "0") // what is in a picture is not told
		for _, width := range []int{360, 800, 1400} {
			b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}, nil)
			b.expect(fmt.Sprintf(`"%s at %d: " + (document.documentElement.scrollWidth <= innerWidth)`, view, width), fmt.Sprintf("%s at %d: true", view, width))
		}
	}
	b.quiet()
}

// TestBrowserStatements: what several quote is one entry, apart from the findings, and leads
// to its pairs.
func TestBrowserStatements(t *testing.T) {
	b := startBrowser(t)
	res := sample.Quoted(t)
	b.open(saved(t, res, options()), "/findings")
	b.expect(`document.querySelectorAll(".findings > li").length`, "1")
	b.expect(`document.querySelector("[role=status]").textContent`, "1 finding; 7 pairs that only share a quotation apart")
	b.eval(`document.querySelector("[role=status] a").click()`)
	b.expect(heading, "Statements")
	b.expect(`document.querySelector("[role=status]").textContent`, "7 pairs of articles, 2 statements")
	b.expect(`[...document.querySelectorAll(".statements > li")].map((e) => e.querySelectorAll(".carriers > li").length + " " + e.lastChild.textContent).join("|")`, "4 6 pairs|2 1 pair, side by side")
	b.expect(`document.querySelector(".statements .carriers > li:nth-child(3)").textContent`, "Hill Post2026-02-1127 wordsWhat the mayor has in her drawer")
	b.eval(`const q = document.getElementById("search-said"); q.value = "floats"; q.dispatchEvent(new Event("input"))`)
	b.expect(`document.querySelector("[role=status]").textContent`, "1 of 2 statements")
	b.eval(`location.hash = "#/statement/0"`)
	b.expect(heading, "4 articles carry the same statement by Ida Holm or a part of it, 27 to 53 words each.")
	b.expect(`document.querySelectorAll(".findings > li").length`, "6")
	b.eval(`document.querySelector(".findings a").click()`)
	b.expect(heading, view.FindingOf(&res.Findings[0]).Sentence)
	b.expect(`document.querySelector('.trail a[href="#/statement/0"]').textContent`, "its statement")
	b.eval(`location.hash = "#/findings?relation=shared-quotation,possible"`)
	b.expect(`[...document.querySelectorAll(".findings .badge")].map((e) => e.textContent)[0]`, "possible")
	b.quiet()
}

// TestBrowserText: what the page shows of both articles is their text, and the
// marks of a word diff are where they belong.
func TestBrowserText(t *testing.T) {
	b := startBrowser(t)
	b.open(saved(t, sample.Result(t), options()), "/finding/"+view.Pair(&sample.Result(t).Findings[0]))
	b.expect(`document.querySelector('.pane[data-side="1"] .body').textContent`, sample.FerryCopy)
	b.expect(`document.querySelector('.pane[data-side="0"] .body').textContent`, sample.FerryText)
	b.expect(`[...document.querySelectorAll(".pairs del, .pairs ins")].map((e) => e.textContent.trim()).join("|")`, "board|aboard")
	b.expect(`document.querySelector(".pane .credit").textContent`, "Source: Lund Courier")
	b.quiet()
}

func TestBrowserHostile(t *testing.T) {
	b := startBrowser(t)
	res := sample.Hostile(t)
	file := saved(t, res, options())
	b.open(file, "")
	for _, view := range []string{"#/findings", "#/outlets", "#/stories", "#/story/0", "#/story/1", "#/skipped", "#/statements", "#/statement/0", "#/finding/" + view.Pair(&res.Findings[0]), "#/finding/" + view.Pair(&res.Findings[2])} {
		b.eval("location.hash = " + fmt.Sprintf("%q", view))
		b.expect(`document.querySelectorAll("main script, main iframe, main img, main [onerror], main a[href^=javascript]").length`, "0")
		b.expect(`/[\u202a-\u202e\u2066\u2067\u001b\u0000]/.test(document.querySelector("main").textContent)`, "false")
		b.expect(`document.querySelector("main").textContent.replace(/\u2068[^\u2068\u2069]*\u2069/g, "").match(/[\u2068\u2069]/) === null`, "true")
		b.expect(`document.querySelector("main").textContent.includes("<script>alert(1)</script>")`, "true")
	}
	b.quiet()
}

// TestBrowserRightToLeft: a sentence about outlets with Arabic names is read from the
// left, the copy first: laid out from the right it would say the contrary.
func TestBrowserRightToLeft(t *testing.T) {
	b := startBrowser(t)
	res := sample.Result(t)
	f := &res.Findings[1]
	f.Copy.Outlet, f.Source.Outlet = "موجز اليوم", "صحيفة الساحل"
	b.open(saved(t, res, options()), "/finding/"+view.Pair(f))
	// left says how far from the left the text's first letter stands in an element.
	b.eval(`globalThis.left = (selector, text) => {
		const node = document.evaluate(".//text()", document.querySelector(selector), null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
		const range = document.createRange(), at = node.data.indexOf(text);
		range.setStart(node, at); range.setEnd(node, at + text.length);
		return range.getBoundingClientRect().left;
	}`)
	b.expect(`document.querySelector("h2").textContent.replace(/[\u2068\u2069]/g, "")`, view.FindingOf(f).Sentence)
	b.expect(`left("h2", "موجز اليوم") < left("h2", "reads as") && left("h2", "reads as") < left("h2", "صحيفة الساحل")`, "true")
	b.quiet()
}

// TestBrowserMany: a thousand findings open soon.
func TestBrowserMany(t *testing.T) {
	b := startBrowser(t)
	res := sample.Result(t)
	f := res.Findings[1]
	res.Findings = nil
	for i := range 1000 {
		c, s := *f.Copy, *f.Source
		c.ID, s.ID = fmt.Sprint(c.ID, i), fmt.Sprint(s.ID, i)
		c.Text, s.Text = strings.Repeat(c.Text+"\n", 10), strings.Repeat(s.Text+"\n", 10) // about 5 kB
		g := f
		g.Copy, g.Source = &c, &s
		res.Findings = append(res.Findings, g)
	}
	b.open(saved(t, res, options()), "/findings")
	b.expect(`document.querySelectorAll(".findings > li").length`, "50")
	took := b.eval(`Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd)`)
	t.Logf("1,000 findings open in %s ms", took)
	var ms int
	if fmt.Sscan(took, &ms); ms > 5000 { // 2 s on a machine with nothing else to do
		t.Errorf("1,000 findings take %d ms to open", ms)
	}
	b.quiet()
}
