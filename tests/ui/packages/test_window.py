"""The window for packages, without any store: open, check, read, compare, take along."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from spil_desktop import paths
from spil_desktop.app import App
from spil_desktop.files import known_keys, package
from spil_desktop.ui import theme
from spil_desktop.ui.opening import OpeningDialog
from spil_desktop.ui.packages.export import AnalysisDialog
from spil_desktop.ui.packages.help import HelpDialog
from spil_desktop.ui.packages.window import PackagesWindow
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.tables import RecordTable
from tests.samples import SIGNER, sample_of, sample_release
from tests.ui.test_accessible import nameless

CHECK, SIDE_BY_SIDE, CODES = 1, 2, 3


@pytest.fixture(autouse=True)
def _own_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Packages: of three areas, sent again, damaged, of later rules; and a file that is none."""
    releases = {
        "bouwen": sample_release(),
        "apel": sample_of("Ter Apel"),
        "delfzijl": sample_of("Delfzijl Noord", tables=(), statements=(), people=None),
        "again": sample_release(),
        "later": sample_of("Hoogeveen", definition_version="99.0"),
    }
    found = {name: tmp_path / f"{name}.zip" for name in (*releases, "damaged", "none")}
    for name, release in releases.items():
        package.write(release, found[name], SIGNER)
    found["damaged"].write_bytes(found["apel"].read_bytes().replace(b"woman,95", b"woman,90"))
    found["none"].write_text("geen pakket", encoding="utf-8")
    return found


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[PackagesWindow]:
    made = PackagesWindow()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_it_begins_empty_and_says_what_to_do(window: PackagesWindow) -> None:
    assert window.table.rows() == []
    assert "dat je van een organisatie kreeg" in words(window.empty)
    assert not window.export_button.isEnabled()
    window.export()
    assert window.findChild(AnalysisDialog) is None
    window.choose_files()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


def test_a_package_shows_its_report_check_and_codes(
    window: PackagesWindow, files: dict[str, Path]
) -> None:
    window.open_files([files["bouwen"]])
    (row,) = window.table.rows()
    assert row.is_valid
    assert "Wie zijn de deelnemers?" in words(window.report)
    tables = window.report.findChildren(RecordTable)
    assert len(tables) == len(sample_release().tables)
    window.tabs.setCurrentIndex(CHECK)
    right = "onveranderd sinds de ondertekening, en de cijfers kloppen met elkaar."
    assert f"{right} De afzender is niet bekend" in words(window.check)
    assert window.table.records.data(window.table.records.index(0, 1)) == "afzender onbekend"
    assert SIGNER.seal.fingerprint in words(window.check)
    window.check.trust_button.click()
    assert known_keys.read(paths.known_keys()) == {SIGNER.seal.fingerprint: SIGNER.organisation}
    assert "met een sleutel die je kent" in words(window.check)
    assert right in words(window.check)
    assert window.table.records.data(window.table.records.index(0, 1)) == "geldig"
    window.tabs.setCurrentIndex(CODES)
    codes = window.codes.table
    codes.choose(next(key for key, entry in codes.rows() if entry[1] == "woman"))
    assert window.codes.text.text() == "Vrouw"
    shown = {codes.model().index(line, 0).data() for line in range(codes.model().rowCount())}
    assert {"kolom", "tabel", "wie er telt", "kenmerk", "geslacht"} <= shown
    assert window.export_button.isEnabled()
    window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    assert "Kies minstens twee pakketten" in words(window.compare)


def test_a_faulty_package_says_what_is_wrong_and_shows_no_figures(
    window: PackagesWindow, files: dict[str, Path]
) -> None:
    window.open_files([files["damaged"], files["none"], files["later"]])
    assert [row.is_valid for row in window.table.rows()] == [False, False, False]
    assert "nieuwer dan dit programma" in words(window.check)
    assert window.report.findChildren(RecordTable) == []
    window.table.choose(1)
    assert "tables/r3_gender.csv: Dit bestand is veranderd" in words(window.check)
    window.table.choose(2)
    assert "none.zip: Dit bestand is geen pakket" in words(window.check)
    assert not window.export_button.isEnabled()


