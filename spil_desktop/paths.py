"""Where things are: the program's own resources and the user's folders."""

import sys
from pathlib import Path

import platformdirs


def resource(name: str = "") -> Path:
    """Return the path of a file or folder in `resources/`, from a clone or a packaged program."""
    base = Path(getattr(sys, "_MEIPASS", Path(__file__).parent.parent))
    return base / "resources" / name


def settings_file() -> Path:
    """Return the file with this computer's appearance settings; it holds nothing personal."""
    return platformdirs.user_config_path("Spil", appauthor=False) / "settings.json"


def known_keys() -> Path:
    """Return the file with the keys of organisations whose packages this computer knows."""
    return platformdirs.user_config_path("Spil", appauthor=False) / "known-keys.json"


def default_store() -> Path:
    """Return the folder in which a first store is proposed."""
    return platformdirs.user_data_path("Spil", appauthor=False) / "bestand"


def log_folder() -> Path:
    """Return the folder of the program's log, which names no one."""
    return platformdirs.user_log_path("Spil", appauthor=False)
