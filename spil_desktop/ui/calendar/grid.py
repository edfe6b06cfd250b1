"""Days beside and below each other, Monday first, with what is planned on each.

The arrows go from one thing to the next, within a day and between days; Enter opens it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.services.calendars import Planned
from spil_desktop.texts import dates
from spil_desktop.ui import theme
from spil_desktop.ui.calendar import words
from spil_desktop.ui.shared import blocks

_IN_MONTH: Final = 3
"""Things shown on a day of a month: more would make the weeks too high to see together."""
_EDGE: Final = 20
_READABLE: Final = 8
"""Letters of a name by which it is known."""
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WAYS: Final = {
    Qt.Key.Key_Left: (-1, True),
    Qt.Key.Key_Right: (1, True),
    Qt.Key.Key_Up: (-1, False),
    Qt.Key.Key_Down: (1, False),
}


class CalendarGrid(QWidget):
    """The shown weeks; `opened` carries something planned, `day_opened` a day that holds more."""

    opened = Signal(object)
    day_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[EntryButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(4))

    def show_days(
        self, weeks: Sequence[Sequence[date]], planned: Sequence[Planned], today: date, month: int
    ) -> None:
        """Show `planned` on the days of `weeks`; days outside `month` (0: none) are quiet."""
        blocks.clear(self._grid)
        self.entries = []
        for line in range(1, self._grid.rowCount()):
            self._grid.setRowStretch(line, 0)  # a month had more lines than a week has
        for column, day in enumerate(weeks[0]):
            head = blocks.label(dates.weekday(day.weekday()), wrap=False)
            head.setMinimumWidth(0)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
        for line, week in enumerate(weeks, 1):
            self._grid.setRowStretch(line, 1)
            for column, day in enumerate(week):
                mine = [one for one in planned if one.on == day]
                quiet = bool(month) and day.month != month
                cell = DayCell(self, day, is_today=day == today, quiet=quiet)
                cell.fill(mine, _IN_MONTH if month else len(mine))
                self._grid.addWidget(cell, line, column)

    def step(self, entry: "EntryButton", way: int, *, by_day: bool) -> None:
        """Give the keyboard to the next thing, or to the first of the next day that has any."""
        ahead = [one for one in self.entries if one.when != entry.when or not by_day]
        place = self.entries.index(entry)
        after = [one for one in ahead if (self.entries.index(one) - place) * way > 0]
        if not after:
            return
        found = (
            min(after, key=self.entries.index) if way > 0 else max(after, key=self.entries.index)
        )
        if by_day:
            found = next(one for one in self.entries if one.when == found.when)
        found.setFocus()


class DayCell(QFrame):
    """One day: its number, what is planned, and how much more there is."""

    def __init__(self, grid: CalendarGrid, day: date, *, is_today: bool, quiet: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setMinimumHeight(theme.px(72))
        self.grid, self.day = grid, day
        self._inside = QVBoxLayout(self)
        gap = theme.px(4)
        self._inside.setContentsMargins(gap, gap, gap, gap)
        self._inside.setSpacing(gap)
        number = _("{day}, vandaag").format(day=day.day) if is_today else str(day.day)
        self._inside.addWidget(
            blocks.label(number, "heading" if is_today else "quiet" if quiet else "label")
        )

    def fill(self, planned: Sequence[Planned], most: int) -> None:
        """Show at most so many things of the day."""
        for one in planned[:most]:
            entry = EntryButton(self.grid, one)
            self.grid.entries.append(entry)
            self._inside.addWidget(entry)
        more = len(planned) - most
        if more > 0:
            said = ngettext("nog {count}", "nog {count}", more).format(count=more)
            button = blocks.button(said, kind="link")
            button.setAccessibleName(f"{dates.day_and_date(self.day)}: {said}")
            button.clicked.connect(self._open)
            self._inside.addWidget(button)
        self._inside.addStretch(1)

    def _open(self) -> None:
        self.grid.day_opened.emit(self.day)


class EntryButton(QPushButton):
    """Something planned, as short as its day is wide; Enter and a click open it."""

    def __init__(self, grid: CalendarGrid, planned: Planned) -> None:
        super().__init__()
        self.grid, self.planned, self.when = grid, planned, planned.on
        self.setProperty("kind", "ride")
        self.setAutoDefault(False)
        self.setMinimumWidth(theme.px(40))
        self.setAccessibleName(words.spoken(planned))
        self.setToolTip(words.spoken(planned))
        self._write()
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, walk with the arrows."""
        way = _WAYS.get(Qt.Key(event.key()))
        if event.key() in _ENTER:
            self._open()
        elif way is not None:
            self.grid.step(self, way[0], by_day=way[1])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write anew what fits."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """Shorten the words to what fits; the time has a line of its own where it hides what."""
        room = max(self.width() - theme.px(_EDGE), theme.px(_EDGE))
        metrics = self.fontMetrics()
        time, what, rest = words.lines(self.planned)
        together = f"{time} {what[:_READABLE]}…" if len(what) > _READABLE else f"{time} {what}"
        fits = not time or metrics.horizontalAdvance(together) <= room
        head = (f"{time} {what}".lstrip(),) if fits else (time, what)
        self.setText(
            "\n".join(
                metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
                for line in (*head, rest)
            )
        )

    def _open(self) -> None:
        self.grid.opened.emit(self.planned)
