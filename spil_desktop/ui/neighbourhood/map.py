"""A painted map: every street a tile with its status as pattern, sign, word and colour."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules import street_map
from spil_desktop.rules.street_map import Place
from spil_desktop.rules.vocabulary import Act, StreetStatus
from spil_desktop.services import street_lists, streets
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.texts import labels
from spil_desktop.texts import streets as words
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.tones import painted, street_tone
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.work import Work

_TILE: Final = (200, 84)
_GAP: Final = 12
_BAND: Final = 14
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PATTERNS: Final = {
    StreetStatus.UNKNOWN: Qt.BrushStyle.NoBrush,
    StreetStatus.EXPLORED: Qt.BrushStyle.Dense6Pattern,
    StreetStatus.KEY_FIGURE_FOUND: Qt.BrushStyle.BDiagPattern,
    StreetStatus.INDEPENDENT: Qt.BrushStyle.SolidPattern,
}


class StreetMap(QWidget):
    """The tiles. Arrows choose, Enter opens; Ctrl and an arrow, or dragging, moves a tile."""

    opened = Signal(object)
    shown = Signal(QRect)
    """Where the tile is that was chosen, so that it can be scrolled to."""
    moved = Signal(object, object)
    """The number of a street, and the place that it is put on."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Kaart van de straten"))
        self.streets: dict[int, StreetLine] = {}
        self.places: dict[int, Place] = {}
        self.chosen: int | None = None
        self._pressed: QPoint | None = None
        self._dragged: QPoint | None = None

    def show_streets(self, rows: Sequence[StreetLine]) -> None:
        """Show these streets; the chosen one stays chosen."""
        self.streets = {row.id: row for row in rows}
        self.places = street_map.layout([(row.id, row.place) for row in rows])
        if self.chosen not in self.streets:
            self.chosen = min(self.places, key=self._reading_order, default=None)
        self.setMinimumSize(self.sizeHint())
        self._tell()
        self.update()

    def choose(self, street_id: int) -> None:
        """Choose a tile."""
        self.chosen = street_id
        self._tell()
        self.update()
        self.shown.emit(self.tile(street_id))

    def tile(self, street_id: int) -> QRect:
        """Return where a tile is painted."""
        column, row = self.places[street_id]
        wide, high, gap = (theme.px(side) for side in (*_TILE, _GAP))
        return QRect(gap + column * (wide + gap), gap + row * (high + gap), wide, high)

    def sizeHint(self) -> QSize:
        wide, high, gap = (theme.px(side) for side in (*_TILE, _GAP))
        columns = max((place[0] for place in self.places.values()), default=0) + 2
        rows = max((place[1] for place in self.places.values()), default=0) + 2
        return QSize(gap + columns * (wide + gap), gap + rows * (high + gap))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if self.chosen is None:
            super().keyPressEvent(event)
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            column, row = self.places[self.chosen]
            self.moved.emit(self.chosen, (column + step[0], row + step[1]))
        elif step is not None:
            self.choose(street_map.neighbour(self.places, self.chosen, step))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.choose(found)
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        now = event.position().toPoint()
        if (now - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragged = now
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dropped, self._pressed, self._dragged = self._dragged, None, None
        if dropped is not None and self.chosen is not None:
            self.moved.emit(self.chosen, self._place(event.position().toPoint()))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().toPoint())
        if found is not None:
            self.opened.emit(found)

    def focusInEvent(self, event: object) -> None:
        del event
        self.update()

    def focusOutEvent(self, event: object) -> None:
        del event
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for street_id in self.places:
            rect = self.tile(street_id)
            if street_id == self.chosen and self._dragged is not None and self._pressed is not None:
                rect.translate(self._dragged - self._pressed)
            _paint_tile(
                painter,
                rect,
                self.streets[street_id],
                chosen=street_id == self.chosen,
                focused=self.hasFocus(),
            )
        painter.end()

    def _reading_order(self, street_id: int) -> tuple[int, int]:
        column, row = self.places[street_id]
        return row, column

    def _at(self, point: QPoint) -> int | None:
        return next((one for one in self.places if self.tile(one).contains(point)), None)

    def _place(self, point: QPoint) -> Place:
        wide, high, gap = (theme.px(side) for side in (*_TILE, _GAP))
        return (max(point.x(), 0) // (wide + gap), max(point.y(), 0) // (high + gap))

    def _tell(self) -> None:
        """Say in words which tile is chosen and what stands on it."""
        text = _("Er zijn nog geen straten.")
        if self.chosen is not None:
            street = self.streets[self.chosen]
            column, row = self.places[self.chosen]
            text = _("{street}: {status}. Kolom {column}, rij {row}.").format(
                street=street.name,
                status=labels.label(street.status),
                column=column + 1,
                row=row + 1,
            )
        self.setAccessibleDescription(text)
        changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(changed)


def _paint_tile(
    painter: QPainter, rect: QRect, street: StreetLine, *, chosen: bool, focused: bool
) -> None:
    used = theme.colours()
    text, ground = painted(street_tone(street.status))
    edge = QPen(QColor(used.accent if chosen else used.edge))
    edge.setWidth(theme.px(3) if chosen and focused else theme.px(2) if chosen else 1)
    painter.setPen(edge)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, theme.px(8), theme.px(8))
    band = rect.adjusted(theme.px(6), theme.px(6), 0, -theme.px(6))
    band.setWidth(theme.px(_BAND))
    painter.setPen(QPen(QColor(text)))
    painter.setBrush(QBrush(QColor(text), _PATTERNS[street.status]))
    painter.drawRect(band)
    inside = rect.adjusted(theme.px(_BAND + 16), theme.px(8), -theme.px(8), -theme.px(8))
    painter.setPen(QColor(used.text))
    painter.setFont(theme.font(15, QFont.Weight.DemiBold))
    _paint_line(painter, inside, street.name, Qt.AlignmentFlag.AlignTop)
    painter.setPen(QColor(text))
    painter.setFont(theme.font(13))
    _paint_line(painter, inside, words.status(street.status), Qt.AlignmentFlag.AlignVCenter)
    reach = words.reach(street.talked, street.of_homes)
    _paint_line(painter, inside, reach, Qt.AlignmentFlag.AlignBottom)


