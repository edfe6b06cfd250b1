import gc
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, FileProblem, InputProblem, SpilError
from spil_desktop.files import workbooks
from spil_desktop.model import (
    Activity,
    Area,
    Attendance,
    Base,
    Consent,
    HealthProfile,
    ImportBatch,
    Match,
    Measurement,
    Need,
    Occurrence,
    Outreach,
    Participant,
    Person,
    Phone,
    Street,
    Volunteer,
)
from spil_desktop.rules import questionnaires
from spil_desktop.rules.imports import Finding, ImportResult, RowProblem, Severity
from spil_desktop.rules.sheet_names import Table
from spil_desktop.rules.sheets import Cell, Sheet
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    DayPart,
    Gender,
    Interest,
    Layer,
    LivingSituation,
    MaritalStatus,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    Moment,
    NameUse,
    NeedStatus,
    NeedTheme,
    OutreachMethod,
    ParticipantStatus,
    Purpose,
    ReportSource,
    RunBy,
    StreetStatus,
    Tenure,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import changes, imports, search
from tests.services.states import state

DATA = Path(__file__).parents[1] / "data" / "de-bouwen"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
TODAY = date(2026, 3, 1)
AREA = "De Bouwen"

pytestmark = pytest.mark.usefixtures("area")


def sheet(name: str, *rows: dict[str, Cell]) -> Sheet:
    """A sheet with a column for every key of any row; a key that a row lacks is an empty cell."""
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return Sheet(name, columns, tuple(tuple(row.get(one) for one in columns) for row in rows))


def older(number: int, **cells: Cell) -> dict[str, Cell]:
    """A row of a participant who allows everything, with a birth date of her own."""
    known: dict[str, Cell] = {
        "Nr": number,
        "Roepnaam": "Annie",
        "Achternaam": "Testema",
        "Geboortedatum": date(1940, 1, number),
        "Aanmelddatum": date(2025, 4, 18),
        "Aanmeldbron": "zelf",
        "Toestemming dossier": "ja",
        "Toestemming gezondheid": "ja",
        "Toestemming evaluatie": "ja",
    }
    return {**known, **{name.replace("_", " "): cell for name, cell in cells.items()}}


def helper(number: str | None, **cells: Cell) -> dict[str, Cell]:
    known: dict[str, Cell] = {
        "Nr": number,
        "Roepnaam": "Grietje",
        "Achternaam": f"Helpstra {number}",
        "Geboortejaar": 1960,
        "Status": "actief",
    }
    return {**known, **{name.replace("_", " "): cell for name, cell in cells.items()}}


def apply(session: Session, *sheets: Sheet) -> ImportResult:
    return imports.apply(session, sheets, AREA, today=TODAY)


def kinds(result: ImportResult) -> list[RowProblem]:
    return [finding.kind for finding in result.findings]


def counted(result: ImportResult, table: Table) -> tuple[int, int, int, int]:
    (counts,) = [one for one in result.tables if one.table is table]
    return counts.rows, counts.added, counts.refused, counts.duplicates


def only(session: Session, record: type[Base]) -> Base:
    return session.scalars(select(record)).one()


def number_of(session: Session, record: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(record)) or 0


def participant(session: Session, number: str) -> tuple[Person, Participant]:
    found = session.execute(
        select(Person, Participant)
        .join(Participant, Participant.person_id == Person.id)
        .where(Participant.office_number == number)
    ).one()
    return found[0], found[1]


# The registration of an invented office


@pytest.fixture(params=["registratie.xlsx", "csv"])
def office(request: pytest.FixtureRequest) -> Sequence[Sheet]:
    return workbooks.read(DATA / request.param)


def test_an_office_is_counted_as_expected(session: Session, office: Sequence[Sheet]) -> None:
    result = apply(session, *office)

    expected = EXPECTED["import"]
    people, needs = expected["Deelnemers"], expected["Hulpvragen"]
    assert counted(result, Table.PARTICIPANTS) == (
        people["rows"],
        people["accepted"],
        people["refused"],
        people["duplicate_of_earlier_row"],
    )
    assert counted(result, Table.NEEDS) == (needs["rows"], needs["accepted"], needs["refused"], 0)
    for table, name, record in (
        (Table.VOLUNTEERS, "Vrijwilligers", Volunteer),
        (Table.MEASUREMENTS, "Metingen", None),
        (Table.MATCHES, "Matches", Match),
        (Table.ACTIVITIES, "Activiteiten", Occurrence),
        (Table.STREETS, "Straten", Outreach),
    ):
        assert counted(result, table) == (expected[name], expected[name], 0, 0)
        assert record is None or number_of(session, record) == expected[name]
    assert number_of(session, Participant) == people["accepted"]
    assert number_of(session, Need) == needs["accepted"]
    assert number_of(session, Activity) == 3


def test_the_faults_of_the_office_are_found(session: Session, office: Sequence[Sheet]) -> None:
    result = apply(session, *office)

    found = {
        (finding.row, finding.column, finding.kind.value.replace("_", " "))
        for finding in result.findings
        if finding.sheet == "Deelnemers"
    }
    told = {"formula text", "BSN in free text", "unknown label", "year only"}
    for number, fault in EXPECTED["faults"].items():
        if fault["effect"] != "accepted" or fault["kind"] in told:
            kind = fault["kind"].lower()
            assert (int(number) + 1, fault["column"], kind) in found
    errors = [one.row for one in result.findings if one.severity is Severity.ERROR]
    assert errors == [4, 5, 6, 227]


def test_the_bsn_column_of_the_workbook_is_not_read(session: Session) -> None:
    result = apply(session, *workbooks.read(DATA / "registratie.xlsx"))

    assert Finding("Deelnemers", 1, "BSN", RowProblem.BSN_COLUMN, Severity.WARNING) in (
        result.findings
    )
    notes = "\n".join(filter(None, session.scalars(select(Person.notes))))
    assert "123456782" not in notes


