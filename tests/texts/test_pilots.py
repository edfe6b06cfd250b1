"""Words for pilots side by side: why nothing is compared names what each package has."""

import pytest

from spil_desktop.rules import pilots
from spil_desktop.rules.periods import Period
from spil_desktop.texts import pilots as words
from tests.samples import sample_of


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"definition_version": "1.0"},
            (
                "De pakketten volgen verschillende versies van de telregels. Versie 2.2: A en B; "
                "versie 1.0: C."
            ),
        ),
        (
            {"period": Period(2025, 1, 1)},
            "De periodes zijn niet even lang. 2025: A en B; eerste kwartaal 2025: C.",
        ),
        (
            {"demo": True},
            (
                "Een deel van de pakketten heeft verzonnen voorbeeldgegevens. Echt: A en B; "
                "verzonnen: C."
            ),
        ),
    ],
)
def test_it_says_which_package_differs(changes, told):
    current = {"definition_version": "2.2"}
    found = pilots.compare(
        [sample_of("A", **current), sample_of("B", **current), sample_of("C", **current | changes)]
    )
    assert words.refused(found) == f"Niet vergelijkbaar. {told}"
