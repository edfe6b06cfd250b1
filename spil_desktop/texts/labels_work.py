"""Words of the code lists of daily work: contacts, signals, referrals, measurements, acts."""

from collections.abc import Callable, Mapping

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    Act,
    Code,
    ContactForm,
    ContactResult,
    FollowUpKind,
    Instrument,
    JobStatus,
    Loneliness,
    LonelinessAnswer,
    Moment,
    OrganisationKind,
    OutreachMethod,
    ReferralKind,
    ReferralResult,
    Respondent,
    RidePurpose,
    RideStatus,
    SignalKind,
    SignalSource,
    StreetStatus,
    TodayKind,
    UserRole,
    VogState,
)


def _street_status() -> Mapping[Code, str]:
    return {
        StreetStatus.UNKNOWN: _("onbekend"),
        StreetStatus.EXPLORED: _("verkend"),
        StreetStatus.KEY_FIGURE_FOUND: _("sleutelfiguur gevonden"),
        StreetStatus.INDEPENDENT: _("zelfstandig"),
    }


def _outreach_method() -> Mapping[Code, str]:
    return {
        OutreachMethod.DOOR_TO_DOOR: _("huis-aan-huis"),
        OutreachMethod.STREET: _("op straat"),
        OutreachMethod.LETTER: _("brief of folder"),
        OutreachMethod.OTHER: _("anders"),
    }


def _contact_form() -> Mapping[Code, str]:
    return {
        ContactForm.HOME_VISIT: _("huisbezoek"),
        ContactForm.PHONE: _("telefoon"),
        ContactForm.STREET: _("straat"),
        ContactForm.AT_DOOR: _("aan de deur"),
        ContactForm.ACTIVITY: _("op activiteit"),
        ContactForm.OFFICE_HOUR: _("spreekuur"),
        ContactForm.LETTER: _("brief/kaart"),
        ContactForm.EMAIL: _("e-mail/app"),
        ContactForm.THIRD_PARTY: _("overleg met derden"),
    }


def _contact_result() -> Mapping[Code, str]:
    return {
        ContactResult.REACHED: _("bereikt"),
        ContactResult.NOT_HOME: _("niet thuis"),
        ContactResult.VOICEMAIL: _("voicemail"),
        ContactResult.CALLED_BACK: _("teruggebeld"),
        ContactResult.NO_CONTACT_WANTED: _("wil geen contact"),
        ContactResult.APPOINTMENT: _("afspraak gemaakt"),
    }


def _follow_up_kind() -> Mapping[Code, str]:
    return {
        FollowUpKind.FIRST_CONTACT: _("eerste contact"),
        FollowUpKind.VISIT: _("huisbezoek"),
        FollowUpKind.CALL: _("bellen"),
        FollowUpKind.INFORM_OF_REPORT: _("oudere informeren over de melding"),
        FollowUpKind.INTRODUCTION: _("kennismaking met maatje"),
        FollowUpKind.MATCH_REVIEW: _("match bespreken"),
        FollowUpKind.NEED: _("hulpvraag opnieuw bekijken"),
        FollowUpKind.MEASUREMENT: _("vragenlijst afnemen"),
        FollowUpKind.ERASE_CONTENT: _("inhoud van het dossier wissen"),
        FollowUpKind.OTHER: _("anders"),
    }


def _signal_kind() -> Mapping[Code, str]:
    return {
        SignalKind.LONELINESS: _("eenzaamheid/isolement"),
        SignalKind.LOSS: _("recent verlies (rouw)"),
        SignalKind.GLOOM: _("somber"),
        SignalKind.CONFUSION: _("vergeetachtig/verward"),
        SignalKind.FALLING: _("vallen/slecht lopen"),
        SignalKind.NOT_EATING: _("niet eten/afvallen"),
        SignalKind.NEGLECT: _("verwaarlozing/vervuiling"),
        SignalKind.MEDICINES: _("medicijnen"),
        SignalKind.OVERBURDENED_CARER: _("overbelaste mantelzorger"),
        SignalKind.MONEY: _("geldzorgen/ongeopende post"),
        SignalKind.UNSAFE_HOME: _("onveilige woning (brand, trap)"),
        SignalKind.NUISANCE: _("overlast"),
        SignalKind.ABUSE: _("vermoeden ouderenmishandeling"),
        SignalKind.ALCOHOL: _("alcohol"),
        SignalKind.AVOIDS_CARE: _("zorg mijden"),
        SignalKind.HOSPITAL_DISCHARGE: _("ontslag uit ziekenhuis"),
        SignalKind.OTHER: _("anders"),
    }


