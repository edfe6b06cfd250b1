from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, HealthProfile, Measurement, Need, Participant
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import (
    Act,
    ClosingReason,
    ConsentForm,
    ConsentState,
    FollowUpKind,
    Moment,
    NeedStatus,
    ParticipantStatus,
    Purpose,
    SelfRatedHealth,
)
from spil_desktop.services import (
    changes,
    consents,
    drafts,
    measurements,
    participants,
    people,
    registrations,
    stages,
)
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.participants import HealthFields
from spil_desktop.services.people import PersonFields
from spil_desktop.services.permissions import ConsentFields
from tests.services.states import state
from tests.services.test_registrations import ANNIE, register

TODAY = date(2026, 3, 10)


@pytest.fixture
def annie(session: Session, area: int) -> registrations.Registered:
    made = register(session, ANNIE, area)
    assert isinstance(made, registrations.Registered)
    return made


def say(
    session: Session,
    person_id: int,
    purpose: Purpose,
    state: ConsentState = ConsentState.GIVEN,
    on: date = TODAY,
    recipient: str | None = None,
) -> int:
    answer = ConsentFields(purpose, state, on, recipient=recipient, text_version="3")
    return consents.record(session, person_id, answer, today=TODAY)


def with_health(session: Session, annie: registrations.Registered) -> None:
    say(session, annie.person_id, Purpose.FILE)
    say(session, annie.person_id, Purpose.HEALTH)
    health = HealthFields(SelfRatedHealth.FAIR, note="na een val")
    participants.edit_health(session, annie.participant_id, health)
    for instrument, answers in (
        (questionnaires.SELF_RATED_HEALTH, {"health": "fair"}),
        (questionnaires.LIFE_MARK, {"mark": 6}),
        ("mpg", {"body": 5}),
    ):
        measured = MeasurementFields(instrument, Moment.T0, TODAY, answers)
        measurements.record(session, annie.participant_id, measured, today=TODAY)


def test_nothing_is_allowed_before_it_is_asked(session: Session, annie: registrations.Registered):
    assert not any(consents.allows(session, annie.person_id, purpose) for purpose in Purpose)
    assert consents.current(session, annie.person_id) == ()


def test_the_newest_answer_holds_and_the_history_stays(
    session: Session, annie: registrations.Registered
):
    say(session, annie.person_id, Purpose.EVALUATION, on=date(2026, 2, 1))
    say(session, annie.person_id, Purpose.FILE)
    say(session, annie.person_id, Purpose.EVALUATION, ConsentState.WITHDRAWN, date(2026, 3, 1))
    say(session, annie.person_id, Purpose.EVALUATION, on=date(2026, 1, 1))  # found on paper later

    assert not consents.allows(session, annie.person_id, Purpose.EVALUATION)
    assert [row.fields.purpose for row in consents.current(session, annie.person_id)] == [
        Purpose.FILE,
        Purpose.EVALUATION,
    ]
    assert len(consents.history(session, annie.person_id)) == 4
    assert consents.current(session, annie.person_id)[0].fields == ConsentFields(
        Purpose.FILE, ConsentState.GIVEN, TODAY, ConsentForm.ORAL, text_version="3"
    )


def test_an_answer_about_one_recipient_goes_before_the_general_one(
    session: Session, annie: registrations.Registered
):
    share = Purpose.SHARE_PROFESSIONAL
    say(session, annie.person_id, share)
    say(session, annie.person_id, share, ConsentState.REFUSED, recipient="huisarts")

    assert consents.allows(session, annie.person_id, share)
    assert consents.allows(session, annie.person_id, share, recipient="wijkteam")
    assert not consents.allows(session, annie.person_id, share, recipient="huisarts")
    assert len(consents.current(session, annie.person_id)) == 2


def test_an_answer_does_not_come_from_the_future(session: Session, annie: registrations.Registered):
    with pytest.raises(SpilError) as refused:
        say(session, annie.person_id, Purpose.FILE, on=date(2026, 3, 11))
    assert refused.value.problem is InputProblem.DATE_IN_FUTURE


