"""The commands, run as a user runs them: on a store of their own, with real files."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from spil_desktop import cli
from spil_desktop.files import package
from spil_desktop.rules import periods
from spil_desktop.rules.vocabulary import ConsentForm
from spil_desktop.services import stories
from spil_desktop.services.stories import StoryFields
from spil_desktop.storage.store import open_with_passphrase
from tests.samples import SIGNER, sample_of, sample_release

OFFICE = Path(__file__).parent / "data" / "de-bouwen"
PASSPHRASE = "zwaluw tegelpad kruimel avondrood"
AREA = "De Bouwen"
QUARTER = periods.parse("2025-Q3")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("SPIL_PASSPHRASE", PASSPHRASE)


def run(*words, typed=None) -> Result:
    return CliRunner().invoke(cli.main, [str(word) for word in words], input=typed)


def answer(*words):
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A store with the office's registration in it, closed; copy it, never open it."""
    folder = tmp_path_factory.mktemp("imported") / "store"
    environment = {"SPIL_PASSPHRASE": PASSPHRASE, "XDG_STATE_HOME": str(folder.parent)}
    for words in (
        ("new", "--store", folder, "--area", AREA, "--municipality", "Smallingerland"),
        ("import", OFFICE / "registratie.xlsx", "--store", folder, "--area", AREA),
    ):
        made = CliRunner().invoke(cli.main, [str(word) for word in words], env=environment)
        assert made.exit_code == 0, made.output
    return folder


@pytest.fixture
def store(imported, tmp_path):
    return Path(shutil.copytree(imported, tmp_path / "store"))


def test_new_prints_the_recovery_key_and_refuses_a_second_time(tmp_path):
    made = run("new", "--store", tmp_path / "s", "--area", AREA)
    assert made.exit_code == 0
    assert len(made.stdout.splitlines()[-1]) > 50
    again = run("new", "--store", tmp_path / "s", "--area", AREA)
    assert again.exit_code == 1
    assert "staat al een bestand" in again.stderr


def test_new_warns_at_a_weak_passphrase(tmp_path, monkeypatch):
    monkeypatch.setenv("SPIL_PASSPHRASE", "welkom2025")
    made = run("new", "--store", tmp_path / "s", "--area", AREA)
    assert made.exit_code == 0
    assert "makkelijk te raden" in made.stderr


def test_the_passphrase_is_asked_when_nothing_else_gives_it(tmp_path, monkeypatch):
    monkeypatch.delenv("SPIL_PASSPHRASE")
    typed = f"{PASSPHRASE}\n{PASSPHRASE}\n"
    assert run("new", "--store", tmp_path / "s", "--area", AREA, typed=typed).exit_code == 0
    asked = run("check", "--store", tmp_path / "s", typed=f"{PASSPHRASE}\n")
    assert asked.exit_code == 0


def test_the_passphrase_comes_from_a_file(store, tmp_path):
    (tmp_path / "phrase").write_text(f"{PASSPHRASE}\nremainder\n", encoding="utf-8")
    words = ("check", "--store", store, "--passphrase-file")
    assert run(*words, tmp_path / "phrase").exit_code == 0
    assert run(*words, tmp_path / "nothing").exit_code == 2


def test_a_wrong_passphrase_is_one_sentence(store, monkeypatch):
    monkeypatch.setenv("SPIL_PASSPHRASE", "een heel andere wachtzin dan die")
    refused = run("check", "--store", store)
    assert refused.exit_code == 1
    assert "wachtzin" in refused.stderr
    assert json.loads(run("check", "--store", store, "--json").stdout)["error"] == (
        "wrong_passphrase"
    )


def test_an_import_counts_as_expected(tmp_path):
    expected = json.loads((OFFICE / "expected.json").read_text(encoding="utf-8"))["import"]
    run("new", "--store", tmp_path / "s", "--area", AREA)
    words = ("--store", tmp_path / "s", "--area", AREA)
    dry = answer("import", OFFICE / "csv", *words, "--dry-run")
    real = answer("import", OFFICE / "registratie.xlsx", *words)
    # Only the workbook has a BSN column, and so one warning more.
    warned = real["tables"]["Deelnemers"].pop("warnings")
    assert dry["tables"]["Deelnemers"].pop("warnings") == warned - 1
    assert dry["tables"] == real["tables"]
    people = real["tables"]["Deelnemers"]
    assert people["rows"] == expected["Deelnemers"]["rows"]
    assert people["added"] == expected["Deelnemers"]["accepted"]
    assert people["refused"] == expected["Deelnemers"]["refused"]
    assert people["duplicates"] == expected["Deelnemers"]["duplicate_of_earlier_row"]
    assert {"sheet", "row", "column", "kind", "severity", "message"} == set(real["problems"][0])
    again = answer("import", OFFICE / "csv", *words)
    assert all(table["added"] == 0 for table in again["tables"].values())


