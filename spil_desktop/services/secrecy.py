"""What stays hidden from users without the permission for suspicions of abuse.

Everything that lists acts, audit lines or drafts asks here first.
"""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import User
from spil_desktop.rules.vocabulary import Act

TABLES: Final = frozenset({"safety_file", "safety_entry"})
"""Tables of the safety compartment."""

ACTS: Final = frozenset({Act.RECORD_SAFETY})
"""Acts in the safety compartment."""

DRAFTS: Final = "safety:"
"""How the name of every draft of the compartment begins."""


def sees_safety(session: Session, user_id: int | None) -> bool:
    """Return whether a user may see safety files; nobody (None) may not."""
    if user_id is None:
        return False
    return bool(session.scalar(select(User.sees_safety).where(User.id == user_id)))
