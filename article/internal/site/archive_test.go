package site

import "testing"

func TestHeld(t *testing.T) {
	for _, test := range []struct{ in, want, stamp string }{
		{"https://web.archive.org/web/20240507091011/https://www.echo.example/a?b=1", "https://www.echo.example/a?b=1", "20240507091011"},
		{"https://web.archive.org/web/20240507091011id_/http:/www.echo.example/a", "http://www.echo.example/a", "20240507091011"},
		{"https://web.archive.org/web/2024/www.echo.example/a", "https://www.echo.example/a", "2024"},
		{"https://wayback.archive-it.org/123/20240507091011/https://www.echo.example/", "https://www.echo.example/", "20240507091011"},
		{"https://arquivo.pt/wayback/20240507091011mp_/https://www.echo.example/", "https://www.echo.example/", "20240507091011"},
		{"http://archive.today/2024.05.07-091011/https://www.echo.example/a", "https://www.echo.example/a", "20240507091011"},
		{"https://library.example/web/20240507091011/https://www.echo.example/a", "https://www.echo.example/a", "20240507091011"},
		{"https://archive.ph/20240507091011/https://web.archive.org/web/20240101000000/https://a.example/", "https://a.example/", "20240101000000"},
		{"https://www.echo.example/20240507/ferry.html", "", ""},
		{"https://archive.ph/AbC12", "", ""},
		{"", "", ""},
	} {
		if got, stamp := Held(test.in); got != test.want || stamp != test.stamp {
			t.Errorf("%s: got %q, %q", test.in, got, stamp)
		}
	}
}

func TestArchivesPublishNothing(t *testing.T) {
	for in, want := range map[string]string{
		"https://archive.ph/AbC12":                                            "",
		"https://perma.cc/AB12-CD34":                                          "",
		"https://archive.ph/20240507091011/https://www.echo.example/a":        "echo.example",
		"https://archive.org/details/x":                                       "archive.org",
		"https://wayback.archive-it.org/1/20240507091011/http://echo.example": "echo.example",
	} {
		if got := Domain(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
	if Own("https://archive.ph/AbC12") != "" || Own("https://www.echo.example/a") == "" {
		t.Error("the address of an archive is taken for that of a page, or the other way round")
	}
}
