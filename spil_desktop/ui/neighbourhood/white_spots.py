"""White spots: what every area asks and lacks, with what it means in sentences.

Exact, so for the Spil and her manager alone; nothing of it can be copied or written to a file.
"""

from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import NeedTheme
from spil_desktop.services import white_spots
from spil_desktop.services.white_spots import WhiteSpots
from spil_desktop.texts import labels, numbers
from spil_desktop.texts import white_spots as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work

ThemeCount = tuple[NeedTheme, int]


class WhiteSpotsView(QWidget):
    """All areas in a table; beside it the chosen one in words and by theme."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._make_tables()
        self.card = blocks.Card()
        self.needs_button = blocks.button(_("Naar de open vragen"), "hand-heart-line")
        self.needs_button.clicked.connect(self._to_needs)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addWidget(blocks.heading(_("Open vragen")))
        column.addLayout(blocks.row(self.needs_button, 1))
        column.addWidget(TableOrEmpty(self.themes, self._no_themes), 1)
        words_beside = detail_of(self.table, beside)
        words_beside.setMinimumWidth(theme.px(240))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(12), 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(blocks.Note(words.warning(), blocks.Tone.WARNING))
        body.addWidget(splits.beside(self.table, words_beside, 680, 400), 1)

    def show_area(self, area_id: int | None) -> None:
        """Show all areas, with this one chosen."""
        today = self.work.today()
        self.table.set_rows(self.work.read(lambda session: white_spots.rows(session, today=today)))
        if area_id is not None:
            self.table.choose(area_id)
        self.table.choose_first()
        self._show()

    def focus(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.table

    def _show(self) -> None:
        found = self.table.row()
        blocks.clear(self.card.body)
        self.card.setVisible(found is not None)
        self.themes.set_rows([] if found is None else list(found.open_needs.items()))
        if found is None:
            return
        self.card.body.addWidget(blocks.heading(found.area))
        for sentence in sentences(found):
            self.card.body.addWidget(blocks.label(sentence))

    def _to_needs(self) -> None:
        self.work.go("needs")

    def _make_tables(self) -> None:
        self.table: RecordTable[WhiteSpots] = RecordTable(
            _("Witte vlekken"),
            (
                Column[WhiteSpots](_("Wijk of dorp"), lambda row: row.area),
                _counted(_("Open"), "open_total", 72, _("Vragen die openstaan")),
                _counted(_("> 6 weken"), "open_long", 100, _("Langer open dan zes weken")),
                _counted(_("Geen rit"), "unmet_rides", 90, _("Ritten zonder chauffeur, een jaar")),
                Column[WhiteSpots](
                    _("Ontbreekt"),
                    lambda row: str(len(row.missing)),
                    sort=lambda row: len(row.missing),
                    width=100,
                    right=True,
                    hint=lambda _row: _("Soorten hulp die niet in de sociale kaart staan"),
                ),
                Column[WhiteSpots](
                    _("Per 1.000"),
                    _per_thousand,
                    sort=lambda row: row.per_thousand,
                    width=100,
                    right=True,
                    hint=lambda _row: _("Ontmoetingsplekken en activiteiten per 1.000 70-plussers"),
                ),
            ),
            key=lambda row: row.area_id,
        )
        self.table.chosen.connect(self._show)
        self.themes: RecordTable[ThemeCount] = RecordTable(
            _("Open vragen naar onderwerp"),
            (
                Column[ThemeCount](_("Onderwerp"), lambda row: labels.title(row[0])),
                Column[ThemeCount](
                    _("Open"),
                    lambda row: str(row[1]),
                    sort=lambda row: row[1],
                    width=80,
                    right=True,
                ),
            ),
            key=lambda row: row[0],
        )
        self.themes.setMinimumHeight(theme.px(36) * 5)
        self._no_themes = blocks.EmptyState("hand-heart-line", _("Er staan geen vragen open."))


def sentences(found: WhiteSpots) -> tuple[str, ...]:
    """Say what the numbers of an area mean."""
    return (
        words.needs(found.open_needs, found.open_long),
        words.rides(found.unmet_rides),
        words.places(found.places, found.per_thousand),
        words.missing(found.missing),
    )


def _per_thousand(row: WhiteSpots) -> str:
    rate = row.per_thousand
    return "–" if rate is None else numbers.decimal(Decimal(rate))


def _counted(title: str, name: str, width: int, hint: str) -> Column[WhiteSpots]:
    def number(row: WhiteSpots) -> int:
        return int(getattr(row, name))

    def text(row: WhiteSpots) -> str:
        return numbers.whole(number(row))

    def told(_row: WhiteSpots) -> str:
        return hint

    return Column[WhiteSpots](title, text, sort=number, width=width, right=True, hint=told)
