"""Emptying the file of someone who wants no contact: what she said goes, what is counted stays.

Emptying is final. It is no act of the undo journal, and what the journal still held of her goes
with it. The row of the participant, her source, dates, stage and results stay for the counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    Attendance,
    Consent,
    Contact,
    ContactMoment,
    Distinction,
    Exclusion,
    FollowUp,
    HandOver,
    HealthProfile,
    HomeVisit,
    Job,
    KeyFigure,
    Match,
    MatchReview,
    Measurement,
    Need,
    Participant,
    Person,
    Phone,
    Postponement,
    Referral,
    RefusedProposal,
    Ride,
    Signal,
    Volunteer,
)
from spil_desktop.model.base import Record
from spil_desktop.rules.names import NameParts, display_name, sort_name
from spil_desktop.rules.retention import ERASED_NAME
from spil_desktop.rules.vocabulary import (
    Act,
    FollowUpKind,
    JobStatus,
    NameUse,
    ParticipantStatus,
    Presence,
    Purpose,
    RideStatus,
    TodayKind,
)
from spil_desktop.services import (
    audit,
    follow_ups,
    forgetting,
    journal,
    names,
    note_index,
    records,
    search,
    stories,
)

WORDS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    HealthProfile: ("note",),
    ContactMoment: ("note",),
    FollowUp: ("note",),
    Need: ("note", "theme_label", "office_number", "solved_by_label"),
    Measurement: ("note", "interviewer"),
    Signal: ("note", "reported_by", "consulted_with", "consultation", "outcome"),
    Referral: ("question", "feedback"),
    Match: ("note", "end_label", "rule_override", "participant_expects", "volunteer_expects"),
    Ride: ("pickup", "destination", "note"),
    Job: ("note", "kind", "material", "said", "rule_override"),
}
"""What is written in words, by table; codes and days beside it are counted and stay."""

_CHOICES: Final[Mapping[type[Record], tuple[str, ...]]] = {
    HealthProfile: ("aids",),
    Need: ("interests", "wished"),
    Match: ("agreed",),
    Ride: ("aids",),
    Referral: ("shared",),
}
"""What was chosen and is not counted."""

OWN_WORDS: Final = (
    "office_number",
    "source_label",
    "reporter",
    "report_note",
    "closing_label",
    "handed_to",
    "offers_note",
    "gender_wish",
    "has_pets",
    "smokes",
)
_LEFT_IN_PEACE: Final = (ParticipantStatus.DECLINED, ParticipantStatus.CLOSED)

_ABOUT_HER: Final = (
    TodayKind.FIRST_CONTACT,
    TodayKind.NOT_VISITED,
    TodayKind.MEASUREMENT_FIRST,
    TodayKind.MEASUREMENT_DUE,
    TodayKind.MEASUREMENT_MISSED,
    TodayKind.NO_CONTACT,
)
"""Kinds of lines of the day that are about a participant herself."""

_SHARING: Final = (Purpose.SHARE_VOLUNTEER, Purpose.SHARE_PROFESSIONAL)
NAMES: Final = (
    "initials",
    "given_name",
    "prefix",
    "partner_prefix",
    "partner_family_name",
    "birth_date",
    "street",
    "house_number",
    "house_addition",
    "postcode",
    "town",
    "email",
    "contact_hints",
    "notes",
)
_HELPERS: Final = (Volunteer, KeyFigure)
_NOT_OF_A_CONTACT: Final = (
    "birth_date",
    "birth_year",
    "street",
    "house_number",
    "house_addition",
    "postcode",
    "town",
    "email",
)
"""What is kept of a participant and is not needed to reach her as someone's contact."""


@dataclass(frozen=True, slots=True)
class DueErasure:
    """A file whose content must be gone by `due_on`."""

    participant_id: int
    person_id: int
    name: str = field(repr=False)
    due_on: date


def planned(session: Session) -> tuple[DueErasure, ...]:
    """Return every file of which erasing the content is planned, the first due before the rest."""
    wanted = (
        select(Participant.id, Participant.person_id, FollowUp.due_on, *names.COLUMNS)
        .join(FollowUp, FollowUp.participant_id == Participant.id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            FollowUp.kind == FollowUpKind.ERASE_CONTENT,
            FollowUp.done_on.is_(None),
            Participant.content_erased_on.is_(None),
            Participant.status.in_(_LEFT_IN_PEACE),
        )
        .order_by(FollowUp.due_on, FollowUp.id)
    )
    return tuple(
        DueErasure(row.id, row.person_id, display_name(names.parts(row)), row.due_on)
        for row in session.execute(wanted)
    )


