"""Notices that nobody is using the window, to lock it."""

from time import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_EVERY_MS: Final = 2000
_ACTIVITY: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Sends `idle` when no key, mouse or touch reached the program for `minutes`.

    It listens at the windows, where every input arrives first, not at every object. It looks at
    the clock on the wall, so that a laptop that slept with its lid closed locks when it wakes.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = minutes * 60.0
        self._last = time()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen)
            self._listen(app.focusWindow())

    def start(self) -> None:
        """Begin to watch, from now."""
        self._last = time()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, while the window is locked."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Lock after `minutes` from now on."""
        self.seconds = minutes * 60.0

    def look(self) -> None:
        """Send `idle` when it has been quiet for too long."""
        if time() - self._last >= self.seconds:
            self.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._last = time()
        return super().eventFilter(watched, event)

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
