"""A button with a menu for what a page can do and is seldom asked for."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from spil_desktop.language import _


class MoreButton(QPushButton):
    """Opens a menu (Space, or Alt+Down) with the actions that were added."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Meer"), parent)
        self.setAccessibleName(_("Meer"))
        self.actions_menu = QMenu(self)
        self.setMenu(self.actions_menu)

    def add(self, action: QAction) -> None:
        """Add an action of the page."""
        self.actions_menu.addAction(action)
