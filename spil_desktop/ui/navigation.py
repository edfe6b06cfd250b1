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
    QWidget,
)

from spil_desktop.language import _, ngettext
from spil_desktop.ui import icons, theme
from spil_desktop.ui.pages import Entry, shortcut
from spil_desktop.ui.shared import blocks

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


class ListButton(QPushButton):
    """Opens one of the user's own lists; says at its right how many are in it."""

    def __init__(self, number: int, name: str, count: int | None) -> None:
        super().__init__()
        self.number = number
        self.name = name
        self._count = count
        self.setProperty("kind", "list")
        said = ngettext("{count} in de lijst", "{count} in de lijst", count or 0)
        spoken = said.format(count=count) if count is not None else ""
        self.setAccessibleName(", ".join(filter(None, (name, spoken))))
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        used, pad = theme.colours(), theme.px(12)
        painter.setFont(theme.font(14))
        text = "" if self._count is None else str(self._count)
        wide = painter.fontMetrics().horizontalAdvance(text)
        box = self.rect().adjusted(pad, 0, -pad, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(used.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | middle), text)
        painter.setPen(QColor(used.text))
        room = box.width() - wide - pad
        shown = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | middle), shown)


class Navigation(QFrame):
    """All pages of the program, one of them on; below them the user's own lists."""

    wanted = Signal(str)
    list_wanted = Signal(int)

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
        inside.addWidget(self._make_scrolling(), 1)
        for button in self.buttons.values():
            if button.entry.below:
                inside.addWidget(button)
        self._group.buttonClicked.connect(self._click)

    def _make_scrolling(self) -> QWidget:
        """Return the pages and the user's lists; they scroll when the window is low."""
        self._list_buttons: list[ListButton] = []
        self._shown_lists: tuple[tuple[int, str, int | None], ...] = ()
        self._list_body = blocks.column(gap=0)
        self._list_body.setContentsMargins(0, theme.px(8), 0, 0)
        self._list_place = blocks.holder(self._list_body)
        pages = [button for button in self.buttons.values() if not button.entry.below]
        self._scrolling = blocks.scrolled(
            blocks.holder(blocks.column(*pages, self._list_place, 1, gap=4))
        )
        self._scrolling.setMinimumHeight(0)
        self._scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolling.setAccessibleName(_("Pagina's en lijsten"))
        return self._scrolling

    def lists(self) -> tuple[ListButton, ...]:
        """Return the buttons of the lists, in their order."""
        return tuple(self._list_buttons)

    def set_lists(self, lists: Sequence[tuple[int, str, int | None]]) -> None:
        """Show these lists: number, name, and how many are in it (None when not known)."""
        if tuple(lists) == self._shown_lists:
            return
        self._shown_lists = tuple(lists)
        blocks.clear(self._list_body)
        self._list_buttons = [ListButton(*one) for one in lists]
        if lists:
            words = blocks.quiet(_("Mijn lijsten"))
            words.setContentsMargins(theme.px(12), 0, 0, theme.px(4))
            self._list_body.addWidget(words)
        for button in self._list_buttons:
            button.clicked.connect(self._open_list)
            self._list_body.addWidget(button)

    def _open_list(self) -> None:
        button = self.sender()
        if isinstance(button, ListButton):
            self.list_wanted.emit(button.number)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave room for the page when the window is small for the text."""
        self._list_place.setVisible(not narrow)
        self.setFixedWidth(theme.px(_NARROW if narrow else _WIDTH))
        self._brand.setVisible(not narrow)
        for button in self.buttons.values():
            button.set_narrow(narrow=narrow)

    def set_current(self, name: str) -> None:
        """Switch on the button of page `name`, and bring it into sight."""
        button = self.buttons[name]
        button.setChecked(True)
        if not button.entry.below:
            self._scrolling.ensureWidgetVisible(button)

    def _click(self, button: QAbstractButton) -> None:
        if isinstance(button, NavigationButton):
            self.wanted.emit(button.entry.name)
