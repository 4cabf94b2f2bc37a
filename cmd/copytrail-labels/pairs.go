package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// pairRow is one line of a set of pairs. The rewrite was made from the source, unless
// the label is one of independentLabels.
type pairRow struct {
	ID, Label, Model string
	Source, Rewrite  struct{ Title, Text string }
}

// independentLabels are the labels of pairs that are not reuse, by set.
var independentLabels = map[string]string{
	"llmfake":  "open_ended", // asked for an article on the topic of the source
	"clough09": "non",        // written from lecture notes, without the source
}

// addPair adds one row of a set of pairs. The id of a source is made from its text,
// because many rows have the same source.
func addPair(c *collection, line []byte) error {
	var row pairRow
	if err := json.Unmarshal(line, &row); err != nil {
		return err
	}
	if row.ID == "" || row.Label == "" {
		return fmt.Errorf("row %q has no id or no label", row.ID)
	}
	event := digest(row.Source.Text)
	source := article{
		ID:     c.set + "/source/" + event,
		Outlet: "source-" + event + ".example",
		Title:  row.Source.Title,
		Text:   row.Source.Text,
	}
	// Several rows have one id: one for each way in which the source was rewritten.
	rewrite := article{
		ID:    strings.Join(words(row.ID, row.Label, row.Model), "/"),
		Title: row.Rewrite.Title,
		Text:  row.Rewrite.Text,
	}
	rewrite.Outlet = digest(rewrite.ID) + ".example"
	if c.byID[rewrite.ID] != nil {
		return fmt.Errorf("two rewrites have the id %q", rewrite.ID)
	}
	for _, a := range []article{source, rewrite} {
		if err := c.add(a); err != nil {
			return err
		}
	}
	mode := strings.Join(words(row.Model, row.Label), " ")
	if independentLabels[c.set] == row.Label {
		c.independent(rewrite.ID, source.ID, mode, event)
	} else {
		c.reuse(rewrite.ID, source.ID, mode, event)
	}
	return nil
}

// words returns the parts that are not empty, with hyphens for spaces.
func words(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, strings.ReplaceAll(p, " ", "-"))
		}
	}
	return out
}
