"""Messages at the bottom of the window: what was done, with a way back, or what went wrong."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.texts import problems
from spil_desktop.ui import icons, theme
from spil_desktop.ui.shared import blocks

_SHOWN_MS: Final = 8000


class MessageBar(QFrame):
    """One message at a time, over the lower edge of its parent; problems stay until closed."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._sign = QLabel()
        self.words = blocks.label("", wrap=True)
        self.undo_button = blocks.button(_("Ongedaan maken"))
        self.close_button = blocks.button(_("Sluiten"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        inside.setSpacing(theme.px(8))
        inside.addWidget(self._sign)
        inside.addWidget(self.words, 1)
        inside.addWidget(self.undo_button)
        inside.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, undoable: bool = False) -> None:  # noqa: FBT001, FBT002 - as Work.said sends it
        """Show `text` for some seconds, with "Ongedaan maken" when it can be undone."""
        self.undo_button.setVisible(undoable)
        self.close_button.setVisible(not undoable)
        self._show(text, "checkbox-circle-line")
        self._timer.start()

    def fail(self, error: SpilError) -> None:
        """Show a refusal in one sentence, until it is closed."""
        self.undo_button.hide()
        self.close_button.show()
        self._timer.stop()
        self._show(problems.sentence(error), "error-warning-line")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, text: str, icon: str) -> None:
        colour = theme.colours().ground
        drawn = icons.pixmap(icon, theme.px(20), colour, self.devicePixelRatioF())
        self._sign.setPixmap(drawn)
        self.words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        metrics = self.words.fontMetrics()
        wanted = metrics.horizontalAdvance(self.words.text()) + theme.px(240)
        wide = min(wanted, parent.width() - theme.px(48))
        self.setFixedWidth(wide)
        self.setFixedHeight(max(self.heightForWidth(wide), self.minimumSizeHint().height()))
        x = (parent.width() - wide) // 2
        self.move(x, parent.height() - self.height() - theme.px(16))

    def _undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _fade(self) -> None:
        """Go away, unless someone is about to use the button."""
        if self.underMouse() or self.undo_button.hasFocus():
            self._timer.start()
            return
        self.hide()
