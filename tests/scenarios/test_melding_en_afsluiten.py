"""Steps of melding_en_afsluiten.feature: by the services, and through the real window."""

from datetime import date, timedelta
from typing import Any, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.files import measured_story
from spil_desktop.model import (
    Activity,
    Area,
    Attendance,
    FollowUp,
    HealthProfile,
    HomeVisit,
    Measurement,
    Need,
    Occurrence,
    Participant,
    Person,
    Ride,
)
from spil_desktop.rules import periods, questionnaires
from spil_desktop.rules.dates import Birth, age_on
from spil_desktop.rules.names import sort_name
from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.rules.vocabulary import (
    Act,
    ClosingReason,
    Condition,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DropOut,
    FollowUpKind,
    Knows,
    Limitation,
    LonelinessAnswer,
    Moment,
    NeedTheme,
    ParticipantStatus,
    Presence,
    Purpose,
    ReportSource,
    Respondent,
    RidePurpose,
    RideStatus,
    SelfRatedHealth,
    SubTheme,
    TodayKind,
)
from spil_desktop.services import (
    areas,
    cards,
    consents,
    contacts,
    drop_outs,
    erasures,
    home_visits,
    measurements,
    names,
    needs,
    participants,
    populations,
    registrations,
    search,
    stages,
)
from spil_desktop.services import questionnaires as asked_ones
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.home_visits import VisitFields
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.participants import HealthFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.registrations import NewRegistration
from spil_desktop.services.stages import Closing
from spil_desktop.services.today import attention
from spil_desktop.texts import labels
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.residents.dialogs import ConsentDialog, HealthDialog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.residents.stages import StageDialog
from spil_desktop.ui.visits.dialogs import VisitDialog
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.story import StoryDialog, html
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

SEEN = "de gordijnen dicht houdt"
ANSWERS = {
    "djg3": LonelinessAnswer.YES,
    "djg4": LonelinessAnswer.MORE_OR_LESS,
    "djg7": LonelinessAnswer.NO,
    "djg8": LonelinessAnswer.YES,
    "djg9": LonelinessAnswer.YES,
    "djg10": LonelinessAnswer.NO,
}
ENTER = Qt.Key.Key_Return
IN_ORDER = ("djg3", "djg4", "djg7", "djg9", "djg8", "djg10")
"""The six as they are asked."""

ASKED = (
    (NeedTheme.SOCIAL_CONTACT, None),
    (NeedTheme.TRANSPORT, None),
    (NeedTheme.PRACTICAL_HELP, SubTheme.LAMP),
)
CONSENTS = (
    (Purpose.FILE, None),
    (Purpose.HEALTH, None),
    (Purpose.SHARE_PROFESSIONAL, "S1"),
    (Purpose.SHARE_VOLUNTEER, "voornaam, straat, telefoon"),
    (Purpose.EVALUATION, None),
)

scenarios("melding_en_afsluiten.feature")


def day(text: str) -> date:
    return date(*map(int, reversed(text.split("-"))))


class Way(Protocol):
    """A way to work."""

    def report(self) -> None: ...
    def hear_no(self) -> None: ...
    def consent(self, purpose: Purpose, recipient: str | None) -> None: ...
    def visit(self, minutes: int, said: str) -> None: ...
    def measure(self) -> None: ...
    def health(self) -> None: ...
    def need(self, theme: NeedTheme, sub_theme: SubTheme | None) -> None: ...
    def died(self) -> None: ...
    def screen(self) -> str: ...


