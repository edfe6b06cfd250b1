from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, Problem, SpilError
from spil_desktop.model import Signal
from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.signal_terms import SignalState
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    Urgency,
)
from spil_desktop.services import contacts, follow_ups, note_index, notes, signals, users
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.signals import (
    Consultation,
    SignalClosing,
    SignalFields,
    SignalFigures,
    Wanted,
)
from tests.services import made
from tests.services.made import TODAY

SEEN = date(2026, 3, 17)
FALL = SignalFields(
    SEEN, SignalKind.FALLING, SignalSource.VOLUNTEER, Urgency.THREE_DAYS, "lag op bank"
)


@pytest.fixture
def someone(session: Session, area: int) -> int:
    return made.participant(session, area)


@pytest.fixture
def me(session: Session) -> int:
    return users.signed_in(session, "a1", "Spil")


def refused(problem: Problem, act: Callable[[], object]) -> None:
    with pytest.raises(SpilError) as error:
        act()
    assert error.value.problem is problem


def one(session: Session, today: date = TODAY) -> signals.SignalRow:
    (row,) = signals.rows(session, Wanted.ALL, today=today)
    return row


def test_a_signal_has_a_term_and_who_looks_after_it(
    session: Session, someone: int, me: int
) -> None:
    number = signals.note(session, someone, FALL, today=TODAY, user_id=me)

    row = signals.get(session, number, today=date(2026, 3, 20))
    assert (row.due_on, row.owner, row.state) == (date(2026, 3, 20), "Spil", SignalState.DUE)
    assert row.fields.owner_id == me
    assert "bank" not in repr(row)
    assert one(session).state is SignalState.OVERDUE
    assert signals.of_participant(session, someone, today=TODAY) == (one(session),)


def test_what_is_followed_has_a_day_of_its_own(session: Session, someone: int) -> None:
    follow = SignalFields(SEEN, SignalKind.LOSS, SignalSource.CONNECTOR, Urgency.FOLLOW)
    signals.note(session, someone, follow, today=TODAY)
    assert one(session).due_on == date(2026, 4, 14)

    row = one(session)
    own = SignalFields(
        SEEN, SignalKind.LOSS, SignalSource.CONNECTOR, Urgency.FOLLOW, due_on=date(2026, 5, 1)
    )
    signals.edit(session, row.id, own, today=TODAY, version=row.version)
    assert one(session).due_on == date(2026, 5, 1)
    assert one(session).fields.due_on == date(2026, 5, 1)


def test_what_was_done_in_time_stays_in_time(session: Session, someone: int) -> None:
    number = signals.note(session, someone, FALL, today=TODAY)
    assert signals.waiting(session, today=date(2026, 3, 19)) == 0
    assert signals.waiting(session, today=date(2026, 3, 20)) == 1

    signals.act_on(session, number, date(2026, 3, 19), today=TODAY, next_on=date(2026, 4, 2))
    signals.act_on(session, number, date(2026, 3, 25), today=TODAY)

    row = one(session)
    assert (row.acted_on, row.in_term, row.state) == (
        date(2026, 3, 19),
        True,
        SignalState.ACTED_ON,
    )
    assert signals.waiting(session, today=TODAY) == 0
    (planned,) = follow_ups.of_participant(session, someone)
    assert (planned.fields.signal_id, planned.fields.due_on) == (number, date(2026, 4, 2))

    signals.close(
        session,
        number,
        SignalClosing(date(2026, 4, 2), SignalOutcome.CARE_STARTED, "gestart"),
        today=TODAY,
    )
    row = one(session)
    assert (row.closed_on, row.outcome_kind) == (date(2026, 4, 2), SignalOutcome.CARE_STARTED)
    assert row.outcome == "gestart"
    (planned,) = follow_ups.of_participant(session, someone)
    assert planned.done_on == date(2026, 4, 2)


def test_a_signal_cannot_close_without_an_outcome(session: Session, someone: int) -> None:
    number = signals.note(session, someone, FALL, today=TODAY)

    refused(
        InputProblem.REQUIRED,
        lambda: signals.close(session, number, SignalClosing(SEEN, None), today=TODAY),
    )
    refused(
        InputProblem.NOT_IN_LIST,
        lambda: signals.close(
            session, number, SignalClosing(SEEN, SignalOutcome.SAFETY), today=TODAY
        ),
    )


def test_what_does_not_feel_right_closes_after_consultation(session: Session, someone: int) -> None:
    worry = SignalFields(
        SEEN, SignalKind.NEGLECT, SignalSource.VOLUNTEER, route=SignalRoute.CONSULT
    )
    number = signals.note(session, someone, worry, today=TODAY)

    def end() -> None:
        signals.close(session, number, SignalClosing(TODAY, SignalOutcome.REFERRED), today=TODAY)

    refused(InputProblem.CONSULTATION_MISSING, end)
    for empty in (Consultation(SEEN, "", "samen gaan"), Consultation(SEEN, "POH", " ")):
        refused(
            InputProblem.REQUIRED,
            lambda empty=empty: signals.consult(session, number, empty, today=TODAY),
        )
    talked = Consultation(date(2026, 3, 18), "praktijkondersteuner", "samen op bezoek")
    signals.consult(session, number, talked, today=TODAY)
    end()

    row = one(session)
    assert (row.consultation, row.acted_on) == (talked, talked.on)
    assert "samen" not in repr(row)
    signals.reopen(session, number)
    assert one(session).state is SignalState.ACTED_ON


