"""One vocabulary for window, commands, reports and codebooks: gettext, with Dutch as its source."""

import gettext as _gettext
import os
from typing import Final

from spil_desktop import paths

DUTCH: Final = "nl"
ENGLISH: Final = "en"
LANGUAGES: Final = (DUTCH, ENGLISH)

_state: dict[str, _gettext.NullTranslations] = {"now": _gettext.NullTranslations()}


def use(language: str) -> None:
    """Speak `language` ("nl" or "en") from now on; a language without translations stays Dutch."""
    _state["now"] = (
        _gettext.NullTranslations()
        if language == DUTCH
        else _gettext.translation(
            "spil", paths.resource("translations"), languages=[language], fallback=True
        )
    )
    _state["now"].code = language  # type: ignore[attr-defined]


def current() -> str:
    """Return the code of the language that is spoken now."""
    return str(getattr(_state["now"], "code", DUTCH))


def preferred() -> str:
    """Return the language of the environment (`SPIL_LANGUAGE`), Dutch unless it says English."""
    return ENGLISH if os.environ.get("SPIL_LANGUAGE", "").startswith(ENGLISH) else DUTCH


def _(message: str) -> str:
    """Return `message` in the current language."""
    return _state["now"].gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits `number`, in the current language."""
    return _state["now"].ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return `message` as used in `context`, for a Dutch word with two English ones."""
    return _state["now"].pgettext(context, message)
