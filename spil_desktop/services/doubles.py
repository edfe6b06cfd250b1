"""People who may be stored already: found while a form is typed, and told apart for good."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Distinction,
    KeyFigure,
    Participant,
    Person,
    Phone,
    Volunteer,
    person_words,
)
from spil_desktop.rules import addresses, duplicates, phones, search_words
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.duplicates import Likeness, Traits
from spil_desktop.rules.names import NameParts, display_name, sound
from spil_desktop.services import names, people, search
from spil_desktop.services.people import PersonFields
from spil_desktop.services.prepared import Prepared

_COMPARED: Final = 300
"""At most so many people are compared; the index gives them in no order of likeness."""


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Someone who may be the same person, with the reasons, the strongest first."""

    person_id: int
    reasons: tuple[Likeness, ...]
    name: NameParts
    birth: Birth
    address: str
    participant_id: int | None
    volunteer_id: int | None
    key_figure_id: int | None

    @property
    def full_name(self) -> str:
        """The name as people say it: Jan van der Laan."""
        return display_name(self.name)


def traits_of(fields: PersonFields) -> Traits:
    """Return what is compared of a form, half filled or not; what is no number is left out."""
    numbers = (phones.parse(phone.number) for phone in fields.phones)
    return Traits(
        name=fields.name,
        birth=fields.birth,
        phones=frozenset(number for number in numbers if number),
        postcode=addresses.parse_postcode(fields.postcode or ""),
        street=fields.street,
        house_number=fields.house_number,
        house_addition=fields.house_addition,
    )


def likely(
    session: Session, typed: Traits, *, person_id: int | None = None, limit: int = 5
) -> tuple[LikelyDouble, ...]:
    """Return who may be the same person, the likeliest first.

    `person_id` is the number of someone known whose doubles are looked for: she herself is left
    out, and everyone who was told apart from her.
    """
    told_apart = _told_apart(session, person_id) if person_id is not None else set[int]()
    found: list[LikelyDouble] = []
    candidates = _candidates(session, typed)
    numbers = _phones(session, [line.id for line in candidates])
    for line in candidates:
        if line.id in told_apart:
            continue
        reasons = duplicates.likeness(typed, _traits(line, numbers[line.id]))
        if reasons:
            found.append(_double(line, reasons))
    found.sort(key=_strength)
    return tuple(found[:limit])


def distinguish(session: Session, person_id: int, other_person_id: int) -> None:
    """Remember that two people who look alike are different; once more does no harm."""
    low, high = sorted((person_id, other_person_id))
    known = select(Distinction.id).where(
        Distinction.person_id == low, Distinction.other_person_id == high
    )
    if session.scalars(known).first() is None:
        session.add(Distinction(person_id=low, other_person_id=high))
        session.flush()


def _strength(double: LikelyDouble) -> tuple[int, int]:
    order = list(Likeness)
    return order.index(double.reasons[0]), -len(double.reasons)


def _told_apart(session: Session, person_id: int) -> set[int]:
    """Return whom someone is not, herself included."""
    pairs = session.execute(
        select(Distinction.person_id, Distinction.other_person_id).where(
            or_(Distinction.person_id == person_id, Distinction.other_person_id == person_id)
        )
    )
    return {person_id, *(number for pair in pairs for number in pair)}


def _candidates(session: Session, typed: Traits) -> list[Any]:
    """Return everyone who shares anything by which the store finds people quickly."""
    found: dict[int, Any] = {}
    for query, values in _ways(typed):
        for line in query.rows(session, **values):
            found.setdefault(line.id, line)
    return list(found.values())


def _ways(typed: Traits) -> Iterator[tuple[Prepared, dict[str, Any]]]:
    """Return the queries to ask, with their values."""
    if typed.birth and typed.birth.date:
        yield _BORN_ON, {"day": typed.birth.date}
    for number in typed.phones:
        yield _WITH_PHONE, {"number": number}
    if typed.postcode and typed.house_number:
        yield _AT_POSTCODE, {"postcode": typed.postcode, "house_number": typed.house_number}
    yield from _by_words(typed)


def _by_words(typed: Traits) -> Iterator[tuple[Prepared, dict[str, Any]]]:
    """Return the queries through the index: how the names sound, and street with house number.

    A family name alone is not looked for: it says too little, and there may be hundreds.
    """
    families = (typed.name.family_name, typed.name.partner_family_name)
    heard = [search_words.SOUND + word for name in families for word in sound(name or "").split()]
    first = [search_words.SOUND + word for word in sound(typed.name.given_name or "").split()[:1]]
    if heard and typed.birth and typed.birth.year:
        words = search.having([word] for word in heard)
        yield _BORN_IN_WITH_WORDS, {"year": typed.birth.year, "asked": words}
    elif heard and first:
        yield _WITH_WORDS, {"asked": search.having([word, *first] for word in heard)}
    street = search_words.split(typed.street or "")
    if street and typed.house_number:
        yield _WITH_WORDS, {"asked": search.having([[*street, str(typed.house_number)]])}


_COLUMNS: Final = (
    Person.id,
    *names.COLUMNS,
    Person.birth_date,
    Person.birth_year,
    Person.street,
    Person.house_number,
    Person.house_addition,
    Person.postcode,
    Participant.id.label("participant_id"),
    Volunteer.id.label("volunteer_id"),
    KeyFigure.id.label("key_figure_id"),
)


def _people(*which: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(*_COLUMNS)
        .select_from(Person)
        .outerjoin(Participant, Participant.person_id == Person.id)
        .outerjoin(Volunteer, Volunteer.person_id == Person.id)
        .outerjoin(KeyFigure, KeyFigure.person_id == Person.id)
        .where(*which)
        .limit(_COMPARED)
    )


_FOUND: Final = Person.id.in_(
    select(person_words.c.person_id).where(person_words.c.words.match(bindparam("asked", "")))
)
_BORN_ON: Final = _people(Person.birth_date == bindparam("day", date.min))
_WITH_PHONE: Final = _people(
    Person.id.in_(select(Phone.person_id).where(Phone.number == bindparam("number", "")))
)
_AT_POSTCODE: Final = _people(
    Person.postcode == bindparam("postcode", ""),
    Person.house_number == bindparam("house_number", 0),
)
_WITH_WORDS: Final = _people(_FOUND)
_BORN_IN_WITH_WORDS: Final = _people(
    _FOUND, or_(Person.birth_year == bindparam("year", 0), Person.birth_year.is_(None))
)


def _phones(session: Session, person_ids: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    wanted = select(Phone.person_id, Phone.number).where(Phone.person_id.in_(person_ids))
    for person_id, number in session.execute(wanted):
        found[person_id].add(number)
    return found


def _traits(line: Any, numbers: set[str]) -> Traits:
    return Traits(
        name=names.parts(line),
        birth=Birth(line.birth_date, line.birth_year),
        phones=frozenset(numbers),
        postcode=line.postcode,
        street=line.street,
        house_number=line.house_number,
        house_addition=line.house_addition,
    )


def _double(line: Any, reasons: tuple[Likeness, ...]) -> LikelyDouble:
    return LikelyDouble(
        person_id=line.id,
        reasons=reasons,
        name=names.parts(line),
        birth=Birth(line.birth_date, line.birth_year),
        address=people.address_line(line),
        participant_id=line.participant_id,
        volunteer_id=line.volunteer_id,
        key_figure_id=line.key_figure_id,
    )
