import pytest

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import known_keys
from spil_desktop.rules.signatures import Signer
from tests.samples import SIGNER


def test_keys_are_kept_by_their_fingerprint(tmp_path):
    file = tmp_path / "new" / "known-keys.json"
    assert known_keys.read(file) == {}
    known_keys.add(file, SIGNER.seal)
    known_keys.add(file, Signer("Een ander", bytes(32)).seal)
    assert known_keys.read(file)[SIGNER.seal.fingerprint] == "Stichting Voorbeeld"
    assert len(known_keys.read(file)) == 2


@pytest.mark.parametrize("content", ["", "[]", '{"1f2e": 3}'])
def test_a_file_that_says_something_else_holds_no_keys(tmp_path, content):
    (tmp_path / "keys.json").write_text(content, encoding="utf-8")
    assert known_keys.read(tmp_path / "keys.json") == {}


def test_a_place_that_cannot_be_written_is_a_clear_failure(tmp_path):
    with pytest.raises(SpilError) as refused:
        known_keys.add(tmp_path, SIGNER.seal)
    assert refused.value.problem is FileProblem.CANNOT_WRITE
