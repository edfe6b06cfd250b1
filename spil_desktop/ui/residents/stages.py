"""Giving a file another stage, and closing it: what may follow, what is missing, what it does."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import retention
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, ClosingReason, ParticipantStatus
from spil_desktop.services import stages
from spil_desktop.services.cards import ParticipantPart
from spil_desktop.services.stages import Closing, LeftOpen
from spil_desktop.texts import dates, labels
from spil_desktop.texts import stages as words
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Line
from spil_desktop.ui.work import Session, Work

_HANDED_ON = (ClosingReason.TO_KEY_FIGURE, ClosingReason.TO_PROFESSIONAL)


class StageDialog(FormDialog):
    """Gives a file another stage; closing asks why, when, who goes on and when to ask after her.

    With `to` the stage is chosen already; with `to` CLOSED the dialog only asks about closing.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        part: ParticipantPart,
        to: ParticipantStatus | None = None,
    ) -> None:
        closes = to is ParticipantStatus.CLOSED
        title = _("Dossier afsluiten") if closes else _("Fase wijzigen")
        super().__init__(work, title, parent, save=_("Afsluiten") if closes else "")
        self._part = part
        self._steps = {
            step.status: step
            for step in work.read(lambda session: stages.next_steps(session, part.id))
        }
        self.status = self.form.add(
            "status",
            _("Fase"),
            CodeBox((part.status, *self._steps), labels.title),
            required=True,
        )
        self.status.set_value(to or part.status)
        self.form.show_row("status", shown=not closes)
        self.explained = blocks.Note("")
        self.form.add_wide(self.explained)
        self._add_closing()
        self.status.edited.connect(self._show_step)
        self.reason.edited.connect(self._show_step)
        self.closed_on.edited.connect(self._show_step)
        self._show_step()
        self.ready()

    def save(self) -> object:
        """Change the stage, or close the file; say what is still open."""
        closes = self._closes()
        done = _("Het dossier is afgesloten.") if closes else _("De fase is gewijzigd.")
        act = Act.CLOSE_FILE if closes else Act.CHANGE_STATUS
        left = self.work.write(act, self._close if closes else self._change)
        if closes and (left.needs or left.matches):
            open_ones = _("Nog open: hulpvragen {needs}, koppelingen {matches}.").format(
                needs=left.needs, matches=left.matches
            )
            done = f"{done} {open_ones}"
        self.work.said.emit(done, True)
        return self._part.id

    def _add_closing(self) -> None:
        add, today = self.form.add, self.work.today()
        self.reason = add(
            "closing_reason",
            _("Waarom afsluiten?"),
            CodeBox(ClosingReason, labels.title, empty="–"),
            required=True,
        )
        self.closing_label = add("closing_label", _("In eigen woorden"), Line())
        self.handed_to = add(
            "handed_to",
            _("Wie gaat met haar verder?"),
            Line(_("Bijvoorbeeld: sleutelfiguur van de Spantweg, wijkverpleging")),
            required=True,
        )
        self.closed_on = add("closed_on", _("Afgesloten op"), DateLine(today))
        self.closed_on.set_value(today)
        self.aftercare_on = add(
            "aftercare_on",
            _("Nazorg: wanneer vraag je hoe het gaat?"),
            DateLine(today, Toward.FUTURE),
            help_text=_("Leeg: geen nazorg. De dag komt op Vandaag."),
        )

    def _closes(self) -> bool:
        return self.status.value() is ParticipantStatus.CLOSED

    def _close(self, session: Session) -> LeftOpen:
        values, part = self.form.values(), self._part
        return stages.close(
            session, part.id, self._closing(values), today=self.work.today(), version=part.version
        )

    def _closing(self, values: dict[str, Any]) -> Closing:
        reason = values["closing_reason"]
        return Closing(
            reason,
            values["closed_on"] or self.work.today(),
            label=values["closing_label"] if reason is ClosingReason.OTHER else None,
            handed_to=values["handed_to"] if reason in _HANDED_ON else None,
            aftercare_on=None if reason in stages.NO_AFTERCARE else values["aftercare_on"],
        )

    def _change(self, session: Session) -> LeftOpen:
        part, today = self._part, self.work.today()
        status = self.form.values()["status"]
        return stages.change(session, part.id, status, today=today, version=part.version)

    def _show_step(self) -> None:
        closes, reason = self._closes(), self.reason.value()
        shown = {
            "closing_reason": closes,
            "closed_on": closes,
            "closing_label": closes and reason is ClosingReason.OTHER,
            "handed_to": closes and reason in _HANDED_ON,
            "aftercare_on": closes and reason is not None and reason not in stages.NO_AFTERCARE,
        }
        for name, wanted in shown.items():
            self.form.show_row(name, shown=wanted)
        self.explained.set_text(self._explanation())
        QTimer.singleShot(0, self, self.fit)  # after the words have told how high they are

    def _explanation(self) -> str:
        """Return what the chosen stage means, what it asks first and what closing brings."""
        status, reason = self.status.value(), self.reason.value()
        if status is None:
            return ""
        said = [words.explained(status)]
        step = self._steps.get(status)
        if not self._closes():
            said += [words.missing(kind) for kind in (step.missing if step else ())]
        elif reason is not None:
            said.append(words.closing(reason))
            if reason is not ClosingReason.CONSENT_WITHDRAWN:
                until = retention.destroy_on(self.closed_on.value() or self.work.today())
                said.append(_("Wis-datum: {date}.").format(date=dates.short_date(until)))
        return " ".join(filter(None, said))
