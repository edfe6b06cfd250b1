"""When the program itself is wrong: a report without anyone's data, then an orderly close."""

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout

from spil_desktop import __version__
from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks

_LOG: Final = logging.getLogger(__name__)
_HOME: Final = Path(__file__).parent.parent.parent


def report(error: BaseException) -> str:
    """Return what a programmer needs: kinds of errors, files and lines, versions.

    The text of the error and the values of variables are left out: they can hold a resident's
    data.
    """
    versions = (
        f"Spil {__version__} · Python {platform.python_version()} · "
        f"PySide6 {PySide6.__version__} · {platform.system()} {platform.release()}"
    )
    return "\n".join([versions, *_chain(error)])


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        for frame in traceback.extract_tb(error.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")  # noqa: PERF401 - reads better
        error = error.__cause__ or error.__context__
    return lines


def _short(filename: str) -> str:
    path = Path(filename)
    inside = path.is_relative_to(_HOME) and "site-packages" not in path.parts
    return path.relative_to(_HOME).as_posix() if inside else "/".join(path.parts[-2:])


class CrashDialog(QDialog):
    """Tells that the program has a fault, shows the report, and lets it be copied."""

    def __init__(self, text: str) -> None:
        super().__init__()
        theme.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Spil")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        blocks.bound_to_screen(self, theme.px(640), theme.px(480))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Foutverslag"))
        self.copy_button = blocks.button(_("Verslag kopiëren"), "file-copy-line")
        self.close_button = blocks.button(_("Spil sluiten"), kind="primary")
        air = theme.px(24)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(air, air, air, air)
        inside.setSpacing(theme.px(12))
        inside.addWidget(blocks.title(_("Er ging iets mis in het programma")))
        inside.addWidget(
            blocks.label(
                _(
                    "Alles wat je had opgeslagen, is er nog. Spil sluit nu netjes af; daarna kun "
                    "je het weer openen."
                )
            )
        )
        inside.addWidget(
            blocks.quiet(_("Dit verslag helpt de makers. Er staan geen gegevens van bewoners in."))
        )
        inside.addWidget(self.text, 1)
        inside.addLayout(blocks.row(self.copy_button, 1, self.close_button))
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class CrashHandler(QObject):
    """Catches what nobody caught. A SpilError goes to `refused`, anything else ends the program.

    `closing` is sent when the user has read the report; then everything closes in order.
    """

    refused = Signal(object)
    closing = Signal()
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialog: CrashDialog | None = None
        self._raised.connect(self.handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on, in this thread and in others."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def handle(self, error: BaseException) -> None:
        """Show `error`, once: a second one while the report is open is only logged."""
        if isinstance(error, SpilError):
            self.refused.emit(error)
            return
        text = report(error)
        _LOG.error("crash\n%s", text)
        if self.dialog is not None:
            return
        self.dialog = CrashDialog(text)
        self.dialog.finished.connect(self._close)
        self.dialog.open()

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._raised.emit(error)

    def _thread_hook(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._raised.emit(raised.exc_value)

    def _close(self) -> None:
        self.dialog = None
        self.closing.emit()
