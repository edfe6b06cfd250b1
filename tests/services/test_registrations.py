"""Registration by phone, with the scenarios of the field guide (all people are invented)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, HealthProfile, Need, Participant, Person, Phone
from spil_desktop.rules.dates import Birth, age_on
from spil_desktop.rules.vocabulary import (
    Act,
    FollowUpKind,
    Knows,
    NameUse,
    NeedTheme,
    ParticipantStatus,
    ReportSource,
    Urgency,
    VolunteerRole,
)
from spil_desktop.services import (
    changes,
    doubles,
    follow_ups,
    people,
    registrations,
    search,
    volunteers,
)
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.registrations import AskedNeed, NewRegistration, RegistrationWarning
from spil_desktop.services.volunteers import VolunteerFields
from tests.services.states import state

TODAY = date(2026, 1, 20)
ANNIE = NewRegistration(
    area_id=0,
    source=ReportSource.SELF,
    knows=Knows.YES,
    family_name="Bos",
    phone="0596-55 01 23",
    street="Kwelderplein",
    house_number=14,
    asked=(AskedNeed(NeedTheme.SOCIAL_CONTACT, "mist aanspraak"),),
    initials="A.M.",
    given_name="Annie",
    partner_family_name="Dijkstra",
    name_use=NameUse.PARTNER_OWN,
    birth=Birth(date(1939, 4, 22), 1939),
    postcode="9934zz",
    town="Delfzijl",
    next_on=date(2026, 1, 22),
)
JAN = NewRegistration(
    area_id=0,
    source=ReportSource.NEIGHBOUR,
    knows=Knows.NO,
    reporter="Trijntje Wiersema",
    family_name="Laan",
    prefix="van der",
    given_name="Jan",
    phone="",
    contact_hints="Alleen aan de deur",
    street="Sluisweg",
    house_number=7,
    house_addition="a",
    asked=(AskedNeed(NeedTheme.OTHER, "houdt de gordijnen dicht"),),
    birth=Birth(date(1942, 9, 3), 1942),
)


def register(session: Session, new: NewRegistration, area: int, **more: Any) -> Any:
    return registrations.register(session, replace(new, area_id=area), today=TODAY, **more)


def planned(session: Session, participant_id: int) -> dict[FollowUpKind, date]:
    rows = session.scalars(select(FollowUp).where(FollowUp.participant_id == participant_id))
    return {row.kind: row.due_on for row in rows}


def test_she_reports_herself(session: Session, area: int):
    made = register(session, ANNIE, area)

    person = session.get_one(Person, made.person_id)
    participant = session.get_one(Participant, made.participant_id)
    assert person.sort_name.startswith("dijkstra-bos")
    assert age_on(Birth(person.birth_date, person.birth_year), TODAY) == 86
    assert person.postcode == "9934 ZZ"
    assert session.scalars(select(Phone.number)).all() == ["+31596550123"]
    assert participant.status is ParticipantStatus.REPORTED
    assert participant.reported_on == TODAY
    assert planned(session, participant.id) == {FollowUpKind.FIRST_CONTACT: date(2026, 1, 22)}
    (need,) = session.scalars(select(Need)).all()
    assert (need.id, need.theme, need.note) == (*made.need_ids, need.theme, "mist aanspraak")
    assert made.warnings == ()
    assert [hit.person_id for hit in search.search(session, "dijkstra")] == [person.id]


def test_a_neighbour_reports_someone_who_does_not_know(session: Session, area: int):
    new = replace(JAN, area_id=area)
    made = registrations.register(session, new, today=date(2026, 2, 3))

    participant = session.get_one(Participant, made.participant_id)
    assert participant.reporter == "Trijntje Wiersema"
    assert planned(session, participant.id) == {
        FollowUpKind.FIRST_CONTACT: date(2026, 2, 10),
        FollowUpKind.INFORM_OF_REPORT: date(2026, 3, 3),
    }
    assert session.scalars(select(HealthProfile)).all() == []
    assert session.get_one(Person, made.person_id).house_addition == "A"


@pytest.mark.parametrize(
    ("source", "knows", "informed"),
    [
        (ReportSource.GP, Knows.UNKNOWN, False),
        (ReportSource.GP, Knows.NO, False),
        (ReportSource.GP, Knows.YES, True),
        (ReportSource.SELF, Knows.NO, True),
    ],
    ids=str,
)
def test_telling_her_is_planned_unless_she_knows(
    session: Session, area: int, source: ReportSource, knows: Knows, *, informed: bool
):
    made = register(session, replace(ANNIE, source=source, knows=knows), area)

    assert (FollowUpKind.INFORM_OF_REPORT not in planned(session, made.participant_id)) == informed


def test_who_reports_herself_knows_and_has_no_reporter(session: Session, area: int):
    made = register(session, replace(ANNIE, knows=Knows.UNKNOWN, reporter="dochter"), area)

    participant = session.get_one(Participant, made.participant_id)
    assert participant.knows is Knows.YES
    assert participant.reporter is None


@pytest.mark.parametrize(
    ("changed", "problem", "field"),
    [
        ({"family_name": " "}, InputProblem.REQUIRED, "family_name"),
        ({"phone": ""}, InputProblem.REQUIRED, "phone"),
        ({"phone": "06-1234"}, InputProblem.NOT_A_PHONE, "phones"),
        ({"street": ""}, InputProblem.REQUIRED, "street"),
        ({"house_number": None}, InputProblem.REQUIRED, "house_number"),
        ({"house_number": 0}, InputProblem.NOT_A_HOUSE_NUMBER, "house_number"),
        ({"asked": ()}, InputProblem.REQUIRED, "asked"),
        ({"postcode": "9204"}, InputProblem.NOT_A_POSTCODE, "postcode"),
        ({"reported_on": date(2026, 1, 21)}, InputProblem.DATE_IN_FUTURE, "reported_on"),
        ({"next_on": date(2026, 1, 19)}, InputProblem.END_BEFORE_START, "next_on"),
        ({"birth": Birth(None, 2027)}, InputProblem.BIRTH_IN_FUTURE, "birth"),
        ({"birth": Birth(None, 1890)}, InputProblem.BIRTH_IMPLAUSIBLE, "birth"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(
    session: Session, area: int, changed: dict[str, Any], problem: InputProblem, field: str
):
    with pytest.raises(SpilError) as refused:
        register(session, replace(ANNIE, **changed), area)

    assert refused.value.problem is problem
    assert refused.value.values["field"] == field


def test_at_most_eight_fields_must_be_filled():
    without_default = [
        name
        for name, part in NewRegistration.__dataclass_fields__.items()
        if part.default is part.default_factory
    ]

    assert len(without_default) <= 8


@pytest.mark.parametrize(
    ("changed", "warning"),
    [
        ({"birth": Birth(None, 1957)}, RegistrationWarning.UNDER_70),
        ({"notes": "BSN 111222333"}, RegistrationWarning.BSN_IN_NOTE),
        (
            {"asked": (AskedNeed(NeedTheme.OTHER, "bsn 111.222.333"),)},
            RegistrationWarning.BSN_IN_NOTE,
        ),
    ],
    ids=["young", "note", "need"],
)
def test_warnings_do_not_stop(
    session: Session, area: int, changed: dict[str, Any], warning: RegistrationWarning
):
    assert register(session, replace(ANNIE, **changed), area).warnings == (warning,)


@pytest.mark.parametrize("note", ["123456789", "bel 06-11122233"])
def test_other_numbers_are_no_warning(session: Session, area: int, note: str):
    assert register(session, replace(ANNIE, notes=note), area).warnings == ()


def test_someone_who_looks_known_is_a_warning(session: Session, area: int):
    register(session, ANNIE, area)
    again = replace(ANNIE, family_name="Dykstra", partner_family_name=None)

    assert register(session, again, area).warnings == (RegistrationWarning.DUPLICATE,)


def test_this_is_the_same(session: Session, area: int):
    person_id = people.add(
        session,
        PersonFields(
            family_name="Bos",
            given_name="Annie",
            email="annie@example.nl",
            phones=(PhoneFields("06-12345678", "dochter"),),
            notes="Wil graag helpen",
        ),
        today=TODAY,
    )
    volunteers.add(
        session, person_id, VolunteerFields(area, roles=(VolunteerRole.HOST,)), today=TODAY
    )

    made = register(session, replace(ANNIE, notes="Man overleden"), area, same_as=person_id)

    assert made.person_id == person_id
    assert made.warnings == ()
    person = session.get_one(Person, person_id)
    assert person.email == "annie@example.nl"
    assert person.street == "Kwelderplein"
    assert person.notes == "Wil graag helpen\nMan overleden"
    assert people.phones_of(session, person_id) == (
        PhoneFields("+31612345678", "dochter"),
        PhoneFields("+31596550123"),
    )
    (hit,) = search.search(session, "kwelderplein")
    assert hit.participant_id == made.participant_id
    assert hit.volunteer_id


def test_who_is_a_participant_cannot_be_registered_again(session: Session, area: int):
    made = register(session, ANNIE, area)

    with pytest.raises(SpilError) as refused:
        register(session, ANNIE, area, same_as=made.person_id)
    assert refused.value.problem is InputProblem.ALREADY_EXISTS


def test_they_are_different(session: Session, area: int):
    first = register(session, ANNIE, area).person_id
    second = register(session, ANNIE, area, different_from=(first,))

    assert second.warnings == ()
    session.flush()
    typed = registrations.traits(ANNIE)
    assert doubles.likely(session, typed, person_id=second.person_id) == ()
    assert doubles.likely(session, typed, person_id=first) == ()


def test_a_registration_is_undone_whole(session: Session, area: int):
    before = state(session)
    new = replace(JAN, area_id=area)
    changes.perform(
        session, Act.REGISTER, lambda inner: registrations.register(inner, new, today=TODAY)
    )

    changes.undo(session)

    assert state(session) == before


def test_nothing_personal_in_a_repr():
    assert not any(word in repr(ANNIE) for word in ("Bos", "Kwelder", "0596", "aanspraak", "1939"))


def test_a_report_by_someone_else_needs_little(session: Session, area: int):
    seen = "De gordijnen zijn al drie dagen dicht"
    new = replace(
        JAN,
        contact_hints=None,
        asked=(),
        report_note=f" {seen} ",
        report_urgency=Urgency.THREE_DAYS,
    )
    made = register(session, new, area)

    participant = session.get_one(Participant, made.participant_id)
    assert (participant.report_note, participant.report_urgency) == (seen, Urgency.THREE_DAYS)
    assert made.need_ids == ()
    assert planned(session, participant.id)[FollowUpKind.FIRST_CONTACT] == date(2026, 1, 23)

    with pytest.raises(SpilError) as refused:
        register(session, replace(new, report_note=" "), area)
    assert refused.value.values["field"] == "asked"


@pytest.mark.parametrize(
    ("urgency", "by"),
    [
        (None, date(2026, 1, 27)),
        (Urgency.FOLLOW, date(2026, 1, 27)),
        (Urgency.TWO_WEEKS, date(2026, 1, 27)),
        (Urgency.THREE_DAYS, date(2026, 1, 23)),
        (Urgency.NOW, TODAY),
    ],
)
def test_urgency_shortens_the_first_term(urgency: Urgency | None, by: date):
    assert registrations.first_contact_by(TODAY, urgency) == by


def test_telling_her_finishes_the_task(session: Session, area: int):
    made = register(session, JAN, area)
    with pytest.raises(SpilError) as refused:
        registrations.inform(session, made.participant_id, date(2026, 1, 19), today=TODAY)
    assert refused.value.problem is InputProblem.END_BEFORE_START

    registrations.inform(session, made.participant_id, TODAY, today=TODAY)

    participant = session.get_one(Participant, made.participant_id)
    assert (participant.informed_on, participant.knows) == (TODAY, Knows.YES)
    done = select(FollowUp.done_on).where(FollowUp.kind == FollowUpKind.INFORM_OF_REPORT)
    assert session.scalars(done).all() == [TODAY]


def test_finishing_the_task_says_that_she_knows(session: Session, area: int):
    made = register(session, JAN, area)
    wanted = select(FollowUp.id).where(FollowUp.kind == FollowUpKind.INFORM_OF_REPORT)
    follow_ups.finish(session, session.scalars(wanted).one(), today=TODAY)

    participant = session.get_one(Participant, made.participant_id)
    assert (participant.informed_on, participant.knows) == (TODAY, Knows.YES)
