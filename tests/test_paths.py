from spil_desktop import paths


def test_resources_are_found_from_a_clone():
    assert paths.resource("help").is_dir()


def test_resources_are_found_in_a_packaged_program(monkeypatch, tmp_path):
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("help") == tmp_path / "resources" / "help"


def test_the_users_folders_are_the_systems_own(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert tmp_path / "data" in paths.default_store().parents
    assert tmp_path / "state" in paths.log_folder().parents
