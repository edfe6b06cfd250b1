"""Code lists: stable codes for what is stored; `texts.labels` holds their Dutch words.

The lists and their order come from the method's own value lists: needs in the order of the
pilots' report (social contact, practical help, transport, then the rest).
"""

from enum import StrEnum


class Code(StrEnum):
    """Base of all code lists."""


class Gender(Code):
    """Asked for the figures only; never required."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNKNOWN = "unknown"


class NameUse(Code):
    """Which family names someone goes by, and in which order."""

    OWN = "own"
    PARTNER = "partner"
    PARTNER_OWN = "partner_own"
    OWN_PARTNER = "own_partner"


class ReportSource(Code):
    """Who brought an older person to the Spil's attention (aanmeldbron)."""

    SELF = "self"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    KEY_FIGURE = "key_figure"
    DOOR_TO_DOOR = "door_to_door"
    STREET = "street"
    ACTIVITY = "activity"
    GP = "gp"
    COMMUNITY_NURSE = "community_nurse"
    HOME_CARE = "home_care"
    SOCIAL_TEAM = "social_team"
    WMO_OFFICER = "wmo_officer"
    HOUSING = "housing"
    CHURCH = "church"
    VOLUNTEER_ORGANISATION = "volunteer_organisation"
    SHOPKEEPER = "shopkeeper"
    POLICE = "police"
    QUESTIONNAIRE = "questionnaire"
    OTHER = "other"


class Knows(Code):
    """Whether the older person knows that someone reported her."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ParticipantStatus(Code):
    """Stages of a participant's file, then the side states."""

    REPORTED = "reported"
    GETTING_ACQUAINTED = "getting_acquainted"
    ACTIVE = "active"
    AT_DISTANCE = "at_distance"
    CLOSED = "closed"
    NOT_REACHED = "not_reached"
    DECLINED = "declined"
    WAITING = "waiting"


CLOSED_FILES: frozenset[ParticipantStatus] = frozenset(
    {ParticipantStatus.CLOSED, ParticipantStatus.DECLINED}
)
"""Of who is not helped any more, or never wanted to be: nobody writes, calls or invites her."""


class ClosingReason(Code):
    """Why a file was closed."""

    NEED_SOLVED = "need_solved"
    MANAGES_ALONE = "manages_alone"
    TO_KEY_FIGURE = "to_key_figure"
    TO_PROFESSIONAL = "to_professional"
    NO_MORE_CONTACT = "no_more_contact"
    MOVED_AWAY = "moved_away"
    NURSING_HOME = "nursing_home"
    DIED = "died"
    UNREACHABLE = "unreachable"
    OUTSIDE_TARGET_GROUP = "outside_target_group"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    PROJECT_ENDED = "project_ended"
    OTHER = "other"


class LivingSituation(Code):
    """With whom someone lives (woonsituatie)."""

    ALONE = "alone"
    WITH_PARTNER = "with_partner"
    WITH_CHILDREN = "with_children"
    OTHER = "other"
    UNKNOWN = "unknown"


class Tenure(Code):
    """Rented or owned home."""

    RENTED = "rented"
    OWNED = "owned"
    UNKNOWN = "unknown"


class MaritalStatus(Code):
    """Marital status (burgerlijke staat), divided as the population register divides it."""

    UNMARRIED = "unmarried"
    MARRIED = "married"
    WIDOWED = "widowed"
    DIVORCED = "divorced"
    UNKNOWN = "unknown"


class Purpose(Code):
    """What consent is asked for, one at a time."""

    FILE = "file"
    HEALTH = "health"
    SHARE_VOLUNTEER = "share_volunteer"
    SHARE_PROFESSIONAL = "share_professional"
    EVALUATION = "evaluation"


