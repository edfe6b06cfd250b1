"""Published figures beside the own ones in reports: those of the program, and an office's own."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ReferenceFigure
from spil_desktop.rules import references
from spil_desktop.rules.references import Compared
from spil_desktop.rules.release import Reference
from spil_desktop.services import records

_YEARS: Final = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class ReferenceFields:
    """A published figure: of whom, of which year, and where it was published."""

    what: Compared
    region: str
    year: int
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A figure in the list; one that comes with the program has no number and cannot change."""

    id: int | None
    version: int
    reference: Reference


def rows(session: Session) -> tuple[ReferenceRow, ...]:
    """Return the figures of the program, then those that were added, by what and newest first."""
    own = [
        ReferenceRow(row.id, row.version, reference)
        for row in session.scalars(select(ReferenceFigure))
        if (reference := _reference(row))
    ]
    own.sort(key=lambda row: (row.reference.what, -(row.reference.year or 0)))
    return (*(ReferenceRow(None, 0, each) for each in references.shipped()), *own)


def shown(session: Session) -> tuple[Reference, ...]:
    """Return the numbers that stand beside the figures of a release.

    Of the same measure in the same region the newest year holds. What the first pilots published
    in words is not among them: `rules.seed_statements` sets that beside the own figures, with a
    verdict.
    """
    newest: dict[tuple[str, str], Reference] = {}
    for row in rows(session):
        if row.reference.value is None:
            continue
        key = (row.reference.what, row.reference.region)
        if key not in newest or (row.reference.year or 0) > (newest[key].year or 0):
            newest[key] = row.reference
    return tuple(newest.values())


def add(session: Session, new: ReferenceFields) -> int:
    """Keep a figure and return its number.

    Raises `InputProblem.REQUIRED` without region or source, `NOT_IN_LIST` for a year or a value
    that cannot be, `ALREADY_EXISTS` for the same measure, region and year.
    """
    row = ReferenceFigure()
    _fill(session, row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, reference_id: int, fields: ReferenceFields, *, version: int | None = None
) -> None:
    """Change a figure that was added; raises what `add` raises, and what `records.fetch` does."""
    row = records.fetch(session, ReferenceFigure, reference_id, version=version)
    _fill(session, row, fields)
    session.flush()


def remove(session: Session, reference_id: int) -> None:
    """Take a figure that was added away."""
    session.delete(records.fetch(session, ReferenceFigure, reference_id))
    session.flush()


def fields_of(row: ReferenceRow) -> ReferenceFields | None:
    """Return what can be changed of a figure in the list; None for those of the program."""
    reference = row.reference
    if row.id is None or reference.value is None or reference.year is None:
        return None
    what = Compared(reference.what)
    return ReferenceFields(
        what, reference.region, reference.year, reference.value, reference.source
    )


def _fill(session: Session, row: ReferenceFigure, fields: ReferenceFields) -> None:
    region, source = fields.region.strip(), fields.source.strip()
    for name, text in (("region", region), ("source", source)):
        if not text:
            raise SpilError(InputProblem.REQUIRED, field=name)
    kind = references.KINDS[fields.what]
    for name, number, least, most in (
        ("year", fields.year, _YEARS.start, _YEARS.stop - 1),
        ("value", fields.value, kind.least, kind.most),
    ):
        if not least <= number <= most:
            raise SpilError(InputProblem.NOT_IN_LIST, field=name, least=least, most=most)
    measure, category = references.stored(fields.what)
    for other in session.scalars(select(ReferenceFigure).where(ReferenceFigure.measure == measure)):
        same = (other.category, other.region, other.year) == (category, region, fields.year)
        if same and other is not row:
            raise SpilError(InputProblem.ALREADY_EXISTS, record=ReferenceFigure.__tablename__)
    row.measure, row.category = measure, category
    row.region, row.year = region, fields.year
    row.value, row.source = float(fields.value), source


def _reference(row: ReferenceFigure) -> Reference | None:
    known = references.compared(row.measure, row.category)
    if known is None:
        return None
    return Reference(
        what=known.value,
        report=references.KINDS[known].report,
        region=row.region,
        year=row.year,
        value=Decimal(str(row.value)),
        words=None,
        source=row.source,
    )
