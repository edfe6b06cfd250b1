"""Steps of vervoer.feature: through the services, and through the real window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.files import day_sheet, ride_list
from spil_desktop.model import HealthProfile, Participant, Person, Volunteer
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    Act,
    Aid,
    Condition,
    ConsentState,
    Gender,
    Purpose,
    RidePurpose,
    RideStatus,
    UnmetReason,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import areas, consents, drivers, ride_lists, ride_rates, rides
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.drivers import RankedDriver
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.ride_lists import RideRow, UnmetCount
from spil_desktop.services.rides import RideDone, RideFields
from spil_desktop.texts import rides as words
from spil_desktop.texts.labels import label
from spil_desktop.ui.transport.detail import told
from spil_desktop.ui.transport.dialogs import FinishRideDialog, RideDialog, UnmetDialog
from spil_desktop.ui.transport.page import TransportPage
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

T = TypeVar("T")
CTRL = Qt.KeyboardModifier.ControlModifier
QUARTER = Period(2026, 2, 1)

scenarios("vervoer.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


def clock(text: str) -> time:
    return datetime.strptime(text, "%H.%M").time()  # noqa: DTZ007  a time, no moment


@dataclass
class Story:
    """Klaas, who drives him, and the day on which the work is done."""

    work: Work
    window: Window
    qtbot: QtBot
    now: dict[str, date]
    area: int = 0
    klaas: int = 0
    cate: int = 0
    hands: Any = None
    asked: list[int] = field(default_factory=list)

    def read(self, fn: Callable[[Session], T]) -> T:
        return self.work.read(fn)

    def do(self, fn: Callable[[Session], T]) -> T:
        return self.work.write(Act.EDIT_PERSON, fn)

    @property
    def today(self) -> date:
        return self.now["day"]

    def ride(self, number: int) -> RideRow:
        return self.read(lambda own: ride_lists.card(own, self.asked[number]))

    def drivers(self, number: int) -> tuple[RankedDriver, ...]:
        return self.read(lambda own: drivers.judged(own, self.asked[number], today=self.today))

    def sheet(self) -> day_sheet.SheetWords:
        on = self.ride(0).fields.on
        return day_sheet.words(self.read(lambda own: ride_lists.day_sheet(own, self.cate, on)))


class Hands(Protocol):
    """A way to do what the story tells."""

    def ask(self, who: int, fields: RideFields) -> None: ...
    def plan(self) -> None: ...
    def give_up(self) -> None: ...
    def finish(self) -> None: ...


class Services:
    """Calls the use cases."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def ask(self, who: int, fields: RideFields) -> None:
        story = self.story
        known = story.read(lambda own: rides.suggestion(own, who))
        values = {name: getattr(fields, name) for name in fields.__dataclass_fields__}
        asked = RideFields(**{**values, "aids": known.aids})
        story.asked.append(story.do(lambda own: rides.ask(own, who, asked, today=story.today)))

    def plan(self) -> None:
        story = self.story
        story.do(lambda own: rides.plan(own, story.asked[0], story.cate, today=story.today))

    def give_up(self) -> None:
        story = self.story
        story.do(lambda own: rides.give_up(own, story.asked[1], UnmetReason.NO_DRIVER_FREE))

    def finish(self) -> None:
        story = self.story
        story.do(lambda own: rides.finish(own, story.asked[0], RideDone(12.8), today=story.today))


