from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from spil_desktop.rules.imports import Severity
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, residents
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.residents import ResidentFilter
from spil_desktop.ui.importing.dialog import ImportDialog
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.progress import ProgressDialog
from tests.services.states import state
from tests.ui import filled

DATA = Path(__file__).parents[2] / "data" / "de-bouwen"
LEFT, SLOW = Qt.MouseButton.LeftButton, 60_000


@pytest.fixture
def dialog(work, qtbot):
    page = Page(work)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    opened = ImportDialog(work, page)
    opened.open()
    yield opened
    page.close()


def people(work):
    return work.read(lambda session: residents.count(session, ResidentFilter(), today=work.today()))


def read(qtbot, dialog, source):
    dialog.read(source)
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)


def write(qtbot, dialog):
    with qtbot.waitSignal(dialog.imported, timeout=SLOW):
        qtbot.mouseClick(dialog.write_button, LEFT)


def visible(dialog):
    parts = ("problem", "summary", "tables", "findings", "undo_button", "write_button")
    return {name for name in parts if getattr(dialog, name).isVisibleTo(dialog)}


def test_first_only_a_file_is_asked(dialog):
    assert visible(dialog) == set()
    assert dialog.focusWidget() is dialog.file_button


def test_a_workbook_from_choice_to_undo(dialog, work, qtbot, monkeypatch):
    before = work.read(state)
    chosen = str(DATA / "registratie.xlsx"), ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: chosen)

    qtbot.mouseClick(dialog.file_button, LEFT)
    assert filled.opened(ProgressDialog).isVisible()
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)
    assert visible(dialog) == {"summary", "tables", "findings", "write_button"}
    assert dialog.summary.words.text().endswith("Er is nog niets opgeslagen.")
    participants = dialog.tables.rows()[0]
    assert (participants.rows, participants.added) == (165, 161)
    found = [finding for _place, finding in dialog.findings.rows()]
    assert found[0].severity is Severity.ERROR
    assert [one.severity for one in found] == sorted(
        (one.severity for one in found), key=list(Severity).index
    )
    told = [dialog.findings.records.data(dialog.findings.records.index(0, 1))]
    assert told == ["Deze datum bestaat niet. Deze rij is niet ingelezen."]
    dialog.tables.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    dialog.findings.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert people(work) == 0

    write(qtbot, dialog)
    assert people(work) == 161
    assert visible(dialog) == {"summary", "tables", "findings", "undo_button"}

    qtbot.mouseClick(dialog.undo_button, LEFT)
    qtbot.waitUntil(lambda: people(work) == 0, timeout=SLOW)
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)
    assert dialog.summary.words.text().startswith("Het inlezen is ongedaan gemaakt.")
    assert visible(dialog) == {"summary"}
    assert work.read(state) == before
    dialog.take_back()
    assert dialog._progress is None


def test_a_folder_of_csv_and_nothing_twice(dialog, work, qtbot, monkeypatch):
    chosen = str(DATA / "csv")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: chosen)
    qtbot.mouseClick(dialog.folder_button, LEFT)
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)
    write(qtbot, dialog)

    read(qtbot, dialog, DATA / "csv")

    assert dialog.summary.words.text() == "In dit bestand staat niets nieuws."
    assert "write_button" not in visible(dialog)


def test_no_file_chosen_changes_nothing(dialog, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    dialog.file_button.click()
    dialog.folder_button.click()

    assert visible(dialog) == set()


def test_a_bad_file_is_told_in_a_sentence(dialog, qtbot, tmp_path):
    read(qtbot, dialog, DATA / "csv")
    bad = tmp_path / "geen.xlsx"
    bad.write_bytes(b"dit is geen werkmap")

    read(qtbot, dialog, bad)

    assert visible(dialog) == {"problem"}
    assert dialog.problem.words.text().startswith("geen.xlsx: Dit is geen werkblad.")


def test_another_area_is_looked_at_again(work, qtbot):
    work.write(
        Act.EDIT_AREA,
        lambda session: areas.add(session, AreaFields("Noorderveld"), today=work.today()),
    )
    page = Page(work)
    qtbot.addWidget(page)
    dialog = ImportDialog(work, page)
    dialog.open()
    dialog.area.setCurrentIndex(1)
    assert dialog._progress is None
    read(qtbot, dialog, DATA / "csv")
    dialog.area.setCurrentIndex(0)
    assert not dialog.write_button.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)

    assert dialog.write_button.isVisibleTo(dialog)
    dialog.reject()


@pytest.mark.parametrize("step", ["read", "write"])
def test_stopping_leaves_nothing(dialog, work, qtbot, step):
    if step == "read":
        dialog.read(DATA / "registratie.xlsx")
    else:
        read(qtbot, dialog, DATA / "registratie.xlsx")
        dialog.write_button.click()
    progress = filled.opened(ProgressDialog)
    qtbot.mouseClick(progress.stop_button, LEFT)
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)

    assert dialog.problem.words.text() == "Gestopt. Er is niets veranderd."
    assert people(work) == 0
    assert dialog.write_button.isVisibleTo(dialog) is (step == "write")


def test_an_import_that_was_used_since_stays(dialog, work, qtbot):
    read(qtbot, dialog, DATA / "csv")
    write(qtbot, dialog)
    work.undo()
    qtbot.mouseClick(dialog.undo_button, LEFT)
    qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)

    assert "problem" in visible(dialog)
