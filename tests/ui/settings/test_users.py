import pytest
from pytestqt.qtbot import QtBot

from spil_desktop.errors import SpilError, StoreProblem, UserProblem
from spil_desktop.rules.vocabulary import UserRole
from spil_desktop.services import users
from spil_desktop.services.users import UserFields
from spil_desktop.storage import store
from spil_desktop.ui.settings.users import ColleagueDialog, EndAccessDialog, UserDialog, UsersCard
from spil_desktop.ui.stores import open_store, open_with_new_passphrase
from spil_desktop.ui.work import Work
from tests.conftest import PASSPHRASE

HERS = "bolder spaanplaat veenkoloot omslag"


@pytest.fixture
def card(work: Work, qtbot: QtBot) -> UsersCard:
    made = UsersCard(work)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


def test_a_colleague_gets_a_name_and_a_passphrase_of_her_own(card: UsersCard, work: Work) -> None:
    card.add()
    dialog = card.window().findChild(ColleagueDialog)
    assert dialog is not None
    dialog.name.setText("Mirjam")
    dialog.new.setText(HERS)
    dialog.again.setText(HERS[:-1])
    dialog.passphrase.setText("niet goed")
    dialog.accept()
    assert dialog.form._problems["again"].isVisible()
    dialog.again.setText(HERS)
    dialog.accept()
    assert dialog.form._problems["passphrase"].isVisible()
    dialog.passphrase.setText(PASSPHRASE)
    dialog.new.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    dialog.accept()
    assert dialog.form._problems["new"].isVisible()
    dialog.new.setText(HERS)
    dialog.again.setText(HERS)
    dialog.accept()
    card.reload()

    assert [row.fields.name for row in card.table.rows()] == ["Herstelsleutel", "Mirjam"]
    folder = work.folder
    work.close()
    hers = Work(open_store(folder, HERS))
    assert hers.user_id is not None
    assert hers.read(lambda session: users.get(session, hers.user_id or 0)).fields == UserFields(
        "Mirjam"
    )
    assert not hers.sees_safety()
    hers.close()


def test_a_colleague_changes_only_her_own_name(card: UsersCard, work: Work, qtbot: QtBot) -> None:
    work.add_colleague(PASSPHRASE, HERS, UserFields("Mirjam"))
    maker = work.user_id
    work.close()
    work.unlock(HERS)
    assert work.user_id != maker
    card.reload()
    assert not card.add_button.isVisible()
    assert card.table.key() == maker
    assert not card.edit_button.isEnabled()
    assert card.table.choose(work.user_id)
    card.edit_button.click()
    dialog = card.window().findChild(UserDialog)
    assert dialog is not None
    assert (dialog.role.isEnabled(), dialog.sees_safety.isEnabled()) == (False, False)
    dialog.name.setText("Mirjam de Groot")
    dialog.accept()

    names = [row.fields.name for row in work.read(users.rows)]
    assert names == ["Herstelsleutel", "Mirjam de Groot"]


def test_the_last_with_the_permission_keeps_it(card: UsersCard, work: Work) -> None:
    card.edit()
    dialog = card.window().findChild(UserDialog)
    assert dialog is not None
    dialog.sees_safety.setChecked(False)
    dialog.accept()

    assert dialog.form._problems["sees_safety"].isVisible()
    assert work.sees_safety()


def test_a_passphrase_of_another_is_refused(work: Work) -> None:
    work.add_colleague(PASSPHRASE, HERS, UserFields("Mirjam", UserRole.MANAGER))

    for refuse in (
        lambda: work.change_passphrase(PASSPHRASE, HERS),
        lambda: work.add_colleague(PASSPHRASE, HERS, UserFields("Anouk")),
    ):
        with pytest.raises(SpilError) as error:
            refuse()
        assert error.value.problem is UserProblem.PASSPHRASE_TAKEN
    work.change_passphrase(PASSPHRASE, PASSPHRASE)


def test_a_refused_colleague_leaves_no_passphrase(work: Work) -> None:
    before = store.slots(work.folder)

    with pytest.raises(SpilError):
        work.add_colleague(PASSPHRASE, HERS, UserFields(""))

    assert store.slots(work.folder) == before


def test_who_lost_her_passphrase_stays_who_she_is(
    work: Work, new_store: tuple[object, str]
) -> None:
    folder, me = work.folder, work.user_id
    work.close()
    maker = Work(open_store(folder, PASSPHRASE))
    her = maker.user_id
    maker.close()

    again = Work(open_with_new_passphrase(folder, new_store[1], HERS))

    assert her != me
    assert again.user_id == her
    again.close()


def test_the_access_of_a_colleague_is_ended(card: UsersCard, work: Work) -> None:
    work.add_colleague(PASSPHRASE, HERS, UserFields("Mirjam"))
    card.reload()
    assert not card.end_button.isEnabled()
    hers = next(row.id for row in card.table.rows() if row.fields.name == "Mirjam")
    card.table.choose(hers)
    card.end_button.click()
    dialog = card.window().findChild(EndAccessDialog)
    assert dialog is not None
    dialog.passphrase.setText("niet goed")
    dialog.accept()
    assert dialog.form._problems["passphrase"].isVisible()
    dialog.passphrase.setText(PASSPHRASE)
    dialog.accept()
    card.reload()

    assert [row.ended for row in card.table.rows()] == [False, True]
    assert not card.edit_button.isEnabled()
    folder = work.folder
    work.close()
    with pytest.raises(SpilError) as error:
        open_store(folder, HERS)
    assert error.value.problem is StoreProblem.WRONG_PASSPHRASE
