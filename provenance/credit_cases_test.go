package provenance

import (
	"strings"
	"testing"

	"copytrail/article"
)

// creditCases are sentences of our own, by language: what an article says, and the
// credits in it, "; " between. Half of them are hostile: names that are words, persons
// and companies, outlets that are only talked about, pictures, denials.
var creditCases = map[string][][2]string{
	"English": {
		{"SEOUL, South Korea (AP) — Ferries stayed in port.", "Associated Press dateline"},
		{"LONDON/PARIS, March 4 (Reuters) - Ferries stayed in port.", "Reuters dateline"},
		{"By Ines Dahl and Olof Wenn\nReuters\nFerries stayed in port.", "Reuters byline"},
		{"By INES DAHL The Associated Press\nFerries stayed in port.", "Associated Press byline"},
		{"Author: Associated Press\nFerries stayed in port.", "Associated Press byline"},
		{"news now The Associated Press — By INES DAHL - Associated Press\nFerries stayed in port.", "Associated Press byline"},
		{"Ferries stayed in port.\nAdditional reporting by Reuters and AFP.", "Reuters contributed; Agence France-Presse contributed"},
		{"Ferries stayed in port.\nWith files from The Canadian Press", "Canadian Press contributed"},
		{"Ferries stayed in port.\nContributing: The Associated Press", "Associated Press contributed"},
		{"Ferries stayed in port.\n(Material from Reuters and the Associated Press was used in this story.)", "Reuters contributed; Associated Press contributed"},
		{"Harbor Courier's Ines Dahl and The Associated Press contributed to this report.", "Associated Press contributed"},
		{"The Associated Press does not usually name victims of abuse.", "Associated Press source"},
		{"The tally is from CNN, per Axios.", "Axios according-to"},
		{"As first reported by the Miami Herald, ferries stayed in port.", "Miami Herald reported"},
		{"The port was shut, The Guardian has learned.", "The Guardian reported"},
		{"A senior officer, speaking to the BBC on condition of anonymity, blamed ice.", "BBC News told"},
		{"The memo, a copy of which was seen by Bloomberg News, blames ice.", "Bloomberg reported"},
		{"Ferries stayed in port, Xinhua said.", "Xinhua reported"},
		{"“It was ice,” he said in an interview aired Sunday on CBS's “60 Minutes.”", "CBS News told"},
		{"The Wall Street Journal, citing people familiar with the matter, said it was ice.", "Wall Street Journal reported"},
		{"This article was originally published by ProPublica.", "ProPublica source"},
		{"Source: https://www.reuters.com/world/ferries", "Reuters link"},
		{"Ferries stayed in port pic.example/x — Sky News (@SkyNews) August 13, 2019", "Sky News reported"},
		{"The Time piece argued that it was ice.", "Time reported"},
		{"FERRIES STAY IN PORT - Miami Herald: “It was ice.”", "Miami Herald reported"},
		{"Analysis by Ines Dahl, BBC News\nIt was ice.", "BBC News byline"},
		// Nobody is credited.
		{"A good time piece argued by its ticking.", ""},
		{"The New York Times building was lit in blue.", ""},
		{"He bought shares of Thomson Reuters and of a ferry line.", ""},
		{"Police accused the man of threatening the Capital Gazette.", ""},
		{"A spokesman for Fox News declined to comment.", ""},
		{"Photo by Ines Dahl/AFP/Getty Images", ""},
		{"FILE - In this Jan. 4 file photo ferries stay in port. (AP Photo/Ines Dahl, File)", ""},
		{"The Daily Mail train left at nine, as it had for a century.", ""},
		{"She hosts a show on MSNBC and breeds dogs.", ""},
		{"In time, people told the nation what the independent mirror showed.", ""},
		{"He was fired by CNN after the lawsuit against CNN was settled.", ""},
		{"Bild a better harbor, the slogan said; the world agreed.", ""},
	},
	"German": {
		{"Berlin (dpa) - Die Fähren blieben im Hafen.", "dpa dateline"},
		{"HAMBURG, 4. März (Reuters) - Die Fähren blieben im Hafen.", "Reuters dateline"},
		{"Die Fähren blieben im Hafen, wie die Deutsche Presse-Agentur berichtet.", "dpa reported"},
		{"Wie der Spiegel berichtet, blieben die Fähren im Hafen.", "Der Spiegel reported"},
		{"Nach Informationen der Süddeutschen Zeitung lag es am Eis.", "Süddeutsche Zeitung according-to"},
		{"Laut einem Bericht der Bild-Zeitung lag es am Eis.", "Bild reported"},
		{"„Es lag am Eis“, sagte die Ministerin der Süddeutschen Zeitung.", "Süddeutsche Zeitung told"},
		{"„Es lag am Eis“, sagte sie dem Tagesspiegel.", "Der Tagesspiegel told"},
		{"Das sagte sie im Gespräch mit dem Deutschlandfunk.", "Deutschlandfunk told"},
		{"Das meldet die Nachrichtenagentur AFP unter Berufung auf den Hafen.", "Agence France-Presse reported"},
		{"Unter Berufung auf die FAZ meldet der Hafen Eis.", "Frankfurter Allgemeine Zeitung according-to"},
		{"Es liege am Eis, sagte sie der Welt am Sonntag.", "Die Welt told"},
		{"Quelle: dpa", "dpa source"},
		{"Mit Material der dpa", "dpa contributed"},
		{"Der Hafen ist zu, schreibt das Handelsblatt.", "Handelsblatt reported"},
		{"Dem Handelsblatt zufolge ist der Hafen zu.", "Handelsblatt reported"},
		{"Gegenüber dem Stern bestätigte sie das.", "Stern told"},
		{"Der NDR berichtete zuerst über das Eis.", "NDR reported"},
		// Nobody is credited.
		{"Die Zeit drängt, sagte die Ministerin.", ""},
		{"Die Welt ist groß, berichtet der Kapitän.", ""},
		{"Der Stern über dem Hafen leuchtete.", ""},
		{"Sie sah in den Spiegel und sagte nichts.", ""},
		{"Ein Bild sagt mehr als tausend Worte.", ""},
		{"Foto: dpa", ""},
		{"Der Focus liegt auf dem Hafen.", ""},
		{"Er arbeitete zwanzig Jahre für den Tagesspiegel und zog dann ans Meer.", ""},
	},
	"French": {
		{"PARIS (AFP) - Les ferries sont restés au port.", "Agence France-Presse dateline"},
		{"PARIS, 4 mars (Reuters) - Les ferries sont restés au port.", "Reuters dateline"},
		{"Selon l'AFP, les ferries sont restés au port.", "Agence France-Presse according-to"},
		{"D'après Le Figaro, c'est la glace.", "Le Figaro according-to"},
		{"C'est la glace, selon une information du Parisien.", "Le Parisien reported"},
		{"Les ferries sont restés au port, rapporte l'Agence France-Presse.", "Agence France-Presse reported"},
		{"« C'est la glace », a déclaré la ministre au Monde.", "Le Monde told"},
		{"« C'est la glace », a-t-elle confié à Libération.", "Libération told"},
		{"Comme l'a révélé Mediapart, c'est la glace.", "Mediapart reported"},
		{"L'information a été révélée par Le Canard enchaîné.", "Le Canard enchaîné reported"},
		{"Dans un entretien au Monde, elle accuse la glace.", "Le Monde told"},
		{"Interrogée par franceinfo, elle accuse la glace.", "France Info told"},
		{"Le Monde a révélé que c'était la glace.", "Le Monde reported"},
		{"L'Équipe rapporte que c'est la glace.", "L'Équipe reported"},
		{"Source : AFP", "Agence France-Presse source"},
		{"Le port est fermé (avec AFP)", "Agence France-Presse contributed"},
		{"Avec Reuters", "Reuters contributed"},
		{"Citant Les Echos, le port accuse la glace.", "Les Echos according-to"},
		{"Ouest-France écrit que c'est la glace.", "Ouest-France reported"},
		// Nobody is credited.
		{"Le monde entier a parlé de la glace.", ""},
		{"La libération des ferries a été annoncée.", ""},
		{"Le point important est la glace.", ""},
		{"La croix du port indique le nord.", ""},
		{"Photo AFP", ""},
		{"Elle a quitté Le Figaro après vingt ans.", ""},
		{"L'équipe de secours rapporte trois blessés.", ""},
	},
	"Spanish": {
		{"MADRID (EFE) - Los ferris siguieron en el puerto.", "EFE dateline"},
		{"Madrid, 4 mar (EFE).- Los ferris siguieron en el puerto.", "EFE dateline"},
		{"BOGOTÁ (AP) — Los ferris siguieron en el puerto.", "Associated Press dateline"},
		{"Según El Mundo, fue el hielo.", "El Mundo according-to"},
		{"Según informa la agencia EFE, fue el hielo.", "EFE reported"},
		{"Fue el hielo, según publica El Confidencial.", "El Confidencial reported"},
		{"De acuerdo con el diario La Nación, fue el hielo.", "La Nación according-to"},
		{"«Fue el hielo», dijo a Reuters un capitán.", "Reuters told"},
		{"«Fue el hielo», declaró al diario Clarín un capitán.", "Clarín told"},
		{"En una entrevista con El País culpó al hielo.", "El País told"},
		{"Así lo informó Europa Press.", "Europa Press reported"},
		{"El País publicó que fue el hielo.", "El País reported"},
		{"La Vanguardia informa de que fue el hielo.", "La Vanguardia reported"},
		{"Fuente: EFE", "EFE source"},
		{"Con información de AFP", "Agence France-Presse contributed"},
		{"Con información de Reuters y AP", "Reuters contributed; Associated Press contributed"},
		{"Citado por La Vanguardia, el capitán culpó al hielo.", "La Vanguardia according-to"},
		{"El hielo, reveló El Universal, cerró el puerto.", "El Universal reported"},
		// Nobody is credited.
		{"El mundo entero habló del hielo.", ""},
		{"La razón fue el hielo, dijo el capitán.", ""},
		{"El país informó a sus vecinos.", ""},
		{"La nación publicó su lista de puertos.", ""},
		{"Foto: EFE", ""},
		{"Trabajó veinte años en El País y se fue al mar.", ""},
		{"El universal problema del hielo, según el capitán.", ""},
		{"El tiempo dijo adiós al puerto.", ""},
	},
	"Russian": {
		{"МОСКВА, 4 марта - РИА Новости. Паромы остались в порту.", "RIA Novosti dateline"},
		{"МОСКВА, 4 марта. /ТАСС/. Паромы остались в порту.", "TASS dateline"},
		{"Паромы остались в порту, сообщает ТАСС.", "TASS reported"},
		{"Как сообщает «Интерфакс», виноват лёд.", "Interfax reported"},
		{"Об этом сообщила «Российская газета».", "Rossiyskaya Gazeta reported"},
		{"Как пишет «Коммерсантъ», виноват лёд.", "Kommersant reported"},
		{"По данным «Ведомостей», виноват лёд.", "Vedomosti according-to"},
		{"По информации РБК, виноват лёд.", "RBC according-to"},
		{"Об этом передаёт РИА Новости со ссылкой на порт.", "RIA Novosti reported"},
		{"Порт закрыт, передает Reuters.", "Reuters reported"},
		{"Об этом капитан рассказал «Медузе».", "Meduza told"},
		{"Капитан заявил РИА Новости, что виноват лёд.", "RIA Novosti told"},
		{"Об этом он сообщил ТАСС.", "TASS reported"},
		{"Со ссылкой на Bloomberg порт говорит о льде.", "Bloomberg according-to"},
		{"В интервью «Новой газете» он винит лёд.", "Novaya Gazeta told"},
		{"Источник: Интерфакс", "Interfax source"},
		{"По материалам РИА Новости", "RIA Novosti contributed"},
		{"«Известия» пишут, что виноват лёд.", "Izvestia reported"},
		{"Расследование «Медузы» винит лёд.", "Meduza reported"},
		// Nobody is credited.
		{"Известия о паромах пришли поздно.", ""},
		{"Дождь сообщил городу о весне.", ""},
		{"Медуза обожгла пловца.", ""},
		{"Он двадцать лет работал в «Известиях» и уехал к морю.", ""},
		{"Фото: ТАСС", ""},
		{"Правда в том, что виноват лёд.", ""},
		{"В здании ТАСС погас свет.", ""},
	},
}

func TestCreditCases(t *testing.T) {
	for language, cases := range creditCases {
		if len(cases) < 25 {
			t.Errorf("%s: %d cases, want at least 25", language, len(cases))
		}
		for _, c := range cases {
			got := strings.Join(creditList(DefaultOutlets(), &article.Article{Outlet: "Example Post", Text: c[0]}), "; ")
			if got != c[1] {
				t.Errorf("%s: %q:\n got %q\nwant %q", language, c[0], got, c[1])
			}
		}
	}
}
