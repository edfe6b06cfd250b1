import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from spil_desktop.model import Area
from spil_desktop.storage import checks, store

ROUNDS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_every_confirmed_write_outlives_two_hundred_kills(folder: Path, printed_key: str) -> None:
    script = Path(__file__).with_name("killed_writer.py")
    answer = subprocess.run(
        [sys.executable, script, folder, printed_key, str(ROUNDS)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    told = json.loads(answer.stdout)

    assert told["lost"] == []
    assert told["opened"] > ROUNDS / 2
    assert len(told["confirmed"]) > ROUNDS
    with store.open_with_recovery_key(folder, printed_key) as database:
        kept = set(database.read(lambda session: session.scalars(select(Area.name)).all()))
        assert {str(number) for number in told["confirmed"]} <= kept
        assert len(kept) <= len(told["confirmed"]) + ROUNDS
        assert checks.check(database).sound
