package whose

import (
	"slices"
	"testing"

	"copytrail/provenance/internal/finding"
)

func TestForms(t *testing.T) {
	for _, c := range []struct {
		name, lang, text string
		want             []string
	}{
		{"the signs of a horoscope, not what it says", "en",
			"Aries (March 21-April 19): Look at the sea.\n\nTaurus (April 20-May 20): Stay at home.\n\nGemini (May 21-June 20): Call your aunt.\n\nCancer (June 21-July 22): Do not call her.",
			[]string{"Aries (March 21-April 19", "Taurus (April 20-May 20", "Gemini (May 21-June 20", "Cancer (June 21-July 22"}},
		{"a horoscope in German", "de", "Widder: Schauen Sie auf das Meer.\nStier: Bleiben Sie daheim.\nZwillinge: Rufen Sie an.\nKrebs: Rufen Sie nicht an.",
			[]string{"Widder", "Stier", "Zwillinge", "Krebs"}},
		{"a forecast", "en", news + "\n\nToday: Fog until noon.\n\nTonight: Clear, and a low of 4.\n\nWednesday: Rain from the west.",
			[]string{"Today: Fog until noon.\n\nTonight: Clear, and a low of 4.\n\nWednesday: Rain from the west"}},
		{"programmes", "en", "8:00 The Deep. A whale is lost in the sound.\n8:30 Red Ramp. Quiz with Ada Quist.\n9:15 The Keeper. Last part.\n10:00 News",
			[]string{"8:00 The Deep. A whale is lost in the sound.\n8:30 Red Ramp. Quiz with Ada Quist.\n9:15 The Keeper. Last part.\n10:00 News"}},
		{"items of a live blog", "en", "8:02 Police have closed the road to the terminal.\n\n8:17 The ramp has fallen into the sea.\n\n8:41 The harbour master is on the way.\n\n9:04 Nobody was hurt.", nil},
		{"a calendar", "en", "In 1512, the first boat crossed the sound.\n\nIn 1788, the quay was built of stone.\n\nIn 1904, the queen came.\n\nIn 1983, the ramp was painted red.",
			[]string{"In 1512, the first boat crossed the sound.\n\nIn 1788, the quay was built of stone.\n\nIn 1904, the queen came.\n\nIn 1983, the ramp was painted red"}},
		{"the years of a story", "en", "In 2011, the first crack was found.\n\nIn 2014, the port bought three cranes.\n\nIn 2019, one was sold.\n\nIn 2024, it fell.", nil},
		{"a recipe", "en", "My aunt made this when the river was up.\n\n2 cups flour\n1 teaspoon salt\n3 tablespoons butter\n\nWhisk the flour and the salt in a bowl. Bake for an hour.\n\nShe gave the first one to the dog.",
			[]string{"Whisk the flour and the salt in a bowl. Bake for an hour"}},
	} {
		if got := wordsOf(c.lang, c.text, finding.Form); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
