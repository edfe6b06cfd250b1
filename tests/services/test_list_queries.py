from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Consent, ContactMoment, HomeVisit, Match, Need, Person
from spil_desktop.rules import queries
from spil_desktop.rules.queries import Key
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    Language,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    Urgency,
    VolunteerStatus,
)
from spil_desktop.services import areas, list_queries, note_index, residents, search, volunteers
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.residents import ResidentFilter
from spil_desktop.services.volunteers import VolunteerFilter
from tests.services import made

TODAY = date(2026, 4, 14)


def contact(participant: int, on: date, form: ContactForm, result: ContactResult) -> ContactMoment:
    return ContactMoment(participant_id=participant, on=on, form=form, result=result)


def consent(person: int, on: date, state: ConsentState) -> Consent:
    return Consent(
        person_id=person, purpose=Purpose.FILE, state=state, decided_on=on, form=ConsentForm.ORAL
    )


@pytest.fixture
def filled(session: Session, area: int) -> Session:
    """Annie, Bep and Corrie in De Bouwen, Dirk (closed) in De Tuinen; Eef and Frits help."""
    tuinen = areas.add(session, AreaFields("De Tuinen", "Smallingerland"), today=TODAY)
    annie = made.participant(session, area, "Aalberts", reported_on=date(2026, 1, 5))
    bep = made.participant(session, area, "Bakker", reported_on=date(2026, 3, 20))
    corrie = made.participant(
        session, area, "Cnossen", status=ParticipantStatus.REPORTED, report_note="Wil naar de soos"
    )
    dirk = made.participant(session, tuinen, "Dijkstra", status=ParticipantStatus.CLOSED)
    people = {row.family_name: row for row in session.scalars(select(Person))}
    people["Aalberts"].birth_date = date(1946, 4, 14)
    people["Aalberts"].birth_year = 1946
    people["Aalberts"].street = "Súdkade"
    people["Bakker"].birth_date, people["Bakker"].birth_year = date(1946, 4, 15), 1946
    people["Cnossen"].birth_year = 1935
    people["Bakker"].languages = (Language.FRISIAN, Language.DUTCH)
    eef = made.volunteer(session, area, "Eefting")
    made.volunteer(session, tuinen, "Frits", status=VolunteerStatus.STOPPED, since=date(2026, 2, 1))
    session.add_all(
        [
            Need(
                participant_id=annie,
                asked_on=TODAY,
                theme=NeedTheme.TRANSPORT,
                urgency=Urgency.NOW,
            ),
            Need(
                participant_id=bep,
                asked_on=TODAY,
                theme=NeedTheme.TRANSPORT,
                status=NeedStatus.SOLVED,
            ),
            contact(annie, date(2026, 4, 1), ContactForm.PHONE, ContactResult.REACHED),
            contact(bep, date(2026, 4, 1), ContactForm.HOME_VISIT, ContactResult.NOT_HOME),
            contact(dirk, date(2025, 1, 1), ContactForm.HOME_VISIT, ContactResult.REACHED),
            HomeVisit(participant_id=corrie, on=date(2026, 4, 2), answers={}),
            Match(
                participant_id=annie,
                volunteer_id=eef,
                kind=MatchKind.VISIT_BUDDY,
                status=MatchStatus.ACTIVE,
            ),
            consent(people["Aalberts"].id, date(2026, 1, 5), ConsentState.GIVEN),
            consent(people["Bakker"].id, date(2026, 1, 5), ConsentState.GIVEN),
            consent(people["Bakker"].id, date(2026, 2, 5), ConsentState.WITHDRAWN),
        ]
    )
    session.flush()
    search.rebuild(session)
    note_index.rebuild(session)
    return session


@pytest.mark.parametrize(
    ("typed", "initials"),
    [
        ("", "ABCD"),
        ("wijk:Bouwen", "ABC"),
        ("wijk:tuinen", "D"),
        ("wijk:bouwen wijk:tuinen", "ABCD"),
        ("-wijk:bouwen", "D"),
        ("wijk:nergens", ""),
        ("straat:sudkade", "A"),
        ("-straat:sudkade", "BCD"),
        ("fase:actief", "AB"),
        ("fase:actief fase:gemeld", "ABC"),
        ("-fase:actief", "CD"),
        ("status:gesloten", "D"),
        ("-gesloten", "ABC"),
        ("thema:vervoer", "A"),
        ("vervoer", "A"),
        ("-vervoer", "BCD"),
        ("wijk:Bouwen vervoer -gesloten", "A"),
        ("urgentie:direct", "A"),
        ("leeftijd:80+", "AC"),
        ("leeftijd:70-79", "B"),
        ("leeftijd:80", "A"),
        ("-leeftijd:80+", "BD"),
        ("sinds:2026", "ABCD"),
        ("sinds:15-3-2026", "B"),
        ("-sinds:15-3-2026", "ACD"),
        ("zonder:contact", "BC"),
        ("zonder:contact sinds:2026", "BCD"),
        ("zonder:contact sinds:1w", "ABCD"),
        ("zonder:bezoek", "AB"),
        ("zonder:bezoek sinds:2026", "ABD"),
        ("zonder:maatje", "BCD"),
        ("zonder:maatje zonder:contact", "BC"),
        ("zonder:toestemming", "BCD"),
        ("-zonder:toestemming", "A"),
        ("taal:fries", "B"),
        ("-taal:fries", "ACD"),
        ("soos", "C"),
        ("dykstra", "D"),
        ("annie -soos", "ABD"),
        ("status:actief", ""),
    ],
)
def test_who_is_in_a_list_of_residents(filled: Session, typed: str, initials: str):
    query = queries.read(typed)

    found = residents.rows(filled, ResidentFilter(query=query), today=TODAY)

    assert "".join(row.name.family_name[0] for row in found) == initials
    assert list_queries.count(filled, query, today=TODAY) == len(initials)


@pytest.mark.parametrize(
    ("typed", "initials"),
    [
        ("rol:vrijwilliger", "EF"),
        ("rol:vrijwilliger -gesloten", "E"),
        ("rol:vrijwilliger status:gesloten", "F"),
        ("rol:vrijwilliger status:actief", "E"),
        ("rol:vrijwilliger zonder:maatje", "F"),
        ("rol:vrijwilliger wijk:tuinen", "F"),
        ("rol:vrijwilliger sinds:2026", "F"),
        ("rol:vrijwilliger eefting", "E"),
    ],
)
def test_who_is_in_a_list_of_volunteers(filled: Session, typed: str, initials: str):
    query = queries.read(typed)

    wanted = VolunteerFilter(with_stopped=True, query=query)
    found = volunteers.rows(filled, wanted, today=TODAY)

    assert "".join(row.sort_name[0].upper() for row in found) == initials
    assert list_queries.count(filled, query, today=TODAY) == len(initials)


def test_an_age_on_the_29th_of_february(filled: Session):
    leap = date(2024, 2, 29)

    assert list_queries.count(filled, queries.read("leeftijd:77"), today=leap) == 2


def test_every_key_is_asked_of_the_store(filled: Session):
    """A key that no condition knows would silently mean everyone."""
    asked = {"rol": "vrijwilliger", "": "xyzzy"}
    for key in Key:
        if key is Key.WORD or key is Key.ROLE:
            continue
        for word in queries.examples(key):
            query = queries.read(f'{key.value}:"{word}"')
            assert list_queries.residents(filled, query, today=TODAY), (key, word, asked)
