"""Every page by keyboard alone: to the list, into a record, its main act, and Escape out again.

One store serves all pages in one test: filling it and styling the window takes seconds.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from spil_desktop.services import demo
from spil_desktop.services.demo_people import PLACES
from spil_desktop.storage.database import Database
from spil_desktop.ui import pages
from spil_desktop.ui.activities.attendance import AttendanceDialog
from spil_desktop.ui.calendar.saving import CalendarFileDialog
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.needs.dialogs import CloseNeedDialog
from spil_desktop.ui.neighbourhood.rounds import RoundDialog
from spil_desktop.ui.organisations.dialogs import OrganisationDialog
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.signals.dialogs import ActDialog, CloseSignalDialog
from spil_desktop.ui.small_jobs.dialogs import JobDialog, PlanJobDialog
from spil_desktop.ui.today.dialogs import PostponeDialog
from spil_desktop.ui.transport.dialogs import RideDialog
from spil_desktop.ui.volunteers.hours import HoursDialog
from spil_desktop.ui.window import Window
from tests.ui.keyboard import Keyboard, name_of


class Strays(QObject):
    """Keeps what showed itself as a window, while it is no window, dialog or list of choices."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            known = isinstance(watched, (Window, QDialog)) or watched.windowType().name == "Popup"
            if not known:
                self.found.append(f"{type(watched).__name__} {name_of(watched)}")
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    kept = Strays()
    qapp.installEventFilter(kept)
    yield kept
    qapp.removeEventFilter(kept)


@pytest.fixture
def keyboard(database: Database, window: Window, qtbot: QtBot) -> Keyboard:
    """The keys of a window over the invented pilot of one neighbourhood."""
    day = window.work.today()
    database.run(lambda session: demo.fill(session, today=day, places=PLACES[:1]))
    window.resize(1280, 860)
    window.activateWindow()
    qtbot.waitActive(window)
    return Keyboard(window)


def today(keys: Keyboard) -> None:
    assert name_of(keys.focus()) == "Wat aandacht vraagt"
    keys.press("Space")
    keys.leave(CloseSignalDialog)
    keys.press("Down", "U")
    keys.dialog(PostponeDialog)
    keys.tab_to("Waarom?")
    keys.write("vakantie")
    keys.press("Enter")
    assert keys.acts()[0] == "POSTPONE"
    assert name_of(keys.focus()) == "Wat aandacht vraagt"


def residents(keys: Keyboard) -> None:
    keys.press("Down", "Ctrl+L")
    keys.dialog(ContactLog)
    keys.press("Tab")
    keys.write("tb10w")
    keys.press("Enter")
    assert keys.acts()[0] == "LOG_CONTACT"
    assert name_of(keys.focus()) == "Bewoners"
    keys.press("Tab")
    assert name_of(keys.focus()) == "Contact vastleggen"
    keys.tab_to("Delen van het dossier")
    keys.press("Right")
    keys.tab_to("gegeven")


def needs(keys: Keyboard) -> None:
    keys.press("Down")
    closing = keys.tab_to("Afsluiten")
    keys.press("Space")
    keys.leave(CloseNeedDialog)
    assert keys.focus() is closing
    keys.press("Space", "Down", "Tab", "Down", "Ctrl+Enter")
    assert keys.acts()[0] == "CLOSE_NEED"
    keys.focus()


def signals(keys: Keyboard) -> None:
    acted = keys.tab_to("Opgepakt")
    keys.press("Space")
    keys.leave(ActDialog)
    assert keys.focus() is acted
    keys.press("Space", "Ctrl+Enter")
    assert keys.acts()[0] == "RECORD_SIGNAL"
    keys.focus()


def matching(keys: Keyboard) -> None:
    keys.press("Down", "Enter")
    keys.tab_to("Voorstellen")
    keys.press("Space")
    assert keys.acts()[0] == "PROPOSE_MATCH"
    keys.focus()


def activities(keys: Keyboard) -> None:
    attended = keys.tab_to("Wie waren er?")
    keys.press("Space")
    keys.leave(AttendanceDialog)
    assert keys.focus() is attended
    keys.tab_to("Data en bezoekers")
    keys.press("Enter")
    keys.dialog(AttendanceDialog)
    keys.press("Down", "Enter", "Ctrl+Enter")
    assert keys.acts()[0] == "RECORD_ATTENDANCE"
    keys.focus()


def transport(keys: Keyboard) -> None:
    keys.press("Ctrl+N")
    keys.leave(RideDialog)
    keys.tab_to("Welke ritten")
    keys.press("Down", "Down")
    keys.tab_to("Ritten")
    keys.press("Ctrl+Enter")
    assert keys.acts()[0] == "MOVE_RIDE"
    keys.focus()


