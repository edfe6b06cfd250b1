from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.model import (
    Activity,
    Attendance,
    Base,
    Consent,
    Contact,
    ContactMoment,
    Distinction,
    Exclusion,
    FollowUp,
    HealthProfile,
    Match,
    MatchReview,
    Measurement,
    Merge,
    Need,
    Occurrence,
    Participant,
    Person,
    Phone,
    RefusedProposal,
    SafetyEntry,
    SafetyFile,
    Volunteer,
)
from spil_desktop.rules import questionnaires
from spil_desktop.rules.merging import PARTS, TOGETHER, MergeField, Side
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
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Presence,
    Purpose,
    Relation,
    SafetyStep,
    SelfRatedHealth,
)
from spil_desktop.services import (
    changes,
    consents,
    forgetting,
    measurements,
    merges,
    note_index,
    notes,
    permissions,
    search,
)
from spil_desktop.services import questionnaires as questionnaire_store
from tests.services import made
from tests.services.states import state

TODAY = date(2026, 4, 14)
NOT_CHOSEN = {
    "person": {"id", "version", "created_at", "updated_at", "sort_name"},
    "participant": {"id", "version", "created_at", "updated_at", "person_id"},
    "volunteer": {"id", "version", "created_at", "updated_at", "person_id", "together_with_id"},
    "key_figure": {"id", "version", "created_at", "updated_at", "person_id"},
}


def consent(person: int, purpose: Purpose, on: date, state: ConsentState) -> Consent:
    return Consent(
        person_id=person, purpose=purpose, state=state, decided_on=on, form=ConsentForm.ORAL
    )


def person_of(session: Session, participant: int) -> Person:
    return session.get_one(Person, session.get_one(Participant, participant).person_id)


def give_all(session: Session, participant: int, occurrence: int, volunteer: int) -> None:
    """Let a participant have a row of every kind that could be there twice."""
    person = person_of(session, participant)
    need = Need(participant_id=participant, asked_on=TODAY, theme=NeedTheme.TRANSPORT)
    session.add_all(
        [
            need,
            Phone(person_id=person.id, number="+31612345678"),
            Phone(person_id=person.id, number=f"+3161234500{participant}"),
            consent(person.id, Purpose.FILE, TODAY, ConsentState.GIVEN),
            consent(person.id, Purpose.HEALTH, TODAY, ConsentState.GIVEN),
            HealthProfile(participant_id=participant, self_rated=SelfRatedHealth.GOOD),
            ContactMoment(
                participant_id=participant,
                on=TODAY,
                form=ContactForm.PHONE,
                result=ContactResult.REACHED,
                note=f"geit {participant}",
            ),
            Measurement(
                participant_id=participant,
                instrument=questionnaires.LIFE_MARK,
                instrument_version="1",
                moment=Moment.T0,
                taken_on=TODAY,
                answers={"mark": participant},
            ),
            Attendance(
                occurrence_id=occurrence, participant_id=participant, presence=Presence.PRESENT
            ),
        ]
    )
    session.flush()
    match = Match(
        participant_id=participant,
        need_id=need.id,
        volunteer_id=volunteer,
        kind=MatchKind.VISIT_BUDDY,
        status=MatchStatus.ACTIVE,
    )
    session.add(match)
    session.flush()
    session.add_all(
        [
            MatchReview(match_id=match.id, on=TODAY),
            FollowUp(
                participant_id=participant, match_id=match.id, kind=FollowUpKind.CALL, due_on=TODAY
            ),
        ]
    )
    session.flush()


