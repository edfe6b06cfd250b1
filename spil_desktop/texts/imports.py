"""What an import found, in sentences: one for every finding, and the whole as text or JSON."""

from collections.abc import Mapping
from typing import Any, assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.imports import Finding, ImportResult, RowProblem, Severity
from spil_desktop.rules.recognition import usual_name
from spil_desktop.rules.sheet_names import Table


def table_name(table: Table) -> str:
    """Return the name of a table in the current language: "Deelnemers"."""
    return _tables()[table]


def _tables() -> Mapping[Table, str]:
    return {
        Table.PARTICIPANTS: _("Deelnemers"),
        Table.VOLUNTEERS: _("Vrijwilligers"),
        Table.NEEDS: _("Hulpvragen"),
        Table.MEASUREMENTS: _("Metingen"),
        Table.MATCHES: _("Koppelingen"),
        Table.ACTIVITIES: _("Activiteiten"),
        Table.STREETS: _("Straten"),
    }


def severity_name(severity: Severity) -> str:
    """Return what a severity means for the row."""
    match severity:
        case Severity.ERROR:
            return _("geweigerd")
        case Severity.WARNING:
            return _("let op")
        case Severity.INFO:
            return _("ter informatie")
        case _:
            assert_never(severity)


def place(finding: Finding) -> str:
    """Return where a finding is: "Deelnemers, rij 4, Geboortedatum"."""
    parts = [finding.sheet]
    if finding.row is not None:
        parts.append(_("rij {row}").format(row=finding.row))
    if finding.column is not None:
        parts.append(finding.column)
    return ", ".join(parts)


def sentence(finding: Finding) -> str:
    """Return what is the matter and what the import did with it."""
    words = {"label": finding.label or "", "count": finding.count or 0, "row": finding.other_row}
    if finding.severity is Severity.ERROR:
        return _refusals()[finding.kind].format(**words)
    if finding.count is not None:
        return _counted(finding.kind, finding.count)
    if finding.other_row is not None:
        return _compared()[finding.kind].format(**words)
    return _remarks()[finding.kind].format(**words)


def _refusals() -> Mapping[RowProblem, str]:
    """Return why a row is not kept."""
    return {
        RowProblem.NO_FAMILY_NAME: _("Er is geen achternaam. Deze rij is niet ingelezen."),
        RowProblem.IMPOSSIBLE_DATE: _("Deze datum bestaat niet. Deze rij is niet ingelezen."),
        RowProblem.BIRTH_IN_FUTURE: _(
            "Deze geboortedatum ligt in de toekomst of na de aanmelding. Deze rij is niet "
            "ingelezen."
        ),
        RowProblem.UNKNOWN_PARTICIPANT: _(
            "Er is geen deelnemer met nummer {label}. Deze rij is niet ingelezen."
        ),
        RowProblem.UNKNOWN_VOLUNTEER: _(
            "Er is geen vrijwilliger met nummer {label}. Deze rij is niet ingelezen."
        ),
        RowProblem.AMBIGUOUS_NUMBER: _(
            "Nummer {label} hoort bij twee verschillende mensen. Deze rij is niet ingelezen."
        ),
        RowProblem.MISSING_VALUE: _(
            "Hier staat niets wat te bewaren is. Deze rij is niet ingelezen."
        ),
        RowProblem.UNKNOWN_LABEL: _(
            "“{label}” staat niet in de lijst. Deze rij is niet ingelezen."
        ),
        RowProblem.HEALTH_WITHOUT_CONSENT: _(
            "Er is geen toestemming om gegevens over gezondheid te bewaren. Deze rij is niet "
            "ingelezen."
        ),
        RowProblem.NO_FILE_CONSENT: _(
            "Er is geen toestemming voor een dossier. Deze rij is niet ingelezen."
        ),
    }


def _compared() -> Mapping[RowProblem, str]:
    """Return what a row has to do with another row."""
    return {
        RowProblem.DUPLICATE_OF_EARLIER_ROW: _(
            "Dit staat ook in rij {row}. Deze rij is niet nog eens toegevoegd."
        ),
        RowProblem.LIKE_EARLIER_PERSON: _(
            "Dit lijkt op de persoon in rij {row}. Beiden zijn toegevoegd; kijk of het dezelfde is."
        ),
        RowProblem.SAME_PERSON: _(
            "Dit is dezelfde persoon als de deelnemer in rij {row}. Zij blijft één persoon."
        ),
    }