def _paint_line(painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align), shown)


class MapView(QWidget):
    """The map of one area with a legend; of all areas together there is none."""

    opened = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._area_id: int | None = None
        self.map = StreetMap()
        self.map.opened.connect(self.opened)
        self.map.moved.connect(self._move)
        self.map.shown.connect(self._scroll_to)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.map)
        self.note = blocks.Note(_("Kies boven één wijk of dorp om de kaart te zien."))
        self.empty = blocks.Note(_("Voeg eerst straten toe bij Straten; dan staan ze hier."))
        legend = FlowLayout()
        for status in StreetStatus:
            legend.addWidget(blocks.chip(words.status(status), street_tone(status)))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addLayout(legend)
        self.keys = blocks.quiet(
            _(
                "Pijltjes kiezen een straat, Enter opent haar. Ctrl en een pijltje, of slepen, "
                "verzet haar. De kaart is een schets; afstanden kloppen niet."
            )
        )
        body.addWidget(self.keys)
        body.addWidget(self.note)
        body.addWidget(self.empty)
        body.addWidget(self._scroll, 1)
        body.addStretch()

    def show_area(self, area_id: int | None) -> None:
        """Show the map of an area; of the only one when none is chosen."""
        rows = self.work.read(lambda session: street_lists.rows(session, area_id))
        one = len({row.area_id for row in rows}) <= 1
        self.note.setVisible(not one)
        self.empty.setVisible(not rows)
        for piece in (self.keys, self._scroll):
            piece.setVisible(one and bool(rows))
        self.map.show_streets(rows if one else ())

    def focus(self) -> QWidget | None:
        """Return what gets the keyboard; nothing while no map is shown."""
        return self.map if self._scroll.isVisibleTo(self) else None

    def _move(self, street_id: int, to: Place) -> None:
        self.work.attempt(
            Act.EDIT_STREET,
            lambda session: streets.place(session, street_id, to),
            _("De straat is verplaatst."),
        )
        if street_id in self.map.places:
            self._scroll_to(self.map.tile(street_id))

    def _scroll_to(self, tile: QRect) -> None:
        beside = tile.width() // 2 + theme.px(_GAP)
        below = tile.height() // 2 + theme.px(_GAP)
        self._scroll.ensureVisible(tile.center().x(), tile.center().y(), beside, below)
