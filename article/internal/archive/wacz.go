package archive

import (
	"archive/zip"
	"strings"
)

// A WACZ is a zip with one web archive: crawls in archive/, and around them a list of their
// pages, indexes and logs, which tell nothing that the crawls do not.
//
//	archive/data.warc.gz
//	datapackage.json
//	indexes/index.cdx.gz
//	pages/pages.jsonl

// ofWACZ returns the crawls among the files of a zip when it is a WACZ, all files otherwise.
func ofWACZ(files []*zip.File) []*zip.File {
	described := false
	var crawls []*zip.File
	for _, f := range files {
		switch name := strings.ToLower(f.Name); {
		case name == "datapackage.json":
			described = true
		case strings.HasPrefix(name, "archive/") && (strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz")):
			crawls = append(crawls, f)
		}
	}
	if described && len(crawls) > 0 {
		return crawls
	}
	return files
}
