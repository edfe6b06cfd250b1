"""The keyboard of somebody without a mouse: real key events to the window in front."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from spil_desktop.services import changes
from spil_desktop.ui.window import Window

_HELD: Final = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_KEYS: Final = {
    "Enter": Qt.Key.Key_Return,
    "Escape": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
}
_FARTHEST: Final = 120
"""So many times Tab is pressed at most to come somewhere."""


class Keyboard:
    """Types into what has the focus, and tells where that is."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, *strokes: str) -> None:
        """Press keys one after the other: "Down", "Ctrl+N", "Alt+1"."""
        for stroke in strokes:
            *held, last = stroke.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= _HELD[one]
            key = _KEYS.get(last) or Qt.Key(ord(last.upper()))
            QTest.keyClick(self._front().windowHandle(), key, modifiers)
            self.settle()

    def write(self, text: str) -> None:
        """Type letters and digits."""
        for letter in text:
            QTest.keyClicks(self._focused(), letter)
        self.settle()

    def go(self, page: str) -> None:
        """Go to a page with the palette, as its number has no room for all of them."""
        self.press("Ctrl+P")
        self.write(f"ga naar {page}")
        self.press("Enter")

    def search_and_leave(self) -> None:
        """Type in the search field and leave it with Escape; the focus is back where it was."""
        before = self.focus()
        self.press("Ctrl+K")
        self.write("droom")
        self.press("Escape")
        assert self.focus() is before

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until something that is called `name` has the focus, and return it."""
        seen: list[str] = []
        for _step in range(_FARTHEST):
            found = self.focus()
            if name_of(found).startswith(name):
                return found
            seen.append(name_of(found))
            self.press("Tab")
        message = f"no {name} among {list(dict.fromkeys(seen))}"
        raise AssertionError(message)

    def focus(self) -> QWidget:
        """Return what has the focus; it must be there to see."""
        found = self._focused()
        assert found.isVisible()
        assert found.hasFocus()
        assert not found.visibleRegion().isEmpty(), name_of(found)
        return found

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """Return the dialog in front, which must be of `kind`; the focus is in it."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind), found
        assert found.isAncestorOf(self.focus())
        return found

    def leave(self, kind: type[QWidget]) -> None:
        """Leave the dialog of `kind` with Escape; the focus is back where it was before it."""
        self.dialog(kind)
        self.press("Escape")
        assert QApplication.activeModalWidget() is None
        self.focus()

    def settle(self) -> None:
        """Let everything happen; what is in front gets the keyboard, as every desktop does."""
        for _round in range(3):
            QApplication.processEvents()
            if QApplication.activeWindow() is None:
                self._front().activateWindow()

    def acts(self) -> list[str]:
        """Return the acts that were done, the last one first."""
        done = self.window.work.read(
            lambda session: changes.undoable(session, user_id=self.window.work.user_id)
        )
        return [act.act.name for act in done]

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found


def name_of(widget: QWidget) -> str:
    """Return what a widget is called: what stands on it, or its accessible name."""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    return widget.accessibleName()
