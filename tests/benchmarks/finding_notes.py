"""From a keystroke to rows when everything is searched: people and what was written of them."""

from spil_desktop.rules import search_words
from spil_desktop.services import finding, search
from spil_desktop.storage.database import Database
from tests.benchmarks import floors
from tests.benchmarks.measure import Line, in_turn

TYPED = ("kof", "koffie", "rollator", "buurman tuin", "kat knie", "trijntje 17", "teststra", "9204")
MOST = 8

NOTES = (
    "SELECT kind, record_id, person.*, contact_moment.* FROM note_words"
    " JOIN note_place ON note_place.id = note_words.rowid"
    " LEFT JOIN participant ON participant.id = note_place.participant_id"
    " JOIN person ON person.id = coalesce(note_place.person_id, participant.person_id)"
    " JOIN contact_moment ON contact_moment.id = record_id"
    " WHERE note_words.words MATCH ? ORDER BY note_words.rowid DESC LIMIT 8"
)
"""The newest notes that have the words, with whose they are and what they say."""


def line(database: Database) -> Line:
    """Compare with the same two questions to the full-text tables by hand."""
    bare = floors.connection(database)
    people, notes = (
        [search.expression(search_words.read_query(text), closeness) for text in TYPED]
        for closeness in (search.Closeness.BEGINS, search.Closeness.SOUNDS)
    )

    def by_hand() -> None:
        for who, what in zip(people, notes, strict=True):
            floors.fetch(bare, floors.FOUND, (who,))
            floors.fetch(bare, NOTES, (what,))

    def ours() -> None:
        for text in TYPED:
            database.read(lambda session, text=text: finding.everything(session, text, MOST))

    made = Line.of("keystroke to rows, notes too (8 searches)", *in_turn(ours, by_hand), ratio=2.0)
    bare.close()
    return made
