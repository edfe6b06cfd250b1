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


KNOWN = (date(2026, 4, 14), None, date(2026, 5, 19))


def test_a_match_counts_from_the_day_on_which_the_two_met() -> None:
    met, proposed = date(2026, 4, 16), date(2026, 4, 1)
    first_met = match_steps.first_met
    assert first_met(MatchStatus.ACTIVE, met, KNOWN, proposed) == met
    assert first_met(MatchStatus.INTRODUCED, met, KNOWN, proposed) == met
    assert first_met(MatchStatus.INTRODUCED, None, KNOWN, proposed) is None
    assert first_met(MatchStatus.NOT_MADE, met, KNOWN, proposed) is None
    assert first_met(MatchStatus.PROPOSED, None, (None,), proposed) is None


def test_an_imported_match_counts_from_the_first_day_that_is_known() -> None:
    proposed = date(2026, 4, 1)
    assert match_steps.first_met(MatchStatus.ENDED, None, KNOWN, proposed) == KNOWN[0]
    assert match_steps.first_met(MatchStatus.TRIAL, None, (None, None), proposed) == proposed


def test_a_trial_of_five_weeks() -> None:
    assert match_steps.trial_until(date(2026, 4, 14), 5) == date(2026, 5, 19)


def test_a_match_is_alive_after_some_months_or_not_or_nobody_knows_yet() -> None:
    start, today = date(2026, 5, 19), date(2026, 10, 1)
    assert match_steps.survived(start, None, 3, today) is True
    assert match_steps.survived(start, today, 3, today) is True
    assert match_steps.survived(start, date(2026, 8, 18), 3, today) is False
    assert match_steps.survived(start, date(2026, 8, 18), 6, today) is None
