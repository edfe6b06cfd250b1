"""A day's work with one resident's name, ending in a crash; run by test_traces.py."""

import logging
import os
import sys
import tempfile
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from spil_desktop import log
from spil_desktop.errors import SpilError
from spil_desktop.model import Draft, Person, Phone
from spil_desktop.storage import backups, store

NAME = "Wiebrechtje Zandstra-Quist"
PASSPHRASE = "zwaluw tegelpad kruimel avondrood"


def register(session: Session) -> None:
    given, family = NAME.split()
    person = Person(given_name=given, family_name=family, sort_name=family.lower(), notes=NAME)
    session.add(person)
    session.add(Draft(form="register", fields={"name": NAME}))
    session.flush()
    session.execute(text("INSERT INTO person_words (words) VALUES (:words)"), {"words": NAME})


def sort_much(session: Session) -> None:
    """Make the engine sort more than fits in its cache."""
    session.execute(
        text(
            "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 20000)"
            " SELECT notes || hex(randomblob(500)) AS words FROM many, person ORDER BY words"
        )
    ).all()


def fail(session: Session) -> None:
    session.add_all([Draft(form=NAME, fields={}), Draft(form=NAME, fields={})])


def go_wrong(database: store.Database) -> None:
    logger = logging.getLogger("spil_desktop.test")
    try:
        database.run(fail)
    except IntegrityError:
        logger.exception("writing failed")
    try:
        store.open_with_passphrase(database.folder, NAME)
    except SpilError:
        logger.exception("opening failed")


def main(folder: Path) -> None:
    log.start(folder / "log")
    database, _ = store.create(folder / "store", PASSPHRASE)
    database.run(register)
    database.read(sort_much)
    backups.make(database, folder / "backup.zip")
    backups.make_automatic(database)
    go_wrong(database)
    database.close()
    backups.restore(folder / "backup.zip", folder / "store", PASSPHRASE)
    database = store.open_with_passphrase(folder / "store", PASSPHRASE)
    database.run(lambda session: session.add(Phone(person_id=1, number="+31612345678", note=NAME)))
    print(tempfile.gettempdir())  # noqa: T201
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