class ConsentState(Code):
    """What someone answered."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentForm(Code):
    """How the answer was given."""

    ORAL = "oral"
    WRITTEN = "written"


class SelfRatedHealth(Code):
    """Answers to "Hoe vindt u over het algemeen uw gezondheid?", the set with "redelijk"."""

    EXCELLENT = "excellent"
    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


class Limitation(Code):
    """Physical limitations in daily life."""

    WALKING = "walking"
    STAIRS = "stairs"
    BALANCE = "balance"
    SEEING = "seeing"
    HEARING = "hearing"
    HANDS = "hands"
    MEMORY = "memory"
    OTHER = "other"


class Condition(Code):
    """Groups of chronic conditions."""

    HEART = "heart"
    LUNGS = "lungs"
    RHEUMATISM = "rheumatism"
    DIABETES = "diabetes"
    ARTHROSIS = "arthrosis"
    CANCER = "cancer"
    DEMENTIA = "dementia"
    PARKINSON = "parkinson"
    STROKE = "stroke"
    OTHER = "other"


class Aid(Code):
    """Walking aids and the like, for visits, activities and rides."""

    STICK = "stick"
    WALKER = "walker"
    WHEELCHAIR = "wheelchair"
    MOBILITY_SCOOTER = "mobility_scooter"
    HEARING_AID = "hearing_aid"


class NeedTheme(Code):
    """Main groups of needs, the pilots' three first."""

    SOCIAL_CONTACT = "social_contact"
    PRACTICAL_HELP = "practical_help"
    TRANSPORT = "transport"
    ACTIVITY = "activity"
    ADMINISTRATION = "administration"
    SHOPPING = "shopping"
    MEANING = "meaning"
    CARER_SUPPORT = "carer_support"
    HEALTH = "health"
    HOUSING = "housing"
    SAFETY = "safety"
    DIGITAL = "digital"
    LANGUAGE = "language"
    OTHER = "other"


class SubTheme(Code):
    """What exactly is asked; `sub_themes` says which belong to a theme."""

    VISIT = "visit"
    CALL = "call"
    WALK = "walk"
    EAT_TOGETHER = "eat_together"
    PLAY_TOGETHER = "play_together"
    LAMP = "lamp"
    GARDEN = "garden"
    REPAIR = "repair"
    HOUSEHOLD = "household"
    PETS = "pets"
    TO_DOCTOR = "to_doctor"
    TO_ACTIVITY = "to_activity"
    TO_FAMILY = "to_family"
    TO_SHOP = "to_shop"
    FORMS = "forms"
    MAIL = "mail"
    BEREAVEMENT = "bereavement"
    MOVING = "moving"
    ADAPTATION = "adaptation"
    PHONE_COMPUTER = "phone_computer"


SUB_THEMES: dict[NeedTheme, tuple[SubTheme, ...]] = {
    NeedTheme.SOCIAL_CONTACT: (
        SubTheme.VISIT,
        SubTheme.CALL,
        SubTheme.WALK,
        SubTheme.EAT_TOGETHER,
        SubTheme.PLAY_TOGETHER,
    ),
    NeedTheme.PRACTICAL_HELP: (
        SubTheme.LAMP,
        SubTheme.GARDEN,
        SubTheme.REPAIR,
        SubTheme.HOUSEHOLD,
        SubTheme.PETS,
    ),
    NeedTheme.TRANSPORT: (
        SubTheme.TO_DOCTOR,
        SubTheme.TO_ACTIVITY,
        SubTheme.TO_FAMILY,
        SubTheme.TO_SHOP,
    ),
    NeedTheme.ADMINISTRATION: (SubTheme.FORMS, SubTheme.MAIL),
    NeedTheme.MEANING: (SubTheme.BEREAVEMENT,),
    NeedTheme.HOUSING: (SubTheme.MOVING, SubTheme.ADAPTATION),
    NeedTheme.DIGITAL: (SubTheme.PHONE_COMPUTER,),
}


class Urgency(Code):
    """How soon something must happen."""

    FOLLOW = "follow"
    TWO_WEEKS = "two_weeks"
    THREE_DAYS = "three_days"
    NOW = "now"


