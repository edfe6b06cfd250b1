"""Steps of maatje.feature: by the services, and through the real window."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import MatchProblem, SpilError
from spil_desktop.model import AuditEntry, Match, Need, Participant, Person, Volunteer
from spil_desktop.rules.address_points import Point
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    Act,
    CandidateKind,
    ConsentForm,
    ConsentState,
    ContactFrequency,
    FollowUpKind,
    Interest,
    Language,
    Layer,
    MatchEndReason,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    Purpose,
    SubTheme,
)
from spil_desktop.services import (
    address_points,
    areas,
    consents,
    continuity,
    follow_ups,
    match_lists,
    match_reviews,
    matches,
    matching,
    needs,
    today,
)
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.matches import Ending, Proposal
from spil_desktop.services.matching import RankedCandidate
from spil_desktop.services.needs import Closing, NeedFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.texts import labels
from spil_desktop.texts.matching import cannot, summary
from spil_desktop.ui.matching.dialogs import OverrideDialog
from spil_desktop.ui.matching.steps import ActivateDialog, EndDialog, IntroduceDialog, TrialDialog
from spil_desktop.ui.matching.talks import ReviewDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made
from tests.services import matching_made as m
from tests.services.matching_made import WEDNESDAY
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
VOLUNTEER = CandidateKind.VOLUNTEER

scenarios("maatje.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


@dataclass
class Story:
    work: Work
    window: Window
    qtbot: QtBot
    now: dict[str, date]
    participant_id: int = 0
    need_id: int = 0
    match_id: int = 0
    volunteers: dict[str, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    hands: Any = None

    def on(self, text: str) -> date:
        """Let it be this day, and return it."""
        self.now["day"] = day(text)
        return day(text)

    def work_by(self, manner: str) -> None:
        self.hands = Hand(self) if manner == "in het venster" else Services(self)

    def match(self) -> match_lists.MatchRow:
        today_ = self.work.today()
        return self.work.read(lambda own: match_lists.card(own, self.match_id, today=today_))

    def open_tasks(self, kind: FollowUpKind) -> list[date]:
        rows = self.work.read(lambda own: follow_ups.of_participant(own, self.participant_id))
        return [
            row.fields.due_on for row in rows if row.fields.kind is kind and row.done_on is None
        ]


class Hands(Protocol):
    """A way to do what the story tells."""

    def best(self) -> tuple[str, str]: ...
    def why_not(self, name: str) -> str: ...
    def propose(self, name: str) -> None: ...
    def override(self, name: str, reason: str) -> None: ...
    def introduce(self, on: date) -> None: ...
    def tries(self, on: date) -> None: ...
    def hears(self, said: ReviewFields) -> None: ...
    def activates(self, on: date) -> None: ...
    def ends(self, on: date, reason: MatchEndReason) -> None: ...
    def undo(self) -> None: ...


class Services:
    """Calls the use cases."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @property
    def today(self) -> date:
        return self.story.work.today()

    def found(self) -> tuple[RankedCandidate, ...]:
        need = self.story.need_id
        return self.story.work.read(lambda own: matching.candidates(own, need, today=self.today))

    def best(self) -> tuple[str, str]:
        first = self.found()[0]
        return first.name, summary(first.verdict, first.kind)

    def why_not(self, name: str) -> str:
        assert name not in [one.name for one in self.found()]
        with pytest.raises(SpilError) as refused:
            self.propose(name)
        assert refused.value.problem is MatchProblem.RULE_BROKEN
        return cannot(refused.value.values["breaches"])

    def propose(self, name: str, reason: str | None = None) -> None:
        story = self.story
        new = Proposal(story.need_id, VOLUNTEER, story.volunteers[name], override_reason=reason)
        story.match_id = story.work.write(
            Act.PROPOSE_MATCH, lambda own: matches.propose(own, new, today=self.today)
        )

    def override(self, name: str, reason: str) -> None:
        self.propose(name, reason)

    def introduce(self, on: date) -> None:
        self.move(lambda own: matches.introduce(own, self.story.match_id, on=on, today=self.today))

    def tries(self, on: date) -> None:
        self.move(
            lambda own: matches.start_trial(own, self.story.match_id, on=on, today=self.today)
        )

    def hears(self, said: ReviewFields) -> None:
        self.story.work.write(
            Act.REVIEW_MATCH,
            lambda own: match_reviews.record(own, self.story.match_id, said, today=self.today),
        )

    def activates(self, on: date) -> None:
        self.move(lambda own: matches.activate(own, self.story.match_id, on=on, today=self.today))

    def ends(self, on: date, reason: MatchEndReason) -> None:
        ending = Ending(on, reason)
        ended = self.move(
            lambda own: matches.end(own, self.story.match_id, ending, today=self.today)
        )
        assert ended.sought_again
        self.story.said.append(f"Zij duurde {ended.days} dagen.")

    def undo(self) -> None:
        self.story.work.undo()

    def move(self, fn: Any) -> Any:
        return self.story.work.write(Act.MOVE_MATCH, fn)


