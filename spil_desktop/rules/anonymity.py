"""What in a story could tell who it is about: names, streets, postcodes, numbers and dates.

A look by a program finds names that the store knows and forms that are always telling. It does not
replace a look by a person: a rare event is recognised without any name.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Final

from spil_desktop.rules import bsn
from spil_desktop.rules.names import PREFIX_WORDS, fold


class TraceKind(StrEnum):
    """What was found."""

    NAME = "name"
    STREET = "street"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    CITIZEN_NUMBER = "citizen_number"


class StoryState(Enum):
    """Whether a story may go out, or what it still waits for."""

    READY = auto()
    NO_CONSENT = auto()
    RECOGNISABLE = auto()
    NOT_CHECKED = auto()


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of the text that could tell who it is about, and where it stands."""

    kind: TraceKind
    start: int
    end: int
    words: str = field(repr=False)


_MONTHS: Final = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_STREET_ENDS: Final = (
    "straat|straatje|laan|weg|plein|singel|kade|gracht|dijk|hof|pad|steeg|dreef|plantsoen|loane"
    "|strjitte|wei"
)
_FORMS: Final[tuple[tuple[TraceKind, re.Pattern[str]], ...]] = (
    (TraceKind.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (TraceKind.POSTCODE, re.compile(r"\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\b")),
    (TraceKind.PHONE, re.compile(r"(?<![\d/])(?:\+31|0031|0)(?:[ ()/.-]{0,3}\d){8,9}(?!\d)")),
    (TraceKind.DATE, re.compile(r"\b\d{1,2}[-/.]\d{1,2}(?:[-/.](?:\d{4}|\d{2}))?\b(?![-/.]?\d)")),
    (
        TraceKind.DATE,
        re.compile(
            rf"\b\d{{1,2}}(?:e|ste|de)?[ ]+(?:{_MONTHS})\b\.?(?:[ ]+\d{{4}})?", re.IGNORECASE
        ),
    ),
    (TraceKind.DATE, re.compile(r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b")),
    (TraceKind.STREET, re.compile(rf"\b[A-Z]\w+(?:{_STREET_ENDS})\b(?: +\d+[ ]?[A-Za-z]?\b)?")),
    (
        TraceKind.NAME,
        re.compile(
            r"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\.?|[Mm]evr\.?|[Dd]hr\.?|[Hh]r\."
            r"|[Mm]ijnheer|[Jj]uffrouw)"
            r"(?: +(?:van|de|der|den|ter|ten|te|'t|het|Van|De|Ter|Ten|Te))* +[A-Z][\w'’-]*"
        ),
    ),
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def name_words(names: Collection[str | None]) -> frozenset[str]:
    """Return the words of names that tell somebody: folded, without prefixes and single letters."""
    words = (part for name in names if name for part in _WORD.findall(name))
    folded = (fold(part) for word in words for part in {word, *re.split(r"[-’']", word)})
    return frozenset(word for word in folded if len(word) > 1 and word not in PREFIX_WORDS)


def traces(text: str, names: Collection[str], streets: Collection[str]) -> tuple[Trace, ...]:
    """Return what could tell who a text is about, in the order in which it stands.

    `names` are folded words (`name_words`); a word of a name counts where it has a capital, as
    "Bakker" but not "bakker". `streets` are whole names of streets.
    """
    found = [*_forms(text), *_names(text, names), *_streets(text, streets)]
    return tuple(_without_overlaps(found))


def _forms(text: str) -> Iterator[Trace]:
    for kind, form in _FORMS:
        for hit in form.finditer(text):
            yield Trace(kind, hit.start(), hit.end(), hit[0])
    for hit in re.finditer(r"(?<!\d)\d{3,4}[ .-]?\d{2,3}[ .-]?\d{3}(?!\d)", text):
        if bsn.found_in(hit[0]):
            yield Trace(TraceKind.CITIZEN_NUMBER, hit.start(), hit.end(), hit[0])


def _names(text: str, names: Collection[str]) -> Iterator[Trace]:
    for hit in _WORD.finditer(text):
        word = hit[0]
        parts = {word, *re.split(r"[-’']", word), re.sub(r"['’]?s$", "", word)}
        if any(part[:1].isupper() and fold(part) in names for part in parts):
            yield Trace(TraceKind.NAME, hit.start(), hit.end(), word)


def _streets(text: str, streets: Collection[str]) -> Iterator[Trace]:
    for street in streets:
        words = street.split()
        if not words:
            continue
        form = r"\s+".join(re.escape(word) for word in words)
        flags = re.IGNORECASE if len(words) > 1 else re.NOFLAG
        for hit in re.finditer(rf"(?<!\w){form}(?!\w)(?: +\d+[ ]?[A-Za-z]?\b)?", text, flags):
            yield Trace(TraceKind.STREET, hit.start(), hit.end(), hit[0])


def _without_overlaps(found: list[Trace]) -> Iterator[Trace]:
    """Yield the longest of what overlaps, from left to right."""
    end = 0
    for trace in sorted(found, key=lambda one: (one.start, -one.end)):
        if trace.start >= end:
            yield trace
            end = trace.end
