"""Steps of activiteiten.feature: through the services, and through the real window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import chain
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import Act, DayPart, FollowUpKind, Presence, RunBy
from spil_desktop.services import (
    activities,
    attendances,
    follow_ups,
    meetings,
    occurrences,
    sign_ups,
    today,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.meetings import Answers, MeetingFields
from spil_desktop.services.occurrences import OccurrenceRow
from spil_desktop.ui.activities.attendance import AttendanceDialog
from spil_desktop.ui.activities.dialogs import ActivityDialog
from spil_desktop.ui.activities.meeting_dialogs import AnswerDialog, MeetingDialog, PartiesDialog
from spil_desktop.ui.activities.meetings import MeetingsDialog
from spil_desktop.ui.activities.sign_ups import SignUpDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.conftest import _look, window, work
from tests.ui.filled import Neighbourhood

__all__ = ["_look", "window", "work"]

T = TypeVar("T")
CTRL = Qt.KeyboardModifier.ControlModifier
PARTIES = [(f"Deelnemer {number}", f"Organisatie {number % 4}") for number in range(12)]

scenarios("activiteiten.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


def names(text: str) -> list[str]:
    return text.replace(" en ", ", ").split(", ")


@dataclass
class Story:
    """Who lives here, and the day on which the work is done."""

    work: Work
    window: Window
    qtbot: QtBot
    now: dict[str, date]
    around: Neighbourhood
    hands: Any = None
    people: dict[str, int] = field(default_factory=dict)

    def read(self, fn: Callable[[Session], T]) -> T:
        return self.work.read(fn)

    @property
    def today(self) -> date:
        return self.now["day"]

    def activity(self) -> activities.ActivityRow:
        (row,) = self.read(lambda own: activities.rows(own, today=self.today))
        return row

    def times(self) -> tuple[OccurrenceRow, ...]:
        number = self.activity().id
        return self.read(lambda own: occurrences.rows(own, number))

    def time(self, on: date) -> OccurrenceRow:
        return next(row for row in self.times() if row.held_on == on)

    def meeting(self) -> meetings.MeetingRow:
        (row,) = self.read(meetings.rows)
        return row


class Hands(Protocol):
    """A way to do what the story tells."""

    def add(self, fields: ActivityFields) -> None: ...
    def sign_up(self, on: date, who: Sequence[str]) -> None: ...
    def attend(self, on: date, came: Mapping[str, Presence]) -> None: ...
    def meet(self, fields: MeetingFields) -> None: ...
    def bring(self, parties: Sequence[tuple[str, str]]) -> None: ...
    def scheme(self) -> None: ...
    def answer(self, mark: int) -> None: ...


class Services:
    """Calls the use cases."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def do(self, act: Act, fn: Callable[[Session], object]) -> None:
        self.story.work.write(act, fn)

    def add(self, fields: ActivityFields) -> None:
        on = self.story.today
        self.do(Act.ADD_ACTIVITY, lambda own: occurrences.start_series(own, fields, today=on))

    def sign_up(self, on: date, who: Sequence[str]) -> None:
        story, number = self.story, self.story.time(on).id
        for name in who:
            key = story.people[name]
            self.do(Act.EDIT_ACTIVITY, lambda own, key=key: sign_ups.sign_up(own, number, key))

    def attend(self, on: date, came: Mapping[str, Presence]) -> None:
        story, number = self.story, self.story.time(on).id
        present = {story.people[name]: presence for name, presence in came.items()}
        why = "Drie keer achter elkaar niet geweest bij Koffieochtend."

        def keep(own: Session) -> None:
            occurrences.record_attendance(own, number, present)
            attendances.call_who_stays_away(own, number, why, today=story.today)

        self.do(Act.RECORD_ATTENDANCE, keep)

    def meet(self, fields: MeetingFields) -> None:
        self.do(Act.EDIT_EVENT, lambda own: meetings.add(own, fields))

    def bring(self, parties: Sequence[tuple[str, str]]) -> None:
        number = self.story.meeting().id
        self.do(Act.EDIT_EVENT, lambda own: meetings.add_parties(own, number, parties))

    def scheme(self) -> None:
        number = self.story.meeting().id
        self.do(Act.EDIT_EVENT, lambda own: meetings.make_scheme(own, number))

    def answer(self, mark: int) -> None:
        number = self.story.meeting().id
        ids = [row.id for row in self.story.read(lambda own: meetings.parties(own, number))]
        given_ = {key: Answers(came=True) for key in ids}
        given_[ids[0]] = Answers(came=True, mark=mark, recommends=True)
        self.do(Act.EDIT_EVENT, lambda own: meetings.answer(own, given_))


