"""Reading a table with the number of people of 70 and older by CBS code: look first, then keep."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import workbooks
from spil_desktop.language import _, ngettext
from spil_desktop.rules import cbs_counts
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import cbs_figures
from spil_desktop.services.cbs_figures import FoundCount
from spil_desktop.texts import numbers, problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.rules.cbs_counts import AreaCount

_NAMED = 5


class CbsDialog(Dialog):
    """Shows what a table says about the areas of the store; nothing is kept before "Overnemen"."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("CBS-tabel inlezen"), parent)
        self._counts: tuple[AreaCount, ...] = ()
        self.file_button = blocks.button(_("Bestand kiezen"), "file-excel-line")
        self.file_button.clicked.connect(self._pick)
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Een tabel met de code van de wijk of buurt, het jaar en het aantal mensen van "
                    "70 jaar en ouder: csv met puntkomma of komma, of een rekenblad. De wijk moet "
                    "bij Instellingen dezelfde code hebben.",
                ),
            ),
        )
        self.body.addLayout(blocks.row(self.file_button, 1))
        self.problem = blocks.Note("", Tone.DANGER)
        self.unread = blocks.Note("", Tone.WARNING)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.unread)
        self._make_table()
        self._make_source()
        self.setMinimumWidth(theme.px(720))
        self._show()

    def read(self, file: Path) -> None:
        """Read a table and show what it says."""
        self.problem.hide()
        try:
            sheets = workbooks.read(file)
        except SpilError as error:
            self._counts = ()
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            self._show()
            return
        found = [cbs_counts.read(sheet) for sheet in sheets]
        self._counts = tuple(count for part in found for count in part.counts)
        self._show([row for part in found for row in part.unread], looked=True)

    def write(self) -> None:
        """Keep the counts with their year and source."""
        counts, source, today = self._counts, self.source.value() or "", self.work.today()
        self.problem.hide()
        try:
            changed = self.work.write(
                Act.EDIT_AREA,
                lambda session: cbs_figures.apply(session, counts, source, today=today),
            )
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            return
        text = ngettext(
            "Het aantal van {count} wijk of dorp is overgenomen.",
            "De aantallen van {count} wijken en dorpen zijn overgenomen.",
            changed,
        )
        self.work.said.emit(text.format(count=changed), True)
        self.accept()

    def _make_table(self) -> None:
        self.table: RecordTable[FoundCount] = RecordTable(
            _("Wat de tabel zegt"),
            (
                Column[FoundCount](
                    _("Wijk of dorp"),
                    lambda row: row.area,
                    below=lambda row: row.code or _("geen code"),
                ),
                Column[FoundCount](_("Nu"), _before, width=140, right=True, quiet=True),
                Column[FoundCount](_("Wordt"), _after, width=220, right=True),
            ),
            key=lambda row: row.area_id,
        )
        self.table.setMinimumHeight(theme.px(52) * 5)
        self.body.addWidget(self.table, 1)

    def _make_source(self) -> None:
        self.source = Line()
        self.source.setAccessibleName(_("Bron van de aantallen"))
        self.source.setText("CBS StatLine")
        self.body.addLayout(
            blocks.row(blocks.label(_("Bron"), "label", wrap=False), self.source, 1),
        )
        self.body.addStretch(0)  # takes what is over as long as no table stands there
        self.write_button = blocks.button(_("Overnemen"), kind="primary")
        self.close_button = blocks.button(_("Annuleren"))
        self.write_button.clicked.connect(self.write)
        self.close_button.clicked.connect(self.reject)
        self.body.addLayout(blocks.row(1, self.close_button, self.write_button))

    def _show(self, unread: list[int] | None = None, *, looked: bool = False) -> None:
        counts = self._counts
        rows = self.work.read(lambda session: cbs_figures.examine(session, counts))
        self.table.set_rows(rows)
        self.table.setVisible(looked)
        usable = any(row.count is not None and not row.is_older for row in rows)
        self.write_button.setEnabled(usable)
        self.unread.set_text(_told(unread or [], usable=usable or not looked))
        self.unread.setVisible(bool(unread) or (looked and not usable))
        if not self.problem.words.text():
            self.problem.hide()

    def _pick(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("CBS-tabel inlezen"),
            "",
            _("Tabellen (*.csv *.txt *.tsv *.xlsx *.ods *.xls)"),
        )
        if name:
            self.read(Path(name))


def _before(row: FoundCount) -> str:
    if row.before is None:
        return "–"
    year = f" ({row.before_year})" if row.before_year else ""
    return f"{numbers.whole(row.before)}{year}"


def _after(row: FoundCount) -> str:
    if row.count is None:
        return _("staat niet in de tabel")
    if row.is_older:
        return _("is ouder, blijft zo")
    return f"{numbers.whole(row.count.count)} ({row.count.year})"


def _told(unread: list[int], *, usable: bool) -> str:
    """Say what could not be read, and that no area was found."""
    parts: list[str] = []
    if not usable:
        parts.append(
            _("Geen van je wijken en dorpen staat in deze tabel. Kijk of de CBS-code klopt."),
        )
    if unread:
        named = ", ".join(str(row) for row in unread[:_NAMED])
        more = "…" if len(unread) > _NAMED else ""
        text = ngettext(
            "Niet te lezen: regel {rows}.",
            "Niet te lezen: regels {rows}.",
            len(unread),
        )
        parts.append(text.format(rows=f"{named}{more}"))
    return " ".join(parts)
