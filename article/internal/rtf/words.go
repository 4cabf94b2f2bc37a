package rtf

// skipped are the destinations that are no text of the document: tables, pictures, what
// is printed on each page, what is known of the file. Destinations that begin with \* are
// skipped as well.
var skipped = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "nonshppict": true,
	"header": true, "headerl": true, "headerr": true, "headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true,
	"ftnsep": true, "ftnsepc": true, "ftncn": true, "aftnsep": true, "aftnsepc": true, "aftncn": true,
	"annotation": true, "atnid": true, "atnauthor": true, "fldinst": true, "objdata": true, "objclass": true, "objname": true, "sp": true, "shprslt": true,
	"filetbl": true, "revtbl": true, "listtable": true, "listoverridetable": true, "rsidtbl": true, "generator": true,
	"xe": true, "tc": true, "template": true, "themedata": true, "datastore": true, "private": true,
	"bkmkstart": true, "bkmkend": true, "atrfstart": true, "atrfend": true, "panose": true, "falt": true,
}

// chars are the control words that stand for characters.
var chars = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}

// breaks are the control words that end a paragraph.
var breaks = map[string]bool{"par": true, "page": true, "sect": true, "column": true}

// apply does what a control word says. It has the number n, if has is set; fresh says that
// it is the first in its group.
func (r *reader) apply(name string, n int, has, fresh bool) {
	switch {
	case r.optional && name == "shpinst": // a box with text
		r.optional = false
		return
	case r.optional, fresh && skipped[name]:
		r.optional, r.skip = false, true
		if name == "fonttbl" {
			r.skip, r.group.fonts = false, true
		}
		return
	case fresh && name == "footnote":
		r.note = true
		return
	}
	if s := chars[name]; s != "" {
		r.put(s)
		return
	}
	switch name {
	case "u":
		r.unicode(n)
	case "uc":
		r.flush()
		r.fallback = min(max(n, 0), 100)
	case "f", "af":
		r.setFont(name, n)
	case "fcharset":
		if page, ok := fontPages[n]; ok && r.group.fonts {
			r.fonts[r.font] = page
		}
	case "cpg":
		if r.group.fonts && codePages[n] != nil {
			r.fonts[r.font] = n
		}
	case "ansicpg":
		if codePages[n] != nil {
			r.setPage(n)
		}
	case "mac":
		r.setPage(10000)
	case "pc":
		r.setPage(437)
	case "pca":
		r.setPage(850)
	case "plain":
		r.flush()
		r.page, r.hidden = r.ansi, false
	case "v", "deleted":
		r.flush()
		r.hidden = !has || n != 0
	default:
		r.structure(name)
	}
}

// structure does what a control word says of paragraphs and tables.
func (r *reader) structure(name string) {
	if r.silent() {
		return
	}
	switch name {
	case "pard":
		r.table = false
	case "intbl":
		r.table = true
	case "nestcell": // a table in a cell: its cells are paragraphs
		r.endPara(false)
	case "cell":
		r.endCell()
	case "row":
		r.endRow()
	default:
		if breaks[name] {
			r.endPara(true)
		}
	}
}

// setFont chooses the font that the text is in, or that the table of fonts describes.
func (r *reader) setFont(name string, n int) {
	if name != "f" {
		return
	}
	r.flush()
	if r.group.fonts {
		if len(r.fonts) < 1<<14 {
			r.font = n
		}
		return
	}
	r.page = r.ansi
	if page, ok := r.fonts[n]; ok {
		r.page = page
	}
}

// setPage sets the code page of the file.
func (r *reader) setPage(page int) {
	r.flush()
	r.ansi, r.page = page, page
}
