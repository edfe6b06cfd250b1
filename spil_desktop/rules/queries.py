"""Query words: `wijk:Bouwen vervoer -gesloten`, read, written, and shown as the fields of a form.

A query is a set of conditions. Conditions with the same key are alternatives (in this stage or
that one); different keys, words, and conditions with a minus must all hold. What a form has no
field for stays in its line of words, so that form and query always say the same.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from spil_desktop.errors import QueryProblem, SpilError
from spil_desktop.rules import code_words
from spil_desktop.rules.code_words import plain
from spil_desktop.rules.dates import add_months, parse_date
from spil_desktop.rules.vocabulary import (
    Code,
    Language,
    NeedTheme,
    ParticipantStatus,
    Urgency,
    VolunteerStatus,
)


class Key(StrEnum):
    """What a condition is about, by the word that is typed; WORD has none."""

    ROLE = "rol"
    AREA = "wijk"
    STREET = "straat"
    STAGE = "fase"
    STATUS = "status"
    THEME = "thema"
    URGENCY = "urgentie"
    AGE = "leeftijd"
    WITHOUT = "zonder"
    SINCE = "sinds"
    LANGUAGE = "taal"
    WORD = ""


KEYS: Final = tuple(key.value for key in Key if key is not Key.WORD)
"""The keys that can be typed, in the order in which they are written."""


class Role(Code):
    """Who is in a list."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"


class FileState(Code):
    """Whether a file is open (or a volunteer still helps)."""

    OPEN = "open"
    CLOSED = "closed"


class Without(Code):
    """What someone has not had, since a day or ever."""

    CONTACT = "contact"
    VISIT = "visit"
    BUDDY = "buddy"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages from `low` up to and with `high`; None is no limit: 80+ is (80, None)."""

    low: int
    high: int | None = None


class Unit(StrEnum):
    """Units of a time ago."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"
    YEAR = "j"


@dataclass(frozen=True, slots=True)
class Ago:
    """A day counted back from today: 3m is three months ago."""

    count: int
    unit: Unit


Since: TypeAlias = date | Ago
Value: TypeAlias = str | Code | Ages | Since

_WORDS: Final[Mapping[Code, str]] = {
    Role.RESIDENT: "bewoner|bewoners|deelnemer|oudere",
    Role.VOLUNTEER: "vrijwilliger|vrijwilligers",
    FileState.OPEN: "open",
    FileState.CLOSED: "gesloten|afgesloten",
    Without.CONTACT: "contact|gesprek",
    Without.VISIT: "bezoek|huisbezoek",
    Without.BUDDY: "maatje|koppeling",
    Without.CONSENT: "toestemming",
    Urgency.FOLLOW: "volgen",
    Urgency.TWO_WEEKS: "2weken|binnen 2 weken|twee weken",
    Urgency.THREE_DAYS: "3dagen|binnen 3 dagen|drie dagen|72 uur",
    Urgency.NOW: "direct|nu|vandaag",
    Language.DUTCH: "Nederlands",
    Language.FRISIAN: "Fries|Frysk",
    Language.GRONINGS: "Gronings",
    Language.DRENTS: "Drents",
    Language.ENGLISH: "Engels",
    Language.GERMAN: "Duits",
    Language.TURKISH: "Turks",
    Language.ARABIC: "Arabisch",
    Language.POLISH: "Pools",
    Language.PAPIAMENTU: "Papiaments|Papiamentu|Papiamento",
}
_KINDS: Final[Mapping[Key, tuple[type[Code], ...]]] = {
    Key.ROLE: (Role,),
    Key.STAGE: (ParticipantStatus,),
    Key.STATUS: (FileState, VolunteerStatus),
    Key.THEME: (NeedTheme,),
    Key.URGENCY: (Urgency,),
    Key.WITHOUT: (Without,),
    Key.LANGUAGE: (Language,),
}
_OLDEST: Final = 130
_TOKEN: Final = re.compile(r'-?(?:[^\W\d_]+:)?(?:"[^"]*"?|[^\s"]+)|"')
_PART: Final = re.compile(r"(-?)(?:([^\W\d_]+):)?(.*)", re.DOTALL)
_AGES: Final = re.compile(r"(\d{1,3})(?:\s*(\+)|\s*-\s*(\d{1,3}))?")
_AGO: Final = re.compile(r"(\d{1,3})\s*([dwmj])[a-z]*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PLAIN: Final = re.compile(r'(?!-)(?![^\W\d_]+:)[^\s"]+')


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold, or must not."""

    key: Key
    value: Value = field(repr=False)
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions without doubles, in the order of the keys; make it with `of`."""

    conditions: tuple[Condition, ...] = ()

    @classmethod
    def of(cls, conditions: Iterable[Condition]) -> "Query":
        """Make a query of conditions in any order.

        Not closed is the same as open, and residents are meant when no role is asked for.
        """
        known = dict.fromkeys(map(_straight, conditions))
        known.pop(Condition(Key.ROLE, Role.RESIDENT), None)
        return cls(tuple(sorted(known, key=_place)))

    def values(self, key: Key) -> tuple[Value, ...]:
        """Return what is wanted of `key`, without what is not wanted."""
        return tuple(one.value for one in self.conditions if one.key is key and not one.negated)

    @property
    def role(self) -> Role:
        """Who is in the list: residents, unless volunteers are asked for."""
        return Role.VOLUNTEER if Role.VOLUNTEER in self.values(Key.ROLE) else Role.RESIDENT


def _place(condition: Condition) -> tuple[int, bool, int]:
    """Return where a condition stands: by key, then what is not wanted, codes as in their list."""
    value = condition.value
    code = list(type(value)).index(value) if isinstance(value, Code) else 0
    return list(Key).index(condition.key), condition.negated, code


