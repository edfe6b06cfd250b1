from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import handymen
from spil_desktop.rules.candidates import Breach, Candidate, Seeker, Vog
from spil_desktop.rules.drivers import Absence
from spil_desktop.rules.handymen import JOBS_A_MONTH, Handyman, JobReservation
from spil_desktop.rules.vocabulary import CandidateKind, DayPart, NeedTheme, VolunteerRole
from tests.rules.pairs_made import HOME, candidates, seeker, seekers, volunteer

DAY = date(2026, 5, 6)
WEDNESDAY = frozenset({DayPart.WEDNESDAY_MORNING})
ASKED = seeker(theme=NeedTheme.PRACTICAL_HELP, day_parts=WEDNESDAY)


def handyman(number: int = 1, **known: object) -> Handyman:
    own = {name: known.pop(name) for name in ("absences", "that_day", "load") if name in known}
    helper = volunteer(
        number, **{"roles": frozenset({VolunteerRole.HANDYMAN}), "day_parts": WEDNESDAY, **known}
    )
    return Handyman(helper, **own)  # type: ignore[arg-type]


def ids(found: tuple[handymen.JobProposal, ...]) -> list[int]:
    return [one.handyman.candidate.id for one in found]


def test_who_is_near_and_free_comes_first() -> None:
    found = handymen.judge(
        DAY,
        ASKED,
        [
            handyman(1, vog=Vog.NONE),
            handyman(2, that_day=1),
            handyman(3, day_parts=frozenset({DayPart.FRIDAY_EVENING})),
            handyman(4),
            handyman(5, address=HOME),
        ],
    )
    assert ids(found) == [5, 4, 2, 3, 1]
    minded = {one.handyman.candidate.id: one.minded for one in found}
    assert minded[2] == (JobReservation.JOB_THAT_DAY,)
    assert minded[3] == (JobReservation.OTHER_DAY,)
    assert found[-1].breaches == (Breach.NO_VOG,)
    assert handymen.judge(DAY, ASKED, []) == ()


def test_who_is_away_on_the_day_cannot_whatever_today_is() -> None:
    away = Absence(DAY - timedelta(days=2), DAY + timedelta(days=3))
    (found,) = handymen.judge(DAY, ASKED, [handyman(absences=(away,))])
    assert (found.breaches, found.until) == ((Breach.AWAY,), DAY + timedelta(days=3))
    later = DAY + timedelta(days=7)
    (found,) = handymen.judge(later, ASKED, [handyman(absences=(away,), away=True)])
    assert (found.allowed, found.until) == (True, None)


def test_who_did_many_jobs_is_asked_less_but_is_never_full() -> None:
    busy = handyman(1, load=JOBS_A_MONTH, address=HOME)
    (found,) = handymen.judge(DAY, ASKED, [busy])
    assert found.allowed
    assert found.minded == (JobReservation.MANY_JOBS,)
    (full,) = handymen.judge(DAY, ASKED, [handyman(places=1)])
    assert full.allowed


def test_what_is_long_is_measured_by_the_limit_of_the_office() -> None:
    assert handymen.is_long(91, 90)
    assert not handymen.is_long(90, 90)
    assert not handymen.is_long(None, 90)


@st.composite
def crews(draw: st.DrawFn) -> list[Handyman]:
    absences = st.lists(
        st.builds(
            lambda first, days: Absence(DAY + timedelta(days=first), days and DAY + days),
            st.integers(-5, 5),
            st.sampled_from([None, timedelta(days=6), timedelta(days=20)]),
        ),
        max_size=2,
    )
    made: list[Handyman] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        drawn: Candidate = draw(candidates((CandidateKind.VOLUNTEER, number)))
        made.append(Handyman(drawn, tuple(draw(absences)), draw(st.integers(0, 2)), number))
    return made


@given(seekers(), crews())
@settings(max_examples=40)
def test_nobody_who_breaks_a_hard_rule_stands_before_who_may(
    asked: Seeker, crew: list[Handyman]
) -> None:
    found = handymen.judge(DAY, asked, crew)
    assert sorted(ids(found)) == [one.candidate.id for one in crew]
    allowed = [one.allowed for one in found]
    assert allowed == sorted(allowed, reverse=True)
    for one in found:
        helper = one.handyman
        if one.allowed:
            assert helper.candidate.deployable
            assert asked.person_id not in helper.candidate.excluded
            assert helper.candidate.person_id not in asked.excluded
            assert not any(each.holds(DAY) for each in helper.absences)
    assert handymen.judge(DAY, asked, crew[::-1]) == found
