"""Words of the code lists about help: needs, volunteers, matches, activities, parts of the week."""

from collections.abc import Callable, Mapping

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    Code,
    DayPart,
    Layer,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    Presence,
    RunBy,
    SubTheme,
    Urgency,
    VolunteerRole,
    VolunteerStatus,
)


def _need_theme() -> Mapping[Code, str]:
    return {
        NeedTheme.SOCIAL_CONTACT: _("sociaal contact"),
        NeedTheme.PRACTICAL_HELP: _("praktische hulp in en om huis"),
        NeedTheme.TRANSPORT: _("vervoer"),
        NeedTheme.ACTIVITY: _("daginvulling/activiteit"),
        NeedTheme.ADMINISTRATION: _("administratie/geldzaken"),
        NeedTheme.SHOPPING: _("boodschappen"),
        NeedTheme.MEANING: _("zingeving/rouw"),
        NeedTheme.CARER_SUPPORT: _("mantelzorgondersteuning"),
        NeedTheme.HEALTH: _("gezondheid/zorg"),
        NeedTheme.HOUSING: _("wonen/woningaanpassing/verhuizen"),
        NeedTheme.SAFETY: _("veiligheid"),
        NeedTheme.DIGITAL: _("digitale hulp"),
        NeedTheme.LANGUAGE: _("taal/lezen"),
        NeedTheme.OTHER: _("anders"),
    }


def _sub_theme() -> Mapping[Code, str]:
    return {
        SubTheme.VISIT: _("op bezoek"),
        SubTheme.CALL: _("bellen"),
        SubTheme.WALK: _("samen wandelen"),
        SubTheme.EAT_TOGETHER: _("samen eten"),
        SubTheme.PLAY_TOGETHER: _("samen een spel doen"),
        SubTheme.LAMP: _("lamp of kleine klus"),
        SubTheme.GARDEN: _("tuin"),
        SubTheme.REPAIR: _("reparatie"),
        SubTheme.HOUSEHOLD: _("huishouden"),
        SubTheme.PETS: _("huisdier"),
        SubTheme.TO_DOCTOR: _("naar arts of ziekenhuis"),
        SubTheme.TO_ACTIVITY: _("naar een activiteit"),
        SubTheme.TO_FAMILY: _("naar familie of vrienden"),
        SubTheme.TO_SHOP: _("naar de winkel"),
        SubTheme.FORMS: _("formulieren"),
        SubTheme.MAIL: _("post"),
        SubTheme.BEREAVEMENT: _("rouw"),
        SubTheme.MOVING: _("verhuizen"),
        SubTheme.ADAPTATION: _("woningaanpassing"),
        SubTheme.PHONE_COMPUTER: _("telefoon of computer"),
    }


def _urgency() -> Mapping[Code, str]:
    return {
        Urgency.FOLLOW: _("volgen"),
        Urgency.TWO_WEEKS: _("binnen 2 weken"),
        Urgency.THREE_DAYS: _("binnen 3 dagen"),
        Urgency.NOW: _("direct"),
    }


def _need_status() -> Mapping[Code, str]:
    return {
        NeedStatus.NEW: _("nieuw"),
        NeedStatus.IN_PROGRESS: _("in behandeling"),
        NeedStatus.WAITING: _("wachtlijst"),
        NeedStatus.SOLVED: _("opgelost"),
        NeedStatus.PARTLY_SOLVED: _("deels opgelost"),
        NeedStatus.NOT_SOLVED: _("niet opgelost"),
        NeedStatus.WITHDRAWN: _("ingetrokken"),
        NeedStatus.HANDED_OVER: _("overgedragen"),
    }


def _layer() -> Mapping[Code, str]:
    return {
        Layer.OWN_STRENGTH: _("eigen kracht"),
        Layer.FAMILY: _("familie/mantelzorger"),
        Layer.NEIGHBOUR: _("buurtgenoot"),
        Layer.BUDDY: _("maatje"),
        Layer.KEY_FIGURE: _("sleutelfiguur"),
        Layer.VOLUNTEER: _("vrijwilliger(sorganisatie)"),
        Layer.ACTIVITY: _("wijkactiviteit/ontmoetingsplek"),
        Layer.JOB_SERVICE: _("klussendienst"),
        Layer.TRANSPORT_SERVICE: _("vervoersdienst"),
        Layer.PROFESSIONAL: _("professional"),
        Layer.UNSOLVABLE: _("niet oplosbaar"),
        Layer.OTHER: _("anders"),
    }


