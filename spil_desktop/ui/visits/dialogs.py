"""Filling in a visit afterwards: what was said, theme by theme, and what she can do for others."""

from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.visit_guide import ABOUT_HEALTH, GUIDE, VisitQuestion
from spil_desktop.rules.vocabulary import Act, Offer, Purpose, VisitTheme
from spil_desktop.services import home_visits
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.home_visits import VisitFields, VisitRow
from spil_desktop.texts import labels
from spil_desktop.texts import visit_guide as words
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeChips, DateLine, Number, Text
from spil_desktop.ui.work import Work

_USUAL_MINUTES: Final = 60


class VisitDialog(FormDialog):
    """Keeps what came up at a visit; given a `visit`, changes it.

    Without her consent to a file only that there was a visit; the theme health is shut without her
    consent to that.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        card: PersonCard,
        part: ParticipantPart,
        visit: VisitRow | None = None,
    ) -> None:
        title = _("Huisbezoek vastleggen") if visit is None else _("Huisbezoek wijzigen")
        draft = f"visit:{part.id}:{visit.id if visit else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._part = part
        self._visit = visit
        self.answers: dict[VisitQuestion, Text] = {}
        self.offers: CodeChips[Offer] | None = None
        self.note: Text | None = None
        add = self.form.add
        self.on = add("on", _("Wanneer was je er?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.minutes = add("minutes", _("Hoeveel minuten?"), Number(1, 600))
        self.minutes.set_state(_USUAL_MINUTES)
        if card.allows(Purpose.FILE):
            self._add_guide(card, part)
        else:
            self.form.add_wide(
                blocks.Note(
                    _(
                        "Zonder toestemming voor een dossier bewaar je alleen dat je er was. Leg "
                        "haar antwoord vast bij Persoon; daarna kun je hier verder."
                    ),
                    Tone.WARNING,
                )
            )
        if visit is not None:
            self._fill(visit.fields)
        self.ready()

    def save(self) -> object:
        """Keep the visit and its contact."""
        fields, today, visit = self._fields(), self.work.today(), self._visit
        if visit is not None:
            self.work.write(
                Act.RECORD_HOME_VISIT,
                lambda session: home_visits.edit(
                    session, visit.id, fields, today=today, version=visit.version
                ),
                _("Het huisbezoek is gewijzigd."),
            )
            return visit.id
        number = self._part.id
        return self.work.write(
            Act.RECORD_HOME_VISIT,
            lambda session: home_visits.record(
                session, number, fields, today=today, user_id=self.work.user_id
            ),
            _("Het huisbezoek is vastgelegd."),
        )

    def _add_guide(self, card: PersonCard, part: ParticipantPart) -> None:
        self.form.add_wide(
            blocks.quiet(
                _("Schrijf alleen op wat nodig is. Leeg laten mag. Noem rollen, geen namen.")
            )
        )
        for theme, questions in GUIDE.items():
            self.form.add_heading(labels.title(theme))
            if theme is VisitTheme.HEALTH and not card.allows(Purpose.HEALTH):
                self.form.add_wide(
                    blocks.Note(
                        _("Dicht: zij gaf geen toestemming om iets over gezondheid te bewaren."),
                        Tone.WARNING,
                    )
                )
                continue
            for asked in questions:
                self.answers[asked] = self.form.add(asked.value, words.question(asked), Text(2))
        self.offers = self.form.add(
            "offers", _("Wat kan zij voor een ander doen?"), CodeChips(Offer, labels.label)
        )
        self.offers.set_value(part.fields.offers)
        self.note = self.form.add("note", _("Afgesproken"), Text(2))

    def _fill(self, fields: VisitFields) -> None:
        self.on.set_value(fields.on)
        self.minutes.set_state(fields.minutes)
        for asked, field in self.answers.items():
            field.set_state(fields.answers.get(asked, ""))
        if self.note is not None:
            self.note.set_state(fields.note or "")

    def _fields(self) -> VisitFields:
        answers = {asked: field.value() or "" for asked, field in self.answers.items()}
        if self._visit is not None:  # what is shut is not lost by changing the rest
            kept = self._visit.fields.answers
            shut = ABOUT_HEALTH.intersection(kept) - self.answers.keys()
            answers |= {asked: kept[asked] for asked in shut}
        return VisitFields(
            on=self.on.value() or self.work.today(),
            answers=answers,
            minutes=self.minutes.value(),
            note=self.note.value() if self.note is not None else None,
            offers=self.offers.value() if self.offers is not None else None,
        )
