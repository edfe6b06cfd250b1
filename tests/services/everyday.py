"""A small filled store, and a way to do every act that can be undone, each through its service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from types import MappingProxyType

from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Consent,
    ContactMoment,
    FollowUp,
    KeyFigure,
    Match,
    Need,
    Occurrence,
    Organisation,
    Participant,
    Referral,
    Ride,
    Signal,
    Street,
    User,
)
from spil_desktop.model.base import Record
from spil_desktop.rules.address_points import Point
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.periods import Period
from spil_desktop.rules.references import Compared
from spil_desktop.rules.sheets import Sheet
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ClosingReason,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DecidedBy,
    DropOut,
    FollowUpKind,
    Indicator,
    Knows,
    Layer,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    MeasureMode,
    Moment,
    NeedStatus,
    NeedTheme,
    OpinionOf,
    OrganisationKind,
    ParticipantStatus,
    Presence,
    Purpose,
    ReferralKind,
    ReferralResult,
    Relation,
    ReportSource,
    Respondent,
    RidePurpose,
    SharedField,
    SignalKind,
    SignalOutcome,
    SignalSource,
    StreetStatus,
    TodayKind,
    Urgency,
    UserRole,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    activities,
    address_points,
    areas,
    bulk,
    consents,
    contacts,
    decisions,
    doubles,
    follow_ups,
    groups,
    hand_overs,
    home_visits,
    imports,
    jobs,
    key_figures,
    lists,
    match_reviews,
    matches,
    measurements,
    meetings,
    merges,
    missed,
    needs,
    note_index,
    occurrences,
    opinions,
    organisations,
    outreach,
    people,
    postponements,
    questionnaires,
    references,
    referrals,
    refusals,
    registrations,
    relations,
    rides,
    safety,
    search,
    settings,
    signals,
    stages,
    stories,
    street_neighbours,
    streets,
    targets,
    users,
    volunteers,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.decisions import DecisionFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.home_visits import VisitFields
from spil_desktop.services.jobs import JobFields
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.lists import ListFields
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.matches import Ending, Proposal
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.meetings import MeetingFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.opinions import OpinionFields
from spil_desktop.services.organisations import OrganisationFields
from spil_desktop.services.outreach import Round
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.references import ReferenceFields
from spil_desktop.services.referrals import Outcome, Outgoing
from spil_desktop.services.registrations import AskedNeed, NewRegistration
from spil_desktop.services.relations import NameAndPhone, RelationFields
from spil_desktop.services.rides import RideFields
from spil_desktop.services.safety import SafetyFields
from spil_desktop.services.settings import StoreSettings
from spil_desktop.services.signals import SignalClosing, SignalFields
from spil_desktop.services.stages import Closing
from spil_desktop.services.stories import StoryFields
from spil_desktop.services.streets import StreetDetails
from spil_desktop.services.today_items import TodayItem
from spil_desktop.services.users import UserFields
from spil_desktop.services.volunteers import VolunteerFields
from tests.rules.test_questionnaire_files import OWN
from tests.services import made

TODAY = date(2026, 4, 14)
BEFORE = TODAY - timedelta(days=30)
QUARTER = Period(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Everyday:
    """The numbers of what is in the store."""

    area: int
    user: int
    annie: int
    annie_person: int
    bep: int
    bep_person: int
    double_person: int
    volunteer: int
    other_volunteer: int
    activity: int
    occurrence: int
    need: int
    open_need: int
    match: int
    follow_up: int
    contact: int
    signal: int
    organisation: int
    referral: int
    street: int
    key_figure: int
    ride: int


def _add(session: Session, row: Record) -> int:
    session.add(row)
    session.flush()
    return row.id


def _agree(session: Session, person_id: int, *purposes: Purpose) -> None:
    for purpose in purposes:
        _add(
            session,
            Consent(
                person_id=person_id,
                purpose=purpose,
                state=ConsentState.GIVEN,
                decided_on=BEFORE,
                form=ConsentForm.ORAL,
            ),
        )


def fill(session: Session) -> Everyday:
    """Fill an empty store with one of everything."""
    user = _add(session, User(name="Spil", slot="slot", role=UserRole.ADMINISTRATOR))
    session.get_one(User, user).sees_safety = True
    area = areas.add(session, AreaFields("De Bouwen", "Smallingerland"), today=TODAY)
    annie = made.participant(session, area, "Aalberts", report_note="Komt weinig buiten")
    bep = made.participant(session, area, "Bakker", status=ParticipantStatus.GETTING_ACQUAINTED)
    double = made.participant(session, area, "Aalbers")
    annie_person, bep_person, double_person = (
        session.get_one(Participant, key).person_id for key in (annie, bep, double)
    )
    for person in (annie_person, bep_person, double_person):
        _agree(session, person, *Purpose)
    helpers = [
        made.volunteer(
            session,
            area,
            name,
            roles=(VolunteerRole.BUDDY, VolunteerRole.DRIVER),
            vog_received_on=BEFORE,
            max_matches=3,
        )
        for name in ("Helpstra", "Anders")
    ]
    activity = _add(session, Activity(area_id=area, name="Koffie"))
    needs_made = [
        _add(session, Need(participant_id=annie, asked_on=BEFORE, theme=theme, note="om hulp"))
        for theme in (NeedTheme.SOCIAL_CONTACT, NeedTheme.TRANSPORT)
    ]
    match = _add(
        session,
        Match(
            participant_id=annie,
            need_id=needs_made[0],
            volunteer_id=helpers[0],
            kind=MatchKind.VISIT_BUDDY,
            status=MatchStatus.ACTIVE,
            proposed_on=BEFORE,
            introduced_on=BEFORE,
            met_on=BEFORE,
            active_from=BEFORE,
        ),
    )
    organisation = _add(
        session, Organisation(name="Loket", kind=OrganisationKind.WMO_DESK, checked_on=BEFORE)
    )
    world = Everyday(
        area=area,
        user=user,
        annie=annie,
        annie_person=annie_person,
        bep=bep,
        bep_person=bep_person,
        double_person=double_person,
        volunteer=helpers[0],
        other_volunteer=helpers[1],
        activity=activity,
        occurrence=_add(session, Occurrence(activity_id=activity, held_on=BEFORE)),
        need=needs_made[0],
        open_need=needs_made[1],
        match=match,
        follow_up=_add(
            session, FollowUp(participant_id=annie, kind=FollowUpKind.CALL, due_on=TODAY, note="x")
        ),
        contact=_add(
            session,
            ContactMoment(
                participant_id=annie,
                on=BEFORE,
                form=ContactForm.PHONE,
                result=ContactResult.REACHED,
                note="over de tuin",
            ),
        ),
        signal=_add(
            session,
            Signal(
                participant_id=annie,
                seen_on=BEFORE,
                kind=SignalKind.FALLING,
                source=SignalSource.CONNECTOR,
                urgency=Urgency.TWO_WEEKS,
                due_on=TODAY,
                note="gevallen",
            ),
        ),
        organisation=organisation,
        referral=_add(
            session,
            Referral(
                participant_id=annie,
                organisation_id=organisation,
                sent_on=BEFORE,
                kind=ReferralKind.COLD,
                question="hulp bij wassen",
            ),
        ),
        street=_add(
            session,
            Street(area_id=area, name="Tjalk", status=StreetStatus.EXPLORED, explored_on=BEFORE),
        ),
        key_figure=_add(session, KeyFigure(person_id=bep_person, area_id=area, since=BEFORE)),
        ride=_add(
            session,
            Ride(
                participant_id=annie,
                asked_on=BEFORE,
                on=TODAY + timedelta(days=1),
                leaves_at=time(10, 15),
                purpose=RidePurpose.DOCTOR,
                destination="Ziekenhuis",
            ),
        ),
    )
    search.rebuild(session)
    note_index.rebuild(session)
    return world


def _register(session: Session, _world: Everyday) -> None:
    registrations.register(
        session,
        NewRegistration(
            area_id=_world.area,
            source=ReportSource.SELF,
            knows=Knows.YES,
            family_name="Zwaluw",
            phone="06-12345678",
            street="Tjalk",
            house_number=4,
            asked=(AskedNeed(NeedTheme.TRANSPORT, "naar de dokter"),),
        ),
        today=TODAY,
    )


def _edit_person(session: Session, world: Everyday) -> None:
    fields = PersonFields(
        "Veranderd",
        given_name="Anna",
        birth=Birth(date(1940, 1, 2), 1940),
        phones=(PhoneFields("0512-512345"),),
        notes="nieuwe notitie",
    )
    people.edit(session, world.annie_person, fields, today=TODAY)


def _refuse_health(session: Session, world: Everyday) -> None:
    answer = ConsentFields(Purpose.FILE, ConsentState.WITHDRAWN, TODAY)
    consents.record(session, world.annie_person, answer, today=TODAY)


def _import(session: Session, _world: Everyday) -> None:
    columns = ("Nr", "Roepnaam", "Achternaam", "Geboortedatum", "Aanmelddatum", "Aanmeldbron")
    rows = tuple(
        (number, "Annie", f"Inlees{number}", date(1940, 1, 1), date(2025, 4, 18), "zelf")
        for number in range(1, 130)
    )
    sheet = Sheet("Deelnemers", columns, rows)
    imports.apply(session, (sheet,), "De Bouwen", today=TODAY)


def _postpone(session: Session, world: Everyday) -> None:
    item = TodayItem(
        TodayKind.NO_CONTACT, world.annie_person, "", participant_id=world.annie, since=BEFORE
    )
    postponements.postpone(session, item, TODAY + timedelta(days=7), "met vakantie", today=TODAY)


def _record_safety(session: Session, world: Everyday) -> None:
    safety.open_file(
        session, world.annie, SafetyFields(TODAY, note="geheim"), today=TODAY, user_id=world.user
    )


def _hand_over_street(session: Session, world: Everyday) -> None:
    key_figures.watch(session, world.key_figure, world.street)
    key_figures.hand_over(session, world.street, TODAY, today=TODAY)


def _unmerge(session: Session, world: Everyday) -> None:
    merge_id = merges.merge(session, world.annie_person, world.double_person, {}, today=TODAY)
    merges.unmerge(session, merge_id, today=TODAY)


def _receive_file(session: Session, world: Everyday) -> None:
    content = hand_overs.prepare(session, world.annie, "Collega", "AB12", today=TODAY)
    hand_overs.receive(session, content, world.area, today=TODAY)


def _edit_street(session: Session, world: Everyday) -> None:
    """Another name, and other streets beside it."""
    beside = _add(session, Street(area_id=world.area, name="Klipper"))
    street_neighbours.put(session, world.street, [beside])
    streets.edit(session, world.street, StreetDetails("Tjalkstraat", 40, "veel flats"))


def _change_settings(session: Session, _world: Everyday) -> None:
    """Another term, and a list of addresses by their place."""
    settings.change(session, StoreSettings(lock_minutes=3))
    address_points.keep(session, [Point("9204 ZK", 31, 53.1, 6.1)])


def _form_group(session: Session, world: Everyday) -> None:
    asked = needs.add(session, world.bep, NeedFields(NeedTheme.ACTIVITY, TODAY), today=TODAY)
    fields = ActivityFields("Klaverjassen", world.area, started_on=TODAY + timedelta(days=7))
    groups.form(session, fields, [world.need, asked], today=TODAY)


def _meet(session: Session, world: Everyday) -> None:
    meeting = meetings.add(
        session, MeetingFields("Meet & Greet", TODAY, area_id=world.area, rounds=2)
    )
    invited = [(f"Deelnemer {number}", f"Organisatie {number}") for number in range(5)]
    meetings.add_parties(session, meeting, invited)
    assert meetings.make_scheme(session, meeting) is None


def _refer(session: Session, world: Everyday) -> None:
    new = Outgoing(
        world.organisation, ReferralKind.WARM, TODAY, (SharedField.NAME,), "graag bellen"
    )
    referrals.refer(session, world.annie, new, today=TODAY, oral_consent=True)


def _measure(session: Session, world: Everyday) -> None:
    first, health = TODAY - timedelta(days=182), {"djg3": "yes", "djg4": "declined"}
    before = (
        MeasurementFields("life_mark", Moment.T0, first, {"mark": 6}, mode=MeasureMode.PHONE),
        MeasurementFields("djg6", Moment.T0, first, health, Respondent.TOGETHER),
    )
    measurements.record(session, world.annie, *before, today=TODAY)
    again = MeasurementFields("life_mark", Moment.T1, TODAY, {"mark": 7})
    (number,) = measurements.record(session, world.annie, again, today=TODAY).ids
    measurements.edit(session, number, replace(again, answers={"mark": 8}), today=TODAY)


def _miss(session: Session, world: Everyday) -> None:
    first = MeasurementFields("life_mark", Moment.T0, TODAY - timedelta(days=250), {"mark": 6})
    measurements.record(session, world.bep, first, today=TODAY)
    missed.record(session, world.bep, Moment.T1, DropOut.NOT_REACHED, today=TODAY)


def _edit_questionnaires(session: Session, _world: Everyday) -> None:
    questionnaires.add(session, OWN)
    questionnaires.add(session, OWN.replace('edition = "1"', 'edition = "2"'))
    questionnaires.remove(session, "buurt", "2")
    questionnaires.choose(session, {"buurt": [Moment.T0], "djg6": ()})


Do = Callable[[Session, Everyday], object]

ACTS: Mapping[Act, Do] = MappingProxyType(
    {
        Act.REGISTER: _register,
        Act.EDIT_PERSON: _edit_person,
        Act.DISTINGUISH: lambda s, w: doubles.distinguish(s, w.annie_person, w.double_person),
        Act.RECORD_CONSENT: _refuse_health,
        Act.CHANGE_STATUS: lambda s, w: stages.change(
            s, w.bep, ParticipantStatus.DECLINED, today=TODAY
        ),
        Act.ADD_NEED: lambda s, w: needs.add(
            s, w.annie, NeedFields(NeedTheme.SHOPPING, TODAY, note="boodschappen"), today=TODAY
        ),
        Act.EDIT_NEED: lambda s, w: needs.edit(
            s, w.need, NeedFields(NeedTheme.SHOPPING, BEFORE, note="anders"), today=TODAY
        ),
        Act.CLOSE_NEED: lambda s, w: needs.close(
            s, w.need, needs.Closing(NeedStatus.SOLVED, TODAY, Layer.BUDDY), today=TODAY
        ),
        Act.ADD_VOLUNTEER: lambda s, w: volunteers.register(
            s, PersonFields("Nieuwkomer"), VolunteerFields(w.area, note="kan klussen"), today=TODAY
        ),
        Act.EDIT_VOLUNTEER: lambda s, w: volunteers.edit(
            s,
            w.volunteer,
            VolunteerFields(w.area, status=VolunteerStatus.PAUSED, note="rust"),
            today=TODAY,
        ),
        Act.MOVE_VOLUNTEER: lambda s, w: volunteers.move(
            s, w.volunteer, VolunteerStatus.STOPPED, today=TODAY
        ),
        Act.ADD_ACTIVITY: lambda s, w: occurrences.start_series(
            s, ActivityFields("Soos", w.area, rule="FREQ=WEEKLY", started_on=TODAY), today=TODAY
        ),
        Act.EDIT_ACTIVITY: lambda s, w: activities.end(s, w.activity, TODAY),
        Act.RECORD_ATTENDANCE: lambda s, w: occurrences.record_attendance(
            s, w.occurrence, {w.annie: Presence.PRESENT, w.bep: Presence.EXCUSED}, visitors=9
        ),
        Act.EDIT_EVENT: _meet,
        Act.FORM_GROUP: _form_group,
        Act.EDIT_REFERENCE: lambda s, _w: references.add(
            s,
            ReferenceFields(Compared.WOMEN, "Friesland, 75+", 2024, Decimal("61.5"), "GGD Fryslân"),
        ),
        Act.SET_TARGET: lambda s, w: targets.put(
            s, QUARTER, w.area, {Indicator.NEW_PARTICIPANTS: 30, Indicator.JOBS: 12}
        ),
        Act.EDIT_STORY: lambda s, w: stories.add(
            s,
            QUARTER,
            w.area,
            StoryFields("Weer buiten", "Zij wandelt weer.", w.annie),
            today=TODAY,
        ),
        Act.PROPOSE_MATCH: lambda s, w: matches.propose(
            s, Proposal(w.open_need, CandidateKind.VOLUNTEER, w.other_volunteer), today=TODAY
        ),
        Act.MOVE_MATCH: lambda s, w: matches.end(
            s,
            w.match,
            Ending(TODAY, MatchEndReason.NO_CLICK, never_again=True, private_reason="ruzie"),
            today=TODAY,
        ),
        Act.REFUSE_PROPOSAL: lambda s, w: refusals.refuse(
            s, w.open_need, (CandidateKind.VOLUNTEER, w.volunteer), today=TODAY, reason="te ver"
        ),
        Act.ACCEPT_PLAN: lambda s, w: matches.accept_plan(
            s, [Proposal(w.open_need, CandidateKind.VOLUNTEER, w.other_volunteer)], today=TODAY
        ),
        Act.PLAN_FOLLOW_UP: lambda s, w: follow_ups.plan(
            s, w.annie, FollowUpFields(FollowUpKind.VISIT, TODAY, "taart mee")
        ),
        Act.FINISH_FOLLOW_UP: lambda s, w: follow_ups.finish(s, w.follow_up, today=TODAY),
        Act.LOG_CONTACT: lambda s, w: contacts.log(
            s,
            w.bep,
            ContactFields(
                TODAY,
                ContactForm.HOME_VISIT,
                ContactResult.REACHED,
                40,
                "gezellig",
                FollowUpFields(FollowUpKind.CALL, TODAY + timedelta(days=7)),
            ),
            today=TODAY,
        ),
        Act.EDIT_CONTACT: lambda s, w: contacts.edit(
            s,
            w.contact,
            ContactFields(BEFORE, ContactForm.AT_DOOR, ContactResult.NOT_HOME, note="deur dicht"),
            today=TODAY,
        ),
        Act.POSTPONE: _postpone,
        Act.RECORD_HOME_VISIT: lambda s, w: home_visits.record(
            s, w.annie, VisitFields(TODAY, {}, 60, "mooi uitzicht"), today=TODAY
        ),
        Act.EDIT_NETWORK: lambda s, w: relations.add(
            s, w.annie, NameAndPhone("Buurma"), RelationFields(Relation.NEIGHBOUR), today=TODAY
        ),
        Act.RECORD_SIGNAL: lambda s, w: signals.note(
            s,
            w.bep,
            SignalFields(TODAY, SignalKind.GLOOM, SignalSource.VOLUNTEER, note="stil"),
            today=TODAY,
        ),
        Act.CLOSE_SIGNAL: lambda s, w: signals.close(
            s,
            w.signal,
            SignalClosing(TODAY, SignalOutcome.NOTHING_NEEDED, "kleed weg"),
            today=TODAY,
        ),
        Act.RECORD_SAFETY: _record_safety,
        Act.EDIT_ORGANISATION: lambda s, w: organisations.edit(
            s,
            w.organisation,
            OrganisationFields("Wmo-loket", OrganisationKind.WMO_DESK, w.area),
            today=TODAY,
        ),
        Act.RECORD_OPINION: lambda s, w: opinions.record(
            s, OpinionFields(w.area, OpinionOf.PROFESSIONAL, TODAY, 8, 4, 5, 4), today=TODAY
        ),
        Act.RECORD_DECISION: lambda s, w: decisions.record(
            s, DecisionFields(w.area, TODAY, DecidedBy.TEAM, "taxi betaald"), today=TODAY
        ),
        Act.REFER: _refer,
        Act.RECORD_REFERRAL: lambda s, w: referrals.record_outcome(
            s, w.referral, Outcome(ReferralResult.IN_CARE, TODAY, "start maandag"), today=TODAY
        ),
        Act.EDIT_JOB: lambda s, w: jobs.request(
            s, w.annie, JobFields("lamp ophangen"), today=TODAY
        ),
        Act.ASK_RIDE: lambda s, w: rides.ask(
            s,
            w.bep,
            RideFields(TODAY, time(9, 30), RidePurpose.SHOPPING, "Winkels"),
            today=TODAY,
        ),
        Act.MOVE_RIDE: lambda s, w: rides.move(
            s, w.ride, TODAY + timedelta(days=2), None, today=TODAY
        ),
        Act.EDIT_STREET: _edit_street,
        Act.RECORD_ROUND: lambda s, w: outreach.record(
            s, w.street, Round(TODAY, 40, 20, 12, 3), today=TODAY
        ),
        Act.EDIT_KEY_FIGURE: lambda s, w: key_figures.register(
            s, PersonFields("Spilma"), KeyFigureFields(w.area), today=TODAY
        ),
        Act.HAND_OVER_STREET: _hand_over_street,
        Act.REVIEW_MATCH: lambda s, w: match_reviews.record(
            s, w.match, ReviewFields(TODAY, participant_mark=8, note="klikt"), today=TODAY
        ),
        Act.CLOSE_FILE: lambda s, w: stages.close(
            s, w.annie, Closing(ClosingReason.DIED, TODAY), today=TODAY
        ),
        Act.HAND_OVER_FILE: lambda s, w: hand_overs.note_made(
            s, w.annie, "Collega", "AB12", today=TODAY
        ),
        Act.RECEIVE_FILE: _receive_file,
        Act.EDIT_LIST: lambda s, _w: lists.add(s, ListFields("Open", "-gesloten")),
        Act.CHANGE_MANY: lambda s, w: bulk.carry_out(
            s,
            bulk.PlanFollowUp(FollowUpFields(FollowUpKind.CALL, TODAY, "hitte")),
            [w.annie_person, w.bep_person, w.double_person],
            today=TODAY,
        ),
        Act.MERGE: lambda s, w: merges.merge(s, w.annie_person, w.double_person, {}, today=TODAY),
        Act.UNMERGE: _unmerge,
        Act.RECORD_MEASUREMENT: _measure,
        Act.MISS_MEASUREMENT: _miss,
        Act.EDIT_QUESTIONNAIRE: _edit_questionnaires,
        Act.EDIT_USER: lambda s, w: users.edit(
            s, w.user, UserFields("Geesje", UserRole.ADMINISTRATOR, sees_safety=True), by=w.user
        ),
        Act.IMPORT: _import,
        Act.EDIT_AREA: lambda s, w: areas.edit(
            s, w.area, AreaFields("De Bouwen", people_70plus=1200), today=TODAY
        ),
        Act.CHANGE_SETTING: _change_settings,
    }
)
"""One way to do each act."""

EXEMPT: Mapping[Act, str] = MappingProxyType(
    {
        Act.ERASE_PERSON: "final by law; erasing the content of a file is done by ERASE_CONTENT",
        Act.SHARE_CALENDAR: "writes a file; in the store nothing but its line in the audit log",
        Act.HAND_OVER_CASELOAD: "prints sheets; writes nothing but its line in the audit log",
        Act.ERASE_CONTENT: "final: what must be gone may not come back (`services.erasures`)",
        Act.RELEASE: "published figures cannot be taken back; the ledger must remember them",
        Act.UNDO: "it is the undo itself",
        Act.REDO: "it is the redo itself",
    }
)
"""Acts that are not undone, and why."""