def due(session: Session, *, today: date) -> tuple[DueErasure, ...]:
    """Return the files whose term has passed."""
    return tuple(one for one in planned(session) if one.due_on <= today)


def erase_due(session: Session, *, today: date, user_id: int | None = None) -> int:
    """Empty every file whose term has passed and return how many; see `erase`."""
    found = due(session, today=today)
    for one in found:
        erase(session, one.participant_id, today=today, user_id=user_id)
    return len(found)


def erase(
    session: Session, participant_id: int, *, today: date, user_id: int | None = None
) -> None:
    """Empty a file now, for good: never within an act that can be undone.

    Raises `InputProblem.CONTENT_ERASED` when it was emptied before, and `STAGE_NOT_NEXT` for a
    file that is neither declined nor closed. Raises RuntimeError within an act.
    """
    if journal.watching(session):
        message = "what is erased cannot be part of an act that can be undone"
        raise RuntimeError(message)
    participant = records.fetch(session, Participant, participant_id)
    if participant.content_erased_on is not None:
        raise SpilError(InputProblem.CONTENT_ERASED, field="status")
    if participant.status not in _LEFT_IN_PEACE:
        raise SpilError(InputProblem.STAGE_NOT_NEXT, field="status")
    person_id = participant.person_id
    with journal.Journal(session) as watch:
        _empty(session, participant, today)
        done = watch.changes()
        people = watch.touched(Person.__tablename__) | {person_id}
    rows = {name: {key for key, _, _ in change.rows} for name, change in done.items()}
    search.index(session, people)
    note_index.follow(session, done)
    forgetting.about(session, person_id, participant_id, rows)
    audit.append(
        session,
        Act.ERASE_CONTENT,
        Participant.__tablename__,
        participant_id,
        {name: len(keys) for name, keys in rows.items()},
        user_id=user_id,
    )


def _cancel_visits(session: Session, participant_id: int) -> None:
    """Cancel coming rides and jobs: nobody can come to an address that is not there."""
    for ride in _of(session, Ride, participant_id):
        if ride.status in {RideStatus.REQUESTED, RideStatus.PLANNED}:
            ride.status = RideStatus.CANCELLED
    for job in _of(session, Job, participant_id):
        if job.status in {JobStatus.REQUESTED, JobStatus.PLANNED}:
            job.status = JobStatus.CANCELLED


def _empty(session: Session, participant: Participant, today: date) -> None:
    follow_ups.finish_all(session, participant.id, FollowUpKind.ERASE_CONTENT, on=today)
    for row in _of(session, FollowUp, participant.id):
        if row.done_on is None:
            session.delete(row)
    session.flush()
    for table in WORDS.keys() | _CHOICES.keys():
        for row in _of(session, table, participant.id):
            _clear(row, WORDS.get(table, ()), _CHOICES.get(table, ()))
    _cancel_visits(session, participant.id)
    _empty_around_matches(session, participant.id)
    session.execute(delete(HomeVisit).where(HomeVisit.participant_id == participant.id))
    stories.remove_of(session, participant.id)
    session.execute(
        delete(Attendance).where(
            Attendance.participant_id == participant.id,
            Attendance.presence.in_((Presence.INVITED, Presence.WAITING)),
        )
    )
    _drop_postponements(session, participant)
    for row in _of(session, HandOver, participant.id):
        row.recipient = ERASED_NAME
    _empty_network(session, participant.id)
    _clear(participant, OWN_WORDS, ("offers", "interests", "available"))
    participant.has_car = False
    participant.content_erased_on = today
    if _has_other_role(session, participant.person_id):
        _empty_beside_role(session, participant.person_id)
    else:
        _empty_person(session, participant.person_id)
    session.flush()


def _of(session: Session, table: Any, participant_id: int) -> list[Any]:
    return list(session.scalars(select(table).where(table.participant_id == participant_id)))


def _clear(row: Any, words: tuple[str, ...], choices: tuple[str, ...]) -> None:
    for name in words:
        setattr(row, name, None)
    for name in choices:
        setattr(row, name, ())


