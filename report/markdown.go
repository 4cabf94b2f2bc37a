package report

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// GitHub takes 65,536 characters in an issue or a comment and 1 MiB in the summary of a
// job's step. It refuses what is longer as a whole. So each part of the page has a
// bound: the table, the statements that several articles quote, the evidence of the
// strongest findings, the list of what was skipped. Table and lists say how many entries
// they left out.
const (
	maxMarkdown        = 65_000
	maxMarkdownTable   = 36_000
	maxMarkdownSaid    = 10_000
	maxMarkdownSkipped = 6_000
	maxMarkdownTimes   = 3_000
	maxMarkdownDetails = 20  // findings with their evidence
	maxMarkdownCell    = 300 // bytes of a title or a name: a record may call its whole text its title
	maxMarkdownCredits = 3   // who names whom in a statement
	maxMarkdownNamed   = 8   // articles of a statement
)

// writeMarkdown writes a page that fits a job summary or an issue.
func writeMarkdown(w io.Writer, res *provenance.Result, opt Options) error {
	var b strings.Builder
	statements := view.StatementsOf(res)
	b.WriteString("## Text reuse\n\n" + plainMarkdown(cut(view.Summary(res.Summary, statements), 8*maxMarkdownCell)) + "\n")
	b.WriteString(markdownTable(res, statements))
	said, skipped := markdownStatements(statements), markdownTimes(res)+markdownSkipped(res)
	b.WriteString(markdownDetails(res, maxMarkdown-b.Len()-len(said)-len(skipped)))
	b.WriteString(said + skipped)
	_, err := io.WriteString(w, b.String())
	return err
}

// cut returns s, or what of it fits n bytes with an ellipsis.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// markdownTable returns the table of findings other than shared quotations, "" when there
// are none.
func markdownTable(res *provenance.Result, statements *view.Statements) string {
	left := len(res.Findings) - statements.Pairs()
	if left == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n| relation | score | later or copy | earlier or source | who was first | covered | credit |\n|---|--:|---|---|---|--:|---|\n")
	for _, v := range view.Findings(res) {
		if view.Quotation(v.Of) {
			continue
		}
		row := markdownRow(v)
		if b.Len()+len(row) > maxMarkdownTable {
			fmt.Fprintf(&b, "\n… and %s.\n", view.Count(left, "more finding"))
			break
		}
		b.WriteString(row)
		left--
	}
	return b.String()
}

// markdownStatements lists what several articles quote, an entry for each statement, folded
// away; "" when there is nothing.
func markdownStatements(all *view.Statements) string {
	if all.Len() == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n### Quoted by several, not reuse\n\n%s.\n", all.Total())
	for i := range all.Len() {
		one := markdownStatement(all.At(i))
		if b.Len()+len(one) > maxMarkdownSaid {
			fmt.Fprintf(&b, "\n… and %s.\n", all.After(i))
			break
		}
		b.WriteString(one)
	}
	return b.String()
}

// markdownStatement returns one statement: the words once, and who carries them.
func markdownStatement(v *view.Statement) string {
	var b strings.Builder
	plain := func(s string) string { return plainSentence(v, cut(s, 2*maxMarkdownCell)) }
	fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n", plain(v.Sentence))
	if v.Text != "" {
		fmt.Fprintf(&b, "> %s\n\n", plainMarkdown(view.Said(clean.Excerpt(v.Text, 2*view.ExcerptBytes))))
	}
	for i, c := range v.Carriers {
		if i == maxMarkdownNamed {
			fmt.Fprintf(&b, "- … and %s\n", view.Count(len(v.Carriers)-i, "more article"))
			break
		}
		fmt.Fprintf(&b, "- **%s**, %s: %s\n", plainMarkdown(cut(c.Name, maxMarkdownCell)), c.When, markdownLink(cut(c.Title, maxMarkdownCell), c.Article))
	}
	for _, c := range v.Credits[:min(len(v.Credits), maxMarkdownCredits)] {
		fmt.Fprintf(&b, "- %s\n", plain(c))
	}
	for _, w := range v.Warnings {
		fmt.Fprintf(&b, "- Read with care: %s\n", plain(w))
	}
	fmt.Fprintf(&b, "- %s\n\n</details>\n", v.Pairs)
	return b.String()
}

