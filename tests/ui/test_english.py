"""The window in English: every page and the main dialogs, without a word of Dutch."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from spil_desktop import language
from spil_desktop.rules import references
from spil_desktop.ui import pages
from spil_desktop.ui.activities.dialogs import ActivityDialog
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.lock import Reason
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.palette import CommandPalette
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.residents.dialogs import FollowUpDialog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.safety import PassphraseDialog
from spil_desktop.ui.volunteers.registration import NewVolunteerDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.wizard import Wizard
from tests.english import dutch_words
from tests.ui.filled import Neighbourhood


@pytest.fixture
def english(window: Window) -> Window:
    """The window in English, with a resident who asks, one who was reported, and a volunteer."""
    small = Neighbourhood(window.work)
    small.company(small.participant("Testema", shares=True))
    small.new_report("Nieuwsma")
    small.buddy("Helpstra", vog=False)
    language.use(language.ENGLISH)
    window.work.preferences.change(language=language.ENGLISH)
    return window


def texts(root: QWidget) -> Iterator[str]:
    """Everything a user can read or hear in `root`."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.toolTip(), widget.windowTitle())
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(place) for place in range(widget.count()))
        if isinstance(widget, QTableView):
            yield from cells(widget)
        yield from (action.text() for action in widget.actions())


def cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data() or "")


QUOTED = {reference.words for reference in references.shipped()}
"""Words as they were published, which stay as they are."""


def dutch(root: QWidget) -> dict[str, set[str]]:
    QApplication.processEvents()
    found = {text: words for text in texts(root) if (words := dutch_words(text))}
    return {text: words for text, words in found.items() if text not in QUOTED}


def test_the_navigation_is_in_english(english: Window) -> None:
    assert [button.entry.label for button in english.navigation.buttons.values()] == [
        "Today",
        "Residents",
        "Requests",
        "Signals",
        "Matching",
        "Activities",
        "Transport",
        "Small jobs",
        "Volunteers",
        "Directory of services",
        "Neighbourhood",
        "Calendar",
        "Reports",
        "Completeness",
        "Settings",
        "Help",
    ]
    assert english.windowTitle() == "Settings – Spil"


def test_no_page_has_dutch_in_it(english: Window) -> None:
    found = {}
    for entry in pages.entries():
        english.go(entry.name)
        page = english.stack.page()
        assert page is not None
        found[entry.name] = dutch(page)
    assert {name: words for name, words in found.items() if words} == {}
    assert dutch(english) == {}


def test_the_forms_have_no_dutch_in_them(english: Window) -> None:
    work = english.work
    made: tuple[QDialog, ...] = (
        RegistrationDialog(work, english),
        NewVolunteerDialog(work, english),
        NeedDialog(work, english),
        ActivityDialog(work, english),
        ContactLog(work, english, 1),
        FollowUpDialog(work, english, 1),
        AreaDialog(work, english, None),
        PassphraseDialog(work, english),
        CommandPalette(work, english.actions_here(), english),
    )
    for dialog in made:
        dialog.open()
        assert dutch(dialog) == {}, type(dialog).__name__
        dialog.done(0)


def test_the_lock_has_no_dutch_on_it(english: Window) -> None:
    english.lock(Reason.IDLE)
    assert dutch(english.lock_view) == {}


def test_the_wizard_has_no_dutch_in_it(
    english: Window, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("wizard")
    wizard = Wizard(folder / "own", folder / "example", PreferenceKeeper())
    wizard.show()
    assert dutch(wizard) == {}
    wizard.close()