class Story:
    """The store, the day it is, and the way to work."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.work = window.work
        self.qtbot = qtbot
        self.day = date(2026, 1, 1)
        self.way: Way = Services(self)
        self.number = 0
        self.pictured = ""

    def write(self, act: Act, fn: Any) -> Any:
        return self.work.write(act, fn)

    def participant(self) -> Participant:
        return self.work.read(lambda session: session.get_one(Participant, self.number))

    def person_id(self) -> int:
        return self.participant().person_id

    def all(self, table: Any) -> list[Any]:
        return self.work.read(lambda session: list(session.scalars(select(table))))

    def planned(self) -> dict[FollowUpKind, date]:
        return {row.kind: row.due_on for row in self.all(FollowUp) if row.done_on is None}

    def card(self) -> cards.PersonCard:
        number = self.person_id()
        return self.work.read(lambda session: cards.card(session, number, today=self.day))


class Services:
    """Calls what users can do."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def report(self) -> None:
        story = self.story
        new = NewRegistration(
            area_id=story.work.read(areas.rows)[0].id,
            source=ReportSource.NEIGHBOUR,
            reporter="Trijntje Wiersema",
            knows=Knows.NO,
            report_note=SEEN,
            initials="J.",
            given_name="Jan",
            prefix="van der",
            family_name="Laan",
            birth=Birth(date(1942, 9, 3), 1942),
            phone="",
            street="Sluisweg",
            house_number=7,
            house_addition="A",
            postcode="9561 ZX",
            town="Ter Apel",
            asked=(),
        )
        done = story.write(
            Act.REGISTER, lambda session: registrations.register(session, new, today=story.day)
        )
        story.number = done.participant_id

    def hear_no(self) -> None:
        story, today = self.story, self.story.day
        said = ContactFields(today, ContactForm.AT_DOOR, ContactResult.NO_CONTACT_WANTED)
        story.write(
            Act.LOG_CONTACT, lambda session: contacts.log(session, story.number, said, today=today)
        )
        story.write(
            Act.FINISH_FOLLOW_UP,
            lambda session: registrations.inform(session, story.number, today, today=today),
        )
        story.write(
            Act.CHANGE_STATUS,
            lambda session: stages.change(
                session, story.number, ParticipantStatus.DECLINED, today=today
            ),
        )

    def consent(self, purpose: Purpose, recipient: str | None) -> None:
        story = self.story
        new = ConsentFields(
            purpose,
            ConsentState.GIVEN,
            story.day,
            ConsentForm.ORAL,
            recipient=recipient,
            text_version="3",
        )
        person_id = story.person_id()
        story.write(
            Act.RECORD_CONSENT,
            lambda session: consents.record(session, person_id, new, today=story.day),
        )

    def visit(self, minutes: int, said: str) -> None:
        story = self.story
        new = VisitFields(story.day, {VisitQuestion.ORDINARY_DAY: said}, minutes)
        story.write(
            Act.RECORD_HOME_VISIT,
            lambda session: home_visits.record(session, story.number, new, today=story.day),
        )

    def measure(self) -> None:
        story = self.story
        taken = [
            MeasurementFields(instrument, Moment.T0, story.day, answers, Respondent.SELF)
            for instrument, answers in (
                (
                    questionnaires.SELF_RATED_HEALTH,
                    {questionnaires.HEALTH: SelfRatedHealth.FAIR.value},
                ),
                (questionnaires.LIFE_MARK, {questionnaires.MARK: 6}),
                (questionnaires.LONELINESS_6, {key: said.value for key, said in ANSWERS.items()}),
            )
        ]
        story.write(
            Act.RECORD_HOME_VISIT,
            lambda session: measurements.record(session, story.number, *taken, today=story.day),
        )
        name = story.card().full_name
        kept = story.work.read(
            lambda session: (
                measurements.of_participant(session, story.number),
                asked_ones.editions(session),
            )
        )
        story.pictured = html(measured_story.words(name, *kept))

    def health(self) -> None:
        story = self.story
        fields = HealthFields(
            limitations=(Limitation.WALKING,),
            conditions=(Condition.RHEUMATISM, Condition.DIABETES),
        )
        story.write(
            Act.EDIT_PERSON,
            lambda session: participants.edit_health(session, story.number, fields),
        )

    def need(self, theme: NeedTheme, sub_theme: SubTheme | None) -> None:
        story = self.story
        new = NeedFields(theme, story.day, sub_theme)
        story.write(
            Act.ADD_NEED, lambda session: needs.add(session, story.number, new, today=story.day)
        )

    def died(self) -> None:
        story = self.story
        closing = Closing(ClosingReason.DIED, story.day)
        story.write(
            Act.CLOSE_FILE,
            lambda session: stages.close(session, story.number, closing, today=story.day),
        )

    def screen(self) -> str:
        return Hands(self.story).screen()


