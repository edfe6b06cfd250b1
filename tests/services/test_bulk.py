from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    Activity,
    Attendance,
    ChangeSet,
    Consent,
    FollowUp,
    Occurrence,
    Participant,
    Person,
)
from spil_desktop.rules.skipping import Skipped
from spil_desktop.rules.vocabulary import (
    Act,
    ClosingReason,
    ConsentForm,
    ConsentState,
    FollowUpKind,
    ParticipantStatus,
    Presence,
    Purpose,
)
from spil_desktop.services import bulk, changes, search
from spil_desktop.services.bulk import (
    Action,
    ChangeStage,
    CloseFile,
    Invite,
    PlanFollowUp,
)
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.stages import Closing
from tests.services import made
from tests.services.states import state

TODAY = date(2026, 4, 14)
CALL = PlanFollowUp(FollowUpFields(FollowUpKind.CALL, date(2026, 4, 20), "hittegolf"))


@pytest.fixture
def people(session: Session, area: int) -> dict[str, int]:
    """Person numbers of residents in many stages, by their family name."""
    made.participant(session, area, "Actief")
    made.participant(session, area, "Bekend", status=ParticipantStatus.GETTING_ACQUAINTED)
    made.participant(session, area, "Closed", status=ParticipantStatus.CLOSED)
    made.participant(session, area, "Declined", status=ParticipantStatus.DECLINED)
    made.participant(session, area, "Erased", content_erased_on=TODAY)
    made.participant(session, area, "Farewell")
    made.participant(session, area, "Gemeld", status=ParticipantStatus.REPORTED, reported_on=TODAY)
    made.volunteer(session, area, "Helper")
    found = {row.family_name: row for row in session.scalars(select(Person))}
    found["Farewell"].deceased_on = TODAY
    for name in ("Actief", "Bekend"):
        session.add(
            Consent(
                person_id=found[name].id,
                purpose=Purpose.FILE,
                state=ConsentState.GIVEN,
                decided_on=TODAY,
                form=ConsentForm.ORAL,
            )
        )
    session.flush()
    return {name: row.id for name, row in found.items()}


def skipped(session: Session, action: Action, people: dict[str, int]) -> dict[str, Skipped | None]:
    outcomes = bulk.preview(session, action, list(people.values()), today=TODAY)
    return {one.name.split(",")[0]: one.skipped for one in outcomes}


def test_a_follow_up_for_everyone_who_has_an_open_file(session: Session, people: dict[str, int]):
    assert skipped(session, CALL, people) == {
        "Actief": None,
        "Bekend": None,
        "Closed": Skipped.CLOSED,
        "Declined": Skipped.DECLINED,
        "Erased": Skipped.CONTENT_ERASED,
        "Farewell": Skipped.DECEASED,
        "Gemeld": None,
    }
    assert bulk.carry_out(session, CALL, list(people.values()), today=TODAY) == 3
    assert session.scalars(select(FollowUp.note)).all() == ["hittegolf"] * 3


def test_a_stage_asks_consent_and_the_right_order(session: Session, people: dict[str, int]):
    action = ChangeStage(ParticipantStatus.ACTIVE)

    assert skipped(session, action, people) == {
        "Actief": Skipped.ALREADY_SO,
        "Bekend": None,
        "Closed": Skipped.NO_CONSENT,
        "Declined": Skipped.NOT_NEXT_STAGE,
        "Erased": Skipped.CONTENT_ERASED,
        "Farewell": Skipped.DECEASED,
        "Gemeld": Skipped.NO_CONSENT,
    }
    assert bulk.carry_out(session, action, list(people.values()), today=TODAY) == 1


def test_an_invitation_until_an_occurrence_is_full(
    session: Session, area: int, people: dict[str, int]
):
    activity = Activity(area_id=area, name="Koffie")
    session.add(activity)
    session.flush()
    occurrence = Occurrence(activity_id=activity.id, held_on=TODAY)
    session.add(occurrence)
    session.flush()
    participant = select(Participant.id).where(Participant.person_id == people["Actief"])
    session.add(
        Attendance(
            occurrence_id=occurrence.id,
            participant_id=session.scalars(participant).one(),
            presence=Presence.INVITED,
        )
    )
    session.flush()
    action = Invite(occurrence.id)

    found = skipped(session, action, people)
    assert (found["Actief"], found["Bekend"], found["Gemeld"]) == (Skipped.ALREADY_SO, None, None)
    occurrence.capacity = 2
    found = skipped(session, action, people)
    assert (found["Bekend"], found["Gemeld"]) == (None, Skipped.FULL)
    assert bulk.carry_out(session, action, list(people.values()), today=TODAY) == 1


def test_closing_many_is_one_act_with_one_undo(session: Session, people: dict[str, int]):
    action = CloseFile(Closing(ClosingReason.PROJECT_ENDED, date(2026, 4, 13)))
    search.rebuild(session)
    before = state(session)

    found = skipped(session, action, people)
    assert found["Closed"] is Skipped.ALREADY_SO
    assert found["Gemeld"] is Skipped.BEFORE_REPORT
    done = changes.perform(
        session,
        Act.CHANGE_MANY,
        lambda inner: bulk.carry_out(inner, action, list(people.values()), today=TODAY),
    )
    assert done == sum(why is None for why in found.values()) == 3
    assert len(session.scalars(select(ChangeSet)).all()) == 1
    changes.undo(session)
    assert state(session) == before


def test_what_is_refused_for_everyone(session: Session, people: dict[str, int]):
    late = CloseFile(Closing(ClosingReason.PROJECT_ENDED, date(2026, 4, 15)))
    for action, problem in (
        (Invite(99), InputProblem.UNKNOWN_RECORD),
        (late, InputProblem.DATE_IN_FUTURE),
    ):
        with pytest.raises(SpilError) as caught:
            bulk.preview(session, action, list(people.values()), today=TODAY)
        assert caught.value.problem is problem
