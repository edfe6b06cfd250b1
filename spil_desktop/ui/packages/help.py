"""The help page of the window for packages, which has no Help page beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.ui import theme
from spil_desktop.ui.help.page import file_of
from spil_desktop.ui.shared import blocks


class HelpDialog(QDialog):
    """Shows what this window is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Hulp"))
        blocks.bound_to_screen(self, theme.px(640), theme.px(560))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Uitleg"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(theme.px(16))
        self.text.setMarkdown(file_of("packages").read_text(encoding="utf-8"))
        self.close_button = blocks.button(_("Sluiten"), kind="primary")
        self.close_button.clicked.connect(self.accept)
        inside = QVBoxLayout(self)
        inside.addWidget(self.text, 1)
        inside.addLayout(blocks.row(1, self.close_button))
