import io
import json
import random
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import package, package_zip, validation
from spil_desktop.rules import signatures
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.release import DimensionName, Percent
from spil_desktop.rules.signatures import Trust
from spil_desktop.texts import findings
from tests.samples import SIGNER, sample_release


@pytest.fixture
def judge(tmp_path):
    def of(data):
        path = tmp_path / "pakket.zip"
        path.write_bytes(data)
        return validation.validate(path)

    return of


@pytest.fixture
def kinds(judge):
    return lambda data: {finding.kind for finding in judge(data)}


AROUND = {"manifest.json", "signature.json"}


def changed(release, /, **edits):
    """Return a package that was changed and made whole again: hashes and signature right."""
    files = package.contents(release, SIGNER)
    for name, edit in edits.items():
        path = {"description": "datapackage.json", "release": "release.json"}.get(
            name, f"tables/{name}.csv"
        )
        files[path] = edit(files[path])
    return whole(files)


def whole(files):
    files = {name: content for name, content in files.items() if name not in AROUND}
    return package.pack(package.sealed(files, SIGNER))


def describing(edit):
    """Return an edit of a JSON file."""

    def apply(data):
        description = json.loads(data)
        edit(description)
        return package.as_json(description)

    return apply


def test_what_the_program_writes_is_accepted(judge, release, strange):
    assert judge(package.pack(package.contents(release, SIGNER))) == ()
    areas = strange.tables[0]
    assert judge(package.pack(package.contents(replace(strange, tables=(areas,)), SIGNER))) == ()
    assert judge(package.pack(package.contents(strange, SIGNER))) == ()


def test_any_flipped_byte_is_found_and_the_file_named(judge):
    files = package.contents(replace(sample_release(), tables=sample_release().tables[:4]), SIGNER)
    data = package.pack(files)
    chance = random.Random(7)  # noqa: S311 - the same places every time
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        starts = {entry.filename: entry.header_offset for entry in archive.infolist()}
        directory = archive.start_dir
    assert starts.keys() == files.keys()
    ends = dict(zip(starts, [*list(starts.values())[1:], directory], strict=True))
    places = [(name, start + at) for name, start in starts.items() for at in (0, 9, 18, 26, 31)]
    places += [(name, ends[name] - 1) for name in starts]
    places += [(name, chance.randrange(starts[name], ends[name])) for name in [*starts] * 3]
    for name in sorted(files):
        places += [(name, directory + at) for at in (0, 6, 18, 24, 28, 30, 32, 33, 42, 47)]
        directory += 46 + len(name)
    places += [("pakket.zip", place) for place in range(directory, len(data))]
    for name, place in places:
        flipped = bytearray(data)
        flipped[place] ^= chance.randrange(1, 256)
        assert name in {finding.where for finding in judge(bytes(flipped))}, (name, place)


def test_a_flipped_byte_in_a_table_names_that_table(judge, release):
    data = package.pack(package.contents(release, SIGNER))
    place = data.index(b"match,45") + 6
    flipped = data[:place] + b"5" + data[place + 1 :]
    assert Finding(FindingKind.FILE_CHANGED, "tables/r8_support.csv") in judge(flipped)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 2000), st.integers(0, 400))
def test_nothing_but_findings_comes_of_damaged_bytes(judge, noise, at, cut):
    data = package.pack(package.contents(replace(sample_release(), tables=()), SIGNER))
    assert judge(data[:at] + noise + data[at + cut :]) or noise == data[at : at + cut]
    assert judge(noise)
    assert judge(data[:at])


def test_bytes_before_after_or_between_are_found(kinds, release):
    data = package.pack(package.contents(release, SIGNER))
    assert kinds(data + b"more") == {FindingKind.REPACKED}
    assert kinds(b"more" + data) == {FindingKind.REPACKED}


def test_a_package_that_was_packed_again_is_found(kinds, release):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package.contents(release, SIGNER).items():
            archive.writestr(name, content)
    assert kinds(target.getvalue()) == {FindingKind.REPACKED}


def test_a_file_too_many_or_too_few_is_found(judge, release):
    files = package.contents(release, SIGNER)
    more = package.pack({**files, "notes.txt": b"hello"})
    assert Finding(FindingKind.FILE_EXTRA, "notes.txt") in judge(more)
    assert Finding(FindingKind.FILE_EXTRA, "notes.txt") in judge(
        whole({**files, "notes.txt": b"hello"})
    )
    for name in ("method.nl.md", "tables/r3_age.csv", "datapackage.json", "release.json"):
        fewer = {each: content for each, content in files.items() if each != name}
        assert Finding(FindingKind.FILE_MISSING, name) in judge(package.pack(fewer))
        assert Finding(FindingKind.FILE_MISSING, name) in judge(whole(fewer))


