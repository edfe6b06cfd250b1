"""Where a volunteer's VOG (certificate of good conduct) stands.

A VOG has no legal end; organisations renew it after some years of their own choice.
"""

from datetime import date

from dateutil.relativedelta import relativedelta

from spil_desktop.rules.vocabulary import VogState, VolunteerRole

ONE_TO_ONE: frozenset[VolunteerRole] = frozenset(
    {
        VolunteerRole.BUDDY,
        VolunteerRole.DRIVER,
        VolunteerRole.HANDYMAN,
        VolunteerRole.ADMINISTRATION,
    }
)
"""Roles in which someone is alone with a participant, and so needs a VOG; phoning is not."""


def state(
    requested_on: date | None, received_on: date | None, renewal_years: int, today: date
) -> VogState:
    """Say where a VOG stands on `today`; a request after the last receipt is a renewal."""
    renews = requested_on is not None and (received_on is None or requested_on > received_on)
    if received_on is None:
        return VogState.REQUESTED if renews else VogState.NONE
    if received_on > renewed_before(today, renewal_years):
        return VogState.RECEIVED
    return VogState.REQUESTED if renews else VogState.RENEW


def renewed_before(today: date, renewal_years: int) -> date:
    """Return the last day of receipt that calls for renewal on `today`."""
    return today - relativedelta(years=renewal_years)


def renew_on(received_on: date, renewal_years: int) -> date:
    """Return the day from which a VOG received on `received_on` must be renewed."""
    return received_on + relativedelta(years=renewal_years)
