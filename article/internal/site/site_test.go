package site

import (
	"testing"

	"copytrail/article/internal/clean"
)

func TestDomain(t *testing.T) {
	for _, test := range []struct{ url, want string }{
		{"https://www.echo.co.uk/a/b", "echo.co.uk"},
		{"http://amp.echo.co.uk/a", "echo.co.uk"},
		{"https://m.echo.com:8080/a?b#c", "echo.com"},
		{"echo.com/a", "echo.com"},
		{"//news.echo.com/a", "echo.com"},
		{"https://jane.blogspot.com/a", "jane.blogspot.com"},
		{"https://www-echo-com.cdn.ampproject.org/c/s/www.echo.com/a", "echo.com"},
		{"https://www.google.com/amp/s/www.echo.com/amp/a", "echo.com"},
		{"https://web.archive.org/web/20200101000000id_/http://www.echo.com/a", "echo.com"},
		{"http://192.0.2.7/a", "192.0.2.7"},
		{"HTTPS://WWW.ECHO.COM/A", "echo.com"},
		{"https://www.echo.com/100%/a b", "echo.com"},
		{"https://user:pass@www.echo.com./a", "echo.com"},
		{"file.txt", "file.txt"},
		{"localhost", ""},
		{"not a url", ""},
		{"", ""},
	} {
		if got := Domain(test.url); got != test.want {
			t.Errorf("%q: got %q, want %q", test.url, got, test.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, test := range []struct{ url, want string }{
		{"https://www.echo.com/a/b/", "echo.com/a/b"},
		{"http://amp.echo.com/a/b?utm_source=x&fbclid=y#top", "echo.com/a/b"},
		{"https://Echo.com/a/b/amp/", "echo.com/a/b"},
		{"https://m.echo.com/a/b.amp.html", "echo.com/a/b.html"},
		{"https://www.google.com/amp/s/www.echo.com/amp/a", "echo.com/a"},
		{"https://web.archive.org/web/2020id_/http://www.echo.com/a?id=7", "echo.com/a?id=7"},
		{"https://echo.com/story?page=2&id=7&WT.nav=top", "echo.com/story?id=7&page=2"},
		{"https://echo.com/ampersand", "echo.com/ampersand"},
		{"https://echo.com/?p=12", "echo.com?p=12"},
		{"http://echo.com/a.html?&hp&action=click&pgtype=Homepage&module=x&region=y&WT.nav=z", "echo.com/a.html"},
		{"http://echo.com/a.php?action=show&region=y", "echo.com/a.php?action=show&region=y"},
		{"echo.com/a", "echo.com/a"},
		{"https://echo.com", "echo.com"},
		{"mailto:jane@echo.com", ""},
		{"feeds/a.jsonl:3", ""},
		{"x", ""},
		{"", ""},
	} {
		if got := Canonical(test.url); got != test.want {
			t.Errorf("%q: got %q, want %q", test.url, got, test.want)
		}
	}
}

func TestName(t *testing.T) {
	for _, test := range []struct{ name, domain, want string }{
		{"Millford Gazette", "millfordgazette.example", "Millford Gazette"},
		{"The Echo | Breaking News, Weather and Sport", "echo.com", "The Echo"},
		{"Echo - News", "echo.com", "Echo"},
		{"West-Country Post", "wcpost.example", "West-Country Post"},
		{"Echo.com", "echo.com", ""},
		{"ECHO", "echo.com", "ECHO"},
		{"www.echo.com", "echo.com", ""},
		{"Le Matin.ch en direct", "lematin.ch", "Le Matin.ch en direct"},
		{"朝霧新聞", "asagiri.example", "朝霧新聞"},
		{"Home", "echo.com", ""},
		{"My  Site", "echo.com", ""},
		{"WordPress", "echo.com", ""},
		{"@echo", "echo.com", ""},
		{"{{ site.name }}", "echo.com", ""},
		{"24/7", "echo.com", ""},
		{"365", "echo.com", ""},
		{" | ", "echo.com", ""},
		{"The one site where you will find all that you need today", "echo.com", ""},
		{"", "echo.com", ""},
	} {
		if got := Name(clean.Line(test.name), test.domain); got != test.want {
			t.Errorf("%q of %s: got %q, want %q", test.name, test.domain, got, test.want)
		}
	}
}
