package page

import (
	"testing"

	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// TestBrowserPrintings: the printings of an article stand beside its time, a story has it
// once, and a finding of a further printing is listed but counted nowhere.
func TestBrowserPrintings(t *testing.T) {
	b := startBrowser(t)
	res := sample.Printed(t)
	b.open(saved(t, res, options()), "")
	b.expect(`[...document.querySelectorAll(".cards b")].map((e) => e.textContent).join(" ")`, "5 6 2 1 0")
	b.expect(`document.querySelectorAll(".findings > li").length`, "2")
	b.eval(`location.hash = "#/findings"`)
	b.expect(`document.querySelectorAll(".findings > li").length`, "3")
	b.expect(`[...document.querySelectorAll(".also")].map((e) => e.textContent).join(" | ")`,
		"the version of 12:20Z; first published 09:02Z, printed again 2026-05-13 | updated 12:20Z, printed again 2026-05-13 | updated 12:20Z, printed again 2026-05-13")
	b.expect(`document.querySelectorAll(".findings > li")[2].querySelector(".facts").textContent.includes("further printing, not counted")`, "true")
	b.eval(`location.hash = "#/story/0"`)
	b.expect(`[...document.querySelectorAll(".tree li")].map((e) => e.querySelector(".time").textContent).join(" | ")`,
		"2026-05-12 09:02Z, updated 12:20Z, printed again 2026-05-13 | 2026-05-12 10:00Z | 2026-05-12 16:00Z")
	b.expect(`document.querySelectorAll(".tree li")[2].textContent.endsWith("from the version of 12:20Z")`, "true")
	b.expect(`document.querySelectorAll(".findings > li").length`, "2")
	b.eval(`location.hash = "#/finding/` + view.Pair(&res.Findings[0]) + `"`)
	b.expect(`document.querySelectorAll(".article-head .also").length`, "1")
	b.eval(`location.hash = "#/finding/` + view.Pair(&res.Findings[2]) + `"`)
	b.expect(`document.querySelector("main").textContent.includes("this one is not counted")`, "true")
	b.eval(`location.hash = "#/skipped"`)
	b.expect(`document.querySelector("main p").textContent.includes("2 further printings of 1 article")`, "true")
	b.quiet()
}

// TestBrowserHostilePrintings: hostile text in the fields of printings runs nothing.
func TestBrowserHostilePrintings(t *testing.T) {
	b := startBrowser(t)
	res := sample.HostilePrinted(t)
	b.open(saved(t, res, options()), "")
	for _, at := range []string{"#/findings", "#/story/0", "#/finding/" + view.Pair(&res.Findings[0])} {
		b.eval(`location.hash = "` + at + `"`)
		b.expect(`document.querySelectorAll("main .also").length > 0 || document.querySelectorAll("main .tree").length > 0`, "true")
	}
	b.quiet()
}
