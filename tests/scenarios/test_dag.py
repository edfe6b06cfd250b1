"""Steps of dag.feature: a whole day in the real window, line by line from Vandaag."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import ChangeSet, Person
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ConsentForm,
    ConsentState,
    FollowUpKind,
    NeedStatus,
    NeedTheme,
    Purpose,
    ReportSource,
    SignalKind,
    SignalOutcome,
    SignalSource,
    TodayKind,
    Urgency,
)
from spil_desktop.services import follow_ups, matches, people, signals, today
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.matches import Proposal
from spil_desktop.services.signals import SignalFields
from spil_desktop.services.today_items import TodayItem
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.matching.steps import IntroduceDialog
from spil_desktop.ui.matching.talks import ReviewDialog
from spil_desktop.ui.needs.dialogs import CloseNeedDialog, NeedDialog
from spil_desktop.ui.residents.dialogs import ConsentDialog, FollowUpDialog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.signals.dialogs import CloseSignalDialog, SignalDialog
from spil_desktop.ui.today.dialogs import PostponeDialog
from spil_desktop.ui.volunteers.dialogs import VogDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.conftest import PASSPHRASE
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

TODAY = date(2026, 4, 14)
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
MOST_LINES = 80
MUST = frozenset(TodayKind) - {TodayKind.FOLLOW_UP_THIS_WEEK}
"""All that should not be left at the end of a day: what comes later this week may."""

scenarios("dag.feature")


class Day:
    """The window, the day it is in it, and who works there."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.work = window.work
        self.qtbot = qtbot
        self.today = TODAY
        self.around = filled.Neighbourhood(window.work)
        self.before = 0
        self.put_off: set[int] = set()

    def page(self, name: str) -> Any:
        if self.window.stack.name != name:
            self.window.go(name)
        QApplication.processEvents()
        return self.window.stack.page()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or self.window
        top.activateWindow()
        QTest.keyClick((top.focusWidget() or top).window().windowHandle(), key, held)
        QApplication.processEvents()

    def waiting(self) -> list[TodayItem]:
        day = self.today
        found = self.work.read(lambda session: today.attention(session, today=day))
        return [item for item in found.items if item.kind in MUST]

    def acts(self) -> Counter[Act]:
        done = select(ChangeSet.act).where(ChangeSet.id > self.before)
        return Counter(self.work.read(lambda session: session.scalars(done).all()))


