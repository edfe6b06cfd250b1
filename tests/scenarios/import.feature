# language: nl
Functionaliteit: De registratie van een kantoor inlezen
  Een kantoor dat met een werkmap werkte, gaat verder in Spil. Alles wat klopt gaat mee, over
  alles wat niet klopt staat een zin, en als het niet goed is gaat het in één keer terug.

  Achtergrond:
    Gegeven een leeg bestand voor de wijk "De Bouwen"

  Abstract Scenario: Een werkmap en een map met csv-bestanden geven hetzelfde
    Wanneer ik "<bron>" inlees
    Dan zijn dit de aantallen:
      | blad          | rijen | toegevoegd | geweigerd | dubbel |
      | Deelnemers    | 165   | 161        | 3         | 1      |
      | Vrijwilligers | 41    | 41         | 0         | 0      |
      | Hulpvragen    | 226   | 225        | 1         | 0      |
      | Metingen      | 172   | 172        | 0         | 0      |
      | Matches       | 51    | 51         | 0         | 0      |
      | Activiteiten  | 116   | 116        | 0         | 0      |
      | Straten       | 7     | 7          | 0         | 0      |
    En kan ik "Wiersema" vinden

    Voorbeelden:
      | bron             |
      | registratie.xlsx |
      | csv              |

  Scenario: Wat niet klopt, staat erbij met blad, rij en kolom
    Wanneer ik "registratie.xlsx" inlees
    Dan is er een melding "impossible_date" bij "Deelnemers" rij 4 "Geboortedatum"
    En is er een melding "birth_date_in_the_future" bij "Deelnemers" rij 5 "Geboortedatum"
    En is er een melding "no_family_name" bij "Deelnemers" rij 6 "Achternaam"
    En is er een melding "invalid_phone_number" bij "Deelnemers" rij 7 "Telefoon"
    En is er een melding "invalid_postcode" bij "Deelnemers" rij 8 "Postcode"
    En is er een melding "bsn_in_free_text" bij "Deelnemers" rij 11 "Opmerkingen"
    En is er een melding "unknown_label" bij "Deelnemers" rij 12 "Aanmeldbron"
    En is er een melding "bsn_column" bij "Deelnemers" rij 1 "BSN"
    En is er een melding "unknown_participant" bij "Hulpvragen" rij 227 "Deelnemer"

  Scenario: Eerst kijken verandert niets
    Wanneer ik naar "registratie.xlsx" kijk zonder in te lezen
    Dan is het bestand nog zoals het was
    En zou inlezen dezelfde meldingen geven

  Scenario: Twee keer inlezen voegt de tweede keer niets toe
    Gegeven ik heb "registratie.xlsx" ingelezen
    Wanneer ik "csv" inlees
    Dan is er niets toegevoegd
    En is het bestand nog zoals het was

  Scenario: Een import gaat in één keer terug, ook na het sluiten van het bestand
    Wanneer ik "registratie.xlsx" inlees
    En ik het bestand sluit en weer open
    En ik de import terugdraai
    Dan is het bestand zoals het was voor de import
    En kan ik "Wiersema" niet vinden

  Scenario: Een import die ik onderweg stop, laat niets achter
    Wanneer ik "registratie.xlsx" inlees en halverwege stop
    Dan is het bestand nog zoals het was
