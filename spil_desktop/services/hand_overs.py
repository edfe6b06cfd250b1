"""Handing the file of someone who moved over to a colleague's store, and receiving one.

Only with her consent to share it. Suspicions of abuse, private reasons and who her volunteers were
stay behind; of the people around her only those go along who are called in an emergency.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from spil_desktop.errors import FileProblem, InputProblem, SpilError
from spil_desktop.model import (
    Area,
    Consent,
    Contact,
    ContactMoment,
    FollowUp,
    HandOver,
    HealthProfile,
    HomeVisit,
    Measurement,
    MissedMeasurement,
    Need,
    Participant,
    Person,
    Phone,
    Questionnaire,
    Signal,
)
from spil_desktop.model.base import Record
from spil_desktop.rules import hand_overs, visit_guide
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.duplicates import Traits
from spil_desktop.rules.hand_overs import HandOverContent
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    Knows,
    ParticipantStatus,
    Purpose,
    ReportSource,
    SharedField,
    SignalKind,
)
from spil_desktop.services import (
    doubles,
    follow_ups,
    images,
    people,
    permissions,
    questionnaires,
    records,
    referrals,
    search,
)
from spil_desktop.services import missed as missed_moments
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.images import Image
from spil_desktop.services.people import PhoneFields

RECEIPT_WITHIN: Final = timedelta(weeks=2)
"""After so long the receipt for a file that was handed over is asked for."""

_HISTORY: Final[tuple[type[Record], ...]] = (
    Need,
    ContactMoment,
    HomeVisit,
    Measurement,
    MissedMeasurement,
    Signal,
    FollowUp,
)
"""Tables with rows of a participant that go along."""

_LEFT_BEHIND: Final = frozenset(
    {
        *("id", "version", "created_at", "updated_at", "office_number"),
        *("consultation", "consulted_with", "elsewhere"),
    }
)
_OWN: Final = frozenset(
    {
        "reported_on",
        "source",
        "source_label",
        "reporter",
        "report_note",
        "report_urgency",
        "knows",
        "status",
        "informed_on",
        "first_contact_on",
        "closed_on",
        "closing_reason",
        "closing_label",
        "handed_to",
        "content_erased_on",
    }
)
"""What is about her file in one store, and begins anew in the other."""

_GO_ALONG: Final = (
    FollowUpKind.VISIT,
    FollowUpKind.CALL,
    FollowUpKind.NEED,
    FollowUpKind.MEASUREMENT,
    FollowUpKind.OTHER,
)
"""Planned things that the colleague can take over."""

_NAMES: Final = frozenset(
    {
        *("initials", "given_name", "prefix", "family_name", "partner_prefix"),
        *("partner_family_name", "name_use", "sort_name", "gender"),
    }
)
"""What goes along of who is called in an emergency, beside her phones."""
_CALLED: Final = frozenset({"relation", "is_emergency", "has_key", "may_know", "nearness"})
"""What goes along of how she is called."""


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A file that was handed over, and whether the receipt for it came back."""

    id: int
    made_on: date
    recipient: str = field(repr=False)
    received_on: date | None


@dataclass(frozen=True, slots=True)
class Received:
    """What receiving a file made, and the code to read back to the sender."""

    person_id: int
    participant_id: int
    receipt: str


def prepare(
    session: Session, participant_id: int, recipient: str, code: str, *, today: date
) -> HandOverContent:
    """Return what goes along with someone; writes nothing.

    Raises `InputProblem.REQUIRED` without a recipient, `SHARE_WITHOUT_CONSENT` unless she allows
    sharing everything with this colleague or with professionals in general, `CONTENT_ERASED`.
    """
    whom = records.required(recipient, "recipient")
    participant = records.fetch(session, Participant, participant_id)
    if participant.content_erased_on is not None:
        raise SpilError(InputProblem.CONTENT_ERASED, field="recipient")
    person_id = participant.person_id
    if not referrals.covers(referrals.agreed(session, person_id, whom), tuple(SharedField)):
        raise SpilError(InputProblem.SHARE_WITHOUT_CONSENT, field="recipient")
    health = permissions.allows(session, person_id, Purpose.HEALTH)
    area = records.fetch(session, Area, participant.area_id)
    return HandOverContent(
        code=code,
        made_on=today.isoformat(),
        sender=area.name,
        rows=_rows(session, participant, with_health=health),
        around=tuple(_around(session, participant_id)),
    )


def note_made(
    session: Session, participant_id: int, recipient: str, code: str, *, today: date
) -> int:
    """Keep that a file was made for someone; asking for the receipt is planned."""
    row = HandOver(
        participant_id=participant_id,
        made_on=today,
        recipient=records.required(recipient, "recipient"),
        file_code=code,
    )
    session.add(row)
    asked = FollowUpFields(
        FollowUpKind.HAND_OVER_RECEIPT, today + RECEIPT_WITHIN, note=row.recipient
    )
    follow_ups.plan(session, participant_id, asked)
    return row.id


