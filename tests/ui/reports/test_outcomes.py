"""The outcomes of a period in the window: exact, for inside, with test and drop-out."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spil_desktop.rules import periods
from spil_desktop.rules.references import Compared
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import references
from spil_desktop.services.references import ReferenceFields
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.how_counted import HowCountedDialog
from spil_desktop.ui.reports.outcomes import OutcomesView
from spil_desktop.ui.reports.page import ReportsPage
from spil_desktop.ui.work import Session, Work
from tests.services.test_outcomes import MARKS
from tests.services.wards import Ward
from tests.ui import filled


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    def today(_work: Work) -> date:
        return date(2027, 1, 12)

    monkeypatch.setattr(Work, "today", today)


@pytest.fixture
def page(work: Work, qtbot: QtBot) -> Iterator[ReportsPage]:
    def fill(session: Session) -> None:
        ward = Ward(session)
        for first, later in MARKS:
            one = ward.add()
            ward.mark(one, Moment.T0, first)
            ward.mark(one, Moment.T1, later)
            said = {"out_more": "agree", "mattered_most": ["attention"]}
            ward.measure(one, Moment.T1, "effect", said)
        ward.mark(ward.add(), Moment.T0, 6)
        ward.add()  # who was never measured
        for what, value in ((Compared.LIFE_MARK, "7.4"), (Compared.LONELY, "40")):
            figure = ReferenceFields(what, "Friesland", 2025, Decimal(value), "CBS")
            references.add(session, figure)

    work.keep(fill)
    opened = ReportsPage(work)
    qtbot.addWidget(opened)
    opened.resize(1000, 800)
    opened.show()
    opened.reload()
    yield opened
    opened.close()


def _count(view: OutcomesView, qtbot: QtBot) -> None:
    view.show_for(Chosen(periods.parse("2026"), None, "alle"))
    qtbot.waitUntil(lambda: view.job is None, timeout=60_000)


def test_the_three_pilots_stand_exactly_with_their_test_and_the_fixed_lines(
    page: ReportsPage, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(3)
    view = page.outcomes
    _count(view, qtbot)
    assert page.first_focus() is view.table
    assert not page.export_button.isVisibleTo(page)
    note = view.note.words.text()
    assert "niet voor verspreiding" in note
    assert "controlegroep" in note
    assert "Rotterdam" in note
    (row,) = view.table.rows()
    columns = view.table.records.columns
    assert [column.text(row) for column in columns] == [
        "Rapportcijfer voor het leven",
        "6,3",
        "6,8",
        "+0,5 (0,2 tot 0,8)",
        "1",
        "1",
    ]
    assert [column.below(row) for column in columns if column.below] == [
        "12 mensen · hoger is beter",
        "6 beter, 6 gelijk, 0 slechter",
    ]
    page.resize(420, 800)  # a small window with large text
    QApplication.processEvents()
    assert not any(map(view.table.isColumnHidden, range(len(columns))))
    told = view.details.text()
    assert "gelijk of beter: 12 van 12 (100%)." in told
    assert "p = 0,031 (exacte" in told
    assert "Van 13 mensen" in told
    assert "niet bereikt of reden niet vastgelegd 1" in told
    asked = "vraag van het CBS naar tevredenheid met het leven, 1 tot en met 10."
    assert f"Rapportcijfer voor het leven, {asked}" in told
    assert "Nog 1 mens was aan de beurt" in told
    assert "Daarvan: nooit een eerste meting 1." in told
    classes = [
        [column.text(each) for column in view.classes.table.records.columns]
        for each in view.classes.table.rows()
    ]
    assert classes == [
        ["ontevreden (1-4)", "0 (0%)", "0 (0%)"],
        ["niet tevreden, niet ontevreden (5-6)", "7 (58%)", "4 (33%)"],
        ["tevreden (7-10)", "5 (42%)", "8 (67%)"],
    ]
    assert "Grenzen: CBS: 1 tot en met 4 ontevreden" in view.classes.source.text()
    # of the published figures only that of the very same question
    assert view.classes.references.text().splitlines()[1:] == [
        "Gemiddeld rapportcijfer voor het leven: 7,4 (Friesland; CBS, 2025)"
    ]
    noticed = [
        [column.text(each) for column in view.noticed.records.columns]
        for each in view.noticed.rows()
    ]
    assert ["Ik kom vaker de deur uit", "12 van 12 (100%)", "0"] in noticed
    assert ["Betekende het meest: aandacht", "12 van 12 (100%)", "0"] in noticed
    assert noticed[0][1] == "–"

    view.moment.set_state(Moment.T2.value)
    qtbot.waitUntil(lambda: view.job is None, timeout=60_000)
    (row,) = view.table.rows()
    assert row.paired is None
    assert [column.text(row) for column in columns][1:4] == ["–", "–", "–"]
    page.export()
    page.tabs.setCurrentIndex(0)
    view.stop()


def test_a_period_without_measurements_says_so(page: ReportsPage, qtbot: QtBot) -> None:
    view = page.outcomes
    view.show_for(Chosen(periods.parse("2024"), None, "alle"))
    view.moment.set_state(Moment.T2.value)
    qtbot.waitUntil(lambda: view.job is None, timeout=60_000)
    assert not view.table.rows()
    assert "niemand" in view.details.text()
    assert not view.counted_button.isEnabled()
    view.open_outcome()  # nothing to open
    view.open_noticed()
    assert view.classes.isHidden()


def _told(dialog: HowCountedDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_every_figure_opens_its_definition_and_a_list_as_long_as_itself(
    page: ReportsPage, work: Work, qtbot: QtBot
) -> None:
    view = page.outcomes
    page.tabs.setCurrentIndex(3)
    _count(view, qtbot)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    dialog = filled.opened(HowCountedDialog)
    assert dialog.windowTitle() == "Rapportcijfer voor het leven"
    assert "12 regels: precies het cijfer." in _told(dialog)
    assert "in dezelfde woorden" in _told(dialog)
    seen: dict[str, int] = {}
    for at in range(dialog.which.count()):
        dialog.which.setCurrentIndex(at)
        seen[dialog.which.currentText()] = len(dialog.table.rows())
    assert seen == {
        "Twee keer gemeten: 12": 12,
        "Beter: 6": 6,
        "Gelijk: 6": 6,
        "Slechter: 0": 0,
        "Gelijk of beter: 12": 12,
        "Met een eerste score: 13": 13,
        "Niet opnieuw gemeten, niet bereikt of reden niet vastgelegd: 1": 1,
        "Zonder eerste score, nooit een eerste meting: 1": 1,
    }
    dialog.table.selectRow(0)
    gone = filled.gone_to(work)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [page for page, _key in gone] == ["residents"]

    for key, figures in (
        (("effect", "out_more"), [12, 0, 0, 12, 0]),
        (("mattered", "attention"), [12, 12, 0]),
    ):
        view.noticed.choose(key)
        QTest.mouseClick(view.noticed_button, Qt.MouseButton.LeftButton)
        dialog = filled.opened(HowCountedDialog)
        lengths: list[int] = []
        for at in range(dialog.which.count()):
            dialog.which.setCurrentIndex(at)
            lengths.append(len(dialog.table.rows()))
        assert lengths == figures
        assert "Wie de vragen niet kreeg" in _told(dialog)
        dialog.reject()
