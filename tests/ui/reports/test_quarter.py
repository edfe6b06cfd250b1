from dataclasses import replace
from datetime import date

import pypdf
import pytest

from spil_desktop.files.exports import Format
from spil_desktop.model import Participant, Release
from spil_desktop.rules import ledger as ledgers
from spil_desktop.rules import periods, release_json
from spil_desktop.rules.anonymity import StoryState
from spil_desktop.rules.vocabulary import ConsentForm, Indicator, ParticipantStatus
from spil_desktop.services import areas, quarters, releases, stories, targets
from spil_desktop.ui.reports.page import ReportsPage
from spil_desktop.ui.reports.quarter_export import QuarterExportDialog
from spil_desktop.ui.reports.stories import ReportStoryDialog
from spil_desktop.ui.work import Work
from tests.samples import sample_release
from tests.services import made
from tests.services.pilots import Pilot
from tests.ui import filled

QUARTER = periods.parse("2025-Q1")
TODAY = date(2025, 4, 10)
SLOW = 120_000


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)


@pytest.fixture
def area(work):
    """An area with people in the quarter, and a release of the quarter before in the ledger."""

    def add(session):
        pilot = Pilot(session, "Testwijk")
        pilot.add(25, date(2025, 1, 1), 90)
        targets.put(session, QUARTER, pilot.area, {Indicator.REPORTS: 40})
        before = periods.before(QUARTER)
        published = replace(sample_release(), area="Testwijk", period=before)
        session.add(
            Release(
                area_id=pilot.area,
                first_day=before.first_day,
                last_day=before.last_day,
                definition_version=published.definition_version,
                content_hash=releases.content_hash(published),
                ledger=ledgers.as_json(ledgers.Ledger()),
                tables=[release_json.as_json(published)],
            )
        )
        return pilot.area

    return work.keep(add)


@pytest.fixture
def opened(work, qtbot):
    """Open the page on the manager's report of an area."""
    page = ReportsPage(work)
    qtbot.addWidget(page)

    def show(area):
        page.resize(1000, 700)
        codes = [period.code for period in page.choices.periods]
        page.choices.blockSignals(True)  # a year over all areas would be planned first
        page.choices.set_areas(work.read(areas.rows))
        page.choices.set_state([area, codes.index(QUARTER.code)])
        page.choices.blockSignals(False)
        page.tabs.setCurrentWidget(page.quarter)
        work.changed.connect(page.reload)
        page.show()
        settled(qtbot, page)
        return page

    yield show
    page.close()


def settled(qtbot, page):
    qtbot.waitUntil(lambda: page.quarter.job is None, timeout=SLOW)


def write_story(page, **values):
    page.quarter.stories.add()
    dialog = filled.opened(ReportStoryDialog)
    dialog.form.set_state({"title": "Weer buiten", **values})
    return dialog


def test_the_report_with_a_story_is_written(opened, work, area, qtbot, tmp_path):
    page = opened(area)
    assert page.quarter.report is not None
    assert page.quarter.report.before is not None
    assert page.quarter.report.year_ago is None

    dialog = write_story(page, text="Bep Testema wandelt weer.", is_checked=True)
    dialog.look()
    assert "“Testema” (naam)" in dialog.found.words.text()
    dialog.accept()
    assert dialog.isVisible()  # somebody can be recognised
    dialog.form.set_state(
        {
            "text": "Zij wandelt weer elke week.",
            "consent_on": "9-4-2025",
            "consent_form": ConsentForm.ORAL.value,
        }
    )
    dialog.look()
    assert not dialog.found.isVisibleTo(dialog)
    dialog.accept()
    settled(qtbot, page)
    card = page.quarter.stories
    assert [row.state for row in card.table.rows()] == [StoryState.READY]
    assert [story.title for story in page.quarter.report.stories] == ["Weer buiten"]

    card.table.selectRow(0)
    card.table.opened.emit(card.table.key())
    changing = filled.opened(ReportStoryDialog)
    assert changing.checked.value()
    changing.title.set_state("Weer naar buiten")
    changing.accept()
    settled(qtbot, page)

    page.export()
    export = filled.opened(QuarterExportDialog)
    assert list(export.formats) == [Format.PDF, Format.HTML]
    assert export.stories.note.text() == "Kies welke verhalen meegaan."
    assert [(tick.text(), tick.isChecked()) for tick in export.stories.ticks] == [
        ("Weer naar buiten", True)
    ]
    export.folder.set_state(str(tmp_path))
    with qtbot.waitSignal(export.written, timeout=SLOW) as written:
        export.write_button.click()
    pdf, html = written.args[0]
    assert pdf.name == "kwartaalrapport-testwijk-2025-q1.pdf"
    with pypdf.PdfReader(pdf) as reader:
        text = " ".join(" ".join(each.extract_text() for each in reader.pages).split())
    assert "Weer naar buiten" in text
    assert "Zij wandelt weer elke week." in html.read_text(encoding="utf-8")
    assert [row.period.code for row in work.read(releases.earlier)] == ["2025-Q1", "2024-Q4"]

    card.table.selectRow(0)
    card.remove()
    settled(qtbot, page)
    assert card.table.rows() == []
    work.undo()
    settled(qtbot, page)
    assert len(card.table.rows()) == 1
    again = work.read(lambda s: quarters.plan(s, QUARTER, area, today=TODAY))
    assert again.release.tables == page.quarter.report.release.tables


def test_nothing_to_report_keeps_its_stories(opened, work, qtbot):
    (empty,) = work.read(areas.rows)
    page = opened(empty.id)
    assert page.quarter.report is None
    assert page.quarter.note.words.text().startswith("Over deze periode is niets vastgelegd.")
    page.export()
    for step in (page.quarter.stories.edit, page.quarter.stories.remove):
        step()  # nothing is chosen
    someone = work.keep(lambda s: made.participant(s, empty.id))
    dialog = write_story(page, text="Zij belt weer.", participant_id=someone)
    dialog.accept()
    settled(qtbot, page)
    (row,) = page.quarter.stories.table.rows()
    assert row.state is StoryState.NO_CONSENT
    assert work.read(lambda s: stories.going_out(s, QUARTER, empty.id)) == ()

    def close(session):
        session.get_one(Participant, someone).status = ParticipantStatus.CLOSED

    work.keep(close)
    page.quarter.stories.table.selectRow(0)
    page.quarter.stories.edit()
    changing = filled.opened(ReportStoryDialog)
    changing.title.set_state("Weer aan de lijn")
    changing.accept()
    settled(qtbot, page)
    (row,) = page.quarter.stories.table.rows()
    # her story goes with her still, when she withdraws later
    assert (row.fields.title, row.fields.participant_id) == ("Weer aan de lijn", someone)
