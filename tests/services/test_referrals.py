from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Need, Participant, Person
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    ConsentState,
    FollowUpKind,
    Layer,
    NeedStatus,
    NeedTheme,
    OrganisationKind,
    Purpose,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    ReferralState,
    SharedField,
)
from spil_desktop.services import (
    needs,
    permissions,
    referral_letters,
    referral_lists,
    referrals,
)
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.referral_lists import ReferralCounts, ReferralFilter, ReferralRow
from spil_desktop.services.referrals import Answer, Incoming, Outcome, Outgoing
from tests.services import made
from tests.services import referring_made as m
from tests.services.referring_made import TODAY

WMO = "Wmo-loket Eemsdelta"
NAME_AND_QUESTION = (SharedField.NAME, SharedField.QUESTION)


@pytest.fixture
def asker(session: Session, area: int) -> int:
    return made.participant(session, area, "Dijkstra")


@pytest.fixture
def wmo(session: Session) -> int:
    return m.organisation(session, WMO)


def warm(organisation_id: int, **more: object) -> Outgoing:
    known = {"shared": NAME_AND_QUESTION, "question": "Een traplift.", **more}
    return Outgoing(organisation_id, ReferralKind.WARM, TODAY, **known)


def planned(session: Session, referral_id: int) -> list[tuple[FollowUpKind, date]]:
    wanted = select(FollowUp).where(FollowUp.referral_id == referral_id, FollowUp.done_on.is_(None))
    return [(row.kind, row.due_on) for row in session.scalars(wanted)]


def seen(session: Session, referral_id: int, today: date = TODAY) -> ReferralRow:
    return referral_lists.card(session, referral_id, today=today)


def asked(session: Session, participant_id: int) -> int:
    fields = NeedFields(NeedTheme.HOUSING, TODAY, note="traplift")
    return needs.add(session, participant_id, fields, today=TODAY)


def test_nothing_goes_along_without_her_yes(session: Session, asker: int, wmo: int) -> None:
    with pytest.raises(SpilError) as told:
        referrals.refer(session, asker, warm(wmo), today=TODAY)
    assert told.value.problem is InputProblem.SHARE_WITHOUT_CONSENT
    assert told.value.values == {"field": "shared"}


def test_a_spoken_yes_is_kept_for_this_organisation_alone(
    session: Session, asker: int, wmo: int
) -> None:
    number = referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)

    person = session.get_one(Participant, asker).person_id
    (row,) = permissions.current(session, person)
    assert (row.fields.purpose, row.fields.recipient) == (Purpose.SHARE_PROFESSIONAL, WMO)
    assert not permissions.allows(session, person, Purpose.SHARE_PROFESSIONAL)
    assert seen(session, number).shared == NAME_AND_QUESTION
    gp = m.organisation(session, "Huisarts Wierde", OrganisationKind.GP)
    with pytest.raises(SpilError, match="share_without_consent"):
        referrals.refer(session, asker, warm(gp), today=TODAY)


def test_a_yes_is_for_exactly_these_fields(session: Session, asker: int, wmo: int) -> None:
    referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)
    more = warm(wmo, shared=(*NAME_AND_QUESTION[:1], SharedField.PHONE))
    assert referrals.may_go(session, asker, warm(wmo))
    assert not referrals.may_go(session, asker, more)
    with pytest.raises(SpilError, match="share_without_consent"):
        referrals.refer(session, asker, more, today=TODAY)

    referrals.refer(session, asker, more, today=TODAY, oral_consent=True)

    person = session.get_one(Participant, asker).person_id
    (row,) = permissions.current(session, person)
    assert row.fields.shared == (SharedField.NAME, SharedField.PHONE, SharedField.QUESTION)
    first = referral_lists.of_participant(session, asker, today=TODAY)[-1]
    assert referrals.allowed(session, person, WMO, first.shared) == NAME_AND_QUESTION


def test_a_no_to_one_organisation_goes_before_a_general_yes(
    session: Session, asker: int, wmo: int
) -> None:
    m.says(session, asker)
    m.says(session, asker, state=ConsentState.REFUSED, recipient=WMO)
    with pytest.raises(SpilError, match="share_without_consent"):
        referrals.refer(session, asker, warm(wmo), today=TODAY)


def test_a_general_no_that_came_later_holds_for_all(session: Session, asker: int, wmo: int) -> None:
    m.says(session, asker, recipient=WMO)
    m.says(session, asker, state=ConsentState.WITHDRAWN)
    with pytest.raises(SpilError, match="share_without_consent"):
        referrals.refer(session, asker, warm(wmo), today=TODAY)

    referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)


