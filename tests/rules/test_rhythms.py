from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import rhythms
from spil_desktop.rules.vocabulary import ContactFrequency

TODAY = date(2026, 4, 14)


@given(st.sampled_from(ContactFrequency), st.integers(0, 400))
def test_who_is_late_stays_late(frequency: ContactFrequency, days: int) -> None:
    last = TODAY - timedelta(days=days)
    if rhythms.is_late(frequency, last, TODAY):
        assert rhythms.is_late(frequency, last - timedelta(days=1), TODAY)


def test_a_monthly_talk_is_late_after_six_weeks_and_a_half() -> None:
    monthly = ContactFrequency.MONTHLY
    assert not rhythms.is_late(monthly, TODAY - timedelta(days=46), TODAY)
    assert rhythms.is_late(monthly, TODAY - timedelta(days=48), TODAY)
    assert not rhythms.is_late(ContactFrequency.LESS, date(2020, 1, 1), TODAY)
    assert not rhythms.is_late(None, date(2020, 1, 1), TODAY)
    assert not rhythms.is_late(monthly, None, TODAY)
