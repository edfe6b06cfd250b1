from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import signatures
from spil_desktop.rules.signatures import Seal
from tests.samples import SIGNER

OTHER = signatures.Signer("Een ander", bytes(32))


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_a_signature_is_of_these_bytes_and_this_key(data, other):
    signature = SIGNER.sign(data)
    assert signature == SIGNER.sign(data)
    assert signatures.is_by(SIGNER.seal, signature, data)
    assert signatures.is_by(SIGNER.seal, signature, other) == (data == other)
    assert not signatures.is_by(OTHER.seal, signature, data)
    assert not signatures.is_by(SIGNER.seal, other, data)


def test_a_key_that_is_none_signed_nothing():
    assert not signatures.is_by(Seal("Iemand", b"short"), SIGNER.sign(b""), b"")


def test_a_fingerprint_can_be_read_aloud():
    assert SIGNER.seal.fingerprint.count(" ") == 7
    assert SIGNER.seal.fingerprint != OTHER.seal.fingerprint
