"""The directory of services (sociale kaart): organisations, who works there, when last checked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Organisation, OrganisationPerson, Referral
from spil_desktop.rules import emails, phones
from spil_desktop.rules.dates import add_months
from spil_desktop.rules.names import fold
from spil_desktop.rules.vocabulary import NeedTheme, OrganisationKind
from spil_desktop.services import records

CHECKED_MONTHS: Final = 12
"""After so many months without a check an entry may no longer be true."""


@dataclass(frozen=True, slots=True)
class OrganisationFields:
    """What is kept of an organisation; `area_id` None when it works everywhere.

    `address` is one line ("Stationsweg 1, 9934 AB Delfzijl"); a phone number may be typed in every
    usual spelling and is kept as E.164.
    """

    name: str
    kind: OrganisationKind
    area_id: int | None = None
    themes: tuple[NeedTheme, ...] = ()
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    opening_hours: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ColleagueFields:
    """Someone who works at an organisation and whom the Spil can call."""

    name: str = field(repr=False)
    role: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """Someone at an organisation, as stored."""

    id: int
    version: int
    organisation_id: int
    fields: ColleagueFields

    @property
    def shown_phone(self) -> str:
        """The phone number as the Dutch write it; empty when there is none."""
        return phones.show(self.fields.phone) if self.fields.phone else ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An entry of the directory; `is_old` says that it was not checked for a year."""

    id: int
    version: int
    fields: OrganisationFields
    area: str | None
    checked_on: date | None
    ended_on: date | None
    is_old: bool
    people: tuple[ColleagueRow, ...] = field(repr=False)

    @property
    def shown_phone(self) -> str:
        """The phone number as the Dutch write it; empty when there is none."""
        return phones.show(self.fields.phone) if self.fields.phone else ""


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """Which organisations are wanted; those of an area and those that work everywhere fit it.

    `text` is looked for in names, addresses, notes and people.
    """

    theme: NeedTheme | None = None
    kind: OrganisationKind | None = None
    area_id: int | None = None
    text: str = field(default="", repr=False)
    old_only: bool = False
    with_ended: bool = False


def add(session: Session, new: OrganisationFields, *, today: date) -> int:
    """Keep an organisation, checked today, and return its number.

    Raises `InputProblem.REQUIRED` without a name, `ALREADY_EXISTS` for a name that is there,
    `NOT_A_PHONE`, `NOT_AN_EMAIL`.
    """
    row = Organisation(checked_on=today)
    _fill(session, row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session,
    organisation_id: int,
    fields: OrganisationFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change an organisation, which is checked by it; raises what `add` raises."""
    row = records.fetch(session, Organisation, organisation_id, version=version)
    _fill(session, row, fields)
    row.checked_on = today
    session.flush()


def check(session: Session, organisation_id: int, *, today: date) -> None:
    """Note that what is kept of an organisation is still true."""
    records.fetch(session, Organisation, organisation_id).checked_on = today
    session.flush()


def end(session: Session, organisation_id: int, *, today: date) -> None:
    """Note that an organisation is no longer there; its referrals stay."""
    records.fetch(session, Organisation, organisation_id).ended_on = today
    session.flush()


def reopen(session: Session, organisation_id: int, *, today: date) -> None:
    """Note that an organisation is there after all."""
    row = records.fetch(session, Organisation, organisation_id)
    row.ended_on, row.checked_on = None, today
    session.flush()


def add_person(session: Session, organisation_id: int, new: ColleagueFields) -> int:
    """Keep someone who works at an organisation and return her number.

    Raises `InputProblem.REQUIRED` without a name, `NOT_A_PHONE`, `NOT_AN_EMAIL`.
    """
    records.fetch(session, Organisation, organisation_id)
    row = OrganisationPerson(organisation_id=organisation_id)
    _fill_person(row, new)
    session.add(row)
    session.flush()
    return row.id


def edit_person(
    session: Session, person_id: int, fields: ColleagueFields, *, version: int | None = None
) -> None:
    """Change someone who works at an organisation; raises what `add_person` raises."""
    row = records.fetch(session, OrganisationPerson, person_id, version=version)
    _fill_person(row, fields)
    session.flush()


def remove_person(session: Session, person_id: int) -> None:
    """Forget someone who left; referrals to her stay with the organisation alone."""
    row = records.fetch(session, OrganisationPerson, person_id)
    for referral in session.scalars(
        select(Referral).where(Referral.organisation_person_id == person_id)
    ):
        referral.organisation_person_id = None
    session.flush()
    session.delete(row)
    session.flush()


def rows(
    session: Session, wanted: OrganisationFilter, *, today: date
) -> tuple[OrganisationRow, ...]:
    """Return the organisations that `wanted` describes, by name."""
    lines = session.execute(_rows().where(*_conditions(wanted))).all()
    found = _read(session, lines, today)
    return tuple(row for row in found if _fits(row, wanted))


def card(session: Session, organisation_id: int, *, today: date) -> OrganisationRow:
    """Return one organisation; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    line = session.execute(_rows().where(Organisation.id == organisation_id)).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Organisation.__tablename__)
    (row,) = _read(session, [line], today)
    return row


