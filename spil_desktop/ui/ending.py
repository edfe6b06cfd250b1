"""The session ends, or Ctrl+C in the terminal: the program closes in order and keeps its drafts."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from types import FrameType

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


def when_asked(end: Callable[[], object], owner: QObject) -> None:
    """Call `end` in the event loop when the system asks the program to end.

    Python itself would only notice when Qt next calls it, which can take hours in an idle window.
    Who asks a second time does not want to wait: that ends it at once. On Windows the end of the
    session closes the window itself.
    """
    if sys.platform == "win32":
        return
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told)
    for number in _SIGNALS:
        signal.signal(number, _noticed)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, owner)

    def close() -> None:
        os.read(heard, len(_SIGNALS))
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        end()

    notifier.activated.connect(close)


def _noticed(_number: int, _frame: "FrameType | None") -> None:
    """Nothing: the pipe has told it already."""
