"""Steps of groepje.feature: through the services, and through the real window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Exclusion, Match, Person, Street
from spil_desktop.rules.vocabulary import Act, DayPart, Interest, MatchStatus, SubTheme
from spil_desktop.services import activities, groups, occurrences, street_neighbours
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.groups import SuggestedGroup
from spil_desktop.texts import groups as texts
from spil_desktop.ui.matching.group_dialogs import FormGroupDialog, TurnDownGroupDialog
from spil_desktop.ui.matching.groups import GroupsView
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.conftest import _look, window, work
from tests.ui.filled import Neighbourhood

__all__ = ["_look", "window", "work"]

T = TypeVar("T")
WEDNESDAY = DayPart.WEDNESDAY_AFTERNOON

scenarios("groepje.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


@dataclass
class Story:
    """The neighbours, and the day on which the work is done."""

    work: Work
    window: Window
    qtbot: QtBot
    now: dict[str, date]
    around: Neighbourhood
    hands: Any = None
    people: dict[str, int] = field(default_factory=dict)
    needs: list[int] = field(default_factory=list)

    def read(self, fn: Callable[[Session], T]) -> T:
        return self.work.read(fn)

    @property
    def today(self) -> date:
        return self.now["day"]

    def add(self, name: str, street: str, number: int, days: int, interest: Interest) -> None:
        around = self.around
        key = around.participant(name, shares=True)
        person_id = around.person_of(key)

        def move(session: Session) -> None:
            person = session.get_one(Person, person_id)
            person.street, person.house_number = street, number

        around.do(move)
        self.people[name] = person_id
        self.needs.append(
            around.company(
                key,
                days=days,
                sub_theme=SubTheme.PLAY_TOGETHER,
                interests=(interest,),
                wished=(WEDNESDAY,),
            )
        )


class Hands(Protocol):
    """A way to do what the story tells."""

    def found(self) -> Sequence[SuggestedGroup]: ...
    def begin(self, place: str, at: time) -> None: ...
    def turn_down(self) -> None: ...


class Services:
    """Calls the use cases."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def found(self) -> Sequence[SuggestedGroup]:
        return self.story.read(lambda own: groups.suggest(own, today=self.story.today))

    def begin(self, place: str, at: time) -> None:
        (group,) = self.found()
        fields = ActivityFields(
            texts.name(group.group),
            group.area_id,
            held=group.group.day_parts,
            interests=(group.group.interest,),
            started_on=group.starts_on,
        )
        fields = replace(fields, place=place, starts_at=at)
        key, today = group.key, self.story.today
        self.story.work.write(
            Act.FORM_GROUP, lambda own: groups.form(own, fields, key, today=today)
        )

    def turn_down(self) -> None:
        key, today = self.found()[0].key, self.story.today
        self.story.around.do(lambda own: groups.turn_down(own, key, today=today))


