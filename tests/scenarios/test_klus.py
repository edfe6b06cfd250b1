"""Steps of klus.feature: through the services, and through the real window."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    Act,
    FollowUpKind,
    Gender,
    NameUse,
    NeedStatus,
    NeedTheme,
    OrganisationKind,
    ReferralKind,
    ReferralResult,
    SharedField,
    SubTheme,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    absences,
    areas,
    follow_ups,
    handymen,
    jobs,
    needs,
    organisations,
    people,
    referral_letters,
    referral_lists,
    referrals,
    volunteers,
)
from spil_desktop.services.absences import AbsenceFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.jobs import JobDone, JobFields, JobRow
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.organisations import OrganisationFields
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.services.referrals import Outcome, Outgoing
from spil_desktop.services.volunteers import VolunteerFields, VolunteerFilter
from spil_desktop.texts import jobs as job_words
from spil_desktop.texts import letters
from spil_desktop.texts.labels import label, labels
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.referrals.dialogs import ReferDialog
from spil_desktop.ui.referrals.outcome import ArrivalDialog, OutcomeDialog
from spil_desktop.ui.small_jobs.card import JobsCard
from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog, JobDialog, PlanJobDialog
from spil_desktop.ui.small_jobs.page import JobsPage
from spil_desktop.ui.small_jobs.steps import course
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

T = TypeVar("T")
CTRL = Qt.KeyboardModifier.ControlModifier
SHARED = (SharedField.NAME, SharedField.ADDRESS, SharedField.QUESTION)
QUARTER = Period(2026, 2, 1)

scenarios("klus.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


@dataclass
class Story:
    """Annie, what she asks, and the day on which the work is done."""

    work: Work
    window: Window
    qtbot: QtBot
    now: dict[str, date]
    area: int = 0
    annie: int = 0
    wmo: int = 0
    huizinga: int = 0
    hands: Any = None
    known: dict[str, int] = field(default_factory=dict)

    def read(self, fn: Callable[[Session], T]) -> T:
        return self.work.read(fn)

    def do(self, fn: Callable[[Session], T]) -> T:
        return self.work.write(Act.EDIT_PERSON, fn)

    @property
    def today(self) -> date:
        return self.now["day"]

    @property
    def person(self) -> int:
        return self.read(lambda own: own.get_one(Participant, self.annie).person_id)

    def job(self) -> JobRow:
        return self.read(lambda own: jobs.of_participant(own, self.annie))[0]

    def need(self) -> needs.NeedRow:
        return self.read(lambda own: needs.of_participant(own, self.annie, today=self.today))[0]

    def referrals(self) -> tuple[ReferralRow, ...]:
        return self.read(
            lambda own: referral_lists.of_participant(own, self.annie, today=self.today)
        )

    def planned(self) -> dict[FollowUpKind, date]:
        rows = self.read(lambda own: follow_ups.of_participant(own, self.annie))
        return {row.fields.kind: row.fields.due_on for row in rows if row.done_on is None}


class Hands(Protocol):
    """A way to do what the story tells."""

    def ask(self, theme: NeedTheme, sub_theme: SubTheme, words: str) -> None: ...
    def refer(self) -> None: ...
    def consent(self) -> None: ...
    def done(self, minutes: int, euros: int, said: str) -> None: ...
    def confirmed(self) -> None: ...
    def arrived(self) -> None: ...


class Services:
    """Calls the use cases."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def ask(self, theme: NeedTheme, sub_theme: SubTheme, words: str) -> None:
        story = self.story
        fields = NeedFields(theme, story.today, sub_theme, words)
        need = story.do(lambda own: needs.add(own, story.annie, fields, today=story.today))
        job = JobFields(words, need_id=need)
        story.do(lambda own: jobs.request(own, story.annie, job, today=story.today))

    def too_big(self, *, oral_consent: bool) -> None:
        story = self.story
        key, question = story.job().id, "Annie wil een traplift."
        new = Outgoing(story.wmo, ReferralKind.WARM, story.today, SHARED, question)
        story.do(
            lambda own: jobs.too_big(own, key, new, today=story.today, oral_consent=oral_consent)
        )

    def refer(self) -> None:
        with pytest.raises(SpilError) as refused:
            self.too_big(oral_consent=False)
        assert refused.value.problem is InputProblem.SHARE_WITHOUT_CONSENT

    def consent(self) -> None:
        self.too_big(oral_consent=True)

    def done(self, minutes: int, euros: int, said: str) -> None:
        story, key = self.story, self.story.job().id
        story.do(lambda own: jobs.plan(own, key, story.huizinga, story.today, today=story.today))
        done = JobDone(story.today, minutes, euros * 100, said)
        story.do(lambda own: jobs.finish(own, key, done, today=story.today))

    def confirmed(self) -> None:
        story, (row,) = self.story, self.story.referrals()
        outcome = Outcome(ReferralResult.RECEIVED, story.today, need=NeedStatus.HANDED_OVER)
        story.do(lambda own: referrals.record_outcome(own, row.id, outcome, today=story.today))

    def arrived(self) -> None:
        story, (row,) = self.story, self.story.referrals()
        story.do(
            lambda own: referrals.record_arrival(
                own, row.id, arrived=True, on=story.today, today=story.today
            )
        )


