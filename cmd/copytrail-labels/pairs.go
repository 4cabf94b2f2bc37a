package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

// pairRow is one line of a set of pairs: the rewrite was made from the source, or
// stands beside it where the label says otherwise.
type pairRow struct {
	ID, Label, Model string
	Source, Rewrite  struct{ Title, Text string }
}

// independentLabels are the labels of pairs that are not reuse, by set.
var independentLabels = map[string]string{
	"llmfake":  "open_ended", // asked for an article on the topic of the source
	"clough09": "non",        // written from lecture notes, without the source
}

// addPair adds one row of a set of pairs. Sources are told by their text, since
// many rows have the same one.
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
	// An id stands once for each way in which its text was rewritten.
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

// words returns those of its arguments that say something, without spaces in the
// ids that are made of them.
func words(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, strings.ReplaceAll(p, " ", "-"))
		}
	}
	return out
}
