from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.model import (
    Activity,
    Area,
    Change,
    ChangeSet,
    Consent,
    Draft,
    FollowUp,
    HealthProfile,
    ImportBatch,
    KeyFigure,
    Measurement,
    Need,
    Participant,
    Person,
    Phone,
    Setting,
    Street,
)
from spil_desktop.model.base import now
from spil_desktop.rules import questionnaires
from spil_desktop.rules.names import NameParts, sort_name
from spil_desktop.rules.vocabulary import (
    Act,
    Condition,
    ConsentForm,
    ConsentState,
    DayPart,
    FollowUpKind,
    Limitation,
    Moment,
    NeedTheme,
    Offer,
    Purpose,
    ReportSource,
    SelfRatedHealth,
)
from spil_desktop.services import audit, changes, search
from spil_desktop.storage.database import Database
from tests.services.states import state

DAY = date(2026, 2, 3)


def make_person(family_name: str = "Zwaluw", **values: Any) -> Person:
    parts = NameParts(family_name, given_name=values.get("given_name"))
    return Person(family_name=family_name, sort_name=sort_name(parts), **values)


def add_participant(session: Session, area: int, family_name: str = "Zwaluw") -> int:
    """Add a participant with everything that hangs on her, and return her number."""
    person = make_person(family_name, birth_date=date(1939, 4, 22), birth_year=1939)
    session.add(person)
    session.flush()
    session.add(Phone(person_id=person.id, number="+31612345678"))
    session.add(
        Consent(
            person_id=person.id,
            purpose=Purpose.HEALTH,
            state=ConsentState.GIVEN,
            decided_on=DAY,
            form=ConsentForm.ORAL,
        )
    )
    participant = Participant(
        person_id=person.id,
        area_id=area,
        reported_on=DAY,
        source=ReportSource.SELF,
        offers=(Offer.COOKING,),
        available=(DayPart.MONDAY_MORNING, DayPart.FRIDAY_EVENING),
    )
    session.add(participant)
    session.flush()
    session.add(
        HealthProfile(
            participant_id=participant.id,
            self_rated=SelfRatedHealth.FAIR,
            limitations=(Limitation.WALKING,),
            conditions=(Condition.HEART, Condition.DIABETES),
        )
    )
    session.add(
        Measurement(
            participant_id=participant.id,
            instrument=questionnaires.LONELINESS_6,
            instrument_version="1",
            moment=Moment.T0,
            taken_on=DAY,
            answers={"q3": "ja", "q4": None},
        )
    )
    session.add(Need(participant_id=participant.id, asked_on=DAY, theme=NeedTheme.TRANSPORT))
    search.index(session, [person.id])
    return participant.id


def perform(session: Session, work: Callable[[Session], Any]) -> Any:
    return changes.perform(session, Act.EDIT_PERSON, work)


def assert_undo_and_redo(session: Session, work: Callable[[Session], Any]) -> None:
    before = state(session)
    perform(session, work)
    after = state(session)
    assert after != before

    changes.undo(session)
    assert state(session) == before
    changes.redo(session)
    assert state(session) == after
    changes.undo(session)
    assert state(session) == before


def test_undo_of_a_registration_with_all_kinds_of_values(session: Session, area: int):
    assert_undo_and_redo(session, lambda inner: add_participant(inner, area))


def test_undo_of_an_edit(session: Session, area: int):
    participant = session.get_one(Participant, add_participant(session, area))

    def edit(inner: Session) -> None:
        participant.offers = (Offer.DRIVING, Offer.COMPANY)
        participant.closed_on = DAY
        inner.add(Activity(area_id=area, name="Koffie", starts_at=time(10, 30)))
        inner.add(Setting(name="weights", value={"near": 2.5, "words": ["é", None]}))

    assert_undo_and_redo(session, edit)


def test_undo_of_removing_a_person_with_what_the_database_removes_along(
    session: Session, area: int
):
    person = make_person()
    session.add(person)
    session.flush()
    session.add(Phone(person_id=person.id, number="+31612345678"))
    session.add(
        Consent(
            person_id=person.id,
            purpose=Purpose.FILE,
            state=ConsentState.GIVEN,
            decided_on=DAY,
            form=ConsentForm.WRITTEN,
        )
    )
    session.flush()
    search.index(session, [person.id])
    session.expire_all()

    assert_undo_and_redo(session, lambda inner: inner.delete(inner.get_one(Person, person.id)))