def _empty_around_matches(session: Session, participant_id: int) -> None:
    """Empty what was said of her matches, from her side or the other's, and of refusals."""
    matches = select(Match.id).where(
        (Match.participant_id == participant_id) | (Match.other_participant_id == participant_id)
    )
    for match in session.scalars(select(Match).where(Match.id.in_(matches))):
        _clear(match, WORDS[Match], _CHOICES[Match])
    for review in session.scalars(select(MatchReview).where(MatchReview.match_id.in_(matches))):
        _clear(review, ("note", "together"), ())
    for follow_up in session.scalars(select(FollowUp).where(FollowUp.match_id.in_(matches))):
        follow_up.note = None
    asked = select(Need.id).where(Need.participant_id == participant_id)
    for refused in session.scalars(
        select(RefusedProposal).where(RefusedProposal.need_id.in_(asked))
    ):
        refused.reason = None


def _drop_postponements(session: Session, participant: Participant) -> None:
    """Remove why lines about her were put off; each kind of line is about its own kind of row."""
    own: dict[TodayKind, Any] = {
        **{kind: [participant.id] for kind in _ABOUT_HER},
        TodayKind.BIRTHDAY: [participant.person_id],
        TodayKind.RIDE_TODAY: select(Ride.id).where(Ride.participant_id == participant.id),
        TodayKind.JOB_TODAY: select(Job.id).where(Job.participant_id == participant.id),
        TodayKind.NEED_WITHOUT_MATCH: select(Need.id).where(Need.participant_id == participant.id),
        TodayKind.MATCH_TO_INTRODUCE: select(Match.id).where(
            Match.participant_id == participant.id
        ),
        **dict.fromkeys(
            (TodayKind.SIGNAL_OVERDUE, TodayKind.SIGNAL_DUE),
            select(Signal.id).where(Signal.participant_id == participant.id),
        ),
    }
    for kind, records_of_hers in own.items():
        session.execute(
            delete(Postponement).where(
                Postponement.kind == kind, Postponement.record_id.in_(records_of_hers)
            )
        )


def _empty_network(session: Session, participant_id: int) -> None:
    """Remove who is around her, and of them those who are known for nothing else."""
    around = _of(session, Contact, participant_id)
    for row in around:
        session.delete(row)
    session.flush()
    for person_id in {row.person_id for row in around}:
        known = exists().where(Participant.person_id == person_id)
        if not _has_other_role(session, person_id) and not session.scalar(select(known)):
            session.execute(delete(Person).where(Person.id == person_id))


def _has_other_role(session: Session, person_id: int) -> bool:
    """Whether someone is a volunteer, a key figure or around another participant as well."""
    return _has_role(session, person_id, (*_HELPERS, Contact))


def _has_role(session: Session, person_id: int, roles: tuple[Any, ...]) -> bool:
    return any(
        session.scalar(select(exists().where(role.person_id == person_id))) for role in roles
    )


def _empty_beside_role(session: Session, person_id: int) -> None:
    """Take away what only her own file needed; what her other role needs of her stays.

    Who is around another participant is kept with that file by name and phone, and nothing else.
    """
    person = records.fetch(session, Person, person_id)
    _clear(person, ("contact_hints", "notes"), ())
    session.execute(
        update(Exclusion)
        .where((Exclusion.person_id == person_id) | (Exclusion.other_person_id == person_id))
        .values(reason=None)
    )
    if not _has_role(session, person_id, _HELPERS):
        _clear(person, _NOT_OF_A_CONTACT, ("languages",))


def _empty_person(session: Session, person_id: int) -> None:
    """Take away who she was; her birth year, sex and area are counted and stay."""
    person = records.fetch(session, Person, person_id)
    _clear(person, NAMES, ("languages",))
    person.name_use = NameUse.OWN
    person.family_name = ERASED_NAME
    person.sort_name = sort_name(NameParts(family_name=ERASED_NAME))
    session.execute(delete(Phone).where(Phone.person_id == person_id))
    session.execute(
        delete(Consent).where(
            Consent.person_id == person_id,
            Consent.purpose.in_(_SHARING),
            Consent.recipient.is_not(None),
        )
    )
    for table in (Distinction, Exclusion):
        session.execute(
            delete(table).where(
                (table.person_id == person_id) | (table.other_person_id == person_id)
            )
        )
