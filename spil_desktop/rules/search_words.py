"""Which words a person is found by, and what someone means who types a few of them.

Words are folded. A word that starts with `0s` says how a name sounds and one that starts with
`0n` is an office's own number; nothing that people type starts so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum, auto
from typing import Any

from spil_desktop.rules import phones
from spil_desktop.rules.names import PREFIX_WORDS, NameParts, fold, sound
from spil_desktop.rules.unchanging import unchanging

SOUND = "0s"
OFFICE = "0n"
_WORD = re.compile(r"[^\W_]+")
_POSTCODE = re.compile(r"(?<!\d)(\d{4})\s+([a-z]{1,2})(?!\w)")
_PHONE = re.compile(r"[+\d][\d\s().\-/]*")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+")
_DIGITS_OF_A_PHONE = 6
_LAST_DIGITS = (4, 6)
_SHORT_NUMBER = 3
_LETTERS_TO_HEAR = 3
_LETTERS_OF_A_NOTE = 3
# Besides whole prefixes: the letters that are left of 't and 's without their apostrophe.
_MAY_BE_MISSING = PREFIX_WORDS | {"t", "s"}


class Place(Enum):
    """Where a word stands by which someone is found."""

    NAME = auto()
    STREET = auto()
    POSTCODE = auto()
    TOWN = auto()
    PHONE = auto()
    OFFICE_NUMBER = auto()
    NOTE = auto()


@unchanging
class Findable:
    """Everything that one person is found by."""

    name: NameParts
    phones: tuple[str, ...] = field(default=(), repr=False)
    street: str | None = field(default=None, repr=False)
    house_number: int | None = field(default=None, repr=False)
    house_addition: str | None = field(default=None, repr=False)
    postcode: str | None = field(default=None, repr=False)
    town: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    office_numbers: tuple[str, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)


def split(text: str) -> list[str]:
    """Return the folded words of `text`: letters and digits only."""
    return _WORD.findall(fold(text)) if text else []


def of_person(person: Findable) -> str:
    """Return the words for the index, each once."""
    words = [*_of_names(person.name), *_of_address(person)]
    for number in person.phones:
        digits = phones.national_digits(number)
        words += [digits, *(digits[-count:] for count in _LAST_DIGITS)]
    for office_number in person.office_numbers:
        bare = "".join(split(office_number))
        words += [bare, OFFICE + bare]
    words += split(person.email or "")
    for note in person.notes:
        words += [word for word in split(note) if len(word) >= _LETTERS_OF_A_NOTE]
    return " ".join(dict.fromkeys(words))


def _of_names(name: NameParts) -> list[str]:
    words = ["".join(split(name.initials or "")), *split(name.given_name or "")]
    families = ((name.prefix, name.family_name), (name.partner_prefix, name.partner_family_name))
    for prefix, family in families:
        mains, before = split(family or ""), split(prefix or "")
        words += [*mains, *before]
        if before and mains:
            initials = "".join(word[0] for word in before)
            words += ["".join(before) + mains[0], initials, initials + mains[0]]
    heard = [name.given_name, name.family_name, name.partner_family_name]
    return [word for word in words if word] + _heard(heard)


def _heard(texts: list[str | None]) -> list[str]:
    return [SOUND + heard for text in texts if text for heard in sound(text).split()]


def _of_address(person: Findable) -> list[str]:
    words = [*split(person.street or ""), *split(person.town or ""), *_heard([person.street])]
    if person.postcode:
        words.append("".join(split(person.postcode)))
    if person.house_number:
        number, addition = str(person.house_number), split(person.house_addition or "")
        words += [number, *addition]
        if addition:
            words.append(number + "".join(addition))
    return words


@unchanging
class Term:
    """One thing that must be found: any of `words`, from the start of a word unless `whole`."""

    words: tuple[str, ...] = field(repr=False)
    whole: bool = False

    @property
    def heard(self) -> str | None:
        """How the term sounds, in the index's own spelling; None for numbers and short words."""
        word = self.words[0]
        if len(word) < _LETTERS_TO_HEAR or not word.isalpha():
            return None
        heard = sound(word)
        return SOUND + heard if heard else None


