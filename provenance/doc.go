// Package provenance finds which articles of a pile reuse the text of which others, and
// shows the evidence: what two articles are to each other, how much they share and
// where, who was first and how sure that is, and who is credited.
//
// [Scan] does all of it for a pile of records, [ScanArticles] for articles that are in
// memory, [Compare] for one pair. The [Result] of a scan has findings, stories and the
// network of outlets. Start from [DefaultOptions].
//
//	read := article.DefaultOptions()
//	records := article.Scan([]string{"news/"}, nil, read)
//	res, err := provenance.Scan(ctx, records, read, provenance.DefaultOptions)
//	if err != nil {
//		return err
//	}
//	for _, f := range res.Findings {
//		fmt.Println(f.Relation, f.Score, f.Copy.ID, f.Source.ID, f.Direction.Verdict())
//	}
//
// # What a finding says
//
// A [Finding] is a judged pair. Its Copy was made from its Source when Direction.Known;
// otherwise these are only names for the later and the earlier article. Relation is one
// of [Relations], Score its calibrated probability. CopyCovered and SourceCovered are the
// shares of either text that Passages account for, CopyProse and CopyQuoted the parts of it
// that are the copy's own writing and quotations. Each [Passage] has a span in bytes of
// either text and says whose [Words] it is. Statement is what somebody said that both carry:
// of two texts that share nothing else the Relation is SharedQuotation. Direction.Cues say in sentences what speaks for the order. Credit says
// whether the copy names its source, SharedSources names third texts or agencies that
// both derive from, and Warnings say what weakens the finding.
//
// "go doc copytrail/provenance/internal/finding Finding" lists the fields.
//
// # How it works
//
// Candidates come from three searches: bands of signatures (copies), shared fingerprints
// (lifted passages) and shared pairs of rare terms (rewrites). A fast pre-filter discards
// most of them. The rest are measured, judged by a model learned from labelled pairs, and
// judged again in the light of the story's other articles and of what the articles say of
// their sources. doc/architecture.md draws the way of one article; doc/method.md has the
// measurements.
//
// A result depends on the articles and the options alone: not on the number of workers,
// the order of the input or the run.
package provenance
