"""Words of the code lists about people: who they are, how they were reported, their health."""

from collections.abc import Callable, Mapping

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    Aid,
    ClosingReason,
    Code,
    Condition,
    ConsentForm,
    ConsentState,
    Gender,
    Interest,
    Knows,
    Language,
    Limitation,
    LivingSituation,
    MaritalStatus,
    NameUse,
    Offer,
    ParticipantStatus,
    Purpose,
    Relation,
    ReportSource,
    SelfRatedHealth,
    Tenure,
)


def _gender() -> Mapping[Code, str]:
    return {
        Gender.WOMAN: _("vrouw"),
        Gender.MAN: _("man"),
        Gender.OTHER: _("anders"),
        Gender.UNKNOWN: _("onbekend"),
    }


def _name_use() -> Mapping[Code, str]:
    return {
        NameUse.OWN: _("eigen naam"),
        NameUse.PARTNER: _("naam van partner"),
        NameUse.PARTNER_OWN: _("naam van partner, dan eigen naam"),
        NameUse.OWN_PARTNER: _("eigen naam, dan naam van partner"),
    }


def _report_source() -> Mapping[Code, str]:
    return {
        ReportSource.SELF: _("zelf"),
        ReportSource.FAMILY: _("partner/familie"),
        ReportSource.NEIGHBOUR: _("buur/buurtbewoner"),
        ReportSource.KEY_FIGURE: _("sleutelfiguur"),
        ReportSource.DOOR_TO_DOOR: _("huis-aan-huis"),
        ReportSource.STREET: _("straatcontact"),
        ReportSource.ACTIVITY: _("activiteit/ontmoetingsplek"),
        ReportSource.GP: _("huisarts/POH"),
        ReportSource.COMMUNITY_NURSE: _("S1/wijkverpleging"),
        ReportSource.HOME_CARE: _("thuiszorg"),
        ReportSource.SOCIAL_TEAM: _("sociaal wijkteam/gebiedsteam"),
        ReportSource.WMO_OFFICER: _("Wmo-consulent"),
        ReportSource.HOUSING: _("woningcorporatie/huismeester"),
        ReportSource.CHURCH: _("kerk/diaconie"),
        ReportSource.VOLUNTEER_ORGANISATION: _("vrijwilligersorganisatie"),
        ReportSource.SHOPKEEPER: _("winkelier"),
        ReportSource.POLICE: _("politie/wijkagent"),
        ReportSource.QUESTIONNAIRE: _("vragenlijst"),
        ReportSource.OTHER: _("anders"),
    }


def _knows() -> Mapping[Code, str]:
    return {
        Knows.YES: _("ja"),
        Knows.NO: _("nee"),
        Knows.UNKNOWN: _("onbekend"),
    }


def _participant_status() -> Mapping[Code, str]:
    return {
        ParticipantStatus.REPORTED: _("gemeld"),
        ParticipantStatus.GETTING_ACQUAINTED: _("in kennismaking"),
        ParticipantStatus.ACTIVE: _("actief"),
        ParticipantStatus.AT_DISTANCE: _("op afstand"),
        ParticipantStatus.CLOSED: _("afgerond"),
        ParticipantStatus.NOT_REACHED: _("niet bereikt"),
        ParticipantStatus.DECLINED: _("wil niet"),
        ParticipantStatus.WAITING: _("wachtlijst"),
    }


def _closing_reason() -> Mapping[Code, str]:
    return {
        ClosingReason.NEED_SOLVED: _("hulpvraag opgelost"),
        ClosingReason.MANAGES_ALONE: _("redt zich zelf"),
        ClosingReason.TO_KEY_FIGURE: _("overgedragen aan sleutelfiguur"),
        ClosingReason.TO_PROFESSIONAL: _("overgedragen aan professional"),
        ClosingReason.NO_MORE_CONTACT: _("wil geen contact meer"),
        ClosingReason.MOVED_AWAY: _("verhuisd buiten gebied"),
        ClosingReason.NURSING_HOME: _("opgenomen verpleeghuis"),
        ClosingReason.DIED: _("overleden"),
        ClosingReason.UNREACHABLE: _("niet bereikbaar"),
        ClosingReason.OUTSIDE_TARGET_GROUP: _("buiten doelgroep"),
        ClosingReason.CONSENT_WITHDRAWN: _("toestemming ingetrokken"),
        ClosingReason.PROJECT_ENDED: _("einde project"),
        ClosingReason.OTHER: _("anders"),
    }


