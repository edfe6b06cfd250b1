from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from spil_desktop.model import Activity, Occurrence, Street
from spil_desktop.rules import periods
from spil_desktop.rules.indicators import WITH_TARGET, RecordKind
from spil_desktop.rules.quarter_report import COMPARED_OUTSIDE
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.services import targets
from spil_desktop.services.indicators import ListedRecord
from spil_desktop.ui.reports.how_counted import HowCountedDialog, place
from spil_desktop.ui.reports.page import ReportsPage
from spil_desktop.ui.reports.targets import TargetsDialog
from spil_desktop.ui.work import Work
from tests.services import made
from tests.ui import filled
from tests.ui.filled import Neighbourhood

QUARTER = periods.parse("2026-Q1")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(Work, "today", lambda _work: date(2026, 4, 14))


@pytest.fixture
def around(work):
    found = Neighbourhood(work)

    def add(session):
        for number in range(3):
            made.participant(
                session, found.area, f"Telma{number}", first_contact_on=date(2026, 3, 6 + number)
            )
        activity = Activity(area_id=found.area, name="Koffie")
        session.add(activity)
        session.add(Street(area_id=found.area, name="Tjalk", handed_over_on=date(2026, 3, 3)))
        session.flush()
        for week, visitors in enumerate((8, 12)):
            held = date(2026, 3, 3 + 7 * week)
            session.add(Occurrence(activity_id=activity.id, held_on=held, visitors=visitors))

    work.keep(add)
    return found


@pytest.fixture
def page(work, around, qtbot):
    opened = ReportsPage(work)
    qtbot.addWidget(opened)
    opened.resize(1000, 700)
    work.changed.connect(opened.reload)
    opened.show()
    opened.reload()
    opened.tabs.setCurrentWidget(opened.internal)
    choose(qtbot, opened, "2026-Q1")
    yield opened
    opened.close()


def choose(qtbot, page, code):
    codes = [period.code for period in page.choices.periods]
    page.choices.period.set_state(codes.index(code))
    qtbot.waitUntil(lambda: page.internal.job is None, timeout=60_000)


def words(root):
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root)]


def row(page, indicator):
    return next(one for one in page.internal.table.rows() if one.figure.indicator is indicator)


def shown(page, indicator):
    line = row(page, indicator)
    return [column.text(line) for column in page.internal.table.records.columns]


def opened(page, indicator):
    page.internal.table.choose(row(page, indicator).key)
    page.internal.open_figure()
    return filled.opened(HowCountedDialog)


def test_exact_figures_in_words_with_share_and_median(page):
    assert "niet voor verspreiding" in page.internal.note.words.text()
    assert not page.export_button.isVisibleTo(page)
    assert page.first_focus() is page.internal.table
    assert shown(page, Indicator.REACHED) == [
        "Bereikt na de melding",
        "3",
        "",
        "100% van meldingen · mediaan 5 dagen",
    ]
    assert shown(page, Indicator.VISITS)[:2] == ["Bezoeken aan activiteiten", "20"]
    page.export()  # nothing to write here


def test_the_running_quarter_is_offered_inside_only(page, qtbot):
    codes = [period.code for period in page.choices.periods]
    running = codes.index("2026-Q2")
    assert page.choices.period.findData(running) == 0
    choose(qtbot, page, "2026-Q2")
    dialog = opened(page, Indicator.REPORTS)
    assert any("loopt nog" in text for text in words(dialog))
    dialog.reject()
    page.tabs.setCurrentIndex(0)
    assert page.choices.period.findData(running) == -1
    assert page.choices.chosen().period == QUARTER
    page.recall(page.remember())
    page.recall(None)


def test_a_figure_opens_its_definition_and_a_line_its_record(page, work, qtbot):
    dialog = opened(page, Indicator.REACHED)
    assert dialog.windowTitle() == "Bereikt na de melding: 3"
    assert len(dialog.table.rows()) == 3
    assert "3 regels: precies het cijfer." in words(dialog)
    dialog.table.selectRow(1)
    with qtbot.waitSignal(work.wanted) as wanted:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    name, key = wanted.args
    assert name == "residents"
    assert key == dialog.records[1].opens

    dialog = opened(page, Indicator.VISITS)
    assert [one.amount for one in dialog.table.rows()] == [8, 12]
    assert "2 regels, samen 20." in words(dialog)
    dialog.reject()
    empty = opened(page, Indicator.RIDES)
    assert empty.table.rows() == []
    empty.open_record()  # nothing to open
    assert empty.isVisible()
    empty.reject()


@pytest.mark.parametrize(
    ("kind", "page", "key"),
    [
        (RecordKind.PARTICIPANT, "residents", 7),
        (RecordKind.NEED, "needs", 7),
        (RecordKind.MATCH, "matching", ["match", 3]),
        (RecordKind.REFERRAL, "organisations", ["referral", 3]),
        (RecordKind.KEY_FIGURE, "neighbourhood", ("key_figure", 7)),
        (RecordKind.STREET, "neighbourhood", 7),
        (RecordKind.SIGNAL, "signals", 7),
    ],
)
def test_where_a_record_opens(kind, page, key):
    assert place(ListedRecord(kind, 3, 7, "x", None, 1, None)) == (page, key)


def test_targets_are_set_beside_the_figures_and_taken_back(page, work, around, qtbot):
    qtbot.mouseClick(page.internal.targets_button, LEFT)
    dialog = filled.opened(TargetsDialog)
    dialog.numbers[Indicator.REPORTS].setValue(5)
    dialog.numbers[Indicator.VISITS].setValue(20)
    dialog.accept()
    qtbot.waitUntil(lambda: page.internal.job is None, timeout=60_000)
    assert shown(page, Indicator.REPORTS)[2:] == ["5", "3 van 5"]
    assert shown(page, Indicator.VISITS)[2:] == ["20", "doel gehaald"]
    kept = work.read(lambda session: targets.of(session, QUARTER, around.area))
    assert kept == {Indicator.REPORTS: 5, Indicator.VISITS: 20}
    work.undo()
    qtbot.waitUntil(lambda: page.internal.job is None, timeout=60_000)
    assert shown(page, Indicator.REPORTS)[2] == ""


def test_every_target_stands_beside_its_exact_figure_also_those_no_report_compares(
    page, work, around, qtbot
):
    assert not page.internal.only_targets.isVisibleTo(page)
    qtbot.mouseClick(page.internal.targets_button, LEFT)
    dialog = filled.opened(TargetsDialog)
    asked = {indicator: field.accessibleName() for indicator, field in dialog.numbers.items()}
    assert {one for one, name in asked.items() if name.endswith("(alleen intern)")} == (
        set(WITH_TARGET) - COMPARED_OUTSIDE
    )
    assert any("geen tabel die naar buiten gaat" in text for text in words(dialog))
    for field in dialog.numbers.values():
        field.setValue(2)
    dialog.accept()
    qtbot.waitUntil(lambda: page.internal.job is None, timeout=60_000)
    page.internal.only_targets.click()
    rows = page.internal.table.rows()
    assert {one.figure.indicator for one in rows} == set(WITH_TARGET)
    met = 0
    for one in rows:
        indicator, number = one.figure.indicator, one.figure.number
        said = "doel gehaald" if number >= 2 else f"{number} van 2"
        met += number >= 2
        assert shown(page, indicator)[1:3] == [str(number), "2"]
        assert shown(page, indicator)[3].startswith(said)
    assert page.internal.note.words.text().endswith(f"{met} van 14 doelen gehaald.")
    page.internal.only_targets.click()
    assert len(page.internal.table.rows()) > len(WITH_TARGET)