def test_talking_it_over_makes_the_route_one_of_consultation(
    session: Session, someone: int
) -> None:
    number = signals.note(session, someone, FALL, today=TODAY)
    signals.consult(session, number, Consultation(SEEN, "huisarts", "let op"), today=TODAY)
    assert one(session).fields.route is SignalRoute.CONSULT


def test_days_that_cannot_be_are_refused(session: Session, someone: int) -> None:
    number = signals.note(session, someone, FALL, today=TODAY)
    for day, problem in (
        (date(2026, 4, 15), InputProblem.DATE_IN_FUTURE),
        (date(2026, 3, 1), InputProblem.END_BEFORE_START),
    ):
        refused(
            problem,
            lambda day=day: signals.close(
                session, number, SignalClosing(day, SignalOutcome.NOTHING_NEEDED), today=TODAY
            ),
        )
        refused(problem, lambda day=day: signals.act_on(session, number, day, today=TODAY))


def test_lists_tell_what_is_open_late_and_closed(session: Session, someone: int, area: int) -> None:
    later = SignalFields(TODAY, SignalKind.LOSS, SignalSource.CONNECTOR)
    late = signals.note(session, someone, FALL, today=TODAY)
    new = signals.note(session, someone, later, today=TODAY)
    done = signals.note(session, someone, FALL, today=TODAY)
    signals.close(session, done, SignalClosing(SEEN, SignalOutcome.NOTHING_NEEDED), today=TODAY)

    def listed(wanted: Wanted) -> list[int]:
        return [row.id for row in signals.rows(session, wanted, today=TODAY, area_id=area)]

    assert listed(Wanted.OPEN) == [late, new]
    assert listed(Wanted.OVERDUE) == [late]
    assert listed(Wanted.CLOSED) == [done]
    assert listed(Wanted.ALL) == [late, new, done]
    assert not signals.rows(session, Wanted.ALL, today=TODAY, area_id=area + 1)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert signals.figures(session, *year, today=TODAY, area_id=area) == SignalFigures(3, 1, 0, 1)
    signals.act_on(session, late, TODAY, today=TODAY)
    assert signals.figures(session, *year, today=TODAY) == SignalFigures(3, 1, 1, 0)


def test_a_suspicion_of_abuse_is_not_kept_here(session: Session, someone: int) -> None:
    abuse = SignalFields(SEEN, SignalKind.ABUSE, SignalSource.VOLUNTEER)

    refused(
        InputProblem.BELONGS_TO_SAFETY,
        lambda: signals.note(session, someone, abuse, today=TODAY),
    )
    assert not signals.rows(session, Wanted.ALL, today=TODAY)


def test_a_suspicion_from_before_is_seen_only_with_the_permission(
    session: Session, someone: int, me: int
) -> None:
    colleague = users.signed_in(session, "b2", "Mirjam")
    old = Signal(
        participant_id=someone,
        seen_on=SEEN,
        kind=SignalKind.ABUSE,
        source=SignalSource.VOLUNTEER,
        urgency=Urgency.NOW,
        due_on=SEEN,
        note="kwartelkoning",
    )
    session.add(old)
    session.flush()
    note_index.index(session, NoteKind.SIGNAL, [old.id])
    assert notes.search_notes(session, "kwartelkoning") == []

    for who, seen in ((colleague, 0), (None, 0), (me, 1)):
        assert len(signals.rows(session, Wanted.OPEN, today=TODAY, user_id=who)) == seen
        assert len(signals.of_participant(session, someone, today=TODAY, user_id=who)) == seen
        assert signals.waiting(session, today=TODAY, user_id=who) == seen
    for act in (
        lambda: signals.get(session, old.id, today=TODAY, user_id=colleague),
        lambda: signals.act_on(session, old.id, SEEN, today=TODAY, user_id=colleague),
        lambda: signals.get(session, 999, today=TODAY, user_id=colleague),
    ):
        refused(InputProblem.UNKNOWN_RECORD, act)


def test_a_signal_comes_from_a_contact_with_the_same_resident(
    session: Session, someone: int, area: int
) -> None:
    call = ContactFields(SEEN, ContactForm.PHONE, ContactResult.REACHED)
    hers = contacts.log(session, someone, call, today=TODAY)
    other = contacts.log(session, made.participant(session, area, "Ander"), call, today=TODAY)
    new = replace(FALL, contact_moment_id=hers)

    signals.note(session, someone, new, today=TODAY)

    assert one(session).fields.contact_moment_id == hers
    wrong = replace(FALL, contact_moment_id=other)
    refused(InputProblem.NOT_IN_LIST, lambda: signals.note(session, someone, wrong, today=TODAY))


def test_a_bsn_is_never_written_down(session: Session, someone: int) -> None:
    number = signals.note(session, someone, FALL, today=TODAY)
    bsn = "BSN 111222333"
    for act in (
        lambda: signals.note(session, someone, replace(FALL, note=bsn), today=TODAY),
        lambda: signals.consult(session, number, Consultation(SEEN, "POH", bsn), today=TODAY),
        lambda: signals.close(
            session, number, SignalClosing(SEEN, SignalOutcome.REFERRED, bsn), today=TODAY
        ),
    ):
        refused(InputProblem.BSN_IN_TEXT, act)
