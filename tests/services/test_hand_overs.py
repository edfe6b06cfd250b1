"""A file goes from one store to another and comes back as a receipt."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.errors import FileProblem, InputProblem, SpilError
from spil_desktop.model import (
    Area,
    Consent,
    Contact,
    ContactMoment,
    FollowUp,
    HealthProfile,
    HomeVisit,
    Measurement,
    MissedMeasurement,
    Need,
    Participant,
    Person,
    Phone,
    Signal,
)
from spil_desktop.rules import hand_overs as codes
from spil_desktop.rules import questionnaires
from spil_desktop.rules.hand_overs import HandOverContent
from spil_desktop.rules.periods import Period
from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.rules.vocabulary import (
    Act,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DropOut,
    FollowUpKind,
    Indicator,
    Knows,
    Language,
    Limitation,
    MaritalStatus,
    Moment,
    NeedTheme,
    Offer,
    ParticipantStatus,
    Purpose,
    Relation,
    SelfRatedHealth,
    SharedField,
    SignalKind,
    SignalSource,
    Urgency,
)
from spil_desktop.services import (
    changes,
    consents,
    doubles,
    hand_overs,
    indicators,
    months,
    search,
)
from spil_desktop.services import questionnaires as asked
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.storage import store
from tests.rules.test_questionnaire_files import OWN
from tests.services import made
from tests.services.states import state
from tests.services.test_consents import say

TODAY = date(2026, 9, 1)
DAY = date(2026, 3, 10)
COLLEAGUE = "Spil van Noorderveld"
CODE = "ABCD-EFGH"


@pytest.fixture
def there(new_store: tuple[Path, str], tmp_path: Path) -> Iterator[Session]:
    """The colleague's store, with an area of its own."""
    folder, recovery_key = new_store
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    with (
        store.open_with_recovery_key(other, recovery_key) as opened,
        opened.transaction() as session,
    ):
        session.add(Area(name="Noorderveld", municipality="Smallingerland"))
        session.flush()
        yield session
        session.rollback()


@pytest.fixture
def froukje(session: Session, area: int) -> int:
    number = made.participant(session, area, "Jong", offers=(Offer.COOKING,), office_number="12")
    session.get_one(Participant, number).marital = MaritalStatus.WIDOWED
    person = session.get_one(Person, session.get_one(Participant, number).person_id)
    person.given_name, person.prefix = "Froukje", "de"
    person.birth_date, person.birth_year = date(1944, 2, 11), 1944
    person.languages = (Language.FRISIAN,)
    daughter = made.person(session, area, "Dochterma", notes="privé")
    friend = made.person(session, area, "Vriendstra")
    session.add_all(
        [
            Phone(person_id=person.id, number="+31512510000"),
            Phone(person_id=daughter, number="+31612345678"),
            Contact(
                participant_id=number,
                person_id=daughter,
                relation=Relation.CHILD,
                is_emergency=True,
            ),
            Contact(participant_id=number, person_id=friend, relation=Relation.FRIEND),
            Need(participant_id=number, asked_on=DAY, theme=NeedTheme.TRANSPORT, note="naar zus"),
            ContactMoment(
                participant_id=number,
                on=DAY,
                form=ContactForm.PHONE,
                result=ContactResult.REACHED,
                minutes=10,
                note="gebeld",
            ),
            HomeVisit(
                participant_id=number,
                on=DAY,
                answers={VisitQuestion.HEALTH_NOW.value: "stijf", VisitQuestion.POST.value: "ja"},
            ),
            HealthProfile(participant_id=number, limitations=(Limitation.WALKING,)),
            Measurement(
                participant_id=number,
                instrument=questionnaires.SELF_RATED_HEALTH,
                instrument_version="redelijk-5",
                moment=Moment.T0,
                taken_on=DAY,
                answers={"health": SelfRatedHealth.FAIR.value},
            ),
            *(
                Signal(
                    participant_id=number,
                    seen_on=DAY,
                    kind=kind,
                    source=SignalSource.CONNECTOR,
                    urgency=Urgency.FOLLOW,
                )
                for kind in (SignalKind.FALLING, SignalKind.ABUSE)
            ),
            *(
                FollowUp(participant_id=number, kind=kind, due_on=TODAY)
                for kind in (FollowUpKind.MEASUREMENT, FollowUpKind.MATCH_REVIEW)
            ),
        ]
    )
    session.flush()
    say(session, person.id, Purpose.FILE)
    say(session, person.id, Purpose.HEALTH)
    return number


