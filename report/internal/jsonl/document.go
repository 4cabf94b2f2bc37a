package jsonl

import (
	"bytes"
	"encoding/json"
	"io"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// WriteDocument prints the records of JSON Lines as one document: the run and the
// summary as objects, the others in arrays by type. Its errors are those of [Write].
func WriteDocument(w io.Writer, res *provenance.Result, opt Options) error {
	var doc struct {
		Run      runRecord       `json:"run"`
		Summary  summaryRecord   `json:"summary"`
		Articles []articleRecord `json:"articles,omitempty"`
		Findings []findingRecord `json:"findings"`
		Stories  []storyRecord   `json:"stories"`
		Pile     []outletRecord  `json:"pile"`
		Outlets  []outletsRecord `json:"outlets"`
		Sharing  []sharingRecord `json:"sharing"`
		Skipped  []skippedRecord `json:"skipped"`
		Merged   []mergedRecord  `json:"merged"`
		Notes    []noteRecord    `json:"notes"`
	}
	doc.Findings, doc.Stories, doc.Outlets = []findingRecord{}, []storyRecord{}, []outletsRecord{}
	doc.Pile, doc.Sharing = []outletRecord{}, []sharingRecord{}
	doc.Skipped, doc.Merged, doc.Notes = []skippedRecord{}, []mergedRecord{}, []noteRecord{}
	err := eachRecord(res, opt, func(rec any) error {
		switch r := rec.(type) {
		case runRecord:
			doc.Run = r
		case summaryRecord:
			doc.Summary = r
		case articleRecord:
			doc.Articles = append(doc.Articles, r)
		case findingRecord:
			doc.Findings = append(doc.Findings, r)
		case storyRecord:
			doc.Stories = append(doc.Stories, r)
		case outletRecord:
			doc.Pile = append(doc.Pile, r)
		case sharingRecord:
			doc.Sharing = append(doc.Sharing, r)
		case outletsRecord:
			doc.Outlets = append(doc.Outlets, r)
		case skippedRecord:
			doc.Skipped = append(doc.Skipped, r)
		case mergedRecord:
			doc.Merged = append(doc.Merged, r)
		case noteRecord:
			doc.Notes = append(doc.Notes, r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err = w.Write(clean.JSON(buf.Bytes()))
	return err
}
