package credit

import (
	"embed"
	"sync"
)

//go:embed patterns/*.txt
var patternFiles embed.FS

// newsroom returns the matcher of all pattern files, which is made when it is first
// asked for.
var newsroom = sync.OnceValue(func() *grammar {
	g, err := compile(readPatternFiles())
	if err != nil {
		panic("credit patterns: " + err.Error())
	}
	return g
})

// readPatternFiles reads the embedded files, in the order of their names.
func readPatternFiles() []source {
	entries, err := patternFiles.ReadDir("patterns")
	if err != nil {
		panic(err)
	}
	var files []source
	for _, e := range entries {
		text, err := patternFiles.ReadFile("patterns/" + e.Name())
		if err != nil {
			panic(err)
		}
		files = append(files, source{e.Name(), string(text)})
	}
	return files
}