def test_what_cannot_be_kept_stays_in_the_notes(session: Session, office: Sequence[Sheet]) -> None:
    apply(session, *office)

    person, _ = participant(session, "6")
    assert person.notes == "Telefoon: 06-1234"
    assert not session.scalars(select(Phone).where(Phone.person_id == person.id)).all()
    person, _ = participant(session, "7")
    assert (person.postcode, person.street, person.house_number) == (None, "Spantweg", 40)
    assert person.notes == "Postcode: 92O4 ZA"
    person, _ = participant(session, "8")
    assert (person.birth_date, person.birth_year) == (None, 1949)
    person, _ = participant(session, "9")
    assert person.notes == '=HYPERLINK("http://example.invalid";"klik")'
    person, _ = participant(session, "10")
    assert person.notes == "burgerservicenummer 111222333 genoemd"
    _, role = participant(session, "11")
    assert (role.source, role.source_label) == (ReportSource.OTHER, "via de bakker")
    person, _ = participant(session, "12")
    assert person.notes == (
        'regel een\nregel twee; met puntkomma, komma en "aanhaling" – €12,50 ☕'
    )


def test_health_without_consent_is_left_out_and_counted_once(
    session: Session, office: Sequence[Sheet]
) -> None:
    result = apply(session, *office)

    (finding,) = [one for one in result.findings if one.kind is RowProblem.HEALTH_WITHOUT_CONSENT]
    assert (finding.row, finding.count) == (None, 19)
    without = select(Consent.person_id).where(
        Consent.purpose == Purpose.HEALTH, Consent.state == ConsentState.REFUSED
    )
    shut = select(Participant.id).where(Participant.person_id.in_(without))
    assert not session.scalars(
        select(HealthProfile).where(HealthProfile.participant_id.in_(shut))
    ).all()
    kept = session.scalars(select(Measurement).where(Measurement.participant_id.in_(shut))).all()
    assert {one.instrument for one in kept} == {questionnaires.LIFE_MARK}
    assert len(kept) == 9


def test_a_second_row_for_the_same_person_names_both_rows(
    session: Session, office: Sequence[Sheet]
) -> None:
    result = apply(session, *office)

    (finding,) = [one for one in result.findings if one.kind is RowProblem.DUPLICATE_OF_EARLIER_ROW]
    assert (finding.row, finding.other_row) == (166, 41)


def test_a_second_run_adds_nothing(session: Session, office: Sequence[Sheet]) -> None:
    first = apply(session, *office)
    before = state(session)

    second = apply(session, *office)

    assert second.added == 0
    assert second.batch_id is None
    assert second.refused == first.refused
    assert state(session) == before
    assert [counts.rows for counts in second.tables] == [counts.rows for counts in first.tables]


def test_a_dry_run_says_the_same_and_writes_nothing(
    session: Session, office: Sequence[Sheet]
) -> None:
    before = state(session)

    looked = imports.examine(session, office, AREA, today=TODAY)

    assert state(session) == before
    done = apply(session, *office)
    assert looked == replace(done, batch_id=None)


def test_undo_leaves_every_table_as_it_was(session: Session, office: Sequence[Sheet]) -> None:
    before = state(session)
    result = apply(session, *office)
    assert result.batch_id is not None
    assert state(session) != before
    assert search.search(session, "Wiersema")

    imports.undo(session, result.batch_id)

    assert state(session) == before
    assert not search.search(session, "Wiersema")
    batch = session.get_one(ImportBatch, result.batch_id)
    assert batch.undone_at is not None
    with pytest.raises(SpilError) as raised:
        imports.undo(session, result.batch_id)
    assert raised.value.problem is ChangeProblem.NOTHING_TO_UNDO
    assert apply(session, *office).added == result.added


def test_the_import_is_kept_with_its_counts(session: Session, office: Sequence[Sheet]) -> None:
    result = apply(session, *office)

    batch = session.get_one(ImportBatch, result.batch_id)
    assert batch.counts["participants"]["added"] == EXPECTED["import"]["Deelnemers"]["accepted"]
    assert len(batch.source_hash) == 64
    assert session.scalar(select(func.count()).select_from(ImportBatch)) == 1


# People


def test_every_column_of_a_participant_is_kept(session: Session) -> None:
    row = older(
        1,
        Voorletters="A.M.",
        Tussenvoegsel="van der",
        Achternaam_partner="de Boer",
        Naamgebruik="partner-eigen",
        Geslacht="mw",
        Straat="Nokweg",
        Huisnummer="93",
        Toevoeging="a",
        Postcode="9204zk",
        Woonplaats="Drachten",
        Telefoon=647852051.0,
        Mobiel="0512-51 23 45 of 06 12345678",
        **{"E-mail": "annie@example.invalid", "Huur/koop": "huur", "Burgerlijke staat": "Weduwe"},
        Woonsituatie="alleen",
        Status="afgerond",
        Afsluitdatum="30-10-2025",
        Afsluitreden="overleden",
        Opmerkingen="kat in huis",
        Ervaren_gezondheid="redelijk",
    )

    apply(session, sheet("Deelnemers", row))

    person, role = participant(session, "1")
    assert (person.initials, person.given_name) == ("A.M.", "Annie")
    assert (person.prefix, person.family_name) == ("van der", "Testema")
    assert (person.partner_prefix, person.partner_family_name) == ("de", "Boer")
    assert person.name_use is NameUse.PARTNER_OWN
    assert person.sort_name.startswith("boer")
    assert person.gender is Gender.WOMAN
    assert (person.street, person.house_number, person.house_addition) == ("Nokweg", 93, "A")
    assert (person.postcode, person.town) == ("9204 ZK", "Drachten")
    assert person.email == "annie@example.invalid"
    assert person.notes == "kat in huis"
    assert set(session.scalars(select(Phone.number))) == {
        "+31647852051",
        "+31512512345",
        "+31612345678",
    }
    assert role.reported_on == date(2025, 4, 18)
    assert role.status is ParticipantStatus.CLOSED
    assert (role.closed_on, role.closing_label) == (date(2025, 10, 30), None)
    assert (role.living, role.tenure) == (LivingSituation.ALONE, Tenure.RENTED)
    assert role.marital is MaritalStatus.WIDOWED


def test_a_prefix_before_the_family_name_is_split(session: Session) -> None:
    apply(session, sheet("Deelnemers", older(1, Achternaam="van der Laan")))

    person, _ = participant(session, "1")
    assert (person.prefix, person.family_name) == ("van der", "Laan")


def test_answers_about_consent(session: Session) -> None:
    row = older(
        1,
        Toestemming_dossier="ja, schriftelijk",
        Toestemming_gezondheid="Ingetrokken",
        Toestemming_evaluatie=None,
    )

    apply(session, sheet("Deelnemers", row))

    answers = {
        one.purpose: (one.state, one.form, one.decided_on)
        for one in session.scalars(select(Consent))
    }
    assert answers == {
        Purpose.FILE: (ConsentState.GIVEN, ConsentForm.WRITTEN, date(2025, 4, 18)),
        Purpose.HEALTH: (ConsentState.WITHDRAWN, ConsentForm.ORAL, date(2025, 4, 18)),
    }


