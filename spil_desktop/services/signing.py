"""The key with which an organisation signs what it publishes; made at first need, kept inside."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area, ReferenceFigure, Setting
from spil_desktop.rules.anonymity import Trace
from spil_desktop.rules.signatures import KEY_BYTES, Signer
from spil_desktop.services import settings, stories

_KEY = "signing_key"


def signer(session: Session) -> Signer:
    """Return who signs for this store: the organisation, else its areas, with the store's key."""
    known = session.scalar(select(Setting.value).where(Setting.name == _KEY))
    if known is None:
        known = secrets.token_hex(KEY_BYTES)
        session.add(Setting(name=_KEY, value=known))
        session.flush()
    return Signer(_organisation(session), bytes.fromhex(str(known)))


def traces(session: Session) -> tuple[Trace, ...]:
    """Return what could tell who someone is in words that people typed and that go along.

    That are the name of the organisation, and where numbers and reference figures come from.
    """
    typed: list[str | None] = [settings.read(session).organisation]
    typed += session.scalars(select(Area.people_70plus_source)).all()
    for row in session.scalars(select(ReferenceFigure)):
        typed += [row.region, row.source]
    return stories.traces(session, "\n".join(dict.fromkeys(filter(None, typed))))


def _organisation(session: Session) -> str:
    named = settings.read(session).organisation
    return named or ", ".join(session.scalars(select(Area.name).order_by(Area.name)))
