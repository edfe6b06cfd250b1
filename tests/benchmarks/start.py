"""One start of the window, or of a bare one, in a process of its own: seconds and memory."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

import psutil

_RUNS = 5


@dataclass(frozen=True, slots=True)
class Start:
    """What one start took: by the clock, of the processor (both milliseconds), and megabytes.

    On a machine that others use too, the clock also counts the waiting for them.
    """

    clock: float
    processor: float
    memory: float


def measured(*starts: tuple[str, ...]) -> tuple[Start, ...]:
    """Return the best of some starts of each kind, in turn, so that all meet the same machine.

    The modules are compiled, as after an installation.
    """
    with tempfile.TemporaryDirectory() as compiled:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": compiled,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for words in starts:
            _once(environment, words)  # compiles
        found = [[_once(environment, words) for words in starts] for _run in range(_RUNS)]
    return tuple(_best(kind) for kind in zip(*found, strict=True))


def _best(found: tuple[Start, ...]) -> Start:
    return Start(
        min(one.clock for one in found),
        min(one.processor for one in found),
        min(one.memory for one in found),
    )


def _once(environment: dict[str, str], words: tuple[str, ...]) -> Start:
    command = [sys.executable, "-m", "tests.benchmarks.start_one", *words]
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        if started.stdout.readline() != "ready\n":
            message = f"{command} did not start"
            raise RuntimeError(message)
        clock = time.perf_counter() - began
        process = psutil.Process(started.pid)
        used, memory = process.cpu_times(), process.memory_info().rss
        started.kill()
    return Start(clock * 1000, (used.user + used.system) * 1000, memory / 1e6)
