from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.vocabulary import NeedTheme
from spil_desktop.rules.weights import WEIGHTS, Weights, with_changes

NAMES = [field.name for field in fields(Weights)]


def test_every_theme_has_weights_of_a_hundred_points() -> None:
    assert set(WEIGHTS) == set(NeedTheme)
    assert {weights.total for weights in WEIGHTS.values()} == {100}


def test_company_weighs_interest_before_distance_and_transport_the_other_way() -> None:
    company, ride = WEIGHTS[NeedTheme.SOCIAL_CONTACT], WEIGHTS[NeedTheme.TRANSPORT]
    assert company.interest > company.distance
    assert ride.distance > ride.interest


def test_an_office_changes_what_it_wants_and_keeps_the_rest() -> None:
    changed = with_changes({NeedTheme.TRANSPORT: {"distance": 60, "luck": 5}})
    assert changed[NeedTheme.TRANSPORT].distance == 60
    assert changed[NeedTheme.TRANSPORT].load == WEIGHTS[NeedTheme.TRANSPORT].load
    assert changed[NeedTheme.SOCIAL_CONTACT] == WEIGHTS[NeedTheme.SOCIAL_CONTACT]


@given(st.dictionaries(st.sampled_from([*NAMES, "luck"]), st.floats()))
def test_a_damaged_setting_never_stops_the_matching(points: dict[str, float]) -> None:
    weights = with_changes({NeedTheme.OTHER: points})[NeedTheme.OTHER]
    assert all(getattr(weights, name) >= 0 for name in NAMES)
    assert weights.total > 0


def test_nothing_left_to_weigh_leaves_the_defaults() -> None:
    nothing = with_changes({NeedTheme.OTHER: dict.fromkeys(NAMES, 0.0)})
    assert nothing[NeedTheme.OTHER] == WEIGHTS[NeedTheme.OTHER]
