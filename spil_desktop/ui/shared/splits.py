"""A list with beside it what is chosen in it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from spil_desktop.ui import theme

_BETWEEN: Final = 12


def beside(left: QWidget, right: QWidget, *sizes: int) -> QSplitter:
    """Return both with a bar between them to drag; neither can be pushed away.

    `sizes` are how wide each begins, at 100 %.
    """
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(theme.px(_BETWEEN))
    split.addWidget(left)
    split.addWidget(right)
    split.setSizes([theme.px(size) for size in sizes])
    return split