def consent(session: Session, number: int, recipient: str | None = COLLEAGUE) -> None:
    session.add(
        Consent(
            person_id=session.get_one(Participant, number).person_id,
            purpose=Purpose.SHARE_PROFESSIONAL,
            recipient=recipient,
            state=ConsentState.GIVEN,
            decided_on=DAY,
            form=ConsentForm.ORAL,
        )
    )
    session.flush()


def content_of(session: Session, number: int) -> HandOverContent:
    consent(session, number)
    made_content = hand_overs.prepare(session, number, COLLEAGUE, CODE, today=TODAY)
    return HandOverContent.from_json(made_content.as_json())


def test_nothing_goes_without_consent(session: Session, froukje: int):
    with pytest.raises(SpilError) as refused:
        hand_overs.prepare(session, froukje, COLLEAGUE, CODE, today=TODAY)
    assert refused.value.problem is InputProblem.SHARE_WITHOUT_CONSENT
    consent(session, froukje, "huisarts")
    with pytest.raises(SpilError):
        hand_overs.prepare(session, froukje, COLLEAGUE, CODE, today=TODAY)
    with pytest.raises(SpilError) as nobody:
        hand_overs.prepare(session, froukje, " ", CODE, today=TODAY)
    assert nobody.value.problem is InputProblem.REQUIRED
    consent(session, froukje, None)
    assert hand_overs.prepare(session, froukje, COLLEAGUE, CODE, today=TODAY)


def test_a_file_arrives_with_its_history(session: Session, froukje: int, there: Session):
    content = content_of(session, froukje)
    assert hand_overs.name(content) == "Froukje de Jong"

    received = hand_overs.receive(there, content, 1, today=TODAY)

    person = there.get_one(Person, received.person_id)
    assert (person.given_name, person.birth_date) == ("Froukje", date(1944, 2, 11))
    assert person.languages == (Language.FRISIAN,)
    row = there.get_one(Participant, received.participant_id)
    assert (row.status, row.reported_on, row.source_label, row.knows) == (
        ParticipantStatus.GETTING_ACQUAINTED,
        TODAY,
        "De Bouwen",
        Knows.YES,
    )
    assert (row.offers, row.office_number) == ((Offer.COOKING,), None)
    assert row.marital is MaritalStatus.WIDOWED
    assert there.scalars(select(Need.note)).all() == ["naar zus"]
    (contact,) = there.scalars(select(ContactMoment)).all()
    assert (contact.on, contact.minutes, contact.note) == (DAY, 10, "gebeld")
    assert row.first_contact_on is None
    assert there.scalars(select(Signal.kind)).all() == [SignalKind.FALLING]
    assert there.scalars(select(HealthProfile.limitations)).all() == [(Limitation.WALKING,)]
    assert there.scalars(select(Measurement.moment)).all() == [Moment.T0]
    assert set(there.scalars(select(FollowUp.kind))) == {
        FollowUpKind.MEASUREMENT,
        FollowUpKind.FIRST_CONTACT,
    }
    (around,) = there.scalars(select(Contact)).all()
    daughter = there.get_one(Person, around.person_id)
    assert (daughter.family_name, daughter.notes) == ("Dochterma", None)
    assert len(there.scalars(select(Phone.number)).all()) == 2
    assert [hit.person_id for hit in search.search(there, "froukje")] == [received.person_id]


