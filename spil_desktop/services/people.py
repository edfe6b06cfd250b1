"""Who people are, whatever their roles: names, birth, address, phones; kept and changed."""

from collections import Counter
from dataclasses import field
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Participant, Person, Phone
from spil_desktop.rules import addresses, emails, phones
from spil_desktop.rules.dates import Birth, age_on
from spil_desktop.rules.names import NameForm, NameParts, display_name, sort_name
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import CLOSED_FILES, Gender, Language, NameUse
from spil_desktop.services import names, records, search
from spil_desktop.services.prepared import Prepared

OLDEST: Final = 120
"""An age beyond which a birth date must be a typing error."""


@unchanging
class PhoneFields:
    """A phone number as it was typed, or as it is stored, and whose or when ("dochter")."""

    number: str = field(repr=False)
    note: str | None = field(default=None, repr=False)


@unchanging
class PersonFields:
    """What is kept of anyone; numbers and postcode may be typed in every usual spelling."""

    family_name: str = field(repr=False)
    prefix: str | None = field(default=None, repr=False)
    initials: str | None = field(default=None, repr=False)
    given_name: str | None = field(default=None, repr=False)
    partner_prefix: str | None = field(default=None, repr=False)
    partner_family_name: str | None = field(default=None, repr=False)
    name_use: NameUse = NameUse.OWN
    gender: Gender = Gender.UNKNOWN
    birth: Birth | None = None
    area_id: int | None = None
    street: str | None = field(default=None, repr=False)
    house_number: int | None = field(default=None, repr=False)
    house_addition: str | None = field(default=None, repr=False)
    postcode: str | None = field(default=None, repr=False)
    town: str | None = field(default=None, repr=False)
    phones: tuple[PhoneFields, ...] = ()
    email: str | None = field(default=None, repr=False)
    languages: tuple[Language, ...] = ()
    contact_hints: str | None = field(default=None, repr=False)
    notes: str | None = field(default=None, repr=False)

    @property
    def name(self) -> NameParts:
        """The parts of the name alone."""
        return names.parts(self)


def add(session: Session, fields: PersonFields, *, today: date) -> int:
    """Keep someone new and return her person number; roles are added by their own services.

    Raises `InputProblem.REQUIRED` without a family name, `NOT_A_PHONE`, `NOT_A_POSTCODE`,
    `NOT_A_HOUSE_NUMBER`, `NOT_AN_EMAIL`, `BIRTH_IN_FUTURE` and `BIRTH_IMPLAUSIBLE`.
    """
    person = Person()
    _fill(session, person, fields, today)
    typed = {_number(phone): records.optional(phone.note) for phone in fields.phones}
    person.phones = [Phone(number=number, note=note) for number, note in typed.items()]
    session.add(person)
    session.flush()
    search.index(session, [person.id])
    return person.id


