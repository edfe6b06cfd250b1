import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from sqlalchemy.orm import Session

from spil_desktop import language
from spil_desktop.model import Area
from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from tests import pilot_made

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("SPIL_PASSPHRASE", None)

PASSPHRASE = "zwaluw tegelpad kruimel avondrood"
PILOT_DAY = pilot_made.DAY
LONG_WALKS = {
    "test_demonstration.py",
    "test_keyboard.py",
    "test_dag.py",
    "test_hoofdtaak.py",
    "test_every_dialog.py",
    "test_import_anything.py",
}

# Slow machines are no failure, and `database` is never changed by the examples of one test.
settings.register_profile(
    "spil", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("spil")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that no process waits at the end for one in another."""
    items.sort(key=lambda item: item.path.name not in LONG_WALKS)


def pytest_collection_finish() -> None:
    """Keep what is loaded out of the garbage collector's rounds, which else take a tenth."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    language.use("nl")


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An empty store, closed, and its recovery key; copy it, never open it."""
    folder = tmp_path_factory.mktemp("new") / "store"
    database, recovery_key = store.create(folder, PASSPHRASE)
    database.close()
    return folder, recovery_key


@pytest.fixture(scope="session")
def pilot_store(
    new_store: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The invented pilot of `PILOT_DAY`, closed, and its recovery key; copy it, never open it.

    It takes long to make, so processes that run tests beside each other make it once.
    """
    own = tmp_path_factory.getbasetemp()
    beside_others = "PYTEST_XDIST_WORKER" in os.environ
    shared = (own.parent if beside_others else own) / "pilot"
    shared.mkdir(exist_ok=True)
    folder, said = shared / "store", shared / "recovery-key"
    with FileLock(shared / "lock"):
        if not said.exists():
            shutil.copytree(new_store[0], folder)
            # By itself: tests of the demonstration count its lines, so here they need no marks.
            making = [sys.executable, "-m", "tests.pilot_made", str(folder), new_store[1]]
            subprocess.run(making, check=True, cwd=Path(__file__).parents[1])
            said.write_text(new_store[1])
    return folder, said.read_text()


@pytest.fixture
def pilot(pilot_store: tuple[Path, str], tmp_path: Path) -> Iterator[Database]:
    """A store of this test's own with the invented pilot, open."""
    folder, recovery_key = pilot_store
    own = tmp_path / "pilot"
    shutil.copytree(folder, own)
    with store.open_with_recovery_key(own, recovery_key) as opened:
        yield opened


@pytest.fixture
def database(new_store: tuple[Path, str], tmp_path: Path) -> Iterator[Database]:
    """A real, empty store of this test's own, open."""
    folder, recovery_key = new_store
    own = tmp_path / "store"
    shutil.copytree(folder, own)
    with store.open_with_recovery_key(own, recovery_key) as opened:
        yield opened


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session in one transaction of `database`, rolled back after the test."""
    with database.transaction() as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def area(session: Session) -> int:
    """The id of the area De Bouwen, in `session`."""
    record = Area(name="De Bouwen", municipality="Smallingerland")
    session.add(record)
    session.flush()
    return record.id
