"""Words of the code lists of casework: contacts, networks, signals, safety, referrals."""

from collections.abc import Callable, Mapping

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    Code,
    ContactForm,
    ContactFrequency,
    ContactResult,
    DoorResult,
    FollowUpKind,
    Nearness,
    OrganisationKind,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    ReferralState,
    SafetyDecision,
    SafetyStep,
    SharedField,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    SupportDirection,
    TieStrength,
    VisitTheme,
)


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
        FollowUpKind.MATCH_REVIEW: _("koppeling bespreken"),
        FollowUpKind.NEED: _("hulpvraag opnieuw bekijken"),
        FollowUpKind.MEASUREMENT: _("vragenlijst afnemen"),
        FollowUpKind.ERASE_CONTENT: _("inhoud van het dossier wissen"),
        FollowUpKind.MATCH_EVALUATION: _("terugkijken op de koppeling"),
        FollowUpKind.CALL_VOLUNTEER: _("vrijwilliger persoonlijk bellen"),
        FollowUpKind.REFERRAL_FEEDBACK: _("terugkoppeling vragen"),
        FollowUpKind.REFERRAL_ARRIVED: _("vragen of het contact gelukt is"),
        FollowUpKind.REFERRAL_ANSWER: _("antwoord geven aan de verwijzer"),
        FollowUpKind.AFTERCARE: _("nazorg"),
        FollowUpKind.HAND_OVER_RECEIPT: _("ontvangst van de overdracht nagaan"),
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


