"""Start: the language first, because every help text is a translation; then the commands."""

from spil_desktop import language


def main() -> None:
    """Run a command, or open the window."""
    language.use(language.preferred())
    from spil_desktop import cli  # noqa: PLC0415  # help texts are translated when it is read

    cli.main(prog_name="spil-desktop")


if __name__ == "__main__":
    main()