def _straight(condition: Condition) -> Condition:
    if condition.negated and isinstance(condition.value, FileState):
        (other,) = set(FileState) - {condition.value}
        return Condition(condition.key, other)
    return condition


def is_plain(query: Query) -> bool:
    """Whether a query holds nothing but words that must stand somewhere."""
    return all(one.key is Key.WORD and not one.negated for one in query.conditions)


def read(text: str) -> Query:
    """Read what someone typed.

    A bare word that names a stage ("actief", "-gesloten") is that stage; other bare words are
    looked for everywhere. Raises `QueryProblem.UNKNOWN_KEY`, `UNKNOWN_VALUE` (with the key and
    the words it knows), and `NOT_OF_VOLUNTEERS` for what only residents have.
    """
    found = (_condition(token) for token in _TOKEN.findall(text))
    return checked(Query.of(condition for condition in found if condition is not None))


def checked(query: Query) -> Query:
    """Return `query`. Raises `NOT_OF_VOLUNTEERS` when it asks of them what only residents have."""
    for one in query.conditions if query.role is Role.VOLUNTEER else ():
        if one.key in (Key.STAGE, Key.THEME, Key.URGENCY) or (
            one.key is Key.WITHOUT and one.value is not Without.BUDDY
        ):
            raise SpilError(QueryProblem.NOT_OF_VOLUNTEERS, key=one.key.value)
    return query


def _condition(token: str) -> Condition | None:
    matched = _PART.fullmatch(token)
    assert matched is not None
    minus, typed, rest = matched.groups()
    quoted = rest.startswith('"')
    value = rest.replace('"', "").strip()
    if typed is not None:
        try:
            key = Key(typed.casefold())
        except ValueError:
            raise SpilError(QueryProblem.UNKNOWN_KEY, keys=", ".join(KEYS)) from None
        return Condition(key, _value(key, value), bool(minus))
    if not value:
        return None
    return _bare(value, negated=bool(minus), quoted=quoted)


def _bare(word: str, *, negated: bool, quoted: bool) -> Condition:
    if not quoted:
        for key, kind in ((Key.STATUS, FileState), (Key.STAGE, ParticipantStatus)):
            code = _code(kind, word)
            if code is not None:
                return Condition(key, code, negated)
    return Condition(Key.WORD, word, negated)


def _value(key: Key, text: str) -> Value:
    value: Value | None = text or None
    if key in _KINDS:
        value = next(filter(None, (_code(kind, text) for kind in _KINDS[key])), None)
    elif key is Key.AGE:
        value = _ages(text)
    elif key is Key.SINCE:
        value = _since(text)
    if value is None:
        raise SpilError(QueryProblem.UNKNOWN_VALUE, key=key.value, words=", ".join(examples(key)))
    return value


def examples(key: Key) -> tuple[str, ...]:
    """Return the words that may follow a key, or some that show how they look."""
    if key in _KINDS:
        return tuple(_word(code) for kind in _KINDS[key] for code in kind)
    return {
        Key.AGE: ("80+", "70-79"),
        Key.SINCE: ("1-3-2026", "2026", "3m"),
        Key.AREA: ("Bouwen",),
        Key.STREET: ("Dorpsstraat",),
    }.get(key, ())


def _code(kind: type[Code], text: str) -> Code | None:
    if kind in (ParticipantStatus, NeedTheme, VolunteerStatus):
        return code_words.code_of(kind, text)
    said = plain(text)
    names = ((code, plain(word)) for code in kind for word in _WORDS[code].split("|"))
    return next((code for code, word in names if said and word == said), None)


def _word(code: Code) -> str:
    if code in _WORDS and type(code) in (Role, FileState, Without, Urgency, Language):
        return _WORDS[code].split("|", maxsplit=1)[0]
    return code_words.word_of(code)


def _ages(text: str) -> Ages | None:
    matched = _AGES.fullmatch(text)
    if matched is None:
        return None
    low, plus, high = int(matched[1]), matched[2], matched[3]
    upper = None if plus else int(high) if high else low
    if upper is not None and not low <= upper <= _OLDEST:
        return None
    return Ages(low, upper)


def _since(text: str) -> Since | None:
    ago = _AGO.fullmatch(text.casefold())
    if ago is not None:
        return Ago(int(ago[1]), Unit(ago[2]))
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    return parse_date(text)


def day_of(since: Since, today: date) -> date:
    """Return the day that a `sinds:` means."""
    if isinstance(since, date):
        return since
    if since.unit in (Unit.DAY, Unit.WEEK):
        return today - timedelta(days=since.count * (7 if since.unit is Unit.WEEK else 1))
    months = since.count * (12 if since.unit is Unit.YEAR else 1)
    return add_months(today, -months)


def write(query: Query) -> str:
    """Write a query as it can be typed; reading it gives the same query."""
    return " ".join(map(_written, query.conditions))


def _written(condition: Condition) -> str:
    minus = "-" if condition.negated else ""
    before = f"{condition.key.value}:" if condition.key is not Key.WORD else ""
    text = value_text(condition.value)
    bare = _PLAIN.fullmatch(text) and (before or not _is_stage(text))
    return minus + before + (text if bare else f'"{text}"')


def _is_stage(word: str) -> bool:
    return any(_code(kind, word) is not None for kind in (FileState, ParticipantStatus))


def value_text(value: Value) -> str:
    """Return a value as it is typed: 80+, 1-3-2026, 3m, sociaal contact."""
    if isinstance(value, Code):
        return _word(value)
    if isinstance(value, Ages):
        if value.high is None:
            return f"{value.low}+"
        return f"{value.low}-{value.high}" if value.high != value.low else str(value.low)
    if isinstance(value, Ago):
        return f"{value.count}{value.unit.value}"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return value
