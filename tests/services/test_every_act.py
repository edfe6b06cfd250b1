import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import changes
from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from tests.services import everyday
from tests.services.everyday import ACTS, EXEMPT, Everyday
from tests.services.states import state

Filled = tuple[Path, str, Everyday]


@pytest.fixture(scope="module")
def filled(new_store: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A store with one of everything, closed; copy it, never open it."""
    folder, recovery_key = new_store
    own = shutil.copytree(folder, tmp_path_factory.mktemp("filled") / "store")
    with store.open_with_recovery_key(own, recovery_key) as database:
        world = database.run(everyday.fill)
    return own, recovery_key, world


@pytest.fixture
def open_again(filled: Filled, tmp_path: Path) -> Callable[[], Database]:
    """Return a way to open this test's own copy, each time anew."""
    own = shutil.copytree(filled[0], tmp_path / "own")
    return lambda: store.open_with_recovery_key(own, filled[1])


def test_every_act_is_done_here_or_said_why_not():
    assert set(ACTS) | set(EXEMPT) == set(Act)
    assert not set(ACTS) & set(EXEMPT)
    assert all(EXEMPT.values())


@pytest.mark.parametrize("act", list(ACTS), ids=str)
def test_undo_and_redo_of_every_act_also_after_closing_the_store(
    act: Act, filled: Filled, open_again: Callable[[], Database]
) -> None:
    world = filled[2]

    def do(session: Session) -> None:
        changes.perform(session, act, lambda inner: ACTS[act](inner, world), user_id=world.user)

    def undo(session: Session) -> None:
        assert changes.undo(session, user_id=world.user).act is act

    def redo(session: Session) -> None:
        assert changes.redo(session, user_id=world.user).act is act

    with open_again() as database:
        before = database.read(state)
        database.run(do)
        after = database.read(state)
        assert after != before
        database.run(undo)
        assert database.read(state) == before
        database.run(redo)
        assert database.read(state) == after
    with open_again() as database:
        database.run(undo)
        assert database.read(state) == before
    with open_again() as database:
        database.run(redo)
        assert database.read(state) == after


def test_acts_of_a_day_are_taken_back_one_after_the_other(
    filled: Filled, open_again: Callable[[], Database]
) -> None:
    world = filled[2]
    day = [
        Act.EDIT_PERSON,
        Act.ADD_NEED,
        Act.LOG_CONTACT,
        Act.MERGE,
        Act.CHANGE_MANY,
        Act.CLOSE_FILE,
    ]
    with open_again() as database:
        states = [database.read(state)]
        for act in day:
            database.run(
                lambda session, act=act: changes.perform(
                    session, act, lambda inner: ACTS[act](inner, world), user_id=world.user
                )
            )
            states.append(database.read(state))
        for place in reversed(range(len(day))):
            undone = database.run(lambda session: changes.undo(session, user_id=world.user))
            assert (undone.act, database.read(state)) == (day[place], states[place])
        with pytest.raises(SpilError) as caught:
            database.run(lambda session: changes.undo(session, user_id=world.user))
        assert caught.value.problem is ChangeProblem.NOTHING_TO_UNDO
        for place, act in enumerate(day, 1):
            redone = database.run(lambda session: changes.redo(session, user_id=world.user))
            assert (redone.act, database.read(state)) == (act, states[place])
