"""The board of what is missing: lists as long as their numbers, effects, odd values, repairs."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from spil_desktop.model import (
    Area,
    Consent,
    ContactMoment,
    HealthProfile,
    Job,
    Match,
    MatchReview,
    Measurement,
    MissedMeasurement,
    Need,
    Participant,
    Person,
    Ride,
)
from spil_desktop.rules.data_effects import Figure, ShareRange
from spil_desktop.rules.data_quality import Gap, Repair
from spil_desktop.rules.oddities import Oddity
from spil_desktop.rules.outcomes import Silence
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DropOut,
    Gender,
    Layer,
    LivingSituation,
    MaritalStatus,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    ReportSource,
    RidePurpose,
    RideStatus,
    SelfRatedHealth,
    Tenure,
)
from spil_desktop.services import data_effects, data_quality, oddities, populations
from tests.services import made

TODAY = date(2026, 4, 14)
DAY = date(2026, 1, 12)


def add(session, row):
    session.add(row)
    session.flush()
    return row


def say(session, person_id, purpose, state=ConsentState.GIVEN, day=DAY):
    known = {"purpose": purpose, "state": state, "decided_on": day, "form": ConsentForm.ORAL}
    add(session, Consent(person_id=person_id, **known))


def need(session, number, status=NeedStatus.NEW, **known):
    fields = {"asked_on": DAY, "theme": NeedTheme.TRANSPORT, "status": status, **known}
    return add(session, Need(participant_id=number, **fields))


def measured(session, number, moment, day, mark=7):
    add(
        session,
        Measurement(
            participant_id=number,
            instrument="life_mark",
            instrument_version="cbs-1-10",
            moment=moment,
            taken_on=day,
            answers={"mark": mark},
        ),
    )


def gaps(session, number):
    return set(data_quality.board(session, today=TODAY).missing.get(number, ()))


codes = st.fixed_dictionaries(
    {
        "status": st.sampled_from(ParticipantStatus),
        "living": st.sampled_from(LivingSituation),
        "tenure": st.sampled_from(Tenure),
        "marital": st.sampled_from(MaritalStatus),
        "source": st.sampled_from((ReportSource.OTHER, ReportSource.SELF, ReportSource.GP)),
        "gender": st.sampled_from((Gender.UNKNOWN, Gender.WOMAN)),
        "birth_year": st.sampled_from((None, 1941)),
        "consents": st.lists(
            st.tuples(st.sampled_from(Purpose), st.sampled_from(ConsentState)), max_size=4
        ),
        "needs": st.lists(st.sampled_from((NeedStatus.NEW, NeedStatus.SOLVED)), max_size=2),
        "self_rated": st.sampled_from((None, SelfRatedHealth.FAIR)),
    }
)


def live_through(session, area, known):
    known = dict(known)
    person = {key: known.pop(key) for key in ("gender", "birth_year")}
    consents, statuses = known.pop("consents"), known.pop("needs")
    rated = known.pop("self_rated")
    number = made.participant(session, area, **known)
    row = session.get_one(Participant, number)
    who = session.get_one(Person, row.person_id)
    who.gender, who.birth_year = person["gender"], person["birth_year"]
    for purpose, state in consents:
        say(session, row.person_id, purpose, state)
    for status in statuses:
        need(session, number, status)
    add(session, HealthProfile(participant_id=number, self_rated=rated))


@given(st.lists(codes, max_size=8))
@settings(max_examples=20)
def test_as_many_people_are_listed_as_are_told(database, everyone):
    with database.transaction() as session:
        area = add(session, Area(name="De Bouwen", municipality="Smallingerland")).id
        for known in everyone:
            live_through(session, area, known)
        board = data_quality.board(session, today=TODAY, area_id=area)
        for line in board.lines:
            listed = data_quality.people(session, board.of(line.gap), area_id=area)
            assert len(listed) == line.missing <= line.needed <= board.people
        assert board.people == len(everyone)
        assert board.complete == board.people - len(board.missing)
        told = {line.gap: line.missing for line in board.lines}
        part = [one for one in everyone if one["status"] in populations.TAKES_PART]
        for gap, missing in {
            Gap.LIVING: sum(one["living"] is LivingSituation.UNKNOWN for one in part),
            Gap.TENURE: sum(one["tenure"] is Tenure.UNKNOWN for one in part),
            Gap.MARITAL: sum(one["marital"] is MaritalStatus.UNKNOWN for one in part),
            Gap.BIRTH: sum(one["birth_year"] is None for one in part),
            Gap.SOURCE: sum(one["source"] is ReportSource.OTHER for one in everyone),
            Gap.NO_NEED: sum(not one["needs"] for one in part),
            Gap.NEED_LAYER: sum(NeedStatus.SOLVED in one["needs"] for one in everyone),
            Gap.HEALTH: sum(one["self_rated"] is None and allows(one) for one in part),
        }.items():
            assert told.get(gap, 0) == missing, gap
        session.rollback()


def allows(one):
    """Whether her newest answer on health is yes; all were given on the same day."""
    answers = [state for purpose, state in one["consents"] if purpose is Purpose.HEALTH]
    return bool(answers) and answers[-1] is ConsentState.GIVEN


def test_what_is_missing_of_needs_matches_and_visits(session, area):
    number = made.participant(session, area)
    person_id = session.get_one(Participant, number).person_id
    solved = need(session, number, NeedStatus.SOLVED)
    fresh = need(session, number, asked_on=TODAY - timedelta(days=3))
    assert Gap.NEED_LAYER in gaps(session, number)
    assert Gap.NEED_STATUS not in gaps(session, number)
    opened = data_quality.record_to_open
    assert opened(session, number, Repair.CLOSE_NEED, today=TODAY) == solved.id
    solved.solved_by = Layer.NEIGHBOUR
    fresh.asked_on = TODAY - timedelta(days=60)
    session.flush()
    assert Gap.NEED_LAYER not in gaps(session, number)
    assert opened(session, number, Repair.OPEN_NEED, today=TODAY) == fresh.id
    assert opened(session, number, Repair.CLOSE_NEED, today=TODAY) == 0
    assert opened(session, number, Repair.PERSON, today=TODAY) == 0

    match = add(
        session,
        Match(
            participant_id=number,
            volunteer_id=made.volunteer(session, area),
            kind=MatchKind.VISIT_BUDDY,
            status=MatchStatus.ENDED,
            active_from=DAY,
        ),
    )
    assert {Gap.MATCH_REVIEW, Gap.MATCH_END} <= gaps(session, number)
    assert opened(session, number, Repair.REVIEW, today=TODAY) == match.id
    add(session, MatchReview(match_id=match.id, on=DAY))
    match.end_label = "verhuisd"
    visit = add(
        session,
        ContactMoment(
            participant_id=number,
            on=DAY,
            form=ContactForm.HOME_VISIT,
            result=ContactResult.REACHED,
        ),
    )
    found = gaps(session, number)
    assert Gap.CONTACT_MINUTES in found
    assert not {Gap.MATCH_REVIEW, Gap.MATCH_END} & found
    visit.minutes = 45
    session.flush()
    assert Gap.CONTACT_MINUTES not in gaps(session, number)

    session.get_one(Participant, number).content_erased_on = TODAY
    session.flush()
    assert data_quality.board(session, today=TODAY).people == 0
    assert person_id


def test_a_moment_that_is_over_needs_its_answers_or_a_reason(session, area):
    number = made.participant(session, area)
    say(session, session.get_one(Participant, number).person_id, Purpose.EVALUATION)
    assert Gap.T0 in gaps(session, number)
    measured(session, number, Moment.T0, TODAY - timedelta(days=120))
    assert not {Gap.T0, Gap.T1} & gaps(session, number)
    (first,) = session.scalars(select(Measurement))
    first.taken_on = TODAY - timedelta(days=300)
    session.flush()
    assert Gap.T1 in gaps(session, number)
    add(
        session,
        MissedMeasurement(
            participant_id=number,
            moment=Moment.T1,
            reason=DropOut.NOT_REACHED,
            decided_on=TODAY,
        ),
    )
    assert Gap.T1 not in gaps(session, number)


def test_what_the_missing_does_to_the_figures(session, area):
    for place in range(47):
        living = LivingSituation.ALONE if place < 33 else LivingSituation.WITH_PARTNER
        number = made.participant(
            session, area, living=LivingSituation.UNKNOWN if place >= 41 else living
        )
        person = session.get_one(Person, session.get_one(Participant, number).person_id)
        person.birth_year, person.gender = 1940, Gender.WOMAN
        session.get_one(Participant, number).tenure = Tenure.RENTED
        if place < 40:
            marital = MaritalStatus.WIDOWED if place < 30 else MaritalStatus.MARRIED
            session.get_one(Participant, number).marital = marital
        say(session, person.id, Purpose.EVALUATION)
        if place < 2:
            say(session, person.id, Purpose.HEALTH)
            rated = SelfRatedHealth.FAIR if place else None
            add(session, HealthProfile(participant_id=number, self_rated=rated))
            measured(session, number, Moment.T0, DAY)
            need(session, number, NeedStatus.SOLVED, solved_by=Layer.BUDDY if place else None)
        if place == 1:
            measured(session, number, Moment.T1, TODAY, mark=8)
    ageless = made.participant(session, area)
    say(session, session.get_one(Participant, ageless).person_id, Purpose.EVALUATION)
    unasked = made.participant(session, area)
    session.get_one(Person, session.get_one(Participant, unasked).person_id).birth_year = 1940
    young = session.get_one(Participant, made.participant(session, area))
    session.get_one(Person, young.person_id).birth_year = 1994
    say(session, young.person_id, Purpose.EVALUATION)
    session.flush()

    effects = data_effects.read(session, Period(2026), today=TODAY)
    assert (effects.counted, effects.without_birth, effects.without_consent) == (47, 1, 1)
    assert effects.under_age == 1
    shares = {one.figure: one.range for one in effects.shares}
    alone = shares[Figure.ALONE]
    assert (alone.yes, alone.known, alone.unknown) == (33, 41, 6)
    assert (round(100 * alone.low), round(100 * alone.high)) == (70, 83)
    assert shares[Figure.EIGHTY].unknown == 1
    assert shares[Figure.WIDOWED] == ShareRange(30, 40, 7)
    assert shares[Figure.FAIR_OR_GOOD].people == 2
    social = shares[Figure.SOCIAL_CONTACT]
    assert (social.yes, social.known, social.unknown) == (0, 2, 45)
    assert shares[Figure.LONELY].people == 2  # only they consent to keeping their health
    assert Figure.NOT_WORSE not in shares  # of nobody the window of T1 closed
    assert shares[Figure.BY_NETWORK].unknown == 1
    assert Figure.WOMEN not in shares
    assert Figure.RENTED not in shares
    assert data_effects.read(session, Period(2026), today=TODAY, area_id=area) == effects
    before = data_effects.read(session, Period(2025), today=TODAY)
    assert (before.counted, before.shares) == (0, ())


def test_what_the_missing_does_to_outcomes_once_a_window_closed(session, area):
    """Five were asked in January 2025: one answered again, one died, of three the window closed."""
    first, area_id = date(2025, 1, 13), area
    people = [made.participant(session, area, reported_on=first) for _place in range(5)]
    for number in people:
        person = session.get_one(Person, session.get_one(Participant, number).person_id)
        person.birth_year = 1940
        say(session, person.id, Purpose.EVALUATION)
        measured(session, number, Moment.T0, first)
    again, died, refused, *_silent = people
    measured(session, again, Moment.T1, date(2025, 7, 14))
    gone = {"moment": Moment.T1, "decided_on": date(2025, 8, 1)}
    for number, reason in ((died, DropOut.DIED), (refused, DropOut.DOES_NOT_WANT)):
        add(session, MissedMeasurement(participant_id=number, reason=reason, **gone))
    fresh = made.participant(session, area)
    person = session.get_one(Person, session.get_one(Participant, fresh).person_id)
    person.birth_year = 1940
    say(session, person.id, Purpose.EVALUATION)
    measured(session, fresh, Moment.T0, DAY, mark="declined")

    effects = data_effects.read(session, Period(2025), today=TODAY, area_id=area_id)
    shares = {(one.figure, one.of): one.range for one in effects.shares}
    assert shares[Figure.NOT_WORSE, "life_mark"] == ShareRange(1, 1, 3)
    assert shares[Figure.MEASURED_AGAIN, ""] == ShareRange(1, 2, 2)
    assert shares[Figure.AGREE, "wellbeing"] == ShareRange(0, 0, 4)
    assert effects.not_scored == ()
    assert effects.unanswered == ()
    now = data_effects.read(session, Period(2026), today=TODAY)
    (declined,) = now.not_scored
    assert (declined.moment, declined.asked, declined.people) == (Moment.T0, 1, 1)
    assert declined.questionnaire.code == "life_mark"
    (question,) = now.unanswered
    assert (question.item.code, question.asked, question.number) == ("mark", 1, 1)
    assert question.people == {Silence.DECLINED: {fresh: DAY}}
    assert Figure.NOT_WORSE not in {one.figure for one in now.shares}


def test_jobs_and_rides_are_no_professionals(session, area):
    number = made.participant(session, area)
    person = session.get_one(Person, session.get_one(Participant, number).person_id)
    person.birth_year = 1940
    say(session, person.id, Purpose.EVALUATION)
    for layer in (Layer.JOB_SERVICE, Layer.TRANSPORT_SERVICE, Layer.PROFESSIONAL, None):
        need(session, number, NeedStatus.SOLVED, solved_by=layer)
    old = need(session, number, asked_on=TODAY - timedelta(days=60))
    assert old.status is NeedStatus.NEW
    shares = data_effects.read(session, Period(2026), today=TODAY).shares
    ranges = {one.figure: one.range for one in shares}
    assert ranges[Figure.BY_NETWORK] == ShareRange(2, 3, 1)
    assert ranges[Figure.SOLVED] == ShareRange(4, 4, 1)


def test_values_that_cannot_be_so(session, area):
    number = made.participant(
        session, area, "Oudema", first_contact_on=date(2026, 2, 1), closed_on=date(2026, 1, 3)
    )
    row = session.get_one(Participant, number)
    row.reported_on = date(2026, 3, 2)
    person = session.get_one(Person, row.person_id)
    person.birth_year, person.deceased_on = 1899, date(2026, 4, 1)
    need(session, number, asked_on=DAY, closed_on=DAY - timedelta(days=1))
    contact = {"form": ContactForm.PHONE, "result": ContactResult.REACHED, "minutes": 481}
    add(session, ContactMoment(participant_id=number, on=date(2026, 4, 2), **contact))
    add(session, Job(participant_id=number, on=DAY, minutes=600))
    for kilometres in (0.0, 301.0, 6.4):
        ride = {"purpose": RidePurpose.DOCTOR, "status": RideStatus.DONE, "kilometres": kilometres}
        add(session, Ride(participant_id=number, on=DAY, **ride))
    add(
        session,
        Match(
            participant_id=number,
            volunteer_id=made.volunteer(session, area),
            kind=MatchKind.VISIT_BUDDY,
            status=MatchStatus.ENDED,
            active_from=DAY,
            ended_on=DAY - timedelta(days=1),
        ),
    )
    measured(session, number, Moment.T0, date(2025, 3, 1))
    measured(session, number, Moment.T1, date(2026, 3, 20))
    future = made.participant(session, area, "Morgen", reported_on=TODAY + timedelta(days=1))
    born = made.participant(session, area, "Straks")
    session.get_one(Person, session.get_one(Participant, born).person_id).birth_year = 2026
    young = made.participant(session, area, "Jonger")
    session.get_one(Person, session.get_one(Participant, young).person_id).birth_year = 1994
    seventy = made.participant(session, area, "Zeventig")
    session.get_one(Person, session.get_one(Participant, seventy).person_id).birth_year = 1956
    session.flush()

    found = oddities.find(session, today=TODAY, area_id=area)
    assert {line.oddity for line in found} == set(Oddity)
    assert len(found) == len(Oddity)
    by_kind = {line.oddity: line for line in found}
    assert by_kind[Oddity.REPORT_IN_FUTURE].participant_id == future
    assert by_kind[Oddity.UNDER_70].participant_id == young
    late = by_kind[Oddity.MEASURED_OUTSIDE_WINDOW]
    assert (late.moment, late.other_day) == (Moment.T1, date(2025, 9, 1))
    assert by_kind[Oddity.RIDE_TOO_FAR].number == 301
