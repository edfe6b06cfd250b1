"""The contact log: whom, how, what came of it, minutes, one line, the next day; Enter keeps it.

After the name every choice is one key: a letter for the form and the result (it stands on the
chip), digits for the minutes, W or + for the next day, R for the same as last time.
"""

from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import bsn
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import (
    CLOSED_FILES,
    Act,
    ContactForm,
    ContactResult,
    FollowUpKind,
)
from spil_desktop.services import contact_subjects, contacts, households
from spil_desktop.services.contact_subjects import Subject
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.contacts.chips import KeyChips
from spil_desktop.ui.contacts.people import SHOWN, AlsoThere, PersonLine
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import DateLine, Line, Number
from spil_desktop.ui.work import Session, Work

DRAFT: Final = "contact"
"""The draft of a log that was opened for nobody in particular."""

FORM_KEYS: Final = {
    ContactForm.PHONE: "T",
    ContactForm.HOME_VISIT: "H",
    ContactForm.AT_DOOR: "D",
    ContactForm.STREET: "S",
    ContactForm.ACTIVITY: "A",
    ContactForm.OFFICE_HOUR: "P",
    ContactForm.LETTER: "K",
    ContactForm.EMAIL: "E",
    ContactForm.THIRD_PARTY: "O",
}
RESULT_KEYS: Final = {
    ContactResult.REACHED: "B",
    ContactResult.NOT_HOME: "N",
    ContactResult.VOICEMAIL: "V",
    ContactResult.CALLED_BACK: "G",
    ContactResult.APPOINTMENT: "M",
    ContactResult.NO_CONTACT_WANTED: "X",
}
_NEXT_WEEK: Final = "w"
_AGAIN: Final = "r"
_A_WEEK: Final = timedelta(days=7)
_MOST_MINUTES: Final = 600
_TEN: Final = 10
_WIDE: Final = 720
_PLAIN: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ContactLog(FormDialog):
    """Logs a contact or an attempt, and what must follow.

    `participant_id` is whom it is about already; `person_id` whom the page shows, proposed first;
    `form` how it was.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        participant_id: int | None = None,
        *,
        person_id: int | None = None,
        form: ContactForm | None = None,
    ) -> None:
        draft = DRAFT if participant_id is None else f"{DRAFT}:{participant_id}"
        super().__init__(work, _("Contact vastleggen"), parent, draft=draft)
        self._counting = False
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(min(theme.px(_WIDE), round(screen.width() * 0.9)))
        self._add_who(person_id)
        self._add_how()
        self._add_what()
        self._add_buttons()
        if form is not None:
            self.how.set_value(form)
        if participant_id is not None:
            subject = self._subject(participant_id)
            if subject is not None:
                self.person.set_value(subject)
        self._offer_household()
        self.person.edited.connect(self._offer_household)
        self.note.edited.connect(self._warn)
        self.ready()
        self._offer_household()
        self._warn()
        if self.person.line.value():
            self.how.setFocus()

    def save(self) -> object:
        """Keep the contact and plan what follows; returns the number of the participant."""
        values, today = self.form.values(), self.work.today()
        participant_id, together = values.pop("participant_id"), values.pop("together")
        following, on = self._next(values.pop("due_on")), values.pop("on") or today
        new = ContactFields(**values, on=on, next=following)
        user_id = self.work.user_id

        def log(session: Session) -> int:
            return contacts.log(
                session, participant_id, new, today=today, user_id=user_id, together=together
            )

        self.work.write(Act.LOG_CONTACT, log, _("Het contact is vastgelegd."))
        return participant_id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~_PLAIN or not self.press(event.text()):
            super().keyPressEvent(event)

    def press(self, key: str) -> bool:
        """Do what a single key stands for, and say whether it stands for something."""
        counting, self._counting = self._counting, key.isdigit()
        if key.isdigit():
            self._count(int(key), go_on=counting)
        elif key == "+":
            self.next_on.setFocus()
            self.next_on.setText(key)
        elif key.lower() == _NEXT_WEEK:
            self.next_on.set_value(self.work.today() + _A_WEEK)
        elif key.lower() == _AGAIN:
            self.repeat()
        else:
            return bool(key) and (self.how.press(key) or self.outcome.press(key))
        return True

    def repeat(self) -> None:
        """Fill in what was logged last; its note only when it is about the same person."""
        user_id = self.work.user_id
        last = self.work.read(lambda session: contact_subjects.last(session, user_id=user_id))
        if last is None:
            return
        self.how.set_value(last.form)
        self.outcome.set_value(last.result)
        self.minutes.set_state(last.minutes)
        if last.participant_id == self.person.value():
            self.note.set_state(last.note)

    def _add_who(self, person_id: int | None) -> None:
        self.person = self.form.add(
            "participant_id",
            _("Met wie?"),
            PersonLine(self._find, self._subject, self._lately(person_id)),
            required=True,
        )
        self.together = self.form.add("together", "", AlsoThere(self.person.line))

    def _add_how(self) -> None:
        self.form.add_wide(
            blocks.quiet(
                _(
                    "Na de naam: Tab, dan één toets per keuze. Letters staan op de knoppen, "
                    "cijfers zijn minuten, W is over een week, + een ander aantal dagen, "
                    "R herhaalt de laatste. Enter bewaart."
                )
            )
        )
        self.how = self.form.add("form", _("Hoe?"), KeyChips(FORM_KEYS, labels.label))
        self.outcome = self.form.add(
            "result", _("Wat kwam ervan?"), KeyChips(RESULT_KEYS, labels.label)
        )

    def _add_what(self) -> None:
        today = self.work.today()
        self.minutes = self.form.add("minutes", _("Minuten"), _Minutes(0, _MOST_MINUTES))
        self.next_on = self.form.add("due_on", _("Volgende keer"), DateLine(today, Toward.FUTURE))
        self.on = self.form.add("on", _("Wanneer was het?"), DateLine(today))
        self.on.set_value(today)
        self.form.beside("minutes", "due_on", "on")
        self.note = self.form.add(
            "note",
            _("In één regel"),
            Line(_("Bijvoorbeeld: lamp is gemaakt, haar zoon belt nog")),
            help_text=_("Feiten, geen oordelen. Noem de rol, niet de naam van een ander."),
        )
        self.warning = Note(
            _("Dit lijkt een burgerservicenummer (BSN). Dat mag Spil niet bewaren: haal het weg."),
            Tone.WARNING,
        )
        self.body.insertWidget(self.body.indexOf(self._problem), self.warning)  # always in sight

    def _add_buttons(self) -> None:
        self.repeat_button = blocks.button(_("Herhaal laatste"), "repeat-line", "quiet")
        self.repeat_button.setToolTip("Ctrl+R")
        self.repeat_button.clicked.connect(self.repeat)
        self.buttons.insertWidget(0, self.repeat_button)
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.repeat)

    def _count(self, digit: int, *, go_on: bool) -> None:
        known = self.minutes.value() if go_on else None
        self.minutes.set_state(min((known or 0) * _TEN + digit, _MOST_MINUTES))

    def _next(self, day: Any) -> FollowUpFields | None:
        """Return what must follow: the visit that was agreed on, else a call."""
        if day is None:
            return None
        agreed = self.outcome.value() is ContactResult.APPOINTMENT
        return FollowUpFields(FollowUpKind.VISIT if agreed else FollowUpKind.CALL, day)

    def _find(self, text: str) -> tuple[Subject, ...]:
        return self.work.read(lambda session: contact_subjects.find(session, text, SHOWN))

    def _subject(self, participant_id: int) -> Subject | None:
        return self.work.read(
            lambda session: contact_subjects.of_participant(session, participant_id)
        )

    def _lately(self, person_id: int | None) -> tuple[Subject, ...]:
        """Return whom to propose: who is shown, then those who were spoken last."""
        user_id = self.work.user_id

        def read(session: Session) -> tuple[Subject, ...]:
            shown = None if person_id is None else contact_subjects.of_person(session, person_id)
            others = contact_subjects.recent(session, SHOWN, user_id=user_id)
            first = () if shown is None else (shown,)
            return (*first, *(one for one in others if one != shown))

        return self.work.read(read)

    def _offer_household(self) -> None:
        """Offer to log it with who else lives there and has a file of her own."""
        person_id = self.person.person_id()
        there = (
            ()
            if person_id is None
            else self.work.read(lambda session: households.at_same_address(session, person_id))
        )
        people = [
            (one.participant_id, one.name)
            for one in there
            if one.participant_id is not None and one.status not in CLOSED_FILES
        ]
        self.together.offer(people)
        self.form.show_row("together", shown=bool(people))

    def _warn(self) -> None:
        self.warning.setVisible(bsn.found_in(self.note.text()))


class _Minutes(Number):
    """Leaves letters and + to the dialog, for which they choose something."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() or event.text() == "+":
            event.ignore()
        else:
            super().keyPressEvent(event)