def _signal_source() -> Mapping[Code, str]:
    return {
        SignalSource.CONNECTOR: _("Spil"),
        SignalSource.COMMUNITY_NURSE: _("S1/wijkverpleging"),
        SignalSource.KEY_FIGURE: _("sleutelfiguur"),
        SignalSource.VOLUNTEER: _("vrijwilliger"),
        SignalSource.PROFESSIONAL: _("professional"),
        SignalSource.ATTENDANCE: _("aanwezigheid bij activiteiten"),
        SignalSource.OTHER: _("anders"),
    }


def _referral_kind() -> Mapping[Code, str]:
    return {
        ReferralKind.INFORMATION: _("informatie gegeven"),
        ReferralKind.COLD: _("koude verwijzing"),
        ReferralKind.WARM: _("warme overdracht"),
    }


def _referral_result() -> Mapping[Code, str]:
    return {
        ReferralResult.RECEIVED: _("ontvangen bevestigd"),
        ReferralResult.APPOINTMENT: _("afspraak geweest"),
        ReferralResult.IN_CARE: _("in zorg"),
        ReferralResult.REFUSED: _("geweigerd"),
        ReferralResult.WAITING_LIST: _("wachtlijst"),
        ReferralResult.NO_FEEDBACK: _("geen terugkoppeling"),
    }


def _organisation_kind() -> Mapping[Code, str]:
    return {
        OrganisationKind.GP: _("huisarts/POH-ouderen"),
        OrganisationKind.COMMUNITY_NURSE: _("S1/wijkverpleegkundige"),
        OrganisationKind.WMO_DESK: _("Wmo-loket"),
        OrganisationKind.SOCIAL_TEAM: _("sociaal wijkteam"),
        OrganisationKind.DEMENTIA_CASE_MANAGER: _("casemanager dementie"),
        OrganisationKind.MENTAL_HEALTH: _("GGZ/Welzijn op Recept"),
        OrganisationKind.PHYSIOTHERAPY: _("fysiotherapeut/valpreventie"),
        OrganisationKind.SOCIAL_WORK: _("maatschappelijk werk"),
        OrganisationKind.DEBT_HELP: _("schuldhulp/thuisadministratie"),
        OrganisationKind.CARER_SUPPORT: _("mantelzorgsteunpunt"),
        OrganisationKind.HOUSING: _("woningcorporatie"),
        OrganisationKind.CHURCH: _("kerk/diaconie"),
        OrganisationKind.SENIORS_UNION: _("ouderenbond"),
        OrganisationKind.SAFE_AT_HOME: _("Veilig Thuis"),
        OrganisationKind.OTHER: _("anders"),
    }


def _ride_purpose() -> Mapping[Code, str]:
    return {
        RidePurpose.DOCTOR: _("arts/ziekenhuis"),
        RidePurpose.HAIRDRESSER: _("kapper/pedicure"),
        RidePurpose.SHOPPING: _("boodschappen"),
        RidePurpose.FAMILY: _("familie/vrienden"),
        RidePurpose.ACTIVITY: _("activiteit/ontmoetingsplek"),
        RidePurpose.CHURCH: _("kerk/begraafplaats"),
        RidePurpose.OTHER: _("anders"),
    }


def _ride_status() -> Mapping[Code, str]:
    return {
        RideStatus.REQUESTED: _("aangevraagd"),
        RideStatus.PLANNED: _("ingepland"),
        RideStatus.DONE: _("gereden"),
        RideStatus.CANCELLED: _("afgezegd"),
        RideStatus.UNMET: _("niet vervuld"),
    }


def _job_status() -> Mapping[Code, str]:
    return {
        JobStatus.REQUESTED: _("aangevraagd"),
        JobStatus.PLANNED: _("ingepland"),
        JobStatus.DONE: _("uitgevoerd"),
        JobStatus.TOO_BIG: _("te groot (vakman)"),
        JobStatus.CANCELLED: _("afgezegd"),
    }


def _moment() -> Mapping[Code, str]:
    return {
        Moment.T0: _("T0 (begin)"),
        Moment.T1: _("T1 (na 6 maanden)"),
        Moment.T2: _("T2 (na 12 maanden)"),
    }


def _instrument() -> Mapping[Code, str]:
    return {
        Instrument.SELF_RATED_HEALTH: _("ervaren gezondheid"),
        Instrument.LIFE_MARK: _("rapportcijfer voor het leven"),
        Instrument.LONELINESS_6: _("eenzaamheidsschaal De Jong Gierveld (6 vragen)"),
    }


def _loneliness_answer() -> Mapping[Code, str]:
    return {
        LonelinessAnswer.YES: _("ja"),
        LonelinessAnswer.MORE_OR_LESS: _("min of meer"),
        LonelinessAnswer.NO: _("nee"),
    }


