"""One act for everyone in a list, with a preview: what happens to whom, who is left out and why."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, ClosingReason, FollowUpKind, ParticipantStatus
from spil_desktop.services import activities, bulk, occurrences
from spil_desktop.services.bulk import Action, Outcome
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.stages import Closing
from spil_desktop.texts import dates, labels
from spil_desktop.texts import lists as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import ChoiceBox, CodeBox, DateLine, Line, RecordBox
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Session, Work

_CLOSINGS = tuple(
    reason
    for reason in ClosingReason
    if reason not in (ClosingReason.DIED, ClosingReason.CONSENT_WITHDRAWN)
)
"""Reasons that can hold for many; the others are a matter of one person."""


class Kind(StrEnum):
    """What can be done for many."""

    FOLLOW_UP = "follow_up"
    STAGE = "stage"
    INVITE = "invite"
    CLOSE = "close"


_ROWS = {
    Kind.FOLLOW_UP: ("kind", "due_on", "note"),
    Kind.STAGE: ("status",),
    Kind.INVITE: ("occurrence",),
    Kind.CLOSE: ("closing_reason", "closed_on"),
}


class BulkDialog(FormDialog):
    """Chooses what to do and shows what that does to each person before it is done."""

    def __init__(self, work: Work, parent: QWidget, person_ids: Sequence[int]) -> None:
        super().__init__(work, _("Voor meer bewoners tegelijk"), parent)
        self._people = tuple(person_ids)
        self.act_for = self.form.add("act", _("Wat wil je doen?"), ChoiceBox(_kinds()))
        self._add_fields()
        self.said = blocks.label("")
        self.form.add_wide(self.said)
        self.preview: RecordTable[Outcome] = RecordTable(
            _("Wat er gebeurt"),
            (
                Column[Outcome](_("Naam"), lambda row: row.name),
                Column[Outcome](
                    _("Wat er gebeurt"),
                    self._what,
                    width=300,
                    tone=lambda row: Tone.GOOD if row.skipped is None else Tone.WARNING,
                ),
            ),
            key=lambda row: row.person_id,
        )
        self.preview.setMinimumHeight(theme.px(220))
        self.form.add_wide(self.preview)
        self.setMinimumWidth(theme.px(640))
        self.form.edited.connect(self.look)
        self.look()
        self.ready()

    def look(self) -> None:
        """Show the preview of what the form says now."""
        kind = self.act_for.value()
        for one, names in _ROWS.items():
            for name in names:
                self.form.show_row(name, shown=one is kind)
        action = self._action()
        rows: tuple[Outcome, ...] = ()
        if action is not None:
            people, today = self._people, self.work.today()
            try:
                rows = self.work.read(
                    lambda session: bulk.preview(session, action, people, today=today)
                )
            except SpilError as error:
                self.form.show_error(error)
        self.preview.set_rows(rows)
        done = sum(row.skipped is None for row in rows)
        self.said.setText(_counted(done, len(rows) - done) if rows else _("Kies eerst hierboven."))
        self.save_button.setEnabled(done > 0)
        self.save_button.setText(
            ngettext("Doen voor {count} bewoner", "Doen voor {count} bewoners", done).format(
                count=done
            )
        )

    def save(self) -> object:
        """Do it, as one act with one undo."""
        action, people, today = self._action(), self._people, self.work.today()
        if action is None:
            return 0
        done = self.work.write(
            Act.CHANGE_MANY,
            lambda session: bulk.carry_out(session, action, people, today=today),
        )
        text = ngettext("Gedaan voor {count} bewoner.", "Gedaan voor {count} bewoners.", done)
        self.work.said.emit(text.format(count=done), True)
        return done

    def _add_fields(self) -> None:
        add, today = self.form.add, self.work.today()
        self.kind = add("kind", _("Wat plannen?"), CodeBox(FollowUpKind, labels.title))
        self.kind.set_value(FollowUpKind.CALL)
        self.due_on = add("due_on", _("Wanneer"), DateLine(today, Toward.FUTURE))
        self.due_on.set_value(today + timedelta(days=7))
        self.note = add("note", _("Notitie"), Line())
        stages = [one for one in ParticipantStatus if one is not ParticipantStatus.CLOSED]
        self.status = add("status", _("Nieuwe fase"), CodeBox(stages, labels.title, empty="–"))
        self.occurrence = add("occurrence", _("Waarvoor uitnodigen?"), RecordBox("–"))
        self.occurrence.set_records(self.work.read(self._coming))
        self.reason = add(
            "closing_reason", _("Waarom afsluiten?"), CodeBox(_CLOSINGS, labels.title, empty="–")
        )
        self.closed_on = add("closed_on", _("Afgesloten op"), DateLine(today))
        self.closed_on.set_value(today)

    def _coming(self, session: Session) -> list[tuple[int, str]]:
        today = self.work.today()
        return [
            (time.id, f"{activity.fields.name}, {dates.day_and_date(time.held_on)}")
            for activity in activities.rows(session, today=today)
            for time in reversed(occurrences.rows(session, activity.id))
            if time.held_on >= today and not time.cancelled
        ]

    def _action(self) -> Action | None:
        """Return what the form says, None while something is not chosen."""
        values: dict[str, Any] = self.form.values()
        match self.act_for.value():
            case Kind.FOLLOW_UP if values["due_on"]:
                fields = FollowUpFields(values["kind"], values["due_on"], values["note"])
                return bulk.PlanFollowUp(fields)
            case Kind.STAGE if values["status"]:
                return bulk.ChangeStage(values["status"])
            case Kind.INVITE if values["occurrence"]:
                return bulk.Invite(values["occurrence"])
            case Kind.CLOSE if values["closing_reason"] and values["closed_on"]:
                return bulk.CloseFile(Closing(values["closing_reason"], values["closed_on"]))
            case _:
                return None

    def _what(self, row: Outcome) -> str:
        if row.skipped is not None:
            return _("overgeslagen: {why}").format(why=words.skipped(row.skipped))
        match self._action():
            case bulk.PlanFollowUp(fields):
                return _("{what} op {day}").format(
                    what=labels.label(fields.kind), day=dates.short_date(fields.due_on)
                )
            case bulk.ChangeStage(status):
                return f"{labels.label(row.status)} → {labels.label(status)}"
            case bulk.Invite():
                return _("wordt uitgenodigd")
            case _:
                return _("wordt afgesloten")


def _kinds() -> tuple[tuple[Kind, str], ...]:
    return (
        (Kind.FOLLOW_UP, _("Een opvolging plannen")),
        (Kind.STAGE, _("De fase wijzigen")),
        (Kind.INVITE, _("Uitnodigen voor een activiteit")),
        (Kind.CLOSE, _("Dossiers afsluiten")),
    )


def _counted(done: int, skipped: int) -> str:
    text = ngettext("Bij {count} bewoner gebeurt dit.", "Bij {count} bewoners gebeurt dit.", done)
    if not skipped:
        return text.format(count=done)
    left = ngettext(
        "{count} wordt overgeslagen; hieronder staat waarom.",
        "{count} worden overgeslagen; hieronder staat waarom.",
        skipped,
    )
    return f"{text.format(count=done)} {left.format(count=skipped)}"
