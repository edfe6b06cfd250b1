"""Colours, sizes and fonts of the window: one palette for light, one for dark, any text size.

`apply` sets them for the whole program; `dress` gives a window its style. Widgets that paint
themselves ask `colours()` and `px()`. Sizes are written for 100 % text on an 8 px grid and grow
with the text.
"""

import importlib.util
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from spil_desktop import paths
from spil_desktop.ui.preferences import Appearance

TEXT: Final = 15
FONT_FAMILY: Final = "Source Sans Pro"
_FONT_FILES: Final = ("Regular", "It", "Semibold", "Bold")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one appearance; every text colour is readable on every ground it stands on.

    ground: behind everything · surface: cards, inputs, lists · side: navigation · raised: hover
    text, muted: words · line: quiet rules · bar: scroll bars · edge: borders of inputs (3:1)
    accent: the one colour that asks for attention · *_soft: the quiet ground of a tone
    """

    ground: str
    surface: str
    side: str
    raised: str
    text: str
    muted: str
    line: str
    bar: str
    edge: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    good: str
    good_soft: str


LIGHT: Final = Colours(
    ground="#f7f6f3",
    surface="#ffffff",
    side="#efede8",
    raised="#f2f1ed",
    text="#1f2a30",
    muted="#566068",
    line="#e4e1da",
    bar="#cbc8c0",
    edge="#868d91",
    accent="#0b6e69",
    accent_strong="#085752",
    on_accent="#ffffff",
    accent_soft="#dcefec",
    warning="#7a4d00",
    warning_soft="#fdf0d2",
    danger="#a8271d",
    danger_soft="#fbe4e1",
    good="#2a6530",
    good_soft="#e2f1e1",
)
DARK: Final = Colours(
    ground="#15191c",
    surface="#1d2226",
    side="#111517",
    raised="#272d32",
    text="#e9e7e2",
    muted="#a9b1b7",
    line="#2e353a",
    bar="#454e54",
    edge="#7b858c",
    accent="#5fc7bc",
    accent_strong="#86d8cf",
    on_accent="#06211e",
    accent_soft="#1c3f3c",
    warning="#f0c772",
    warning_soft="#3d3016",
    danger="#ff9c92",
    danger_soft="#48211d",
    good="#93d398",
    good_soft="#1e3a21",
)


@dataclass(slots=True)
class _State:
    colours: Colours = LIGHT
    scale: float = 1.0


_now = _State()


def colours() -> Colours:
    """Return the colours in use."""
    return _now.colours


def px(size: float) -> int:
    """Return `size` (pixels at 100 % text) at the current text size."""
    return round(size * _now.scale)


def scale() -> float:
    """Return the text size as a factor, 1.0 to 2.0."""
    return _now.scale


def is_dark() -> bool:
    """Say whether the dark colours are in use."""
    return _now.colours is DARK


def apply(app: QApplication, appearance: Appearance, text_size: int) -> None:
    """Give the whole program its font and colours; `text_size` in percent.

    Windows that have their style already get it anew.
    """
    _now.colours = DARK if _wants_dark(appearance) else LIGHT
    _now.scale = text_size / 100
    style = QStyleFactory.create("Fusion")
    if app.style().objectName() != "fusion":
        app.setStyle(style)
    app.setFont(font())
    app.setPalette(palette(_now.colours))
    for window in app.topLevelWidgets():
        if window.styleSheet():
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window without parent its style, first of all: what it holds and opens inherits it.

    It is not set on the application, because there a widget is dressed anew with all it holds
    each time that it is put into another one: that was half of the time that windows took.
    """
    window.setStyleSheet(style_sheet())


def font(size: float = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font at `size` (pixels at 100 %)."""
    made = QFont(_family())
    made.setPixelSize(px(size))
    made.setWeight(weight)
    return made


def palette(used: Colours) -> QPalette:
    """Return `used` as Qt's palette, for what the style draws by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for key, value in {
        role.Window: used.ground,
        role.WindowText: used.text,
        role.Base: used.surface,
        role.AlternateBase: used.raised,
        role.Text: used.text,
        role.Button: used.surface,
        role.ButtonText: used.text,
        role.Highlight: used.accent,
        role.HighlightedText: used.on_accent,
        role.Accent: used.accent,
        role.Link: used.accent,
        role.LinkVisited: used.accent,
        role.PlaceholderText: used.muted,
        role.ToolTipBase: used.surface,
        role.ToolTipText: used.text,
        role.Mid: used.line,
        role.Light: used.raised,
    }.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(used.muted))
    return made


def style_sheet() -> str:
    """Return `resources/style/style.qss` with `$colour`, `@size` and `$icons` filled in."""
    return _filled_in(_now.colours, _now.scale)


@cache
def _filled_in(used: Colours, size: float) -> str:
    words = asdict(used)
    words["icons"] = (paths.resource("icons") / ("dark" if used is DARK else "light")).as_posix()
    template = (paths.resource("style") / "style.qss").read_text(encoding="utf-8")
    sized = re.sub(r"@(\d+)", lambda found: f"{round(int(found.group(1)) * size)}px", template)
    return re.sub(r"\$(\w+)", lambda found: words[found.group(1)], sized)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at `widget`, after a property that it selects on changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _wants_dark(appearance: Appearance) -> bool:
    if appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return appearance is Appearance.DARK


@cache
def _family() -> str:
    """Load the TrueType files of the font package, without importing the package."""
    spec = importlib.util.find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return QApplication.font().family()
    folder = Path(spec.origin).parent / "files"
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(folder / f"SourceSansPro-{name}.ttf"))
    return FONT_FAMILY if FONT_FAMILY in QFontDatabase.families() else QApplication.font().family()
