from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from spil_desktop.model import Activity, HealthProfile, Occurrence
from spil_desktop.rules.vocabulary import (
    Aid,
    CandidateKind,
    ConsentForm,
    ConsentState,
    Interest,
    Limitation,
    Purpose,
    RidePurpose,
    SubTheme,
)
from spil_desktop.services import consents, match_lists, ride_lists
from spil_desktop.services.match_lists import MatchFilter
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.ride_lists import Wanted
from spil_desktop.ui.matching.page import MatchingPage
from tests.ui import filled
from tests.ui.filled import AFTERNOON, Neighbourhood

ALL = MatchFilter(statuses=frozenset())


@pytest.fixture
def page(work, qtbot):
    made = MatchingPage(work)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


@pytest.fixture
def around(work):
    """Someone who walks badly and wants to play cards, and a card club."""
    made = Neighbourhood(work)
    made.asker = made.participant("Slechtloop", shares=True)
    made.company(made.asker, sub_theme=SubTheme.PLAY_TOGETHER)

    def add(session):
        answer = ConsentFields(Purpose.HEALTH, ConsentState.GIVEN, work.today(), ConsentForm.ORAL)
        consents.record(session, made.person_of(made.asker), answer, today=work.today())
        session.add(
            HealthProfile(
                participant_id=made.asker, limitations=(Limitation.WALKING,), aids=(Aid.WALKER,)
            )
        )
        club = Activity(
            area_id=made.area,
            name="Kaartclub",
            place="De Schuur",
            held=(AFTERNOON,),
            starts_at=time(14),
            interests=(Interest.KLAVERJASSEN,),
            walker=True,
        )
        session.add(club)
        session.flush()
        return club.id

    made.club = made.do(add)
    return made


def the_card(page):
    (card,) = (card for card in page.needs.candidates.cards if card.candidate.name == "Kaartclub")
    return card


def test_an_activity_is_proposed_together_with_the_ride_to_it(page, around, work):
    day = work.today() + timedelta(days=5)
    around.do(lambda session: session.add(Occurrence(activity_id=around.club, held_on=day)))
    card = the_card(page)
    assert card.ride_button.accessibleName() == "Voorstellen met rit: Kaartclub"
    said = filled.said(work)
    card.ride_button.click()
    assert said[0].startswith("Kaartclub voorgesteld, en een rit gevraagd voor")
    (ride,) = work.read(
        lambda session: ride_lists.rows(session, Wanted.WITHOUT_DRIVER, today=work.today())
    )
    asked = ride.fields
    assert (asked.on, asked.purpose, asked.destination) == (day, RidePurpose.ACTIVITY, "De Schuur")
    assert (asked.leaves_at, asked.arrives_at, asked.aids) == (
        time(13, 30),
        time(14),
        (Aid.WALKER,),
    )
    (match,) = work.read(lambda session: match_lists.rows(session, ALL, today=work.today()))
    assert match.partner == (CandidateKind.ACTIVITY, around.club)

    work.undo()
    assert work.read(lambda session: match_lists.rows(session, ALL, today=work.today())) == ()
    assert work.read(lambda session: ride_lists.rows(session, Wanted.ALL, today=work.today())) == ()


def test_without_a_next_time_there_is_no_ride_and_it_is_said(page, around, work):
    page.reload()
    said = filled.said(work)
    the_card(page).ride_button.click()
    assert said[0].endswith("Er is nog geen volgende keer met een tijd, dus nog geen rit.")


def test_who_walks_well_is_offered_no_ride(page, work):
    other = Neighbourhood(work)
    other.company(other.participant("Goedloop", shares=True))
    other.buddy("Kaartma")
    (card,) = page.needs.candidates.cards
    assert [one.text() for one in card.findChildren(QPushButton)] == [
        "Voorstellen",
        "Niet passend",
    ]
