import os
import subprocess
import sys
from pathlib import Path

from tests.storage.working_day import NAME, PASSPHRASE


def traces(content: bytes) -> list[str]:
    """Return the words of the name that stand in `content`, in whatever way they are written."""
    plain = content.lower()
    words = [*NAME.lower().replace("-", " ").split(), "+31612345678", PASSPHRASE.split()[1]]
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return [word for word in words if any(word.encode(code) in plain for code in encodings)]


def test_the_search_itself_finds_what_is_there() -> None:
    assert traces(f"... {NAME} ...".encode()) == ["wiebrechtje", "zandstra", "quist"]
    assert traces(NAME.upper().encode("utf-16-le")) == ["wiebrechtje", "zandstra", "quist"]


def test_a_residents_name_is_nowhere_in_the_bytes_that_a_day_leaves(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    places = {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}

    answer = subprocess.run(
        [sys.executable, Path(__file__).with_name("working_day.py"), tmp_path],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **places},
    )

    assert answer.stdout.strip() == str(temporary)
    assert traces(answer.stderr.encode()) == []
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.name for path in files} > {"store.db", "store.db-wal", "keys.json", "spil.log"}
    assert {path.parent.name.split("-")[0] for path in files} >= {"store", "backups", "replaced"}
    assert len((tmp_path / "store" / "store.db-wal").read_bytes()) > 4096
    assert b"IntegrityError" in (tmp_path / "log" / "spil.log").read_bytes()
    assert {path.name: found for path in files if (found := traces(files[path]))} == {}
