"""The participant's role: living situation, wishes, what she can offer, and her health."""

from dataclasses import field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, HealthProfile, Participant
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import (
    Aid,
    Condition,
    DayPart,
    Gender,
    Interest,
    Knows,
    Limitation,
    LivingSituation,
    MaritalStatus,
    Offer,
    Purpose,
    ReportSource,
    SelfRatedHealth,
    Tenure,
    Urgency,
)
from spil_desktop.services import permissions, records


@unchanging
class ParticipantFields:
    """What is kept of a participant besides who she is.

    `report_note` is what the reporter saw, `report_urgency` how soon she asked to come. `offers`
    and `offers_note` say what she can do for someone else; `gender_wish` whom she prefers as a
    buddy; `has_pets` and `smokes` are None as long as nobody asked.
    """

    area_id: int
    reported_on: date
    source: ReportSource
    source_label: str | None = field(default=None, repr=False)
    reporter: str | None = field(default=None, repr=False)
    report_note: str | None = field(default=None, repr=False)
    report_urgency: Urgency | None = None
    knows: Knows = Knows.UNKNOWN
    living: LivingSituation = LivingSituation.UNKNOWN
    tenure: Tenure = Tenure.UNKNOWN
    marital: MaritalStatus = MaritalStatus.UNKNOWN
    offers: tuple[Offer, ...] = ()
    offers_note: str | None = field(default=None, repr=False)
    interests: tuple[Interest, ...] = ()
    available: tuple[DayPart, ...] = ()
    gender_wish: Gender | None = None
    has_pets: bool | None = None
    smokes: bool | None = None
    has_car: bool = False


@unchanging
class HealthFields:
    """What a participant says of her health, kept only while she consents to that."""

    self_rated: SelfRatedHealth | None = None
    limitations: tuple[Limitation, ...] = ()
    conditions: tuple[Condition, ...] = ()
    aids: tuple[Aid, ...] = ()
    note: str | None = field(default=None, repr=False)


def edit(
    session: Session,
    participant_id: int,
    fields: ParticipantFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change a participant; raises `InputProblem.DATE_IN_FUTURE` and what `records.fetch` does."""
    row = records.fetch(session, Participant, participant_id, version=version)
    fill(session, row, fields, today=today)
    session.flush()


def fill(session: Session, row: Participant, fields: ParticipantFields, *, today: date) -> None:
    """Write the fields to a row, new or old; the stage and the closing are no part of them."""
    records.fetch(session, Area, fields.area_id)
    records.not_after(fields.reported_on, today, "reported_on")
    row.area_id = fields.area_id
    row.reported_on = fields.reported_on
    row.source = fields.source
    row.source_label = records.optional(fields.source_label)
    row.reporter = records.optional(fields.reporter)
    row.report_note = records.optional(fields.report_note)
    row.report_urgency = fields.report_urgency
    row.knows = fields.knows
    row.living = fields.living
    row.tenure = fields.tenure
    row.marital = fields.marital
    row.offers = fields.offers
    row.offers_note = records.optional(fields.offers_note)
    row.interests = fields.interests
    row.available = fields.available
    row.gender_wish = fields.gender_wish
    row.has_pets = fields.has_pets
    row.smokes = fields.smokes
    row.has_car = fields.has_car


def fields_of(row: Any) -> ParticipantFields:
    """Return what a row holds of a participant, as it can be given back to `edit`."""
    return ParticipantFields(
        area_id=row.area_id,
        reported_on=row.reported_on,
        source=row.source,
        source_label=row.source_label,
        reporter=row.reporter,
        report_note=row.report_note,
        report_urgency=row.report_urgency,
        knows=row.knows,
        living=row.living,
        tenure=row.tenure,
        marital=row.marital,
        offers=row.offers,
        offers_note=row.offers_note,
        interests=row.interests,
        available=row.available,
        gender_wish=row.gender_wish,
        has_pets=row.has_pets,
        smokes=row.smokes,
        has_car=row.has_car,
    )


def edit_health(
    session: Session, participant_id: int, fields: HealthFields, *, version: int | None = None
) -> None:
    """Keep what she says of her health, in the place of what was kept.

    `version` is that of the health profile that the user saw, None when there was none. Raises
    `InputProblem.HEALTH_WITHOUT_CONSENT` unless she consents, and `CHANGED_MEANWHILE`.
    """
    participant = records.fetch(session, Participant, participant_id)
    if not permissions.allows(session, participant.person_id, Purpose.HEALTH):
        raise SpilError(InputProblem.HEALTH_WITHOUT_CONSENT, field="health")
    wanted = select(HealthProfile).where(HealthProfile.participant_id == participant_id)
    row = session.scalars(wanted).one_or_none()
    if (row.version if row else None) != version:
        raise SpilError(InputProblem.CHANGED_MEANWHILE, record=HealthProfile.__tablename__)
    row = row or HealthProfile(participant_id=participant_id)
    row.self_rated = fields.self_rated
    row.limitations = fields.limitations
    row.conditions = fields.conditions
    row.aids = fields.aids
    row.note = records.optional(fields.note)
    session.add(row)
    session.flush()


def health_of(row: Any) -> HealthFields:
    """Return what a row holds of someone's health, as it can be given back to `edit_health`."""
    return HealthFields(row.self_rated, row.limitations, row.conditions, row.aids, row.note)
