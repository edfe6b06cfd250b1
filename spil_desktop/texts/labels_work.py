"""Words of the code lists of streets, rides, jobs and measurements."""

from collections.abc import Callable, Mapping

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    Code,
    DecidedBy,
    DropOut,
    Indicator,
    JobStatus,
    Loneliness,
    LonelinessAnswer,
    MeasureMode,
    Moment,
    OpinionOf,
    OutreachMethod,
    Respondent,
    RidePurpose,
    RideStatus,
    StreetStatus,
    UnmetReason,
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


def _unmet_reason() -> Mapping[Code, str]:
    return {
        UnmetReason.NO_DRIVER_FREE: _("geen chauffeur vrij"),
        UnmetReason.NO_CAR_FITS: _("geen auto die past"),
        UnmetReason.ASKED_TOO_LATE: _("te laat gevraagd"),
        UnmetReason.TOO_FAR: _("te ver"),
        UnmetReason.OTHER: _("anders"),
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
        Moment.T1: _("T1 (tweede meting)"),
        Moment.T2: _("T2 (derde meting)"),
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


def _drop_out() -> Mapping[Code, str]:
    return {
        DropOut.DIED: _("overleden"),
        DropOut.ADMITTED: _("opgenomen"),
        DropOut.MOVED: _("verhuisd"),
        DropOut.DOES_NOT_WANT: _("wil niet meer"),
        DropOut.NOT_REACHED: _("niet bereikt"),
        DropOut.OTHER: _("andere reden"),
    }


def _measure_mode() -> Mapping[Code, str]:
    return {
        MeasureMode.HOME_VISIT: _("huisbezoek"),
        MeasureMode.PHONE: _("telefoon"),
        MeasureMode.PAPER: _("op papier"),
        MeasureMode.OTHER: _("anders"),
    }


def _decided_by() -> Mapping[Code, str]:
    return {DecidedBy.TEAM: _("het team zelf"), DecidedBy.OTHERS: _("anderen")}


def _opinion_of() -> Mapping[Code, str]:
    return {
        OpinionOf.PROFESSIONAL: _("professional"),
        OpinionOf.KEY_FIGURE: _("sleutelfiguur"),
        OpinionOf.VOLUNTEER: _("vrijwilliger"),
    }


def _indicator() -> Mapping[Code, str]:
    return {
        Indicator.REPORTS: _("meldingen"),
        Indicator.REACHED: _("bereikt na de melding"),
        Indicator.NEW_PARTICIPANTS: _("nieuwe deelnemers"),
        Indicator.ACTIVE_PARTICIPANTS: _("actieve deelnemers"),
        Indicator.CLOSED_FILES: _("dossiers afgesloten"),
        Indicator.CONTACTS: _("contacten"),
        Indicator.HOME_VISITS: _("huisbezoeken"),
        Indicator.NEEDS_ASKED: _("hulpvragen gesteld"),
        Indicator.NEEDS_SOLVED: _("hulpvragen opgelost"),
        Indicator.NEEDS_WAITING: _("hulpvragen langer dan zes weken open"),
        Indicator.MATCHES_STARTED: _("koppelingen gestart"),
        Indicator.MATCHES_RUNNING: _("koppelingen actief"),
        Indicator.MATCHES_ENDED: _("koppelingen beëindigd"),
        Indicator.VOLUNTEERS: _("vrijwilligers inzetbaar"),
        Indicator.ACTIVITIES: _("activiteiten"),
        Indicator.OCCURRENCES: _("bijeenkomsten"),
        Indicator.VISITS: _("bezoeken aan activiteiten"),
        Indicator.RIDES: _("gevraagde ritten"),
        Indicator.RIDES_UNMET: _("ritten niet vervuld"),
        Indicator.JOBS: _("klussen"),
        Indicator.REFERRALS: _("verwijzingen"),
        Indicator.REFERRALS_WARM: _("verwijzingen warm overgedragen"),
        Indicator.REFERRALS_ANSWERED: _("verwijzingen met terugkoppeling"),
        Indicator.SIGNALS: _("signalen"),
        Indicator.SIGNALS_IN_TIME: _("signalen op tijd opgevolgd"),
        Indicator.KEY_FIGURES: _("sleutelfiguren"),
        Indicator.STREETS_HANDED_OVER: _("straten overgedragen"),
        Indicator.DECISIONS: _("besluiten"),
        Indicator.CONNECTOR_HOURS: _("uren van de Spil"),
        Indicator.TALKS_AT_DOORS: _("gesprekken huis aan huis en op straat"),
        Indicator.COUNTED: _("deelnemers in de evaluatie"),
        Indicator.WOMEN: _("vrouw"),
        Indicator.LIVING_ALONE: _("woont alleen"),
        Indicator.WOMAN_ALONE_80_PLUS: _("vrouw, 80 jaar of ouder en alleenwonend"),
        Indicator.HEALTH_CONSENT: _("toestemming voor gezondheidsgegevens"),
        Indicator.ANY_LIMITATION: _("een of meer beperkingen"),
        Indicator.LIMITATION_WALKING: _("moeite met lopen"),
        Indicator.ANY_CHRONIC: _("een of meer chronische aandoeningen"),
        Indicator.PAIRED_MARK: _("rapportcijfer bij begin en vervolg"),
        Indicator.AGE_BAND: _("leeftijd"),
        Indicator.SELF_RATED: _("ervaren gezondheid"),
        Indicator.CONDITION: _("chronische aandoening"),
        Indicator.SOURCE: _("aanmeldbron"),
        Indicator.NEED_THEME: _("vraagt om"),
        Indicator.REPORT_QUARTER: _("aangemeld in het kwartaal"),
    }


def _vog_state() -> Mapping[Code, str]:
    return {
        VogState.NONE: _("nog geen VOG"),
        VogState.REQUESTED: _("VOG aangevraagd"),
        VogState.RECEIVED: _("VOG ontvangen"),
        VogState.RENEW: _("VOG vernieuwen"),
    }


TABLES: Mapping[type[Code], Callable[[], Mapping[Code, str]]] = {
    StreetStatus: _street_status,
    OutreachMethod: _outreach_method,
    RidePurpose: _ride_purpose,
    RideStatus: _ride_status,
    UnmetReason: _unmet_reason,
    JobStatus: _job_status,
    Moment: _moment,
    LonelinessAnswer: _loneliness_answer,
    Loneliness: _loneliness,
    Respondent: _respondent,
    DropOut: _drop_out,
    MeasureMode: _measure_mode,
    DecidedBy: _decided_by,
    OpinionOf: _opinion_of,
    Indicator: _indicator,
    VogState: _vog_state,
}
"""How to make the words of each code list, in the language that is spoken when it is called."""
