package record

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/published"
)

func TestInputError(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist}, "a: unreadable: file does not exist"},
		{fmt.Errorf("gzip: %w", io.ErrUnexpectedEOF), "a: damaged input: gzip: unexpected EOF"},
		{fmt.Errorf("read: %w", ExpandsError("over 7 bytes")), "a: expands too much: over 7 bytes"},
		{Skip("b", ReasonEmpty, nil), "b: empty file"},
	} {
		if got := InputError("a", test.err).Error(); got != test.want {
			t.Errorf("%v: got %q, want %q", test.err, got, test.want)
		}
	}
}

func TestPlaced(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{Skipf("", ReasonTooLong, "over %d bytes", 7), "a: record too long: over 7 bytes"},
		{Skip("b", ReasonEmpty, nil), "b: empty file"},
		{errors.New("broken"), "a: not valid: broken"},
	} {
		if got := Placed("a", test.err).Error(); got != test.want {
			t.Errorf("%v: got %q, want %q", test.err, got, test.want)
		}
	}
}

func TestFill(t *testing.T) {
	d := Draft{Title: "Ferry", Text: " \n", Notes: []string{"one"}}
	d.Fill(Draft{Title: "Other", Outlet: "Echo", Text: "It sank.", Published: published.Time{Precision: published.Day}, Notes: []string{"two"}})
	if d.Title != "Ferry" || d.Outlet != "Echo" || d.Text != "It sank." || d.Published.Precision != published.Day || len(d.Notes) != 2 {
		t.Errorf("got %+v", d)
	}
}

func TestOrigins(t *testing.T) {
	d := Draft{Title: "Ferry"}
	d.CameFrom("nowhere") // nobody asks
	d.KeepOrigins(Options{Origins: true})
	d.CameFrom("the page")
	d.Outlet = "Echo"
	d.CameFrom("the URL")
	d.FieldCameFrom(field.Byline, "the page")
	d.FieldCameFrom(field.Title, "the headline")
	if d.From[field.Title] != "the headline" || d.From[field.Outlet] != "the URL" || d.From[field.Byline] != "" {
		t.Errorf("got %q", *d.From)
	}
}
