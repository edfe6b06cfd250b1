"""Tables as SPSS files, each with the labels of its variables and codes.

Import this module late: pyreadstat and pandas take half a second.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pandas as pd  # pyright: ignore[reportMissingTypeStubs]  # it has none
import pyreadstat

from spil_desktop.files.datasets import TOTAL_CODE, Absent, Dataset, Value, Variable, why_absent

_NOTE_BYTES: Final = 80
_LONGEST_TITLE: Final = 60
_TOTAL: Final = 0.0
ABSENT: Final = {absent: float(number) for number, absent in enumerate(Absent, -99)}
"""The number that stands for each reason why there is no figure; no figure is as low as these."""
_MISSING: Final = frozenset(ABSENT.values())


def write(datasets: Iterable[Dataset], folder: Path) -> None:
    """Write a file for every dataset into the new `folder`; OSError when that is not possible."""
    folder.mkdir(parents=True)
    for dataset in datasets:
        _write_one(dataset, folder / f"{dataset.name}.sav")


def _write_one(dataset: Dataset, path: Path) -> None:
    columns = tuple(zip(*dataset.rows, strict=True)) or ((),) * len(dataset.variables)
    frame: Any = pd.DataFrame(
        {
            variable.name: pd.Series(
                [_number(variable, value) for value in column], dtype="float64"
            )
            for variable, column in zip(dataset.variables, columns, strict=True)
        }
    )
    labels = {
        variable.name: _labels(variable, column)
        for variable, column in zip(dataset.variables, columns, strict=True)
    }
    notes = [line for note in dataset.notes for line in _lines(note)]
    pyreadstat.write_sav(
        frame,
        path,
        file_label=_short(dataset.title),
        column_labels={variable.name: variable.label for variable in dataset.variables},
        note=notes,
        variable_value_labels={name: found for name, found in labels.items() if found},
        missing_ranges={
            name: [{"lo": min(_MISSING), "hi": max(_MISSING)}]
            for name, found in labels.items()
            if not _MISSING.isdisjoint(found)
        },
        variable_measure={
            variable.name: "nominal" if variable.codes else "scale"
            for variable in dataset.variables
        },
        variable_format={
            variable.name: "F8.1" if variable.name == "mean" else "F8.0"
            for variable in dataset.variables
        },
    )


def _labels(variable: Variable, column: Iterable[Value]) -> dict[float, str]:
    """Return the label of every code, and of every reason why there is no figure in a column."""
    names = dict(variable.codes)
    found = {number: names[code] for code, number in _numbers(variable).items()}
    absent = {value for value in column if isinstance(value, Absent)}
    return found | {ABSENT[each]: why_absent(each) for each in Absent if each in absent}


def _lines(note: str) -> Iterator[str]:
    """Cut a note into lines of at most so many bytes as the format has for one."""
    line = ""
    for word in note.split():
        longer = f"{line} {word}".lstrip()
        if len(longer.encode()) > _NOTE_BYTES and line:
            yield line
            longer = word
        line = longer.encode()[:_NOTE_BYTES].decode(errors="ignore")
    yield line


def _short(title: str) -> str:
    """Cut a title so that it fits in the 64 bytes that the format has for it."""
    return title.encode()[:_LONGEST_TITLE].decode(errors="ignore")


def _numbers(variable: Variable) -> dict[str, float]:
    """Return the number that stands for each code: from 1 in their order, a total is 0."""
    codes = [code for code, _label in variable.codes]
    own = [code for code in codes if code != TOTAL_CODE]
    found = {code: float(number) for number, code in enumerate(own, 1)}
    return {**found, TOTAL_CODE: _TOTAL} if TOTAL_CODE in codes else found


def _number(variable: Variable, value: Value) -> float:
    if isinstance(value, Absent):
        return ABSENT[value]
    if isinstance(value, int | Decimal):
        return float(value)
    return _numbers(variable)[value]
