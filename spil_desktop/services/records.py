"""Finding a row to work on, or saying clearly that it is not there or was changed meanwhile."""

from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model.base import Record
from spil_desktop.rules import bsn

RecordT = TypeVar("RecordT", bound=Record)


def fetch(
    session: Session, kind: type[RecordT], key: int | None, *, version: int | None = None
) -> RecordT:
    """Return the row of `kind` with `key`.

    Raises `InputProblem.UNKNOWN_RECORD` when there is none, and `CHANGED_MEANWHILE` when
    `version` (the one the user saw) is not the present one.
    """
    row = None if key is None else session.get(kind, key)
    if row is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=kind.__tablename__)
    if version is not None and row.version != version:
        raise SpilError(InputProblem.CHANGED_MEANWHILE, record=kind.__tablename__)
    return row


def required(text: str | None, field: str) -> str:
    """Return `text` without spaces around it; raise `InputProblem.REQUIRED` when it is empty."""
    kept = (text or "").strip()
    if not kept:
        raise SpilError(InputProblem.REQUIRED, field=field)
    return kept


def optional(text: str | None) -> str | None:
    """Return `text` without spaces around it, None when nothing is left."""
    return (text or "").strip() or None


def free_text(text: str | None, field: str) -> str | None:
    """Return what was written, None when it is empty; raise `InputProblem.BSN_IN_TEXT`."""
    if bsn.found_in(text or ""):
        raise SpilError(InputProblem.BSN_IN_TEXT, field=field)
    return optional(text)


def not_after(day: date, today: date, field: str) -> None:
    """Raise `InputProblem.DATE_IN_FUTURE` when something that happened is dated after today."""
    if day > today:
        raise SpilError(InputProblem.DATE_IN_FUTURE, field=field)


def in_order(first: date | None, last: date | None, field: str) -> None:
    """Raise `InputProblem.END_BEFORE_START` when both days are known and `last` comes first."""
    if first is not None and last is not None and last < first:
        raise SpilError(InputProblem.END_BEFORE_START, field=field)
