import logging

from spil_desktop import log


def test_a_line_is_written_and_the_file_is_closed(tmp_path):
    log.start(tmp_path / "log")
    logging.getLogger("spil_desktop.proof").info("%s rows", 3)
    log.stop()
    assert "3 rows" in (tmp_path / "log" / "spil.log").read_text(encoding="utf-8")
    assert not logging.getLogger("spil_desktop").handlers


def test_starting_again_writes_each_line_once(tmp_path):
    log.start(tmp_path)
    log.start(tmp_path)
    logging.getLogger("spil_desktop").warning("once")
    log.stop()
    assert (tmp_path / "spil.log").read_text(encoding="utf-8").count("once") == 1


def test_without_a_place_to_write_there_is_no_log(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    log.start(tmp_path / "file")
    assert not logging.getLogger("spil_desktop").handlers
