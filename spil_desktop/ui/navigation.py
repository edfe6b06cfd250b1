"""The navigation at the left: a button a page, with how much waits there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from spil_desktop.language import _, ngettext
from spil_desktop.ui import icons, theme
from spil_desktop.ui.pages import Entry, shortcut

_WIDTH: Final = 208
_NARROW: Final = 64
_MOST: Final = 999


class NavigationButton(QPushButton):
    """Goes to one page; shows a count at its right when something waits there."""

    def __init__(self, entry: Entry, shortcut: str) -> None:
        super().__init__(entry.label)
        self.entry = entry
        self.count = 0
        self._shortcut = shortcut
        self.setCheckable(True)
        used = theme.colours()
        self.setIcon(icons.icon(entry.icon, selected=used.accent_strong, beside=True))
        self.setIconSize(QSize(theme.px(20 * icons.BESIDE), theme.px(20)))
        self.setToolTip(shortcut)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show `count`, nothing when it is 0."""
        self.count = count
        waiting = ngettext("{count} wacht", "{count} wachten", count).format(count=count)
        name = self.entry.label
        self.setAccessibleName(f"{name}, {waiting}" if count else name)
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone; the name stays for the screen reader and as a tip."""
        self.setText("" if narrow else self.entry.label)
        keys = f" ({self._shortcut})" if self._shortcut else ""
        self.setToolTip(f"{self.entry.label}{keys}" if narrow else self._shortcut)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            return
        used = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(13, QFont.Weight.DemiBold))
        text = str(self.count) if self.count <= _MOST else f"{_MOST}+"
        narrow = not self.text()
        high = theme.px(16 if narrow else 20)
        wide = max(high, painter.fontMetrics().horizontalAdvance(text) + theme.px(10))
        top = 0 if narrow else (self.height() - high) // 2
        box = QRect(self.width() - wide - (0 if narrow else theme.px(8)), top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(used.accent if self.isChecked() else used.line))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(QColor(used.on_accent if self.isChecked() else used.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class Navigation(QFrame):
    """All pages of the program, one of them on."""

    wanted = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAccessibleName(_("Navigatie"))
        self.setFixedWidth(theme.px(_WIDTH))
        self.buttons: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.px(12), theme.px(16), theme.px(12), theme.px(16))
        inside.setSpacing(theme.px(4))
        brand = QLabel("Spil")
        self._brand = brand
        brand.setObjectName("brand")
        brand.setContentsMargins(theme.px(12), 0, 0, theme.px(12))
        inside.addWidget(brand)
        for number, entry in enumerate(entries, 1):
            button = NavigationButton(entry, shortcut(number))
            self.buttons[entry.name] = button
            self._group.addButton(button)
            if entry.below and not any(other.below for other in entries[: number - 1]):
                inside.addStretch(1)
            inside.addWidget(button)
        self._group.buttonClicked.connect(self._click)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave room for the page when the window is small for the text."""
        self.setFixedWidth(theme.px(_NARROW if narrow else _WIDTH))
        self._brand.setVisible(not narrow)
        for button in self.buttons.values():
            button.set_narrow(narrow=narrow)

    def set_current(self, name: str) -> None:
        """Switch on the button of page `name`."""
        self.buttons[name].setChecked(True)

    def _click(self, button: QAbstractButton) -> None:
        if isinstance(button, NavigationButton):
            self.wanted.emit(button.entry.name)
