"""Steps of zelfmelding.feature: the same story through services, and by keys in the window."""

from datetime import date
from typing import Any, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from spil_desktop.model import FollowUp, Participant, Person
from spil_desktop.rules.breakdowns import AGE_BANDS
from spil_desktop.rules.dates import Birth, age_on
from spil_desktop.rules.vocabulary import (
    Act,
    ContactForm,
    ContactResult,
    FollowUpKind,
    Knows,
    NameUse,
    NeedTheme,
    ReportSource,
    TodayKind,
)
from spil_desktop.services import (
    areas,
    contacts,
    follow_ups,
    populations,
    registrations,
    residents,
    today,
)
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.registrations import AskedNeed, NewRegistration
from spil_desktop.services.residents import ResidentFilter
from spil_desktop.services.today_items import TodayItem
from spil_desktop.texts import dates, labels
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.today import words
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

NOTE = "man overleden in november, mist aanspraak"
CTRL = Qt.KeyboardModifier.ControlModifier
TUESDAY, THURSDAY, VISIT = date(2026, 1, 20), date(2026, 1, 22), date(2026, 1, 27)

scenarios("zelfmelding.feature")


class Way(Protocol):
    """A way to work."""

    def register(self) -> None: ...
    def call(self) -> None: ...
    def listed(self) -> list[TodayItem]: ...


class Story:
    """The store, the day it is, and the way to work."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.work = window.work
        self.qtbot = qtbot
        self.day = TUESDAY
        self.way: Way = Services(self)

    def area(self) -> int:
        rows = self.work.read(areas.rows)
        return next(row.id for row in rows if row.name == "Delfzijl Noord")

    def participant(self) -> Participant:
        return self.work.read(lambda session: session.scalars(select(Participant)).one())

    def person(self) -> Person:
        return self.work.read(lambda session: session.scalars(select(Person)).one())

    def follow_ups(self) -> list[FollowUp]:
        return self.work.read(lambda session: list(session.scalars(select(FollowUp))))

    def attention(self) -> list[TodayItem]:
        day = self.day
        found = self.work.read(lambda session: today.attention(session, today=day))
        return list(found.items)


class Services:
    """Calls what users can do."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def register(self) -> None:
        new = NewRegistration(
            area_id=self.story.area(),
            source=ReportSource.SELF,
            knows=Knows.UNKNOWN,
            initials="A.M.",
            given_name="Annie",
            family_name="Bos",
            partner_family_name="Dijkstra",
            name_use=NameUse.PARTNER_OWN,
            birth=Birth(date(1939, 4, 22), 1939),
            phone="0596-55 01 23",
            street="Kwelderplein",
            house_number=14,
            postcode="9934 ZZ",
            town="Delfzijl",
            asked=(AskedNeed(NeedTheme.SOCIAL_CONTACT, NOTE),),
            next_on=THURSDAY,
        )
        day = self.story.day
        self.story.work.write(
            Act.REGISTER, lambda session: registrations.register(session, new, today=day)
        )

    def call(self) -> None:
        number, day = self.story.participant().id, self.story.day
        visit = FollowUpFields(FollowUpKind.VISIT, VISIT)
        spoken = ContactFields(day, ContactForm.PHONE, ContactResult.APPOINTMENT, 15, next=visit)
        self.story.work.write(
            Act.LOG_CONTACT, lambda session: contacts.log(session, number, spoken, today=day)
        )

    def listed(self) -> list[TodayItem]:
        return self.story.attention()