def jobs(keys: Keyboard) -> None:
    keys.press("Ctrl+N")
    keys.leave(JobDialog)
    assert name_of(keys.focus()) == "Klussen"
    keys.press("Ctrl+N")
    keys.write("droom")
    keys.tab_to("Wat moet er gebeuren?")
    keys.write("kastje")
    keys.press("Ctrl+Enter")
    assert keys.acts()[0] == "EDIT_JOB"
    assert name_of(keys.focus()) == "Klussen"
    assert keys.window.stack.page().table.row().job.fields.kind == "kastje"
    keys.press("Enter")
    keys.leave(PlanJobDialog)


def volunteers(keys: Keyboard) -> None:
    keys.press("Down")
    hours = keys.tab_to("Uren opschrijven")
    keys.press("Space")
    keys.leave(HoursDialog)
    assert keys.focus() is hours
    keys.press("Space")
    keys.tab_to("Uren")
    keys.write("2")
    keys.press("Ctrl+Enter")
    assert keys.acts()[0] == "EDIT_VOLUNTEER"
    assert name_of(keys.focus()) == "Uren opschrijven"


def organisations(keys: Keyboard) -> None:
    keys.press("Enter")
    keys.leave(OrganisationDialog)
    assert name_of(keys.focus()) == "Sociale kaart"
    keys.press("Down", "Enter")
    keys.tab_to("Goed om te weten")
    keys.write("belt terug")
    keys.press("Ctrl+Enter")
    assert keys.acts()[0] == "EDIT_ORGANISATION"
    keys.press("Ctrl+2")
    assert name_of(keys.focus()) == "Verwijzingen"


def neighbourhood(keys: Keyboard) -> None:
    keys.press("Down", "Ctrl+R")
    keys.leave(RoundDialog)
    assert name_of(keys.focus()) == "Straten"
    keys.press("Ctrl+R")
    keys.tab_to("Aangebeld")
    keys.write("8")
    keys.press("Ctrl+Enter")
    assert keys.acts()[0] == "RECORD_ROUND"
    for view in "2345":
        keys.press(f"Ctrl+{view}")
        keys.focus()


def calendar(keys: Keyboard) -> None:
    keys.press("Ctrl+Shift+E")
    keys.leave(CalendarFileDialog)
    keys.press("Right", "Enter")
    assert keys.window.stack.name != "calendar"
    keys.focus()


def reports(keys: Keyboard) -> None:
    assert name_of(keys.focus()) == "Periode"
    keys.press("Down")
    assert name_of(keys.focus()) == "Periode"
    for view in "321":
        keys.press(f"Ctrl+{view}")
        keys.focus()
    keys.tab_to("Wijk of dorp")


def quality(keys: Keyboard) -> None:
    keys.press("Enter")
    assert name_of(keys.focus()) == "Van wie"
    keys.press("Enter")
    keys.leave(QDialog)
    assert name_of(keys.focus()) == "Van wie"


def settings(keys: Keyboard) -> None:
    keys.press("Enter")
    keys.leave(AreaDialog)
    assert name_of(keys.focus()) == "Wijken en dorpen"
    keys.press("Enter")
    keys.tab_to("Gemeente")
    keys.write("Verzonnen")
    keys.press("Ctrl+Enter")
    assert keys.acts()[0] == "EDIT_AREA"
    keys.tab_to("Adreslijst inlezen")


def help_(keys: Keyboard) -> None:
    keys.press("Down")
    text = keys.tab_to("Uitleg")
    keys.press("Escape")
    assert keys.focus() is text


ROUTES: dict[str, Callable[[Keyboard], None]] = {
    "today": today,
    "residents": residents,
    "needs": needs,
    "signals": signals,
    "matching": matching,
    "activities": activities,
    "transport": transport,
    "jobs": jobs,
    "volunteers": volunteers,
    "organisations": organisations,
    "neighbourhood": neighbourhood,
    "calendar": calendar,
    "reports": reports,
    "quality": quality,
    "settings": settings,
    "help": help_,
}


def test_every_page_has_a_route() -> None:
    assert list(ROUTES) == [entry.name for entry in pages.entries()]


def test_the_main_act_of_every_page_goes_by_keyboard_alone(
    keyboard: Keyboard, strays: Strays
) -> None:
    for entry in pages.entries():
        keyboard.go(entry.label)
        keyboard.search_and_leave()
        assert keyboard.window.stack.name == entry.name
        ROUTES[entry.name](keyboard)
        assert strays.found == [], entry.name
