"""The drawing of a network: the resident in the middle, rings, and a line to everyone around her.

What it shows stands in words in the list beside it, and in its accessible description. A line is
thicker and whole when the tie is stronger, and its arrows say who supports whom; relations are
round, matches square, activities a diamond: nothing is told by colour alone.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from spil_desktop.language import _
from spil_desktop.rules import networks
from spil_desktop.rules.networks import Ring, Tie, TieKey, TieKind
from spil_desktop.rules.vocabulary import SupportDirection, TieStrength
from spil_desktop.texts import networks as words
from spil_desktop.ui import theme

_HIGH: Final = 420
NARROWEST: Final = 400
"""Below this width the names stand over each other; the list beside it says the same."""
_NODE: Final = 9
_MIDDLE: Final = 13
_BESIDE: Final = 76
_ABOVE: Final = 20
_BELOW: Final = 46
_LABEL: Final = 132
_ARROW: Final = 8
_NEAR: Final = 26
"""So near a click means someone."""
_LINES: Final = {
    TieStrength.WEAK: (1.4, Qt.PenStyle.DotLine),
    TieStrength.NORMAL: (2.2, Qt.PenStyle.SolidLine),
    TieStrength.STRONG: (4.4, Qt.PenStyle.SolidLine),
}
_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_TOWARDS_HER: Final = frozenset({SupportDirection.TO_PARTICIPANT, SupportDirection.MUTUAL})
_FROM_HER: Final = frozenset({SupportDirection.FROM_PARTICIPANT, SupportDirection.MUTUAL})


class NetworkDrawing(QWidget):
    """Paints ties around a name; arrows choose one (`chosen`), Enter opens her (`opened`)."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._by = Ring.NEARNESS
        self._ties: tuple[Tie, ...] = ()
        self._at = -1
        self.setAccessibleName(_("Tekening van het netwerk"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HIGH))
        self.setMinimumWidth(theme.px(200))

    def show_network(self, name: str, ties: Sequence[Tie], by: Ring) -> None:
        """Draw these ties; who was chosen stays chosen when she is still there."""
        before = self.key()
        self._name, self._ties, self._by = name, tuple(ties), by
        self._at = next((at for at, tie in enumerate(ties) if tie.key == before), -1)
        self.setAccessibleDescription(words.spoken(name, self._ties))
        self.update()

    def key(self) -> TieKey | None:
        """Return who is chosen."""
        return self._ties[self._at].key if 0 <= self._at < len(self._ties) else None

    def choose(self, key: object) -> None:
        """Choose someone, or nobody when she is not drawn."""
        at = next((at for at, tie in enumerate(self._ties) if tie.key == key), -1)
        if at != self._at:
            self._at = at
            self.update()

    def points(self) -> list[QPointF]:
        """Return where everyone is drawn now."""
        middle, far = self._middle()
        return [
            QPointF(middle.x() + place.x * far, middle.y() + place.y * far)
            for place in networks.places(self._ties, self._by)
        ]

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._ties:
            at = 0 if self._at < 0 else (self._at + _STEPS[key]) % len(self._ties)
            self._choose(at)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key() is not None:
            self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._choose(self._under(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._under(event.position()) >= 0:
            self.opened.emit(self.key())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at < 0 and self._ties and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._choose(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_rings(painter)
        points = self.points()
        middle, _far = self._middle()
        for tie, point in zip(self._ties, points, strict=True):
            self._paint_line(painter, tie, middle, point)
        self._paint_middle(painter, middle)
        for at, (tie, point) in enumerate(zip(self._ties, points, strict=True)):
            self._paint_node(painter, tie, point, chosen=at == self._at)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colours().accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _choose(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.update()
            self.chosen.emit(self.key())

    def _under(self, place: QPointF) -> int:
        """Return the number of who is drawn near a place, -1 for nobody."""
        found = [((point - place).manhattanLength(), at) for at, point in enumerate(self.points())]
        far, at = min(found, default=(0.0, -1))
        return at if far <= theme.px(_NEAR) else -1

    def _middle(self) -> tuple[QPointF, float]:
        """Return the place of the resident, and the radius of the outermost ring."""
        high = self.height() - theme.px(_ABOVE + _BELOW)
        far = min(self.width() / 2 - theme.px(_BESIDE), high / 2)
        return QPointF(self.width() / 2, theme.px(_ABOVE) + high / 2), max(far, 1.0)

    def _paint_rings(self, painter: QPainter) -> None:
        used = theme.colours()
        middle, far = self._middle()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, name in enumerate(words.ring_names(self._by)):
            wide = networks.radius(number, self._by) * far
            painter.setPen(QPen(QColor(used.line), 1, Qt.PenStyle.DashLine))
            painter.drawEllipse(middle, wide, wide)
            painter.setPen(QColor(used.muted))
            painter.setFont(theme.font(11))
            box = QRectF(middle.x() + theme.px(4), middle.y() - wide, theme.px(120), theme.px(16))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), name)

    def _paint_line(self, painter: QPainter, tie: Tie, middle: QPointF, point: QPointF) -> None:
        used = theme.colours()
        width, style = _LINES[tie.strength or TieStrength.NORMAL]
        painter.setPen(QPen(QColor(used.edge), theme.px(10) * width / 10, style))
        way = point - middle
        long = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1.0)
        one = way / long
        begin, end = middle + one * theme.px(_MIDDLE), point - one * theme.px(_NODE)
        painter.drawLine(begin, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(used.edge))
        if tie.direction in _TOWARDS_HER:
            painter.drawPolygon(_arrow(begin, one))
        if tie.direction in _FROM_HER:
            painter.drawPolygon(_arrow(end, -one))

    def _paint_middle(self, painter: QPainter, middle: QPointF) -> None:
        used = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(used.accent))
        painter.drawEllipse(middle, theme.px(_MIDDLE), theme.px(_MIDDLE))
        self._paint_words(painter, middle, theme.px(_MIDDLE), (self._name, ""))

    def _paint_node(self, painter: QPainter, tie: Tie, point: QPointF, *, chosen: bool) -> None:
        used, size = theme.colours(), theme.px(_NODE)
        edge = QPen(QColor(used.accent if chosen else used.edge), theme.px(3 if chosen else 2))
        painter.setPen(edge)
        painter.setBrush(QColor(used.accent_soft if chosen else used.surface))
        box = QRectF(point.x() - size, point.y() - size, 2 * size, 2 * size)
        match tie.kind:
            case TieKind.RELATION:
                painter.drawEllipse(box)
            case TieKind.MATCH:
                painter.drawRoundedRect(box, size / 4, size / 4)
            case TieKind.ACTIVITY:
                corners = (box.center().x(), box.top()), (box.right(), box.center().y())
                under = (box.center().x(), box.bottom()), (box.left(), box.center().y())
                painter.drawPolygon(QPolygonF([QPointF(*one) for one in (*corners, *under)]))
        self._paint_words(painter, point, size, (tie.name, words.role(tie)), strong=chosen)

    def _paint_words(
        self,
        painter: QPainter,
        point: QPointF,
        size: float,
        lines: tuple[str, str],
        *,
        strong: bool = False,
    ) -> None:
        """Write a name and a quiet line below a place, on the ground of a card."""
        used, wide = theme.colours(), theme.px(_LABEL)
        top = point.y() + size + theme.px(2)
        left = min(max(point.x() - wide / 2, 0), max(0, self.width() - wide))
        for text, points, colour in ((lines[0], 13, used.text), (lines[1], 11, used.muted)):
            if not text:
                continue
            weight = theme.font(points).weight()
            painter.setFont(theme.font(points, weight.DemiBold if strong else weight))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
            room = metrics.horizontalAdvance(shown) + theme.px(4)
            box = QRectF(left, top, wide, metrics.height())
            ground = QRectF(box.center().x() - room / 2, top, room, metrics.height())
            soft = QColor(used.surface)
            soft.setAlpha(215)
            painter.fillRect(ground, soft)
            painter.setPen(QColor(colour))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), shown)
            top += metrics.height()


def _arrow(tip: QPointF, back: QPointF) -> QPolygonF:
    """Return an arrow head with its point at `tip`; `back` is the direction away from it."""
    size = theme.px(_ARROW)
    side = QPointF(-back.y(), back.x()) * (size * 0.55)
    end = tip + back * size
    return QPolygonF([tip, end + side, end - side])
