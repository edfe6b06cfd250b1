"""The bar above the page: search, undo and redo, commands, lock."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from spil_desktop.language import _
from spil_desktop.ui import icons, theme
from spil_desktop.ui.search import SearchField
from spil_desktop.ui.shared.blocks import row


class TopBar(QFrame):
    """Holds the search field and a small button for each of `actions`."""

    def __init__(self, search: SearchField, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("top")
        inside = QHBoxLayout(self)
        air = theme.px(24)
        inside.setContentsMargins(air, theme.px(12), air, theme.px(4))
        inside.setSpacing(theme.px(4))
        inside.addWidget(search, 3)
        inside.addStretch(1)
        for action in actions:
            inside.addWidget(_button(action))


class Banner(QFrame):
    """Stands over everything while the store holds invented data."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        sign = QLabel()
        used = theme.colours()
        sign.setPixmap(
            icons.pixmap("seedling-line", theme.px(18), used.warning, self.devicePixelRatioF())
        )
        words = QLabel(_("Voorbeeldgegevens: iedereen hier is verzonnen."))
        inside = row(1, sign, words, 1)
        inside.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        self.setLayout(inside)


def _button(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setIconSize(QSize(theme.px(20), theme.px(20)))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made.setAccessibleName(action.text())
    made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
    return made