@pytest.fixture
def day(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Day:
    made = Day(window, qtbot)
    monkeypatch.setattr(Work, "today", lambda _work: made.today)
    window.activateWindow()
    qtbot.waitActive(window)
    return made


@given("op dinsdag 14-04-2026 staat er van alles op Vandaag")
def _(day: Day) -> None:
    around = day.around
    for name in ("Aalstra", "Baukema", "Colstra"):
        around.new_report(name)
    for name, kind, due in (
        ("Dijkema", FollowUpKind.CALL, TODAY - timedelta(3)),
        ("Elzinga", FollowUpKind.VISIT, TODAY),
        ("Feenstra", FollowUpKind.AFTERCARE, TODAY - timedelta(1)),
        ("Gaasterland", FollowUpKind.INFORM_OF_REPORT, TODAY),
        ("Hofstra", FollowUpKind.OTHER, TODAY),
    ):
        planned = FollowUpFields(kind, due)
        number = around.participant(name)
        around.do(lambda session, to=number, what=planned: follow_ups.plan(session, to, what))
    for name, urgency in (("IJlstra", Urgency.THREE_DAYS), ("Jellema", Urgency.NOW)):
        noticed = SignalFields(
            TODAY - timedelta(3), SignalKind.FALLING, SignalSource.VOLUNTEER, urgency
        )
        number = around.participant(name)
        around.do(
            lambda session, of=number, what=noticed: signals.note(session, of, what, today=TODAY)
        )
    for name in ("Kooistra", "Lemstra"):
        around.company(around.participant(name, shares=True))
    around.buddy("Helpstra", max_matches=4)
    around.buddy("Zonderman", vog=False)
    _reviewed(day)
    person = around.person_of(around.participant("Oudstra"))
    around.do(lambda session: _born(session, person))
    day.before = day.work.read(lambda session: session.scalars(select(ChangeSet.id)).all()[-1])
    assert len(day.waiting()) >= 18


def _reviewed(day: Day) -> None:
    """Let two be active since two weeks: today they are asked how it goes."""
    around, since = day.around, TODAY - timedelta(14)
    need = around.company(around.participant("Maatstra", shares=True))
    buddy = around.buddy("Vriendema")

    def begin(session: Session) -> None:
        proposal = Proposal(need, CandidateKind.VOLUNTEER, buddy)
        number = matches.propose(session, proposal, today=since)
        matches.introduce(session, number, on=since, today=since)
        matches.start_trial(session, number, on=since, today=since)
        matches.activate(session, number, on=since, today=since)

    around.do(begin)


def _born(session: Session, person_id: int) -> None:
    person = session.get_one(Person, person_id)
    person.birth_date, person.birth_year = date(1939, 4, 14), 1939


@when("de Spil elke regel van Vandaag met één toets doet, uitstelt of opent")
@when("zij daarna afmaakt wat daardoor op Vandaag kwam")
def _(day: Day) -> None:
    for _line in range(MOST_LINES):
        page = day.page("today")
        day.qtbot.waitUntil(lambda page=page: page._whole)
        lines = [item for item in page.table.rows() if item.kind in MUST]
        if not lines:
            return
        before = len(day.waiting()), sum(day.acts().values())
        page.table.selectRow(page.table.rows().index(lines[0]))
        page.table.setFocus()
        _do(day, lines[0])
        assert (len(day.waiting()), sum(day.acts().values())) != before, lines[0].kind
    pytest.fail("the list of today has no end")


def _do(day: Day, item: TodayItem) -> None:
    """Do a line by its one key, and fill in what is asked then."""
    if item.kind is TodayKind.NO_CONTACT and item.participant_id is not None:
        day.press(Qt.Key.Key_U)
        dialog = filled.opened(PostponeDialog)
        dialog.until.set_value(TODAY + timedelta(1))
        dialog.accept()
        day.put_off.add(item.participant_id)
        return
    if item.kind is TodayKind.NEED_WITHOUT_MATCH:
        _match(day)
        return
    day.press(Qt.Key.Key_Space)
    _fill_in(day, item)


def _fill_in(day: Day, item: TodayItem) -> None:
    match item.kind:
        case TodayKind.FIRST_CONTACT | TodayKind.NOT_VISITED:
            log = filled.opened(ContactLog)
            for key in (Qt.Key.Key_H, Qt.Key.Key_B, Qt.Key.Key_4, Qt.Key.Key_5):
                day.press(key)
            assert log.minutes.value() == 45
            day.press(Qt.Key.Key_Return)
        case TodayKind.SIGNAL_OVERDUE | TodayKind.SIGNAL_DUE:
            closing = filled.opened(CloseSignalDialog)
            closing.outcome_kind.set_value(SignalOutcome.SUPPORT_BY_SPIL)
            closing.accept()
        case TodayKind.MATCH_TO_INTRODUCE:
            planned = filled.opened(IntroduceDialog)
            planned.on.set_value(TODAY + timedelta(2))
            planned.accept()
        case TodayKind.VOG_MISSING | TodayKind.VOG_RENEW:
            filled.opened(VogDialog).accept()
        case _ if item.follow_up in {FollowUpKind.MATCH_REVIEW, FollowUpKind.MATCH_EVALUATION}:
            talk = filled.opened(ReviewDialog)
            for name, said in (("participant_click", 4), ("volunteer_click", 5)):
                talk.form.fields[name].set_state(said)
            talk.accept()
        case _:
            assert QApplication.activeModalWidget() is None  # the key did it


def _match(day: Day) -> None:
    """Open the need where it can be matched, and propose the best; without one, end it."""
    key = day.page("today").table.key()
    day.press(Qt.Key.Key_Return)
    assert day.window.stack.name == "matching"
    view = day.page("matching").needs
    fitting = [card for card in view.candidates.cards if not card.blocked]
    if fitting:
        day.qtbot.mouseClick(fitting[0].propose_button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return
    page = day.page("today")
    page.table.choose(key)
    page.table.setFocus()
    day.press(Qt.Key.Key_Space)
    closing = filled.opened(CloseNeedDialog)
    closing.status.set_value(NeedStatus.NOT_SOLVED)
    closing.accept()


@when("tussendoor meldt zij iemand aan die belt en vraagt zij haar toestemming")
def _(day: Day) -> None:
    page = day.page("residents")
    day.press(Qt.Key.Key_N, CTRL)
    form = filled.opened(RegistrationDialog)
    form.source.set_value(ReportSource.SELF)
    for line, text in (("given_name", "Annie"), ("family_name", "Zomerdijk")):
        form.name.lines[line].setFocus()
        day.qtbot.keyClicks(form.name.lines[line], text)
    for field, text in (
        (form.phone, "0512 51 23 99"),
        (form.address.lines["street"], "Spantweg"),
        (form.address.lines["house_number"], "12"),
    ):
        field.setFocus()
        day.qtbot.keyClicks(field, text)
    form.asked.set_value((NeedTheme.PRACTICAL_HELP,))
    form.accept()
    assert not form.form.has_problems()
    assert page.card.card.full_name == "Annie Zomerdijk"
    for purpose in (Purpose.FILE, Purpose.SHARE_VOLUNTEER):
        dialog = ConsentDialog(day.work, page.card, page.card.card.person_id, purpose)
        dialog.open()
        dialog.state.set_value(ConsentState.GIVEN)
        dialog.how.set_value(ConsentForm.ORAL)
        dialog.accept()


@when("tussendoor legt zij een signaal, een hulpvraag en een opvolging vast")
def _(day: Day) -> None:
    page = day.page("residents")
    page.card.add_need()
    need = filled.opened(NeedDialog)
    need.theme.set_value(NeedTheme.TRANSPORT)
    need.accept()
    page.card.plan()
    planned = filled.opened(FollowUpDialog)
    planned.due_on.set_value(TODAY + timedelta(1))
    planned.accept()
    page = day.page("signals")
    day.press(Qt.Key.Key_N, CTRL)
    signal = filled.opened(SignalDialog)
    signal.who.set_state(page.work.read(people.participant_names)[0][0])
    signal.kind.set_value(SignalKind.LONELINESS)
    signal.source.set_value(SignalSource.CONNECTOR)
    signal.urgency.set_value(Urgency.TWO_WEEKS)
    signal.accept()


@then(parsers.parse("deed zij minstens {number:d} handelingen van minstens {kinds:d} soorten"))
def _(day: Day, number: int, kinds: int) -> None:
    acts = day.acts()
    assert sum(acts.values()) >= number, acts
    assert len(acts) >= kinds, acts


@then("wacht er op Vandaag niets meer dat vandaag gedaan moest worden")
def _(day: Day) -> None:
    assert day.waiting() == []
    page = day.page("today")
    assert [item for item in page.table.rows() if item.kind in MUST] == []


@when("zij het venster sluit en het bestand morgen opent")
def _(day: Day) -> None:
    day.window.lock()
    assert not day.work.is_open
    day.today = TODAY + timedelta(1)
    line = day.window.lock_view.form.passphrase
    line.setText(PASSPHRASE)
    day.qtbot.keyClick(line, Qt.Key.Key_Return)
    day.qtbot.waitUntil(lambda: day.work.is_open and not day.window.is_locked(), timeout=20_000)


@then("staat wat zij uitstelde of plande op zijn dag, en weet Spil alles nog")
def _(day: Day) -> None:
    names = {item.name for item in day.waiting()}
    assert "Annie Zomerdijk" in names  # the follow-up that was planned for her
    assert {item.participant_id for item in day.waiting()} >= day.put_off
