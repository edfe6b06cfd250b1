"""Counts which lines and branches of the program the tests reach: `pytest -p tests.covered`.

Slipcover puts its marks into the code while it is loaded, and takes those away that were passed
often. What asks the interpreter to be told of every line costs nearly half of all time of the
tests on Python 3.11, in the libraries as well.
"""

import json
import os
from fnmatch import fnmatch
from functools import reduce
from pathlib import Path
from typing import Any, Final

import pytest
import slipcover

ROOT: Final = Path(__file__).parents[1]
PROGRAM: Final = "spil_desktop"
OMITTED: Final = [f"{PROGRAM}/storage/migrations/*"]
NOT_TO_BE_REACHED: Final = ["if TYPE_CHECKING:", "assert_never"]
FLOORS: Final = (
    (95, (f"{PROGRAM}/*",)),
    (99, (f"{PROGRAM}/rules/*", f"{PROGRAM}/services/*")),
)
"""The least percentage of lines and branches, and of which files together."""

Counted = dict[str, Any]


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin before the program is loaded, where the tests are run: here or in workers."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        part: Worker | Controller = Worker(_begin())
    elif getattr(early_config.known_args_namespace, "numprocesses", None):
        part = Controller(None)
    else:
        part = Controller(_begin())
    early_config.pluginmanager.register(part)


def _begin() -> slipcover.Slipcover:
    """Count from here on; what is never loaded counts as never reached."""
    whole = [str(ROOT / PROGRAM)]
    marks = slipcover.Slipcover(
        branch=True,
        d_miss_threshold=5000,  # a round that takes marks away costs more than many of them
        source=whole,
        omit=OMITTED,
        exclude_also=NOT_TO_BE_REACHED,
    )
    ours = slipcover.FileMatcher(sources=whole, omit=OMITTED)
    slipcover.ImportManager(marks, ours).__enter__()
    return marks


class Worker:
    """Sends what it counted to the process that gave it a part of the tests."""

    def __init__(self, marks: slipcover.Slipcover) -> None:
        self._marks = marks

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        session.config.workeroutput["covered"] = json.dumps(self._marks.get_coverage())


class Controller:
    """Puts together what was counted, and fails the run under a floor."""

    def __init__(self, marks: slipcover.Slipcover | None) -> None:
        self._marks = marks
        self._parts: list[Counted] = []
        self._counted: Counted = {}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        if output := getattr(node, "workeroutput", None):  # none of a worker that broke down
            self._parts.append(json.loads(output["covered"]))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._marks:
            self._parts.append(self._marks.get_coverage())
        if not self._parts:
            return
        self._counted = reduce(slipcover.merge_coverage, self._parts)
        under = any(_percentage(self._counted, files) < floor for floor, files in FLOORS)
        if under and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self._counted:
            return
        terminalreporter.section("lines and branches reached")
        slipcover.print_coverage(self._counted, outfile=terminalreporter, skip_covered=True)
        for floor, files in FLOORS:
            reached = _percentage(self._counted, files)
            needed = "enough" if reached >= floor else f"TOO LITTLE, {floor} % is needed"
            terminalreporter.write_line(f"{reached:6.2f} % of {' '.join(files)}: {needed}")


def _percentage(counted: Counted, patterns: tuple[str, ...]) -> float:
    """Return how much of the lines and branches of those files was reached."""
    reached = missed = 0
    for name, file in counted["files"].items():
        if any(fnmatch(name, pattern) for pattern in patterns):
            reached += len(file["executed_lines"]) + len(file["executed_branches"])
            missed += len(file["missing_lines"]) + len(file["missing_branches"])
    return 100 * reached / (reached + missed)
