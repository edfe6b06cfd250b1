"""The packages that are open, and what is known of who made them. No widgets in here."""

from dataclasses import dataclass
from pathlib import Path

from spil_desktop import paths
from spil_desktop.errors import PackageProblem, SpilError
from spil_desktop.files import known_keys, validation
from spil_desktop.files.validation import Checked
from spil_desktop.rules import submissions
from spil_desktop.rules.signatures import Trust
from spil_desktop.rules.submissions import DoubleKind


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """One open package: what was found in it, and what is known of its key (None: no key)."""

    number: int
    checked: Checked
    trust: Trust | None

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.checked.release is not None


class OpenedPackages:
    """All open packages, in the order in which they were opened."""

    def __init__(self) -> None:
        self.packages: list[OpenedPackage] = []
        self._numbers = 0

    def open(self, path: Path) -> OpenedPackage:
        """Read the package at `path` and add it.

        Raises what `validation.check` raises, and `PackageProblem.SAME_FIGURES` with the names of
        both files when the same figures are open already.
        """
        checked = validation.check(path)
        self._refuse_double(checked)
        self._numbers += 1
        opened = OpenedPackage(self._numbers, checked, _trust(checked))
        self.packages.append(opened)
        return opened

    def like(self, opened: OpenedPackage) -> tuple[OpenedPackage, ...]:
        """Return the others that have the same figures, under the name of another area."""
        return tuple(each for each in self.packages if _is_like(each.checked, opened.checked))

    def close(self, number: int) -> None:
        """Show a package no more."""
        self.packages = [each for each in self.packages if each.number != number]

    def find(self, number: object) -> OpenedPackage | None:
        """Return the package with this number."""
        return next((each for each in self.packages if each.number == number), None)

    def trust(self, opened: OpenedPackage) -> None:
        """Know the key of a package from now on; raises `FileProblem.CANNOT_WRITE`."""
        if opened.checked.seal is not None:
            known_keys.add(paths.known_keys(), opened.checked.seal)
        self.packages = [
            OpenedPackage(each.number, each.checked, _trust(each.checked)) for each in self.packages
        ]

    def _refuse_double(self, checked: Checked) -> None:
        for each in self.packages:
            if checked.release is None or each.checked.release is None:
                continue
            found = submissions.doubles((each.checked.release, checked.release))
            if any(double.kind is DoubleKind.SAME_FIGURES for double in found):
                names = f"{each.checked.path.name}, {checked.path.name}"
                raise SpilError(PackageProblem.SAME_FIGURES, file=names)


def _is_like(one: Checked, other: Checked) -> bool:
    if one.release is None or other.release is None:
        return False
    return any(
        not each.kind.is_certain for each in submissions.doubles((one.release, other.release))
    )


def _trust(checked: Checked) -> Trust | None:
    sender = known_keys.sender(paths.known_keys(), checked.seal)
    return sender.trust if sender else None