def test_undo_of_phones_that_are_replaced_by_the_same_number(session: Session):
    person = make_person()
    person.phones = [Phone(number="+31612345678"), Phone(number="+31512542876")]
    session.add(person)
    session.flush()
    search.index(session, [person.id])

    def replace(inner: Session) -> None:
        person.phones[1].number = "+31503123456"
        inner.flush()
        person.phones.append(Phone(number="+31512542876"))
        del person.phones[0]

    assert_undo_and_redo(session, replace)


def test_undo_of_taking_away_what_a_row_referred_to(session: Session, area: int):
    person = make_person()
    session.add(person)
    session.flush()
    search.index(session, [person.id])
    key_figure = KeyFigure(person_id=person.id, area_id=area)
    session.add(key_figure)
    session.flush()
    street = Street(area_id=area, name="Spantweg", key_figure_id=key_figure.id)
    session.add(street)
    session.flush()

    def take_away(inner: Session) -> None:
        inner.get_one(Street, street.id).key_figure_id = None
        inner.get_one(Area, area).name = "De Bouwen"  # as it was
        inner.flush()
        inner.delete(inner.get_one(KeyFigure, key_figure.id))

    assert_undo_and_redo(session, take_away)


def test_undo_of_unique_values_that_move_on(session: Session, area: int):
    first, second = Street(area_id=area, name="Nokweg"), Street(area_id=area, name="Spantweg")
    session.add_all([first, second])
    session.flush()

    def move_on(inner: Session) -> None:
        first.name = "Dakspaan"
        inner.flush()
        second.name = "Nokweg"
        inner.flush()
        inner.add(Street(area_id=area, name="Spantweg"))

    assert_undo_and_redo(session, move_on)


def test_undo_of_statements_that_the_session_executes(session: Session, area: int):
    participant_id = add_participant(session, area)
    session.add(FollowUp(participant_id=participant_id, kind=FollowUpKind.CALL, due_on=DAY))
    session.flush()
    search.rebuild(session)

    def execute(inner: Session) -> None:
        inner.execute(update(Participant).values(has_pets=True))
        inner.execute(
            update(Need).where(Need.participant_id == participant_id), {"note": "graag snel"}
        )
        inner.execute(update(FollowUp), [{"id": 1, "version": 1, "note": "x"}])
        inner.execute(delete(Measurement).where(Measurement.participant_id == participant_id))
        inner.execute(insert(Street), [{"area_id": area, "name": "Spantweg"}])
        inner.execute(insert(Street.__table__), [{"area_id": area, "name": "Nokweg"}])

    assert_undo_and_redo(session, execute)


def test_undo_of_thousands_of_rows_inserted_at_once(session: Session, area: int):
    def load(inner: Session) -> None:
        people = [{"family_name": f"Zwaluw {n}", "sort_name": f"zwaluw {n}"} for n in range(1500)]
        inner.execute(insert(Person), people)
        ids = inner.scalars(select(Person.id).where(Person.sort_name.startswith("zwaluw"))).all()
        phones = [{"person_id": key, "number": f"+316{key:08}"} for key in ids]
        inner.execute(insert(Phone), phones)

    assert_undo_and_redo(session, load)


def test_undo_of_rows_noted_by_hand(session: Session, area: int):
    def load(inner: Session) -> None:
        table = Street.__table__
        stamp = {"version": 1, "created_at": now(), "updated_at": now(), "status": "unknown"}
        rows = [{"area_id": area, "name": f"Straat {n}", **stamp} for n in range(300)]
        inner.connection().execute(insert(table), rows)  # type: ignore[arg-type]
        changes.note_added(inner, "street", inner.scalars(select(Street.id)).all())
        inner.scalars(select(Street)).first().handed_over_on = DAY  # type: ignore[union-attr]

    assert_undo_and_redo(session, load)


def test_noting_rows_without_an_act_does_nothing(session: Session):
    changes.note_added(session, "street", [1])

    assert changes.current_id(session) is None


def test_a_removed_rows_number_can_be_used_again_in_the_same_act(session: Session, area: int):
    session.add(Street(area_id=area, name="Spantweg"))
    session.flush()

    def replace(inner: Session) -> None:
        inner.delete(inner.scalars(select(Street)).one())
        inner.flush()
        inner.add(Street(area_id=area, name="Nokweg"))

    assert_undo_and_redo(session, replace)


