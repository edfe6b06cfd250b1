from spil_desktop.model import Match
from spil_desktop.rules.vocabulary import (
    MatchKind,
    MatchStatus,
    NeedTheme,
    ParticipantStatus,
    VolunteerStatus,
)
from spil_desktop.services import areas, needs, overviews
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.overviews import Overview
from tests.services import made
from tests.services.made import TODAY


def test_an_empty_area_counts_nothing(session, area):
    assert overviews.read(session) == Overview(0, 0, 0, 0, 0, 0)


def test_present_numbers_of_an_area(session, area):
    other = areas.add(session, AreaFields("Ter Apel"), today=TODAY)
    someone = made.participant(session, area)
    made.participant(session, area, "Dichtstra", status=ParticipantStatus.CLOSED)
    made.participant(session, other, "Verderstra")
    for theme in (NeedTheme.TRANSPORT, NeedTheme.SHOPPING):
        needs.add(session, someone, NeedFields(theme, TODAY), today=TODAY)
    full = made.volunteer(session, area, max_matches=1)
    made.volunteer(session, area, "Vrijma", max_matches=2)
    made.volunteer(session, area, "Nieuwma", status=VolunteerStatus.APPLIED)
    for status in (MatchStatus.ACTIVE, MatchStatus.ENDED):
        session.add(
            Match(participant_id=someone, volunteer_id=full, kind=MatchKind.DRIVE, status=status)
        )
    session.flush()

    assert overviews.read(session, area_id=area) == Overview(2, 1, 2, 1, 3, 1)
    assert overviews.read(session) == Overview(3, 2, 2, 1, 3, 1)
    assert overviews.read(session, area_id=other) == Overview(1, 1, 0, 0, 0, 0)
