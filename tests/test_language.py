import json

import pytest

from spil_desktop import language, paths


@pytest.fixture(autouse=True)
def _dutch_afterwards():
    yield
    language.use(language.DUTCH)


def test_the_source_is_dutch():
    language.use("nl")
    assert language.current() == "nl"
    assert language._("Wachtzin") == "Wachtzin"


def test_english_is_translated():
    language.use("en")
    assert language.current() == "en"
    assert language._("Wachtzin") == "Passphrase"


def test_an_unknown_language_stays_dutch():
    language.use("fy")
    assert language._("Wachtzin") == "Wachtzin"
    assert language.ngettext("één", "meer", 2) == "meer"
    assert language.pgettext("naam", "Man") == "Man"


def test_the_environment_goes_before_the_setting(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text(json.dumps({"language": "en"}), encoding="utf-8")
    monkeypatch.delenv("SPIL_LANGUAGE", raising=False)
    assert language.preferred() == "en"
    monkeypatch.setenv("SPIL_LANGUAGE", "nl")
    assert language.preferred() == "nl"


def test_a_broken_setting_means_dutch(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("SPIL_LANGUAGE", raising=False)
    assert language.preferred() == "nl"
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().write_text("{", encoding="utf-8")
    assert language.preferred() == "nl"
