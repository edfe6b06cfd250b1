"""Every dialog is among the pictures that are looked at, and speaks to a screen reader."""

import importlib
import pkgutil
from collections.abc import Iterator

from PySide6.QtWidgets import QDialog

from spil_desktop import ui
from spil_desktop.services import demo
from spil_desktop.services.demo_people import PLACES
from spil_desktop.storage.database import Database
from spil_desktop.ui import demo_filling, palette
from spil_desktop.ui.settings import areas, safety
from spil_desktop.ui.shared import dialogs, progress
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests import page_dialogs
from tests.ui.test_accessible import nameless

OF_THE_SHELL = {areas.AreaDialog, safety.PassphraseDialog, palette.CommandPalette}
"""In the pictures too, by `tests.screenshots` itself."""

BUSY = {progress.ProgressDialog, demo_filling.DemoFilling}
"""Only there while something runs."""


def leaves(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    """The dialogs that are not only there to be derived from."""
    below = [one for one in kind.__subclasses__() if one.__module__.startswith("spil_desktop.")]
    if not below:
        yield kind
    for one in below:
        yield from leaves(one)


def test_every_dialog_of_a_page_is_in_the_pictures() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "spil_desktop.ui."):
        importlib.import_module(module.name)

    shown = page_dialogs.MAKERS.keys() | OF_THE_SHELL | BUSY

    assert set(leaves(dialogs.Dialog)) - shown == set()


def test_every_input_of_every_dialog_has_a_name(database: Database, window: Window) -> None:
    day = window.work.today()
    database.run(lambda session: demo.fill(session, today=day, places=PLACES[:1]))

    found = {name: nameless(dialog) for name, dialog in closed(window.work, window)}

    assert {name: lines for name, lines in found.items() if lines} == {}


def closed(work: Work, window: Window) -> Iterator[tuple[str, QDialog]]:
    """Every dialog, closed after it was looked at."""
    for name, dialog in page_dialogs.all_of(work, window):
        yield name, dialog
        dialog.done(0)
