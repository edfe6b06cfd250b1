from functools import partial
from random import Random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from spil_desktop.rules import planning
from spil_desktop.rules.candidates import Breach, Candidate, ReasonKind, Seeker, Vog
from spil_desktop.rules.comparison import compare
from spil_desktop.rules.matching import in_order, judge
from spil_desktop.rules.planning import Plan
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    DayPart,
    Interest,
    NeedTheme,
    Offer,
    VolunteerRole,
)
from spil_desktop.rules.weights import WEIGHTS
from tests.rules.pairs_made import (
    FAR,
    HOME,
    INTERESTS,
    activity,
    crowds,
    participant,
    seeker,
    seekers,
    volunteer,
)

TUESDAY = frozenset({DayPart.TUESDAY_AFTERNOON})
WEEK = frozenset({DayPart.TUESDAY_AFTERNOON, DayPart.FRIDAY_MORNING})
DRIVER = frozenset({VolunteerRole.DRIVER})


LIKINGS = st.frozensets(st.sampled_from(INTERESTS), max_size=3)
MORNINGS = st.frozensets(st.sampled_from(list(DayPart)[:3]), max_size=2)
HOMES = st.sampled_from([HOME, HOME._replace(street="Nokweg"), FAR])
KINDS = tuple(CandidateKind)


@st.composite
def needs(draw: st.DrawFn, most: int = 4) -> list[Seeker]:
    """Any needs at all; most of them nobody can answer."""
    return [draw(seekers(number)) for number in range(1, draw(st.integers(0, most)) + 1)]


@st.composite
def open_needs(draw: st.DrawFn, most: int = 4, kinds: tuple[CandidateKind, ...] = KINDS) -> list:
    """Needs that many can answer, of people who ask more than once and have a past with some."""
    keys = st.frozensets(st.tuples(st.sampled_from(kinds), st.integers(1, 4)), max_size=1)
    asked = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        asker = draw(st.integers(1, 4))
        asked.append(
            seeker(
                need_id=number,
                participant_id=asker,
                person_id=2000 + asker,
                theme=draw(st.sampled_from([NeedTheme.SOCIAL_CONTACT, NeedTheme.ACTIVITY])),
                interests=draw(LIKINGS),
                day_parts=draw(MORNINGS),
                address=draw(HOMES),
                refused=draw(keys),
                known=draw(keys),
                before=draw(keys),
            )
        )
    return asked


@st.composite
def willing(draw: st.DrawFn, most: int = 4, kinds: tuple[CandidateKind, ...] = KINDS) -> list:
    """Candidates who can answer such needs, with few places and a week in which little is free."""
    make = {
        CandidateKind.VOLUNTEER: partial(volunteer, roles=frozenset(VolunteerRole)),
        CandidateKind.PARTICIPANT: partial(
            participant, offers=frozenset({Offer.COMPANY}), seeks_company=True
        ),
        CandidateKind.ACTIVITY: activity,
    }
    keys = st.tuples(st.sampled_from(kinds), st.integers(1, 4))
    return [
        make[kind](
            number,
            interests=draw(LIKINGS),
            day_parts=draw(MORNINGS),
            bookings=draw(MORNINGS),
            address=draw(HOMES),
            load=draw(st.integers(0, 1)),
            places=draw(st.sampled_from([None, 1, 2, 3])),
        )
        for kind, number in draw(st.lists(keys, unique=True, min_size=1, max_size=most))
    ]


VOLUNTEERS = (CandidateKind.VOLUNTEER,)
AREAS = st.one_of(st.tuples(open_needs(8), willing(6)), st.tuples(needs(8), crowds()))
"""Needs and candidates: those that give plans of some size, and any at all."""


def kept_rules(plan: Plan) -> None:
    """No forbidden pair, no place too many, nobody twice in the same part of the week.

    And every line says of its pair what is said of that pair alone.
    """
    used: dict[tuple[CandidateKind, int], list[planning.PlanLine]] = {}
    for line in plan.lines:
        assert line.verdict.allowed
        assert line.verdict == judge(line.seeker, line.candidate)
        used.setdefault(line.candidate.key, []).append(line)
    for lines in used.values():
        candidate = lines[0].candidate
        assert candidate.free is None or len(lines) <= candidate.free
        if candidate.kind is not CandidateKind.ACTIVITY:
            parts = [line.day_part for line in lines if line.day_part]
            assert len(parts) == len(set(parts))
            assert not candidate.bookings & set(parts)
        for line in lines:
            assert (line.day_part in line.verdict.shared) or not line.verdict.shared


