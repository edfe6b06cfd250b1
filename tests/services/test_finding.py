import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Area,
    ContactMoment,
    FollowUp,
    HomeVisit,
    Need,
    Participant,
    Person,
    Phone,
    Referral,
    SafetyEntry,
    SafetyFile,
    Signal,
    note_words,
)
from spil_desktop.model.base import Record
from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.search_words import Place
from spil_desktop.rules.vocabulary import (
    Act,
    ContactForm,
    ContactResult,
    FollowUpKind,
    NeedTheme,
    OrganisationKind,
    ReferralKind,
    SafetyStep,
    SignalKind,
    SignalSource,
    Urgency,
)
from spil_desktop.services import (
    changes,
    finding,
    note_index,
    notes,
    organisations,
    residents,
    search,
)
from spil_desktop.services.organisations import ColleagueFields, OrganisationFields
from spil_desktop.services.residents import ResidentFilter
from spil_desktop.storage import store
from tests.services import made

DAY = date(2026, 4, 1)


def contact(participant_id: int, note: str, on: date = DAY) -> ContactMoment:
    return ContactMoment(
        participant_id=participant_id,
        on=on,
        form=ContactForm.PHONE,
        result=ContactResult.REACHED,
        note=note,
    )


def person_of(session: Session, participant_id: int) -> Person:
    row = session.get_one(Participant, participant_id)
    return session.get_one(Person, row.person_id)


def noted(participant: int) -> tuple[Record, ...]:
    """Return a note of every kind, and two that must not be found."""
    return (
        contact(
            participant, "Koffie gedronken; haar zus uit Appingedam komt zondag", date(2026, 4, 2)
        ),
        contact(participant, "De scootmobiel van buurman Dykstra staat in de gang"),
        FollowUp(
            participant_id=participant,
            kind=FollowUpKind.CALL,
            due_on=DAY,
            note="Terugbellen over de taxipas van Zwaantje",
        ),
        HomeVisit(
            participant_id=participant,
            on=DAY,
            answers={"housing.1": "Drempel bij de achterdeur", "talents.2": "Breit sjaals"},
            note="Hond heet Bello",
        ),
        Need(
            participant_id=participant,
            asked_on=DAY,
            theme=NeedTheme.TRANSPORT,
            note="Wil elke vrijdag naar de fysio in Winschoten",
        ),
        Referral(
            participant_id=participant,
            sent_on=DAY,
            kind=ReferralKind.WARM,
            question="Rollator aanmeten",
            feedback="Ergotherapeut komt langs",
        ),
        Signal(
            participant_id=participant,
            seen_on=DAY,
            kind=SignalKind.FALLING,
            source=SignalSource.CONNECTOR,
            urgency=Urgency.FOLLOW,
            note="Blauwe plek op de arm, gestruikeld over het kleed",
            consultation="Overlegd met de wijkverpleegkundige",
            outcome="Kleed weggehaald",
        ),
    )


def fill(session: Session) -> Session:
    area = Area(name="De Bouwen")
    session.add(area)
    session.flush()
    jansje = made.participant(
        session,
        area.id,
        "Wiersma",
        report_note="Gordijnen al dagen dicht, zegt de bakker",
        offers_note="Kan prachtig Gronings voordragen",
    )
    person = person_of(session, jansje)
    person.street, person.house_number, person.town = "Súdkade", 14, "Burgum"
    person.postcode, person.given_name, person.notes = "9251 AB", "Jansje", "Zingt alt"
    session.add(Phone(person_id=person.id, number="+31511467891"))
    session.add_all(noted(jansje))
    safety = SafetyFile(participant_id=jansje, opened_on=DAY, note="Vermoeden geheimwoord")
    session.add(safety)
    session.flush()
    session.add(
        SafetyEntry(
            safety_file_id=safety.id, step=SafetyStep.CONSULT, on=DAY, note="Anoniem geheimwoord"
        )
    )
    helper = made.volunteer(session, area.id, "Kuiper", note="Rijdt een oude Volvo Amazon")
    dijkstra = made.participant(session, area.id, "Dijkstra", office_number="D-204")
    person_of(session, dijkstra).given_name = "Froukje"
    session.flush()
    search.rebuild(session)
    note_index.rebuild(session)
    assert helper
    return session


@pytest.fixture(scope="module")
def known(
    new_store: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Session]:
    """Everything above, made once for the tests that only read."""
    folder, recovery_key = new_store
    own = shutil.copytree(folder, tmp_path_factory.mktemp("found") / "store")
    with store.open_with_recovery_key(own, recovery_key) as opened, opened.transaction() as session:
        yield fill(session)