class Two:
    """The numbers of two files of one person, with everything that hangs on them."""

    def __init__(self, session: Session, area: int) -> None:
        self.kept = made.participant(session, area, "Dijkstra", reported_on=date(2026, 3, 2))
        self.other = made.participant(
            session,
            area,
            "Dykstra",
            reported_on=date(2026, 1, 2),
            status=ParticipantStatus.REPORTED,
            report_note="gordijnen dicht",
        )
        self.third = made.participant(session, area, "Ander")
        self.volunteer = made.volunteer(session, area)
        activity = Activity(area_id=area, name="Koffie")
        session.add(activity)
        session.flush()
        occurrence = Occurrence(activity_id=activity.id, held_on=TODAY)
        session.add(occurrence)
        session.flush()
        for participant in (self.kept, self.other):
            give_all(session, participant, occurrence.id, self.volunteer)
        self.kept_person = person_of(session, self.kept).id
        self.other_person = person_of(session, self.other).id
        self.third_person = person_of(session, self.third).id
        self._bind(session)
        search.rebuild(session)
        note_index.rebuild(session)

    def _bind(self, session: Session) -> None:
        """Let the two point to each other, and both to a third."""
        kept, other, third = self.kept_person, self.other_person, self.third_person
        own = Match(
            participant_id=self.kept,
            other_participant_id=self.other,
            kind=MatchKind.TWO_PARTICIPANTS,
        )
        session.add(own)
        session.flush()
        safety = SafetyFile(participant_id=self.other, opened_on=TODAY, note="geheim")
        need = session.scalars(select(Need.id).where(Need.participant_id == self.kept)).first()
        session.add_all(
            [
                safety,
                MatchReview(match_id=own.id, on=TODAY),
                FollowUp(
                    participant_id=self.third,
                    match_id=own.id,
                    kind=FollowUpKind.CALL,
                    due_on=TODAY,
                ),
                Distinction(person_id=kept, other_person_id=other),
                Distinction(person_id=kept, other_person_id=third),
                Distinction(person_id=other, other_person_id=third),
                Exclusion(person_id=other, other_person_id=third, reason="ruzie"),
                Contact(participant_id=self.kept, person_id=other, relation=Relation.FRIEND),
                Contact(participant_id=self.other, person_id=third, relation=Relation.FRIEND),
                Contact(participant_id=self.kept, person_id=third, relation=Relation.NEIGHBOUR),
                Contact(participant_id=self.third, person_id=other, relation=Relation.FRIEND),
                RefusedProposal(
                    need_id=need,
                    kind=CandidateKind.PARTICIPANT,
                    candidate_id=self.other,
                    refused_on=TODAY,
                ),
            ]
        )
        session.flush()
        session.add(SafetyEntry(safety_file_id=safety.id, step=SafetyStep.CONSULT, on=TODAY))
        session.flush()


@pytest.fixture
def two(session: Session, area: int) -> Two:
    return Two(session, area)


def merge(session: Session, two: Two, choices: dict[MergeField, Side] | None = None) -> int:
    return changes.perform(
        session,
        Act.MERGE,
        lambda inner: merges.merge(
            inner, two.kept_person, two.other_person, choices or {}, today=TODAY
        ),
    )


def unmerge(session: Session, merge_id: int) -> int:
    return changes.perform(
        session, Act.UNMERGE, lambda inner: merges.unmerge(inner, merge_id, today=TODAY)
    )


def count(session: Session, kind: type[Base], **wanted: object) -> int:
    return session.scalar(select(func.count()).select_from(kind).filter_by(**wanted)) or 0


def everything(session: Session) -> dict[str, list[Any]]:
    """Return all rows but their versions and times, and without what is kept of merges."""
    session.flush()
    found: dict[str, list[Any]] = {}
    apart = {"merge", "change", "change_set", "audit_entry"}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.c if column.name not in {"version", "updated_at"}]
        if table.name not in apart:
            rows = session.connection().execute(select(*columns).order_by(table.c.id))
            found[table.name] = [tuple(row) for row in rows]
    return found


