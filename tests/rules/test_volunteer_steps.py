from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import vog, volunteer_steps
from spil_desktop.rules.vocabulary import VogState, VolunteerRole, VolunteerStatus

STAGES = st.sampled_from(list(VolunteerStatus))
ROLES = st.sets(st.sampled_from(list(VolunteerRole)))
STATES = st.sampled_from(list(VogState))


def test_the_usual_way_goes_from_registration_to_active():
    buddy = {VolunteerRole.BUDDY}
    way = [
        (VolunteerStatus.APPLIED, VogState.NONE, VolunteerStatus.GETTING_ACQUAINTED),
        (VolunteerStatus.GETTING_ACQUAINTED, VogState.NONE, VolunteerStatus.VOG_REQUESTED),
        (VolunteerStatus.VOG_REQUESTED, VogState.RECEIVED, VolunteerStatus.READY),
        (VolunteerStatus.READY, VogState.RECEIVED, VolunteerStatus.ACTIVE),
        (VolunteerStatus.PAUSED, VogState.RECEIVED, VolunteerStatus.ACTIVE),
        (VolunteerStatus.STOPPED, VogState.RECEIVED, VolunteerStatus.GETTING_ACQUAINTED),
    ]
    for now, state, then in way:
        assert volunteer_steps.steps(now, buddy, state)[0] is then


def test_who_can_do_something_without_a_vog_need_not_wait_for_it():
    talk = VolunteerStatus.GETTING_ACQUAINTED
    buddy, both = {VolunteerRole.BUDDY}, {VolunteerRole.BUDDY, VolunteerRole.HOST}
    assert VolunteerRole.HOST not in vog.ONE_TO_ONE
    assert VolunteerStatus.READY not in volunteer_steps.steps(talk, buddy, VogState.NONE)
    assert VolunteerStatus.READY in volunteer_steps.steps(talk, both, VogState.NONE)
    assert VolunteerStatus.READY in volunteer_steps.steps(talk, set(), VogState.NONE)


@given(STAGES, ROLES, STATES)
def test_there_is_always_a_step_and_never_one_to_the_same_stage(now, roles, state):
    found = volunteer_steps.steps(now, roles, state)
    assert found
    assert now not in found
    assert len(set(found)) == len(found)


@given(STAGES, ROLES, STATES)
def test_anyone_can_stop_and_only_who_stopped_cannot(now, roles, state):
    stops = VolunteerStatus.STOPPED in volunteer_steps.steps(now, roles, state)
    assert stops is (now is not VolunteerStatus.STOPPED)


@given(ROLES, st.sampled_from([VogState.NONE, VogState.REQUESTED]))
def test_nobody_comes_from_registration_to_deployable_while_she_waits_for_a_vog(roles, state):
    if not volunteer_steps.waits_for_vog(roles, state):
        return
    reached, new = {VolunteerStatus.APPLIED}, {VolunteerStatus.APPLIED}
    while new:
        new = {s for now in new for s in volunteer_steps.steps(now, roles, state)} - reached
        reached |= new
    assert reached == {
        VolunteerStatus.APPLIED,
        VolunteerStatus.GETTING_ACQUAINTED,
        VolunteerStatus.VOG_REQUESTED,
        VolunteerStatus.STOPPED,
    }


@given(ROLES)
def test_with_a_vog_every_stage_can_be_reached(roles):
    reached = new = {VolunteerStatus.APPLIED}
    while new:
        found = {s for now in new for s in volunteer_steps.steps(now, roles, VogState.RECEIVED)}
        new = found - reached
        reached = reached | new
    assert reached == set(VolunteerStatus) - {VolunteerStatus.VOG_REQUESTED}
