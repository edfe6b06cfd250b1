"""Small pieces of a page: words, buttons, chips, cards, notes, empty states, rows and columns."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from spil_desktop.ui import icons, theme

GAP: Final = 8
AIR: Final = 16
_WIDE: Final = 100
_NO_KEY: Final = Qt.KeyboardModifier.NoModifier


class Tone(StrEnum):
    """What a chip, note or cell says by its colour; never by its colour alone."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


def label(text: str, kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return plain words; `kind` is a style of style.qss ("title", "heading", "quiet" …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def title(text: str) -> QLabel:
    """Return the title of a page."""
    return label(text, "title", wrap=False)


def heading(text: str) -> QLabel:
    """Return the heading of a card or a part of a page."""
    return label(text, "heading")


def quiet(text: str) -> QLabel:
    """Return an explanation in small quiet words."""
    return label(text, "quiet")


def chip(text: str, tone: Tone = Tone.NEUTRAL) -> QLabel:
    """Return a small rounded label for a status."""
    made = label(text, wrap=False)
    made.setProperty("tone", tone.value)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


class _Button(QPushButton):
    """A button that Enter presses too when it has the keyboard, instead of the dialog's own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press at Enter; Ctrl+Enter still saves the form around it."""
        plain = event.modifiers() in {_NO_KEY, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


def button(text: str, icon: str = "", kind: str = "") -> QPushButton:
    """Return a button; `kind` is "primary" (one a page), "quiet", "danger" or nothing."""
    made = _Button(text)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        used = theme.colours()
        colour = {"primary": used.on_accent, "quiet": used.accent, "danger": used.danger}
        made.setIcon(icons.icon(icon, colour.get(kind, used.text), beside=True))
        made.setIconSize(QSize(theme.px(18 * icons.BESIDE), theme.px(18)))
    made.setAutoDefault(False)
    return made


def rule() -> QFrame:
    """Return a quiet horizontal line."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made


Piece = QWidget | QLayout | int | None
"""What `row` and `column` hold: a widget, a layout, a stretch (int) or a gap (None)."""


def row(*pieces: Piece, gap: int = GAP) -> QHBoxLayout:
    """Return `pieces` beside each other."""
    made = QHBoxLayout()
    _fill(made, pieces, gap)
    return made


def column(*pieces: Piece, gap: int = GAP) -> QVBoxLayout:
    """Return `pieces` below each other."""
    made = QVBoxLayout()
    _fill(made, pieces, gap)
    return made


def holder(layout: QLayout) -> QWidget:
    """Return a widget without looks that holds `layout`."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of `layout`, to fill it again."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Scrolled(QScrollArea):
    """A frameless area that scrolls down when its content is higher than its place."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setObjectName("scrolled")
        self.setViewport(QWidget())  # Qt's own has a ground, and costs time: see RowDelegate.width
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def to_top(self, _key: object = None) -> None:
        """Show the beginning of the content."""
        self.verticalScrollBar().setValue(0)


def scrolled(content: QWidget) -> Scrolled:
    """Return `content` in an area that scrolls down when it is higher than its place."""
    return Scrolled(content)


def turn_page(inside: QWidget, event: QKeyEvent) -> bool:
    """Scroll the highest text in `inside` at Page Up and Page Down; return whether there is one.

    What is only read has nothing in it that can have the keyboard, so nothing else scrolls it.
    """
    steps: dict[int, QScrollBar.SliderAction] = {
        Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
        Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    }
    step = steps.get(event.key())
    areas = (area for area in inside.findChildren(QScrollArea) if area.isVisible())
    bars = [bar for area in areas if (bar := area.verticalScrollBar()).maximum() > 0]
    if step is None or not bars:
        return False
    max(bars, key=QScrollBar.height).triggerAction(step)
    event.accept()
    return True


def bound_to_screen(window: QWidget, wide: int, high: int) -> None:
    """Give a window this size in pixels, but nine tenths of its screen where that is smaller."""
    room = window.screen().availableGeometry().size() * 0.9
    window.resize(QSize(wide, high).boundedTo(room))


class Card(QFrame):
    """A white surface with air; `body` is the layout to add to."""

    def __init__(self, name: str = "", *pieces: Piece) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        air = theme.px(AIR)
        self.body.setContentsMargins(air, air, air, air)
        self.body.setSpacing(theme.px(GAP))
        if name:
            self.body.addWidget(heading(name))
        _add(self.body, pieces)


class _Middle(QVBoxLayout):
    """Keeps its content in the middle of the height that it gets, without asking for more."""

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal


class Note(QFrame):
    """A quiet band in a page that explains or warns, with an icon beside the words."""

    _ICONS: Final = {
        Tone.NEUTRAL: "information-line",
        Tone.ACCENT: "information-line",
        Tone.GOOD: "checkbox-circle-line",
        Tone.WARNING: "alert-line",
        Tone.DANGER: "error-warning-line",
    }

    def __init__(self, text: str, tone: Tone = Tone.ACCENT, *after: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "note")
        self.setProperty("tone", tone.value)
        used = theme.colours()
        colour = {
            Tone.WARNING: used.warning,
            Tone.DANGER: used.danger,
            Tone.GOOD: used.good,
        }.get(tone, used.accent_strong)
        sign = QLabel()
        size = theme.px(20)
        sign.setPixmap(icons.pixmap(self._ICONS[tone], size, colour, self.devicePixelRatioF()))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words = label(text)
        self.words.setStyleSheet(f"color: {colour}")
        inside = QHBoxLayout(self)
        air = theme.px(12)
        inside.setContentsMargins(air, theme.px(GAP), air, theme.px(GAP))
        inside.setSpacing(theme.px(GAP))
        # In the middle together, so that the sign stands beside the first line also in a high note.
        told = row(sign)
        told.addWidget(self.words, 1)
        middle = _Middle()
        _fill(middle, (1, told, 1), 0)
        inside.addLayout(middle, 1)
        for widget in after:
            inside.addWidget(widget)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)


class EmptyState(QWidget):
    """What an empty list says: what it is for, and the first step."""

    acted = Signal()

    def __init__(self, icon: str, text: str, step: str = "") -> None:
        super().__init__()
        used = theme.colours()
        sign = QLabel()
        sign.setPixmap(icons.pixmap(icon, theme.px(48), used.edge, self.devicePixelRatioF()))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = label(text, "quiet")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMaximumWidth(theme.px(420))
        self.step = button(step, kind="primary")
        self.step.setAccessibleName(step or text)
        self.step.clicked.connect(self.acted)
        inside = QVBoxLayout(self)
        inside.setSpacing(theme.px(12))
        inside.addStretch(1)
        inside.addWidget(sign)
        beside = row(1)
        beside.addWidget(self.words, _WIDE)
        beside.addStretch(1)
        inside.addLayout(beside)
        inside.addLayout(row(1, self.step, 1))
        inside.addStretch(2)
        self.step.setVisible(bool(step))  # not before: a button without a place is a window

    def set_text(self, text: str) -> None:
        """Say something else, for instance when a filter leaves nothing."""
        self.words.setText(text)


def _fill(layout: QBoxLayout, pieces: tuple[Piece, ...], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(gap))
    _add(layout, pieces)


def _add(layout: QBoxLayout, pieces: tuple[Piece, ...]) -> None:
    for piece in pieces:
        if isinstance(piece, QWidget):
            layout.addWidget(piece)
        elif isinstance(piece, QLayout):
            layout.addLayout(piece)
        elif piece is None:
            layout.addSpacing(theme.px(GAP))
        else:
            layout.addStretch(piece)