class Hand:
    """Types and clicks in the window."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.qtbot = story.qtbot

    def view(self) -> GroupsView:
        """Go to the groups and wait until they are found."""
        self.story.work.go("matching")
        QApplication.processEvents()
        page: Any = self.story.window.stack.page()
        page.tabs.setCurrentWidget(page.groups)
        self.qtbot.waitUntil(lambda: page.groups._job is None)
        view: GroupsView = page.groups
        return view

    def found(self) -> Sequence[SuggestedGroup]:
        return self.view().table.rows()

    def enter(self, dialog: Any) -> None:
        self.qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()

    def begin(self, place: str, at: time) -> None:
        view = self.view()
        self.qtbot.keyClick(view.table, Qt.Key.Key_Return)
        dialog = filled.opened(FormGroupDialog)
        assert dialog.name.value() == "Klaverjassen in de buurt"
        assert dialog.said.text() == "Elke woensdag."
        self.qtbot.keyClicks(dialog.place, place)
        self.qtbot.keyClicks(dialog.starts_at, f"{at:%H.%M}")
        self.enter(dialog)

    def turn_down(self) -> None:
        self.qtbot.keyClick(self.view().table, Qt.Key.Key_Delete)
        self.enter(filled.opened(TurnDownGroupDialog))


@pytest.fixture
def story(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    now = {"day": day("14-04-2026")}
    monkeypatch.setattr(Work, "today", lambda _work: now["day"])
    window.activateWindow()
    qtbot.waitActive(window)
    return Story(window.work, window, qtbot, now, Neighbourhood(window.work))


@given("deze bewoners van De Bouwen, die op woensdagmiddag willen klaverjassen")
def _(story: Story, datatable: list[list[str]]) -> None:
    for name, number, days in datatable[1:]:
        story.add(name, "Spantweg", int(number), int(days), Interest.KLAVERJASSEN)


@given("een bewoner van de Nokweg, naast de Spantweg, die op woensdagmiddag wil kaarten")
def _(story: Story) -> None:
    story.add("Jongsma", "Nokweg", 2, 10, Interest.CARDS)

    def lay(session: Session) -> None:
        streets = [Street(area_id=story.around.area, name=name) for name in ("Spantweg", "Nokweg")]
        session.add_all(streets)
        session.flush()
        street_neighbours.put(session, streets[0].id, [streets[1].id])

    story.around.do(lay)


@given(parsers.parse("het is {on}"))
def _(story: Story, on: str) -> None:
    story.now["day"] = day(on)


@given(parsers.parse("ik werk {manner}"))
def _(story: Story, manner: str) -> None:
    story.hands = Hand(story) if manner == "in het venster" else Services(story)


@given(parsers.parse("{one} en {other} worden nooit bij elkaar gebracht"))
def _(story: Story, one: str, other: str) -> None:
    keys = story.people[one], story.people[other]
    story.around.do(
        lambda session: session.add(Exclusion(person_id=keys[0], other_person_id=keys[1]))
    )


@then(parsers.re(r'stelt Spil "(?P<what>[^"]+)" voor met (?P<who>.+)'))
def _(story: Story, what: str, who: str) -> None:
    (group,) = story.hands.found()
    assert texts.name(group.group) == what
    wanted = [f"Annie {name}" for name in who.replace(" en ", ", ").split(", ")]
    assert [one.name for one in group.members] == wanted


@then(parsers.parse('zegt Spil waarom: "{why}"'))
def _(story: Story, why: str) -> None:
    (group,) = story.hands.found()
    assert "; ".join(texts.reasons(group.group)) == why


@when(parsers.parse('ik het groepje begin in "{place}", om {at} uur'))
def _(story: Story, place: str, at: str) -> None:
    hours, minutes = at.split(".")
    story.hands.begin(place, time(int(hours), int(minutes)))


@then(parsers.parse("begint de activiteit op {on} met {count:d} bewoners op de lijst"))
def _(story: Story, on: str, count: int) -> None:
    (row,) = story.read(lambda own: activities.rows(own, today=story.today))
    assert (row.fields.place, row.fields.starts_at) == ("De Spil", time(14))
    times = story.read(lambda own: occurrences.rows(own, row.id))
    assert (times[-1].held_on, times[-1].invited) == (day(on), count)
    assert all(one.held_on.weekday() == day(on).weekday() for one in times)
    assert max(one.held_on for one in times) <= story.today + timedelta(weeks=12)


def proposed(own: Session) -> list[tuple[int | None, MatchStatus]]:
    return [(one.need_id, one.status) for one in own.scalars(select(Match).order_by(Match.need_id))]


@then("wordt de activiteit bij elk van hun vragen voorgesteld")
def _(story: Story) -> None:
    wanted = [(need, MatchStatus.PROPOSED) for need in sorted(story.needs)]
    assert story.read(proposed) == wanted


@then("stelt Spil geen groepje meer voor")
def _(story: Story) -> None:
    assert list(story.hands.found()) == []


@when("ik dat ongedaan maak")
def _(story: Story) -> None:
    story.work.undo()


@then("is er geen activiteit meer, en stelt Spil het groepje weer voor")
def _(story: Story) -> None:
    assert story.read(lambda own: activities.rows(own, today=story.today)) == ()
    assert story.read(proposed) == []
    assert len(story.hands.found()) == 1


@when("ik zeg dat dit groepje niet past")
def _(story: Story) -> None:
    story.hands.turn_down()


@then(parsers.re(r'stelt Spil "[^"]+" niet meer voor met (?P<name>\w+)'))
def _(story: Story, name: str) -> None:
    members = [one.name for group in story.hands.found() for one in group.members]
    assert f"Annie {name}" not in members
