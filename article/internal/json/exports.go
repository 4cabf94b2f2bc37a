package json

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/record"
)

// chat is a chat in an export of Telegram Desktop. A channel is one file; an export of an
// account holds a list of chats.
type chat struct {
	Name, Type, ID word
	Messages       list
}

// message is a message in a chat.
type message struct {
	ID, Type, From, Author word
	Date                   word            // in the time of the machine that exported it
	DateUnix               word            `json:"date_unixtime"`
	Forwarded              word            `json:"forwarded_from"`
	Text                   json.RawMessage // a string, or a list of strings and of objects with a text
}

// readTelegram reads an export of Telegram Desktop. The outlet is the chat. Each message
// with a text is an article.
func readTelegram(o object, place string, opt record.Options, out func(record.Draft, error)) bool {
	type chats struct{ List []chat }
	var a struct {
		chat
		Chats chats
		Left  chats `json:"left_chats"`
	}
	if json.Unmarshal(o.raw, &a) != nil {
		return false
	}
	if a.Messages == nil && a.Chats.List == nil && a.Left.List == nil {
		return false
	}
	c := counter{place: place, opt: opt, out: out}
	read, silent := 0, 0
	for _, ch := range append(append([]chat{a.chat}, a.Chats.List...), a.Left.List...) {
		for _, raw := range ch.Messages {
			place, ok := c.next()
			if !ok {
				return true
			}
			var m message
			if json.Unmarshal(raw, &m) != nil {
				out(record.Draft{}, record.Skipf(place, record.ReasonWrongType, "a message that is no object"))
				continue
			}
			text := m.text()
			if m.Type == "service" || strings.TrimSpace(text) == "" {
				silent++
				continue
			}
			read++
			out(m.draft(text, ch, place, o.names, opt))
		}
	}
	if silent > 0 { // one line: a channel of pictures has thousands of them
		out(record.Draft{}, record.Skipf(place, record.ReasonNoText, "%d of %d messages have no text: pictures, videos and what the service says", silent, read+silent))
	}
	if c.n == 0 {
		out(record.Draft{}, record.Skipf(place, record.ReasonEmpty, "a chat without messages"))
	}
	return true
}

// text returns the text of a message.
func (m *message) text() string {
	var whole string
	if len(m.Text) == 0 || m.Text[0] == '"' {
		if json.Unmarshal(m.Text, &whole) != nil {
			return ""
		}
		return whole
	}
	var parts list
	if json.Unmarshal(m.Text, &parts) != nil {
		return ""
	}
	var b strings.Builder
	for _, raw := range parts {
		var s string
		if json.Unmarshal(raw, &s) != nil {
			var part struct{ Text word }
			if json.Unmarshal(raw, &part) == nil {
				s = string(part.Text)
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

// draft returns the article that a message is.
func (m *message) draft(text string, ch chat, place string, names *field.Names, opt record.Options) (record.Draft, error) {
	var v field.Values
	put(&v, field.ID, m.ID)
	if ch.ID != "" && m.ID != "" {
		v.Put(field.ID, fmt.Sprintf("%s/%s", ch.ID, m.ID)) // the number of a message is one in each chat
	}
	put(&v, field.Outlet, cmp.Or(ch.Name, m.From))
	put(&v, field.Published, cmp.Or(m.DateUnix, m.Date))
	if m.From != ch.Name {
		put(&v, field.Byline, m.From)
	}
	put(&v, field.Byline, m.Author)
	v.Put(field.Text, text)
	d, err := describe.Draft(place, &v, names, opt)
	if m.Forwarded != "" {
		d.Notes = append(d.Notes, fmt.Sprintf("forwarded from %q", string(m.Forwarded)))
	}
	return origin(d, err)
}

// ghost are the tables of an export of Ghost, as far as they are read.
type ghost struct {
	Posts    list
	Settings []struct{ Key, Value word }
	Users    []struct{ ID, Name word }
	Authors  []struct {
		Post word `json:"post_id"`
		User word `json:"author_id"`
	} `json:"posts_authors"`
}

// readGhost reads an export of a site from Ghost: a dump of its tables. The outlet is the
// title of the site.
func readGhost(o object, place string, opt record.Options, out func(record.Draft, error)) bool {
	type dump struct{ Data ghost }
	var a struct {
		dump
		DB []dump
	}
	if json.Unmarshal(o.raw, &a) != nil {
		return false
	}
	c := counter{place: place, opt: opt, out: out}
	for _, d := range append(a.DB, a.dump) {
		site := d.Data
		if len(site.Settings) == 0 && a.DB == nil {
			return false // somebody else's posts
		}
		var v field.Values
		for _, s := range site.Settings {
			switch s.Key {
			case "title":
				put(&v, field.Outlet, s.Value)
			case "lang", "locale", "default_locale":
				put(&v, field.Lang, s.Value)
			}
		}
		users := map[word]word{}
		for _, u := range site.Users {
			users[u.ID] = u.Name
		}
		authors := map[word][]string{}
		for _, x := range site.Authors {
			if name := users[x.User]; name != "" {
				authors[x.Post] = append(authors[x.Post], string(name))
			}
		}
		for _, raw := range site.Posts {
			place, ok := c.next()
			if !ok {
				return true
			}
			out(ghostPost(raw, v, users, authors, place, o.names, opt))
		}
	}
	return c.n > 0
}

// ghostPost returns the article in a post. The values are those of the site.
func ghostPost(raw []byte, v field.Values, users map[word]word, authors map[word][]string, place string, names *field.Names, opt record.Options) (record.Draft, error) {
	var p struct {
		ID, Title, HTML, Plaintext, Type, Status, Locale word

		Page      json.RawMessage
		Published word `json:"published_at"`
		URL       word `json:"canonical_url"`
		Author    word `json:"author_id"`
	}
	if json.Unmarshal(raw, &p) != nil {
		return record.Draft{}, record.Skipf(place, record.ReasonWrongType, "a post that is no object")
	}
	if p.Status != "" && p.Status != "published" && p.Status != "sent" {
		return record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "a post that is not published: %.20s", string(p.Status))
	}
	if p.Type == "page" || string(p.Page) == "1" || string(p.Page) == "true" {
		return record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "a page of the site and no post")
	}
	put(&v, field.ID, p.ID)
	put(&v, field.Title, p.Title)
	put(&v, field.Published, p.Published)
	put(&v, field.URL, p.URL)
	put(&v, field.Lang, p.Locale)
	put(&v, field.Byline, cmp.Or(word(strings.Join(authors[p.ID], ", ")), users[p.Author]))
	text := withoutTags(string(p.HTML))
	if strings.TrimSpace(text) == "" {
		text = string(p.Plaintext)
	}
	v.Put(field.Text, text)
	return origin(describe.Draft(place, &v, names, opt))
}
