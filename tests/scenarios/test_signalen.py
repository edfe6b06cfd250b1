"""Steps of signalen.feature: through the services, and through the real window."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.files import exports
from spil_desktop.model import Draft, Signal, User
from spil_desktop.rules import periods
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Act,
    ConsentForm,
    ConsentState,
    NameUse,
    OrganisationKind,
    Purpose,
    ReferralKind,
    ReferralResult,
    SafetyStep,
    SharedField,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    TodayKind,
    Urgency,
    UserRole,
)
from spil_desktop.services import (
    changes,
    consents,
    organisations,
    permissions,
    referral_lists,
    referrals,
    releases,
    safety,
    search,
    signals,
    users,
)
from spil_desktop.services import today as attention
from spil_desktop.services.organisations import ColleagueFields, OrganisationFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.services.referrals import Outcome, Outgoing
from spil_desktop.services.safety import SafetyFields, SafetyRow, StepFields
from spil_desktop.services.signals import (
    Consultation,
    SignalClosing,
    SignalFields,
    SignalFigures,
    SignalRow,
    Wanted,
)
from spil_desktop.services.users import UserFields
from spil_desktop.ui.referrals.dialogs import ReferDialog
from spil_desktop.ui.referrals.outcome import OutcomeDialog
from spil_desktop.ui.residents.dialogs import ConsentDialog
from spil_desktop.ui.safety.dialogs import SafetyDialog, StepDialog, ToDestroyDialog
from spil_desktop.ui.safety.section import StepLine
from spil_desktop.ui.signals.dialogs import CloseSignalDialog, ConsultDialog, SignalDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.samples import SIGNER
from tests.services import made
from tests.ui import filled
from tests.ui.conftest import _look, work

__all__ = ["_look", "work"]

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
SEEN = "bedorven eten in de koelkast, ligt vaak op de bank"
ADVICE = "samen op bezoek; wijkverpleging aanvragen"
SUSPICION = "na elk bezoek van de kleinzoon is er geld weg"
S1 = "S1-wijkverpleging Drachten"
GP = "huisarts"
SHARED = (SharedField.NAME, SharedField.ADDRESS, SharedField.QUESTION)

scenarios("signalen.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


@dataclass
class Story:
    """A story is told by services alone, or in a window; both end in the same store."""

    work: Work
    qtbot: QtBot
    today: date = date(2026, 3, 17)
    window: Window | None = None
    participant: int = 0
    person: int = 0
    organisation: int = 0
    colleague: int = 0

    @property
    def me(self) -> int:
        return self.work.user_id or 0

    @property
    def signal(self) -> SignalRow:
        (found,) = self.work.read(
            lambda session: signals.rows(session, Wanted.ALL, today=self.today)
        )
        return found

    @property
    def referral(self) -> ReferralRow:
        (found,) = self.work.read(
            lambda session: referral_lists.of_participant(
                session, self.participant, today=self.today
            )
        )
        return found

    @property
    def file(self) -> SafetyRow:
        (found,) = self.work.read(lambda session: safety.to_destroy(session, user_id=self.me))
        return found

    def shown_on(self, on: date) -> dict[TodayKind, date | None]:
        """Return which lines about signals stand on Vandaag, with their terms."""
        found = self.work.read(lambda session: attention.attention(session, today=on))
        kinds = {TodayKind.SIGNAL_DUE, TodayKind.SIGNAL_OVERDUE}
        return {item.kind: item.due for item in found.items if item.kind in kinds}

    def page(self, name: str, key: object = None) -> Any:
        assert self.window is not None
        self.window.go(name, key)
        return self.window.stack.page()

    def part(self, name: str) -> Any:
        """Return a part of her file in the window."""
        card = self.page("residents", self.person).card
        card.tabs.choose(name)
        return card.tabs.section(name)

    def save(self, dialog: Any) -> None:
        dialog.save_button.click()
        assert not dialog.isVisible()


@pytest.fixture
def story(work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    told = Story(work, qtbot)
    monkeypatch.setattr(Work, "today", lambda _work: told.today)
    fields = UserFields("Anja", UserRole.ADMINISTRATOR, sees_safety=True)
    me = work.user_id
    work.write(Act.EDIT_USER, lambda session: users.edit(session, me or 0, fields, by=me))
    work.keep(_with_a_passphrase)
    return told


def _with_a_passphrase(session: Session) -> None:
    """Let the user of the test be one with a passphrase; the store was opened by its raw key."""
    session.get_one(User, users.find(session, None)).slot = "a1"


@given("de Spil werkt met de diensten")
def _() -> None:
    """Nothing to open."""


@given("de Spil werkt in het venster")
def _(story: Story) -> None:
    story.window = made_window = Window(story.work, "signals")
    story.qtbot.addWidget(made_window)
    made_window.show()
    made_window.show_first()
    story.qtbot.waitExposed(made_window)


@given("mevrouw E. Smit-Hoekstra, 89 jaar")
def _(story: Story) -> None:
    def add(session: Session) -> tuple[int, int]:
        person = made.person(
            session,
            1,
            "Hoekstra",
            initials="E.",
            partner_family_name="Smit",
            name_use=NameUse.PARTNER_OWN,
            birth_year=1937,
            street="Spantweg",
            house_number=12,
        )
        key = made.participant(session, 1, person_id=person)
        search.index(session, [person])
        return key, person

    story.participant, story.person = story.work.write(Act.REGISTER, add)


@given("in de sociale kaart S1-wijkverpleegkundige R. Veenstra")
def _(story: Story) -> None:
    def add(session: Session) -> int:
        new = OrganisationFields(S1, OrganisationKind.COMMUNITY_NURSE)
        key = organisations.add(session, new, today=story.today)
        who = ColleagueFields("R. Veenstra", "S1-wijkverpleegkundige")
        organisations.add_person(session, key, who)
        return key

    story.organisation = story.work.write(Act.EDIT_ORGANISATION, add)


@given("collega Mirjam, die Veiligheid niet mag zien")
def _(story: Story) -> None:
    new = UserFields("Mirjam")
    story.colleague = story.work.write(
        Act.EDIT_USER, lambda session: users.add(session, "b2", new, by=story.me)
    )


@when(
    "op dinsdag 17-03-2026 de klusser belt: zij heeft bedorven eten "
    "en ligt vaak op de bank, binnen 3 dagen"
)
def _(story: Story) -> None:
    new = SignalFields(
        story.today,
        SignalKind.NEGLECT,
        SignalSource.VOLUNTEER,
        Urgency.THREE_DAYS,
        SEEN,
        SignalRoute.CONSULT,
        "klusser",
    )
    if story.window is None:
        story.work.write(
            Act.RECORD_SIGNAL,
            lambda session: signals.note(
                session, story.participant, new, today=story.today, user_id=story.me
            ),
        )
        return
    page = story.page("signals")
    (action,) = [one for one in page.actions() if one.text() == "Signaal vastleggen"]
    action.trigger()
    dialog = filled.opened(SignalDialog)
    assert dialog.who is not None
    story.qtbot.keyClicks(dialog.who.line, "smit")
    assert dialog.who.value() == story.participant
    dialog.kind.set_value(new.kind)
    story.qtbot.keyClicks(dialog.note, SEEN)
    dialog.source.set_value(new.source)
    story.qtbot.keyClicks(dialog.reported_by, "klusser")
    dialog.urgency.set_value(new.urgency)
    dialog.route.set_value(new.route)
    story.save(dialog)


@then(parsers.re(r"staat het signaal op (?P<on>[\d-]+) op Vandaag, met termijn (?P<due>[\d-]+)"))
def _(story: Story, on: str, due: str) -> None:
    assert story.shown_on(day(on)) == {TodayKind.SIGNAL_DUE: day(due)}
    assert story.signal.name == "E. Smit-Hoekstra"
    assert (story.signal.fields.note, story.signal.fields.reported_by) == (SEEN, "klusser")


@then(parsers.parse("staat het op {on} als te laat op Vandaag"))
def _(story: Story, on: str) -> None:
    assert story.shown_on(day(on)) == {TodayKind.SIGNAL_OVERDUE: date(2026, 3, 20)}


@then(parsers.parse("staat het signaal op {on} niet meer als te laat op Vandaag"))
def _(story: Story, on: str) -> None:
    assert story.shown_on(day(on)) == {TodayKind.SIGNAL_DUE: None}  # open still, so in sight


@when("de Spil op donderdag 19-03-2026 samen met de S1-wijkverpleegkundige gaat")
def _(story: Story) -> None:
    story.today = date(2026, 3, 19)
    key, talked = story.signal.id, Consultation(story.today, "S1-wijkverpleegkundige", ADVICE)
    if story.window is None:
        story.work.write(
            Act.RECORD_SIGNAL,
            lambda session: signals.consult(session, key, talked, today=story.today),
        )
        return
    filled.button(story.page("signals", key), "Overleg vastleggen").click()
    dialog = filled.opened(ConsultDialog)
    story.qtbot.keyClicks(dialog.consulted, talked.consulted)
    story.qtbot.keyClicks(dialog.advice, ADVICE)
    story.save(dialog)


@when("mevrouw mondeling toestemming geeft om te delen met S1 en de huisarts")
def _(story: Story) -> None:
    for recipient in (S1, GP):
        if story.window is None:
            new = ConsentFields(
                Purpose.SHARE_PROFESSIONAL, ConsentState.GIVEN, story.today, recipient=recipient
            )
            story.work.write(
                Act.RECORD_CONSENT,
                lambda session, new=new: consents.record(
                    session, story.person, new, today=story.today, user_id=story.me
                ),
            )
            continue
        dialog = ConsentDialog(story.work, story.window, story.person, Purpose.SHARE_PROFESSIONAL)
        dialog.open()
        dialog.state.set_value(ConsentState.GIVEN)
        dialog.how.set_value(ConsentForm.ORAL)
        dialog.recipient.set_state(recipient)
        story.save(dialog)
    for recipient in (S1, GP):
        assert story.work.read(
            lambda session, recipient=recipient: permissions.allows(
                session, story.person, Purpose.SHARE_PROFESSIONAL, recipient=recipient
            )
        )


@when("de Spil haar warm overdraagt aan de S1-wijkverpleegkundige")
def _(story: Story) -> None:
    if story.window is None:
        (who,) = story.work.read(
            lambda session: organisations.people_of(session, story.organisation)
        )
        new = Outgoing(story.organisation, ReferralKind.WARM, story.today, SHARED, SEEN, who.id)
        story.work.write(
            Act.REFER,
            lambda session: referrals.refer(
                session, story.participant, new, today=story.today, user_id=story.me
            ),
        )
        return
    story.part("referrals").refer()
    dialog = filled.opened(ReferDialog)
    dialog.organisation.set_state(story.organisation)
    dialog.colleague.set_state(dialog.colleague.itemData(1))
    dialog.kind.set_value(ReferralKind.WARM)
    dialog.question.set_state(SEEN)
    dialog.shared.set_value(SHARED)
    story.save(dialog)


@then(parsers.parse("wordt de terugkoppeling verwacht op {on}"))
def _(story: Story, on: str) -> None:
    assert story.referral.kind is ReferralKind.WARM
    assert story.referral.feedback_due_on == day(on)


@when("op 02-04-2026 de terugkoppeling komt: wijkverpleging gestart")
def _(story: Story) -> None:
    story.today = date(2026, 4, 2)
    outcome = Outcome(ReferralResult.IN_CARE, story.today, "wijkverpleging gestart")
    if story.window is None:
        key = story.referral.id
        story.work.write(
            Act.RECORD_REFERRAL,
            lambda session: referrals.record_outcome(session, key, outcome, today=story.today),
        )
        return
    dialog = OutcomeDialog(story.work, story.window, story.referral)
    dialog.open()
    dialog.form.fields["result"].set_state(outcome.result.value)
    dialog.form.fields["feedback"].set_state(outcome.feedback)
    story.save(dialog)


@when("de Spil het signaal sluit")
def _(story: Story) -> None:
    key, kind = story.signal.id, SignalOutcome.CARE_STARTED
    if story.window is None:
        closing = SignalClosing(story.today, kind, "wijkverpleging gestart")
        story.work.write(
            Act.CLOSE_SIGNAL,
            lambda session: signals.close(session, key, closing, today=story.today),
        )
        return
    filled.button(story.page("signals", key), "Afsluiten").click()
    dialog = filled.opened(CloseSignalDialog)
    dialog.outcome_kind.set_value(kind)
    story.qtbot.keyClicks(dialog.outcome, "wijkverpleging gestart")
    story.save(dialog)


@then(parsers.parse("was het signaal {days:d} dagen open"))
def _(story: Story, days: int) -> None:
    row = story.signal
    assert row.closed_on is not None
    assert (row.closed_on - row.fields.seen_on).days == days
    assert (row.outcome_kind, row.outcome) == (
        SignalOutcome.CARE_STARTED,
        "wijkverpleging gestart",
    )


@then("telt het als vroegtijdig gesignaleerd, opgevolgd binnen de termijn")
def _(story: Story) -> None:
    assert (story.signal.acted_on, story.signal.in_term) == (date(2026, 3, 19), True)
    quarter = (date(2026, 1, 1), date(2026, 3, 31))
    counted = story.work.read(lambda session: signals.figures(session, *quarter, today=story.today))
    assert counted == SignalFigures(seen=1, in_term=1, too_late=0, overdue=0)


@when("de Spil een vermoeden van financieel misbruik door een kleinzoon vastlegt")
def _(story: Story) -> None:
    if story.window is None:
        new = SafetyFields(story.today, (AbuseForm.FINANCIAL,), SUSPICION)
        story.work.write(
            Act.RECORD_SAFETY,
            lambda session: safety.open_file(
                session, story.participant, new, today=story.today, user_id=story.me
            ),
        )
        return
    story.part("safety").add()
    dialog = filled.opened(SafetyDialog)
    dialog.forms.set_value((AbuseForm.FINANCIAL,))
    story.qtbot.keyClicks(dialog.note, SUSPICION)
    story.save(dialog)


@when("zij stap 2 van de meldcode zet: advies van Veilig Thuis 0800-2000")
def _(story: Story) -> None:
    step = StepFields(SafetyStep.CONSULT, story.today, "Veilig Thuis 0800-2000", "bewaar bonnen")
    if story.window is None:
        key = story.file.id
        story.work.write(
            Act.RECORD_SAFETY,
            lambda session: safety.take_step(
                session, key, step, today=story.today, user_id=story.me
            ),
        )
        return
    story.part("safety").findChildren(StepLine)[1].button.click()
    dialog = filled.opened(StepDialog)
    story.qtbot.keyClicks(dialog.consulted, step.consulted)
    story.qtbot.keyClicks(dialog.note, step.note)
    story.save(dialog)


@then("zijn van de meldcode alleen stap 1 en 2 gezet")
def _(story: Story) -> None:
    taken = [row.fields for row in story.file.steps]
    assert [one.step for one in taken] == [SafetyStep.MAP_SIGNALS, SafetyStep.CONSULT]
    assert (taken[1].consulted, taken[1].on) == ("Veilig Thuis 0800-2000", story.today)


@then('staat het dossier in "te vernietigen volgens meldcodebeleid"')
def _(story: Story) -> None:
    assert story.file.participant_id == story.participant
    assert story.file.fields.destroy_on == date(2028, 3, 17)
    if story.window is None:
        return
    page = story.page("residents", story.person)
    words = "Te vernietigen volgens meldcodebeleid"
    (action,) = [one for one in page.actions() if one.text() == words]
    action.trigger()
    listed = filled.opened(ToDestroyDialog)
    assert [row.id for row in listed.table.rows()] == [story.file.id]
    listed.reject()


@then("merkt Mirjam er niets van")
def _(story: Story) -> None:
    work, me = story.work, story.me
    for ask in (safety.of_participant, safety.get):
        with pytest.raises(SpilError) as refused:
            work.read(
                lambda session, ask=ask: ask(session, story.participant, user_id=story.colleague)
            )
        assert refused.value.problem is InputProblem.UNKNOWN_RECORD
    acts = work.read(lambda session: changes.undoable(session, user_id=story.colleague))
    assert Act.RECORD_SAFETY not in {one.act for one in acts}
    assert not work.read(lambda session: search.search(session, "kleinzoon", 20))
    assert not work.read(lambda session: signals.rows(session, Wanted.ALL, today=story.today))
    if story.window is not None:
        work.user_id = story.colleague
        story.window.stack.drop()
        page = story.page("residents", story.person)
        bar = page.card.tabs.bar
        assert "Veiligheid" not in [bar.tabText(at) for at in range(bar.count())]
        assert not [one for one in page.actions() if "eiligheid" in one.text()]
        work.user_id = me


@then("staat er niets van in een export")
def _(story: Story, tmp_path: Path) -> None:
    year = periods.parse("2026")
    planned = story.work.keep(
        lambda session: releases.plan(session, year, None, today=date(2027, 1, 5))
    )
    exports.write_all(planned, tmp_path, signer=SIGNER)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"kleinzoon" not in path.read_bytes()
    assert "kleinzoon" not in str(planned)


@when('Mirjam bij een nieuw signaal "vermoeden ouderenmishandeling" kiest')
def _(story: Story) -> None:
    story.work.user_id = story.colleague
    story.page("signals").add()
    dialog = filled.opened(SignalDialog)
    assert dialog.who is not None
    dialog.who.set_state(story.participant)
    story.qtbot.keyClicks(dialog.note, SUSPICION)
    dialog.keep_draft()
    dialog.kind.set_value(SignalKind.ABUSE)


@then("leest zij dat zij het aan Anja vertelt, en de nummers 112 en 0800-2000")
def _(story: Story) -> None:
    dialog = filled.opened(SignalDialog)
    said = " ".join(label.text() for label in dialog.suspicion.findChildren(QLabel))
    for word in ("Anja", "112", "0800-2000"):
        assert word in said
    assert not dialog.save_button.isVisible()
    story.qtbot.keyClick(dialog, ENTER, CTRL)
    assert dialog.isVisible()
    story.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@then("is er niets van bewaard")
def _(story: Story) -> None:
    def kept(session: Session) -> int:
        return len(session.scalars(select(Signal)).all() + session.scalars(select(Draft)).all())

    assert story.work.read(kept) == 0
