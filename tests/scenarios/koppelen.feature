# language: nl
Functionaliteit: Koppelen
  Als Spil wil ik bij een hulpvraag zien wie past, en waarom,
  zodat ik iemand kan voorstellen die blijft.

  Achtergrond:
    Gegeven Froukje de Jong uit De Bouwen, Spantweg 31, die op woensdagmiddag wil wandelen en Fries spreekt

  Scenario: De app stelt Grietje voor
    Gegeven vrijwilliger Grietje Postma die wandelt, Fries spreekt, op woensdagmiddag kan en een VOG heeft
    En vrijwilliger H. Mulder die wandelt, op woensdagmiddag kan en geen VOG heeft
    Als de Spil op dinsdag 14-04-2026 zoekt wie past
    Dan staat Grietje Postma bovenaan met "wandelt ook graag; in de buurt; beiden woensdagmiddag; spreekt ook Fries"
    En staat H. Mulder niet in de lijst
    En wacht H. Mulder op een VOG

  Scenario: Eén-op-één pas na VOG, tenzij met een reden
    Gegeven vrijwilliger H. Mulder die wandelt, op woensdagmiddag kan en geen VOG heeft
    Als de Spil H. Mulder voorstelt
    Dan kan dat niet, want "één-op-één pas na VOG"
    Als de Spil H. Mulder voorstelt met de reden "al jaren de buurman"
    Dan staat de koppeling op "voorgesteld"
    En staat de reden bij de koppeling en in het logboek

  Scenario: Van kennismaking tot actief, en weer op gezocht
    Gegeven vrijwilliger Grietje Postma die wandelt, Fries spreekt, op woensdagmiddag kan en een VOG heeft
    Als de Spil Grietje Postma voorstelt
    En de kennismaking is op 14-04-2026 en de proefperiode begint
    En de koppeling is actief vanaf 19-05-2026 met klik 4 en 5
    Dan staan er terugkijkdagen op 02-06-2026, 30-06-2026, 19-08-2026 en 19-11-2026
    Als Grietje op 01-10-2026 stopt omdat zij een baan krijgt
    Dan duurde de koppeling 135 dagen
    En wordt er voor Froukje weer iemand gezocht
    En staan er geen terugkijkdagen meer open

  Scenario: Een geweigerd voorstel komt niet terug
    Gegeven vrijwilliger Grietje Postma die wandelt, Fries spreekt, op woensdagmiddag kan en een VOG heeft
    Als Froukje Grietje Postma liever niet wil
    En de Spil op dinsdag 14-04-2026 zoekt wie past
    Dan staat Grietje Postma niet in de lijst

  Scenario: Zonder toestemming geen kennismaking
    Gegeven vrijwilliger Grietje Postma die wandelt, Fries spreekt, op woensdagmiddag kan en een VOG heeft
    En Froukje trekt haar toestemming om te delen in
    Als de Spil op dinsdag 14-04-2026 zoekt wie past
    Dan staat Grietje Postma niet in de lijst
    En zegt de app "de bewoner geeft geen toestemming om te delen"