def references(session: Session, person: int, participant: int) -> Iterator[str]:
    """Return every column that still points to a person or participant."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            wanted = {"person": person, "participant": participant}.get(key.column.table.name)
            if wanted is not None:
                found = select(func.count()).select_from(table).where(key.parent == wanted)
                if session.connection().scalar(found):
                    yield f"{table.name}.{key.parent.name}"


def test_every_column_is_chosen_or_named_here():
    for name, apart in NOT_CHOSEN.items():
        grouped = {
            column for table, columns in PARTS.values() if table == name for column in columns
        }
        assert grouped | apart == set(Base.metadata.tables[name].c.keys())
        assert not grouped & apart
    assert set(PARTS) == set(MergeField)
    assert set(PARTS) >= TOGETHER


def test_everything_points_to_who_stays(session: Session, two: Two):
    merge(session, two)

    assert list(references(session, two.other_person, two.other)) == []
    assert session.get(Person, two.other_person) is None
    assert count(session, Phone, person_id=two.kept_person) == 3
    assert count(session, Need, participant_id=two.kept) == 2
    assert count(session, ContactMoment, participant_id=two.kept) == 2
    assert count(session, Match, participant_id=two.kept) == 2
    assert count(session, MatchReview) == 2
    assert count(session, FollowUp, participant_id=two.kept) == 2
    assert count(session, FollowUp, participant_id=two.third, match_id=None) == 1
    assert count(session, Attendance) == count(session, Measurement) == 1
    assert count(session, HealthProfile) == 1
    assert count(session, SafetyFile, participant_id=two.kept) == 1
    assert count(session, Distinction) == 1
    assert count(session, Exclusion) == 1
    assert count(session, Contact) == 2
    assert count(session, RefusedProposal, candidate_id=two.kept) == 1
    assert [hit.person_id for hit in search.search(session, "dijkstra")] == [two.kept_person]
    assert {hit.person_id for hit in notes.search_notes(session, "geit")} == {two.kept_person}


def test_undo_and_redo_of_a_merge_and_of_taking_it_apart(session: Session, two: Two):
    before = state(session)
    merge_id = merge(session, two)
    merged = state(session)
    changes.undo(session)
    assert state(session) == before
    changes.redo(session)
    assert state(session) == merged
    unmerge(session, merge_id)
    apart = state(session)
    changes.undo(session)
    assert state(session) == merged
    changes.redo(session)
    assert state(session) == apart


def test_what_was_merged_can_be_taken_apart(session: Session, two: Two):
    before = everything(session)

    merge_id = merge(session, two)
    assert [row.other_name for row in merges.standing(session, two.kept_person)] == [
        "Annie Dykstra"
    ]
    assert unmerge(session, merge_id) == two.other_person

    assert everything(session) == before
    assert merges.standing(session, two.kept_person) == ()
    with pytest.raises(SpilError) as caught:
        unmerge(session, merge_id)
    assert caught.value.problem is ChangeProblem.CHANGED_SINCE


def test_weeks_later_what_was_added_or_changed_stays_with_who_was_kept(
    session: Session, area: int, two: Two
):
    merge_id = merge(session, two)
    used_again = made.participant(session, area, "Nieuw")
    new_person = person_of(session, used_again).id
    session.add(
        Need(participant_id=two.kept, asked_on=TODAY, theme=NeedTheme.SHOPPING, note="nieuw")
    )
    kept = session.get_one(Person, two.kept_person)
    kept.given_name = "Anna"
    moved = session.scalars(select(Need).where(Need.participant_id == two.kept)).all()
    session.delete(session.scalars(select(ContactMoment)).first())
    moved[0].note = "gewijzigd"
    session.flush()

    back = unmerge(session, merge_id)

    assert back not in {new_person, two.kept_person}
    assert session.get_one(Person, back).family_name == "Dykstra"
    assert session.get_one(Person, two.kept_person).given_name == "Anna"
    assert session.get_one(Person, new_person).family_name == "Nieuw"
    (participant,) = session.scalars(select(Participant).where(Participant.person_id == back))
    assert count(session, Need, participant_id=participant.id) == 1
    assert count(session, Need, participant_id=two.kept) == 2
    assert count(session, Phone, person_id=back) == 2


def test_a_number_that_was_given_out_again_is_left_to_its_new_owner(session: Session, area: int):
    kept = made.participant(session, area, "Eerste")
    other = made.participant(session, area, "Laatste")
    kept_person, other_person = (person_of(session, key).id for key in (kept, other))
    session.add(Phone(person_id=other_person, number="+31612345678"))
    merge_id = merges.merge(session, kept_person, other_person, {}, today=TODAY)
    again = made.participant(session, area, "Hergebruik")
    assert (again, person_of(session, again).id) == (other, other_person)

    back = merges.unmerge(session, merge_id, today=TODAY)

    assert back != other_person
    assert count(session, Phone, person_id=back) == 1
    assert person_of(session, again).family_name == "Hergebruik"
    assert count(session, Participant, person_id=back) == 1


def test_choices_per_field_and_the_usual_ones(session: Session, two: Two):
    kept, other = (session.get_one(Person, key) for key in (two.kept_person, two.other_person))
    kept.notes, other.notes = "eerst", "later"
    kept.street, kept.house_number, other.street = "Dorpsstraat", 1, "Kerkstraat"
    kept.birth_year, other.birth_year, other.birth_date = 1940, 1941, date(1941, 5, 6)
    other.email, other.languages = "a@example.nl", (Language.FRISIAN,)
    kept.languages = (Language.DUTCH,)
    session.flush()

    compared = merges.compare(session, two.kept_person, two.other_person)
    usual = {pair.what: pair.usual for pair in compared.fields}
    assert usual == {
        MergeField.NAME: Side.KEPT,
        MergeField.BIRTH: Side.OTHER,
        MergeField.ADDRESS: Side.KEPT,
        MergeField.EMAIL: Side.OTHER,
        MergeField.LANGUAGES: Side.BOTH,
        MergeField.NOTES: Side.BOTH,
        MergeField.STAGE: Side.KEPT,
        MergeField.REPORT: Side.OTHER,
        MergeField.REPORT_NOTE: Side.OTHER,
    }
    merge(session, two, {MergeField.ADDRESS: Side.OTHER, MergeField.NAME: Side.OTHER})
    session.expire_all()
    assert (kept.street, kept.house_number) == ("Kerkstraat", None)
    assert (kept.family_name, kept.sort_name) == ("Dykstra", "dykstra annie")
    assert (kept.notes, kept.email) == ("eerst\nlater", "a@example.nl")
    assert kept.languages == (Language.DUTCH, Language.FRISIAN)
    assert (kept.birth_date, kept.birth_year) == (date(1941, 5, 6), 1941)
    assert session.get_one(Participant, two.kept).reported_on == date(2026, 1, 2)


def test_the_strictest_newest_consent_holds_with_what_follows_from_a_no(session: Session, two: Two):
    session.add(
        consent(two.other_person, Purpose.HEALTH, date(2026, 4, 14), ConsentState.WITHDRAWN)
    )
    session.flush()
    session.add(consent(two.kept_person, Purpose.HEALTH, date(2026, 4, 14), ConsentState.GIVEN))
    session.flush()
    before = everything(session)

    compared = merges.compare(session, two.kept_person, two.other_person)
    assert [answer.purpose for answer in compared.strict] == [Purpose.HEALTH]
    merge_id = merge(session, two)

    assert not permissions.allows(session, two.kept_person, Purpose.HEALTH)
    assert permissions.allows(session, two.kept_person, Purpose.FILE)
    assert count(session, HealthProfile) == 0
    unmerge(session, merge_id)
    assert everything(session) == before


def test_a_newer_no_needs_no_other_answer(session: Session, two: Two):
    session.add(consent(two.other_person, Purpose.FILE, date(2026, 4, 15), ConsentState.WITHDRAWN))
    session.flush()

    assert merges.compare(session, two.kept_person, two.other_person).strict == ()


def test_a_role_that_only_the_other_has_comes_along(session: Session, area: int):
    helper = made.volunteer(session, area, "Helper")
    resident = made.participant(session, area, "Bewoner")
    first = session.get_one(Volunteer, helper).person_id
    second = person_of(session, resident).id
    session.add(Contact(participant_id=resident, person_id=first, relation=Relation.FRIEND))
    session.flush()
    session.expire_all()

    assert merges.better_kept(session, first, second) == (second, first)
    merges.merge(session, first, second, {}, today=TODAY)

    assert person_of(session, resident).id == first
    assert count(session, Contact) == 0


def test_two_who_help_together_and_are_one(session: Session, area: int):
    helpers = [made.volunteer(session, area, name, note=name) for name in ("Een", "Twee", "Drie")]
    first, second, third = (session.get_one(Volunteer, key) for key in helpers)
    first.together_with_id, second.together_with_id = helpers[1], helpers[0]
    third.together_with_id = helpers[1]
    session.flush()
    before = everything(session)

    merge_id = merges.merge(session, first.person_id, second.person_id, {}, today=TODAY)

    session.expire_all()
    assert (first.together_with_id, third.together_with_id) == (None, helpers[0])
    assert first.note == "Een\nTwee"
    merges.unmerge(session, merge_id, today=TODAY)
    assert everything(session) == before


def test_what_is_gone_since_stays_gone(session: Session, two: Two):
    own = session.scalars(select(Match).where(Match.other_participant_id.is_not(None))).one()
    (need, *_) = session.scalars(select(Need).where(Need.participant_id == two.other))
    own.need_id = need.id
    session.flush()
    number = need.id
    merge_id = merge(session, two)
    for match in session.scalars(select(Match).where(Match.need_id == number)):
        match.need_id = None
    session.flush()
    session.delete(session.get_one(Need, number))
    session.delete(session.scalars(select(Occurrence)).one())
    session.flush()

    unmerge(session, merge_id)

    assert count(session, Attendance) == 0
    assert count(session, Need, participant_id=two.other) == 0
    assert count(session, Match, other_participant_id=two.other, need_id=None) == 1


def test_who_else_could_be_the_same(session: Session, two: Two):
    kept, other = two.kept_person, two.other_person
    for key in (kept, other):
        person = session.get_one(Person, key)
        person.street, person.house_number, person.birth_year = "Tjalk", 4, 1940
    session.execute(delete(Distinction))
    session.flush()
    search.rebuild(session)

    assert [double.person_id for double in merges.likely(session, kept)] == [other]
    names = dict(merges.others(session, kept))
    assert names[other] == "Dykstra, Annie · Tjalk 4"
    assert kept not in names
    assert merges.columns_of(MergeField.EMAIL) == ("email",)


def test_merges_are_taken_apart_in_reverse(session: Session, two: Two):
    first = merge(session, two)
    second = changes.perform(
        session,
        Act.MERGE,
        lambda inner: merges.merge(inner, two.third_person, two.kept_person, {}, today=TODAY),
    )
    with pytest.raises(SpilError) as caught:
        unmerge(session, first)
    assert caught.value.problem in {ChangeProblem.CHANGED_SINCE, ChangeProblem.MERGED_SINCE}
    unmerge(session, second)
    unmerge(session, first)
    assert session.get(Person, two.other_person) is not None


def test_the_last_of_two_merges_into_one_file_goes_first(session: Session, two: Two):
    before = everything(session)
    first = merge(session, two)
    second = merges.merge(session, two.kept_person, two.third_person, {}, today=TODAY)
    with pytest.raises(SpilError) as caught:
        unmerge(session, first)
    assert caught.value.problem is ChangeProblem.MERGED_SINCE

    unmerge(session, second)
    unmerge(session, first)
    assert everything(session) == before


def test_what_is_kept_of_merges_goes_with_whoever_is_erased(session: Session, two: Two):
    merge(session, two)
    merges.merge(session, two.third_person, two.kept_person, {}, today=TODAY)
    assert count(session, Merge) == 2

    forgetting.about(session, two.third_person, two.third, {})

    assert count(session, Merge) == 0


def test_what_merges_of_others_keep_of_whoever_is_erased_goes_too(
    session: Session, area: int, two: Two
):
    again = made.volunteer(session, area, "Ook")
    kept, other = (session.get_one(Volunteer, key).person_id for key in (again, two.volunteer))
    merges.merge(session, kept, other, {}, today=TODAY)
    apart = [made.person(session, area, name) for name in ("Los", "Loss")]
    stays = merges.merge(session, apart[0], apart[1], {}, today=TODAY)
    assert count(session, Merge) == 2

    forgetting.about(session, two.kept_person, two.kept, {})

    assert session.scalars(select(Merge.id)).all() == [stays]


def test_no_merge_keeps_the_health_of_who_takes_back_her_consent(session: Session, two: Two):
    session.add_all(
        Measurement(
            participant_id=participant,
            instrument=questionnaires.SELF_RATED_HEALTH,
            instrument_version="redelijk-5",
            moment=Moment.T0,
            taken_on=TODAY,
            answers={"health": "fair"},
        )
        for participant in (two.kept, two.other)
    )
    session.flush()
    merge_id = merge(session, two)
    row = session.get_one(Merge, merge_id)
    assert "health_profile" in row.images
    assert "fair" in str(row.images["measurement"])
    before = state(session)

    changes.perform(
        session,
        Act.RECORD_CONSENT,
        lambda inner: consents.withdraw(inner, two.kept_person, Purpose.HEALTH, today=TODAY),
    )

    session.expire_all()
    assert "health_profile" not in row.images
    assert "fair" not in str(row.images["measurement"])
    assert "participant" in row.images
    changes.undo(session)
    assert state(session) == before
    changes.redo(session)
    unmerge(session, merge_id)
    assert count(session, HealthProfile) == 0
    marks = session.scalars(select(Measurement.instrument)).all()
    assert marks == [questionnaires.LIFE_MARK] * 2


def measured(
    session: Session, participant: int, code: str, moment: Moment, on: date, **answers: object
) -> None:
    session.add(
        Measurement(
            participant_id=participant,
            instrument=code,
            instrument_version=questionnaires.by_code()[code].edition,
            moment=moment,
            taken_on=on,
            answers=answers,
        )
    )
    session.flush()


def test_one_person_has_one_wording_of_a_series_after_a_merge(session: Session, two: Two):
    fair, cbs = "self_rated_health", "self_rated_health_cbs"
    early, later = date(2025, 6, 1), date(2025, 12, 1)
    measured(session, two.kept, fair, Moment.T0, date(2025, 5, 1), health="fair")
    measured(session, two.other, cbs, Moment.T0, early, health="good")
    measured(session, two.other, cbs, Moment.T1, later, health="very_good")
    mark = select(Measurement).where(Measurement.instrument == questionnaires.LIFE_MARK)
    first, second = session.scalars(mark.order_by(Measurement.participant_id)).all()
    first.taken_on, second.taken_on, second.interviewer = later, early, "Spil"
    session.flush()
    before = everything(session)

    compared = merges.compare(session, two.kept_person, two.other_person)
    assert [one.code for one in compared.left_out] == [fair]
    merge_id = merge(session, two)
    session.expire_all()

    rows = measurements.of_participant(session, two.kept)
    taken = [(row.fields.instrument, row.fields.moment, row.fields.taken_on) for row in rows]
    # of two at one moment the earlier stays, so that T1 never comes before its T0
    assert sorted(taken) == [
        ("life_mark", Moment.T0, early),
        (cbs, Moment.T0, early),
        (cbs, Moment.T1, later),
    ]
    (kept_mark,) = session.scalars(mark).all()
    assert (kept_mark.interviewer, kept_mark.answers) == ("Spil", {"mark": two.other})
    assert questionnaire_store.series_of(session, two.kept)[fair].code == cbs
    unmerge(session, merge_id)
    assert everything(session) == before


def test_nobody_is_merged_with_herself(session: Session, two: Two):
    with pytest.raises(SpilError) as caught:
        merges.compare(session, two.kept_person, two.kept_person)
    assert caught.value.problem is ChangeProblem.SAME_PERSON


def test_a_closed_file_that_goes_on_elsewhere(session: Session, two: Two):
    kept = session.get_one(Participant, two.kept)
    kept.status, kept.closing_reason = ParticipantStatus.CLOSED, ClosingReason.OTHER
    session.flush()

    merge(session, two)
    session.expire_all()

    assert (kept.status, kept.closing_reason) == (ParticipantStatus.REPORTED, None)
    assert consents.allows(session, two.kept_person, Purpose.FILE)
    assert count(session, Merge, kept_person_id=two.kept_person) == 1


def test_nothing_goes_on_of_someone_who_died_by_one_of_her_files(session: Session, two: Two):
    other = session.get_one(Participant, two.other)
    other.status, other.closing_reason = ParticipantStatus.CLOSED, ClosingReason.DIED
    other.closed_on = session.get_one(Person, two.other_person).deceased_on = TODAY
    told = FollowUp(
        participant_id=two.other, kind=FollowUpKind.CALL_VOLUNTEER, due_on=TODAY, note="Grietje"
    )
    session.add(told)
    session.flush()
    before = everything(session)

    merge_id = merge(session, two)
    session.expire_all()

    kept = session.get_one(Participant, two.kept)
    assert (kept.status, kept.closing_reason) == (ParticipantStatus.CLOSED, ClosingReason.DIED)
    assert session.get_one(Person, two.kept_person).deceased_on == TODAY
    assert set(session.scalars(select(Need.status))) == {NeedStatus.WITHDRAWN}
    assert set(session.scalars(select(Match.status))) == {MatchStatus.ENDED}
    kinds = select(FollowUp.kind).where(FollowUp.participant_id == two.kept)
    assert set(session.scalars(kinds)) == {FollowUpKind.CALL_VOLUNTEER}
    assert told in session
    unmerge(session, merge_id)
    assert everything(session) == before
