"""The words of every code: what windows, reports, codebooks and commands print for it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from spil_desktop import language
from spil_desktop.rules.vocabulary import Code, DayPart
from spil_desktop.texts import (
    labels_acts,
    labels_casework,
    labels_help,
    labels_people,
    labels_work,
)

_TABLES = {
    **labels_people.TABLES,
    **labels_help.TABLES,
    **labels_work.TABLES,
    **labels_casework.TABLES,
    **labels_acts.TABLES,
}

CodeT = TypeVar("CodeT", bound=Code)


def label(code: Code) -> str:
    """Return the word for `code` in the current language, in lower case: "sociaal contact"."""
    return _table(type(code), language.current())[code]


def title(code: Code) -> str:
    """Return the word for `code` with a capital, for the start of a line: "Sociaal contact"."""
    word = label(code)
    return word[:1].upper() + word[1:]


def labels(codes: Iterable[Code]) -> str:
    """Return the words of several codes, with commas: "wandelen, koken"; empty for none."""
    return ", ".join(label(code) for code in codes)


def options(kind: type[CodeT]) -> tuple[tuple[CodeT, str], ...]:
    """Return every code of `kind` with its word, in the order of the code list, to choose from."""
    return tuple((code, label(code)) for code in kind)


def short_day_part(part: DayPart) -> str:
    """Return the short form of a part of the week: "di-mid"."""
    return _short_day_parts(language.current())[part]


def short_day_parts(parts: Iterable[DayPart]) -> str:
    """Return the short forms of several parts of the week, with commas: "di-mid, do-och"."""
    return ", ".join(short_day_part(part) for part in parts)


@cache
def _table(kind: type[Code], language_code: str) -> Mapping[Code, str]:
    """Return the words of one code list; `language_code` keeps the languages apart."""
    del language_code
    return _TABLES[kind]()


@cache
def _short_day_parts(language_code: str) -> Mapping[DayPart, str]:
    del language_code
    return labels_help.short_day_parts()
