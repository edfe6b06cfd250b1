"""One organisation beside the list: how to reach it, who works there, whether it is still true."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import organisations
from spil_desktop.services.organisations import ColleagueRow, OrganisationRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.organisations.dialogs import ColleagueDialog, OrganisationDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_AT_MOST = 6


class OrganisationDetail(QWidget):
    """The chosen organisation; empty when none is chosen."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.organisation: OrganisationRow | None = None
        self.people: RecordTable[ColleagueRow] | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(16))

    def show_organisation(self, organisation: OrganisationRow | None) -> None:
        """Show `organisation`, or nothing."""
        self.organisation, self.people = organisation, None
        blocks.clear(self._body)
        if organisation is not None:
            self._body.addWidget(self._card(organisation))
            self._body.addWidget(self._people(organisation))
        self._body.addStretch(1)

    def edit(self) -> None:
        """Open the form of the shown organisation."""
        if self.organisation is not None:
            OrganisationDialog(self.work, self, self.organisation).open()

    def check(self) -> None:
        """Note that what is kept of the shown organisation is still true."""
        if self.organisation is not None:
            key, today = self.organisation.id, self.work.today()
            self.work.attempt(
                Act.EDIT_ORGANISATION,
                lambda session: organisations.check(session, key, today=today),
                _("Nagekeken: {name}.").format(name=self.organisation.fields.name),
            )

    def _card(self, row: OrganisationRow) -> QWidget:
        card = blocks.Card(row.fields.name)
        flow = FlowLayout()
        checked, tone = checked_words(row, self.work.today())
        chips = [
            (labels.label(row.fields.kind), Tone.NEUTRAL),
            (row.area or _("overal"), Tone.NEUTRAL),
            (checked, tone),
            *((labels.label(theme_), Tone.ACCENT) for theme_ in row.fields.themes),
        ]
        for word, tone in chips:
            flow.addWidget(blocks.chip(word, tone))
        card.body.addLayout(flow)
        fields = row.fields
        reach = (row.shown_phone, fields.email, fields.website, fields.address)
        for line in reach:
            if line:
                card.body.addWidget(blocks.label(line))
        for line in (fields.opening_hours, fields.note):
            if line:
                card.body.addWidget(blocks.quiet(line))
        card.body.addLayout(self._buttons(row))
        return card

    def _buttons(self, row: OrganisationRow) -> FlowLayout:
        there = row.ended_on is None
        return buttons.possible(
            (_("Nagekeken"), "check-line", self.check, there),
            (_("Wijzigen"), "edit-line", self.edit, True),
            (_("Bestaat niet meer"), "close-circle-line", self._end, there),
            (_("Bestaat toch nog"), "arrow-go-back-line", self._reopen, not there),
        )

    def _people(self, row: OrganisationRow) -> QWidget:
        card = blocks.Card(_("Wie werkt daar?"))
        if row.people:
            self.people = table = RecordTable(
                _("Medewerkers"),
                (
                    Column[ColleagueRow](
                        _("Naam"),
                        lambda one: one.fields.name,
                        below=lambda one: one.fields.role or one.fields.email or "",
                    ),
                    Column[ColleagueRow](_("Telefoon"), lambda one: one.shown_phone, width=130),
                ),
                key=lambda one: one.id,
            )
            table.set_rows(row.people)
            shown = min(len(row.people), _AT_MOST)
            table.setFixedHeight(theme.px(52) * shown + theme.px(48))
            table.opened.connect(self._edit_colleague)
            card.body.addWidget(table)
        else:
            card.body.addWidget(blocks.quiet(_("Nog niemand. Met een naam bel je makkelijker.")))
        card.body.addLayout(
            buttons.possible(
                (_("Medewerker toevoegen"), "user-add-line", self._add_colleague, True),
                (_("Wijzigen"), "edit-line", self._edit_colleague, bool(row.people)),
                (_("Werkt er niet meer"), "user-unfollow-line", self._remove, bool(row.people)),
            )
        )
        return card

    def _colleague(self) -> ColleagueRow | None:
        """Return who is chosen, else the first."""
        if self.people is None:
            return None
        return self.people.row() or next(iter(self.people.rows()), None)

    def _add_colleague(self) -> None:
        if self.organisation is not None:
            ColleagueDialog(self.work, self, self.organisation.id).open()

    def _edit_colleague(self) -> None:
        colleague = self._colleague()
        if self.organisation is not None and colleague is not None:
            ColleagueDialog(self.work, self, self.organisation.id, colleague).open()

    def _remove(self) -> None:
        colleague = self._colleague()
        if colleague is not None:
            self.work.attempt(
                Act.EDIT_ORGANISATION,
                lambda session: organisations.remove_person(session, colleague.id),
                _("Weggehaald van de sociale kaart."),
            )

    def _end(self) -> None:
        if self.organisation is not None:
            key, today = self.organisation.id, self.work.today()
            self.work.attempt(
                Act.EDIT_ORGANISATION,
                lambda session: organisations.end(session, key, today=today),
                _("Deze organisatie wordt niet meer aangeboden."),
            )

    def _reopen(self) -> None:
        if self.organisation is not None:
            key, today = self.organisation.id, self.work.today()
            self.work.attempt(
                Act.EDIT_ORGANISATION,
                lambda session: organisations.reopen(session, key, today=today),
                _("Deze organisatie wordt weer aangeboden."),
            )


def checked_words(row: OrganisationRow, today: date) -> tuple[str, Tone]:
    """Say when an entry was checked last, and how that looks."""
    if row.ended_on is not None:
        return _("bestaat niet meer"), Tone.NEUTRAL
    if row.checked_on is None:
        return _("nooit nagekeken"), Tone.WARNING
    when = dates.relative(row.checked_on, today)
    words = _("nagekeken: {when}").format(when=when)
    return (
        (_("{words}, kijk na").format(words=words), Tone.WARNING)
        if row.is_old
        else (
            words,
            Tone.GOOD,
        )
    )
