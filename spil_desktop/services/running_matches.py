"""Whether a running match answers a need; apart, as the first page needs no more of either."""

from sqlalchemy import ColumnElement, exists

from spil_desktop.model import Match, Need
from spil_desktop.rules.vocabulary import RUNNING_MATCHES


def has_running_match() -> ColumnElement[bool]:
    """Return the condition that a running match answers a need."""
    return exists().where(Match.need_id == Need.id, Match.status.in_(RUNNING_MATCHES))
