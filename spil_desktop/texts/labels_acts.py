"""Words of what asks attention, of what users do, and of who they are."""

from collections.abc import Callable, Mapping

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    Act,
    Code,
    TodayKind,
    UserRole,
)


def _today_kind() -> Mapping[Code, str]:
    return {
        TodayKind.SIGNAL_OVERDUE: _("signaal te laat"),
        TodayKind.FOLLOW_UP_OVERDUE: _("opvolging te laat"),
        TodayKind.SIGNAL_DUE: _("signaal met termijn"),
        TodayKind.FOLLOW_UP_TODAY: _("opvolging vandaag"),
        TodayKind.RIDE_TODAY: _("rit vandaag"),
        TodayKind.JOB_TODAY: _("klus vandaag"),
        TodayKind.FIRST_CONTACT: _("melding zonder eerste contact"),
        TodayKind.NOT_VISITED: _("nog niet bezocht"),
        TodayKind.MATCH_TO_INTRODUCE: _("kennismaking plannen"),
        TodayKind.NEED_WITHOUT_MATCH: _("hulpvraag zonder koppeling"),
        TodayKind.MEASUREMENT_FIRST: _("eerste vragenlijst afnemen"),
        TodayKind.MEASUREMENT_DUE: _("vragenlijst afnemen"),
        TodayKind.MEASUREMENT_MISSED: _("reden zonder vragenlijst"),
        TodayKind.NO_CONTACT: _("lang geen contact"),
        TodayKind.FOLLOW_UP_THIS_WEEK: _("opvolging deze week"),
        TodayKind.BIRTHDAY: _("verjaardag"),
        TodayKind.ANNIVERSARY: _("jubileum van een vrijwilliger"),
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
        Act.PROPOSE_MATCH: _("koppeling voorstellen"),
        Act.MOVE_MATCH: _("stap in een koppeling"),
        Act.FORM_GROUP: _("groepje beginnen"),
        Act.REFUSE_PROPOSAL: _("voorstel afwijzen"),
        Act.ACCEPT_PLAN: _("plan overnemen"),
        Act.PLAN_FOLLOW_UP: _("opvolging plannen"),
        Act.FINISH_FOLLOW_UP: _("opvolging afronden"),
        Act.LOG_CONTACT: _("contactmoment vastleggen"),
        Act.EDIT_CONTACT: _("contactmoment wijzigen"),
        Act.POSTPONE: _("uitstellen"),
        Act.ERASE_CONTENT: _("inhoud wissen"),
        Act.RECORD_HOME_VISIT: _("huisbezoek vastleggen"),
        Act.EDIT_NETWORK: _("netwerk wijzigen"),
        Act.RECORD_SIGNAL: _("signaal vastleggen"),
        Act.CLOSE_SIGNAL: _("signaal afsluiten"),
        Act.RECORD_SAFETY: _("veiligheid"),
        Act.EDIT_ORGANISATION: _("sociale kaart wijzigen"),
        Act.REFER: _("verwijzen"),
        Act.RECORD_REFERRAL: _("verwijzing bijwerken"),
        Act.EDIT_JOB: _("klus bijwerken"),
        Act.EDIT_STREET: _("straat wijzigen"),
        Act.RECORD_ROUND: _("ronde door een straat vastleggen"),
        Act.EDIT_KEY_FIGURE: _("sleutelfiguur wijzigen"),
        Act.HAND_OVER_STREET: _("straat overdragen"),
        Act.REVIEW_MATCH: _("koppeling bespreken"),
        Act.CLOSE_FILE: _("dossier afsluiten"),
        Act.HAND_OVER_FILE: _("dossier overdragen"),
        Act.RECEIVE_FILE: _("dossier ontvangen"),
        Act.HAND_OVER_CASELOAD: _("caseload overdragen"),
        Act.SHARE_CALENDAR: _("agenda met namen gemaakt"),
        Act.EDIT_LIST: _("lijst wijzigen"),
        Act.CHANGE_MANY: _("meerdere tegelijk wijzigen"),
        Act.MERGE: _("twee dossiers samenvoegen"),
        Act.UNMERGE: _("samenvoeging terugdraaien"),
        Act.EDIT_USER: _("gebruiker wijzigen"),
        Act.ASK_RIDE: _("rit aanvragen"),
        Act.MOVE_RIDE: _("rit bijwerken"),
        Act.MOVE_VOLUNTEER: _("stap van een vrijwilliger"),
        Act.EDIT_EVENT: _("Meet & Greet wijzigen"),
        Act.RECORD_MEASUREMENT: _("vragenlijst vastleggen"),
        Act.MISS_MEASUREMENT: _("gemiste meting vastleggen"),
        Act.EDIT_QUESTIONNAIRE: _("vragenlijsten wijzigen"),
        Act.RECORD_OPINION: _("oordeel vastleggen"),
        Act.RECORD_DECISION: _("besluit vastleggen"),
        Act.SET_TARGET: _("doel stellen"),
        Act.EDIT_STORY: _("verhaal wijzigen"),
        Act.EDIT_REFERENCE: _("vergelijkingscijfer wijzigen"),
        Act.IMPORT: _("bestand inlezen"),
        Act.EDIT_AREA: _("gebied wijzigen"),
        Act.RELEASE: _("rapportage vrijgeven"),
        Act.CHANGE_SETTING: _("instelling wijzigen"),
        Act.UNDO: _("ongedaan maken"),
        Act.REDO: _("opnieuw doen"),
    }


TABLES: Mapping[type[Code], Callable[[], Mapping[Code, str]]] = {
    TodayKind: _today_kind,
    UserRole: _user_role,
    Act: _act,
}
"""How to make the words of each code list, in the language that is spoken when it is called."""
