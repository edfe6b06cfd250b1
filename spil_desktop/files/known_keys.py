"""The keys of organisations that this computer knows, kept beside its settings."""

import json
from pathlib import Path
from typing import cast

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.rules import signatures
from spil_desktop.rules.signatures import Seal, Sender


def read(file: Path) -> dict[str, str]:
    """Return organisations by the fingerprints of their keys; none when there is no such file."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found = cast("dict[str, object]", stored) if isinstance(stored, dict) else {}
    return {key: name for key, name in found.items() if isinstance(name, str)}


def sender(file: Path, seal: Seal | None) -> Sender | None:
    """Return who signed a package, with what is known here of the key; None without a seal."""
    return None if seal is None else Sender(seal, signatures.trust(seal, read(file)))


def add(file: Path, seal: Seal) -> None:
    """Know from now on that a key is of the organisation that it names; raises `CANNOT_WRITE`."""
    known = {**read(file), seal.fingerprint: seal.organisation}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=file.name) from error
