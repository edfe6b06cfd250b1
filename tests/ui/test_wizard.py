from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spil_desktop.services import areas
from spil_desktop.ui import stores
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.wizard import Wizard
from spil_desktop.ui.work import Work
from tests.conftest import PASSPHRASE


@pytest.fixture
def wizard(qtbot: QtBot, tmp_path: Path) -> Iterator[Wizard]:
    made = Wizard(tmp_path / "echt", tmp_path / "voorbeeld", PreferenceKeeper())
    made.show()
    yield made
    if shiboken6.isValid(made):
        made.close()


def give_passphrase(wizard: Wizard) -> None:
    wizard.passphrase.passphrase.setText(PASSPHRASE)
    wizard.passphrase.again.setText(PASSPHRASE)


def test_an_empty_store_is_begun_with_area_passphrase_and_a_proven_key(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard.next()
    assert wizard.place.text() == "Stap 2 van 4"
    wizard.next()
    assert wizard.area.form.has_problems()
    qtbot.keyClicks(wizard.area.name, "De Bouwen")
    wizard.next()
    give_passphrase(wizard)
    wizard.next()
    assert wizard.key is not None
    assert wizard.place.text() == "Stap 4 van 4"
    assert wizard.back_button.isHidden()

    wizard.next()
    assert wizard.key.proof.form.has_problems()
    for number, line in wizard.key.proof.lines.items():
        line.setText(wizard.key.proof.wanted[number].lower())
    with qtbot.waitSignal(wizard.created) as created:
        qtbot.keyClick(wizard, Qt.Key.Key_Return)

    work = created.args[0]
    assert isinstance(work, Work)
    assert [row.name for row in work.read(areas.rows)] == ["De Bouwen"]
    assert not work.is_demo
    assert work.folder == tmp_path / "echt"
    work.close()


def test_looking_around_makes_a_store_of_its_own(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard.choice.demo.setChecked(True)
    wizard.next()
    assert wizard.passphrase.folder.text() == str(tmp_path / "voorbeeld")
    give_passphrase(wizard)
    with qtbot.waitSignal(wizard.created) as created:
        wizard.next()

    assert created.args[0].is_demo
    created.args[0].close()


def test_passphrases_must_be_strong_and_the_same(wizard: Wizard, tmp_path: Path) -> None:
    wizard.next()
    wizard.area.name.setText("De Bouwen")
    wizard.next()
    step = wizard.passphrase
    step.passphrase.setText("welkom")
    step.again.setText("welkom")
    wizard.next()
    assert step.form._problems["passphrase"].isVisible()
    step.passphrase.setText(PASSPHRASE)
    wizard.next()
    assert step.form._problems["again"].isVisible()
    assert not stores.is_store(tmp_path / "echt")

    wizard.back()
    assert wizard.step() is wizard.area
    wizard.back()
    assert wizard.step() is wizard.choice


def test_a_wrong_area_code_is_told_before_anything_is_made(wizard: Wizard, tmp_path: Path) -> None:
    wizard.next()
    wizard.area.name.setText("De Bouwen")
    wizard.area.cbs_code.setText("negen")
    wizard.next()

    assert wizard.step() is wizard.area
    assert wizard.area.form._problems["cbs_code"].isVisible()


def test_a_folder_that_is_a_store_already_is_refused(
    wizard: Wizard, new_store: tuple[Path, str]
) -> None:
    wizard.choice.demo.setChecked(True)
    wizard.next()
    give_passphrase(wizard)
    wizard.passphrase._chosen(str(new_store[0].parent))
    assert wizard.passphrase.folder.text() == str(new_store[0].parent / "Spil")
    wizard.passphrase.folder.setText(str(new_store[0]))
    wizard.next()

    assert wizard.problem.isVisible()


def test_a_wizard_left_half_way_leaves_the_store_closed(
    wizard: Wizard, tmp_path: Path, qtbot: QtBot
) -> None:
    wizard.next()
    wizard.area.name.setText("De Bouwen")
    wizard.next()
    give_passphrase(wizard)
    wizard.next()
    with qtbot.waitSignal(wizard.rejected):
        wizard.close()

    stores.open_store(tmp_path / "echt", PASSPHRASE).close()
