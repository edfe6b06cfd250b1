import pytest

from spil_desktop.rules.emails import looks_right


@pytest.mark.parametrize(
    ("typed", "right"),
    [("wmo@voorbeeld.example", True), ("wmo@voorbeeld", False), ("a b@c.nl", False), ("", False)],
)
def test_the_shape_of_an_address_is_looked_at(typed: str, *, right: bool) -> None:
    assert looks_right(typed) is right