def _volunteer_role() -> Mapping[Code, str]:
    return {
        VolunteerRole.BUDDY: _("maatje"),
        VolunteerRole.DRIVER: _("chauffeur"),
        VolunteerRole.HANDYMAN: _("klusser"),
        VolunteerRole.HOST: _("gastvrouw/gastheer"),
        VolunteerRole.KEY_FIGURE: _("sleutelfiguur"),
        VolunteerRole.PHONE_CIRCLE: _("belcirkel"),
        VolunteerRole.ADMINISTRATION: _("administratie"),
        VolunteerRole.ACTIVITY_GUIDE: _("begeleider activiteit"),
    }


def _volunteer_status() -> Mapping[Code, str]:
    return {
        VolunteerStatus.APPLIED: _("aanmelding"),
        VolunteerStatus.GETTING_ACQUAINTED: _("kennismaking"),
        VolunteerStatus.VOG_REQUESTED: _("VOG aangevraagd"),
        VolunteerStatus.READY: _("inzetbaar"),
        VolunteerStatus.ACTIVE: _("actief"),
        VolunteerStatus.PAUSED: _("pauze"),
        VolunteerStatus.STOPPED: _("gestopt"),
    }


def _day_part() -> Mapping[Code, str]:
    return {
        DayPart.MONDAY_MORNING: _("maandagochtend"),
        DayPart.MONDAY_AFTERNOON: _("maandagmiddag"),
        DayPart.MONDAY_EVENING: _("maandagavond"),
        DayPart.TUESDAY_MORNING: _("dinsdagochtend"),
        DayPart.TUESDAY_AFTERNOON: _("dinsdagmiddag"),
        DayPart.TUESDAY_EVENING: _("dinsdagavond"),
        DayPart.WEDNESDAY_MORNING: _("woensdagochtend"),
        DayPart.WEDNESDAY_AFTERNOON: _("woensdagmiddag"),
        DayPart.WEDNESDAY_EVENING: _("woensdagavond"),
        DayPart.THURSDAY_MORNING: _("donderdagochtend"),
        DayPart.THURSDAY_AFTERNOON: _("donderdagmiddag"),
        DayPart.THURSDAY_EVENING: _("donderdagavond"),
        DayPart.FRIDAY_MORNING: _("vrijdagochtend"),
        DayPart.FRIDAY_AFTERNOON: _("vrijdagmiddag"),
        DayPart.FRIDAY_EVENING: _("vrijdagavond"),
        DayPart.SATURDAY_MORNING: _("zaterdagochtend"),
        DayPart.SATURDAY_AFTERNOON: _("zaterdagmiddag"),
        DayPart.SATURDAY_EVENING: _("zaterdagavond"),
        DayPart.SUNDAY_MORNING: _("zondagochtend"),
        DayPart.SUNDAY_AFTERNOON: _("zondagmiddag"),
        DayPart.SUNDAY_EVENING: _("zondagavond"),
    }


def short_day_parts() -> Mapping[DayPart, str]:
    """Return the short form of every part of the week: "di-mid"."""
    return {
        DayPart.MONDAY_MORNING: _("ma-och"),
        DayPart.MONDAY_AFTERNOON: _("ma-mid"),
        DayPart.MONDAY_EVENING: _("ma-av"),
        DayPart.TUESDAY_MORNING: _("di-och"),
        DayPart.TUESDAY_AFTERNOON: _("di-mid"),
        DayPart.TUESDAY_EVENING: _("di-av"),
        DayPart.WEDNESDAY_MORNING: _("wo-och"),
        DayPart.WEDNESDAY_AFTERNOON: _("wo-mid"),
        DayPart.WEDNESDAY_EVENING: _("wo-av"),
        DayPart.THURSDAY_MORNING: _("do-och"),
        DayPart.THURSDAY_AFTERNOON: _("do-mid"),
        DayPart.THURSDAY_EVENING: _("do-av"),
        DayPart.FRIDAY_MORNING: _("vr-och"),
        DayPart.FRIDAY_AFTERNOON: _("vr-mid"),
        DayPart.FRIDAY_EVENING: _("vr-av"),
        DayPart.SATURDAY_MORNING: _("za-och"),
        DayPart.SATURDAY_AFTERNOON: _("za-mid"),
        DayPart.SATURDAY_EVENING: _("za-av"),
        DayPart.SUNDAY_MORNING: _("zo-och"),
        DayPart.SUNDAY_AFTERNOON: _("zo-mid"),
        DayPart.SUNDAY_EVENING: _("zo-av"),
    }


