# language: nl
Functionaliteit: Een klus, groot of klein
  Als Spil wil ik een klus zelf laten doen, of met toestemming overdragen als hij te groot is,
  zodat ik weet dat het goed komt en niet alleen dat ik iets verstuurde.

  Achtergrond:
    Gegeven mevrouw A.M. (Annie) Dijkstra-Bos, geboren 22-04-1939, Kwelderplein 14, 9934 ZZ Delfzijl, telefoon 0596-55 01 23
    En het Wmo-loket Eemsdelta op de sociale kaart
    En het is 06-05-2026
    En klusser B. Huizinga, met een VOG van 02-02-2026
    En klusser T. Mulder, met een VOG, die weg is tot en met 20-05-2026

  Abstract Scenario: Een traplift is te groot voor een vrijwilliger
    Gegeven ik werk <manier>
    Als Annie een traplift wil en ik die als klus aanvraag
    Dan zegt Spil dat een klus van 3 uur te lang duurt voor een vrijwilliger
    Als ik haar warm verwijs naar het Wmo-loket, met naam, adres en vraag
    Dan gaat er niets mee zonder haar toestemming
    Als zij nu ja zegt
    Dan staat de klus op "te groot (vakman)"
    En staat de klus op de pagina Klussen bij "Te groot of afgezegd"
    En is de verwijzing een "warme overdracht" met "naam, adres, vraag"
    En staat in de brief "mevrouw A.M. Dijkstra-Bos"
    En staat in de brief "9934 ZZ  DELFZIJL"
    En staat in de brief "traplift"
    En staat in de brief niet "0596-55 01 23"
    En staat in de brief niet "1939"
    En verwacht ik de terugkoppeling uiterlijk op 17-06-2026, ook op Vandaag
    En telt het kwartaal 1 verwijzing, 1 warm en 0 aangekomen
    Als het op 10-06-2026 is en het loket de ontvangst bevestigt
    Dan vraag ik Annie op 24-06-2026 of het contact gelukt is
    En telt het kwartaal 1 verwijzing, 1 warm en 0 aangekomen
    Als het op 24-06-2026 is en Annie zegt dat het contact gelukt is
    Dan telt het kwartaal 1 verwijzing, 1 warm en 1 aangekomen
    En is de hulpvraag "overgedragen" via "professional"
    En staat er van de verwijzing niets meer op Vandaag
    Als ik dat ongedaan maak
    Dan telt het kwartaal 1 verwijzing, 1 warm en 0 aangekomen

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |

  Abstract Scenario: Een lamp vervangen
    Gegeven ik werk <manier>
    Als Annie een lamp vervangen wil hebben en ik die als klus aanvraag
    Dan staat de klus op de pagina Klussen bij "In te plannen"
    En is wie handig en vrij is B. Huizinga, en T. Mulder niet: "kan niet: is er niet tot en met 20-05-2026"
    Als B. Huizinga de klus die dag doet in 45 minuten voor € 10, en Annie zegt "Wat een licht!"
    Dan staat de klus op "uitgevoerd"
    En staat de klus op de pagina Klussen bij "Gedaan"
    En lees ik bij de klus "06-05-2026 · B. Huizinga · 45 min · € 10 · Wat een licht!"
    En is de hulpvraag "opgelost" via "klussendienst"

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |
