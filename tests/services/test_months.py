from datetime import date

import pytest

from spil_desktop.model import ContactMoment, Match, Need, Street
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    StreetStatus,
)
from spil_desktop.services import areas, months
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.months import MonthFigures
from tests.services import made
from tests.services.made import TODAY

APRIL, MARCH = date(2026, 4, 1), date(2026, 3, 1)


@pytest.fixture
def someone(session, area):
    return made.participant(
        session, area, reported_on=date(2026, 3, 31), first_contact_on=date(2026, 4, 1)
    )


def contact(session, someone, on, how, **known):
    form, result = how
    row = ContactMoment(participant_id=someone, on=on, form=form, result=result, **known)
    session.add(row)
    session.flush()
    return row.id


def test_an_empty_month_is_zero(session, area):
    found = months.compare(session, today=date(2026, 1, 31), area_id=area)
    assert (found.first, found.before_first) == (date(2026, 1, 1), date(2025, 12, 1))
    assert (found.now, found.before) == (MonthFigures(), MonthFigures())


def test_each_number_falls_in_its_month(session, area, someone):
    session.add_all(
        [
            Need(
                participant_id=someone,
                theme=NeedTheme.TRANSPORT,
                asked_on=MARCH,
                status=status,
                closed_on=closed_on,
            )
            for status, closed_on in (
                (NeedStatus.SOLVED, date(2026, 4, 2)),
                (NeedStatus.PARTLY_SOLVED, date(2026, 3, 31)),
                (NeedStatus.WITHDRAWN, date(2026, 4, 2)),
                (NeedStatus.NEW, None),
            )
        ]
    )
    helper = made.volunteer(session, area)
    for known in (
        {"met_on": date(2026, 4, 9), "trial_from": date(2026, 3, 9)},
        {"trial_from": date(2026, 3, 9), "active_from": date(2026, 4, 9)},
        {"proposed_on": TODAY},
    ):
        match = Match(
            participant_id=someone,
            volunteer_id=helper,
            kind=MatchKind.VISIT_BUDDY,
            status=MatchStatus.ACTIVE,
            **known,
        )
        session.add(match)
    for name, explored_on in (("Nokweg", date(2026, 4, 30)), ("Spantweg", date(2026, 5, 1))):
        street = Street(
            area_id=area, name=name, status=StreetStatus.EXPLORED, explored_on=explored_on
        )
        session.add(street)
    session.flush()

    found = months.compare(session, today=TODAY, area_id=area)
    assert found.now == MonthFigures(
        first_contacts=1, needs_solved=1, matches_started=1, streets_explored=1
    )
    assert found.before == MonthFigures(reports=1, needs_solved=1, matches_started=1)
    elsewhere = areas.add(session, AreaFields("Ter Apel"), today=TODAY)
    assert months.read(session, APRIL, area_id=elsewhere) == MonthFigures()
    assert months.read(session, APRIL) == found.now


def test_a_visit_to_two_people_counts_once(session, area, someone):
    other = made.participant(session, area, "Partnerstra", reported_on=date(2026, 1, 2))
    visit = ContactForm.HOME_VISIT, ContactResult.REACHED
    call = ContactForm.PHONE, ContactResult.REACHED
    attempt = ContactForm.HOME_VISIT, ContactResult.NOT_HOME
    first = contact(session, someone, TODAY, visit, minutes=60)
    contact(session, other, TODAY, visit, minutes=60, together_with_id=first)
    contact(session, other, TODAY, call, minutes=10)
    contact(session, other, TODAY, attempt, minutes=5)
    contact(session, other, MARCH, visit)

    found = months.compare(session, today=TODAY)
    assert (found.now.home_visits, found.now.contacts, found.now.minutes) == (1, 2, 75)
    assert (found.before.home_visits, found.before.contacts, found.before.minutes) == (1, 1, 0)
