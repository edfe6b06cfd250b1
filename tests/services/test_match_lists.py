from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, FollowUp, Match
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    FollowUpKind,
    MatchKind,
    MatchStatus,
    NeedTheme,
)
from spil_desktop.services import match_lists
from spil_desktop.services.match_lists import MatchFilter
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY


def ids(session: Session, wanted: MatchFilter | None = None) -> list[int]:
    return [row.id for row in match_lists.rows(session, wanted, today=TODAY)]


def test_a_row_says_who_with_whom_and_how_far(session: Session, area: int) -> None:
    need_id = m.asking(session, area, "Jongma")
    volunteer_id = m.buddy(session, area, "Postma")
    match_id = m.match(
        session,
        need_id,
        volunteer_id=volunteer_id,
        active_from=date(2026, 4, 4),
        rule_override="al jaren bekend",
        participant_click=4,
    )
    participant_id = m.asker(session, need_id).id
    for due in (date(2026, 6, 1), date(2026, 5, 1)):
        session.add(
            FollowUp(
                participant_id=participant_id,
                match_id=match_id,
                kind=FollowUpKind.MATCH_REVIEW,
                due_on=due,
            )
        )
    session.flush()
    (row,) = match_lists.rows(session, today=TODAY)
    assert (row.name, row.partner_name) == ("Annie Jongma", "Grietje Postma")
    assert (row.need_id, row.theme) == (need_id, NeedTheme.SOCIAL_CONTACT)
    assert row.partner == (CandidateKind.VOLUNTEER, volunteer_id)
    assert (row.days, row.next_review) == (10, date(2026, 5, 1))
    assert row.next_steps == {MatchStatus.PAUSED, MatchStatus.ENDED}
    assert row.overridden
    assert row.evaluation.participant_click == 4
    assert "Jongma" not in repr(row)
    assert match_lists.card(session, match_id, today=TODAY) == row


def test_participants_and_activities_have_names_too(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    other = made.participant(session, area, "Anderma")
    pair = m.match(session, need_id, other_participant_id=other, kind=MatchKind.TWO_PARTICIPANTS)
    club = m.match(session, need_id, activity_id=m.activity(session, area))
    shown = {row.id: row for row in match_lists.rows(session, today=TODAY)}
    assert shown[pair].partner_name == "Annie Anderma"
    assert shown[club].partner_name == "Koffieochtend"
    assert shown[club].partner_person_id is None


def test_lists_are_narrowed_by_every_side(session: Session, area: int) -> None:
    elsewhere = Area(name="Elders")
    session.add(elsewhere)
    session.flush()
    need_id = m.asking(session, area)
    other_need = m.asking(session, elsewhere.id, "Verweg")
    volunteer_id = m.buddy(session, area)
    helper = made.participant(session, area, "Anderma")
    club = m.activity(session, area)
    first = m.match(session, need_id, volunteer_id=volunteer_id, active_from=date(2026, 1, 1))
    pair = m.match(
        session,
        need_id,
        other_participant_id=helper,
        kind=MatchKind.TWO_PARTICIPANTS,
        active_from=date(2026, 2, 1),
    )
    far = m.match(session, other_need, activity_id=club, active_from=date(2026, 3, 1))
    ended = m.match(session, need_id, volunteer_id=volunteer_id, status=MatchStatus.ENDED)
    assert ids(session) == [far, pair, first]
    assert ids(session, MatchFilter(statuses=frozenset())) == [far, pair, first, ended]
    assert ids(session, MatchFilter(area_id=elsewhere.id)) == [far]
    assert ids(session, MatchFilter(kind=MatchKind.TWO_PARTICIPANTS)) == [pair]
    assert ids(session, MatchFilter(participant_id=helper)) == [pair]
    assert ids(session, MatchFilter(volunteer_id=volunteer_id)) == [first]
    assert ids(session, MatchFilter(activity_id=club)) == [far]
    assert ids(session, MatchFilter(need_id=need_id)) == [pair, first]


def test_an_imported_match_without_a_need_is_shown(session: Session, area: int) -> None:
    match_id = m.match(session, m.asking(session, area), volunteer_id=m.buddy(session, area))
    session.get_one(Match, match_id).need_id = None
    session.flush()
    (row,) = match_lists.rows(session, today=TODAY)
    assert (row.need_id, row.theme, row.days) == (None, None, None)


def test_an_unknown_match_is_refused(session: Session) -> None:
    with pytest.raises(SpilError) as refused:
        match_lists.card(session, 99, today=TODAY)
    assert refused.value.problem is InputProblem.UNKNOWN_RECORD
