# language: nl
Functionaliteit: Signalen en veiligheid
  Als Spil wil ik dat geen signaal blijft liggen,
  en dat een vermoeden van mishandeling alleen bij wie het mag weten bekend is.

  Abstract Scenario: Zorgelijk signaal
    Gegeven de Spil werkt <hoe>
    En mevrouw E. Smit-Hoekstra, 89 jaar
    En in de sociale kaart S1-wijkverpleegkundige R. Veenstra
    Als op dinsdag 17-03-2026 de klusser belt: zij heeft bedorven eten en ligt vaak op de bank, binnen 3 dagen
    Dan staat het signaal op 17-03-2026 op Vandaag, met termijn 20-03-2026
    En staat het op 21-03-2026 als te laat op Vandaag
    Als de Spil op donderdag 19-03-2026 samen met de S1-wijkverpleegkundige gaat
    En mevrouw mondeling toestemming geeft om te delen met S1 en de huisarts
    En de Spil haar warm overdraagt aan de S1-wijkverpleegkundige
    Dan wordt de terugkoppeling verwacht op 02-04-2026
    En staat het signaal op 21-03-2026 niet meer als te laat op Vandaag
    Als op 02-04-2026 de terugkoppeling komt: wijkverpleging gestart
    En de Spil het signaal sluit
    Dan was het signaal 16 dagen open
    En telt het als vroegtijdig gesignaleerd, opgevolgd binnen de termijn

    Voorbeelden:
      | hoe             |
      | met de diensten |
      | in het venster  |

  Abstract Scenario: Vermoeden mishandeling
    Gegeven de Spil werkt <hoe>
    En mevrouw E. Smit-Hoekstra, 89 jaar
    En collega Mirjam, die Veiligheid niet mag zien
    Als de Spil een vermoeden van financieel misbruik door een kleinzoon vastlegt
    En zij stap 2 van de meldcode zet: advies van Veilig Thuis 0800-2000
    Dan zijn van de meldcode alleen stap 1 en 2 gezet
    En staat het dossier in "te vernietigen volgens meldcodebeleid"
    En merkt Mirjam er niets van
    En staat er niets van in een export

    Voorbeelden:
      | hoe             |
      | met de diensten |
      | in het venster  |

  Scenario: Een collega zonder toestemming heeft een vermoeden
    Gegeven de Spil werkt in het venster
    En mevrouw E. Smit-Hoekstra, 89 jaar
    En collega Mirjam, die Veiligheid niet mag zien
    Als Mirjam bij een nieuw signaal "vermoeden ouderenmishandeling" kiest
    Dan leest zij dat zij het aan Anja vertelt, en de nummers 112 en 0800-2000
    En is er niets van bewaard
