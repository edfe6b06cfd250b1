"""Reach: how many older people are known, of how many; and how the streets are covered."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import areas, coverage
from spil_desktop.services.coverage import Coverage, Reach
from spil_desktop.texts import numbers
from spil_desktop.texts import streets as words
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.cbs_dialog import CbsDialog
from spil_desktop.ui.neighbourhood.tones import street_tone
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import ChoiceBox
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

StatusCount = tuple[StreetStatus, int, int]
Fact = tuple[str, int]
_QUARTERS = 4


class ReachView(QWidget):
    """The numbers of one area, or of all areas together."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._area_id: int | None = None
        self.period = ChoiceBox(_periods(work.today()))
        self.period.setAccessibleName(_("Periode"))
        self.period.edited.connect(self._reload)
        self._make_reach()
        self._make_tables()
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, theme.px(12), theme.px(8), 0)
        body.setSpacing(theme.px(16))
        body.addWidget(self.card)
        body.addWidget(self.covered)
        body.addWidget(self.streets)
        when = blocks.row(blocks.heading(_("Wat er gebeurde in")), self.period, 1)
        body.addLayout(when)
        body.addWidget(self.facts)
        body.addWidget(
            blocks.quiet(_("Dit zijn de precieze aantallen voor jezelf: niet voor verspreiding."))
        )
        body.addStretch()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(blocks.scrolled(inside))

    def show_area(self, area_id: int | None) -> None:
        """Show the numbers of an area, or of all areas."""
        self._area_id = area_id
        self._reload()

    def focus(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.streets

    def _reload(self) -> None:
        area_id, today, period = self._area_id, self.work.today(), self.period.value()
        reach = self.work.read(lambda session: coverage.reach(session, area_id, today=today))
        found = self.work.read(
            lambda session: coverage.coverage(session, area_id, period.first_day, period.last_day)
        )
        self._show_reach(reach)
        self.streets.set_rows(_statuses(found))
        self.facts.set_rows(_facts(found))
        self.covered.setText(_covered(found))

    def _make_reach(self) -> None:
        self.card = blocks.Card(_("Bereik"))
        self.number = blocks.label("", "number")
        self.told = blocks.label("")
        self.source = blocks.quiet("")
        self.fill_button = blocks.button(_("Aantal 70-plussers invullen"), "edit-line")
        self.read_button = blocks.button(_("CBS-tabel inlezen"), "download-line")
        self.fill_button.clicked.connect(self.fill_in)
        self.read_button.clicked.connect(self.read_in)
        for widget in (self.number, self.told, self.source):
            self.card.body.addWidget(widget)
        self.card.body.addLayout(blocks.row(self.fill_button, self.read_button, 1))

    def fill_in(self) -> None:
        """Open the form of the area; of the only one when none is chosen."""
        rows = self.work.read(areas.rows)
        chosen = next((row for row in rows if row.id == self._area_id), None)
        if chosen is None and len(rows) == 1:
            chosen = rows[0]
        if chosen is None:
            self.work.say(_("Kies boven eerst één wijk of dorp."))
            return
        AreaDialog(self.work, self, chosen).open()

    def read_in(self) -> None:
        """Open the import of a table of CBS."""
        CbsDialog(self.work, self).open()

    def _make_tables(self) -> None:
        self.covered = blocks.heading("")
        self.streets: RecordTable[StatusCount] = RecordTable(
            _("Straten naar hoe ver je bent"),
            (
                Column[StatusCount](
                    _("Straten"),
                    lambda row: words.status(row[0]),
                    tone=lambda row: street_tone(row[0]),
                ),
                Column[StatusCount](
                    _("Aantal"),
                    lambda row: str(row[1]),
                    sort=lambda row: row[1],
                    width=90,
                    right=True,
                ),
                Column[StatusCount](
                    _("Deel"),
                    lambda row: f"{row[2]}%",
                    sort=lambda row: row[2],
                    width=80,
                    right=True,
                ),
            ),
            key=lambda row: row[0],
        )
        self.facts: RecordTable[Fact] = RecordTable(
            _("Wat er gebeurde"),
            (
                Column[Fact](_("Wat"), lambda row: row[0]),
                Column[Fact](
                    _("Aantal"),
                    lambda row: numbers.whole(row[1]),
                    sort=lambda row: row[1],
                    width=90,
                    right=True,
                ),
            ),
            key=lambda row: row[0],
        )
        for table, rows in ((self.streets, len(StreetStatus)), (self.facts, len(_facts_words()))):
            table.setFixedHeight(theme.px(36) * (rows + 1) + theme.px(12))

    def _show_reach(self, reach: Reach) -> None:
        if reach.people and reach.percent is not None:
            self.number.setText(words.known_of(reach.known, reach.people, reach.percent))
            self.source.setText(words.source(reach.year, reach.source))
        else:
            self.number.setText(numbers.whole(reach.known))
            self.source.setText(
                _(
                    "Vul het aantal 70-plussers van de buurt in, of lees een tabel van het CBS in. "
                    "Dan zie je welk deel je kent."
                )
            )
        told = _("Bewoners van 70 jaar en ouder met wie contact was.")
        if reach.without_age:
            told = f"{told} {words.without_age(reach.without_age)}"
        self.told.setText(told)


def _periods(today: date) -> tuple[tuple[Period, str], ...]:
    """Offer this year, its quarters until now, and the year before."""
    year = today.year
    quarters = [
        Period(year, quarter, 1)
        for quarter in range(1, _QUARTERS + 1)
        if Period(year, quarter, 1).first_day <= today
    ]
    offered = (Period(year, 1, _QUARTERS), *reversed(quarters), Period(year - 1, 1, _QUARTERS))
    return tuple((one, numbers.period(one)) for one in offered)


def _statuses(found: Coverage) -> Sequence[StatusCount]:
    total = found.total or 1
    return [
        (status, found.streets.get(status, 0), round(100 * found.streets.get(status, 0) / total))
        for status in StreetStatus
    ]


def _covered(found: Coverage) -> str:
    if found.covered_percent is None:
        return _("Er staan nog geen straten in.")
    return _("{covered} van de {total} straten verkend of verder ({percent}%)").format(
        covered=found.covered, total=found.total, percent=found.covered_percent
    )


def _facts(found: Coverage) -> Sequence[Fact]:
    counted = (
        found.handed_over,
        found.run_by_residents,
        found.key_figures,
        found.independent_key_figures,
        found.rounds,
        found.rung,
        found.opened,
        found.talked,
        found.flyers,
        found.visits_wanted,
    )
    return list(zip(_facts_words(), counted, strict=True))


def _facts_words() -> tuple[str, ...]:
    return (
        _("Straten overgedragen"),
        _("Activiteiten door bewoners gerund"),
        _("Sleutelfiguren aan het eind van de periode"),
        _("Van hen zelfstandig"),
        _("Rondes langs de deuren"),
        _("Adressen aangebeld"),
        _("Deuren open"),
        _("Gesprekken aan de deur"),
        _("Folders"),
        _("Wil bezoek"),
    )
