from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from spil_desktop.ui import theme
from spil_desktop.ui.preferences import TEXT_SIZES, Appearance
from spil_desktop.ui.theme import DARK, LIGHT, Colours

AA_TEXT, AA_PARTS = 4.5, 3.0
GROUNDS = ("ground", "surface", "side", "raised")
TONES = ("warning", "danger", "good")


def light_of(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("used", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(used: Colours) -> None:
    look = asdict(used)
    pairs = [(words, ground) for words in ("text", "muted") for ground in GROUNDS]
    pairs += [("accent", ground) for ground in ("ground", "surface", "side")]
    pairs += [(tone, ground) for tone in TONES for ground in (f"{tone}_soft", "surface", "ground")]
    pairs += [("text", "accent_soft"), ("muted", "accent_soft"), ("accent_strong", "accent_soft")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_strong"), ("accent", "accent_soft")]
    pairs += [("text", "line"), ("ground", "text")]

    poor = {
        pair: round(contrast(look[pair[0]], look[pair[1]]), 2)
        for pair in pairs
        if contrast(look[pair[0]], look[pair[1]]) < AA_TEXT
    }
    assert not poor


@pytest.mark.parametrize("used", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_inputs_and_the_focus_stand_out(used: Colours) -> None:
    for ground in (used.ground, used.surface):
        assert contrast(used.edge, ground) >= AA_PARTS
        assert contrast(used.accent, ground) >= AA_PARTS


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_style_sheet_is_filled_in_and_grows(
    qapp: QApplication, appearance: Appearance, size: int
) -> None:
    theme.apply(qapp, appearance, size)

    sheet = theme.style_sheet()
    rules = sheet[sheet.index("*/") :]
    assert "$" not in rules
    assert "@" not in rules
    assert theme.px(8) == round(8 * size / 100)
    assert qapp.font().pixelSize() == theme.px(theme.TEXT)
    assert theme.is_dark() is (appearance is Appearance.DARK)


def test_windows_and_what_they_open_follow_the_colours(qapp: QApplication, qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    theme.dress(window)
    opened = QDialog(window)
    inside = QLabel(opened)
    window.show()
    opened.show()
    for look in (Appearance.DARK, Appearance.LIGHT):
        theme.apply(qapp, look, 100)

        shown = inside.palette().color(QPalette.ColorRole.WindowText).name()
        assert shown == theme.colours().text


def test_the_program_brings_its_own_font(qapp: QApplication) -> None:
    assert qapp.font().family() == theme.FONT_FAMILY


def test_system_colours_follow_the_computer(qapp: QApplication) -> None:
    theme.apply(qapp, Appearance.SYSTEM, 100)

    assert theme.colours() in {LIGHT, DARK}
    shown = qapp.palette().color(QPalette.ColorRole.Window).name()
    assert shown == theme.colours().ground
