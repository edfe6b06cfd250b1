"""A user without the permission sees in the window nothing of the safety compartment."""

from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Act,
    FollowUpKind,
    SafetyDecision,
    SafetyStep,
    SignalKind,
    SignalSource,
)
from spil_desktop.services import follow_ups, safety, search, signals, users
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.safety import Decision, SafetyFields, StepFields
from spil_desktop.services.signals import SignalFields
from spil_desktop.ui import pages
from spil_desktop.ui.residents.card import ResidentCard
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made

WORD = "kwartelkoning"
TODAY = date(2026, 4, 14)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)


@pytest.fixture
def someone(work: Work) -> int:
    def fill(session: Session) -> int:
        her = made.participant(session, 1, "Smit")
        made.participant(session, 1, "Bakker")
        search.index(session, (1, 2))
        seen = SignalFields(TODAY, SignalKind.MONEY, SignalSource.VOLUNTEER)
        signals.note(session, her, seen, today=TODAY)
        return her

    return work.write(Act.REGISTER, fill)


def suspect(work: Work, someone: int) -> None:
    me = work.user_id

    def whole(session: Session) -> None:
        new = SafetyFields(TODAY, tuple(AbuseForm), WORD, TODAY)
        key = safety.open_file(session, someone, new, today=TODAY, user_id=me)
        talk = StepFields(SafetyStep.CONSULT, TODAY, WORD, WORD)
        safety.take_step(session, key, talk, today=TODAY, user_id=me)
        end = Decision(SafetyDecision.REPORT, TODAY, WORD)
        safety.decide(session, key, end, today=TODAY, user_id=me)

    work.write(Act.RECORD_SAFETY, whole)


def said_in(widget: QWidget) -> list[str]:
    """Return every word that a widget and those in it show or speak."""
    found: list[str] = []
    for part in (widget, *widget.findChildren(QWidget)):
        found += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
        match part:
            case QLabel() | QAbstractButton() | QLineEdit():
                found.append(part.text())
            case QComboBox():
                found += [part.itemText(at) for at in range(part.count())]
            case QTabBar():
                found += [part.tabText(at) for at in range(part.count())]
            case QPlainTextEdit() | QTextEdit():
                found.append(part.toPlainText())
            case QAbstractItemView() if part.model() is not None:
                found += listed(part.model())
            case _:
                pass
    return [text for text in found if text]


def listed(model: QAbstractItemModel) -> list[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return [
        str(model.index(row, column, QModelIndex()).data(role) or "")
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in roles
    ]


def all_said(work: Work, qtbot: QtBot) -> dict[str, list[str]]:
    """Return what a fresh window says on every page, in every part of a file, and when asked."""
    window = Window(work, "settings")
    qtbot.addWidget(window)
    window.show()
    window.show_first()
    found: dict[str, list[str]] = {}
    for entry in pages.entries():
        window.go(entry.name)
        found[entry.name] = said_in(window)
        found[f"commands {entry.name}"] = [action.text() for action in window.actions_here()]
    window.go("residents", 1)
    card = window.findChild(ResidentCard)
    assert card is not None
    found["parts"] = said_in(card.tabs.bar)
    for at in range(card.tabs.bar.count()):
        card.tabs.bar.setCurrentIndex(at)
        found[f"file {at}"] = said_in(window)
    for text in (WORD, "smit"):
        window.search.setText(text)
        window.search.look_up(text)
        found[f"search {text}"] = [one for one in said_in(window) if one != text]
    window.search.clear()
    window.search.leave()
    window.count()
    found["counts"] = said_in(window.navigation)
    window.work.undo()
    found["undo"] = said_in(window.messages)
    window.work.redo()
    found["redo"] = said_in(window.messages)
    window.hide()
    window.deleteLater()
    return found


def test_the_window_says_the_same_to_who_may_not_see_it(
    work: Work, someone: int, qtbot: QtBot
) -> None:
    maker = work.user_id
    colleague = work.keep(lambda session: users.signed_in(session, "b2", "Mirjam"))

    def as_colleague() -> dict[str, list[str]]:
        work.user_id = colleague
        return all_said(work, qtbot)

    def plan(session: Session) -> int:
        return follow_ups.plan(session, someone, FollowUpFields(FollowUpKind.CALL, TODAY))

    work.write(Act.PLAN_FOLLOW_UP, plan)
    before = as_colleague()
    work.user_id = maker
    suspect(work, someone)
    after = as_colleague()
    work.user_id = maker
    with_it = all_said(work, qtbot)

    differing = {
        name: set(after[name]) ^ set(before[name]) for name in after if after[name] != before[name]
    }
    assert differing == {}
    said = [text for name, text in after.items() if not name.startswith("search")]
    assert WORD not in str(said)  # what was typed in the search field stands there, of course
    assert WORD in str(with_it)
    assert "Veiligheid" in with_it["parts"]
    assert "Veiligheid" not in after["parts"]
