import pytest
from pytestqt.qtbot import QtBot

from spil_desktop.services import references
from spil_desktop.ui.settings.references import ReferenceDialog, ReferencesCard
from spil_desktop.ui.work import Work


@pytest.fixture
def card(work: Work, qtbot: QtBot) -> ReferencesCard:
    made = ReferencesCard(work)
    qtbot.addWidget(made)
    work.changed.connect(made.reload)
    made.reload()
    made.show()
    return made


def _dialog(card: ReferencesCard) -> ReferenceDialog:
    found = card.window().findChildren(ReferenceDialog)[-1]
    assert isinstance(found, ReferenceDialog)
    return found


def _own(work: Work) -> list[references.ReferenceRow]:
    return [row for row in work.read(references.rows) if row.id is not None]


def test_a_figure_of_the_own_region_is_added_changed_and_taken_away(
    card: ReferencesCard, work: Work
) -> None:
    assert not card.edit_button.isEnabled()  # what comes with the program stays as it is
    assert card.edit_button.toolTip()
    card.add_button.click()
    dialog = _dialog(card)
    dialog.what.set_state("djg6:lonely")
    dialog.number.setText("veel")
    dialog.region.setText("Friesland, 75+")
    dialog.year.set_state(2024)
    dialog.source.setText("GGD Fryslân")
    dialog.save_button.click()
    assert not _own(work)
    dialog.number.setText("51,2%")
    dialog.save_button.click()
    (row,) = _own(work)
    assert (str(row.reference.value), row.reference.year) == ("51.2", 2024)

    card.table.choose(row.id)
    assert card.edit_button.isEnabled()
    card.edit_button.click()
    dialog = _dialog(card)
    assert dialog.number.text() == "51,2"
    dialog.number.setText("49,0")
    dialog.save_button.click()
    (row,) = _own(work)
    assert str(row.reference.value) == "49.0"

    card.table.choose(row.id)
    card.remove_button.click()
    assert not _own(work)
