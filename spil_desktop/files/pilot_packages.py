"""Several packages at once: checked, and then put side by side."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spil_desktop import paths as places
from spil_desktop.errors import PackageProblem, SpilError
from spil_desktop.files import known_keys, validation
from spil_desktop.files.validation import Checked
from spil_desktop.rules import pilots
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import findings, numbers


def compare(paths: Sequence[Path]) -> PilotComparison:
    """Return the packages at `paths` side by side.

    Raises `PackageProblem.NOT_VALID` for a package with a fault, and what `compare_checked` raises.
    """
    return compare_checked([validation.check(path) for path in paths])


def not_valid(faulty: Checked) -> SpilError:
    """Return the error for a package with a fault, with the first fault in words."""
    first = faulty.findings[0]
    if first.where == faulty.path.name:  # which comes first anyhow
        first = replace(first, where="")
    found = findings.sentence(first)
    return SpilError(PackageProblem.NOT_VALID, file=faulty.path.name, found=found)


def compare_checked(packages: Sequence[Checked]) -> PilotComparison:
    """Return packages that were read before side by side.

    Raises what `rules.pilots.compare` raises, with the names of the files that it is about.
    """
    faulty = next((each for each in packages if each.release is None), None)
    if faulty is not None:
        raise not_valid(faulty)
    try:
        found = pilots.compare([each.release for each in packages if each.release])
    except SpilError as error:
        doubles = [error.values[name] for name in ("first", "second") if name in error.values]
        if not doubles:
            raise
        named = tuple(packages[int(str(place))].path.name for place in doubles)
        raise SpilError(error.problem, file=numbers.enumeration(named)) from error
    known = places.known_keys()
    senders = [known_keys.sender(known, each.seal) for each in packages]
    return replace(found, senders=tuple(each for each in senders if each))