def best_by_trying(asked: list[Seeker], crowd: list[Candidate]) -> float:
    """The best total over all plans, found by trying every one of them."""
    table = compare(asked, crowd, WEIGHTS)

    def from_row(row: int, used: list[int], booked: list[frozenset[DayPart]]) -> float:
        if row == len(asked):
            return 0.0
        best = from_row(row + 1, used, booked)
        for column, candidate in enumerate(crowd):
            full = candidate.free is not None and used[column] >= candidate.free
            if full or not table.allowed[row, column]:
                continue
            shared = table.shared_of(row, column)
            for part in [one for one in shared if one not in booked[column]] if shared else [None]:
                more = [count + (place == column) for place, count in enumerate(used)]
                taken = [
                    parts | {part} if part and place == column else parts
                    for place, parts in enumerate(booked)
                ]
                score = float(table.score[row, column])
                best = max(best, score + from_row(row + 1, more, taken))
        return best

    return from_row(0, [0] * len(crowd), [frozenset()] * len(crowd))


@given(open_needs(4, VOLUNTEERS), willing(3, VOLUNTEERS))
@example(
    [
        seeker(participant_id=2, person_id=2, before=frozenset({(CandidateKind.VOLUNTEER, 1)})),
        seeker(need_id=2, participant_id=2, person_id=2),
    ],
    [volunteer()],
)
@settings(max_examples=100)
def test_a_plan_is_the_best_of_all_plans(asked: list[Seeker], crowd: list[Candidate]) -> None:
    plan = planning.make(asked, crowd)
    kept_rules(plan)
    assert plan.total == pytest.approx(best_by_trying(asked, crowd))


@given(AREAS, st.randoms())
@settings(max_examples=40)
def test_a_plan_keeps_the_rules_and_does_not_depend_on_the_input_order(
    area: tuple[list[Seeker], list[Candidate]], random: Random
) -> None:
    asked, crowd = area
    plan = planning.make(asked, crowd)
    kept_rules(plan)
    assert len(plan.lines) + len(plan.left) == len(asked)
    mixed_needs, mixed = asked.copy(), crowd.copy()
    random.shuffle(mixed_needs)
    random.shuffle(mixed)
    assert planning.make(mixed_needs, mixed) == plan


@given(AREAS)
@settings(max_examples=40)
def test_without_a_week_a_plan_is_the_assignment_of_scipy(
    area: tuple[list[Seeker], list[Candidate]],
) -> None:
    asked = area[0]
    crowd = in_order(
        one._replace(day_parts=frozenset(), bookings=frozenset())
        for one in area[1]
        if one.kind is not CandidateKind.PARTICIPANT
    )
    table = compare(asked, crowd, WEIGHTS)
    places = [len(asked) if one.free is None else one.free for one in crowd]
    worth = np.repeat(np.where(table.allowed, table.score, 0.0), places, axis=1)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    assert planning.make(asked, crowd).total == pytest.approx(worth[rows, columns].sum())


def test_the_area_as_a_whole_goes_before_the_first_need() -> None:
    ride = seeker(need_id=1, theme=NeedTheme.TRANSPORT)
    other = seeker(need_id=2, participant_id=2, person_id=2, theme=NeedTheme.SHOPPING)
    both = volunteer(1, roles=frozenset({VolunteerRole.DRIVER}), places=1, address=HOME)
    driver = volunteer(2, roles=DRIVER, places=1, day_parts=TUESDAY)
    buddy = volunteer(3, places=1)
    plan = planning.make([ride, other], [both, driver._replace(load=1), buddy])
    assert [(line.seeker.need_id, line.candidate.id) for line in plan.lines] == [(1, 1), (2, 3)]


def test_two_places_on_one_afternoon_are_one_place() -> None:
    asked = [
        seeker(need_id=number, participant_id=number, person_id=number, day_parts=TUESDAY)
        for number in (1, 2)
    ]
    one = volunteer(places=2, day_parts=WEEK, address=HOME)
    plan = planning.make(asked, [one])
    assert [line.day_part for line in plan.lines] == [DayPart.TUESDAY_AFTERNOON]
    assert len(plan.left) == 1


def test_a_flexible_need_makes_room_for_one_that_is_not() -> None:
    asked = [
        seeker(need_id=1, participant_id=1, person_id=1, day_parts=WEEK),
        seeker(need_id=2, participant_id=2, person_id=2, day_parts=TUESDAY),
    ]
    plan = planning.make(asked, [volunteer(places=2, day_parts=WEEK)])
    assert [line.day_part for line in plan.lines] == [
        DayPart.FRIDAY_MORNING,
        DayPart.TUESDAY_AFTERNOON,
    ]


def test_needs_without_a_time_use_places_and_no_part_of_the_week() -> None:
    timed = [
        seeker(need_id=number, participant_id=number, person_id=number, day_parts=TUESDAY)
        for number in (1, 2)
    ]
    free = seeker(need_id=3, participant_id=3, person_id=3)
    plan = planning.make([*timed, free], [volunteer(places=2, day_parts=WEEK, address=HOME)])
    assert {line.day_part for line in plan.lines} == {None, DayPart.TUESDAY_AFTERNOON}
    assert len(plan.left) == 1