@pytest.mark.parametrize(
    ("typed", "kind", "piece"),
    [
        ("koffie", NoteKind.CONTACT, "Koffie gedronken"),
        ("koff", NoteKind.CONTACT, "Koffie gedronken"),
        ("KOFFIE", NoteKind.CONTACT, "Koffie gedronken"),
        ("koffie zondag", NoteKind.CONTACT, "Koffie gedronken"),
        ("zus appingedam", NoteKind.CONTACT, "zus uit Appingedam"),
        ("apingedam", NoteKind.CONTACT, "Appingedam komt"),
        ("scootmobiel", NoteKind.CONTACT, "De scootmobiel"),
        ("scoot gang", NoteKind.CONTACT, "De scootmobiel"),
        ("buurman dijkstra", NoteKind.CONTACT, "Dykstra"),
        ("buurman diekstra", NoteKind.CONTACT, "Dykstra"),
        ("taxipas", NoteKind.FOLLOW_UP, "taxipas van Zwaantje"),
        ("terugbellen", NoteKind.FOLLOW_UP, "Terugbellen over"),
        ("swaantje", NoteKind.FOLLOW_UP, "Zwaantje"),
        ("drempel", NoteKind.HOME_VISIT, "Drempel bij"),
        ("sjaals", NoteKind.HOME_VISIT, "Breit sjaals"),
        ("bello", NoteKind.HOME_VISIT, "Hond heet Bello"),
        ("hond drempel", NoteKind.HOME_VISIT, "Hond heet"),
        ("fysio", NoteKind.NEED, "fysio in Winschoten"),
        ("winschoten vrijdag", NoteKind.NEED, "elke vrijdag"),
        ("winsgoten", NoteKind.NEED, "Winschoten"),
        ("rollator", NoteKind.REFERRAL, "Rollator aanmeten"),
        ("ergotherapeut", NoteKind.REFERRAL, "Ergotherapeut komt"),
        ("gestruikeld", NoteKind.SIGNAL, "gestruikeld over"),
        ("blauwe plek", NoteKind.SIGNAL, "Blauwe plek"),
        ("overlegd", NoteKind.SIGNAL, "Overlegd met"),
        ("weggehaald", NoteKind.SIGNAL, "weggehaald"),
        ("gordijnen", NoteKind.REPORT, "Gordijnen al dagen"),
        ("bakker dagen", NoteKind.REPORT, "Gordijnen al dagen"),
        ("voordragen", NoteKind.REPORT, "prachtig Gronings"),
        ("gronings", NoteKind.REPORT, "prachtig Gronings"),
        ("volvo", NoteKind.VOLUNTEER, "Volvo Amazon"),
        ("amazon oude", NoteKind.VOLUNTEER, "oude Volvo"),
    ],
)
def test_words_in_notes_are_found_with_the_piece_they_stand_in(
    known: Session, typed: str, kind: NoteKind, piece: str
):
    (hit, *_) = notes.search_notes(known, typed)

    assert hit.kind is kind
    assert piece in hit.excerpt
    assert hit.full_name == ("Grietje Kuiper" if kind is NoteKind.VOLUNTEER else "Jansje Wiersma")


@pytest.mark.parametrize(
    ("typed", "name", "places"),
    [
        ("wiersma", "Jansje Wiersma", (Place.NAME,)),
        ("wijersma", "Jansje Wiersma", (Place.NAME,)),
        ("Wiarsma jansje", "Jansje Wiersma", (Place.NAME,)),
        ("dykstra", "Froukje Dijkstra", (Place.NAME,)),
        ("dijkstra", "Froukje Dijkstra", (Place.NAME,)),
        ("diekstra", "Froukje Dijkstra", (Place.NAME,)),
        ("froukje", "Froukje Dijkstra", (Place.NAME,)),
        ("sudkade", "Jansje Wiersma", (Place.STREET,)),
        ("Súdkade 14", "Jansje Wiersma", (Place.STREET,)),
        ("wiersma sudkade", "Jansje Wiersma", (Place.NAME, Place.STREET)),
        ("9251", "Jansje Wiersma", (Place.POSTCODE,)),
        ("9251 A", "Jansje Wiersma", (Place.POSTCODE,)),
        ("9251ab", "Jansje Wiersma", (Place.POSTCODE,)),
        ("burgum", "Jansje Wiersma", (Place.TOWN,)),
        ("7891", "Jansje Wiersma", (Place.PHONE,)),
        ("467891", "Jansje Wiersma", (Place.PHONE,)),
        ("0511-467891", "Jansje Wiersma", (Place.PHONE,)),
        ("+31 511 467", "Jansje Wiersma", (Place.PHONE,)),
        ("d204", "Froukje Dijkstra", (Place.PHONE,)),
        ("kuiper", "Grietje Kuiper", (Place.NAME,)),
        ("zingt", "Jansje Wiersma", (Place.NOTE,)),
    ],
)
def test_people_are_found_and_said_where(
    known: Session, typed: str, name: str, places: tuple[Place, ...]
):
    (hit, *_) = finding.everything(known, typed, 8).people

    assert hit.full_name == name
    if typed != "d204":
        assert hit.found_in(typed) == places