def test_rows_that_come_and_go_in_one_act_leave_no_trace(session: Session, area: int):
    def come_and_go(inner: Session) -> None:
        street = Street(area_id=area, name="Spantweg")
        inner.add(street)
        inner.flush()
        inner.delete(street)

    perform(session, come_and_go)

    assert changes.undoable(session) == ()


def test_references_are_let_go_before_what_they_refer_to(session: Session, area: int):
    person, other = make_person(), make_person("Merel")
    session.add_all([person, other])
    session.flush()
    first = KeyFigure(person_id=person.id, area_id=area)
    session.add(first)
    session.flush()
    street = Street(area_id=area, name="Spantweg", key_figure_id=first.id)
    session.add(street)
    session.flush()

    def hand_over(inner: Session) -> None:
        second = KeyFigure(person_id=other.id, area_id=area)
        inner.add(second)
        inner.flush()
        street.key_figure_id = second.id
        inner.flush()
        inner.delete(first)

    assert_undo_and_redo(session, hand_over)
    perform(session, lambda inner: _give_new_key_figure(inner, street, other.id, area))
    changes.undo(session)
    assert session.get_one(Street, street.id).key_figure_id == first.id


def _give_new_key_figure(session: Session, street: Street, person_id: int, area: int) -> None:
    key_figure = KeyFigure(person_id=person_id, area_id=area)
    session.add(key_figure)
    session.flush()
    session.get_one(Street, street.id).key_figure_id = key_figure.id


def test_an_act_that_changes_nothing_is_no_act(session: Session, area: int):
    perform(session, lambda inner: inner.get_one(Area, area).name)

    assert changes.undoable(session) == ()
    with pytest.raises(SpilError) as refused:
        changes.undo(session)
    assert refused.value.problem is ChangeProblem.NOTHING_TO_UNDO


def test_an_act_in_an_act_is_part_of_it(session: Session, area: int):
    def outer(inner: Session) -> int | None:
        number = changes.current_id(inner)
        perform(inner, lambda session: session.add(Street(area_id=area, name="Spantweg")))
        inner.add(Street(area_id=area, name="Nokweg"))
        return number

    number = changes.perform(session, Act.EDIT_AREA, outer)

    assert [(done.id, done.act) for done in changes.undoable(session)] == [(number, Act.EDIT_AREA)]
    assert changes.undo(session).act is Act.EDIT_AREA
    assert session.scalars(select(Street)).all() == []


def test_an_act_that_fails_leaves_the_session_as_it_was(session: Session, area: int):
    def fail(inner: Session) -> None:
        raise SpilError(ChangeProblem.CHANGED_SINCE)

    with pytest.raises(SpilError):
        perform(session, fail)

    assert changes.current_id(session) is None
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Spantweg")))


def refused(work: Callable[[], object]) -> ChangeProblem:
    with pytest.raises(SpilError) as caught:
        work()
    assert isinstance(caught.value.problem, ChangeProblem)
    return caught.value.problem


def test_acts_are_undone_one_by_one_and_redone_in_order(session: Session, area: int):
    for name in ("Spantweg", "Nokweg", "Dakspaan"):
        perform(session, lambda inner, name=name: inner.add(Street(area_id=area, name=name)))

    def names() -> list[str]:
        return list(session.scalars(select(Street.name).order_by(Street.id)))

    changes.undo(session)
    changes.undo(session)
    assert names() == ["Spantweg"]
    changes.redo(session)
    assert names() == ["Spantweg", "Nokweg"]
    changes.redo(session)
    assert names() == ["Spantweg", "Nokweg", "Dakspaan"]
    assert refused(lambda: changes.redo(session)) is ChangeProblem.NOTHING_TO_UNDO


def test_after_a_new_act_the_undone_ones_cannot_be_redone(session: Session, area: int):
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Spantweg")))
    number = changes.undo(session).id
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Nokweg")))

    assert refused(lambda: changes.redo(session)) is ChangeProblem.NOTHING_TO_UNDO
    changes.undo(session)
    assert changes.redo(session).id != number
    assert refused(lambda: changes.redo(session, number)) is ChangeProblem.NOTHING_TO_UNDO


