from datetime import date, timedelta

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem
from spil_desktop.rules.vocabulary import (
    ConsentState,
    NeedStatus,
    NeedTheme,
    OrganisationKind,
    Purpose,
    ReferralKind,
    ReferralResult,
    ReferralState,
    SharedField,
)
from spil_desktop.services import cards, needs, organisations, referral_lists, referrals
from spil_desktop.services.organisations import ColleagueFields, OrganisationFields
from spil_desktop.services.referrals import Outgoing
from spil_desktop.ui.directory.page import DirectoryPage
from spil_desktop.ui.needs.detail import NeedDetail
from spil_desktop.ui.organisations.dialogs import OrganisationDialog
from spil_desktop.ui.referrals.dialogs import ReceiveDialog, ReferDialog
from spil_desktop.ui.referrals.letter import LetterDialog
from spil_desktop.ui.referrals.outcome import AnswerDialog, ArrivalDialog, OutcomeDialog
from spil_desktop.ui.referrals.section import ReferralsSection
from spil_desktop.ui.referrals.steps import step_of
from spil_desktop.ui.today.page import TodayPage
from spil_desktop.ui.work import Work
from tests.services import made
from tests.services import referring_made as m
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

TODAY = date(2026, 5, 6)
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def day(monkeypatch):
    """Let a test move on to another day."""
    now = {"day": TODAY}
    monkeypatch.setattr(Work, "today", lambda _work: now["day"])
    return now


@pytest.fixture
def around(work):
    made = Neighbourhood(work)
    made.asker = made.participant("Dijkstra")
    fields = OrganisationFields("Wmo-loket Eemsdelta", OrganisationKind.WMO_DESK)
    made.wmo = made.do(lambda session: organisations.add(session, fields, today=TODAY))
    made.do(
        lambda session: organisations.add_person(
            session, made.wmo, ColleagueFields("Wietske Bosma", "consulent")
        )
    )
    return made


@pytest.fixture
def section(work, around, qtbot):
    made = ReferralsSection(work)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()

    def read():
        person, today = around.person_of(around.asker), work.today()
        made.show_card(work.read(lambda session: cards.card(session, person, today=today)))

    work.changed.connect(read)
    read()
    yield made
    work.changed.disconnect(read)
    made.close()


def rows(work, around):
    key, today = around.asker, work.today()
    return work.read(lambda session: referral_lists.of_participant(session, key, today=today))


def asked(around):
    fields = needs.NeedFields(NeedTheme.HOUSING, TODAY)
    return around.do(lambda session: needs.add(session, around.asker, fields, today=TODAY))


def referred(around, **more):
    known = {"shared": (SharedField.NAME, SharedField.QUESTION), "question": "Traplift.", **more}
    new = Outgoing(around.wmo, ReferralKind.WARM, TODAY, **known)
    return around.do(
        lambda session: referrals.refer(session, around.asker, new, today=TODAY, oral_consent=True)
    )


def test_the_letter_is_read_before_anything_is_kept_and_consent_is_asked(
    section, around, work, qtbot
):
    around.do(
        lambda session: needs.add(
            session, around.asker, needs.NeedFields(NeedTheme.HOUSING, TODAY), today=TODAY
        )
    )
    filled.button(section, "Verwijzen").click()
    dialog = filled.opened(ReferDialog)
    assert nameless(dialog) == []
    assert dialog.preview.toPlainText() == "Kies eerst een organisatie."
    qtbot.keyClicks(dialog.organisation.line, "wmo")
    dialog.colleague.setCurrentIndex(1)
    dialog.need.setCurrentIndex(1)
    qtbot.keyClicks(dialog.question, "Annie wil een traplift.")
    qtbot.waitUntil(lambda: "Annie wil een traplift." in dialog.preview.toPlainText())
    assert "t.a.v. Wietske Bosma" in dialog.preview.toPlainText()
    assert dialog.oral_consent.isVisibleTo(dialog)
    assert dialog.feedback_due_on.placeholderText() == "17-06-2026"

    qtbot.keyClick(dialog, ENTER, CTRL)
    assert dialog.isVisible()  # she has not said yes
    assert rows(work, around) == ()
    dialog.oral_consent.setChecked(True)
    qtbot.keyClick(dialog, ENTER, CTRL)

    (row,) = rows(work, around)
    assert (row.organisation, row.colleague, row.feedback_due_on) == (
        "Wmo-loket Eemsdelta",
        "Wietske Bosma",
        date(2026, 6, 17),
    )
    assert section.table.rows() == [row]
    work.undo()
    assert rows(work, around) == ()


