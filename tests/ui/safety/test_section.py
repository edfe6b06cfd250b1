from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.model import Signal
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Act,
    SafetyDecision,
    SafetyStep,
    SignalKind,
    SignalSource,
    Urgency,
)
from spil_desktop.services import safety, signals, users
from spil_desktop.services.safety import SafetyFields, SafetyRow
from spil_desktop.services.signals import Wanted
from spil_desktop.ui.residents.card import ResidentCard
from spil_desktop.ui.safety.dialogs import (
    CloseSafetyDialog,
    SafetyDialog,
    StepDialog,
    ToDestroyDialog,
)
from spil_desktop.ui.safety.section import SafetyCard, SafetySection, StepLine
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.signals.cards import SignalCard
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made

TODAY = date(2026, 3, 17)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)


@pytest.fixture
def someone(work: Work) -> int:
    return work.write(Act.REGISTER, lambda session: made.participant(session, 1, "Smit"))


@pytest.fixture
def card(window: Window, someone: int) -> ResidentCard:
    window.go("residents", 1)
    found = window.findChild(ResidentCard)
    assert found is not None
    return found


def only(work: Work) -> SafetyRow:
    me = work.user_id
    (row,) = work.read(lambda session: safety.to_destroy(session, user_id=me))
    return row


def section(card: ResidentCard) -> SafetySection:
    card.tabs.choose("safety")
    found = card.tabs.section("safety")
    assert isinstance(found, SafetySection)
    return found


def test_the_five_steps_are_taken_in_the_window(
    window: Window, card: ResidentCard, work: Work, qtbot: QtBot
) -> None:
    here = section(card)
    here.add()
    dialog = window.findChild(SafetyDialog)
    assert dialog is not None
    dialog.forms.set_value((AbuseForm.FINANCIAL,))
    dialog.note.set_state("geld weg")
    dialog.accept()
    shown = here.findChild(SafetyCard)
    assert shown is not None
    lines = {line._step: line for line in shown.findChildren(StepLine)}
    assert [step for step, line in lines.items() if line._taken] == [SafetyStep.MAP_SIGNALS]
    lines[SafetyStep.CONSULT].take()
    step = window.findChildren(StepDialog)[-1]
    step.accept()
    assert step.form._problems["consulted"].isVisible()
    step.consulted.set_state("Veilig Thuis")
    step.note.set_state("eerst praten")
    step.accept()
    assert only(work).taken(SafetyStep.CONSULT)[0].fields.consulted == "Veilig Thuis"
    here.findChildren(SafetyCard)[-1].findChildren(StepLine)[1].edit()
    step = window.findChildren(StepDialog)[-1]
    assert step.note.value() == "eerst praten"
    step.note.set_state("eerst met haar praten")
    step.accept()
    here.findChildren(SafetyCard)[-1].findChildren(StepLine)[4].take()
    step = window.findChildren(StepDialog)[-1]
    step.decision.set_value(SafetyDecision.ORGANISE_HELP)
    step.accept()
    assert only(work).decision is SafetyDecision.ORGANISE_HELP
    here.findChildren(SafetyCard)[-1].end()
    end = window.findChild(CloseSafetyDialog)
    assert end is not None
    end.accept()
    assert only(work).closed_on == TODAY
    here.findChildren(SafetyCard)[-1].reopen()
    here.findChildren(SafetyCard)[-1].edit()
    edit = window.findChildren(SafetyDialog)[-1]
    edit.destroy_on.set_value(date(2027, 1, 1))
    edit.accept()
    assert only(work).fields.destroy_on == date(2027, 1, 1)


def test_what_is_due_is_destroyed_after_one_question(
    window: Window, card: ResidentCard, work: Work, someone: int
) -> None:
    me = work.user_id

    def old(session: Session) -> None:
        new = SafetyFields(date(2024, 1, 1), (), "oud")
        key = safety.open_file(session, someone, new, today=TODAY, user_id=me)
        end = safety.Decision(SafetyDecision.NO_GROUND, date(2024, 1, 2))
        safety.decide(session, key, end, today=TODAY, user_id=me)
        days = (date(2024, 2, 1), date(2026, 2, 1))
        safety.close(session, key, *days, today=TODAY, user_id=me)

    work.write(Act.RECORD_SAFETY, old)
    section(card).show_list()
    listed = window.findChild(ToDestroyDialog)
    assert listed is not None
    assert listed.destroy_button.isEnabled()
    listed.ask()
    question = window.findChildren(Question)[-1]
    question.agree_button.click()
    assert "niet ongedaan" in question.words.text()
    assert listed.table.rows() == []
    work.undo()
    listed.reload()
    assert listed.table.rows() == []


def test_the_part_is_there_only_with_the_permission(
    window: Window, card: ResidentCard, work: Work, someone: int
) -> None:
    assert "safety" in [tab.name for tab in card._parts]
    here = section(card)
    maker = work.user_id
    work.user_id = work.keep(lambda session: users.signed_in(session, "b2", "Mirjam"))
    assert here.card is not None
    here.fill(here.card)
    assert here.findChildren(SafetyCard) == []
    window.stack.reload()
    assert "safety" not in [tab.name for tab in card._parts]
    listed = ToDestroyDialog(work, window)
    assert listed.table.rows() == []
    work.user_id = maker
    window.stack.reload()
    assert "safety" in [tab.name for tab in card._parts]


def test_a_suspicion_from_before_moves_over(window: Window, work: Work, someone: int) -> None:
    def old(session: Session) -> None:
        session.add(
            Signal(
                participant_id=someone,
                seen_on=TODAY,
                kind=SignalKind.ABUSE,
                source=SignalSource.VOLUNTEER,
                urgency=Urgency.NOW,
                due_on=TODAY,
            )
        )

    work.write(Act.RECORD_SIGNAL, old)
    me = work.user_id
    (row,) = work.read(lambda session: signals.rows(session, Wanted.OPEN, today=TODAY, user_id=me))
    moving = SignalCard(work, row, named=True)
    moving.adopt()
    assert only(work).participant_id == someone
