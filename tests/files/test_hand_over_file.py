from pathlib import Path

import pytest

from spil_desktop.errors import FileProblem, SpilError, StoreProblem
from spil_desktop.files import hand_over_file
from spil_desktop.rules.hand_overs import HandOverContent

CONTENT = HandOverContent(
    "ABCD-EFGH",
    "2026-03-10",
    "De Bouwen",
    {"person": [{"family_name": "Xyzzysma", "street": "Spantweg"}]},
)
PASSPHRASE = "7KQF-2M9X-04TR-WWDA"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return hand_over_file.seal(CONTENT, PASSPHRASE)


def test_no_name_in_clear_and_no_telling_length(sealed: bytes):
    for word in (b"Xyzzysma", b"Spantweg", b"Bouwen", b"ABCD", b"family_name", b"2026"):
        assert word not in sealed
    assert sealed.startswith(b"Spil overdracht 1\n")
    *_, body = sealed.split(b"\n", 2)
    assert len(body) % 4096 == 16


def test_it_opens_with_the_passphrase_as_it_was_heard(sealed: bytes, tmp_path: Path):
    path = tmp_path / "dossier.spiloverdracht"
    hand_over_file.write(CONTENT, PASSPHRASE, path)
    assert hand_over_file.read(path, "7kqf 2m9x o4tr wwda") == CONTENT
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() != sealed


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda data: data, StoreProblem.WRONG_PASSPHRASE),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), StoreProblem.WRONG_PASSPHRASE),
        (lambda data: b"PK" + data, FileProblem.NOT_A_HAND_OVER),
        (lambda _: b"", FileProblem.NOT_A_HAND_OVER),
        (
            lambda data: data.replace(b'"passes": 3', b'"passes": 9999'),
            FileProblem.NOT_A_HAND_OVER,
        ),
    ],
    ids=["other passphrase", "changed", "other file", "empty", "too dear"],
)
def test_what_cannot_be_opened_is_said(sealed: bytes, tmp_path: Path, damage, problem):
    path = tmp_path / "file"
    path.write_bytes(damage(sealed))
    with pytest.raises(SpilError) as refused:
        hand_over_file.read(path, "0000-0000-0000-0000")
    assert refused.value.problem is problem


def test_files_that_are_not_there(tmp_path: Path):
    with pytest.raises(SpilError) as missing:
        hand_over_file.read(tmp_path / "weg", PASSPHRASE)
    assert missing.value.problem is FileProblem.NOT_FOUND
    with pytest.raises(SpilError) as nowhere:
        hand_over_file.write(CONTENT, PASSPHRASE, tmp_path / "weg" / "dossier")
    assert nowhere.value.problem is FileProblem.CANNOT_WRITE


def test_codes_differ():
    assert hand_over_file.new_code() != hand_over_file.new_code()
    assert len(hand_over_file.new_passphrase()) == 19
