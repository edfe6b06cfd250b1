from spil_desktop.rules.references import Compared, shipped
from spil_desktop.texts import references


def test_every_comparison_has_words() -> None:
    words = [references.what(each) for each in Compared]
    assert len(set(words)) == len(words)


def test_a_line_says_figure_region_source_and_year() -> None:
    lines = [references.line(each) for each in shipped()]
    assert lines[0] == (
        "Eenzaam (enigszins of sterk): 48,6% (Nederland, 18 jaar en ouder; Movisie, 2022)"
    )
    assert "acht op de tien" in lines[1]
    assert "bij benadering" in lines[1]
    assert "geen doel" in references.heading()
