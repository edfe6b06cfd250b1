import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, Problem, SpilError, UserProblem
from spil_desktop.rules.vocabulary import Act, UserRole
from spil_desktop.services import audit, changes, secrecy, users
from spil_desktop.services.users import UserFields


@pytest.fixture
def maker(session: Session) -> int:
    return users.signed_in(session, "a1", "Spil")


@pytest.fixture
def colleague(session: Session, maker: int) -> int:
    return users.add(session, "b2", UserFields("Mirjam"), by=maker)


def refused(problem: Problem, session: Session, user_id: int, new: UserFields, by: int) -> bool:
    with pytest.raises(SpilError) as error:
        users.edit(session, user_id, new, by=by)
    return error.value.problem is problem


def test_the_maker_of_a_store_sees_safety_and_later_users_do_not(session: Session) -> None:
    maker = users.signed_in(session, "a1", "Spil")
    later = users.signed_in(session, "b2", "Spil")

    assert users.signed_in(session, "a1", "Anders") == maker
    assert users.get(session, maker).fields == UserFields("Spil", sees_safety=True)
    assert users.get(session, later).fields == UserFields("Spil 2")
    assert users.with_permission(session) == ("Spil",)
    assert (secrecy.sees_safety(session, later), secrecy.sees_safety(session, None)) == (0, 0)


def test_the_recovery_key_opens_as_an_administrator(session: Session, maker: int) -> None:
    key = users.signed_in(session, None, "Herstelsleutel")

    found = users.get(session, key)
    assert found.slot == users.RECOVERY_SLOT
    assert found.fields == UserFields("Herstelsleutel", UserRole.ADMINISTRATOR)
    assert users.may_manage(session, key)
    assert not users.may_permit(session, key)
    assert [row.id for row in users.rows(session)] == [key, maker]


def test_who_works_alone_stays_who_she_is_with_a_new_passphrase(
    session: Session, maker: int
) -> None:
    users.signed_in(session, None, "Herstelsleutel")

    assert users.recovered(session, "c3", "Spil") == maker
    assert users.recovered(session, "c3", "Spil") == maker
    assert users.signed_in(session, "c3", "Spil") == maker


def test_with_colleagues_a_recovered_passphrase_is_a_new_administrator(
    session: Session, maker: int, colleague: int
) -> None:
    new = users.recovered(session, "c3", "Spil")

    assert new not in {maker, colleague}
    assert users.get(session, new).fields == UserFields("Spil 2", UserRole.ADMINISTRATOR)


def test_only_who_manages_adds_colleagues(session: Session, maker: int, colleague: int) -> None:
    for by in (colleague, None):
        with pytest.raises(SpilError) as error:
            users.add(session, "c3", UserFields("Anouk"), by=by)
        assert error.value.problem is UserProblem.NOT_ALLOWED

    with pytest.raises(SpilError) as error:
        users.add(session, "c3", UserFields("mirjam"), by=maker)
    assert error.value.problem is InputProblem.ALREADY_EXISTS

    added = users.add(session, "c3", UserFields("Anouk", sees_safety=True), by=maker)
    assert users.with_permission(session) == ("Anouk", "Spil")
    assert audit.history(session, "user", added)[0].details == {"sees_safety": True}


def test_a_user_changes_her_own_name_and_nothing_else(
    session: Session, maker: int, colleague: int
) -> None:
    users.edit(session, colleague, UserFields("Mirjam de Groot"), by=colleague, version=1)

    assert users.get(session, colleague).fields.name == "Mirjam de Groot"
    now = UserFields("Mirjam de Groot", UserRole.ADMINISTRATOR)
    assert refused(UserProblem.NOT_ALLOWED, session, colleague, now, colleague)
    now = UserFields("Mirjam de Groot", sees_safety=True)
    assert refused(UserProblem.NOT_ALLOWED, session, colleague, now, colleague)
    other = UserFields("Iemand", sees_safety=True)
    assert refused(UserProblem.NOT_ALLOWED, session, maker, other, colleague)


def test_only_someone_with_the_permission_gives_it(
    session: Session, maker: int, colleague: int
) -> None:
    key = users.signed_in(session, None, "Herstelsleutel")
    sees = UserFields("Mirjam", sees_safety=True)
    assert refused(UserProblem.NOT_ALLOWED, session, colleague, sees, key)

    users.edit(session, colleague, sees, by=maker)

    assert secrecy.sees_safety(session, colleague)
    assert audit.history(session, "user", colleague)[0].user_id == maker


def test_someone_must_be_left_who_sees_safety(session: Session, maker: int, colleague: int) -> None:
    assert refused(UserProblem.LAST_WITH_PERMISSION, session, maker, UserFields("Spil"), maker)

    users.edit(session, colleague, UserFields("Mirjam", sees_safety=True), by=maker)
    users.edit(session, maker, UserFields("Spil"), by=colleague)
    assert users.with_permission(session) == ("Mirjam",)


def test_a_permission_that_was_taken_does_not_come_back_by_undo(
    session: Session, maker: int, colleague: int
) -> None:
    def give(inside: Session) -> None:
        users.edit(inside, colleague, UserFields("Mirjam", sees_safety=True), by=maker)

    def take(inside: Session) -> None:
        users.edit(inside, colleague, UserFields("Mirjam"), by=maker)

    changes.perform(session, Act.EDIT_USER, give, user_id=maker)
    changes.perform(session, Act.EDIT_USER, take, user_id=maker)

    with pytest.raises(SpilError):
        changes.undo(session, user_id=colleague)
    assert not changes.undoable(session, user_id=colleague)
    assert len(changes.undoable(session, user_id=maker)) == 2
    changes.undo(session, user_id=maker)
    assert secrecy.sees_safety(session, colleague)


def test_a_colleague_who_left_opens_the_store_no_more(
    session: Session, maker: int, colleague: int
) -> None:
    users.edit(session, colleague, UserFields("Mirjam", sees_safety=True), by=maker)

    users.end_access(session, colleague, by=maker)

    row = users.get(session, colleague)
    assert (row.ended, row.fields) == (True, UserFields("Mirjam"))
    assert users.find(session, "b2") is None
    assert users.with_permission(session) == ("Spil",)
    assert users.recovered(session, "c3", "Spil") == maker


def test_access_is_ended_only_by_who_may(session: Session, maker: int, colleague: int) -> None:
    key = users.signed_in(session, None, "Herstelsleutel")
    for user_id, by in ((maker, colleague), (maker, maker), (key, maker)):
        with pytest.raises(SpilError) as error:
            users.end_access(session, user_id, by=by)
        assert error.value.problem is UserProblem.NOT_ALLOWED
    users.edit(session, colleague, UserFields("Mirjam", UserRole.ADMINISTRATOR), by=maker)
    users.edit(session, colleague, UserFields("Mirjam"), by=key)
    users.edit(session, colleague, UserFields("Mirjam", sees_safety=True), by=maker)
    users.edit(session, maker, UserFields("Spil"), by=colleague)
    with pytest.raises(SpilError) as error:
        users.end_access(session, colleague, by=maker)
    assert error.value.problem is UserProblem.LAST_WITH_PERMISSION

    users.end_access(session, colleague, by=key)
    assert users.may_permit(session, key)
    users.edit(session, maker, UserFields("Spil", sees_safety=True), by=key)
    assert users.with_permission(session) == ("Spil",)
