import pytest

from spil_desktop.rules import definition_versions
from spil_desktop.rules.release import DEFINITION_VERSION


@pytest.mark.parametrize("version", [DEFINITION_VERSION, "0.9", "1", "1.0"])
def test_rules_of_now_and_before_are_known(version):
    assert definition_versions.is_known(version)


@pytest.mark.parametrize("version", ["99.0", DEFINITION_VERSION + ".1", "", "x", "-1", "¹"])
def test_later_rules_and_words_are_not(version):
    assert not definition_versions.is_known(version)
