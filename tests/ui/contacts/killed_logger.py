"""Opens the window, types in the contact log without Enter, and waits to be killed.

Run by test_kill.py with the folder of a store and its printed key. Says "typed" when the last key
was pressed.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spil_desktop import app as program
from spil_desktop.storage import store
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work


def main(folder: Path, printed_key: str) -> None:
    """Type as in the example, with a note, and never press Enter."""
    keeper = PreferenceKeeper(folder.parent / "settings.json")
    qt, _ours = program.make(keeper)
    window = Window(Work(store.open_with_recovery_key(folder, printed_key), keeper), "today")
    window.show()
    window.show_first()
    window.activateWindow()

    def on() -> object:
        qt.processEvents()
        return qt.activeModalWidget() or window

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    for key in "jong\ttb10w":
        QTest.keyClicks(on().focusWidget(), key)
    dialog = on()
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note, "vertelde over vroeger")
    print("typed", flush=True)  # noqa: T201 - the test waits for it
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