def of_participant(session: Session, participant_id: int) -> tuple[HandOverRow, ...]:
    """Return to whom someone's file was handed over, the newest first."""
    return tuple(
        HandOverRow(row.id, row.made_on, row.recipient, row.received_on)
        for row in session.scalars(_made(participant_id))
    )


def confirm(session: Session, participant_id: int, typed: str, *, today: date) -> None:
    """Keep that the colleague has the file; nothing has to be asked any more.

    Raises `InputProblem.WRONG_RECEIPT` for a code that belongs to no file that waits.
    """
    for row in session.scalars(_made(participant_id)):
        if row.received_on is None and hand_overs.is_receipt(typed, row.file_code):
            row.received_on = today
            follow_ups.finish_all(session, participant_id, FollowUpKind.HAND_OVER_RECEIPT, on=today)
            return
    raise SpilError(InputProblem.WRONG_RECEIPT, field="receipt")


def traits(content: HandOverContent) -> Traits:
    """Return what is compared to find out whether she is known in this store already."""
    person = _person(content)
    numbers = tuple(PhoneFields(phone["number"]) for phone in content.rows.get("phone", ()))
    return doubles.traits_of(people.fields_of(person, numbers))


def name(content: HandOverContent) -> str:
    """Return the name of whom a file is about."""
    return display_name(people.fields_of(_person(content), ()).name)


def receive(
    session: Session,
    content: HandOverContent,
    area_id: int,
    *,
    today: date,
    same_as: int | None = None,
) -> Received:
    """Keep a file that a colleague handed over: a new participant with her history.

    `same_as` is the person number of someone known who this is: what is known of her stays, and
    when she has a file here, the history is added to it. Her stage begins at getting acquainted.
    Raises `FileProblem.NOT_A_HAND_OVER` when the content is not as it should be.
    """
    records.fetch(session, Area, area_id)
    try:
        person_id = _keep_person(session, content, area_id) if same_as is None else same_as
        participant_id = _keep_participant(session, content, person_id, area_id, today)
        _keep_history(session, content, participant_id)
        for one in content.around:
            _keep_around(session, one, participant_id)
        session.flush()
    except (KeyError, ValueError, TypeError) as error:
        raise SpilError(FileProblem.NOT_A_HAND_OVER) from error
    search.index(session, [person_id])
    return Received(person_id, participant_id, hand_overs.receipt(content.code))


def _made(participant_id: int) -> Any:
    return (
        select(HandOver)
        .where(HandOver.participant_id == participant_id)
        .order_by(HandOver.made_on.desc(), HandOver.id.desc())
    )


def _rows(
    session: Session, participant: Participant, *, with_health: bool
) -> dict[str, list[Image]]:
    found: dict[str, list[Image]] = {
        "person": _taken(session, Person, Person.id == participant.person_id),
        "phone": _taken(session, Phone, Phone.person_id == participant.person_id),
        "consent": _taken(session, Consent, Consent.person_id == participant.person_id),
        "participant": _taken(session, Participant, Participant.id == participant.id, _OWN),
    }
    for table in _HISTORY:
        column: Any = table.__table__.c.participant_id
        found[table.__tablename__] = _taken(session, table, column == participant.id)
    found["signal"] = [row for row in found["signal"] if row["kind"] != SignalKind.ABUSE.value]
    found["follow_up"] = [
        row
        for row in found["follow_up"]
        if row["done_on"] is None and row["kind"] in {kind.value for kind in _GO_ALONG}
    ]
    if with_health:
        health = HealthProfile.participant_id == participant.id
        found["health_profile"] = _taken(session, HealthProfile, health)
    else:
        harmless = questionnaires.harmless(session)
        found["measurement"] = [
            row for row in found["measurement"] if row["instrument"] in harmless
        ]
        for visit in found["home_visit"]:
            visit["answers"] = visit_guide.without_health(visit["answers"])
    asked = {row["instrument"] for row in found["measurement"]}
    found["questionnaire"] = _taken(session, Questionnaire, Questionnaire.code.in_(asked))
    return found


def _taken(
    session: Session, table: type[Record], which: Any, without: frozenset[str] = frozenset()
) -> list[Image]:
    """Return rows as plain values, without numbers of this store."""
    stored: Table = table.__table__  # type: ignore[assignment]  # mapped classes have tables
    keys = session.scalars(select(table.id).where(which).order_by(table.id)).all()
    left = _LEFT_BEHIND | without | {key.parent.name for key in stored.foreign_keys}
    return [
        {column: value for column, value in image.items() if column not in left}
        for image in images.read(session, stored, keys).values()
    ]


def _around(session: Session, participant_id: int) -> Iterable[dict[str, list[Image]]]:
    """Yield who is called in an emergency, with name and phones and nothing else of her."""
    wanted = select(Contact.id, Contact.person_id).where(
        Contact.participant_id == participant_id, Contact.is_emergency
    )
    for contact_id, person_id in session.execute(wanted).all():
        yield {
            "person": _taken(session, Person, Person.id == person_id, _all_but(Person, _NAMES)),
            "phone": _taken(session, Phone, Phone.person_id == person_id),
            "contact": _taken(
                session, Contact, Contact.id == contact_id, _all_but(Contact, _CALLED)
            ),
        }


