package times

import (
	"testing"

	"copytrail/article"
)

// TestToldAndAnnounced: what was told of Wednesday evening cannot be of Wednesday at seven in
// the morning (8 April 2026 is a Wednesday); what is announced can.
func TestToldAndAnnounced(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		told       bool
	}{
		{"en", "The explosion happened at 7:15 p.m. on Wednesday at the Marsh Lane depot.", true},
		{"en", "She was pronounced dead at 8:05 p.m. Wednesday at St. Olave's Hospital.", true},
		{"en", "Polls closed at 8 p.m. on Wednesday.", true},
		{"en", "Brannock beat Lund 2-1 on Wednesday night to reach the final.", true},
		{"en", "The verdict came at 6:30 p.m. Wednesday after nine hours of talks.", true},
		{"en", "Lightning struck the mast at 5:50 p.m. on Wednesday.", true},
		{"en", "The bridge gave way shortly after 6 p.m. on Wednesday, police said.", true},
		{"en", "The lights went out across Lund at 21:14 on Wednesday.", true},
		{"en", "Firefighters were called to the mill at about 10:20pm on Wednesday.", true},
		{"en", "LUND — The Senate passed the bill Wednesday night, 31-19, sending it to the governor.", true},
		{"en", "A dam above Hollow Ford burst on Wednesday evening. Residents heard the siren at 8.10 p.m.", true},
		{"en", "Thousands lost power on Wednesday when a storm hit. The first lines fell at 7:30 p.m., the utility said.", true},
		{"en", "At 9:42 p.m. on Wednesday, the roof of the market hall came down.", true},
		{"en", "The plane took off at 7.40 p.m. on Wednesday and vanished from radar eleven minutes later.", true},
		{"en", "The council on Wednesday night approved the sale of the old harbour.", true},
		{"en", "Wednesday night's blaze destroyed eleven houses.", true},
		{"en", "The derailment, at 9:42 p.m. on Wednesday, killed three.", true},
		{"de", "LUND. Ein Tankwagen ist am Mittwochabend auf der A9 umgekippt und hat die Fahrbahn sechs Stunden lang blockiert.", true},
		{"de", "Der Stadtrat hat am Mittwochabend beschlossen, vier Büchereien zu schließen.", true},
		{"de", "Bei einem Brand in der Quarrystraße sind am Mittwochnachmittag drei Menschen verletzt worden.", true},
		{"de", "Kurz nach 21 Uhr am Mittwoch brach das Dach der Markthalle ein.", true},
		{"de", "Die Feuerwehr wurde am Mittwoch um 22.14 Uhr alarmiert.", true},
		{"fr", "Un camion-citerne s’est renversé mercredi soir sur l’A9, bloquant les deux voies pendant six heures.", true},
		{"fr", "Deux trains sont entrés en collision mercredi à 21 h 40 près de Brannock.", true},
		{"fr", "Le conseil a voté mercredi soir la fermeture de quatre bibliothèques.", true},
		{"fr", "Un homme a été tué par balle mercredi soir devant un bar.", true},
		{"es", "Un camión cisterna volcó el miércoles por la tarde en la A9.", true},
		{"es", "Dos trenes chocaron a las 21.40 del miércoles cerca de Brannock.", true},
		{"es", "El concejo aprobó la noche del miércoles el cierre de cuatro bibliotecas.", true},
		{"es", "Un hombre murió tiroteado el miércoles a las 9 de la noche frente a un bar.", true},
		{"it", "Un'autocisterna si è ribaltata mercoledì sera sulla A9.", true},
		{"it", "Il consiglio ha votato mercoledì sera la chiusura di quattro biblioteche.", true},
		{"it", "Alle 21.40 di mercoledì il tetto del mercato è crollato.", true},
		{"en", "Doors open at 7 p.m. on Wednesday and the band plays at 9 p.m.", false},
		{"en", "The opera, which opened to mixed reviews, returns on Wednesday night.", false},
		{"en", "Lund lost 3-0 and now face Brannock on Wednesday night.", false},
		{"en", "Lund beat Marden to set up a meeting with Brannock on Wednesday night.", false},
		{"en", "The inquest was opened and adjourned to Wednesday at 9 p.m.", false},
		{"en", "Veld died on Monday and a vigil was called for Wednesday at 9 p.m.", false},
		{"en", "The council released the agenda of its meeting on Wednesday at 9 p.m.", false},
		{"en", "Residents gathered signatures ahead of the hearing on Wednesday at 7 p.m.", false},
		{"en", "The storm, which killed two in the islands, is forecast to hit Lund on Wednesday night.", false},
		{"en", "He was arrested after the match and appears in court on Wednesday afternoon.", false},
		{"en", "The shop closed at 9 p.m. on Wednesdays before the war.", false},
		{"en", "The party launched its campaign, with a debate on Wednesday at 9 p.m. on Channel 6.", false},
		{"en", "The firm signed a deal to stream the final on Wednesday night.", false},
		{"en", "Police closed roads for the parade on Wednesday night.", false},
		{"en", "The mayor called a meeting on Wednesday at 9 p.m. to hear residents.", false},
		{"en", "She ran for mayor; results come Wednesday night.", false},
		{"de", "Der Stadtrat, der am Dienstag beschlossen hat, tagt am Mittwochabend erneut.", false},
		{"de", "Die Halle, die 1960 brannte, öffnet am Mittwoch um 21 Uhr.", false},
		{"de", "Gefunden wurde der Termin: Mittwochabend ist Premiere.", false},
		{"de", "Lund verlor am Sonntag und spielt am Mittwochabend gegen Brannock.", false},
		{"de", "Gestorben ist er am Montag, die Trauerfeier ist am Mittwoch um 15 Uhr.", false},
		{"fr", "Battu dimanche, Lund affronte Brannock mercredi soir.", false},
		{"fr", "Le conseil se réunit mercredi soir pour voter le budget.", false},
		{"fr", "Le magasin fermé en mars rouvre mercredi soir.", false},
		{"es", "El Lund, que perdió el domingo, juega el miércoles por la noche en Brannock.", false},
		{"es", "La sala que cerró en marzo reabre el miércoles a las 21.00.", false},
		{"it", "Il Lund, battuto domenica, gioca mercoledì sera a Brannock.", false},
		{"it", "Il negozio chiuso a marzo riapre mercoledì sera.", false},
	} {
		a := &article.Article{Published: at(t, "2026-04-08T07:00:00+02:00"), Text: test.text}
		if got := beforeEvent(a, test.lang); (got != "") != test.told {
			t.Errorf("%s: %q: got %q, want told %v", test.lang, test.text, got, test.told)
		}
	}
}
