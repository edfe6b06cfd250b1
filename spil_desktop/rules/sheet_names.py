"""The names under which offices keep their tables and columns, the usual name first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Table(StrEnum):
    """The tables of an office's registration, in the order in which they are read."""

    PARTICIPANTS = "participants"
    VOLUNTEERS = "volunteers"
    NEEDS = "needs"
    MEASUREMENTS = "measurements"
    MATCHES = "matches"
    ACTIVITIES = "activities"
    STREETS = "streets"


class Column(StrEnum):
    """What a column can hold; most tables have some of them."""

    NUMBER = "number"
    INITIALS = "initials"
    GIVEN_NAME = "given_name"
    PREFIX = "prefix"
    FAMILY_NAME = "family_name"
    PARTNER_PREFIX = "partner_prefix"
    PARTNER_FAMILY_NAME = "partner_family_name"
    NAME_USE = "name_use"
    GENDER = "gender"
    BIRTH = "birth"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    HOUSE_ADDITION = "house_addition"
    POSTCODE = "postcode"
    TOWN = "town"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    EMAIL = "email"
    REPORTED_ON = "reported_on"
    SOURCE = "source"
    LIVING = "living"
    TENURE = "tenure"
    MARITAL = "marital"
    SELF_RATED = "self_rated"
    LIMITATIONS = "limitations"
    CONDITIONS = "conditions"
    FILE_CONSENT = "file_consent"
    HEALTH_CONSENT = "health_consent"
    EVALUATION_CONSENT = "evaluation_consent"
    STATUS = "status"
    CLOSED_ON = "closed_on"
    CLOSING_REASON = "closing_reason"
    NOTES = "notes"
    ROLES = "roles"
    INTERESTS = "interests"
    AVAILABLE = "available"
    MAX_MATCHES = "max_matches"
    VOG_RECEIVED_ON = "vog_received_on"
    CAR = "car"
    PARTICIPANT = "participant"
    DAY = "day"
    THEME = "theme"
    SOLVED_BY = "solved_by"
    MOMENT = "moment"
    MARK = "mark"
    DJG3 = "djg3"
    DJG4 = "djg4"
    DJG7 = "djg7"
    DJG8 = "djg8"
    DJG9 = "djg9"
    DJG10 = "djg10"
    VOLUNTEER = "volunteer"
    KIND = "kind"
    STARTED_ON = "started_on"
    ENDED_ON = "ended_on"
    END_REASON = "end_reason"
    ACTIVITY = "activity"
    PLACE = "place"
    TIME = "time"
    CAPACITY = "capacity"
    WHEELCHAIR = "wheelchair"
    RUN_BY = "run_by"
    VISITORS = "visitors"
    ATTENDEES = "attendees"
    METHOD = "method"
    ADDRESSES = "addresses"
    OPENED = "opened"
    TALKED = "talked"
    INTERESTED = "interested"


Names = tuple[str, ...]

TABLE_NAMES: Final[Mapping[Table, Names]] = {
    Table.PARTICIPANTS: ("Deelnemers", "Ouderen", "Bewoners", "Inwoners", "Deelnemerslijst"),
    Table.VOLUNTEERS: ("Vrijwilligers", "Vrijwilligerslijst", "Maatjes"),
    Table.NEEDS: ("Hulpvragen", "Behoeften", "Vragen", "Wensen"),
    Table.MEASUREMENTS: ("Metingen", "Vragenlijsten", "Nulmeting en vervolgmeting"),
    Table.MATCHES: ("Matches", "Koppelingen"),
    Table.ACTIVITIES: ("Activiteiten", "Wijkactiviteiten", "Ontmoetingsplekken"),
    Table.STREETS: ("Straten", "Straatrondes", "Huis-aan-huis"),
}
"""The first name of each is the one in reports of an import."""

_NAME: Final[Mapping[Column, Names]] = {
    Column.GIVEN_NAME: ("Roepnaam", "Voornaam", "Voornamen"),
    Column.PREFIX: ("Tussenvoegsel", "Voorvoegsel", "Tussenvoegsels", "Tussenv.", "tv"),
    Column.FAMILY_NAME: ("Achternaam", "Naam", "Familienaam", "Geslachtsnaam"),
    Column.GENDER: ("Geslacht", "M/V", "V/M", "Sekse"),
    Column.BIRTH: (
        "Geboortedatum",
        "Geboortejaar",
        "Geboren",
        "Geboren op",
        "Geb.datum",
        "Geb. dat.",
        "Gebjaar",
    ),
}

