"""Classes that are imported when they are first needed, so that a start reads what it shows."""

import importlib
from typing import Any


def found(place: str) -> Any:
    """Return what stands at "module:Name", imported now."""
    module, name = place.split(":")
    return getattr(importlib.import_module(module), name)
