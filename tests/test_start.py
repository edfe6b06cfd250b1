"""What the first page may load: the budgets of the start and of memory depend on it."""

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
SHOW = """
import builtins, sys
import spil_desktop.app, spil_desktop.ui.today.page
print(builtins.__import__.__name__, *sys.modules)
"""


def test_the_first_page_loads_nothing_heavy_and_leaves_import_as_it_was():
    shown = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True)
    how, *modules = shown.stdout.split()

    assert not HEAVY & set(modules)
    assert "PySide6.QtWidgets" in modules
    assert how == "__import__"