def test_a_vague_answer_is_no_consent(session: Session) -> None:
    row = older(1, Toestemming_dossier="misschien", Opmerkingen="vertrouwelijk")

    result = apply(session, sheet("Deelnemers", row))

    assert kinds(result) == [RowProblem.NO_FILE_CONSENT, RowProblem.UNKNOWN_LABEL]
    person, _ = participant(session, "1")
    assert person.notes == "Toestemming dossier: misschien"


def test_without_consent_for_a_file_only_the_report_is_kept(session: Session) -> None:
    people = sheet(
        "Deelnemers",
        older(
            1,
            Toestemming_dossier="nee",
            Telefoon="bellen kan niet",
            Woonsituatie="alleen",
            **{"Huur/koop": "koop", "Burgerlijke staat": "gehuwd"},
            Opmerkingen="vertelt veel",
            Beperkingen="lopen",
        ),
    )
    needs = sheet(
        "Hulpvragen",
        {"Deelnemer": 1, "Datum": "1-5-2025", "Soort": "vervoer", "Toelichting": "arts"},
    )
    matches = sheet("Matches", {"Deelnemer": 1, "Vrijwilliger": "V1", "Opmerkingen": "klikt"})
    meetings = sheet(
        "Activiteiten", {"Activiteit": "Eettafel", "Datum": "2-5-2025", "Deelnemers": "1"}
    )
    measured = sheet("Metingen", {"Deelnemer": 1, "Moment": "T0", "Datum": "2-5-2025", "Cijfer": 7})

    result = apply(
        session,
        people,
        sheet("Vrijwilligers", helper("V1")),
        needs,
        matches,
        meetings,
        measured,
    )

    person, role = participant(session, "1")
    assert person.notes == "Telefoon: bellen kan niet"
    assert (role.living, role.tenure) == (LivingSituation.UNKNOWN, Tenure.UNKNOWN)
    assert role.marital is MaritalStatus.UNKNOWN
    assert role.source is ReportSource.SELF
    assert not number_of(session, HealthProfile)
    assert not number_of(session, Attendance)
    assert not number_of(session, Measurement)
    need = session.scalars(select(Need)).one()
    assert (need.theme, need.note) == (NeedTheme.TRANSPORT, None)
    assert session.scalars(select(Match)).one().note is None
    left_out = [one for one in result.findings if one.row is None]
    assert [(one.kind, one.count) for one in left_out] == [
        (RowProblem.HEALTH_WITHOUT_CONSENT, 1),
        (RowProblem.NO_FILE_CONSENT, 1),
    ]
    assert counted(result, Table.MEASUREMENTS) == (1, 0, 1, 0)