def choices(
    session: Session, area_id: int | None = None, theme: NeedTheme | None = None
) -> tuple[tuple[int, str], ...]:
    """Return number and name of the organisations to refer to.

    Those for this theme come first, then those of this area or of everywhere, then the others.
    """
    wanted = select(
        Organisation.id, Organisation.name, Organisation.themes, Organisation.area_id
    ).where(Organisation.ended_on.is_(None))

    def place(line: Any) -> tuple[bool, bool, str]:
        elsewhere = area_id is not None and line.area_id not in (None, area_id)
        return elsewhere, theme not in line.themes, fold(line.name)

    return tuple((line.id, line.name) for line in sorted(session.execute(wanted), key=place))


def people_of(session: Session, organisation_id: int) -> tuple[ColleagueRow, ...]:
    """Return who works at an organisation, by name."""
    return _people(session, [organisation_id]).get(organisation_id, ())


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(Organisation, Area.name.label("area"))
        .outerjoin(Area, Area.id == Organisation.area_id)
        .order_by(Organisation.name, Organisation.id)
    )


def _conditions(wanted: OrganisationFilter) -> list[Any]:
    conditions: list[Any] = []
    if wanted.kind is not None:
        conditions.append(Organisation.kind == wanted.kind)
    if wanted.area_id is not None:
        own = Organisation.area_id == wanted.area_id
        conditions.append(or_(own, Organisation.area_id.is_(None)))
    if not wanted.with_ended:
        conditions.append(Organisation.ended_on.is_(None))
    return conditions


def _fits(row: OrganisationRow, wanted: OrganisationFilter) -> bool:
    """Whether a row has what is not asked of the database: lists of codes and folded words."""
    fields = row.fields
    people = " ".join(f"{one.fields.name} {one.fields.role or ''}" for one in row.people)
    said = fold(f"{fields.name} {fields.address or ''} {fields.note or ''} {people}")
    return (
        (wanted.theme is None or wanted.theme in fields.themes)
        and (row.is_old or not wanted.old_only)
        and all(word in said for word in fold(wanted.text).split())
    )


def _read(session: Session, lines: Iterable[Any], today: date) -> tuple[OrganisationRow, ...]:
    found = list(lines)
    people = _people(session, [line.Organisation.id for line in found])
    return tuple(_row(line, people, today) for line in found)


def _row(line: Any, people: Mapping[int, tuple[ColleagueRow, ...]], today: date) -> OrganisationRow:
    row: Organisation = line.Organisation
    checked = row.checked_on
    old = checked is None or add_months(checked, CHECKED_MONTHS) <= today
    return OrganisationRow(
        id=row.id,
        version=row.version,
        fields=OrganisationFields(
            **{name: getattr(row, name) for name in OrganisationFields.__dataclass_fields__}
        ),
        area=line.area,
        checked_on=checked,
        ended_on=row.ended_on,
        is_old=old and row.ended_on is None,
        people=people.get(row.id, ()),
    )


def _people(session: Session, organisation_ids: list[int]) -> dict[int, tuple[ColleagueRow, ...]]:
    wanted = (
        select(OrganisationPerson)
        .where(OrganisationPerson.organisation_id.in_(organisation_ids))
        .order_by(OrganisationPerson.name, OrganisationPerson.id)
    )
    found: defaultdict[int, list[ColleagueRow]] = defaultdict(list)
    for row in session.scalars(wanted):
        fields = ColleagueFields(row.name, row.role, row.phone, row.email, row.note)
        made = ColleagueRow(row.id, row.version, row.organisation_id, fields)
        found[row.organisation_id].append(made)
    return {key: tuple(people) for key, people in found.items()}


def _fill(session: Session, row: Organisation, fields: OrganisationFields) -> None:
    if fields.area_id is not None:
        records.fetch(session, Area, fields.area_id)
    name = records.required(fields.name, "name")
    with session.no_autoflush:
        same = session.scalars(select(Organisation).where(Organisation.name == name)).first()
    if same is not None and same is not row:
        raise SpilError(
            InputProblem.ALREADY_EXISTS, record=Organisation.__tablename__, field="name"
        )
    kept = asdict(fields)
    for text in ("address", "website", "opening_hours", "note"):
        kept[text] = records.optional(kept[text])
    kept.update(name=name, phone=_phone(fields.phone), email=_email(fields.email))
    for key, value in kept.items():
        setattr(row, key, value)


def _fill_person(row: OrganisationPerson, fields: ColleagueFields) -> None:
    row.name = records.required(fields.name, "name")
    row.role = records.optional(fields.role)
    row.phone = _phone(fields.phone)
    row.email = _email(fields.email)
    row.note = records.optional(fields.note)


def _phone(typed: str | None) -> str | None:
    text = records.optional(typed)
    if text is None:
        return None
    number = phones.parse(text)
    if number is None:
        raise SpilError(InputProblem.NOT_A_PHONE, field="phone")
    return number


def _email(typed: str | None) -> str | None:
    address = records.optional(typed)
    if address and not emails.looks_right(address):
        raise SpilError(InputProblem.NOT_AN_EMAIL, field="email")
    return address
