"""The page Volledigheid: the lists are as long as their numbers, and Enter opens the right form."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spil_desktop.model import ContactMoment, Match, Need, Participant, Person
from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.vocabulary import (
    Act,
    ConsentState,
    ContactForm,
    ContactResult,
    Knows,
    Layer,
    LivingSituation,
    MaritalStatus,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    ReportSource,
    Tenure,
)
from spil_desktop.services import cards, consents, measurements, needs
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.matching.talks import ReviewDialog
from spil_desktop.ui.needs.dialogs import CloseNeedDialog, NeedDialog
from spil_desktop.ui.quality import lines
from spil_desktop.ui.quality.dialogs import ReportDialog
from spil_desktop.ui.quality.page import QualityPage
from spil_desktop.ui.reports.how_counted import HowCountedDialog
from spil_desktop.ui.reports.page import ReportsPage
from spil_desktop.ui.residents.dialogs import (
    ConsentDialog,
    HealthDialog,
    PersonDialog,
    WishesDialog,
)
from spil_desktop.ui.today.page import TodayPage
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.missed import MissedDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood

DAY = date(2026, 3, 10)


@pytest.fixture
def around(work, monkeypatch):
    monkeypatch.setattr(work, "today", lambda: DAY)
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot, around):
    around.froukje = around.participant(
        "Jong",
        source=ReportSource.OTHER,
        closed_on=date(2026, 1, 1),
        living=LivingSituation.ALONE,
    )
    around.participant("Boersma", status=ParticipantStatus.REPORTED)
    say(work, around.person_of(around.froukje), Purpose.HEALTH)
    made = QualityPage(work)
    qtbot.addWidget(made)
    made.around = around
    work.changed.connect(made.reload)
    made.resize(1000, 700)
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: made.odd is not None and made.effects is not None)
    yield made
    work.changed.disconnect(made.reload)


def say(work, person_id, purpose):
    new = ConsentFields(purpose, ConsentState.GIVEN, DAY)
    work.write(
        Act.RECORD_CONSENT, lambda session: consents.record(session, person_id, new, today=DAY)
    )


def choose(page, key):
    page.show_record(key)
    assert page.subjects.key() == key
    return page.table.rows()


def fill_in(page, key, dialog):
    """Choose a gap, press Enter in its list, and return the form that opens."""
    choose(page, key)
    page.table.choose_first()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    return filled.opened(dialog)


def test_numbers_and_lists_are_the_same_and_each_gap_opens_its_form(work, page):
    assert page.summary.text().startswith("Van 1 van de 2 bewoners")
    for row in page.subjects.rows():
        assert len(choose(page, row.key)) == row.missing, row.name
        assert page.open_button.isEnabled() == bool(row.missing)
    for key, dialog in (
        (Gap.BIRTH, PersonDialog),
        (Gap.TENURE, WishesDialog),
        (Gap.HEALTH, HealthDialog),
        (Gap.NO_NEED, NeedDialog),
        (Gap.FIRST_CONTACT, ContactLog),
        (Gap.CONSENT_EVALUATION, ConsentDialog),
    ):
        fill_in(page, key, dialog).reject()

    report = fill_in(page, Gap.SOURCE, ReportDialog)
    report.source.set_value(ReportSource.GP)
    report.knows.set_value(Knows.YES)
    report.accept()
    fields = work.read(lambda session: cards.card(session, 1, today=DAY)).participant.fields
    assert (fields.source, fields.knows) == (ReportSource.GP, Knows.YES)
    assert choose(page, Gap.SOURCE) == []

    wishes = fill_in(page, Gap.TENURE, WishesDialog)
    wishes.tenure.set_value(Tenure.RENTED)
    wishes.marital.set_value(MaritalStatus.WIDOWED)
    wishes.accept()
    assert choose(page, Gap.TENURE) == choose(page, Gap.MARITAL) == []


def test_what_a_list_is_of_is_said_of_its_columns_and_figures_stay_in_sight(page, qtbot):
    def spoken():
        header = page.table.horizontalHeader().model()
        return [header.headerData(at, Qt.Orientation.Horizontal) for at in range(2)]

    choose(page, Gap.TENURE)
    assert spoken() == ["Wie", "Formulier"]
    page.resize(610, 700)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(1))
    for subject in (lines.FIGURES, lines.QUESTIONS):
        choose(page, subject)
        assert spoken() == ["Wat", "Hoeveel"]
        assert not page.table.isColumnHidden(1)
    choose(page, lines.FIRST)
    assert spoken() == ["Wie", "Formulier"]


def test_a_solved_need_keeps_its_day_when_it_is_completed(work, page):
    number, today = page.around.froukje, DAY

    def solve(session):
        fields = NeedFields(theme=NeedTheme.TRANSPORT, asked_on=date(2026, 1, 2))
        added = needs.add(session, number, fields, today=today)
        row = session.get_one(Need, added)
        row.status, row.closed_on = NeedStatus.SOLVED, date(2026, 2, 2)

    page.around.do(solve)
    dialog = fill_in(page, Gap.NEED_LAYER, CloseNeedDialog)
    dialog.solved_by.set_value(Layer.NEIGHBOUR)
    dialog.accept()
    (need,) = work.read(lambda session: cards.card(session, 1, today=DAY)).participant.needs
    assert choose(page, Gap.NEED_LAYER) == []
    assert need.closing.closed_on == date(2026, 2, 2)


def test_matches_needs_visits_and_moments_open_where_they_are_repaired(work, page):
    number, went = page.around.froukje, filled.gone_to(work)
    page.around.company(number, days=50)
    helper = page.around.buddy("Postma")
    say(work, page.around.person_of(number), Purpose.EVALUATION)

    def live(session):
        known = {"participant_id": number, "kind": MatchKind.VISIT_BUDDY}
        dated = {"status": MatchStatus.ENDED, "active_from": date(2025, 9, 1)}
        match = Match(volunteer_id=helper, **known, **dated)
        visit = ContactMoment(
            participant_id=number,
            on=date(2026, 3, 4),
            form=ContactForm.HOME_VISIT,
            result=ContactResult.REACHED,
        )
        session.add_all([match, visit])
        session.flush()
        return match.id

    match = page.around.do(live)
    fill_in(page, Gap.MATCH_REVIEW, ReviewDialog).reject()
    fill_in(page, Gap.T0, MeasurementDialog).reject()
    for key in (Gap.MATCH_END, Gap.NEED_STATUS, Gap.CONTACT_MINUTES):
        choose(page, key)
        page.fill_in()
    assert went == [
        ("matching", ["match", match]),
        ("needs", 1),
        ("residents", page.around.person_of(number)),
    ]

    def measured(session):
        mark = MeasurementFields("life_mark", Moment.T0, date(2025, 3, 2), {"mark": 6})
        session.get_one(Participant, number).reported_on = date(2025, 3, 1)
        measurements.record(session, number, mark, today=DAY)

    page.around.do(measured)
    fill_in(page, Gap.T1, MissedDialog).reject()
    assert page.about() == page.around.person_of(number)
    choose(page, Gap.T0)
    assert page.about() is None
    page.fill_in()


def test_odd_values_and_what_the_missing_does_are_told(work, qtbot, page):
    (odd,) = choose(page, "odd")
    assert odd.what == "Afgesloten op 01-01-2026, gemeld op 02-03-2026"
    went = filled.gone_to(work)
    page.fill_in()
    assert went == [("residents", page.about())]

    person = page.around.person_of(page.around.froukje)
    say(work, person, Purpose.EVALUATION)

    def born(session):
        session.get_one(Person, person).birth_year = 1940
        session.get_one(Participant, page.around.froukje).living = LivingSituation.UNKNOWN

    page.around.do(born)
    young = page.around.participant("Pas")

    def mistyped(session):
        session.get_one(Person, page.around.person_of(young)).birth_year = 1994

    page.around.do(mistyped)
    qtbot.waitUntil(lambda: page.odd is not None and len(page.odd) == 2)
    (_odd, line) = sorted(choose(page, "odd"), key=lambda line: line.odd.oddity)
    assert line.what == "Geboortejaar 1994: jonger dan 70 bij de melding, telt niet mee"
    page.table.choose(line.key)
    page.fill_in()
    filled.opened(PersonDialog).reject()
    qtbot.waitUntil(lambda: page.effects is not None and page.effects.counted == 1)
    choose(page, Gap.LIVING)
    assert page.effect.words.text() == (
        "Woonsituatie ontbreekt bij 1 van 1: het aandeel alleen wonend kan tussen 0 en 100 "
        "procent liggen.\nOver 2026, tot en met vandaag. Alleen voor intern."
    )
    choose(page, "first")
    assert not page.of_year.isVisibleTo(page)
    listed = choose(page, "figures")
    assert page.of_year.isVisibleTo(page)
    (alone,) = [line for line in listed if line.gap is Gap.LIVING]
    assert (alone.name, alone.form) == ("Het aandeel alleen wonend", "0 tot 100 %")
    page.table.choose(alone.key)
    page.fill_in()
    assert page.subjects.key() == Gap.LIVING

    def asked(session):
        for number in (page.around.froukje, young):
            declined = MeasurementFields("life_mark", Moment.T0, DAY, {"mark": "declined"})
            measurements.record(session, number, declined, today=DAY)

    page.around.do(asked)
    qtbot.waitUntil(lambda: bool(page.effects.not_scored))
    choose(page, Gap.T0)
    assert "is gevraagd aan 1, en bij 1 niet te scoren" in page.effect.words.text()
    last = choose(page, "figures")[-1]
    assert last.name == "Niet te scoren: Rapportcijfer voor het leven (T0)"
    assert last.form == "1 van 1"
    page.year.set_state(2025)
    qtbot.waitUntil(lambda: page.effects.period.year == 2025)
    assert choose(page, "figures") == []
    assert page.empty.isVisibleTo(page)
    choose(page, "people")
    assert page.remember() == "people"


def test_a_question_without_an_answer_opens_who_gave_none(qtbot, page):
    froukje = page.around.froukje
    say(page.work, page.around.person_of(froukje), Purpose.EVALUATION)

    def asked(session):
        session.get_one(Person, page.around.person_of(froukje)).birth_year = 1940
        mark = MeasurementFields("life_mark", Moment.T0, DAY, {"mark": "declined"})
        measurements.record(session, froukje, mark, today=DAY)

    page.around.do(asked)
    qtbot.waitUntil(lambda: page.effects is not None and bool(page.effects.unanswered))
    (question,) = choose(page, "questions")
    assert question.what == "wil niet zeggen 1 · Rapportcijfer voor het leven (T0), vraag 1"
    assert question.form == "1 van 1"
    assert page.open_button.text() == "Van wie?"
    page.fill_in()
    counted = filled.opened(HowCountedDialog)
    assert [record.id for record in counted.records] == [froukje]
    assert counted.figure.title == "wil niet zeggen: 1"
    counted.reject()
    page.year.set_state(2025)
    qtbot.waitUntil(lambda: page.effects.period.year == 2025)
    assert choose(page, "questions") == []
    assert page.empty.isVisibleTo(page)


def test_it_is_reached_from_today_and_from_the_reports(work, qtbot, around):
    went = filled.gone_to(work)
    for kind, text in ((TodayPage, "Wat ontbreekt er nog?"), (ReportsPage, "Wat ontbreekt?")):
        made = kind(work)
        qtbot.addWidget(made)
        filled.button(made, text).click()
    assert went == [("quality", "first"), ("quality", "people")]
