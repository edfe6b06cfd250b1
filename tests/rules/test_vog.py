from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import vog
from spil_desktop.rules.vocabulary import VogState

TODAY = date(2026, 4, 14)
days = st.dates(date(2015, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("requested", "received", "expected"),
    [
        (None, None, VogState.NONE),
        (date(2026, 4, 1), None, VogState.REQUESTED),
        (date(2026, 1, 1), date(2026, 2, 2), VogState.RECEIVED),
        (None, date(2023, 4, 15), VogState.RECEIVED),
        (None, date(2023, 4, 14), VogState.RENEW),
        (date(2026, 4, 1), date(2023, 4, 14), VogState.REQUESTED),
        (date(2026, 4, 1), date(2024, 4, 14), VogState.RECEIVED),
    ],
)
def test_states(requested, received, expected):
    assert vog.state(requested, received, 3, TODAY) is expected


@given(days, st.integers(1, 10))
def test_a_vog_is_renewed_from_the_day_that_is_named(received, years):
    asks = vog.state(None, received, years, TODAY) is VogState.RENEW
    assert asks == (received <= vog.renewed_before(TODAY, years))
    if vog.renew_on(received, years) < TODAY:
        assert asks
