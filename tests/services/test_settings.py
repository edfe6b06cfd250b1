from dataclasses import asdict

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import NeedTheme
from spil_desktop.services import settings
from spil_desktop.services.settings import StoreSettings


def test_a_new_store_has_settings_of_its_own(session):
    assert settings.read(session) == StoreSettings(organisation="", lock_minutes=10, vog_years=3)
    assert settings.match_weights(session) == {}


def test_settings_are_kept_and_can_change_again(session):
    settings.change(session, StoreSettings(" Welzijn Voorbeeld ", 5, 4))
    assert settings.read(session) == StoreSettings("Welzijn Voorbeeld", 5, 4)
    settings.change(session, StoreSettings("Welzijn Voorbeeld", 20, 4))
    assert settings.read(session).lock_minutes == 20


@pytest.mark.parametrize(
    "new",
    [
        StoreSettings(lock_minutes=0),
        StoreSettings(vog_years=11),
        StoreSettings(trial_weeks=0),
        StoreSettings(t1_months=12, t2_months=12),
    ],
)
def test_terms_outside_their_limits_are_refused(session, new):
    with pytest.raises(SpilError) as refused:
        settings.change(session, new)
    assert refused.value.problem is InputProblem.NOT_IN_LIST


def test_every_number_has_limits_and_starts_within_them():
    numbers = {name: value for name, value in asdict(StoreSettings()).items() if value != ""}
    assert numbers.keys() == settings.LIMITS.keys()
    assert all(value in settings.LIMITS[name] for name, value in numbers.items())


def test_weights_change_per_theme_and_go_back(session):
    settings.change_match_weights(session, NeedTheme.TRANSPORT, {"distance": 5})
    settings.change_match_weights(session, NeedTheme.SOCIAL_CONTACT, {"interest": 4})
    settings.change_match_weights(session, NeedTheme.TRANSPORT, None)
    assert settings.match_weights(session) == {NeedTheme.SOCIAL_CONTACT: {"interest": 4}}