def test_contacts_count_where_they_took_place(session: Session, froukje: int, there: Session):
    march = Period(2026, 1, 1)

    def contacts(store: Session) -> tuple[int, int]:
        over = indicators.scope(store, march, None, today=TODAY)
        return indicators.number(over, Indicator.CONTACTS), months.read(
            store, DAY.replace(day=1)
        ).contacts

    assert contacts(session) == (1, 1)
    received = hand_overs.receive(there, content_of(session, froukje), 1, today=TODAY)
    assert contacts(there) == (0, 0)
    assert contacts(session) == (1, 1)
    again = content_of(there, received.participant_id)
    assert "elsewhere" not in again.rows["contact_moment"][0]


def test_health_stays_behind_without_consent(session: Session, froukje: int):
    consent(session, froukje)
    person_id = session.get_one(Participant, froukje).person_id
    session.query(Consent).filter(Consent.purpose == Purpose.HEALTH).delete()
    content = hand_overs.prepare(session, froukje, COLLEAGUE, CODE, today=TODAY)
    assert person_id
    assert "health_profile" not in content.rows
    assert content.rows["home_visit"][0]["answers"] == {"post": "ja"}


def test_who_is_known_there_is_found_and_keeps_both_histories(
    session: Session, froukje: int, there: Session
):
    content = content_of(session, froukje)
    known = made.participant(there, 1, "Jong")
    person = there.get_one(Person, there.get_one(Participant, known).person_id)
    person.given_name, person.prefix = "Froukje", "de"
    person.birth_date, person.birth_year = date(1944, 2, 11), 1944
    there.add(Need(participant_id=known, asked_on=DAY, theme=NeedTheme.SHOPPING, note="hier"))
    there.add(
        Measurement(
            participant_id=known,
            instrument=questionnaires.SELF_RATED_HEALTH,
            instrument_version="redelijk-5",
            moment=Moment.T0,
            taken_on=DAY,
            answers={"health": SelfRatedHealth.GOOD.value},
        )
    )
    there.flush()
    search.index(there, [person.id])

    (double,) = doubles.likely(there, hand_overs.traits(content))
    assert double.person_id == person.id
    received = hand_overs.receive(there, content, 1, today=TODAY, same_as=person.id)

    assert received.participant_id == known
    assert set(there.scalars(select(Need.note))) == {"hier", "naar zus"}
    (answers,) = there.scalars(select(Measurement.answers)).all()
    assert answers == {"health": "good"}


def test_the_receipt_closes_the_task(session: Session, froukje: int, there: Session):
    content = content_of(session, froukje)
    hand_overs.note_made(session, froukje, COLLEAGUE, CODE, today=TODAY)
    due = select(FollowUp).where(FollowUp.kind == FollowUpKind.HAND_OVER_RECEIPT)
    assert session.scalars(due).one().due_on == date(2026, 9, 15)
    receipt = hand_overs.receive(there, content, 1, today=TODAY).receipt

    with pytest.raises(SpilError) as refused:
        hand_overs.confirm(session, froukje, codes.receipt("0000-0000"), today=TODAY)
    assert refused.value.problem is InputProblem.WRONG_RECEIPT
    hand_overs.confirm(session, froukje, receipt.lower(), today=TODAY)

    assert session.scalars(due).one().done_on == TODAY
    (row,) = hand_overs.of_participant(session, froukje)
    assert (row.received_on, row.made_on) == (TODAY, TODAY)
    assert COLLEAGUE not in repr(row)
    with pytest.raises(SpilError):
        hand_overs.confirm(session, froukje, receipt, today=TODAY)


@pytest.mark.parametrize(
    "rows",
    [
        {},
        {"person": [], "participant": [{}]},
        {"person": [{"family_name": ""}], "participant": [{}]},
        {"person": [{"family_name": "Jong", "sort_name": "jong", "area_id": 1}]},
        {"person": [{"family_name": "Jong", "sort_name": "jong", "gender": "draak"}]},
        {"person": [{"family_name": "Jong", "sort_name": "jong", "birth_date": "lente"}]},
    ],
    ids=range(6),
)
def test_what_is_no_file_is_refused(session: Session, area: int, rows: dict[str, list[object]]):
    content = HandOverContent.from_json(
        {"format": 1, "code": "x", "made_on": "", "sender": "", "rows": rows, "around": []}
    )
    with pytest.raises(SpilError) as refused:
        hand_overs.receive(session, content, area, today=TODAY)
    assert refused.value.problem is FileProblem.NOT_A_HAND_OVER


