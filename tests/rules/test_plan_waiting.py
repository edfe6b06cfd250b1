"""Whole areas at random: the total, the rules, and that nobody waits while somebody is free."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from spil_desktop.rules import planning
from spil_desktop.rules.candidates import Address, Candidate, Seeker, Vog
from spil_desktop.rules.comparison import compare
from spil_desktop.rules.matching import in_order, judge
from spil_desktop.rules.planning import Plan
from spil_desktop.rules.vocabulary import CandidateKind, DayPart, Interest, NeedTheme, VolunteerRole
from spil_desktop.rules.weights import WEIGHTS
from tests.rules.pairs_made import participant, seeker, volunteer

LONGEST = 42
PARTS = list(DayPart)[:6]
THEMES = (NeedTheme.SOCIAL_CONTACT, NeedTheme.TRANSPORT, NeedTheme.PRACTICAL_HELP)
ROLES = (VolunteerRole.BUDDY, VolunteerRole.DRIVER, VolunteerRole.HANDYMAN)


def area(seed: int, needs: int, helpers: int) -> tuple[list[Seeker], list[Candidate]]:
    """An area at random, larger than hypothesis would make one."""
    pick = np.random.default_rng(seed)

    def some(codes: list, most: int) -> frozenset:
        chosen = pick.choice(len(codes), int(pick.integers(0, most + 1)), replace=False)
        return frozenset(codes[int(place)] for place in chosen)

    def address() -> Address:
        return Address(1, f"Straat {pick.integers(6)}", int(pick.integers(80)), "9204 ZK")

    asked = [
        seeker(
            need_id=number,
            participant_id=number,
            person_id=number,
            theme=THEMES[int(pick.integers(3))],
            interests=some(list(Interest), 3),
            day_parts=some(PARTS, 3),
            address=address(),
            waiting=int(pick.integers(0, 80)),
        )
        for number in range(1, needs + 1)
    ]
    crowd: list[Candidate] = [
        volunteer(
            number,
            roles=frozenset({ROLES[int(pick.integers(3))]}),
            interests=some(list(Interest), 3),
            day_parts=some(PARTS, 3),
            address=address(),
            places=int(pick.integers(1, 3)),
            vog=Vog.VALID if pick.random() < 0.8 else Vog.NONE,
            away=bool(pick.random() < 0.1),
        )
        for number in range(1, helpers + 1)
    ]
    crowd += [
        participant(
            one.participant_id,
            person_id=one.person_id,
            interests=one.interests,
            day_parts=one.day_parts,
            seeks_company=True,
        )
        for one in asked
        if one.theme is NeedTheme.SOCIAL_CONTACT and one.participant_id % 3 == 0
    ]
    return asked, crowd


def used(plan: Plan, candidate: Candidate) -> list[planning.PlanLine]:
    return [line for line in plan.lines if line.candidate.key == candidate.key]


def kept_rules(plan: Plan) -> None:
    for line in plan.lines:
        assert judge(line.seeker, line.candidate).allowed
        lines = used(plan, line.candidate)
        assert len(lines) <= (line.candidate.free or 0)
        parts = [one.day_part for one in lines if one.day_part]
        assert len(parts) == len(set(parts))


def could_still(plan: Plan, asked: Seeker, candidate: Candidate) -> bool:
    """Whether a candidate is allowed and has a place and a part of the week that nobody uses."""
    verdict = judge(asked, candidate)
    lines = used(plan, candidate)
    taken = {line.day_part for line in lines}
    room = len(lines) < (candidate.free or 0)
    return verdict.allowed and room and (not verdict.shared or bool(set(verdict.shared) - taken))


SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS, st.integers(1, 30), st.integers(0, 20))
@settings(max_examples=40, deadline=None)
def test_nobody_waits_too_long_while_somebody_who_fits_is_free(
    seed: int, needs: int, helpers: int
) -> None:
    asked, crowd = area(seed, needs, helpers)
    plan = planning.make(asked, crowd, longest_wait=LONGEST)
    kept_rules(plan)
    pairs = {(line.seeker.participant_id, line.candidate.key) for line in plan.lines}
    for left in plan.left:
        if left.seeker.waiting <= LONGEST:
            continue
        own = CandidateKind.PARTICIPANT, left.seeker.participant_id
        for one in crowd:
            paired = one.kind is CandidateKind.PARTICIPANT and (one.id, own) in pairs
            assert paired or not could_still(plan, left.seeker, one)
            if one.kind is CandidateKind.VOLUNTEER and judge(left.seeker, one).allowed:
                # Whoever has her place waits too long as well.
                assert any(line.seeker.waiting > LONGEST for line in used(plan, one))


@given(SEEDS, st.integers(1, 40), st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_as_many_long_waiting_needs_are_answered_as_can_be(
    seed: int, needs: int, helpers: int
) -> None:
    asked, crowd = area(seed, needs, helpers)
    crowd = in_order(
        one._replace(day_parts=frozenset()) for one in crowd if one.kind is CandidateKind.VOLUNTEER
    )
    plan = planning.make(asked, crowd, longest_wait=LONGEST)
    places = [one.free for one in crowd]
    allowed = np.repeat(compare(asked, crowd, WEIGHTS).allowed, places, axis=1)
    late = np.array([one.waiting > LONGEST for one in asked])
    rows, columns = linear_sum_assignment(allowed & late[:, None], maximize=True)
    most = int((allowed & late[:, None])[rows, columns].sum())
    assert sum(line.seeker.waiting > LONGEST for line in plan.lines) == most


@pytest.mark.parametrize("seed", range(5))
def test_where_nobody_waits_too_long_the_total_is_the_best_of_scipy(seed: int) -> None:
    asked, crowd = area(seed, 120, 90)
    crowd = in_order(
        one._replace(day_parts=frozenset()) for one in crowd if one.kind is CandidateKind.VOLUNTEER
    )
    plan = planning.make(asked, crowd, longest_wait=10_000)
    table = compare(asked, crowd, WEIGHTS)
    worth = np.where(table.allowed, table.score, 0.0).repeat([one.free for one in crowd], axis=1)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    assert plan.total == pytest.approx(worth[rows, columns].sum(), rel=1e-3)


def test_a_plan_tells_how_far_it_is_and_can_be_stopped() -> None:
    asked, crowd = area(1, 20, 10)
    told: list[tuple[int, int]] = []
    planning.make(asked, crowd, progress=lambda done, total: told.append((done, total)))
    assert (told[0], told[-1]) == ((0, 20), (20, 20))

    def stop_at_the_end(done: int, total: int) -> None:
        if done == total:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        planning.make(asked, crowd, progress=stop_at_the_end)

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        planning.make(asked, crowd, progress=stop)
