"""From a keystroke to rows, painted rows, and one person's file; and how they grow."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from spil_desktop.model import Person
from spil_desktop.rules import search_words
from spil_desktop.services import cards, search
from spil_desktop.storage.database import Database
from tests.benchmarks import floors
from tests.benchmarks.big_store import big_store
from tests.benchmarks.measure import Line, in_turn, ninety_fifth

TYPED = ("t", "te", "tes", "test", "teststra", "proef", "van den voorb", "9204", "geesje")
RARE = ("quis", "quispel", "xanthe quispel")
_SEARCHES, _FILES = 100, 400
"""So many times they are done: one takes less than a millisecond, which anything disturbs."""
SMALL, LARGE = 1_000, 100_000


def lines(database: Database, today: date) -> Iterator[Line]:
    """Measure the search and a person's file at full size."""
    yield _search(database)
    yield _painted(database)
    yield _file(database, today)


def growth(today: date) -> Iterator[Line]:
    """Compare 1,000 people with 100,000: search and one person's file stay flat.

    What is searched finds one person in either store: that a beginning of a word is the name of a
    hundred times as many people is no matter of the search.
    """
    with (
        big_store(SMALL, contacts=SMALL, volunteers=100) as small,
        big_store(LARGE, contacts=LARGE, volunteers=100) as large,
    ):
        for database, size in ((small, SMALL), (large, LARGE)):
            database.run(partial(_add_rare, number=size))
        times = in_turn(partial(_search_rare, large), partial(_search_rare, small), _SEARCHES)
        yield Line.of("search, 100,000 people against 1,000", *times, ratio=2.0)
        times = in_turn(partial(_open, large, today), partial(_open, small, today), _FILES)
        yield Line.of("one person's file, 100,000 against 1,000", *times, ratio=2.0)


def _add_rare(session: Session, number: int) -> None:
    """Give the last participant names that nobody else has."""
    person = session.get_one(Person, number)
    person.family_name, person.sort_name, person.given_name = "Quispel", "quispel", "Xanthe"
    search.index(session, (number,))


def _search_rare(database: Database) -> None:
    for text in RARE:
        assert database.read(lambda session, text=text: search.search(session, text, limit=20))


def _search(database: Database) -> Line:
    bare = floors.connection(database)
    queries = [
        search.expression(search_words.read_query(text), search.Closeness.BEGINS) for text in TYPED
    ]

    def by_hand() -> None:
        for query in queries:
            floors.fetch(bare, floors.FOUND, (query,))

    def ours() -> None:
        for text in TYPED:
            database.read(lambda session, text=text: search.search(session, text, limit=20))

    line = Line.of("keystroke to rows (9 searches)", *in_turn(ours, by_hand), ratio=2.0)
    bare.close()
    return line


def _painted(database: Database) -> Line:
    from spil_desktop.ui.shared.tables import Column, RecordTable  # noqa: PLC0415  # Qt last

    app = _application()
    table: RecordTable[search.FoundPerson] = RecordTable(
        "people", (Column("name", lambda row: row.list_name),), key=lambda row: row.person_id
    )
    table.resize(800, 600)
    table.show()
    typed = iter(TYPED * 10)

    def key() -> None:
        text = next(typed)
        table.set_rows(database.read(lambda session: search.search(session, text, limit=20)))
        table.viewport().repaint()
        app.processEvents()

    line = Line.of("keystroke to painted rows, 95th percentile", ninety_fifth(key), at_most=16)
    table.close()
    return line


@cache
def _application() -> QApplication:
    """Return Qt's application, which lives until the end: a widget after it is a crash."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


def _file(database: Database, today: date) -> Line:
    """Compare with the same questions by hand, in a transaction as well."""
    statements = floors.asked(database, lambda session: cards.card(session, 77, today=today))
    bare = floors.connection(database)
    times = in_turn(partial(_open, database, today), lambda: floors.ask(bare, statements), _FILES)
    bare.close()
    return Line.of("one person's file", *times, ratio=3.0)


def _open(database: Database, today: date) -> None:
    database.read(lambda session: cards.card(session, 77, today=today))
