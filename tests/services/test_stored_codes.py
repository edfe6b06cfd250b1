from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Volunteer
from spil_desktop.rules.vocabulary import Interest, VolunteerRole
from spil_desktop.services import stored_codes
from spil_desktop.services.prepared import Prepared
from tests.services import made


def found(session: Session, *roles: VolunteerRole) -> int:
    wanted = select(Volunteer.id).where(stored_codes.names_any(Volunteer.roles, roles))
    return len(session.scalars(wanted).all())


def test_lists_are_found_by_what_they_name(session: Session, area: int) -> None:
    made.volunteer(session, area, roles=(VolunteerRole.PHONE_CIRCLE, VolunteerRole.BUDDY))
    made.volunteer(session, area, "Leegstra")
    assert found(session, VolunteerRole.BUDDY, VolunteerRole.DRIVER) == 1
    assert found(session, VolunteerRole.HOST) == 0
    assert found(session) == 0
    given = Prepared(select(Volunteer.id).where(stored_codes.names_given(Volunteer.roles, "role")))
    for role, number in ((VolunteerRole.PHONE_CIRCLE, 1), (VolunteerRole.HOST, 0)):
        assert len(given.rows(session, role=stored_codes.pattern(role))) == number
    filled = select(Volunteer.id).where(stored_codes.filled(Volunteer.roles))
    assert len(session.scalars(filled).all()) == 1


def test_a_stored_list_is_read_as_codes(session: Session, area: int) -> None:
    made.volunteer(session, area, interests=(Interest.CARDS, Interest.MUSIC))
    (stored,) = session.scalars(select(stored_codes.text(Volunteer.interests)))
    assert stored_codes.read(Interest, stored) == {Interest.CARDS, Interest.MUSIC}
    assert stored_codes.read(Interest, None) == frozenset()