def _match_kind() -> Mapping[Code, str]:
    return {
        MatchKind.VISIT_BUDDY: _("maatje (bezoek)"),
        MatchKind.WALKING_BUDDY: _("wandel-/fietsmaatje"),
        MatchKind.PHONE_BUDDY: _("belmaatje"),
        MatchKind.SHOPPING_BUDDY: _("boodschappenmaatje"),
        MatchKind.ACTIVITY_BUDDY: _("activiteitenmaatje"),
        MatchKind.EATING_BUDDY: _("eetmaatje"),
        MatchKind.NEIGHBOURLY: _("wederkerig buurcontact"),
        MatchKind.TWO_PARTICIPANTS: _("koppel twee ouderen"),
        MatchKind.DRIVE: _("rit"),
        MatchKind.JOB: _("klus"),
        MatchKind.PAPERWORK: _("hulp bij administratie"),
        MatchKind.ACTIVITY: _("deelname aan activiteit"),
        MatchKind.OTHER: _("anders"),
    }


def _match_status() -> Mapping[Code, str]:
    return {
        MatchStatus.PROPOSED: _("voorgesteld"),
        MatchStatus.INTRODUCED: _("kennismaking gepland"),
        MatchStatus.TRIAL: _("proefperiode"),
        MatchStatus.ACTIVE: _("actief"),
        MatchStatus.PAUSED: _("gepauzeerd"),
        MatchStatus.ENDED: _("beëindigd"),
        MatchStatus.NOT_MADE: _("niet tot stand gekomen"),
    }


def _match_end_reason() -> Mapping[Code, str]:
    return {
        MatchEndReason.GOAL_REACHED: _("doel bereikt"),
        MatchEndReason.CONTINUES_ALONE: _("contact gaat zelfstandig door"),
        MatchEndReason.NO_CLICK: _("geen klik"),
        MatchEndReason.PARTICIPANT_STOPS: _("oudere wil niet meer"),
        MatchEndReason.PARTICIPANT_HEALTH: _("gezondheid oudere"),
        MatchEndReason.MOVED: _("verhuisd"),
        MatchEndReason.ADMITTED: _("opgenomen (Wlz/ziekenhuis)"),
        MatchEndReason.DIED: _("overleden"),
        MatchEndReason.VOLUNTEER_STOPPED: _("vrijwilliger gestopt"),
        MatchEndReason.VOLUNTEER_MOVED: _("vrijwilliger verhuisd/werk"),
        MatchEndReason.TOO_HEAVY: _("te zwaar voor vrijwilliger"),
        MatchEndReason.INCIDENT: _("grensoverschrijding/incident"),
        MatchEndReason.TERM_ENDED: _("einde afgesproken termijn"),
        MatchEndReason.OTHER: _("anders"),
    }


def _run_by() -> Mapping[Code, str]:
    return {
        RunBy.RESIDENTS: _("bewoners"),
        RunBy.WELFARE: _("welzijn"),
        RunBy.TOGETHER: _("samen"),
    }


def _presence() -> Mapping[Code, str]:
    return {
        Presence.PRESENT: _("aanwezig"),
        Presence.ABSENT: _("afwezig"),
        Presence.EXCUSED: _("afgemeld"),
        Presence.INVITED: _("uitgenodigd"),
        Presence.WAITING: _("op de wachtlijst"),
    }


def _candidate_kind() -> Mapping[Code, str]:
    return {
        CandidateKind.VOLUNTEER: _("vrijwilliger"),
        CandidateKind.PARTICIPANT: _("bewoner"),
        CandidateKind.ACTIVITY: _("activiteit"),
    }


TABLES: Mapping[type[Code], Callable[[], Mapping[Code, str]]] = {
    NeedTheme: _need_theme,
    SubTheme: _sub_theme,
    Urgency: _urgency,
    NeedStatus: _need_status,
    Layer: _layer,
    VolunteerRole: _volunteer_role,
    VolunteerStatus: _volunteer_status,
    DayPart: _day_part,
    MatchKind: _match_kind,
    MatchStatus: _match_status,
    MatchEndReason: _match_end_reason,
    RunBy: _run_by,
    Presence: _presence,
    CandidateKind: _candidate_kind,
}
"""How to make the words of each code list, in the language that is spoken when it is called."""
