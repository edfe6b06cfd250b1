"""Writes a release in every wanted format: all of it, or after a failure or Cancel nothing."""

import shutil
import tempfile
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import file_names
from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.rules.signatures import Signer
from spil_desktop.services.collecting import collecting_later
from spil_desktop.services.stories import ToldStory


class Format(StrEnum):
    """A form in which a release can leave the program."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"
    PACKAGE = "package"


WITH_STORIES = frozenset({Format.PDF, Format.HTML})
"""The forms that have stories beside the figures."""


class Progress(Protocol):
    """Told after every step; it stops the work by raising, as with `FileProblem.CANCELLED`."""

    def __call__(self, done: int, total: int) -> None:
        """Take note that `done` of `total` steps are ready."""
        ...


def write_all(
    release: Release,
    folder: Path,
    formats: Collection[Format] = tuple(Format),
    progress: Progress | None = None,
    *,
    signer: Signer,
    told: Sequence[ToldStory] = (),
) -> tuple[Path, ...]:
    """Write `release` into `folder` in `formats`, and return what was written.

    `signer` signs the package. What people `told` stands in the formats that are read as a
    report, and in no file of figures.

    Everything is first written beside its place and then moved there, over files of the same
    name. Raises `SpilError` with `FileProblem.CANNOT_WRITE`; what `progress` raises passes on.
    In both cases nothing new is left behind.
    """
    wanted = [each for each in Format if each in set(formats)]
    files = [
        (file_name(release, each), partial(_write, each, signer, told, release)) for each in wanted
    ]
    with collecting_later():
        return write_files(folder, files, progress)


def write_files(
    folder: Path,
    files: Sequence[tuple[str, Callable[[Path], object]]],
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Let each writer write the file named beside it in `folder`: all or none; see `write_all`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".spil-", dir=folder) as beside:
            made: list[Path] = []
            for done, (name, write) in enumerate(files):
                if progress:
                    progress(done, len(files))
                made.append(Path(beside) / name)
                write(made[-1])
            if progress:
                progress(len(files), len(files))
            return tuple(_move(path, folder / path.name) for path in made)
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=folder.name) from error


def _write(
    kind: Format, signer: Signer, told: Sequence[ToldStory], release: Release, path: Path
) -> None:
    _writer(kind, signer, told)(release, path)


def file_name(release: Release, kind: Format) -> str:
    """Return the name of a format's file or folder: area, period and what it is."""
    end = {
        Format.PDF: ".pdf",
        Format.XLSX: _("-tabellen.xlsx"),
        Format.CSV: _("-csv"),
        Format.HTML: ".html",
        Format.PACKAGE: _("-pakket.zip"),
    }[kind]
    return f"{file_names.slug(release)}{end}"


def _writer(
    kind: Format, signer: Signer, told: Sequence[ToldStory]
) -> Callable[[Release, Path], None]:
    """Return what writes a format; its libraries take 0.1 to 0.2 s and are read only now."""
    match kind:
        case Format.PDF:
            from spil_desktop.files import pdf  # noqa: PLC0415 - see above

            return partial(pdf.write, told=told)
        case Format.XLSX:
            from spil_desktop.files import xlsx  # noqa: PLC0415 - see above

            return xlsx.write
        case Format.CSV:
            from spil_desktop.files import csv_tables  # noqa: PLC0415 - see above

            return csv_tables.write
        case Format.HTML:
            from spil_desktop.files import html  # noqa: PLC0415 - see above

            return partial(html.write, told=told)
        case Format.PACKAGE:
            from spil_desktop.files import package  # noqa: PLC0415 - see above

            return partial(package.write, signer=signer)


def _move(made: Path, place: Path) -> Path:
    """Put what was made in its place, over what stands there."""
    if place.is_dir():
        shutil.rmtree(place)
    return made.replace(place)
