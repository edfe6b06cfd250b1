from sqlalchemy import select, update
from sqlalchemy.orm import Session

from spil_desktop.model import AuditEntry
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import audit


def write_three(session: Session) -> None:
    audit.append(session, Act.REGISTER, "person", 7, {"phone": 1})
    audit.append(session, Act.IMPORT, None, None)
    audit.append(session, Act.EDIT_PERSON, "person", 7, {"person": 1, "b": 2, "a": [1, 2]})


def test_an_empty_log_is_whole(session: Session):
    assert audit.verify(session) == audit.AuditCheck(0)


def test_lines_form_a_chain(session: Session):
    write_three(session)
    session.expire_all()

    assert audit.verify(session) == audit.AuditCheck(3)
    lines = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert lines[0].previous_hash == ""
    assert [line.previous_hash for line in lines[1:]] == [line.hash for line in lines[:-1]]


def test_a_changed_line_breaks_the_chain(session: Session):
    write_three(session)
    session.execute(update(AuditEntry).where(AuditEntry.id == 2).values(act=Act.UNDO))
    session.expire_all()

    assert audit.verify(session) == audit.AuditCheck(1, broken_at=2)


def test_a_removed_line_breaks_the_chain(session: Session):
    write_three(session)
    session.delete(session.get_one(AuditEntry, 2))

    assert audit.verify(session) == audit.AuditCheck(1, broken_at=3)


def test_what_was_done_with_one_person(session: Session):
    write_three(session)

    history = audit.history(session, "person", 7)

    assert [line.act for line in history] == [Act.EDIT_PERSON, Act.REGISTER]
    assert history[1].details == {"phone": 1}
    assert audit.history(session, "person", 8) == ()