_REACH: Final[Mapping[Column, Names]] = {
    Column.STREET: ("Straat", "Straatnaam", "Adres"),
    Column.HOUSE_NUMBER: ("Huisnummer", "Huisnr", "Nummer huis"),
    Column.HOUSE_ADDITION: ("Toevoeging", "Huisnummertoevoeging", "Huisletter", "Toev."),
    Column.POSTCODE: ("Postcode", "Postkode", "PC"),
    Column.TOWN: ("Woonplaats", "Plaats", "Plaatsnaam", "Dorp"),
    Column.PHONE: ("Telefoon", "Telefoonnummer", "Tel", "Telnr", "Tel. nummer"),
    Column.OTHER_PHONE: ("Telefoon 2", "Tweede telefoon", "Mobiel", "Mobiel nummer", "06-nummer"),
    Column.EMAIL: ("E-mail", "E-mailadres", "Mail", "Mailadres"),
}

_NOTES: Final[Names] = ("Opmerkingen", "Opmerking", "Notities", "Notitie", "Bijzonderheden")
_PARTICIPANT: Final[Names] = ("Deelnemer", "Deelnemernr", "Nr deelnemer", "Oudere", "Bewoner")
_SELF_RATED: Final[Names] = ("Ervaren gezondheid", "Gezondheid", "Gezondheidsbeleving")