def test_a_manifest_that_is_none_is_found(kinds, release):
    files = package.contents(release, SIGNER)
    for broken in (b"", b"[]", b"{}", b'{"files": 3, "sha256": ""}', b"\xff"):
        files["manifest.json"] = broken
        assert FindingKind.MANIFEST_BROKEN in kinds(package.pack(files))
    files = package.contents(release, SIGNER)
    files["manifest.json"] += b" "
    odd = {FindingKind.MANIFEST_BROKEN, FindingKind.SIGNATURE_WRONG}
    assert kinds(package.pack(files)) == odd


def test_a_signature_that_is_missing_or_of_something_else_is_found(judge, kinds, release):
    files = package.contents(release, SIGNER)
    signature = json.loads(files.pop("signature.json"))
    assert kinds(package.pack(files)) == {FindingKind.NOT_SIGNED}
    other = package.contents(replace(release, people=125), SIGNER)["signature.json"]
    wrong = Finding(FindingKind.SIGNATURE_WRONG, "signature.json")
    assert judge(package.pack({**files, "signature.json": other})) == (wrong,)
    for name, value in (
        ("organisation", "Een ander"),
        ("public_key", "00" * 32),
        ("public_key", "x"),
        ("fingerprint", "0000"),
        ("algorithm", "none"),
        ("signature", "00" * 64),
        ("signature", 3),
    ):
        content = package.as_json({**signature, name: value})
        assert judge(package.pack({**files, "signature.json": content})) == (wrong,), name
    for content in (b"", b"{}", package.as_json(signature)[:-1]):
        assert judge(package.pack({**files, "signature.json": content})) == (wrong,)


def test_who_signed_is_told_and_what_is_known_of_the_key(tmp_path, release):
    package.write(release, tmp_path / "a.zip", SIGNER)
    checked = validation.check(tmp_path / "a.zip")
    assert checked.seal == SIGNER.seal
    assert checked.release == replace(release, people_70plus_source=None)
    mine, name = SIGNER.seal.fingerprint, SIGNER.organisation
    assert signatures.trust(checked.seal, {}) is Trust.UNKNOWN
    assert signatures.trust(checked.seal, {mine: name}) is Trust.KNOWN
    assert signatures.trust(checked.seal, {mine: "Een ander"}) is Trust.OTHER_NAME
    assert signatures.trust(checked.seal, {"1f2e": name}) is Trust.OTHER_KEY
    for trust in Trust:
        assert name in findings.sealed_by(checked.seal, trust)


def test_figures_that_differ_from_the_release_are_found(judge, release):
    found = judge(changed(release, release=lambda data: data.replace(b"95,", b"90,", 1)))
    assert FindingKind.TABLE_DIFFERS in {finding.kind for finding in found}


def test_a_table_that_is_described_twice_is_found(kinds, release):
    twice = describing(
        lambda description: description["resources"].append(description["resources"][0])
    )
    assert FindingKind.TABLE_DIFFERS in kinds(changed(release, description=twice))


def test_a_table_that_is_described_no_more_is_found(judge, release):
    fewer = describing(lambda description: description["resources"].pop(0))
    missing = Finding(FindingKind.FILE_MISSING, "tables/r3_age.csv")
    assert missing in judge(changed(release, description=fewer))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("area",), 3),
        (("areas",), []),
        (("people",), 128),
        (("demo",), "no"),
        (("period",), "last year"),
        (("people_70plus",), -1),
        (("people_70plus_source",), "a source"),
        (("definition_version",), 1),
        (("statements", 0, 1), "Mrs. Jansen"),
        (("statements", 0, 0), "because"),
        (("note",), "Mrs. Jansen"),
        (("tables", 0, "cells"), 3),
        (("tables", 0, "period"), 1.5),
        (("tables", 0, "id"), []),
        (("references",), [["other", "R4", "Nederland", 2024, "5", None, "CBS"]]),
    ],
)
def test_a_release_that_says_something_else_is_found(judge, release, path, value):
    found = judge(changed(release, release=at(*path, to=value)))
    assert found == (Finding(FindingKind.DESCRIPTION_BROKEN, "release.json"),)