def test_health_goes_along_only_with_consent_to_keep_it(
    session: Session, asker: int, wmo: int
) -> None:
    m.says(session, asker)
    new = warm(wmo, shared=(SharedField.NAME, SharedField.HEALTH))
    with pytest.raises(SpilError, match="health_without_consent"):
        referrals.refer(session, asker, new, today=TODAY)

    m.says(session, asker, Purpose.HEALTH)

    assert seen(session, referrals.refer(session, asker, new, today=TODAY)).shared == new.shared


@pytest.mark.parametrize(
    ("kind", "organisation", "due_on"),
    [
        (ReferralKind.WARM, OrganisationKind.WMO_DESK, date(2026, 6, 17)),
        (ReferralKind.COLD, OrganisationKind.GP, date(2026, 5, 20)),
        (ReferralKind.INFORMATION, OrganisationKind.GP, None),
    ],
)
def test_feedback_is_expected_in_its_term(
    session: Session,
    asker: int,
    kind: ReferralKind,
    organisation: OrganisationKind,
    due_on: date | None,
) -> None:
    m.says(session, asker)
    to = m.organisation(session, "Ergens", organisation)
    shared = () if kind is ReferralKind.INFORMATION else NAME_AND_QUESTION
    new = Outgoing(to, kind, TODAY, shared)

    number = referrals.refer(session, asker, new, today=TODAY)

    assert seen(session, number).feedback_due_on == due_on
    if due_on is None:
        assert planned(session, number) == [(FollowUpKind.REFERRAL_ARRIVED, date(2026, 5, 20))]
    else:
        assert planned(session, number) == [(FollowUpKind.REFERRAL_FEEDBACK, due_on)]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"shared": ()}, InputProblem.REQUIRED),
        ({"kind": ReferralKind.INFORMATION}, InputProblem.NOT_IN_LIST),
        ({"sent_on": TODAY + timedelta(days=1)}, InputProblem.DATE_IN_FUTURE),
        ({"feedback_due_on": TODAY - timedelta(days=1)}, InputProblem.END_BEFORE_START),
    ],
)
def test_what_cannot_be_is_refused(
    session: Session, asker: int, wmo: int, wrong: dict[str, object], problem: InputProblem
) -> None:
    known = {
        "organisation_id": wmo,
        "kind": ReferralKind.WARM,
        "sent_on": TODAY,
        "shared": NAME_AND_QUESTION,
        **wrong,
    }
    with pytest.raises(SpilError) as told:
        referrals.refer(session, asker, Outgoing(**known), today=TODAY, oral_consent=True)
    assert told.value.problem is problem


def test_needs_and_people_of_others_are_refused(
    session: Session, area: int, asker: int, wmo: int
) -> None:
    m.says(session, asker)
    other = asked(session, made.participant(session, area, "Anders"))
    elsewhere = m.colleague(session, m.organisation(session, "Huisarts", OrganisationKind.GP))
    for wrong in ({"need_id": other}, {"organisation_person_id": elsewhere}):
        with pytest.raises(SpilError, match="not_in_list"):
            referrals.refer(session, asker, warm(wmo, **wrong), today=TODAY)


def test_a_referral_takes_up_its_need_and_is_late_after_its_term(
    session: Session, asker: int, wmo: int
) -> None:
    need, person = asked(session, asker), m.colleague(session, wmo)
    new = warm(wmo, need_id=need, organisation_person_id=person)
    number = referrals.refer(session, asker, new, today=TODAY, oral_consent=True)

    row = seen(session, number)
    assert (row.state, row.colleague, row.need_theme, row.need_open) == (
        ReferralState.WAITING,
        "Wietske Bosma",
        NeedTheme.HOUSING,
        True,
    )
    assert session.get_one(Need, need).status is NeedStatus.IN_PROGRESS
    assert seen(session, number, date(2026, 6, 17)).state is ReferralState.WAITING
    assert seen(session, number, date(2026, 6, 18)).state is ReferralState.OVERDUE


def test_a_reminder_looks_again_a_week_later(session: Session, asker: int, wmo: int) -> None:
    number = referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)
    late = date(2026, 6, 18)
    referrals.remind(session, number, today=late)
    assert seen(session, number, late).reminded_on == late
    assert planned(session, number) == [(FollowUpKind.REFERRAL_FEEDBACK, date(2026, 6, 25))]
    for row in session.scalars(select(FollowUp)):
        row.done_on = late

    referrals.remind(session, number, today=late, again_on=date(2026, 7, 1))

    assert planned(session, number) == [(FollowUpKind.REFERRAL_FEEDBACK, date(2026, 7, 1))]