class Hand:
    """Types and clicks in the window."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.qtbot = story.qtbot

    def file(self, tab: str) -> Any:
        """Open a part of Annie's file."""
        self.story.work.go("residents", self.story.person)
        QApplication.processEvents()
        page: Any = self.story.window.stack.page()
        page.card.tabs.choose(tab)
        QApplication.processEvents()
        return page.card.tabs.section(tab)

    def jobs(self) -> JobsCard:
        found: list[JobsCard] = [
            one for one in self.file("overview").findChildren(JobsCard) if one.isVisible()
        ]
        return found[-1]

    def press(self, card: Any, button: str) -> None:
        self.qtbot.mouseClick(filled.button(card, button), Qt.MouseButton.LeftButton)

    def enter(self, dialog: Any) -> None:
        self.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()

    def ask(self, theme: NeedTheme, sub_theme: SubTheme, words: str) -> None:
        self.press(self.file("overview"), "Hulpvraag toevoegen")
        need = filled.opened(NeedDialog)
        need.theme.set_value(theme)
        need.sub_theme.set_value(sub_theme)
        self.qtbot.keyClicks(need.note, words)
        self.enter(need)
        self.press(self.jobs(), "Klus aanvragen")
        job = filled.opened(JobDialog)
        self.qtbot.keyClicks(job.kind, words)
        job.need.setCurrentIndex(1)
        self.enter(job)

    def refer(self) -> None:
        self.press(self.jobs(), "Te groot: verwijzen")
        dialog = filled.opened(ReferDialog)
        self.qtbot.keyClicks(dialog.organisation.line, "wmo")
        dialog.question.selectAll()
        self.qtbot.keyClicks(dialog.question, "Annie wil een traplift.")
        dialog.shared.set_value(SHARED)
        self.enter(dialog)
        assert dialog.isVisible()
        assert "nog geen ja gezegd" in dialog.shared.accessibleDescription()

    def consent(self) -> None:
        dialog = filled.opened(ReferDialog)
        dialog.oral_consent.setChecked(True)
        self.enter(dialog)

    def done(self, minutes: int, euros: int, said: str) -> None:
        self.press(self.jobs(), "Inplannen")
        plan = filled.opened(PlanJobDialog)
        plan.volunteer.setCurrentIndex(1)
        self.qtbot.keyClicks(plan.on, "vandaag")
        self.enter(plan)
        self.press(self.jobs(), "Klaar")
        finish = filled.opened(FinishJobDialog)
        finish.minutes.setValue(minutes)
        self.qtbot.keyClicks(finish.contribution, str(euros))
        self.qtbot.keyClicks(finish.said, said)
        self.enter(finish)

    def confirmed(self) -> None:
        self.press(self.file("referrals").detail, "Terugkoppeling vastleggen")
        dialog = filled.opened(OutcomeDialog)
        dialog.came_of_it.set_value(ReferralResult.RECEIVED)
        dialog.need.set_state(NeedStatus.HANDED_OVER.value)
        self.enter(dialog)

    def arrived(self) -> None:
        self.press(self.file("referrals").detail, "Is het contact gelukt?")
        self.enter(filled.opened(ArrivalDialog))