@pytest.mark.parametrize(
    ("table", "before", "after", "kind"),
    [
        ("r3_gender", b"man,35", b"man,36", FindingKind.NOT_ROUNDED),
        ("r3_gender", b"man,35", b"man,-5", FindingKind.NOT_ROUNDED),
        ("r3_gender", b"man,35", b"man,30", FindingKind.DOES_NOT_ADD_UP),
        ("r3_gender", b"totaal,130", b"totaal,135", FindingKind.MARGINS_DIFFER),
        ("r3_gender", b"man,35,25,\r\n", b"", FindingKind.INCOMPLETE),
        ("r3_gender", b"man,35,25,\r\n", b"man,35,25,\r\n" * 2, FindingKind.CELL_TWICE),
        ("r3_gender", b"man,35", b"boy,35", FindingKind.UNKNOWN_CATEGORY),
        ("r3_gender", b"man,35", b"man,many", FindingKind.BAD_VALUE),
        ("r3_gender", b"man,35,25,", b"man,35,25,Mrs. Jansen", FindingKind.BAD_VALUE),
        ("r3_gender", b"man,35,25,", b"man,35,125,", FindingKind.BAD_VALUE),
        ("r3_gender", b"man,35,25,", b"man,35,,indicatief", FindingKind.BAD_VALUE),
        ("r3_gender", b"man,35,25,", b"man,35,25,,more", FindingKind.BAD_VALUE),
        ("r3_gender", b"man,35,25,", b"man,35,27,", FindingKind.PERCENT_TOO_FINE),
        ("r3_gender", b"man,35,25,", b"man,35,40,", FindingKind.PERCENT_DIFFERS),
        ("r3_gender", b"man,35,25,", b"man,35,,minder dan 10", FindingKind.PERCENT_DIFFERS),
        ("r3_gender", b"man,35,25,", b"man,35,,meer dan 90", FindingKind.PERCENT_DIFFERS),
        ("r8_support", b"0,,minder dan 5", b"0,5,", FindingKind.PERCENT_OF_FEW),
        ("r5_limitation", b"stairs,40", b"stairs,125", FindingKind.MORE_THAN_TOTAL),
        ("r5_limitation", b"any,95", b"any,90", FindingKind.DOES_NOT_ADD_UP),
        ("r1_stage", b"t1,65", b"t1,100", FindingKind.MORE_THAN_TOTAL),
        ("r4_mark", b"6.3,95", b"6.3,5", FindingKind.MEAN_OF_FEW),
        ("r4_mark", b"6.3,95", b"6.3,", FindingKind.MEAN_OF_FEW),
        ("r4_mark", b"6.3,95", b"6.32,95", FindingKind.MEAN_TOO_FINE),
        ("r4_mark", b"6.3,95", b"x,95", FindingKind.BAD_VALUE),
        ("r4_mark", b"6.3,95", b"Infinity,95", FindingKind.BAD_VALUE),
        ("r3_gender", b"gender,count", b"name,count", FindingKind.COLUMNS_DIFFER),
        ("r3_gender", b"gender,count", b'"gender', FindingKind.COLUMNS_DIFFER),
        ("r3_gender", b"gender", b"\xff", FindingKind.COLUMNS_DIFFER),
    ],
)
def test_a_figure_that_may_not_be_is_found_even_with_every_hash_right(
    kinds, release, table, before, after, kind
):
    def edit(data):
        assert before in data
        return data.replace(before, after)

    assert kind in kinds(changed(release, **{table: edit}))


def at(*path, to):
    """Return an edit of a JSON file that sets the value at a path."""

    def edit(description):
        for name in path[:-1]:
            description = description[name]
        description[path[-1]] = to

    return describing(edit)


TABLE = ("resources", 0, "spil:table")


EDITS = [
    lambda _data: b"{",
    lambda _data: b"[]",
    lambda _data: b'{"a": 1, "a": 2}',
    lambda _data: b"[" * 100_000,
    at("note", to="Mrs. Jansen"),
    at("profile", to="other"),
    at("spil:release", to=None),
    at("spil:release", "note", to="Mrs. Jansen"),
    at("spil:release", "people", to=128),
    at("spil:release", "people", to=True),
    at("spil:release", "areas", to=[]),
    at("spil:release", "areas", to=[3]),
    at("spil:release", "demo", to="no"),
    at("spil:release", "period", to="last year"),
    at("spil:release", "omitted", 0, "reason", to="because"),
    at("resources", to=3),
    at("resources", 0, to=3),
    at("resources", 0, "note", to="Mrs. Jansen"),
    at("resources", 0, "name", to="other"),
    at("resources", 0, "path", to="../../etc/passwd"),
    at("resources", 0, "dialect", "delimiter", to=";"),
    at("resources", 0, "spil:report", to="Mrs. Jansen"),
    at(*TABLE, "note", to="Mrs. Jansen"),
    at(*TABLE, "id", to="../r3_age"),
    at(*TABLE, "area", to="Elsewhere"),
    at(*TABLE, "population", to="everyone"),
    at(*TABLE, "measure", to="people and pets"),
    at(*TABLE, "temporal", to="never"),
    at(*TABLE, "period", to="2025-Q9"),
    at(*TABLE, "protection", to=None),
    at(*TABLE, "protection", "kind", to="none"),
    at(*TABLE, "protection", "steps", to=7),
    at(*TABLE, "protection", "steps", to=[]),
    at("resources", 0, "mediatype", to="Mrs. Jansen"),
    at(*TABLE, "percent_step", to=2),
    at(*TABLE, "percent_of", to=["gender"]),
    at(*TABLE, "percent_of", to="gender"),
    at(*TABLE, "dimensions", to={"street": {"categories": [], "multiple": False}}),
    at(*TABLE, "dimensions", "age_band", "categories", to=["Mrs. Jansen"]),
    at(*TABLE, "dimensions", "age_band", "categories", to=["80_84", "80_84"]),
    at(*TABLE, "dimensions", "age_band", "multiple", to=1),
]