class Hand:
    """Types and clicks in the window."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.qtbot = story.qtbot

    def page(self, key: int | None = None) -> TransportPage:
        self.story.work.go("transport", key)
        QApplication.processEvents()
        page: Any = self.story.window.stack.page()
        return page

    def enter(self, dialog: Any) -> None:
        self.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()

    def ask(self, who: int, fields: RideFields) -> None:
        story = self.story
        self.page().ask()
        dialog = filled.opened(RideDialog)
        assert dialog.who is not None
        dialog.who.set_state(who)
        self.qtbot.keyClicks(dialog.on, f"{fields.on:%d-%m-%Y}")
        assert fields.leaves_at is not None
        self.qtbot.keyClicks(dialog.leaves_at, f"{fields.leaves_at:%H.%M}")
        if fields.returns_at is not None:
            self.qtbot.keyClicks(dialog.returns_at, f"{fields.returns_at:%H.%M}")
        dialog.purpose.set_value(fields.purpose)
        self.qtbot.keyClicks(dialog.destination, fields.destination or "")
        if fields.kilometres is not None:
            self.qtbot.keyClicks(dialog.kilometres, "2 x 6,4")
            assert dialog.price.text() == "12,8 km × € 0,35 = € 4,48"
        self.enter(dialog)
        hers = story.read(lambda own: ride_lists.of_participant(own, who))
        story.asked.append(hers[0].id)

    def plan(self) -> None:
        page = self.page(self.story.asked[0])
        assert page.card is not None
        assert page.card.table is not None
        self.qtbot.keyClick(page.card.table, Qt.Key.Key_Return)
        self.story.window.stack.page().reload()
        assert page.card is not None
        assert page.card.said.text() == told(self.story.ride(0))

    def give_up(self) -> None:
        page = self.page(self.story.asked[1])
        assert page.card is not None
        filled.button(page.card, "Niet vervuld").click()
        dialog = filled.opened(UnmetDialog)
        dialog.reason.set_value(UnmetReason.NO_DRIVER_FREE)
        self.enter(dialog)

    def finish(self) -> None:
        page = self.page(self.story.asked[0])
        assert page.card is not None
        filled.button(page.card, "Gereden").click()
        dialog = filled.opened(FinishRideDialog)
        assert dialog.kilometres.text() == "12,8"
        self.enter(dialog)


@pytest.fixture
def story(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    now = {"day": day("07-04-2026")}
    monkeypatch.setattr(Work, "today", lambda _work: now["day"])
    window.activateWindow()
    qtbot.waitActive(window)
    return Story(window.work, window, qtbot, now)


@given("de heer K. (Klaas) Boersma, 90 jaar, in Hoogeveen, met een rollator")
def _(story: Story) -> None:
    area = AreaFields("Hoogeveen", "Hoogeveen")
    story.area = story.do(lambda own: areas.add(own, area, today=story.today))

    def add(own: Session) -> int:
        klaas = made.participant(own, story.area, "Boersma")
        person = own.get_one(Person, own.get_one(Participant, klaas).person_id)
        person.given_name, person.initials, person.gender = "Klaas", "K.", Gender.MAN
        person.birth_year = 1936
        answer = ConsentFields(Purpose.HEALTH, ConsentState.GIVEN, story.today)
        consents.record(own, person.id, answer, today=story.today)
        own.add(
            HealthProfile(
                participant_id=klaas,
                aids=(Aid.WALKER,),
                conditions=(Condition.RHEUMATISM,),
                note="reuma",
            )
        )
        return klaas

    story.klaas = story.do(add)


@given("chauffeur A. Ten Cate in Hoogeveen, met een auto waar een rollator in past")
def _(story: Story) -> None:
    def add(own: Session) -> int:
        cate = made.volunteer(
            own,
            story.area,
            "Cate",
            roles=(VolunteerRole.DRIVER,),
            status=VolunteerStatus.ACTIVE,
            has_car=True,
            car_seats=3,
            car_takes_walker=True,
            vog_received_on=day("01-09-2025"),
        )
        person = own.get_one(Person, own.get_one(Volunteer, cate).person_id)
        person.given_name, person.initials, person.prefix = None, "A.", "ten"
        return cate

    story.cate = story.do(add)


@given("het tarief is € 0,35 per kilometer")
def _(story: Story) -> None:
    story.do(lambda own: ride_rates.keep(own, day("01-01-2026"), 35))


@given(parsers.parse("ik werk {manner} en het is {on}"))
def _(story: Story, manner: str, on: str) -> None:
    story.now["day"] = day(on)
    story.hands = Hand(story) if manner == "in het venster" else Services(story)


@when(
    parsers.parse("Klaas op {on} om {at} uur naar Bethesda wil en om {back} uur terug, 2 × 6,4 km")
)
def _(story: Story, on: str, at: str, back: str) -> None:
    fields = RideFields(
        day(on),
        clock(at),
        RidePurpose.DOCTOR,
        "Bethesda",
        returns_at=clock(back),
        kilometres=12.8,
    )
    story.hands.ask(story.klaas, fields)


@then("is de rit niet te laat gevraagd")
def _(story: Story) -> None:
    assert not story.ride(0).is_late


@then("gaat de rollator mee")
def _(story: Story) -> None:
    assert story.ride(0).fields.aids == (Aid.WALKER,)


@then("staat A. ten Cate bovenaan bij wie kan rijden, voor € 4,48")
def _(story: Story) -> None:
    first = story.drivers(0)[0]
    assert (first.id, first.name, first.price) == (story.cate, "A. ten Cate", 448)
    assert first.proposal.allowed


@when("ik A. ten Cate laat rijden")
def _(story: Story) -> None:
    story.hands.plan()


@then(parsers.parse('zegt Spil wat ik voorlees: "{said}"'))
def _(story: Story, said: str) -> None:
    assert told(story.ride(0)) == said


@then(parsers.parse('staat op het dagblad "{heading}" met "{line}"'))
def _(story: Story, heading: str, line: str) -> None:
    (stop,) = story.sheet().stops
    assert stop.heading == heading
    assert line in stop.lines


@then("staat er op het dagblad niets over reuma")
def _(story: Story) -> None:
    (stop,) = story.sheet().stops
    assert "reuma" not in " ".join((stop.heading, *stop.lines)).casefold()


@when(parsers.parse("mevrouw J. Kroeze uit Hoogeveen op {on} om {at} uur naar de kapper wil"))
def _(story: Story, on: str, at: str) -> None:
    kroeze = story.do(lambda own: made.participant(own, story.area, "Kroeze"))
    fields = RideFields(day(on), clock(at), RidePurpose.HAIRDRESSER, "Kapper")
    story.hands.ask(kroeze, fields)


@then(parsers.parse('kan A. ten Cate niet, want "{why}"'))
def _(story: Story, why: str) -> None:
    (cate,) = story.drivers(1)
    assert words.summary(cate.proposal) == why


@when("ik die rit niet vervuld noem, omdat er geen chauffeur vrij is")
def _(story: Story) -> None:
    story.hands.give_up()


@then(parsers.parse('staat die rit op "{status}"'))
def _(story: Story, status: str) -> None:
    assert label(story.ride(1).status) == status


@then("telt het kwartaal 1 onvervulde rit in Hoogeveen")
def _(story: Story) -> None:
    counted = story.read(lambda own: ride_lists.unmet(own, QUARTER.first_day, QUARTER.last_day))
    assert counted == (UnmetCount("Hoogeveen", UnmetReason.NO_DRIVER_FREE, 1),)


@when(parsers.parse("het {on} is en de rit van Klaas is gereden"))
def _(story: Story, on: str) -> None:
    story.now["day"] = day(on)
    story.hands.finish()
    assert story.ride(0).status is RideStatus.DONE


@then(
    parsers.parse(
        'staat er op de maandlijst van A. ten Cate "{on}" 12,8 km en € 4,48, en geen naam van Klaas'
    )
)
def _(story: Story, on: str, tmp_path: Path) -> None:
    first = day(on).replace(day=1)
    month = story.read(lambda own: ride_lists.month(own, story.cate, first))
    file = tmp_path / "lijst.csv"
    ride_list.write(month, file, made_on=story.today)
    said = file.read_text("utf-8-sig")
    assert f"{on};12,8;4,48;" in said
    assert "Boersma" not in said
