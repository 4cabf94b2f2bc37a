package main

import (
	"encoding/json"
	"fmt"
	"slices"
)

// maxShared is the containment of word 5-grams from which two reports of an
// event share text. Two outlets that print one agency's story are not
// independent, and nobody has labelled what they are, so such pairs are left out.
const maxShared = 0.15

// modernRow is one line of the set: an event's reports, and a rewrite of those of
// them that Sources names. The two rewrites of a sibling event stand in two rows.
type modernRow struct {
	Event    string
	Mode     string
	Sources  []string
	Rewrite  article
	Articles []article
}

// addModern adds the pairs of one row. A rewrite and its sources are reuse; a
// rewrite and a report that is not its source are independent, and so are two
// reports, unless they share text. A second rewrite of an event and the first are
// reuse without a source.
func addModern(c *collection, line []byte) error {
	var row modernRow
	if err := json.Unmarshal(line, &row); err != nil {
		return err
	}
	if row.Event == "" || len(row.Sources) == 0 || len(row.Articles) == 0 {
		return fmt.Errorf("rewrite %q has no event, no sources or no articles", row.Rewrite.ID)
	}
	if c.byID[row.Rewrite.ID] != nil {
		return fmt.Errorf("two rewrites have the id %q", row.Rewrite.ID)
	}
	again := c.byID[row.Articles[0].ID] != nil // the second row of a sibling event
	for _, a := range row.Articles {
		if err := c.add(a); err != nil {
			return err
		}
	}
	rewrite := row.Rewrite
	rewrite.Published, rewrite.URL, rewrite.Byline = "", "", ""
	rewrite.Outlet = digest(rewrite.ID) + ".example"
	if err := c.add(rewrite); err != nil {
		return err
	}

	for _, a := range row.Articles {
		if slices.Contains(row.Sources, a.ID) {
			c.reuse(rewrite.ID, a.ID, row.Mode, row.Event)
		} else {
			c.independent(rewrite.ID, a.ID, c.otherMode(&row, a.ID), row.Event)
		}
	}
	if again {
		c.siblingOf(&row)
		return nil
	}
	for i, a := range row.Articles {
		for _, b := range row.Articles[i+1:] {
			if c.containment(a.ID, b.ID) >= maxShared {
				c.leftOut++
				continue
			}
			c.independent(a.ID, b.ID, "two reports", row.Event)
		}
	}
	return nil
}

// otherMode names the kind of a rewrite and a report that is not its source. A
// report that shares text with the source has a part in the rewrite too: those
// pairs stay labelled as independent, as the set says, but can be seen apart.
func (c *collection) otherMode(row *modernRow, id string) string {
	for _, s := range row.Sources {
		if c.byID[s] != nil && c.containment(s, id) >= maxShared {
			return "other report, shares text"
		}
	}
	return "other report"
}

// siblingOf labels the rewrite in row and the earlier ones of its event.
func (c *collection) siblingOf(row *modernRow) {
	seen := map[string]bool{row.Rewrite.ID: true}
	for _, source := range row.Sources {
		for _, before := range c.rewrites[source] {
			if !seen[before] {
				seen[before] = true
				c.pair(label{A: before, B: row.Rewrite.ID, Label: "reuse", Mode: "sibling", Event: row.Event})
			}
		}
	}
}
