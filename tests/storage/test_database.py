from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area, Setting
from spil_desktop.storage.database import Database


def test_a_transaction_is_kept(database: Database) -> None:
    database.run(lambda session: session.add(Area(name="De Bouwen")))

    assert database.read(lambda session: session.scalars(select(Area.name)).all()) == ["De Bouwen"]


def test_the_session_of_a_test_sees_its_area(session: Session, area: int) -> None:
    assert session.get_one(Area, area).name == "De Bouwen"
