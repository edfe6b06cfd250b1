"""The week of the drivers: a line for each, a column for each day, and rides that can be moved.

A ride is dragged to another day or driver, or moved with Ctrl and the arrows; the arrows alone go
from ride to ride. What cannot be is refused by the service, with its reason.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, RideStatus
from spil_desktop.services import drivers, ride_lists, rides
from spil_desktop.services.ride_lists import RideRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.work import Work

_DAYS: Final = 7
_EDGE: Final = 20
_KIND: Final = "application/x-spil-ride"
_WAYS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class WeekView(QWidget):
    """A week with its head; `chosen` carries the number of the ride that has the keyboard."""

    chosen = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        today = work.today()
        self.monday = today - timedelta(days=today.weekday())
        self.chips: list[RideChip] = []
        self._moved: int | None = None
        self.title = blocks.label("", "heading", wrap=False)
        self.back = blocks.button(_("Vorige week"), "arrow-left-s-line")
        self.now = blocks.button(_("Deze week"))
        self.on = blocks.button(_("Volgende week"), "arrow-right-s-line")
        self.back.clicked.connect(self.go_back)
        self.now.clicked.connect(self.go_now)
        self.on.clicked.connect(self.go_on)
        self.hint = blocks.quiet(
            _("Sleep een rit naar een andere dag of chauffeur, of gebruik Ctrl met de pijltjes.")
        )
        self.grid = QGridLayout()
        self.grid.setSpacing(theme.px(4))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, theme.px(8), 0, 0)
        inside.addLayout(blocks.row(self.back, self.now, self.on, 1))
        inside.addWidget(self.title)
        inside.addWidget(self.hint)
        place = blocks.column(blocks.holder(self.grid), 1)
        inside.addWidget(blocks.scrolled(blocks.holder(place)), 1)

    def reload(self) -> None:
        """Show the week as it is now; a ride that was moved keeps the keyboard."""
        monday = self.monday
        rows = self.work.read(lambda session: ride_lists.week(session, monday))
        lines: list[tuple[int | None, str]] = [(None, _("Nog geen chauffeur"))]
        known = self.work.read(drivers.rows)
        gone = {row.driver_id: row.driver or "" for row in rows if row.driver_id is not None}
        lines += [*known, *((key, name) for key, name in gone.items() if key not in dict(known))]
        last = monday + timedelta(days=_DAYS - 1)
        self.title.setText(
            _("{first} tot en met {last}").format(
                first=dates.day_and_date(monday), last=dates.day_and_date(last)
            )
        )
        self._fill(lines, rows)
        self._bring_keyboard_back()

    def focus(self) -> QWidget:
        """Return what gets the keyboard: the first ride, else the next week."""
        return self.chips[0] if self.chips else self.on

    def go_back(self) -> None:
        """Show the week before."""
        self._go(self.monday - timedelta(days=_DAYS))

    def go_on(self) -> None:
        """Show the week after."""
        self._go(self.monday + timedelta(days=_DAYS))

    def go_now(self) -> None:
        """Show this week."""
        today = self.work.today()
        self._go(today - timedelta(days=today.weekday()))

    def move(self, ride_id: int, on: date, driver_id: int | None) -> bool:  # type: ignore[override]
        """Put a ride on a day with a driver (None: with none); say why when that cannot be."""
        today = self.work.today()
        self._moved = ride_id
        return self.work.attempt(
            Act.MOVE_RIDE,
            lambda session: rides.move(session, ride_id, on, driver_id, today=today),
            _("De rit is verzet. Bel de bewoner om het te zeggen."),
        )

    def step(self, chip: "RideChip", down: int, right: int) -> None:
        """Give the keyboard to the next ride in a direction."""
        ahead = [
            one
            for one in self.chips
            if (one.place > chip.place if down + right > 0 else one.place < chip.place)
            and (not down or one.place[0] != chip.place[0])
        ]
        if ahead:
            (min if down + right > 0 else max)(ahead, key=_place).setFocus()

    def shift(self, chip: "RideChip", down: int, right: int) -> None:
        """Move a ride one driver or one day on."""
        line, column, _order = chip.place
        if 0 <= line + down < len(self._lines):
            driver_id = self._lines[line + down][0]
            on = self.monday + timedelta(days=column + right)
            self._go_along(on)
            self.move(chip.row.id, on, driver_id)

    def _go(self, monday: date) -> None:
        self.monday = monday
        self.reload()

    def _go_along(self, on: date) -> None:
        """Show the week of a day to which a ride is moved."""
        self.monday = on - timedelta(days=on.weekday())

    def _fill(self, lines: list[tuple[int | None, str]], rows: Sequence[RideRow]) -> None:
        blocks.clear(self.grid)
        self._lines = lines
        self.chips = []
        today = self.work.today()
        for column in range(_DAYS):
            day = self.monday + timedelta(days=column)
            head = blocks.label(f"{dates.short_weekday(column)} {day.day}", wrap=False)
            head.setProperty("kind", "heading" if day == today else "label")
            self.grid.addWidget(head, 0, column + 1)
            self.grid.setColumnStretch(column + 1, 1)
        for line, (driver_id, name) in enumerate(lines):
            who = blocks.label(name)
            who.setMaximumWidth(theme.px(120))
            self.grid.addWidget(who, line + 1, 0)
            for column in range(_DAYS):
                day = self.monday + timedelta(days=column)
                cell = DayCell(self, day, driver_id)
                self.grid.addWidget(cell, line + 1, column + 1)
                mine = [row for row in rows if (row.driver_id, row.fields.on) == (driver_id, day)]
                for order, row in enumerate(mine):
                    chip = RideChip(self, row, (line, column, order))
                    cell.add(chip)
                    self.chips.append(chip)

    def _bring_keyboard_back(self) -> None:
        moved, self._moved = self._moved, None
        for chip in self.chips:
            if chip.row.id == moved:
                chip.setFocus()


class DayCell(QFrame):
    """One day of one driver; takes a ride that is dropped on it."""

    def __init__(self, week: WeekView, on: date, driver_id: int | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(theme.px(40))
        self.week, self.on, self.driver_id = week, on, driver_id
        self.inside = QVBoxLayout(self)
        gap = theme.px(4)
        self.inside.setContentsMargins(gap, gap, gap, gap)
        self.inside.setSpacing(gap)
        self.inside.addStretch(1)

    def add(self, chip: "RideChip") -> None:
        """Show a ride here, below those that are there."""
        self.inside.insertWidget(self.inside.count() - 1, chip)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rides, and nothing else."""
        if event.mimeData().hasFormat(_KIND):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the ride here."""
        ride_id = int(bytes(event.mimeData().data(_KIND).data()))
        event.acceptProposedAction()
        self.week.move(ride_id, self.on, self.driver_id)


class RideChip(QPushButton):
    """One ride in the week; `place` is its line, column and order in the cell."""

    def __init__(self, week: WeekView, row: RideRow, place: tuple[int, int, int]) -> None:
        at = row.fields.leaves_at
        super().__init__()
        self.week, self.row, self.place = week, row, place
        self._pressed: QPoint | None = None
        self._time = f"{at:%H.%M}" if at else "?"
        self._name = row.formal_name
        if row.status is RideStatus.DONE:
            self._name = f"✓ {self._name}"
        self.setProperty("kind", "ride")
        self.setAutoDefault(False)
        self._write()
        self.setMinimumWidth(theme.px(40))
        said = _("{time} {name} naar {place}, {status}").format(
            time=dates.clock(at) or _("tijd onbekend"),
            name=row.name,
            place=row.fields.destination or "",
            status=labels.label(row.status),
        )
        self.setAccessibleName(f"{dates.day_and_date(row.fields.on)} {said}")
        self.setToolTip(said)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, move the ride with Ctrl and the arrows."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.week.shift(self, *way)
        else:
            self.week.step(self, *way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to what fits."""
        super().resizeEvent(event)
        self._write()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag could begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the ride once the mouse has gone far enough."""
        far = QApplication.startDragDistance()
        here = event.position().toPoint()
        if self._pressed is None or (here - self._pressed).manhattanLength() < far:
            return
        self._pressed = None
        self.setDown(False)
        self.dragged().exec(Qt.DropAction.MoveAction)

    def dragged(self) -> QDrag:
        """Return what is carried along: the number of the ride, and its picture."""
        drag = QDrag(self)
        carried = QMimeData()
        carried.setData(_KIND, str(self.row.id).encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        return drag

    def _write(self) -> None:
        room = self.width() - theme.px(_EDGE)
        fits = self.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, max(room, theme.px(_EDGE))
        )
        self.setText(f"{self._time}\n{fits}")

    def _open(self) -> None:
        self.week.chosen.emit(self.row.id)


def _place(chip: RideChip) -> tuple[int, int, int]:
    return chip.place
