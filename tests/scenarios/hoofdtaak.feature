# language: nl
Functionaliteit: De hoofdtaak, van een telefoontje tot een verslag
  Als Spil wil ik wie belt inschrijven, haar vraag koppelen aan iemand die past,
  en over het jaar een verslag maken dat veilig weg kan: met de muis, en ook zonder.

  Abstract Scenario: Aanmelden, hulpvraag, koppeling en verslag
    Gegeven het venster met de registratie van De Bouwen
    En ik werk <manier>
    Als ik Baukje Hoekstra van Spantweg 31 aanmeld
    En ik erbij zet dat zij gezelschap wil
    En ik op Koppelen het beste voorstel voor haar accepteer
    En ik de bestanden over 2025 maak
    Dan heeft Baukje Hoekstra een dossier met twee hulpvragen
    En staat er een voorstel voor haar klaar
    En liggen er 5 bestanden die goedgekeurd worden

    Voorbeelden:
      | manier                  |
      | met de muis             |
      | met alleen toetsenbord  |
