"""Emptying a file: nothing of her is left anywhere in the store, and the figures stay."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Enum, String, select
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, InputProblem, SpilError
from spil_desktop.model import (
    AuditEntry,
    Base,
    Consent,
    Contact,
    ContactMoment,
    Exclusion,
    FollowUp,
    HandOver,
    HealthProfile,
    HomeVisit,
    Job,
    Match,
    MatchReview,
    Merge,
    Need,
    Participant,
    Person,
    Phone,
    Postponement,
    RefusedProposal,
    Ride,
    Signal,
)
from spil_desktop.rules import periods
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ClosingReason,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    FollowUpKind,
    Language,
    Limitation,
    MatchKind,
    MatchStatus,
    NeedTheme,
    Offer,
    ParticipantStatus,
    Purpose,
    Relation,
    ReportSource,
    RidePurpose,
    SelfRatedHealth,
    SignalKind,
    SignalSource,
    TodayKind,
    Urgency,
)
from spil_desktop.services import (
    changes,
    drafts,
    erasures,
    follow_ups,
    hand_overs,
    search,
    stages,
    statistics,
    today,
)
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.stages import Closing
from tests.services import made

TODAY = date(2026, 6, 5)
SECRET = "xyzzy"
"""A word in everything that is written about her."""


def someone(session: Session, area: int, **known: Any) -> int:
    """A participant with something in every table, all of it with the word."""
    number = made.participant(
        session,
        area,
        f"{SECRET}ma",
        reporter=SECRET,
        report_note=SECRET,
        offers=(Offer.COOKING,),
        offers_note=SECRET,
        source=ReportSource.NEIGHBOUR,
        **known,
    )
    person_id = session.get_one(Participant, number).person_id
    person = session.get_one(Person, person_id)
    for name in ("initials", "prefix", "street", "town", "contact_hints", "notes"):
        setattr(person, name, SECRET)
    person.email = f"{SECRET}@example.nl"
    person.birth_date, person.birth_year = date(1940, 2, 11), 1940
    neighbour = made.person(session, area, f"{SECRET}buur")
    volunteer = made.volunteer(session, area)
    need = Need(participant_id=number, asked_on=TODAY, theme=NeedTheme.TRANSPORT, note=SECRET)
    match = Match(
        participant_id=number,
        volunteer_id=volunteer,
        kind=MatchKind.DRIVE,
        status=MatchStatus.ENDED,
        active_from=date(2026, 3, 3),
        note=SECRET,
    )
    day = date(2026, 3, 3)
    session.add_all([need, match])
    session.flush()
    session.add_all(
        [
            Phone(person_id=person_id, number="+31612345678", note=SECRET),
            Contact(participant_id=number, person_id=neighbour, relation=Relation.NEIGHBOUR),
            ContactMoment(
                participant_id=number,
                on=day,
                form=ContactForm.HOME_VISIT,
                result=ContactResult.REACHED,
                note=SECRET,
            ),
            HomeVisit(participant_id=number, on=day, answers={"day": SECRET}, note=SECRET),
            HealthProfile(
                participant_id=number,
                self_rated=SelfRatedHealth.FAIR,
                limitations=(Limitation.WALKING,),
                note=SECRET,
            ),
            FollowUp(
                participant_id=number, kind=FollowUpKind.CALL, due_on=day, note=SECRET, done_on=day
            ),
            FollowUp(
                participant_id=number,
                match_id=match.id,
                kind=FollowUpKind.MATCH_REVIEW,
                due_on=day,
                note=SECRET,
                done_on=day,
            ),
            HandOver(participant_id=number, made_on=day, recipient=SECRET, file_code="x"),
            Signal(
                participant_id=number,
                seen_on=day,
                kind=SignalKind.FALLING,
                source=SignalSource.VOLUNTEER,
                urgency=Urgency.FOLLOW,
                note=SECRET,
                reported_by=SECRET,
            ),
            Postponement(kind=TodayKind.NO_CONTACT, record_id=number, reason=SECRET),
            Postponement(kind=TodayKind.NEED_WITHOUT_MATCH, record_id=need.id, reason=SECRET),
            Job(participant_id=number, kind=SECRET, material=SECRET, said=SECRET),
            Ride(participant_id=number, on=day, purpose=RidePurpose.DOCTOR, destination=SECRET),
            MatchReview(match_id=match.id, on=day, together=SECRET),
            RefusedProposal(
                need_id=need.id,
                kind=CandidateKind.VOLUNTEER,
                candidate_id=volunteer,
                refused_on=day,
                reason=SECRET,
            ),
            Merge(
                kept_person_id=person_id,
                removed_person_id=99,
                merged_on=day,
                images={"person": [{"family_name": SECRET}]},
            ),
            *(
                Consent(
                    person_id=person_id,
                    purpose=purpose,
                    recipient=recipient,
                    state=ConsentState.GIVEN,
                    decided_on=day,
                    form=ConsentForm.ORAL,
                )
                for purpose, recipient in (
                    (Purpose.FILE, None),
                    (Purpose.HEALTH, None),
                    (Purpose.EVALUATION, None),
                    (Purpose.SHARE_VOLUNTEER, SECRET),
                )
            ),
        ]
    )
    session.flush()
    search.index(session, [person_id])
    return number


def traces(session: Session) -> dict[str, int]:
    """Count, by table, the rows in which the word is still found, also in index and journal."""
    session.flush()
    connection = session.connection()
    names = [table.name for table in Base.metadata.sorted_tables]
    found: dict[str, int] = {}
    for name in [*names, "person_words", "note_words"]:
        rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()  # noqa: S608 - ours
        count = sum(SECRET in repr(tuple(row)).lower() for row in rows)
        if count:
            found[name] = count
    return found


def decline(session: Session, number: int) -> None:
    stages.change(session, number, ParticipantStatus.DECLINED, today=date(2026, 5, 5))


def test_nothing_is_left_of_her_and_the_figures_stay(session: Session, area: int):
    number = someone(session, area)
    closing = Closing(ClosingReason.OTHER, date(2026, 5, 5), SECRET)
    changes.perform(
        session,
        Act.CLOSE_FILE,
        lambda inner: stages.close(inner, number, closing, today=TODAY),
    )
    drafts.keep(session, f"need:{number}", {"description": SECRET})
    drafts.keep(session, "contact_log", {"participant_id": number, "note": SECRET})
    who = {"participant_id": {"text": SECRET, "participant_id": number}}
    drafts.keep(session, "contact", who)
    drafts.keep(session, f"contact:{number}", {"note": SECRET})
    drafts.keep(session, f"visit:{number}:", {"note": SECRET})
    drafts.keep(session, f"report:{number}", {"source_label": SECRET})
    need_id = session.scalars(select(Need.id)).one()
    signal_id = session.scalars(select(Signal.id)).one()
    for form in (f"need::{need_id}", f"close_need:{need_id}", f"signal_close:{signal_id}"):
        drafts.keep(session, form, {"note": SECRET})
    drafts.keep(session, "need:12345", {"description": "van een ander"})
    year = periods.parse("2026")
    before = statistics.exact(session, year, area)
    assert len(traces(session)) > 12

    plan = FollowUpFields(FollowUpKind.HAND_OVER_RECEIPT, TODAY, note=SECRET)
    follow_ups.plan(session, number, plan)

    erasures.erase(session, number, today=TODAY)

    assert traces(session) == {}
    assert statistics.exact(session, year, area) == before
    row = session.get_one(Participant, number)
    assert (row.content_erased_on, row.source) == (TODAY, ReportSource.NEIGHBOUR)
    person = session.get_one(Person, row.person_id)
    assert (person.birth_date, person.birth_year, person.family_name) == (None, 1940, "–")
    assert session.scalars(select(ContactMoment.form)).all() == [ContactForm.HOME_VISIT]
    assert drafts.names(session) == ("need:12345",)
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.act, entry.subject, entry.subject_id) == (
        Act.ERASE_CONTENT,
        "participant",
        number,
    )


def test_what_is_erased_does_not_come_back(session: Session, area: int):
    number = someone(session, area)
    changes.perform(session, Act.CHANGE_STATUS, lambda inner: close(inner, number))
    erasures.erase(session, number, today=TODAY)

    with pytest.raises(SpilError) as refused:
        changes.undo(session)
    assert refused.value.problem is ChangeProblem.NOTHING_TO_UNDO
    with pytest.raises(SpilError) as again:
        erasures.erase(session, number, today=TODAY)
    assert again.value.problem is InputProblem.CONTENT_ERASED
    with pytest.raises(SpilError) as closed:
        close(session, number)
    assert closed.value.problem is InputProblem.CONTENT_ERASED
    with pytest.raises(SpilError) as handed:
        hand_overs.prepare(session, number, "collega", "x", today=TODAY)
    assert handed.value.problem is InputProblem.CONTENT_ERASED
    with pytest.raises(SpilError) as opened:
        stages.change(session, number, ParticipantStatus.REPORTED, today=TODAY)
    assert opened.value.problem is InputProblem.CONTENT_ERASED
    assert stages.next_steps(session, number) == ()


def close(session: Session, number: int) -> None:
    stages.close(session, number, Closing(ClosingReason.CONSENT_WITHDRAWN, TODAY), today=TODAY)


def test_only_what_is_due_goes(session: Session, area: int):
    number = made.participant(session, area, status=ParticipantStatus.REPORTED)
    other = made.participant(session, area, "Blijfstra", status=ParticipantStatus.REPORTED)
    decline(session, number)
    stages.change(session, other, ParticipantStatus.DECLINED, today=date(2026, 5, 6))

    assert [one.participant_id for one in erasures.planned(session)] == [number, other]
    assert erasures.due(session, today=date(2026, 6, 4)) == ()
    helped = made.participant(session, area, "Actiefma")
    planned = FollowUpFields(FollowUpKind.ERASE_CONTENT, date(2026, 6, 1))
    task = follow_ups.plan(session, helped, planned)
    for touch in (
        lambda: follow_ups.finish(session, task, today=TODAY),
        lambda: follow_ups.postpone(session, task, date(2027, 1, 1)),
    ):
        with pytest.raises(SpilError) as refused:
            touch()
        assert refused.value.problem is InputProblem.ERASES_ITSELF
    found = today.attention(session, today=TODAY)
    assert FollowUpKind.ERASE_CONTENT not in {item.follow_up for item in found.items}

    assert erasures.erase_due(session, today=TODAY) == 1
    assert erasures.erase_due(session, today=TODAY) == 0
    assert session.get_one(Participant, other).content_erased_on is None
    (still,) = erasures.planned(session)
    assert still.due_on == date(2026, 6, 6)
    assert "Blijfstra" not in repr(still)


def test_who_has_another_role_keeps_her_name(session: Session, area: int):
    number = someone(session, area)
    person_id = session.get_one(Participant, number).person_id
    session.add(made.Volunteer(person_id=person_id, area_id=area))
    close(session, number)

    erasures.erase(session, number, today=TODAY)

    person = session.get_one(Person, person_id)
    assert (person.family_name, person.birth_year) == (f"{SECRET}ma", 1940)
    assert (person.notes, person.contact_hints) == (None, None)
    assert [hit.person_id for hit in search.search(session, f"{SECRET}ma")] == [person_id]
    assert session.scalars(select(Need.note)).all() == [None]


def test_who_is_someones_contact_keeps_only_what_reaches_her(session: Session, area: int):
    number = someone(session, area)
    person_id = session.get_one(Participant, number).person_id
    other = made.participant(session, area, "Anderma")
    excluded = made.person(session, area, "Ruziema")
    session.add_all(
        [
            Contact(participant_id=other, person_id=person_id, relation=Relation.NEIGHBOUR),
            Exclusion(person_id=person_id, other_person_id=excluded, reason=SECRET),
        ]
    )
    person = session.get_one(Person, person_id)
    person.languages = (Language.FRISIAN,)
    close(session, number)

    erasures.erase(session, number, today=TODAY)

    session.expire_all()
    assert (person.family_name, person.given_name) == (f"{SECRET}ma", "Annie")
    assert session.scalars(select(Phone.number)).all() == ["+31612345678"]
    assert (person.notes, person.contact_hints, person.email, person.street) == (None,) * 4
    assert (person.birth_date, person.birth_year, person.languages) == (None, None, ())
    assert session.scalars(select(Exclusion.reason)).all() == [None]


def test_not_while_she_is_helped_and_never_within_an_act(session: Session, area: int):
    number = made.participant(session, area)
    with pytest.raises(SpilError) as refused:
        erasures.erase(session, number, today=TODAY)
    assert refused.value.problem is InputProblem.STAGE_NOT_NEXT
    with pytest.raises(RuntimeError):
        changes.perform(
            session, Act.ERASE_CONTENT, lambda inner: erasures.erase(inner, number, today=TODAY)
        )


ROLES = frozenset({"volunteer", "key_figure"})
"""Roles that she may have besides: nothing of them is erased with her file."""

KEPT = frozenset(
    {
        "consent.recipient",
        "consent.text_version",
        "contact.note",
        "exclusion.reason",
        "hand_over.file_code",
        "hand_over.recipient",
        "measurement.instrument",
        "measurement.instrument_version",
        "person.family_name",
        "person.sort_name",
        "phone.note",
        "phone.number",
        "safety_file.note",
    }
)
"""What goes as a whole row, is dealt with by its own name, or has a policy of its own."""


def test_every_word_that_can_be_written_of_her_is_known():
    """A new column for words of a participant makes this fail until it is emptied too."""
    emptied = {
        f"{table.__tablename__}.{name}" for table, names in erasures.WORDS.items() for name in names
    }
    emptied |= {f"person.{name}" for name in erasures.NAMES}
    emptied |= {f"participant.{name}" for name in erasures.OWN_WORDS}
    gone = {"home_visit", "story"}
    written = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        if table.name in {"person", "participant"}
        or ({"participant_id", "person_id"} & set(table.c.keys()) and table.name not in ROLES)
        for column in table.c
        if isinstance(column.type, String) and not isinstance(column.type, Enum)
        if table.name not in gone
    }
    assert written - emptied - KEPT == set()
