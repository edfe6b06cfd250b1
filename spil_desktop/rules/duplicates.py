"""Whether two people in the store may be the same person, and why it looks so."""

from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz.distance import JaroWinkler

from spil_desktop.rules.dates import Birth
from spil_desktop.rules.names import NameParts, fold, sound

_LIKE = 0.92
"""Jaro-Winkler similarity from which two spellings count as the same name with a typing error."""


class Likeness(StrEnum):
    """Why two people look alike, strongest first."""

    BIRTH_DATE_AND_NAME = "birth_date_and_name"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTH_YEAR_AND_NAME = "birth_year_and_name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one person; `address` is (postcode, house number, addition)."""

    name: NameParts
    birth: Birth | None = None
    phones: frozenset[str] = field(default=frozenset(), repr=False)
    postcode: str | None = field(default=None, repr=False)
    street: str | None = field(default=None, repr=False)
    house_number: int | None = field(default=None, repr=False)
    house_addition: str | None = field(default=None, repr=False)


def likeness(one: Traits, other: Traits) -> tuple[Likeness, ...]:
    """Return every reason why the two may be one person, strongest first; none when unlike.

    Reasons do not depend on which of the two comes first. A like name alone is a reason only
    when it is whole, first name or initials too, and nothing is known of one's birth.
    """
    reasons: list[Likeness] = []
    alike = like_names(one.name, other.name)
    same_day = _same(one.birth and one.birth.date, other.birth and other.birth.date)
    if alike and same_day:
        reasons.append(Likeness.BIRTH_DATE_AND_NAME)
    if one.phones & other.phones:
        reasons.append(Likeness.PHONE)
    if same_address(one, other):
        reasons.append(Likeness.ADDRESS)
    if alike and not same_day:
        reasons.extend(_by_year(one, other))
    return tuple(reasons)


def _by_year(one: Traits, other: Traits) -> tuple[Likeness, ...]:
    """Compare the years of two people with like names whose birth dates are not the same."""
    first = one.birth and one.birth.year
    second = other.birth and other.birth.year
    if not first or not second:
        return (Likeness.NAME,) if _share_first_names(one.name, other.name) else ()
    both_dates = one.birth and one.birth.date and other.birth and other.birth.date
    return (Likeness.BIRTH_YEAR_AND_NAME,) if first == second and not both_dates else ()


def like_names(one: NameParts, other: NameParts) -> bool:
    """Whether two names may be one: a family name agrees and no first name denies it."""
    families = _family_names(one), _family_names(other)
    if not any(_alike(first, second) for first in families[0] for second in families[1]):
        return False
    return _first_names_agree(one, other)


def _family_names(name: NameParts) -> list[str]:
    """Return own and partner's name, whichever someone goes by now."""
    return [part for part in (name.family_name, name.partner_family_name) if part]


def _first_names_agree(one: NameParts, other: NameParts) -> bool:
    """Whether given names or initials agree, or nothing is known that denies it."""
    known = False
    if one.given_name and other.given_name:
        if _alike(one.given_name, other.given_name):
            return True
        known = True
    if one.initials and other.initials:
        return fold(one.initials)[:1] == fold(other.initials)[:1] and not known
    return not known


def _share_first_names(one: NameParts, other: NameParts) -> bool:
    """Whether a first name or initials are known of both; like names then have like ones."""
    return bool((one.given_name and other.given_name) or (one.initials and other.initials))


def _alike(one: str, other: str) -> bool:
    if sound(one) == sound(other) != "":
        return True
    return JaroWinkler.similarity(fold(one), fold(other)) >= _LIKE


def same_address(one: Traits, other: Traits) -> bool:
    """Whether both live at one door: house number, addition, and postcode or else street."""
    if not one.house_number or one.house_number != other.house_number:
        return False
    if fold(one.house_addition or "") != fold(other.house_addition or ""):
        return False
    if one.postcode and other.postcode:
        return one.postcode == other.postcode
    return _same(fold(one.street or ""), fold(other.street or ""))


def _same(one: object, other: object) -> bool:
    return bool(one) and one == other
