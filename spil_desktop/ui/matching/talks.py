"""Talks with both sides of a match: what they expect, when they meet, how it goes and was."""

from typing import Any

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    Act,
    CandidateKind,
    ContactFrequency,
    DayPart,
    MatchStatus,
)
from spil_desktop.services import match_lists, match_reviews, matches
from spil_desktop.services.match_lists import MatchRow
from spil_desktop.services.match_reviews import ReviewFields, ReviewRow
from spil_desktop.services.matches import Expectations
from spil_desktop.texts import labels
from spil_desktop.ui.matching.dialogs import MatchDialog
from spil_desktop.ui.matching.steps import EndDialog, pair
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import ChoiceBox, CodeBox, CodeChips, DateLine, Number, Text
from spil_desktop.ui.work import Work


class ExpectDialog(MatchDialog):
    """Asks what both sides expect of each other."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        super().__init__(work, _("Verwachtingen"), parent, draft=f"expect:{match.id}")
        self.match = match
        self.body.insertWidget(1, blocks.label(pair(match)))
        said = match.expectations
        help_text = _("Hoe vaak, wat doen zij samen, en wat juist niet?")
        for name, label, text in (
            ("participant", match.name, said.participant),
            ("volunteer", match.partner_name, said.volunteer),
        ):
            question = _("Wat verwacht {name}?").format(name=label)
            self.form.add(name, question, Text(3), help_text=help_text).set_state(text)
        self.ready()

    def save(self) -> object:
        """Keep them."""
        match, said = self.match, Expectations(**self.form.values())
        self.work.write(
            Act.REVIEW_MATCH,
            lambda session: matches.expect(session, match.id, said, version=match.version),
            _("De verwachtingen zijn opgeslagen."),
        )
        return match.id


class AgreeDialog(MatchDialog):
    """Asks on which parts of the week the two meet."""

    def __init__(self, work: Work, parent: QWidget, match: MatchRow) -> None:
        super().__init__(work, _("Vaste dagdelen"), parent)
        self.match = match
        self.body.insertWidget(1, blocks.label(pair(match)))
        self.agreed = self.form.add(
            "agreed",
            _("Wanneer zien zij elkaar?"),
            CodeChips(DayPart, labels.short_day_part),
            help_text=_("Op deze dagdelen stelt Spil hen niet ook voor iets anders voor."),
        )
        self.agreed.set_value(match.agreed)
        self.ready()

    def save(self) -> object:
        """Keep them."""
        match, agreed = self.match, self.agreed.value()
        self.work.write(
            Act.MOVE_MATCH,
            lambda session: matches.agree(session, match.id, agreed),
            _("De dagdelen zijn opgeslagen."),
        )
        return match.id


class ReviewDialog(MatchDialog):
    """Asks both sides how it goes, or after the end how it was; `review` to correct a talk.

    When it does not go on, the form to end the match follows.
    """

    def __init__(
        self, work: Work, parent: QWidget, match: MatchRow, review: ReviewRow | None = None
    ) -> None:
        self._runs = match.status in RUNNING_MATCHES
        title = _("Hoe gaat het samen?") if self._runs else _("Terugkijken op de koppeling")
        about = f"review:{match.id}" if review is None else f"review:{match.id}:{review.id}"
        super().__init__(work, title, parent, draft=about)
        self.match = match
        self.review = review
        self.body.insertWidget(1, blocks.label(pair(match)))
        self.on = self.form.add("on", _("Op welke dag?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self._add_sides()
        self._add_together()
        self._show(review or self._final())
        self.ready()

    def save(self) -> object:
        """Keep what they said."""
        match, review, today = self.match, self.review, self.work.today()
        said = ReviewFields(**self.form.values())
        if review is None:
            return self.work.write(
                Act.REVIEW_MATCH,
                lambda session: match_reviews.record(session, match.id, said, today=today),
                _("Opgeslagen wat zij ervan vinden."),
            )
        self.work.write(
            Act.REVIEW_MATCH,
            lambda session: match_reviews.edit(
                session, review.id, said, today=today, version=review.version
            ),
            _("Gesprek gewijzigd."),
        )
        return review.id

    def accept(self) -> None:
        stops = self.form.values()["goes_on"] is False and self.review is None
        window = self.parentWidget()
        super().accept()
        ends = MatchStatus.ENDED in self.match.next_steps
        if stops and ends and window is not None and self.result() == self.DialogCode.Accepted:
            EndDialog(self.work, window, self.match).open()

    def _add_sides(self) -> None:
        match = self.match
        sides = [(match.name, "participant")]
        if match.partner[0] is not CandidateKind.ACTIVITY:
            sides.append((match.partner_name, "volunteer"))
        for name, side in sides:
            self.form.add_heading(name)
            for what, label, top in (
                ("click", _("Klikt het? 1 (nee) tot 5 (heel goed)"), 5),
                ("mark", _("Rapportcijfer, 1 tot 10"), 10),
            ):
                self.form.add(f"{side}_{what}", label, Number(1, top))

    def _add_together(self) -> None:
        self.form.add_heading(_("Samen"))
        self.form.add(
            "frequency",
            _("Hoe vaak zien zij elkaar?"),
            CodeBox(ContactFrequency, labels.title, empty=""),
        )
        self.form.add("together", _("Wat doen zij samen?"), Text(2))
        self.form.add(
            "goes_on",
            _("Gaat het door?") if self._runs else _("Zouden zij het weer doen?"),
            ChoiceBox(((None, _("Nog niet gevraagd")), (True, _("Ja")), (False, _("Nee")))),
        )
        self.form.add("note", _("Wat wil je onthouden?"), Text(2))

    def _final(self) -> ReviewRow | None:
        """Return what one side said already after the end."""
        match = self.match
        found = self.work.read(lambda session: match_reviews.of_match(session, match.id))
        return next((row for row in found if row.is_final), None) if not self._runs else None

    def _show(self, row: ReviewRow | None) -> None:
        if row is None:
            return
        for name, field in self.form.fields.items():
            shown: Any = field
            value = getattr(row.fields, name)
            if name == "on":
                self.on.set_value(value if self.review is not None else self.work.today())
            elif name == "frequency":
                shown.set_value(value)
            else:
                shown.set_state(value)


def open_review(work: Work, parent: QWidget, match_id: int) -> ReviewDialog:
    """Open the form for a talk about the match with this number, and return it."""
    today = work.today()
    match = work.read(lambda session: match_lists.card(session, match_id, today=today))
    dialog = ReviewDialog(work, parent, match)
    dialog.open()
    return dialog