@pytest.fixture
def story(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    now = {"day": day("06-05-2026")}
    monkeypatch.setattr(Work, "today", lambda _work: now["day"])
    window.activateWindow()
    qtbot.waitActive(window)
    return Story(window.work, window, qtbot, now)


@given(
    "mevrouw A.M. (Annie) Dijkstra-Bos, geboren 22-04-1939, Kwelderplein 14, 9934 ZZ Delfzijl, "
    "telefoon 0596-55 01 23"
)
def _(story: Story) -> None:
    today = story.today
    area = AreaFields("Delfzijl Noord", "Eemsdelta")
    story.area = story.do(lambda own: areas.add(own, area, today=today))
    story.annie = story.do(lambda own: made.participant(own, story.area))
    annie = PersonFields(
        family_name="Bos",
        partner_family_name="Dijkstra",
        name_use=NameUse.PARTNER_OWN,
        initials="A.M.",
        given_name="Annie",
        gender=Gender.WOMAN,
        birth=Birth(date(1939, 4, 22)),
        area_id=story.area,
        street="Kwelderplein",
        house_number=14,
        postcode="9934 ZZ",
        town="Delfzijl",
        phones=(PhoneFields("0596-55 01 23"),),
    )
    story.do(lambda own: people.edit(own, story.person, annie, today=today))


@given("het Wmo-loket Eemsdelta op de sociale kaart")
def _(story: Story) -> None:
    fields = OrganisationFields("Wmo-loket Eemsdelta", OrganisationKind.WMO_DESK)
    story.wmo = story.do(lambda own: organisations.add(own, fields, today=story.today))


@given(parsers.parse("klusser B. Huizinga, met een VOG van {on}"))
def _(story: Story, on: str) -> None:
    person = PersonFields(family_name="Huizinga", initials="B.")
    helper = VolunteerFields(
        story.area,
        (VolunteerRole.HANDYMAN,),
        status=VolunteerStatus.ACTIVE,
        vog_received_on=day(on),
    )
    today = story.today
    story.do(lambda own: volunteers.register(own, person, helper, today=today))
    (row,) = story.read(lambda own: volunteers.rows(own, VolunteerFilter(), today=today))
    story.huizinga = row.id


@given(parsers.parse("klusser T. Mulder, met een VOG, die weg is tot en met {on}"))
def _(story: Story, on: str) -> None:
    def add(own: Session) -> None:
        mulder = made.volunteer(
            own,
            story.area,
            "Mulder",
            roles=(VolunteerRole.HANDYMAN,),
            vog_received_on=day("01-09-2025"),
        )
        absences.add(own, mulder, AbsenceFields(story.today, day(on)))

    story.do(add)


def on_page(story: Story) -> JobsPage:
    story.work.go("jobs", story.job().id)
    QApplication.processEvents()
    page: Any = story.window.stack.page()
    found: JobsPage = page
    return found


@then(parsers.parse('staat de klus op de pagina Klussen bij "{words}"'))
def _(story: Story, words: str) -> None:
    page = on_page(story)
    page.wanted.setCurrentText(words)
    assert [row.id for row in page.table.rows()] == [story.job().id]


@then(parsers.parse('is wie handig en vrij is B. Huizinga, en T. Mulder niet: "{why}"'))
def _(story: Story, why: str) -> None:
    key, today = story.job().id, story.today
    first, second = story.read(lambda own: handymen.judged(own, key, None, today=today))
    assert (first.id, first.proposal.allowed) == (story.huizinga, True)
    assert job_words.summary(second.proposal) == why
    detail = on_page(story).detail
    assert detail is not None
    assert detail.table is not None
    assert [one.id for one in detail.table.rows()] == [story.huizinga]


@then("zegt Spil dat een klus van 3 uur te lang duurt voor een vrijwilliger")
def _(story: Story) -> None:
    key = story.job().id
    fields = replace(story.job().fields, minutes=180)
    story.do(lambda own: jobs.edit(own, key, fields, today=story.today))
    detail = on_page(story).detail
    assert detail is not None
    said = " ".join(label.text() for label in detail.findChildren(QLabel))
    assert "Dit duurt langer dan 1 uur 30 min, de grens voor een klus (3 uur)." in said


@given(parsers.parse("het is {on}"))
def _(story: Story, on: str) -> None:
    story.now["day"] = day(on)


@given(parsers.parse("ik werk {manner}"))
def _(story: Story, manner: str) -> None:
    story.hands = Hand(story) if manner == "in het venster" else Services(story)


@when("Annie een traplift wil en ik die als klus aanvraag")
def _(story: Story) -> None:
    story.hands.ask(NeedTheme.HOUSING, SubTheme.ADAPTATION, "traplift")


@when("Annie een lamp vervangen wil hebben en ik die als klus aanvraag")
def _(story: Story) -> None:
    story.hands.ask(NeedTheme.PRACTICAL_HELP, SubTheme.LAMP, "lamp vervangen")


@when("ik haar warm verwijs naar het Wmo-loket, met naam, adres en vraag")
def _(story: Story) -> None:
    story.hands.refer()


@then("gaat er niets mee zonder haar toestemming")
def _(story: Story) -> None:
    assert story.referrals() == ()
    assert story.job().is_open


@when("zij nu ja zegt")
def _(story: Story) -> None:
    story.hands.consent()


@then(parsers.parse('staat de klus op "{status}"'))
def _(story: Story, status: str) -> None:
    assert label(story.job().status) == status


@then(parsers.parse('is de verwijzing een "{kind}" met "{shared}"'))
def _(story: Story, kind: str, shared: str) -> None:
    (row,) = story.referrals()
    assert (row.organisation, label(row.kind), labels(row.shared)) == (
        "Wmo-loket Eemsdelta",
        kind,
        shared,
    )
    assert story.job().referral_id == row.id


def letter(story: Story) -> str:
    (row,) = story.referrals()
    facts = story.read(lambda own: referral_letters.of(own, row.id, today=story.today))
    return letters.referral(facts).plain()


@then(parsers.re(r'staat in de brief "(?P<words>.+)"'))
def _(story: Story, words: str) -> None:
    assert words in letter(story)


@then(parsers.re(r'staat in de brief niet "(?P<words>.+)"'))
def _(story: Story, words: str) -> None:
    assert words not in letter(story)


@then(parsers.parse("verwacht ik de terugkoppeling uiterlijk op {on}, ook op Vandaag"))
def _(story: Story, on: str) -> None:
    (row,) = story.referrals()
    assert row.feedback_due_on == day(on)
    assert story.planned() == {FollowUpKind.REFERRAL_FEEDBACK: day(on)}


@then(
    parsers.parse("telt het kwartaal {sent:d} verwijzing, {warm:d} warm en {arrived:d} aangekomen")
)
def _(story: Story, sent: int, warm: int, arrived: int) -> None:
    found = story.read(lambda own: referral_lists.counts(own, QUARTER, story.area))
    assert (found.sent, found.warm, found.arrived) == (sent, warm, arrived)


@when(parsers.parse("het op {on} is en het loket de ontvangst bevestigt"))
def _(story: Story, on: str) -> None:
    story.now["day"] = day(on)
    story.hands.confirmed()


@then(parsers.parse("vraag ik Annie op {on} of het contact gelukt is"))
def _(story: Story, on: str) -> None:
    assert story.planned() == {FollowUpKind.REFERRAL_ARRIVED: day(on)}


@when(parsers.parse("het op {on} is en Annie zegt dat het contact gelukt is"))
def _(story: Story, on: str) -> None:
    story.now["day"] = day(on)
    story.hands.arrived()


@then(parsers.parse('is de hulpvraag "{status}" via "{layer}"'))
def _(story: Story, status: str, layer: str) -> None:
    need = story.need()
    assert need.closing is not None
    assert need.closing.solved_by is not None
    assert (label(need.status), label(need.closing.solved_by)) == (status, layer)


@then("staat er van de verwijzing niets meer op Vandaag")
def _(story: Story) -> None:
    assert story.planned() == {}


@when("ik dat ongedaan maak")
def _(story: Story) -> None:
    story.work.undo()


@when(
    parsers.parse(
        "B. Huizinga de klus die dag doet in {minutes:d} minuten voor € {euros:d}, "
        'en Annie zegt "{said}"'
    )
)
def _(story: Story, minutes: int, euros: int, said: str) -> None:
    story.hands.done(minutes, euros, said)


@then(parsers.parse('lees ik bij de klus "{words}"'))
def _(story: Story, words: str) -> None:
    assert course(story.job()) == words
