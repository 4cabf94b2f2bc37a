package mail

import (
	"bytes"
	"fmt"
	"io"
	"regexp"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Mailbox is a file of many messages (mbox, RFC 4155). Each of them begins with a line "From
// sender date" after a blank line.
var Mailbox = format.Format{
	Name:  "mbox",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if isMailbox(h.Text) {
			return format.Maybe
		}
		return format.No
	},
	Read: readMailbox,
}

// readMailbox cuts an mbox into its messages.
func readMailbox(in *format.Input, out format.Sink) bool {
	var raw []byte
	long, blank := false, true // the message is over the limit; the last line was blank
	n := 0
	flush := func() bool {
		place := fmt.Sprintf("%s#%d", in.Place, n)
		switch {
		case n == 0:
			return true
		case long:
			return out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord))
		}
		return out.Record(place, message(raw))
	}
	for {
		line, err := format.ReadLine(in.R, in.Options.MaxRecord)
		if err != nil && err != io.EOF && err != format.ErrLong {
			return flush() && out.Skip(record.InputError(in.Place, err))
		}
		if blank && mark.Match(line[:min(len(line), 400)]) {
			if !flush() {
				return false
			}
			if n++; in.Options.MaxRecords > 0 && n > in.Options.MaxRecords {
				return out.Skip(record.Skipf(fmt.Sprintf("%s#%d", in.Place, n), record.ReasonTooMany, "over %d", in.Options.MaxRecords))
			}
			raw, long, line = nil, false, nil
		} else if err == format.ErrLong || in.Options.MaxRecord > 0 && len(raw)+len(line) > in.Options.MaxRecord {
			raw, long = nil, true
		} else if !long {
			if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
				line = line[1:] // escaped, because it would begin a message
			}
			raw = append(append(raw, line...), '\n')
		}
		blank = len(bytes.TrimRight(line, "\r")) == 0 && err != format.ErrLong
		if err == io.EOF {
			return flush()
		}
	}
}

// mark matches the line that begins a message of an mbox: a sender, or "-", and a time.
var mark = regexp.MustCompile(`^From \S+ .*\d\d:\d\d`)

// isMailbox reports whether text begins like an mbox: with its mark and, below it, the
// header of a message.
func isMailbox(text []byte) bool {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	if !mark.Match(line[:min(len(line), 400)]) {
		return false
	}
	head := rest[:min(len(rest), 16<<10)]
	for _, field := range []string{"\nSubject: ", "\nFrom: ", "\nDate: "} {
		if bytes.Contains(head, []byte(field)) || bytes.HasPrefix(head, []byte(field[1:])) {
			return true
		}
	}
	return false
}
