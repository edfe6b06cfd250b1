"""Who a row of a sheet is about: her name, birth and address, and whether she is known already."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz.distance import JaroWinkler

from spil_desktop.rules import addresses, duplicates, names
from spil_desktop.rules.code_words import plain
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.imports import RowProblem
from spil_desktop.rules.names import NameParts
from spil_desktop.rules.sheet_names import PHONE_COLUMNS, Column
from spil_desktop.rules.vocabulary import Gender, NameUse
from spil_desktop.services.import_plan import ImportPlan, KnownPerson
from spil_desktop.services.import_rows import SheetReader

PersonKey = tuple[str, str, date | int | str | None]
"""First name, family name and birth; without birth what else tells two people apart."""

_WORTH_COMPARING = 0.7


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person as her row tells, before it is known whether she is in the store already."""

    name: NameParts = field(repr=False)
    birth: Birth | None = field(repr=False)
    values: dict[str, Any] = field(repr=False)
    phones: tuple[str, ...] = field(repr=False)
    number: str | None

    @property
    def address(self) -> tuple[str | None, int | None]:
        """Postcode and house number."""
        return self.values["postcode"], self.values["house_number"]


def read_person(reader: SheetReader, area_id: int, not_after: date) -> PersonRead | None:
    """Return the person of the row at hand, or None with the errors that refuse the row.

    `not_after` is the last day on which she can have been born.
    """
    family_name = reader.text(Column.FAMILY_NAME)
    birth = reader.birth(not_after)
    if family_name is None:
        reader.error(RowProblem.NO_FAMILY_NAME, Column.FAMILY_NAME)
    if reader.failed or family_name is None:
        return None
    name = _read_name(reader, family_name)
    house_number, addition = _read_house(reader)
    gender = reader.code_or(Column.GENDER, Gender, Gender.UNKNOWN)
    phones = [number for column in PHONE_COLUMNS for number in reader.phones(column)]
    values = {
        "initials": name.initials,
        "given_name": name.given_name,
        "prefix": name.prefix,
        "family_name": name.family_name,
        "partner_prefix": name.partner_prefix,
        "partner_family_name": name.partner_family_name,
        "name_use": name.name_use,
        "sort_name": names.sort_name(name),
        "gender": gender,
        "birth_date": birth and birth.date,
        "birth_year": birth and birth.year,
        "area_id": area_id,
        "street": reader.text(Column.STREET),
        "house_number": house_number,
        "house_addition": addition,
        "postcode": reader.postcode(),
        "town": reader.text(Column.TOWN),
        "email": _read_email(reader),
    }
    return PersonRead(name, birth, values, tuple(dict.fromkeys(phones)), reader.text(Column.NUMBER))


def _read_name(reader: SheetReader, family_name: str) -> NameParts:
    """Read the parts of a name; "van der Laan" in one cell is split when there is no prefix."""
    prefix = reader.text(Column.PREFIX)
    if prefix is None:
        prefix, family_name = names.split_prefix(family_name)
    partner_prefix = reader.text(Column.PARTNER_PREFIX)
    partner_family_name = reader.text(Column.PARTNER_FAMILY_NAME)
    if partner_prefix is None and partner_family_name is not None:
        partner_prefix, partner_family_name = names.split_prefix(partner_family_name)
    return NameParts(
        family_name=family_name,
        prefix=prefix,
        initials=reader.text(Column.INITIALS),
        given_name=reader.text(Column.GIVEN_NAME),
        partner_prefix=partner_prefix,
        partner_family_name=partner_family_name,
        name_use=reader.code_or(Column.NAME_USE, NameUse, NameUse.OWN),
    )


def _read_house(reader: SheetReader) -> tuple[int | None, str | None]:
    text = reader.text(Column.HOUSE_NUMBER)
    number, addition = (None, None) if text is None else addresses.parse_house_number(text)
    if text is not None and number is None:
        reader.drop(RowProblem.INVALID_HOUSE_NUMBER, Column.HOUSE_NUMBER)
    own = reader.text(Column.HOUSE_ADDITION)
    return number, addition if own is None else addresses.parse_addition(own)


