from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import lists
from spil_desktop.services.lists import ListFields
from spil_desktop.ui.history import HistoryDialog

LEFT = Qt.MouseButton.LeftButton


def test_the_acts_of_today_are_taken_back_up_to_the_chosen_one(qtbot, work, window):
    for name in ("een", "twee", "drie"):
        work.write(
            Act.EDIT_LIST, lambda session, name=name: lists.add(session, ListFields(name, ""))
        )
    dialog = HistoryDialog(work, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [act.act for act in dialog.table.rows()] == [*[Act.EDIT_LIST] * 3, Act.EDIT_AREA]
    assert dialog.undo_button.text() == "Maak 1 handeling ongedaan"
    dialog.table.selectRow(1)
    assert dialog.undo_button.text() == "Maak 2 handelingen ongedaan"
    qtbot.mouseClick(dialog.undo_button, LEFT)

    assert [row.fields.name for row in work.read(lists.rows)] == ["een"]
    assert [act.act for act in dialog.table.rows()] == [Act.EDIT_LIST, Act.EDIT_AREA]
    work.redo()
    work.redo()
    assert [row.fields.name for row in work.read(lists.rows)] == ["een", "twee", "drie"]


def test_the_history_is_a_command(qtbot, window):
    (action,) = [
        action for action in window.actions_here() if action.text() == "Geschiedenis van vandaag"
    ]
    action.trigger()

    assert window.findChildren(HistoryDialog)
