"""The pages that were shown so far, one of them visible."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget

from spil_desktop.ui import pages
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work


class PageStack(QStackedWidget):
    """Makes a page when it is first shown, reloads the visible one, and drops all at the lock."""

    shown = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._entries = {entry.name: entry for entry in pages.entries()}
        self._made: dict[str, Page] = {}
        self.name = ""
        self._had = ""
        work.changed.connect(self.reload)

    def show_page(self, name: str, key: object = None) -> Page:
        """Show page `name`, with what is in the store now, and record `key` chosen."""
        page = self._made.get(name)
        if page is None:
            page = self._entries[name].make(self._work)
            self._made[name] = page
            self.addWidget(page)
        self.name = name
        self.setCurrentWidget(page)
        page.reload()
        if key is not None:
            page.show_record(key)
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(name)
        return page

    def page(self) -> Page | None:
        """Return the visible page."""
        return self._made.get(self.name)

    def reload(self) -> None:
        """Let the visible page read again; a button that is made anew has the keyboard again."""
        page = self.page()
        if page is None or not self._work.is_open:
            return
        had = self.window().focusWidget()
        self._had = had.text() if isinstance(had, QPushButton) and page.isAncestorOf(had) else ""
        page.reload()
        if self._had:
            QTimer.singleShot(0, self, self._focus_again)

    def _focus_again(self) -> None:
        """Give the keyboard to the button that does what the vanished one did."""
        page, now = self.page(), QApplication.focusWidget()
        if page is None or (now is not None and now.isVisibleTo(page)):
            return
        buttons = (one for one in page.findChildren(QPushButton) if one.isVisibleTo(page))
        target = next((one for one in buttons if one.text() == self._had), page.first_focus())
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember(self) -> dict[str, object]:
        """Return what each page needs to come back as it is, ids only."""
        return {name: page.remember() for name, page in self._made.items()}

    def drop(self) -> None:
        """Remove every page and with it everything that was read from the store."""
        for page in self._made.values():
            self.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self._made.clear()

    def end(self) -> None:
        """Free every page with the window that closes: it shows nothing of them any more."""
        for page in self._made.values():
            page.deleteLater()
        self._made.clear()

    def bring_back(self, name: str, states: Mapping[str, object]) -> None:
        """Show page `name` as it was; other pages come back when they are shown."""
        page = self.show_page(name)
        page.recall(states.get(name))
