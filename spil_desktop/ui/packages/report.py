"""What one package holds: its report, as its files tell it, and what its codes mean."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.files import codebooks, html_short, reports
from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.texts import codebook, method
from spil_desktop.texts import release as words
from spil_desktop.ui import theme
from spil_desktop.ui.packages.check import mark
from spil_desktop.ui.reports.release_view import ReleaseView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card
from spil_desktop.ui.shared.tables import Column, RecordTable

Entry = tuple[int, tuple[str, str, str, str]]


class ReportView(QWidget):
    """A release with what its cover says before it: of where and when, of whom, and in short."""

    def __init__(self) -> None:
        super().__init__()
        self._opening = QVBoxLayout()
        self._opening.setSpacing(theme.px(16))
        self._release = ReleaseView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(16))
        inside.addLayout(self._opening)
        inside.addWidget(self._release, 1)

    def show_release(self, release: Release) -> None:
        """Show this release in the place of the last."""
        self.clear()
        for part in (*mark(release), _cover(release), *_in_short(release)):
            self._opening.addWidget(part)
        self._release.show_release(release)

    def clear(self) -> None:
        """Show nothing."""
        blocks.clear(self._opening)
        self._release.clear()


def _cover(release: Release) -> QWidget:
    card = Card()
    card.body.addWidget(blocks.label(words.title(release), "title"))
    if not release.area and release.areas:
        areas = _("Gebieden: {areas}.").format(areas=words.areas(release))
        card.body.addWidget(blocks.label(areas))
    card.body.addWidget(blocks.label(method.population(release)))
    card.body.addWidget(blocks.label(method.in_short()))
    return card


def _in_short(release: Release) -> Iterator[QWidget]:
    """Yield every sentence of the report in short; nothing where it tells none."""
    summary = reports.summary(reports.chapters(release))
    if not summary:
        return
    card = Card(html_short.heading())
    totals = (f"{number} {name}" for number, name in reports.key_numbers(release))
    card.body.addWidget(blocks.label(" · ".join(totals), "label"))
    for title, sentences in summary:
        card.body.addWidget(blocks.label(title, "label"))
        for sentence in sentences:
            card.body.addWidget(blocks.label(sentence))
    yield card


class CodesView(QWidget):
    """The codebook of a package."""

    def __init__(self) -> None:
        super().__init__()
        self.table: RecordTable[Entry] = RecordTable(
            _("Codes"),
            (
                Column[Entry](
                    _("Lijst"), lambda row: codebook.part(row[1][0]), width=130, quiet=True
                ),
                Column[Entry](_("Code"), lambda row: row[1][1], width=170),
                Column[Entry](_("Naam"), lambda row: row[1][2], width=230),
                Column[Entry](
                    _("Betekenis"), lambda row: row[1][3], hint=lambda row: row[1][3], quiet=True
                ),
            ),
            key=lambda row: row[0],
        )
        self.text = blocks.label("")
        self._mark = QVBoxLayout()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._mark)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.text)
        self.table.chosen.connect(self._explain)

    def show_release(self, release: Release | None) -> None:
        """Show what the codes of a release mean."""
        blocks.clear(self._mark)
        if release is not None:
            for note in mark(release):
                self._mark.addWidget(note)
        rows = codebooks.rows(release)[1:] if release is not None else []
        self.table.set_rows(tuple(enumerate(rows)))
        self._explain(None)

    def _explain(self, _key: object) -> None:
        row = self.table.row()
        self.text.setText("" if row is None else ". ".join(part for part in row[1][2:] if part))
