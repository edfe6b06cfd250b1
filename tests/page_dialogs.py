"""One of every dialog of the pages, about the invented pilot: for pictures and for checks.

Each is named by its class, so that a test can tell which dialog nobody would look at.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy import select

from spil_desktop.model import Contact, Need, Participant, Referral, Ride
from spil_desktop.model.base import Record
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Act,
    Indicator,
    MatchStatus,
    Moment,
    NeedStatus,
    ParticipantStatus,
    Purpose,
    RideStatus,
    SafetyStep,
    TodayKind,
)
from spil_desktop.services import (
    activities,
    cards,
    groups,
    indicators,
    jobs,
    key_figures,
    match_lists,
    matching,
    meetings,
    merges,
    needs,
    occurrences,
    organisations,
    questionnaires,
    referral_letters,
    referral_lists,
    relations,
    releases,
    ride_lists,
    safety,
    signals,
    street_lists,
    today,
    users,
    volunteers,
)
from spil_desktop.services.indicators import Figure
from spil_desktop.services.jobs import JobFields
from spil_desktop.services.meetings import MeetingFields
from spil_desktop.services.organisations import OrganisationFilter
from spil_desktop.services.quarters import QuarterReport
from spil_desktop.services.safety import SafetyFields
from spil_desktop.services.volunteers import VolunteerFilter
from spil_desktop.ui.activities.attendance import AttendanceDialog
from spil_desktop.ui.activities.dialogs import (
    ActivityDialog,
    ChangeOccurrenceDialog,
    EndActivityDialog,
    OccurrenceDialog,
)
from spil_desktop.ui.activities.invitations import InvitationsDialog
from spil_desktop.ui.activities.meeting_dialogs import AnswerDialog as MeetingAnswers
from spil_desktop.ui.activities.meeting_dialogs import MeetingDialog, PartiesDialog
from spil_desktop.ui.activities.meetings import MeetingsDialog
from spil_desktop.ui.activities.sign_ups import SignUpDialog
from spil_desktop.ui.calendar.saving import CalendarFileDialog
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.history import HistoryDialog
from spil_desktop.ui.importing.dialog import ImportDialog
from spil_desktop.ui.lists.bulk import BulkDialog
from spil_desktop.ui.lists.dialogs import ColumnsDialog, ListDialog
from spil_desktop.ui.matching.dialogs import OverrideDialog, RefuseDialog
from spil_desktop.ui.matching.group_dialogs import FormGroupDialog, TurnDownGroupDialog
from spil_desktop.ui.matching.open_reasons import OpenReasonsDialog
from spil_desktop.ui.matching.steps import (
    ActivateDialog,
    EndDialog,
    IntroduceDialog,
    MetDialog,
    TrialDialog,
)
from spil_desktop.ui.matching.talks import AgreeDialog, ExpectDialog, ReviewDialog
from spil_desktop.ui.matching.weights import WeightsDialog
from spil_desktop.ui.merging.dialog import MergeDialog, PickOtherDialog, UnmergeDialog
from spil_desktop.ui.needs.dialogs import CloseNeedDialog, NeedDialog
from spil_desktop.ui.neighbourhood import street_dialogs
from spil_desktop.ui.neighbourhood.cbs_dialog import CbsDialog
from spil_desktop.ui.neighbourhood.decisions import DecisionDialog
from spil_desktop.ui.neighbourhood.doors_dialog import DoorsDialog
from spil_desktop.ui.neighbourhood.key_figure_dialogs import (
    ActivitiesDialog,
    GiveStreetDialog,
    KeyFigureDialog,
    NewKeyFigureDialog,
    StopDialog,
)
from spil_desktop.ui.neighbourhood.rounds import RoundDialog
from spil_desktop.ui.network.dialogs import EndRelationDialog, RelationDialog
from spil_desktop.ui.network.emergency import EmergencyCardDialog
from spil_desktop.ui.organisations.dialogs import ColleagueDialog, OrganisationDialog
from spil_desktop.ui.organisations.opinions import OpinionDialog
from spil_desktop.ui.quality.dialogs import ReportDialog
from spil_desktop.ui.referrals.dialogs import About, ReferDialog
from spil_desktop.ui.referrals.dialogs import ReceiveDialog as ReceiveReferralDialog
from spil_desktop.ui.referrals.letter import LetterDialog
from spil_desktop.ui.referrals.outcome import AnswerDialog, ArrivalDialog, OutcomeDialog
from spil_desktop.ui.reports import how_counted
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.reports.how_counted import HowCounted, HowCountedDialog
from spil_desktop.ui.reports.quarter_export import QuarterExportDialog
from spil_desktop.ui.reports.stories import ReportStoryDialog
from spil_desktop.ui.reports.targets import TargetsDialog
from spil_desktop.ui.residents import columns
from spil_desktop.ui.residents.caseload import CaseloadDialog
from spil_desktop.ui.residents.dialogs import (
    ConsentDialog,
    FollowUpDialog,
    HealthDialog,
    PersonDialog,
    WishesDialog,
)
from spil_desktop.ui.residents.hand_over import (
    HandOverDialog,
    PassphraseDialog,
    ReadBackDialog,
    ReceiptDialog,
    ReceiveDialog,
)
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.residents.stages import StageDialog
from spil_desktop.ui.safety.dialogs import (
    CloseSafetyDialog,
    SafetyDialog,
    StepDialog,
    ToDestroyDialog,
)
from spil_desktop.ui.settings import questionnaires as lists_asked
from spil_desktop.ui.settings import users as user_dialogs
from spil_desktop.ui.settings.address_points import AddressPointsDialog
from spil_desktop.ui.settings.references import ReferenceDialog
from spil_desktop.ui.settings.safety import KeyDialog, RestoreDialog
from spil_desktop.ui.signals.dialogs import (
    ActDialog,
    CloseSignalDialog,
    ConsultDialog,
    SignalDialog,
)
from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog, JobDialog, PlanJobDialog
from spil_desktop.ui.today.dialogs import PostponeDialog
from spil_desktop.ui.transport.dialogs import (
    FinishRideDialog,
    RateDialog,
    RideDialog,
    UnmetDialog,
)
from spil_desktop.ui.transport.papers import PapersDialog
from spil_desktop.ui.visits.dialogs import VisitDialog
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.missed import MissedDialog
from spil_desktop.ui.visits.paper_form import PaperFormDialog
from spil_desktop.ui.visits.story import StoryDialog
from spil_desktop.ui.volunteers.absences import AbsenceDialog
from spil_desktop.ui.volunteers.dialogs import VogDialog, VolunteerDialog
from spil_desktop.ui.volunteers.hours import HoursDialog
from spil_desktop.ui.volunteers.registration import NewVolunteerDialog
from spil_desktop.ui.volunteers.thanks import ThankYouDialog
from spil_desktop.ui.work import Session, Work

R = TypeVar("R", bound=Record)


class Pilot:
    """What the dialogs are about: one of every kind of record in the invented pilot."""

    def __init__(self, work: Work, window: QWidget) -> None:
        self.work = work
        self.both = (work, window)
        self.today = work.today()

    def read(self, fn: Callable[..., Any], *known: Any, **named: Any) -> Any:
        return self.work.read(lambda session: fn(session, *known, **named))

    def dated(self, fn: Callable[..., Any], *known: Any) -> Any:
        return self.read(fn, *known, today=self.today)

    def made(self, fn: Callable[[Session], Any]) -> Any:
        return self.work.write(Act.EDIT_PERSON, fn)

    def first(self, table: type[R], *wanted: Any) -> int:
        """The number of the first row of a table that fits."""
        found: int | None = self.work.read(
            lambda session: session.scalar(
                select(table.id).where(*wanted).order_by(table.id).limit(1)
            )
        )
        assert found is not None, table.__name__
        return found

    @cached_property
    def area(self) -> int:
        return int(self.part.fields.area_id)

    @cached_property
    def card(self) -> Any:
        """Somebody with needs, contacts and people around her."""
        wanted = (
            Participant.status == ParticipantStatus.ACTIVE,
            Participant.id.in_(select(Contact.participant_id)),
            Participant.id.in_(select(Need.participant_id)),
        )
        number = self.first(Participant, *wanted)
        person = self.work.read(lambda session: session.get_one(Participant, number).person_id)
        return self.dated(cards.card, person)

    @property
    def part(self) -> Any:
        return self.card.participant

    @cached_property
    def other_person(self) -> int:
        number = self.first(Participant, Participant.id != self.part.id)
        return self.work.read(lambda session: session.get_one(Participant, number).person_id)

    @cached_property
    def need(self) -> Any:
        return self.dated(needs.card, self.first(Need, Need.status == NeedStatus.NEW))

    @cached_property
    def candidate(self) -> Any:
        return self.dated(matching.candidates, self.need.id)[0]

    @cached_property
    def plan(self) -> Any:
        return self.dated(matching.plan)

    @cached_property
    def group(self) -> Any:
        return self.dated(groups.suggest)[0]

    def match(self, status: MatchStatus) -> Any:
        rows = self.dated(match_lists.rows)
        return next(row for row in rows if row.status is status)

    @cached_property
    def activity(self) -> Any:
        return self.dated(activities.rows)[0]

    @cached_property
    def occurrence(self) -> Any:
        return self.read(occurrences.rows, self.activity.id)[0]

    @cached_property
    def meeting(self) -> Any:
        fields = MeetingFields("Beursvloer Drachten", self.today + timedelta(days=30), self.area)

        def add(session: Session) -> int:
            number = meetings.add(session, fields)
            meetings.add_parties(session, number, (("Anna Verzonnen", "Wijkteam De Bouwen"),))
            return number

        number = self.made(add)
        return next(row for row in self.read(meetings.rows) if row.id == number)

    @cached_property
    def street(self) -> Any:
        return self.read(street_lists.rows)[0]

    @cached_property
    def figure(self) -> Any:
        return self.dated(key_figures.card, self.read(key_figures.rows)[0].id)

    @cached_property
    def relation(self) -> Any:
        return self.read(relations.of_participant, self.part.id)[0]

    @cached_property
    def organisation(self) -> Any:
        return self.dated(organisations.rows, OrganisationFilter())[0]

    def referral(self, *wanted: Any) -> Any:
        return self.dated(referral_lists.card, self.first(Referral, *wanted))

    @cached_property
    def safety(self) -> Any:
        fields = SafetyFields(self.today, (AbuseForm.FINANCIAL,), "Haar pas is vaak weg.")
        number = self.made(
            lambda session: safety.open_file(
                session, self.part.id, fields, today=self.today, user_id=self.work.user_id
            )
        )
        return self.read(safety.get, number, user_id=self.work.user_id)

    @cached_property
    def signal(self) -> Any:
        return self.read(
            signals.rows, signals.Wanted.OPEN, today=self.today, user_id=self.work.user_id
        )[0]

    @cached_property
    def job(self) -> Any:
        fields = JobFields("Lamp in de gang vervangen", minutes=30)
        number = self.made(
            lambda session: jobs.request(session, self.part.id, fields, today=self.today)
        )
        return self.read(jobs.card, number)

    def ride(self, status: RideStatus) -> Any:
        return self.read(ride_lists.card, self.first(Ride, Ride.status == status))

    @cached_property
    def volunteer(self) -> Any:
        return self.dated(volunteers.rows, VolunteerFilter())[0]

    @cached_property
    def item(self) -> Any:
        found = self.dated(today.attention).items
        return next(one for one in found if one.kind is TodayKind.FOLLOW_UP_OVERDUE)

    @cached_property
    def release(self) -> Any:
        period = Period(self.today.year - 1)
        return self.made(
            lambda session: releases.plan(session, period, self.area, today=self.today)
        )

    @cached_property
    def quarter(self) -> QuarterReport:
        return QuarterReport(self.release, None, None, {}, ())

    @cached_property
    def chosen(self) -> Chosen:
        return Chosen(Period(self.today.year - 1), self.area, "De Bouwen")

    @cached_property
    def counted(self) -> HowCounted:
        def count(session: Any) -> Figure:
            over = indicators.scope(session, self.chosen.period, self.area, today=self.today)
            return Figure(Indicator.VISITS, indicators.number(over, Indicator.VISITS))

        return how_counted.of_figure(self.both[0], self.chosen, self.read(count))

    @cached_property
    def user(self) -> Any:
        return self.read(users.rows)[0]

    @cached_property
    def merged(self) -> int:
        """Somebody with whom another file was put together."""
        kept, other = self.other_person, self.person_besides()
        self.made(lambda session: merges.merge(session, kept, other, {}, today=self.today))
        return kept

    def person_besides(self) -> int:
        taken = (self.card.person_id, self.other_person)
        number = self.first(Participant, Participant.person_id.not_in(taken))
        return self.work.read(lambda session: session.get_one(Participant, number).person_id)


Maker = Callable[[Pilot], QDialog]

MAKERS: dict[type[QDialog], Maker] = {
    RegistrationDialog: lambda p: RegistrationDialog(*p.both),
    PersonDialog: lambda p: PersonDialog(*p.both, p.card),
    WishesDialog: lambda p: WishesDialog(*p.both, p.card.person_id, p.part),
    ReportDialog: lambda p: ReportDialog(*p.both, p.card, p.part),
    HealthDialog: lambda p: HealthDialog(*p.both, p.card.person_id, p.part),
    ConsentDialog: lambda p: ConsentDialog(*p.both, p.card.person_id, Purpose.SHARE_VOLUNTEER),
    FollowUpDialog: lambda p: FollowUpDialog(*p.both, p.part.id),
    StageDialog: lambda p: StageDialog(*p.both, p.part),
    ContactLog: lambda p: ContactLog(*p.both, p.part.id),
    VisitDialog: lambda p: VisitDialog(*p.both, p.card, p.part),
    MeasurementDialog: lambda p: MeasurementDialog(*p.both, p.card, p.part, Moment.T1),
    PaperFormDialog: lambda p: PaperFormDialog(
        *p.both, participant_id=p.part.id, name=p.card.full_name
    ),
    MissedDialog: lambda p: MissedDialog(*p.both, p.card.full_name, p.part, Moment.T1),
    StoryDialog: lambda p: StoryDialog(*p.both, p.card.full_name, p.part.id),
    HandOverDialog: lambda p: HandOverDialog(*p.both, p.card, p.part),
    PassphraseDialog: lambda p: PassphraseDialog(
        *p.both, "dossier.spil", "zwaluw tegelpad kruimel avondrood"
    ),
    ReceiptDialog: lambda p: ReceiptDialog(*p.both, p.part.id),
    ReceiveDialog: lambda p: ReceiveDialog(*p.both),
    ReadBackDialog: lambda p: ReadBackDialog(*p.both, "7Q2M-4KXW"),
    CaseloadDialog: lambda p: CaseloadDialog(*p.both),
    ImportDialog: lambda p: ImportDialog(*p.both),
    ListDialog: lambda p: ListDialog(*p.both),
    ColumnsDialog: lambda p: ColumnsDialog(*p.both, columns.all_names(), columns.all_names()[:4]),
    BulkDialog: lambda p: BulkDialog(*p.both, (p.card.person_id, p.other_person)),
    PickOtherDialog: lambda p: PickOtherDialog(*p.both, p.card.person_id),
    MergeDialog: lambda p: MergeDialog(*p.both, p.card.person_id, p.other_person),
    UnmergeDialog: lambda p: UnmergeDialog(*p.both, p.merged),
    RelationDialog: lambda p: RelationDialog(*p.both, p.part.id, p.relation),
    EndRelationDialog: lambda p: EndRelationDialog(*p.both, p.relation.id, p.relation.name),
    EmergencyCardDialog: lambda p: EmergencyCardDialog(*p.both, p.part.id),
    SafetyDialog: lambda p: SafetyDialog(*p.both, p.part.id),
    StepDialog: lambda p: StepDialog(*p.both, p.safety, SafetyStep.CONSULT),
    CloseSafetyDialog: lambda p: CloseSafetyDialog(*p.both, p.safety),
    ToDestroyDialog: lambda p: ToDestroyDialog(*p.both),
    NeedDialog: lambda p: NeedDialog(*p.both, p.part.id),
    CloseNeedDialog: lambda p: CloseNeedDialog(*p.both, p.need),
    SignalDialog: lambda p: SignalDialog(*p.both),
    ActDialog: lambda p: ActDialog(*p.both, p.signal),
    ConsultDialog: lambda p: ConsultDialog(*p.both, p.signal),
    CloseSignalDialog: lambda p: CloseSignalDialog(*p.both, p.signal),
    RefuseDialog: lambda p: RefuseDialog(*p.both, p.need.id, p.candidate),
    OverrideDialog: lambda p: OverrideDialog(*p.both, p.need.id, p.candidate),
    OpenReasonsDialog: lambda p: OpenReasonsDialog(*p.both, p.plan),
    FormGroupDialog: lambda p: FormGroupDialog(*p.both, p.group),
    TurnDownGroupDialog: lambda p: TurnDownGroupDialog(*p.both, p.group),
    WeightsDialog: lambda p: WeightsDialog(*p.both),
    IntroduceDialog: lambda p: IntroduceDialog(*p.both, p.match(MatchStatus.PROPOSED)),
    MetDialog: lambda p: MetDialog(*p.both, p.match(MatchStatus.INTRODUCED)),
    TrialDialog: lambda p: TrialDialog(*p.both, p.match(MatchStatus.INTRODUCED)),
    ActivateDialog: lambda p: ActivateDialog(*p.both, p.match(MatchStatus.INTRODUCED)),
    EndDialog: lambda p: EndDialog(*p.both, p.match(MatchStatus.ACTIVE)),
    ExpectDialog: lambda p: ExpectDialog(*p.both, p.match(MatchStatus.ACTIVE)),
    AgreeDialog: lambda p: AgreeDialog(*p.both, p.match(MatchStatus.ACTIVE)),
    ReviewDialog: lambda p: ReviewDialog(*p.both, p.match(MatchStatus.ACTIVE)),
    ActivityDialog: lambda p: ActivityDialog(*p.both, p.activity),
    OccurrenceDialog: lambda p: OccurrenceDialog(*p.both, p.activity),
    ChangeOccurrenceDialog: lambda p: ChangeOccurrenceDialog(*p.both, p.occurrence),
    EndActivityDialog: lambda p: EndActivityDialog(*p.both, p.activity),
    AttendanceDialog: lambda p: AttendanceDialog(*p.both, p.activity, p.occurrence),
    SignUpDialog: lambda p: SignUpDialog(*p.both, p.occurrence),
    InvitationsDialog: lambda p: InvitationsDialog(*p.both, p.occurrence),
    MeetingDialog: lambda p: MeetingDialog(*p.both),
    PartiesDialog: lambda p: PartiesDialog(*p.both, p.meeting.id),
    MeetingAnswers: lambda p: MeetingAnswers(*p.both, p.read(meetings.parties, p.meeting.id)[0]),
    MeetingsDialog: lambda p: MeetingsDialog(*p.both),
    RideDialog: lambda p: RideDialog(*p.both, p.part.id),
    FinishRideDialog: lambda p: FinishRideDialog(*p.both, p.ride(RideStatus.PLANNED)),
    UnmetDialog: lambda p: UnmetDialog(*p.both, p.ride(RideStatus.REQUESTED)),
    RateDialog: lambda p: RateDialog(*p.both),
    PapersDialog: lambda p: PapersDialog(*p.both),
    JobDialog: lambda p: JobDialog(*p.both, p.part.id),
    PlanJobDialog: lambda p: PlanJobDialog(*p.both, p.job),
    FinishJobDialog: lambda p: FinishJobDialog(*p.both, p.job),
    NewVolunteerDialog: lambda p: NewVolunteerDialog(*p.both),
    VolunteerDialog: lambda p: VolunteerDialog(*p.both, p.volunteer),
    VogDialog: lambda p: VogDialog(*p.both, p.volunteer, received=True),
    AbsenceDialog: lambda p: AbsenceDialog(*p.both, p.volunteer.id),
    HoursDialog: lambda p: HoursDialog(*p.both, p.volunteer),
    ThankYouDialog: lambda p: ThankYouDialog(*p.both, p.volunteer),
    OpinionDialog: lambda p: OpinionDialog(*p.both),
    OrganisationDialog: lambda p: OrganisationDialog(*p.both, p.organisation),
    ColleagueDialog: lambda p: ColleagueDialog(*p.both, p.organisation.id),
    ReferDialog: lambda p: ReferDialog(*p.both, About(p.part.id, p.area)),
    ReceiveReferralDialog: lambda p: ReceiveReferralDialog(*p.both, p.card),
    LetterDialog: lambda p: LetterDialog(
        *p.both, p.referral(), p.dated(referral_letters.of, p.referral().id)
    ),
    OutcomeDialog: lambda p: OutcomeDialog(*p.both, p.referral()),
    ArrivalDialog: lambda p: ArrivalDialog(*p.both, p.referral()),
    AnswerDialog: lambda p: AnswerDialog(*p.both, p.referral()),
    street_dialogs.AddStreetsDialog: lambda p: street_dialogs.AddStreetsDialog(*p.both, p.area),
    street_dialogs.StreetDialog: lambda p: street_dialogs.StreetDialog(*p.both, p.street),
    street_dialogs.StepDialog: lambda p: street_dialogs.StepDialog(*p.both, p.street),
    street_dialogs.MergeDialog: lambda p: street_dialogs.MergeDialog(*p.both, p.street),
    RoundDialog: lambda p: RoundDialog(*p.both, p.street),
    DoorsDialog: lambda p: DoorsDialog(*p.both, p.street),
    CbsDialog: lambda p: CbsDialog(*p.both),
    DecisionDialog: lambda p: DecisionDialog(*p.both),
    NewKeyFigureDialog: lambda p: NewKeyFigureDialog(*p.both, p.area),
    KeyFigureDialog: lambda p: KeyFigureDialog(*p.both, p.figure.row),
    GiveStreetDialog: lambda p: GiveStreetDialog(*p.both, p.figure.row),
    ActivitiesDialog: lambda p: ActivitiesDialog(*p.both, p.figure),
    StopDialog: lambda p: StopDialog(*p.both, p.figure.row),
    CalendarFileDialog: lambda p: CalendarFileDialog(*p.both, p.area),
    PostponeDialog: lambda p: PostponeDialog(*p.both, p.item),
    ExportDialog: lambda p: ExportDialog(*p.both, p.release, p.area),
    HowCountedDialog: lambda p: HowCountedDialog(*p.both, p.counted),
    TargetsDialog: lambda p: TargetsDialog(*p.both, p.chosen),
    QuarterExportDialog: lambda p: QuarterExportDialog(*p.both, p.quarter, p.area),
    ReportStoryDialog: lambda p: ReportStoryDialog(*p.both, p.chosen),
    HistoryDialog: lambda p: HistoryDialog(*p.both),
    AddressPointsDialog: lambda p: AddressPointsDialog(*p.both),
    KeyDialog: lambda p: KeyDialog(*p.both),
    ReferenceDialog: lambda p: ReferenceDialog(*p.both, None),
    RestoreDialog: lambda p: RestoreDialog(*p.both),
    lists_asked.QuestionnaireDialog: lambda p: lists_asked.QuestionnaireDialog(
        *p.both, p.read(questionnaires.listed)[0]
    ),
    user_dialogs.UserDialog: lambda p: user_dialogs.UserDialog(*p.both, p.user),
    user_dialogs.ColleagueDialog: lambda p: user_dialogs.ColleagueDialog(*p.both),
    user_dialogs.EndAccessDialog: lambda p: user_dialogs.EndAccessDialog(*p.both, p.user),
}
"""Every dialog that a page opens, with how it is made."""


def name(kind: type[QDialog]) -> str:
    """Return the name of a dialog's picture: its feature and its class."""
    return f"dialog-{kind.__module__.split('.')[-2]}-{kind.__name__}"


def all_of(work: Work, window: QWidget, only: str = "") -> Iterator[tuple[str, QDialog]]:
    """Yield every dialog of the pages, not opened yet, or those with `only` in their name.

    The store must hold the pilot.
    """
    pilot = Pilot(work, window)
    for kind, make in MAKERS.items():
        if only in name(kind):
            yield name(kind), make(pilot)
