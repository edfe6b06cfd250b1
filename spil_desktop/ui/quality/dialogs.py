"""Filling in what is missing of a report: who made it, and whether she knows."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, Knows, ReportSource
from spil_desktop.services import participants
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.texts import labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, Line
from spil_desktop.ui.work import Work

_KNOWN: Final = (Knows.YES, Knows.NO)


class ReportDialog(FormDialog):
    """Asks who reported someone, and whether she knows of it."""

    def __init__(
        self, work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart
    ) -> None:
        super().__init__(work, _("Melding aanvullen"), parent, draft=f"report:{part.id}")
        self._part = part
        self.body.insertWidget(1, blocks.label(card.full_name))
        known = part.fields
        self.source = self.form.add(
            "source", _("Wie meldde haar?"), CodeBox(ReportSource, labels.title), required=True
        )
        self.source.set_value(known.source)
        self.label = self.form.add("source_label", _("Wie precies?"), Line())
        self.label.set_state(known.source_label or "")
        self.knows = self.form.add(
            "knows", _("Weet zij van de melding?"), CodeBox(_KNOWN, labels.title, empty="–")
        )
        if known.knows is not Knows.UNKNOWN:
            self.knows.set_value(known.knows)
        self.source.edited.connect(self._ask_who)
        self._ask_who()
        self.ready()

    def save(self) -> object:
        """Keep both; the rest of the report stays as it is."""
        part, today, values = self._part, self.work.today(), self.form.values()
        other = values["source"] is ReportSource.OTHER
        fields = replace(
            part.fields,
            source=values["source"],
            source_label=values["source_label"] if other else part.fields.source_label,
            knows=values["knows"] or Knows.UNKNOWN,
        )
        self.work.write(
            Act.EDIT_PERSON,
            lambda session: participants.edit(
                session, part.id, fields, today=today, version=part.version
            ),
            _("De melding is aangevuld."),
        )
        return part.id

    def _ask_who(self) -> None:
        """Ask in words who it was when the list does not have her."""
        other = self.source.value() is ReportSource.OTHER
        self.form.show_row("source_label", shown=other)