class NeedStatus(Code):
    """Where a need stands."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    SOLVED = "solved"
    PARTLY_SOLVED = "partly_solved"
    NOT_SOLVED = "not_solved"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed_over"


OPEN_NEEDS: frozenset[NeedStatus] = frozenset(
    {NeedStatus.NEW, NeedStatus.IN_PROGRESS, NeedStatus.WAITING}
)


class Layer(Code):
    """Which layer solved a need: own strength first, then the network, then professionals."""

    OWN_STRENGTH = "own_strength"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    BUDDY = "buddy"
    KEY_FIGURE = "key_figure"
    VOLUNTEER = "volunteer"
    ACTIVITY = "activity"
    JOB_SERVICE = "job_service"
    TRANSPORT_SERVICE = "transport_service"
    PROFESSIONAL = "professional"
    UNSOLVABLE = "unsolvable"
    OTHER = "other"


class VolunteerRole(Code):
    """What a volunteer is willing to do."""

    BUDDY = "buddy"
    DRIVER = "driver"
    HANDYMAN = "handyman"
    HOST = "host"
    KEY_FIGURE = "key_figure"
    PHONE_CIRCLE = "phone_circle"
    ADMINISTRATION = "administration"
    ACTIVITY_GUIDE = "activity_guide"


class VolunteerStatus(Code):
    """Stages of a volunteer."""

    APPLIED = "applied"
    GETTING_ACQUAINTED = "getting_acquainted"
    VOG_REQUESTED = "vog_requested"
    READY = "ready"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


READY_VOLUNTEERS: frozenset[VolunteerStatus] = frozenset(
    {VolunteerStatus.READY, VolunteerStatus.ACTIVE}
)
"""Those who can take on a match."""


class DayPart(Code):
    """Weekday and part of the day, as in "di-mid"; the week starts on Monday."""

    MONDAY_MORNING = "mon_morning"
    MONDAY_AFTERNOON = "mon_afternoon"
    MONDAY_EVENING = "mon_evening"
    TUESDAY_MORNING = "tue_morning"
    TUESDAY_AFTERNOON = "tue_afternoon"
    TUESDAY_EVENING = "tue_evening"
    WEDNESDAY_MORNING = "wed_morning"
    WEDNESDAY_AFTERNOON = "wed_afternoon"
    WEDNESDAY_EVENING = "wed_evening"
    THURSDAY_MORNING = "thu_morning"
    THURSDAY_AFTERNOON = "thu_afternoon"
    THURSDAY_EVENING = "thu_evening"
    FRIDAY_MORNING = "fri_morning"
    FRIDAY_AFTERNOON = "fri_afternoon"
    FRIDAY_EVENING = "fri_evening"
    SATURDAY_MORNING = "sat_morning"
    SATURDAY_AFTERNOON = "sat_afternoon"
    SATURDAY_EVENING = "sat_evening"
    SUNDAY_MORNING = "sun_morning"
    SUNDAY_AFTERNOON = "sun_afternoon"
    SUNDAY_EVENING = "sun_evening"


class Interest(Code):
    """Things people like to do together."""

    CARDS = "cards"
    KLAVERJASSEN = "klaverjassen"
    CHESS = "chess"
    GAMES = "games"
    WALKING = "walking"
    CYCLING = "cycling"
    GARDENING = "gardening"
    COOKING = "cooking"
    COFFEE = "coffee"
    HANDICRAFT = "handicraft"
    READING = "reading"
    MUSIC = "music"
    SINGING = "singing"
    ANIMALS = "animals"
    SPORTS = "sports"
    OUTINGS = "outings"
    TALKING = "talking"
    HISTORY = "history"
    CHURCH_LIFE = "church_life"
    REPAIRING = "repairing"


class Language(Code):
    """Languages and dialects spoken in the area."""

    DUTCH = "dutch"
    FRISIAN = "frisian"
    GRONINGS = "gronings"
    DRENTS = "drents"
    ENGLISH = "english"
    GERMAN = "german"
    TURKISH = "turkish"
    ARABIC = "arabic"
    POLISH = "polish"
    PAPIAMENTU = "papiamentu"


class Offer(Code):
    """What a participant can do for someone else."""

    COMPANY = "company"
    CALLING = "calling"
    COOKING = "cooking"
    HANDICRAFT = "handicraft"
    REPAIRS = "repairs"
    GARDENING = "gardening"
    DRIVING = "driving"
    TEACHING = "teaching"
    HOSTING = "hosting"
    PETS = "pets"
    ADMINISTRATION = "administration"


class MatchKind(Code):
    """What a match is for."""

    VISIT_BUDDY = "visit_buddy"
    WALKING_BUDDY = "walking_buddy"
    PHONE_BUDDY = "phone_buddy"
    SHOPPING_BUDDY = "shopping_buddy"
    ACTIVITY_BUDDY = "activity_buddy"
    EATING_BUDDY = "eating_buddy"
    NEIGHBOURLY = "neighbourly"
    TWO_PARTICIPANTS = "two_participants"
    DRIVE = "drive"
    JOB = "job"
    PAPERWORK = "paperwork"
    ACTIVITY = "activity"
    OTHER = "other"


class MatchStatus(Code):
    """The life of a match."""

    PROPOSED = "proposed"
    INTRODUCED = "introduced"
    TRIAL = "trial"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"
    NOT_MADE = "not_made"


RUNNING_MATCHES: frozenset[MatchStatus] = frozenset(
    {
        MatchStatus.PROPOSED,
        MatchStatus.INTRODUCED,
        MatchStatus.TRIAL,
        MatchStatus.ACTIVE,
        MatchStatus.PAUSED,
    }
)
"""Statuses in which a match takes up one of a volunteer's places."""


class MatchEndReason(Code):
    """Why a match ended."""

    GOAL_REACHED = "goal_reached"
    CONTINUES_ALONE = "continues_alone"
    NO_CLICK = "no_click"
    PARTICIPANT_STOPS = "participant_stops"
    PARTICIPANT_HEALTH = "participant_health"
    MOVED = "moved"
    ADMITTED = "admitted"
    DIED = "died"
    VOLUNTEER_STOPPED = "volunteer_stopped"
    VOLUNTEER_MOVED = "volunteer_moved"
    TOO_HEAVY = "too_heavy"
    INCIDENT = "incident"
    TERM_ENDED = "term_ended"
    OTHER = "other"


class RunBy(Code):
    """Who runs an activity."""

    RESIDENTS = "residents"
    WELFARE = "welfare"
    TOGETHER = "together"


class Presence(Code):
    """Whether someone came to an occurrence."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    INVITED = "invited"
    WAITING = "waiting"


class StreetStatus(Code):
    """How far the Spil is in a street."""

    UNKNOWN = "unknown"
    EXPLORED = "explored"
    KEY_FIGURE_FOUND = "key_figure_found"
    INDEPENDENT = "independent"


class OutreachMethod(Code):
    """How people were approached."""

    DOOR_TO_DOOR = "door_to_door"
    STREET = "street"
    LETTER = "letter"
    OTHER = "other"


class ContactForm(Code):
    """Form of a contact."""

    HOME_VISIT = "home_visit"
    PHONE = "phone"
    STREET = "street"
    AT_DOOR = "at_door"
    ACTIVITY = "activity"
    OFFICE_HOUR = "office_hour"
    LETTER = "letter"
    EMAIL = "email"
    THIRD_PARTY = "third_party"


class ContactResult(Code):
    """How a contact went."""

    REACHED = "reached"
    NOT_HOME = "not_home"
    VOICEMAIL = "voicemail"
    CALLED_BACK = "called_back"
    NO_CONTACT_WANTED = "no_contact_wanted"
    APPOINTMENT = "appointment"


SPOKEN_CONTACTS: frozenset[ContactResult] = frozenset(
    {ContactResult.REACHED, ContactResult.CALLED_BACK, ContactResult.APPOINTMENT}
)
"""Results that mean that the Spil and the older person spoke."""


class FollowUpKind(Code):
    """Why someone must be looked after on a date."""

    FIRST_CONTACT = "first_contact"
    VISIT = "visit"
    CALL = "call"
    INFORM_OF_REPORT = "inform_of_report"
    INTRODUCTION = "introduction"
    MATCH_REVIEW = "match_review"
    NEED = "need"
    MEASUREMENT = "measurement"
    ERASE_CONTENT = "erase_content"
    MATCH_EVALUATION = "match_evaluation"
    CALL_VOLUNTEER = "call_volunteer"
    REFERRAL_FEEDBACK = "referral_feedback"
    REFERRAL_ARRIVED = "referral_arrived"
    REFERRAL_ANSWER = "referral_answer"
    AFTERCARE = "aftercare"
    HAND_OVER_RECEIPT = "hand_over_receipt"
    OTHER = "other"


class Relation(Code):
    """What a contact person is to a participant."""

    PARTNER = "partner"
    CHILD = "child"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    FRIEND = "friend"
    CARER = "carer"
    REPRESENTATIVE = "representative"
    GP = "gp"
    PROFESSIONAL = "professional"
    OTHER = "other"


class SupportDirection(Code):
    """Which way support goes between a participant and someone around her."""

    TO_PARTICIPANT = "to_participant"
    FROM_PARTICIPANT = "from_participant"
    MUTUAL = "mutual"


class TieStrength(Code):
    """How much a relation means to a participant, in her own words."""

    WEAK = "weak"
    NORMAL = "normal"
    STRONG = "strong"


class Nearness(Code):
    """How near someone lives."""

    SAME_ADDRESS = "same_address"
    STREET = "street"
    AREA = "area"
    ELSEWHERE = "elsewhere"


class ContactFrequency(Code):
    """How often people see or speak each other."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    LESS = "less"


class VisitTheme(Code):
    """The themes of the home-visit guide, and what the older person can do for others."""

    HOUSING = "housing"
    HEALTH = "health"
    SELF_RELIANCE = "self_reliance"
    MOBILITY = "mobility"
    SOCIAL = "social"
    MONEY = "money"
    TALENTS = "talents"


class SignalKind(Code):
    """Signals of vulnerability."""

    LONELINESS = "loneliness"
    LOSS = "loss"
    GLOOM = "gloom"
    CONFUSION = "confusion"
    FALLING = "falling"
    NOT_EATING = "not_eating"
    NEGLECT = "neglect"
    MEDICINES = "medicines"
    OVERBURDENED_CARER = "overburdened_carer"
    MONEY = "money"
    UNSAFE_HOME = "unsafe_home"
    NUISANCE = "nuisance"
    ABUSE = "abuse"
    ALCOHOL = "alcohol"
    AVOIDS_CARE = "avoids_care"
    HOSPITAL_DISCHARGE = "hospital_discharge"
    OTHER = "other"


class SignalSource(Code):
    """Who noticed a signal."""

    CONNECTOR = "connector"
    COMMUNITY_NURSE = "community_nurse"
    KEY_FIGURE = "key_figure"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    ATTENDANCE = "attendance"
    OTHER = "other"


class SignalRoute(Code):
    """How a signal is followed: by the Spil alone, or in consultation ("niet pluis")."""

    LIGHT = "light"
    CONSULT = "consult"


class SignalOutcome(Code):
    """What came of a signal."""

    SUPPORT_IN_NETWORK = "support_in_network"
    SUPPORT_BY_SPIL = "support_by_spil"
    REFERRED = "referred"
    CARE_STARTED = "care_started"
    NOTHING_NEEDED = "nothing_needed"
    NOT_WANTED = "not_wanted"
    SAFETY = "safety"
    OTHER = "other"


class AbuseForm(Code):
    """Forms of abuse of older people that the reporting code (meldcode) is for."""

    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    NEGLECT = "neglect"
    FINANCIAL = "financial"
    SEXUAL = "sexual"
    RIGHTS = "rights"


class SafetyStep(Code):
    """The five steps of the reporting code (meldcode huiselijk geweld)."""

    MAP_SIGNALS = "map_signals"
    CONSULT = "consult"
    TALK = "talk"
    WEIGH = "weigh"
    DECIDE = "decide"


