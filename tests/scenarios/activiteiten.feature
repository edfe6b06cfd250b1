# language: nl
Functionaliteit: Activiteiten en Meet & Greet
  Als Spil wil ik dat een activiteit vanzelf in de agenda staat, dat ik snel opschrijf wie er was,
  en dat ik merk wie wegblijft; en dat buurtpartners elkaar in korte gesprekken leren kennen.

  Abstract Scenario: Een koffieochtend, en iemand die wegblijft
    Gegeven de bewoners Annie Aalders, Bep Brink, Cor Cramer en Dirk Doorn van De Bouwen
    En ik werk <manier> en het is 24-03-2026
    Als ik de Koffieochtend toevoeg, elke maandagochtend van 10.00 tot 12.00 uur vanaf 30-03-2026, met 3 plaatsen
    Dan is de Koffieochtend op 30-03-2026, 13-04-2026 en 20-04-2026
    En is er geen Koffieochtend op 06-04-2026 en 27-04-2026, want dan is het een feestdag
    Als Aalders, Brink, Cramer en Doorn zich aanmelden voor 30-03-2026
    Dan komen Aalders, Brink en Cramer, en staat Doorn op de wachtlijst
    Als het 30-03-2026 is en ik opschrijf dat Aalders en Brink er waren en Cramer niet
    Dan telt 30-03-2026 2 bezoekers, van wie 2 voor het eerst
    Als het 13-04-2026 is en ik opschrijf dat Aalders en Brink er waren en Cramer niet
    Dan telt 13-04-2026 2 bezoekers, van wie 0 voor het eerst
    En staat er niets voor Cramer op Vandaag
    Als het 20-04-2026 is en ik opschrijf dat Aalders en Brink er waren en Cramer niet
    Dan staat er voor Cramer op Vandaag: "Drie keer achter elkaar niet geweest bij Koffieochtend."

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |

  Abstract Scenario: Een Meet & Greet in korte gesprekken
    Gegeven ik werk <manier> en het is 24-03-2026
    Als ik de Meet & Greet "Beursvloer" toevoeg op 23-04-2026, met 4 rondes van 15 minuten
    En daar 12 mensen van 4 organisaties komen
    Dan kan er nog geen tafellijst zijn
    Als ik het schema maak
    Dan ontmoet niemand twee keer dezelfde, en niemand iemand van de eigen organisatie
    En zit in elke ronde iedereen aan een tafel
    Als het 23-04-2026 is, er 12 mensen waren en de eerste een 8 geeft en het aanraadt
    Dan is de uitkomst 12 van 12, van 4 organisaties, 24 gesprekken en het cijfer 8

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |
