"""The English words: every string of the program and every help page, as good as the Dutch."""

import ast
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import spil_desktop
from spil_desktop import paths
from tests.english import dutch_words

SOURCE = Path(spil_desktop.__file__).parent
PO = paths.resource("translations") / "en" / "LC_MESSAGES" / "spil.po"
HELP = paths.resource("help")
FUNCTIONS = {"_": 1, "ngettext": 2, "pgettext": 2}
OTHER_PLACEHOLDERS = {"vrijwel elke {person}": "nearly all {people}"}
"""“Nearly every participant” would need another verb than “eight out of ten participants”."""

Key = tuple[str, ...]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def messages(catalog: Catalog) -> Iterator[tuple[Message, Key, Key]]:
    """Every message with its source and its translation, each as its one or two forms."""
    for message in catalog:
        if message.id:
            yield message, forms(message.id), forms(message.string)


def forms(text: str | Sequence[str] | None) -> Key:
    return (text,) if isinstance(text, str) else tuple(text or ())


@pytest.fixture(scope="module")
def called() -> set[Key]:
    return set(_called())


def _called() -> Iterator[Key]:
    """The strings handed to gettext anywhere in the program, as Python itself reads them."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in FUNCTIONS or file.name == "language.py":
                continue
            words = node.args[: FUNCTIONS[node.func.id]]
            constants = [word.value for word in words if isinstance(word, ast.Constant)]
            strings = tuple(text for text in constants if isinstance(text, str))
            assert len(strings) == len(words), f"{file}:{node.lineno}: not a plain string"
            yield strings


def extracted() -> set[Key]:
    found = extract_from_dir(
        SOURCE,
        method_map=[("**.py", "python")],
        options_map={"**.py": {"encoding": "utf-8"}},
        keywords={"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)},
    )
    return {(text,) if isinstance(text, str) else tuple(text) for _f, _l, text, _c, _x in found}


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^}]*\}", text))


def test_every_string_is_in_the_catalogue_and_nothing_else(
    catalog: Catalog, called: set[Key]
) -> None:
    known = {source for _message, source, _told in messages(catalog)}
    assert called - known == set(), "run `make words` and translate"
    assert known - called == set(), "run `make words`"


def test_make_words_finds_every_string(called: set[Key]) -> None:
    assert extracted() == called


def test_nothing_is_untranslated_or_unsure(catalog: Catalog) -> None:
    open_ones = [source for _m, source, told in messages(catalog) if not all(told)]
    unsure = [source for message, source, _told in messages(catalog) if message.fuzzy]
    assert (open_ones, unsure) == ([], [])
    assert not catalog.obsolete


def test_placeholders_are_the_same_in_both_languages(catalog: Catalog) -> None:
    for _message, source, told in messages(catalog):
        assert len(source) == len(told)
        for dutch, english in zip(source, told, strict=True):
            if OTHER_PLACEHOLDERS.get(dutch) != english:
                assert placeholders(dutch) == placeholders(english), dutch


def test_the_space_and_stop_at_the_ends_are_the_same_in_both_languages(catalog: Catalog) -> None:
    for _message, source, told in messages(catalog):
        for dutch, english in zip(source, told, strict=True):
            assert re.findall(r"^\s*|\s*$", dutch) == re.findall(r"^\s*|\s*$", english), dutch
            for end in (".", ":", "?", "…"):
                assert dutch.endswith(end) == english.endswith(end), dutch
            if dutch != "Spil":  # a role, and in English an ordinary word
                assert not dutch[:1].isupper() or not english[:1].islower(), dutch


def test_no_dutch_is_left(catalog: Catalog) -> None:
    left = {
        english: words
        for _message, _source, told in messages(catalog)
        for english in told
        if (words := dutch_words(english))
    }
    assert left == {}


def test_the_catalogue_compiles(catalog: Catalog) -> None:
    file = io.BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    made = read_mo(file)
    weeks = made.get("{number} week")
    assert weeks is not None
    assert forms(weeks.string) == ("{number} week", "{number} weeks")
    assert made.num_plurals == 2


def test_every_help_page_has_an_english_one_with_the_same_form() -> None:
    dutch = {file.name: file.read_text(encoding="utf-8") for file in (HELP / "nl").glob("*.md")}
    english = {file.name: file.read_text(encoding="utf-8") for file in (HELP / "en").glob("*.md")}
    assert set(dutch) == set(english)
    for name, text in english.items():
        for form in (r"^#+ ", r"^[-\d]", r"^\|", r"\]\([a-z]+\.md\)", r"\*\*Ctrl|\(Ctrl"):
            ours, theirs = (len(re.findall(form, one, re.MULTILINE)) for one in (text, dutch[name]))
            assert ours == theirs, f"{name}: {form}"
        assert dutch_words(re.sub(r"'[^']*'", "", text)) == set(), name


def emphasised(file: Path) -> list[str]:
    text = " ".join(file.read_text(encoding="utf-8").split())
    return re.findall(r"(?<!\*)\*{1,2}([^*]+?)\.?\*{1,2}(?!\*)", text)


@pytest.mark.parametrize("name", [file.stem for file in sorted((HELP / "nl").glob("*.md"))])
def test_help_names_buttons_as_the_window_does(name: str, catalog: Catalog) -> None:
    """What is emphasised in both languages and is a button in Dutch is that button in English."""
    words = {source[0]: told[0] for _message, source, told in messages(catalog)}
    dutch, english = (emphasised(HELP / code / f"{name}.md") for code in ("nl", "en"))
    assert len(dutch) == len(english)
    for theirs, ours in zip(dutch, english, strict=True):
        if theirs in words:
            assert ours.casefold() == words[theirs].casefold(), theirs
