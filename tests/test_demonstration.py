"""The demonstration and the self-test, run whole: they are the main job from end to end."""

import pytest

from spil_desktop import demonstration, self_test
from spil_desktop.errors import PackageProblem, SpilError, StoreProblem
from spil_desktop.storage import store
from spil_desktop.texts import problems


def test_the_demonstration_does_the_whole_main_job_and_can_be_repeated(tmp_path, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    said: list[str] = []
    assert demonstration.run(tmp_path, said.append, window=True) == 0
    names = {path.name for path in (tmp_path / "rapportage").iterdir()}
    assert {name for name in names if name.endswith(".zip")}
    assert any("geen beeldscherm" in line for line in said)
    assert store.is_demo(tmp_path / "bestand")
    assert f"Wachtzin:      {demonstration.PASSPHRASE}" in said
    (package,) = (tmp_path / "rapportage").glob("alle-*.zip")
    package.write_bytes(package.read_bytes()[:-1])
    with pytest.raises(SpilError) as broken:
        demonstration.check(package)
    assert broken.value.problem is PackageProblem.NOT_VALID
    assert "er klopt iets niet. Het pakket is veranderd" in problems.sentence(broken.value)


def test_a_real_store_is_never_replaced_by_a_demonstration(tmp_path):
    database, _key = store.create(tmp_path / "bestand", "zwaluw tegelpad kruimel avondrood")
    database.close()
    before = (tmp_path / "bestand" / "store.db").read_bytes()
    with pytest.raises(SpilError) as refused:
        demonstration.run(tmp_path, print, window=False)
    assert refused.value.problem is StoreProblem.DEMO_IS_SEPARATE
    assert (tmp_path / "bestand" / "store.db").read_bytes() == before


def test_the_self_test_passes(qapp):
    said: list[str] = []
    assert self_test.run(said.append) == 0
    assert said[-1] == "Alles werkt."
