package report

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // the database/sql driver "sqlite"; pure Go

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// sqliteSchema makes the tables and views. doc/sql.md has queries for them.
//
//go:embed schema.sql
var sqliteSchema string

// A serializer is a connection of the driver that can return the whole database as the
// bytes of a file.
type serializer interface{ Serialize() ([]byte, error) }

// writeSQLite writes a database file. The database is built in memory, because w need not
// be a file. It is filled in one transaction and in the order of the result, so the same
// result gives the same bytes.
func writeSQLite(w io.Writer, res *provenance.Result, opt Options) error {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer db.Close()
	ctx := context.Background()
	conn, err := db.Conn(ctx) // each connection to :memory: would be a database of its own
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, sqliteSchema); err != nil {
		return err
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	f := filler{tx: tx, stmts: map[string]*sql.Stmt{}, articles: map[*article.Article]int{}}
	f.all(res, opt)
	if f.err != nil {
		return f.err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return conn.Raw(func(c any) error {
		s, ok := c.(serializer)
		if !ok {
			return fmt.Errorf("sqlite driver %T cannot serialize", c)
		}
		b, err := s.Serialize()
		if err != nil {
			return err
		}
		_, err = w.Write(b)
		return err
	})
}

// A filler inserts rows until the first error.
type filler struct {
	tx       *sql.Tx
	stmts    map[string]*sql.Stmt
	articles map[*article.Article]int // the id of each article in its table
	err      error
}

// insert adds one row to a table with as many columns as values.
func (f *filler) insert(table string, values ...any) {
	if f.err != nil {
		return
	}
	stmt := f.stmts[table]
	if stmt == nil {
		q := "INSERT INTO " + table + " VALUES (?"
		for range values[1:] {
			q += ",?"
		}
		if stmt, f.err = f.tx.Prepare(q + ")"); f.err != nil {
			return
		}
		f.stmts[table] = stmt
	}
	if _, err := stmt.Exec(values...); err != nil {
		f.err = fmt.Errorf("table %s: %w", table, err)
	}
}

// or returns nil for an empty string, which is NULL in the database.
func or(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// rounded returns x as JSON Lines has it, a [view.Decimal4] in most columns.
func rounded(x fmt.Stringer) any {
	v, err := strconv.ParseFloat(x.String(), 64)
	if err != nil {
		return nil // x is no number
	}
	return v
}

// all fills every table.
func (f *filler) all(res *provenance.Result, opt Options) {
	for _, k := range slices.Sorted(maps.Keys(opt.Run.Options)) {
		f.insert("options", k, fmt.Sprint(opt.Run.Options[k]))
	}
	all := view.WithPrintings(view.Articles(res))
	for i, a := range all {
		f.articles[a] = i + 1
		text := a.Text
		if opt.NoText {
			text = ""
		}
		var unix any
		if a.Published.Believed() != article.NoTime {
			unix = a.Published.Unix()
		}
		f.insert("articles", i+1, a.ID, or(a.Outlet), or(a.URL), or(res.OutletName(a)), or(a.Published.String()), unix, or(a.Title), or(a.Byline), or(a.Lang), or(a.Place), or(text))
	}
	for _, a := range all {
		if a != a.First() {
			continue
		}
		for i, p := range a.Printings {
			f.insert("printings", f.articles[a], f.articles[p], i+1)
		}
	}
	for i, v := range view.Findings(res) {
		f.finding(i+1, v, opt)
	}
	f.stories(res)
	f.network(res)
	for _, s := range res.Skipped {
		f.insert("skipped", s.Input, s.Reason)
	}
}

// network fills the tables of outlets.
func (f *filler) network(res *provenance.Result) {
	numbers := view.NumbersOf(res)
	for i := range res.Outlets {
		o := &res.Outlets[i]
		v := view.OutletsOf(o)
		var lags [3]any
		if s := v.LagSeconds; s != nil {
			lags = [3]any{s[0], s[1], s[2]}
		}
		var output any
		if o.Output > 0 {
			output = o.Output
		}
		f.insert("outlets", o.Source, o.Copy, o.Articles, o.Credited, rounded(view.Decimal4(o.Share)), lags[1], output, o.Few(), rounded(view.Decimal4(v.CreditedLow)), rounded(view.Decimal4(v.CreditedHigh)),
			lags[0], lags[2], o.Lags, o.InDays, or(v.Relations), or(v.By), or(o.Owner), o.Licensed)
		for i, n := range numbers.All(o.Examples) {
			f.insert("outlet_examples", o.Source, o.Copy, i+1, n+1)
		}
	}
	for _, o := range res.Sharing {
		f.insert("outlet_sharing", o.Source, o.Agency, o.Outlets[0], o.Outlets[1], o.Findings, o.Licensed)
	}
	for _, o := range res.Pile {
		f.insert("pile_outlets", o.Name, o.Articles, or(strings.Join(o.Names, "; ")), or(strings.Join(o.Domains, "; ")), or(o.Owner), o.Agency)
	}
}

// finding fills the row of a finding and those of its parts.
func (f *filler) finding(id int, v *view.Finding, opt Options) {
	x := v.Of
	var exclusive any
	if x.Exclusive >= 0 {
		exclusive = rounded(view.Decimal4(x.Exclusive))
	}
	var lag any
	if d, ok := x.Lag(); ok {
		lag = int64(d.Seconds())
	}
	f.insert("findings", id, v.Pair, x.Relation.String(), rounded(view.Decimal6(x.Score)), f.articles[x.Copy], f.articles[x.Source],
		x.Direction.Verdict(), rounded(view.Decimal4(x.Direction.Confidence)), or(x.Direction.By), rounded(view.Decimal4(x.CopyCovered)), rounded(view.Decimal4(x.SourceCovered)),
		exclusive, rounded(view.Decimal4(x.CopyProse)), rounded(view.Decimal4(x.CopyQuoted)), rounded(view.Decimal4(x.SourceProse)), rounded(view.Decimal4(x.SourceQuoted)),
		x.Statement.Words, lag, x.Credit.Given, or(x.Credit.Outlet), v.Sentence, x.Further, x.Licensed, or(x.LicenceNote))
	for i, p := range v.Passages {
		copied, source := p.CopyText, p.SourceText
		if opt.NoText {
			short := article.Span{End: view.ExcerptBytes}
			copied, source = clean.Slice(copied, short), clean.Slice(source, short)
		}
		f.insert("passages", id, i+1, p.Kind.String(), p.Words.String(), rounded(view.Decimal4(p.Similarity)), p.Copy.Start, p.Copy.End, p.Source.Start, p.Source.End,
			or(copied), or(source))
	}
	for i, c := range x.Direction.Cues {
		f.insert("cues", id, i+1, c.Name, c.Favours.String(), rounded(view.Decimal4(c.Weight)), c.Evidence)
	}
	for _, s := range x.SharedSources {
		f.insert("shared_sources", id, s)
	}
	for i, s := range x.Statement.Speakers {
		f.insert("speakers", id, i+1, s)
	}
	for _, s := range x.Warnings {
		f.insert("warnings", id, s)
	}
}

// stories fills the tables of stories.
func (f *filler) stories(res *provenance.Result) {
	numbers := view.NumbersOf(res)
	ref := func(a *article.Article) any {
		if id, ok := f.articles[a]; ok {
			return id
		}
		return nil
	}
	for i, s := range res.Stories {
		f.insert("stories", i+1, s.ID, ref(s.Earliest), ref(s.Closest))
		for _, a := range s.Articles {
			f.insert("story_articles", i+1, ref(a))
		}
		for _, e := range s.Edges {
			var finding any
			if n, ok := numbers.Number(e.Finding); ok {
				finding = n + 1
			}
			var share any
			if e.Share > 0 {
				share = rounded(view.Decimal4(e.Share))
			}
			f.insert("story_edges", i+1, ref(e.Source), ref(e.Copy), or(e.Unseen), finding, share)
		}
	}
}
