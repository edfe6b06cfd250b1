from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Participant, Person, Street, Volunteer, VolunteerAbsence
from spil_desktop.rules import address_points as rules
from spil_desktop.rules.sheets import Sheet
from spil_desktop.rules.vocabulary import MatchEndReason, MatchStatus
from spil_desktop.services import address_points, matching, settings, street_neighbours
from spil_desktop.services.settings import StoreSettings
from spil_desktop.texts import why_open
from spil_desktop.texts.matching import summary
from tests.services import matching_made as m
from tests.services.made import TODAY

LIST = Sheet(
    "adressen",
    ("Postcode", "Huisnummer", "lat", "lon"),
    (
        ("9204ZK", 31.0, "53,1050", 6.1),
        ("9204 ZB", "4", 53.1131, "6.1"),
        ("9204 ZB", "5", 6.1, 53.1),
        (None, None, None, None),
    ),
)


def live(session: Session, person_id: int, street: str, number: int, postcode: str) -> None:
    row = session.get_one(Person, person_id)
    row.street, row.house_number, row.postcode = street, number, postcode
    session.flush()


@pytest.fixture
def pair(session: Session, area: int) -> tuple[int, int]:
    """A need in the Spantweg and a buddy in the Nokweg."""
    need_id = m.asking(session, area)
    live(session, m.asker(session, need_id).person_id, "Spantweg", 31, "9204 ZK")
    buddy = m.buddy(session, area)
    live(session, session.get_one(Volunteer, buddy).person_id, "Nokweg", 4, "9204 ZB")
    return need_id, buddy


def told(session: Session, need_id: int) -> str:
    (one,) = matching.candidates(session, need_id, today=TODAY)
    return summary(one.verdict, one.kind)


def test_a_list_of_addresses_is_looked_at_and_kept(session: Session, pair: tuple[int, int]) -> None:
    read = rules.read(LIST)
    assert read.unread == (4, 5)
    assert address_points.examine(session, read.points) == address_points.Preview(2, 0, 2)
    assert address_points.keep(session, read.points) == 2
    assert address_points.keep(session, read.points) == 0
    assert address_points.count(session) == 2
    moved = rules.Point("9204 ZB", 4, 53.2, 6.1)
    assert address_points.examine(session, [moved]) == address_points.Preview(0, 1, 1)
    assert "op 900 m" in told(session, pair[0])


def test_a_list_without_those_columns_is_empty() -> None:
    assert rules.read(Sheet("x", ("Naam",), (("Testema",),))) == rules.Read((), ())


def test_nobody_is_proposed_from_beyond_the_limit(session: Session, pair: tuple[int, int]) -> None:
    settings.change(session, StoreSettings(furthest_km=2))
    points = [rules.Point("9204 ZK", 31, 53.1, 6.1), rules.Point("9204 ZB", 4, 53.15, 6.1)]
    address_points.keep(session, points)
    assert matching.candidates(session, pair[0], today=TODAY) == ()
    why = matching.why_none(session, pair[0], today=TODAY)
    assert why_open.sentence(why) == "geen maatje of beller binnen 2 km: 1 woont te ver weg"


def test_streets_lie_side_by_side_as_the_office_says(
    session: Session, area: int, pair: tuple[int, int]
) -> None:
    streets = [Street(area_id=area, name=name) for name in ("Spantweg", "Nokweg", "Dakpad")]
    other = Area(name="Elders")
    session.add_all([*streets, other])
    session.flush()
    far = Street(area_id=other.id, name="Nokweg")
    session.add(far)
    session.flush()
    one, two, three = (street.id for street in streets)
    street_neighbours.put(session, two, [one, three])
    assert street_neighbours.beside(session, one) == (two,)
    assert "een straat verderop" in told(session, pair[0])
    street_neighbours.put(session, one, [])
    assert street_neighbours.beside(session, two) == (three,)
    for wrong in (one, far.id):
        with pytest.raises(SpilError) as refused:
            street_neighbours.put(session, one, [wrong])
        assert refused.value.problem is InputProblem.NOT_IN_LIST


def test_who_is_away_is_not_proposed_until_she_is_back(
    session: Session, pair: tuple[int, int]
) -> None:
    need_id, buddy = pair
    week = timedelta(days=7)
    session.add(VolunteerAbsence(volunteer_id=buddy, first_day=TODAY, last_day=TODAY + week))
    session.flush()
    assert matching.candidates(session, need_id, today=TODAY) == ()
    assert matching.candidates(session, need_id, today=TODAY + week + timedelta(days=1))


def test_stairs_and_an_earlier_face_are_told(session: Session, pair: tuple[int, int]) -> None:
    need_id, buddy = pair
    session.get_one(Volunteer, buddy).no_stairs = True
    session.get_one(Participant, m.asker(session, need_id).id).has_stairs = True
    m.match(
        session,
        need_id,
        volunteer_id=buddy,
        status=MatchStatus.ENDED,
        end_reason=MatchEndReason.VOLUNTEER_MOVED,
        active_from=TODAY,
        ended_on=TODAY,
    )
    assert told(session, need_id).startswith("hielp hier al eerder")
    assert "loopt geen trappen" in told(session, need_id)


def test_streets_beside_are_named_one_a_line(session: Session, area: int) -> None:
    rows = [Street(area_id=area, name=name) for name in ("Spantweg", "Nokweg")]
    session.add_all(rows)
    session.flush()
    street_neighbours.put_names(session, rows[0].id, "nokweg\n\n")
    assert street_neighbours.names(session, rows[1].id) == ("Spantweg",)
    with pytest.raises(SpilError):
        street_neighbours.put_names(session, rows[0].id, "Onbekend")
