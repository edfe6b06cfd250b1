"""The order in which Tab goes through a window: as it is read, whatever was made or changed first.

Qt goes in the order in which widgets were made. Details are made anew at every choice in a list,
so that order says nothing; it is put right at the moment that Tab is pressed.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)


def arrange(root: QWidget) -> None:
    """Let Tab follow the layout of everything visible in `root`."""
    for before, after in pairwise(_stops(root)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def show(widget: QWidget) -> None:
    """Scroll to a widget that has the keyboard and cannot be seen."""
    if not widget.visibleRegion().isEmpty():
        return
    place = widget.parentWidget()
    while place is not None:
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(widget)
        place = place.parentWidget()


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at in a widget, from the top left on."""
    if widget.isHidden():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for child in _children(widget):
        yield from _stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield from _shown(widget.widget(at))
    elif isinstance(widget, QTabWidget):
        bar = widget.tabBar()
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab comes back to the bar through it
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        yield bar
        yield from _shown(widget.currentWidget())
    elif isinstance(widget, QStackedWidget):
        yield from _shown(widget.currentWidget())
    elif isinstance(widget, QScrollArea):
        yield from _shown(widget.widget())
    elif layout is not None:
        yield from _of_layout(layout)


def _shown(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is not None:
        yield widget


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inside = item.layout() if item is not None else None
        one = item.widget() if item is not None else None
        if one is not None:
            yield one
        elif inside is not None:
            yield from _of_layout(inside)
