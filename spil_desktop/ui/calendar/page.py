"""The page Agenda: a week or a month of visits, activities, rides and small jobs."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import calendar_series
from spil_desktop.services import calendars
from spil_desktop.services.calendars import Planned
from spil_desktop.texts import dates, numbers
from spil_desktop.ui.calendar import words
from spil_desktop.ui.calendar.grid import CalendarGrid
from spil_desktop.ui.calendar.saving import CalendarFileDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import ChoiceBox
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

_WEEK: Final = timedelta(weeks=1)


class CalendarPage(Page):
    """What is planned on which day; the arrows walk through it and Enter opens it."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.day = work.today()
        save = blocks.button(_("Agendabestand maken"), "download-line", "primary")
        save.clicked.connect(self._save)
        self.view = ChoiceBox((("week", _("Week")), ("month", _("Maand"))))
        self.view.setAccessibleName(_("Week of maand"))
        self.area = AreaFilter(work)
        self.set_head(_("Agenda"), self.area, save)
        self.back = blocks.button(_("Vorige"), "arrow-left-s-line")
        self.now = blocks.button(_("Vandaag"))
        self.on = blocks.button(_("Volgende"), "arrow-right-s-line")
        self.span = blocks.heading("")
        self.empty = blocks.quiet(
            _("Niets gepland. Bezoeken, activiteiten, ritten en klussen die je plant, staan hier.")
        )
        self.grid = CalendarGrid()
        self.view.edited.connect(self.reload)
        self.area.edited.connect(self.reload)
        self.back.clicked.connect(self.go_back)
        self.now.clicked.connect(self.go_now)
        self.on.clicked.connect(self.go_on)
        self.grid.opened.connect(self._open)
        self.grid.day_opened.connect(self._open_day)
        self.body.addLayout(blocks.row(self.back, self.now, self.on, 1, self.view))
        self.body.addWidget(self.span)
        self.body.addWidget(self.empty)
        self.body.addWidget(blocks.scrolled(self.grid), 1)
        for text, icon, key, do in (
            (_("Agendabestand maken"), "download-line", "Ctrl+Shift+E", self._save),
            (_("Agenda: vorige"), "arrow-left-s-line", "Alt+PgUp", self.go_back),
            (_("Agenda: volgende"), "arrow-right-s-line", "Alt+PgDown", self.go_on),
        ):
            self.act(text, icon, key).triggered.connect(do)

    def reload(self) -> None:
        self.area.know_areas()
        area_id, month = self.area.value(), self._is_month()
        day = self.day
        weeks = calendar_series.month_of(day) if month else (calendar_series.week_of(day),)
        first, last = weeks[0][0], weeks[-1][-1]
        planned = self.work.read(
            lambda session: calendars.planned(session, first, last, area_id=area_id)
        )
        self.span.setText(self._span(first, last))
        self.empty.setVisible(not planned)
        self.grid.show_days(weeks, planned, self.work.today(), day.month if month else 0)

    def first_focus(self) -> QWidget | None:
        return self.grid.entries[0] if self.grid.entries else self.on

    def remember(self) -> object:
        return [self.view.value(), self.day.toordinal()]

    def recall(self, state: object) -> None:
        match state:
            case [str(view), int(day)]:
                self.view.set_state(view)
                self.day = date.fromordinal(day)
                self.reload()
            case _:
                pass

    def go_back(self) -> None:
        """Show the week or the month before."""
        self._go(
            self.day.replace(day=1) - timedelta(days=1) if self._is_month() else self.day - _WEEK
        )

    def go_on(self) -> None:
        """Show the week or the month after."""
        next_month = (self.day.replace(day=28) + timedelta(days=4)).replace(day=1)
        self._go(next_month if self._is_month() else self.day + _WEEK)

    def go_now(self) -> None:
        """Show today."""
        self._go(self.work.today())

    def _go(self, day: date) -> None:
        self.day = day
        self.reload()

    def _is_month(self) -> bool:
        return bool(self.view.value() == "month")

    def _span(self, first: date, last: date) -> str:
        if self._is_month():
            return f"{numbers.month(self.day.month)} {self.day.year}"
        return _("{first} tot en met {last}").format(
            first=dates.day_and_date(first), last=dates.day_and_date(last)
        )

    def _open(self, planned: Planned) -> None:
        self.work.go(words.page(planned.kind), planned.record)

    def _open_day(self, day: date) -> None:
        self.day = day
        self.view.set_state("week")

    def _save(self) -> None:
        CalendarFileDialog(self.work, self, self.area.value()).open()