COLUMN_NAMES: Final[Mapping[Table, Mapping[Column, Names]]] = {
    Table.PARTICIPANTS: {
        Column.NUMBER: ("Nr", "Nummer", "Deelnemernummer", "Deelnemernr", "Volgnummer", "Id"),
        Column.INITIALS: ("Voorletters", "Initialen", "Voorletter"),
        **_NAME,
        Column.PARTNER_PREFIX: ("Tussenvoegsel partner", "Voorvoegsel partner"),
        Column.PARTNER_FAMILY_NAME: ("Achternaam partner", "Partnernaam", "Naam partner"),
        Column.NAME_USE: ("Naamgebruik", "Aanschrijfnaam"),
        **_REACH,
        Column.REPORTED_ON: ("Aanmelddatum", "Datum aanmelding", "Aangemeld op", "Meldingsdatum"),
        Column.SOURCE: ("Aanmeldbron", "Bron", "Aangemeld door", "Gemeld door"),
        Column.LIVING: ("Woonsituatie", "Huishouden", "Leefsituatie"),
        Column.TENURE: ("Huur/koop", "Koop/huur", "Soort woning", "Woningbezit"),
        Column.MARITAL: ("Burgerlijke staat", "Burgerlijke stand", "Huwelijkse staat"),
        Column.SELF_RATED: _SELF_RATED,
        Column.LIMITATIONS: ("Beperkingen", "Beperking", "Lichamelijke beperkingen"),
        Column.CONDITIONS: ("Aandoeningen", "Aandoening", "Chronische aandoeningen", "Ziekten"),
        Column.FILE_CONSENT: ("Toestemming dossier", "Akkoord dossier", "Dossier toestemming"),
        Column.HEALTH_CONSENT: (
            "Toestemming gezondheid",
            "Toestemming gezondheidsgegevens",
            "Akkoord gezondheid",
            "Gezondheid toestemming",
        ),
        Column.EVALUATION_CONSENT: (
            "Toestemming evaluatie",
            "Toestemming onderzoek",
            "Akkoord evaluatie",
            "Evaluatie toestemming",
        ),
        Column.STATUS: ("Status", "Stand"),
        Column.CLOSED_ON: ("Afsluitdatum", "Datum afsluiting", "Afgesloten op", "Einddatum"),
        Column.CLOSING_REASON: ("Afsluitreden", "Reden afsluiting", "Reden einde"),
        Column.NOTES: _NOTES,
    },
    Table.VOLUNTEERS: {
        Column.NUMBER: ("Nr", "Nummer", "Vrijwilligernummer", "Vrijwilligernr", "Id"),
        Column.INITIALS: ("Voorletters", "Initialen", "Voorletter"),
        **_NAME,
        **_REACH,
        Column.ROLES: ("Rollen", "Rol", "Taken", "Taak"),
        Column.INTERESTS: ("Interesses", "Interesse", "Hobby's", "Hobbies"),
        Column.AVAILABLE: ("Beschikbaar", "Beschikbaarheid", "Dagdelen"),
        Column.MAX_MATCHES: (
            "Max. koppelingen",
            "Maximum koppelingen",
            "Maximaal aantal koppelingen",
            "Max. matches",
        ),
        Column.VOG_RECEIVED_ON: ("VOG ontvangen op", "VOG ontvangen", "VOG", "Datum VOG"),
        Column.CAR: ("Auto", "Heeft auto"),
        Column.STATUS: ("Status", "Stand"),
        Column.NOTES: _NOTES,
    },
    Table.NEEDS: {
        Column.NUMBER: ("Nr", "Nummer", "Hulpvraagnummer", "Hulpvraagnr", "Id"),
        Column.PARTICIPANT: _PARTICIPANT,
        Column.DAY: ("Datum", "Datum hulpvraag", "Gevraagd op", "Ontvangen op"),
        Column.THEME: ("Soort", "Soort hulpvraag", "Thema", "Hulpvraag"),
        Column.NOTES: ("Toelichting", "Omschrijving", *_NOTES),
        Column.STATUS: ("Status", "Stand"),
        Column.SOLVED_BY: ("Opgelost via", "Opgelost door", "Oplossing"),
        Column.CLOSED_ON: ("Afgesloten op", "Afsluitdatum", "Datum afsluiting"),
    },
    Table.MEASUREMENTS: {
        Column.PARTICIPANT: _PARTICIPANT,
        Column.MOMENT: ("Moment", "Meetmoment", "Meting"),
        Column.DAY: ("Datum", "Datum meting", "Gemeten op"),
        Column.SELF_RATED: _SELF_RATED,
        Column.MARK: ("Rapportcijfer", "Cijfer", "Rapportcijfer leven"),
        Column.DJG3: ("DJG3", "DJG 3"),
        Column.DJG4: ("DJG4", "DJG 4"),
        Column.DJG7: ("DJG7", "DJG 7"),
        Column.DJG8: ("DJG8", "DJG 8"),
        Column.DJG9: ("DJG9", "DJG 9"),
        Column.DJG10: ("DJG10", "DJG 10"),
    },
    Table.MATCHES: {
        Column.PARTICIPANT: _PARTICIPANT,
        Column.VOLUNTEER: ("Vrijwilliger", "Vrijwilligernr", "Nr vrijwilliger", "Maatje"),
        Column.KIND: ("Soort", "Soort match", "Soort koppeling"),
        Column.STARTED_ON: ("Start", "Startdatum", "Begin", "Begindatum", "Gestart op"),
        Column.STATUS: ("Status", "Stand"),
        Column.ENDED_ON: ("Einde", "Einddatum", "Geëindigd op", "Gestopt op"),
        Column.END_REASON: ("Reden einde", "Einde reden", "Reden"),
        Column.NOTES: _NOTES,
    },
    Table.ACTIVITIES: {
        Column.ACTIVITY: ("Activiteit", "Naam", "Naam activiteit"),
        Column.PLACE: ("Plek", "Plaats", "Locatie"),
        Column.DAY: ("Datum", "Dag"),
        Column.TIME: ("Tijd", "Tijdstip", "Aanvang", "Begintijd"),
        Column.CAPACITY: ("Capaciteit", "Aantal plaatsen", "Max. bezoekers"),
        Column.WHEELCHAIR: ("Rolstoeltoegankelijk", "Rolstoel", "Toegankelijk"),
        Column.RUN_BY: ("Door bewoners", "Gerund door bewoners", "Door wie"),
        Column.VISITORS: ("Bezoekers", "Aantal bezoekers", "Aantal"),
        Column.ATTENDEES: ("Deelnemers", "Deelnemer", "Aanwezig", "Aanwezigen"),
    },
    Table.STREETS: {
        Column.STREET: ("Straat", "Straatnaam"),
        Column.DAY: ("Datum", "Dag"),
        Column.METHOD: ("Wijze", "Manier", "Methode"),
        Column.ADDRESSES: ("Adressen", "Aantal adressen", "Aangebeld"),
        Column.OPENED: ("Open gedaan", "Opengedaan", "Deur open"),
        Column.TALKED: ("Gesprek", "Gesprekken", "Gesproken"),
        Column.INTERESTED: ("Interesse", "Interesses", "Belangstelling"),
    },
}

BSN_NAMES: Final[Names] = ("bsn", "burgerservice", "sofinummer", "sofinr")
"""A column whose name holds one of these is not read."""

PHONE_COLUMNS: Final = frozenset({Column.PHONE, Column.OTHER_PHONE})
