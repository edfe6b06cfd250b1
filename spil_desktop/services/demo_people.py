"""Invented people for the demonstration: names, addresses and numbers that nobody has."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Final, TypeVar, cast

from spil_desktop.rules.vocabulary import Gender, Language, NameUse

Choice = TypeVar("Choice")

_WOMEN: Final = """
Aaltje Annie Antje Baukje Bep Corrie Diny Doetje Elly Froukje Geesje Gepke Gré Griet Hillechien
Hinke Jantje Jeltje Jikke Klaasje Lammie Lutske Marchien Mien Minke Nellie Pietje Riek Roelie
Sietske Sjoukje Stientje Tineke Tjitske Trijntje Truus Wietske Willie Zwaantje
"""
_MEN: Final = """
Arend Berend Bouke Douwe Durk Egbert Evert Folkert Freerk Geert Gerrit Harm Hendrik Hidde Jan
Jelle Klaas Lammert Lubbert Oeds Popke Roelof Sietse Tjeerd Wiebe
"""
_GIVEN: Final = {Gender.WOMAN: tuple(_WOMEN.split()), Gender.MAN: tuple(_MEN.split())}
STEMS: Final = ("Voorbeeld", "Test", "Proef", "Nep", "Verzin", "Model", "Schets", "Droom")
"""With what every family name of the demonstration begins, so that nobody is taken for real."""

_TAILS: Final = ("stra", "ema", "inga", "sma", "huis", "berg", "kamp", "veld", "boer", "haven")
_PREFIXES: Final = {None: 78, "de": 6, "van der": 6, "van": 4, "ten": 3, "van 't": 3}

STREETS: Final = (
    "Verzonnenweg",
    "Voorbeeldlaan",
    "Fantasiepad",
    "Modelhof",
    "Droomdreef",
    "Proefplein",
    "Schetskade",
    "Denkbeeldsingel",
)
"""Streets that no municipality has; every area of the demonstration has all of them."""


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Someone who does not exist."""

    given_name: str
    initials: str
    prefix: str | None
    family_name: str
    partner_family_name: str | None
    name_use: NameUse
    gender: Gender
    birth_date: date = field(repr=False)
    street: str
    house_number: int
    postcode: str
    town: str
    phone: str
    email: str | None
    languages: tuple[Language, ...]


class Inventor:
    """Makes invented people, no two alike, the same ones for the same seed."""

    def __init__(self, pick: random.Random) -> None:
        self.pick = pick
        self._known: set[tuple[str, str]] = set()
        self._numbers: Iterator[int] = count(1)
        self._decks: dict[str, list[object]] = {}

    def beside(self, pick: random.Random) -> "Inventor":
        """Return another one with a chance of its own, who gives nobody a number of this one's."""
        other = Inventor(pick)
        other._numbers = self._numbers
        return other

    def older_person(self, place: "Place", year: int) -> InventedPerson:
        """Invent someone of seventy or older: mostly women, most of them over eighty."""
        age = self.dealt("age", {72: 13, 77: 16, 82: 22, 87: 28, 92: 21}) + self.pick.randint(-2, 2)
        gender = self.dealt("gender", {Gender.WOMAN: 75, Gender.MAN: 25})
        return self._person(place, gender, year - age)

    def helper(self, place: "Place", year: int) -> InventedPerson:
        """Invent someone who can help: an adult of any age, often just retired."""
        gender = self.weighted({Gender.WOMAN: 62, Gender.MAN: 38})
        return self._person(
            place, gender, year - self.pick.choice((24, 38, 47, 55, 61, 66, 69, 73))
        )

    def weighted(self, weights: Mapping[Choice, int]) -> Choice:
        """Choose one of the keys, in proportion to its weight."""
        return self.pick.choices(list(weights), list(weights.values()))[0]

    def dealt(self, name: str, weights: Mapping[Choice, int]) -> Choice:
        """Choose as from a pack of cards called `name`: even few people come near the weights."""
        deck = self._decks.setdefault(name, [])
        if not deck:
            deck += [choice for choice, number in weights.items() for _card in range(number)]
            self.pick.shuffle(deck)
        return cast("Choice", deck.pop())

    def quota(self, name: str, percent: int) -> bool:
        """Say yes to `percent` of every hundred who are asked, as `dealt` does."""
        return self.dealt(name, {True: percent, False: 100 - percent})

    def chance(self, percent: int) -> bool:
        """Say yes in `percent` of a hundred cases."""
        return self.pick.random() * 100 < percent

    def some(self, choices: Sequence[Choice], least: int, most: int) -> tuple[Choice, ...]:
        """Choose a few different ones."""
        return tuple(self.pick.sample(choices, min(self.pick.randint(least, most), len(choices))))

    def day(self, first: date, last: date) -> date:
        """Choose a day from `first` to `last`; `first` when they are out of order."""
        return first + timedelta(days=self.pick.randint(0, max((last - first).days, 0)))

    def _person(self, place: "Place", gender: Gender, birth_year: int) -> InventedPerson:
        number = next(self._numbers)
        given, family = self._name(gender)
        married = gender is Gender.WOMAN and self.chance(45)
        return InventedPerson(
            given_name=given,
            initials=f"{given[0]}.{self.pick.choice('AJKMT')}.",
            prefix=self.weighted(_PREFIXES),
            family_name=family,
            partner_family_name=self._family() if married else None,
            name_use=NameUse.PARTNER_OWN if married else NameUse.OWN,
            gender=gender,
            birth_date=self.day(date(birth_year, 1, 1), date(birth_year, 12, 31)),
            street=self.pick.choice(STREETS),
            house_number=self.pick.randint(1, 120),
            postcode=f"{place.digits} Z{self.pick.choice('ABCEGH')}",
            town=place.town,
            phone=f"06-1{number:07}",
            email=f"voorbeeld{number}@spil.invalid" if self.chance(35) else None,
            languages=(Language.DUTCH, *((place.dialect,) if self.chance(40) else ())),
        )

    def _name(self, gender: Gender) -> tuple[str, str]:
        while (name := (self.pick.choice(_GIVEN[gender]), self._family())) in self._known:
            pass
        self._known.add(name)
        return name

    def _family(self) -> str:
        return self.pick.choice(STEMS) + self.pick.choice(_TAILS)


@dataclass(frozen=True, slots=True)
class Place:
    """A pilot's place: a real neighbourhood, in which everything else is invented."""

    name: str
    municipality: str
    town: str
    digits: str
    dialect: Language
    people_70plus: int
    participants: int
    volunteers: int


PLACES: Final = (
    Place("Delfzijl Noord", "Eemsdelta", "Delfzijl", "9934", Language.GRONINGS, 700, 60, 42),
    Place("Ter Apel", "Westerwolde", "Ter Apel", "9561", Language.GRONINGS, 950, 80, 44),
    Place("De Bouwen", "Smallingerland", "Drachten", "9204", Language.FRISIAN, 1300, 120, 48),
)
"""The pilots whose results were published, with sizes that are invented."""
