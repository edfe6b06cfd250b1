import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import hand_overs
from spil_desktop.rules.hand_overs import HandOverContent


@given(st.binary(min_size=5, max_size=5))
def test_a_receipt_belongs_to_one_file(data: bytes):
    code = hand_overs.written(data)
    assert len(code) == 9
    receipt = hand_overs.receipt(code)
    assert hand_overs.is_receipt(receipt, code)
    assert hand_overs.is_receipt(f" {receipt.lower().replace('-', ' ')} ", code)
    assert receipt != code
    other = hand_overs.written(bytes([data[0] ^ 1, *data[1:]]))
    assert not hand_overs.is_receipt(receipt, other)


def test_what_is_easily_misread_means_the_same():
    assert hand_overs.plain("o1il-u2") == "0111V2"


@pytest.mark.parametrize(
    "content",
    [None, [], {}, {"format": 2}, {"format": 1, "code": "x"}, "tekst"],
    ids=repr,
)
def test_anything_else_is_refused(content: object):
    with pytest.raises(ValueError, match=r".*"):
        HandOverContent.from_json(content)


def test_it_can_be_written_and_read():
    content = HandOverContent(
        "ABCD-EFGH", "2026-03-10", "De Bouwen", {"person": [{"family_name": "Jong"}]}, ({},)
    )
    assert HandOverContent.from_json(content.as_json()) == content
    assert "Jong" not in repr(content)
    assert "Bouwen" not in repr(content)
