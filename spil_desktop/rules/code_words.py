"""Reading the words that offices write back into codes, yes and no, and parts of the week.

Only words that `code_labels` knows are recognised; nothing is ever guessed at.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, TypeVar

from spil_desktop.rules import code_labels
from spil_desktop.rules.names import fold
from spil_desktop.rules.vocabulary import Code, DayPart

CodeT = TypeVar("CodeT", bound=Code)
_NO_LETTER = re.compile(r"[\W_]+")
_LIST_SEPARATOR = re.compile(r"[;\n]+")
_LOOSE_SEPARATOR = re.compile(r"[;,\n]+")

_DAYS: Final[Mapping[str, str]] = {
    "mon": "ma|maandag",
    "tue": "di|dinsdag",
    "wed": "wo|woensdag",
    "thu": "do|donderdag",
    "fri": "vr|vrijdag",
    "sat": "za|zaterdag",
    "sun": "zo|zondag",
}
_PARTS: Final[Mapping[str, str]] = {
    "morning": "och|ocht|ochtend|vm",
    "afternoon": "mid|midd|middag|nm",
    "evening": "av|avond",
}
_YES: Final = frozenset({"ja", "j", "yes", "y", "x", "1", "waar", "true", "wel"})
_NO: Final = frozenset({"nee", "n", "no", "0", "onwaar", "false", "niet", "geen"})


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return only the letters and digits of `text`, folded: what makes two labels the same."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return _NO_LETTER.sub("", fold(text))


def code_of(kind: type[CodeT], text: str) -> CodeT | None:
    """Return the code of `kind` that `text` says, None when its list does not know it."""
    code = _code_of(kind, text)
    return code if isinstance(code, kind) else None


@lru_cache(maxsize=2048)
def _code_of(kind: type[Code], text: str) -> Code | None:
    return _words(kind).get(plain(text))


@lru_cache(maxsize=256)
def yes_or_no(text: str) -> bool | None:
    """Return whether `text` says yes, None when it says neither yes nor no."""
    said = plain(text)
    return True if said in _YES else False if said in _NO else None


def split_labels(kind: type[CodeT], text: str) -> tuple[tuple[CodeT, ...], tuple[str, ...]]:
    """Return the codes that a list such as "lopen; horen" says, and the labels it does not know.

    Labels are separated by semicolons or line breaks; by commas too when that makes them known.
    """
    codes: list[CodeT] = []
    unknown: list[str] = []
    for label in filter(None, map(str.strip, _LIST_SEPARATOR.split(text))):
        code = code_of(kind, label)
        if code is not None:
            codes.append(code)
            continue
        for part in filter(None, map(str.strip, _LOOSE_SEPARATOR.split(label))):
            smaller = code_of(kind, part)
            if smaller is None:
                unknown.append(part)
            else:
                codes.append(smaller)
    return tuple(codes), tuple(unknown)


@cache
def _words(kind: type[Code]) -> Mapping[str, Code]:
    """Return the words of one list; a word without letters, such as "?", is in none."""
    if kind is DayPart:
        return _day_parts()
    table = code_labels.PEOPLE.get(kind) or code_labels.HELP[kind]
    words = {plain(word): code for code, names in table.items() for word in names.split("|")}
    return {word: code for word, code in words.items() if word}


def _day_parts() -> Mapping[str, Code]:
    return {
        plain(day_word + part_word): DayPart(f"{day}_{part}")
        for day, day_words in _DAYS.items()
        for part, part_words in _PARTS.items()
        for day_word in day_words.split("|")
        for part_word in part_words.split("|")
    }


def word_of(code: Code) -> str:
    """Return the usual word for a code of a list that offices write: the first that is known."""
    kind = type(code)
    table = code_labels.PEOPLE.get(kind) or code_labels.HELP[kind]
    return table[code].split("|", maxsplit=1)[0]
