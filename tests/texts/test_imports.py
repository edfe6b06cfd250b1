from itertools import product

import pytest

from spil_desktop.rules.imports import Finding, ImportResult, RowProblem, Severity, TableCounts
from spil_desktop.rules.recognition import Recognition
from spil_desktop.rules.sheet_names import Table
from spil_desktop.texts import imports

REFUSALS = {
    RowProblem.NO_FAMILY_NAME,
    RowProblem.IMPOSSIBLE_DATE,
    RowProblem.BIRTH_IN_FUTURE,
    RowProblem.UNKNOWN_PARTICIPANT,
    RowProblem.UNKNOWN_VOLUNTEER,
    RowProblem.AMBIGUOUS_NUMBER,
    RowProblem.MISSING_VALUE,
    RowProblem.UNKNOWN_LABEL,
    RowProblem.HEALTH_WITHOUT_CONSENT,
    RowProblem.NO_FILE_CONSENT,
}
COUNTED = {
    RowProblem.ALREADY_THERE,
    RowProblem.HEALTH_WITHOUT_CONSENT,
    RowProblem.NO_FILE_CONSENT,
}
ONLY_REFUSALS = {
    RowProblem.NO_FAMILY_NAME,
    RowProblem.BIRTH_IN_FUTURE,
    RowProblem.UNKNOWN_PARTICIPANT,
    RowProblem.UNKNOWN_VOLUNTEER,
    RowProblem.AMBIGUOUS_NUMBER,
}
COMPARED = {
    RowProblem.DUPLICATE_OF_EARLIER_ROW,
    RowProblem.LIKE_EARLIER_PERSON,
    RowProblem.SAME_PERSON,
}
REMARKS = set(RowProblem) - COUNTED - ONLY_REFUSALS - {RowProblem.DUPLICATE_OF_EARLIER_ROW}


def finding(kind: RowProblem, severity: Severity = Severity.WARNING, **more: object) -> Finding:
    return Finding("Deelnemers", 4, "Postcode", kind, severity, **more)  # type: ignore[arg-type]


EVERY = [
    *(finding(kind, Severity.ERROR, label="V9") for kind in sorted(REFUSALS)),
    *(finding(kind, label="V9") for kind in sorted(REMARKS)),
    *(finding(kind, other_row=41) for kind in sorted(COMPARED)),
    *(finding(kind, count=count) for kind, count in product(sorted(COUNTED), (1, 2))),
]


@pytest.mark.parametrize(
    "found",
    EVERY,
    ids=lambda found: "-".join(
        map(str, (found.kind, found.severity, found.other_row, found.count))
    ),
)
def test_every_finding_has_a_sentence(found: Finding) -> None:
    sentence = imports.sentence(found)

    assert sentence.endswith(".")
    assert "{" not in sentence
    assert found.kind.value not in sentence


def test_every_kind_is_said_somewhere() -> None:
    assert {found.kind for found in EVERY} == set(RowProblem)


def test_a_sentence_names_the_word_the_other_row_and_the_count() -> None:
    assert "“via de bakker”" in imports.sentence(
        finding(RowProblem.UNKNOWN_LABEL, label="via de bakker")
    )
    assert "rij 41" in imports.sentence(finding(RowProblem.DUPLICATE_OF_EARLIER_ROW, other_row=41))
    assert "19 mensen" in imports.sentence(finding(RowProblem.HEALTH_WITHOUT_CONSENT, count=19))
    assert "1 persoon" in imports.sentence(finding(RowProblem.HEALTH_WITHOUT_CONSENT, count=1))


def test_a_word_with_braces_in_it_is_only_a_word() -> None:
    assert "“{count}”" in imports.sentence(finding(RowProblem.UNKNOWN_LABEL, label="{count}"))


def test_only_counted_kinds_have_a_count() -> None:
    with pytest.raises(ValueError, match="unknown_sheet"):
        imports.sentence(finding(RowProblem.UNKNOWN_SHEET, count=3))


def test_where_a_finding_is() -> None:
    assert imports.place(finding(RowProblem.INVALID_POSTCODE)) == "Deelnemers, rij 4, Postcode"
    sheet = Finding("Los", None, None, RowProblem.UNKNOWN_SHEET, Severity.WARNING)
    assert imports.place(sheet) == "Los"


def result(*findings: Finding) -> ImportResult:
    counts = TableCounts(
        Table.PARTICIPANTS, rows=165, added=161, refused=3, duplicates=1, warnings=1
    )
    return ImportResult("De Bouwen", Recognition((), ()), (counts,), findings, batch_id=1)


def test_the_result_as_json() -> None:
    assert imports.as_json(result(finding(RowProblem.INVALID_POSTCODE))) == {
        "tables": {
            "Deelnemers": {
                "rows": 165,
                "added": 161,
                "refused": 3,
                "duplicates": 1,
                "warnings": 1,
            }
        },
        "problems": [
            {
                "sheet": "Deelnemers",
                "row": 4,
                "column": "Postcode",
                "kind": "invalid_postcode",
                "severity": "warning",
                "message": "Dit is geen postcode. Wat er stond, staat nu bij de notities.",
            }
        ],
    }


def test_the_result_in_lines() -> None:
    lines = imports.summary(
        result(
            finding(RowProblem.INVALID_POSTCODE),
            finding(RowProblem.NO_FAMILY_NAME, Severity.ERROR),
            finding(RowProblem.YEAR_ONLY, Severity.INFO),
        )
    ).splitlines()

    assert lines[0] == "Deelnemers: 165 rijen, 161 toegevoegd, 3 geweigerd, 1 dubbel"
    assert lines[1].startswith("Deelnemers, rij 4, Postcode (let op): Dit is geen postcode.")
    assert "(geweigerd)" in lines[2]
    assert "(ter informatie)" in lines[3]


def test_every_table_has_a_name() -> None:
    names = {imports.table_name(table) for table in Table}

    assert len(names) == len(Table)