def test_a_list_without_questions_for_consent_is_warned_about(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", {"Achternaam": "Testema", "Aanmeldbron": "zelf"}))

    missing = [one.column for one in result.findings if one.kind is RowProblem.MISSING_COLUMN]
    assert missing == ["Toestemming dossier", "Toestemming gezondheid", "Toestemming evaluatie"]


def test_words_about_health_that_are_not_known_stay_with_health(session: Session) -> None:
    row = older(
        1, Beperkingen="lopen; kauwen", Aandoeningen="slijmbeurs", Ervaren_gezondheid="wisselt"
    )

    result = apply(session, sheet("Deelnemers", row))

    profile = session.scalars(select(HealthProfile)).one()
    assert [limitation.value for limitation in profile.limitations] == ["walking", "other"]
    assert [condition.value for condition in profile.conditions] == ["other"]
    assert profile.self_rated is None
    assert profile.note == (
        "Ervaren gezondheid: wisselt\nBeperkingen: kauwen\nAandoeningen: slijmbeurs"
    )
    assert participant(session, "1")[0].notes is None
    assert kinds(result) == [RowProblem.UNKNOWN_LABEL] * 3


def test_values_that_cannot_be_kept(session: Session) -> None:
    row = older(
        1,
        Geslacht="onduidelijk",
        Geboortedatum="weet ze niet",
        Huisnummer="naast de kerk",
        Afsluitdatum="31-02-2025",
        Afsluitreden="naar zee",
        Status="slapend",
        Woonsituatie="op een boot",
        Aanmeldbron=None,
        **{"E-mail": "geen mail", "Burgerlijke staat": "samenwonend"},
    )

    result = apply(session, sheet("Deelnemers", row))

    person, role = participant(session, "1")
    assert person.notes is not None
    assert person.notes.splitlines() == [
        "Geboortedatum: weet ze niet",
        "Huisnummer: naast de kerk",
        "Geslacht: onduidelijk",
        "E-mail: geen mail",
        "Afsluitdatum: 31-02-2025",
        "Status: slapend",
        "Woonsituatie: op een boot",
        "Burgerlijke staat: samenwonend",
    ]
    assert (person.birth_year, person.house_number, person.email) == (None, None, None)
    assert (role.status, role.living) == (ParticipantStatus.REPORTED, LivingSituation.OTHER)
    assert role.marital is MaritalStatus.UNKNOWN
    assert (role.closed_on, role.closing_label) == (None, "naar zee")
    assert role.source is ReportSource.OTHER
    assert set(kinds(result)) == {
        RowProblem.INVALID_DATE,
        RowProblem.INVALID_HOUSE_NUMBER,
        RowProblem.UNKNOWN_LABEL,
        RowProblem.INVALID_EMAIL,
        RowProblem.IMPOSSIBLE_DATE,
        RowProblem.MISSING_VALUE,
    }


def test_a_number_or_a_date_is_no_phone_number(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", older(1, Telefoon=date(2025, 1, 1))))

    assert kinds(result) == [RowProblem.INVALID_PHONE]
    assert participant(session, "1")[0].notes == "Telefoon: 01-01-2025"


def test_a_bsn_that_is_kept_anywhere_is_warned_about(session: Session) -> None:
    people = sheet("Deelnemers", older(1, Telefoon="BSN 111222333", Aanmeldbron="bsn 111222333"))
    needs = sheet(
        "Hulpvragen", {"Deelnemer": 1, "Datum": "1-5-2025", "Toelichting": "bsn 111222333"}
    )

    result = apply(session, people, needs)

    found = [one.column for one in result.findings if one.kind is RowProblem.BSN_IN_TEXT]
    assert found == ["Telefoon", "Aanmeldbron", "Toelichting"]


def test_a_text_that_is_too_long_is_kept_whole_in_the_notes(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", older(1, Straat="a" * 300)))

    person, _ = participant(session, "1")
    assert person.street == "a" * 200
    assert person.notes == f"Straat: {'a' * 300}"
    assert kinds(result) == [RowProblem.TOO_LONG]


def test_someone_cannot_be_born_after_she_was_reported(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", older(1, Geboortedatum=date(2025, 12, 1))))

    assert kinds(result) == [RowProblem.BIRTH_IN_FUTURE]


def test_a_report_without_a_date_counts_from_the_import(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", older(1, Aanmelddatum=None)))

    assert kinds(result) == [RowProblem.DATE_ASSUMED]
    assert participant(session, "1")[1].reported_on == TODAY


def test_an_end_before_the_start_is_kept_and_warned_about(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", older(1, Afsluitdatum="1-1-2025")))

    assert kinds(result) == [RowProblem.END_BEFORE_START]


def test_empty_rows_do_not_count(session: Session) -> None:
    people = sheet("Deelnemers", older(1), {"Nr": " "}, older(2), {"Nr": None, "Achternaam": ""})

    assert counted(apply(session, people), Table.PARTICIPANTS) == (2, 2, 0, 0)


def test_people_who_look_alike_are_added_and_warned_about(session: Session) -> None:
    people = sheet(
        "Deelnemers",
        older(1, Achternaam="Dijkstra"),
        older(2, Achternaam="Dykstra", Geboortedatum=date(1940, 1, 1)),
        older(3, Achternaam="Bakker", Geboortedatum=date(1940, 1, 1)),
        older(4, Achternaam="Bakker", Geboortedatum=1940),
        older(5, Achternaam="Bakker", Geboortedatum=1941),
    )

    result = apply(session, people)

    assert result.added == 5
    alike = [
        (one.row, one.other_row)
        for one in result.findings
        if one.kind is RowProblem.LIKE_EARLIER_PERSON
    ]
    assert alike == [(3, 2), (5, 4)]


def test_people_without_a_birth_are_known_by_number_and_address(session: Session) -> None:
    people = sheet(
        "Deelnemers",
        older(1, Geboortedatum=None, Huisnummer=1, Postcode="9204 ZA"),
        older(2, Geboortedatum=None, Huisnummer=1, Postcode="9204 ZA"),
        older(2, Geboortedatum=None, Huisnummer=1, Postcode="9204 ZA"),
    )

    assert counted(apply(session, people), Table.PARTICIPANTS) == (3, 2, 0, 1)
    assert counted(apply(session, people), Table.PARTICIPANTS) == (3, 0, 0, 3)


def test_a_number_of_two_people_is_never_resolved(session: Session) -> None:
    people = sheet("Deelnemers", older(1), older(1, Geboortedatum="2-2-1942"))
    needs = sheet("Hulpvragen", {"Deelnemer": 1, "Datum": "1-5-2025", "Soort": "vervoer"})

    result = apply(session, people, needs)

    assert kinds(result) == [RowProblem.NUMBER_IN_USE, RowProblem.AMBIGUOUS_NUMBER]
    assert counted(result, Table.NEEDS) == (1, 0, 1, 0)


def test_a_row_about_someone_who_was_refused_is_refused(session: Session) -> None:
    apply(session, sheet("Deelnemers", older(7)))
    people = sheet("Deelnemers", older(7, Achternaam=None))
    needs = sheet("Hulpvragen", {"Deelnemer": 7, "Datum": "1-5-2025", "Soort": "vervoer"})

    result = apply(session, people, needs)

    assert kinds(result) == [RowProblem.NO_FAMILY_NAME, RowProblem.UNKNOWN_PARTICIPANT]


def test_the_number_of_a_duplicate_means_the_person_that_was_kept(session: Session) -> None:
    people = sheet("Deelnemers", older(1), older(9, Geboortedatum="01-01-1940"))
    needs = sheet("Hulpvragen", {"Deelnemer": 9, "Datum": "1-5-2025", "Soort": "vervoer"})

    apply(session, people, needs)

    _, role = participant(session, "1")
    assert session.scalars(select(Need)).one().participant_id == role.id


def test_every_column_of_a_volunteer_is_kept(session: Session) -> None:
    row = helper(
        "V1",
        Rollen="chauffeur; maatje; dansleraar",
        Interesses="kaarten; koffie drinken",
        Beschikbaar="ma-och; wo-mid; vr-av",
        **{"Max. koppelingen": 3, "VOG ontvangen op": "29-07-2023"},
        Auto="ja",
        Opmerkingen="rijdt graag",
    )

    result = apply(session, sheet("Vrijwilligers", row))

    volunteer = session.scalars(select(Volunteer)).one()
    assert volunteer.roles == (VolunteerRole.BUDDY, VolunteerRole.DRIVER)
    assert volunteer.interests == (Interest.CARDS, Interest.COFFEE)
    assert volunteer.available == (
        DayPart.MONDAY_MORNING,
        DayPart.WEDNESDAY_AFTERNOON,
        DayPart.FRIDAY_EVENING,
    )
    assert (volunteer.max_matches, volunteer.has_car) == (3, True)
    assert volunteer.vog_received_on == date(2023, 7, 29)
    assert volunteer.status is VolunteerStatus.ACTIVE
    assert volunteer.note == "rijdt graag\nRollen: dansleraar"
    assert kinds(result) == [RowProblem.UNKNOWN_LABEL]


def test_values_of_a_volunteer_that_cannot_be_kept(session: Session) -> None:
    row = helper("V1", Auto="soms", VOG="ja", Status="weg", **{"Max. koppelingen": "veel"})

    apply(session, sheet("Vrijwilligers", row))

    volunteer = session.scalars(select(Volunteer)).one()
    assert volunteer.note == "Status: weg\nMax. koppelingen: veel\nAuto: soms\nVOG: ja"
    assert (volunteer.max_matches, volunteer.has_car) == (1, False)
    assert (volunteer.vog_received_on, volunteer.status) == (None, VolunteerStatus.APPLIED)


def test_a_volunteer_without_a_name_or_born_tomorrow_is_refused(session: Session) -> None:
    people = sheet(
        "Vrijwilligers", helper("V1", Achternaam=None), helper("V2", Geboortejaar=TODAY.year + 1)
    )
    matches = sheet("Matches", {"Deelnemer": 1, "Vrijwilliger": "V1"}, {"Deelnemer": 1})

    result = apply(session, sheet("Deelnemers", older(1)), people, matches)

    assert kinds(result) == [
        RowProblem.NO_FAMILY_NAME,
        RowProblem.BIRTH_IN_FUTURE,
        RowProblem.UNKNOWN_VOLUNTEER,
        RowProblem.MISSING_VALUE,
    ]


def test_two_volunteers_with_one_number(session: Session) -> None:
    people = sheet("Vrijwilligers", helper("V1"), helper("V1", Achternaam="Andersma"))

    assert kinds(apply(session, people)) == [RowProblem.NUMBER_IN_USE]


def test_someone_with_two_roles_stays_one_person(session: Session) -> None:
    home: dict[str, Cell] = {"Postcode": "9204 ZA", "Huisnummer": 12}
    people = sheet("Deelnemers", older(1, **home), older(2, Telefoon="0612345678"), older(3))
    volunteers = sheet(
        "Vrijwilligers",
        helper("V1", Roepnaam="Annie", Achternaam="Testema", Geboortejaar=1940, **home),
        helper("V2", Roepnaam="Bep", Achternaam="Testema", Geboortejaar=1940, **home),
    )
    twice = sheet(
        "Vrijwilligers",
        helper("V3", Roepnaam="Annie", Achternaam="Testema", Geboortejaar=1940, Tel="06-12345678"),
        helper("V4", Roepnaam="Annie", Achternaam="Testema", Geboortejaar="3-1-1940"),
        helper("V5", Roepnaam="Annie", Achternaam="Testema", Geboortejaar="4-1-1940"),
        helper("V6", Roepnaam="Annie", Achternaam="Testema", Geboortejaar=None),
    )

    first = apply(session, people, volunteers)
    second = apply(session, twice)

    assert [(one.kind, one.row, one.other_row) for one in first.findings] == [
        (RowProblem.SAME_PERSON, 2, 2)
    ]
    assert kinds(second) == [RowProblem.SAME_PERSON, RowProblem.SAME_PERSON]
    assert number_of(session, Volunteer) == 6
    assert number_of(session, Person) == 3 + 1 + 2
    assert apply(session, people, volunteers).added == 0
    assert apply(session, twice).added == 0


def test_a_volunteer_of_the_store_who_becomes_a_participant(session: Session) -> None:
    volunteer = helper("V1", Roepnaam="Annie", Achternaam="Testema", Geboortejaar="1-1-1940")
    apply(session, sheet("Vrijwilligers", volunteer))
    person = session.scalars(select(Person)).one()
    person.notes = "stond er al"
    search.index(session, [person.id])
    before = state(session)

    result = apply(session, sheet("Deelnemers", older(1, Opmerkingen="nieuw")))

    assert kinds(result) == [RowProblem.SAME_PERSON]
    assert number_of(session, Person) == 1
    assert participant(session, "1")[0].notes == "stond er al\nnieuw"
    assert result.batch_id is not None
    imports.undo(session, result.batch_id)
    assert state(session) == before


def test_a_volunteer_who_becomes_a_participant_without_a_word_about_it(session: Session) -> None:
    volunteer = helper(None, Roepnaam="Annie", Achternaam="Testema", Geboortejaar="1-1-1940")
    apply(session, sheet("Vrijwilligers", volunteer))

    apply(session, sheet("Deelnemers", older(1)))

    assert participant(session, "1")[0].notes is None


# Needs, measurements, matches


def test_every_column_of_a_need_is_kept(session: Session) -> None:
    needs = sheet(
        "Hulpvragen",
        {
            "Nr": "H1",
            "Deelnemer": "1",
            "Datum": "29-11-2025",
            "Soort": "praktische hulp",
            "Toelichting": "lamp",
            "Status": "opgelost",
            "Opgelost via": "buurtgenoot",
            "Afgesloten op": date(2025, 12, 22),
        },
        {
            "Nr": "H2",
            "Deelnemer": 1.0,
            "Datum": "29-11-2025",
            "Soort": "zeilles",
            "Status": "ligt stil",
            "Opgelost via": "de wind",
            "Afgesloten op": "1-1-2025",
        },
    )

    result = apply(session, sheet("Deelnemers", older(1)), needs)

    first, second = session.scalars(select(Need).order_by(Need.id))
    assert (first.theme, first.note, first.office_number) == (
        NeedTheme.PRACTICAL_HELP,
        "lamp",
        "H1",
    )
    assert (first.status, first.solved_by) == (NeedStatus.SOLVED, Layer.NEIGHBOUR)
    assert (first.asked_on, first.closed_on) == (date(2025, 11, 29), date(2025, 12, 22))
    assert (second.theme, second.theme_label) == (NeedTheme.OTHER, "zeilles")
    assert (second.solved_by, second.solved_by_label) == (Layer.OTHER, "de wind")
    assert (second.status, second.note) == (NeedStatus.NEW, "Status: ligt stil")
    assert kinds(result).count(RowProblem.UNKNOWN_LABEL) == 3
    assert RowProblem.END_BEFORE_START in kinds(result)


def test_a_need_without_a_day_or_theme(session: Session) -> None:
    needs = sheet("Hulpvragen", {"Deelnemer": 1, "Status": "nieuw"}, {"Status": "nieuw"})

    result = apply(session, sheet("Deelnemers", older(1)), needs)

    need = session.scalars(select(Need)).one()
    assert (need.asked_on, need.theme) == (date(2025, 4, 18), NeedTheme.OTHER)
    assert kinds(result) == [
        RowProblem.DATE_ASSUMED,
        RowProblem.MISSING_VALUE,
        RowProblem.MISSING_VALUE,
    ]


def test_needs_without_a_number_are_known_by_what_they_say(session: Session) -> None:
    row: dict[str, Cell] = {"Deelnemer": 1, "Datum": "1-5-2025", "Soort": "vervoer"}
    needs = sheet("Hulpvragen", row, {**row, "Toelichting": "naar de arts"}, row)

    result = apply(session, sheet("Deelnemers", older(1)), needs)

    assert counted(result, Table.NEEDS) == (3, 2, 0, 1)
    assert [(one.row, one.other_row) for one in result.findings] == [(4, 2)]
    assert counted(apply(session, needs), Table.NEEDS) == (3, 0, 0, 3)


def measured(**cells: Cell) -> dict[str, Cell]:
    known: dict[str, Cell] = {"Deelnemer": 1, "Moment": "T0", "Datum": "4-5-2025"}
    return {**known, **{name.replace("_", " "): cell for name, cell in cells.items()}}


def test_a_measurement_becomes_three_questionnaires(session: Session) -> None:
    row = measured(
        Ervaren_gezondheid="goed",
        Rapportcijfer=8,
        DJG3="min of meer",
        DJG4="nee",
        DJG7="ja",
        DJG9="?",
        DJG10="nee",
    )

    result = apply(session, sheet("Deelnemers", older(1)), sheet("Metingen", row))

    kept = {one.instrument: one for one in session.scalars(select(Measurement))}
    assert kept[questionnaires.SELF_RATED_HEALTH].answers == {"health": "good"}
    assert kept[questionnaires.LIFE_MARK].answers == {"mark": 8}
    assert kept[questionnaires.LONELINESS_6].answers == {
        "djg3": "more_or_less",
        "djg4": "no",
        "djg7": "yes",
        "djg10": "no",
    }
    assert {one.moment for one in kept.values()} == {Moment.T0}
    assert [one.note for one in kept.values() if one.note] == ["DJG9: ?"]
    assert kinds(result) == [RowProblem.UNKNOWN_LABEL]


def test_a_measurement_that_says_more_adds_only_that(session: Session) -> None:
    people = sheet("Deelnemers", older(1))
    apply(session, people, sheet("Metingen", measured(Rapportcijfer=8)))

    result = apply(session, sheet("Metingen", measured(Rapportcijfer=5, DJG3="ja")))

    assert counted(result, Table.MEASUREMENTS) == (1, 1, 0, 0)
    marks = select(Measurement.answers).where(Measurement.instrument == questionnaires.LIFE_MARK)
    assert session.scalars(marks).all() == [{"mark": 8}]


def test_health_that_was_asked_in_other_words_is_not_mixed(session: Session) -> None:
    apply(session, sheet("Deelnemers", older(1)))
    session.add(
        Measurement(
            participant_id=session.scalars(select(Participant.id)).one(),
            instrument="self_rated_health_cbs",
            instrument_version="cbs-5",
            moment=Moment.T0,
            taken_on=date(2025, 3, 1),
            answers={"health": "so_so"},
        )
    )
    session.flush()
    rows = (
        measured(Moment="T1", Ervaren_gezondheid="goed", Rapportcijfer=7),
        measured(Moment="T2", Ervaren_gezondheid="goed"),
    )

    result = apply(session, sheet("Metingen", *rows))

    assert kinds(result) == [RowProblem.ASKED_OTHERWISE] * 2
    assert counted(result, Table.MEASUREMENTS) == (2, 1, 1, 0)
    later = select(Measurement.instrument).where(Measurement.moment != Moment.T0)
    assert session.scalars(later).all() == [questionnaires.LIFE_MARK]


def test_measurements_that_cannot_be_kept(session: Session) -> None:
    people = sheet("Deelnemers", older(1), older(2, Toestemming_gezondheid="nee"))
    rows = sheet(
        "Metingen",
        measured(Moment=None, Rapportcijfer=7),
        measured(Moment="ooit", Rapportcijfer=7),
        measured(Datum="gisteren", Rapportcijfer=7),
        measured(Deelnemer=99, Rapportcijfer=7),
        measured(Rapportcijfer=11),
        measured(Rapportcijfer="7,5"),
        measured(Deelnemer=2, DJG3="ja"),
        measured(Deelnemer=1, Ervaren_gezondheid="wisselt", Rapportcijfer=7),
        measured(Deelnemer=1, Rapportcijfer=6),
    )

    result = apply(session, people, rows)

    assert [(one.row, one.kind) for one in result.findings] == [
        (2, RowProblem.MISSING_VALUE),
        (3, RowProblem.UNKNOWN_LABEL),
        (4, RowProblem.MISSING_VALUE),
        (5, RowProblem.UNKNOWN_PARTICIPANT),
        (6, RowProblem.MISSING_VALUE),
        (7, RowProblem.MISSING_VALUE),
        (8, RowProblem.HEALTH_WITHOUT_CONSENT),
        (9, RowProblem.UNKNOWN_LABEL),
        (10, RowProblem.DUPLICATE_OF_EARLIER_ROW),
    ]
    only_one = session.scalars(select(Measurement)).one()
    assert only_one.note == "Ervaren gezondheid: wisselt"


@pytest.mark.parametrize(
    ("status", "code", "begun"),
    [
        ("voorgesteld", MatchStatus.PROPOSED, "proposed_on"),
        ("kennismaking gepland", MatchStatus.INTRODUCED, "introduced_on"),
        ("proefperiode", MatchStatus.TRIAL, "trial_from"),
        ("actief", MatchStatus.ACTIVE, "active_from"),
        ("gepauzeerd", MatchStatus.PAUSED, "active_from"),
        ("beëindigd", MatchStatus.ENDED, "active_from"),
        ("niet tot stand gekomen", MatchStatus.NOT_MADE, "proposed_on"),
    ],
)
def test_the_start_of_a_match_is_when_its_status_began(
    session: Session, status: str, code: MatchStatus, begun: str
) -> None:
    matches = sheet(
        "Matches",
        {
            "Deelnemer": 1,
            "Vrijwilliger": "v1",
            "Soort": "belmaatje",
            "Start": "3-10-2025",
            "Status": status,
        },
    )

    apply(session, sheet("Deelnemers", older(1)), sheet("Vrijwilligers", helper("V1")), matches)

    match = session.scalars(select(Match)).one()
    days = ("proposed_on", "introduced_on", "trial_from", "active_from")
    assert {day: getattr(match, day) for day in days if getattr(match, day)} == {
        begun: date(2025, 10, 3)
    }
    assert (match.status, match.kind) == (code, MatchKind.PHONE_BUDDY)


def test_words_of_a_match_that_are_not_known(session: Session) -> None:
    row: dict[str, Cell] = {"Deelnemer": 1, "Vrijwilliger": "V1", "Start": "3-10-2025"}
    matches = sheet(
        "Matches",
        {**row, "Soort": "dansmaatje", "Status": "uit", "Einde": "1-9-2025", "Reden": "moe"},
        {**row, "Start": None, "Opmerkingen": "loopt stroef"},
    )

    result = apply(
        session, sheet("Deelnemers", older(1)), sheet("Vrijwilligers", helper("V1")), matches
    )

    first, second = session.scalars(select(Match).order_by(Match.id))
    assert (first.kind, first.status) == (MatchKind.OTHER, MatchStatus.ENDED)
    assert (first.end_reason, first.end_label) == (MatchEndReason.OTHER, "moe")
    assert first.note == "Soort: dansmaatje\nStatus: uit"
    assert (second.status, second.note) == (MatchStatus.PROPOSED, "loopt stroef")
    assert set(kinds(result)) == {
        RowProblem.UNKNOWN_LABEL,
        RowProblem.END_BEFORE_START,
        RowProblem.MISSING_VALUE,
    }


def test_a_match_that_moved_on_is_still_known(session: Session) -> None:
    matches = sheet(
        "Matches",
        {
            "Deelnemer": 1,
            "Vrijwilliger": "V1",
            "Soort": "belmaatje",
            "Start": "3-10-2025",
            "Status": "proefperiode",
        },
    )
    sheets = (sheet("Deelnemers", older(1)), sheet("Vrijwilligers", helper("V1")), matches)
    apply(session, *sheets)
    match = session.scalars(select(Match)).one()
    match.status, match.active_from = MatchStatus.ACTIVE, date(2025, 11, 20)
    session.flush()

    assert apply(session, *sheets).added == 0


# Activities and streets


def held(**cells: Cell) -> dict[str, Cell]:
    known: dict[str, Cell] = {
        "Activiteit": "Eettafel",
        "Plek": "De Utwyk",
        "Datum": "07-01-2025",
        "Tijd": "12:30",
    }
    return {**known, **{name.replace("_", " "): cell for name, cell in cells.items()}}


def test_occurrences_come_together_in_activities(session: Session) -> None:
    rows = sheet(
        "Activiteiten",
        held(Capaciteit=20, Rolstoeltoegankelijk="ja", Door_bewoners="ja", Bezoekers=9),
        held(Activiteit="EETTAFEL", Datum="14-01-2025", Bezoekers="7", Deelnemers="1; 2"),
        held(Datum="15-01-2025", Plek="Plein", Tijd=time(19, 0)),
        held(Datum="16-01-2025", Plek="Plein", Tijd="7 uur"),
    )

    apply(session, sheet("Deelnemers", older(1), older(2)), rows)

    first, second = session.scalars(select(Activity).order_by(Activity.id))
    assert (first.name, first.place, first.capacity) == ("Eettafel", "De Utwyk", 20)
    assert (first.wheelchair, first.run_by) == (True, RunBy.RESIDENTS)
    assert (first.held, first.starts_at) == ((DayPart.TUESDAY_AFTERNOON,), time(12, 30))
    assert first.started_on == date(2025, 1, 7)
    assert second.held == (DayPart.WEDNESDAY_EVENING, DayPart.THURSDAY_MORNING)
    occurrences = session.scalars(select(Occurrence).order_by(Occurrence.held_on)).all()
    assert [one.visitors for one in occurrences] == [9, 7, None, None]
    assert number_of(session, Attendance) == 2


def test_occurrences_that_are_known_get_only_new_visitors(session: Session) -> None:
    people = sheet("Deelnemers", older(1), older(2))
    apply(session, people, sheet("Activiteiten", held(Deelnemers="1; 1")))

    same = apply(session, sheet("Activiteiten", held(Deelnemers="1")))
    more = apply(session, sheet("Activiteiten", held(Deelnemers="1, 2"), held(Deelnemers=2)))
    later = apply(session, sheet("Activiteiten", held(Datum="08-01-2025")))

    assert counted(same, Table.ACTIVITIES) == (1, 0, 0, 1)
    assert counted(more, Table.ACTIVITIES) == (2, 1, 0, 1)
    assert counted(later, Table.ACTIVITIES) == (1, 1, 0, 0)
    assert number_of(session, Attendance) == 2
    assert number_of(session, Activity) == 1


def test_the_same_occurrence_twice_in_a_sheet(session: Session) -> None:
    result = apply(session, sheet("Activiteiten", held(), held()))

    assert [(one.row, one.other_row) for one in result.findings] == [(3, 2)]


def test_a_visitor_that_is_not_there_is_warned_about(session: Session) -> None:
    row = held(Deelnemers="1; 98; 99", Bezoekers="veel", Tijd="25:00")

    result = apply(session, sheet("Deelnemers", older(1)), sheet("Activiteiten", row))

    assert [(one.kind, one.label) for one in result.findings] == [
        (RowProblem.INVALID_TIME, None),
        (RowProblem.INVALID_NUMBER, None),
        (RowProblem.UNKNOWN_ATTENDEE, "98"),
        (RowProblem.UNKNOWN_ATTENDEE, "99"),
    ]
    occurrence = session.scalars(select(Occurrence)).one()
    assert occurrence.note == "Tijd: 25:00\nBezoekers: veel\nDeelnemers: 98; 99"
    assert number_of(session, Attendance) == 1


def test_an_activity_without_a_name_or_day_is_refused(session: Session) -> None:
    result = apply(session, sheet("Activiteiten", held(Activiteit=None, Datum=None), held(Tijd=3)))

    assert counted(result, Table.ACTIVITIES) == (2, 1, 1, 0)
    assert kinds(result) == [
        RowProblem.MISSING_VALUE,
        RowProblem.MISSING_VALUE,
        RowProblem.INVALID_TIME,
    ]


def test_a_round_explores_its_street(session: Session, area: int) -> None:
    session.add(Street(area_id=area, name="Nokweg"))
    session.add(Street(area_id=area, name="Spantweg", status=StreetStatus.INDEPENDENT))
    session.flush()
    before = state(session)
    row: dict[str, Cell] = {
        "Datum": "05-01-2025",
        "Wijze": "huis-aan-huis",
        "Adressen": 53,
        "Open gedaan": 32,
        "Gesprek": 31,
        "Interesse": 8,
    }
    rounds = sheet(
        "Straten",
        {**row, "Straat": "NOKWEG"},
        {**row, "Straat": "Spantweg"},
        {**row, "Straat": "Dakspaan"},
        {**row, "Straat": "Dakspaan"},
    )

    result = apply(session, rounds)

    statuses = {street.name: street.status for street in session.scalars(select(Street))}
    assert statuses == {
        "Nokweg": StreetStatus.EXPLORED,
        "Spantweg": StreetStatus.INDEPENDENT,
        "Dakspaan": StreetStatus.EXPLORED,
    }
    one = session.scalars(select(Outreach).limit(1)).one()
    assert (one.addresses, one.opened, one.talked, one.interested) == (53, 32, 31, 8)
    assert one.method is OutreachMethod.DOOR_TO_DOOR
    assert counted(result, Table.STREETS) == (4, 3, 0, 1)
    assert result.batch_id is not None
    imports.undo(session, result.batch_id)
    assert state(session) == before


def test_rounds_that_cannot_be_kept_whole(session: Session) -> None:
    rounds = sheet(
        "Straten",
        {"Straat": None, "Datum": "eens"},
        {"Straat": "Nokweg", "Datum": "5-1-2025", "Wijze": "per fiets", "Adressen": "ca. 50"},
    )

    result = apply(session, rounds)

    row = session.scalars(select(Outreach)).one()
    assert (row.method, row.addresses, row.opened) == (OutreachMethod.OTHER, 0, 0)
    assert row.note == "Wijze: per fiets\nAdressen: ca. 50"
    assert counted(result, Table.STREETS) == (2, 1, 1, 0)


# The whole


def test_an_area_that_is_not_there(session: Session) -> None:
    for use in (imports.examine, imports.apply):
        with pytest.raises(SpilError) as raised:
            use(session, [sheet("Deelnemers", older(1))], "Nergens", today=TODAY)
        assert raised.value.problem is InputProblem.UNKNOWN_AREA


def test_a_source_without_a_known_sheet(session: Session) -> None:
    with pytest.raises(SpilError) as raised:
        apply(session, sheet("Draaitabel", {"x": 1}))

    assert raised.value.problem is FileProblem.NO_KNOWN_SHEET


def test_sheets_and_columns_that_are_not_read_are_listed(session: Session) -> None:
    result = apply(session, sheet("Deelnemers", older(1, Kleur="rood")), sheet("Los", {"x": 1}))

    assert [(one.sheet, one.row, one.column, one.kind) for one in result.findings] == [
        ("Deelnemers", 1, "Kleur", RowProblem.UNKNOWN_COLUMN),
        ("Los", None, None, RowProblem.UNKNOWN_SHEET),
    ]
    assert result.tables[0].warnings == 1


def test_a_second_workbook_adds_only_what_is_new(session: Session) -> None:
    first, second, third = (
        {"Nr": f"H{number}", "Deelnemer": number, "Datum": "1-5-2025", "Soort": "vervoer"}
        for number in (1, 2, 3)
    )
    apply(session, sheet("Deelnemers", older(1), older(2)), sheet("Hulpvragen", first, second))

    result = apply(
        session,
        sheet("Hulpvragen", first, second, third),
        sheet("Deelnemers", older(3), older(1), older(2, Straat="Verhuisweg")),
    )

    assert counted(result, Table.PARTICIPANTS) == (3, 1, 0, 2)
    assert counted(result, Table.NEEDS) == (3, 1, 0, 2)
    assert participant(session, "2")[0].street is None
    already = {one.sheet: one.count for one in result.findings}
    assert already == {"Deelnemers": 2, "Hulpvragen": 2}


def test_numbers_of_another_area_mean_nobody_here(session: Session) -> None:
    apply(session, sheet("Deelnemers", older(1)), sheet("Vrijwilligers", helper("V1")))
    session.add(Area(name="Ter Apel"))
    session.flush()
    needs = sheet("Hulpvragen", {"Deelnemer": 1, "Datum": "1-5-2025", "Soort": "vervoer"})

    result = imports.apply(session, [needs], "Ter Apel", today=TODAY)

    assert kinds(result) == [RowProblem.UNKNOWN_PARTICIPANT]


def test_a_match_with_another_participant_is_no_match_with_a_volunteer(session: Session) -> None:
    people = sheet("Deelnemers", older(1), older(2))
    volunteers = sheet("Vrijwilligers", helper("V1"))
    apply(session, people, volunteers)
    first, second = session.scalars(select(Participant.id).order_by(Participant.id))
    session.add(
        Match(participant_id=first, other_participant_id=second, kind=MatchKind.TWO_PARTICIPANTS)
    )
    session.flush()

    result = apply(session, sheet("Matches", {"Deelnemer": 1, "Vrijwilliger": "V1"}))

    assert counted(result, Table.MATCHES) == (1, 1, 0, 0)


def test_references_reach_people_of_an_earlier_import(session: Session) -> None:
    apply(session, sheet("Deelnemers", older(1)), sheet("Vrijwilligers", helper("V1")))

    result = apply(session, sheet("Matches", {"Deelnemer": 1, "Vrijwilliger": "V1"}))

    assert counted(result, Table.MATCHES) == (1, 1, 0, 0)


def test_later_answers_about_consent_hold(session: Session) -> None:
    apply(session, sheet("Deelnemers", older(1)))
    person, _ = participant(session, "1")
    session.add(
        Consent(
            person_id=person.id,
            purpose=Purpose.HEALTH,
            state=ConsentState.WITHDRAWN,
            decided_on=date(2025, 12, 1),
            form=ConsentForm.ORAL,
        )
    )
    session.flush()

    apply(session, sheet("Metingen", measured(Rapportcijfer=7, DJG3="ja")))

    assert session.scalars(select(Measurement.instrument)).all() == [questionnaires.LIFE_MARK]


def test_progress_is_told_and_can_stop_the_import(session: Session) -> None:
    office = workbooks.read(DATA / "csv")
    told: list[tuple[int, int]] = []

    imports.apply(
        session, office, AREA, today=TODAY, progress=lambda done, total: told.append((done, total))
    )

    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]
    assert len({total for _, total in told}) == 1


def test_a_cancelled_import_leaves_nothing(session: Session) -> None:
    office = workbooks.read(DATA / "csv")
    before = state(session)

    def stop(done: int, total: int) -> None:
        if 2 * done > total:
            raise SpilError(FileProblem.CANCELLED)

    with pytest.raises(SpilError), session.begin_nested():
        imports.apply(session, office, AREA, today=TODAY, progress=stop)

    assert state(session) == before
    assert not changes.undoable(session)


def test_collecting_garbage_goes_on_as_it_was(session: Session) -> None:
    people = sheet("Deelnemers", older(1))
    imports.examine(session, [people], AREA, today=TODAY)
    assert gc.isenabled()
    gc.disable()
    try:
        imports.examine(session, [people], AREA, today=TODAY)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_said_holds_no_names(session: Session) -> None:
    people = sheet("Deelnemers", older(1, Aanmeldbron="via Geesje Geheim"))

    result = apply(session, people, sheet("Hulpvragen", {"Deelnemer": "Geesje Geheim"}))

    assert "Geheim" not in repr(result)
