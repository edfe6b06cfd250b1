from datetime import date

import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import (
    JobStatus,
    NeedStatus,
    NeedTheme,
    OrganisationKind,
    ReferralState,
    SubTheme,
    VolunteerRole,
)
from spil_desktop.services import cards, jobs, needs, organisations, referral_lists
from spil_desktop.services.jobs import JobFields
from spil_desktop.services.organisations import OrganisationFields
from spil_desktop.ui.referrals.dialogs import ReferDialog
from spil_desktop.ui.small_jobs.card import JobsCard
from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog, JobDialog, PlanJobDialog
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

TODAY = date(2026, 5, 6)
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)


@pytest.fixture
def around(work):
    made = Neighbourhood(work)
    made.asker = made.participant("Dijkstra")
    fields = needs.NeedFields(NeedTheme.PRACTICAL_HELP, TODAY, SubTheme.LAMP)
    made.need = made.do(lambda session: needs.add(session, made.asker, fields, today=TODAY))
    made.buddy("Huizinga", roles=(VolunteerRole.HANDYMAN,))
    return made


@pytest.fixture
def show(work, around, qtbot):
    """Return the card as it is now."""

    cards_shown = []

    def made():
        person = around.person_of(around.asker)
        card = work.read(lambda session: cards.card(session, person, today=TODAY))
        shown = JobsCard(work, card.participant)
        qtbot.addWidget(shown)
        shown.show()
        cards_shown.append(shown)  # else it goes before what it shows was looked at
        return shown

    return made


def kept(work, around):
    return work.read(lambda session: jobs.of_participant(session, around.asker))[0]


def asked(around, kind="lamp vervangen"):
    fields = JobFields(kind, need_id=around.need)
    return around.do(lambda session: jobs.request(session, around.asker, fields, today=TODAY))


def test_a_job_is_asked_planned_and_done_with_a_word_of_hers(show, around, work, qtbot):
    card = show()
    filled.button(card, "Klus aanvragen").click()
    dialog = filled.opened(JobDialog)
    assert nameless(dialog) == []
    qtbot.keyClicks(dialog.kind, "lamp vervangen")
    dialog.need.setCurrentIndex(1)
    qtbot.keyClicks(dialog.contribution, "tien")
    qtbot.keyClick(dialog, ENTER, CTRL)
    assert dialog.isVisible()  # that is no amount
    dialog.contribution.setText("10")
    qtbot.keyClick(dialog, ENTER, CTRL)
    assert kept(work, around).fields.contribution == 1000

    card = show()
    card.table.opened.emit(None)
    plan = filled.opened(PlanJobDialog)
    plan.volunteer.setCurrentIndex(1)
    plan.on.setText("6-5-2026")
    qtbot.keyClick(plan, ENTER, CTRL)
    card = show()
    card.table.opened.emit(None)
    finish = filled.opened(FinishJobDialog)
    finish.minutes.setValue(45)
    qtbot.keyClicks(finish.said, "Mooi licht.")
    qtbot.keyClick(finish, ENTER, CTRL)

    row = kept(work, around)
    assert (row.status, row.handyman, row.fields.minutes, row.said) == (
        JobStatus.DONE,
        "Grietje Huizinga",
        45,
        "Mooi licht.",
    )
    told = show().table.model().columns[0].below(row)
    assert told == "06-05-2026 · Grietje Huizinga · 45 min · € 10 · Mooi licht."
    need = work.read(lambda session: needs.card(session, around.need, today=TODAY))
    assert need.status is NeedStatus.SOLVED


def test_a_job_too_big_is_handed_on(show, around, work, qtbot):
    fields = OrganisationFields("Wmo-loket Eemsdelta", OrganisationKind.WMO_DESK)
    around.do(lambda session: organisations.add(session, fields, today=TODAY))
    asked(around, "traplift plaatsen")
    filled.button(show(), "Te groot: verwijzen").click()
    dialog = filled.opened(ReferDialog)
    assert dialog.question.toPlainText() == "traplift plaatsen"
    qtbot.keyClicks(dialog.organisation.line, "wmo")
    dialog.oral_consent.setChecked(True)
    qtbot.keyClick(dialog, ENTER, CTRL)

    row = kept(work, around)
    assert row.status is JobStatus.TOO_BIG
    referral = work.read(lambda session: referral_lists.card(session, row.referral_id, today=TODAY))
    assert (referral.need_id, referral.state) == (around.need, ReferralState.WAITING)


def test_a_job_changes_or_is_not_wanted_any_more(show, around, work, qtbot):
    asked(around)
    filled.button(show(), "Klus wijzigen").click()
    dialog = filled.opened(JobDialog)
    qtbot.keyClicks(dialog.material, "lamp E27")
    qtbot.keyClick(dialog, ENTER, CTRL)
    assert kept(work, around).fields.material == "lamp E27"

    filled.button(show(), "Afgezegd").click()

    assert kept(work, around).status is JobStatus.CANCELLED
    show().table.opened.emit(None)
    filled.opened(JobDialog).reject()
