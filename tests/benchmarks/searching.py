"""From a keystroke to rows, painted rows, and one person's file; and how they grow."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QApplication

from spil_desktop.rules import search_words
from spil_desktop.services import cards, search
from spil_desktop.storage.database import Database
from tests.benchmarks import floors
from tests.benchmarks.big_store import big_store
from tests.benchmarks.measure import Line, best, ninety_fifth

TYPED = ("t", "te", "tes", "test", "teststra", "proef", "van den voorb", "9204", "geesje")
SMALL, LARGE = 1_000, 100_000


def lines(database: Database, today: date) -> Iterator[Line]:
    """Measure the search and a person's file at full size."""
    yield _search(database)
    yield _painted(database)
    yield _file(database, today)


def growth(today: date) -> Iterator[Line]:
    """Compare 1,000 people with 100,000: search and one person's file stay flat."""
    found: list[tuple[float, float]] = []
    for size in (SMALL, LARGE):
        with big_store(size, contacts=size, volunteers=100) as database:
            found.append((_search(database).measured, _file(database, today).measured))
    (small_search, small_file), (large_search, large_file) = found
    yield Line("search, 100,000 people against 1,000", large_search, small_search, ratio=100.0)
    yield Line("one person's file, 100,000 against 1,000", large_file, small_file, ratio=2.0)


def _search(database: Database) -> Line:
    bare = floors.connection(database)
    queries = [
        search.expression(search_words.read_query(text), search.Closeness.BEGINS) for text in TYPED
    ]
    statement = "SELECT rowid FROM person_words WHERE words MATCH ? ORDER BY rank LIMIT 20"

    def by_hand() -> None:
        for query in queries:
            floors.fetch(bare, statement, (query,))

    def ours() -> None:
        for text in TYPED:
            database.read(lambda session, text=text: search.search(session, text, limit=20))

    line = Line("keystroke to rows (9 searches)", best(ours), best(by_hand), ratio=2.0)
    bare.close()
    return line


def _painted(database: Database) -> Line:
    from spil_desktop.ui.shared.tables import Column, RecordTable  # noqa: PLC0415  # Qt last

    app = QApplication.instance() or QApplication([])
    table: RecordTable[search.FoundPerson] = RecordTable(
        "people", (Column("name", lambda row: row.name),), key=lambda row: row.person_id
    )
    table.resize(800, 600)
    table.show()
    typed = iter(TYPED * 10)

    def key() -> None:
        text = next(typed)
        table.set_rows(database.read(lambda session: search.search(session, text, limit=20)))
        table.viewport().repaint()
        app.processEvents()

    line = Line("keystroke to painted rows, 95th percentile", ninety_fifth(key), at_most=16)
    table.close()
    return line


def _file(database: Database, today: date) -> Line:
    bare = floors.connection(database)

    def by_hand() -> None:
        for query in floors.CARD:
            floors.fetch(bare, query, (77,))

    def ours() -> None:
        database.read(lambda session: cards.card(session, 77, today=today))

    line = Line("one person's file", best(ours, 20), best(by_hand, 20), ratio=3.0)
    bare.close()
    return line