class Hand:
    """Types and clicks in the window."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.qtbot = story.qtbot
        self.event: MeetingsDialog | None = None

    def page(self) -> Any:
        self.story.work.go("activities", None)
        QApplication.processEvents()
        page: Any = self.story.window.stack.page()
        page.reload()
        return page

    def press(self, root: Any, words: str) -> None:
        filled.button(root, words).click()
        QApplication.processEvents()

    def enter(self, dialog: Any) -> None:
        self.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()

    def add(self, fields: ActivityFields) -> None:
        self.page().empty.step.click()
        dialog = filled.opened(ActivityDialog)
        self.qtbot.keyClicks(dialog.name, fields.name)
        dialog.held.set_value(fields.held)
        dialog.run_by.set_value(fields.run_by)
        assert fields.started_on is not None
        dialog.started_on.setText(f"{fields.started_on:%d-%m-%Y}")
        assert dialog.said.text() == "Elke maandag."
        assert fields.starts_at is not None
        assert fields.ends_at is not None
        self.qtbot.keyClicks(dialog.starts_at, f"{fields.starts_at:%H.%M}")
        self.qtbot.keyClicks(dialog.ends_at, f"{fields.ends_at:%H.%M}")
        dialog.capacity.setValue(fields.capacity or 0)
        self.enter(dialog)

    def dates(self, on: date) -> Any:
        page = self.page()
        page.table.choose(self.story.activity().id)
        QApplication.processEvents()
        assert page.detail.dates.choose(self.story.time(on).id)
        return page.detail

    def sign_up(self, on: date, who: Sequence[str]) -> None:
        self.press(self.dates(on), "Aanmelden")
        dialog = filled.opened(SignUpDialog)
        for name in who:
            self.qtbot.keyClicks(dialog.pick.line, name)
            self.qtbot.keyClick(dialog.pick.line, Qt.Key.Key_Return)
        dialog.reject()

    def attend(self, on: date, came: Mapping[str, Presence]) -> None:
        self.press(self.dates(on), "Wie waren er?")
        dialog = filled.opened(AttendanceDialog)
        dialog.came.set_value({})
        for name, presence in came.items():
            if presence is Presence.PRESENT:
                self.qtbot.keyClicks(dialog.came.line, name[:2].lower())
                self.qtbot.keyClick(dialog.came.line, Qt.Key.Key_Return)
        dialog.came.mark_open(
            [self.story.people[name] for name, one in came.items() if one is Presence.ABSENT],
            Presence.ABSENT,
        )
        self.enter(dialog)

    def meet(self, fields: MeetingFields) -> None:
        self.press(self.page(), "Meet-and-greet")
        self.event = filled.opened(MeetingsDialog)
        self.event.none_yet.acted.emit()
        form = filled.opened(MeetingDialog)
        self.qtbot.keyClicks(form.name, fields.name)
        form.on.setText(f"{fields.on:%d-%m-%Y}")
        form.rounds.setValue(fields.rounds)
        form.minutes.setValue(fields.minutes)
        self.enter(form)

    def bring(self, parties: Sequence[tuple[str, str]]) -> None:
        assert self.event is not None
        self.event.nobody.acted.emit()
        form = filled.opened(PartiesDialog)
        form.parties.setPlainText("\n".join("; ".join(one) for one in parties))
        self.enter(form)

    def scheme(self) -> None:
        assert self.event is not None
        self.press(self.event, "Schema maken")

    def answer(self, mark: int) -> None:
        assert self.event is not None
        for row in self.event.parties.rows():
            self.event.parties.choose(row.id)
            self.press(self.event, "Was er wel of niet")
        self.event.parties.choose(self.event.parties.rows()[0].id)
        self.qtbot.keyClick(self.event.parties, Qt.Key.Key_Return)
        form = filled.opened(AnswerDialog)
        form.mark.setValue(mark)
        form.recommends.set_state(state=True)
        self.enter(form)
        self.event.reject()


@pytest.fixture
def story(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    now = {"day": day("24-03-2026")}
    monkeypatch.setattr(Work, "today", lambda _work: now["day"])
    window.activateWindow()
    qtbot.waitActive(window)
    return Story(window.work, window, qtbot, now, Neighbourhood(window.work))


@given(parsers.parse("de bewoners {who} van De Bouwen"))
def _(story: Story, who: str) -> None:
    for name in names(who):
        family = name.split()[-1]
        story.people[family] = story.around.participant(family)


@given(parsers.parse("ik werk {manner} en het is {on}"))
def _(story: Story, manner: str, on: str) -> None:
    story.now["day"] = day(on)
    story.hands = Hand(story) if manner == "in het venster" else Services(story)


@when(
    parsers.parse(
        "ik de Koffieochtend toevoeg, elke maandagochtend van 10.00 tot 12.00 uur vanaf {on}, "
        "met {places:d} plaatsen"
    )
)
def _(story: Story, on: str, places: int) -> None:
    story.hands.add(
        ActivityFields(
            "Koffieochtend",
            story.around.area,
            held=(DayPart.MONDAY_MORNING,),
            starts_at=time(10),
            ends_at=time(12),
            capacity=places,
            run_by=RunBy.RESIDENTS,
            started_on=day(on),
        )
    )


@then(parsers.re(r"is de Koffieochtend op (?P<days>[\d, en-]+)"))
def _(story: Story, days: str) -> None:
    held = {row.held_on for row in story.times()}
    assert {day(one) for one in names(days)} < held
    assert story.activity().fields.run_by is RunBy.RESIDENTS


@then(parsers.re(r"is er geen Koffieochtend op (?P<days>[\d en-]+), want dan is het een feestdag"))
def _(story: Story, days: str) -> None:
    held = {row.held_on for row in story.times()}
    assert not {day(one) for one in names(days)} & held


@when(parsers.parse("{who} zich aanmelden voor {on}"))
def _(story: Story, who: str, on: str) -> None:
    story.hands.sign_up(day(on), names(who))


@then(parsers.parse("komen {who}, en staat {last} op de wachtlijst"))
def _(story: Story, who: str, last: str) -> None:
    number = story.time(day("30-03-2026")).id
    listed = story.read(lambda own: occurrences.attendance(own, number))
    stands = {row.participant_id: row.presence for row in listed}
    assert stands == {
        **{story.people[name]: Presence.INVITED for name in names(who)},
        story.people[last]: Presence.WAITING,
    }


@when(parsers.parse("het {on} is en ik opschrijf dat {came} er waren en {absent} niet"))
def _(story: Story, on: str, came: str, absent: str) -> None:
    story.now["day"] = day(on)
    there = dict.fromkeys(names(came), Presence.PRESENT)
    story.hands.attend(day(on), {**there, absent: Presence.ABSENT})


@then(parsers.parse("telt {on} {count:d} bezoekers, van wie {first:d} voor het eerst"))
def _(story: Story, on: str, count: int, first: int) -> None:
    row = story.time(day(on))
    assert (row.visitors, row.named, row.first_visitors) == (count, count, first)


def planned(story: Story, name: str) -> list[str | None]:
    key = story.people[name]
    rows = story.read(lambda own: follow_ups.of_participant(own, key))
    return [row.fields.note for row in rows if row.fields.kind is FollowUpKind.CALL]


@then(parsers.parse("staat er niets voor {name} op Vandaag"))
def _(story: Story, name: str) -> None:
    assert planned(story, name) == []


@then(parsers.parse('staat er voor {name} op Vandaag: "{why}"'))
def _(story: Story, name: str, why: str) -> None:
    assert planned(story, name) == [why]
    listed = story.read(lambda own: today.attention(own, today=story.today)).items
    assert why in [item.note for item in listed]


@when(
    parsers.parse(
        'ik de Meet & Greet "{name}" toevoeg op {on}, met {rounds:d} rondes van {minutes:d} minuten'
    )
)
def _(story: Story, name: str, on: str, rounds: int, minutes: int) -> None:
    story.hands.meet(MeetingFields(name, day(on), rounds=rounds, minutes=minutes))


@when("daar 12 mensen van 4 organisaties komen")
def _(story: Story) -> None:
    story.hands.bring(PARTIES)


def tables(story: Story) -> tuple[tuple[tuple[int, int], ...], ...]:
    number = story.meeting().id
    return story.read(lambda own: meetings.tables(own, number))


@then("kan er nog geen tafellijst zijn")
def _(story: Story) -> None:
    assert tables(story) == ()


@when("ik het schema maak")
def _(story: Story) -> None:
    story.hands.scheme()


@then("ontmoet niemand twee keer dezelfde, en niemand iemand van de eigen organisatie")
def _(story: Story) -> None:
    pairs = list(chain.from_iterable(tables(story)))
    assert len(pairs) == len(set(pairs)) == 24
    assert all(PARTIES[one - 1][1] != PARTIES[other - 1][1] for one, other in pairs)


@then("zit in elke ronde iedereen aan een tafel")
def _(story: Story) -> None:
    for one_round in tables(story):
        assert sorted(chain.from_iterable(one_round)) == list(range(1, 13))


@when(
    parsers.parse("het {on} is, er 12 mensen waren en de eerste een {mark:d} geeft en het aanraadt")
)
def _(story: Story, on: str, mark: int) -> None:
    story.now["day"] = day(on)
    story.hands.answer(mark)


@then(
    parsers.parse(
        "is de uitkomst 12 van 12, van {organisations:d} organisaties, {talks:d} gesprekken "
        "en het cijfer {mark:d}"
    )
)
def _(story: Story, organisations: int, talks: int, mark: int) -> None:
    number = story.meeting().id
    found = story.read(lambda own: meetings.results(own, number))
    assert (found.invited, found.came, found.organisations) == (12, 12, organisations)
    assert (found.talks, found.mark) == (talks, mark)
