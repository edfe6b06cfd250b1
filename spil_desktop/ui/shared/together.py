"""Inputs that belong together in one row of a form: a name, an address."""

from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import addresses, names
from spil_desktop.services import areas
from spil_desktop.ui import theme
from spil_desktop.ui.shared.fields import Suggested
from spil_desktop.ui.work import Work


class Together(QWidget):
    """Some short lines side by side; the value is a dict by name, None when all are empty."""

    edited = Signal()

    def __init__(self, *parts: tuple[str, str, int]) -> None:
        """Make a line for each part: its name, its words and its share of the width."""
        super().__init__()
        self.lines: dict[str, Suggested] = {}
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        for name, words, share in parts:
            line = Suggested((), words)
            line.setAccessibleName(words)
            line.edited.connect(self.edited)
            self.lines[name] = line
            inside.addWidget(line, share)
        self.setFocusProxy(next(iter(self.lines.values())))

    def setAccessibleName(self, name: str) -> None:
        """Name the group; every line keeps its own words behind it."""
        super().setAccessibleName(name)
        for line in self.lines.values():
            line.setAccessibleName(f"{name}: {line.placeholderText()}")

    def value(self) -> dict[str, str | None] | None:
        """Return what was typed, by name."""
        values = {name: line.value() for name, line in self.lines.items()}
        return values if any(values.values()) else None

    def parts(self) -> dict[str, str | None]:
        """Return what was typed, by name, also when nothing was."""
        return {name: line.value() for name, line in self.lines.items()}

    def state(self) -> dict[str, str]:
        """Return what a draft keeps."""
        return {name: line.state() for name, line in self.lines.items()}

    def set_state(self, state: Any) -> None:
        """Put back what `state` returned, or parts by name."""
        known = cast("dict[str, Any]", state if isinstance(state, dict) else {})
        for name, line in self.lines.items():
            line.set_state(known.get(name) or "")


class WholeName(Together):
    """A name as it is said: "van der" typed before the family name goes to its own line."""

    def __init__(self) -> None:
        super().__init__(
            ("given_name", _("Roepnaam"), 3),
            ("prefix", _("van der"), 2),
            ("family_name", _("Achternaam"), 4),
        )
        self.lines["family_name"].editingFinished.connect(self._split_prefix)

    def _split_prefix(self) -> None:
        whole = self.lines["family_name"].value()
        if self.lines["prefix"].value() is None and whole:
            prefix, family = names.split_prefix(whole)
            if prefix:
                self.lines["prefix"].set_state(prefix)
                self.lines["family_name"].set_state(family)


class FullName(Together):
    """A name in its parts, each typed in its own line."""

    def __init__(self) -> None:
        super().__init__(
            ("initials", _("Voorletters"), 2),
            ("given_name", _("Roepnaam"), 3),
            ("prefix", _("van der"), 2),
            ("family_name", _("Achternaam"), 4),
        )


class PartnerName(Together):
    """The family name of someone's partner."""

    def __init__(self) -> None:
        super().__init__(
            ("partner_prefix", _("van der"), 2), ("partner_family_name", _("Achternaam"), 4)
        )


class House(Together):
    """A street and a house number as people write it: "7 A"; streets of the area are suggested."""

    def __init__(self) -> None:
        super().__init__(("street", _("Straat"), 5), ("house_number", _("Huisnummer"), 2))

    def suggest(self, work: Work, area_id: int | None) -> None:
        """Suggest the streets of an area."""
        found = work.read(lambda session: areas.streets(session, area_id))
        self.lines["street"].set_words([row.fields.name for row in found])

    def number(self) -> tuple[int | None, str | None]:
        """Return the number and what is added to it; nothing while it cannot be read."""
        return addresses.parse_house_number(self.lines["house_number"].value() or "")

    def check(self) -> None:
        """Raise `InputProblem.NOT_A_HOUSE_NUMBER`, at the street, for one that cannot be read."""
        if self.lines["house_number"].value() and self.number()[0] is None:
            raise SpilError(InputProblem.NOT_A_HOUSE_NUMBER, field="street")
