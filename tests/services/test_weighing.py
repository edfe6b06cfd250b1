from sqlalchemy.orm import Session

from spil_desktop.model import Person, Volunteer
from spil_desktop.rules.open_reasons import OpenReason
from spil_desktop.rules.vocabulary import Interest, NeedTheme, VolunteerRole
from spil_desktop.rules.weights import Weights
from spil_desktop.services import matching, settings, weighing, why_open
from tests.services import matching_made as m
from tests.services.made import TODAY

CARDS = (Interest.KLAVERJASSEN,)
NEAR = Weights(interest=0, distance=100, day_parts=0, language=0, load=0, fit=0, continuity=0)


def two_helpers(session: Session, area: int) -> int:
    need_id = m.asking(session, area, interests=CARDS)
    m.person_of(session, m.asker(session, need_id).id).street = "Spantweg"
    near = m.buddy(session, area, "Nabijstra")
    m.buddy(session, area, "Kaartma", interests=CARDS)
    session.get_one(Person, session.get_one(Volunteer, near).person_id).street = "Spantweg"
    session.flush()
    return need_id


def test_a_preview_names_the_needs_whose_first_candidate_changes(
    session: Session, area: int
) -> None:
    need_id = two_helpers(session, area)
    found = weighing.preview(session, NeedTheme.SOCIAL_CONTACT, NEAR, today=TODAY)
    (moved,) = found.moved
    assert (found.needs, moved.need.id) == (1, need_id)
    assert (moved.before.name, moved.after.name) == ("Grietje Kaartma", "Grietje Nabijstra")
    assert "Kaartma" not in repr(moved)
    same = weighing.defaults(NeedTheme.SOCIAL_CONTACT)
    assert not weighing.preview(session, NeedTheme.SOCIAL_CONTACT, same, today=TODAY).moved
    nothing = weighing.preview(session, NeedTheme.TRANSPORT, NEAR, today=TODAY)
    assert (nothing.needs, nothing.moved) == (0, ())


def test_kept_weights_do_what_the_preview_said(session: Session, area: int) -> None:
    need_id = two_helpers(session, area)
    kept = {"interest": 0.0, "distance": 100.0}
    settings.change_match_weights(session, NeedTheme.SOCIAL_CONTACT, kept)
    first, _other = matching.candidates(session, need_id, today=TODAY)
    assert first.name == "Grietje Nabijstra"


def test_open_needs_are_counted_by_area_theme_and_reason(session: Session, area: int) -> None:
    for name in ("Ritstra", "Rijdma"):
        m.asking(session, area, name, theme=NeedTheme.TRANSPORT)
    m.asking(session, area, "Lampma", theme=NeedTheme.PRACTICAL_HELP)
    m.asking(session, area, "Gezondma", theme=NeedTheme.HEALTH)
    m.buddy(session, area, roles=(VolunteerRole.DRIVER,), max_matches=0)
    rows = why_open.counted(matching.plan(session, today=TODAY))
    assert [(row.theme, row.reason, row.needs) for row in rows] == [
        (NeedTheme.TRANSPORT, OpenReason.NO_PLACE, 2),
        (NeedTheme.HEALTH, OpenReason.PROFESSIONAL, 1),
        (NeedTheme.PRACTICAL_HELP, OpenReason.NOBODY, 1),
    ]
    assert {row.area for row in rows} == {"De Bouwen"}