def _living() -> Mapping[Code, str]:
    return {
        LivingSituation.ALONE: _("alleen"),
        LivingSituation.WITH_PARTNER: _("met partner"),
        LivingSituation.WITH_CHILDREN: _("met kind(eren)"),
        LivingSituation.OTHER: _("anders"),
        LivingSituation.UNKNOWN: _("onbekend"),
    }


def _tenure() -> Mapping[Code, str]:
    return {
        Tenure.RENTED: _("huur"),
        Tenure.OWNED: _("koop"),
        Tenure.UNKNOWN: _("onbekend"),
    }


def _marital() -> Mapping[Code, str]:
    return {
        MaritalStatus.UNMARRIED: _("ongehuwd"),
        MaritalStatus.MARRIED: _("gehuwd of geregistreerd partnerschap"),
        MaritalStatus.WIDOWED: _("verweduwd (weduwe of weduwnaar)"),
        MaritalStatus.DIVORCED: _("gescheiden"),
        MaritalStatus.UNKNOWN: _("onbekend"),
    }


def _purpose() -> Mapping[Code, str]:
    return {
        Purpose.FILE: _("dossier bijhouden"),
        Purpose.HEALTH: _("gegevens over gezondheid bewaren"),
        Purpose.SHARE_VOLUNTEER: _("delen met een vrijwilliger"),
        Purpose.SHARE_PROFESSIONAL: _("delen met een professional"),
        Purpose.EVALUATION: _("meetellen in de evaluatie"),
    }


def _consent_state() -> Mapping[Code, str]:
    return {
        ConsentState.GIVEN: _("gegeven"),
        ConsentState.REFUSED: _("geweigerd"),
        ConsentState.WITHDRAWN: _("ingetrokken"),
    }


def _consent_form() -> Mapping[Code, str]:
    return {
        ConsentForm.ORAL: _("mondeling"),
        ConsentForm.WRITTEN: _("schriftelijk"),
    }


def _self_rated_health() -> Mapping[Code, str]:
    return {
        SelfRatedHealth.EXCELLENT: _("uitstekend"),
        SelfRatedHealth.VERY_GOOD: _("heel goed"),
        SelfRatedHealth.GOOD: _("goed"),
        SelfRatedHealth.FAIR: _("redelijk"),
        SelfRatedHealth.POOR: _("slecht"),
    }


def _limitation() -> Mapping[Code, str]:
    return {
        Limitation.WALKING: _("lopen"),
        Limitation.STAIRS: _("traplopen"),
        Limitation.BALANCE: _("evenwicht"),
        Limitation.SEEING: _("zien"),
        Limitation.HEARING: _("horen"),
        Limitation.HANDS: _("handen"),
        Limitation.MEMORY: _("geheugen"),
        Limitation.OTHER: _("anders"),
    }


def _condition() -> Mapping[Code, str]:
    return {
        Condition.HEART: _("hart- en bloedvaten"),
        Condition.LUNGS: _("luchtwegen"),
        Condition.RHEUMATISM: _("reuma"),
        Condition.DIABETES: _("diabetes"),
        Condition.ARTHROSIS: _("artrose"),
        Condition.CANCER: _("kanker"),
        Condition.DEMENTIA: _("dementie"),
        Condition.PARKINSON: _("parkinson"),
        Condition.STROKE: _("beroerte"),
        Condition.OTHER: _("anders"),
    }