def _all_but(table: type[Record], kept: frozenset[str]) -> frozenset[str]:
    stored: Table = table.__table__  # type: ignore[assignment]  # mapped classes have tables
    return frozenset(stored.c.keys()) - kept


def _made_row(table: type[Record], values: Mapping[str, Any], **more: Any) -> Any:
    """Return a new row of plain values; columns that this program does not know are left out."""
    stored: Table = table.__table__  # type: ignore[assignment]  # mapped classes have tables
    kept = {column: value for column, value in values.items() if column in stored.c}
    refused = _LEFT_BEHIND | {key.parent.name for key in stored.foreign_keys}
    if refused.intersection(kept):
        raise ValueError(table.__tablename__)
    return table(**images.decoded(stored, kept), **more)


class _Known:
    """The values of a row, with None for every column that did not go along."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getattr__(self, column: str) -> Any:
        return self._values.get(column)


def _person(content: HandOverContent) -> Any:
    stored: Table = Person.__table__  # type: ignore[assignment]  # mapped classes have tables
    values = content.rows["person"][0]
    known = {column: value for column, value in values.items() if column in stored.c}
    return _Known(images.decoded(stored, known))


def _keep_person(session: Session, content: HandOverContent, area_id: int) -> int:
    (values,) = content.rows["person"]
    person = _made_row(Person, values, area_id=area_id)
    _check(person)
    session.add(person)
    session.flush()
    for phone in content.rows.get("phone", ()):
        session.add(_made_row(Phone, phone, person_id=person.id))
    for consent in content.rows.get("consent", ()):
        session.add(_made_row(Consent, consent, person_id=person.id))
    session.flush()
    return int(person.id)


def _check(person: Person) -> None:
    known = Birth(person.birth_date, person.birth_year)
    if not person.family_name or (known.date and known.date.year != known.year):
        raise ValueError("person")


def _keep_participant(
    session: Session, content: HandOverContent, person_id: int, area_id: int, today: date
) -> int:
    records.fetch(session, Person, person_id)
    known = session.scalar(select(Participant.id).where(Participant.person_id == person_id))
    if known is not None:
        return known
    (values,) = content.rows["participant"]
    row = _made_row(
        Participant,
        values,
        person_id=person_id,
        area_id=area_id,
        reported_on=today,
        source=ReportSource.OTHER,
        source_label=content.sender,
        knows=Knows.YES,
        status=ParticipantStatus.GETTING_ACQUAINTED,
    )
    session.add(row)
    session.flush()
    for health in content.rows.get("health_profile", ()):
        session.add(_made_row(HealthProfile, health, participant_id=row.id))
    first = FollowUpFields(FollowUpKind.FIRST_CONTACT, today)
    follow_ups.plan(session, row.id, first)
    return int(row.id)


def _keep_history(session: Session, content: HandOverContent, participant_id: int) -> None:
    """Add her history; what was measured at a moment that is known here is not kept twice."""
    try:
        for values in content.rows.get("questionnaire", ()):
            questionnaires.receive(session, str(values["text"]))
    except SpilError as error:
        raise ValueError("questionnaire") from error
    fits = _fitting(session, participant_id)
    for table in _HISTORY:
        for values in content.rows.get(table.__tablename__, ()):
            row = _made_row(table, values, participant_id=participant_id)
            if isinstance(row, ContactMoment):
                row.elsewhere = True
            if fits(row):
                session.add(row)


def _fitting(session: Session, participant_id: int) -> Callable[[Record], bool]:
    """Return whether a row that came along adds to what is known of her here.

    A measurement does not when that moment is known, or when she was asked the same here in other
    words; nor does the reason of a moment that is explained or measured here.
    """
    kept = session.execute(
        select(Measurement.instrument, Measurement.moment).where(
            Measurement.participant_id == participant_id
        )
    ).all()
    measured = {(code, moment) for code, moment in kept}
    missed = {row.moment for row in missed_moments.of_participant(session, participant_id)}
    series = questionnaires.series_of(session, participant_id)
    known = questionnaires.editions(session)

    def fits(row: Record) -> bool:
        if isinstance(row, MissedMeasurement):
            return row.moment not in missed | {moment for _code, moment in measured}
        if not isinstance(row, Measurement):
            return True
        asked = known.get((row.instrument, row.instrument_version))
        same = asked is None or series.get(asked.series, asked) == asked
        return same and (row.instrument, row.moment) not in measured

    return fits


def _keep_around(
    session: Session, rows: Mapping[str, list[dict[str, Any]]], participant_id: int
) -> None:
    person = _made_row(Person, rows["person"][0])
    session.add(person)
    session.flush()
    for phone in rows.get("phone", ()):
        session.add(_made_row(Phone, phone, person_id=person.id))
    session.add(
        _made_row(Contact, rows["contact"][0], participant_id=participant_id, person_id=person.id)
    )