class Hands:
    """Opens the dialogs of the window, fills them in and presses their buttons."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def page(self) -> Any:
        self.story.window.go("residents")
        page: Any = self.story.window.stack.page()
        if self.story.number:
            page.show_record(self.story.person_id())
        return page

    def button(self, name: str) -> QPushButton:
        page = self.page()
        QApplication.processEvents()
        found = [
            one
            for one in page.card.findChildren(QPushButton)
            if name in {one.objectName(), one.text()} and one.isVisibleTo(page.card)
        ]
        assert found, (name, [one.text() for one in page.card.findChildren(QPushButton)])
        return found[0]

    def accept(self, dialog: Any) -> None:
        dialog.save_button.click()
        assert not dialog.form.has_problems()
        assert not dialog.isVisible()

    def report(self) -> None:
        page = self.page()
        page.register()
        form = filled.opened(RegistrationDialog)
        form.source.set_value(ReportSource.NEIGHBOUR)
        form.source.edited.emit()
        self.story.qtbot.keyClicks(form.reporter, "Trijntje Wiersema")
        form.knows.set_value(Knows.NO)
        self.story.qtbot.keyClicks(form.seen, SEEN)
        for line, text in (("given_name", "Jan"), ("prefix", "van der"), ("family_name", "Laan")):
            self.story.qtbot.keyClicks(form.name.lines[line], text)
        for line, text in (("street", "Sluisweg"), ("house_number", "7 A")):
            self.story.qtbot.keyClicks(form.address.lines[line], text)
        self.story.qtbot.keyClicks(form.initials, "J.")
        self.story.qtbot.keyClicks(form.birth, "3-9-1942")
        for line, text in (("postcode", "9561 ZX"), ("town", "Ter Apel")):
            self.story.qtbot.keyClicks(form.postcode.lines[line], text)
        self.accept(form)
        self.story.number = self.story.all(Participant)[0].id

    def hear_no(self) -> None:
        self.button("Contact vastleggen").click()
        log = filled.opened(ContactLog)
        log.how.set_value(ContactForm.AT_DOOR)
        log.outcome.set_value(ContactResult.NO_CONTACT_WANTED)
        self.accept(log)
        self.button("told").click()
        self.button("decline").click()
        dialog = filled.opened(StageDialog)
        assert dialog.status.value() is ParticipantStatus.DECLINED
        assert "Geen belangstelling" in dialog.explained.words.text()
        self.accept(dialog)

    def consent(self, purpose: Purpose, recipient: str | None) -> None:
        self.page().card.tabs.choose("person")
        self.button(f"consent_{purpose.value}").click()
        dialog = filled.opened(ConsentDialog)
        dialog.state.set_value(ConsentState.GIVEN)
        dialog.how.set_value(ConsentForm.ORAL)
        self.story.qtbot.keyClicks(dialog.text_version, "3")
        if recipient:
            self.story.qtbot.keyClicks(dialog.recipient, recipient)
        self.accept(dialog)

    def visit(self, minutes: int, said: str) -> None:
        self.page().card.tabs.choose("visits")
        self.button("Huisbezoek vastleggen").click()
        dialog = filled.opened(VisitDialog)
        dialog.minutes.set_state(minutes)
        self.story.qtbot.keyClicks(dialog.answers[VisitQuestion.ORDINARY_DAY], said)
        self.accept(dialog)

    def measure(self) -> None:
        self.page().card.tabs.choose("visits")
        self.button("measure").click()
        dialog = filled.opened(MeasurementDialog)
        keys = ["4", "6", ENTER, ENTER]  # two questions of our own are skipped
        keys += [str(list(LonelinessAnswer).index(ANSWERS[item]) + 1) for item in IN_ORDER]
        filled.type_keys(dialog, *keys)
        self.accept(dialog)
        shown = filled.opened(StoryDialog)
        self.story.pictured = " ".join(label.text() for label in shown.findChildren(QLabel))
        shown.accept()

    def health(self) -> None:
        self.page().card.tabs.choose("person")
        page = self.page()
        page.card.tabs.section("person").edit_health()
        dialog = filled.opened(HealthDialog)
        dialog.limitations.set_value((Limitation.WALKING,))
        dialog.conditions.set_value((Condition.RHEUMATISM, Condition.DIABETES))
        self.accept(dialog)

    def need(self, theme: NeedTheme, sub_theme: SubTheme | None) -> None:
        self.page().card.add_need()
        dialog = filled.opened(NeedDialog)
        dialog.theme.set_value(theme)
        dialog.theme.edited.emit()
        if sub_theme:
            dialog.sub_theme.set_value(sub_theme)
        self.accept(dialog)

    def died(self) -> None:
        self.page().card.close_file()
        dialog = filled.opened(StageDialog)
        dialog.reason.set_value(ClosingReason.DIED)
        dialog.reason.edited.emit()
        assert "Alles stopt meteen" in dialog.explained.words.text()
        assert "Wis-datum: 08-11-2028." in dialog.explained.words.text()
        self.accept(dialog)

    def screen(self) -> str:
        """Return all words of the file, of every part of it."""
        page = self.page()
        said: list[str] = []
        for tab in page.card.tabs._tabs:
            page.card.tabs.choose(tab.name)
            section = page.card.tabs.section(tab.name)
            said += [label.text() for label in page.card.findChildren(QLabel)]
            said += [one.text() for one in page.card.findChildren(QPushButton)]
            for table in section.findChildren(object):
                rows = getattr(table, "model", None)
                if callable(rows) and hasattr(table, "viewport"):
                    model = table.model()
                    said += [
                        str(model.data(model.index(row, column)))
                        for row in range(model.rowCount())
                        for column in range(model.columnCount())
                    ]
        bar = page.card.tabs.findChild(QTabBar)
        said += [bar.tabText(place) for place in range(bar.count())]
        return "\n".join(said)


@pytest.fixture
def story(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    made_story = Story(window, qtbot)
    monkeypatch.setattr(Work, "today", lambda _work: made_story.day)
    return made_story


@given(parsers.re(r"het is \w+ (?P<when>[\d-]+) in (?P<where>.+) en de Spil werkt (?P<how>.+)"))
def _start(story: Story, when: str, where: str, how: str):
    story.day = day(when)
    if how == "in het venster":
        story.way = Hands(story)

    def rename(session: Session) -> None:
        session.scalars(select(Area)).one().name = where

    story.write(Act.EDIT_AREA, rename)


@when(parsers.re(r"buurvrouw Trijntje Wiersema meldt dat .*"))
def _reported(story: Story):
    story.way.report()


@then("is er een minimaal dossier zonder gezondheidsveld")
def _minimal(story: Story):
    row, person = story.participant(), story.all(Person)[0]
    assert row.status is ParticipantStatus.REPORTED
    assert (row.source, row.reporter, row.report_note) == (
        ReportSource.NEIGHBOUR,
        "Trijntje Wiersema",
        SEEN,
    )
    assert (person.family_name, person.prefix, person.initials) == ("Laan", "van der", "J.")
    assert (person.house_number, person.house_addition, person.postcode) == (7, "A", "9561 ZX")
    assert person.birth_date == date(1942, 9, 3)
    assert story.all(HealthProfile) == []
    assert story.all(Need) == []
    person_id = story.person_id()
    assert not story.work.read(lambda session: consents.allows(session, person_id, Purpose.HEALTH))


@then(parsers.parse('staat "oudere informeren over de melding" uiterlijk op {by}'))
def _to_inform(story: Story, by: str):
    assert story.planned()[FollowUpKind.INFORM_OF_REPORT] == day(by)
    assert labels.label(FollowUpKind.INFORM_OF_REPORT) == "oudere informeren over de melding"


@then(parsers.parse("staat het eerste contact uiterlijk op {by}"))
def _first_contact(story: Story, by: str):
    assert story.planned()[FollowUpKind.FIRST_CONTACT] == day(by)


@when(parsers.re(r"de Spil op donderdag (?P<on>[\d-]+) aan de deur vertelt van de melding .*"))
def _declined(story: Story, on: str):
    story.day = day(on)
    story.way.hear_no()


@then(parsers.parse('is het dossier "{status}" en weet hij van de melding'))
def _is_declined(story: Story, status: str):
    row = story.participant()
    assert labels.label(row.status) == status
    assert (row.informed_on, row.knows) == (story.day, Knows.YES)


@then(parsers.parse("wordt de inhoud op {on} gewist"))
def _will_be_erased(story: Story, on: str):
    assert story.planned() == {FollowUpKind.ERASE_CONTENT: day(on)}
    before = day(on) - timedelta(days=1)
    assert story.work.read(lambda session: erasures.due(session, today=before)) == ()


@when(parsers.re(r"het donderdag (?P<on>[\d-]+) wordt"))
def _the_day_turns(story: Story, on: str):
    story.day = day(on)
    story.work.erase_due()
    story.qtbot.waitUntil(lambda: story.participant().content_erased_on == story.day)


@then("is van hem nergens meer iets te vinden")
def _nowhere(story: Story):
    for text in ("laan", "sluisweg", "wiersema", "9561", "gordijnen"):
        assert story.work.read(lambda session, text=text: search.search(session, text)) == []
    raw = story.work.read(_everything).lower()
    # the whole postcode: its four figures alone can stand in the store's random number
    for text in ("sluisweg", "wiersema", "9561 zx", "9561zx", "gordijnen", "1942-09-03"):
        assert text not in raw, text


def _everything(session: Session) -> str:
    connection = session.connection()
    tables = [
        name
        for (name,) in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        if not name.endswith(("_data", "_idx", "_docsize", "_config"))
    ]
    return repr(
        [
            tuple(row)
            for name in tables
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608 - ours
        ]
    )


@then(parsers.parse('telt hij nog met bron "{source}" en resultaat "{status}"'))
def _still_counted(story: Story, source: str, status: str):
    period = periods.parse("2026")
    area_id = story.participant().area_id
    facts = story.work.read(lambda session: populations.read(session, period.last_day, (area_id,)))
    (one,) = facts.people
    assert (labels.label(one.source), labels.label(one.status)) == (source, status)
    assert one.age == 2026 - 1942


@given(parsers.re(r"mevrouw F\. \(Froukje\) de Jong, .*"))
def _froukje(story: Story):
    def add(session: Session) -> int:
        area_id = areas.rows(session)[0].id
        number = made.participant(
            session,
            area_id,
            "Jong",
            status=ParticipantStatus.REPORTED,
            reported_on=date(2026, 3, 3),
        )
        person = session.get_one(Person, session.get_one(Participant, number).person_id)
        person.initials, person.given_name, person.prefix = "F.", "Froukje", "de"
        person.birth_date, person.birth_year = date(1944, 2, 11), 1944
        person.street, person.house_number = "Spantweg", 31
        person.postcode, person.town = "9204 ZK", "Drachten"
        person.sort_name = sort_name(names.parts(person))
        return number

    story.number = story.write(Act.REGISTER, add)


@when(parsers.re(r"zij mondeling toestemming geeft met tekstversie 3: .*"))
def _consents(story: Story):
    for purpose, recipient in CONSENTS:
        story.way.consent(purpose, recipient)
    given_answers = {
        (row.fields.purpose, row.fields.recipient): row.fields for row in story.card().consents
    }
    assert set(given_answers) == set(CONSENTS)
    assert {fields.text_version for fields in given_answers.values()} == {"3"}
    person_id = story.person_id()
    assert story.work.read(
        lambda session: consents.allows(session, person_id, Purpose.SHARE_VOLUNTEER)
    )


@when(
    parsers.parse(
        'de Spil het huisbezoek van {minutes:d} minuten vastlegt met als daginvulling "{said}"'
    )
)
def _visited(story: Story, minutes: int, said: str):
    story.way.visit(minutes, said)
    (visit,) = story.all(HomeVisit)
    assert visit.answers == {VisitQuestion.ORDINARY_DAY.value: said}
    (contact,) = story.card().participant.contacts  # type: ignore[union-attr]  # she is one
    assert (contact.fields.form, contact.fields.minutes) == (ContactForm.HOME_VISIT, minutes)


@then("vraagt Vandaag om haar T0")
def _first_due(story: Story):
    assert _asked_for(story) == [(story.number, Moment.T0)]


@then("vraagt Vandaag niet meer om haar T0")
def _first_done(story: Story):
    assert _asked_for(story) == []


def _asked_for(story: Story) -> list[tuple[int | None, Moment | None]]:
    """Return of whom Vandaag asks which questionnaires."""
    found = story.work.read(lambda session: attention(session, today=story.day))
    return [
        (item.participant_id, item.moment)
        for item in found.items
        if item.kind is TodayKind.MEASUREMENT_FIRST
    ]


@when(parsers.re(r"T0 is: .*"))
def _measured(story: Story):
    story.way.measure()


@when("zij moeite heeft met lopen, en reuma en diabetes heeft")
def _health(story: Story):
    story.way.health()
    (health,) = story.all(HealthProfile)
    assert health.limitations == (Limitation.WALKING,)
    assert health.conditions == (Condition.RHEUMATISM, Condition.DIABETES)


@when("haar hulpvragen zijn: sociaal contact, vervoer en een lamp")
def _asked(story: Story):
    for theme, sub_theme in ASKED:
        story.way.need(theme, sub_theme)


@then(
    parsers.parse(
        "is zij {age:d} jaar en zijn de scores emotioneel {emotional:d}, sociaal {social:d} en "
        "totaal {total:d}"
    )
)
def _scores(story: Story, age: int, emotional: int, social: int, total: int):
    person = story.all(Person)[0]
    assert age_on(Birth(person.birth_date, person.birth_year), story.day) == age
    taken = {row.instrument: row for row in story.all(Measurement)}
    assert {row.moment for row in taken.values()} == {Moment.T0}
    asked = questionnaires.by_code()[questionnaires.LONELINESS_6]
    scores = questionnaires.scores(asked, taken[questionnaires.LONELINESS_6].answers)
    assert [scores[scale].value for scale in ("emotional", "social", "total")] == [
        emotional,
        social,
        total,
    ]
    assert taken[questionnaires.LIFE_MARK].answers == {"mark": 6}
    assert taken[questionnaires.SELF_RATED_HEALTH].answers == {"health": "fair"}


@then(parsers.parse("staat T1 gepland op {on}, van {first} tot en met {last}"))
def _next(story: Story, on: str, first: str, last: str):
    assert story.planned()[FollowUpKind.MEASUREMENT] == day(on)
    following = story.work.read(lambda session: measurements.next_due(session, story.number))
    assert following is not None
    assert (following.moment, following.on, following.first, following.last) == (
        Moment.T1,
        day(on),
        day(first),
        day(last),
    )


@then("staan de hulpvragen in die volgorde")
def _in_order(story: Story):
    rows = story.work.read(
        lambda session: needs.of_participant(session, story.number, today=story.day)
    )
    assert {row.fields.theme for row in rows} == {theme for theme, _sub in ASKED}
    stored = [(row.theme, row.sub_theme) for row in story.all(Need)]
    assert stored == list(ASKED)


@then('staat het woord "eenzaam" nergens op het dossierscherm')
def _no_label(story: Story):
    said = story.way.screen().lower()
    assert "froukje de jong" in said
    assert "mist een praatje" in said
    assert "t1 (na 6 maanden): rond 10-09-2026" in said
    assert "eenzaam" not in said


@then('ziet zij haar eigen antwoorden in beeld, zonder een woord als "eenzaam"')
def _pictured(story: Story):
    said = story.pictured.lower()
    for words in ("froukje de jong", "redelijk", "min of meer", "ik mis mensen om me heen"):
        assert words in said
    assert "eenza" not in said


@given(parsers.re(r"de heer K\. \(Klaas\) Boersma, 90 jaar, .*"))
def _klaas(story: Story):
    def add(session: Session) -> int:
        area_id = areas.rows(session)[0].id
        number = made.participant(session, area_id, "Boersma", reported_on=date(2026, 5, 4))
        person = session.get_one(Person, session.get_one(Participant, number).person_id)
        person.initials, person.given_name = "K.", "Klaas"
        person.birth_date, person.birth_year = date(1936, 4, 9), 1936
        driver = made.volunteer(session, area_id, "Cate")
        driving = session.get_one(Person, session.get_one(made.Volunteer, driver).person_id)
        driving.given_name, driving.initials, driving.prefix = None, "A.", "ten"
        coffee = Activity(area_id=area_id, name="Koffieochtend")
        session.add(coffee)
        session.flush()
        held = Occurrence(activity_id=coffee.id, held_on=date(2026, 11, 10))
        session.add(held)
        session.flush()
        session.add_all(
            [
                Ride(
                    participant_id=number,
                    driver_id=driver,
                    on=date(2026, 11, 12),
                    purpose=RidePurpose.DOCTOR,
                    status=RideStatus.PLANNED,
                ),
                Attendance(occurrence_id=held.id, participant_id=number, presence=Presence.INVITED),
                FollowUp(participant_id=number, kind=FollowUpKind.CALL, due_on=date(2026, 11, 16)),
                Measurement(
                    participant_id=number,
                    instrument=questionnaires.LIFE_MARK,
                    instrument_version="cbs-1-10",
                    moment=Moment.T0,
                    taken_on=date(2026, 6, 1),
                    answers={"mark": 7},
                ),
            ]
        )
        session.flush()
        return number

    story.number = story.write(Act.REGISTER, add)


@when("gemeld wordt dat hij is overleden")
def _died(story: Story):
    story.way.died()


@then("zijn de rit, de uitnodiging en alles wat gepland stond vervallen")
def _everything_stopped(story: Story):
    assert [ride.status for ride in story.all(Ride)] == [RideStatus.CANCELLED]
    assert story.all(Attendance) == []
    assert set(story.planned()) == {FollowUpKind.CALL_VOLUNTEER}


@then("krijgt de Spil vandaag de taak om A. ten Cate persoonlijk te bellen")
def _call(story: Story):
    (task,) = [row for row in story.all(FollowUp) if row.kind is FollowUpKind.CALL_VOLUNTEER]
    assert (task.due_on, task.note) == (story.day, "A. ten Cate")
    assert labels.label(task.kind) == "vrijwilliger persoonlijk bellen"


@then(parsers.parse('is het dossier afgesloten met reden "{reason}"'))
def _closed(story: Story, reason: str):
    row = story.participant()
    assert row.status is ParticipantStatus.CLOSED
    assert row.closed_on == story.day
    assert row.closing_reason is not None
    assert labels.label(row.closing_reason) == reason
    assert story.card().deceased_on == story.day


@then(parsers.parse("is de wis-datum {on}"))
def _destroy_on(story: Story, on: str):
    assert f"Wis-datum: {on}." in Hands(story).screen()


@then(parsers.parse('telt hij in de uitval van T1 als "{reason}"'))
def _dropped_out(story: Story, reason: str):
    counted = story.work.read(
        lambda session: drop_outs.of_moment(session, Moment.T1, today=story.day)
    )
    assert counted == {DropOut.DIED: 1}
    assert f"gaat niet door: {reason}." in Hands(story).screen()


@then("staat hij nog in de tellingen")
def _in_figures(story: Story):
    area_id = story.participant().area_id
    facts = story.work.read(
        lambda session: populations.read(session, date(2026, 12, 31), (area_id,))
    )
    (one,) = facts.people
    assert one.status is ParticipantStatus.CLOSED
