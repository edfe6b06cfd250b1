# language: nl
Functionaliteit: Een maatje, van kennismaking tot afscheid
  Als Spil wil ik een koppeling levend houden,
  zodat beide kanten gehoord worden en niemand na het einde vergeten wordt.

  Achtergrond:
    Gegeven mevrouw Froukje de Jong, geboren 11-02-1944, Spantweg 31, 9204 ZK Drachten, die Fries spreekt
    En zij vindt het op 10-03-2026 goed dat een maatje haar naam krijgt
    En zij wil op woensdagmiddag wandelen

  Abstract Scenario: Maatje koppelen
    Gegeven vrijwilliger Grietje Postma, 58, die wandelt, Fries spreekt, op woensdagmiddag kan, met een VOG van 02-02-2026
    Als de Spil op 14-04-2026 <manier> zoekt wie past
    Dan staat Grietje Postma bovenaan, want zij woont op 900 m, wandelt ook graag en spreekt ook Fries
    Als de Spil haar voorstelt en kennismaakt op 14-04-2026
    Dan staat de kennismaking die dag op Vandaag
    Als de proefperiode begint op 14-04-2026
    Dan loopt de proef tot en met 19-05-2026
    En telt de koppeling vanaf 14-04-2026
    Als de Spil op 19-05-2026 hoort: klik 4 en 5, elke week
    En de koppeling op 19-05-2026 actief wordt
    Dan zijn er gesprekken gepland op 02-06-2026, 30-06-2026, 19-08-2026 en 19-11-2026

    Voorbeelden:
      | manier           |
      | met de diensten  |
      | in het venster   |

  Abstract Scenario: Zonder VOG niet één op één, tenzij met een reden
    Gegeven vrijwilliger H. Mulder, die wandelt en op woensdagmiddag kan, zonder VOG
    Als de Spil op 14-04-2026 <manier> zoekt wie past
    Dan kan H. Mulder niet, want "één-op-één pas na VOG"
    Als de Spil H. Mulder toch voorstelt omdat "de VOG is onderweg"
    Dan staat die reden bij de koppeling en de afwijking in het logboek

    Voorbeelden:
      | manier           |
      | met de diensten  |
      | in het venster   |

  Abstract Scenario: Match stopt
    Gegeven vrijwilliger Grietje Postma, 58, die wandelt, Fries spreekt, op woensdagmiddag kan, met een VOG van 02-02-2026
    En Froukje en Grietje zijn een maatjeskoppel sinds de kennismaking op 14-04-2026, actief vanaf 19-05-2026
    En de hulpvraag is opgelost door het maatje
    Als de koppeling op 01-10-2026 <manier> stopt met reden "vrijwilliger verhuisd/werk"
    Dan duurde de koppeling 135 dagen
    En staat Froukje weer op gezocht
    En vraagt Spil om een korte eindevaluatie bij beiden
    En is haar continuïteit 1
    Als de Spil van beiden hoort hoe het was: cijfer 9 en 8
    Dan is de eindevaluatie gedaan
    Als de Spil dat allemaal ongedaan maakt
    Dan loopt de koppeling weer en is de hulpvraag opgelost

    Voorbeelden:
      | manier           |
      | met de diensten  |
      | in het venster   |
