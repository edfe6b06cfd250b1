"""The form on paper and the story of the answers, as their text is read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from spil_desktop.files import measured_story, questionnaire_form
from spil_desktop.rules import questionnaires
from spil_desktop.rules.questionnaires import DECLINED
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services.measurements import MeasurementFields, MeasurementRow

T0, T1 = date(2026, 3, 10), date(2026, 9, 12)
LEAST = 14
"""Points: nothing that an older person reads is smaller."""


def read(path: Path) -> tuple[str, set[float]]:
    """Return the words of a PDF and the sizes in which they stand."""
    sizes: set[float] = set()

    def look(text, _matrix, _text_matrix, _font, size):
        if text.strip():
            sizes.add(size)

    pages = [page.extract_text(visitor_text=look) for page in PdfReader(path).pages]
    return " ".join(" ".join(pages).split()), sizes


def row(code, moment, day, **answers):
    edition = questionnaires.by_code()[code].edition
    return MeasurementRow(1, 1, edition, MeasurementFields(code, moment, day, answers))


def story(*rows):
    known = {(one.code, one.edition): one for one in questionnaires.shipped()}
    return measured_story.words("Froukje de Jong", rows, known)


def test_the_form_has_large_type_boxes_and_the_keys(tmp_path: Path) -> None:
    asked = [one for one in questionnaires.shipped() if one.standard or one.code == "zrm"]
    path = tmp_path / "vragenlijst.pdf"
    questionnaire_form.write(path, Moment.T1, asked, made_on=T0, name="Froukje de Jong")
    words, sizes = read(path)
    assert min(sizes) >= 16
    assert "Naam: Froukje de Jong" in words
    assert "Hoe vindt u over het algemeen uw gezondheid?" in words
    assert "2 heel goed" in words
    assert "W weet niet" in words
    assert "Kruis alles aan wat past." in words
    assert "Financiën" not in words
    assert "eenza" not in words.lower()
    questionnaire_form.write(path, Moment.T0, asked, made_on=T0)
    assert "Froukje" not in read(path)[0]


def test_a_number_with_many_answers_has_a_line_to_write_on() -> None:
    (asked,) = (one for one in questionnaires.shipped() if one.code == "life_mark")
    (mark,) = asked.items
    assert pieces(asked)[:2] == [("1. " + mark.text, "H3"), ("", "P")]
    wide = replace(asked, items=(replace(mark, low=0, high=120),))
    assert pieces(wide)[1] == ("Schrijf een getal op, van 0 tot en met 120:", "line")


def pieces(asked) -> list[tuple[str, str]]:
    """Return the words and the look of what stands with the first question."""
    parts = questionnaire_form.words(Moment.T0, [asked])
    (part,) = (part for part in parts if any(piece.look == "H3" for piece in part))
    at = next(place for place, piece in enumerate(part) if piece.look == "H3")
    return [(piece.text, piece.look) for piece in part[at:]]


def test_the_story_stands_in_her_own_words_with_both_moments(tmp_path: Path) -> None:
    told = story(
        row("self_rated_health", Moment.T0, T0, health="fair"),
        row("self_rated_health", Moment.T1, T1, health="good"),
        row("djg6", Moment.T0, T0, djg3="yes", djg4="more_or_less", djg7=DECLINED),
        row("effect", Moment.T1, T1, mattered_most=["attention", "transport"]),
        row("life_mark", Moment.T1, T1, mark=7),
    )
    assert "wat er veranderd is" in told.opening
    health, mark, people, effect = told.parts
    assert [(one.words, one.place, one.dots) for one in health.questions[0].answers] == [
        ("redelijk", 1, 5),
        ("goed", 2, 5),
    ]
    assert mark.questions[0].answers[0].place == 6
    assert people.heading == "Mensen om u heen"
    assert people.questions[2].answers[0].words == "wilde u niet zeggen"
    (note,) = people.notes
    assert note == (
        "T0: Deze vragen tellen samen niet mee: 4 van de 6 antwoorden ontbreken. "
        "Er mag er 1 ontbreken."
    )
    assert effect.questions[0].answers[0].words == "aandacht, vervoer"
    assert effect.questions[0].answers[0].dots == 0

    path = tmp_path / "uw-verhaal.pdf"
    measured_story.write(told, path, made_on=T1)
    words, sizes = read(path)
    assert min(sizes) >= LEAST
    assert "september 2026 goed" in words
    assert "eenza" not in words.lower()


def test_answers_in_other_words_never_stand_beside_each_other() -> None:
    told = story(
        row("self_rated_health", Moment.T0, T0, health="fair"),
        row("self_rated_health_cbs", Moment.T1, T1, health="good"),
    )
    assert [len(one.answers) for part in told.parts for one in part.questions] == [1, 1]
    assert "veranderd" not in told.opening


def test_without_answers_to_a_scale_that_is_told_and_small_ranges_only_have_dots() -> None:
    first = story(row("pearlin", Moment.T0, T0, pearlin1=DECLINED))
    assert "veranderd" not in first.opening  # there is nothing to compare with
    (part,) = first.parts
    assert part.notes[0].startswith("T0: Deze vragen tellen niet mee")
    assert story().parts == ()
    unknown = MeasurementRow(1, 1, "?", MeasurementFields("weg", Moment.T0, T0, {"a": 1}))
    assert story(unknown).parts == ()
