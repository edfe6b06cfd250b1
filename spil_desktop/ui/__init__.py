"""The windows: Qt, and only here."""

import builtins


def _load_qt() -> None:
    """Load Qt, and leave `import` as it was.

    PySide6 puts one of its own in the place, for its `from __feature__ import`, which nothing here
    uses. It reads the source of every module that is imported later and keeps the text: 0.2 s
    and 20 MB for SQLAlchemy alone.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]

    builtins.__import__ = plain


_load_qt()
