"""Importing an office's registration: look first, then all of it in one act that can be undone.

A row that is there already is left as it is, so that an import may be repeated: people are known
by names and birth, needs by office number and day, measurements by moment, matches by both sides
and start, occurrences by activity, day and time, rounds by street, day and method.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, FileProblem, SpilError
from spil_desktop.model import ImportBatch
from spil_desktop.rules.imports import Finding, ImportResult, RowProblem, Severity
from spil_desktop.rules.recognition import RecognisedSheet, Recognition, recognise, usual_name
from spil_desktop.rules.sheet_names import Table
from spil_desktop.rules.sheets import Sheet
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, changes, import_known
from spil_desktop.services.areas import AreaRow
from spil_desktop.services.collecting import collecting_later
from spil_desktop.services.import_casework import plan_matches, plan_measurements, plan_needs
from spil_desktop.services.import_participants import plan_participants
from spil_desktop.services.import_places import plan_activities, plan_streets
from spil_desktop.services.import_plan import ImportPlan
from spil_desktop.services.import_volunteers import plan_volunteers
from spil_desktop.services.import_writing import write
from spil_desktop.services.records import fetch

Progress = Callable[[int, int], None]
"""Told how much is done of how much; may raise `SpilError(FileProblem.CANCELLED)` to stop."""

_EVERY: Final = 200
_ORDER: Final = {table: place for place, table in enumerate(Table)}


def examine(
    session: Session, sheets: Sequence[Sheet], area_name: str, *, today: date
) -> ImportResult:
    """Return what an import would do, without writing anything.

    Raises `InputProblem.UNKNOWN_AREA` and `FileProblem.NO_KNOWN_SHEET`.
    """
    area = areas.by_name(session, area_name)
    recognition = _recognise(sheets)
    with collecting_later():
        plan = _plan(session, area, recognition, today, _Steps(None, 0))
    return _result(area, recognition, plan)


def apply(
    session: Session,
    sheets: Sequence[Sheet],
    area_name: str,
    *,
    today: date,
    progress: Progress | None = None,
) -> ImportResult:
    """Import the sheets into an area as one act; raises what `examine` does.

    `progress` is called now and then; what it raises ends the import, and the caller's
    transaction with it. An import that adds nothing leaves no trace.
    """
    area = areas.by_name(session, area_name)
    recognition = _recognise(sheets)
    with collecting_later():
        return _apply(session, sheets, area, recognition, today, progress)


def _apply(
    session: Session,
    sheets: Sequence[Sheet],
    area: AreaRow,
    recognition: Recognition,
    today: date,
    progress: Progress | None,
) -> ImportResult:
    steps = _Steps(progress, sum(len(known.sheet.rows) for known in recognition.tables))
    plan = _plan(session, area, recognition, today, steps)
    result = _result(area, recognition, plan)
    if plan.is_empty:
        return result
    steps.write(sum(len(new.rows) for new in plan.new_rows))
    batch_id = changes.perform(
        session, Act.IMPORT, lambda watched: _write(watched, plan, result, _hash(sheets), steps)
    )
    return replace(result, batch_id=batch_id)


def undo(session: Session, batch_id: int) -> None:
    """Take an import back as a whole: every row is as it was before.

    Raises `InputProblem.UNKNOWN_RECORD`, `ChangeProblem.NOTHING_TO_UNDO` when it was undone or
    is too long ago, and `CHANGED_SINCE` when something imported was changed or used since.
    """
    batch = fetch(session, ImportBatch, batch_id)
    if batch.change_set_id is None or batch.undone_at is not None:
        raise SpilError(ChangeProblem.NOTHING_TO_UNDO)
    changes.undo(session, batch.change_set_id)


class _Steps:
    """Counts rows for progress: reading is the first half, writing the second."""

    def __init__(self, progress: Progress | None, rows: int) -> None:
        self._progress = progress
        self._half = max(rows, 1)
        self._done = 0
        self._to_write = 1

    def read_row(self) -> None:
        """Count a row that is read."""
        self._done += 1
        if self._progress and self._done % _EVERY == 0:
            self._progress(self._done, 2 * self._half)

    def write(self, rows: int) -> None:
        """Begin writing so many rows."""
        self._to_write = max(rows, 1)
        self._done = 0

    def wrote(self, rows: int) -> None:
        """Count rows that are written."""
        self._done += rows
        if self._progress:
            share = self._half * self._done // self._to_write
            self._progress(self._half + share, 2 * self._half)


def _recognise(sheets: Sequence[Sheet]) -> Recognition:
    recognition = recognise(sheets)
    if not recognition.tables:
        raise SpilError(FileProblem.NO_KNOWN_SHEET)
    return recognition


def _plan(
    session: Session, area: AreaRow, recognition: Recognition, today: date, steps: _Steps
) -> ImportPlan:
    """Read everything, people before the rows that refer to them."""
    plan = ImportPlan(area.id, today, recognition, steps.read_row)
    people = import_known.people(session, plan)
    plan_participants(plan, people)
    plan_volunteers(plan, people)
    plan_needs(plan, session)
    plan_measurements(plan, session)
    plan_matches(plan, session)
    plan_activities(plan, session)
    plan_streets(plan, session)
    plan.findings.extend(_left_out(plan, recognition))
    plan.findings.extend(_not_read(recognition))
    return plan


def _left_out(plan: ImportPlan, recognition: Recognition) -> Iterator[Finding]:
    """Say of how many people something was not kept for want of consent."""
    names = {known.table: known.name for known in recognition.tables}
    sheet = names.get(Table.PARTICIPANTS, usual_name(Table.PARTICIPANTS))
    for kind, people in (
        (RowProblem.HEALTH_WITHOUT_CONSENT, plan.left_out_health),
        (RowProblem.NO_FILE_CONSENT, plan.left_out_file),
    ):
        if people:
            yield Finding(sheet, None, None, kind, Severity.WARNING, count=len(people))


def _not_read(recognition: Recognition) -> Iterator[Finding]:
    """List the sheets and columns that are not read."""
    for known in recognition.tables:
        for header in known.bsn:
            yield _column_finding(known, header, RowProblem.BSN_COLUMN)
        for header in known.unknown:
            yield _column_finding(known, header, RowProblem.UNKNOWN_COLUMN)
    for name in recognition.unknown_sheets:
        yield Finding(name, None, None, RowProblem.UNKNOWN_SHEET, Severity.WARNING)


def _column_finding(known: RecognisedSheet, header: str, kind: RowProblem) -> Finding:
    return Finding(known.name, known.sheet.header_row, header, kind, Severity.WARNING)


def _result(area: AreaRow, recognition: Recognition, plan: ImportPlan) -> ImportResult:
    """Put findings in the order of tables and rows, and count the warnings of each table."""
    order = {known.name: _ORDER[known.table] for known in recognition.tables}
    findings = sorted(
        plan.findings,
        key=lambda finding: (order.get(finding.sheet, len(order)), finding.row or 0),
    )
    warnings = Counter(
        finding.sheet for finding in findings if finding.severity is Severity.WARNING
    )
    names = {known.table: known.name for known in recognition.tables}
    counts = tuple(
        replace(counted, warnings=warnings[names[counted.table]]) for counted in plan.counts
    )
    return ImportResult(area.name, recognition, counts, tuple(findings))


def _write(
    session: Session, plan: ImportPlan, result: ImportResult, source_hash: str, steps: _Steps
) -> int:
    write(session, plan, steps.wrote)
    batch = ImportBatch(
        area_id=plan.area_id,
        source_hash=source_hash,
        counts={counts.table.value: _as_counts(counts) for counts in result.tables},
        change_set_id=changes.current_id(session),
    )
    session.add(batch)
    session.flush()
    return batch.id


def _as_counts(counts: Any) -> dict[str, int]:
    return {name: number for name, number in asdict(counts).items() if name != "table"}


def _hash(sheets: Sequence[Sheet]) -> str:
    """Return a fingerprint of what was imported, the same for the same cells."""
    digest = hashlib.sha256()
    for sheet in sheets:
        digest.update(repr((sheet.name, sheet.columns)).encode())
        for row in sheet.rows:
            digest.update(repr(row).encode())
    return digest.hexdigest()
