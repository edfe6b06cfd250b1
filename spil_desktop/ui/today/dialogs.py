"""The short form of today: until when something waits, and why."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import postponements
from spil_desktop.services.today_items import TodayItem
from spil_desktop.texts import dates
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Line
from spil_desktop.ui.work import Work

_A_WEEK: Final = timedelta(days=7)


class PostponeDialog(FormDialog):
    """Asks until when something waits, and why; a signal never waits without a reason."""

    def __init__(self, work: Work, parent: QWidget, item: TodayItem) -> None:
        title = _("Uitstellen: {name}").format(name=item.name)
        super().__init__(work, title, parent, save=_("Uitstellen"))
        self._item = item
        today = work.today()
        self.until = self.form.add(
            "due_on",
            _("Tot wanneer?"),
            DateLine(today, Toward.FUTURE),
            required=True,
            help_text=_("Bijvoorbeeld +3, dinsdag of 14-5."),
        )
        self.until.set_value(today + _A_WEEK)
        self.reason = self.form.add(
            "reason",
            _("Waarom?"),
            Line(_("Bijvoorbeeld: is op vakantie")),
            required=item.kind in postponements.NEEDS_REASON,
        )
        self.ready()
        self.until.selectAll()

    def save(self) -> object:
        """Put it off."""
        item, until, reason = self._item, self.until.value(), self.reason.value()
        today = self.work.today()
        assert until is not None  # the form asked for it
        return self.work.write(
            Act.POSTPONE,
            lambda session: postponements.postpone(session, item, until, reason, today=today),
            _("Uitgesteld tot {date}.").format(date=dates.day_and_date(until)),
        )
