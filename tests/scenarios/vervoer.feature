# language: nl
Functionaliteit: Vervoer
  Als Spil wil ik dat wie niet meer zelf kan rijden toch komt waar hij moet zijn,
  dat hij vooraf weet wie er komt en wat het kost, en dat de gemeente ziet wat niet lukt.

  Achtergrond:
    Gegeven de heer K. (Klaas) Boersma, 90 jaar, in Hoogeveen, met een rollator
    En chauffeur A. Ten Cate in Hoogeveen, met een auto waar een rollator in past
    En het tarief is € 0,35 per kilometer

  Abstract Scenario: Een rit naar Bethesda, en een rit die niet lukt
    Gegeven ik werk <manier> en het is 07-04-2026
    Als Klaas op 09-04-2026 om 10.15 uur naar Bethesda wil en om 11.45 uur terug, 2 × 6,4 km
    Dan is de rit niet te laat gevraagd
    En gaat de rollator mee
    En staat A. ten Cate bovenaan bij wie kan rijden, voor € 4,48
    Als ik A. ten Cate laat rijden
    Dan zegt Spil wat ik voorlees: "Donderdag 9 april 2026 om 10.15 uur haalt A. ten Cate u op voor de rit naar Bethesda. Om 11.45 uur gaat u weer naar huis. Het kost € 4,48: 12,8 km van € 0,35. Parkeren komt erbij. U betaalt de chauffeur zelf."
    En staat op het dagblad "10.15 uur: de heer K. Boersma" met "Let op: rollator mee"
    En staat er op het dagblad niets over reuma
    Als mevrouw J. Kroeze uit Hoogeveen op 09-04-2026 om 10.30 uur naar de kapper wil
    Dan kan A. ten Cate niet, want "kan niet: rijdt dan al, van 10.15 tot 12.15 uur"
    Als ik die rit niet vervuld noem, omdat er geen chauffeur vrij is
    Dan staat die rit op "niet vervuld"
    En telt het kwartaal 1 onvervulde rit in Hoogeveen
    Als het 09-04-2026 is en de rit van Klaas is gereden
    Dan staat er op de maandlijst van A. ten Cate "09-04-2026" 12,8 km en € 4,48, en geen naam van Klaas

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |
