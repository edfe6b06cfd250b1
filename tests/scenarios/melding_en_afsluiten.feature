# language: nl
Functionaliteit: Van melding tot afsluiten
  Als Spil wil ik dat er van wie gemeld wordt niet meer bewaard blijft dan nodig,
  dat op huisbezoek alles met toestemming gaat, en dat na een overlijden alles stopt.

  Abstract Scenario: Melding door de buurvrouw
    Gegeven het is dinsdag 03-02-2026 in Ter Apel en de Spil werkt <hoe>
    Als buurvrouw Trijntje Wiersema meldt dat de heer J. (Jan) van der Laan, geboren 03-09-1942, Sluisweg 7 A, 9561 ZX Ter Apel, "de gordijnen dicht houdt" en hij dat niet weet
    Dan is er een minimaal dossier zonder gezondheidsveld
    En staat "oudere informeren over de melding" uiterlijk op 03-03-2026
    En staat het eerste contact uiterlijk op 10-02-2026
    Als de Spil op donderdag 05-02-2026 aan de deur vertelt van de melding en hoort: geen belangstelling
    Dan is het dossier "wil niet" en weet hij van de melding
    En wordt de inhoud op 05-03-2026 gewist
    Als het donderdag 05-03-2026 wordt
    Dan is van hem nergens meer iets te vinden
    En telt hij nog met bron "buur/buurtbewoner" en resultaat "wil niet"

    Voorbeelden:
      | hoe            |
      | zonder venster |
      | in het venster |

  Abstract Scenario: Huisbezoek met T0
    Gegeven het is dinsdag 10-03-2026 in De Bouwen en de Spil werkt <hoe>
    En mevrouw F. (Froukje) de Jong, geboren 11-02-1944, Spantweg 31, 9204 ZK Drachten
    Als zij mondeling toestemming geeft met tekstversie 3: dossier, gezondheid, delen met S1, delen met het maatje "voornaam, straat, telefoon" en evaluatie
    En de Spil het huisbezoek van 60 minuten vastlegt met als daginvulling "mist een praatje"
    Dan vraagt Vandaag om haar T0
    Als T0 is: gezondheid "redelijk", rapportcijfer 6, en de zes uitspraken 3 ja, 4 min of meer, 7 nee, 8 ja, 9 ja, 10 nee
    En zij moeite heeft met lopen, en reuma en diabetes heeft
    En haar hulpvragen zijn: sociaal contact, vervoer en een lamp
    Dan is zij 82 jaar en zijn de scores emotioneel 2, sociaal 2 en totaal 4
    En vraagt Vandaag niet meer om haar T0
    En staat T1 gepland op 10-09-2026, van 30-07-2026 tot en met 22-10-2026
    En staan de hulpvragen in die volgorde
    En ziet zij haar eigen antwoorden in beeld, zonder een woord als "eenzaam"
    En staat het woord "eenzaam" nergens op het dossierscherm

    Voorbeelden:
      | hoe            |
      | zonder venster |
      | in het venster |

  Abstract Scenario: Overlijden
    Gegeven het is zondag 08-11-2026 in Hoogeveen en de Spil werkt <hoe>
    En de heer K. (Klaas) Boersma, 90 jaar, met T0 op 01-06-2026, een rit met chauffeur A. ten Cate en een uitnodiging voor de koffie
    Als gemeld wordt dat hij is overleden
    Dan zijn de rit, de uitnodiging en alles wat gepland stond vervallen
    En krijgt de Spil vandaag de taak om A. ten Cate persoonlijk te bellen
    En is het dossier afgesloten met reden "overleden"
    En is de wis-datum 08-11-2028
    En telt hij in de uitval van T1 als "overleden"
    En staat hij nog in de tellingen

    Voorbeelden:
      | hoe            |
      | zonder venster |
      | in het venster |
