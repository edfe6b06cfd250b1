# language: nl
Functionaliteit: Een dag van de Spil
  Als Spil wil ik aan het eind van de dag weten dat er niets is blijven liggen,
  zodat ik met een gerust hart naar huis ga.

  Scenario: Van het eerste telefoontje tot het sluiten van het venster
    Gegeven op dinsdag 14-04-2026 staat er van alles op Vandaag
    Als de Spil elke regel van Vandaag met één toets doet, uitstelt of opent
    En tussendoor meldt zij iemand aan die belt en vraagt zij haar toestemming
    En tussendoor legt zij een signaal, een hulpvraag en een opvolging vast
    En zij daarna afmaakt wat daardoor op Vandaag kwam
    Dan deed zij minstens 25 handelingen van minstens 10 soorten
    En wacht er op Vandaag niets meer dat vandaag gedaan moest worden
    Als zij het venster sluit en het bestand morgen opent
    Dan staat wat zij uitstelde of plande op zijn dag, en weet Spil alles nog
