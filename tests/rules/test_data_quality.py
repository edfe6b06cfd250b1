from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import data_quality
from spil_desktop.rules.data_effects import ShareRange
from spil_desktop.rules.data_quality import QUESTIONS, Gap, Known, Repair
from spil_desktop.rules.vocabulary import Moment, ParticipantStatus, Purpose

ALL = frozenset(Purpose)


def test_whoever_was_only_reported_needs_no_more_than_a_source():
    reported = Known(ParticipantStatus.REPORTED, source=False, birth=False, knows=False)
    assert data_quality.missing(reported) == (Gap.SOURCE,)


def test_consents_are_asked_while_she_can_be_asked():
    active = Known(ParticipantStatus.ACTIVE, asks=True)
    asked = {Gap.CONSENT_FILE, Gap.CONSENT_HEALTH, Gap.CONSENT_EVALUATION}
    assert set(data_quality.missing(active)) == asked
    closed = Known(ParticipantStatus.CLOSED, asks=True)
    assert data_quality.missing(closed) == ()


def test_health_is_missing_only_when_she_allows_it():
    known = Known(ParticipantStatus.ACTIVE, asks=True, health=False, answered=ALL)
    assert data_quality.missing(known) == ()
    allowed = Known(
        ParticipantStatus.ACTIVE,
        asks=True,
        health=False,
        answered=ALL,
        given=frozenset({Purpose.HEALTH}),
    )
    assert data_quality.missing(allowed) == (Gap.HEALTH,)


def test_a_moment_that_is_over_asks_for_its_answers_or_for_the_reason():
    def missing(*explained):
        return data_quality.missing(
            Known(
                ParticipantStatus.CLOSED,
                asks=True,
                given=frozenset({Purpose.EVALUATION}),
                measured=frozenset({Moment.T0}),
                over=frozenset({Moment.T1}),
                explained=frozenset(explained),
            )
        )

    assert missing() == (Gap.T1,)
    assert missing(Moment.T1) == ()


gaps = st.lists(st.sampled_from(Gap), min_size=1, unique=True).map(tuple)


@given(st.dictionaries(st.integers(1, 500), gaps, max_size=60), st.integers(0, 900))
def test_the_first_repairs_fit_in_the_time_and_none_that_fits_is_left(missing_of, seconds):
    chosen = data_quality.first(missing_of, seconds)
    left = seconds - sum(task.seconds for task in chosen)
    assert left >= 0
    assert len({(task.participant_id, task.repair, task.gaps) for task in chosen}) == len(chosen)
    rest = [
        task
        for number, found in missing_of.items()
        for task in data_quality.tasks(number, found)
        if task not in chosen
    ]
    assert all(task.seconds > left for task in rest)


@given(gaps)
def test_every_gap_is_repaired_in_exactly_one_form(found):
    forms = data_quality.tasks(1, found)
    assert sorted(gap for form in forms for gap in form.gaps) == sorted(found)
    assert all(QUESTIONS[gap].repair is form.repair for form in forms for gap in form.gaps)
    consents = [form for form in forms if form.repair is Repair.CONSENT]
    assert all(len(form.gaps) == 1 for form in consents)


def test_a_share_lies_between_none_and_all_of_the_unknown():
    alone = ShareRange(yes=33, known=41, unknown=6)
    assert (round(100 * alone.low), round(100 * alone.high)) == (70, 83)
    assert (ShareRange(0, 0, 0).low, ShareRange(0, 0, 0).high) == (Fraction(0), Fraction(0))


def test_every_gap_has_its_question():
    assert set(QUESTIONS) == set(Gap)