def test_withdrawing_health_removes_it_at_once_and_can_be_undone(
    session: Session, annie: registrations.Registered
):
    with_health(session, annie)
    before = state(session)
    for form in (f"health:{annie.person_id}", f"measurement:{annie.participant_id}:t0"):
        drafts.keep(session, form, {"note": "na een val"})
    of_another = f"measurement:{annie.participant_id}1:t0"
    drafts.keep(session, of_another, {})

    changes.perform(
        session,
        Act.RECORD_CONSENT,
        lambda inner: consents.withdraw(inner, annie.person_id, Purpose.HEALTH, today=TODAY),
    )

    assert drafts.names(session) == (of_another,)
    drafts.drop(session, of_another)
    assert session.scalars(select(HealthProfile)).all() == []
    assert session.scalars(select(Measurement.instrument)).all() == [questionnaires.LIFE_MARK]
    with pytest.raises(SpilError) as refused:
        participants.edit_health(session, annie.participant_id, HealthFields())
    assert refused.value.problem is InputProblem.HEALTH_WITHOUT_CONSENT
    changes.undo(session)
    assert state(session) == before


def test_withdrawing_the_file_closes_it_and_plans_its_end(
    session: Session, annie: registrations.Registered
):
    with_health(session, annie)
    stages.change(session, annie.participant_id, ParticipantStatus.ACTIVE, today=TODAY)

    consents.withdraw(session, annie.person_id, Purpose.FILE, today=TODAY)

    participant = session.get_one(Participant, annie.participant_id)
    assert participant.status is ParticipantStatus.CLOSED
    assert participant.closing_reason is ClosingReason.CONSENT_WITHDRAWN
    assert session.scalars(select(HealthProfile)).all() == []
    assert session.scalars(select(Need.status)).all() == [NeedStatus.WITHDRAWN]
    (planned,) = session.scalars(select(FollowUp).where(FollowUp.done_on.is_(None))).all()
    assert (planned.kind, planned.due_on) == (FollowUpKind.ERASE_CONTENT, date(2026, 4, 10))


def test_refusing_a_file_is_declining(session: Session, annie: registrations.Registered):
    say(session, annie.person_id, Purpose.FILE, ConsentState.REFUSED)

    participant = session.get_one(Participant, annie.participant_id)
    assert participant.status is ParticipantStatus.DECLINED
    assert participant.closed_on is None


def test_a_closed_file_stays_as_it_was_closed(session: Session, annie: registrations.Registered):
    closing = stages.Closing(ClosingReason.MOVED_AWAY, TODAY)
    stages.close(session, annie.participant_id, closing, today=TODAY)

    say(session, annie.person_id, Purpose.FILE, ConsentState.REFUSED)

    participant = session.get_one(Participant, annie.participant_id)
    assert participant.closing_reason is ClosingReason.MOVED_AWAY


def test_the_content_of_a_file_closed_before_goes_in_the_usual_term(
    session: Session, annie: registrations.Registered
):
    with_health(session, annie)
    closing = stages.Closing(ClosingReason.MOVED_AWAY, TODAY, aftercare_on=date(2026, 6, 1))
    stages.close(session, annie.participant_id, closing, today=TODAY)

    consents.withdraw(session, annie.person_id, Purpose.FILE, today=TODAY)
    consents.withdraw(session, annie.person_id, Purpose.FILE, today=date(2026, 3, 30))

    (planned,) = session.scalars(select(FollowUp).where(FollowUp.done_on.is_(None))).all()
    assert (planned.kind, planned.due_on) == (FollowUpKind.ERASE_CONTENT, date(2026, 4, 10))
    assert session.scalars(select(Need.status)).all() == [NeedStatus.WITHDRAWN]
    session.get_one(Participant, annie.participant_id).content_erased_on = TODAY
    session.delete(planned)
    consents.withdraw(session, annie.person_id, Purpose.FILE, today=TODAY)
    assert session.scalars(select(FollowUp).where(FollowUp.done_on.is_(None))).all() == []


def test_withdrawing_the_evaluation_leaves_the_file(
    session: Session, annie: registrations.Registered
):
    with_health(session, annie)
    say(session, annie.person_id, Purpose.EVALUATION)

    consents.withdraw(session, annie.person_id, Purpose.EVALUATION, today=TODAY)

    assert len(session.scalars(select(Measurement)).all()) == 3
    assert consents.allows(session, annie.person_id, Purpose.FILE)


def test_who_is_no_participant_has_nothing_to_remove(session: Session):
    person_id = people.add(session, PersonFields(family_name="Postma"), today=TODAY)

    say(session, person_id, Purpose.FILE, ConsentState.REFUSED)

    assert not consents.allows(session, person_id, Purpose.FILE)
