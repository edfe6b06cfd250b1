"""How the window looks on this computer: appearance, text size, language, last store.

Kept as JSON outside the store, so that it is known before the store is open; it names no one.
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QObject, Signal

from spil_desktop import language

TEXT_SIZES: Final = (100, 115, 130, 150, 175, 200)


class Appearance(StrEnum):
    """Light, dark, or whatever the computer uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of this computer; `text_size` in percent, `store` the folder opened last."""

    appearance: Appearance = Appearance.SYSTEM
    text_size: int = 100
    language: str = language.DUTCH
    store: str = ""


class PreferenceKeeper(QObject):
    """The settings in use, kept in `file` (None: only as long as the program runs)."""

    changed = Signal()

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.value = load(file) if file is not None else Preferences()

    def change(self, **changes: Any) -> None:
        """Keep other values for some settings and tell the window when it must look anew."""
        before = self.value
        self.value = replace(before, **changes)
        if self._file is not None:
            save(self._file, self.value)
        if replace(self.value, store=before.store) != before:
            self.changed.emit()


def load(file: Path) -> Preferences:
    """Return the settings in `file`; what is missing or odd there gets its usual value."""
    try:
        loaded = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences(language=language.preferred())
    known = cast("dict[str, Any]", loaded) if isinstance(loaded, dict) else {}
    return _checked(known)


def save(file: Path, preferences: Preferences) -> None:
    """Write the settings; a folder that cannot be written only means they are not remembered."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
    except OSError:
        return


def _checked(known: dict[str, Any]) -> Preferences:
    usual = Preferences()
    same = {
        field.name: known[field.name]
        for field in fields(Preferences)
        if isinstance(known.get(field.name), type(getattr(usual, field.name)))
        or (field.name == "appearance" and known.get("appearance") in set(Appearance))
    }
    found = replace(usual, **same)
    return replace(
        found,
        appearance=Appearance(found.appearance),
        text_size=min(max(found.text_size, TEXT_SIZES[0]), TEXT_SIZES[-1]),
        language=found.language if found.language in language.LANGUAGES else language.DUTCH,
    )
