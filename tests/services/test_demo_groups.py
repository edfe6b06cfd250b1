from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Person
from spil_desktop.services import areas, demo_groups, groups, street_neighbours
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_people import PLACES, Inventor
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY


def play(session: Session, area: int) -> tuple[groups.SuggestedGroup, ...]:
    streets = [areas.street(session, area, name) for name in ("Aweg", "Bweg", "Cweg")]
    scene = Scene(session, Inventor(None), PLACES[0], area, TODAY.year - 1, TODAY)  # type: ignore[arg-type]
    demo_groups.add(scene)
    assert street_neighbours.beside(session, streets[1]) == (streets[0], streets[2])
    assert street_neighbours.beside(session, streets[0]) == (streets[1],)
    return groups.suggest(session, today=TODAY)


def living(session: Session, area: int, street: str) -> None:
    number = made.participant(session, area, street)
    m.consent(session, number)
    session.get_one(Person, session.get_one(Participant, number).person_id).street = street
    session.flush()


def test_three_neighbours_ask_to_play_cards(session: Session, area: int) -> None:
    for street in ("Aweg", "Cweg", "Bweg", "Cweg"):
        living(session, area, street)
    (found,) = play(session, area)
    assert [one.street for one in found.members] == ["Cweg", "Bweg", "Cweg"]


def test_where_no_three_live_side_by_side_nobody_asks(session: Session, area: int) -> None:
    for street in ("Aweg", "Cweg"):
        living(session, area, street)
    assert play(session, area) == ()
