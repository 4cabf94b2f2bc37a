package furniture

import (
	"strings"
	"testing"
)

func TestClosing(t *testing.T) {
	report := strings.Repeat("The kiln at Tarn Bridge was lit again on Monday after nine years, and the potters cheered. It smoked until noon.\n\n", 6)
	for _, note := range []string{
		"About Veldspar Kilns: Veldspar Kilns builds ovens for potteries and bakeries in eleven countries. Founded in 1974, it employs 230 people. For more information, visit the website.",
		"About Veldspar Kilns\n\nVeldspar Kilns is a leading maker of ovens for potteries. The company is headquartered in Tarn Bridge.",
		"**About Veldspar** – Veldspar makes ovens for potters and is listed on the Lorne exchange. It has 230 employees in two halls.",
		"Veldspar Kilns Ltd. is an international maker of ovens for potteries, bakeries and laboratories. Founded in 1974 and headquartered in Tarn Bridge, the company operates eleven halls and has customers on three continents.",
		"Forward-Looking Statements\n\nThis release contains forward-looking statements that involve risks. Actual results may differ from those expected here for many reasons, among them the price of clay.",
		"This press release contains forward-looking statements within the meaning of the law. They are no promise, and the results may be others.",
		"How we did this\n\nWe asked 400 potters in nine towns by letter and by telephone between March and May, and weighted their answers by the size of the kiln.",
		"Methodology: The poll of 1,020 adults was taken by telephone from 3 to 9 May. The margin of error is three points.",
		"Über die Veldspar GmbH\n\nDie Veldspar GmbH mit Sitz in Tarnbrück ist ein weltweit tätiger Hersteller von Brennöfen. Das Unternehmen beschäftigt 230 Menschen.",
		"À propos de Veldspar : Veldspar est une entreprise qui fabrique des fours pour les potiers. Fondée en 1974, elle emploie 230 salariés dans trois pays.",
		"Sobre Veldspar: Veldspar es una empresa que fabrica hornos para alfareros. Fundada en 1974, emplea a 230 trabajadores y vende en once países.",
		"О компании «Вельдспар»: «Вельдспар» выпускает печи для гончаров и пекарей. Компания основана в 1974 году, в ней 230 сотрудников.",
		"About Veldspar: Veldspar is a leading maker of ovens. The company employs 230 people in two halls.\n\nForward-looking statements\n\nCertain statements in this release are guesses and may turn out to be wrong for many reasons.",
	} {
		if got := without(report+note, Closing(report+note, nil)); got != strings.TrimSpace(report) {
			t.Errorf("%q: got %q", note, got[max(0, len(got)-120):])
		}
	}
	for _, last := range []string{
		"About 400 people came, and the company handed out cups. It has employees in nine countries, and a website.",
		"About Veldspar the potters said nothing. The company has owned the kiln since its founder died in 1974.",
		"Veldspar is a company that Tarn Bridge used to love. It will not say what it plans.",
		"“Veldspar is a leading company, founded by my father, with customers worldwide,” she said, and the employees laughed at her.",
		"Method acting is what he calls it.",
		"How we did laugh when the smoke came down and the mayor ran for the river with his chain of office in his hand.",
		"The kiln is one of the largest in the county. It was founded in 1974.",
	} {
		if got := Closing(report+last, nil); len(got) > 0 {
			t.Errorf("%q: a closing note", last)
		}
	}
	alone := "About Veldspar: Veldspar is a leading maker of ovens. The company employs 230 people in two halls."
	if got := Closing(alone, nil); len(got) > 0 {
		t.Error("a text of nothing but a note has a closing note")
	}
	middle := report + alone + "\n\n" + strings.Repeat(report, 5)
	if got := Closing(middle, nil); len(got) > 0 {
		t.Error("a note far from the end is a closing note")
	}
}
