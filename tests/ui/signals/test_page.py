from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.rules.signal_terms import SignalState
from spil_desktop.rules.vocabulary import (
    Act,
    ContactForm,
    ContactResult,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    Urgency,
)
from spil_desktop.services import contacts, drafts, follow_ups, safety, signals, users
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.signals import SignalFields, SignalRow, Wanted
from spil_desktop.services.users import UserFields
from spil_desktop.ui.residents.card import ResidentCard
from spil_desktop.ui.safety.dialogs import SafetyDialog
from spil_desktop.ui.signals.dialogs import (
    ActDialog,
    CloseSignalDialog,
    ConsultDialog,
    SignalDialog,
)
from spil_desktop.ui.signals.page import SignalsPage
from spil_desktop.ui.signals.section import SignalsSection
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made

TODAY = date(2026, 3, 17)
NEGLECT = SignalFields(
    TODAY, SignalKind.NEGLECT, SignalSource.VOLUNTEER, Urgency.THREE_DAYS, "bedorven eten"
)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)


@pytest.fixture
def someone(work: Work) -> int:
    return work.write(Act.REGISTER, lambda session: made.participant(session, 1, "Smit"))


@pytest.fixture
def page(work: Work, qtbot: QtBot) -> SignalsPage:
    shown = SignalsPage(work)
    qtbot.addWidget(shown)
    work.changed.connect(shown.reload)
    shown.reload()
    shown.show()
    return shown


def noted(work: Work, someone: int, new: SignalFields = NEGLECT) -> int:
    def note(session: Session) -> int:
        return signals.note(session, someone, new, today=TODAY, user_id=work.user_id)

    return work.write(Act.RECORD_SIGNAL, note)


def stored(work: Work) -> SignalRow:
    me = work.user_id
    (row,) = work.read(lambda session: signals.rows(session, Wanted.ALL, today=TODAY, user_id=me))
    return row


def without_permission(work: Work) -> None:
    """Go on as a colleague who may not see the safety compartment."""
    work.user_id = work.keep(lambda session: users.signed_in(session, "b2", "Mirjam"))


def test_a_signal_is_noted_from_the_page(page: SignalsPage, work: Work, someone: int) -> None:
    page.add()
    dialog = page.findChild(SignalDialog)
    assert dialog is not None
    assert dialog.who is not None
    dialog.who.set_state(someone)
    dialog.accept()
    assert dialog.form._problems["kind"].isVisible()
    dialog.kind.set_value(SignalKind.NEGLECT)
    dialog.note.set_state("bedorven eten")
    dialog.source.set_value(SignalSource.VOLUNTEER)
    dialog.reported_by.set_state("klusser")
    dialog.urgency.set_value(Urgency.THREE_DAYS)
    assert not dialog.due_on.isVisible()
    dialog.urgency.set_value(Urgency.FOLLOW)
    assert dialog.due_on.isVisible()
    dialog.urgency.set_value(Urgency.THREE_DAYS)
    dialog.route.set_value(SignalRoute.CONSULT)
    dialog.accept()

    row = stored(work)
    assert (row.fields.reported_by, row.due_on) == ("klusser", date(2026, 3, 20))
    assert row.fields.owner_id == work.user_id
    assert page.table.key() == row.id
    assert page._card is not None


def test_a_signal_is_taken_up_talked_over_and_closed(
    page: SignalsPage, work: Work, someone: int
) -> None:
    route = SignalFields(
        TODAY, SignalKind.NEGLECT, SignalSource.VOLUNTEER, route=SignalRoute.CONSULT
    )
    noted(work, someone, route)
    page.table.choose_first()
    assert page._card is not None
    page.act_on()
    act = page.findChild(ActDialog)
    assert act is not None
    act.next_on.set_value(date(2026, 4, 2))
    act.accept()
    assert page.table.row().state is SignalState.ACTED_ON
    assert len(work.read(lambda session: follow_ups.of_participant(session, someone))) == 1
    page.end()
    close = page.findChild(CloseSignalDialog)
    assert close is not None
    close.accept()
    assert close.form._problems["outcome_kind"].isVisible()
    close.outcome_kind.set_value(SignalOutcome.CARE_STARTED)
    close.accept()
    assert close._problem.isVisible()
    page.consult()
    talk = page.findChild(ConsultDialog)
    assert talk is not None
    talk.consulted.set_state("S1-wijkverpleegkundige")
    talk.advice.set_state("samen op bezoek")
    talk.accept()
    close.accept()

    assert page.table.rows() == []
    page.wanted.set_value(Wanted.CLOSED)
    assert page.table.rows()[0].outcome_kind is SignalOutcome.CARE_STARTED
    assert "1" in page.figures.text()
    page._card.consult()
    page._card.reopen()
    assert stored(work).closed_on is None


