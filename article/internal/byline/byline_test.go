package byline

import "testing"

func TestClean(t *testing.T) {
	for in, want := range map[string]string{"By Jane Doe": "Jane Doe", "  by  Jane\nDoe ": "Jane Doe", "Byron Doe": "Byron Doe", "By ": "By", "": ""} {
		if got := Clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestIsName(t *testing.T) {
	for line, want := range map[string]bool{
		"Jane Doe": true, "María José de la Cruz": true, "J. R. O’Neill-Smith": true, "Ludwig van der Meer": true,
		"Jane": false, "jane doe": false, "The ferry sank": false, "Jane Doe 2": false, "Jane Doe, Echo": false, "One Two Three Four Five Six": false,
	} {
		if got := IsName(line); got != want {
			t.Errorf("%q: got %v, want %v", line, got, want)
		}
	}
}

func TestIsNames(t *testing.T) {
	for line, want := range map[string]bool{
		"Jane Doe and John Roe": true, "Jane Doe, for the Northern Echo": true, "Sammy Davis Jr.": true,
		"then it was over": false, "Monday night the ferry was gone.": false, "What happens next?": false,
	} {
		if got := IsNames(line); got != want {
			t.Errorf("%q: got %v, want %v", line, got, want)
		}
	}
}
