"""A real store with an invented population, open for one measurement."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from tests.benchmarks import population

PASSPHRASE = "zwaluw tegelpad kruimel avondrood"


@contextmanager
def big_store(people: int, *, contacts: int, volunteers: int) -> Iterator[Database]:
    """Give an open store with so many people in it; it is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        database, _key = store.create(Path(folder) / "store", PASSPHRASE)
        with database:
            database.run(
                lambda session: population.fill(
                    session, people, contacts=contacts, volunteers=volunteers
                )
            )
            yield database
