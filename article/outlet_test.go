package article

import "testing"

func TestOutletOf(t *testing.T) {
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
		if got := outletOf(test.url); got != test.want {
			t.Errorf("%q: got %q, want %q", test.url, got, test.want)
		}
	}
}
