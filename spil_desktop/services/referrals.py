"""Referrals: residents handed on to organisations with consent, or handed on to the Spil.

What goes along is named field by field and needs consent, given in general or to that one
organisation; health also needs consent to keep it. A referral ends when it is known whether the
resident and the organisation really met: that is what counts.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    FollowUp,
    Need,
    Organisation,
    OrganisationPerson,
    Participant,
    Person,
    Referral,
)
from spil_desktop.rules import referral_steps
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    ConsentForm,
    ConsentState,
    FollowUpKind,
    Layer,
    NeedStatus,
    Purpose,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    SharedField,
)
from spil_desktop.services import consents, follow_ups, needs, permissions, records, settings
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.needs import Closing
from spil_desktop.services.permissions import ConsentFields

ENDS_NEED: Final = frozenset({NeedStatus.HANDED_OVER, NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED})
"""How a need may end by the outcome of a referral."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A referral to an organisation.

    `shared` are the fields that go along; `feedback_due_on` None takes the term of the settings:
    two weeks, six for a Wmo desk.
    """

    organisation_id: int
    kind: ReferralKind
    sent_on: date
    shared: tuple[SharedField, ...] = ()
    question: str | None = field(default=None, repr=False)
    organisation_person_id: int | None = None
    need_id: int | None = None
    feedback_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A referral to the Spil by an organisation, to be answered by a day."""

    organisation_id: int
    received_on: date
    question: str | None = field(default=None, repr=False)
    organisation_person_id: int | None = None
    kind: ReferralKind = ReferralKind.WARM
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a referral; `need` says how the need ended by it, None when it goes on."""

    result: ReferralResult
    on: date
    feedback: str | None = field(default=None, repr=False)
    need: NeedStatus | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Spil answers to who referred someone to her, and which fields go along."""

    on: date
    text: str = field(repr=False)
    shared: tuple[SharedField, ...] = ()


def refer(
    session: Session,
    participant_id: int,
    new: Outgoing,
    *,
    today: date,
    oral_consent: bool = False,
    user_id: int | None = None,
) -> int:
    """Hand a resident on and return the number of the referral.

    `oral_consent` records that she says yes now to sharing with this organisation. Feedback, or
    the question whether they met, is planned; a new need is in progress from now on. Raises
    `InputProblem.DATE_IN_FUTURE`, `SHARE_WITHOUT_CONSENT`, `HEALTH_WITHOUT_CONSENT`, `REQUIRED`
    when a warm hand-over holds no name, `NOT_IN_LIST` for a need or person of another, and
    `HAS_DIED`.
    """
    participant = records.fetch(session, Participant, participant_id)
    lives(session, participant.person_id)
    organisation = records.fetch(session, Organisation, new.organisation_id)
    records.not_after(new.sent_on, today, "sent_on")
    row = Referral(participant_id=participant_id, direction=ReferralDirection.OUTGOING)
    _fill(session, row, new, organisation)
    if oral_consent and new.shared:
        yes = _yes(session, participant.person_id, organisation.name, new.shared, new.sent_on)
        consents.record(session, participant.person_id, yes, today=today, user_id=user_id)
    check_consent(session, participant.person_id, organisation.name, new.shared)
    session.add(row)
    session.flush()
    _take_up(session, row.need_id)
    _plan_feedback(session, row, organisation.name)
    return row.id


def edit(
    session: Session,
    referral_id: int,
    fields: Outgoing,
    *,
    today: date,
    version: int | None = None,
    oral_consent: bool = False,
) -> None:
    """Change a referral to an organisation; raises what `refer` raises."""
    row = records.fetch(session, Referral, referral_id, version=version)
    organisation = records.fetch(session, Organisation, fields.organisation_id)
    records.not_after(fields.sent_on, today, "sent_on")
    _fill(session, row, fields, organisation)
    person_id = records.fetch(session, Participant, row.participant_id).person_id
    if oral_consent and fields.shared:
        yes = _yes(session, person_id, organisation.name, fields.shared, today)
        consents.record(session, person_id, yes, today=today)
    check_consent(session, person_id, organisation.name, row.shared)
    session.flush()
    if row.result is None and row.arrived is None:
        _take_off(session, row.id)
        _plan_feedback(session, row, organisation.name)


