"""Opening the form in which something missing is filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.rules.data_quality import Gap, Repair
from spil_desktop.rules.vocabulary import Moment, Purpose
from spil_desktop.services import cards, data_quality, needs
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.matching.talks import open_review
from spil_desktop.ui.needs.dialogs import CloseNeedDialog, NeedDialog
from spil_desktop.ui.quality.dialogs import ReportDialog
from spil_desktop.ui.residents.dialogs import (
    ConsentDialog,
    HealthDialog,
    PersonDialog,
    WishesDialog,
)
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.missed import MissedDialog
from spil_desktop.ui.work import Work

_PURPOSES: Final = {
    Gap.CONSENT_FILE: Purpose.FILE,
    Gap.CONSENT_HEALTH: Purpose.HEALTH,
    Gap.CONSENT_EVALUATION: Purpose.EVALUATION,
}
_MOMENTS: Final = {Gap.T0: Moment.T0, Gap.T1: Moment.T1, Gap.T2: Moment.T2}


@dataclass(frozen=True, slots=True)
class Missing:
    """What is to be repaired: of whom, in which form, and the first thing that is missing."""

    person_id: int
    repair: Repair
    gap: Gap


def open_form(work: Work, parent: QWidget, missing: Missing) -> None:
    """Open the form for `missing`, or the page on which it is repaired."""
    today = work.today()
    card = work.read(lambda session: cards.card(session, missing.person_id, today=today))
    part = card.participant
    if part is None:
        return
    opener = _OPENERS.get(missing.repair)
    if opener is None:
        work.go("residents", missing.person_id)
        return
    opener(work, parent, card, part, missing)


Opener = Callable[[Work, QWidget, PersonCard, ParticipantPart, Missing], None]


def _report(
    work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart, _missing: Missing
) -> None:
    ReportDialog(work, parent, card, part).open()


def _person(
    work: Work, parent: QWidget, card: PersonCard, _part: ParticipantPart, _missing: Missing
) -> None:
    PersonDialog(work, parent, card).open()


def _wishes(
    work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart, _missing: Missing
) -> None:
    WishesDialog(work, parent, card.person_id, part).open()


def _health(
    work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart, _missing: Missing
) -> None:
    HealthDialog(work, parent, card.person_id, part).open()


def _consent(
    work: Work, parent: QWidget, card: PersonCard, _part: ParticipantPart, missing: Missing
) -> None:
    ConsentDialog(work, parent, card.person_id, _PURPOSES[missing.gap]).open()


def _contact(
    work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart, missing: Missing
) -> None:
    """Log the first contact; one that lacks its duration is looked up in the file."""
    if missing.gap is Gap.FIRST_CONTACT:
        ContactLog(work, parent, part.id).open()
    else:
        work.go("residents", card.person_id)


def _new_need(
    work: Work, parent: QWidget, _card: PersonCard, part: ParticipantPart, _missing: Missing
) -> None:
    NeedDialog(work, parent, part.id).open()


def _close_need(
    work: Work, parent: QWidget, _card: PersonCard, part: ParticipantPart, missing: Missing
) -> None:
    today, number = work.today(), _record(work, part, missing.repair)
    if number:
        need = work.read(lambda session: needs.card(session, number, today=today))
        CloseNeedDialog(work, parent, need).open()


def _open_need(
    work: Work, _parent: QWidget, _card: PersonCard, part: ParticipantPart, missing: Missing
) -> None:
    work.go("needs", _record(work, part, missing.repair))


def _review(
    work: Work, parent: QWidget, _card: PersonCard, part: ParticipantPart, missing: Missing
) -> None:
    number = _record(work, part, missing.repair)
    if number:
        open_review(work, parent, number)


def _match(
    work: Work, _parent: QWidget, _card: PersonCard, part: ParticipantPart, missing: Missing
) -> None:
    work.go("matching", ["match", _record(work, part, missing.repair)])


def _measure(
    work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart, missing: Missing
) -> None:
    """Ask the first questionnaires; of a later moment that is over, why it was not asked."""
    moment = _MOMENTS[missing.gap]
    if moment is Moment.T0:
        MeasurementDialog(work, parent, card, part, moment).open()
    else:
        MissedDialog(work, parent, card.full_name, part, moment).open()


def _record(work: Work, part: ParticipantPart, repair: Repair) -> int:
    today = work.today()
    return work.read(
        lambda session: data_quality.record_to_open(session, part.id, repair, today=today)
    )


_OPENERS: Final[Mapping[Repair, Opener]] = {
    Repair.REPORT: _report,
    Repair.PERSON: _person,
    Repair.WISHES: _wishes,
    Repair.HEALTH: _health,
    Repair.CONSENT: _consent,
    Repair.CONTACT: _contact,
    Repair.NEED: _new_need,
    Repair.CLOSE_NEED: _close_need,
    Repair.OPEN_NEED: _open_need,
    Repair.REVIEW: _review,
    Repair.END_MATCH: _match,
    Repair.MEASURE: _measure,
}