def test_a_key_that_does_not_fit_the_sender_is_red_everywhere(
    window: PackagesWindow, files: dict[str, Path]
) -> None:
    known_keys.add(paths.known_keys(), SIGNER.seal)
    forged = replace(SIGNER, key=bytes(range(1, 33)))
    package.write(sample_of("Ter Apel"), files["apel"], forged)
    window.open_files([files["bouwen"], files["apel"]])
    (right, wrong) = window.table.rows()
    shown = window.table.records.columns[1]
    assert shown.tone is not None
    assert (shown.text(right), shown.tone(right)) == ("geldig", Tone.GOOD)
    assert (shown.text(wrong), shown.tone(wrong)) == ("verkeerde sleutel", Tone.DANGER)
    window.tabs.setCurrentIndex(CHECK)
    assert "De sleutel past niet bij de afzender" in words(window.check)
    assert "kloppen met elkaar" not in words(window.check)
    window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    told = window.compare.wrong.words.text()
    assert told.startswith("Ter Apel: Ondertekend als “Stichting Voorbeeld”, maar met een andere")
    assert f"De Bouwen: {SIGNER.organisation}; de vingerafdruk is vergeleken" in words(
        window.compare
    )


def test_what_another_version_of_the_program_says_is_told_as_not_checked(
    window: PackagesWindow, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(package, "__version__", "99.0.0")
        package.write(sample_release(), files["bouwen"], SIGNER)
    window.open_files([files["bouwen"]])
    window.tabs.setCurrentIndex(CHECK)
    assert window.table.rows()[0].is_valid
    assert "datapackage.json: De uitleg in dit bestand is van een andere versie" in words(
        window.check
    )


def test_what_is_left_out_of_the_comparison_is_told(
    window: PackagesWindow, files: dict[str, Path]
) -> None:
    window.open_files([files["bouwen"], files["damaged"]])
    window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    left_out = "Niet in de vergelijking: damaged.zip: Dit pakket is niet te gebruiken"
    assert left_out in window.compare.warning.words.text()
    assert "Er blijft één geldig pakket over" in words(window.compare)
    window.open_files([files["apel"]])
    window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    assert left_out in window.compare.warning.words.text()
    assert window.compare.comparison is not None


def is_marked(part: QWidget) -> bool:
    """Tell whether it can be read that the data are invented."""
    shown = [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
    return any(text.startswith("Voorbeeldgegevens: alle mensen") for text in shown)


def test_invented_data_carry_their_mark_in_every_part(
    window: PackagesWindow, files: dict[str, Path], qtbot: QtBot
) -> None:
    for name, area in (("bouwen", "De Bouwen"), ("apel", "Ter Apel")):
        package.write(sample_of(area, demo=True), files[name], SIGNER)
    window.open_files([files["bouwen"], files["apel"]])
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: is_marked(window.tabs.currentWidget()))
    assert "Spil in Ter Apel, 2025" in words(window.report)
    assert "In het kort" in words(window.report)


def test_what_is_not_there_or_sent_twice_is_told(
    window: PackagesWindow, files: dict[str, Path], tmp_path: Path
) -> None:
    window.open_files([tmp_path / "weg.zip", files["bouwen"], files["again"]])
    assert len(window.table.rows()) == 1
    assert "weg.zip" in window.note.words.text()
    assert "bouwen.zip, again.zip: Dit is twee keer hetzelfde pakket." in window.note.words.text()
    window.open_files([files["apel"]])
    told = "dezelfde cijfers onder een andere naam"
    assert f"bouwen.zip en apel.zip: {told}" in window.note.words.text()
    window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    assert f"De Bouwen en Ter Apel: {told}" in window.compare.warning.words.text()
    window.close_package()
    assert window.compare.warning.isHidden()


def test_pilots_stand_side_by_side_and_together(
    window: PackagesWindow, files: dict[str, Path], qtbot: QtBot
) -> None:
    window.open_files([files["bouwen"], files["apel"]])
    window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    assert "Samen ongeveer 260 deelnemers" in words(window.compare)
    shown = window.compare.findChildren(RecordTable)
    age = next(table for table in shown if table.accessibleName() == "Deelnemers naar leeftijd")
    titles = [column.title for column in age.records.columns]
    assert titles == ["Leeftijd", "De Bouwen", "Ter Apel", "Samen"]
    first, *_others, total = (
        [column.text(row) for column in age.records.columns[1:]] for row in age.rows()
    )
    assert total == ["130", "130", "260 (252–268)"]
    assert first[:2] == ["35 · 25%", "35 · 25%"]
    assert first[2].startswith("70 (62–78)")
    assert "Aantal · percentage; samen: aantal" in words(window.compare)
    window.open_files([files["delfzijl"]])
    assert "Delfzijl Noord: niet getoond." in words(window.compare)
    window.table.selectAll()
    qtbot.keyClick(window.table, Qt.Key.Key_Up)
    window.close_package()
    assert len(window.table.rows()) == 2
    window.table.selectAll()
    window.close_package()
    assert window.table.rows() == []
    assert "Kies minstens twee pakketten" in words(window.compare)


def test_figures_are_taken_along(
    window: PackagesWindow, files: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_files([files["bouwen"], files["apel"]])
    for tab, name in ((SIDE_BY_SIDE, "pilots-naast-elkaar.pdf"), (0, "ter-apel-2025.pdf")):
        window.tabs.setCurrentIndex(tab)
        window.export_button.click()
        dialog = window.findChildren(AnalysisDialog)[-1]
        for tick in dialog.forms.values():
            tick.setChecked(False)
        dialog.write()
        assert "minstens één soort" in words(dialog)
        next(iter(dialog.forms.values())).setChecked(True)
        dialog.folder.set_state(str(files["none"]))
        dialog.write()
        assert "none.zip" in words(dialog)
        dialog.folder.set_state(str(tmp_path / "uit"))
        with qtbot.waitSignal(dialog.written):
            dialog.write_button.click()
        assert (tmp_path / "uit" / name).exists()
    assert "1 bestand gemaakt." in window.statusBar().currentMessage()


def test_files_can_be_dropped_and_help_opened(
    window: PackagesWindow, files: dict[str, Path]
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(files["bouwen"]))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert len(window.table.rows()) == 1
    window.help()
    dialog = window.findChild(HelpDialog)
    assert dialog is not None
    assert "geen bestand en geen" in dialog.text.toPlainText()
    dialog.close_button.click()


def test_every_part_has_a_name(window: PackagesWindow, files: dict[str, Path]) -> None:
    window.open_files([files["bouwen"], files["apel"], files["damaged"]])
    window.table.choose(1)
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
    window.export()
    assert nameless(window) == []
    assert nameless(window.findChildren(AnalysisDialog)[-1]) == []


def test_it_fits_a_small_window_with_large_text(
    qapp: object, qtbot: QtBot, files: dict[str, Path]
) -> None:
    theme.apply(qapp, "light", 150)  # type: ignore[arg-type]
    made = PackagesWindow([files["bouwen"], files["apel"]])
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    assert made.width() == 1024


def test_it_opens_from_the_first_dialog_and_goes_back_there(
    qapp: object, qtbot: QtBot, new_store: tuple[Path, str], tmp_path: Path
) -> None:
    app = App(qapp, PreferenceKeeper(tmp_path / "settings.json"))  # type: ignore[arg-type]
    app.ask(new_store[0])
    assert isinstance(app.opening, OpeningDialog)
    app.opening.packages.click()
    assert app.packages is not None
    assert app.packages.isVisible()
    assert not app.opening.isVisible()
    app.packages.close()
    assert app.opening.isVisible()
    app.opening.rejected.disconnect(app.quit)
    app.opening.close()