def test_without_an_organisation_one_is_added_on_the_way(section, around, work, qtbot):
    filled.button(section, "Verwijzen").click()
    dialog = filled.opened(ReferDialog)
    dialog.new_button.click()
    added = filled.opened(OrganisationDialog)
    qtbot.keyClicks(added.name, "Huisarts Wierde")
    added.kind.set_value(OrganisationKind.GP)
    qtbot.keyClick(added.name, ENTER)
    dialog.kind.set_value(ReferralKind.INFORMATION)
    assert not dialog.preview.isVisibleTo(dialog)
    qtbot.keyClicks(dialog.question, "BSN 111222333")
    qtbot.waitUntil(lambda: dialog.warning.isVisibleTo(dialog))
    dialog.save_button.click()

    (row,) = rows(work, around)
    assert (row.organisation, row.state) == ("Huisarts Wierde", ReferralState.ASK_ARRIVED)


def test_a_half_written_referral_is_there_again(section, around, work, qtbot):
    filled.button(section, "Verwijzen").click()
    dialog = filled.opened(ReferDialog)
    qtbot.keyClicks(dialog.question, "Annie wil een trap")
    dialog.keep_draft()
    dialog.before_lock()
    qtbot.waitUntil(lambda: not dialog.isVisible())

    filled.button(section, "Verwijzen").click()

    again = filled.opened(ReferDialog)
    assert again.question.toPlainText() == "Annie wil een trap"
    again.before_lock()


def test_feedback_and_the_question_whether_they_met(section, around, work, qtbot, day):
    need = asked(around)
    referred(around, need_id=need)
    day["day"] = date(2026, 6, 18)
    work.changed.emit()
    assert section.table.row().state is ReferralState.OVERDUE
    filled.button(section.detail, "Herinnerd").click()
    assert section.table.row().reminded_on == date(2026, 6, 18)

    section.table.opened.emit(None)
    dialog = filled.opened(OutcomeDialog)
    dialog.came_of_it.set_value(ReferralResult.RECEIVED)
    dialog.need.set_state(NeedStatus.HANDED_OVER.value)
    qtbot.keyClicks(dialog.feedback, "Komt langs.")
    qtbot.keyClick(dialog, ENTER, CTRL)
    assert section.table.row().state is ReferralState.ASK_ARRIVED
    day["day"] += timedelta(weeks=2)
    filled.button(section.detail, "Is het contact gelukt?").click()
    dialog = filled.opened(ArrivalDialog)
    assert not dialog.need.isVisibleTo(dialog)  # it was handed over already
    qtbot.keyClick(dialog, ENTER, CTRL)

    assert section.table.row().state is ReferralState.ARRIVED
    found = work.read(lambda session: needs.card(session, need, today=TODAY))
    assert found.status is NeedStatus.HANDED_OVER


def test_a_need_is_handed_on_from_its_own_page(around, work, qtbot):
    number = asked(around)
    parent = QWidget()
    qtbot.addWidget(parent)
    detail = NeedDetail(work, parent)
    parent.show()
    detail.show_need(work.read(lambda session: needs.card(session, number, today=TODAY)))
    filled.button(detail, "Verwijzen").click()
    dialog = filled.opened(ReferDialog)
    assert dialog.need.value() == number
    dialog.organisation.set_state(around.wmo)
    dialog.shared.set_value((SharedField.NAME, SharedField.PHONE))
    dialog.oral_consent.setChecked(True)
    dialog.save_button.click()
    assert [row.need_id for row in rows(work, around)] == [number]


def test_a_referral_is_changed(section, around, work, qtbot):
    referred(around)
    filled.button(section.detail, "Wijzigen").click()
    dialog = filled.opened(ReferDialog)
    assert dialog.organisation.value() == around.wmo
    dialog.feedback_due_on.setText("01-07-2026")
    qtbot.keyClick(dialog, ENTER, CTRL)
    assert section.table.row().feedback_due_on == date(2026, 7, 1)


def test_the_letter_is_kept_as_pdf_with_what_is_still_allowed(
    section, around, work, qtbot, tmp_path
):
    referred(around)
    filled.button(section.detail, "Brief").click()
    dialog = filled.opened(LetterDialog)
    assert nameless(dialog) == []
    assert "verwijzing-2026-05-06.pdf" in dialog.file.text()
    dialog.file.setText(str(tmp_path / "weg" / "brief.pdf"))
    dialog.write_button.click()
    assert dialog.problem.isVisibleTo(dialog)
    dialog.file.setText(str(tmp_path / "brief.pdf"))
    dialog.write_button.click()
    words = pypdf.PdfReader(tmp_path / "brief.pdf").pages[0].extract_text()
    assert "Dijkstra" in words
    assert "Traplift." in words

    around.do(
        lambda session: m.says(
            session,
            around.asker,
            Purpose.SHARE_PROFESSIONAL,
            ConsentState.WITHDRAWN,
            "Wmo-loket Eemsdelta",
        )
    )
    filled.button(section.detail, "Brief").click()

    dialog = filled.opened(LetterDialog)
    assert "Dijkstra" not in dialog.preview.toPlainText()
    dialog.reject()


