"""What is chosen on the page Rapportage: a period, and one area or all together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import periods
from spil_desktop.rules.periods import Period
from spil_desktop.services.areas import AreaRow
from spil_desktop.texts import numbers
from spil_desktop.ui import theme
from spil_desktop.ui.shared.fields import FlowLayout, RecordBox

_ALL_AREAS: Final = 0
_YEARS_BACK: Final = 3
_PARTS: Final = ("", "-H2", "-H1", "-Q4", "-Q3", "-Q2", "-Q1")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A period and an area; `area_id` None is all areas, with a name for all of them."""

    period: Period
    area_id: int | None
    area: str


class Choices(QWidget):
    """The inputs for area and period; periods that still run only where they may be seen.

    The last quarter that is over is chosen first: the one that runs may hold a few days only.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._finished, self._running = _periods(today)
        self.periods = (*self._finished, *self._running)
        self._usual = next(at for at, each in enumerate(self._finished) if each.count == 1)
        self.area = RecordBox()
        self.area.setAccessibleName(_("Wijk of dorp"))
        self.period = RecordBox()
        self.period.setAccessibleName(_("Periode"))
        self.offer(running=False)
        inside = FlowLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        for field in (self.area, self.period):
            field.edited.connect(self.changed)
            inside.addWidget(field)

    def set_areas(self, rows: Iterable[AreaRow]) -> None:
        """Offer these areas, and all together when there is not exactly one."""
        choices = [(row.id, row.name) for row in rows]
        if len(choices) != 1:
            choices.insert(0, (_ALL_AREAS, _("Alle wijken en dorpen samen")))
        self.area.set_records(choices)

    def offer(self, *, running: bool) -> None:
        """Offer periods that are over, and before them those that run where `running` says so."""
        before = self.period.value()
        finished = [(place, _words(each)) for place, each in enumerate(self._finished)]
        on_the_way = [
            (len(self._finished) + place, _("{period} (loopt nog)").format(period=_words(each)))
            for place, each in enumerate(self._running)
        ]
        self.period.set_records([*(on_the_way if running else []), *finished])
        known = before is not None and (running or before < len(self._finished))
        self.period.blockSignals(True)
        self.period.set_state(before if known else self._usual)
        self.period.blockSignals(False)

    def chosen(self) -> Chosen:
        """Return what is chosen now."""
        return Chosen(
            self.periods[self.period.value() or 0],
            self.area.value() or None,
            self.area.currentText() if self.area.value() else _("alle wijken en dorpen"),
        )

    def state(self) -> list[int | None]:
        """Return what `set_state` needs to choose the same again."""
        return [self.area.value(), self.period.value()]

    def set_state(self, state: list[int | None]) -> None:
        """Choose what was chosen before."""
        area, period = state
        self.area.set_state(area)
        self.period.set_state(period)


def _words(period: Period) -> str:
    return _("{code}: {span}").format(code=period.code, span=numbers.span(period))


def _periods(today: date) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the periods that are over, the latest end first, and those in which `today` falls.

    Of one end the longest comes first; of those that run the shortest does.
    """
    found = [
        periods.parse(f"{year}{part}")
        for year in range(today.year, today.year - _YEARS_BACK, -1)
        for part in _PARTS
    ]
    over = [period for period in found if period.last_day < today]
    over.sort(key=lambda period: (period.last_day, period.count), reverse=True)
    running = [period for period in found if today in period]
    return tuple(over), tuple(sorted(running, key=lambda period: period.count))
