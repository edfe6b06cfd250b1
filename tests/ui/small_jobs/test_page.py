from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import JobStatus, TodayKind, VolunteerRole
from spil_desktop.services import absences, job_lists, jobs, today
from spil_desktop.services.absences import AbsenceFields
from spil_desktop.services.job_lists import JobFilter, Wanted
from spil_desktop.services.jobs import JobFields
from spil_desktop.ui.matching.dialogs import WithoutVogDialog
from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog, JobDialog, PlanJobDialog
from spil_desktop.ui.small_jobs.page import JobsPage
from spil_desktop.ui.today import words as today_words
from spil_desktop.ui.today.page import TodayPage
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

TODAY = date(2026, 5, 6)
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(work, qtbot, monkeypatch):
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)
    made = JobsPage(work)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


@pytest.fixture
def around(work, page):
    made = Neighbourhood(work)
    made.asker = made.participant("Dijkstra")
    made.helper = made.buddy("Huizinga", roles=(VolunteerRole.HANDYMAN,))
    return made


def ask(around, kind, **known):
    fields = JobFields(kind, **known)
    return around.do(lambda session: jobs.request(session, around.asker, fields, today=TODAY))


def listed(page):
    return [row.job.fields.kind for row in page.table.rows()]


def words(widget):
    return " | ".join(
        label.text() for label in widget.findChildren(type(widget.window().head.itemAt(0).widget()))
    )


def test_an_empty_page_offers_the_first_job(page, around, work, qtbot):
    assert page.first_focus() is page.empty.step
    page.empty.step.click()
    dialog = filled.opened(JobDialog)
    assert nameless(dialog) == []
    dialog.who.set_state(around.asker)
    qtbot.keyClicks(dialog.kind, "schutting zetten")
    dialog.minutes.setValue(200)
    assert dialog.long.isVisibleTo(dialog)
    qtbot.keyClick(dialog, ENTER, CTRL)

    assert listed(page) == ["schutting zetten"]
    assert "Dit duurt langer dan 1 uur 30 min" in words(page.detail)
    badge = work.read(lambda session: today.badges(session, today=TODAY))
    assert badge.jobs == 1


def test_by_keyboard_from_asked_to_planned_to_done(page, around, work, qtbot):
    key = ask(around, "lamp vervangen", minutes=20)
    away = around.buddy("Weg", roles=(VolunteerRole.HANDYMAN,))
    week = AbsenceFields(TODAY + timedelta(days=7))
    around.do(lambda session: absences.add(session, away, week))
    page.table.setFocus()
    qtbot.keyClick(page.table, ENTER)
    plan = filled.opened(PlanJobDialog)
    assert nameless(plan) == []
    assert [plan.volunteer.itemText(at) for at in (1, 2)] == ["Grietje Huizinga", "Grietje Weg"]
    plan.on.setText("14-5-2026")
    assert plan.volunteer.itemText(2) == "Grietje Weg (kan niet)"
    plan.volunteer.set_state(away)
    assert plan.why.text() == "Kan niet: is er dan niet"
    qtbot.keyClick(plan, ENTER, CTRL)
    assert plan.isVisible()  # refused, with the reason
    assert "Kan niet: is nu afwezig." in plan._problem.words.text()
    plan.volunteer.set_state(around.helper)
    qtbot.keyClick(plan, ENTER, CTRL)
    row = work.read(lambda session: job_lists.line(session, key, today=TODAY))
    assert (row.job.status, row.job.on) == (JobStatus.PLANNED, date(2026, 5, 14))
    assert "Grietje Huizinga doet het op do 14-05-2026" in words(page.detail)

    qtbot.keyClick(page.table, ENTER)
    finish = filled.opened(FinishJobDialog)
    qtbot.keyClicks(finish.said, "Mooi licht.")
    qtbot.keyClick(finish, ENTER, CTRL)
    assert listed(page) == []
    page.wanted.set_state(Wanted.DONE)
    assert listed(page) == ["lamp vervangen"]
    assert "Zij zei: Mooi licht." in words(page.detail)


