from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.speed_dates import Impossible
from spil_desktop.services import meetings
from spil_desktop.services.meetings import Answers, MeetingFields

FIELDS = MeetingFields(
    "Meet & Greet Hoogeveen",
    date(2026, 10, 10),
    place="Stadhuis",
    starts_at=time(13),
    rounds=3,
    note="ook de pers",
)
LINES = """Anna Aa; Welzijn
Bert Be\tThuiszorg

Cor Ce; WELZIJN
Dina De ; Kerk
Anna Aa;welzijn
"""


@pytest.fixture
def meeting(session):
    number = meetings.add(session, FIELDS)
    meetings.add_parties(session, number, meetings.read_lines(LINES))
    return number


def refusal(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem, refused.value.values.get("field")


def test_a_meeting_is_kept_changed_and_taken_away(session, area, meeting):
    (row,) = meetings.rows(session)
    assert (row.fields, row.parties, row.has_scheme) == (FIELDS, 4, False)
    assert "pers" not in repr(row)
    meetings.make_scheme(session, meeting)
    changed = replace(FIELDS, rounds=2, area_id=area)
    meetings.edit(session, meeting, changed, version=meetings.rows(session)[0].version)
    (row,) = meetings.rows(session)
    assert (row.fields, row.has_scheme) == (changed, False)
    meetings.remove(session, meeting)
    assert meetings.rows(session) == ()


def test_what_cannot_be_kept_is_refused(session):
    for fields, expected in (
        (replace(FIELDS, name=""), (InputProblem.REQUIRED, "name")),
        (replace(FIELDS, rounds=0), (InputProblem.NOT_A_NUMBER, "rounds")),
        (replace(FIELDS, minutes=0), (InputProblem.NOT_A_NUMBER, "minutes")),
    ):
        assert refusal(lambda fields=fields: meetings.add(session, fields)) == expected
    for text in ("alleen een naam", "; organisatie"):
        assert refusal(lambda text=text: meetings.read_lines(text))[1] == "parties"


def test_everybody_is_on_the_list_once_with_a_number(session, meeting):
    rows = meetings.parties(session, meeting)
    assert [(row.number, row.organisation) for row in rows] == [
        (1, "Welzijn"),
        (2, "Thuiszorg"),
        (3, "WELZIJN"),
        (4, "Kerk"),
    ]
    assert "Anna" not in repr(rows)
    assert meetings.add_parties(session, meeting, [("Anna Aa", "Welzijn")]) == 0


def test_the_scheme_goes_when_someone_comes_or_leaves(session, meeting):
    assert meetings.make_scheme(session, meeting) is None
    made = meetings.tables(session, meeting)
    assert len(made) == 3
    assert all((1, 3) not in turn for turn in made)  # both of Welzijn
    meetings.add_parties(session, meeting, [("Evert Ee", "GGD")])
    assert meetings.tables(session, meeting) == ()
    meetings.make_scheme(session, meeting)
    meetings.remove_party(session, meetings.parties(session, meeting)[0].id)
    assert meetings.tables(session, meeting) == ()
    assert [row.number for row in meetings.parties(session, meeting)] == [1, 2, 3, 4]


def test_what_cannot_be_made_is_said_and_leaves_what_there_was(session, meeting):
    meetings.edit(session, meeting, replace(FIELDS, rounds=9))
    assert meetings.make_scheme(session, meeting) is Impossible.ONE_TOO_LARGE
    assert meetings.tables(session, meeting) == ()


def test_results_count_who_came_and_what_they_answered(session, meeting):
    meetings.make_scheme(session, meeting)
    anna, bert, cor, dina = (row.id for row in meetings.parties(session, meeting))
    empty = meetings.results(session, meeting)
    assert (empty.came, empty.mark, empty.useful, empty.answered) == (0, None, None, 0)
    meetings.answer(
        session,
        {
            anna: Answers(came=True, useful=4, mark=8, recommends=True),
            bert: Answers(came=True, useful=5, mark=9, recommends=False),
            cor: Answers(came=True),
            dina: Answers(came=False, mark=1),
        },
    )
    found = meetings.results(session, meeting)
    assert (found.invited, found.came, found.organisations) == (4, 3, 2)
    assert (found.useful, found.mark) == (Fraction(9, 2), Fraction(17, 2))
    assert (found.recommends, found.answered) == (1, 2)
    assert found.talks == 2  # Bert with Anna and with Cor
    for wrong in (Answers(useful=6), Answers(mark=0)):
        problem, _field = refusal(lambda wrong=wrong: meetings.answer(session, {anna: wrong}))
        assert problem is InputProblem.NOT_A_NUMBER
