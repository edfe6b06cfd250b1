"""One need beside the list: what was asked, and what can be done with it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, NeedStatus
from spil_desktop.services import needs
from spil_desktop.services.needs import NeedRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui.needs.dialogs import CloseNeedDialog, NeedDialog
from spil_desktop.ui.referrals.dialogs import About, ReferDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.work import Work


class NeedDetail(QWidget):
    """The chosen need; empty when none is chosen."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.need: NeedRow | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_need(self, need: NeedRow | None) -> None:
        """Show `need`, or nothing."""
        self.need = need
        blocks.clear(self._body)
        if need is not None:
            self._body.addWidget(self._card(need))
        self._body.addStretch(1)

    def _card(self, need: NeedRow) -> QWidget:
        card = blocks.Card(labels.title(need.fields.theme))
        card.body.addWidget(blocks.label(need.name))
        card.body.addLayout(self._chips(need))
        if need.fields.note:
            card.body.addWidget(blocks.label(need.fields.note))
        for line in _lines(need):
            card.body.addWidget(blocks.quiet(line))
        card.body.addLayout(self._buttons(need))
        return card

    def _chips(self, need: NeedRow) -> FlowLayout:
        flow = FlowLayout()
        words = [(labels.label(need.status), Tone.ACCENT if need.is_open else Tone.NEUTRAL)]
        if need.matched:
            words.append((_("koppeling loopt"), Tone.GOOD))
        words += [(labels.short_day_part(part), Tone.NEUTRAL) for part in need.fields.wished]
        words += [(labels.label(interest), Tone.NEUTRAL) for interest in need.fields.interests]
        for word, tone in words:
            flow.addWidget(blocks.chip(word, tone))
        return flow

    def _buttons(self, need: NeedRow) -> FlowLayout:
        return buttons.possible(
            (_("Zoek wie past"), "links-line", self._match, need.is_open),
            (_("Verwijzen"), "share-forward-line", self._refer, need.is_open),
            (_("Afsluiten"), "check-line", self._close, need.is_open),
            (_("Weer openen"), "arrow-go-back-line", self._reopen, not need.is_open),
            (_("Wijzigen"), "edit-line", self._edit, True),
            (_("Naar de bewoner"), "user-line", self._go_to_person, True),
        )

    def _match(self) -> None:
        if self.need is not None:
            self.work.go("matching", self.need.id)

    def _refer(self) -> None:
        need = self.need
        if need is not None:
            about = About(need.participant_id, need.area_id, need.id, need.fields.note or "")
            ReferDialog(self.work, self, about).open()

    def _go_to_person(self) -> None:
        if self.need is not None:
            self.work.go("residents", self.need.person_id)

    def _edit(self) -> None:
        if self.need is not None:
            NeedDialog(self.work, self, self.need.participant_id, self.need).open()

    def _close(self) -> None:
        if self.need is not None:
            CloseNeedDialog(self.work, self, self.need).open()

    def _reopen(self) -> None:
        need = self.need
        if need is not None:
            self.work.attempt(
                Act.EDIT_NEED,
                lambda session: needs.move(session, need.id, NeedStatus.IN_PROGRESS),
                _("De hulpvraag is weer open."),
            )


def _lines(need: NeedRow) -> list[str]:
    asked = _("Gevraagd op {date}, wacht {waiting}.").format(
        date=dates.short_date(need.fields.asked_on), waiting=dates.waiting(need.waiting_days)
    )
    if need.closing is None:
        return [asked]
    ended = _("Afgesloten op {date}.").format(date=dates.short_date(need.closing.closed_on))
    if need.closing.solved_by is None:
        return [_("Gevraagd op {date}.").format(date=dates.short_date(need.fields.asked_on)), ended]
    through = _("Opgelost via {layer}.").format(layer=labels.label(need.closing.solved_by))
    return [
        _("Gevraagd op {date}.").format(date=dates.short_date(need.fields.asked_on)),
        ended,
        through,
    ]
