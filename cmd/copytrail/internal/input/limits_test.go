package input

import (
	"testing"

	"copytrail/article"
)

func TestLimits(t *testing.T) {
	for _, test := range []struct {
		value string
		want  int64 // -1: refused
	}{
		{"record=64M", 64 << 20}, {"record=64MiB", 64 << 20}, {"record=500k", 500 << 10}, {"record=7", 7}, {"expanded=20G", 20 << 30}, {"records=0", 0},
		{"ratio=1000", 1000}, {"depth=1000", 1000}, {"elements=5", 5},
		{"record", -1}, {"record=", -1}, {"record=-1", -1}, {"record=4G", -1}, {"records=4K", -1}, {"depth=1001", -1}, {"size=4", -1}, {"expanded=99999999999G", -1},
	} {
		var values map[string]int64
		err := limits{&values}.Set(test.value)
		if (err != nil) != (test.want < 0) {
			t.Errorf("%s: %v", test.value, err)
		}
		for _, got := range values {
			if got != test.want {
				t.Errorf("%s: got %d, want %d", test.value, got, test.want)
			}
		}
	}
	all := Reading{limits: map[string]int64{"record": 1, "ratio": 2, "expanded": 3, "records": 4, "elements": 5, "depth": 6}}
	usual, opt := article.DefaultOptions(), all.Options(t.Context())
	if opt.MaxRecord != 1 || opt.MaxRatio != 2 || opt.MaxExpanded != 3 || opt.MaxRecords != 4 || opt.MaxElements != 5 || opt.MaxDepth != 6 {
		t.Errorf("got %+v", opt)
	}
	if opt := new(Reading).Options(t.Context()); opt.MaxRecord != usual.MaxRecord || opt.MaxDepth != usual.MaxDepth {
		t.Errorf("without flags: got %+v", opt)
	}
}
