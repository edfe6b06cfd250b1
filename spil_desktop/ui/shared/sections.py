"""A part of someone's file that reads for itself, and the tabs that show one part at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.services.cards import PersonCard
from spil_desktop.ui import theme
from spil_desktop.ui.shared.late import found
from spil_desktop.ui.shared.tabs import FittingTabs
from spil_desktop.ui.work import Work


class Section(QWidget):
    """One part of a file: a column of cards, filled when the part is looked at.

    A subclass fills `self.body` in `fill`, which reads through `self.work`; it is called again
    after every change while the part is shown. It never keeps a session.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.card: PersonCard | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(12))

    def show_card(self, card: PersonCard) -> None:
        """Show this part of the file `card`."""
        self.card = card
        self.fill(card)

    def fill(self, card: PersonCard) -> None:
        """Fill the body for `card`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a file: its name in code, its word, and the `Section` as "module:Class".

    The module is imported when the tab is first looked at.
    """

    name: str
    label: str
    section: str


class SectionTabs(QWidget):
    """A bar of tabs with the section of the chosen one below it; each is made at first sight."""

    def __init__(self, work: Work, name: str, tabs: Sequence[Tab], parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self._tabs = tuple(tabs)
        self.row = FittingTabs(name, tuple(tab.label for tab in self._tabs))
        self.bar = self.row.bar
        self._made: dict[str, Section] = {}
        self._card: PersonCard | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(12))
        self._body.addWidget(self.row)
        self.bar.currentChanged.connect(self._turn)

    def show_card(self, card: PersonCard) -> None:
        """Show the chosen part of the file `card`."""
        self._card = card
        self._turn(self.bar.currentIndex())

    def current(self) -> str:
        """Return the name of the part that is shown."""
        return self._tabs[self.bar.currentIndex()].name

    def choose(self, name: str) -> None:
        """Show the part with this name, when it is there."""
        for index, tab in enumerate(self._tabs):
            if tab.name == name:
                self.bar.setCurrentIndex(index)

    def section(self, name: str) -> Section:
        """Return the section of a part, made when it was not looked at before."""
        if name not in self._made:
            place = next(tab.section for tab in self._tabs if tab.name == name)
            self._made[name] = made = found(place)(self.work, self)
            self._body.addWidget(made)
        return self._made[name]

    def _turn(self, index: int) -> None:
        if self._card is None or index < 0:
            return
        shown = self.section(self._tabs[index].name)
        for section in self._made.values():
            section.setVisible(section is shown)
        shown.show_card(self._card)
