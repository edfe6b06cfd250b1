"""Which words a note is found by, and the piece of it that shows them."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from spil_desktop.rules import search_words
from spil_desktop.rules.names import fold, sound

SHORTEST: Final = 3
"""So many letters must be typed before notes are searched: fewer stand in nearly all of them."""

_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}")
_WORD = re.compile(r"[^\W_]+")
_BEFORE: Final = 24
_LONG: Final = 80


class NoteKind(StrEnum):
    """Where notes stand; the values are the names of the tables."""

    CONTACT = "contact_moment"
    FOLLOW_UP = "follow_up"
    HOME_VISIT = "home_visit"
    NEED = "need"
    REPORT = "participant"
    REFERRAL = "referral"
    SIGNAL = "signal"
    VOLUNTEER = "volunteer"


def of_note(texts: Iterable[str | None]) -> str:
    """Return the words for the index: folded, and how names in it sound; empty without a word."""
    text = " ".join(filter(None, texts))
    words = dict.fromkeys(search_words.split(text))
    heard = (sound(name) for name in _NAME.findall(text))
    words |= dict.fromkeys(search_words.SOUND + word for word in heard if word)
    return " ".join(words)


def excerpt(texts: Iterable[str | None], query: search_words.Query) -> str:
    """Return the piece of a note around the first word that was asked for, on one line."""
    for text in filter(None, texts):
        line = " ".join(text.split())
        for found in _WORD.finditer(line):
            if _answers(found.group(), query):
                return _cut(line, found.start())
    return ""


def _answers(word: str, query: search_words.Query) -> bool:
    folded = fold(word)
    for term in query.terms:
        asked = term.words[0]
        if folded == asked or (not term.whole and folded.startswith(asked)):
            return True
        if term.heard and word[:1].isupper():
            return (search_words.SOUND + sound(word)).startswith(term.heard)
    return False


def _cut(line: str, at: int) -> str:
    start = max(at - _BEFORE, 0)
    if start:
        start = line.find(" ", start, at) + 1 or at
    end = len(line)
    if end > start + _LONG:
        end = line.rfind(" ", at, start + _LONG)
        end = end if end > 0 else start + _LONG
    return f"{'… ' if start else ''}{line[start:end].rstrip()}{' …' if end < len(line) else ''}"
