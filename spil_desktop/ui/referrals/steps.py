"""The form of what comes next with a referral, opened from anywhere by its number."""

from PySide6.QtWidgets import QWidget

from spil_desktop.rules.vocabulary import ReferralDirection
from spil_desktop.services import referral_lists
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.ui.referrals.outcome import AnswerDialog, ArrivalDialog, OutcomeDialog
from spil_desktop.ui.work import Work


def open_step(work: Work, parent: QWidget, referral_id: int) -> None:
    """Open the form of the next step: an answer, feedback, or whether they met."""
    today = work.today()
    row = work.read(lambda session: referral_lists.card(session, referral_id, today=today))
    step_of(row)(work, parent, row).open()


def step_of(
    row: ReferralRow,
) -> type[AnswerDialog] | type[OutcomeDialog] | type[ArrivalDialog]:
    """Return the form of the next step."""
    if row.direction is ReferralDirection.INCOMING:
        return AnswerDialog
    waits = row.result is None and row.feedback_due_on is not None
    return OutcomeDialog if waits else ArrivalDialog
