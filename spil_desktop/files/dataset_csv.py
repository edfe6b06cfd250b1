"""Data for analysis as CSV in words: semicolon, UTF-8 with a byte-order mark, decimal comma."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from spil_desktop.files import csv_tables
from spil_desktop.files.datasets import Dataset, Value, Variable
from spil_desktop.texts import numbers


def write(datasets: Iterable[Dataset], folder: Path) -> None:
    """Write a file for every dataset into the new `folder`; OSError when that is not possible."""
    folder.mkdir(parents=True)
    for dataset in datasets:
        rows = [[variable.label for variable in dataset.variables]]
        rows += [
            [_text(variable, value) for variable, value in zip(dataset.variables, row, strict=True)]
            for row in dataset.rows
        ]
        data = csv_tables.encode(rows, ";").encode("utf-8-sig")
        (folder / f"{dataset.name}.csv").write_bytes(data)


def _text(variable: Variable, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return numbers.decimal(value)
    return dict(variable.codes).get(str(value), str(value))