def _loneliness() -> Mapping[Code, str]:
    return {
        Loneliness.NOT_LONELY: _("niet eenzaam"),
        Loneliness.LONELY: _("enigszins eenzaam"),
        Loneliness.VERY_LONELY: _("sterk eenzaam"),
    }


def _respondent() -> Mapping[Code, str]:
    return {
        Respondent.SELF: _("zelf"),
        Respondent.TOGETHER: _("samen ingevuld"),
        Respondent.PROXY: _("een naaste"),
        Respondent.UNKNOWN: _("onbekend"),
    }


def _vog_state() -> Mapping[Code, str]:
    return {
        VogState.NONE: _("nog geen VOG"),
        VogState.REQUESTED: _("VOG aangevraagd"),
        VogState.RECEIVED: _("VOG ontvangen"),
        VogState.RENEW: _("VOG vernieuwen"),
    }


def _today_kind() -> Mapping[Code, str]:
    return {
        TodayKind.FOLLOW_UP_OVERDUE: _("opvolging te laat"),
        TodayKind.FOLLOW_UP_TODAY: _("opvolging vandaag"),
        TodayKind.NOT_VISITED: _("nog niet bezocht"),
        TodayKind.MATCH_TO_INTRODUCE: _("kennismaking plannen"),
        TodayKind.NEED_WITHOUT_MATCH: _("hulpvraag zonder koppeling"),
        TodayKind.FOLLOW_UP_THIS_WEEK: _("opvolging deze week"),
        TodayKind.VOG_MISSING: _("nog geen VOG"),
        TodayKind.VOG_RENEW: _("VOG vernieuwen"),
    }


def _user_role() -> Mapping[Code, str]:
    return {
        UserRole.CONNECTOR: _("Spil"),
        UserRole.MANAGER: _("manager"),
        UserRole.ADMINISTRATOR: _("beheerder"),
    }


def _act() -> Mapping[Code, str]:
    return {
        Act.REGISTER: _("aanmelden"),
        Act.EDIT_PERSON: _("persoonsgegevens wijzigen"),
        Act.ERASE_PERSON: _("persoon verwijderen"),
        Act.DISTINGUISH: _("twee mensen uit elkaar houden"),
        Act.RECORD_CONSENT: _("toestemming vastleggen"),
        Act.CHANGE_STATUS: _("status wijzigen"),
        Act.ADD_NEED: _("hulpvraag toevoegen"),
        Act.EDIT_NEED: _("hulpvraag wijzigen"),
        Act.CLOSE_NEED: _("hulpvraag afsluiten"),
        Act.ADD_VOLUNTEER: _("vrijwilliger toevoegen"),
        Act.EDIT_VOLUNTEER: _("vrijwilliger wijzigen"),
        Act.ADD_ACTIVITY: _("activiteit toevoegen"),
        Act.EDIT_ACTIVITY: _("activiteit wijzigen"),
        Act.RECORD_ATTENDANCE: _("aanwezigheid vastleggen"),
        Act.PROPOSE_MATCH: _("match voorstellen"),
        Act.MOVE_MATCH: _("stap in een match"),
        Act.REFUSE_PROPOSAL: _("voorstel afwijzen"),
        Act.ACCEPT_PLAN: _("plan overnemen"),
        Act.PLAN_FOLLOW_UP: _("opvolging plannen"),
        Act.FINISH_FOLLOW_UP: _("opvolging afronden"),
        Act.LOG_CONTACT: _("contactmoment vastleggen"),
        Act.IMPORT: _("bestand inlezen"),
        Act.EDIT_AREA: _("gebied wijzigen"),
        Act.RELEASE: _("rapportage vrijgeven"),
        Act.CHANGE_SETTING: _("instelling wijzigen"),
        Act.UNDO: _("ongedaan maken"),
        Act.REDO: _("opnieuw doen"),
    }


TABLES: Mapping[type[Code], Callable[[], Mapping[Code, str]]] = {
    StreetStatus: _street_status,
    OutreachMethod: _outreach_method,
    ContactForm: _contact_form,
    ContactResult: _contact_result,
    FollowUpKind: _follow_up_kind,
    SignalKind: _signal_kind,
    SignalSource: _signal_source,
    ReferralKind: _referral_kind,
    ReferralResult: _referral_result,
    OrganisationKind: _organisation_kind,
    RidePurpose: _ride_purpose,
    RideStatus: _ride_status,
    JobStatus: _job_status,
    Moment: _moment,
    Instrument: _instrument,
    LonelinessAnswer: _loneliness_answer,
    Loneliness: _loneliness,
    Respondent: _respondent,
    VogState: _vog_state,
    TodayKind: _today_kind,
    UserRole: _user_role,
    Act: _act,
}
"""How to make the words of each code list, in the language that is spoken when it is called."""