def remind(
    session: Session, referral_id: int, *, today: date, again_on: date | None = None
) -> None:
    """Note that the organisation was asked for its feedback; it is looked for a week later."""
    row = _outgoing(session, referral_id)
    row.reminded_on = today
    due_on = again_on or today + referral_steps.REMIND_AFTER
    planned = _open(session, row.id, FollowUpKind.REFERRAL_FEEDBACK)
    for follow_up in planned:
        follow_up.due_on = due_on
    if not planned:
        _plan(session, row, FollowUpKind.REFERRAL_FEEDBACK, due_on, _organisation_of(session, row))
    session.flush()


def record_outcome(session: Session, referral_id: int, outcome: Outcome, *, today: date) -> None:
    """Keep what came of a referral.

    When the outcome does not say whether they met, that question is planned two weeks later. The
    need ends when `outcome.need` says so. Raises `InputProblem.DATE_IN_FUTURE`,
    `END_BEFORE_START`, and `NOT_IN_LIST` for a need that cannot end so.
    """
    row = _outgoing(session, referral_id)
    records.not_after(outcome.on, today, "on")
    records.in_order(row.sent_on, outcome.on, "on")
    row.result, row.result_on = outcome.result, outcome.on
    row.feedback = records.optional(outcome.feedback)
    for follow_up in _open(session, row.id, FollowUpKind.REFERRAL_FEEDBACK):
        follow_up.done_on = today
    row.arrived = referral_steps.met(outcome.result)
    row.arrived_on = outcome.on if row.arrived else None
    _take_off(session, row.id)
    if row.arrived is None:
        due_on = outcome.on + referral_steps.ARRIVED_AFTER
        _plan(session, row, FollowUpKind.REFERRAL_ARRIVED, due_on, _organisation_of(session, row))
    _end_need(session, row, outcome.need, outcome.on, today)
    session.flush()


def record_arrival(
    session: Session,
    referral_id: int,
    *,
    arrived: bool,
    on: date,
    today: date,
    need: NeedStatus | None = None,
) -> None:
    """Keep whether the resident and the organisation really met; `on` is the day she told.

    Raises what `record_outcome` raises.
    """
    row = _outgoing(session, referral_id)
    records.not_after(on, today, "on")
    records.in_order(row.sent_on, on, "on")
    row.arrived, row.arrived_on = arrived, on if arrived else None
    for follow_up in _open(session, row.id, FollowUpKind.REFERRAL_ARRIVED):
        follow_up.done_on = today
    _end_need(session, row, need, on, today)
    session.flush()


def receive(session: Session, participant_id: int, new: Incoming, *, today: date) -> int:
    """Keep that an organisation referred someone to the Spil and return the referral's number.

    The answer is planned. Raises `InputProblem.DATE_IN_FUTURE` and `NOT_IN_LIST` for a person of
    another organisation.
    """
    records.fetch(session, Participant, participant_id)
    organisation = records.fetch(session, Organisation, new.organisation_id)
    records.not_after(new.received_on, today, "received_on")
    answer_by = new.answer_by or new.received_on + referral_steps.ANSWER_WITHIN
    records.in_order(new.received_on, answer_by, "answer_by")
    row = Referral(
        participant_id=participant_id,
        organisation_id=organisation.id,
        organisation_person_id=_person_of(session, organisation.id, new.organisation_person_id),
        direction=ReferralDirection.INCOMING,
        sent_on=new.received_on,
        kind=new.kind,
        question=records.optional(new.question),
        feedback_due_on=answer_by,
    )
    session.add(row)
    session.flush()
    _plan(session, row, FollowUpKind.REFERRAL_ANSWER, answer_by, organisation.name)
    return row.id


