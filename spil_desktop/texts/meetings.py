"""Why a speed-date scheme cannot be made, in a sentence that says what helps."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.speed_dates import Impossible


def impossible(why: Impossible) -> str:
    """Return why there is no scheme, and what to change."""
    match why:
        case Impossible.TOO_FEW:
            return _("Er zijn minstens twee deelnemers nodig, en een ronde.")
        case Impossible.TOO_MANY_ROUNDS:
            return _("Er zijn meer rondes dan mensen om te spreken. Kies minder rondes.")
        case Impossible.ONE_TOO_LARGE:
            return _(
                "Eén organisatie is te groot: haar mensen hebben te weinig anderen om te spreken. "
                "Kies minder rondes, of nodig anderen uit."
            )
        case Impossible.NOT_FOUND:
            return _(
                "Het lukt niet om iedereen te laten praten zonder dat iemand twee keer wacht. "
                "Kies minder rondes, of nodig nog iemand uit."
            )
        case _:
            assert_never(why)
