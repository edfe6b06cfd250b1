"""Lists of codes as they are stored: found by what they name, and read once for each spelling.

Reading thousands of rows as records costs most of the time that someone waits for a list; these
read the stored text itself, in terms that every database knows.
"""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Text, bindparam, cast, false, or_
from sqlalchemy.orm import InstrumentedAttribute

from spil_desktop.rules.vocabulary import Code

CodeT = TypeVar("CodeT", bound=Code)

_ESCAPE: Final = "/"


def text(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return a code or a list of codes as the text in which it is stored."""
    return cast(column, Text)


def filled(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the condition that a stored list is not empty."""
    return text(column) != "[]"


def names_any(column: InstrumentedAttribute[Any], codes: Iterable[Code]) -> ColumnElement[bool]:
    """Return the condition that a stored list names one of these codes."""
    return or_(
        false(),
        *(text(column).contains(f'"{code.value}"', autoescape=True) for code in sorted(codes)),
    )


def names_given(column: InstrumentedAttribute[Any], *named: str) -> ColumnElement[bool]:
    """Return the condition that a stored list names one of the codes of later.

    For a query that is compiled once: `named` are its values, each `pattern` of a code.
    """
    return or_(false(), *(text(column).like(bindparam(name, ""), escape=_ESCAPE) for name in named))


def pattern(code: Code) -> str:
    """Return what a stored list that names a code looks like, as a value for `names_given`."""
    return f'%"{code.value.replace("_", _ESCAPE + "_")}"%'


@lru_cache(maxsize=16384)
def read(kind: type[CodeT], stored: str | None) -> frozenset[CodeT]:
    """Return the codes of a stored list."""
    return frozenset(in_order(kind, stored))


@lru_cache(maxsize=16384)
def in_order(kind: type[CodeT], stored: str | None) -> tuple[CodeT, ...]:
    """Return the codes of a stored list in its order, which is that of the code list."""
    return tuple(map(_members(kind).__getitem__, json.loads(stored or "[]")))


@cache
def _members(kind: type[CodeT]) -> dict[str, CodeT]:
    return {member.value: member for member in kind}
