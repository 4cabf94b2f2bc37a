package main

import (
	"encoding/json"
	"fmt"
	"slices"
)

// maxShared is the containment of word 5-grams from which two reports of an event are
// taken to share text. Two outlets that print one agency's story are not independent,
// and the set has no label for them, so such pairs are left out.
const maxShared = 0.15

// modernRow is one line of the set: the reports of an event, and a rewrite of the
// reports that Sources names. An event with two rewrites has two rows.
type modernRow struct {
	Event    string
	Mode     string
	Sources  []string
	Rewrite  article
	Articles []article
}

// addModern adds the pairs of one row:
//
//   - a rewrite and one of its sources are reuse,
//   - a rewrite and another report of the event are independent,
//   - two reports are independent, or left out when they share text,
//   - two rewrites of one event are reuse, and neither is the source.
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
	again := c.byID[row.Articles[0].ID] != nil // the second row of the event
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

// otherMode returns the mode of a rewrite and a report that is not its source. When
// the report shares text with a source, the rewrite has some of that text too. Such a
// pair keeps the label of the set, independent, but gets a mode of its own.
func (c *collection) otherMode(row *modernRow, id string) string {
	for _, s := range row.Sources {
		if c.byID[s] != nil && c.containment(s, id) >= maxShared {
			return "other report, shares text"
		}
	}
	return "other report"
}

// siblingOf adds the pairs of the rewrite in row and the earlier rewrites of its event.
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
