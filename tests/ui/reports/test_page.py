import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QLabel

from spil_desktop.files import validation
from spil_desktop.files.charts import ChartKind
from spil_desktop.files.exports import Format
from spil_desktop.rules import periods, seed_statements
from spil_desktop.rules.vocabulary import (
    Act,
    ConsentForm,
    ConsentState,
    LivingSituation,
    NeedTheme,
    Purpose,
)
from spil_desktop.services import areas, consents, releases, stories
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.stories import StoryFields
from spil_desktop.texts import seed_statements as published_words
from spil_desktop.ui.reports.charts import BarChart
from spil_desktop.ui.reports.choice import Choices
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.reports.page import ReportsPage
from spil_desktop.ui.reports.places import Beside, Sideways
from spil_desktop.ui.reports.release_view import ReleaseView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.shared.tables import RecordTable
from spil_desktop.ui.work import Work
from tests.samples import sample_release
from tests.services import made
from tests.ui import filled
from tests.ui.filled import Neighbourhood

LEFT, SLOW = Qt.MouseButton.LeftButton, 120_000
SAFE = "Zo zijn deze cijfers vastgelegd, en zo gaan ze naar buiten."
AGREED = StoryFields(
    "Weer buiten",
    "Zij wandelt elke week.",
    consent_on=date(2026, 3, 1),
    consent_form=ConsentForm.ORAL,
    is_checked=True,
)


@pytest.fixture(autouse=True)
def _this_year(monkeypatch):
    """Three years back are offered; the people of these tests live in 2026."""
    monkeypatch.setattr(Work, "today", lambda _work: date(2026, 11, 20))


@pytest.fixture
def around(work):
    """Forty people who count in the first quarter of 2026."""
    found = Neighbourhood(work)

    def add(session):
        for number in range(40):
            someone = made.participant(
                session, found.area, f"Telma{number}", living=tuple(LivingSituation)[number % 2]
            )
            person = session.get_one(made.Participant, someone).person_id
            session.get_one(made.Person, person).birth_year = 1936 + number % 20
            for purpose in (Purpose.FILE, Purpose.EVALUATION):
                answer = ConsentFields(purpose, ConsentState.GIVEN, made.TODAY, ConsentForm.ORAL)
                consents.record(session, person, answer, today=made.TODAY)

    work.keep(add)
    for number in range(1, 31):
        if number % 3:
            found.company(
                number,
                asked_on=made.TODAY.replace(month=3),
                theme=NeedTheme.SOCIAL_CONTACT if number % 2 else NeedTheme.TRANSPORT,
                sub_theme=None,
            )
    return found


@pytest.fixture
def page(work, qtbot):
    opened = ReportsPage(work)
    qtbot.addWidget(opened)
    opened.resize(1000, 700)
    work.changed.connect(opened.reload)
    opened.show()
    yield opened
    opened.close()


def choose(qtbot, page, code):
    at = next(place for place, one in enumerate(page.choices.periods) if one.code == code)
    page.choices.period.set_state(at)
    settled(qtbot, page)


def settled(qtbot, page):
    qtbot.waitUntil(lambda: page.sharing.job is None, timeout=SLOW)


def words(root):
    QApplication.processEvents()
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root)]


def test_periods_that_are_over_are_offered_the_latest_first(page, work):
    offered = [page.choices.period.itemData(at) for at in range(page.choices.period.count())]
    periods = [page.choices.periods[place] for place in offered]
    codes = [period.code for period in periods]

    assert all(period.last_day < work.today() for period in periods)
    assert f"{work.today().year - 1}" in codes
    assert codes.index("2025") < codes.index("2025-H2") < codes.index("2025-Q4")
    assert codes.index("2025-Q4") < codes.index("2025-Q3")


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 10, 10), "2026-Q3"),
        (date(2027, 1, 10), "2026-Q4"),
        (date(2027, 4, 1), "2027-Q1"),
    ],
)
def test_the_last_quarter_that_is_over_is_chosen_first(qtbot, today, quarter):
    choices = Choices(today)
    qtbot.addWidget(choices)
    assert choices.chosen().period.code == quarter
    choices.offer(running=True)
    assert choices.chosen().period.code == quarter
    choices.period.setCurrentIndex(0)  # the quarter that runs
    assert today in choices.chosen().period
    choices.offer(running=False)
    assert choices.chosen().period.code == quarter


