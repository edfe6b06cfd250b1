"""Pictures of every page and the main dialogs, offscreen: `python -m tests.screenshots --out DIR`.

At 100 % and 150 % text, light and dark, on the store in `--store` (its passphrase in
SPIL_PASSPHRASE), else on the invented registration in `tests/data/de-bouwen`.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spil_desktop import app as program
from spil_desktop.files import workbooks
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, imports
from spil_desktop.services.areas import AreaFields
from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from spil_desktop.ui import pages, theme
from spil_desktop.ui.crash import CrashDialog, report
from spil_desktop.ui.lock import Reason
from spil_desktop.ui.opening import OpeningDialog
from spil_desktop.ui.palette import CommandPalette
from spil_desktop.ui.preferences import Appearance, PreferenceKeeper
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.safety import PassphraseDialog
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.window import Window
from spil_desktop.ui.wizard import KeyStep, Wizard
from spil_desktop.ui.work import Work

PASSPHRASE = "zwaluw tegelpad kruimel avondrood"
KEY = "7Q2M-4KXW-9TRA-0HVC-E5NB-J8PD-3GYS-6ZFM-1QWK-XT4R-A9CH-V0BE-N5DJ-8PYG"
SIZE = (1280, 860)
REGISTRATION = Path(__file__).parent / "data" / "de-bouwen" / "registratie.xlsx"

Picture = Callable[[str, QWidget], None]


def settle() -> None:
    """Let layouts and paintings happen."""
    for _round in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs(window: Window) -> Iterator[tuple[str, QDialog]]:
    """Yield the dialogs of the shell; those of the pages are in `page_dialogs` of each page."""
    work = window.work
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


def inside(window: Window, picture: Picture, only: str) -> None:
    """Make pictures of every page, and of the lock."""
    for entry in pages.entries():
        if only and only not in entry.name:
            continue
        try:
            window.go(entry.name)
        except ImportError as missing:
            print(f"{entry.name}: {missing}")  # noqa: T201
            continue
        picture(f"page-{entry.name}", window)
    if only:
        return
    window.search.setText("bakker")
    window.search.look_up("bakker")
    picture("search", window)
    window.search.leave()
    window.search.clear()
    for name, dialog in dialogs(window):
        dialog.open()
        picture(name, dialog)
        dialog.done(0)
    window.work.say("Wijk of dorp gewijzigd.")
    window.messages.say("Wijk of dorp gewijzigd.", undoable=True)
    picture("message", window)
    window.lock(Reason.IDLE)
    picture("locked", window)


def opened(chosen: Path | None, folder: Path) -> Database:
    """Return the store to show: the chosen one, else a new one with one area."""
    if chosen is not None:
        return store.open_with_passphrase(chosen, os.environ.get("SPIL_PASSPHRASE", PASSPHRASE))
    if store.is_store(folder):
        return store.open_with_passphrase(folder, PASSPHRASE)
    database, _key = store.create(folder, PASSPHRASE, demo=True)
    work = Work(database)
    fields = AreaFields("De Bouwen", "Smallingerland", "WK009001", 2024, 1130, 2024, "CBS")
    work.write(Act.EDIT_AREA, lambda session: areas.add(session, fields, today=work.today()))
    sheets = workbooks.read(REGISTRATION)
    work.write(
        Act.IMPORT,
        lambda session: imports.apply(session, sheets, "De Bouwen", today=work.today()),
    )
    return database


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
        for look in chosen.looks.split(","):
            for size in map(int, chosen.sizes.split(",")):
                keeper.value = type(keeper.value)(Appearance(look), size)
                theme.apply(qt, Appearance(look), size)

                def picture(name: str, widget: QWidget, look: str = look, size: int = size) -> None:
                    settle()
                    widget.grab().save(str(chosen.out / f"{name}-{look}-{size}.png"))

                if not chosen.only:
                    before_the_window(Path(temporary), picture)
                folder = Path(temporary) / "store"
                window = Window(Work(opened(chosen.store, folder), keeper), "settings")
                window.resize(*SIZE)
                window.show()
                window.show_first()
                inside(window, picture, chosen.only)
                window.close()
                window.deleteLater()
                settle()


if __name__ == "__main__":
    main()