def test_after_the_outcome_is_asked_whether_they_met(
    session: Session, asker: int, wmo: int
) -> None:
    need = asked(session, asker)
    number = referrals.refer(
        session, asker, warm(wmo, need_id=need), today=TODAY, oral_consent=True
    )
    told = date(2026, 6, 10)
    outcome = Outcome(ReferralResult.RECEIVED, told, "Komt langs.", NeedStatus.HANDED_OVER)
    referrals.record_outcome(session, number, outcome, today=told)

    row = seen(session, number, told)
    assert (row.state, row.arrived, row.feedback) == (
        ReferralState.ASK_ARRIVED,
        None,
        "Komt langs.",
    )
    assert planned(session, number) == [(FollowUpKind.REFERRAL_ARRIVED, date(2026, 6, 24))]
    kept = session.get_one(Need, need)
    assert (kept.status, kept.solved_by, kept.closed_on) == (
        NeedStatus.HANDED_OVER,
        Layer.PROFESSIONAL,
        told,
    )

    met = date(2026, 6, 24)
    referrals.record_arrival(session, number, arrived=True, on=met, today=met)

    row = seen(session, number, met)
    assert (row.state, row.arrived_on, row.is_done) == (ReferralState.ARRIVED, met, True)
    assert planned(session, number) == []


@pytest.mark.parametrize(
    ("result", "state", "arrived_on"),
    [
        (ReferralResult.IN_CARE, ReferralState.ARRIVED, TODAY),
        (ReferralResult.REFUSED, ReferralState.NOT_ARRIVED, None),
    ],
)
def test_some_outcomes_say_by_themselves_whether_they_met(
    session: Session,
    asker: int,
    wmo: int,
    result: ReferralResult,
    state: ReferralState,
    arrived_on: date | None,
) -> None:
    number = referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)
    referrals.record_outcome(session, number, Outcome(result, TODAY), today=TODAY)
    row = seen(session, number)
    assert (row.state, row.arrived_on) == (state, arrived_on)
    assert planned(session, number) == []


def test_a_need_ends_by_an_arrival_only_as_it_can(session: Session, asker: int, wmo: int) -> None:
    need = asked(session, asker)
    number = referrals.refer(
        session, asker, warm(wmo, need_id=need), today=TODAY, oral_consent=True
    )
    with pytest.raises(SpilError, match="not_in_list"):
        referrals.record_arrival(
            session, number, arrived=True, on=TODAY, today=TODAY, need=NeedStatus.WITHDRAWN
        )
    for _again in range(2):  # the second time the need is closed already
        referrals.record_arrival(
            session, number, arrived=False, on=TODAY, today=TODAY, need=NeedStatus.SOLVED
        )
    assert session.get_one(Need, need).status is NeedStatus.SOLVED
    assert seen(session, number).state is ReferralState.NOT_ARRIVED


def test_a_referral_changes_and_its_term_with_it(session: Session, asker: int, wmo: int) -> None:
    m.says(session, asker)
    number = referrals.refer(session, asker, warm(wmo), today=TODAY)
    gp = m.organisation(session, "Huisarts Wierde", OrganisationKind.GP)
    referrals.edit(session, number, warm(gp, question="Vallen."), today=TODAY, version=1)
    row = seen(session, number)
    assert (row.organisation, row.question) == ("Huisarts Wierde", "Vallen.")
    assert planned(session, number) == [(FollowUpKind.REFERRAL_FEEDBACK, date(2026, 5, 20))]
    more = warm(gp, shared=(*NAME_AND_QUESTION, SharedField.HEALTH))
    m.says(session, asker, Purpose.HEALTH)
    m.says(session, asker, state=ConsentState.REFUSED, recipient="Huisarts Wierde")
    with pytest.raises(SpilError, match="share_without_consent"):
        referrals.edit(session, number, more, today=TODAY)
    referrals.edit(session, number, more, today=TODAY, oral_consent=True)
    referrals.record_outcome(session, number, Outcome(ReferralResult.IN_CARE, TODAY), today=TODAY)

    referrals.edit(session, number, warm(wmo), today=TODAY)

    assert planned(session, number) == []