def edit(
    session: Session,
    person_id: int,
    fields: PersonFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change who someone is; raises what `add` raises, and what `records.fetch` does."""
    person = records.fetch(session, Person, person_id, version=version)
    _fill(session, person, fields, today)
    _set_phones(session, person, fields.phones)
    search.index(session, [person.id])


def phones_of(session: Session, person_id: int) -> tuple[PhoneFields, ...]:
    """Return someone's phone numbers in E.164, the first one first."""
    lines = _PHONES.rows(session, person_id=person_id)
    return tuple(PhoneFields(line.number, line.note) for line in lines)


_PHONES: Final = Prepared(
    select(Phone.number, Phone.note)
    .where(Phone.person_id == bindparam("person_id", 0))
    .order_by(Phone.id)
)


def fields_of(person: Any, numbers: tuple[PhoneFields, ...]) -> PersonFields:
    """Return what a row holds of someone, as it can be given back to `edit`."""
    known = person.birth_date or person.birth_year
    return PersonFields(
        family_name=person.family_name,
        prefix=person.prefix,
        initials=person.initials,
        given_name=person.given_name,
        partner_prefix=person.partner_prefix,
        partner_family_name=person.partner_family_name,
        name_use=person.name_use,
        gender=person.gender,
        birth=Birth(person.birth_date, person.birth_year) if known else None,
        area_id=person.area_id,
        street=person.street,
        house_number=person.house_number,
        house_addition=person.house_addition,
        postcode=person.postcode,
        town=person.town,
        phones=numbers,
        email=person.email,
        languages=person.languages,
        contact_hints=person.contact_hints,
        notes=person.notes,
    )


def _fill(session: Session, person: Person, fields: PersonFields, today: date) -> None:
    if fields.area_id is not None:
        records.fetch(session, Area, fields.area_id)
    person.family_name = records.required(fields.family_name, "family_name")
    person.prefix = records.optional(fields.prefix)
    person.initials = records.optional(fields.initials)
    person.given_name = records.optional(fields.given_name)
    person.partner_prefix = records.optional(fields.partner_prefix)
    person.partner_family_name = records.optional(fields.partner_family_name)
    person.name_use = fields.name_use
    person.sort_name = sort_name(names.parts(person))
    person.gender = fields.gender
    _fill_birth(person, fields.birth, today)
    person.area_id = fields.area_id
    _fill_address(person, fields)
    person.email = _email(fields.email)
    person.languages = fields.languages
    person.contact_hints = records.optional(fields.contact_hints)
    person.notes = records.optional(fields.notes)


def _fill_birth(person: Person, birth: Birth | None, today: date) -> None:
    known = birth or Birth()
    age = age_on(known, today)
    if age is not None and age < 0:
        raise SpilError(InputProblem.BIRTH_IN_FUTURE, field="birth")
    if age is not None and age > OLDEST:
        raise SpilError(InputProblem.BIRTH_IMPLAUSIBLE, field="birth", oldest=OLDEST)
    person.birth_date = known.date
    person.birth_year = known.date.year if known.date else known.year


def _fill_address(person: Person, fields: PersonFields) -> None:
    number = fields.house_number
    if number is not None and addresses.parse_house_number(number) == (None, None):
        raise SpilError(InputProblem.NOT_A_HOUSE_NUMBER, field="house_number")
    person.street = records.optional(fields.street)
    person.house_number = number
    person.house_addition = addresses.parse_addition(fields.house_addition or "")
    typed = records.optional(fields.postcode)
    person.postcode = addresses.parse_postcode(typed) if typed else None
    if typed and not person.postcode:
        raise SpilError(InputProblem.NOT_A_POSTCODE, field="postcode")
    person.town = records.optional(fields.town)


def _email(typed: str | None) -> str | None:
    email = records.optional(typed)
    if email and not emails.looks_right(email):
        raise SpilError(InputProblem.NOT_AN_EMAIL, field="email")
    return email


def _set_phones(session: Session, person: Person, wanted: tuple[PhoneFields, ...]) -> None:
    """Make the phones of someone as wanted; her row gets a new version when they change."""
    typed = {_number(phone): records.optional(phone.note) for phone in wanted}
    stored = {row.number: row for row in session.scalars(_rows_of(person.id))}
    if typed == {number: row.note for number, row in stored.items()}:
        return
    for number, row in stored.items():
        if number not in typed:
            session.delete(row)
    for number, note in typed.items():
        if number in stored:
            stored[number].note = note
        else:
            session.add(Phone(person_id=person.id, number=number, note=note))
    flag_modified(person, "notes")
    session.flush()


def _number(typed: PhoneFields) -> str:
    number = phones.parse(typed.number)
    if number is None:
        raise SpilError(InputProblem.NOT_A_PHONE, field="phones")
    return number


def _rows_of(person_id: int) -> Select[Phone]:
    return select(Phone).where(Phone.person_id == person_id)


def participant_names(session: Session, *, also: int | None = None) -> tuple[tuple[int, str], ...]:
    """Return number and name of every participant whose file is not closed, sorted by name.

    `also` is one who was chosen already and stays in the list. People with the same name are told
    apart by their address.
    """
    columns = (Person.street, Person.house_number, Person.house_addition, *names.COLUMNS)
    wanted = (
        select(Participant.id, *columns)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.status.not_in(CLOSED_FILES) | (Participant.id == also))
        .order_by(Person.sort_name, Person.id)
    )
    found = session.execute(wanted).all()
    called = [display_name(names.parts(line), NameForm.LIST) for line in found]
    times = Counter(called)
    return tuple(
        (line.id, name if times[name] == 1 else f"{name} · {address_line(line)}")
        for line, name in zip(found, called, strict=True)
    )


def address_line(row: Any) -> str:
    """Return street, house number and addition of any row that has them, as far as known."""
    number = f"{row.house_number or ''}{row.house_addition or ''}"
    return " ".join(filter(None, (row.street, number)))
