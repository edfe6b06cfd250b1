"""The search index: folded words of everyone, in a full-text table that the store makes itself."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

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
