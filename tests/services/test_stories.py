from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant, Story, User
from spil_desktop.rules import periods
from spil_desktop.rules.anonymity import StoryState, TraceKind
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    Indicator,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import consents, drafts, erasures, stories, targets
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.stories import StoryFields
from tests.services import made

TODAY = date(2026, 7, 1)
QUARTER, HALF = periods.parse("2026-Q2"), periods.parse("2026-H1")
TOLD = StoryFields("Weer buiten", "Zij wandelt elke week met haar maatje.")
AGREED = replace(TOLD, consent_on=TODAY, consent_form=ConsentForm.ORAL, is_checked=True)


def problem(call: object) -> tuple[object, object]:
    with pytest.raises(SpilError) as caught:
        call()  # type: ignore[operator]
    return caught.value.problem, caught.value.values.get("field")


def test_a_story_goes_out_with_consent_and_check_and_without_names(
    session: Session, area: int
) -> None:
    story = stories.add(session, QUARTER, area, TOLD, today=TODAY)

    def state() -> StoryState:
        return stories.find(session, story).state

    assert state() is StoryState.NO_CONSENT
    stories.edit(session, story, replace(AGREED, is_checked=False), today=TODAY)
    assert state() is StoryState.NOT_CHECKED
    assert stories.going_out(session, QUARTER, area) == ()
    stories.edit(session, story, AGREED, today=TODAY)
    assert state() is StoryState.READY
    for period, chosen in ((QUARTER, area), (QUARTER, None), (HALF, area)):
        assert [row.id for row in stories.going_out(session, period, chosen)] == [story]
    assert stories.going_out(session, periods.parse("2026-Q1"), area) == ()

    named = replace(AGREED, text="Elske wandelt elke week.")
    stories.edit(session, story, named, today=TODAY)
    made.participant(session, area, "Testema")  # Annie, but nobody is called Elske
    assert state() is StoryState.READY
    made.person(session, area, "Zwart", given_name="Elske")
    assert state() is StoryState.RECOGNISABLE
    assert stories.going_out(session, QUARTER, area) == ()
    assert [one.kind for one in stories.traces(session, named.text)] == [TraceKind.NAME]
    session.add(User(name="Jildou Helder", slot="een"))
    assert [one.words for one in stories.traces(session, "Zo zei Jildou.")] == ["Jildou"]
    again = problem(lambda: stories.edit(session, story, named, today=TODAY))
    assert again == (InputProblem.RECOGNISABLE_TEXT, "text")
    stories.remove(session, story)
    assert stories.rows(session, QUARTER, None) == ()


def test_what_a_story_needs(session: Session, area: int) -> None:
    def add(**other: object) -> tuple[object, object]:
        new = replace(AGREED, **other)  # type: ignore[arg-type]
        return problem(lambda: stories.add(session, QUARTER, area, new, today=TODAY))

    assert add(title=" ") == (InputProblem.REQUIRED, "title")
    assert add(text="") == (InputProblem.REQUIRED, "text")
    assert add(consent_on=None) == (InputProblem.REQUIRED, "consent_on")
    assert add(consent_form=None) == (InputProblem.REQUIRED, "consent_form")
    assert add(consent_on=date(2026, 7, 2)) == (InputProblem.DATE_IN_FUTURE, "consent_on")
    assert add(text="Nummer 111222333.") == (InputProblem.BSN_IN_TEXT, "text")
    assert add(title="Nummer 111222333.") == (InputProblem.BSN_IN_TEXT, "title")


@pytest.mark.parametrize("purpose", [Purpose.EVALUATION, Purpose.FILE, Purpose.HEALTH])
def test_withdrawing_takes_her_story_along(session: Session, area: int, purpose: Purpose) -> None:
    someone = made.participant(session, area)
    person = session.get_one(Participant, someone).person_id
    for asked in Purpose:
        given = ConsentFields(asked, ConsentState.GIVEN, TODAY)
        consents.record(session, person, given, today=TODAY)
    stories.add(session, QUARTER, area, replace(AGREED, participant_id=someone), today=TODAY)
    drafts.keep(session, "story:2026-Q2:1:", {"participant_id": someone})
    drafts.keep(session, "story:2026-Q2:2:", {"participant_id": None})
    consents.withdraw(session, person, purpose, today=TODAY)
    assert bool(session.query(Story).count()) is (purpose is Purpose.HEALTH)
    assert len(drafts.names(session)) == (2 if purpose is Purpose.HEALTH else 1)


def test_erasing_takes_her_story_along(session: Session, area: int) -> None:
    someone = made.participant(session, area, status=ParticipantStatus.CLOSED)
    stories.add(session, QUARTER, area, replace(AGREED, participant_id=someone), today=TODAY)
    erasures.erase(session, someone, today=TODAY)
    assert session.query(Story).count() == 0


def test_targets_are_set_changed_and_taken_away(session: Session, area: int) -> None:
    put = {Indicator.NEW_PARTICIPANTS: 30, Indicator.JOBS: 12}
    targets.put(session, QUARTER, area, put)
    assert targets.of(session, QUARTER, area) == put
    assert targets.of(session, QUARTER, None) == targets.of(session, HALF, area) == {}
    targets.put(session, QUARTER, area, {Indicator.NEW_PARTICIPANTS: 35, Indicator.JOBS: None})
    targets.put(session, QUARTER, None, {Indicator.JOBS: None})
    assert targets.of(session, QUARTER, area) == {Indicator.NEW_PARTICIPANTS: 35}
    for wrong, why in (
        ({Indicator.JOBS: -1}, InputProblem.NOT_A_NUMBER),
        ({Indicator.WOMEN: 3}, InputProblem.NOT_IN_LIST),
    ):
        call = partial(targets.put, session, QUARTER, area, wrong)
        assert problem(call)[0] is why
