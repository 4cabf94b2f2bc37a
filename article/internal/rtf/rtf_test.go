package rtf

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

// head is how most files begin.
const head = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Gothic;}{\f3\fcharset2 Symbol;}}` +
	`{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\*\generator X;}{\info{\title Export}{\creatim\yr2026\mo3\dy20}}` +
	`{\header Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}`

func TestRead(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"paragraphs", head + `The tug\par came.\line At noon.}`, "The tug\n\ncame.\nAt noon.\n\n"},
		{"code page", `{\rtf1\ansi\ansicpg1250 \'9elut\'fd}`, "žlutý\n\n"},
		{"font", head + `a \f1 \'cf\'e0\'f0\'ee\'ec \f0 \'e9}`, "a Паром é\n\n"},
		{"font of a group", head + `{\f1 \'cf}\'e9}`, "Пé\n\n"},
		{"two bytes", head + `\f2 \'93\'fa\'96\'7b\'83A}`, "日本ア\n\n"},
		{"unicode", head + `\u8222?na\uc2\u239\'ef\'efve\uc0\u8220 .}`, "„naïve“.\n\n"},
		{"unicode in two", head + `\u-10179?\u-8704?}`, "😀\n\n"},
		{"half a character", head + `\u-10179? x}`, "\ufffd x\n\n"},
		{"fallback in a word", head + `it\u8217\rquote s}`, "it’s\n\n"},
		{"signs", head + `a\~b\_c\-d \{x\} \emdash  \ldblquote y\rdblquote\'94}`, "a\u00a0b-cd {x} — “y””\n\n"},
		{"symbol", head + `{\f3 \'b7}\tab one}`, "•\tone\n\n"},
		{"picture", head + `a{\pict\wmetafile8 0123abcd}b{\*\shppict{\pict ff}}c{\pict\bin3 }{}}d}`, "abcd\n\n"},
		{"hidden", head + `a{\v x}b\v y\v0 c{\deleted z}}`, "abc\n\n"},
		{"box", head + `a\par{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 1}}{\shptxt In a box\par}}{\shprslt x}}}`, "a\n\nIn a box\n\n"},
		{"link", head + `{\field{\*\fldinst HYPERLINK "x"}{\fldrslt the tug}}}`, "the tug\n\n"},
		{"footnote", head + `The tug{\footnote\pard\plain A boat.} came.\par}`, "The tug came.\n\nA boat.\n\n"},
		{"table", head + `\trowd\pard\intbl Name\cell\pard\intbl 3\cell\row\pard End\par}`, "Name\t3\n\nEnd\n\n"},
		{"lines", head + `one\par two\par\par three\par four\par\par}`, "one\ntwo\n\nthree\nfour\n\n"},
		{"ends too often", head + `one}}}} two`, "one\n\n"},
		{"cut off", head + `one {\b two`, "one two\n\n"},
		{"nothing", `{\rtf1}`, ""},
	} {
		doc, err := read([]byte(test.in))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if got := doc.text(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPlain(t *testing.T) {
	story := head + `\pard The ferry terminal stays shut until spring\par By Jane Doe\par The Echo, 9 March 2026\par The ferry terminal at the port will stay shut, the harbour board said.\par}`
	got := formattest.Read(t, &RTF, "a.rtf", story)
	if len(got.Drafts) != 1 || got.Drafts[0].Title != "The ferry terminal stays shut until spring" || got.Drafts[0].Byline != "Jane Doe" {
		t.Fatalf("got %q, %+v", got.Outcomes, got.Drafts)
	}
	cut := formattest.Read(t, &RTF, "a.rtf", story[:len(story)-1])
	if len(cut.Drafts) != 1 || !slices.Contains(cut.Drafts[0].LateNotes, noteBroken) {
		t.Errorf("cut off: got %+v", cut.Drafts)
	}
	deep := formattest.Read(t, &RTF, "a.rtf", head+strings.Repeat("{", maxGroups+1))
	if want := []string{"a.rtf!nested too deeply"}; !slices.Equal(deep.Outcomes, want) {
		t.Errorf("deep: got %q", deep.Outcomes)
	}
	formattest.Stops(t, &RTF, "a.rtf", story)
}

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		in   string
		want format.Likeness
	}{{`{\rtf1 x}`, format.Sure}, {"\ufeff {\\rtf1", format.Sure}, {`{"a":1}`, format.No}, {`The {\rtf`, format.No}} {
		if got := formattest.Sniff(&RTF, "a", test.in); got != test.want {
			t.Errorf("%q: got %d", test.in, got)
		}
	}
}