def test_an_act_can_be_undone_by_number_when_nothing_depends_on_it(session: Session, area: int):
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Spantweg")))
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Nokweg")))
    second, first = changes.undoable(session)

    changes.undo(session, first.id)

    assert session.scalars(select(Street.name)).all() == ["Nokweg"]
    assert changes.undoable(session) == (second,)
    assert changes.redo(session, first.id).id == first.id
    assert refused(lambda: changes.undo(session, 999)) is ChangeProblem.NOTHING_TO_UNDO


def test_a_row_that_changed_since_is_not_put_back(session: Session, area: int):
    street = Street(area_id=area, name="Spantweg")
    perform(session, lambda inner: inner.add(street))
    street.handed_over_on = DAY
    session.flush()
    before = state(session)

    assert refused(lambda: changes.undo(session)) is ChangeProblem.CHANGED_SINCE
    assert state(session) == before


def test_a_row_that_something_new_refers_to_is_not_taken_away(session: Session, area: int):
    key = perform(session, lambda inner: add_participant(inner, area))
    session.add(FollowUp(participant_id=key, kind=FollowUpKind.CALL, due_on=DAY))

    assert refused(lambda: changes.undo(session)) is ChangeProblem.CHANGED_SINCE


def import_streets(session: Session, area: int) -> None:
    session.execute(insert(Street), [{"area_id": area, "name": f"Straat {n}"} for n in range(300)])


def test_imported_rows_that_changed_since_are_not_taken_away(session: Session, area: int):
    perform(session, lambda inner: import_streets(inner, area))
    street = session.scalars(select(Street)).first()
    assert street is not None
    street.handed_over_on = DAY

    assert refused(lambda: changes.undo(session)) is ChangeProblem.CHANGED_SINCE


def test_imported_rows_that_are_gone_since_are_noticed(session: Session, area: int):
    perform(session, lambda inner: import_streets(inner, area))
    session.delete(session.scalars(select(Street)).all()[150])

    assert refused(lambda: changes.undo(session)) is ChangeProblem.CHANGED_SINCE


def test_imported_rows_that_a_later_act_touched_are_not_taken_away(session: Session, area: int):
    perform(session, lambda inner: import_streets(inner, area))
    imported = changes.undoable(session)[0].id
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Nokweg")))
    assert changes.undo(session, imported).id == imported
    changes.redo(session, imported)
    perform(session, lambda inner: import_streets_again(inner, area))
    imported = changes.undoable(session)[0].id
    touched = update(Street).where(Street.name == "Weg 7").values(handed_over_on=DAY)
    perform(session, lambda inner: inner.execute(touched))

    assert refused(lambda: changes.undo(session, imported)) is ChangeProblem.CHANGED_SINCE
    changes.undo(session)
    changes.undo(session, imported)


def import_streets_again(session: Session, area: int) -> None:
    session.execute(insert(Street), [{"area_id": area, "name": f"Weg {n}"} for n in range(300)])


def test_an_import_knows_that_it_was_undone(session: Session, area: int):
    def load(inner: Session) -> None:
        import_streets(inner, area)
        number = changes.current_id(inner)
        inner.add(ImportBatch(area_id=area, source_hash="0", counts={}, change_set_id=number))

    changes.perform(session, Act.IMPORT, load)
    changes.undo(session)
    assert session.scalars(select(ImportBatch)).one().undone_at is not None
    changes.redo(session)
    assert session.scalars(select(ImportBatch)).one().undone_at is None


def test_drafts_are_no_part_of_an_act(session: Session):
    perform(session, lambda inner: inner.add(Draft(form="registration", fields={})))

    assert changes.undoable(session) == ()


def test_every_act_has_its_line_in_the_audit_log(session: Session, area: int):
    perform(session, lambda inner: add_participant(inner, area))
    changes.undo(session)
    person = 1
    lines = audit.history(session, "person", person)

    assert [line.act for line in lines] == [Act.UNDO, Act.EDIT_PERSON]
    assert lines[1].details["phone"] == 1
    assert lines[0].details["undone"] == Act.EDIT_PERSON
    assert audit.verify(session).broken_at is None


def test_what_is_old_is_forgotten(session: Session, area: int):
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Spantweg")))
    old = session.scalars(select(ChangeSet)).one()
    old.at -= timedelta(days=31)
    session.add(ImportBatch(area_id=area, source_hash="0", counts={}, change_set_id=old.id))
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Nokweg")))

    assert changes.forget(session, before=now() - timedelta(days=30)) == 1
    assert len(changes.undoable(session)) == 1
    assert len(session.scalars(select(Change)).all()) == 1
    assert len(session.scalars(select(Street)).all()) == 2
    session.expire_all()
    assert session.scalars(select(ImportBatch)).one().change_set_id is None