class SafetyDecision(Code):
    """What the fifth step of the reporting code ended in."""

    NO_GROUND = "no_ground"
    ORGANISE_HELP = "organise_help"
    REPORT = "report"
    REPORT_AND_HELP = "report_and_help"


class ReferralDirection(Code):
    """Whether the Spil handed someone on, or got her from another."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class SharedField(Code):
    """What may go along with a referral, each only with consent."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    BIRTH_YEAR = "birth_year"
    QUESTION = "question"
    CONTACT_PERSON = "contact_person"
    HEALTH = "health"


class DoorResult(Code):
    """What happened at a door during a round; kept without names and only for the round."""

    NOT_HOME = "not_home"
    OPENED = "opened"
    TALKED = "talked"
    FLYER = "flyer"
    VISIT_WANTED = "visit_wanted"
    NOT_INTERESTED = "not_interested"
    DO_NOT_RING = "do_not_ring"


class ReferralKind(Code):
    """How someone was handed on."""

    INFORMATION = "information"
    COLD = "cold"
    WARM = "warm"


class ReferralResult(Code):
    """What came of a referral."""

    RECEIVED = "received"
    APPOINTMENT = "appointment"
    IN_CARE = "in_care"
    REFUSED = "refused"
    WAITING_LIST = "waiting_list"
    NO_FEEDBACK = "no_feedback"


class ReferralState(Code):
    """Where a referral stands, as its dates and answers say; nothing that is stored."""

    OVERDUE = "overdue"
    WAITING = "waiting"
    ASK_ARRIVED = "ask_arrived"
    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"
    TO_ANSWER = "to_answer"
    ANSWERED = "answered"


class OrganisationKind(Code):
    """Entries of the directory of services (sociale kaart)."""

    GP = "gp"
    COMMUNITY_NURSE = "community_nurse"
    WMO_DESK = "wmo_desk"
    SOCIAL_TEAM = "social_team"
    DEMENTIA_CASE_MANAGER = "dementia_case_manager"
    MENTAL_HEALTH = "mental_health"
    PHYSIOTHERAPY = "physiotherapy"
    SOCIAL_WORK = "social_work"
    DEBT_HELP = "debt_help"
    CARER_SUPPORT = "carer_support"
    HOUSING = "housing"
    CHURCH = "church"
    SENIORS_UNION = "seniors_union"
    SAFE_AT_HOME = "safe_at_home"
    OTHER = "other"


class RidePurpose(Code):
    """What a ride is for."""

    DOCTOR = "doctor"
    HAIRDRESSER = "hairdresser"
    SHOPPING = "shopping"
    FAMILY = "family"
    ACTIVITY = "activity"
    CHURCH = "church"
    OTHER = "other"


class RideStatus(Code):
    """Where a ride stands; UNMET counts as an unanswered demand."""

    REQUESTED = "requested"
    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"
    UNMET = "unmet"


class UnmetReason(Code):
    """Why a ride could not be given."""

    NO_DRIVER_FREE = "no_driver_free"
    NO_CAR_FITS = "no_car_fits"
    ASKED_TOO_LATE = "asked_too_late"
    TOO_FAR = "too_far"
    OTHER = "other"


class JobStatus(Code):
    """Where a small job stands."""

    REQUESTED = "requested"
    PLANNED = "planned"
    DONE = "done"
    TOO_BIG = "too_big"
    CANCELLED = "cancelled"


class Moment(Code):
    """Measuring moments: at the start, after six and after twelve months."""

    T0 = "t0"
    T1 = "t1"
    T2 = "t2"


class LonelinessAnswer(Code):
    """Answers to a statement of the loneliness scale, in its three-point form."""

    YES = "yes"
    MORE_OR_LESS = "more_or_less"
    NO = "no"


class Loneliness(Code):
    """Classes of the total of the six-item loneliness scale; for groups, never for one person."""

    NOT_LONELY = "not_lonely"
    LONELY = "lonely"
    VERY_LONELY = "very_lonely"