def test_without_a_vog_the_reason_is_asked_and_kept(page, around, work, qtbot):
    key = ask(around, "lamp vervangen")
    bare = around.buddy("Zonder", roles=(VolunteerRole.HANDYMAN,), vog=False)
    qtbot.keyClick(page.table, ENTER)
    plan = filled.opened(PlanJobDialog)
    plan.on.setText("14-5-2026")
    assert plan.volunteer.itemText(2) == "Grietje Zonder (nog geen VOG)"
    plan.volunteer.set_state(bare)
    assert plan.why.text().startswith("Nog geen VOG: kan alleen als je zegt waarom")
    qtbot.keyClick(plan, ENTER, CTRL)
    why = filled.opened(WithoutVogDialog)
    assert nameless(why) == []
    qtbot.keyClick(why, ENTER, CTRL)
    assert plan.isVisible()  # nothing is planned without a reason
    qtbot.keyClicks(why.reason, "al jaren de buurvrouw")
    qtbot.keyClick(why, ENTER, CTRL)
    job = work.read(lambda session: job_lists.line(session, key, today=TODAY)).job
    assert (job.status, job.override) == (JobStatus.PLANNED, "al jaren de buurvrouw")
    told = words(page.detail)
    assert "zonder VOG, met reden" in told
    assert "Zonder VOG: al jaren de buurvrouw" in told


def test_filters_search_and_what_is_shown_after_the_lock(page, around, work):
    first, second = ask(around, "kraan"), ask(around, "lamp")
    around.do(
        lambda session: jobs.plan(
            session, second, around.helper, TODAY - timedelta(days=1), today=TODAY
        )
    )
    assert listed(page) == ["kraan", "lamp"]
    shown = page.table.model()
    assert [shown.data(shown.index(at, 2)) for at in (0, 1)] == ["aangevraagd", "hoe ging het?"]
    page.text.setText("lamp")
    assert listed(page) == ["lamp"]
    page.show_record(first)
    assert (page.table.key(), page.wanted.value()) == (first, Wanted.ALL)
    state = page.remember()
    again = JobsPage(work)
    again.recall(state)
    assert (again.table.key(), again.wanted.value()) == (first, Wanted.ALL)
    assert again.about() == around.person_of(around.asker)
    again.recall(None)
    again.deleteLater()

    filled.button(page.detail, "Afgezegd").click()
    page.wanted.set_state(Wanted.OVER)
    assert listed(page) == ["kraan"]
    gone = filled.gone_to(work)
    filled.button(page.detail, "Dossier").click()
    assert gone == [("residents", around.person_of(around.asker))]
    found = work.read(
        lambda session: job_lists.rows(session, JobFilter(Wanted.PLANNED), today=TODAY)
    )
    assert [row.id for row in found] == [second]


def test_a_job_of_today_stands_on_vandaag_until_it_is_told_how_it_went(page, around, work, qtbot):
    key = ask(around, "lamp vervangen")
    around.do(lambda session: jobs.plan(session, key, around.helper, TODAY, today=TODAY))
    day = TodayPage(work)
    qtbot.addWidget(day)
    work.changed.connect(day.reload)
    day.show()
    day.reload()

    def lines():
        return [row for row in day.table.rows() if row.kind is TodayKind.JOB_TODAY]

    qtbot.waitUntil(lambda: len(lines()) == 1)
    assert today_words.what(lines()[0]) == "Klus: lamp vervangen"
    day.table.selectRow(day.table.rows().index(lines()[0]))
    gone = filled.gone_to(work)
    qtbot.keyClick(day.table, ENTER)
    assert gone == [("jobs", key)]
    qtbot.keyClick(day.table, Qt.Key.Key_Space)
    finish = filled.opened(FinishJobDialog)
    qtbot.keyClick(finish, ENTER, CTRL)
    assert lines() == []
    done = work.read(lambda session: job_lists.line(session, key, today=TODAY))
    assert done.job.status is JobStatus.DONE
    day.close()
