package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestArchiveBox reads a collection: one article a page, and nothing of what lies around the
// pages.
func TestArchiveBox(t *testing.T) {
	dir := t.TempDir()
	page := "<html><body><article><h1>Ferry sinks in harbour</h1><p>" + strings.Repeat("The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved. ", 5) + "</p></article></body></html>"
	for name, content := range map[string]string{
		"ArchiveBox.conf":             "[SERVER_CONFIG]\nSECRET_KEY = x\n",
		"logs/errors.log":             "nothing went wrong on Monday\n",
		"archive/1.0/index.json":      `{"timestamp":"1.0","base_url":"a","url":"https://www.echo.example/a"}`,
		"archive/1.0/index.html":      "<html>Archived Sites</html>",
		"archive/1.0/output.html":     page,
		"archive/1.0/singlefile.html": page,
		"archive/2.0/index.json":      `{"timestamp":"2.0","base_url":"b","url":"https://www.echo.example/b"}`,
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var urls, reasons []string
	for a, err := range Read([]string{dir}, nil, DefaultOptions()) {
		if err != nil {
			reasons = append(reasons, err.(*SkipError).Reason)
			continue
		}
		urls = append(urls, a.URL)
	}
	if strings.Join(urls, " ") != "https://www.echo.example/a" || strings.Join(reasons, " ") != ReasonNoText {
		t.Errorf("got %q, skipped %q", urls, reasons)
	}
}