def test_an_import_is_undone_as_a_whole(store):
    assert run("undo", "--store", store).exit_code == 0
    figures = answer("figures", "--store", store, "--period", "2025", "--area", AREA)
    assert figures["n"] == 0
    nothing_left = run("undo", "--store", store)
    assert nothing_left.exit_code == 1


def test_an_import_says_in_words_what_it_did(store):
    said = run("import", OFFICE / "csv", "--store", store, "--area", AREA)
    assert said.exit_code == 0
    assert "Deelnemers" in said.stdout


def test_figures_are_those_of_the_office(store):
    expected = json.loads((OFFICE / "expected.json").read_text(encoding="utf-8"))
    figures = answer("figures", "--store", store, "--period", "2025", "--area", AREA)
    for name, value in expected["evaluation_population"].items():
        assert figures[name] == value, name
    assert "niet voor verspreiding" in figures["note"]
    in_words = run("figures", "--store", store, "--period", "2025").stdout
    assert "niet voor verspreiding" in in_words


def test_candidates_and_the_plan_explain_themselves(store):
    plan = answer("match", "--store", store)
    assert plan["lines"]
    assert all(line["summary"] for line in plan["lines"])
    assert all(one["why"] for one in plan["open"])
    need = plan["lines"][0]["need"]
    found = answer("match", "--store", store, "--need", need, "--top", 3)
    assert 0 < len(found["candidates"]) <= 3
    scores = [candidate["score"] for candidate in found["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert all(
        {"score", "reasons", "reservations"} <= set(candidate) for candidate in found["candidates"]
    )
    assert run("match", "--store", store, "--need", need).stdout.strip()
    assert run("match", "--store", store).stdout.strip()
    assert run("match", "--store", store, "--need", 999999).exit_code == 1


def test_a_release_is_written_validated_and_rejected_after_one_flipped_byte(store, tmp_path):
    out = tmp_path / "out"
    words = ("release", "--store", store, "--area", AREA, "--out", out)
    with open_with_passphrase(store, PASSPHRASE) as database:
        for number, consent_on in enumerate((None, date(2025, 9, 1))):
            told = StoryFields(
                f"Verhaal {number}",
                "Zij wandelt elke week.",
                consent_on=consent_on,
                consent_form=consent_on and ConsentForm.ORAL,
                is_checked=True,
            )
            database.run(
                lambda s, told=told: stories.add(s, QUARTER, None, told, today=date.today())
            )
    answer_ = answer(*words, "--period", "2025")
    assert len(answer_["files"]) == 5
    assert answer_["stories"] == 1
    page = (out / "de-bouwen-2025.html").read_text(encoding="utf-8")
    assert "Verhaal 1" in page
    assert "Verhaal 0" not in page
    quarter = run(*words, "--period", "2025-Q3", "--formats", "html,package", "--no-stories")
    assert quarter.exit_code == 0, quarter.output
    assert "Verhaal" not in (out / "de-bouwen-2025-q3.html").read_text(encoding="utf-8")
    packages = sorted(out.glob("*.zip"))
    assert len(packages) == 2
    assert all(run("validate", package).exit_code == 0 for package in packages)
    damaged = bytearray(packages[0].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    packages[0].write_bytes(damaged)
    assert run("validate", packages[0]).exit_code == 1
    assert json.loads(run("validate", packages[0], "--json").stdout)["valid"] is False


@pytest.mark.parametrize(
    "words",
    [
        ("release", "--period", "2025", "--out", "x", "--formats", "doc"),
        ("release", "--period", "2025", "--out", "x", "--formats", ""),
        ("import", "x.xlsx"),
        ("nothing",),
    ],
    ids=str,
)
def test_wrong_use_has_status_two(words, tmp_path):
    store = () if words == ("nothing",) else ("--store", tmp_path / "s")
    assert run(*words, *store).exit_code == 2


def test_an_unknown_period_or_area_is_refused(store, tmp_path):
    words = ("release", "--store", store, "--out", tmp_path / "out")
    assert run(*words, "--period", "2025-Q5").exit_code == 1
    assert run(*words, "--period", "2025", "--area", "Nergens").exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_backup_is_made_and_put_back(store, tmp_path):
    copy = tmp_path / "copy.spil"
    assert run("backup", "--store", store, "--out", copy).exit_code == 0
    assert run("undo", "--store", store).exit_code == 0
    back = run("restore", copy, "--store", store)
    assert back.exit_code == 0
    assert "staat nu in" in back.stdout
    figures = answer("figures", "--store", store, "--period", "2025", "--area", AREA)
    assert figures["n"] == 128


def test_a_whole_store_is_sound(store):
    assert answer("check", "--store", store)["sound"] is True
    assert "heel" in run("check", "--store", store).stdout


def test_packages_are_compared_without_a_store(tmp_path):
    for name, release in (("a", sample_release()), ("b", sample_of("Ter Apel"))):
        package.write(release, tmp_path / f"{name}.zip", SIGNER)
    words = ("compare", tmp_path / "a.zip", tmp_path / "b.zip", "--out", tmp_path / "uit")
    found = answer(*words, "--formats", "html,sav")
    assert found["pilots"] == ["De Bouwen", "Ter Apel"]
    assert found["people"] == {"count": 260, "least": 252, "most": 268}
    assert len(found["files"]) == 2
    assert found["likely_doubles"] == [["De Bouwen", "Ter Apel"]]
    assert "Samen ongeveer 260 deelnemers" in run(*words, "--formats", "csv").stdout
    assert run(*words, "--formats", "doc").exit_code == 2
    twice = run("compare", tmp_path / "a.zip", tmp_path / "a.zip", "--out", tmp_path / "uit")
    assert twice.exit_code == 1
    assert "twee keer hetzelfde pakket" in twice.stderr
    package.write(sample_of("Ter Apel", demo=True), tmp_path / "c.zip", SIGNER)
    mixed = run("compare", tmp_path / "a.zip", tmp_path / "c.zip", "--out", tmp_path / "niet")
    assert mixed.exit_code == 1
    assert "Niet vergelijkbaar." in mixed.stdout
    assert not (tmp_path / "niet").exists()


def test_a_key_is_known_once_it_was_trusted(tmp_path):
    package.write(sample_release(), tmp_path / "a.zip", SIGNER)
    words = ("validate", tmp_path / "a.zip")
    assert SIGNER.seal.fingerprint in run(*words).stdout
    assert answer(*words)["key"] == "unknown"
    assert answer(*words, "--trust")["key"] == "known"
    assert "met een sleutel die je kent" in run(*words).stdout


def test_a_key_that_does_not_fit_the_sender_makes_a_package_not_valid(tmp_path):
    known = ("validate", tmp_path / "a.zip")
    package.write(sample_release(), tmp_path / "a.zip", SIGNER)
    right = "onveranderd sinds de ondertekening, en de cijfers kloppen met elkaar."
    assert f"{right} De afzender is niet bekend" in run(*known).stdout
    assert run(*known, "--trust").stdout.startswith(f"Dit pakket is {right}\n")
    forged = replace(SIGNER, key=bytes(range(1, 33)))
    package.write(sample_of("Ter Apel"), tmp_path / "b.zip", forged)
    refused = run("validate", tmp_path / "b.zip")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Ondertekend als “Stichting Voorbeeld”, maar met een andere")
    assert "kloppen" not in refused.output
    told = json.loads(run("validate", tmp_path / "b.zip", "--json").stdout)
    assert (told["valid"], told["key"], told["findings"]) == (False, "other_key", [])
    compared = ("compare", tmp_path / "a.zip", tmp_path / "b.zip", "--out", tmp_path / "uit")
    assert [each["key"] for each in answer(*compared)["senders"]] == ["known", "other_key"]
    shown = run(*compared, "--formats", "html").stdout
    assert shown.startswith("Ter Apel: Ondertekend als “Stichting Voorbeeld”, maar met een andere")
    whose = f"vergeleken: {SIGNER.seal.fingerprint}"
    assert f"De Bouwen: Stichting Voorbeeld; de vingerafdruk is {whose}" in shown
    page = (tmp_path / "uit" / "pilots-naast-elkaar.html").read_text(encoding="utf-8")
    assert forged.seal.fingerprint in page


def test_words_of_another_version_of_the_program_are_remarked_on(tmp_path, monkeypatch):
    with monkeypatch.context() as later:
        later.setattr(package, "__version__", "99.0.0")
        package.write(sample_release(), tmp_path / "a.zip", SIGNER)
    words = ("validate", tmp_path / "a.zip")
    (remark,) = answer(*words)["remarks"]
    assert remark.startswith("datapackage.json: De uitleg in dit bestand is van een andere versie")
    assert remark in run(*words).stdout