def test_who_refers_to_the_spil_gets_an_answer(section, around, work, qtbot):
    filled.button(section, "Verwezen door een ander").click()
    dialog = filled.opened(ReceiveDialog)
    qtbot.keyClicks(dialog.organisation.line, "wmo")
    qtbot.keyClicks(dialog.question, "Graag een maatje.")
    qtbot.keyClick(dialog, ENTER, CTRL)
    assert section.table.row().state is ReferralState.TO_ANSWER

    section.table.opened.emit(None)
    dialog = filled.opened(AnswerDialog)
    assert nameless(dialog) == []
    qtbot.keyClicks(dialog.text, "Er is een maatje.")
    dialog.shared.set_value((SharedField.NAME,))
    assert "Er is een maatje." in dialog.preview.toPlainText()
    dialog.oral_consent.setChecked(True)
    qtbot.keyClick(dialog, ENTER, CTRL)

    assert section.table.row().state is ReferralState.ANSWERED
    section.table.opened.emit(None)
    letter = filled.opened(LetterDialog)
    assert "Er is een maatje." in letter.preview.toPlainText()
    letter.reject()


def test_all_referrals_stand_on_one_page_with_what_arrived(around, work, qtbot, day):
    number = referred(around)
    page = DirectoryPage(work)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    work.changed.connect(page.reload)
    page.show()
    page.show_record(["referral", number])
    view = page.referrals
    assert [row.id for row in view.table.rows()] == [number]
    assert view.counted.text() == (
        "Tweede kwartaal 2026: 1 verwijzing, 1 warm, 0 met terugkoppeling, 0 aangekomen."
    )
    went = filled.gone_to(work)
    filled.button(view.detail, "Naar de bewoner").click()
    assert went == [("residents", around.person_of(around.asker))]

    view.table.opened.emit(number)
    dialog = filled.opened(OutcomeDialog)
    dialog.came_of_it.set_value(ReferralResult.IN_CARE)
    qtbot.keyClick(dialog, ENTER, CTRL)

    assert view.counted.text().endswith("1 met terugkoppeling, 1 aangekomen.")
    view.open_only.setChecked(True)
    assert view.table.rows() == []
    assert "past bij" in view.empty.words.text()
    page.show_record(["referral", number])
    assert view.table.key() == number
    assert nameless(page) == []
    page.close()


def test_on_its_day_feedback_is_kept_from_the_list_of_today(around, work, qtbot, day):
    number = referred(around)
    day["day"] = date(2026, 6, 17)
    page = TodayPage(work)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    work.changed.connect(page.reload)
    page.show()
    page.reload()
    (place,) = [at for at, item in enumerate(page.table.rows()) if item.referral_id == number]
    page.table.selectRow(place)
    assert page.do_button.text() == "Verwijzing bijwerken"
    went = filled.gone_to(work)
    page.table.opened.emit(None)
    assert went == [("organisations", ["referral", number])]

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    dialog = filled.opened(OutcomeDialog)
    dialog.came_of_it.set_value(ReferralResult.APPOINTMENT)
    qtbot.keyClick(dialog, ENTER, CTRL)

    assert rows(work, around)[0].state is ReferralState.ARRIVED
    assert [item for item in page.table.rows() if item.referral_id == number] == []
    page.close()


@pytest.mark.parametrize(
    ("feedback", "expected"), [(ReferralResult.RECEIVED, ArrivalDialog), (None, OutcomeDialog)]
)
def test_the_next_step_opens_its_own_form(around, work, feedback, expected):
    number = referred(around)
    if feedback:
        outcome = referrals.Outcome(feedback, TODAY)
        around.do(lambda session: referrals.record_outcome(session, number, outcome, today=TODAY))
    row = work.read(lambda session: referral_lists.card(session, number, today=TODAY))
    assert step_of(row) is expected


def test_about_who_died_no_letter_goes_out(section, around, work, qtbot):
    referred(around)

    def dies(session):
        session.get_one(made.Person, around.person_of(around.asker)).deceased_on = TODAY

    around.do(dies)
    told = []
    work.failed.connect(told.append)

    filled.button(section.detail, "Brief").click()

    assert [error.problem for error in told] == [InputProblem.HAS_DIED]