def _read_email(reader: SheetReader) -> str | None:
    text = reader.text(Column.EMAIL)
    if text is not None and (text.count("@") != 1 or " " in text or text.strip("@") != text):
        reader.drop(RowProblem.INVALID_EMAIL, Column.EMAIL)
        return None
    return text


class KnownPeople:
    """The people of the store and of the rows so far, found again by name and birth.

    Two rows are about the same person when first name (or else initials), family name and birth
    are the same. Without any birth the same names are enough only with the same address and the
    same office number.
    """

    def __init__(self) -> None:
        self._by_key: dict[PersonKey, KnownPerson] = {}
        self._by_year: defaultdict[tuple[str, str, int | None], list[KnownPerson]]
        self._by_year = defaultdict(list)
        self._by_date: defaultdict[date, list[KnownPerson]] = defaultdict(list)

    def add(self, person: KnownPerson, *numbers: str | None) -> None:
        """Remember a person, and the office numbers of her roles."""
        first, family = _names(person.name)
        for number in numbers:
            key = _key(first, family, person.birth, person.address, number)
            self._by_key.setdefault(key, person)
        if person.birth is not None:
            self._by_year[first, family, person.birth.year].append(person)
            if person.birth.date is not None:
                self._by_date[person.birth.date].append(person)

    def same(self, read: PersonRead) -> KnownPerson | None:
        """Return the person whom a row is about, when she is known for certain."""
        first, family = _names(read.name)
        return self._by_key.get(_key(first, family, read.birth, read.address, read.number))

    def same_in_other_role(self, read: PersonRead) -> KnownPerson | None:
        """Return the person of the same names who must be this volunteer.

        Of a volunteer often only the birth year is known: it must be the same, and so must the
        phone or the address.
        """
        if read.birth is None:
            return None
        for known in self._by_year.get((*_names(read.name), read.birth.year), ()):
            differ = known.birth and known.birth.date and read.birth.date
            at_home = read.address == known.address and None not in read.address
            if not differ and (at_home or known.phones.intersection(read.phones)):
                return known
        return None

    def like(self, read: PersonRead) -> KnownPerson | None:
        """Return someone who may be the same person, for the connector to judge.

        Either the names agree and of one of them only the year is known, or the birth date agrees
        and the names are spellings of each other.
        """
        if read.birth is None:
            return None
        for known in self._by_year.get((*_names(read.name), read.birth.year), ()):
            if known.birth is None or known.birth.date is None or read.birth.date is None:
                return known
        if read.birth.date is None:
            return None
        family = read.name.family_name
        for known in self._by_date.get(read.birth.date, ()):
            near = JaroWinkler.similarity(family, known.name.family_name) >= _WORTH_COMPARING
            if near and duplicates.like_names(read.name, known.name):
                return known
        return None


def _names(name: NameParts) -> tuple[str, str]:
    family = f"{name.prefix}{name.family_name}" if name.prefix else name.family_name
    return plain(name.given_name or name.initials or ""), plain(family)


def _key(
    first: str,
    family: str,
    birth: Birth | None,
    address: tuple[str | None, int | None],
    number: str | None,
) -> PersonKey:
    if birth is None:
        return first, family, f"{address[0]} {address[1]} {plain(number or '')}"
    return first, family, birth.date or birth.year


def add_person(plan: ImportPlan, read: PersonRead, notes: str | None) -> KnownPerson:
    """Add a new person with her phones, and return what later rows must know of her."""
    ref = plan.people.add({**read.values, "notes": notes})
    for number in read.phones:
        plan.phones.add({"person_id": ref, "number": number})
    return KnownPerson(ref, read.name, read.birth, read.address, frozenset(read.phones))