@unchanging
class Query:
    """What someone typed: `terms` must all be found; `prefixes` only help to rank."""

    terms: tuple[Term, ...]
    prefixes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def office_number(self) -> str | None:
        """The one word that was typed, when it may be an office's own number."""
        if len(self.terms) != 1 or not any(letter.isdigit() for letter in self.terms[0].words[0]):
            return None
        return OFFICE + self.terms[0].words[0]


def read_query(typed: str) -> Query:
    """Read what someone typed into the search field, finished or not.

    Prefixes of names are only asked for when nothing else is typed, so that "vd Berg",
    "v.d. Berg" and "van den berg" all find Van den Berg; a phone number and a postcode may have
    spaces in them.
    """
    text = fold(typed)
    phone = _phone(text)
    if phone:
        return Query((Term((phone,)),))
    terms: list[Term] = []
    prefixes: list[str] = []
    for word in _POSTCODE.sub(r"\1\2", text).split():
        for part in _parts(word):
            if part in _MAY_BE_MISSING:
                prefixes.append(part)
            else:
                terms.append(Term((part,), whole=part.isdigit() and len(part) <= _SHORT_NUMBER))
    if not terms:
        return Query(tuple(Term((part,)) for part in _plain(prefixes)))
    return Query(tuple(terms), tuple(_plain(prefixes)))


def _phone(text: str) -> str | None:
    """Return the digits to dial when nothing but (the start of) a phone number was typed."""
    digits = re.sub(r"\D", "", text)
    if not _PHONE.fullmatch(text) or len(digits) < _DIGITS_OF_A_PHONE:
        return None
    number = phones.parse(text)
    if number:
        return phones.national_digits(number)
    if text.startswith("+31") or digits.startswith("0031"):
        return "0" + re.sub("^(?:00)?310?", "", digits)
    # Two groups may be a postcode's digits and a house number.
    in_groups = len(re.findall(r"\d+", text)) > len(("9204", "63"))
    return digits if digits.startswith("0") or in_groups else None


def _parts(word: str) -> list[str]:
    """Split one typed word, but keep v.d., initials and a phone number with a dash together."""
    if word in _MAY_BE_MISSING:
        return [word]
    phone = _phone(word)
    if phone:
        return [phone]
    return ["".join(split(word))] if _INITIALS.fullmatch(word) else split(word)


def _plain(prefixes: list[str]) -> list[str]:
    return [plain for plain in ("".join(split(prefix)) for prefix in prefixes) if plain]


def places(person: Findable, query: Query) -> tuple[Place, ...]:
    """Return where the terms of `query` stand, in the order of `Place`, by name and address.

    What stands in neither is a phone or an office's own number, else a note.
    """
    known = {
        Place.NAME: _of_names(person.name),
        Place.STREET: _of_address(Findable(NameParts(""), **_street(person))),
        Place.POSTCODE: ["".join(split(person.postcode or ""))],
        Place.TOWN: split(person.town or ""),
    }
    found = {_place(term, known) for term in query.terms}
    return tuple(place for place in Place if place in found)


def _street(person: Findable) -> dict[str, Any]:
    return {
        "street": person.street,
        "house_number": person.house_number,
        "house_addition": person.house_addition,
    }


def _place(term: Term, known: Mapping[Place, Sequence[str]]) -> Place:
    for place, words in known.items():
        if any(_answers(term, word) for word in words):
            return place
    if not any(letter.isdigit() for letter in term.words[0]):
        return Place.NOTE
    return Place.PHONE if len(term.words[0]) >= min(_LAST_DIGITS) else Place.OFFICE_NUMBER


def _answers(term: Term, word: str) -> bool:
    if term.heard and word.startswith(term.heard):
        return True
    return any(word == asked or (not term.whole and word.startswith(asked)) for asked in term.words)