def test_who_refers_to_the_spil_gets_an_answer(session: Session, asker: int) -> None:
    gp = m.organisation(session, "Huisarts Wierde", OrganisationKind.GP)
    new = Incoming(gp, TODAY, "Graag een maatje.", m.colleague(session, gp))
    number = referrals.receive(session, asker, new, today=TODAY)
    row = seen(session, number)
    assert (row.direction, row.state) == (ReferralDirection.INCOMING, ReferralState.TO_ANSWER)
    assert planned(session, number) == [(FollowUpKind.REFERRAL_ANSWER, date(2026, 5, 20))]
    answer = Answer(TODAY, "Er is een maatje.", (SharedField.NAME,))
    with pytest.raises(SpilError, match="share_without_consent"):
        referrals.answer(session, number, answer, today=TODAY)

    referrals.answer(session, number, answer, today=TODAY, oral_consent=True)

    row = seen(session, number)
    assert (row.state, row.answered_on, row.feedback) == (
        ReferralState.ANSWERED,
        TODAY,
        "Er is een maatje.",
    )
    assert planned(session, number) == []


def test_the_two_directions_are_not_mixed_up(session: Session, asker: int, wmo: int) -> None:
    to = referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)
    by = referrals.receive(session, asker, Incoming(wmo, TODAY), today=TODAY)
    with pytest.raises(SpilError, match="not_in_list"):
        referrals.answer(session, to, Answer(TODAY, "Ja."), today=TODAY)
    with pytest.raises(SpilError, match="not_in_list"):
        referrals.remind(session, by, today=TODAY)
    with pytest.raises(SpilError, match="unknown_record"):
        seen(session, by + 1)


def test_what_is_late_stands_first_and_what_is_done_can_be_left_out(
    session: Session, area: int, asker: int, wmo: int
) -> None:
    m.says(session, asker)
    gp = m.organisation(session, "Huisarts Wierde", OrganisationKind.GP)
    done = referrals.refer(session, asker, warm(gp), today=TODAY)
    outcome = Outcome(ReferralResult.APPOINTMENT, TODAY)
    referrals.record_outcome(session, done, outcome, today=TODAY)
    waits = referrals.refer(session, asker, warm(wmo), today=TODAY)
    late = referrals.refer(session, asker, warm(gp), today=TODAY)
    on = date(2026, 5, 21)

    def found(**wanted: object) -> list[int]:
        rows = referral_lists.rows(session, ReferralFilter(**wanted), today=on)
        return [row.id for row in rows]

    assert found() == [late, waits, done]
    assert found(open_only=True, area_id=area) == [late, waits]
    assert found(state=ReferralState.WAITING) == [waits]
    assert found(text="dijkstra wmo") == [waits]
    of_her = referral_lists.of_participant(session, asker, today=on)
    assert [row.id for row in of_her] == [late, waits, done]


def test_what_arrived_is_counted_besides_what_was_sent(
    session: Session, area: int, asker: int, wmo: int
) -> None:
    m.says(session, asker)
    cold = Outgoing(wmo, ReferralKind.COLD, TODAY)
    first, second, third = (
        referrals.refer(session, asker, new, today=TODAY) for new in (warm(wmo), warm(wmo), cold)
    )
    referrals.refer(session, asker, Outgoing(wmo, ReferralKind.INFORMATION, TODAY), today=TODAY)
    referrals.receive(session, asker, Incoming(wmo, TODAY), today=TODAY)
    for number, result in (
        (first, ReferralResult.IN_CARE),
        (second, ReferralResult.WAITING_LIST),
        (third, ReferralResult.NO_FEEDBACK),
    ):
        referrals.record_outcome(session, number, Outcome(result, TODAY), today=TODAY)

    quarter = Period(2026, 2, 1)

    assert referral_lists.counts(session, quarter, area) == ReferralCounts(
        sent=3, warm=2, with_feedback=2, arrived=1, information=1, incoming=1
    )
    assert referral_lists.counts(session, Period(2026, 1, 1)).sent == 0


def test_about_who_died_nothing_is_sent_or_waited_for(
    session: Session, asker: int, wmo: int
) -> None:
    done, waits = (
        referrals.refer(session, asker, warm(wmo), today=TODAY, oral_consent=True)
        for _each in range(2)
    )
    outcome = Outcome(ReferralResult.IN_CARE, TODAY)
    referrals.record_outcome(session, done, outcome, today=TODAY)
    person = session.get_one(Person, session.get_one(Participant, asker).person_id)
    person.deceased_on = TODAY
    session.flush()

    with pytest.raises(SpilError, match="has_died"):
        referrals.refer(session, asker, warm(wmo), today=TODAY)
    with pytest.raises(SpilError, match="has_died"):
        referral_letters.of(session, waits, today=TODAY)
    rows = referral_lists.rows(session, ReferralFilter(), today=TODAY)
    assert [row.id for row in rows] == [done]
    quarter = Period(2026, 2, 1)
    assert referral_lists.counts(session, quarter).sent == 2  # what was done stays counted
