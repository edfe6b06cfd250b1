"""Steps of buurt.feature: through the services, and through the real window."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Change, Door, Draft, Participant, Person
from spil_desktop.rules.periods import Period
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.street_steps import Step
from spil_desktop.rules.vocabulary import (
    Act,
    DayPart,
    Knows,
    NeedTheme,
    ReportSource,
    RunBy,
    StreetStatus,
)
from spil_desktop.services import (
    areas,
    coverage,
    key_figures,
    occurrences,
    outreach,
    registrations,
    street_lists,
    streets,
    tallies,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.outreach import Round
from spil_desktop.services.people import PersonFields
from spil_desktop.services.registrations import AskedNeed, NewRegistration
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.services.streets import StreetDetails
from spil_desktop.texts import labels
from spil_desktop.texts import streets as words
from spil_desktop.ui.activities.dialogs import ActivityDialog
from spil_desktop.ui.neighbourhood.doors_dialog import DoorsDialog
from spil_desktop.ui.neighbourhood.key_figure_dialogs import (
    ActivitiesDialog,
    KeyFigureDialog,
    NewKeyFigureDialog,
)
from spil_desktop.ui.neighbourhood.rounds import RoundDialog
from spil_desktop.ui.neighbourhood.street_dialogs import StepDialog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.shared.blocks import Note
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.conftest import _look, work

__all__ = ["_look", "work"]

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
NAMES = ("Aarding", "Bultena", "Clevering")
DOORS = "n" * 16 + "g" * 12 + "b" * 3 + "f" * 5 + "o" * 2 + "x" * 4
"""What happened at the 42 doors: 26 opened, 15 conversations, 5 flyers, 3 want a visit."""

scenarios("buurt.feature")


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


@dataclass
class Story:
    """A story is told by services alone, or in a window; both end in the same store."""

    work: Work
    qtbot: QtBot
    today: date = date(2026, 1, 14)
    window: Window | None = None
    area: int = 0
    street_id: int = 0

    @property
    def street(self) -> StreetLine:
        (found,) = self.work.read(street_lists.rows)
        return found

    @property
    def figure(self) -> int:
        return self.work.read(key_figures.rows)[0].id

    def write(self, act: Act, fn: Any) -> Any:
        return self.work.write(act, fn)

    def page(self, name: str) -> Any:
        assert self.window is not None
        self.window.go(name)
        return self.window.stack.page()

    def save(self, dialog: Any) -> None:
        self.qtbot.keyClick(dialog, ENTER, CTRL)
        assert not dialog.isVisible()


@pytest.fixture
def story(work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Story:
    told = Story(work, qtbot)
    monkeypatch.setattr(Work, "today", lambda _work: told.today)
    return told


@given("de Spil werkt met de diensten")
def _() -> None:
    """Nothing to open."""


@given("de Spil werkt in het venster", target_fixture="opened")
def _(story: Story) -> None:
    story.window = made = Window(story.work, "neighbourhood")
    story.qtbot.addWidget(made)
    made.show()
    made.show_first()
    story.qtbot.waitExposed(made)


@given("de wijk Delfzijl Noord met de Wierdestraat van 42 adressen")
def _(story: Story) -> None:
    def add(session: Session) -> tuple[int, int]:
        fields = AreaFields("Delfzijl Noord", "Delfzijl", "WK001001", 2018)
        area = areas.rows(session)[0].id
        areas.edit(session, area, fields, today=story.today)
        return area, streets.add(session, area, StreetDetails("Wierdestraat", 42))

    story.area, story.street_id = story.write(Act.EDIT_STREET, add)
    assert story.street.status is StreetStatus.UNKNOWN


@when(parsers.parse("zij op woensdag {on} huis-aan-huis gaat: {told}"))
def _(story: Story, on: str, told: str) -> None:
    addresses, opened, talked, flyers, visits = map(int, re.findall(r"\d+", told))
    story.today = day(on)
    numbers = addresses, opened, talked, visits
    if story.window is None:
        new = Round(story.today, *numbers, flyers=flyers, visits_wanted=visits)
        story.write(
            Act.RECORD_ROUND,
            lambda session: outreach.record(session, story.street_id, new, today=story.today),
        )
        return
    page = story.page("neighbourhood")
    page._ring()
    dialog = filled.opened(DoorsDialog)
    dialog.numbers.setText("1-83 oneven")
    story.qtbot.keyClick(dialog.numbers, ENTER)
    story.qtbot.keyClicks(dialog.odd, DOORS)
    assert dialog.counts.text() == (
        f"{addresses} van {addresses} deuren · {opened} open · {talked} gesprek · "
        f"{flyers} folder · {visits} wil bezoek"
    )


@when("zij de 3 adressen die bezoek willen aanmeldt")
def _(story: Story) -> None:
    if story.window is None:
        for place, name in enumerate(NAMES):
            new = report(story.area, name, 2 * place + 1)
            story.write(
                Act.REGISTER,
                lambda session, new=new: registrations.register(session, new, today=story.today),
            )
        return
    doors = filled.opened(DoorsDialog)
    wanted = [f"Nummer {door} aanmelden" for door in doors._round.visits]
    for text, name in zip(wanted, NAMES, strict=True):
        register(story, filled.button(doors, text), name)
    doors.finish_button.click()
    story.save(filled.opened(RoundDialog))
    assert not doors.isVisible()


def report(area: int, name: str, number: int) -> NewRegistration:
    return NewRegistration(
        area_id=area,
        source=ReportSource.DOOR_TO_DOOR,
        knows=Knows.YES,
        family_name=name,
        phone="",
        contact_hints="aanbellen",
        street="Wierdestraat",
        house_number=number,
        asked=(AskedNeed(NeedTheme.SOCIAL_CONTACT),),
    )


def register(story: Story, button: QPushButton, name: str) -> None:
    button.click()
    form = filled.opened(RegistrationDialog)
    assert form.address.parts()["street"] == "Wierdestraat"
    form.name.lines["family_name"].setText(name)
    form.hints.setText("aanbellen")
    form.asked.set_value((NeedTheme.SOCIAL_CONTACT,))
    story.save(form)


@when("mevrouw S. Bolhuis uit de Wierdestraat sleutelfiguur wordt")
def _(story: Story) -> None:
    become_key_figure(story, street_id=None)


@given(parsers.parse("op woensdag {on} mevrouw S. Bolhuis als sleutelfiguur van de Wierdestraat"))
def _(story: Story, on: str) -> None:
    story.today = day(on)
    step = Step(StreetStatus.EXPLORED, story.today)
    story.write(
        Act.EDIT_STREET,
        lambda session: streets.take_step(session, story.street_id, step, today=story.today),
    )
    become_key_figure(story, street_id=story.street_id)
    assert story.street.status is StreetStatus.KEY_FIGURE_FOUND


def become_key_figure(story: Story, street_id: int | None) -> None:
    if story.window is None:
        person = PersonFields(
            "Bolhuis", initials="S.", area_id=story.area, street="Wierdestraat", house_number=3
        )

        def add(session: Session) -> None:
            fields = KeyFigureFields(story.area)
            made = key_figures.register(session, person, fields, today=story.today)
            if street_id is not None:
                key_figures.watch(session, made, street_id)

        story.write(Act.EDIT_KEY_FIGURE, add)
        return
    page = story.page("neighbourhood")
    page._to_key_figures()
    page.key_figures.empty.step.click()
    dialog = filled.opened(NewKeyFigureDialog)
    dialog.name.lines["initials"].setText("S.")
    dialog.name.lines["family_name"].setText("Bolhuis")
    dialog.address.lines["street"].setText("Wierdestraat")
    dialog.address.lines["house_number"].setText("3")
    dialog.street.set_state(street_id)
    story.save(dialog)


@when(
    parsers.parse(
        "mevrouw Bolhuis vanaf dinsdag {on} de koffieochtend draait, met 8 tot 12 bezoekers"
    )
)
def _(story: Story, on: str) -> None:
    story.today = day(on)
    if story.window is None:
        fields = ActivityFields(
            "Koffieochtend",
            story.area,
            held=(DayPart.TUESDAY_MORNING,),
            run_by=RunBy.RESIDENTS,
            started_on=story.today,
        )

        def start(session: Session) -> None:
            number = occurrences.start_series(session, fields, today=story.today)
            key_figures.run(session, story.figure, (number,))

        story.write(Act.ADD_ACTIVITY, start)
    else:
        start_in_window(story)
    count_visitors(story, (8, 10, 12))


def start_in_window(story: Story) -> None:
    page = story.page("activities")
    page._add()
    dialog = filled.opened(ActivityDialog)
    dialog.name.setText("Koffieochtend")
    dialog.run_by.set_value(RunBy.RESIDENTS)
    dialog.held.set_value((DayPart.TUESDAY_MORNING,))
    story.save(dialog)
    page = story.page("neighbourhood")
    page._to_key_figures()
    page.key_figures.detail._run()
    dialog = filled.opened(ActivitiesDialog)
    next(iter(dialog.ticks.boxes.values())).setChecked(True)
    story.save(dialog)


def count_visitors(story: Story, numbers: Sequence[int]) -> None:
    card = story.work.read(
        lambda session: key_figures.card(session, story.figure, today=story.today)
    )
    (coffee,) = card.activities
    assert coffee.started_on == date(2026, 3, 3)

    def count(session: Session) -> None:
        held = sorted(occurrences.rows(session, coffee.id), key=lambda row: row.held_on)
        assert held[0].held_on == date(2026, 3, 3)
        for row, visitors in zip(held, numbers, strict=False):
            occurrences.record_attendance(session, row.id, {}, visitors=visitors)

    story.write(Act.RECORD_ATTENDANCE, count)


@when(parsers.parse("zij na {on} drie maanden zonder de Spil kan"))
def _(story: Story, on: str) -> None:
    story.today = day(on)
    if story.window is None:
        story.write(
            Act.EDIT_KEY_FIGURE,
            lambda session: key_figures.spoke(
                session, story.figure, story.today, today=story.today
            ),
        )
        return
    page = story.page("neighbourhood")
    page._to_key_figures()
    page.key_figures.detail._edit()
    dialog = filled.opened(KeyFigureDialog)
    dialog.about.spoken.set_value(story.today)
    story.save(dialog)


@when(parsers.parse("de Spil op dinsdag {on} de straat overdraagt"))
def _(story: Story, on: str) -> None:
    story.today = day(on)
    if story.window is None:

        def hand_over(session: Session) -> None:
            key_figures.hand_over(session, story.street_id, story.today, today=story.today)
            key_figures.stand_alone(session, story.figure, story.today)

        story.write(Act.HAND_OVER_STREET, hand_over)
        return
    page = story.page("neighbourhood")
    page._to_key_figures()
    page.reload()
    told = [note.words.text() for note in page.key_figures.detail.findChildren(Note)]
    assert "Al drie maanden zonder de Spil. Kan zij een straat overnemen?" in told
    page.key_figures.detail.hand_over()
    dialog = filled.opened(StepDialog)
    dialog.on.set_value(story.today)
    story.save(dialog)


@when(parsers.parse('zij de straat terugneemt omdat "{reason}"'))
def _(story: Story, reason: str) -> None:
    take_back(story, reason)


def take_back(story: Story, reason: str) -> None:
    story.write(
        Act.HAND_OVER_STREET,
        lambda session: key_figures.take_back(
            session, story.street_id, story.today, reason, today=story.today
        ),
    )


@then("kan zij de straat niet terugnemen zonder reden")
def _(story: Story) -> None:
    with pytest.raises(SpilError) as refused:
        take_back(story, "")
    assert refused.value.problem is InputProblem.REQUIRED


@then(parsers.parse('staat de Wierdestraat op "{status}"'))
def _(story: Story, status: str) -> None:
    assert labels.label(story.street.status) == status
    if story.window is not None:
        page = story.page("neighbourhood")
        page._to_streets()
        (row,) = page.streets.table.rows()
        assert words.status(row.status).endswith(status)


@then(parsers.parse('is het bereik "{reach}"'))
def _(story: Story, reach: str) -> None:
    assert words.reach(story.street.talked, story.street.of_homes) == reach


@then('zijn de 3 aangemeld met bron "huis-aan-huis"')
def _(story: Story) -> None:
    sources = story.work.read(lambda session: session.scalars(select(Participant.source)).all())
    assert [labels.label(source) for source in sources] == ["huis-aan-huis"] * 3
    waiting = story.work.read(
        lambda session: street_lists.visits_waiting(session, story.street_id, today=story.today)
    )
    assert waiting == 0


@then(parsers.parse("hebben alleen {count:d} mensen een naam"))
def _(story: Story, count: int) -> None:
    counted = select(func.count()).select_from(Person)
    assert story.work.read(lambda session: session.scalars(counted).one()) == count


@then("is er niets over van de deuren, ook niet in Ongedaan maken")
def _(story: Story) -> None:
    def left(session: Session) -> tuple[int, int, int]:
        doors = session.scalars(select(func.count()).select_from(Door)).one()
        forms = session.scalars(select(Draft.form)).all()
        kept = session.scalars(select(Change.table).where(Change.table == "door")).all()
        return doors, sum(form.startswith("doors") for form in forms), len(kept)

    assert story.work.read(left) == (0, 0, 0)


@then(parsers.parse("is de straat overgedragen op {on}"))
def _(story: Story, on: str) -> None:
    assert story.street.state.handed_over_on == day(on)


@then(parsers.parse("is mevrouw Bolhuis zelfstandig vanaf {on}"))
def _(story: Story, on: str) -> None:
    (figure,) = story.work.read(key_figures.rows)
    assert (figure.name, figure.fields.independent_since) == ("S. Bolhuis", day(on))


@then(
    parsers.parse(
        "telt het verslag over {year:d}: straten overgedragen {handed:d}, "
        "activiteiten door bewoners gerund {run:d}"
    )
)
def _(story: Story, year: int, handed: int, run: int) -> None:
    period = Period(year)
    found = story.work.read(
        lambda session: coverage.coverage(session, story.area, period.first_day, period.last_day)
    )
    assert (found.handed_over, found.run_by_residents) == (handed, run)
    tally = story.work.read(
        lambda session: tallies.count(session, period, (story.area,), b"geheim")
    )
    independent = cell(Subject.STREETS, street_status=StreetStatus.INDEPENDENT)
    by_residents = cell(Subject.OCCURRENCES, run_by=RunBy.RESIDENTS)
    totals = dict.fromkeys((independent, by_residents), 0)
    for (name, _block), number in tally.counts.items():
        totals[name] = totals.get(name, 0) + number
    assert totals[independent] == handed
    assert totals[by_residents] > 0
    if story.window is not None:
        page = story.page("neighbourhood")
        page._to_reach()
        facts = {row[0]: row[1] for row in page.reach.facts.rows()}
        assert facts["Straten overgedragen"] == handed
        assert facts["Activiteiten door bewoners gerund"] == run
