# language: nl
Functionaliteit: Cijfers voor de gemeente en de evaluatie
  Als manager of evaluator wil ik cijfers waarin niemand te herkennen is,
  die optellen, en die niet meer zeggen dan er is.

  Scenario: Kwartaal voor de gemeente
    Gegeven het is woensdag 01-07-2026 en er is gewerkt in twee wijken en een buurt met 3 deelnemers
    En het doel is 30 nieuwe deelnemers
    Als de manager het tweede kwartaal maakt
    Dan zijn de exacte cijfers voor intern
      | cijfer                       | aantal |
      | meldingen                    | 38     |
      | nieuwe deelnemers            | 24     |
      | actieve deelnemers           | 61     |
      | mediaan melding tot contact  | 4      |
      | koppelingen actief           | 11     |
      | koppelingen beëindigd        | 4      |
      | huisbezoeken                 | 132    |
      | activiteiten                 | 9      |
      | bezoeken                     | 412    |
      | ritten                       | 57     |
      | ritten onvervuld             | 6      |
      | klussen                      | 33     |
      | verwijzingen                 | 21     |
      | warm, procent                | 67     |
      | terugkoppeling, procent      | 71     |
    En is elk aantal naar buiten een vijftal, hooguit 9 van het exacte aantal
    En tellen de aantallen naar buiten op
    En staat het doel van 30 naast de 24 nieuwe deelnemers
    En verschijnt de buurt met 3 deelnemers niet apart
    En krijgt die buurt geen eigen rapport

  Scenario: Pilotevaluatie drie locaties
    Gegeven het is dinsdag 12-01-2027 en over 2026 tellen 47 deelnemers mee
      | locatie        | deelnemers |
      | Delfzijl Noord | 18         |
      | Ter Apel       | 14         |
      | De Bouwen      | 15         |
      | Hoogeveen      | 0          |
    En daarvan zijn er 36 vrouw, 39 alleen wonend, 33 80 jaar of ouder, 38 met een lichamelijke beperking, 22 chronisch ziek, 20 met gezondheid redelijk en 18 goed
    En gaven 12 van hen tweemaal een rapportcijfer
      | T0 | 6 | 7 | 5 | 6 | 7 | 6 | 8 | 5 | 6 | 7 | 6 | 7 |
      | T1 | 7 | 7 | 6 | 7 | 7 | 7 | 8 | 6 | 6 | 8 | 6 | 7 |
    Als de evaluator het rapport over alle locaties samen maakt
    Dan staat er bij elke uitspraak het cijfer met de woorden
      | uitspraak                                         |
      | Driekwart van de deelnemers (75%) is vrouw.       |
      | Ruim acht op de tien deelnemers (85%) woont alleen. |
      | Zeven op de tien deelnemers (70%) is 80 jaar of ouder. |
      | Acht op de tien deelnemers (80%) heeft een lichamelijke beperking. |
      | Bijna de helft van de deelnemers (45%) heeft een chronische aandoening. |
      | Deelnemers vinden hun gezondheid overwegend redelijk tot goed: 80%. |
    En staan de aantallen per locatie op vijftallen die optellen tot het geheel
    En is "De meeste deelnemers zijn vrouw" bevestigd
    En is het gepaarde rapportcijfer 6,3 en 6,8, verschil +0,5 van 0,2 tot 0,8, met 6 beter, 6 gelijk en 0 slechter
    En staat boven de uitkomsten de vaste regel "Geen controlegroep: deze cijfers zeggen of er iets is veranderd, niet of dat door de Spil komt."
    En heeft een locatie geen uitsplitsing, en zijn aandelen van 18 mensen tientallen met "indicatief"
    En is er geen uitsplitsing naar buurt, straat of postcode
