"""The window, put together: language, key, database, window, lock."""

# Our `ui` is imported before Qt: it loads Qt in a way that keeps later imports cheap.
# ruff: isort: off
import gc
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop import language, paths
from spil_desktop.ui import ending, stores, theme
from spil_desktop.ui.crash import CrashHandler
from spil_desktop.ui.opening import OpeningDialog
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.shared.blocks import bound_to_screen

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from spil_desktop.storage.database import Database
    from spil_desktop.ui.packages.window import PackagesWindow
    from spil_desktop.ui.window import Window
    from spil_desktop.ui.work import Work

_LOOK_AFTER_MS: Final = 20_000
_LOOK_EVERY_MS: Final = 60 * 60 * 1000


class App(QObject):
    """Leads from the start to the window: the wizard, or the passphrase, or an open store."""

    def __init__(
        self,
        app: QApplication,
        preferences: PreferenceKeeper,
        *,
        first: str = "today",
    ) -> None:
        super().__init__()
        self._first = first
        self.preferences = preferences
        self.window: Window | None = None
        self.opening: OpeningDialog | None = None
        self.wizard: QDialog | None = None
        self.packages: PackagesWindow | None = None
        self._waiting: QDialog | None = None
        self._app = app
        self._qt_words = QTranslator(self)
        app.setWindowIcon(QIcon(str(paths.resource("icons/spil.svg"))))
        self.speak()
        theme.apply(app, preferences.value.appearance, preferences.value.text_size)
        self.crash = CrashHandler(self)
        self.crash.closing.connect(self.quit)
        preferences.changed.connect(self.speak)

    def speak(self) -> None:
        """Use the chosen language, also for Qt's own buttons; dates and numbers stay Dutch."""
        used = self.preferences.value.language
        language.use(used)
        QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        self._app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if used == language.DUTCH and self._qt_words.load("qtbase_nl", folder):
            self._app.installTranslator(self._qt_words)

    def begin(self, folder: Path | None) -> None:
        """Ask for the passphrase of the store in `folder`, or lead to a new store."""
        wanted = folder or self._last()
        if stores.is_store(wanted):
            self.ask(wanted)
        else:
            self.begin_new(wanted)

    def ask(self, folder: Path) -> None:
        """Ask for the passphrase of the store in `folder`."""
        self.opening = OpeningDialog(folder)
        self.opening.opened.connect(self.show_database)
        self.opening.new_wanted.connect(self._new_instead)
        self.opening.packages_wanted.connect(self.show_packages)
        self.opening.rejected.connect(self.quit)
        self.opening.show()

    def begin_new(self, folder: Path) -> None:
        """Lead through the first start."""
        from spil_desktop.ui.wizard import Wizard  # noqa: PLC0415 - once in the life of a store

        wizard = Wizard(folder, folder.parent / "voorbeeld", self.preferences)
        wizard.created.connect(self._created)
        wizard.packages_wanted.connect(self.show_packages)
        wizard.rejected.connect(self.quit)
        wizard.show()
        self.wizard = wizard

    def show_database(self, database: "Database") -> None:
        """Show the window on an open store."""
        from spil_desktop.ui.work import Work  # noqa: PLC0415 - after the passphrase

        self.show_work(Work(database, self.preferences))

    def show_work(self, opened: "Work") -> None:
        """Show the window on `opened`, and remember which store that is."""
        from spil_desktop.ui.window import Window  # noqa: PLC0415 - after the passphrase

        self.preferences.change(store=str(opened.folder))
        window = Window(opened, self._first)
        self.crash.refused.connect(window.show_error)
        window.closed.connect(self.quit)
        self.window = window
        bound_to_screen(window, window.width(), window.height())
        window.show()
        window.show_first()
        _settle()
        QTimer.singleShot(_LOOK_AFTER_MS, opened, opened.look_after)
        each_hour = QTimer(window)
        each_hour.timeout.connect(opened.look_after)
        each_hour.start(_LOOK_EVERY_MS)

    def show_packages(self, paths: Iterable[Path] = ()) -> None:
        """Show the window for packages, which needs no store; what asked for one waits."""
        from spil_desktop.ui.packages.window import PackagesWindow  # noqa: PLC0415 - seldom needed

        self.packages = PackagesWindow(paths)
        self.packages.closed.connect(self._packages_closed)
        self._waiting = next(
            (each for each in (self.opening, self.wizard) if each and each.isVisible()), None
        )
        if self._waiting is not None:
            self._waiting.hide()
        bound_to_screen(self.packages, self.packages.width(), self.packages.height())
        self.packages.show()
        _settle()

    def _packages_closed(self) -> None:
        """Ask for a store again where that was asked before, else end."""
        if self._waiting is None:
            self.quit()
        else:
            self._waiting.show()

    def quit(self) -> None:
        """Close the store in order and end."""
        if self.window is not None:
            self.window.work.close()
        self._app.quit()

    def _created(self, opened: "Work") -> None:
        self.show_work(opened)
        if opened.is_demo and self.window is not None:
            from spil_desktop.ui.demo_filling import DemoFilling  # noqa: PLC0415 - rarely needed

            DemoFilling(opened, self.window)

    def _new_instead(self) -> None:
        if self.opening is not None:
            folder = self.opening.folder
            self.opening.rejected.disconnect(self.quit)
            self.opening.close()
            self.begin_new(folder.parent / "nieuw")

    def _last(self) -> Path:
        known = self.preferences.value.store
        return Path(known) if known else paths.default_store()


def _settle() -> None:
    """End the start: collect garbage from now on, which `__main__` had paused.

    What the start made stays until the end, so it is not looked at again.
    """
    gc.freeze()
    gc.enable()


def make(preferences: PreferenceKeeper | None = None) -> tuple[QApplication, App]:
    """Return Qt's application and ours on it; only one of each can be in a process."""
    QApplication.setApplicationName("Spil")
    QApplication.setDesktopFileName("spil-desktop")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    return app, App(app, preferences or PreferenceKeeper(paths.settings_file()))


def run(
    folder: Path | None = None,
    database: "Database | None" = None,
    packages: Sequence[Path] = (),
) -> int:
    """Open the window on the store in `folder`, or on `database` that is open already.

    With `packages` there is no store: the window for packages opens. Returns the exit status of
    the program.
    """
    app, ours = make()
    ours.crash.install()
    ending.when_asked(ours.quit, ours)
    if packages:
        ours.show_packages(packages)
    elif database is None:
        ours.begin(folder)
    else:
        ours.show_database(database)
    return app.exec()