def test_undoable_acts_of_today(session: Session, area: int):
    perform(session, lambda inner: inner.add(Street(area_id=area, name="Spantweg")))

    assert len(changes.undoable(session, since=datetime(2020, 1, 1))) == 1  # noqa: DTZ001
    assert changes.undoable(session, since=now() + timedelta(hours=1)) == ()


def test_undo_survives_a_restart(database: Database):
    def register(session: Session) -> dict[str, str]:
        area = Area(name="De Bouwen")
        session.add(area)
        session.flush()
        before = state(session)
        perform(session, lambda inner: add_participant(inner, area.id))
        return before

    before = database.run(register)
    database.run(changes.undo)

    assert database.run(state) == before


Step = tuple[str, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "remove", "phone", "need", "consent", "sql", "bulk"]),
        st.integers(0, 9),
        st.sampled_from(["Zwaluw", "Merel", "'t Hart", "Şahin"]),
    ),
    min_size=1,
    max_size=4,
)


def take(session: Session, area: int, step: Step) -> None:
    kind, number, name = step
    people = session.scalars(select(Person).order_by(Person.id)).all()
    participants = session.scalars(select(Participant).order_by(Participant.id)).all()
    person = people[number % len(people)] if people else None
    if kind == "add" or person is None:
        add_participant(session, area, name)
    elif kind == "edit":
        person.family_name, person.sort_name = name, name.lower()
        person.notes = f"{number}"
    elif kind == "remove":
        _remove(session, person)
    elif kind == "phone":
        session.execute(delete(Phone).where(Phone.person_id == person.id))
        session.add(Phone(person_id=person.id, number=f"+3161234567{number}"))
    elif kind == "need" and participants:
        chosen = participants[number % len(participants)]
        session.add(Need(participant_id=chosen.id, asked_on=DAY, theme=NeedTheme.OTHER, note=name))
    else:
        _execute(session, area, step, person)


def _execute(session: Session, area: int, step: Step, person: Person) -> None:
    kind, number, name = step
    if kind == "consent":
        consent = update(Consent).where(Consent.person_id == person.id)
        session.execute(consent.values(state=ConsentState.WITHDRAWN))
        session.execute(delete(HealthProfile))
    elif kind == "sql":
        session.execute(update(Need).values(note=name, closed_on=DAY))
    else:
        known = session.scalars(select(Street.id)).all()
        rows = [{"area_id": area, "name": f"{name} {len(known) + n}"} for n in range(number * 30)]
        if rows:
            session.execute(insert(Street), rows)


def _remove(session: Session, person: Person) -> None:
    participant = session.scalars(
        select(Participant).where(Participant.person_id == person.id)
    ).one_or_none()
    if participant is not None:
        for kind in (Need, Measurement):
            session.execute(delete(kind).where(kind.participant_id == participant.id))
        session.delete(participant)
        session.flush()
    session.delete(person)
    session.flush()


@settings(max_examples=25)
@given(acts=st.lists(STEPS, min_size=1, max_size=5))
@example(  # one act gives the numbers of whom it removes to whom it adds
    acts=[[("add", 0, "Zwaluw")], [("consent", 0, ""), ("add", 0, "Merel"), ("remove", 0, "")]]
)
@example(acts=[[("add", 0, "Zwaluw")], [("add", 0, "Merel"), ("remove", 1, "")]])
def test_any_sequence_of_acts_is_undone_and_redone_exactly(database: Database, acts: list[Any]):
    with database.transaction() as session:
        area = Area(name="De Bouwen")
        session.add(area)
        session.flush()
        states = [state(session)]
        for steps in acts:
            known = len(changes.undoable(session))
            perform(session, lambda inner, steps=steps: [take(inner, area.id, s) for s in steps])
            if len(changes.undoable(session)) > known:
                states.append(state(session))
        for expected in reversed(states[:-1]):
            changes.undo(session)
            assert state(session) == expected
        for expected in states[1:]:
            changes.redo(session)
            assert state(session) == expected
        for expected in reversed(states[:-1]):
            changes.undo(session)
            assert state(session) == expected
        assert audit.verify(session).broken_at is None
        session.rollback()
