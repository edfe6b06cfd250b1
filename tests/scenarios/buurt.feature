# language: nl
Functionaliteit: Buurt
  Als Spil wil ik elke straat leren kennen en overlaten aan wie er woont,
  zonder namen op te schrijven van wie daar niet om vroeg.

  Abstract Scenario: Huis-aan-huis in Delfzijl Noord
    Gegeven de Spil werkt <hoe>
    En de wijk Delfzijl Noord met de Wierdestraat van 42 adressen
    Als zij op woensdag 14-01-2026 huis-aan-huis gaat: 42 adressen, 26 open, 15 gesprek, 5 folder, 3 willen bezoek
    En zij de 3 adressen die bezoek willen aanmeldt
    En mevrouw S. Bolhuis uit de Wierdestraat sleutelfiguur wordt
    Dan staat de Wierdestraat op "verkend"
    En is het bereik "15/42"
    En zijn de 3 aangemeld met bron "huis-aan-huis"
    En hebben alleen 4 mensen een naam
    En is er niets over van de deuren, ook niet in Ongedaan maken

    Voorbeelden:
      | hoe                   |
      | met de diensten       |
      | in het venster        |

  Abstract Scenario: Straat overdragen
    Gegeven de Spil werkt <hoe>
    En de wijk Delfzijl Noord met de Wierdestraat van 42 adressen
    En op woensdag 14-01-2026 mevrouw S. Bolhuis als sleutelfiguur van de Wierdestraat
    Als mevrouw Bolhuis vanaf dinsdag 03-03-2026 de koffieochtend draait, met 8 tot 12 bezoekers
    En zij na 15-09-2026 drie maanden zonder de Spil kan
    En de Spil op dinsdag 15-12-2026 de straat overdraagt
    Dan staat de Wierdestraat op "zelfstandig"
    En is de straat overgedragen op 15-12-2026
    En is mevrouw Bolhuis zelfstandig vanaf 15-12-2026
    En telt het verslag over 2026: straten overgedragen 1, activiteiten door bewoners gerund 1

    Voorbeelden:
      | hoe                   |
      | met de diensten       |
      | in het venster        |

  Scenario: Een straat gaat terug met een reden
    Gegeven de Spil werkt met de diensten
    En de wijk Delfzijl Noord met de Wierdestraat van 42 adressen
    En op woensdag 14-01-2026 mevrouw S. Bolhuis als sleutelfiguur van de Wierdestraat
    Als de Spil op dinsdag 15-12-2026 de straat overdraagt
    Dan kan zij de straat niet terugnemen zonder reden
    Als zij de straat terugneemt omdat "mevrouw is ziek"
    Dan staat de Wierdestraat op "sleutelfiguur gevonden"
