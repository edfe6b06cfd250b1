import subprocess
import sys


def test_the_program_starts_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "spil_desktop", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "0.1.0" in done.stdout
