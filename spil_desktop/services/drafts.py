"""Half-filled forms, kept at every change so that a crash or the lock loses nothing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.model import Draft
from spil_desktop.services import secrecy


def keep(session: Session, form: str, fields: Mapping[str, Any]) -> None:
    """Keep what stands in `form` now, in the place of what was kept of it before."""
    draft = session.scalar(select(Draft).where(Draft.form == form))
    if draft is None:
        session.add(Draft(form=form, fields=dict(fields)))
    else:
        draft.fields = dict(fields)
    session.flush()


def find(session: Session, form: str) -> dict[str, Any] | None:
    """Return what was kept of `form`, or None."""
    found = session.scalar(select(Draft.fields).where(Draft.form == form))
    return None if found is None else dict(found)


def names(session: Session, *, user_id: int | None = None) -> tuple[str, ...]:
    """Return the names of the forms of which something is kept, the newest first.

    Those of the safety compartment only for a user who may see it.
    """
    wanted = select(Draft.form).order_by(Draft.updated_at.desc(), Draft.form)
    if not secrecy.sees_safety(session, user_id):
        wanted = wanted.where(~Draft.form.startswith(secrecy.DRAFTS))
    return tuple(session.scalars(wanted))


def drop(session: Session, form: str) -> None:
    """Forget what was kept of `form`."""
    session.execute(delete(Draft).where(Draft.form == form))
