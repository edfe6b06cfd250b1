# language: nl
Functionaliteit: Het kwartaal van binnen
  Als manager wil ik de exacte cijfers van een kwartaal zien, met bij elk cijfer hoe het is geteld en
  welke regels erachter staan, zodat ik kan uitleggen wat ik naar buiten breng.

  Achtergrond:
    Gegeven De Bouwen in het tweede kwartaal van 2026
    En het is 01-07-2026

  Abstract Scenario: De exacte getallen
    Gegeven ik werk <manier>
    Als ik het kwartaal 2026-Q2 intern bekijk
    Dan staat erboven "niet voor verspreiding"
    En staat er bij "Meldingen" 38
    En staat er bij "Bereikt na de melding" ook "mediaan 4 dagen"
    En staat er bij "Nieuwe deelnemers" 24
    En staat er bij "Actieve deelnemers" 61
    En staat er bij "Koppelingen actief" 11
    En staat er bij "Koppelingen beëindigd" 4
    En staat er bij "Huisbezoeken" 132
    En staat er bij "Activiteiten" 9
    En staat er bij "Bezoeken aan activiteiten" 412
    En staat er bij "Gevraagde ritten" 57
    En staat er bij "Ritten niet vervuld" 6
    En staat er bij "Klussen" 33
    En staat er bij "Verwijzingen" 21
    En staat er bij "Verwijzingen warm overgedragen" ook "67% van verwijzingen"
    En staat er bij "Verwijzingen met terugkoppeling" ook "71% van verwijzingen"
    En is elke lijst precies zo lang als zijn cijfer

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |

  Abstract Scenario: Een cijfer opent hoe het is geteld, en een regel het dossier
    Gegeven ik werk <manier>
    Als ik het kwartaal 2026-Q2 intern bekijk
    En ik "Nieuwe deelnemers" open
    Dan lees ik "De meldingen waar een dossier uit kwam"
    En lees ik "1 april tot en met 30 juni 2026"
    En staan er 24 regels
    En opent de eerste regel het dossier van een bewoner

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |

  Abstract Scenario: Een doel naast wat er is gedaan
    Gegeven ik werk <manier>
    Als ik het kwartaal 2026-Q2 intern bekijk
    En ik voor "Nieuwe deelnemers" het doel 30 afspreek
    Dan staat er bij "Nieuwe deelnemers" ook "24 van 30"
    Als ik dat ongedaan maak
    Dan staat er bij "Nieuwe deelnemers" geen doel

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |
