"""Help: the texts of `resources/help`, a page of the window each, searchable by eye and key."""

from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from spil_desktop import language, paths
from spil_desktop.language import _
from spil_desktop.ui import pages, theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

START: Final = "start"
KEYS: Final = "keys"
MEASURING: Final = "measuring"
PACKAGES: Final = "packages"
_LINE_HEIGHT: Final = 125


class HelpPage(Page):
    """Subjects at the left, the text of one at the right."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.set_head(_("Help"))
        self.table: RecordTable[tuple[str, str]] = RecordTable(
            _("Onderwerpen"), (Column[tuple[str, str]](_("Onderwerp"), _title),), key=_name
        )
        self.table.horizontalHeader().hide()
        self.table.setFixedWidth(theme.px(208))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Uitleg"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(theme.px(16))
        self.card = blocks.Card("", self.text)
        self.body.addLayout(blocks.row(self.table, self.card, gap=16), 1)
        self.table.chosen.connect(self._show)
        self.table.set_rows(subjects())
        self.table.choose(START)

    def first_focus(self) -> QWidget | None:
        return self.table

    def show_record(self, key: object) -> None:
        self.table.choose(key)

    def remember(self) -> object:
        return self.table.key()

    def _show(self, name: object) -> None:
        if isinstance(name, str):
            self.text.setMarkdown(file_of(name).read_text(encoding="utf-8"))
            _air(self.text.document())

    def _follow(self, link: QUrl) -> None:
        """Links lead to other help pages: [Koppelen](matching.md)."""
        self.table.choose(link.path().removesuffix(".md"))


def subjects() -> tuple[tuple[str, str], ...]:
    """Return the names and titles of all help pages: how to begin, the pages, the keys."""
    own = [(entry.name, entry.label) for entry in pages.entries() if entry.name != "help"]
    return (
        (START, _("Zo begin je")),
        *own,
        (MEASURING, _("Vragenlijsten")),
        (PACKAGES, _("Pakketten bekijken")),
        (KEYS, _("Toetsen")),
    )


def file_of(name: str) -> Path:
    """Return the file of help page `name` in the present language; Dutch when it has none."""
    spoken = paths.resource("help") / language.current() / f"{name}.md"
    return spoken if spoken.exists() else paths.resource("help") / "nl" / f"{name}.md"


def _air(document: QTextDocument) -> None:
    """Give Markdown the air between lines and parts that Qt leaves out."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        table = cast("QTextTable | None", QTextCursor(block).currentTable())
        form.setTopMargin(theme.px(20 if form.headingLevel() else 2))
        form.setBottomMargin(theme.px(6 if table is None else 2))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)
        if table is not None:
            look = table.format()
            look.setBorder(0)
            look.setCellPadding(theme.px(4))
            table.setFormat(look)
        block = block.next()


def _title(subject: tuple[str, str]) -> str:
    return subject[1]


def _name(subject: tuple[str, str]) -> object:
    return subject[0]
