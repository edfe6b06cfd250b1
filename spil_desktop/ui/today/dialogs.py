"""The short forms of today: put something off, note the first visit."""

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, ContactForm, ContactResult
from spil_desktop.services import contacts, postponements
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.today import TodayItem
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Line, Number, Text
from spil_desktop.ui.work import Work

_A_WEEK: Final = timedelta(days=7)


class PostponeDialog(FormDialog):
    """Asks until when something waits, and why."""

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
        self.reason = self.form.add("reason", _("Waarom?"), Line(_("Bijvoorbeeld: is op vakantie")))
        self.ready()
        self.until.selectAll()

    def save(self) -> object:
        """Put it off."""
        item, until, reason = self._item, self.until.value(), self.reason.value()
        assert until is not None  # the form asked for it
        return self.work.write(
            Act.PLAN_FOLLOW_UP,
            lambda session: postponements.postpone(session, item, until, reason),
            _("Uitgesteld tot {date}.").format(date=dates.day_and_date(until)),
        )


class VisitDialog(FormDialog):
    """Asks when someone was visited at home, or tried to be, and how that went."""

    def __init__(self, work: Work, parent: QWidget, item: TodayItem) -> None:
        title = _("Huisbezoek bij {name}").format(name=item.name)
        super().__init__(work, title, parent, draft=f"visit:{item.participant_id}")
        self._participant_id = item.participant_id or 0
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.outcome = self.form.add(
            "result", _("Hoe ging het?"), CodeBox(ContactResult, labels.title), required=True
        )
        self.outcome.set_value(ContactResult.REACHED)
        self.minutes = self.form.add("minutes", _("Hoeveel minuten?"), Number(0, 600))
        self.note = self.form.add("note", _("Wat wil je onthouden?"), Text(3))
        self.ready()

    def save(self) -> object:
        """Keep the visit."""
        values, participant_id, today = self.form.values(), self._participant_id, self.work.today()
        visit = ContactFields(form=ContactForm.HOME_VISIT, **values)
        return self.work.write(
            Act.LOG_CONTACT,
            lambda session: contacts.log(session, participant_id, visit, today=today),
            _("Het huisbezoek is opgeslagen."),
        )