def _remarks() -> Mapping[RowProblem, str]:
    """Return what the connector should look at, or what is good to know."""
    return {
        RowProblem.INVALID_PHONE: _(
            "Dit is geen telefoonnummer. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.INVALID_POSTCODE: _(
            "Dit is geen postcode. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.INVALID_HOUSE_NUMBER: _(
            "Dit is geen huisnummer. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.INVALID_EMAIL: _(
            "Dit is geen e-mailadres. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.IMPOSSIBLE_DATE: _(
            "Deze datum bestaat niet. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.INVALID_DATE: _(
            "Dit is geen datum met dag, maand en jaar. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.INVALID_NUMBER: _(
            "Dit getal kan hier niet. Wat er stond, staat nu bij de notities."
        ),
        RowProblem.ASKED_OTHERWISE: _(
            "De gezondheid van deze deelnemer is eerder met andere antwoorden gevraagd. Dit "
            "antwoord is niet ingelezen, want dan is er niets te vergelijken."
        ),
        RowProblem.INVALID_TIME: _("Dit is geen tijd. Wat er stond, staat nu bij de notities."),
        RowProblem.UNKNOWN_LABEL: _(
            "“{label}” staat niet in de lijst. Het is bewaard als “anders” of niet ingevuld; "
            "het woord zelf is ook bewaard."
        ),
        RowProblem.BSN_IN_TEXT: _(
            "In deze tekst staat een burgerservicenummer (BSN). Dat mag niet worden bewaard. "
            "Haal het weg."
        ),
        RowProblem.BSN_COLUMN: _(
            "Deze kolom bevat burgerservicenummers (BSN). Die mogen niet worden bewaard. De kolom "
            "is niet gelezen."
        ),
        RowProblem.UNKNOWN_ATTENDEE: _(
            "Er is geen deelnemer met nummer {label}. De rest van de rij is ingelezen; het nummer "
            "staat bij de notities."
        ),
        RowProblem.LIKE_EARLIER_PERSON: _(
            "Dit lijkt op iemand die al in het bestand staat. Beiden staan er nu; kijk of het "
            "dezelfde is."
        ),
        RowProblem.SAME_PERSON: _(
            "Deze persoon stond al in het bestand, in een andere rol. Het blijft één persoon."
        ),
        RowProblem.NUMBER_IN_USE: _(
            "Nummer {label} staat ook bij iemand anders. Rijen die naar dit nummer verwijzen, zijn "
            "niet ingelezen."
        ),
        RowProblem.DATE_ASSUMED: _(
            "Er is geen datum. Bij een aanmelding geldt nu de dag van het inlezen, bij een "
            "hulpvraag de dag van de aanmelding."
        ),
        RowProblem.END_BEFORE_START: _("Het einde ligt voor het begin. Kijk welke datum klopt."),
        RowProblem.TOO_LONG: _(
            "Deze tekst is te lang voor dit veld. De hele tekst staat bij de notities."
        ),
        RowProblem.MISSING_VALUE: _("Hier is niets ingevuld."),
        RowProblem.MISSING_COLUMN: _(
            "Deze kolom is er niet. Zonder antwoord geldt dat er geen toestemming is."
        ),
        RowProblem.UNKNOWN_COLUMN: _("Deze kolom is niet herkend en niet gelezen."),
        RowProblem.UNKNOWN_SHEET: _("Dit blad is niet herkend en niet gelezen."),
        RowProblem.YEAR_ONLY: _("Alleen het geboortejaar is bekend."),
        RowProblem.FORMULA_TEXT: _(
            "Deze tekst begint met een =. Hij is bewaard als tekst, niet als formule."
        ),
    }


def _counted(kind: RowProblem, count: int) -> str:
    """Return what concerns so many rows or people."""
    match kind:
        case RowProblem.ALREADY_THERE:
            text = ngettext(
                "{count} rij stond al in het bestand en is niet nog eens toegevoegd.",
                "{count} rijen stonden al in het bestand en zijn niet nog eens toegevoegd.",
                count,
            )
        case RowProblem.HEALTH_WITHOUT_CONSENT:
            text = ngettext(
                "Van {count} persoon zonder toestemming daarvoor zijn de gegevens over gezondheid "
                "niet bewaard.",
                "Van {count} mensen zonder toestemming daarvoor zijn de gegevens over gezondheid "
                "niet bewaard.",
                count,
            )
        case RowProblem.NO_FILE_CONSENT:
            text = ngettext(
                "Van {count} persoon zonder toestemming voor een dossier is alleen de aanmelding "
                "bewaard.",
                "Van {count} mensen zonder toestemming voor een dossier is alleen de aanmelding "
                "bewaard.",
                count,
            )
        case _:
            raise ValueError(kind)
    return text.format(count=count)


def as_json(result: ImportResult) -> dict[str, Any]:
    """Return the result as the command prints it; tables are called by their usual Dutch names."""
    return {
        "tables": {
            usual_name(counts.table): {
                "rows": counts.rows,
                "added": counts.added,
                "refused": counts.refused,
                "duplicates": counts.duplicates,
                "warnings": counts.warnings,
            }
            for counts in result.tables
        },
        "problems": [
            {
                "sheet": finding.sheet,
                "row": finding.row,
                "column": finding.column,
                "kind": finding.kind.value,
                "severity": finding.severity.value,
                "message": sentence(finding),
            }
            for finding in result.findings
        ],
    }


def summary(result: ImportResult) -> str:
    """Return the result in lines to read: the counts of each table, then every finding."""
    tables = [
        _(
            "{table}: {rows} rijen, {added} toegevoegd, {refused} geweigerd, {duplicates} dubbel"
        ).format(
            table=table_name(counts.table),
            rows=counts.rows,
            added=counts.added,
            refused=counts.refused,
            duplicates=counts.duplicates,
        )
        for counts in result.tables
    ]
    found = [
        f"{place(finding)} ({severity_name(finding.severity)}): {sentence(finding)}"
        for finding in result.findings
    ]
    return "\n".join((*tables, *found))