def test_a_signal_is_changed_and_shown_in_the_file(
    window: Window, work: Work, someone: int, qtbot: QtBot
) -> None:
    key = noted(work, someone)
    row = stored(work)
    window.go("signals", key)
    assert window.navigation.buttons["signals"] is not None
    window.count()
    window.go("residents", row.person_id)
    card = window.findChild(ResidentCard)
    assert card is not None
    card.tabs.choose("signals")
    section = card.tabs.section("signals")
    assert isinstance(section, SignalsSection)
    section.add()
    first = window.findChild(SignalDialog)
    assert first is not None
    first.reject()
    call = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED)
    work.write(Act.LOG_CONTACT, lambda session: contacts.log(session, someone, call, today=TODAY))
    dialog = SignalDialog(work, window, someone, stored(work))
    dialog.contact.setCurrentIndex(1)
    dialog.note.set_state("beschimmeld eten")
    dialog.accept()
    assert stored(work).fields.note == "beschimmeld eten"
    assert stored(work).fields.contact_moment_id == 1


def test_abuse_goes_on_in_the_safety_compartment(
    page: SignalsPage, work: Work, someone: int, qtbot: QtBot
) -> None:
    dialog = SignalDialog(work, page, someone)
    dialog.open()
    dialog.note.set_state("geld weg")
    dialog.kind.set_value(SignalKind.ABUSE)
    assert not dialog.note.isVisible()
    dialog.accept()

    further = page.findChild(SafetyDialog)
    assert further is not None
    assert further.note.value() == "geld weg"
    further.accept()
    me = work.user_id
    (file,) = work.read(lambda session: safety.of_participant(session, someone, user_id=me))
    assert file.fields.note == "geld weg"
    assert not work.read(lambda session: signals.rows(session, Wanted.ALL, today=TODAY, user_id=me))
    assert work.read(lambda session: drafts.names(session, user_id=me)) == ()


def test_without_permission_nothing_of_abuse_is_kept(
    page: SignalsPage, work: Work, someone: int
) -> None:
    maker = work.user_id or 0
    without_permission(work)
    dialog = SignalDialog(work, page, someone)
    dialog.open()
    dialog.note.set_state("blauwe plekken")
    dialog.keep_draft()
    dialog.kind.set_value(SignalKind.ABUSE)
    assert not dialog.save_button.isVisible()
    said = dialog.suspicion.accessibleName() or " ".join(
        label.text() for label in dialog.suspicion.findChildren(type(dialog.form._problems["kind"]))
    )
    assert "0800-2000" in said
    assert "112" in said
    dialog.accept()
    dialog.before_lock()

    assert dialog.is_changed() is False
    assert work.read(lambda session: drafts.names(session, user_id=maker)) == ()
    assert not work.read(
        lambda session: signals.rows(session, Wanted.ALL, today=TODAY, user_id=maker)
    )


def test_whom_to_tell_is_named(page: SignalsPage, work: Work, someone: int) -> None:
    maker = work.user_id
    work.write(
        Act.EDIT_USER,
        lambda session: users.add(session, "c3", UserFields("Anouk", sees_safety=True), by=maker),
    )
    without_permission(work)
    dialog = SignalDialog(work, page, someone)
    dialog.kind.set_value(SignalKind.ABUSE)

    texts = [
        label.text() for label in dialog.suspicion.findChildren(type(dialog.form._problems["kind"]))
    ]
    assert any("Anouk" in text for text in texts)
