package article

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// field is one of the fields that a record may give.
type field uint8

const (
	noField field = iota
	fieldID
	fieldOutlet
	fieldURL
	fieldPublished
	fieldTitle
	fieldByline
	fieldLang
	fieldText
	fieldHTML
	fieldSummary // a substitute for the text, with a warning
	numFields
)

// names of the fields, as --field and messages use them.
var fieldNames = [numFields]string{
	fieldID: "id", fieldOutlet: "outlet", fieldURL: "url", fieldPublished: "published",
	fieldTitle: "title", fieldByline: "byline", fieldLang: "lang", fieldText: "text", fieldHTML: "html",
	fieldSummary: "summary",
}

// fieldAliases gives for each field the names it goes by, best first; the
// comparison ignores case. They are those of our own files, then of news-please,
// newspaper, trafilatura, fundus, Media Cloud, GDELT, Common Crawl News and its
// exports, NELA, NewsAPI, Webhose, the Guardian, Reddit and schema.org's NewsArticle.
// A file of each stands in testdata/dumps.
var fieldAliases = [numFields][]string{
	fieldID: {"id", "guid", "uuid", "article_id", "articleid", "doc_id", "docid", "document_id", "stories_id", "story_id", "_id", "identifier"},
	fieldOutlet: {"outlet", "source_domain", "media_name", "publication", "publisher", "site_name", "sitename", "domain",
		"source_name", "sourcecommonname", "news_outlet", "newspaper", "site", "hostname", "source", "source-hostname", "media_url", "publication_name", "outletname", "pubtitle", "publication_title"},
	fieldURL: {"url", "canonical_url", "link", "article_url", "documentidentifier", "responded_url", "requested_url", "permalink", "uri",
		"external_url", "story_url", "mainentityofpage", "web_url", "weburl", "pageurl"},
	fieldPublished: {"published", "date_publish", "publish_date", "published_date", "date_published", "publishedat", "published_at",
		"datepublished", "publishing_date", "pubdate", "pub_date", "publication_date", "published_utc", "article_date", "seendate",
		"published_time", "datetimepub", "datetime", "date", "timestamp", "v2.1date", "webpublicationdate", "created_utc"},
	fieldTitle:  {"title", "headline", "title_page", "title_rss", "article_title", "webtitle", "header", "heading"},
	fieldByline: {"byline", "author", "authors", "author_name", "creator", "by", "writer"},
	fieldLang:   {"lang", "language", "inlanguage", "language_code", "lang_code", "humanlanguage"},
	fieldText: {"text", "body", "content", "maintext", "article_text", "story_text", "full_text", "fulltext", "plain_text", "plaintext",
		"articlebody", "article_body", "body_text", "bodytext", "content_text", "cleaned_text", "clean_text", "main_text", "article",
		"raw_text", "story", "document", "selftext", "hlead"},
	fieldHTML:    {"html", "content_html", "raw_html", "rawhtml", "body_html", "page"},
	fieldSummary: {"summary", "description", "abstract", "excerpt", "lead", "snippet", "desc", "short_description", "lead_paragraph"},
}

// Aliases returns the names that the field goes by in input, best first, when
// Options.Fields does not rename it. It returns nil when there is no such field.
func Aliases(field string) []string {
	for f, name := range fieldNames {
		if name == field && field != "" {
			return slices.Clone(fieldAliases[f])
		}
	}
	return nil
}

// alias is what a name in the input stands for.
type alias struct {
	field field
	rank  uint8 // 0 is the best name of its field
	given bool  // the name is ours or the user's: a wrong type is an error, not somebody else's field
}

// naming maps the names of an input to fields.
type naming struct {
	names map[string]alias
}

// usualNames is the naming without renames.
var usualNames = newNaming(nil)

// namingOf returns the naming that renames asks for.
func namingOf(renames map[string]string) *naming {
	if len(renames) == 0 {
		return usualNames
	}
	return newNaming(renames)
}

func newNaming(renames map[string]string) *naming {
	n := &naming{names: make(map[string]alias)}
	for f := field(1); f < numFields; f++ {
		if name, ok := renames[fieldNames[f]]; ok {
			n.names[name] = alias{field: f, given: true}
		}
	}
	for f := field(1); f < numFields; f++ {
		if _, ok := renames[fieldNames[f]]; ok {
			continue
		}
		for rank, name := range fieldAliases[f] {
			if _, taken := n.names[name]; !taken {
				n.names[name] = alias{field: f, rank: uint8(rank), given: rank == 0 && f != fieldSummary}
			}
		}
	}
	return n
}

// lookup returns what name stands for. The name as written wins over the name in
// lower case, so that a rename may tell "Text" from "text".
func (n *naming) lookup(name []byte) (alias, bool) {
	if a, ok := n.names[string(name)]; ok {
		return a, true
	}
	for _, c := range name {
		if 'A' <= c && c <= 'Z' || c == ' ' || c >= 0x80 {
			s := strings.ToLower(strings.TrimSpace(string(name)))
			a, ok := n.names[strings.ReplaceAll(s, " ", "_")]
			return a, ok
		}
	}
	return alias{}, false
}

// fields is what one record gave: for each field the value under its best name.
type fields struct {
	value [numFields]string
	rank  [numFields]uint8 // rank of the name that gave value, plus 1; 0 is not given
}

// set takes value for the field unless a better name, or an equal one with a
// value, has given it already. The last of two equal names wins, as in JSON.
func (f *fields) set(a alias, value string) {
	if value == "" && f.value[a.field] != "" {
		return
	}
	if a.field == fieldOutlet && f.rank[fieldURL] == 0 && pageURLOf(value) { // trafilatura's "source"
		f.value[fieldURL], f.rank[fieldURL] = value, 255
	}
	if f.rank[a.field] == 0 || a.rank+1 <= f.rank[a.field] || f.value[a.field] == "" {
		f.value[a.field] = value
		f.rank[a.field] = a.rank + 1
	}
}

// pageURLOf reports whether the value of an outlet is the address of a page.
func pageURLOf(value string) bool {
	if !strings.HasPrefix(value, "http://") && !strings.HasPrefix(value, "https://") {
		return false
	}
	_, rest, _ := strings.Cut(value, "//")
	_, path, _ := strings.Cut(rest, "/")
	return path != ""
}

// origin says in words which field of the input gave the value of x, "" when none did.
func (f *fields) origin(x field, names *naming) string {
	if f.rank[x] == 0 || f.value[x] == "" {
		return ""
	}
	for name, a := range names.names {
		if a.field == x && a.rank+1 == f.rank[x] {
			return fmt.Sprintf("field %q", name) // a field has one name of each rank
		}
	}
	return ""
}

// renameError reports the first rename of a field that does not exist.
func (o Options) renameError() error {
	for _, name := range slices.Sorted(maps.Keys(o.Fields)) {
		if Aliases(name) == nil {
			return skipf("options", ReasonSyntax, "unknown field %q (want one of %s)", name, strings.Join(fieldNames[1:fieldSummary], ", "))
		}
	}
	return nil
}
