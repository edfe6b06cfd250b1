"""Reading the name of a person from whatever query holds its columns."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Person
from spil_desktop.rules.names import NameParts, display_name

COLUMNS = (
    Person.family_name,
    Person.prefix,
    Person.initials,
    Person.given_name,
    Person.partner_prefix,
    Person.partner_family_name,
    Person.name_use,
)
"""What to select besides the rest, so that `parts` can read the row."""


def parts(row: Any) -> NameParts:
    """Return the name in a row of a query with `COLUMNS`, or of a person."""
    return NameParts(
        family_name=row.family_name,
        prefix=row.prefix,
        initials=row.initials,
        given_name=row.given_name,
        partner_prefix=row.partner_prefix,
        partner_family_name=row.partner_family_name,
        name_use=row.name_use,
    )


def of(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of these people by number, for a query that cannot hold the columns."""
    rows = session.execute(select(Person.id, *COLUMNS).where(Person.id.in_(list(person_ids))))
    return {row.id: display_name(parts(row)) for row in rows}
