from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas
from spil_desktop.services.areas import AreaFields
from spil_desktop.storage.database import Database
from spil_desktop.ui import theme
from spil_desktop.ui.preferences import Appearance, PreferenceKeeper
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """Begin in the light, without the windows that tests before left to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, Appearance.LIGHT, 100)


@pytest.fixture
def work(qtbot: QtBot, database: Database, tmp_path: Path) -> Iterator[Work]:
    """The door to a real store, with one area, De Bouwen."""

    def add(session: Session) -> int:
        return areas.add(session, AreaFields("De Bouwen", "Smallingerland"), today=opened.today())

    opened = Work(database, PreferenceKeeper(tmp_path / "settings.json"))
    opened.preferences.change(appearance=Appearance.LIGHT)
    opened.write(Act.EDIT_AREA, add)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, work: Work) -> Iterator[Window]:
    """The whole window, on the settings page."""
    made = Window(work, "settings")
    qtbot.addWidget(made)
    made.show()
    made.show_first()
    qtbot.waitExposed(made)
    yield made
    made.close()