class Respondent(Code):
    """Who answered a measurement."""

    SELF = "self"
    TOGETHER = "together"
    PROXY = "proxy"
    UNKNOWN = "unknown"


class VogState(Code):
    """Where a volunteer's VOG stands; of the VOG itself only dates are kept."""

    NONE = "none"
    REQUESTED = "requested"
    RECEIVED = "received"
    RENEW = "renew"


class TodayKind(Code):
    """What asks the Spil's attention, in the order in which she sees it."""

    SIGNAL_OVERDUE = "signal_overdue"
    FOLLOW_UP_OVERDUE = "follow_up_overdue"
    SIGNAL_DUE = "signal_due"
    FOLLOW_UP_TODAY = "follow_up_today"
    RIDE_TODAY = "ride_today"
    JOB_TODAY = "job_today"
    FIRST_CONTACT = "first_contact"
    NOT_VISITED = "not_visited"
    MATCH_TO_INTRODUCE = "match_to_introduce"
    NEED_WITHOUT_MATCH = "need_without_match"
    MEASUREMENT_FIRST = "measurement_first"
    MEASUREMENT_DUE = "measurement_due"
    MEASUREMENT_MISSED = "measurement_missed"
    NO_CONTACT = "no_contact"
    FOLLOW_UP_THIS_WEEK = "follow_up_this_week"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    VOG_MISSING = "vog_missing"
    VOG_RENEW = "vog_renew"


class UserRole(Code):
    """What someone who opens the store may do."""

    CONNECTOR = "connector"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class CandidateKind(Code):
    """What can answer a need."""

    VOLUNTEER = "volunteer"
    PARTICIPANT = "participant"
    ACTIVITY = "activity"


class MeasureMode(Code):
    """How a questionnaire was taken."""

    HOME_VISIT = "home_visit"
    PHONE = "phone"
    PAPER = "paper"
    OTHER = "other"


class DropOut(Code):
    """Why someone who was measured first is not measured again (uitval)."""

    DIED = "died"
    ADMITTED = "admitted"
    MOVED = "moved"
    DOES_NOT_WANT = "does_not_want"
    NOT_REACHED = "not_reached"
    OTHER = "other"


class OpinionOf(Code):
    """Who is asked what she thinks of the work, besides the older people themselves."""

    PROFESSIONAL = "professional"
    KEY_FIGURE = "key_figure"
    VOLUNTEER = "volunteer"


class DecidedBy(Code):
    """Who decided something that the work asked for: the team by its mandate, or others."""

    TEAM = "team"
    OTHERS = "others"


class Indicator(Code):
    """A figure for inside the office, with the records behind it; for some a target can be set.

    Those from COUNTED on are about the evaluation population; each of AGE_BAND to REPORT_QUARTER
    is divided into categories.
    """

    REPORTS = "reports"
    REACHED = "reached"
    NEW_PARTICIPANTS = "new_participants"
    ACTIVE_PARTICIPANTS = "active_participants"
    CLOSED_FILES = "closed_files"
    CONTACTS = "contacts"
    HOME_VISITS = "home_visits"
    NEEDS_ASKED = "needs_asked"
    NEEDS_SOLVED = "needs_solved"
    NEEDS_WAITING = "needs_waiting"
    MATCHES_STARTED = "matches_started"
    MATCHES_RUNNING = "matches_running"
    MATCHES_ENDED = "matches_ended"
    VOLUNTEERS = "volunteers"
    ACTIVITIES = "activities"
    OCCURRENCES = "occurrences"
    VISITS = "visits"
    RIDES = "rides"
    RIDES_UNMET = "rides_unmet"
    JOBS = "jobs"
    REFERRALS = "referrals"
    REFERRALS_WARM = "referrals_warm"
    REFERRALS_ANSWERED = "referrals_answered"
    SIGNALS = "signals"
    SIGNALS_IN_TIME = "signals_in_time"
    KEY_FIGURES = "key_figures"
    STREETS_HANDED_OVER = "streets_handed_over"
    TALKS_AT_DOORS = "talks_at_doors"
    DECISIONS = "decisions"
    CONNECTOR_HOURS = "connector_hours"
    COUNTED = "counted"
    WOMEN = "women"
    LIVING_ALONE = "living_alone"
    WOMAN_ALONE_80_PLUS = "woman_alone_80_plus"
    HEALTH_CONSENT = "health_consent"
    ANY_LIMITATION = "any_limitation"
    LIMITATION_WALKING = "limitation_walking"
    ANY_CHRONIC = "any_chronic"
    PAIRED_MARK = "paired_mark"
    AGE_BAND = "age_band"
    SELF_RATED = "self_rated"
    CONDITION = "condition"
    SOURCE = "source"
    NEED_THEME = "need_theme"
    REPORT_QUARTER = "report_quarter"


