from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spil_desktop.errors import SpilError
from spil_desktop.services import areas, settings
from spil_desktop.storage.checks import CheckResult
from spil_desktop.ui.preferences import Appearance
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.page import SettingsPage
from spil_desktop.ui.settings.safety import KeyDialog, PassphraseDialog, RestoreDialog, sentence
from spil_desktop.ui.stores import open_store
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.conftest import PASSPHRASE

NEW = "bolder spaanplaat veenkoloot omslag"


@pytest.fixture
def page(work: Work, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(work)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


def dialog_of(page: SettingsPage, kind: type) -> object:
    found = page.window().findChild(kind)
    assert found is not None
    return found


def test_an_area_is_added(page: SettingsPage, work: Work, qtbot: QtBot) -> None:
    page.areas_card.add_button.click()
    dialog = dialog_of(page, AreaDialog)
    assert isinstance(dialog, AreaDialog)
    qtbot.keyClicks(dialog.name, "Noorderveld")
    dialog.cbs_code.setText("negen")
    dialog.save_button.click()
    assert dialog.form._problems["cbs_code"].isVisible()
    dialog.cbs_code.setText("WK009004")
    dialog.people.set_state(812)
    dialog.started_on.setText("1-1-2024")
    dialog.save_button.click()

    added = {row.name: row.fields for row in work.read(areas.rows)}["Noorderveld"]
    assert added.cbs_code == "WK009004"
    assert added.people_70plus == 812


def test_an_area_is_changed(page: SettingsPage, work: Work) -> None:
    page.areas_card.edit_button.click()
    dialog = dialog_of(page, AreaDialog)
    assert isinstance(dialog, AreaDialog)
    assert dialog.name.text() == "De Bouwen"
    dialog.municipality.setText("Drachten")
    dialog.accept()

    assert work.read(areas.rows)[0].fields.municipality == "Drachten"
    page.reload()
    assert page.areas_card.table.row().fields.municipality == "Drachten"


def test_the_organisation_and_the_terms_are_kept(page: SettingsPage, work: Work) -> None:
    page.organisation_card.organisation.setText("Welzijn Voorbeeld")
    page.organisation_card.form.fields["lock_minutes"].set_state(15)
    page.organisation_card.save_button.click()

    kept = work.read(settings.read)
    assert kept.organisation == "Welzijn Voorbeeld"
    assert kept.lock_minutes == 15


def test_the_lock_follows_the_setting(window: Window) -> None:
    page = window.stack.page()
    assert isinstance(page, SettingsPage)
    page.organisation_card.form.fields["lock_minutes"].set_state(2)
    page.organisation_card.save_button.click()

    assert window.idle.seconds == 120


def test_how_it_looks_is_chosen_at_once(page: SettingsPage, work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.preferences.changed):
        page.appearance_card.appearance.set_state(Appearance.DARK)
    page.appearance_card.text_size.set_state(150)

    assert work.preferences.value.appearance is Appearance.DARK
    assert work.preferences.value.text_size == 150


def test_the_passphrase_is_changed(page: SettingsPage, work: Work) -> None:
    page.safety_card.passphrase_button.click()
    dialog = dialog_of(page, PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    for now, new, again, problem in (
        (PASSPHRASE, NEW, "anders", "again"),
        ("niet de goede zin hoor", NEW, NEW, "passphrase"),
        (PASSPHRASE, "kort", "kort", "new"),
    ):
        dialog.now.setText(now)
        dialog.new.setText(new)
        dialog.again.setText(again)
        dialog.accept()
        assert dialog.form._problems[problem].isVisible()
    dialog.new.setText(NEW)
    dialog.again.setText(NEW)
    dialog.accept()

    work.close()
    with pytest.raises(SpilError):
        open_store(work.folder, PASSPHRASE)
    open_store(work.folder, NEW).close()


def test_the_recovery_key_is_shown_on_the_word_of_the_passphrase(page: SettingsPage) -> None:
    page.safety_card.key_button.click()
    dialog = dialog_of(page, KeyDialog)
    assert isinstance(dialog, KeyDialog)
    dialog.passphrase.setText("niet de goede zin hoor")
    dialog.accept()
    assert dialog.sheet is None
    dialog.passphrase.setText(PASSPHRASE)
    dialog.accept()
    assert dialog.sheet is not None
    dialog.accept()
    assert not dialog.isVisible()


def test_a_backup_is_made_and_put_back(
    page: SettingsPage, work: Work, qtbot: QtBot, tmp_path: Path
) -> None:
    card, file = page.safety_card, tmp_path / "kopie.spilkopie"
    card.backup(str(file))
    qtbot.waitUntil(card.outcome.isVisible)
    assert file.exists()
    assert "kopie.spilkopie" in card.outcome.text()

    card.restore_button.click()
    dialog = dialog_of(page, RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    dialog.file.setText(str(file))
    dialog.passphrase.setText("niet de goede zin hoor")
    dialog.accept()
    assert dialog.isVisible()
    dialog.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(work.said) as said:
        dialog.accept()
    assert "teruggezet" in said.args[0]


def test_a_backup_that_cannot_be_written_is_told(
    page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    card = page.safety_card
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    card.backup(str(tmp_path / "bestand" / "kopie.spilkopie"))
    qtbot.waitUntil(card.outcome.isVisible)

    assert card.outcome.property("kind") == "problem"


def test_the_store_is_checked(page: SettingsPage, qtbot: QtBot) -> None:
    page.safety_card.check_button.click()
    qtbot.waitUntil(page.safety_card.outcome.isVisible)

    assert "in orde" in page.safety_card.outcome.text()


def test_what_a_check_found_is_said_in_words() -> None:
    assert "beschadigd" in sentence(CheckResult(1, 0, "1", (), None))
    assert "2 bestanden" in sentence(CheckResult(0, 0, "1", ("a", "b"), None))
