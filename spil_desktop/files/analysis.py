"""What an evaluator takes along from packages: one release, or several pilots, for analysis."""

import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from pathlib import Path

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import csv_tables, dataset_csv, datasets, file_names, html, pilot_html
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.release import Release

Write = Callable[[Path], None]


class Form(StrEnum):
    """A form in which figures can be taken along."""

    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    SAV = "sav"


def write(
    shown: Release | PilotComparison, folder: Path, forms: Collection[Form] = tuple(Form)
) -> tuple[Path, ...]:
    """Write a release or a comparison into `folder`, and return what was written.

    As with `exports.write_all`, files of the same name make place. Raises `SpilError` with
    `FileProblem.CANNOT_WRITE`; then nothing new is left behind.
    """
    writers = _of_release(shown) if isinstance(shown, Release) else _of_comparison(shown)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".spil-", dir=folder) as beside:
            made: list[Path] = []
            for form in (each for each in Form if each in set(forms)):
                made.append(Path(beside) / file_name(shown, form))
                writers[form](made[-1])
            return tuple(_move(path, folder / path.name) for path in made)
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=folder.name) from error


def file_name(shown: Release | PilotComparison, form: Form) -> str:
    """Return the name of a form's file or folder: what it is of, and what it is."""
    name = file_names.slug(shown) if isinstance(shown, Release) else _("pilots-naast-elkaar")
    end = {
        Form.PDF: ".pdf",
        Form.HTML: ".html",
        Form.XLSX: _("-tabellen.xlsx"),
        Form.CSV: _("-csv"),
        Form.SAV: _("-spss"),
    }[form]
    return f"{name}{end}"


def _of_release(release: Release) -> Mapping[Form, Write]:
    def xlsx(path: Path) -> None:
        from spil_desktop.files import xlsx as written  # noqa: PLC0415 - takes 0.1 s

        written.write(release, path)

    def pdf(path: Path) -> None:
        from spil_desktop.files import pdf as written  # noqa: PLC0415 - takes 0.2 s

        written.write(release, path)

    return {
        Form.PDF: pdf,
        Form.HTML: lambda path: html.write(release, path),
        Form.XLSX: xlsx,
        Form.CSV: lambda path: csv_tables.write(release, path),
        Form.SAV: lambda path: _sav(datasets.of_release(release), path),
    }


def _of_comparison(comparison: PilotComparison) -> Mapping[Form, Write]:
    def xlsx(path: Path) -> None:
        from spil_desktop.files import pilot_xlsx  # noqa: PLC0415 - takes 0.1 s

        pilot_xlsx.write(comparison, path)

    def pdf(path: Path) -> None:
        from spil_desktop.files import pilot_pdf  # noqa: PLC0415 - takes 0.2 s

        pilot_pdf.write(comparison, path)

    return {
        Form.PDF: pdf,
        Form.HTML: lambda path: pilot_html.write(comparison, path),
        Form.XLSX: xlsx,
        Form.CSV: lambda path: dataset_csv.write(comparison, path),
        Form.SAV: lambda path: _sav(datasets.of_comparison(comparison), path),
    }


def _sav(found: tuple[datasets.Dataset, ...], path: Path) -> None:
    from spil_desktop.files import sav  # noqa: PLC0415 - takes half a second

    sav.write(found, path)


def _move(made: Path, place: Path) -> Path:
    """Put what was made in its place, over what stands there."""
    if place.is_dir():
        shutil.rmtree(place)
    return made.replace(place)
