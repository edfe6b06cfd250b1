from datetime import date, time

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from spil_desktop.model import Activity, AuditEntry, FollowUp, Job, Occurrence
from spil_desktop.rules.vocabulary import Act, FollowUpKind, JobStatus
from spil_desktop.ui.calendar.page import CalendarPage
from spil_desktop.ui.calendar.saving import CalendarFileDialog
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.filled import Neighbourhood

DAY = date(2026, 4, 14)


@pytest.fixture
def around(work, monkeypatch):
    monkeypatch.setattr(Work, "today", lambda _work: DAY)
    made = Neighbourhood(work)
    made.annie = made.participant("Rustema")

    def add(session):
        soos = Activity(area_id=made.area, name="Soos", place="Spantweg", starts_at=time(14))
        session.add(soos)
        session.flush()
        visit = FollowUp(participant_id=made.annie, kind=FollowUpKind.VISIT, due_on=DAY)
        session.add(visit)
        for day in (DAY, date(2026, 4, 16)):
            session.add(Occurrence(activity_id=soos.id, held_on=day))
        for _number in range(4):
            session.add(Occurrence(activity_id=soos.id, held_on=date(2026, 5, 5)))
        lamp = date(2026, 4, 22)
        job = Job(participant_id=made.annie, kind="lamp", on=lamp, status=JobStatus.PLANNED)
        session.add(job)
        session.flush()
        made.job = job.id
        return soos.id

    made.soos = work.keep(add)
    return made


@pytest.fixture
def page(work, around, qtbot):
    made = CalendarPage(work)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


def shown(page):
    return [(entry.when, entry.planned.name) for entry in page.grid.entries]


def test_the_week_is_walked_by_keyboard_and_enter_opens(page, work, around, qtbot):
    went = filled.gone_to(work)
    visit, soos, later = page.grid.entries
    assert shown(page) == [
        (DAY, "Annie Rustema"),
        (DAY, "Soos"),
        (date(2026, 4, 16), "Soos"),
    ]
    assert visit.accessibleName() == "di 14-04-2026: bezoek, Annie Rustema"
    assert soos.accessibleName() == "di 14-04-2026: 14.00 uur, activiteit, Soos, Spantweg"
    assert soos.text() == "14.00 Soos\nSpantweg"
    soos.resize(80, soos.height())
    assert soos.text().startswith("14.00\nSoos\n")  # too narrow for both on a line
    assert page.first_focus() is visit
    visit.setFocus()
    for key, focused in (
        (Qt.Key.Key_Down, soos),
        (Qt.Key.Key_Right, later),
        (Qt.Key.Key_Down, later),
        (Qt.Key.Key_Left, visit),
        (Qt.Key.Key_Right, later),
        (Qt.Key.Key_Up, soos),
    ):
        qtbot.keyClick(page.focusWidget(), key)
        assert page.focusWidget() is focused
    qtbot.keyClick(soos, Qt.Key.Key_Return)
    qtbot.keyClick(visit, Qt.Key.Key_Space)
    assert went[0] == ("activities", around.soos)
    assert went[1][0] == "residents"


def test_a_small_job_stands_on_its_day_and_opens(page, work, around, qtbot):
    went = filled.gone_to(work)
    page.go_on()
    (lamp,) = page.grid.entries
    assert lamp.accessibleName() == "wo 22-04-2026: klus, Annie Rustema: lamp"
    qtbot.keyClick(lamp, Qt.Key.Key_Return)
    assert went == [("jobs", around.job)]


def test_weeks_and_months_are_leafed_through_and_kept_over_the_lock(page, work, qtbot):
    page.go_on()
    page.go_on()
    assert shown(page) == []
    assert page.empty.isVisibleTo(page)
    assert page.first_focus() is page.on
    page.go_now()
    assert len(shown(page)) == 3
    page.view.set_state("month")
    assert page.span.text() == "april 2026"
    page.go_on()
    assert page.span.text() == "mei 2026"
    assert len(shown(page)) == 3
    kept = page.remember()
    filled.button(page, "nog 1").click()
    assert page.view.value() == "week"
    assert len(shown(page)) == 4
    page.go_now()
    assert len(shown(page)) == 3
    page.recall(kept)
    assert page.span.text() == "mei 2026"
    page.go_back()
    assert page.span.text() == "april 2026"
    page.recall(None)
    assert page.span.text() == "april 2026"


def test_the_file_has_no_names_unless_they_are_asked_for(page, work, tmp_path):
    file = tmp_path / "agenda.ics"
    filled.button(page, "Agendabestand maken").click()
    dialog = filled.opened(CalendarFileDialog)
    dialog.first.set_value(None)
    dialog.ask_file()
    assert dialog.form.has_problems()
    dialog.first.set_value(DAY)
    dialog.ask_file()
    filled.opened(QFileDialog).reject()
    dialog.save(str(tmp_path / "nergens" / "agenda.ics"))
    assert dialog.problem.isVisibleTo(dialog)
    dialog.save(str(file))
    assert b"Rustema" not in file.read_bytes()
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 8
    noted = work.read(lambda session: session.query(AuditEntry.act).all())
    assert (Act.SHARE_CALENDAR,) not in [tuple(line) for line in noted]

    page._save()
    dialog = filled.opened(CalendarFileDialog)
    dialog.names.setChecked(True)
    dialog.save(str(file))
    assert b"Annie Rustema" in file.read_bytes()
    noted = work.read(lambda session: session.query(AuditEntry.act).all())
    assert (Act.SHARE_CALENDAR,) in [tuple(line) for line in noted]