def answer(
    session: Session,
    referral_id: int,
    given: Answer,
    *,
    today: date,
    oral_consent: bool = False,
    user_id: int | None = None,
) -> None:
    """Keep the answer to who referred someone to the Spil.

    Raises `InputProblem.NOT_IN_LIST` for a referral by the Spil herself, `REQUIRED`,
    `DATE_IN_FUTURE`, `END_BEFORE_START`, `SHARE_WITHOUT_CONSENT`, `HEALTH_WITHOUT_CONSENT`.
    """
    row = records.fetch(session, Referral, referral_id)
    if row.direction is not ReferralDirection.INCOMING:
        raise SpilError(InputProblem.NOT_IN_LIST, field="direction")
    records.not_after(given.on, today, "on")
    records.in_order(row.sent_on, given.on, "on")
    row.feedback = records.required(given.text, "text")
    person_id = records.fetch(session, Participant, row.participant_id).person_id
    name = _organisation_of(session, row)
    if oral_consent and given.shared:
        yes = _yes(session, person_id, name, given.shared, given.on)
        consents.record(session, person_id, yes, today=today, user_id=user_id)
    check_consent(session, person_id, name, given.shared)
    row.shared, row.answered_on = given.shared, given.on
    for follow_up in _open(session, row.id, FollowUpKind.REFERRAL_ANSWER):
        follow_up.done_on = today
    session.flush()


def lives(session: Session, person_id: int) -> None:
    """Raise `InputProblem.HAS_DIED` for someone about whom nothing may be sent any more."""
    if records.fetch(session, Person, person_id).deceased_on is not None:
        raise SpilError(InputProblem.HAS_DIED)


def check_consent(
    session: Session, person_id: int, recipient: str, shared: tuple[SharedField, ...]
) -> None:
    """Raise `SHARE_WITHOUT_CONSENT` or `HEALTH_WITHOUT_CONSENT` unless all may go along."""
    if not shared:
        return
    if not covers(agreed(session, person_id, recipient), shared):
        raise SpilError(InputProblem.SHARE_WITHOUT_CONSENT, field="shared")
    if allowed(session, person_id, recipient, shared) != shared:
        raise SpilError(InputProblem.HEALTH_WITHOUT_CONSENT, field="shared")


def may_go(session: Session, participant_id: int, new: Outgoing) -> bool:
    """Whether she allows now that all that `new` shares goes along, apart from health itself."""
    person_id = records.fetch(session, Participant, participant_id).person_id
    name = records.fetch(session, Organisation, new.organisation_id).name
    return covers(agreed(session, person_id, name), new.shared)


def covers(said: ConsentFields | None, shared: tuple[SharedField, ...]) -> bool:
    """Whether a yes is about all these fields; one without fields is about everything."""
    return said is not None and (not said.shared or set(shared) <= set(said.shared))


def agreed(session: Session, person_id: int, recipient: str) -> ConsentFields | None:
    """Return the yes to sharing with this organisation, by name or in general; None without.

    What she said of this organisation goes before what she said in general, but a general no that
    came later holds for all.
    """
    about = [
        row.fields
        for row in permissions.history(session, person_id)
        if row.fields.purpose is Purpose.SHARE_PROFESSIONAL
        and row.fields.recipient in {recipient, None}
    ]
    named = [one for one in about if one.recipient is not None]
    last = (*about[:1], *named[:1])  # a no is about all when it came last
    agrees = bool(last) and all(one.state is ConsentState.GIVEN for one in last)
    return next(iter(named or about)) if agrees else None


def allowed(
    session: Session, person_id: int, recipient: str, shared: tuple[SharedField, ...]
) -> tuple[SharedField, ...]:
    """Return which of these fields she allows to go to `recipient`, as things stand now."""
    said = agreed(session, person_id, recipient)
    if said is None:
        return ()
    health = permissions.allows(session, person_id, Purpose.HEALTH)
    return tuple(
        one for one in shared if (health or one is not SharedField.HEALTH) and covers(said, (one,))
    )


def feedback_due(
    session: Session, organisation_id: int, kind: ReferralKind, sent_on: date
) -> date | None:
    """Return by when feedback is expected, by the terms of the settings."""
    terms = settings.read(session)
    return referral_steps.feedback_due(
        sent_on,
        kind,
        records.fetch(session, Organisation, organisation_id).kind,
        weeks=terms.feedback_weeks,
        wmo_weeks=terms.wmo_feedback_weeks,
    )


