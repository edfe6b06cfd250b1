"""What a reader of English gets to see: codes, problems, sentences, reports and commands."""

import html as markup
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from spil_desktop import language
from spil_desktop.errors import (
    ChangeProblem,
    FileProblem,
    InputProblem,
    MatchProblem,
    Problem,
    ReleaseProblem,
    SpilError,
    StoreProblem,
)
from spil_desktop.files import html, package, pdf
from spil_desktop.files.exports import Format, file_name
from spil_desktop.files.validation import validate
from spil_desktop.rules import vocabulary
from spil_desktop.rules.release import Percent, PercentNote, Statement, StatementKind
from spil_desktop.rules.vocabulary import Code
from spil_desktop.texts import figures, labels, phrases, problems
from spil_desktop.texts.statements import sentence
from tests.english import dutch_words
from tests.samples import SIGNER, sample_release


@pytest.fixture(autouse=True)
def _english(_dutch: None) -> None:
    language.use(language.ENGLISH)


def codes() -> list[Code]:
    found = [kind for kind in vars(vocabulary).values() if isinstance(kind, type)]
    return [code for kind in found if issubclass(kind, Code) for code in kind]


def test_every_code_has_an_english_word() -> None:
    assert len(codes()) > 300
    assert {code: words for code in codes() if (words := dutch_words(labels.label(code)))} == {}
    assert labels.label(vocabulary.MatchStatus.TRIAL) == "trial period"
    assert labels.short_day_part(vocabulary.DayPart.TUESDAY_AFTERNOON) == "Tue pm"


@pytest.mark.parametrize(
    "family",
    [StoreProblem, InputProblem, MatchProblem, ChangeProblem, FileProblem, ReleaseProblem],
)
def test_every_problem_is_said_in_english(family: type[Problem]) -> None:
    for problem in family:
        told = problems.sentence(SpilError(problem))
        assert dutch_words(told) == set(), problem
    wrong = problems.sentence(SpilError(StoreProblem.WRONG_PASSPHRASE))
    assert wrong == "This passphrase is not correct. Try again; mind the capitals."


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (95, "nearly all participants (95%)"),
        (90, "nine out of ten participants (90%)"),
        (85, "more than eight out of ten participants (85%)"),
        (80, "eight out of ten participants (80%)"),
        (75, "three quarters of the participants (75%)"),
        (50, "half of the participants (50%)"),
        (40, "40% of the participants"),
        (35, "a third of the participants (35%)"),
    ],
)
def test_shares_are_said_as_english_speakers_do(points: int, words: str) -> None:
    assert phrases.share_of(Percent(points), "participants", "participant") == words


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            Statement(StatementKind.LIMITATION, "R5", Percent(80)),
            "Eight out of ten participants (80%) have a physical limitation.",
        ),
        (
            Statement(StatementKind.WOMAN_ALONE_EIGHTY_PLUS, "R3", Percent(35)),
            "A third of the participants (35%) are women, live alone and are aged 80 or over.",
        ),
        (
            Statement(StatementKind.NEEDS_SOLVED, "R7", Percent(75)),
            "Three quarters of the needs (75%) have been fully or partly solved.",
        ),
        (
            Statement(StatementKind.STREETS_REACHED, "R14", Percent(95, PercentNote.MORE_THAN)),
            "More than 95% of the streets have been explored.",
        ),
        (
            Statement(StatementKind.MEAN_MARK, "R4", None, (), Decimal("6.3")),
            "Participants give their life a mark of 6.3 on average.",
        ),
        (
            Statement(StatementKind.TOP_NEEDS, "R7", None, ("social_contact", "transport")),
            "The most important requests are: social contact and transport.",
        ),
    ],
)
def test_statements_are_english_sentences(statement: Statement, text: str) -> None:
    assert sentence(statement) == text


def test_a_report_in_english_has_no_dutch_in_it(tmp_path: Path) -> None:
    release = sample_release()
    html.write(release, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    told = markup.unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))
    assert '<html lang="en"' in page
    assert "What do participants ask for?" in told
    assert dutch_words(told) == set()

    pdf.write(release, tmp_path / "report.pdf")
    reader = pypdf.PdfReader(tmp_path / "report.pdf")
    told = "\n".join(page.extract_text() for page in reader.pages)
    assert "Spil in De Bouwen, 2025" in told
    assert dutch_words(told) == set()


def test_a_package_in_english_is_valid_in_both_languages(tmp_path: Path) -> None:
    release = sample_release()
    path = tmp_path / file_name(release, Format.PACKAGE)
    package.write(release, path, SIGNER)
    contents = package.contents(release, SIGNER)
    for name in ("codebook.en.md", "method.en.md"):
        assert dutch_words(contents[name].decode().replace("`totaal`", "")) <= {"totaal"}
    assert path.name.endswith("-package.zip")
    assert validate(path) == ()
    language.use(language.DUTCH)
    assert validate(path) == ()


def test_exact_figures_carry_their_warning_in_english() -> None:
    assert figures.warning() == "Exact figures: not for distribution."


def test_the_commands_explain_themselves_in_english(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "spil_desktop", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "SPIL_LANGUAGE": "en", "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert dutch_words(done.stdout) == set()
    assert "Make a report that can safely be published." in done.stdout
