"""The window: navigation, search and one page; commands by key; the lock over all of it."""

from collections.abc import Callable, Sequence
from typing import Final

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.services import drafts, settings
from spil_desktop.ui import icons, pages, theme
from spil_desktop.ui.idle import IdleWatch
from spil_desktop.ui.lock import LockView, Reason
from spil_desktop.ui.navigation import Navigation
from spil_desktop.ui.page_stack import PageStack
from spil_desktop.ui.palette import CommandPalette
from spil_desktop.ui.preferences import TEXT_SIZES
from spil_desktop.ui.search import Hit, SearchField
from spil_desktop.ui.shared import tab_order
from spil_desktop.ui.shared.messages import MessageBar
from spil_desktop.ui.top import Banner, TopBar
from spil_desktop.ui.work import Work

_COUNT_AFTER_MS: Final = 150
_NARROW_BELOW: Final = 760
_HELP: Final = "help"
_PACKAGES: Final = "packages"
"""What `Work.go` asks for to open the window for packages."""
_CONTACT: Final = "contact"
"""The draft of the contact log."""


class Window(QMainWindow):
    """The main window of an open store. `first` is the page it begins with."""

    closed = Signal()

    def __init__(self, work: Work, first: str = "today") -> None:
        super().__init__()
        theme.dress(self)
        self.work = work
        self._commands: list[QAction] = []
        self._list_commands: list[QAction] = []
        self._states: dict[str, object] = {}
        self._name = first
        self._before_search: QWidget | None = None
        self._counter = QTimer(self)
        self._counter.setSingleShot(True)
        self._counter.setInterval(_COUNT_AFTER_MS)
        self._counter.timeout.connect(self.count)
        self.idle = IdleWatch(self._lock_minutes(), self)
        self.idle.idle.connect(self._lock_idle)
        self._make_commands()
        self._build()
        self.resize(1200, 800)
        self.setMinimumSize(800, 560)
        work.changed.connect(self._count_soon)
        work.changed.connect(self._watch)
        work.said.connect(self._say)
        work.failed.connect(self.show_error)
        work.wanted.connect(self.go)
        work.preferences.changed.connect(self._restyle, Qt.ConnectionType.QueuedConnection)
        self.idle.start()

    def go(self, name: str, key: object = None) -> None:
        """Show page `name`, with record `key` chosen."""
        if self.is_locked():
            return
        if name == _PACKAGES:
            self.show_packages()
            return
        self.stack.show_page(name, key)

    def show_packages(self) -> None:
        """Show the window for packages beside this one; the lock closes it."""
        from spil_desktop.ui.packages.window import PackagesWindow  # noqa: PLC0415 - seldom needed

        self.packages = PackagesWindow()
        self.packages.show()

    def is_locked(self) -> bool:
        """Say whether the passphrase is asked for."""
        return not self.work.is_open

    def lock(self, reason: Reason = Reason.ASKED) -> None:
        """Close the store and everything that shows something of it, and ask the passphrase."""
        if self.is_locked():
            return
        minutes = self._lock_minutes()
        self._states, self._name = self.stack.remember(), self.stack.name
        self.idle.stop()
        self.work.close()
        self._close_others()
        self.stack.drop()
        self.search.clear()
        self.search.leave()
        self.messages.hide()
        self.navigation.set_lists(())
        self._offer_lists(())
        for action in self._commands:
            action.setEnabled(False)
        self.lock_view.explain(reason, minutes)
        self.views.setCurrentWidget(self.lock_view)
        self.setWindowTitle("Spil")
        self.lock_view.form.setFocus()

    def show_error(self, error: SpilError) -> None:
        """Show a refusal in the message bar."""
        self.messages.fail(error)

    def log_contact(self) -> None:
        """Ask what contact there was; who is shown on the page is proposed first."""
        from spil_desktop.ui.contacts.log import ContactLog  # noqa: PLC0415 - after the start

        page = self.stack.page()
        person_id = page.about() if page is not None else None
        ContactLog(self.work, self, person_id=person_id).open()

    def count(self) -> None:
        """Show in the navigation how much waits on each page."""
        if self.is_locked():
            return
        for name, count in pages.counts(self.work).items():
            self.navigation.buttons[name].set_count(count)
        lists = pages.lists(self.work)
        self.navigation.set_lists(lists)
        self._offer_lists(lists)

    def actions_here(self) -> list[QAction]:
        """Return every action that can be done now: the window's and the visible page's."""
        page = self.stack.page()
        own = page.actions() if page is not None else []
        return [*own, *self._commands, *self._list_commands]

    def closeEvent(self, event: QCloseEvent) -> None:
        self.idle.stop()
        self.work.close()
        self._close_others()
        self.stack.end()
        self.closed.emit()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Go on with Tab as the window is read, and scroll to what has the keyboard then."""
        tab_order.arrange(self.views)
        moved = super().focusNextPrevChild(forward)
        focused = QApplication.focusWidget()
        if focused is not None:
            tab_order.show(focused)
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.navigation.set_narrow(narrow=self.width() < theme.px(_NARROW_BELOW))

    def _build(self) -> None:
        """Make what the window holds, in the present colours, size and language."""
        self.navigation = Navigation(pages.entries())
        self.stack = PageStack(self.work)
        self.search = SearchField(self._find)
        self.lock_view = LockView(self.work.unlock)
        shown = [action for action in self._commands if not action.icon().isNull()]
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(TopBar(self.search, shown))
        right.addWidget(self.stack, 1)
        shell = QWidget()
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.navigation)
        beside.addLayout(right, 1)
        over = QVBoxLayout(shell)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        if self.work.is_demo:
            over.addWidget(Banner())
        over.addLayout(beside, 1)
        self.views = QStackedWidget()
        self.views.addWidget(shell)
        self.views.addWidget(self.lock_view)
        self.setCentralWidget(self.views)
        self.messages = MessageBar(shell)
        self.messages.undo_wanted.connect(self.work.undo)
        self.navigation.wanted.connect(self.go)
        self.navigation.list_wanted.connect(self._open_list)
        self.search.picked.connect(self.go)
        self.search.left.connect(self._leave_search)
        self.stack.shown.connect(self._shown)
        self.lock_view.unlocked.connect(self._unlocked)

    def show_first(self) -> None:
        """Show the first page; apart from `__init__`, so that the window is there already."""
        self.stack.bring_back(self._name, self._states)
        self._states = {}
        if self.work.read(lambda session: drafts.find(session, _CONTACT)) is not None:
            self._say(_("Je was een contact aan het vastleggen. Ga verder met Ctrl+L."), False)

    def _make_commands(self) -> None:
        for number, entry in enumerate(pages.entries(), 1):
            text = _("Ga naar {page}").format(page=entry.label)
            self._command(text, pages.shortcut(number), self._go).setData(entry.name)
        self._command(_("Zoeken"), "Ctrl+K", self._focus_search)
        self._command(_("Contact vastleggen"), "Ctrl+L", self.log_contact, "phone-line")
        self._command(_("Ongedaan maken"), "Ctrl+Z", self.work.undo, "arrow-go-back-line")
        self._command(_("Opnieuw doen"), "Ctrl+Shift+Z", self.work.redo, "arrow-go-forward-line")
        self._command(_("Geschiedenis van vandaag"), "Ctrl+Alt+Z", self._history)
        self._command(_("Alle opdrachten"), "Ctrl+P|Ctrl+Shift+P", self._palette, "keyboard-line")
        self._command(_("Hulp bij deze pagina"), "F1", self._help)
        self._command(_("Vergrendelen"), "Ctrl+Shift+L", self._lock_asked, "lock-2-line")
        self._command(_("Opnieuw lezen"), "F5", self._reload)
        self._command(_("Tekst groter"), "Ctrl++|Ctrl+=", self._bigger)
        self._command(_("Tekst kleiner"), "Ctrl+-", self._smaller)
        self._command(_("Spil sluiten"), "Ctrl+Q", self.close)

    def _command(self, text: str, keys: str, do: Callable[[], object], icon: str = "") -> QAction:
        """Add a command; with an icon it also stands in the bar at the top."""
        action = QAction(text, self)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setShortcuts([QKeySequence(key) for key in keys.split("|")])
        action.triggered.connect(do)
        self.addAction(action)
        self._commands.append(action)
        return action

    def _shown(self, name: str) -> None:
        self.navigation.set_current(name)
        label = self.navigation.buttons[name].entry.label
        self.setWindowTitle(f"{label} – Spil")
        self._count_soon()

    def _unlocked(self) -> None:
        for action in self._commands:
            action.setEnabled(True)
        self.views.setCurrentIndex(0)
        self.show_first()
        self.idle.start()

    def _restyle(self) -> None:
        """Build everything anew after a change of colours, text size or language."""
        states, name = self.stack.remember(), self.stack.name
        self.stack.drop()
        used = self.work.preferences.value
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, used.appearance, used.text_size)
        for action in self._commands:
            self.removeAction(action)
            action.deleteLater()
        self._commands.clear()
        self._make_commands()
        self._build()
        self._fit()
        self.stack.bring_back(name, states)

    def _close_others(self) -> None:
        """Close what is still open beside the window: menus, messages, file dialogs."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self and widget.isVisible():
                widget.close()

    def _find(self, text: str) -> Sequence[Hit]:
        from spil_desktop.ui import found  # noqa: PLC0415 - loads phone numbers and look-alikes

        return found.find(self.work, text)

    def _lock_minutes(self) -> int:
        return self.work.read(settings.read).lock_minutes

    def _watch(self) -> None:
        if self.is_locked():
            return
        self.idle.set_minutes(self._lock_minutes())

    def _lock_idle(self) -> None:
        self.lock(Reason.IDLE)

    def _lock_asked(self) -> None:
        self.lock(Reason.ASKED)

    def _count_soon(self) -> None:
        self._counter.start()

    def _say(self, text: str, undoable: bool) -> None:  # noqa: FBT001 - as Work.said sends it
        self.messages.say(text, undoable)

    def _go(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go(str(action.data()))

    def _focus_search(self) -> None:
        focused = self.focusWidget()
        if focused is not self.search:
            self._before_search = focused
        self.search.setFocus()
        self.search.selectAll()

    def _leave_search(self) -> None:
        """Give the keyboard back to what had it, or to the page when that is gone."""
        page, before = self.stack.page(), self._before_search
        if before is None or not shiboken6.isValid(before) or not before.isVisible():
            before = page.first_focus() if page is not None else None
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_lists(self, lists: Sequence[tuple[int, str, int | None]]) -> None:
        """Let the palette open each of the user's own lists."""
        for action in self._list_commands:
            action.deleteLater()
        self._list_commands = []
        for number, name, _count in lists:
            action = QAction(_("Open lijst: {name}").format(name=name), self)
            action.setData(number)
            action.triggered.connect(self._open_named)
            self._list_commands.append(action)

    def _open_named(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._open_list(int(action.data()))

    def _open_list(self, number: int) -> None:
        self.go(pages.page_of_list(self.work, number), ["list", number])

    def _history(self) -> None:
        from spil_desktop.ui.history import HistoryDialog  # noqa: PLC0415 - brings the undo journal

        HistoryDialog(self.work, self).open()

    def _palette(self) -> None:
        CommandPalette(self.work, self.actions_here(), self).open()

    def _help(self) -> None:
        self.go(_HELP, self.stack.name if self.stack.name != _HELP else None)

    def _reload(self) -> None:
        self.stack.reload()

    def _bigger(self) -> None:
        self._resize_text(1)

    def _smaller(self) -> None:
        self._resize_text(-1)

    def _resize_text(self, step: int) -> None:
        now = self.work.preferences.value.text_size
        at = min(range(len(TEXT_SIZES)), key=lambda number: abs(TEXT_SIZES[number] - now))
        size = TEXT_SIZES[min(max(at + step, 0), len(TEXT_SIZES) - 1)]
        if size != now:
            self.work.preferences.change(text_size=size)