def test_nothing_to_report_is_said(page, qtbot):
    page.reload()
    choose(qtbot, page, "2024")

    assert page.sharing.note.words.text().startswith("Over deze periode is niets vastgelegd.")
    assert not page.export_button.isEnabled()
    page.export()
    assert page.window().findChildren(ExportDialog) == []


def test_the_release_as_it_will_be_published(page, around, qtbot):
    page.reload()
    page.choices.period.set_state(1)  # another choice before the first was answered
    choose(qtbot, page, "2026-Q1")

    assert page.sharing.provisional.isVisible()
    assert "niet voor verspreiding" in page.sharing.provisional.words.text()
    assert not page.sharing.note.isVisible()
    assert page.export_button.isEnabled()
    assert page.first_focus() is page.choices.period
    assert any(text == "Hoe deze cijfers veilig zijn" for text in words(page.sharing.view))
    assert page.sharing.view.findChildren(RecordTable)
    state = page.remember()
    page.recall(None)
    page.recall(state)
    settled(qtbot, page)
    assert page.choices.period.value() == state["chosen"][1]


class TestReleaseView:
    @pytest.fixture
    def view(self, qtbot):
        shown = ReleaseView()
        around_it = blocks.scrolled(shown)
        qtbot.addWidget(around_it)
        around_it.resize(1300, 800)
        around_it.show()
        shown.show_release(sample_release())
        qtbot.waitExposed(around_it)
        yield shown
        around_it.close()

    @pytest.mark.parametrize("wide", [1300, 544])
    def test_no_number_is_hidden(self, view, wide):
        view.window().resize(wide, 800)
        QApplication.processEvents()
        assert view.width() <= wide
        tables = view.findChildren(RecordTable)
        assert tables
        for table in tables:
            columns = range(len(table.records.columns))
            assert not [number for number in columns if table.isColumnHidden(number)]
            table.sortByColumn(len(columns) - 1, Qt.SortOrder.DescendingOrder)
            assert table.records.data(table.records.index(0, 0))

    def test_every_published_sentence_is_shown_with_its_verdict(self, view):
        shown = [label.text() for label in view.findChildren(QLabel)]
        for claim in seed_statements.compare(sample_release()):
            at = shown.index(published_words.published(claim.claim))
            assert tuple(shown[at : at + 3]) == published_words.row(claim)
        assert set(published_words.rules()) <= set(shown)

    def test_a_narrow_page_puts_the_chart_below(self, view, qtbot):
        beside = view.findChildren(Beside)
        charts = view.findChildren(BarChart)
        assert {chart.chart.kind for chart in charts} == set(ChartKind)
        for wide, way in (
            (1300, QBoxLayout.Direction.LeftToRight),
            (544, QBoxLayout.Direction.TopToBottom),
        ):
            view.window().resize(wide, 800)
            qtbot.waitUntil(lambda way=way: all(one.layout().direction() is way for one in beside))
            assert not view.grab().isNull()

    def test_the_keyboard_brings_a_far_column_into_view(self, view, qtbot):
        view.window().resize(420, 800)
        QApplication.processEvents()
        for place in view.findChildren(Sideways):
            table = place.table
            last = len(table.records.columns) - 1
            table.setCurrentIndex(table.records.index(0, last))
            room = place.viewport().width()
            cell = table.visualRect(table.currentIndex())
            assert cell.right() - place.horizontalScrollBar().value() <= room

    def test_a_legend_goes_on_below_when_the_line_is_full(self, view):
        chart = next(
            one for one in view.findChildren(BarChart) if one.chart.kind is ChartKind.PARTS
        )
        low = chart.height()
        chart.resize(60, low)

        assert chart.height() > low