def _referral_state() -> Mapping[Code, str]:
    return {
        ReferralState.OVERDUE: _("terugkoppeling te laat"),
        ReferralState.WAITING: _("wacht op terugkoppeling"),
        ReferralState.ASK_ARRIVED: _("nog vragen of het contact gelukt is"),
        ReferralState.ARRIVED: _("contact gelukt"),
        ReferralState.NOT_ARRIVED: _("contact niet gelukt"),
        ReferralState.TO_ANSWER: _("wacht op ons antwoord"),
        ReferralState.ANSWERED: _("beantwoord"),
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


def _support_direction() -> Mapping[Code, str]:
    return {
        SupportDirection.TO_PARTICIPANT: _("geeft steun"),
        SupportDirection.FROM_PARTICIPANT: _("krijgt steun"),
        SupportDirection.MUTUAL: _("over en weer"),
    }


def _tie_strength() -> Mapping[Code, str]:
    return {
        TieStrength.WEAK: _("los contact"),
        TieStrength.NORMAL: _("gewoon contact"),
        TieStrength.STRONG: _("hecht contact"),
    }


def _nearness() -> Mapping[Code, str]:
    return {
        Nearness.SAME_ADDRESS: _("zelfde adres"),
        Nearness.STREET: _("zelfde straat"),
        Nearness.AREA: _("in de wijk"),
        Nearness.ELSEWHERE: _("elders"),
    }


def _contact_frequency() -> Mapping[Code, str]:
    return {
        ContactFrequency.DAILY: _("elke dag"),
        ContactFrequency.WEEKLY: _("elke week"),
        ContactFrequency.FORTNIGHTLY: _("om de week"),
        ContactFrequency.MONTHLY: _("elke maand"),
        ContactFrequency.QUARTERLY: _("elk kwartaal"),
        ContactFrequency.LESS: _("minder vaak"),
    }


def _visit_theme() -> Mapping[Code, str]:
    return {
        VisitTheme.HOUSING: _("wonen"),
        VisitTheme.HEALTH: _("gezondheid"),
        VisitTheme.SELF_RELIANCE: _("zelfredzaamheid en hulp"),
        VisitTheme.MOBILITY: _("mobiliteit en vervoer"),
        VisitTheme.SOCIAL: _("sociale contacten en tijdsbesteding"),
        VisitTheme.MONEY: _("financiën"),
        VisitTheme.TALENTS: _("talenten"),
    }


def _signal_route() -> Mapping[Code, str]:
    return {
        SignalRoute.LIGHT: _("lichte route"),
        SignalRoute.CONSULT: _("niet pluis: overleggen"),
    }


def _signal_outcome() -> Mapping[Code, str]:
    return {
        SignalOutcome.SUPPORT_IN_NETWORK: _("steun in eigen netwerk"),
        SignalOutcome.SUPPORT_BY_SPIL: _("steun via de Spil"),
        SignalOutcome.REFERRED: _("verwezen"),
        SignalOutcome.CARE_STARTED: _("zorg gestart"),
        SignalOutcome.NOTHING_NEEDED: _("niets nodig"),
        SignalOutcome.NOT_WANTED: _("wil geen hulp"),
        SignalOutcome.SAFETY: _("verder volgens de meldcode"),
        SignalOutcome.OTHER: _("anders"),
    }


def _abuse_form() -> Mapping[Code, str]:
    return {
        AbuseForm.PHYSICAL: _("lichamelijk"),
        AbuseForm.PSYCHOLOGICAL: _("psychisch"),
        AbuseForm.NEGLECT: _("verwaarlozing"),
        AbuseForm.FINANCIAL: _("financieel"),
        AbuseForm.SEXUAL: _("seksueel"),
        AbuseForm.RIGHTS: _("schending van rechten"),
    }


def _safety_step() -> Mapping[Code, str]:
    return {
        SafetyStep.MAP_SIGNALS: _("signalen in kaart brengen"),
        SafetyStep.CONSULT: _("overleggen met een collega en Veilig Thuis"),
        SafetyStep.TALK: _("gesprek met de oudere"),
        SafetyStep.WEIGH: _("wegen"),
        SafetyStep.DECIDE: _("beslissen"),
    }


def _safety_decision() -> Mapping[Code, str]:
    return {
        SafetyDecision.NO_GROUND: _("geen grond voor het vermoeden"),
        SafetyDecision.ORGANISE_HELP: _("hulp organiseren"),
        SafetyDecision.REPORT: _("melden bij Veilig Thuis"),
        SafetyDecision.REPORT_AND_HELP: _("melden en hulp organiseren"),
    }


def _referral_direction() -> Mapping[Code, str]:
    return {
        ReferralDirection.OUTGOING: _("verwezen naar"),
        ReferralDirection.INCOMING: _("verwezen door"),
    }


def _shared_field() -> Mapping[Code, str]:
    return {
        SharedField.NAME: _("naam"),
        SharedField.ADDRESS: _("adres"),
        SharedField.PHONE: _("telefoonnummer"),
        SharedField.BIRTH_YEAR: _("geboortejaar"),
        SharedField.QUESTION: _("vraag"),
        SharedField.CONTACT_PERSON: _("contactpersoon"),
        SharedField.HEALTH: _("gezondheid"),
    }


def _door_result() -> Mapping[Code, str]:
    return {
        DoorResult.NOT_HOME: _("niet thuis"),
        DoorResult.OPENED: _("open gedaan"),
        DoorResult.TALKED: _("gesprek"),
        DoorResult.FLYER: _("folder gegeven"),
        DoorResult.VISIT_WANTED: _("wil bezoek"),
        DoorResult.NOT_INTERESTED: _("geen belangstelling"),
        DoorResult.DO_NOT_RING: _("niet aanbellen"),
    }


TABLES: Mapping[type[Code], Callable[[], Mapping[Code, str]]] = {
    ContactForm: _contact_form,
    ContactResult: _contact_result,
    FollowUpKind: _follow_up_kind,
    SignalKind: _signal_kind,
    SignalSource: _signal_source,
    ReferralKind: _referral_kind,
    ReferralResult: _referral_result,
    ReferralState: _referral_state,
    OrganisationKind: _organisation_kind,
    SupportDirection: _support_direction,
    TieStrength: _tie_strength,
    Nearness: _nearness,
    ContactFrequency: _contact_frequency,
    VisitTheme: _visit_theme,
    SignalRoute: _signal_route,
    SignalOutcome: _signal_outcome,
    AbuseForm: _abuse_form,
    SafetyStep: _safety_step,
    SafetyDecision: _safety_decision,
    ReferralDirection: _referral_direction,
    SharedField: _shared_field,
    DoorResult: _door_result,
}
"""How to make the words of each code list, in the language that is spoken when it is called."""
