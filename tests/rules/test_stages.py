"""No sequence of steps brings a file further than she consented to."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import stages
from spil_desktop.rules.stages import NEXT, WITH_FILE, Missing
from spil_desktop.rules.vocabulary import ParticipantStatus

STATUSES = st.sampled_from(ParticipantStatus)


@given(st.lists(st.tuples(STATUSES, st.booleans()), max_size=30))
def test_no_path_reaches_a_file_without_consent(steps: list[tuple[ParticipantStatus, bool]]):
    now = ParticipantStatus.REPORTED
    for then, consents in steps:
        if stages.may_follow(now, then) and not stages.missing(then, file_consent=consents):
            moved = then is not now
            now = then
            assert not (moved and now in WITH_FILE and not consents)


@given(STATUSES, STATUSES)
def test_consent_is_asked_whatever_the_stage_before(
    now: ParticipantStatus, then: ParticipantStatus
):
    asked = Missing.FILE_CONSENT in stages.missing(then, file_consent=False)
    assert asked == (then in WITH_FILE)
    assert Missing.FILE_CONSENT not in stages.missing(then, file_consent=True)
    assert stages.may_follow(now, now)


def test_every_stage_has_a_way_on_and_can_be_reached():
    assert set(NEXT) == set(ParticipantStatus)
    reached = {ParticipantStatus.REPORTED}
    while grown := {then for now in reached for then in NEXT[now]} - reached:
        reached |= grown
    assert reached == set(ParticipantStatus)


def test_the_main_line_is_the_usual_way():
    status = ParticipantStatus
    main_line = (status.REPORTED, status.GETTING_ACQUAINTED, status.ACTIVE, status.AT_DISTANCE)
    for now, then in pairwise((*main_line, status.CLOSED)):
        assert stages.may_follow(now, then)
    assert NEXT[status.GETTING_ACQUAINTED][0] is status.ACTIVE
    assert not stages.may_follow(
        ParticipantStatus.GETTING_ACQUAINTED, ParticipantStatus.AT_DISTANCE
    )


def test_closing_asks_why():
    assert stages.missing(ParticipantStatus.CLOSED, file_consent=True) == (Missing.CLOSING_REASON,)