def _aid() -> Mapping[Code, str]:
    return {
        Aid.STICK: _("stok"),
        Aid.WALKER: _("rollator"),
        Aid.WHEELCHAIR: _("rolstoel"),
        Aid.MOBILITY_SCOOTER: _("scootmobiel"),
        Aid.HEARING_AID: _("gehoorapparaat"),
    }


def _interest() -> Mapping[Code, str]:
    return {
        Interest.CARDS: _("kaarten"),
        Interest.KLAVERJASSEN: _("klaverjassen"),
        Interest.CHESS: _("schaken"),
        Interest.GAMES: _("spelletjes"),
        Interest.WALKING: _("wandelen"),
        Interest.CYCLING: _("fietsen"),
        Interest.GARDENING: _("tuinieren"),
        Interest.COOKING: _("koken"),
        Interest.COFFEE: _("koffie drinken"),
        Interest.HANDICRAFT: _("handwerken"),
        Interest.READING: _("lezen"),
        Interest.MUSIC: _("muziek"),
        Interest.SINGING: _("zingen"),
        Interest.ANIMALS: _("dieren"),
        Interest.SPORTS: _("sport en bewegen"),
        Interest.OUTINGS: _("uitstapjes"),
        Interest.TALKING: _("praten"),
        Interest.HISTORY: _("geschiedenis"),
        Interest.CHURCH_LIFE: _("kerkelijk leven"),
        Interest.REPAIRING: _("knutselen en repareren"),
    }


def _language() -> Mapping[Code, str]:
    return {
        Language.DUTCH: _("Nederlands"),
        Language.FRISIAN: _("Fries"),
        Language.GRONINGS: _("Gronings"),
        Language.DRENTS: _("Drents"),
        Language.ENGLISH: _("Engels"),
        Language.GERMAN: _("Duits"),
        Language.TURKISH: _("Turks"),
        Language.ARABIC: _("Arabisch"),
        Language.POLISH: _("Pools"),
        Language.PAPIAMENTU: _("Papiaments"),
    }


def _offer() -> Mapping[Code, str]:
    return {
        Offer.COMPANY: _("gezelschap"),
        Offer.CALLING: _("bellen met anderen"),
        Offer.COOKING: _("koken"),
        Offer.HANDICRAFT: _("handwerken"),
        Offer.REPAIRS: _("klusjes doen"),
        Offer.GARDENING: _("tuinieren"),
        Offer.DRIVING: _("rijden"),
        Offer.TEACHING: _("iets leren aan anderen"),
        Offer.HOSTING: _("gastvrouw/gastheer zijn"),
        Offer.PETS: _("op dieren passen"),
        Offer.ADMINISTRATION: _("administratie"),
    }


def _relation() -> Mapping[Code, str]:
    return {
        Relation.PARTNER: _("partner"),
        Relation.CHILD: _("kind"),
        Relation.FAMILY: _("familie"),
        Relation.NEIGHBOUR: _("buur"),
        Relation.FRIEND: _("vriend of vriendin"),
        Relation.CARER: _("mantelzorger"),
        Relation.REPRESENTATIVE: _("wettelijk vertegenwoordiger"),
        Relation.GP: _("huisarts"),
        Relation.PROFESSIONAL: _("professional"),
        Relation.OTHER: _("anders"),
    }


TABLES: Mapping[type[Code], Callable[[], Mapping[Code, str]]] = {
    Gender: _gender,
    NameUse: _name_use,
    ReportSource: _report_source,
    Knows: _knows,
    ParticipantStatus: _participant_status,
    ClosingReason: _closing_reason,
    LivingSituation: _living,
    Tenure: _tenure,
    MaritalStatus: _marital,
    Purpose: _purpose,
    ConsentState: _consent_state,
    ConsentForm: _consent_form,
    SelfRatedHealth: _self_rated_health,
    Limitation: _limitation,
    Condition: _condition,
    Aid: _aid,
    Interest: _interest,
    Language: _language,
    Offer: _offer,
    Relation: _relation,
}
"""How to make the words of each code list, in the language that is spoken when it is called."""
