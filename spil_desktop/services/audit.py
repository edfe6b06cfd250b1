"""The audit log: who did what when, append-only, each line chained to the one before by its hash.

A line names records by table and number and counts rows; it never holds what a record says.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import AuditEntry
from spil_desktop.model.base import now
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import secrecy

_BEFORE_THE_FIRST = ""


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """How many lines the log has, and the number of the first that does not fit its chain."""

    entries: int
    broken_at: int | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line as a screen or a print shows it; `at` is in UTC."""

    at: datetime
    act: Act
    user_id: int | None
    details: Mapping[str, Any]


def append(
    session: Session,
    act: Act,
    subject: str | None,
    subject_id: int | None,
    details: Mapping[str, Any] | None = None,
    *,
    user_id: int | None = None,
) -> None:
    """Add a line about `act` on the record `subject_id` of table `subject`.

    `details` are codes, numbers and counts, never personal data.
    """
    session.flush()
    last = session.scalars(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)).first()
    entry = AuditEntry(
        at=now(),
        user_id=user_id,
        act=act,
        subject=subject,
        subject_id=subject_id,
        details=dict(details or {}),
        previous_hash=last or _BEFORE_THE_FIRST,
    )
    entry.hash = _hash(entry)
    session.add(entry)
    session.flush()


def _hash(entry: AuditEntry) -> str:
    line = [
        entry.previous_hash,
        entry.at.isoformat(),
        entry.user_id,
        entry.act.value,
        entry.subject,
        entry.subject_id,
        entry.details,
    ]
    return hashlib.sha256(json.dumps(line, sort_keys=True).encode()).hexdigest()


def verify(session: Session, *, user_id: int | None = None) -> AuditCheck:
    """Walk the whole chain; a line that was changed, removed or put in breaks it.

    The lines that a user may not see are checked too, but not counted.
    """
    previous, count = _BEFORE_THE_FIRST, 0
    all_of_it = secrecy.sees_safety(session, user_id)
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id)):
        if entry.previous_hash != previous or entry.hash != _hash(entry):
            return AuditCheck(count, entry.id)
        previous = entry.hash
        count += all_of_it or not _is_secret(entry)
    return AuditCheck(count)


def history(
    session: Session, subject: str, subject_id: int, *, user_id: int | None = None
) -> tuple[AuditRow, ...]:
    """Return what was done with one record, as far as a user may see it, newest first."""
    found = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject == subject, AuditEntry.subject_id == subject_id)
        .order_by(AuditEntry.id.desc())
    )
    all_of_it = secrecy.sees_safety(session, user_id)
    return tuple(
        AuditRow(line.at, line.act, line.user_id, line.details)
        for line in found
        if all_of_it or not _is_secret(line)
    )


def _is_secret(line: AuditEntry) -> bool:
    """Say whether a line tells of the safety compartment: an act in it, or its undo or redo."""
    codes = {line.act.value, line.details.get("undone"), line.details.get("redone")}
    return bool(codes & {act.value for act in secrecy.ACTS}) or bool(
        secrecy.TABLES & line.details.keys()
    )
