import re

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from spil_desktop import language, paths
from spil_desktop.ui.help import page as help_page
from spil_desktop.ui.help.page import HelpPage
from spil_desktop.ui.work import Work

NAMES = [name for name, _title in help_page.subjects()]


@pytest.mark.parametrize("code", language.LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_its_help(name: str, code: str) -> None:
    file = paths.resource("help") / code / f"{name}.md"

    assert file.exists()
    assert file.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_links_lead_to_help_pages(code: str) -> None:
    for file in (paths.resource("help") / code).glob("*.md"):
        links = re.findall(r"\]\(([^)]+)\)", file.read_text(encoding="utf-8"))
        assert {link.removesuffix(".md") for link in links} <= set(NAMES), file.name


def test_a_subject_is_shown_and_links_are_followed(work: Work, qtbot: QtBot) -> None:
    page = HelpPage(work)
    qtbot.addWidget(page)
    assert "Zo begin je" in page.text.toPlainText()

    page.text.anchorClicked.emit(QUrl("settings.md"))
    assert page.remember() == "settings"
    assert "Wijken en dorpen" in page.text.toPlainText()
    page.recall("keys")
    assert "Ctrl+K" in page.text.toPlainText()


def test_a_language_without_a_page_falls_back_on_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "current", lambda: "fy")

    assert help_page.file_of("settings").parent.name == "nl"
