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
}
SHOW = "import sys, spil_desktop.app, spil_desktop.ui.today.page as _; print(*sys.modules)"


def loaded():
    shown = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True)
    return shown.stdout.split()


def test_the_first_page_loads_nothing_heavy_and_qt_last():
    modules = loaded()

    assert not HEAVY & set(modules)
    assert modules.index("sqlalchemy.orm") < modules.index("PySide6.QtCore")
    assert modules.index("spil_desktop.services.today") < modules.index("PySide6.QtCore")
    late = modules[modules.index("PySide6.QtCore") :]
    assert not [
        name
        for name in late
        if name.startswith(("sqlalchemy.", "spil_desktop.services.", "spil_desktop.model."))
    ]
