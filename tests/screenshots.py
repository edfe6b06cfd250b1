"""Pictures of every page and every dialog, offscreen: `python -m tests.screenshots --out DIR`.

At 100 % and 150 % text, light and dark, on a copy of the store in `--store` (its passphrase in
SPIL_PASSPHRASE), else on the invented pilot. `--only transport` makes those of one feature.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QTableView, QWidget

from spil_desktop import app as program
from spil_desktop.files import package
from spil_desktop.services import areas, demo
from spil_desktop.storage import store
from spil_desktop.ui import pages, theme
from spil_desktop.ui.crash import CrashDialog, report
from spil_desktop.ui.lock import Reason
from spil_desktop.ui.opening import OpeningDialog
from spil_desktop.ui.packages.window import PackagesWindow
from spil_desktop.ui.palette import CommandPalette
from spil_desktop.ui.preferences import Appearance, PreferenceKeeper
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.safety import PassphraseDialog
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.shared.tabs import FittingTabs
from spil_desktop.ui.window import Window
from spil_desktop.ui.wizard import KeyStep, Wizard
from spil_desktop.ui.work import Work
from tests import page_dialogs, samples

PASSPHRASE = "zwaluw tegelpad kruimel avondrood"
KEY = "7Q2M-4KXW-9TRA-0HVC-E5NB-J8PD-3GYS-6ZFM-1QWK-XT4R-A9CH-V0BE-N5DJ-8PYG"
SIZE = (1280, 860)
_HIGH = 1400

Picture = Callable[[str, QWidget], None]


def settle() -> None:
    """Let layouts and paintings happen."""
    for _round in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(work: Work) -> None:
    """Wait until what a page looks for in the background is there."""
    while work._jobs:
        time.sleep(0.01)
        QApplication.processEvents()


def dialogs(window: Window, only: str) -> Iterator[tuple[str, QDialog]]:
    """Yield the dialogs of the shell and of the pages, one at a time."""
    work = window.work
    yield from page_dialogs.all_of(work, window, only)
    yield "dialog-area", AreaDialog(work, window, next(iter(work.read(areas.rows)), None))
    yield "dialog-passphrase", PassphraseDialog(work, window)
    yield "dialog-palette", CommandPalette(work, window.actions_here(), window)
    yield (
        "dialog-question",
        Question(
            window,
            "Wat je hebt ingevuld, is nog niet opgeslagen.",
            "Weggooien",
            danger=True,
            other="Later verder",
        ),
    )
    try:
        raise ValueError  # noqa: TRY301 - the crash that is shown
    except ValueError as error:
        yield "dialog-crash", CrashDialog(report(error))


def before_the_window(folder: Path, picture: Picture) -> None:
    """Make pictures of the wizard and of the passphrase dialog."""
    wizard = Wizard(folder / "nieuw", folder / "voorbeeld", PreferenceKeeper())
    wizard.show()
    picture("wizard-1", wizard)
    wizard.next()
    picture("wizard-2", wizard)
    wizard.area.name.setText("De Bouwen")
    wizard.next()
    wizard.passphrase.passphrase.setText(PASSPHRASE)
    picture("wizard-3", wizard)
    key = KeyStep(KEY, "De Bouwen")
    wizard.steps.addWidget(key)
    wizard.steps.setCurrentWidget(key)
    for line in key.proof.lines.values():
        line.setText("XXXX")
    picture("wizard-4", wizard)
    wizard.close()
    opening = OpeningDialog(folder)
    opening.show()
    picture("opening", opening)
    opening.forgotten.click()
    picture("opening-recovery", opening)
    opening.close()
    packages_window(folder, picture)


def packages_window(folder: Path, picture: Picture) -> None:
    """Make pictures of the window for packages: of two areas, and one of which a byte changed."""
    files = [folder.parent / f"{name}.zip" for name in ("de-bouwen", "ter-apel", "veranderd")]
    package.write(samples.sample_release(), files[0], samples.SIGNER)
    package.write(samples.sample_of("Ter Apel"), files[1], samples.SIGNER)
    files[2].write_bytes(files[1].read_bytes().replace(b"woman,95", b"woman,90"))
    shown = PackagesWindow(files)
    shown.show()
    picture("packages-changed", shown)
    shown.table.clearSelection()
    shown.table.choose(1)
    for tab in range(shown.tabs.count()):
        shown.tabs.setCurrentIndex(tab)
        picture(f"packages-{tab + 1}", shown)
    shown.close()


def parts(window: Window, name: str, picture: Picture) -> None:
    """Make pictures of a page with its first record open, one of every tab on it."""
    table = next(iter(window.findChildren(QTableView)), None)
    if table is not None and not table.currentIndex().isValid():
        table.selectRow(0)
    settle()
    wait(window.work)
    picture(f"page-{name}", window)
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible() or is_list(bar)]
    window.resize(SIZE[0], _HIGH if bars else SIZE[1])
    for number, bar in enumerate(bars):
        for tab in range(1, bar.count()):
            bar.setCurrentIndex(tab)
            wait(window.work)
            picture(f"page-{name}-{number}-{tab}", window)
        bar.setCurrentIndex(0)
    window.resize(*SIZE)


def is_list(bar: QTabBar) -> bool:
    """Whether a list stands in the place of these tabs, because they do not fit."""
    place = bar.parentWidget()
    return isinstance(place, FittingTabs) and place.box.isVisible()


def inside(window: Window, picture: Picture, only: str) -> None:
    """Make pictures of every page and dialog, and of the lock; `only` those with that name."""
    for entry in pages.entries():
        if only in entry.name:
            window.go(entry.name)
            if entry.name == "residents":
                window.go(entry.name, page_dialogs.Pilot(window.work, window).card.person_id)
            parts(window, entry.name, picture)
    for name, dialog in dialogs(window, only):
        if only in name:
            dialog.open()
            picture(name, dialog)
        dialog.done(0)
    if only:
        return
    window.search.setText("droom")
    window.search.look_up("droom")
    picture("search", window)
    window.search.leave()
    window.search.clear()
    window.messages.say("Wijk of dorp gewijzigd.", undoable=True)
    picture("message", window)
    window.lock(Reason.IDLE)
    picture("locked", window)


def pilot(chosen: Path | None, folder: Path) -> tuple[Path, str]:
    """Return the folder and the passphrase of the store to show: the chosen one, or a pilot."""
    if chosen is not None:
        return chosen, os.environ.get("SPIL_PASSPHRASE", PASSPHRASE)
    database, _key = store.create(folder, PASSPHRASE, demo=True)
    with database:
        database.run(lambda session: demo.fill(session, today=date.today()))
    return folder, PASSPHRASE


def main() -> None:
    """Make the pictures that the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--only", default="")
    parser.add_argument("--sizes", default="100,150")
    parser.add_argument("--looks", default="light,dark")
    parser.add_argument("--store", type=Path)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    keeper = PreferenceKeeper()
    qt, _ours = program.make(keeper)
    with tempfile.TemporaryDirectory() as temporary:
        folder, passphrase = pilot(chosen.store, Path(temporary) / "store")
        for look in chosen.looks.split(","):
            for size in map(int, chosen.sizes.split(",")):
                keeper.value = type(keeper.value)(Appearance(look), size)
                theme.apply(qt, Appearance(look), size)

                def picture(name: str, widget: QWidget, look: str = look, size: int = size) -> None:
                    settle()
                    widget.grab().save(str(chosen.out / f"{name}-{look}-{size}.png"))

                if not chosen.only:
                    before_the_window(Path(temporary), picture)
                copy = Path(temporary) / f"{look}-{size}"
                shutil.copytree(folder, copy)
                database = store.open_with_passphrase(copy, passphrase)
                window = Window(Work(database, keeper), "settings")
                window.resize(*SIZE)
                window.show()
                window.show_first()
                inside(window, picture, chosen.only)
                window.close()
                window.deleteLater()
                settle()


if __name__ == "__main__":
    main()
