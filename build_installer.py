"""Makes what this platform can install: a folder with the program, and on Debian a .deb of it.

It ends by running the result's own self-test, because a build without migrations, fonts or cipher
starts only on the machine that made it.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from spil_desktop import __version__

ROOT = Path(__file__).parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
PROGRAM = DIST / "spil-desktop"
NAME = "spil-desktop"
DEB_LIBRARIES = (
    "libegl1, libgl1, libdbus-1-3, libfontconfig1, libglib2.0-0, libxkbcommon0,"
    " libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1,"
    " libxcb-randr0, libxcb-render-util0, libxcb-shape0, libxcb-xinerama0, libxcb-xkb1"
)
UNUSED = (
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtNetwork",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "tkinter",
    "matplotlib",
    "PIL.ImageTk",
    "pytest",
    "hypothesis",
    "babel",
)
UNUSED_FILES = (
    "Qml",
    "Quick",
    "libQt6Network",
    "libQt6Sql",
    "libQt6Pdf",
    "qmltooling",
    "libQt6Test",
)

DESKTOP_ENTRY = f"""[Desktop Entry]
Type=Application
Name=Spil
Comment=Bewoners, hulpvragen, koppelingen en veilige cijfers
Comment[en]=Residents, needs, matches and safe figures
Exec={NAME}
Icon={NAME}
Categories=Office;Database;
StartupWMClass={NAME}
"""


def run(*command: str | Path, **options: object) -> None:
    """Run a command; stop with its error when it fails."""
    subprocess.run([str(part) for part in command], check=True, **options)  # type: ignore[call-overload]


def freeze() -> Path:
    """Build the one-folder program and return its folder."""
    shutil.rmtree(PROGRAM, ignore_errors=True)
    separator = os.pathsep
    command: list[str | Path] = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--onedir", "--windowed",
        "--log-level", "ERROR", "--name", NAME, "--distpath", DIST, "--workpath", BUILD,
        "--specpath", BUILD, "--contents-directory", "lib",
        "--add-data", f"{ROOT / 'resources'}{separator}resources",
        "--add-data",
        f"{ROOT / 'spil_desktop/storage/migrations'}{separator}spil_desktop/storage/migrations",
        "--collect-data", "font_source_sans_pro", "--collect-data", "qtawesome",
        "--collect-submodules", "spil_desktop", "--hidden-import", "sqlcipher3",
        "--hidden-import", "qtawesome",
    ]  # fmt: skip
    for module in UNUSED:
        command += ["--exclude-module", module]
    run(*command, ROOT / "spil_desktop" / "__main__.py")
    for path in sorted(PROGRAM.rglob("*")):
        if any(part in path.name for part in UNUSED_FILES) and path.is_file():
            path.unlink()
    return PROGRAM


def package_deb(program: Path) -> Path:
    """Wrap the program in a .deb with a menu entry and an icon; return the file."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    target = tree / "opt" / NAME
    shutil.copytree(program, target, symlinks=True)
    for folder in (
        "DEBIAN",
        "usr/bin",
        "usr/share/applications",
        "usr/share/icons/hicolor/scalable/apps",
    ):
        (tree / folder).mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    (tree / "usr/share/applications" / f"{NAME}.desktop").write_text(
        DESKTOP_ENTRY, encoding="utf-8"
    )
    shutil.copy(
        ROOT / "resources/icons/spil.svg",
        tree / "usr/share/icons/hicolor/scalable/apps" / f"{NAME}.svg",
    )
    kilobytes = sum(path.stat().st_size for path in tree.rglob("*") if _is_content(path)) // 1024
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    (tree / "DEBIAN/control").write_text(
        f"Package: {NAME}\nVersion: {__version__}\nArchitecture: {architecture}\n"
        f"Installed-Size: {kilobytes}\nSection: office\nPriority: optional\n"
        f"Maintainer: The Spil founders <spil@example.invalid>\nDepends: {DEB_LIBRARIES}\n"
        "Description: Registration, matching and safe figures for the Spil\n"
        " Encrypted desktop program for the contact person of older people\n"
        " in a Dutch neighbourhood.\n",
        encoding="utf-8",
    )
    package = DIST / f"{NAME}_{__version__}_{architecture}.deb"
    run(
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        "-z1",
        "--build",
        tree,
        package,
        stdout=subprocess.DEVNULL,
    )
    return package


def size(path: Path) -> str:
    """Return the size of a file or folder in megabytes."""
    files = [path] if path.is_file() else [*filter(_is_content, path.rglob("*"))]
    return f"{sum(file.stat().st_size for file in files) / 1e6:.0f} MB"


def _is_content(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def self_test(program: Path) -> None:
    """Run the built program's self-test, outside the clone, and say how long it took."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    started = time.monotonic()
    run(program / NAME, "--version", cwd="/", env=environment)
    print(f"Start: {time.monotonic() - started:.1f} s")
    run(program / NAME, "--self-test", cwd="/", env=environment)


def main() -> None:
    """Build, package and prove."""
    run(
        sys.executable, "-m", "babel.messages.frontend", "-q", "compile", "-D", "spil",
        "-d", ROOT / "resources/translations",
    )  # fmt: skip
    program = freeze()
    print(f"Program: {program.relative_to(ROOT)} ({size(program)})")
    if shutil.which("dpkg-deb"):
        package = package_deb(program)
        print(f"Package: {package.relative_to(ROOT)} ({size(package)})")
    self_test(program)


if __name__ == "__main__":
    main()