class Act(Code):
    """Acts of users, for the undo journal and the audit log."""

    REGISTER = "register"
    EDIT_PERSON = "edit_person"
    ERASE_PERSON = "erase_person"
    DISTINGUISH = "distinguish"
    RECORD_CONSENT = "record_consent"
    CHANGE_STATUS = "change_status"
    ADD_NEED = "add_need"
    EDIT_NEED = "edit_need"
    CLOSE_NEED = "close_need"
    ADD_VOLUNTEER = "add_volunteer"
    EDIT_VOLUNTEER = "edit_volunteer"
    ADD_ACTIVITY = "add_activity"
    EDIT_ACTIVITY = "edit_activity"
    RECORD_ATTENDANCE = "record_attendance"
    PROPOSE_MATCH = "propose_match"
    MOVE_MATCH = "move_match"
    REFUSE_PROPOSAL = "refuse_proposal"
    ACCEPT_PLAN = "accept_plan"
    PLAN_FOLLOW_UP = "plan_follow_up"
    FINISH_FOLLOW_UP = "finish_follow_up"
    LOG_CONTACT = "log_contact"
    EDIT_CONTACT = "edit_contact"
    POSTPONE = "postpone"
    ERASE_CONTENT = "erase_content"
    RECORD_HOME_VISIT = "record_home_visit"
    EDIT_NETWORK = "edit_network"
    RECORD_SIGNAL = "record_signal"
    CLOSE_SIGNAL = "close_signal"
    RECORD_SAFETY = "record_safety"
    EDIT_ORGANISATION = "edit_organisation"
    REFER = "refer"
    RECORD_REFERRAL = "record_referral"
    EDIT_JOB = "edit_job"
    EDIT_STREET = "edit_street"
    RECORD_ROUND = "record_round"
    EDIT_KEY_FIGURE = "edit_key_figure"
    HAND_OVER_STREET = "hand_over_street"
    REVIEW_MATCH = "review_match"
    CLOSE_FILE = "close_file"
    HAND_OVER_FILE = "hand_over_file"
    RECEIVE_FILE = "receive_file"
    HAND_OVER_CASELOAD = "hand_over_caseload"
    SHARE_CALENDAR = "share_calendar"
    EDIT_LIST = "edit_list"
    CHANGE_MANY = "change_many"
    MERGE = "merge"
    UNMERGE = "unmerge"
    EDIT_USER = "edit_user"
    ASK_RIDE = "ask_ride"
    MOVE_RIDE = "move_ride"
    MOVE_VOLUNTEER = "move_volunteer"
    EDIT_EVENT = "edit_event"
    IMPORT = "import"
    EDIT_AREA = "edit_area"
    RELEASE = "release"
    CHANGE_SETTING = "change_setting"
    UNDO = "undo"
    REDO = "redo"
    RECORD_MEASUREMENT = "record_measurement"
    MISS_MEASUREMENT = "miss_measurement"
    EDIT_QUESTIONNAIRE = "edit_questionnaire"
    RECORD_OPINION = "record_opinion"
    RECORD_DECISION = "record_decision"
    SET_TARGET = "set_target"
    EDIT_STORY = "edit_story"
    EDIT_REFERENCE = "edit_reference"
    FORM_GROUP = "form_group"
