"""Icons of the window: Remix Icon, from the font that QtAwesome carries.

Only the font and its list of names are used. Importing QtAwesome itself costs 0.3 s and 26 MB
(it loads QtOpenGL and, at the first icon, all of its twelve fonts), more than the start allows.
"""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap

from spil_desktop.ui import theme

_FONT: Final = "remixicon-2.5.0.ttf"
_NAMES: Final = "remixicon-charmap-2.5.0.json"
BESIDE: Final = 1.35
"""How wide an icon with air beside it is, for its height."""
_SIZE: Final = 20


def icon(name: str, colour: str = "", selected: str = "", *, beside: bool = False) -> QIcon:
    """Return Remix icon `name` ("user-line"), in `colour` or else the muted text colour.

    `selected` is its colour when it is on; `beside` leaves air at its right, for words that
    follow. Raises KeyError for a name that the font does not have.
    """
    used = theme.colours()
    on = selected or colour or used.accent
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    wide = BESIDE if beside else 1.0
    return _icon(name, colour or used.muted, on, theme.px(_SIZE), ratio, wide)


def pixmap(name: str, size: int, colour: str = "", ratio: float = 1.0) -> QPixmap:
    """Return icon `name` of `size` pixels (already scaled by `theme.px`) to paint oneself."""
    return _drawn(name, size, colour or theme.colours().muted, ratio)


@cache
def _icon(name: str, colour: str, selected: str, size: int, ratio: float, wide: float) -> QIcon:
    """Draw the one size that is used; Qt scales it where a button is smaller or larger."""
    made = QIcon(_drawn(name, size, colour, ratio, wide=wide))
    # Qt's own bleaches a light icon away on the ground of a button that cannot be used.
    off = _drawn(name, size, theme.colours().muted, ratio, wide=wide)
    made.addPixmap(off, QIcon.Mode.Disabled)
    made.addPixmap(off, QIcon.Mode.Disabled, QIcon.State.On)
    if selected != colour:
        chosen = _drawn(name, size, selected, ratio, wide=wide)
        made.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(chosen, QIcon.Mode.Selected)
    return made


@cache
def _drawn(name: str, size: int, colour: str, ratio: float = 1.0, *, wide: float = 1.0) -> QPixmap:
    glyph = _glyphs()[name]
    drawn = QPixmap(round(size * ratio * wide), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    used = QFont(_family())
    used.setPixelSize(size)
    painter.setFont(used)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, glyph)
    painter.end()
    return drawn


def _folder() -> Path:
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        message = "QtAwesome is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "fonts"


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _glyphs() -> dict[str, str]:
    found: dict[str, str] = json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in found.items()}