@pytest.mark.parametrize("edit", EDITS, ids=[str(number) for number in range(len(EDITS))])
def test_a_description_that_says_something_else_is_found(kinds, release, edit):
    found = kinds(changed(release, description=edit))
    assert FindingKind.DESCRIPTION_BROKEN in found


def test_columns_that_are_described_otherwise_are_found(kinds, release):
    edit = at("resources", 0, "schema", "fields", 0, "name", to="name")
    assert FindingKind.COLUMNS_DIFFER in kinds(changed(release, description=edit))


def test_counting_rules_of_another_version_are_refused(judge, release):
    newer = package.pack(package.contents(replace(release, definition_version="7.0"), SIGNER))
    assert judge(newer) == (Finding(FindingKind.UNKNOWN_VERSION, "7.0"),)
    older = package.pack(package.contents(replace(release, definition_version="0.9"), SIGNER))
    assert judge(older) == ()
    # Changed in one place only, it no longer says the same as the release.
    edit = at("spil:release", "definition_version", to="0.9")
    assert FindingKind.DESCRIPTION_BROKEN in {
        finding.kind for finding in judge(changed(release, description=edit))
    }


def test_more_detail_than_the_people_bear_is_found(kinds, release):
    few = few_people(release, "r3_age_gender", 15)
    assert kinds(few) == {FindingKind.TOO_DETAILED}
    assert kinds(few_people(release, "r3_gender", 15)) == set()
    assert FindingKind.TOO_DETAILED in kinds(few_people(release, "r3_gender", 100))


def few_people(release, name, by):
    """Return a package with one table, all of its counts divided."""
    table = next(each for each in release.tables if each.id == name)
    counts = {c.keys: 5 * round(c.count / by) for c in table.cells if None not in c.keys}

    def count(keys):
        """Return the sum of what a total covers."""
        return sum(
            number
            for each, number in counts.items()
            if all(key in {None, own} for key, own in zip(keys, each, strict=True))
        )

    cells = tuple(replace(cell, count=count(cell.keys), percent=None) for cell in table.cells)
    one = replace(release, tables=(replace(table, cells=cells),), statements=())
    return package.pack(package.contents(one, SIGNER))


def test_sensitive_signals_of_one_area_are_found(kinds, release):
    age = next(each for each in release.tables if each.id == "r3_age")
    signal = replace(
        age.dimensions[0],
        name=DimensionName.SIGNAL,
        categories=("loneliness", "money+alcohol", "loss", "falling"),
    )
    codes = dict(zip(age.dimensions[0].categories, signal.categories, strict=True))
    cells = tuple(
        replace(cell, keys=(codes.get(cell.keys[0]),), percent=Percent(20)) for cell in age.cells
    )
    table = replace(age, dimensions=(signal,), cells=tuple(replace(c, percent=None) for c in cells))
    small = replace(release, tables=(table,), statements=())
    data = package.pack(package.contents(small, SIGNER))
    assert kinds(data) == set()
    edit = table_edit(b"money+alcohol,25", b"money+alcohol,5", b"loss,30", b"loss,50")
    assert kinds(changed(replace(release, tables=(table,)), r3_age=edit)) == {
        FindingKind.SENSITIVE,
        FindingKind.TABLE_DIFFERS,
    }


def edited(release, /, **words):
    """Return a package with other words in the files of these names, made whole again."""
    files = package.contents(release, SIGNER)
    for name, (before, after) in words.items():
        path = next(each for each in files if each.replace(".", "_").replace("-", "_") == name)
        assert before.encode() in files[path]
        files[path] = files[path].replace(before.encode(), after.encode())
    return whole(files)