// paragraphs returns a file with a paragraph for each line.
func paragraphs(lines string) string {
	return head + strings.ReplaceAll(strings.ReplaceAll(lines, "é", `\'e9`), "\n", "\\par\n") + "}"
}

const nexis = `Date and Time: Friday, March 20, 2026 4:51:00 PM GMT
Job Number: 1
Documents (2)
1. The terminal stays shut
Client/Matter: -None-
Search Terms: ferry

The terminal stays shut
The Echo
March 9, 2026 Monday 7:40 AM GMT, Final Edition

Copyright 2026 The Echo All Rights Reserved

Section: NEWS; Pg. 3
Length: 12 words
Byline: Jane Doe

Body

The terminal at the port stays shut.

It will open in spring.

Classification
Language: ENGLISH
Load-Date: March 11, 2026
End of Document

Le téléphérique rouvre
Le Courrier
mardi 10 mars 2026

Copyright 2026 Le Courrier Tous droits réservés

Rubrique: Région
Longueur: 20 mots
Corps

Le téléphérique rouvre samedi.

Classification
Langue: FRENCH; FRANÇAIS
Date-Chargement: 12 mars 2026
Fin du document
`

func TestNexis(t *testing.T) {
	got := formattest.Read(t, &RTF, "a.rtf", paragraphs(nexis))
	if len(got.Drafts) != 2 {
		t.Fatalf("got %q", got.Outcomes)
	}
	one, two := got.Drafts[0], got.Drafts[1]
	if one.Title != "The terminal stays shut" || one.Outlet != "The Echo" || one.Published.String() != "2026-03-09T07:40:00Z" || one.Byline != "Jane Doe" || one.Lang != "en" || one.Place != "a.rtf#1" {
		t.Errorf("got %+v", one)
	}
	if one.Text != "The terminal at the port stays shut.\n\nIt will open in spring." {
		t.Errorf("got the text %q", one.Text)
	}
	if two.Title != "Le téléphérique rouvre" || two.Outlet != "Le Courrier" || two.Published.String() != "2026-03-10" || two.Lang != "fr" || two.Text != "Le téléphérique rouvre samedi." {
		t.Errorf("got %+v", two)
	}
}

const oldNexis = `Download Request: All documents
                 1 of 2 DOCUMENTS

The Echo

March 9, 2026 Monday

The terminal stays shut

BYLINE: Jane Doe

LENGTH: 12 words

The terminal at the port stays shut.

It will open in spring.

LOAD-DATE: March 11, 2026

LANGUAGE: ENGLISH

Copyright 2026 The Echo
                 2 of 2 DOCUMENTS

The Post

March 10, 2026

A fox in the lobby

LENGTH: 9 words

A fox got into the lobby.

LANGUAGE: ENGLISH
`

func TestOldNexis(t *testing.T) {
	got := formattest.Read(t, &RTF, "a.rtf", paragraphs(oldNexis))
	if want := []string{"a.rtf#1 The terminal stays shut", "a.rtf#2 A fox in the lobby"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q", got.Outcomes)
	}
	d := got.Drafts[0]
	if d.Outlet != "The Echo" || d.Published.String() != "2026-03-09" || d.Byline != "Jane Doe" || d.Text != "The terminal at the port stays shut.\n\nIt will open in spring." {
		t.Errorf("got %+v", d)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(paragraphs(nexis)))
	f.Add([]byte(paragraphs(oldNexis)))
	f.Add([]byte(head + `\trowd\intbl HD\cell\intbl A\cell\row\trowd PD\cell 9 March 2026\cell\row LP\cell x\par y\cell\row AN\cell Document X1\cell\row}`))
	f.Add([]byte(head + `\u-10179?\u-8704?\uc2\bin9999999999 {\*\shpinst{\footnote x}}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		formattest.Read(t, &RTF, "a.rtf", string(in))
	})
}
