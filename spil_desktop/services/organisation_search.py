"""Organisations and who works there, found by the words of the search field."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area, Organisation, OrganisationPerson
from spil_desktop.rules.names import fold
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import OrganisationKind
from spil_desktop.services.prepared import Prepared


@unchanging
class FoundOrganisation:
    """An organisation that still exists; `colleague` is who was found there, None for itself."""

    id: int
    name: str
    kind: OrganisationKind
    area: str | None
    colleague: str | None = field(default=None, repr=False)
    role: str | None = field(default=None, repr=False)


def search(session: Session, text: str, most: int) -> tuple[FoundOrganisation, ...]:
    """Return at most `most` of which the name begins a word with every word of `text`.

    Organisations come before who works there. There are some hundreds at most, so all are read.
    """
    words = fold(text).split()
    if not words:
        return ()
    known = {row.id: row for row in _organisations(session)}
    own = [row for row in known.values() if _begins(row.name, words)]
    people = (
        FoundOrganisation(at.id, at.name, at.kind, at.area, name, role)
        for number, name, role in _colleagues(session)
        if (at := known.get(number)) is not None and _begins(name, words)
    )
    return (*own, *people)[:most]


def _organisations(session: Session) -> Iterable[FoundOrganisation]:
    return (
        FoundOrganisation(row.id, row.name, row.kind, row.area)
        for row in _ORGANISATIONS.rows(session)
    )


_ORGANISATIONS: Final = Prepared(
    select(Organisation.id, Organisation.name, Organisation.kind, Area.name.label("area"))
    .outerjoin(Area, Area.id == Organisation.area_id)
    .where(Organisation.ended_on.is_(None))
    .order_by(Organisation.name, Organisation.id)
)


def _colleagues(session: Session) -> Iterable[tuple[int, str, str | None]]:
    return ((row.organisation_id, row.name, row.role) for row in _COLLEAGUES.rows(session))


_COLLEAGUES: Final = Prepared(
    select(
        OrganisationPerson.organisation_id, OrganisationPerson.name, OrganisationPerson.role
    ).order_by(OrganisationPerson.name, OrganisationPerson.id)
)


def _begins(name: str, words: Sequence[str]) -> bool:
    """Whether every typed word begins a word of `name`."""
    parts = fold(name).replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