@pytest.mark.parametrize("typed", ["geheimwoord", "vermoeden", "anoniem", "ko", "", "xyzzy", "!"])
def test_nothing_of_the_safety_compartment_and_no_two_letters_are_found(known: Session, typed: str):
    assert finding.everything(known, typed, 8).notes == ()


def test_the_newest_note_comes_first_and_people_leave_room_for_notes(session: Session, area: int):
    for number in range(9):
        made.participant(session, area, f"Koffieman{number}")
    first = made.participant(session, area, "Ander")
    session.add_all([contact(first, "oude koffie")])
    session.flush()
    session.add_all([contact(first, f"koffie {number}") for number in range(4)])
    session.flush()
    search.rebuild(session)
    note_index.rebuild(session)

    found = finding.everything(session, "koffie", 8)

    assert len(found.people) == 5
    assert [note.excerpt for note in found.notes] == ["koffie 3", "koffie 2", "koffie 1"]


def test_notes_follow_every_act_and_its_undo(session: Session, area: int):
    participant = made.participant(session, area)
    row = contact(participant, "de kanarie fluit weer")

    def texts(typed: str) -> list[str]:
        return [hit.excerpt for hit in notes.search_notes(session, typed)]

    changes.perform(session, Act.LOG_CONTACT, lambda inner: inner.add(row))
    assert texts("kanarie") == ["de kanarie fluit weer"]

    def change(_inner: Session) -> None:
        row.note = "de parkiet fluit weer"

    changes.perform(session, Act.EDIT_CONTACT, change)
    assert (texts("kanarie"), texts("parkiet")) == ([], ["de parkiet fluit weer"])
    changes.undo(session)
    assert texts("kanarie") == ["de kanarie fluit weer"]
    changes.redo(session)
    changes.perform(session, Act.ERASE_CONTENT, lambda inner: inner.execute(delete(ContactMoment)))
    assert texts("parkiet") == []
    changes.undo(session)
    assert texts("parkiet") == ["de parkiet fluit weer"]


def test_many_notes_at_once_are_indexed_with_their_act_and_go_with_its_undo(
    session: Session, area: int
):
    participant = made.participant(session, area)
    changes.perform(
        session,
        Act.IMPORT,
        lambda inner: inner.add_all([contact(participant, f"kavel {n}") for n in range(150)]),
    )
    assert len(notes.search_notes(session, "kavel", 200)) == 150
    changes.undo(session)
    assert session.scalars(select(note_words.c.words)).all() == []


def test_the_list_of_residents_finds_words_in_notes(session: Session, area: int):
    participant = made.participant(session, area, "Postma")
    made.participant(session, area, "Ander")
    changes.perform(
        session, Act.LOG_CONTACT, lambda inner: inner.add(contact(participant, "houdt duiven"))
    )

    rows = residents.rows(session, ResidentFilter(text="duiven"), today=DAY)

    assert [row.participant_id for row in rows] == [participant]
    assert residents.count(session, ResidentFilter(text="duiven"), today=DAY) == 1
    assert residents.count(session, ResidentFilter(text="du"), today=DAY) == 0


def test_organisations_and_who_works_there_are_found(session: Session, area: int) -> None:
    team = organisations.add(
        session, OrganisationFields("Sociaal wijkteam", OrganisationKind.SOCIAL_TEAM), today=DAY
    )
    organisations.add_person(session, team, ColleagueFields("Sietske de Wijkstra", "regisseur"))
    gone = OrganisationFields("Wijkwinkel", OrganisationKind.OTHER)
    organisations.end(session, organisations.add(session, gone, today=DAY), today=DAY)

    found = finding.everything(session, "wijk", 8)

    assert found.people == ()
    assert [(one.id, one.name, one.colleague) for one in found.organisations] == [
        (team, "Sociaal wijkteam", None),
        (team, "Sociaal wijkteam", "Sietske de Wijkstra"),
    ]
    assert finding.everything(session, "wijk xyz", 8).organisations == ()
    assert finding.everything(session, "-", 8).organisations == ()
