"""Names of written files: area and period, and nothing else."""

import re
import unicodedata

from spil_desktop.language import _
from spil_desktop.rules.release import Release

_OTHER = re.compile(r"[^a-z0-9]+")
_MOST = 60


def slug(release: Release) -> str:
    """Return area and period in plain small letters: "de-bouwen-2025-q3"."""
    area = _plain(release.area or _("alle gebieden"))[:_MOST].strip("-") or _plain(_("gebied"))
    return f"{area}-{_plain(release.period.code)}"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    ascii_only = "".join(each for each in letters if not unicodedata.combining(each))
    return _OTHER.sub("-", ascii_only).strip("-")
