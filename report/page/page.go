// Package page writes findings as one HTML page.
//
// The page is a single file that opens from disk without a network. It holds its style,
// its program, and the result as JSON in script elements that a browser does not run.
// The program (*.js) builds every view from that JSON and puts text into the page only
// as text, never as markup. What the view of one finding needs, its passages and the
// texts of the two articles, lies in elements of its own, which are parsed when that
// view is opened; so a report of a thousand findings opens as fast as one of ten. Texts
// are compressed, which saves a third of the file; the page unpacks them with the
// browser's DecompressionStream (in all browsers since 2023).
//
// A content security policy in the page allows the one style and the one script by
// their hashes and nothing else: no request, no inline handler, no form. Without
// scripts the page shows a plain table.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"

	"copytrail/provenance"
)

//go:embed page.html page.css *.js
var files embed.FS

// scripts are joined into one program in this order.
var scripts = []string{"base.js", "findings.js", "statements.js", "finding.js", "charts.js", "outlets.js", "stories.js", "main.js"}

// maxEmbeddedText is the length in bytes of the longest article that is embedded whole.
// Of a longer one only the passages are shown. News articles have 2 to 20 kB.
const maxEmbeddedText = 200_000

// noScriptRows bounds each of the plain tables that are shown where scripts are off.
const noScriptRows = 200

// maxNotCompared bounds the outlets that are listed because their articles were not
// compared.
const maxNotCompared = 50

// Options says what the page holds beside the result.
type Options struct {
	Version string         // the version of the tool that made the result
	Options map[string]any // the options that the result depends on
	NoText  bool           // leave the texts out; the page then has short excerpts of the passages
}

// block is one script element of JSON.
type block struct {
	ID   string
	JSON template.JS
}

// content is what the template fills in.
type content struct {
	Policy  string
	Style   template.CSS
	Script  template.JS
	Index   template.JS
	Blocks  []block
	Summary string
	Rows    []plainRow
	More    int // findings that Rows leaves out, other than shared quotations
	Said    []plainStatement
	Total   string // how many pairs and statements there are
	After   string // what Said leaves out; "" for nothing
}

// plainRow is one finding in the table for readers without scripts.
type plainRow struct{ Relation, Score, Sentence, Source, Copy string }

// plainStatement is one statement in the table for readers without scripts.
type plainStatement struct{ Sentence, Words, Articles string }

// Write writes the page of res to w. Its errors are those of w and of encoding the
// result as JSON.
func Write(w io.Writer, res *provenance.Result, opt Options) error {
	tmpl, err := template.ParseFS(files, "page.html")
	if err != nil {
		return err
	}
	style, script, err := assets()
	if err != nil {
		return err
	}
	b := build(res, opt)
	data := content{
		Policy: fmt.Sprintf("default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'",
			digest(script), digest(style)),
		Style: template.CSS(style), Script: template.JS(script), Summary: b.index.Summary.Text,
		Rows: b.rows, More: len(res.Findings) - b.statements.Pairs() - len(b.rows),
		Said: b.said,
	}
	if n := b.statements.Len(); n > 0 {
		data.Total = b.statements.Total()
		if n > len(b.said) {
			data.After = b.statements.After(len(b.said))
		}
	}
	if data.Index, err = scriptJSON(b.index); err != nil {
		return err
	}
	for _, el := range b.blocks {
		js, err := scriptJSON(el.value)
		if err != nil {
			return err
		}
		data.Blocks = append(data.Blocks, block{el.id, js})
	}
	return tmpl.Execute(w, data)
}

// assets returns the page's style and its program.
func assets() (style, script string, err error) {
	css, err := files.ReadFile("page.css")
	if err != nil {
		return "", "", err
	}
	var js bytes.Buffer
	js.WriteString("\"use strict\";\n")
	for _, name := range scripts {
		part, err := files.ReadFile(name)
		if err != nil {
			return "", "", err
		}
		// Comments and indents, a quarter of the program, are for its writers only.
		for l := range strings.Lines(string(part)) {
			if l = strings.TrimLeft(l, " "); l != "\n" && !strings.HasPrefix(l, "//") {
				js.WriteString(l)
			}
		}
	}
	return "\n" + tightStyle.Replace(string(css)), "\n" + js.String(), nil
}

// tightStyle takes the spaces out of a style that only its writers need, a tenth of it. No
// string of page.css has one of these.
var tightStyle = strings.NewReplacer("\n    ", "\n", "\n  ", "\n", " { ", "{", " {\n", "{\n", "; }", "}", " }", "}", ": ", ":", "; ", ";", ", ", ",")

// digest returns the hash by which a content security policy allows s.
func digest(s string) string {
	h := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(h[:])
}

// scriptJSON encodes v for a script element. encoding/json writes <, > and & as escapes,
// so no text can end the element.
func scriptJSON(v any) (template.JS, error) {
	b, err := json.Marshal(v)
	return template.JS(b), err
}
