"""What the passphrase and the first page may load: start and memory depend on it."""

import subprocess
import sys

HEAVY = {
    "numpy",
    "scipy",
    "highspy",
    "rapidfuzz",
    "phonenumbers",
    "alembic",
    "cryptography",
    "reportlab",
    "spil_desktop.model.evaluation",
    "spil_desktop.model.organisation",
    "spil_desktop.model.safety",
}
FIRST_PAGE = "spil_desktop.app, spil_desktop.ui.window, spil_desktop.ui.today.page"


def loaded_with(names: str) -> tuple[str, set[str]]:
    """Import `names` in a new process; return what `import` is then, and all modules."""
    asked = f"import builtins, sys, {names}; print(builtins.__import__.__name__, *sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    how, *modules = shown.stdout.split()
    return how, set(modules)


def test_the_first_page_loads_nothing_heavy_and_leaves_import_as_it_was():
    how, modules = loaded_with(FIRST_PAGE)

    assert not HEAVY & modules
    assert {"PySide6.QtWidgets", "sqlalchemy"} < modules
    assert how == "__import__"


def test_the_passphrase_is_asked_before_the_database_is_loaded():
    _, modules = loaded_with("spil_desktop.app")

    assert "spil_desktop.ui.opening" in modules
    assert not {"sqlalchemy", "sqlcipher3", "spil_desktop.model"} & modules
