from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.window import Window


def test_a_long_job_shows_how_far_it_is_and_can_be_stopped(window: Window, qtbot: QtBot) -> None:
    refused: list[SpilError] = []
    dialog = ProgressDialog(window.work, "Rapport maken", window)

    def work(job: Job) -> None:
        for step in range(10_000_000):
            job(step, 10_000_000)

    dialog.follow(window.work.outside(work, dialog.finish, refused.append, dialog.show_progress))
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 10_000_000)
    assert dialog.isVisible()
    assert "van 10000000" in dialog.words.text()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].problem is FileProblem.CANCELLED
    assert not dialog.stop_button.isEnabled()
    dialog.finish()
    assert not dialog.isVisible()
