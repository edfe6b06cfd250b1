# language: nl
Functionaliteit: Pakketten van pilots samenvoegen
  Als evaluator wil ik de pakketten van alle locaties naast elkaar zien en bij elkaar optellen,
  zonder iemand dubbel te tellen en zonder meer te zeggen dan er is.

  Scenario: Vier exports bij elkaar
    Gegeven het is dinsdag 12-01-2027 en elke locatie stuurt een pakket over 2026
      | locatie        | deelnemers |
      | Delfzijl Noord | 18         |
      | Ter Apel       | 14         |
      | De Bouwen      | 15         |
      | Hoogeveen      | 0          |
    Als de evaluator ze met compare samenvoegt
    Dan zijn er samen ongeveer 47 deelnemers, en ligt 47 tussen de grenzen die erbij staan
    En heeft geen locatie een uitsplitsing, met de reden erbij
    En staan de locaties naast elkaar in de webpagina, de PDF, de werkmap, de CSV en het SPSS-bestand
    En telt een pakket dat nog eens is gestuurd niet mee
    En telt Ter Apel over een kwartaal niet mee naast Ter Apel over het jaar

  Scenario: Vier exports in het venster
    Gegeven het is dinsdag 12-01-2027 en elke locatie stuurt een pakket over 2026
      | locatie        | deelnemers |
      | Delfzijl Noord | 18         |
      | Ter Apel       | 14         |
      | De Bouwen      | 15         |
      | Hoogeveen      | 0          |
    Als de evaluator ze zonder bestand in het venster opent
    Dan kloppen alle vier, en zijn de locaties naast elkaar te zien
    En zegt het venster dat hetzelfde pakket er al is
