from dataclasses import replace

import pytest

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import exports, validation
from spil_desktop.files.exports import Format
from spil_desktop.rules import periods
from tests.samples import SIGNER


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_every_format_is_written_under_area_and_period(tmp_path, release):
    made = exports.write_all(release, tmp_path / "uit", signer=SIGNER)
    assert names(tmp_path / "uit") == [
        "de-bouwen-2025-csv",
        "de-bouwen-2025-pakket.zip",
        "de-bouwen-2025-tabellen.xlsx",
        "de-bouwen-2025.html",
        "de-bouwen-2025.pdf",
    ]
    assert sorted(path.name for path in made) == names(tmp_path / "uit")
    assert validation.validate(tmp_path / "uit" / "de-bouwen-2025-pakket.zip") == ()


def test_only_what_is_wanted_is_written(tmp_path, release):
    made = exports.write_all(release, tmp_path, [Format.HTML], signer=SIGNER)
    assert [path.name for path in made] == ["de-bouwen-2025.html"]
    assert names(tmp_path) == ["de-bouwen-2025.html"]


def test_writing_again_replaces_what_was_there(tmp_path, release):
    exports.write_all(release, tmp_path, signer=SIGNER)
    (tmp_path / "de-bouwen-2025-csv" / "oud.csv").write_text("oud")
    (tmp_path / "de-bouwen-2025.html").write_text("oud")
    exports.write_all(release, tmp_path, signer=SIGNER)
    assert "oud.csv" not in names(tmp_path / "de-bouwen-2025-csv")
    assert (tmp_path / "de-bouwen-2025.html").read_text(encoding="utf-8") != "oud"


def test_progress_counts_to_the_end(tmp_path, release):
    told = []
    exports.write_all(
        release, tmp_path, [Format.HTML, Format.CSV], lambda *at: told.append(at), signer=SIGNER
    )
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("when", range(6))
def test_cancel_leaves_everything_as_it_was(tmp_path, release, when):
    (tmp_path / "de-bouwen-2025.pdf").write_text("eerder")

    def cancel(done, _total):
        if done == when:
            raise SpilError(FileProblem.CANCELLED)

    with pytest.raises(SpilError) as stopped:
        exports.write_all(release, tmp_path, progress=cancel, signer=SIGNER)
    assert stopped.value.problem is FileProblem.CANCELLED
    assert names(tmp_path) == ["de-bouwen-2025.pdf"]
    assert (tmp_path / "de-bouwen-2025.pdf").read_text() == "eerder"


def test_a_place_that_cannot_be_written_is_a_clear_failure(tmp_path, release):
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(SpilError) as failed:
        exports.write_all(release, tmp_path / "bestand", signer=SIGNER)
    assert failed.value.problem is FileProblem.CANNOT_WRITE
    assert failed.value.values == {"file": "bestand"}


def test_a_name_that_is_a_folder_already_is_replaced_only_by_its_like(tmp_path, release):
    made = exports.write_all(release, tmp_path, [Format.CSV], signer=SIGNER)
    assert exports.write_all(release, tmp_path, [Format.CSV], signer=SIGNER) == made


@pytest.mark.parametrize(
    ("area", "period", "name"),
    [
        ("De Bouwen", "2025-Q3", "de-bouwen-2025-q3.pdf"),
        ("'s-Heerenbergh Şahin/Oost", "2025-H1", "s-heerenbergh-sahin-oost-2025-h1.pdf"),
        ("../../etc", "2025", "etc-2025.pdf"),
        ("北京", "2025", "gebied-2025.pdf"),
        ("Straße", "2025", "strasse-2025.pdf"),
        ("x" * 200, "2025", "x" * 60 + "-2025.pdf"),
        (None, "2025", "alle-gebieden-2025.pdf"),
    ],
)
def test_names_of_files_hold_plain_letters_only(release, area, period, name):
    named = replace(release, area=area, period=periods.parse(period))
    assert exports.file_name(named, Format.PDF) == name
