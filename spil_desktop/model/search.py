"""The search index: words of everyone and of every note, in full-text tables of the store's own."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

search_metadata = MetaData()

person_words = Table(
    "person_words",
    search_metadata,
    Column("rowid", Integer, key="person_id", primary_key=True),
    Column("words", Text),
)
"""One row a person, by `person_id`: folded names, street, postcode, phone digits.

Kept outside the mapped metadata because a migration creates it as a full-text table.
"""

note_words = Table(
    "note_words",
    search_metadata,
    Column("rowid", Integer, key="note_id", primary_key=True),
    Column("words", Text),
)
"""One row a note, by the number that `note_place` gives it: its folded words."""

note_place = Table(
    "note_place",
    search_metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(40)),
    Column("record_id", Integer),
    Column("person_id", Integer),
    Column("participant_id", Integer),
)
"""Which row a note stands in, and whose it is: of a person, or of a participant."""