// markdownRow returns one row of the table.
func markdownRow(v *view.Finding) string {
	f := v.Of
	cell := func(a view.Article) string {
		when := a.When
		if a.Printings != "" {
			when += "<br>" + plainMarkdown(a.Printings)
		}
		return "**" + plainMarkdown(cut(a.Name, maxMarkdownCell)) + "**<br>" + markdownLink(cut(a.Title, maxMarkdownCell), a) + "<br>" + when
	}
	given := "not seen"
	if f.Credit.Given {
		given = "given"
	}
	if f.Licensed {
		given += "<br>licensed"
	}
	first := "not known"
	switch {
	case f.Further:
		first = "not told here"
	case f.Relation == provenance.SharedSource:
		first = "both from " + plainSentence(v, cut(v.Third, maxMarkdownCell))
	case f.Direction.Known:
		first = "the source, " + view.Percent(f.Direction.Confidence)
	}
	covered := view.Percent(f.CopyCovered)
	if whose := view.Whose(f.CopyCovered, f.CopyProse, f.CopyQuoted); whose != "" {
		covered += "<br>" + whose
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %s |\n", f.Relation, v.Shown, cell(v.Copy), cell(v.Source), first, covered, given)
}

// markdownDetails shows the evidence of the strongest findings, folded away, in at
// most so many bytes.
func markdownDetails(res *provenance.Result, room int) string {
	var b strings.Builder
	shown := 0
	for _, v := range view.Findings(res) {
		if view.Quotation(v.Of) {
			continue
		}
		if shown++; shown > maxMarkdownDetails {
			break
		}
		if one := markdownDetail(v); b.Len()+len(one) <= room {
			b.WriteString(one)
		}
	}
	return b.String()
}

// markdownDetail returns the evidence of one finding.
func markdownDetail(v *view.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n", plainSentence(v, v.Sentence))
	fmt.Fprintf(&b, "- shared: %s; %s\n", plainSentence(v, v.Coverage), v.Counts)
	for _, c := range v.Strongest(3) {
		fmt.Fprintf(&b, "- %s, for %s: %s\n", plainMarkdown(c.Name), plainSentence(v, c.For), plainSentence(v, c.Evidence))
	}
	for _, x := range v.Warnings {
		fmt.Fprintf(&b, "- Read with care: %s\n", plainSentence(v, x))
	}
	for _, p := range v.Telling(1) {
		fmt.Fprintf(&b, "\n> %s: %s\n>\n> %s: %s\n", plainMarkdown(v.Source.Name), plainMarkdown(view.InMarks(clean.Excerpt(p.SourceText, 2*view.ExcerptBytes))),
			plainMarkdown(v.Copy.Name), plainMarkdown(view.InMarks(clean.Excerpt(p.CopyText, 2*view.ExcerptBytes))))
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

// markdownTimes lists the outlets whose times are not believed, folded away.
func markdownTimes(res *provenance.Result) string {
	list := view.DoubtedTimes(res.Pile)
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>Times of publication that are not fully believed: %s</summary>\n\n", view.Count(len(list), "outlet"))
	for i, o := range list {
		item := fmt.Sprintf("- %s: %s\n", plainMarkdown(cut(o.Outlet, maxMarkdownCell)), plainMarkdown(cut(o.Said, maxMarkdownCell)))
		if b.Len()+len(item) > maxMarkdownTimes {
			fmt.Fprintf(&b, "- … and %d more\n", len(list)-i)
			break
		}
		b.WriteString(item)
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

// markdownSkipped lists the skipped records, folded away.
func markdownSkipped(res *provenance.Result) string {
	if len(res.Skipped) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s skipped</summary>\n\n", view.Count(len(res.Skipped), "record"))
	for i, s := range res.Skipped {
		item := fmt.Sprintf("- %s: %s\n", plainMarkdown(cut(s.Input, maxMarkdownCell)), plainMarkdown(cut(s.Reason, maxMarkdownCell)))
		if b.Len()+len(item) > maxMarkdownSkipped {
			fmt.Fprintf(&b, "- … and %d more\n", len(res.Skipped)-i)
			break
		}
		b.WriteString(item)
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

// plainMarkdown returns s so that Markdown shows it as it is: no markup, no HTML, no
// link, and on a code host no mention of a user or an issue. It uses entities and not
// backslashes, because entities work inside HTML too.
func plainMarkdown(s string) string { return escapedMarkdown(clean.Line(s)) }

// escapedMarkdown is plainMarkdown for a line that is clean already.
func escapedMarkdown(s string) string {
	var b strings.Builder
	for i, r := range s {
		special := strings.ContainsRune("\\`*_[]{}|~$^<>&\"'@#", r)
		// What begins a line can begin a list, a heading or a rule.
		if first := i == 0 && r < 0x80 && !('a' <= r|0x20 && r|0x20 <= 'z'); special || first {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	s = strings.ReplaceAll(b.String(), "://", "&#58;//")
	return strings.ReplaceAll(s, "www.", "www&#46;")
}

// plainSentence is plainMarkdown for a sentence about v, a finding or a statement, with what
// is written from right to left in it set apart.
func plainSentence(v interface{ Isolated(string) string }, s string) string {
	s = escapedMarkdown(v.Isolated(clean.Line(s)))
	return strings.NewReplacer(clean.Isolate, "&#x2068;", clean.EndIsolate, "&#x2069;").Replace(s)
}

// markdownLink returns a link to a's page with the text given, or the text alone
// when there is no page to link to.
func markdownLink(text string, a view.Article) string {
	u, err := url.Parse(a.Link)
	if err != nil || u.Host == "" {
		return plainMarkdown(text)
	}
	u.RawPath = "" // escape afresh
	addr := strings.NewReplacer("<", "%3C", ">", "%3E", "(", "%28", ")", "%29", " ", "%20", "|", "%7C", "\\", "%5C", "`", "%60", "*", "%2A", "_", "%5F").Replace(u.String())
	return fmt.Sprintf("[%s](<%s>)", plainMarkdown(text), addr)
}