@pytest.mark.parametrize(
    "words",
    [
        {"report_nl_html": ("</main>", "<script src='https://x'></script></main>")},
        {"method_nl_md": ("afgerond", "geraden")},
        {"codebook_en_csv": ("Residents", "Everybody")},
    ],
)
def test_words_that_are_not_of_these_figures_are_found(judge, release, words):
    (finding,) = judge(edited(release, **words))
    assert finding.kind is FindingKind.WORDS_DIFFER
    assert finding.where.replace(".", "_") in words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("title",), "Mevrouw Jansen, Dorpsstraat 5"),
        (("created",), "Jansen"),
        (("resources", 0, "description"), "BSN 123456782"),
        (("resources", 0, "bytes"), "vrije tekst"),
        (("resources", 0, "hash"), "niets"),
    ],
    ids=["title", "created", "description", "bytes", "hash"],
)
def test_there_is_no_place_for_words_of_its_own_in_a_description(judge, release, place, words):
    (finding,) = judge(changed(release, description=at(*place, to=words)))
    assert finding == Finding(FindingKind.WORDS_DIFFER, package.DESCRIPTION)


def test_words_of_another_version_of_the_program_are_only_remarked_on(tmp_path, release):
    files = package.contents(release, SIGNER)
    files["method.nl.md"] += b"Een zin van een latere versie."
    program = describing(lambda description: description.update({"spil:program": "9.9.9"}))
    files[package.DESCRIPTION] = program(files[package.DESCRIPTION])
    path = tmp_path / "pakket.zip"
    path.write_bytes(whole(files))
    checked = validation.check(path)
    assert checked.findings == ()
    assert checked.release is not None
    kind = FindingKind.OTHER_PROGRAM
    assert set(checked.remarks) == {
        Finding(kind, "method.nl.md"),
        Finding(kind, package.DESCRIPTION),
    }


def test_an_older_version_than_the_one_it_was_counted_by_is_found(kinds, release):
    def older(description):
        description["spil:release"]["definition_version"] = "1.0"

    def said(stored):
        stored["definition_version"] = "1.0"

    data = changed(release, description=describing(older), release=describing(said))
    assert kinds(data) == {FindingKind.WORDS_DIFFER}


@pytest.mark.parametrize(
    ("kind", "share"), [("women", 95), ("eighty_plus", 20), ("mean_mark", "8.9"), ("chronic", 90)]
)
def test_a_sentence_that_does_not_follow_from_the_tables_is_found(judge, release, kind, share):
    def edit(stored):
        for sentence in stored["statements"]:
            if sentence[0] == kind:
                if isinstance(share, int):
                    sentence[2][0] = share
                else:
                    sentence[4] = share

    findings = judge(changed(release, release=describing(edit)))
    assert set(findings) == {Finding(FindingKind.SENTENCE_DIFFERS, package.RELEASE, (kind,))}


def test_a_sentence_that_is_gone_is_found(kinds, release):
    def edit(stored):
        stored["statements"] = [each for each in stored["statements"] if each[0] != "limitation"]

    assert kinds(changed(release, release=describing(edit))) == {FindingKind.SENTENCE_DIFFERS}


def table_edit(*pairs):
    """Return an edit that replaces texts of a table, two by two."""

    def edit(data):
        for before, after in zip(pairs[::2], pairs[1::2], strict=True):
            assert before in data
            data = data.replace(before, after)
        return data

    return edit


def test_a_file_that_is_not_there_or_a_folder_is_a_clear_failure(tmp_path):
    with pytest.raises(SpilError) as missing:
        validation.validate(tmp_path / "nergens.zip")
    assert missing.value.problem is FileProblem.NOT_FOUND
    with pytest.raises(SpilError) as folder:
        validation.validate(tmp_path)
    assert folder.value.problem is FileProblem.NOT_READABLE


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(package_zip, "LARGEST", 1000)
    path = tmp_path / "pakket.zip"
    package.write(sample_release(), path, SIGNER)
    assert validation.validate(path) == (Finding(FindingKind.TOO_LARGE, "pakket.zip"),)


def test_a_zip_that_swells_is_refused(kinds):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.html", bytes(40 * 1024 * 1024))
    assert kinds(target.getvalue()) == {FindingKind.NOT_A_PACKAGE}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(kinds):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("report.html", b"1")
        archive.writestr("report.html", b"2")
    assert kinds(target.getvalue()) == {FindingKind.NOT_A_PACKAGE}
