"""What a user without the permission finds of the safety compartment: nothing, wherever it is read.

Every function of the services that can be called is called before and after a colleague kept a
suspicion of abuse, on the same store. All answers, refusals too, must be the same.
"""

import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.files import exports
from spil_desktop.model import Area
from spil_desktop.rules import periods
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Act,
    ContactForm,
    ContactResult,
    FollowUpKind,
    NeedTheme,
    SafetyDecision,
    SafetyStep,
    SignalKind,
    SignalSource,
)
from spil_desktop.services import (
    changes,
    contacts,
    drafts,
    follow_ups,
    needs,
    releases,
    safety,
    search,
    signals,
    users,
)
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.safety import Decision, SafetyFields, StepFields
from spil_desktop.services.signals import SignalFields
from spil_desktop.storage.database import Database
from tests.samples import SIGNER
from tests.services import made, reading
from tests.services.made import TODAY

WORD = "kwartelkoning"
"""Stands in every field of the safety file and nowhere else."""

YEAR = periods.parse("2026")


class Store:
    """A small neighbourhood, two users, and what the one without the permission did last."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.maker = database.run(lambda session: users.signed_in(session, "a1", "Spil"))
        self.colleague = database.run(lambda session: users.signed_in(session, "b2", "Mirjam"))
        self.participant = database.run(self._fill)
        self.act(Act.PLAN_FOLLOW_UP, self.colleague, self._plan)

    def act(self, act: Act, user_id: int, work: Any) -> Any:
        return self.database.run(
            lambda session: changes.perform(session, act, work, user_id=user_id)
        )

    def _fill(self, session: Session) -> int:
        session.add(Area(name="De Bouwen", municipality="Smallingerland"))
        session.flush()
        her = made.participant(session, 1, "Smit")
        for name in ("Bakker", "Visser", "Mulder"):
            made.participant(session, 1, name)
        made.volunteer(session, 1)
        search.index(session, range(1, 6))
        needs.add(session, her, NeedFields(NeedTheme.TRANSPORT, TODAY), today=TODAY)
        contact = ContactFields(TODAY, ContactForm.PHONE, ContactResult.REACHED, 10, "gebeld")
        contacts.log(session, her, contact, today=TODAY)
        seen = SignalFields(TODAY, SignalKind.MONEY, SignalSource.VOLUNTEER)
        signals.note(session, her, seen, today=TODAY, user_id=self.maker)
        return her

    def _plan(self, session: Session) -> int:
        new = FollowUpFields(FollowUpKind.CALL, TODAY, "bellen")
        return follow_ups.plan(session, self.participant, new)

    def suspect(self) -> int:
        """Keep a suspicion with all steps, in acts of the user who may, and a draft."""
        me = self.maker

        def first(session: Session) -> int:
            new = SafetyFields(date(2026, 4, 7), tuple(AbuseForm), WORD, date(2026, 4, 13))
            return safety.open_file(session, self.participant, new, today=TODAY, user_id=me)

        key = int(self.act(Act.RECORD_SAFETY, me, first))

        def steps(session: Session) -> None:
            for step in (SafetyStep.CONSULT, SafetyStep.TALK, SafetyStep.WEIGH):
                fields = StepFields(step, TODAY, WORD, WORD)
                safety.take_step(session, key, fields, today=TODAY, user_id=me)
            end = Decision(SafetyDecision.REPORT, TODAY, WORD)
            safety.decide(session, key, end, today=TODAY, user_id=me)

        self.act(Act.RECORD_SAFETY, me, steps)
        self.act(Act.RECORD_SAFETY, me, self._close)
        self.database.run(lambda session: changes.undo(session, user_id=me))
        self.database.run(lambda session: changes.redo(session, user_id=me))
        name = safety.draft_name(self.participant)
        self.database.run(lambda session: drafts.keep(session, name, {"note": WORD}))
        return key

    def _close(self, session: Session) -> None:
        days = (TODAY, TODAY)
        safety.close(session, 1, *days, today=TODAY, user_id=self.maker)

    def all_read(self, user_id: int, text: str) -> dict[str, Any]:
        known = {
            "user_id": user_id,
            "by": user_id,
            "text": text,
            "participant_id": self.participant,
            "subject": "person",
            "file_id": 1,
        }
        return reading.all_that_is_read(self.database, known, TODAY)


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


def test_whatever_is_read_is_the_same_for_who_may_not_see_it(store: Store) -> None:
    texts = (WORD, "smit")
    before = [store.all_read(store.colleague, text) for text in texts]
    may_see = store.all_read(store.maker, WORD)
    store.suspect()
    after = [store.all_read(store.colleague, text) for text in texts]

    for old, new in zip(before, after, strict=True):
        assert {name for name in new if new[name] != old[name]} == set()
        assert WORD not in str(new)
    now = store.all_read(store.maker, WORD)
    seen = {name for name in now if now[name] != may_see[name]}
    assert seen >= {
        "safety.to_destroy",
        "safety.of_participant",
        "changes.undoable",
        "drafts.names",
    }
    assert WORD in str(now["safety.get"])


def test_most_of_the_services_are_asked(store: Store) -> None:
    answers = store.all_read(store.colleague, WORD)

    def kind(answer: Any) -> str:
        return answer[0] if isinstance(answer, tuple) and isinstance(answer[0], str) else "read"

    counted = {name for name, answer in answers.items() if kind(answer) in {"failed", "not called"}}
    read = answers.keys() - counted
    assert len(read) > len(answers) / 3
    for name in ("residents.rows", "signals.rows", "today.attention", "statistics.exact"):
        assert name in read, answers[name]
    for name in ("search.search", "notes.search_notes", "releases.plan", "cards.card"):
        assert name in read, answers[name]
    for name in ("changes.undoable", "audit.history", "audit.verify", "drafts.names"):
        assert name in read, answers[name]


def test_undo_and_redo_pass_over_it(store: Store) -> None:

    def step(way: Any) -> Any:
        return store.database.run(lambda session: way(session, user_id=store.colleague))

    assert step(changes.undo).act is Act.PLAN_FOLLOW_UP
    store.suspect()
    assert step(changes.redo).act is Act.PLAN_FOLLOW_UP
    assert step(changes.undo).act is Act.PLAN_FOLLOW_UP
    with pytest.raises(SpilError) as refused:
        step(changes.undo)
    assert refused.value.problem is ChangeProblem.NOTHING_TO_UNDO
    kept = store.database.read(lambda session: safety.to_destroy(session, user_id=store.maker))
    assert len(kept) == 1


def test_no_file_that_leaves_the_store_holds_it(store: Store, tmp_path: Path) -> None:
    def written(name: str) -> bytes:
        planned = store.database.run(
            lambda session: releases.plan(session, YEAR, None, today=date(2027, 1, 5))
        )
        out = tmp_path / name
        out.mkdir()
        exports.write_all(planned, out, signer=SIGNER)
        files = sorted(path for path in out.rglob("*") if path.is_file())
        assert len({path.suffix for path in files}) >= len(exports.Format)
        return b"\n".join(map(opened, files))

    before = written("before")
    store.suspect()
    after = written("after")

    assert WORD.encode() not in after
    assert len(after) > 10_000
    assert abs(len(before) - len(after)) < 64  # the moment of writing differs, no more


def opened(path: Path) -> bytes:
    """Return everything in a file, taken out of its zip or its compressed streams."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist())
    content = path.read_bytes()
    if path.suffix != ".pdf":
        return content
    pieces = content.split(b"stream\n")
    return content + b"".join(_inflated(piece) for piece in pieces)


def _inflated(piece: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(piece)
    except zlib.error:
        return b""
