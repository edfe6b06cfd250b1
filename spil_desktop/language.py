"""One vocabulary for window, commands, reports and codebooks: gettext, with Dutch as its source."""

import gettext as _gettext
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from spil_desktop import paths

DUTCH: Final = "nl"
ENGLISH: Final = "en"
LANGUAGES: Final = (DUTCH, ENGLISH)

_state: dict[str, _gettext.NullTranslations] = {"now": _gettext.NullTranslations()}
_here: ContextVar[_gettext.NullTranslations | None] = ContextVar("language_here", default=None)


def use(language: str) -> None:
    """Speak `language` ("nl" or "en") from now on; a language without translations stays Dutch."""
    _state["now"] = _translations(language)


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak `language` in this block and this thread alone: for a text in both languages."""
    before = _here.set(_translations(language))
    try:
        yield
    finally:
        _here.reset(before)


def current() -> str:
    """Return the code of the language that is spoken now."""
    return str(getattr(_now(), "code", DUTCH))


def preferred() -> str:
    """Return the language to start in: `SPIL_LANGUAGE`, else the user's setting, else Dutch."""
    wished = os.environ.get("SPIL_LANGUAGE") or _setting()
    return ENGLISH if wished.startswith(ENGLISH) else DUTCH


def _setting() -> str:
    try:
        settings = json.loads(paths.settings_file().read_text(encoding="utf-8"))
        return str(settings.get("language", DUTCH))
    except (OSError, ValueError, AttributeError):
        return DUTCH


def _now() -> _gettext.NullTranslations:
    return _here.get() or _state["now"]


def _translations(language: str) -> _gettext.NullTranslations:
    found = (
        _gettext.NullTranslations()
        if language == DUTCH
        else _gettext.translation(
            "spil", paths.resource("translations"), languages=[language], fallback=True
        )
    )
    found.code = language  # type: ignore[attr-defined]
    return found


def _(message: str) -> str:
    """Return `message` in the current language."""
    return _now().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits `number`, in the current language."""
    return _now().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return `message` as used in `context`, for a Dutch word with two English ones."""
    return _now().pgettext(context, message)
