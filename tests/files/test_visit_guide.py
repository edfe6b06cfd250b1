from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import visit_guide
from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.texts import visit_guide as words


def test_a_guide_in_large_type_with_every_question(tmp_path: Path):
    path = tmp_path / "leidraad.pdf"
    visit_guide.write(path, date(2026, 3, 10))

    reader = PdfReader(path)
    sizes: set[float] = set()

    def look(_text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if _text.strip():
            sizes.add(size)

    text = " ".join(" ".join(page.extract_text(visitor_text=look).split()) for page in reader.pages)
    for asked in VisitQuestion:
        assert words.question(asked) in text
    assert "Naam:" in text
    assert min(sizes) >= visit_guide.SIZE - 0.5
    assert reader.metadata is not None
    assert reader.metadata.title == "Gespreksleidraad huisbezoek"
    assert reader.metadata.author is None
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_a_place_that_cannot_be_written(tmp_path: Path):
    with pytest.raises(SpilError) as refused:
        visit_guide.write(tmp_path / "er-niet" / "leidraad.pdf", date(2026, 3, 10))
    assert refused.value.problem is FileProblem.CANNOT_WRITE
