"""Says which system libraries and Python parts are missing; as root on Debian it installs them.

Runs with the system's own python3, before there is a virtual environment.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing(libraries):
    """Return the Debian packages of the libraries that cannot be loaded."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def venv_package():
    """Return the Debian package without which python3 makes no virtual environment, if any."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    return [f"python3.{sys.version_info.minor}-venv"]


def install(packages):
    """Install Debian packages; return whether that went well."""
    quiet = {"check": False, "stdout": subprocess.DEVNULL}
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)
    return subprocess.run(command, env=environment, **quiet).returncode == 0


def main():
    """Install or name what is missing; exit 1 when the program cannot run without it."""
    if sys.version_info < (3, 11):
        sys.exit("Spil needs Python 3.11 or newer; set PYTHON=python3.11 (or newer).")
    needed = venv_package()
    wished = []
    if sys.platform == "linux":
        needed += missing(LIBRARIES)
        wished = missing(WINDOW_LIBRARIES) if os.environ.get("DISPLAY") else []
    if not needed + wished:
        return
    names = " ".join(needed + wished)
    if shutil.which("apt-get") and os.geteuid() == 0 and install(needed + wished):
        print(f"Installed system packages: {names}")
    elif needed:
        sys.exit(f"Missing system packages; install them first: apt-get install {names}")


if __name__ == "__main__":
    main()
