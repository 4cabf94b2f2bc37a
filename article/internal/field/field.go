// Package field knows the fields that an article is read from, and by which names
// inputs call them.
package field

import "slices"

// Field is one of the fields that a record may give.
type Field uint8

// The fields. Text, HTML and Summary are three forms of the text, best first.
const (
	None Field = iota
	ID
	Outlet
	URL
	Published
	Title
	Byline
	Lang
	Text
	HTML    // a page that holds the text, and fields that the record does not give
	Summary // read in place of the text when there is no other, with a note
	Fetched // when the record was fetched: a time of publication that equals it is none
	Count   // how many there are, None among them
)

// names of the fields, as options and messages use them.
var names = [Count]string{
	ID: "id", Outlet: "outlet", URL: "url", Published: "published",
	Title: "title", Byline: "byline", Lang: "lang", Text: "text", HTML: "html",
	Summary: "summary", Fetched: "fetched",
}

// String returns the name of f as options and messages use it, "" for None.
func (f Field) String() string { return names[f] }

// Renamable returns the names of the fields that an option may rename.
func Renamable() []string { return slices.Clone(names[1:Summary]) }

// aliases are the names of each field, best first; case does not matter. They are those
// of our own files, then of news-please, newspaper, trafilatura, fundus, Media Cloud,
// GDELT, Common Crawl News and its exports, NELA, NewsAPI, Webhose, the Guardian, Reddit
// and schema.org's NewsArticle. A file of each is in testdata/dumps of package article.
// Then those of Swissdox, passim, Trove, the national library of Luxembourg and Zyte. The
// names in other languages are in abroad.go.
var aliases = [Count][]string{
	ID: {"id", "guid", "uuid", "article_id", "articleid", "doc_id", "docid", "document_id", "stories_id", "story_id", "_id", "identifier"},
	Outlet: {"outlet", "source_domain", "media_name", "medium_name", "publication", "ispartof", "publisher", "site_name", "sitename", "domain",
		"source_name", "sourcecommonname", "news_outlet", "newspaper", "site", "hostname", "source", "source-hostname", "media_url", "publication_name", "outletname", "pubtitle", "publication_title",
		"newspaper_title", "newspaper_name", "journal_title", "ogsitename", "media_outlet", "series"},
	URL: {"url", "canonical_url", "link", "article_url", "documentidentifier", "responded_url", "requested_url", "permalink", "uri",
		"external_url", "story_url", "mainentityofpage", "web_url", "weburl", "pageurl", "article_link", "troveurl", "sourceurl"},
	Published: {"published", "date_publish", "publish_date", "published_date", "date_published", "publishedat", "published_at",
		"datepublished", "publishing_date", "pubdate", "pub_date", "publication_date", "published_utc", "article_date", "seendate",
		"published_time", "datetimepub", "datetime", "date", "timestamp", "v2.1date", "webpublicationdate", "created_utc",
		"pubtime", "publishedtime", "post_date", "publishing_time", "issue_date"},
	Title:  {"title", "headline", "title_page", "title_rss", "article_title", "webtitle", "header", "heading", "head", "ogtitle"},
	Byline: {"byline", "author", "authors", "author_name", "creator", "by", "writer"},
	Lang:   {"lang", "language", "inlanguage", "language_code", "lang_code", "humanlanguage"},
	Text: {"text", "body", "content", "maintext", "article_text", "story_text", "full_text", "fulltext", "plain_text", "plaintext",
		"articlebody", "article_body", "body_text", "bodytext", "content_text", "cleaned_text", "clean_text", "main_text", "article",
		"raw_text", "story", "document", "selftext", "hlead", "articletext", "ocr_text", "ocr"},
	HTML:    {"html", "content_html", "raw_html", "rawhtml", "body_html", "page", "articlebodyhtml"},
	Summary: {"summary", "description", "abstract", "excerpt", "lead", "snippet", "desc", "short_description", "lead_paragraph"},
	Fetched: {"fetched", "fetched_at", "fetch_date", "fetch_time", "date_download", "download_date", "downloaded_at", "crawled", "crawled_at", "crawl_date", "date_crawled",
		"scraped", "scraped_at", "scrape_date", "date_scraped", "retrieved", "retrieved_at", "captured", "captured_at", "capture_date", "collect_date", "collected_at", "date_collected",
		"fetchedat", "crawledat", "scrapedat", "downloadedat", "retrievedat", "capturedat", "crawl_time", "scrape_time", "download_time", "retrieval_time", "retrieval_date",
		"date_fetched", "date_retrieved", "date_captured", "first_seen", "accessed", "access_date", "accessed_at", "ingested_at", "harvested_at"},
}

// Aliases returns the names that inputs may call the field of the given name by, best
// first, when no option renames it. It returns nil when there is no such field.
func Aliases(name string) []string {
	for f, own := range names {
		if own == name && name != "" {
			return slices.Clone(aliases[f])
		}
	}
	return nil
}
