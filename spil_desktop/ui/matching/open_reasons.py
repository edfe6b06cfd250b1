"""Why needs stay open in the plan, counted: a small table for who plans the supply."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services import why_open
from spil_desktop.services.matching import AreaPlan
from spil_desktop.services.why_open import OpenCount
from spil_desktop.texts import dates, labels
from spil_desktop.texts import why_open as texts
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work


class OpenReasonsDialog(Dialog):
    """Counts without names: per area the kind of need, why it stays open, and how often."""

    def __init__(self, work: Work, parent: QWidget, plan: AreaPlan) -> None:
        super().__init__(work, _("Waarom blijven vragen open?"), parent)
        rows = why_open.counted(plan)
        self.body.addWidget(
            blocks.quiet(_("Elke open vraag telt één keer, bij wat haar het meest tegenhoudt."))
        )
        self.table: RecordTable[OpenCount] = RecordTable(
            _("Waarom blijven vragen open?"),
            (
                Column[OpenCount](_("Wijk of dorp"), lambda row: row.area, width=150),
                Column[OpenCount](
                    _("Soort vraag"), lambda row: labels.title(row.theme), width=170, wraps=True
                ),
                Column[OpenCount](_("Waarom"), lambda row: texts.counted(row.reason)),
                Column[OpenCount](
                    _("Aantal"),
                    lambda row: str(row.needs),
                    sort=lambda row: row.needs,
                    width=80,
                    right=True,
                ),
            ),
            key=lambda row: (row.area, row.theme, row.reason),
        )
        self.table.set_rows(rows)
        self.table.setMinimumHeight(theme.px(36) * 6)
        self.setMinimumWidth(theme.px(720))
        self.body.addWidget(self.table, 1)
        copy = blocks.button(_("Kopiëren voor de manager"), "file-copy-line")
        close = blocks.button(_("Sluiten"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        self.body.addLayout(blocks.row(copy, 1, close))

    def copy(self) -> None:
        """Put the counts on the clipboard as lines that a spreadsheet or a mail takes over."""
        heads = (_("Wijk of dorp"), _("Soort vraag"), _("Waarom"), _("Aantal"))
        lines = [
            (row.area, labels.title(row.theme), texts.counted(row.reason), str(row.needs))
            for row in self.table.rows()
        ]
        said = _("Waarom vragen openblijven in het plan van {date}. Niet voor verspreiding.")
        QGuiApplication.clipboard().setText(
            "\n".join(
                (
                    said.format(date=dates.short_date(self.work.today())),
                    *("\t".join(line) for line in (heads, *lines)),
                )
            )
        )
        self.work.say(_("Gekopieerd. Plak het in een mail of in Excel."))
