from datetime import date

from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import RUNNING_MATCHES, MatchStatus


def test_every_running_match_has_a_next_step_and_an_ended_one_has_none() -> None:
    assert set(match_steps.NEXT) == set(MatchStatus)
    assert all(
        bool(match_steps.NEXT[status]) == (status in RUNNING_MATCHES) for status in MatchStatus
    )


def test_a_proposal_is_introduced_before_it_is_active() -> None:
    assert not match_steps.may_follow(MatchStatus.PROPOSED, MatchStatus.ACTIVE)
    assert match_steps.may_follow(MatchStatus.INTRODUCED, MatchStatus.TRIAL)
    assert not match_steps.may_follow(MatchStatus.ENDED, MatchStatus.ACTIVE)


def test_reviews_come_after_two_and_six_weeks_and_three_and_six_months() -> None:
    assert match_steps.reviews(date(2026, 8, 31)) == (
        date(2026, 9, 14),
        date(2026, 10, 12),
        date(2026, 11, 30),
        date(2027, 2, 28),
    )


def test_the_days_count_from_the_active_start() -> None:
    assert match_steps.days_active(date(2026, 5, 19), date(2026, 10, 1)) == 135
    assert match_steps.days_active(None, date(2026, 10, 1)) is None