def test_receiving_is_undone_whole(session: Session, froukje: int, there: Session):
    content = content_of(session, froukje)
    before = state(there)
    changes.perform(
        there,
        Act.RECEIVE_FILE,
        lambda inner: hand_overs.receive(inner, content, 1, today=TODAY),
    )
    changes.undo(there)
    assert state(there) == before


def test_a_yes_to_some_fields_or_before_a_later_no_is_not_enough(session: Session, froukje: int):
    person = session.get_one(Participant, froukje).person_id
    session.execute(delete(Consent).where(Consent.person_id == person))

    def answer(state: ConsentState, on: date, **more: object) -> None:
        fields = ConsentFields(Purpose.SHARE_PROFESSIONAL, state, on, **more)
        consents.record(session, person, fields, today=TODAY)

    def goes() -> bool:
        try:
            hand_overs.prepare(session, froukje, COLLEAGUE, CODE, today=TODAY)
        except SpilError as error:
            return error.problem is not InputProblem.SHARE_WITHOUT_CONSENT
        return True

    answer(ConsentState.GIVEN, DAY, recipient=COLLEAGUE, shared=(SharedField.NAME,))
    assert not goes()
    answer(ConsentState.GIVEN, DAY + timedelta(days=1), recipient=COLLEAGUE)
    assert goes()
    answer(ConsentState.WITHDRAWN, DAY + timedelta(days=8))
    assert not goes()


def test_of_who_is_called_only_name_and_phone_go_along(session: Session, froukje: int):
    daughter = session.scalars(select(Contact).where(Contact.is_emergency)).one()
    daughter.note, daughter.is_overburdened = "drinkt", True
    known = session.get_one(Person, daughter.person_id)
    known.birth_year, known.street, known.email = 1970, "Elders", "x@voorbeeld.invalid"
    session.flush()
    consent(session, froukje)

    (around,) = hand_overs.prepare(session, froukje, COLLEAGUE, CODE, today=TODAY).around

    assert around["person"][0]["family_name"] == "Dochterma"
    assert around["phone"][0]["number"] == "+31612345678"
    assert {"birth_year", "street", "email", "notes"}.isdisjoint(around["person"][0])
    assert {"note", "is_overburdened", "strength"}.isdisjoint(around["contact"][0])


def test_answers_to_an_own_questionnaire_arrive_with_it_and_missed_moments_with_their_reason(
    session: Session, froukje: int, there: Session
):
    asked.add(session, OWN)
    session.add_all(
        [
            Measurement(
                participant_id=froukje,
                instrument="buurt",
                instrument_version="1",
                moment=Moment.T0,
                taken_on=DAY,
                answers={"greet": "often"},
            ),
            *(
                MissedMeasurement(
                    participant_id=froukje,
                    moment=moment,
                    reason=DropOut.NOT_REACHED,
                    decided_on=TODAY,
                )
                for moment in (Moment.T1, Moment.T2)
            ),
        ]
    )
    session.flush()
    content = content_of(session, froukje)
    known = made.participant(there, 1, "Jong")
    there.add(
        Measurement(
            participant_id=known,
            instrument="self_rated_health_cbs",
            instrument_version="cbs-5",
            moment=Moment.T1,
            taken_on=DAY,
            answers={"health": "good"},
        )
    )
    there.flush()
    person_id = there.get_one(Participant, known).person_id
    hand_overs.receive(there, content, 1, today=TODAY, same_as=person_id)

    assert asked.of(there, "buurt").edition == "1"
    kept = there.scalars(select(Measurement.instrument)).all()
    assert sorted(kept) == ["buurt", "self_rated_health_cbs"]
    assert there.scalars(select(MissedMeasurement.moment)).all() == [Moment.T2]

    (broken,) = content.rows["questionnaire"]
    broken["text"] = "geen vragenlijst"
    with pytest.raises(SpilError) as refused:
        hand_overs.receive(there, content, 1, today=TODAY)
    assert refused.value.problem is FileProblem.NOT_A_HAND_OVER
