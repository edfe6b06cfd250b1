"""Recording what people answer to questions for consent, and what follows from a no at once."""

from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Consent,
    FollowUp,
    HealthProfile,
    HomeVisit,
    Measurement,
    Participant,
    Person,
    Story,
)
from spil_desktop.rules import visit_guide
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    ConsentForm,
    ConsentState,
    FollowUpKind,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import forgetting, permissions, questionnaires, records, stages, stories
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.stages import Closing

allows = permissions.allows
current = permissions.current
history = permissions.history

_NO_WORKS_AT_ONCE = (Purpose.HEALTH, Purpose.EVALUATION, Purpose.FILE)


def record(
    session: Session,
    person_id: int,
    new: ConsentFields,
    *,
    today: date,
    user_id: int | None = None,
) -> int:
    """Keep an answer, besides the earlier ones, and return its number.

    A no works at once, and can be undone: without consent to keep health, all that is kept of her
    health is removed; without consent to the evaluation, her story for reports; without consent to
    a file, the file is closed (or she counts as declined when it never began), her health and
    story go too and erasing the rest is planned, also of a file that was closed before. An answer
    that is older than the newest one about the same changes nothing but the history. Raises
    `InputProblem.DATE_IN_FUTURE`.
    """
    records.fetch(session, Person, person_id)
    records.not_after(new.decided_on, today, "decided_on")
    row = Consent(
        person_id=person_id,
        purpose=new.purpose,
        recipient=records.optional(new.recipient),
        state=new.state,
        decided_on=new.decided_on,
        form=new.form,
        text_version=records.optional(new.text_version),
        by_representative=new.by_representative,
        shared=new.shared,
        recorded_by_id=user_id,
    )
    session.add(row)
    session.flush()
    _act_on(session, person_id, new.purpose, today)
    return row.id


def withdraw(
    session: Session,
    person_id: int,
    purpose: Purpose,
    *,
    today: date,
    recipient: str | None = None,
    user_id: int | None = None,
) -> int:
    """Record that someone says today that she takes back her consent; see `record`."""
    answer = ConsentFields(
        purpose, ConsentState.WITHDRAWN, today, ConsentForm.ORAL, recipient=recipient
    )
    return record(session, person_id, answer, today=today, user_id=user_id)


def _act_on(session: Session, person_id: int, purpose: Purpose, today: date) -> None:
    """Do what the answers as they stand now ask for; nothing when the purpose is allowed."""
    if purpose not in _NO_WORKS_AT_ONCE or allows(session, person_id, purpose):
        return
    participant = session.scalars(
        select(Participant).where(Participant.person_id == person_id)
    ).one_or_none()
    if participant is None:
        return
    if purpose is not Purpose.HEALTH:
        stories.remove_of(session, participant.id)
        forgetting.story_drafts(session, participant.id)
        _remove_merged(session, person_id, Story.__tablename__)
    if purpose is not Purpose.EVALUATION:
        _remove_health(session, participant.id)
        forgetting.health_drafts(session, person_id, participant.id)
        _remove_merged(session, person_id, HealthProfile.__tablename__)
        _remove_merged_answers(session, person_id)
    if purpose is Purpose.FILE:
        _end_file(session, participant, today)


def _remove_health(session: Session, participant_id: int) -> None:
    session.execute(delete(HealthProfile).where(HealthProfile.participant_id == participant_id))
    session.execute(
        delete(Measurement).where(
            Measurement.participant_id == participant_id,
            Measurement.instrument.not_in(questionnaires.harmless(session)),
        )
    )
    for visit in session.scalars(
        select(HomeVisit).where(HomeVisit.participant_id == participant_id)
    ):
        visit.answers = visit_guide.without_health(visit.answers)


def _remove_merged(session: Session, person_id: int, table: str) -> None:
    """Remove the rows of a table that are kept to take merges of hers apart again."""
    for merge in forgetting.merges_of(session, person_id):
        if table in merge.images:
            merge.images = {name: rows for name, rows in merge.images.items() if name != table}


def _remove_merged_answers(session: Session, person_id: int) -> None:
    """Remove the answers about her health that are kept to take merges of hers apart again."""
    harmless, table = questionnaires.harmless(session), Measurement.__tablename__
    for merge in forgetting.merges_of(session, person_id):
        rows = merge.images.get(table, [])
        kept = [row for row in rows if _instruments(row) <= harmless]
        if len(kept) < len(rows):
            merge.images = {**merge.images, table: kept}


def _instruments(row: list[Any]) -> set[str]:
    """Return the questionnaires in the images of a row as a merge keeps it."""
    return {image["instrument"] for image in row if isinstance(image, dict)}


def _end_file(session: Session, participant: Participant, today: date) -> None:
    if participant.status in stages.WITH_FILE:
        closing = Closing(ClosingReason.CONSENT_WITHDRAWN, today)
        stages.close(session, participant.id, closing, today=today)
    elif participant.status is not ParticipantStatus.CLOSED:
        stages.change(session, participant.id, ParticipantStatus.DECLINED, today=today)
    elif participant.content_erased_on is None and not _is_erasing_planned(session, participant.id):
        stages.leave_in_peace(session, participant, today)


def _is_erasing_planned(session: Session, participant_id: int) -> bool:
    """Whether the content goes already; saying no again does not put that off."""
    planned = select(FollowUp.id).where(
        FollowUp.participant_id == participant_id,
        FollowUp.kind == FollowUpKind.ERASE_CONTENT,
        FollowUp.done_on.is_(None),
    )
    return session.scalars(planned).first() is not None
