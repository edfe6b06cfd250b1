"""The line above a list with what to search for: words, an area, and what more a list knows."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services import areas
from spil_desktop.ui import theme
from spil_desktop.ui.shared.fields import Field, FlowLayout, Line, RecordBox
from spil_desktop.ui.work import Work


class AreaFilter(RecordBox):
    """One area of the store, or all; with only one there is nothing to choose."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Alle wijken en dorpen"))
        self._work = work
        self.setAccessibleName(_("Wijk of dorp"))

    def know_areas(self) -> None:
        """Offer the areas that there are now."""
        known = self._work.read(areas.rows)
        self.set_records((row.id, row.name) for row in known)
        self.setVisible(len(known) > 1)


class Filters(FlowLayout):
    """A line `text`, an `area`, and other fields; `edited` when one of them is."""

    edited = Signal()

    def __init__(self, work: Work, hint: str, name: str, *more: QWidget) -> None:
        super().__init__()
        self.text = Line(hint)
        self.text.setAccessibleName(name)
        self.text.setMinimumWidth(theme.px(200))
        self.area = AreaFilter(work)
        self._fields = (self.text, self.area, *more)
        for field in self._fields:
            cast("Field", field).edited.connect(self.edited)
            self.addWidget(field)

    def clear(self) -> None:
        """Ask for everything that the fields can leave out."""
        for field in self._fields:
            cast("Field", field).set_state(None)
