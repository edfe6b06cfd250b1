"""Start: the language first, because every help text is a translation; then window or command."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from spil_desktop import language


def main() -> None:
    """Open the window, also on packages that are named; or run a command."""
    language.use(language.preferred())
    packages = [Path(word) for word in sys.argv[1:]]
    if all(package.suffix == ".zip" and package.is_file() for package in packages):
        sys.exit(_window(packages))
    from spil_desktop import cli  # noqa: PLC0415  # help texts are translated when it is read

    cli.main(prog_name="spil-desktop")


def _window(packages: Sequence[Path]) -> int:
    """Open the window as its icon does: without reading the commands and all that they need."""
    gc.disable()  # all that is made until the window is there stays: looking for garbage is a loss
    from spil_desktop import app, log, paths  # noqa: PLC0415  # after the language

    log.start(paths.log_folder())
    try:
        return app.run(packages=packages)
    finally:
        log.stop()


if __name__ == "__main__":
    main()