def _fill(session: Session, row: Referral, new: Outgoing, organisation: Organisation) -> None:
    if new.kind is ReferralKind.WARM and SharedField.NAME not in new.shared:
        raise SpilError(InputProblem.REQUIRED, field="shared")
    if new.kind is ReferralKind.INFORMATION and new.shared:
        raise SpilError(InputProblem.NOT_IN_LIST, field="shared")
    if new.need_id is not None:
        need = records.fetch(session, Need, new.need_id)
        if need.participant_id != row.participant_id:
            raise SpilError(InputProblem.NOT_IN_LIST, field="need_id")
    row.organisation_id = organisation.id
    row.organisation_person_id = _person_of(session, organisation.id, new.organisation_person_id)
    row.need_id = new.need_id
    row.sent_on = new.sent_on
    row.kind = new.kind
    row.shared = new.shared
    row.question = records.optional(new.question)
    row.feedback_due_on = new.feedback_due_on or feedback_due(
        session, organisation.id, new.kind, new.sent_on
    )
    records.in_order(new.sent_on, row.feedback_due_on, "feedback_due_on")


def _person_of(session: Session, organisation_id: int, person_id: int | None) -> int | None:
    if person_id is None:
        return None
    person = records.fetch(session, OrganisationPerson, person_id)
    if person.organisation_id != organisation_id:
        raise SpilError(InputProblem.NOT_IN_LIST, field="organisation_person_id")
    return person.id


def _yes(
    session: Session,
    person_id: int,
    recipient: str,
    shared: tuple[SharedField, ...],
    on: date,
) -> ConsentFields:
    """Return a spoken yes to these fields, besides those that she allowed this one before."""
    before = agreed(session, person_id, recipient)
    more = before.shared if before is not None and before.recipient == recipient else ()
    return ConsentFields(
        purpose=Purpose.SHARE_PROFESSIONAL,
        state=ConsentState.GIVEN,
        decided_on=on,
        form=ConsentForm.ORAL,
        recipient=recipient,
        shared=tuple(one for one in SharedField if one in {*shared, *more}),
    )


def _outgoing(session: Session, referral_id: int) -> Referral:
    row = records.fetch(session, Referral, referral_id)
    if row.direction is not ReferralDirection.OUTGOING:
        raise SpilError(InputProblem.NOT_IN_LIST, field="direction")
    return row


def _organisation_of(session: Session, row: Referral) -> str:
    return records.fetch(session, Organisation, row.organisation_id).name


def _take_up(session: Session, need_id: int | None) -> None:
    if need_id is not None and session.get_one(Need, need_id).status is NeedStatus.NEW:
        needs.move(session, need_id, NeedStatus.IN_PROGRESS)


def _plan_feedback(session: Session, row: Referral, organisation: str) -> None:
    if row.feedback_due_on is None:
        due_on = row.sent_on + referral_steps.ARRIVED_AFTER
        _plan(session, row, FollowUpKind.REFERRAL_ARRIVED, due_on, organisation)
    else:
        _plan(session, row, FollowUpKind.REFERRAL_FEEDBACK, row.feedback_due_on, organisation)


def _plan(
    session: Session, row: Referral, kind: FollowUpKind, due_on: date, organisation: str
) -> None:
    """Plan what must follow; the note says with which organisation, for the list of today."""
    fields = FollowUpFields(kind, due_on, organisation, referral_id=row.id)
    follow_ups.plan(session, row.participant_id, fields)


def _open(session: Session, referral_id: int, kind: FollowUpKind) -> list[FollowUp]:
    wanted = select(FollowUp).where(
        FollowUp.referral_id == referral_id, FollowUp.kind == kind, FollowUp.done_on.is_(None)
    )
    return list(session.scalars(wanted))


def _take_off(session: Session, referral_id: int) -> None:
    """Take off the list what was planned by itself and is not done."""
    for kind in (FollowUpKind.REFERRAL_FEEDBACK, FollowUpKind.REFERRAL_ARRIVED):
        for follow_up in _open(session, referral_id, kind):
            session.delete(follow_up)
    session.flush()


def _end_need(
    session: Session, row: Referral, status: NeedStatus | None, on: date, today: date
) -> None:
    if status is None or row.need_id is None:
        return
    if status not in ENDS_NEED:
        raise SpilError(InputProblem.NOT_IN_LIST, field="need")
    need = session.get_one(Need, row.need_id)
    if need.status in OPEN_NEEDS:
        needs.close(session, need.id, Closing(status, on, Layer.PROFESSIONAL), today=today)
