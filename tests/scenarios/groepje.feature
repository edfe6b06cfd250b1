# language: nl
Functionaliteit: Een groepje beginnen
  Als Spil wil ik zien welke buren samen iets kunnen beginnen,
  zodat drie mensen die gezelschap zoeken elkaar vinden, ook zonder vrijwilliger.

  Achtergrond:
    Gegeven deze bewoners van De Bouwen, die op woensdagmiddag willen klaverjassen
      | naam    | huisnummer | wacht |
      | Visser  | 3          | 40    |
      | Hoekstra | 9         | 30    |
      | Kramer  | 15         | 20    |
    En een bewoner van de Nokweg, naast de Spantweg, die op woensdagmiddag wil kaarten
    En het is 14-04-2026

  Abstract Scenario: Vier buren beginnen een kaartmiddag
    Gegeven ik werk <manier>
    Dan stelt Spil "Klaverjassen in de buurt" voor met Visser, Hoekstra, Kramer en Jongsma
    En zegt Spil waarom: "4 mensen houden van klaverjassen of wat erop lijkt; wonen op loopafstand, in straten naast elkaar; kunnen allemaal woensdagmiddag; de langste wacht 5 weken"
    Als ik het groepje begin in "De Spil", om 14.00 uur
    Dan begint de activiteit op 22-04-2026 met 4 bewoners op de lijst
    En wordt de activiteit bij elk van hun vragen voorgesteld
    En stelt Spil geen groepje meer voor
    Als ik dat ongedaan maak
    Dan is er geen activiteit meer, en stelt Spil het groepje weer voor

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |

  Abstract Scenario: Twee mensen die niet samen kunnen, komen niet in één groepje
    Gegeven ik werk <manier>
    En Visser en Hoekstra worden nooit bij elkaar gebracht
    Dan stelt Spil "Klaverjassen in de buurt" voor met Visser, Kramer en Jongsma
    Als ik zeg dat dit groepje niet past
    Dan stelt Spil "Klaverjassen in de buurt" niet meer voor met Visser

    Voorbeelden:
      | manier          |
      | met de diensten |
      | in het venster  |