class Hands:
    """Fills in forms and presses keys in the window."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def type_in(self, field: Any, text: str) -> None:
        field.setFocus()
        self.story.qtbot.keyClicks(field, text)

    def register(self) -> None:
        self.story.window.go("residents")
        page: Any = self.story.window.stack.page()
        page.register()
        form = filled.opened(RegistrationDialog)
        form.source.set_value(ReportSource.SELF)
        form.area.set_state(self.story.area())
        for line, text in (("given_name", "Annie"), ("family_name", "Bos")):
            self.type_in(form.name.lines[line], text)
        self.type_in(form.phone, "0596-55 01 23")
        for line, text in (("street", "Kwelderplein"), ("house_number", "14")):
            self.type_in(form.address.lines[line], text)
        form.asked.set_value((NeedTheme.SOCIAL_CONTACT,))
        self.type_in(form.note, NOTE)
        self.type_in(form.initials, "A.M.")
        self.type_in(form.birth, "22-04-1939")
        for line, text in (("postcode", "9934 ZZ"), ("town", "Delfzijl")):
            self.type_in(form.postcode.lines[line], text)
        self.type_in(form.partner.lines["partner_family_name"], "Dijkstra")
        form.name_use.set_value(NameUse.PARTNER_OWN)
        self.type_in(form.next_on, "donderdag")
        form.accept()
        assert not form.form.has_problems()

    def call(self) -> None:
        self.story.window.go("today")
        self.press(Qt.Key.Key_L, CTRL)
        log = filled.opened(ContactLog)
        for key in "dijk\ttm15":
            self.press(key)
        self.type_in(log.next_on, "dinsdag")
        self.press(Qt.Key.Key_Return)

    def press(self, key: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or self.story.window
        top.activateWindow()
        QTest.keyClick((top.focusWidget() or top).window().windowHandle(), key, held)
        QApplication.processEvents()

    def listed(self) -> list[TodayItem]:
        self.story.window.go("today")
        page: Any = self.story.window.stack.page()
        return list(page.table.rows())


@pytest.fixture
def story(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    made = Story(window, qtbot)
    monkeypatch.setattr(Work, "today", lambda _work: made.day)
    window.activateWindow()
    qtbot.waitActive(window)
    fields = AreaFields("Delfzijl Noord", "Eemsdelta")
    made.work.write(Act.EDIT_AREA, lambda session: areas.add(session, fields, today=made.day))
    return made


@given(parsers.parse("het is dinsdag 20-01-2026 en de Spil werkt {how}"))
def _(story: Story, how: str) -> None:
    story.way = Hands(story) if how == "in het venster" else Services(story)


@when(
    "mevrouw A.M. (Annie) Dijkstra-Bos, geboren 22-04-1939, Kwelderplein 14, 9934 ZZ Delfzijl, "
    "telefoon 0596-55 01 23, belt dat haar man in november is overleden en zij aanspraak mist"
)
def _(story: Story) -> None:
    assert story.day == TUESDAY


@when('de Spil haar aanmeldt met als bron "zelf" en als volgende datum donderdag 22-01-2026')
def _(story: Story) -> None:
    story.way.register()
    person, participant = story.person(), story.participant()
    assert (person.initials, person.birth_date) == ("A.M.", date(1939, 4, 22))
    assert (person.street, person.house_number) == ("Kwelderplein", 14)
    assert (person.postcode, person.town) == ("9934 ZZ", "Delfzijl")
    assert (participant.source, participant.reported_on) == (ReportSource.SELF, TUESDAY)


@then(parsers.parse('heet zij "{name}" en staat zij in de lijst als "{listed}", onder de {letter}'))
def _(story: Story, name: str, listed: str, letter: str) -> None:
    wanted, day = ResidentFilter(text="0123"), story.day
    (row,) = story.work.read(lambda session: residents.rows(session, wanted, today=day))
    assert row.list_name == listed
    assert row.sort_name.upper().startswith(letter)
    assert {item.name for item in story.attention()} == {name}


@then("is zij 86 jaar en telt zij in de klasse 85-89")
def _(story: Story) -> None:
    born = Birth(story.person().birth_date, None)
    assert age_on(born, story.day) == 86
    people = story.work.read(
        lambda session: populations.read(session, date(2026, 3, 31), {story.area()})
    ).people
    assert [one.age_band for one in people] == ["85_89"]
    assert "85_89" in AGE_BANDS


@then("is er geen taak om haar over de melding te informeren")
def _(story: Story) -> None:
    assert [row.kind for row in story.follow_ups()] == [FollowUpKind.FIRST_CONTACT]


@then(parsers.parse('staat zij op Vandaag als "{group}", uiterlijk {when_}'))
def _(story: Story, group: str, when_: str) -> None:
    (item,) = [one for one in story.way.listed() if one.kind is TodayKind.FIRST_CONTACT]
    assert words.heading(item.kind, 1, 1) == f"{group} · 1"
    assert words.when(item, story.day) == when_


@then(parsers.parse('staat zij op {day} op de lijst van die dag met "{what}"'))
def _(story: Story, day: str, what: str) -> None:
    story.day = next(one for one in (THURSDAY, VISIT) if dates.short_date(one) in day)
    (item,) = [one for one in story.way.listed() if one.kind is TodayKind.FOLLOW_UP_TODAY]
    assert (item.name, item.due) == ("Annie Dijkstra-Bos", story.day)
    assert item.follow_up is not None
    assert labels.title(item.follow_up) == what


@when(
    "de Spil haar op donderdag 22-01-2026 belt, haar 15 minuten spreekt en een bezoek op "
    "dinsdag 27-01-2026 afspreekt"
)
def _(story: Story) -> None:
    story.day = THURSDAY
    story.way.call()


@then("is de opvolging van donderdag gedaan")
def _(story: Story) -> None:
    number = story.participant().id
    rows = story.work.read(lambda session: follow_ups.of_participant(session, number))
    assert [(row.fields.kind, row.done_on) for row in rows] == [
        (FollowUpKind.FIRST_CONTACT, THURSDAY),
        (FollowUpKind.VISIT, None),
    ]
    (contact,) = story.work.read(lambda session: contacts.of_participant(session, number))
    assert (contact.fields.form, contact.fields.minutes) == (ContactForm.PHONE, 15)
    assert story.participant().first_contact_on == THURSDAY
