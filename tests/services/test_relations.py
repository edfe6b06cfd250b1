from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Participant
from spil_desktop.rules.vocabulary import (
    Act,
    ContactFrequency,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
)
from spil_desktop.services import changes, people, relations, search
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.relations import NameAndPhone, RelationFields
from tests.services import made
from tests.services.made import TODAY
from tests.services.states import state

DAUGHTER = RelationFields(
    Relation.CHILD,
    SupportDirection.TO_PARTICIPANT,
    TieStrength.STRONG,
    ContactFrequency.WEEKLY,
    Nearness.ELSEWHERE,
    since=date(2026, 1, 1),
    may_know=True,
    is_emergency=True,
    has_key=True,
    is_overburdened=True,
    note="belt liever 's avonds",
)
ELS = NameAndPhone("Dijkstra", "Els", None, "06-12345678")


@pytest.fixture
def annie(session: Session, area: int) -> int:
    return made.participant(session, area, "Dijkstra")


class _Refusal:
    def __init__(self, problem: InputProblem, field: str) -> None:
        self.wanted = problem, field

    def __enter__(self) -> None:
        self.caught = pytest.raises(SpilError)
        self.info = self.caught.__enter__()

    def __exit__(self, *error: object) -> bool:
        stopped = bool(self.caught.__exit__(*error))
        assert (self.info.value.problem, self.info.value.values["field"]) == self.wanted
        return stopped


def test_someone_new_around_her_with_everything_that_is_known(session: Session, annie: int):
    number = relations.add(session, annie, ELS, DAUGHTER, today=TODAY)

    row = relations.card(session, number)
    assert (row.name, row.shown_phone, row.fields) == ("Els Dijkstra", "06-12 34 56 78", DAUGHTER)
    assert (row.participant_id, row.has_role) == (annie, False)
    assert row.who == NameAndPhone("Dijkstra", "Els", None, "+31612345678")
    assert [hit.person_id for hit in search.search(session, "els dijkstra")][:1] == [row.person_id]
    assert "Els" not in repr(row)
    assert "avonds" not in repr(row)


def test_a_known_person_is_taken_as_she_is(session: Session, area: int, annie: int):
    helper = made.volunteer(session, area, "Postma")
    person_id = session.get_one(made.Volunteer, helper).person_id
    number = relations.add(
        session, annie, person_id, RelationFields(Relation.NEIGHBOUR), today=TODAY
    )
    row = relations.card(session, number)
    assert (row.name, row.has_role, row.shown_phone) == ("Grietje Postma", True, "")
    relations.edit(
        session, number, RelationFields(Relation.FRIEND), who=ELS, today=TODAY, version=1
    )
    row = relations.card(session, number)
    assert (row.name, row.fields.relation) == ("Grietje Postma", Relation.FRIEND)


def test_nobody_is_there_twice_or_around_herself(session: Session, annie: int):
    number = relations.add(session, annie, ELS, DAUGHTER, today=TODAY)
    els = relations.card(session, number).person_id
    herself = session.get_one(Participant, annie).person_id
    for person_id in (els, herself):
        with _Refusal(InputProblem.ALREADY_EXISTS, "person_id"):
            relations.add(session, annie, person_id, DAUGHTER, today=TODAY)


def test_name_and_phone_of_who_has_no_record_of_her_own(session: Session, annie: int):
    number = relations.add(session, annie, NameAndPhone("Bakker"), DAUGHTER, today=TODAY)
    assert relations.card(session, number).shown_phone == ""
    person_id = relations.card(session, number).person_id
    other = PersonFields(
        "Bakker", phones=(PhoneFields("0512-512345", "werk"), PhoneFields("0512-512346"))
    )
    people.edit(session, person_id, other, today=TODAY)
    relations.edit(session, number, DAUGHTER, who=ELS, today=TODAY)
    assert relations.card(session, number).name == "Els Dijkstra"
    assert [(one.number, one.note) for one in people.phones_of(session, person_id)] == [
        ("+31612345678", "werk"),
        ("+31512512346", None),
    ]
    relations.edit(session, number, DAUGHTER, who=NameAndPhone("Bakker"), today=TODAY)
    assert len(people.phones_of(session, person_id)) == 1
    relations.edit(session, number, DAUGHTER, who=NameAndPhone("Bakker"), today=TODAY)
    relations.edit(session, number, DAUGHTER, who=ELS, today=TODAY)
    assert relations.card(session, number).shown_phone == "06-12 34 56 78"
    with _Refusal(InputProblem.NOT_A_PHONE, "phones"):
        wrong = NameAndPhone("Bakker", phone="geen nummer")
        relations.edit(session, number, DAUGHTER, who=wrong, today=TODAY)


def test_an_end_keeps_who_it_was(session: Session, annie: int):
    number = relations.add(session, annie, ELS, DAUGHTER, today=TODAY)
    relations.end(session, number, TODAY, today=TODAY)
    assert relations.card(session, number).fields.until == TODAY


@pytest.mark.parametrize(
    ("since", "until", "problem", "field"),
    [
        (TODAY + timedelta(days=1), None, InputProblem.DATE_IN_FUTURE, "since"),
        (None, TODAY + timedelta(days=1), InputProblem.DATE_IN_FUTURE, "until"),
        (TODAY, TODAY - timedelta(days=1), InputProblem.END_BEFORE_START, "until"),
    ],
)
def test_days_that_cannot_be(
    session: Session,
    annie: int,
    since: date | None,
    until: date | None,
    problem: InputProblem,
    field: str,
):
    wrong = RelationFields(Relation.CHILD, since=since, until=until)
    with _Refusal(problem, field):
        relations.add(session, annie, ELS, wrong, today=TODAY)


def test_every_change_can_be_undone_and_redone(session: Session, annie: int):
    states = [state(session)]
    number = changes.perform(
        session, Act.EDIT_NETWORK, lambda own: relations.add(own, annie, ELS, DAUGHTER, today=TODAY)
    )
    states.append(state(session))
    for act in (
        lambda own: relations.edit(
            own, number, RelationFields(Relation.CARER), who=NameAndPhone("Bakker"), today=TODAY
        ),
        lambda own: relations.end(own, number, TODAY, today=TODAY),
    ):
        changes.perform(session, Act.EDIT_NETWORK, act)
        states.append(state(session))
    for expected in reversed(states[:-1]):
        changes.undo(session)
        assert state(session) == expected
    for expected in states[1:]:
        changes.redo(session)
        assert state(session) == expected
