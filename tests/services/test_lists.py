from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, QueryProblem, SpilError
from spil_desktop.model import SavedList
from spil_desktop.rules.queries import Role
from spil_desktop.services import lists
from spil_desktop.services.lists import ListFields
from tests.services import made

TODAY = date(2026, 4, 14)


def names(session: Session) -> list[str]:
    return [row.fields.name for row in lists.rows(session)]


def test_a_list_is_kept_counted_changed_moved_and_removed(session: Session, area: int):
    made.participant(session, area, "Aalberts")
    made.volunteer(session, area)
    first = lists.add(session, ListFields("Open", "-gesloten"))
    second = lists.add(session, ListFields("Helpers", "rol:vrijwilliger", ("status",)))
    third = lists.add(session, ListFields("Niemand", "xyzzy"))

    assert names(session) == ["Open", "Helpers", "Niemand"]
    assert lists.counts(session, today=TODAY) == {first: 1, second: 1, third: 0}
    assert lists.find(session, first).fields.query == "status:open"
    assert lists.find(session, second).role is Role.VOLUNTEER
    assert lists.find(session, second).fields.columns == ("status",)

    lists.move(session, third, -1)
    lists.move(session, first, -1)
    assert names(session) == ["Open", "Niemand", "Helpers"]
    lists.edit(session, third, ListFields("Nul", "wijk:x"))
    lists.choose_columns(session, third, ["age"])
    assert lists.find(session, third).fields == ListFields("Nul", "wijk:x", ("age",))
    lists.remove(session, first)
    assert names(session) == ["Nul", "Helpers"]


def test_what_a_list_must_have(session: Session):
    known = lists.add(session, ListFields("Open", ""))

    for fields, problem in (
        (ListFields(" ", ""), InputProblem.REQUIRED),
        (ListFields("Open", ""), InputProblem.ALREADY_EXISTS),
        (ListFields("Fout", "buurt:x"), QueryProblem.UNKNOWN_KEY),
    ):
        with pytest.raises(SpilError) as caught:
            lists.add(session, fields)
        assert caught.value.problem is problem
    lists.edit(session, known, ListFields("Open", "wijk:x"))
    with pytest.raises(SpilError) as caught:
        lists.move(session, 99, 1)
    assert caught.value.problem is InputProblem.UNKNOWN_RECORD


def test_a_list_whose_words_are_not_known_any_more_is_not_counted(session: Session):
    session.add(SavedList(name="Oud", query="buurt:x", columns=()))
    session.flush()

    assert lists.counts(session, today=TODAY) == {}
    assert lists.rows(session)[0].role is Role.RESIDENT
