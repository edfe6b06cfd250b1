import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError, StoreProblem
from spil_desktop.model import Area, Street
from spil_desktop.storage import connections, store
from spil_desktop.storage.database import Database


def add(name: str) -> Area:
    return Area(name=name)


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Area.name).order_by(Area.id)))


def test_a_transaction_is_kept(database: Database) -> None:
    database.run(lambda session: session.add(add("De Bouwen")))

    assert database.read(names) == ["De Bouwen"]


def test_the_session_of_a_test_sees_its_area(session: Session, area: int) -> None:
    assert session.get_one(Area, area).name == "De Bouwen"


def test_of_a_transaction_that_fails_nothing_is_kept(database: Database) -> None:
    def fail(session: Session) -> None:
        session.add(add("De Bouwen"))
        session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        database.run(fail)
    assert database.read(names) == []


def test_settings_of_the_connection(database: Database) -> None:
    def pragma(name: str) -> object:
        return database.read(lambda session: session.scalar(text(f"PRAGMA {name}")))

    assert pragma("journal_mode") == "wal"
    assert pragma("foreign_keys") == 1
    assert pragma("synchronous") == 2
    assert pragma("temp_store") == 2


def test_references_are_enforced(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.run(lambda session: session.add(Street(area_id=99, name="Nergens")))


def test_values_stay_out_of_what_an_exception_says(database: Database) -> None:
    def twice(session: Session) -> None:
        session.add_all([add("Wiebrechtje"), add("Wiebrechtje")])

    with pytest.raises(IntegrityError) as caught:
        database.run(twice)
    assert "Wiebrechtje" not in str(caught.value)


def test_reading_does_not_write(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.read(lambda session: session.execute(text("DELETE FROM area")))
    with pytest.raises(RuntimeError):
        database.read(lambda session: [session.add(add("De Bouwen")), session.flush()])
    database.run(lambda session: session.add(add("De Bouwen")))


def test_a_reader_sees_one_moment_while_another_thread_writes(database: Database) -> None:
    def read(session: Session) -> tuple[int, int]:
        count = select(func.count()).select_from(Area)
        before = session.scalar(count) or 0
        with ThreadPoolExecutor() as worker:
            worker.submit(database.run, lambda inner: inner.add(add("De Bouwen"))).result(5)
        return before, session.scalar(count) or 0

    assert database.read(read) == (0, 0)
    assert database.read(names) == ["De Bouwen"]


def test_two_writers_wait_for_each_other(database: Database) -> None:
    begun = threading.Barrier(2, timeout=5)

    def count_and_add(name: str) -> None:
        begun.wait()
        database.run(
            lambda session: session.add(
                Area(name=name, cbs_year=session.scalar(select(func.count(Area.id))))
            )
        )

    with ThreadPoolExecutor() as workers:
        list(workers.map(count_and_add, ["De Bouwen", "Opeinde"]))
    years = database.read(lambda session: set(session.scalars(select(Area.cbs_year))))
    assert years == {0, 1}


def test_a_writer_that_waits_too_long_is_told_so(
    folder: Path, printed_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.05)
    with store.open_with_recovery_key(folder, printed_key) as database:

        def write_meanwhile(session: Session) -> None:
            session.add(add("De Bouwen"))
            session.flush()
            with ThreadPoolExecutor() as worker:
                worker.submit(database.run, names).result(5)

        with pytest.raises(SpilError) as caught:
            database.run(write_meanwhile)
    assert caught.value.problem is StoreProblem.BUSY


def test_a_row_that_changed_meanwhile_is_not_overwritten(database: Database) -> None:
    area = add("De Bouwen")
    database.run(lambda session: session.add(area))
    database.run(lambda session: setattr(session.get_one(Area, area.id), "cbs_year", 2025))

    def overwrite(session: Session) -> None:
        area.municipality = "Smallingerland"
        session.add(area)

    with pytest.raises(SpilError) as caught:
        database.run(overwrite)
    assert caught.value.problem is InputProblem.CHANGED_MEANWHILE


def test_a_mistake_in_a_query_is_no_expected_failure(database: Database) -> None:
    with pytest.raises(OperationalError):
        database.run(lambda session: session.execute(text("SELECT * FROM nowhere")))


def test_closing_twice_does_no_harm(database: Database) -> None:
    database.close()
    database.close()


def test_a_full_database_keeps_what_was_confirmed(folder: Path, printed_key: str) -> None:
    """The engine of the store itself reports that nothing more fits."""
    with store.open_with_recovery_key(folder, printed_key) as database:

        def fill(session: Session) -> None:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
            session.add_all(add(f"Buurt {number} {'x' * 3000}") for number in range(50))

        database.run(lambda session: session.add(add("De Bouwen")))
        with pytest.raises(SpilError) as caught:
            database.run(fill)
        assert caught.value.problem is StoreProblem.DISK_FULL
    with store.open_with_recovery_key(folder, printed_key) as database:
        assert database.read(names) == ["De Bouwen"]
        database.run(lambda session: session.add(add("Opeinde")))
        assert database.read(names) == ["De Bouwen", "Opeinde"]


def test_a_read_shows_what_was_written_since_the_last_one(
    database: Database, key: bytes, tmp_path: Path
) -> None:
    """By this program, by another connection, and while a reader of this one waits."""
    database.run(lambda session: session.add(add("De Bouwen")))
    (before,) = database.read(lambda session: list(session.scalars(select(Area))))

    database.run(lambda session: setattr(session.get_one(Area, before.id), "name", "Opeinde"))
    assert database.read(names) == ["Opeinde"]
    with closing(connections.connect(tmp_path / "store" / "store.db", key)) as other:
        other.execute("UPDATE area SET name = 'Nijega'")
    assert database.read(names) == ["Nijega"]
    assert database.read(lambda session: session.get_one(Area, before.id)).name == "Nijega"
    assert before.name == "De Bouwen"


def test_reads_at_the_same_time_and_inside_each_other(database: Database) -> None:
    database.run(lambda session: session.add(add("De Bouwen")))
    begun = threading.Barrier(3, timeout=5)

    def read(session: Session) -> list[list[str]]:
        outer = names(session)
        begun.wait()
        return [outer, database.read(names), names(session)]

    for _again in range(2):
        with ThreadPoolExecutor() as workers:
            found = list(workers.map(database.read, [read] * 3))
        assert found == [[["De Bouwen"]] * 3] * 3


def test_a_read_that_failed_leaves_the_next_one_and_a_write_alone(database: Database) -> None:
    def fail(session: Session) -> None:
        names(session)
        raise LookupError

    def lose_the_connection(session: Session) -> None:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.close()
        names(session)

    for work, error in ((fail, LookupError), (lose_the_connection, ProgrammingError)):
        with pytest.raises(error):
            database.read(work)
        assert database.read(names) == []
    database.run(lambda session: session.add(add("De Bouwen")))
    assert database.read(names) == ["De Bouwen"]


def test_no_file_stays_open_after_closing_also_when_a_read_ends_later(
    folder: Path, printed_key: str
) -> None:
    def opened() -> list[str]:
        found = (Path(file.path) for file in psutil.Process().open_files())
        return sorted(path.name for path in found if path.parent == folder)

    database = store.open_with_recovery_key(folder, printed_key)
    database.read(names)
    database.run(lambda session: session.add(add("De Bouwen")))
    assert database.read(names) == ["De Bouwen"]
    assert opened().count("store.db") == 1  # another connection would remember pages of its own
    closed = threading.Event()

    def read(session: Session) -> list[str]:
        names(session)
        reading.set()
        assert closed.wait(5)
        return names(session)

    reading = threading.Event()
    with ThreadPoolExecutor() as worker:
        late = worker.submit(database.read, read)
        assert reading.wait(5)
        database.close()
        closed.set()
        assert late.result(5) == ["De Bouwen"]
    assert opened() == []