class Hand:
    """Types and clicks in the window."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.qtbot = story.qtbot

    def page(self, name: str, key: object = None) -> Any:
        self.story.work.go(name, key)
        QApplication.processEvents()
        return self.story.window.stack.page()

    def needs(self) -> Any:
        return self.page("matching", self.story.need_id).needs

    def detail(self) -> Any:
        return self.page("matching", ["match", self.story.match_id]).running.detail

    def best(self) -> tuple[str, str]:
        first = self.needs().candidates.cards[0].candidate
        return first.name, summary(first.verdict, first.kind)

    def card(self, name: str) -> Any:
        return next(one for one in self.needs().candidates.cards if one.candidate.name == name)

    def why_not(self, name: str) -> str:
        blocked = self.card(name)
        assert blocked.blocked
        return cannot(blocked.candidate.verdict.breaches)

    def propose(self, name: str) -> None:
        self.qtbot.keyClick(self.card(name), ENTER)
        self.story.match_id = self.newest()

    def override(self, name: str, reason: str) -> None:
        self.qtbot.keyClick(self.card(name), ENTER)
        dialog = filled.opened(OverrideDialog)
        self.qtbot.keyClicks(dialog.reason, reason)
        dialog.accept()
        self.story.match_id = self.newest()

    def newest(self) -> int:
        return self.story.work.read(lambda own: max(own.scalars(select(Match.id))))

    def introduce(self, on: date) -> None:
        self.step(IntroduceDialog, on)

    def tries(self, on: date) -> None:
        self.step(TrialDialog, on)

    def step(self, kind: Any, on: date) -> None:
        self.detail().take_next_step()
        dialog = filled.opened(kind)
        assert dialog.on.value() == on
        dialog.accept()

    def hears(self, said: ReviewFields) -> None:
        """Choose the line on Vandaag; the space bar opens the talk."""
        page = self.page("today")
        kinds = {FollowUpKind.MATCH_REVIEW, FollowUpKind.MATCH_EVALUATION}
        row = next(
            item
            for item in page.table.rows()
            if item.follow_up in kinds and item.match_id == self.story.match_id
        )
        page.table.choose(page.table.records.key(row))
        self.qtbot.keyClick(page.table, SPACE)
        dialog = filled.opened(ReviewDialog)
        for name in ("participant_click", "volunteer_click", "participant_mark", "volunteer_mark"):
            value = getattr(said, name)
            if value is not None:
                dialog.form.fields[name].setValue(value)
        dialog.form.fields["frequency"].set_value(said.frequency)
        dialog.accept()

    def activates(self, on: date) -> None:
        filled.button(self.detail(), "Actief maken").click()
        dialog = filled.opened(ActivateDialog)
        assert dialog.on.value() == on
        dialog.accept()

    def ends(self, on: date, reason: MatchEndReason) -> None:
        self.story.said = filled.said(self.story.work)
        filled.button(self.detail(), "Beëindigen").click()
        dialog = filled.opened(EndDialog)
        assert dialog.on.value() == on
        dialog.reason.set_value(reason)
        dialog.accept()

    def undo(self) -> None:
        QApplication.processEvents()
        undo = next(one for one in self.story.window.actions() if one.text() == "Ongedaan maken")
        undo.trigger()
        QApplication.processEvents()


@pytest.fixture
def story(work: Work, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    now = {"day": date(2026, 4, 14)}
    monkeypatch.setattr(Work, "today", lambda _work: now["day"])
    return Story(work, window, qtbot, now)


@given(
    "mevrouw Froukje de Jong, geboren 11-02-1944, Spantweg 31, 9204 ZK Drachten, die Fries spreekt"
)
def _(story: Story) -> None:
    def add(own: Session) -> int:
        area = areas.rows(own)[0].id
        number = made.participant(own, area, "Jong", reported_on=date(2026, 3, 2))
        person = m.person_of(own, number)
        person.given_name, person.prefix, person.birth_date = "Froukje", "de", date(1944, 2, 11)
        person.birth_year = 1944
        person.street, person.house_number, person.postcode = "Spantweg", 31, "9204 ZK"
        person.town, person.languages = "Drachten", (Language.DUTCH, Language.FRISIAN)
        address_points.keep(
            own, [Point("9204 ZK", 31, 53.1050, 6.1), Point("9204 ZA", 4, 53.1131, 6.1)]
        )
        return number

    story.participant_id = story.work.write(Act.REGISTER, add)


@given(parsers.parse("zij vindt het op {on} goed dat een maatje haar naam krijgt"))
def _(story: Story, on: str) -> None:
    def agree(own: Session) -> None:
        person_id = own.get_one(Participant, story.participant_id).person_id
        for purpose in (Purpose.FILE, Purpose.SHARE_VOLUNTEER):
            answer = ConsentFields(
                purpose, ConsentState.GIVEN, day(on), ConsentForm.ORAL, text_version="3"
            )
            consents.record(own, person_id, answer, today=story.work.today())

    story.work.write(Act.RECORD_CONSENT, agree)


@given("zij wil op woensdagmiddag wandelen")
def _(story: Story) -> None:
    fields = NeedFields(
        NeedTheme.SOCIAL_CONTACT, day("10-03-2026"), SubTheme.WALK, wished=(WEDNESDAY,)
    )
    story.need_id = story.work.write(
        Act.ADD_NEED,
        lambda own: needs.add(own, story.participant_id, fields, today=story.work.today()),
    )


@given(
    parsers.parse(
        "vrijwilliger Grietje Postma, 58, die wandelt, Fries spreekt, op woensdagmiddag kan,"
        " met een VOG van {vog}"
    )
)
def _(story: Story, vog: str) -> None:
    add_volunteer(story, "Grietje Postma", (Language.FRISIAN,), 1968, day(vog))


@given("vrijwilliger H. Mulder, die wandelt en op woensdagmiddag kan, zonder VOG")
def _(story: Story) -> None:
    add_volunteer(story, "H. Mulder", (), None, None)


def add_volunteer(
    story: Story, name: str, spoken: tuple[Language, ...], born: int | None, vog: date | None
) -> None:
    first, last = name.split()

    def add(own: Session) -> int:
        known = {"interests": (Interest.WALKING,), "available": (WEDNESDAY,)}
        area = areas.rows(own)[0].id
        number = m.buddy(own, area, last, vog_received_on=vog, **known)
        person = own.get_one(Person, own.get_one(Volunteer, number).person_id)
        person.given_name, person.birth_year, person.languages = first, born, spoken
        person.postcode, person.town, person.house_number = "9204 ZA", "Drachten", 4
        return number

    story.volunteers[name] = story.work.write(Act.ADD_VOLUNTEER, add)


@given(
    parsers.parse(
        "Froukje en Grietje zijn een maatjeskoppel sinds de kennismaking op {met},"
        " actief vanaf {active}"
    )
)
def _(story: Story, met: str, active: str) -> None:
    hands = Services(story)
    on = story.on(met)
    hands.propose("Grietje Postma")
    hands.introduce(on)
    hands.tries(on)
    hands.activates(story.on(active))


@given("de hulpvraag is opgelost door het maatje")
def _(story: Story) -> None:
    closing = Closing(NeedStatus.SOLVED, story.work.today(), Layer.BUDDY)
    story.work.write(
        Act.CLOSE_NEED,
        lambda own: needs.close(own, story.need_id, closing, today=story.work.today()),
    )


@when(parsers.re(r"de Spil op (?P<on>[\d-]+) (?P<manner>.+) zoekt wie past"))
def _(story: Story, on: str, manner: str) -> None:
    story.on(on)
    story.work_by(manner)


@then(
    "staat Grietje Postma bovenaan, want zij woont op 900 m, wandelt ook graag en spreekt ook Fries"
)
def _(story: Story) -> None:
    name, why = story.hands.best()
    assert name == "Grietje Postma"
    assert why == "wandelt ook graag; op 900 m; beiden woensdagmiddag; spreekt ook Fries"


@when(parsers.parse("de Spil haar voorstelt en kennismaakt op {on}"))
def _(story: Story, on: str) -> None:
    story.hands.propose("Grietje Postma")
    story.hands.introduce(day(on))


@then("staat de kennismaking die dag op Vandaag")
def _(story: Story) -> None:
    now = story.work.today()
    found = story.work.read(lambda own: today.attention(own, today=now)).items
    assert [item.due for item in found if item.follow_up is FollowUpKind.INTRODUCTION] == [now]


@when(parsers.parse("de proefperiode begint op {on}"))
def _(story: Story, on: str) -> None:
    story.hands.tries(day(on))


@then(parsers.parse("loopt de proef tot en met {until}"))
def _(story: Story, until: str) -> None:
    match = story.match()
    assert (match.status, match.trial_until) == (MatchStatus.TRIAL, day(until))
    assert story.open_tasks(FollowUpKind.INTRODUCTION) == []


@then(parsers.parse("telt de koppeling vanaf {met}"))
def _(story: Story, met: str) -> None:
    assert story.match().met_on == day(met)


@when(parsers.parse("de Spil op {on} hoort: klik {hers:d} en {theirs:d}, elke week"))
def _(story: Story, on: str, hers: int, theirs: int) -> None:
    said = ReviewFields(
        story.on(on),
        participant_click=hers,
        volunteer_click=theirs,
        frequency=ContactFrequency.WEEKLY,
    )
    story.hands.hears(said)
    (kept,) = story.work.read(lambda own: match_reviews.of_match(own, story.match_id))
    assert (kept.fields, kept.due_on) == (said, day(on))


@when(parsers.parse("de koppeling op {on} actief wordt"))
def _(story: Story, on: str) -> None:
    story.hands.activates(day(on))
    assert story.match().status is MatchStatus.ACTIVE


@then(parsers.parse("zijn er gesprekken gepland op {first}, {second}, {third} en {last}"))
def _(story: Story, first: str, second: str, third: str, last: str) -> None:
    wanted = [day(one) for one in (first, second, third, last)]
    assert story.open_tasks(FollowUpKind.MATCH_REVIEW) == wanted


@then(parsers.parse('kan H. Mulder niet, want "{words}"'))
def _(story: Story, words: str) -> None:
    assert story.hands.why_not("H. Mulder") == f"kan niet: {words}"


@when(parsers.parse('de Spil H. Mulder toch voorstelt omdat "{reason}"'))
def _(story: Story, reason: str) -> None:
    story.hands.override("H. Mulder", reason)


@then("staat die reden bij de koppeling en de afwijking in het logboek")
def _(story: Story) -> None:
    def read(own: Session) -> tuple[str | None, list[Any]]:
        wanted = select(AuditEntry).where(
            AuditEntry.subject == "match", AuditEntry.subject_id == story.match_id
        )
        noted = [entry.details for entry in own.scalars(wanted) if entry.details]
        return own.get_one(Match, story.match_id).rule_override, noted

    reason, noted = story.work.read(read)
    assert reason == "de VOG is onderweg"
    assert {"overridden": "no_vog"} in noted


@when(parsers.re(r'de koppeling op (?P<on>[\d-]+) (?P<manner>.+) stopt met reden "(?P<why>.+)"'))
def _(story: Story, on: str, manner: str, why: str) -> None:
    when_ = story.on(on)
    story.work_by(manner)
    reason = next(one for one in MatchEndReason if labels.label(one) == why)
    story.hands.ends(when_, reason)


@then(parsers.parse("duurde de koppeling {days:d} dagen"))
def _(story: Story, days: int) -> None:
    assert story.match().days == days
    assert f"Zij duurde {days} dagen." in story.said[-1]


@then("staat Froukje weer op gezocht")
def _(story: Story) -> None:
    now = story.work.today()
    need = story.work.read(lambda own: needs.card(own, story.need_id, today=now))
    assert need.status is NeedStatus.IN_PROGRESS
    assert need.status in OPEN_NEEDS
    assert not need.matched
    assert story.open_tasks(FollowUpKind.MATCH_REVIEW) == []


@then("vraagt Spil om een korte eindevaluatie bij beiden")
def _(story: Story) -> None:
    assert story.open_tasks(FollowUpKind.MATCH_EVALUATION) == [day("08-10-2026")]


@then(parsers.parse("is haar continuïteit {count:d}"))
def _(story: Story, count: int) -> None:
    found = story.work.read(lambda own: continuity.of_participant(own, story.participant_id))
    assert found.buddies == count


@when(parsers.parse("de Spil van beiden hoort hoe het was: cijfer {hers:d} en {theirs:d}"))
def _(story: Story, hers: int, theirs: int) -> None:
    if isinstance(story.hands, Hand):
        story.on("08-10-2026")
    on = story.work.today()
    story.hands.hears(ReviewFields(on, participant_mark=hers, volunteer_mark=theirs))


@then("is de eindevaluatie gedaan")
def _(story: Story) -> None:
    assert story.open_tasks(FollowUpKind.MATCH_EVALUATION) == []
    (kept,) = story.work.read(lambda own: match_reviews.of_match(own, story.match_id))
    assert kept.is_final
    assert (kept.fields.participant_mark, kept.fields.volunteer_mark) == (9, 8)


@when("de Spil dat allemaal ongedaan maakt")
def _(story: Story) -> None:
    for _act in range(2):
        story.hands.undo()


@then("loopt de koppeling weer en is de hulpvraag opgelost")
def _(story: Story) -> None:
    assert story.match().status is MatchStatus.ACTIVE
    solved = story.work.read(lambda own: own.get_one(Need, story.need_id).solved_by)
    assert solved is Layer.BUDDY
