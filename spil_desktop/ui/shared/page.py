"""What every page has in common."""

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.ui import icons, theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.work import Work


def list_in(key: object) -> int | None:
    """Return the number of the user's own list that a page is asked to show: ["list", 3]."""
    match key:
        case ["list", int(number)]:
            return number
        case _:
            return None


class Page(QWidget):
    """A page of the window: a head with title and actions, and below it the page's own content.

    The window makes a page when it is first shown, drops it at the lock, and calls `reload`
    whenever it is shown and when something changed while it is visible.
    """

    title: str = ""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.body = QVBoxLayout(self)
        air = theme.px(24)
        self.body.setContentsMargins(air, theme.px(8), air, air)
        self.body.setSpacing(theme.px(16))
        self.head = blocks.row()
        self.body.addLayout(self.head)

    def set_head(self, title: str, *widgets: QWidget) -> None:
        """Put the title at the left of the head and `widgets` (buttons) at its right."""
        self.title = title
        self.head.addWidget(blocks.title(title))
        self.head.addStretch(1)
        for widget in widgets:
            self.head.addWidget(widget)

    def act(self, text: str, icon: str = "", shortcut: str = "") -> QAction:
        """Return an action of this page; it also stands in the command palette."""
        made = QAction(text, self)
        if icon:
            made.setIcon(icons.icon(icon))
        if shortcut:
            made.setShortcut(QKeySequence(shortcut))
        self.addAction(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys also what is only read."""
        if not blocks.turn_page(self, event):
            super().keyPressEvent(event)

    def reload(self) -> None:
        """Read again what the page shows; keep selection and scroll position."""

    def first_focus(self) -> QWidget | None:
        """Return the widget that gets the keyboard when the page is shown."""
        return None

    def show_record(self, key: object) -> None:
        """Choose the record with `key`; called by `work.go(page, key)`."""

    def about(self) -> int | None:
        """Return the person number of who is shown: the contact log proposes her first."""
        return None

    def remember(self) -> object:
        """Return what `recall` needs to show the same after the lock: ids, never names."""
        return None

    def recall(self, state: object) -> None:
        """Show what was shown before the lock."""
        if state is not None:
            self.show_record(state)