def test_everyone_comes_to_an_activity_on_the_same_afternoon() -> None:
    asked = [
        seeker(need_id=number, participant_id=number, person_id=number, day_parts=TUESDAY)
        for number in (1, 2, 3)
    ]
    plan = planning.make(asked, [activity(places=8, load=6, day_parts=TUESDAY)])
    assert [line.day_part for line in plan.lines] == [DayPart.TUESDAY_AFTERNOON] * 2


def test_each_line_of_one_volunteer_tells_what_she_was_to_that_need() -> None:
    her = frozenset({(CandidateKind.VOLUNTEER, 1)})
    asked = [
        seeker(need_id=1, participant_id=1, person_id=1, known=her),
        seeker(need_id=2, participant_id=2, person_id=2, before=her),
        seeker(need_id=3, participant_id=3, person_id=3),
    ]
    plan = planning.make(asked, [volunteer(places=3)])
    met = {ReasonKind.ALREADY_KNOWN, ReasonKind.HELPED_BEFORE}
    assert [line.verdict.components.continuity for line in plan.lines] == [1.0, 0.8, 0.0]
    assert [
        [reason.kind for reason in line.verdict.reasons if reason.kind in met]
        for line in plan.lines
    ] == [[ReasonKind.ALREADY_KNOWN], [ReasonKind.HELPED_BEFORE], []]


@pytest.mark.parametrize("past", ["refused", "matched", "known", "before"])
def test_a_candidate_in_two_columns_has_the_same_past_in_both(past: str) -> None:
    asked = [seeker(**{past: frozenset({(CandidateKind.VOLUNTEER, 1)})})]
    table = compare(asked, [volunteer(1), volunteer(2), volunteer(1)], WEIGHTS)
    first, other, again = zip(table.breaches[0], table.score[0], strict=True)
    assert first == again != other


def test_two_participants_who_could_help_each_other_are_a_pair_once() -> None:
    cards = frozenset({Interest.KLAVERJASSEN})
    asked = [
        seeker(need_id=number, participant_id=number, person_id=2000 + number, interests=cards)
        for number in (1, 2)
    ]
    crowd = [participant(number, interests=cards, seeks_company=True) for number in (1, 2)]
    better = crowd[1]._replace(offers=frozenset({Offer.COMPANY}), address=HOME)
    plan = planning.make(asked, [crowd[0], better])
    assert [(line.seeker.need_id, line.candidate.id) for line in plan.lines] == [(1, 2)]


def test_the_other_way_round_is_made_when_the_better_way_was_not() -> None:
    cards = frozenset({Interest.KLAVERJASSEN})
    neighbour = volunteer(1, places=1, interests=cards, address=HOME)
    asked = [
        seeker(need_id=1, participant_id=1, person_id=2001, interests=cards),
        seeker(
            need_id=2,
            participant_id=2,
            person_id=2002,
            interests=cards,
            refused=frozenset({neighbour.key}),
        ),
    ]
    crowd = [participant(number, interests=cards, seeks_company=True) for number in (1, 2)]
    better = crowd[1]._replace(offers=frozenset({Offer.COMPANY}), address=HOME)
    plan = planning.make(asked, [neighbour, crowd[0], better])
    assert [(line.seeker.need_id, line.candidate.key) for line in plan.lines] == [
        (1, neighbour.key),
        (2, crowd[0].key),
    ]


def test_why_a_need_stays_open_counts_those_who_could_have() -> None:
    ride = seeker(theme=NeedTheme.TRANSPORT, day_parts=TUESDAY)
    crowd = [
        volunteer(1, roles=DRIVER, load=2),
        volunteer(2, roles=DRIVER, load=2, vog=Vog.NONE),
        volunteer(3),
    ]
    (left,) = planning.make([ride], crowd).left
    assert left.why == planning.why_nobody(ride, crowd)
    assert left.why.roles == (VolunteerRole.DRIVER,)
    assert left.why.wished == (DayPart.TUESDAY_AFTERNOON,)
    assert (left.why.suited, left.why.taken) == (2, 0)
    assert dict(left.why.counts) == {Breach.FULL: 2, Breach.NO_VOG: 1}


def test_why_a_need_stays_open_tells_that_others_needed_the_place() -> None:
    asked = [
        seeker(need_id=number, participant_id=number, person_id=number, theme=NeedTheme.TRANSPORT)
        for number in (1, 2)
    ]
    plan = planning.make(asked, [volunteer(roles=DRIVER, places=1)])
    assert [one.why.taken for one in plan.left] == [1]


def test_nothing_to_plan_is_an_empty_plan() -> None:
    assert planning.make([], []) == Plan((), (), 0)
    assert planning.make([], [volunteer()]) == Plan((), (), 0)
    assert len(planning.make([seeker()], []).left) == 1
