# language: nl
Functionaliteit: Zelfmelding na overlijden
  Als Spil wil ik wie zelf belt in één gesprek aanmelden,
  zodat ik op de afgesproken dag weer contact heb.

  Abstract Scenario: Mevrouw Dijkstra-Bos belt de Spil
    Gegeven het is dinsdag 20-01-2026 en de Spil werkt <hoe>
    Als mevrouw A.M. (Annie) Dijkstra-Bos, geboren 22-04-1939, Kwelderplein 14, 9934 ZZ Delfzijl, telefoon 0596-55 01 23, belt dat haar man in november is overleden en zij aanspraak mist
    En de Spil haar aanmeldt met als bron "zelf" en als volgende datum donderdag 22-01-2026
    Dan heet zij "Annie Dijkstra-Bos" en staat zij in de lijst als "Dijkstra-Bos, Annie", onder de D
    En is zij 86 jaar en telt zij in de klasse 85-89
    En is er geen taak om haar over de melding te informeren
    En staat zij op Vandaag als "Gemeld, nog niet gesproken", uiterlijk overmorgen
    En staat zij op donderdag 22-01-2026 op de lijst van die dag met "Eerste contact"
    Als de Spil haar op donderdag 22-01-2026 belt, haar 15 minuten spreekt en een bezoek op dinsdag 27-01-2026 afspreekt
    Dan is de opvolging van donderdag gedaan
    En staat zij op dinsdag 27-01-2026 op de lijst van die dag met "Huisbezoek"

    Voorbeelden:
      | hoe                |
      | zonder venster     |
      | in het venster     |