def test_all_areas_together_or_one(page, around, work, qtbot):
    other = work.write(
        Act.EDIT_AREA,
        lambda session: areas.add(session, AreaFields("Noorderveld"), today=work.today()),
    )
    page.choices.area.set_state(0)
    choose(qtbot, page, "2026-Q1")
    assert page.choices.area.itemText(0) == "Alle wijken en dorpen samen"
    assert page.sharing.release.areas == ("De Bouwen", "Noorderveld")

    page.choices.area.set_state(other)
    settled(qtbot, page)
    assert page.sharing.release is None
    page.choices.area.set_state(around.area)
    settled(qtbot, page)
    assert page.sharing.release.area == "De Bouwen"


class TestExport:
    @pytest.fixture
    def dialog(self, page, around, qtbot):
        page.reload()
        choose(qtbot, page, "2026-Q1")
        qtbot.mouseClick(page.export_button, LEFT)
        return filled.opened(ExportDialog)

    def test_all_formats_with_progress(self, dialog, page, work, qtbot, tmp_path, monkeypatch):
        told, folder = filled.said(work), tmp_path / "verslagen"
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
        qtbot.mouseClick(dialog.pick_button, LEFT)
        assert dialog.folder.value() == str(folder)
        with qtbot.waitSignal(dialog.written, timeout=SLOW) as written:
            qtbot.mouseClick(dialog.write_button, LEFT)
            assert filled.opened(ProgressDialog).isVisible()

        (paths,) = written.args
        assert sorted(folder.iterdir()) == sorted(paths)
        assert len(paths) == len(Format)
        package = next(path for path in paths if path.suffix == ".zip")
        assert zipfile.is_zipfile(package)
        assert validation.validate(package) == ()
        assert told == ["5 bestanden gemaakt."]
        (published,) = work.read(releases.earlier)
        assert published.period.code == "2026-Q1"
        qtbot.waitUntil(page.sharing.note.isVisible)
        assert page.sharing.note.words.text().startswith(SAFE)
        assert not page.sharing.provisional.isVisible()
        qtbot.mouseClick(page.tabs.tabBar(), LEFT, pos=page.tabs.tabBar().tabRect(1).center())
        qtbot.waitUntil(lambda: page.quarter.job is None, timeout=SLOW)
        assert page.quarter.note.words.text().startswith("Deze cijfers zijn vastgelegd.")
        choose(qtbot, page, "2026-H1")
        qtbot.waitUntil(lambda: page.quarter.job is None, timeout=SLOW)
        assert page.quarter.provisional.isVisible()

    def test_at_most_two_stories_that_may_go_out(self, page, around, work, qtbot, tmp_path):
        untold = replace(AGREED, title="Aan de lijn", consent_on=None, consent_form=None)
        asked = periods.parse("2026-Q1")

        def tell(session, fields):
            return stories.add(session, asked, around.area, fields, today=work.today())

        def dialog():
            page.reload()
            settled(qtbot, page)
            page.export()
            asked_where = filled.opened(ExportDialog)
            asked_where.folder.set_state(str(tmp_path))
            for kind in (Format.XLSX, Format.CSV, Format.PACKAGE):
                asked_where.formats[kind].setChecked(False)
            return asked_where

        def write(asked_where):
            with qtbot.waitSignal(asked_where.written, timeout=SLOW) as written:
                qtbot.mouseClick(asked_where.write_button, LEFT)
            paper, web = written.args[0]
            with pypdf.PdfReader(paper) as reader:
                told = " ".join(" ".join(each.extract_text() for each in reader.pages).split())
            return told, web.read_text(encoding="utf-8")

        def press(tick):
            qtbot.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))

        titles = ("Weer buiten", "Samen eten", "Koffie")
        work.keep(lambda s: tell(s, untold))
        choose(qtbot, page, "2026-Q1")
        without = dialog()
        assert without.stories.note.text().startswith("Er gaat geen verhaal mee")
        assert without.stories.ticks == ()
        assert all("In eigen woorden" not in told for told in write(without))

        kept = [
            work.keep(lambda s, title=title: tell(s, replace(AGREED, title=title)))
            for title in titles
        ]
        offered = dialog()
        assert "Weer buiten" in words(page.sharing.view)
        assert offered.stories.note.text() == (
            "Kies welke verhalen meegaan, hoogstens 2. "
            "Verhalen staan alleen in de PDF en op de webpagina."
        )
        first, second, third = offered.stories.ticks
        assert [each.text() for each in (first, second, third)] == list(titles)
        assert [each.isChecked() for each in (first, second, third)] == [True, True, False]
        assert not third.isEnabled()  # two is what the report has room for
        press(second)
        press(third)
        assert not second.isEnabled()
        assert [story.title for story in offered.stories.value()] == ["Weer buiten", "Koffie"]
        # she withdraws while the dialog is open: hers stays out, and none comes in its place
        work.keep(lambda s: stories.edit(s, kept[0], untold, today=work.today()))
        for told in write(offered):
            assert "Koffie" in told
            assert not any(each in told for each in ("Weer buiten", "Aan de lijn", "Samen eten"))

        refused = dialog()
        for tick in refused.stories.ticks:
            press(tick)
        assert refused.stories.value() == ()
        assert all("In eigen woorden" not in told for told in write(refused))

    def test_many_stories_scroll(self, page, around, work, qtbot):
        asked = periods.parse("2026-Q1")
        for number in range(9):
            fields = replace(AGREED, title=f"Verhaal {number}")
            work.keep(lambda s, f=fields: stories.add(s, asked, around.area, f, today=work.today()))
        choose(qtbot, page, "2026-Q1")
        page.export()
        choice = filled.opened(ExportDialog).stories
        last = choice.ticks[-1]
        assert last.visibleRegion().isEmpty()
        for tick in choice.ticks[:2]:
            tick.setChecked(False)
        last.setFocus()
        qtbot.keyClick(choice.ticks[-2], Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
        qtbot.keyClick(last, Qt.Key.Key_Space)
        assert [story.title for story in choice.value()] == ["Verhaal 8"]

    def test_one_format_and_what_is_missing(self, dialog, qtbot, tmp_path, monkeypatch):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
        dialog.pick_button.click()
        assert dialog.folder.value() == str(Path.home())
        for tick in dialog.formats.values():
            tick.setChecked(False)
        dialog.write_button.click()
        assert dialog.problem.words.text() == "Kies een map en minstens één soort bestand."

        dialog.formats[Format.CSV].setChecked(True)
        dialog.folder.set_state(str(tmp_path / "csv"))
        with qtbot.waitSignal(dialog.written, timeout=SLOW) as written:
            dialog.write_button.click()
        assert len(written.args[0]) == 1

    def test_a_folder_that_cannot_be_written_is_told(self, dialog, qtbot, tmp_path):
        blocked = tmp_path / "bestand"
        blocked.write_text("geen map")
        dialog.folder.set_state(str(blocked))
        dialog.write_button.click()
        qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)

        assert dialog.problem.isVisibleTo(dialog)
        assert dialog.isVisible()
        dialog.reject()

    def test_stopping_leaves_no_files(self, dialog, qtbot, tmp_path):
        dialog.folder.set_state(str(tmp_path / "uit"))
        dialog.write_button.click()
        progress = filled.opened(ProgressDialog)
        qtbot.mouseClick(progress.stop_button, LEFT)
        qtbot.waitUntil(lambda: dialog._progress is None, timeout=SLOW)

        assert dialog.problem.words.text().startswith("Gestopt.")
        left = [path.name for path in (tmp_path / "uit").glob("*")]
        assert left == []
        dialog.reject()
